"""A file to choose: folders to go into, files with date and size, typing narrows, and the mouse works too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from courses import clock
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.screens import folders, last_folder
from courses.screens.dialogs.search import SearchDialog
from courses.screens.folders import Entry
from courses.screens.themes import styles
from courses.text import fold, plain

_WIDTH, _AROUND = 74, 9
"""Of the window, and of what stands around its rows."""
_CHANGED, _SIZE = 14, 8
_SHOWN = 300
"""Rows at most; typing finds the others."""


class _Row(NamedTuple):
    """One line to choose."""

    entry: Entry
    label: str


class FileDialog(SearchDialog):
    """Answers the path of the file chosen."""

    CSS_PATH = styles("dialog", "settings")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace", "up", "files.up", id="files.up", show=False, priority=True),
    ]

    def __init__(self, folder: Path) -> None:
        """Begin in a folder."""
        super().__init__(_("Choose file"))
        self._folder = folder.absolute()
        self._start = self._folder
        self._came_from: Path | None = None
        self._entries: list[Entry] = []
        self._rows: list[_Row] = []
        self._fault = ""

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Static(classes="quiet folder", markup=False)
        yield Input(placeholder=_("Search in the folder"), compact=True)
        yield OptionList(markup=False, compact=True)
        yield Static(classes="dialog-words nothing", markup=False)
        yield Static(Content(_("Enter opens · ⌫ goes up · Esc closes")), classes="quiet keys")

    def on_mount(self) -> None:
        """Read the folder before it is shown."""
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: a key that takes back what was typed goes up only where nothing is typed."""
        return action != "up" or not self.query_one(Input).value

    def action_up(self) -> None:
        """Go to the folder that this one lies in."""
        if self._folder.parent != self._folder:
            self._go(self._folder.parent, came_from=self._folder)

    def _go(self, folder: Path, *, came_from: Path | None = None) -> None:
        self._folder, self._came_from = folder, came_from
        self._read()
        self.query_one(Input).value = ""
        self.show("")

    def _read(self) -> None:
        self._entries, self._fault = [], ""
        try:
            self._entries = folders.entries(self._folder)
        except Invalid as error:
            self._fault = error.message
        shown = plain(self._folder)
        width = self._width()
        self.query_one(".folder", Static).update(shown if len(shown) <= width else f"…{shown[1 - width :]}")

    def show(self, typed: str) -> None:
        """List what fits."""
        words = fold(typed).split()
        every = [row for row in self._every(is_narrowed=bool(words)) if all(w in fold(row.label) for w in words)]
        self._rows = every[:_SHOWN]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(self._line(row), id=str(at)) for at, row in enumerate(self._rows)])
        options.highlighted = self._first() if self._rows else None
        options.display = bool(self._rows)
        self._say(len(every) - len(self._rows))

    def _say(self, more: int) -> None:
        words = self._fault
        if not words and not any(not row.entry.is_folder for row in self._rows):
            words = _("There is no file here of the kinds {endings}.").format(endings=", ".join(folders.ENDINGS))
        if more:
            words = ngettext("… and {count} more; type to find it", "… and {count} more; type to find them", more)
            words = words.format(count=more)
        note = self.query_one(".nothing", Static)
        note.update(plain(words))
        note.display = bool(words)

    def _every(self, *, is_narrowed: bool) -> Iterator[_Row]:
        """Yield the rows: the usual places where one begins, the way up, folders, files."""
        usual = list(self._usual()) if self._folder == self._start else []
        yield from usual
        parent = self._folder.parent
        if parent != self._folder and not is_narrowed:
            yield _Row(Entry(parent, "..", is_folder=True), "..")
        known = {row.entry.path for row in usual}
        for entry in self._entries:
            if entry.path not in known:
                yield _Row(entry, f"{plain(entry.name)}/" if entry.is_folder else plain(entry.name))

    def _usual(self) -> Iterator[_Row]:
        for folder in (*last_folder.usual(), last_folder.home()):
            if folder != self._folder:
                name = f"~/{folder.name}" if folder != last_folder.home() else "~"
                yield _Row(Entry(folder, folder.name, is_folder=True), plain(name))

    def _first(self) -> int:
        """Return which row the mark stands on: the folder one came from, else the newest file, but at home a place."""
        for at, row in enumerate(self._rows):
            if row.entry.path == self._came_from:
                return at
        if self._folder == last_folder.home() and not self.query_one(Input).value:
            return 0
        return next((at for at, row in enumerate(self._rows) if not row.entry.is_folder), 0)

    def _width(self) -> int:
        return min(_WIDTH, int(self.app.size.width * 0.96)) - _AROUND

    def _line(self, row: _Row) -> Content:
        name = Content(row.label)
        if row.entry.is_folder:
            return name.truncate(self._width(), ellipsis=True).stylize("$accent")
        room = max(10, self._width() - _CHANGED - _SIZE)
        name = name.truncate(room, ellipsis=True)
        about = folders.changed_text(row.entry.changed, clock.now()).rjust(_CHANGED)
        about += folders.size_text(row.entry.size).rjust(_SIZE)
        return name.pad_right(room - name.cell_length) + Content.styled(about, "$quiet")

    @on(Input.Submitted)
    def _enter_row(self, event: Input.Submitted) -> None:
        event.prevent_default()
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._rows):
            self._take(self._rows[at].entry)

    @on(OptionList.OptionSelected)
    def _click_row(self, event: OptionList.OptionSelected) -> None:
        event.prevent_default()
        self._take(self._rows[event.option_index].entry)

    def _take(self, entry: Entry) -> None:
        """Go into a folder, or answer a file."""
        if not entry.is_folder:
            self.dismiss(os.fspath(entry.path))
        elif entry.name == "..":
            self.action_up()
        else:
            self._go(entry.path)

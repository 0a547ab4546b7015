"""A text to be written that is read as it is typed: what is wrong with it stands beside it, line by line."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, Protocol, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static, TextArea

from courses.i18n import _, ngettext
from courses.screens.dialogs.ask import Ask
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.text_field import Lines

_SHOWN = 12
"""Faults that are told at once."""


class LineFault(Protocol):
    """Something that is wrong with a text; as a str it says what, with its line."""

    @property
    def line(self) -> int:
        """From 1; 0: of no one line."""


F = TypeVar("F", bound=LineFault)


class TextEditor(Frame, Generic[F]):
    """A text to be written; a subclass gives `heading`, `first_text` and `find_faults`, and the actions "look" and "save"."""

    CSS_PATH = styles("form", "paper")
    AUTO_FOCUS = "#template-text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", id="text_editor.tab", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", id="text_editor.back_tab", show=False, priority=True),
    ]
    NOTES_ARE_LONG: ClassVar[bool] = False
    """Whether what stands beside the text may be gone into, to be scrolled."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__()
        self.faults: Sequence[F] = ()
        self._first = ""

    @abstractmethod
    def heading(self) -> str:
        """Return what the text is called; asked for after `first_text`."""

    @abstractmethod
    def first_text(self) -> str:
        """Read the text as it is before anything is typed, and return it."""

    @abstractmethod
    def find_faults(self, text: str) -> Sequence[F]:
        """Return what is wrong with a text."""

    @abstractmethod
    def notes(self) -> Content:
        """Return what stands beside the text, below what is wrong with it."""

    def body(self) -> ComposeResult:
        """Lay out the text, what is wrong with it and the notes beside it, and the buttons."""
        self._first = self.first_text()
        yield Static(Content(plain(self.heading())), classes="pane-heading form-heading")
        with Horizontal(classes="form-both"):
            yield Lines(self._first, id="template-text", show_line_numbers=True, compact=True, soft_wrap=True)
            with VerticalScroll(classes="template-notes", can_focus=self.NOTES_ARE_LONG):
                yield Static(classes="template-faults", markup=False)
                yield Static(classes="template-fields", markup=False)
        with Horizontal(classes="buttons form-buttons"):
            yield Button(Content(_("Save")), action="screen.save", variant="primary")
            yield Button(Content(_("Preview")), action="screen.look")
            yield Button(Content(_("Back")), action="app.back")

    @property
    def area(self) -> Lines:
        """Where the text is written."""
        return self.query_one(Lines)

    def load(self) -> None:
        """Say what is wrong with the text as it is."""
        self._check()
        self.show_notes()

    def on_screen_resume(self) -> None:
        """Keep what is typed: a text is read once."""
        self.call_after_refresh(self.show_keys)

    def read_again(self) -> None:
        """Keep what is typed, whatever was written elsewhere."""
        self.load()
        self.show_keys()

    def on_mount(self) -> None:
        """Say at once what is wrong."""
        self.call_after_refresh(self.load)

    @property
    def is_unsaved(self) -> bool:
        """Whether the text says something else than at first."""
        return any(area.text != self._first for area in self.walk_children(Lines))

    def step_back(self) -> bool:
        """Ask before what was typed is thrown away."""
        if not self.is_unsaved:
            return False
        question = _("What you have typed is not saved.")
        self.ask(Ask(question, _("Throw it away")), lambda yes: self.dismiss() if yes else None)
        return True

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._check()

    def _check(self) -> None:
        self.faults = self.find_faults(self.area.text)
        self.query_one(".template-faults", Static).update(_told(self.faults))
        self.show_keys()

    def show_notes(self) -> None:
        """Show what stands beside the text."""
        self.query_one(".template-fields", Static).update(self.notes())

    def action_next_fault(self) -> None:
        """Go to the next line where something is wrong, the first after the last."""
        rows = sorted({fault.line - 1 for fault in self.faults if fault.line})
        if rows:
            at = self.area.cursor_location[0]
            self.area.move_cursor((next((row for row in rows if row > at), rows[0]), 0), center=True)
            self.area.focus()

    def go_to_first_fault(self) -> None:
        """Go to the first line where something is wrong, if there is one."""
        if any(fault.line for fault in self.faults):
            self.area.move_cursor((0, 0))
            self.action_next_fault()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: there is a next fault where there is one."""
        return bool(self.faults) if action == "next_fault" else True


def how_it_is_written(lines: Sequence[str]) -> Content:
    """Return notes on how a text is written, a line each."""
    return Content("\n").join([Content.styled(_("How it is written"), "bold"), *map(Content, lines)])


def _told(faults: Sequence[LineFault]) -> Content:
    if not faults:
        return Content.styled("✓ " + _("Nothing is wrong."), "$success")
    count = ngettext("{count} thing is wrong", "{count} things are wrong", len(faults)).format(count=len(faults))
    lines = [Content.styled(count, "bold $error")]
    lines += [Content("✗ " + plain(str(fault))) for fault in faults[:_SHOWN]]
    if len(faults) > _SHOWN:
        lines.append(Content.styled(_("… and {count} more").format(count=len(faults) - _SHOWN), "$quiet"))
    return Content("\n").join(lines)

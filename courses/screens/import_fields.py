"""The import's fields: which file, what it holds, and what is known of it before it is read. Shows no report."""

from __future__ import annotations

import os
from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from courses.errors import CoursesError, Invalid
from courses.screens import import_choice, last_folder
from courses.screens.import_work import ImportWork
from courses.text import plain
from courses.widgets.field import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from courses.imports.decisions import Decision


class ImportFields(ImportWork):
    """A mixin for the screen, which gives `_clear()`, `_say_failure()` and `_go_on()`."""

    def __init__(self) -> None:
        """Begin with no file."""
        super().__init__()
        self._picked: tuple[str, Path] | None = None
        """The file chosen, by how its path is shown, which hostile names do not say whole."""
        self._kind = import_choice.NO_KIND
        """The kind that everything else here is about."""
        self._guessed: str | None = None
        self._is_by_hand = False
        """Whether the kind was chosen by hand after the file."""
        self._has_file = False
        """Whether what a file holds was ever guessed; a kind that was chosen before is for the first."""
        self._is_guessing = False
        self._is_broken = False
        """Whether the file cannot be read at all, which the report says."""
        self._mapping: Mapping[str, str] = {}
        self._words: Mapping[str, Mapping[str, str]] = {}
        self._decisions: dict[str, Decision] = {}
        """By reference of a row of the file, who somebody said that it is about."""
        self._waiting: bool | None = None
        """What to do when the guess, or work that is being stopped, is over: True looks through, False imports."""

    @abstractmethod
    def _clear(self) -> None:
        """Take away what was told of another file."""

    @abstractmethod
    def _say_failure(self, error: CoursesError) -> None:
        """Say why nothing can be made of a file."""

    @abstractmethod
    def _go_on(self) -> None:
        """Begin with what was asked for while something else went on."""

    def field(self, key: str) -> Field:
        """Return a field by its key."""
        return next(field for field in self.walk_children(Field) if field.key == key)

    def action_choose_file(self) -> None:
        """Look for the file in folders."""
        from courses.screens.dialogs.files import FileDialog

        self.ask(FileDialog(last_folder.recall(self.desk.data_folder)), self._chosen)

    def _chosen(self, answer: str | None) -> None:
        if answer is None:
            return
        path = Path(answer)
        last_folder.remember(self.desk.data_folder, path.parent)
        shown = plain(answer)
        self._picked = shown, path
        field = self.field("path")
        if field.text == shown:
            self._path_changed()
        field.text = shown
        self.call_after_refresh(self._show_end_of_path)
        self.query_one("#look").focus()

    def _show_end_of_path(self) -> None:
        """Show the name of the file rather than the first of its folders."""
        entry = self.field("path").entry
        if isinstance(entry, Input):
            entry.cursor_position = len(entry.value)
            entry.scroll_to(x=len(entry.value), animate=False, force=True)

    def _existing(self, text: str) -> Path:
        """Return the path of a file that is there. Raises Invalid."""
        if self._picked and text == self._picked[0]:
            return import_choice.existing(os.fspath(self._picked[1]))
        return import_choice.existing(text.strip().strip("'\""))

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        if event.field.key == "path":
            self._path_changed()
        elif event.field.key == "kind":
            self._kind_changed()
        else:
            self._clear()

    def _path_changed(self) -> None:
        """Forget what was known of the file before; guess what this one holds when it is there."""
        self._clear()
        self._mapping, self._words, self._waiting = {}, {}, None
        self._decisions = {}
        self._is_by_hand = self._is_guessing = self._is_broken = False
        self._guessed = None
        self.field("kind").say("")
        field = self.field("path")
        field.say("")  # a path that is being typed is wrong until its last letter
        try:
            path = field.value()
        except Invalid:
            return
        self._is_guessing = True
        self.guess(path)

    def _kind_changed(self) -> None:
        kind = self.field("kind").text
        if kind == self._kind:
            return  # the guess has set it
        self._kind = kind
        self._is_by_hand = kind != self._guessed
        self._mapping, self._words = {}, {}
        self._decisions = {}
        self.field("kind").say(import_choice.looks_like(self._guessed) if self._has_file and self._guessed else "")
        self._clear()

    @on(ImportWork.Guessed)
    def _take_guess(self, event: ImportWork.Guessed) -> None:
        """Choose the kind that the file looks like, or none, unless it was chosen by hand meanwhile."""
        try:
            is_this = self.field("path").value() == event.path
        except Invalid:
            is_this = False
        if not is_this:
            return
        field = self.field("kind")
        self._is_guessing, self._guessed = False, event.kind
        self._is_broken = event.fault is not None
        if event.fault is not None:
            self._say_failure(event.fault)
            self._waiting = None
            return
        is_chosen = self._is_by_hand or (not event.kind and not self._has_file)
        self._has_file = True
        if not is_chosen:
            field.text = self._kind = event.kind or import_choice.NO_KIND
        field.say(import_choice.looks_like(event.kind) if event.kind or not field.text else "")
        self.call_later(self._go_on)

    def _path(self) -> Path | None:
        """Return the file; say what is wrong and return None when there is none."""
        field = self.field("path")
        if field.check():
            return Path(field.value())
        field.entry.focus()
        self._clear()
        return None

    def _has_kind(self) -> bool:
        """Return whether it is known what the file holds; ask for it when it is not."""
        field = self.field("kind")
        if field.text != import_choice.NO_KIND:
            return True
        field.check()
        field.entry.focus()
        self._clear()
        return False

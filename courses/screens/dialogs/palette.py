"""The palette: every command by name, those that work here first. Textual's own cannot be translated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from courses.commands import Command, Scope
from courses.commands.catalogue import scopes
from courses.i18n import _
from courses.screens.dialogs.dialog import Dialog
from courses.text import fold


class PaletteDialog(Dialog[str]):
    """Answers the id of the command chosen."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", id="palette.down", show=False),
        Binding("up", "move(-1)", id="palette.up", show=False),
        Binding("pagedown", "move(8)", id="palette.page_down", show=False),
        Binding("pageup", "move(-8)", id="palette.page_up", show=False),
    ]

    def __init__(self, here: set[str]) -> None:
        """Keep the ids of the commands that work where the user is."""
        super().__init__(_("All commands"))
        self._here = here

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Input(placeholder=_("Search commands"), compact=True)
        yield OptionList(compact=True, markup=False)
        yield Static(Content(_("No command is called that.")), classes="dialog-words nothing")

    def on_mount(self) -> None:
        """Show all of them."""
        self.query_one(OptionList).can_focus = False
        self._show("")

    def _show(self, typed: str) -> None:
        found = list(self._found(typed))
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(self._row(scope, command), id=command.id) for scope, command in found])
        options.highlighted = 0 if found else None
        options.display = bool(found)
        self.query_one(".nothing").display = not found

    def _found(self, typed: str) -> Iterator[tuple[Scope, Command]]:
        words = fold(typed).split()
        pairs = [(scope, command) for scope in scopes() for command in scope.commands]

        def rank(pair: tuple[Scope, Command]) -> tuple[bool, bool]:
            return not all(word in fold(pair[1].title) for word in words), pair[1].id not in self._here

        for scope, command in sorted(pairs, key=rank):
            text = fold(f"{command.title} {scope.name()} {command.help}")
            if all(word in text for word in words):
                yield scope, command

    def _row(self, scope: Scope, command: Command) -> Content:
        style = "bold" if command.id in self._here else "dim"
        title = Content(command.title).stylize(style).pad_right(max(2, 20 - len(command.title)))
        keys = Content(command.all_keys).stylize("$accent").pad_right(max(2, 13 - len(command.all_keys)))
        return title + keys + Content(scope.name()).stylize("dim")

    def action_move(self, steps: int) -> None:
        """Move the mark in the list while typing goes on."""
        options = self.query_one(OptionList)
        if options.option_count:
            options.highlighted = max(0, min(options.option_count - 1, (options.highlighted or 0) + steps))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted)
    def _enter(self) -> None:
        option = self.query_one(OptionList).highlighted_option
        if option is not None:
            self.dismiss(option.id)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

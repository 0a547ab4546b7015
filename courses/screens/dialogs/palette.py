"""The palette: every command by name, those that work here first. Textual's own cannot be translated."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from courses.commands import Command, Scope
from courses.commands.catalogue import scopes
from courses.i18n import _
from courses.screens.dialogs.search import SearchDialog
from courses.text import fold


class PaletteDialog(SearchDialog):
    """Answers the id of the command chosen."""

    def __init__(self, here: set[str], has_place: Callable[[str], bool] = bool) -> None:
        """Keep the ids of the commands that work where the user is, and what tells whether the user has a place."""
        super().__init__(_("All commands"))
        self._here = here
        self._has_place = has_place

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Input(placeholder=_("Search commands"), compact=True)
        yield OptionList(compact=True, markup=False)
        yield Static(Content(_("No command is called that.")), classes="dialog-words nothing")

    def show(self, typed: str) -> None:
        """List the commands that fit, those that work here first."""
        found = list(self._found(typed))
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(self._row(scope, command), id=command.id) for scope, command in found])
        options.highlighted = 0 if found else None
        options.display = bool(found)
        self.query_one(".nothing").display = not found

    def _found(self, typed: str) -> Iterator[tuple[Scope, Command]]:
        words = fold(typed).split()
        pairs = [
            (scope, command) for scope in scopes() for command in scope.commands if self._is_theirs(scope, command)
        ]

        def rank(pair: tuple[Scope, Command]) -> tuple[bool, bool]:
            return not all(word in fold(pair[1].title) for word in words), pair[1].id not in self._here

        for scope, command in sorted(pairs, key=rank):
            text = fold(f"{command.title} {scope.name()} {command.help}")
            if all(word in text for word in words):
                yield scope, command

    def _is_theirs(self, scope: Scope, command: Command) -> bool:
        """Return whether a command works somewhere for the user: what is only another role's is not listed."""
        place = command.id.removeprefix("go.") if scope.id == "places" else scope.place
        return command.id in self._here or not place or self._has_place(place)

    def _row(self, scope: Scope, command: Command) -> Content:
        style = "bold" if command.id in self._here else "dim"
        title = Content(command.title).stylize(style).pad_right(max(2, 20 - len(command.title)))
        keys = Content(command.all_keys).stylize("$accent").pad_right(max(2, 13 - len(command.all_keys)))
        return title + keys + Content(scope.name()).stylize("dim")

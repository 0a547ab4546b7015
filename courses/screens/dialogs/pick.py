"""One thing to pick from many: type to narrow the list, Enter to pick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from courses.i18n import _
from courses.screens.dialogs.dialog import Dialog
from courses.text import fold, plain

_SHOWN = 200


class Pick(Dialog[str]):
    """Answers the key of the thing picked."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", id="pick.down", show=False),
        Binding("up", "move(-1)", id="pick.up", show=False),
    ]

    def __init__(self, heading: str, things: Sequence[tuple[str, str]]) -> None:
        """Keep the things to pick from: (key, words)."""
        super().__init__(heading)
        self._things = [(key, plain(words)) for key, words in things]

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Input(placeholder=_("Search"), compact=True)
        yield OptionList(markup=False, compact=True)

    def on_mount(self) -> None:
        """Show all."""
        self.query_one(OptionList).can_focus = False
        self._show("")

    def _show(self, typed: str) -> None:
        words = fold(typed).split()
        found = [(key, text) for key, text in self._things if all(word in fold(text) for word in words)][:_SHOWN]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(Content(text), id=key) for key, text in found])
        options.highlighted = 0 if found else None

    def action_move(self, steps: int) -> None:
        """Move the mark."""
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

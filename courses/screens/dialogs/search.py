"""A dialog with a search field over a list of options: type to narrow, the arrows move the mark, Enter answers."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList

from courses.i18n import _
from courses.screens.dialogs.dialog import Dialog


class SearchDialog(Dialog[str]):
    """Answers the id of the option chosen; a subclass yields an Input and an OptionList, and fills it in `show`."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", id="choose.down", show=False),
        Binding("up", "move(-1)", id="choose.up", show=False),
        Binding("pagedown", "move(8)", id="choose.page_down", show=False),
        Binding("pageup", "move(-8)", id="choose.page_up", show=False),
    ]

    @property
    def key_words(self) -> tuple[tuple[str, str], ...]:
        """The keys of a list."""
        return (("↑↓", _("Mark")), ("Enter", _("Choose")), ("Esc", _("Close")))

    def show(self, typed: str) -> None:
        """List what fits what was typed."""

    def on_mount(self) -> None:
        """Show all."""
        self.query_one(OptionList).can_focus = False
        self.show(self.query_one(Input).value)

    def on_key(self, event: events.Key) -> None:
        """Write letters that came before the field was there to take them."""
        if event.is_printable and event.character:
            event.stop()
            self.query_one(Input).insert_text_at_cursor(event.character)

    def action_move(self, steps: int) -> None:
        """Move the mark in the list while typing goes on."""
        options = self.query_one(OptionList)
        if options.option_count:
            options.highlighted = max(0, min(options.option_count - 1, (options.highlighted or 0) + steps))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.show(event.value)

    @on(Input.Submitted)
    def _enter(self) -> None:
        option = self.query_one(OptionList).highlighted_option
        if option is not None:
            self.dismiss(option.id)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

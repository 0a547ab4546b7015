"""A list to tick: any number of things, none too. Writes nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from courses.commands.command import key_name
from courses.i18n import _
from courses.screens.dialogs.dialog import Dialog
from courses.text import plain


class Ticks(Dialog[frozenset[str]]):
    """Answers the keys of what is ticked."""

    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", id="ticks.turn", show=False),
        Binding("enter", "finish", id="ticks.finish", show=False, priority=True),
    ]

    def __init__(self, heading: str, things: Sequence[tuple[str, str]], ticked: Collection[str]) -> None:
        """Keep the things, (key, words) each, and those ticked to begin with."""
        super().__init__(heading)
        self._things = things
        self._first = frozenset(ticked)
        self._ticked = set(ticked)

    @property
    def key_words(self) -> tuple[tuple[str, str], ...]:
        """The keys of the list."""
        return ((key_name("space"), _("Choose")), ("Enter", _("Done")), ("Esc", _("Close")))

    @property
    def is_unsaved(self) -> bool:
        """Whether something else is ticked than at first."""
        return self._ticked != self._first

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield OptionList(markup=False, compact=True)
        yield Static(Content(_("Space ticks · Enter is done · Esc closes")), classes="quiet")
        with Horizontal(classes="buttons"):
            yield Button(Content(_("Done")), id="deed", variant="primary")
            yield Button(Content(_("Do not")), id="no")

    def on_mount(self) -> None:
        """Show the list."""
        super().on_mount()
        options = self.query_one(OptionList)
        options.add_options([Option(self._words(key, words), id=key) for key, words in self._things])
        options.highlighted = 0 if self._things else None

    def _words(self, key: str, words: str) -> Content:
        return Content(f"{'☑' if key in self._ticked else '☐'} {plain(words)}")

    def action_turn(self) -> None:
        """Tick the thing marked, or take the tick away."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            key, words = self._things[options.highlighted]
            self._ticked ^= {key}
            options.replace_option_prompt(key, self._words(key, words))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.query_one(OptionList).highlighted = event.option_index
        self.action_turn()

    def action_finish(self) -> None:
        """Answer; a button that has the focus is pressed instead."""
        if isinstance(self.focused, Button):
            self.focused.press()
        else:
            self.dismiss(frozenset(self._ticked))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(frozenset(self._ticked) if event.button.id == "deed" else None)

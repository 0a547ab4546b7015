"""The word chosen from a list, in one line of a form. Lays out no list: it asks its screen to let one be picked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, cast

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from courses.text import plain
from courses.widgets.room import room

Options = Sequence[tuple[str, str]]
"""(word, value), in the order of the list."""
_MARK = " ▾"


class Picker(Protocol):
    """A screen with choices on it."""

    def pick(self, choice: Choice, typed: str) -> None:
        """Let another word be picked, beginning with those that fit what was typed."""


class Choice(Widget, can_focus=True):
    """One of a list; Enter, Space and a click open the list, letters open it at what begins so."""

    takes_letters = True
    """Letters open the list, so that those of commands do not work meanwhile."""

    value: reactive[str] = reactive("", init=False)
    """What the chosen word stands for."""

    class Changed(Message):
        """Another word is chosen."""

        def __init__(self, choice: Choice) -> None:
            """Keep where."""
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> Choice:
            """Where it is chosen."""
            return self.choice

    def __init__(self, heading: str, options: Options, value: str) -> None:
        """Keep what the list is called, what it holds, and which of it is chosen; an unknown value is the first."""
        super().__init__()
        self.heading = heading
        self.options = tuple(options)
        self.set_reactive(Choice.value, self._known(value))

    def _known(self, value: str) -> str:
        return value if any(value == known for _word, known in self.options) else self.options[0][1]

    def set_options(self, options: Options) -> None:
        """Take another list; what is chosen stays where the list still has it."""
        self.options = tuple(options)
        self.value = self._known(self.value)
        self.refresh()

    @property
    def word(self) -> str:
        """The chosen word."""
        return next(word for word, value in self.options if value == self.value)

    def validate_value(self, value: str) -> str:
        """Return the value; raises ValueError when the list has it not."""
        if value != self._known(value):
            raise ValueError(value)
        return value

    def watch_value(self) -> None:
        """Tell that another word is chosen."""
        self.post_message(self.Changed(self))

    def render(self) -> Content:
        """Return the word, and at the end of the line the sign that there are more."""
        word = Content(plain(self.word)).truncate(room(self) - len(_MARK), ellipsis=True, pad=True)
        return Content.assemble(word, (_MARK, "$quiet"))

    def open(self, typed: str = "") -> None:
        """Open the list, beginning with what fits what is typed."""
        cast("Picker", self.screen).pick(self, typed)

    def on_click(self) -> None:
        """Open the list."""
        self.open()

    def on_key(self, event: events.Key) -> None:
        """Open the list, at what begins so when a letter is typed: in a form no letter is a command."""
        if event.key != "enter" and not event.is_printable:
            return
        event.stop()
        event.prevent_default()
        if self.app.screen is not self.screen:  # the list is on its way: what came after goes on to it
            self.app.screen.post_message(events.Key(event.key, event.character))
        else:
            self.open("" if event.key in {"enter", "space"} else event.character or "")

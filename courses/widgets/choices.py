"""A line of words of which one is chosen: filters and tabs. Knows no screen.

The chosen one is underlined and bold, so that it shows without colour.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from courses.text import plain
from courses.widgets.room import room

_GAP = 2


class Choices(Widget):
    """Words in a row; each can be clicked."""

    items: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """(id, word) from left to right."""
    chosen: reactive[str] = reactive("")
    """The id of the chosen one."""

    class Chosen(Message):
        """A word was clicked, or stepped to."""

        def __init__(self, choices: Choices, id: str) -> None:  # noqa: A002 the word's id
            """Keep which."""
            super().__init__()
            self.choices = choices
            self.id = id

        @property
        def control(self) -> Choices:
            """The line of words."""
            return self.choices

    def _placed(self) -> Iterator[tuple[str, str, int]]:
        """Yield id, word and column; words that do not fit are cut by the line's end."""
        x = 0
        for key, word in self.items:
            yield key, plain(word), x
            x += Content(plain(word)).cell_length + self._gap()

    def _gap(self) -> int:
        """Return the room between two words: less where they would not fit."""
        words = sum(Content(plain(word)).cell_length for _key, word in self.items)
        return _GAP if words + _GAP * (len(self.items) - 1) <= room(self) else 1

    def render(self) -> Content:
        """Return the line."""
        parts = [
            Content.styled(word, "bold underline $accent" if key == self.chosen else "$quiet")
            for key, word, _x in self._placed()
        ]
        return Content(" " * self._gap()).join(parts).truncate(room(self), ellipsis=True)

    def step(self, steps: int) -> None:
        """Choose the next word, round the ends."""
        ids = [key for key, _word in self.items]
        if ids:
            at = ids.index(self.chosen) if self.chosen in ids else 0
            self.post_message(self.Chosen(self, ids[(at + steps) % len(ids)]))

    def on_click(self, event: events.Click) -> None:
        """Choose the word that was clicked."""
        at = event.x - self.gutter.left
        for key, word, x in self._placed():
            if x <= at < x + Content(word).cell_length + 1:
                self.post_message(self.Chosen(self, key))
                return

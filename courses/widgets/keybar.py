"""The keys that work here, at the bottom; each can be clicked. Knows no commands, only what to write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from courses.widgets.room import room

_GAP = 2


class KeyItem(NamedTuple):
    """One key and its word."""

    id: str
    key: str
    """Empty where the key would be typed into a field; the word can still be clicked."""
    word: str
    is_kept: bool = False
    """Whether it is there however little room there is; those that are come last."""

    @property
    def width(self) -> int:
        """Cells it takes."""
        return Content(self.word).cell_length + (len(self.key) + 1 if self.key else 0)


class KeyBar(Widget):
    """At most two lines of keys; what does not fit is found in the palette, which always fits."""

    items: reactive[tuple[KeyItem, ...]] = reactive((), layout=True)
    MAX_LINES = 2

    class Pressed(Message):
        """A key's word was clicked."""

        def __init__(self, command_id: str) -> None:
            """Keep which."""
            super().__init__()
            self.command_id = command_id

    def placed(self, width: int) -> Iterator[tuple[KeyItem, int, int]]:
        """Yield each item that fits with its column and row; those kept always do."""
        kept = [item for item in self.items if item.is_kept]
        reserve = sum(item.width + _GAP for item in kept)
        x = y = 0
        for item in self.items:
            free = width - (reserve if y == self.MAX_LINES - 1 and not item.is_kept else 0)
            if x and x + item.width > free:
                if y == self.MAX_LINES - 1 and not item.is_kept:
                    continue
                if y < self.MAX_LINES - 1:
                    x, y = 0, y + 1
                    if not item.is_kept and item.width > width - reserve:
                        continue
            yield item, x, y
            x += item.width + _GAP

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 Textual's own shape
        """Return how many lines the keys take."""
        return max((y + 1 for _item, _x, y in self.placed(width)), default=1)

    def render(self) -> Content:
        """Return the lines."""
        lines: dict[int, list[Content]] = {}
        for item, _x, y in self.placed(room(self)):
            key = (f"{item.key} ", "bold $accent") if item.key else ""
            lines.setdefault(y, []).append(Content.assemble(key, item.word))
        return Content("\n").join(Content(" " * _GAP).join(line) for line in lines.values())

    def on_click(self, event: events.Click) -> None:
        """Tell which key's word was clicked."""
        at_x, at_y = event.x - self.gutter.left, event.y - self.gutter.top
        for item, x, y in self.placed(room(self)):
            if y == at_y and x <= at_x < x + item.width:
                self.post_message(self.Pressed(item.id))
                return

"""The places down the left, with their function keys; each row can be clicked. Knows no screen."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

NARROW = 100
"""Below this width of the terminal the short names are shown."""
_AROUND = 4
"""Lines of the terminal that are not the rail's."""


class RailItem(NamedTuple):
    """One place."""

    id: str
    key: str
    name: str
    short: str
    """At most seven letters, for the thin rail."""


class Rail(Widget):
    """The places, the present one marked by a bar and in the accent colour."""

    items: reactive[tuple[RailItem, ...]] = reactive(())
    current: reactive[str] = reactive("")

    class Chosen(Message):
        """A place was clicked."""

        def __init__(self, place: str) -> None:
            """Keep which."""
            super().__init__()
            self.place = place

    def on_resize(self) -> None:
        """Write the names anew for another size."""
        self.refresh()

    def render(self) -> Content:
        """Return one row a place, with an empty row above each where there is room."""
        lines = [self._line(item) for item in self.items]
        return Content("\n" * self._step).join([Content(""), *lines] if self._step == 2 else lines)

    @property
    def _step(self) -> int:
        """Rows from one place to the next."""
        return 2 if self.app.size.height - _AROUND >= 2 * len(self.items) + 1 else 1

    def _line(self, item: RailItem) -> Content:
        narrow = self.app.size.width < NARROW
        name = item.short if narrow else item.name
        if item.id == self.current:
            return Content.assemble(("▌", "$accent"), (f"{item.key} {name}", "bold $accent"))
        return Content.assemble(" ", (item.key, "$text-muted"), f" {name}")

    def place_at(self, y: int) -> str:
        """Return the place on row `y` of the content, or an empty string."""
        index, rest = divmod(y - (self._step - 1) * 2, self._step)
        return self.items[index].id if rest == 0 and 0 <= index < len(self.items) else ""

    def on_click(self, event: events.Click) -> None:
        """Tell which place was clicked."""
        place = self.place_at(event.y - self.gutter.top)
        if place:
            self.post_message(self.Chosen(place))

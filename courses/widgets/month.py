"""A month, a week a row: each day with what is on it, a cursor on one day. Knows no store and no clock.

Drawn line by line: a month of hundreds of sessions is on the screen at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

DAYS = 7
_WEEK = 3
"""Cells for the number of the week."""


@dataclass(frozen=True, slots=True)
class MonthContent:
    """All that a month shows."""

    first: date = date.min
    """The Monday that the first row begins with."""
    weeks: int = 0
    month: int = 0
    """Days of other months are quiet."""
    today: date = date.min
    weekdays: Sequence[str] = ()
    lines: Mapping[date, Sequence[str]] = field(default_factory=dict)
    """What is on each day, in order, a line each."""
    notes: Mapping[date, str] = field(default_factory=dict)
    """What the day is: a red day, closed."""


class Month(Widget, can_focus=True):
    """The month, with a cursor on one day."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "month--head", "month--quiet", "month--cursor", "month--today", "month--note", "month--line",
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-7)", id="month.up", show=False),
        Binding("down", "move(7)", id="month.down", show=False),
        Binding("left", "move(-1)", id="month.left", show=False),
        Binding("right", "move(1)", id="month.right", show=False),
    ]

    class Moved(Message):
        """The cursor is on another day, perhaps of another month."""

        def __init__(self, day: date) -> None:
            """Keep which day."""
            super().__init__()
            self.day = day

    class Opened(Message):
        """The day that the cursor was on already was clicked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 Textual's own name
        """Make an empty month."""
        super().__init__(id=id)
        self.content_shown = MonthContent()
        self.day = date.min

    def show(self, content: MonthContent, day: date) -> None:
        """Show a month with the cursor on `day`."""
        self.content_shown, self.day = content, day
        self.refresh()

    def action_move(self, days: int) -> None:
        """Move the cursor; the screen brings another month when it leaves this one."""
        self.post_message(self.Moved(self.day + timedelta(days=days)))

    # Measures

    @property
    def _width(self) -> int:
        """Cells of a day."""
        return max(4, (self.size.width - _WEEK) // DAYS)

    def _height(self, week: int) -> int:
        """Lines of a week; the last ones get what is left over."""
        weeks = max(1, self.content_shown.weeks)
        rest, every = (self.size.height - 1) % weeks, (self.size.height - 1) // weeks
        return every + (week >= weeks - rest)

    def _at(self, y: int) -> tuple[int, int]:
        """Return the week of a line below the head, and which of the week's lines it is."""
        week = 0
        while week < self.content_shown.weeks and y >= self._height(week):
            y -= self._height(week)
            week += 1
        return week, y

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        if y == 0:
            return self._head()
        week, line = self._at(y - 1)
        if week >= self.content_shown.weeks:
            return Strip.blank(self.size.width, self.rich_style)
        monday = self.content_shown.first + timedelta(days=DAYS * week)
        quiet = self.get_component_rich_style("month--quiet")
        number = f"{monday.isocalendar().week:>2} " if line == 0 else " " * _WEEK
        days = [self._cell(monday + timedelta(days=n), line, self._height(week)) for n in range(DAYS)]
        strip = Strip([Segment(number, quiet), *days])
        return strip.extend_cell_length(self.size.width, self.rich_style)

    def _head(self) -> Strip:
        style = self.get_component_rich_style("month--head")
        names = "".join(set_cell_size(name, self._width) for name in self.content_shown.weekdays)
        return Strip([Segment(set_cell_size(" " * _WEEK + names, self.size.width), style)])

    def _cell(self, day: date, line: int, height: int) -> Segment:
        """Return one line of one day."""
        text = self._title(day) if line == 0 else self._line(day, line - 1, height - 1)
        inner = self._width - 1
        shown = text if cell_len(text) <= inner else set_cell_size(text, inner - 1) + "…"
        return Segment(set_cell_size(set_cell_size(shown, inner), self._width), self._style(day, line))

    def _title(self, day: date) -> str:
        note = self.content_shown.notes.get(day, "")
        return f"{day.day:>2} {note}".rstrip()

    def _line(self, day: date, index: int, room: int) -> str:
        lines = self.content_shown.lines.get(day, ())
        if index >= len(lines):
            return ""
        hidden = len(lines) - room
        return f"+{hidden + 1}" if hidden > 0 and index == room - 1 else lines[index]

    def _style(self, day: date, line: int) -> Style:
        if day == self.day and line == 0:
            return self.get_component_rich_style("month--cursor")
        if day.month != self.content_shown.month:
            return self.get_component_rich_style("month--quiet")
        if line:
            return self.get_component_rich_style("month--line")
        name = "today" if day == self.content_shown.today else "note" if day in self.content_shown.notes else "head"
        return self.get_component_rich_style(f"month--{name}")

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click was; on the day it is on already, tell that it was opened."""
        week, _line = self._at(event.y - 1)
        column = (event.x - _WEEK) // self._width
        if event.y < 1 or week >= self.content_shown.weeks or not 0 <= column < DAYS:
            return
        day = self.content_shown.first + timedelta(days=DAYS * week + column)
        self.post_message(self.Opened() if day == self.day else self.Moved(day))

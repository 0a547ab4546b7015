"""Persons × sessions: names stand still on the left, totals on the right and below, sessions scroll between. Knows no store.

Drawn line by line, so that a mark is on the screen at once however large the grid is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

_NUMBER = 3
_NAME = (12, 28)
"""Narrowest and widest name column."""
_ROOMY = 18
"""Cells of a name column that is wide enough for the sessions' dates to come before more of the names."""
_TOTAL = 13
_NARROW, _WIDE = 3, 7
"""Cells of a session column: without and with its date."""
_HEAD = 2
_QUIET_SIGNS = frozenset("·/")
"""Of cells that say nothing: without a mark, or of a session that the person has not chosen."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A session."""

    id: int
    head: str
    """Its number."""
    under: str
    """Its date, shown where there is room."""
    total: str
    """How many were there."""
    is_held: bool = True


@dataclass(frozen=True, slots=True)
class GridRow:
    """A person."""

    id: int
    name: str
    total: str
    """Present of held."""
    rate: str
    is_quiet: bool = False
    """Dropped out, or without a seat."""


@dataclass(frozen=True, slots=True)
class GridContent:
    """All that the grid shows."""

    columns: tuple[GridColumn, ...] = ()
    rows: tuple[GridRow, ...] = ()
    signs: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """One cell by (session id, person id)."""
    name_title: str = ""
    total_title: str = ""
    foot_title: str = ""


class AttendanceGrid(ScrollView, can_focus=True):
    """The grid, with a cursor on one person at one session."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--head", "grid--quiet", "grid--column", "grid--cursor", "grid--row"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", id="grid.up", show=False),
        Binding("down", "move(1, 0)", id="grid.down", show=False),
        Binding("left", "move(0, -1)", id="grid.left", show=False),
        Binding("right", "move(0, 1)", id="grid.right", show=False),
        Binding("pageup", "move(-10, 0)", id="grid.page_up", show=False),
        Binding("pagedown", "move(10, 0)", id="grid.page_down", show=False),
        Binding("home", "move(0, -999)", id="grid.home", show=False),
        Binding("end", "move(0, 999)", id="grid.end", show=False),
        Binding("ctrl+home", "move(-9999, 0)", id="grid.top", show=False),
        Binding("ctrl+end", "move(9999, 0)", id="grid.bottom", show=False),
    ]

    class Moved(Message):
        """The cursor is on another cell."""

    class Pressed(Message):
        """The cell that the cursor was on already was clicked."""

    def __init__(self) -> None:
        """Make an empty grid."""
        super().__init__()
        self.content_shown = GridContent()
        self.row = 0
        self.column = 0

    def show(self, content: GridContent) -> None:
        """Show new content with the cursor on the same cell."""
        self.content_shown = content
        self._clamp()
        self._resize()
        self.refresh()

    @property
    def person_id(self) -> int | None:
        """The person that the cursor is on; None in an empty grid."""
        rows = self.content_shown.rows
        return rows[self.row].id if rows else None

    @property
    def session_id(self) -> int | None:
        """The session that the cursor is on; None in an empty grid."""
        columns = self.content_shown.columns
        return columns[self.column].id if columns else None

    def go_to(self, session_id: int) -> None:
        """Put the cursor on a session, and bring it into view."""
        ids = [column.id for column in self.content_shown.columns]
        if session_id in ids:
            self.column = ids.index(session_id)
            self.call_after_refresh(self._into_view)

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor."""
        self.row += rows
        self.column += columns
        self._clamp()
        self._into_view()
        self.refresh()
        self.post_message(self.Moved())

    def _clamp(self) -> None:
        self.row = max(0, min(self.row, len(self.content_shown.rows) - 1))
        self.column = max(0, min(self.column, len(self.content_shown.columns) - 1))

    # Measures

    @property
    def _width(self) -> int:
        """Cells beside the scrollbar."""
        return self.scrollable_content_region.width

    @property
    def _name_width(self) -> int:
        narrowest, widest = _NAME
        rest = self._width - _NUMBER - 1 - _TOTAL
        columns = len(self.content_shown.columns)
        with_dates = rest - columns * _WIDE
        if with_dates >= _ROOMY:
            return min(widest, with_dates)
        return max(narrowest, min(widest, rest - columns * _NARROW))

    @property
    def _left(self) -> int:
        return _NUMBER + self._name_width + 1

    @property
    def _middle(self) -> int:
        """Cells for sessions."""
        return max(_NARROW, self._width - self._left - _TOTAL)

    @property
    def _step(self) -> int:
        """Cells of one session."""
        return _WIDE if len(self.content_shown.columns) * _WIDE <= self._middle else _NARROW

    def _resize(self) -> None:
        content = self.content_shown
        width = self._left + len(content.columns) * self._step + _TOTAL
        self.virtual_size = Size(width if width > self._width else self._width, len(content.rows) + _HEAD + 1)

    def on_resize(self, _event: events.Resize) -> None:
        """Measure anew."""
        self._resize()
        self.call_after_refresh(self._into_view)

    def _into_view(self) -> None:
        """Scroll so that the cursor's cell is seen."""
        x, y = self.scroll_offset
        left, right = self.column * self._step, (self.column + 1) * self._step
        x = left if left < x else max(x, right - self._middle)
        height = self.size.height - _HEAD - 1
        y = self.row if self.row < y else max(y, self.row - height + 1)
        self.scroll_to(x, y, animate=False, force=True, immediate=True)
        self.refresh()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        if y < _HEAD:
            return self._head_line(y)
        foot = min(self.size.height - 1, len(self.content_shown.rows) + _HEAD)
        if y >= foot:
            return self._foot_line() if y == foot else Strip.blank(self._width, self.rich_style)
        index = y - _HEAD + self.scroll_offset.y
        if index >= len(self.content_shown.rows):
            return Strip.blank(self._width, self.rich_style)
        return self._person_line(index)

    def _line(self, left: str, cells: list[tuple[str, Style]], right: str, style: Style) -> Strip:
        """Put one line together; the middle is cut to what is scrolled into view."""
        middle = Strip([Segment(text, cell_style) for text, cell_style in cells])
        x = self.scroll_offset.x
        middle = middle.crop(x, x + self._middle).extend_cell_length(self._middle, style)
        strip = Strip([Segment(set_cell_size(left, self._left), style)])
        return Strip.join([strip, middle, Strip([Segment(set_cell_size(right, _TOTAL), style)])]).crop(0, self._width)

    def _head_line(self, y: int) -> Strip:
        content, style = self.content_shown, self.get_component_rich_style("grid--head")
        here = self.get_component_rich_style("grid--column")
        wide = self._step == _WIDE
        cells = []
        for index, column in enumerate(content.columns):
            text = column.head if y == 0 else (column.under if wide else "")
            if index == self.column and y == 0:
                text = f"[{text}]" if len(text) + 2 <= self._step else f"›{text}"
            cells.append((text.center(self._step)[: self._step], here if index == self.column else style))
        left = f"{'':{_NUMBER}} {content.name_title}" if y == 0 else ""
        return self._line(left, cells, f"  {content.total_title}" if y == 0 else "", style)

    def _foot_line(self) -> Strip:
        content, style = self.content_shown, self.get_component_rich_style("grid--head")
        cells = [(column.total.center(self._step), style) for column in content.columns]
        return self._line(f"{'':{_NUMBER}} {content.foot_title}", cells, "", style)

    def _person_line(self, index: int) -> Strip:
        content = self.content_shown
        person = content.rows[index]
        quiet = self.get_component_rich_style("grid--quiet")
        style = self.get_component_rich_style("grid--row") if index == self.row else self.rich_style
        cells = []
        for at, column in enumerate(content.columns):
            sign = content.signs.get((column.id, person.id), "·")
            cells.append(
                (sign.center(self._step), self._cell_style(index, at, style, quiet if sign in _QUIET_SIGNS else None))
            )
        right = f"  {person.total:>5} {person.rate:>5}"
        return self._line(f"{index + 1:>{_NUMBER}} {person.name}", cells, right, quiet if person.is_quiet else style)

    def _cell_style(self, row: int, column: int, style: Style, quiet: Style | None) -> Style:
        if row == self.row and column == self.column:
            return self.get_component_rich_style("grid--cursor")
        if column == self.column:
            return self.get_component_rich_style("grid--column")
        return quiet if quiet is not None and row != self.row else style

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click was; on the cell it is on already, tell that it was pressed."""
        row = event.y - _HEAD + self.scroll_offset.y
        at = event.x - self._left
        column = (at + self.scroll_offset.x) // self._step
        if not (0 <= row < len(self.content_shown.rows) and event.y >= _HEAD and event.y < self.size.height - 1):
            return
        if not 0 <= at < self._middle or not 0 <= column < len(self.content_shown.columns):
            column = self.column
        elif (row, column) == (self.row, self.column):
            self.post_message(self.Pressed())
            return
        self.row, self.column = row, column
        self.refresh()
        self.post_message(self.Moved())

"""How persons × sessions are drawn: names stand still on the left, totals on the right and below, sessions scroll between.

Drawn line by line, so that a mark is on the screen at once however large the grid is. Knows no store and no keys.
"""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from courses.widgets.grid_content import (
    CIRCLE,
    NUMBER,
    RATE,
    TOTAL,
    WIDE,
    GridColumn,
    GridContent,
    GridFoot,
    Room,
    room_for,
)
from courses.widgets.grid_range import Range

_QUIET_SIGNS = frozenset("·/")
"""Of cells that say nothing: without a mark, or of a session that the person is not expected at."""


class GridPicture(ScrollView):
    """The picture of a grid, with its cursor and its marked range."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("grid--head", "grid--quiet", "grid--column", "grid--cursor", "grid--row", "grid--marked"),
        *("grid--good", "grid--bad"),
    }

    def __init__(self) -> None:
        """Make an empty one."""
        super().__init__()
        self.content_shown = GridContent()
        self.row = 0
        self.column = 0
        self.range = Range()
        self._room_kept: tuple[tuple[Size, bool, int, int, bool], int, Room] | None = None
        self._longest = 0
        """Cells of the longest name."""
        self._looks: dict[str, Style] = {}
        """The styles of what is being painted, by the end of their names: to look one up takes longer than to paint a line."""

    # Measures

    @property
    def _room(self) -> Room:
        """How the cells are shared out; asked for with every line, so it is kept while nothing it depends on changes."""
        content = self.content_shown
        shown = (len(content.columns), self._longest, bool(content.circle_title))
        key = (self.outer_size, self.show_vertical_scrollbar, *shown)
        if self._room_kept is None or self._room_kept[0] != key:
            width = self.scrollable_content_region.width
            self._room_kept = (key, width, room_for(width, *shown[:2], has_circle=shown[2]))
        return self._room_kept[2]

    @property
    def _width(self) -> int:
        """Cells beside the scrollbar."""
        return self._room_kept[1] if self._room and self._room_kept else 0

    @property
    def _left(self) -> int:
        return self._room.left

    @property
    def _step(self) -> int:
        return self._room.step

    @property
    def _middle(self) -> int:
        """Cells for sessions: as many as they need, or as there are."""
        room = self._room
        needed = room.step * max(1, len(self.content_shown.columns))
        return max(room.step, min(needed, self._width - room.left - room.right))

    @property
    def _heads(self) -> int:
        """Lines above the rows: the numbers, and where there is something to say their dates and signs."""
        return 2 if self._step == WIDE or any(it.sign for it in self.content_shown.columns) else 1

    @property
    def _feet(self) -> int:
        return len(self.content_shown.feet)

    def _resize(self) -> None:
        content, room = self.content_shown, self._room
        width = room.left + len(content.columns) * room.step + room.right
        height = len(content.rows) + self._heads + self._feet
        self.virtual_size = Size(width if width > self._width else self._width, height)

    def on_resize(self, _event: events.Resize) -> None:
        """Measure anew."""
        self._resize()
        self.call_after_refresh(self._into_view)

    def _into_view(self) -> None:
        """Scroll so that the cursor's cell is seen."""
        (x, y), step, middle = self.scroll_offset, self._step, self._middle
        left, right = self.column * step, (self.column + 1) * step
        x = left if left < x else max(x, right - middle)
        height = self.size.height - self._heads - self._feet
        y = self.row if self.row < y else max(y, self.row - height + 1)
        self.scroll_to(x, y, animate=False, force=True, immediate=True)
        self.refresh()

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines of the screen, with styles that are looked up once."""
        self._looks = {}
        return super().render_lines(crop)

    def _look(self, name: str = "") -> Style:
        """Return a style of the grid; empty: its own."""
        if name not in self._looks:
            self._looks[name] = self.get_component_rich_style(f"grid--{name}") if name else self.rich_style
        return self._looks[name]

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        room, rows = self._room, self.content_shown.rows
        if y < self._heads:
            return self._head_line(y, room)
        foot = y - min(self.size.height - self._feet, len(rows) + self._heads)
        if foot >= 0:
            if foot < self._feet:
                return self._foot_line(self.content_shown.feet[foot], room)
            return Strip.blank(self._width, self._look())
        index = y - self._heads + self.scroll_offset.y
        return self._row_line(index, room) if index < len(rows) else Strip.blank(self._width, self._look())

    def _line(self, left: str, cells: list[Segment], right: list[Segment], style: Style, room: Room) -> Strip:
        """Put one line together; the middle is cut to what is scrolled into view."""
        x, middle = self.scroll_offset.x, self._middle
        shown = Strip(cells).crop(x, x + middle).extend_cell_length(middle, style)
        strip = Strip([Segment(set_cell_size(left, room.left), style)])
        return Strip.join([strip, shown, Strip(right)]).crop(0, self._width).extend_cell_length(self._width, style)

    def _right(self, total: str, rate: str, circle: str, styles: tuple[Style, Style], room: Room) -> list[Segment]:
        """Return the columns on the right, those that there is room for."""
        style, circle_style = styles
        parts = [Segment(f"{total:>{TOTAL}}", style)]
        if room.has_rate:
            parts.append(Segment(f"{rate:>{RATE}}", style))
        if room.has_circle:
            parts.append(Segment(set_cell_size(f" {circle}", CIRCLE), circle_style))
        return parts

    def _head_line(self, y: int, room: Room) -> Strip:
        content, style = self.content_shown, self._look("head")
        here = self._look("column")
        cells = []
        for index, column in enumerate(content.columns):
            text = column.head if y == 0 else _under(column, room.step)
            if index == self.column and y == 0:
                text = f"[{text}]" if len(text) + 2 <= room.step else f"›{text}"
            cells.append(Segment(_centred(text, room.step), here if index == self.column else style))
        if y:
            return self._line("", cells, [], style, room)
        right = self._right(content.total_title, content.rate_title, content.circle_title, (style, style), room)
        return self._line(f"{'':{NUMBER}} {content.name_title}", cells, right, style, room)

    def _foot_line(self, foot: GridFoot, room: Room) -> Strip:
        style = self._look("head")
        cells = [Segment(_centred(foot.cells.get(it.id, ""), room.step), style) for it in self.content_shown.columns]
        right = self._right(foot.total, "", "", (style, style), room)
        return self._line(f"{'':{NUMBER}} {foot.title}", cells, right, style, room)

    def _row_line(self, index: int, room: Room) -> Strip:
        row = self.content_shown.rows[index]
        quiet = self._look("quiet")
        style = self._look("row") if index == self.row else self._look()
        cells = [self._cell(index, at, style, quiet, room) for at in range(len(self.content_shown.columns))]
        beside = quiet if row.is_quiet else style
        tone = self._look(row.tone) if row.tone else beside
        right = self._right(row.total, row.rate, row.circle, (beside, tone), room)
        name = _shortened(row.name, room.name)
        return self._line(f"{index + 1:>{NUMBER}} {name}", cells, right, beside, room)

    def _cell(self, index: int, at: int, style: Style, quiet: Style, room: Room) -> Segment:
        content = self.content_shown
        key = (content.columns[at].id, content.rows[index].id)
        sign, more = content.signs.get(key, "·"), content.minutes.get(key, "")
        text = sign + more if room.step == WIDE and cell_len(sign + more) < WIDE else sign
        is_quiet = sign in _QUIET_SIGNS and index != self.row
        return Segment(_centred(text, room.step), self._cell_style(index, at, quiet if is_quiet else style))

    def _cell_style(self, row: int, column: int, style: Style) -> Style:
        if row == self.row and column == self.column:
            return self._look("cursor")
        if self.range.is_marked and self.range.has(row, column, self.row, self.column):
            return self._look("marked")
        return self._look("column") if column == self.column else style


def _under(column: GridColumn, step: int) -> str:
    return f"{column.under}{column.sign}" if step == WIDE else column.sign


def _centred(text: str, width: int) -> str:
    """Return a text in the middle of its cells, cut to them; signs may be wider than letters."""
    before = max(0, (width - cell_len(text) + 1) // 2)
    return set_cell_size(" " * before + text, width)


def _shortened(name: str, width: int) -> str:
    """Return a name, with a sign that it goes on where it is cut."""
    return name if cell_len(name) <= width else set_cell_size(name, width - 1).rstrip() + "…"

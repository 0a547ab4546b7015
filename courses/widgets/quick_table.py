"""Textual's table for rows of one line, in columns of fixed width, each cell in one look: painted quickly, and only what changed.

Textual measures every cell of a new row and paints each through Rich: a third of a second for a list that changes with each key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual._two_way_dict import TwoWayDict
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import DataTable
from textual.widgets.data_table import Row, RowKey

_ELLIPSIS = "…"


class QuickTable(DataTable[Text]):
    """A table whose rows are replaced all at once by `put`."""

    _ground = Style.null()

    def put(self, rows: Iterable[tuple[str, Sequence[Text]]]) -> None:
        """Show these rows, by key, instead of those that are there; the cursor stays on its line."""
        before = [list(cells.values()) for cells in self._data.values()]
        columns, keys = list(self.columns), []
        self._data.clear()
        for name, cells in rows:
            keys.append(key := RowKey(name))
            self._data[key] = dict(zip(columns, cells, strict=True))
        self.rows.clear()
        self.rows.update((key, Row(key, 1)) for key in keys)
        self._row_locations = TwoWayDict({key: number for number, key in enumerate(keys)})
        self._forget()
        if len(before) != len(keys):
            self._update_dimensions(())
            self.refresh()
        else:
            self._paint_changed(before)
        if keys:
            self.move_cursor(row=min(self.cursor_row, len(keys) - 1))
            self._highlight_row(self.cursor_row)

    def _forget(self) -> None:
        """Drop what Textual remembers of rows that are gone, but not how the headings look."""
        for cache in (self._row_renderable_cache, self._offset_cache, self._ordered_row_cache):
            cache.clear()
        self._new_rows.clear()
        self._updated_cells.clear()

    def _paint_changed(self, before: Sequence[Sequence[Text]]) -> None:
        """Paint the lines anew whose cells are others than before."""
        top, width = self.header_height * self.show_header - self.scroll_offset.y, self.size.width
        now = (list(cells.values()) for cells in self._data.values())
        changed = [number for number, (old, new) in enumerate(zip(before, now, strict=True)) if not _is_same(old, new)]
        lines = [Region(0, top + number, width, 1) for number in changed if 0 < top + number < self.size.height]
        if lines:
            self.refresh(*lines)

    def _update_dimensions(self, new_rows: Iterable[RowKey]) -> None:  # noqa: ARG002 Textual's shape
        """Learn how high the table is; how wide its columns are is said when they are added."""
        super()._update_dimensions(())

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the table."""
        self._ground = self.rich_style  # worked out once, not for each line
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return a line; the headings, which seldom change, are left to Textual."""
        heading = self.header_height * self.show_header
        if y < heading:
            return super().render_line(y)
        number, width = y - heading + self.scroll_offset.y, self.size.width
        if number >= self.row_count:
            return Strip.blank(width, self._ground)
        look, over = self._look(is_cursor=number == self.cursor_row, is_hover=number == self.hover_row)
        strip = Strip(Segment.simplify(self._segments(number, self._ground + look, over)))
        from_left = self.scroll_offset.x
        return strip.crop(from_left, from_left + width).adjust_cell_length(width, self._ground)

    def _look(self, *, is_cursor: bool, is_hover: bool) -> tuple[Style, Style]:
        """Return the styles that lie under and over the letters of a row."""
        return self._get_styles_to_render_cell(
            False,
            False,
            False,
            is_hover,
            is_cursor,
            self.show_cursor,
            self._show_hover_cursor,
            self.cursor_foreground_priority == "css",
            self.cursor_background_priority == "css",
        )

    def _segments(self, number: int, style: Style, over: Style) -> list[Segment]:
        """Return a row's cells, and what fills the line after them."""
        pad = " " * self.cell_padding
        row_key = self._row_locations.get_key(number)
        assert row_key is not None  # noqa: S101 there are so many rows
        segments, left = [], self.size.width
        ground = style + _place(number)
        for column, text in zip(self.ordered_columns, self._data[row_key].values(), strict=True):
            segments.append(Segment(pad, ground))
            segments += _fitted(text, column.width, ground, over)
            segments.append(Segment(pad, ground))
            left -= column.width + 2 * len(pad)
        if left > 0:
            segments.append(Segment(" " * left, ground + _BESIDE))
        return segments

    @property
    def hover_row(self) -> int:
        """The row under the mouse."""
        return self.hover_coordinate.row


def _is_same(old: Sequence[Text], new: Sequence[Text]) -> bool:
    return all(one == other and one.style == other.style for one, other in zip(old, new, strict=True))


@lru_cache(4096)
def _place(number: int) -> Style:
    """Return the style that tells the mouse which row it is on."""
    return Style.from_meta({"row": number, "column": 0})


_BESIDE = Style.from_meta({"out_of_bounds": True})


def _fitted(text: Text, width: int, ground: Style, over: Style) -> list[Segment]:
    """Return a cell's letters in so many cells."""
    taken = cell_len(text.plain)
    style = ground + _style(text.style) + over
    if taken > width:
        return [Segment(_cut(text.plain, width), style)]
    empty = " " * (width - taken)
    letters = [Segment(text.plain, style)]
    if not empty:
        return letters
    return [Segment(empty, ground), *letters] if text.justify == "right" else [*letters, Segment(empty, ground)]


def _cut(letters: str, width: int) -> str:
    return set_cell_size(letters, width - 1) + _ELLIPSIS if width > 0 else ""


@lru_cache(256)
def _style(style: str | Style) -> Style:
    return style if isinstance(style, Style) else Style.parse(style)

"""Persons × sessions, with a cursor and marked ranges: what keys and mouse do. Knows no store."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from courses.widgets.grid_content import GridContent
from courses.widgets.grid_picture import GridPicture

_FAR = 9999
_MOVES = {
    "up": (-1, 0),
    "down": (1, 0),
    "left": (0, -1),
    "right": (0, 1),
    "pageup": (-10, 0),
    "pagedown": (10, 0),
    "home": (0, -_FAR),
    "end": (0, _FAR),
    "ctrl+home": (-_FAR, 0),
    "ctrl+end": (_FAR, 0),
}


def _move_bindings() -> list[BindingType]:
    """Return the keys that move the cursor, and with Shift those that mark a range."""
    plain = [Binding(key, f"move{step}", id=f"grid.{key}", show=False) for key, step in _MOVES.items()]
    held = [
        Binding(key.replace("ctrl+", "ctrl+shift+") if "ctrl" in key else f"shift+{key}", f"extend{step}", show=False)
        for key, step in _MOVES.items()
    ]
    return [*plain, *held]


class AttendanceGrid(GridPicture, can_focus=True):
    """The grid, with a cursor on one person at one session, and perhaps a marked range."""

    BINDINGS: ClassVar[list[BindingType]] = _move_bindings()

    class Moved(Message):
        """The cursor is on another cell, or another range is marked."""

    class Pressed(Message):
        """The cell that the cursor was on already was clicked."""

    class Typed(Message):
        """A digit was typed."""

        def __init__(self, digit: str) -> None:
            """Keep which."""
            super().__init__()
            self.digit = digit

    def __init__(self) -> None:
        """Make an empty grid."""
        super().__init__()
        self._pressed_at: tuple[int, int] | None = None
        """The cell in which the mouse button went down; None: elsewhere, or it is up."""

    def show(self, content: GridContent) -> None:
        """Show new content with the cursor on the same cell."""
        if len(content.rows) != len(self.content_shown.rows) or len(content.columns) != len(self.content_shown.columns):
            self.range.drop()
        self.content_shown = content
        titles = (content.name_title, *(foot.title for foot in content.feet))
        self._longest = max(map(cell_len, (*titles, *(row.name for row in content.rows))))
        self._clamp()
        self._resize()
        self.refresh()

    @property
    def row_id(self) -> int | None:
        """The row that the cursor is on, a person's id or below 0 a walk-in's; None in an empty grid."""
        rows = self.content_shown.rows
        return rows[self.row].id if rows else None

    @property
    def person_id(self) -> int | None:
        """The person that the cursor is on; None for nobody, and for a walk-in."""
        return self.row_id if (self.row_id or 0) > 0 else None

    @property
    def session_id(self) -> int | None:
        """The session that the cursor is on; None in an empty grid."""
        columns = self.content_shown.columns
        return columns[self.column].id if columns else None

    def marked(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the ids of the sessions and rows of the marked range; without one of the cell the cursor is on."""
        content = self.content_shown
        rows, columns = self.range.covers(self.row, self.column)
        return (
            tuple(it.id for it in content.columns[columns.start : columns.stop]),
            tuple(it.id for it in content.rows[rows.start : rows.stop]),
        )

    def go_to(self, session_id: int) -> None:
        """Put the cursor on a session, and bring it into view."""
        ids = [column.id for column in self.content_shown.columns]
        if session_id in ids:
            self.column = ids.index(session_id)
            self.call_after_refresh(self._into_view)

    def go_to_row(self, row_id: int) -> None:
        """Put the cursor on a row, and bring it into view."""
        ids = [row.id for row in self.content_shown.rows]
        if row_id in ids:
            self.row = ids.index(row_id)
            self.call_after_refresh(self._into_view)
            self._changed()

    # Moving and marking a range

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor; a range that was marked is dropped, one being marked grows."""
        if not self.range.is_growing:
            self.range.drop()
        self._move(rows, columns)

    def action_extend(self, rows: int, columns: int) -> None:
        """Move the cursor and mark all from where that began."""
        self.range.begin(self.row, self.column)
        self._move(rows, columns)

    def begin_range(self) -> None:
        """Let the arrows mark a range from here on."""
        self.range.begin(self.row, self.column, grows=True)
        self._changed()

    def mark_column(self) -> None:
        """Mark the whole session; where a whole row is marked, all."""
        rows, columns = len(self.content_shown.rows), len(self.content_shown.columns)
        self.range.mark_column(self.column, rows, columns)
        self._changed()

    def mark_row(self) -> None:
        """Mark the whole row; where a whole session is marked, all."""
        rows, columns = len(self.content_shown.rows), len(self.content_shown.columns)
        self.range.mark_row(self.row, rows, columns)
        self._changed()

    def drop_range(self) -> bool:
        """Take the range away, and return whether there was one."""
        was = self.range.drop()
        if was:
            self._changed()
        return was

    def _move(self, rows: int, columns: int) -> None:
        self.row += rows
        self.column += columns
        self._clamp()
        self._into_view()
        self._changed()

    def _changed(self) -> None:
        if not self.content_shown.rows:
            self.range.drop()
        self.refresh()
        self.post_message(self.Moved())

    def _clamp(self) -> None:
        self.row = max(0, min(self.row, len(self.content_shown.rows) - 1))
        self.column = max(0, min(self.column, len(self.content_shown.columns) - 1))

    def on_key(self, event: events.Key) -> None:
        """Tell of a digit: minutes are typed without asking for them."""
        if event.character and event.character in "0123456789":
            event.stop()
            self.post_message(self.Typed(event.character))

    # The mouse

    def _cell_at(self, x: int, y: int) -> tuple[int, int] | None:
        """Return row and column at a place; -1 for the names on the left and the heads above; None: neither."""
        content, at = self.content_shown, x - self._left
        column = (at + self.scroll_offset.x) // self._step if 0 <= at < self._middle else -1
        row = y - self._heads + self.scroll_offset.y if y >= self._heads else -1
        if y >= self.size.height - self._feet or row >= len(content.rows) or column >= len(content.columns):
            return None
        return None if row < 0 and column < 0 else (row, column)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where the button went down: a range may be drawn from there."""
        self._pressed_at, self.range.is_drawn = self._cell_at(event.x, event.y), False
        if self._pressed_at is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark what the mouse is drawn over while the button is down."""
        began, at = self._pressed_at, self._cell_at(event.x, event.y)
        if began is None or at is None or at == began or -1 in (*began, *at):
            return
        if not self.range.is_drawn:
            self.row, self.column = began
            self.range.drop()
            self.range.begin(*began, is_drawn=True)
        self._move(at[0] - self.row, at[1] - self.column)

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """Let go."""
        self._pressed_at = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click was; there already, tell that it was pressed, or mark the column or row."""
        if self.range.is_drawn:
            self.range.is_drawn = False
            return
        at = self._cell_at(event.x, event.y)
        if at is None:
            return
        row, column = (self.row if at[0] < 0 else at[0]), (self.column if at[1] < 0 else at[1])
        if (row, column) != (self.row, self.column):
            self.action_move(row - self.row, column - self.column)
        elif at[0] < 0:
            self.mark_column()
        elif at[1] < 0:
            self.mark_row()
        else:
            self.range.drop()
            self.post_message(self.Pressed())

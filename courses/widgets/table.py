"""A table of rows from the database: every cell wrapped so that nothing in it is markup. Knows no store.

At most `PAGE` rows are shown: a table of 10,000 rows takes over a second to fill.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.coordinate import Coordinate
from textual.message import Message

from courses.text import plain
from courses.widgets.quick_table import QuickTable

PAGE = 1000
"""Rows shown at most."""
_CELL = 120
"""Letters shown of one cell at most."""
_NARROWEST = 10
"""Cells that a stretching column gets at least."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    title: str
    width: int = 0
    """In cells; 0: shares what is left of the line with the others that stretch."""
    right: bool = False
    """Whether it keeps to the right."""
    from_width: int = 0
    """The table's width from which it is shown at all."""


MARK = "✓"
"""What stands before a row that is marked."""
_MARKED = Column("", 1)

Row = tuple[str, Sequence[object]]
"""A row's key, and a value or ready Text for each column."""


def cell(value: object, *, right: bool = False, style: str = "") -> Text:
    """Return a value from the database as a cell that no terminal acts on."""
    text = plain(value)
    if len(text) > _CELL:
        text = text[: _CELL - 1] + "…"
    return Text(text, style=style, justify="right" if right else "left", no_wrap=True, overflow="ellipsis")


def _sign(*, is_marked: bool) -> Text:
    return Text(MARK if is_marked else "")


class Table(QuickTable):
    """A table whose cursor is a whole row, found again by its key after the rows were read anew.

    Rows can be marked, by key; a column with their sign stands first for as long as any is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "scroll_top", id="table.first", show=False),
        Binding("end", "scroll_bottom", id="table.last", show=False),
    ]

    class Marked(Message):
        """Other rows are marked."""

        def __init__(self, table: Table) -> None:
            """Keep which table."""
            super().__init__()
            self.table = table

        @property
        def control(self) -> Table:
            """The table."""
            return self.table

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 Textual's own name
        """Make an empty table; `show` fills it."""
        super().__init__(id=id, classes=classes, cursor_type="row", cell_padding=1)
        self._all_columns: tuple[Column, ...] = ()
        self._all_rows: list[Row] = []
        self._laid: tuple[tuple[str, int], ...] = ()
        self._wanted = ""
        self.marks: frozenset[str] = frozenset()
        """The keys of the rows that are marked, of those shown."""

    def show(self, columns: Sequence[Column], rows: Iterable[Row]) -> int:
        """Show `rows`, keep the cursor on the key it was on, and return how many rows there are."""
        self._wanted = self.current_key or self._wanted
        self._all_columns = tuple(columns)
        self._all_rows = [row for _index, row in zip(range(PAGE), rows, strict=False)]
        self.marks &= {key for key, _values in self._all_rows}
        if self.size.width:
            self._lay()
        return len(self._all_rows)

    def on_resize(self, _event: events.Resize) -> None:
        """Share the line anew."""
        if self._all_columns and self._shape() != self._laid:
            self._wanted = self.current_key or self._wanted
            self._lay()

    def _shape(self) -> tuple[tuple[str, int], ...]:
        """Return title and width of the columns that fit."""
        shown = [_MARKED] if self.marks else []
        shown += [column for column in self._all_columns if self.size.width >= column.from_width]
        padding = 2 * self.cell_padding
        rest = self.size.width - 1 - sum(column.width + padding for column in shown)
        stretching = sum(1 for column in shown if not column.width) or 1
        return tuple((c.title, c.width or max(_NARROWEST, rest // stretching)) for c in shown)

    def _lay(self) -> None:
        """Fill the table."""
        old, shape = self.cursor_row, self._shape()
        indexes = [i for i, column in enumerate(self._all_columns) if self.size.width >= column.from_width]
        if shape != self._laid:
            self.clear(columns=True)
            columns = [*([_MARKED] if self.marks else []), *(self._all_columns[i] for i in indexes)]
            for column, (title, width) in zip(columns, shape, strict=True):
                self.add_column(cell(title, right=column.right), width=width)
            self._laid = shape
        self.put(self._cells(key, values, indexes) for key, values in self._all_rows)
        if self._all_rows and not (self._wanted and self.go_to(self._wanted)):
            self.move_cursor(row=min(old, self.row_count - 1), scroll=True)

    def _cells(self, key: str, values: Sequence[object], indexes: Sequence[int]) -> tuple[str, list[Text]]:
        """Return a row's key and the cells that there is room for."""
        signs = [_sign(is_marked=key in self.marks)] if self.marks else []
        return key, [*signs, *(self._cell(values[i], self._all_columns[i]) for i in indexes)]

    def mark(self, keys: Iterable[str]) -> None:
        """Mark the rows of `keys` and no others; keys that are not shown are left out."""
        self.marks = frozenset(keys) & {key for key, _values in self._all_rows}
        if self.size.width:
            self._wanted = self.current_key or self._wanted
            self._lay()
        self.post_message(self.Marked(self))

    def toggle_mark(self) -> None:
        """Mark the row of the cursor, or take its mark away, and go on to the next."""
        key = self.current_key
        if not key:
            return
        was_any = bool(self.marks)
        self.marks ^= {key}
        if was_any and self.marks:  # the column is there: one cell is all that differs
            self.update_cell_at(Coordinate(self.cursor_row, 0), _sign(is_marked=key in self.marks))
        else:
            self._wanted = key
            self._lay()
        self.action_cursor_down()
        self.post_message(self.Marked(self))

    @property
    def shown_keys(self) -> list[str]:
        """The keys of all rows, in the order shown."""
        return [key for key, _values in self._all_rows]

    @property
    def marked_keys(self) -> list[str]:
        """The keys of the marked rows, in the order shown."""
        return [key for key, _values in self._all_rows if key in self.marks]

    def on_click(self, event: events.Click) -> None:
        """Mark the row that is clicked with Ctrl held down, instead of opening it."""
        row = event.style.meta.get("row", -1)
        if event.ctrl and row >= 0:
            event.prevent_default()  # the table would choose the row
            self.move_cursor(row=row)
            self.toggle_mark()

    @staticmethod
    def _cell(value: object, column: Column) -> Text:
        return value if isinstance(value, Text) else cell(value, right=column.right)

    @property
    def current_key(self) -> str:
        """The key of the row that the cursor is on; empty when there is none."""
        if not self.row_count or not 0 <= self.cursor_row < self.row_count:
            return ""
        return self.ordered_rows[self.cursor_row].key.value or ""

    def go_to(self, key: str) -> bool:
        """Put the cursor on the row with that key, as soon as it is there, and return whether it is."""
        self._wanted = key
        for index, row in enumerate(self.ordered_rows):
            if row.key.value == key:
                self.move_cursor(row=index, scroll=True)
                return True
        return False

    def action_cursor_left(self) -> None:
        """Leave the key to whoever wants it: a row has no left."""
        raise SkipAction

    def action_cursor_right(self) -> None:
        """Leave the key to whoever wants it: a row has no right."""
        raise SkipAction

"""A table of rows from the database: every cell wrapped so that nothing in it is markup. Knows no store.

At most `PAGE` rows are shown: a table of 10,000 rows takes over a second to fill.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.widgets import DataTable

from courses.text import plain

PAGE = 1000
"""Rows shown at most."""
_CELL = 120
"""Letters shown of one cell at most."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its width in cells (None: as wide as its widest cell), and which end it keeps to."""

    title: str
    width: int | None = None
    right: bool = False


def cell(value: object, *, right: bool = False, style: str = "") -> Text:
    """Return a value from the database as a cell that no terminal acts on."""
    text = plain(value)
    if len(text) > _CELL:
        text = text[: _CELL - 1] + "…"
    return Text(text, style=style, justify="right" if right else "left", no_wrap=True, overflow="ellipsis")


class Table(DataTable[Text]):
    """A table whose cursor is a whole row, found again by its key after the rows were read anew."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 Textual's own name
        """Make an empty table; `show` fills it."""
        super().__init__(id=id, cursor_type="row", zebra_stripes=False, cell_padding=1)
        self._shape: tuple[Column, ...] = ()

    def show(self, columns: Sequence[Column], rows: Iterable[tuple[str, Sequence[object]]]) -> int:
        """Show `rows` (key, cells), keep the cursor on the key it was on, and return how many rows there are."""
        kept, old = self.current_key, self.cursor_row
        if tuple(columns) != self._shape:
            self._shape = tuple(columns)
            self.clear(columns=True)
            for column in columns:
                self.add_column(cell(column.title, right=column.right), width=column.width)
        else:
            self.clear()
        for count, (key, cells) in enumerate(rows):
            if count >= PAGE:
                break
            self.add_row(*self._cells(cells), key=key)
        self._restore(kept, old)
        return self.row_count

    def _cells(self, values: Sequence[object]) -> list[Text]:
        return [
            value if isinstance(value, Text) else cell(value, right=column.right)
            for value, column in zip(values, self._shape, strict=True)
        ]

    def _restore(self, key: str, row: int) -> None:
        if not self.row_count:
            return
        found = next((i for i, r in enumerate(self.ordered_rows) if r.key.value == key), None)
        self.move_cursor(row=found if found is not None else min(row, self.row_count - 1), scroll=True)

    @property
    def current_key(self) -> str:
        """The key of the row that the cursor is on; empty when there is none."""
        if not self.row_count or not 0 <= self.cursor_row < self.row_count:
            return ""
        return self.ordered_rows[self.cursor_row].key.value or ""

    def go_to(self, key: str) -> bool:
        """Put the cursor on the row with that key and return whether there is one."""
        for index, row in enumerate(self.ordered_rows):
            if row.key.value == key:
                self.move_cursor(row=index, scroll=True)
                return True
        return False

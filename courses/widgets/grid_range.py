"""Which cells of the grid are marked to get the same mark: a range from where it was begun, a column, a row, or all."""

from __future__ import annotations


class Range:
    """A marked range; it knows rows and columns by their places, from 0."""

    def __init__(self) -> None:
        """Begin with nothing marked."""
        self._from: tuple[int, int] | None = None
        self._whole: tuple[range, range] | None = None
        self._is_column = self._is_row = False
        self.is_growing = False
        """Whether the arrows alone make it larger."""
        self.is_drawn = False
        """Whether the mouse is drawing it."""

    @property
    def is_marked(self) -> bool:
        """Whether there is a range."""
        return self._from is not None or self._whole is not None

    def begin(self, row: int, column: int, *, grows: bool = False, is_drawn: bool = False) -> None:
        """Begin at a cell, unless one has been begun."""
        if self._whole is not None:
            self.drop()
        if self._from is None:
            self._from = (row, column)
        self.is_growing, self.is_drawn = grows or self.is_growing, is_drawn or self.is_drawn

    def mark_column(self, column: int, rows: int, columns: int) -> None:
        """Mark a whole column, or all when a whole row is marked."""
        wide = range(columns) if self._is_row else range(column, column + 1)
        is_row = self._is_row
        self.drop()
        self._whole, self._is_column, self._is_row = (range(rows), wide), True, is_row

    def mark_row(self, row: int, rows: int, columns: int) -> None:
        """Mark a whole row, or all when a whole column is marked."""
        high = range(rows) if self._is_column else range(row, row + 1)
        is_column = self._is_column
        self.drop()
        self._whole, self._is_row, self._is_column = (high, range(columns)), True, is_column

    def drop(self) -> bool:
        """Take it away, and return whether there was one."""
        was = self.is_marked
        self._from = self._whole = None
        self._is_column = self._is_row = self.is_growing = False
        return was

    def covers(self, row: int, column: int) -> tuple[range, range]:
        """Return the rows and columns covered when the cursor is on a cell; without a range that cell's."""
        if self._whole is not None:
            return self._whole
        first_row, first_column = self._from or (row, column)
        rows = range(min(row, first_row), max(row, first_row) + 1)
        return rows, range(min(column, first_column), max(column, first_column) + 1)

    def has(self, row: int, column: int, cursor_row: int, cursor_column: int) -> bool:
        """Return whether a cell is covered when the cursor is on another."""
        rows, columns = self.covers(cursor_row, cursor_column)
        return row in rows and column in columns

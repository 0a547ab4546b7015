"""The rows of one sheet while they are put right: cells by field, columns added as they are needed, every repair noted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from courses.i18n import _
from courses.imports.headings import Layout
from courses.imports.problems import WARNING, of_row
from courses.imports.reader import Reading
from courses.imports.repairs import Repair, Sort
from courses.imports.row_ref import RowRef
from courses.imports.table import Cell, Row, Sheet
from courses.imports.values import is_blank, plain_text


class Bench:
    """Rows that nobody else holds once they are changed: a changed row is a copy, the file's own stay as they are."""

    def __init__(self, reading: Reading, sheet: Sheet, layout: Layout, rows: list[Row]) -> None:
        self.reading = reading
        self.sheet = sheet
        self.layout = layout
        self.rows = list(rows)
        self._own: set[int] = set()
        """Places of the rows that are copies."""

    def has(self, field: str) -> bool:
        """Return whether a field has a column."""
        return field in self.layout.columns

    def cell(self, at: int, field: str) -> Cell:
        """Return the cell of a field in the row at a place, None where there is none."""
        column = self.layout.columns.get(field)
        cells = self.rows[at].cells
        return None if column is None or column >= len(cells) else cells[column]

    def text(self, at: int, field: str) -> str:
        """Return a cell as trimmed text."""
        return plain_text(self.cell(at, field)).strip()

    def cells(self, field: str) -> Iterator[tuple[int, Cell]]:
        """Yield the cells of a field that are not blank, with the places of their rows."""
        column = self.layout.columns.get(field)
        if column is None:
            return
        for at, row in enumerate(self.rows):
            cell = row.cells[column] if column < len(row.cells) else None
            if cell is not None and cell != "" and not (cell.__class__ is str and str.isspace(cell)):
                yield at, cell

    def put(self, at: int, field: str, value: Cell, *, source: str = "") -> None:
        """Put a value in a cell; a field without a column gets one, called as that of the field `source`."""
        if field not in self.layout.columns:
            self.add_column(field, self.layout.heading(source) if source else "")
        column = self.layout.columns[field]
        if at not in self._own:
            self.rows[at] = Row(self.rows[at].number, list(self.rows[at].cells))
            self._own.add(at)
        cells = self.rows[at].cells
        cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = value

    def add_column(self, field: str, heading: str) -> None:
        """Give a field a column beyond those of the file."""
        layout = self.layout
        if not layout.width:
            layout.width = max(len(layout.header.cells), 1 + max(layout.columns.values(), default=0))
        used = max([layout.width, *(column + 1 for column in layout.added), *self._widths()])
        layout.columns[field] = used
        layout.added[used] = heading

    def _widths(self) -> list[int]:
        return [] if self.layout.added else [max((len(row.cells) for row in self.rows), default=0)]

    def is_torn(self, at: int) -> bool:
        """Return whether a row has cells beyond the columns of the file, and so may have any cell in the wrong place."""
        layout, cells = self.layout, self.rows[at].cells
        width = layout.width or max(len(layout.header.cells), 1 + max(layout.columns.values(), default=0))
        return any(not is_blank(cell) for cell in cells[width : min(layout.added, default=None)])

    def copies(self, counts: Mapping[int, int]) -> dict[int, int]:
        """Put copies of rows after them, so that there are `counts` of each, by place; return where the first of each is now.

        All at once, because every place after a copy is another one than before.
        """
        rows: list[Row] = []
        own: set[int] = set()
        now: dict[int, int] = {}
        for at, row in enumerate(self.rows):
            count = counts.get(at, 1)
            if at in counts:
                now[at] = len(rows)
                own |= set(range(len(rows), len(rows) + count))
                rows += [Row(row.number, list(row.cells)) for _copy in range(count)]
            else:
                if at in self._own:
                    own.add(len(rows))
                rows.append(row)
        self.rows, self._own = rows, own
        return now

    def repaired(self, at: int, field: str, was: str, now: str, sort: Sort) -> None:
        """Note a repair of a cell."""
        self.reading.repairs.append(
            Repair(self.sheet.name, self.rows[at].number, self.layout.heading(field), was, now, sort)
        )

    def repaired_column(self, field: str, now: str, sort: Sort) -> None:
        """Note a repair of a whole column."""
        self.reading.repairs.append(
            Repair(self.sheet.name, 0, self.layout.heading(field), self.layout.heading(field), now, sort)
        )

    def warn(self, at: int, field: str, text: str) -> None:
        """Warn of a cell that could not be put right and is left out, or taken as it stands."""
        ref = RowRef(self.reading.book.name, self.sheet.name, self.rows[at].number)
        value = plain_text(self.cell(at, field))
        self.reading.add(of_row(ref, self.layout.heading(field), value, "", severity=WARNING, text=text))

    def heading_between(self, row: Row) -> None:
        """Note that a row is a heading between the rows."""
        said = next((plain_text(cell).strip() for cell in row.cells if not is_blank(cell)), "")
        note = _("{sheet}, row {row}: “{text}” was taken for a heading between the rows.")
        self.reading.note(note.format(sheet=self.sheet.name, row=row.number, text=said))

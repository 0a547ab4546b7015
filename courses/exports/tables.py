"""A table as a CSV file or a workbook, for spreadsheets and to be read in again. Values in, bytes out.

Nothing that stands in a cell is ever a formula. The CSV is UTF-8 with a byte order mark and `;`, as a Swedish Excel opens it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from courses.text import FORMULA_SIGNS, disarmed, plain

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | Decimal | date | time | None
"""An amount is a Decimal; None: not known."""
_WIDEST = 60
"""Letters that a column of a workbook is wide at most."""
_NARROWEST = 6
_FORMATS = {date: "yyyy-mm-dd", time: "hh:mm", Decimal: "0.00"}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings."""

    title: str
    """The name of the sheet, where there are sheets."""
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """Each as long as the headings."""


def to_csv(table: Table) -> bytes:
    """Return a table as CSV: dates as 2026-09-08, times as 10:00, amounts with a decimal comma."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([disarmed(heading) for heading in table.headings])
    writer.writerows([_csv_text(cell) for cell in row] for row in table.rows)
    return ("\ufeff" + out.getvalue()).encode()


def to_xlsx(table: Table, now: datetime) -> bytes:
    """Return a table as a workbook of one sheet, with real dates and times and the headings held in place."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "Kursverkstad"
    book.properties.created = now
    sheet = book.active
    assert sheet is not None  # noqa: S101 a new workbook has a sheet
    _fill(sheet, table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, table: Table) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.title = "".join(c for c in table.title if c not in "[]:*?/\\")[:31]
    for number, row in enumerate((table.headings, *table.rows), 1):
        for column, value in enumerate(row, 1):
            if _csv_text(value):
                _set(sheet.cell(number, column), value)
    for column, _heading in enumerate(table.headings, 1):
        sheet.cell(1, column).font = Font(bold=True)
        shown = [table.headings[column - 1], *(row[column - 1] for row in table.rows)]
        sheet.column_dimensions[get_column_letter(column)].width = _width(shown)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _set(cell: Any, value: Cell) -> None:  # noqa: ANN401 openpyxl's cells, which are of two kinds
    """Give a cell its value; text stays text, whatever it begins with."""
    if not isinstance(value, str):
        cell.value = value
        cell.number_format = _FORMATS.get(type(value), "General")
        return
    text = _harmless(value)
    cell.value = text
    cell.data_type = "s"  # else openpyxl makes a formula of "=…" and an error of "#N/A"
    if text.startswith(tuple(FORMULA_SIGNS)):
        cell.quotePrefix = True  # it stays text when somebody edits the cell, too


def _width(shown: Sequence[Cell]) -> int:
    longest = max(max(map(len, _csv_text(cell).split("\n"))) for cell in shown)
    return max(_NARROWEST, min(longest + 2, _WIDEST))


def _csv_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return disarmed(_harmless(cell))
    if isinstance(cell, Decimal):
        return f"{cell:.2f}".replace(".", ",")
    return f"{cell:%H:%M}" if isinstance(cell, time) else str(cell)


def _harmless(value: str) -> str:
    """Return text without control characters but with its line breaks."""
    return "\n".join(plain(line) for line in value.splitlines())

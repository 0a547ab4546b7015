"""Workbooks as Excel saved them until 2007 (.xls) to rows. A password is never guessed."""

from __future__ import annotations

import io
import struct
from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from courses.errors import Invalid
from courses.i18n import _
from courses.imports.table import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Book, Cell, Row, Sheet

if TYPE_CHECKING:
    from xlrd.book import Book as Workbook
    from xlrd.sheet import Sheet as Worksheet

SIGNATURES: Final = (
    b"\xd0\xcf\x11\xe0",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
)
"""How such a file begins, in the package that other files of the time come in too, or bare, as small web programs write it."""
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_DAMAGE = (
    struct.error,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    OSError,
    EOFError,
    NotImplementedError,
    ArithmeticError,
    RecursionError,
)
"""All that xlrd raises on damaged files, beside its own."""


def read_old_workbook(name: str, data: bytes, *, most: int = 0) -> Book:
    """Read every sheet of a workbook, of each only the `most` first rows unless that is 0.

    Raises Invalid when it is locked, damaged, too large or no workbook.
    """
    hint = _("Open it in the program it was made with and save it as .xlsx or .csv.")
    if _LOCKED in data:
        raise Invalid(_("{name} is locked with a password and cannot be read.").format(name=name), hint)
    import xlrd
    from xlrd.compdoc import CompDocError

    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), on_demand=True)
        sheets = [_sheet(name, book, book.sheet_by_index(at), most) for at in range(book.nsheets)]
    except (xlrd.XLRDError, CompDocError) as error:
        is_locked = "encrypt" in str(error) or "password" in str(error)
        text = (
            _("{name} is locked with a password and cannot be read.")
            if is_locked
            else _("{name} is in an old format that cannot be read.")
        )
        raise Invalid(text.format(name=name), hint) from error
    except _DAMAGE as error:
        raise Invalid(_("{name} is damaged and cannot be read.").format(name=name), hint) from error
    sheets = [sheet for sheet in sheets if sheet.rows]
    if not sheets:
        raise Invalid(_("{name} is empty.").format(name=name))
    return Book(name, sheets, [], is_workbook=True)


def _sheet(name: str, book: Workbook, sheet: Worksheet, most: int) -> Sheet:
    if sheet.nrows > MAX_ROWS or sheet.ncols > MAX_COLUMNS or sheet.nrows * sheet.ncols > MAX_CELLS:
        text = _("{name} is unreasonably large: at most {rows} rows and {columns} columns are read.")
        raise Invalid(text.format(name=name, rows=MAX_ROWS, columns=MAX_COLUMNS))
    rows = []
    for at in range(min(sheet.nrows, most) if most else sheet.nrows):
        cells = [_cell(book, sheet, at, column) for column in range(sheet.row_len(at))]
        while cells and cells[-1] in (None, ""):
            cells.pop()
        if cells:
            rows.append(Row(at + 1, cells))
    return Sheet(sheet.name, rows, is_hidden=sheet.visibility != 0)


def _cell(book: Workbook, sheet: Worksheet, row: int, column: int) -> Cell:
    from xlrd import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_EMPTY, XL_CELL_ERROR, XL_CELL_NUMBER, XLDateError
    from xlrd.xldate import xldate_as_datetime

    sort, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if sort == XL_CELL_BOOLEAN:
        return bool(value)
    if sort in (XL_CELL_EMPTY, XL_CELL_ERROR):
        return None
    if sort == XL_CELL_DATE:
        try:
            at: datetime = xldate_as_datetime(value, book.datemode)
        except (XLDateError, OverflowError):
            return float(value)
        return time(at.hour, at.minute) if value < 1 else at
    if sort == XL_CELL_NUMBER:
        return int(value) if float(value).is_integer() else float(value)
    return str(value)

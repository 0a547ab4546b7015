"""Excel workbooks to rows. The zip is looked over before it is opened; links are never followed, formulas never run."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from courses.errors import Invalid
from courses.i18n import _
from courses.imports.open_document import is_open_document, read_open_document
from courses.imports.table import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Book, Cell, Fault, Merged, Row, Sheet

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

MAX_TOTAL = 50_000_000
"""Bytes that a workbook may have when unpacked."""
MAX_ENTRY = 20_000_000
"""Bytes that one part of it may have."""
MAX_STRINGS = 15_000_000
"""Bytes of the part that is held in memory whole: the texts shared by all sheets."""
MAX_ROW = 1_048_576
"""The last row that Excel has; openpyxl fills up to whatever a damaged file claims."""
MAX_RATIO = 200
"""How many times smaller than itself a part of more than a megabyte may be packed."""
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    EOFError,
    SyntaxError,  # what XML parsers raise
    NotImplementedError,
    RuntimeError,  # a zip with a password
    AssertionError,
    ArithmeticError,
)
"""All that zipfile, the XML parser and openpyxl raise on damaged workbooks."""
_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_MOST_MERGED = 5000
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_workbook(name: str, data: bytes, *, most: int = 0) -> Book:
    """Read every sheet of a workbook, of each only the `most` first rows unless that is 0.

    Raises Invalid when it is damaged, too large or no workbook.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            has_formulas = _look_over(name, archive)
            if has_formulas is None:
                return read_open_document(name, archive, most=most)
        return _read(name, data, has_formulas=has_formulas, most=most)
    except _DAMAGE as error:
        hint = _("Fetch the file again from where it came, or save it anew as .xlsx or .csv.")
        raise Invalid(_("{name} is damaged and cannot be read.").format(name=name), hint) from error


def _look_over(name: str, archive: zipfile.ZipFile) -> bool | None:
    """Raise Invalid when unpacking would be unreasonable or it is no workbook; return whether it has formulas.

    None: it is a spreadsheet of another family, of .ods files.
    """
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if sum(entry.file_size for entry in entries) > MAX_TOTAL or len(entries) > 5000 or any(map(_is_bomb, entries)):
        hint = _("If all of it is needed, save it as .csv and read that instead.")
        raise Invalid(_("{name} is unreasonably large when unpacked and was not opened.").format(name=name), hint)
    if is_open_document(archive):
        if _DECLARATION.search(archive.open("content.xml").read(2000)):
            raise Invalid(_("{name} is damaged and cannot be read.").format(name=name))
        return None
    if "xl/workbook.xml" not in names and not any(n.endswith("workbook.xml") for n in names):
        raise _other_format(name, names)
    has_formulas = False
    for entry in entries:
        if entry.filename.endswith(".xml"):
            head = archive.open(entry).read(2000)
            if _DECLARATION.search(head):
                raise Invalid(_("{name} is damaged and cannot be read.").format(name=name))
            has_formulas = has_formulas or ("worksheets/" in entry.filename and _has_formula(archive, entry))
    return has_formulas


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    size = entry.file_size
    if size > MAX_ENTRY or ("sharedStrings" in entry.filename and size > MAX_STRINGS):
        return True
    return size > 1_000_000 and size > MAX_RATIO * max(entry.compress_size, 1)


def _other_format(name: str, names: set[str]) -> Invalid:
    """Return the error that says what kind of packed file it is instead."""
    kinds = (
        ("word/document.xml", "Word"),
        ("xl/workbook.bin", ".xlsb"),
        ("content.xml", "OpenDocument"),
        ("ppt/presentation.xml", "PowerPoint"),
    )
    kind = next((shown for inside, shown in kinds if inside in names), "zip")
    hint = _("Open it in the program it was made with and save it as .xlsx or .csv.")
    return Invalid(
        _("{name} is not an Excel workbook but a file of the kind {kind}.").format(name=name, kind=kind), hint
    )


def _has_formula(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    tail = b""
    with archive.open(entry) as part:
        while chunk := part.read(1 << 20):
            if _FORMULA.search(tail + chunk):
                return True
            tail = chunk[-8:]
    return False


def _read(name: str, data: bytes, *, has_formulas: bool, most: int) -> Book:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns about styles and lists that we do not read
        book = _open(data, values=True)
        formulas = _open(data, values=False) if has_formulas else None
        titles = [title for title in book.sheetnames if hasattr(book[title], "iter_rows")]
        merged = {title: _merged(data, getattr(book[title], "_worksheet_path", "")) for title in titles}
        sheets = [_sheet(name, book, formulas, title, most, merged) for title in titles]
    sheets = [sheet for sheet in sheets if sheet.rows]
    if not sheets:
        raise Invalid(_("{name} is empty.").format(name=name))
    return Book(name, sheets, [], is_workbook=True)


def _merged(data: bytes, part: str) -> tuple[Merged, ...]:
    """Return the cells of a sheet that go over several rows, as far as they are not more than anybody makes by hand."""
    found: list[Merged] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if part not in archive.namelist():
            return ()
        tail = b""
        with archive.open(part) as stream:
            while chunk := stream.read(1 << 20):
                for match in _MERGED.finditer(tail + chunk):
                    first, last = int(match[2]), int(match[4])
                    if first < last and len(found) < _MOST_MERGED:
                        found.append(Merged(first, last, _column_of(match[1])))
                tail = chunk[-60:]
    return tuple(dict.fromkeys(found))


def _column_of(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column - 1


def _open(data: bytes, *, values: bool) -> Workbook:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)


def _sheet(
    name: str,
    book: Workbook,
    formulas: Workbook | None,
    title: str,
    most: int,
    merged: Mapping[str, tuple[Merged, ...]],
) -> Sheet:
    rows: list[Row] = []
    faults: list[Fault] = []
    cells = 0
    beside = _raw_rows(formulas, title) if formulas else None
    for number, values in enumerate(_raw_rows(book, title), 1):
        if most and number > most:
            break
        written = next(beside, ()) if beside else ()
        width = _width(values, written)
        cells += width
        if len(rows) >= MAX_ROWS or width > MAX_COLUMNS or cells > MAX_CELLS or number > MAX_ROW:
            text = _("{name} is unreasonably large: at most {rows} rows and {columns} columns are read.")
            raise Invalid(text.format(name=name, rows=MAX_ROWS, columns=MAX_COLUMNS))
        if width:
            rows.append(Row(number, [_cell(value) for value in values[:width]]))
            faults.extend(_faults(number, values[:width], written))
    is_hidden = getattr(book[title], "sheet_state", "visible") != "visible"
    return Sheet(title, rows, tuple(faults), is_hidden, merged.get(title, ()))


def _raw_rows(book: Workbook, title: str) -> Iterator[Sequence[object]]:
    sheet = book[title]
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()  # a file may claim a million columns
    return iter(sheet.iter_rows(values_only=True))


def _width(values: Sequence[object], written: Sequence[object]) -> int:
    """Return how many cells there are up to the last that holds something."""
    for index in range(max(len(values), len(written)) - 1, -1, -1):
        for side in (values, written):
            if index < len(side) and side[index] not in (None, ""):
                return min(index + 1, len(values))
    return 0


def _faults(number: int, values: Sequence[object], written: Sequence[object]) -> Iterator[Fault]:
    """Yield the cells of which the file holds no value."""
    for column, value in enumerate(values):
        if isinstance(value, str) and value in _ERRORS:
            yield Fault(number, column, value)
    for column, formula in enumerate(written):
        text = formula if isinstance(formula, str) else getattr(formula, "text", None)
        if isinstance(text, str) and text.startswith("=") and (column >= len(values) or values[column] is None):
            yield Fault(number, column, text)


def _cell(value: object) -> Cell:
    """Return a value as openpyxl gives it as one of ours; a duration below a day becomes a clock time."""
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return time(seconds // 3600, seconds // 60 % 60) if 0 <= seconds < 86_400 else str(value)
    if value is None or isinstance(value, str | int | float | date | datetime | time):
        return value
    return str(value)

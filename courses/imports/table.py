"""A file as rows of cells, whatever program wrote it: text in any encoding and delimiter, or Excel.

Nothing here knows what the cells mean. What cannot be read whole raises `Invalid`; nothing is read by half.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path

from courses.errors import Invalid, NotFound
from courses.i18n import _

Cell = str | int | float | bool | date | datetime | time | None

MAX_BYTES = 30_000_000
"""The largest file that is opened."""
MAX_ROWS = 100_000
"""The most rows with something in them, in one sheet."""
MAX_COLUMNS = 500
"""The most columns, in one sheet."""
MAX_CELLS = 3_000_000
"""The most cells, in one sheet."""
HEAD_ROWS = 300
"""The rows of a sheet that tell what it is; `headings` looks at no more."""
_HEAD_BYTES = 1 << 18
"""What is read of a long text to get them."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with something in it."""

    number: int
    """Its place in the file, from 1, blank rows counted."""
    cells: list[Cell]
    """From the first column; blank is None or an empty string."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell of which the file does not hold the value: a formula never computed, an error of Excel's."""

    row: int
    column: int
    """From 0."""
    text: str


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell that goes over several rows; only the first holds what it says."""

    first: int
    """The first row, from 1."""
    last: int
    """The last row."""
    column: int
    """From 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table-like thing in a file: a sheet of a workbook, or the whole of a text file."""

    name: str
    """The sheet's name; of a text file the file's name without its ending."""
    rows: list[Row]
    """The rows that are not blank, in the order of the file."""
    faults: tuple[Fault, ...] = ()
    is_hidden: bool = False
    """Whether the program it was made in does not show it."""
    merged: tuple[Merged, ...] = ()
    """Cells that are one over several rows."""


@dataclass(frozen=True, slots=True)
class Book:
    """A file that was read."""

    name: str
    """The file's name, without folders."""
    sheets: list[Sheet]
    notes: list[str]
    """What the user should know about how it was read, whole sentences."""
    is_workbook: bool = False
    encoding: str = ""
    """Of a text file."""
    delimiter: str = ""
    """Of a text file."""


def read(path: Path) -> Book:
    """Read a file whole; raises NotFound when there is none and Invalid, saying what to do, when it cannot be read."""
    data = contents(path)
    if data.startswith(b"PK"):
        from courses.imports.workbook import read_workbook

        return read_workbook(path.name, data)
    other = _of_another_format(path, data, most=0)
    if other is not None:
        return other
    _refuse_other_formats(path, data)
    from courses.imports.delimited import read_text

    return read_text(path, data)


def head(path: Path, rows: int = HEAD_ROWS) -> Book:
    """Read the first rows of every sheet of a file, however long it is; raises as `read` does."""
    data = contents(path)
    if data.startswith(b"PK"):
        from courses.imports.workbook import read_workbook

        return read_workbook(path.name, data, most=rows)
    other = _of_another_format(path, data, most=rows)
    if other is not None:
        return replace(other, sheets=[replace(sheet, rows=sheet.rows[:rows]) for sheet in other.sheets])
    _refuse_other_formats(path, data)
    from courses.imports.delimited import read_text

    book = read_text(path, _beginning(data))
    return replace(book, sheets=[replace(sheet, rows=sheet.rows[:rows]) for sheet in book.sheets])


def _beginning(data: bytes) -> bytes:
    """Return the first whole lines of a long text, in whatever encoding."""
    if len(data) <= _HEAD_BYTES:
        return data
    if b"\0" in data[:_HEAD_BYTES]:
        return data[:_HEAD_BYTES]  # two or four bytes a letter, of which none is cut
    return data[: data.rfind(b"\n", 0, _HEAD_BYTES) + 1] or data[:_HEAD_BYTES]


def contents(path: Path) -> bytes:
    """Return what a file holds; raises NotFound when it is not there and Invalid when it is a folder, too large or empty."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise Invalid(_("{name} is a folder, not a file.").format(name=path.name))
        if size > MAX_BYTES:
            text = _("{name} is unreasonably large: {size} MB, and at most {limit} MB is read.")
            raise Invalid(text.format(name=path.name, size=size // 1_000_000, limit=MAX_BYTES // 1_000_000))
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(_("There is no file {name}.").format(name=path)) from error
    except (OSError, ValueError) as error:
        raise Invalid(_("{name} could not be read: {reason}.").format(name=path.name, reason=error)) from error
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise Invalid(_("{name} is empty.").format(name=path.name))
    return data


def _of_another_format(path: Path, data: bytes, *, most: int) -> Book | None:
    """Return the tables of an old workbook or a web page, None when it is neither; raises Invalid when it cannot be read."""
    from courses.imports import old_workbook, web_tables

    if data.startswith(old_workbook.SIGNATURES):
        return old_workbook.read_old_workbook(path.name, data, most=most)
    if web_tables.is_spreadsheet_xml(data):
        return web_tables.read_spreadsheet_xml(path.name, data)
    return web_tables.read_html(path.name, data) if web_tables.is_html_table(data) else None


def _refuse_other_formats(path: Path, data: bytes) -> None:
    """Raise Invalid for what is neither text nor a workbook that we read, by its first bytes."""
    hint = _("Open it in the program it was made with and save it as .xlsx or .csv.")
    start = data[:512].lstrip().lower()
    if start.startswith(b"kursverkstad-"):
        text = _("{name} is a partner’s packet, not a table.")
        hint = _("What came back is taken in under Attendance, From partner; or by `kursverkstad packet merge`.")
    elif start.startswith(b"%pdf"):
        text = _("{name} is a PDF and cannot be read.")
    elif start.startswith((b"<!doctype", b"<html", b"<table", b"<?xml", b"{\\rtf")):
        text = _("{name} is a document or a web page, not a table, and cannot be read.")
    elif data.startswith(_BINARY):
        text = _("{name} is neither text nor an Excel workbook and cannot be read.")
    elif path.suffix.lower() in (".xlsx", ".xlsm", ".xltx", ".ods", ".docx", ".pdf", ".zip", ".xlsb"):
        text = _("{name} is damaged: it is not what its ending says.")
        hint = _("Fetch the file again from where it came, or save it anew as .xlsx or .csv.")
    else:
        return
    raise Invalid(text.format(name=path.name), hint)


_BINARY = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"SQLite format 3",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
    b"MZ\x90",
    b"BM6",
)

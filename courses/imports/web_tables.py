"""Tables in HTML, and in the XML that Excel 2003 wrote, both often saved under the name of a workbook, to rows.

Nothing is fetched and no entity is declared: a file that tries to is refused.
"""

from __future__ import annotations

import io
import re
from datetime import datetime
from html.parser import HTMLParser
from typing import Final
from xml.etree import ElementTree as ET

from courses.errors import Invalid
from courses.i18n import _
from courses.imports.encoding import decode
from courses.imports.table import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Book, Cell, Row, Sheet

_SPREADSHEET: Final = "{urn:schemas-microsoft-com:office:spreadsheet}"
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MOST_SPAN: Final = 50
_LINE_ENDS: Final = frozenset({"br", "p", "div", "li"})


def is_html_table(data: bytes) -> bool:
    """Return whether a file is a web page with a table in it."""
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if not head.startswith(
        (b"<!doctype", b"<html", b"<table", b"<meta", b"<head", b"<body", b"<style", b"<div", b"<?xml")
    ):
        return False
    low = data.replace(b"\0", b"").lower()
    return (b"<tr" in low and b"<t" in low and b"<html" in low[:20_000]) or low.lstrip().startswith(b"<table")


def is_spreadsheet_xml(data: bytes) -> bool:
    """Return whether a file is a workbook in the XML of Excel 2003."""
    return b"urn:schemas-microsoft-com:office:spreadsheet" in data[:4096]


def read_html(name: str, data: bytes) -> Book:
    """Read the tables of a web page, each as a sheet of its own; raises Invalid when there is none of reasonable size."""
    decoded = decode(data)
    reader = _Tables(name)
    try:
        reader.feed(decoded.text)
        reader.close()
    except (AssertionError, ValueError) as error:  # what the parser raises on declarations that are none
        raise Invalid(_("{name} is damaged and cannot be read.").format(name=name), _hint()) from error
    tables = [rows for rows in reader.done() if rows]
    if not tables:
        raise Invalid(
            _("{name} is a document or a web page, not a table, and cannot be read.").format(name=name), _hint()
        )
    stem = name.rsplit(".", 1)[0]
    several = len(tables) > 1
    sheets = [Sheet(f"{stem} {n}" if several else stem, rows) for n, rows in enumerate(tables, 1)]
    return Book(name, sheets, list(decoded.notes), is_workbook=several, encoding=decoded.encoding)


def _hint() -> str:
    return _("Open it in the program it was made with and save it as .xlsx or .csv.")


def _too_much(name: str) -> Invalid:
    text = _("{name} is unreasonably large: at most {rows} rows and {columns} columns are read.")
    return Invalid(text.format(name=name, rows=MAX_ROWS, columns=MAX_COLUMNS))


class _Tables(HTMLParser):
    """Collects the cells of tables; one inside another is part of its cell."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.tables: list[list[Row]] = []
        self.rows: list[Row] = []
        self.cells: list[Cell] | None = None
        self.text: list[str] | None = None
        self.span = 1
        self.depth = 0
        self.number = 0
        self.count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag == "table":
            self.depth += 1
            if self.depth == 1:
                self._end_table()
        elif self.depth > 1:
            return
        elif tag == "tr":
            self._end_row()
            self.cells = []
            self.number += 1
        elif tag in ("td", "th") and self.cells is not None:
            self._end_cell()
            self.text = []
            said = dict(attrs).get("colspan") or "1"
            self.span = min(int(said), _MOST_SPAN) if said.isdecimal() and int(said) else 1
        elif tag in _LINE_ENDS and self.text:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a table, a row or a cell."""
        if tag == "table":
            self.depth = max(0, self.depth - 1)
            if not self.depth:
                self._end_table()
        elif self.depth <= 1 and tag == "tr":
            self._end_row()
        elif self.depth <= 1 and tag in ("td", "th"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Take the text of a cell."""
        if self.text is not None:
            self.text.append(data)

    def done(self) -> list[list[Row]]:
        """Return the rows of every table."""
        self._end_table()
        return self.tables

    def _end_cell(self) -> None:
        if self.text is None or self.cells is None:
            return
        lines = (" ".join(line.split()) for line in "".join(self.text).split("\n"))
        self.cells += ["\n".join(line for line in lines if line), *[None] * (self.span - 1)]
        self.text, self.span = None, 1

    def _end_row(self) -> None:
        self._end_cell()
        if self.cells is not None and any(self.cells):
            self.count += len(self.cells)
            if len(self.cells) > MAX_COLUMNS or len(self.rows) >= MAX_ROWS or self.count > MAX_CELLS:
                raise _too_much(self.name)
            self.rows.append(Row(self.number, self.cells))
        self.cells = None

    def _end_table(self) -> None:
        self._end_row()
        if self.rows:
            self.tables.append(self.rows)
        self.rows, self.number = [], 0


def read_spreadsheet_xml(name: str, data: bytes) -> Book:
    """Read a workbook in the XML of Excel 2003; raises Invalid when it is damaged or too large."""
    if _DECLARED.search(data):
        raise Invalid(_("{name} is damaged and cannot be read.").format(name=name), _hint())
    sheets: list[Sheet] = []
    rows: list[Row] = []
    number = 0
    try:
        for _event, node in ET.iterparse(io.BytesIO(data)):  # noqa: S314 – no entity is declared in it
            if node.tag == f"{_SPREADSHEET}Row":
                number = int(node.get(f"{_SPREADSHEET}Index", number + 1))
                cells = _xml_cells(name, node)
                if len(rows) >= MAX_ROWS:
                    raise _too_much(name)
                if any(value not in (None, "") for value in cells):
                    rows.append(Row(number, cells))
                node.clear()
            elif node.tag == f"{_SPREADSHEET}Worksheet":
                sheets.append(Sheet(node.get(f"{_SPREADSHEET}Name", str(len(sheets) + 1)), rows))
                rows, number = [], 0
    except (ET.ParseError, ValueError) as error:
        raise Invalid(_("{name} is damaged and cannot be read.").format(name=name), _hint()) from error
    sheets = [sheet for sheet in sheets if sheet.rows]
    if not sheets:
        raise Invalid(_("{name} is empty.").format(name=name))
    return Book(name, sheets, [], is_workbook=True)


def _xml_cells(name: str, row: ET.Element) -> list[Cell]:
    cells: list[Cell] = []
    for cell in row.iter(f"{_SPREADSHEET}Cell"):
        at = int(cell.get(f"{_SPREADSHEET}Index", len(cells) + 1)) - 1
        if not 0 <= at < MAX_COLUMNS:
            raise _too_much(name)
        cells += [None] * (at - len(cells))
        cells.append(_xml_value(cell.find(f"{_SPREADSHEET}Data")))
    return cells


def _xml_value(data: ET.Element | None) -> Cell:
    if data is None:
        return None
    text = "".join(data.itertext())
    sort = data.get(f"{_SPREADSHEET}Type")
    if sort == "Number":
        value = float(text)
        return int(value) if value.is_integer() else value
    if sort == "DateTime":
        return datetime.fromisoformat(text.split(".")[0])
    return text

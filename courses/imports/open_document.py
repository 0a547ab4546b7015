"""Spreadsheets of LibreOffice and other programs (.ods) to rows. Links are never followed, formulas never run."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import IO, Final
from xml.etree import ElementTree as ET

from courses.errors import Invalid
from courses.i18n import _
from courses.imports.table import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Book, Cell, Row, Sheet

_NS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT = f"{{{_NS}table:1.0}}", f"{{{_NS}office:1.0}}", f"{{{_NS}text:1.0}}"
_LENGTH = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")


def is_open_document(archive: zipfile.ZipFile) -> bool:
    """Return whether a packed file is a spreadsheet of this kind."""
    try:
        return b"opendocument.spreadsheet" in archive.open("mimetype").read(200)
    except KeyError:
        return False


def read_open_document(name: str, archive: zipfile.ZipFile, *, most: int = 0) -> Book:
    """Read every sheet, of each only the `most` first rows unless that is 0; raises Invalid when it is too large or empty.

    The sizes of the parts have been looked over before.
    """
    with archive.open("content.xml") as part:
        sheets = [sheet for sheet in _sheets(name, part, most) if sheet.rows]
    if not sheets:
        raise Invalid(_("{name} is empty.").format(name=name))
    return Book(name, sheets, [], is_workbook=True)


def _sheets(name: str, part: IO[bytes], most: int) -> Iterator[Sheet]:
    rows = _Rows(name, most)
    for _event, node in ET.iterparse(part):  # noqa: S314 – no entity is declared in it
        if node.tag == f"{_TABLE}table-row":
            rows.take(_cells(name, node), int(node.get(f"{_TABLE}number-rows-repeated", "1")))
            node.clear()
        elif node.tag == f"{_TABLE}table":
            yield Sheet(node.get(f"{_TABLE}name", ""), rows.found)
            rows = _Rows(name, most)


class _Rows:
    """The rows of one sheet, counted."""

    def __init__(self, name: str, most: int) -> None:
        self.name = name
        self.most = most
        self.found: list[Row] = []
        self.number = 0
        self.cells = 0

    def take(self, cells: list[Cell], times: int) -> None:
        """Take a row that stands there so many times; blank ones only count."""
        if not cells or (self.most and self.number >= self.most):
            self.number += times
            return
        for _copy in range(times):
            self.number += 1
            self.cells += len(cells)
            if len(self.found) >= MAX_ROWS or self.cells > MAX_CELLS:
                raise _too_much(self.name)
            self.found.append(Row(self.number, list(cells)))


def _too_much(name: str) -> Invalid:
    text = _("{name} is unreasonably large: at most {rows} rows and {columns} columns are read.")
    return Invalid(text.format(name=name, rows=MAX_ROWS, columns=MAX_COLUMNS))


def _cells(name: str, row: ET.Element) -> list[Cell]:
    """Return the cells of a row up to the last that holds something."""
    cells: list[Cell] = []
    blank = 0
    for node in row:
        if node.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        value = _value(node)
        repeated = int(node.get(f"{_TABLE}number-columns-repeated", "1"))
        if value in (None, ""):
            blank += repeated
            continue
        if len(cells) + blank + repeated > MAX_COLUMNS:
            raise _too_much(name)
        cells += [*[None] * blank, *[value] * repeated]
        blank = 0
    return cells


def _value(node: ET.Element) -> Cell:
    sort = node.get(f"{_OFFICE}value-type", "")
    if sort in ("float", "currency", "percentage"):
        value = float(node.get(f"{_OFFICE}value", "0"))
        return int(value) if value.is_integer() else value
    if sort == "date":
        written = node.get(f"{_OFFICE}date-value", "")
        return datetime.fromisoformat(written.split(".")[0]) if "T" in written else date.fromisoformat(written)
    if sort == "time" and (match := _LENGTH.fullmatch(node.get(f"{_OFFICE}time-value", ""))):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        if hours < 24:
            return time(hours, minutes, seconds)
    if sort == "boolean":
        return node.get(f"{_OFFICE}boolean-value") == "true"
    return "\n".join(_line(paragraph) for paragraph in node.findall(f"{_TEXT}p")) or None


def _line(paragraph: ET.Element) -> str:
    """Return a paragraph's text, with the spaces and tabs that are written as signs of their own."""
    text = paragraph.text or ""
    for node in paragraph:
        if node.tag == f"{_TEXT}s":
            text += " " * min(int(node.get(f"{_TEXT}c", "1")), 100)
        elif node.tag == f"{_TEXT}tab":
            text += "\t"
        elif node.tag == f"{_TEXT}line-break":
            text += "\n"
        elif node.tag != f"{_OFFICE}annotation":
            text += _line(node)
        text += node.tail or ""
    return text

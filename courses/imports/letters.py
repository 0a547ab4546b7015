"""Letters that were written in one encoding and read in another ("Ã¥sa"), and what HTML or a formula left round a text.

Works on cells, because files are put together from others: a file as a whole is the matter of `encoding`.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Final, NamedTuple

from courses.imports.table import Cell, Row, Sheet

_ENTITY = re.compile(r"&(?:#\d{2,5}|#x[0-9a-f]{2,4}|[a-z]{2,8}\d?);", re.IGNORECASE)
_AS_TEXT = re.compile(r'=\s*"((?:[^"]|"")*)"')
"""A formula that only gives a text: how a program keeps Excel from dropping a nought."""
_SWEDISH: Final = "åäöÅÄÖéÉèÈüÜáÁàÀøØæÆçÇñÑôÔêÊëËïÏíÍóÓúÚ–—’‘”“•…´°§½€\u00a0ÃÂâƒ√├‚„†¶¥¤‰Ô"
"""What is likely to have been meant."""


_CONTROLS: Final = "".join(map(chr, range(0x80, 0xC0)))
"""What stands for half a letter after the first of two misreadings."""


def _twisted(encoding: str, letters: str) -> dict[str, str]:
    """Return what each likely letter looks like when its UTF-8 bytes are read in an encoding."""
    found: dict[str, str] = {}
    for letter in letters:
        wrong = "".join(_reads(byte, encoding) for byte in letter.encode())
        found.setdefault(wrong, letter)
    return found


def _reads(byte: int, encoding: str) -> str:
    try:
        return bytes((byte,)).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)  # as browsers and Excel do


_TABLES: Final = (
    *(_twisted(name, _SWEDISH + _CONTROLS) for name in ("cp1252", "latin-1")),
    *(_twisted(name, _SWEDISH) for name in ("mac_roman", "cp850", "cp437")),
)
_MEANT: Final = {wrong: right for table in reversed(_TABLES) for wrong, right in table.items() if len(wrong) > 1}
_TWISTED: Final = re.compile("|".join(map(re.escape, sorted(_MEANT, key=len, reverse=True))))
_DOS: Final = {"†": "å", "„": "ä", "”": "ö", "‚": "é"}
"""How the letters of DOS look in Windows."""
_INSIDE = re.compile(r"(?<=[A-Za-zåäö])[†„”‚](?=[a-zåäö†„”])|(?<![^\W\d_])[†„](?=[a-zåäö]{2}[^”“]*$)")
_AT_END = re.compile(r"(?<=[A-Za-z])[†”](?=\W|$)")
_QUOTES = re.compile('[“„"]')


class Change(NamedTuple):
    """A cell that was put right."""

    row: int
    """From 1 as in the file."""
    column: int
    """From 0."""
    was: str
    now: str


def mended(text: str) -> str:
    """Return a text with its letters as they were meant, in as many rounds as it was misread; the text when all is well."""
    for _round in range(3):
        better = _once(text)
        if better == text:
            return text
        text = better
    return text


def _once(text: str) -> str:
    if not text.isascii():
        better = _TWISTED.sub(lambda match: _MEANT[match[0]], text)
        if better != text:
            return better
        better = _INSIDE.sub(lambda match: _DOS[match[0]], text)
        return better if _QUOTES.search(better) else _AT_END.sub(lambda match: _DOS[match[0]], better)
    if "&" in text and _ENTITY.search(text):
        return html.unescape(text)
    return text


def bare(text: str) -> str:
    """Return a text without what a spreadsheet needs to take it for a text: ="0701" is 0701."""
    match = _AS_TEXT.fullmatch(text.strip())
    return match[1].replace('""', '"') if match else text


def mended_sheet(sheet: Sheet) -> tuple[Sheet, list[Change]]:
    """Return a sheet with every cell's letters put right, and what was changed."""
    found: list[Change] = []
    rows = []
    for row in sheet.rows:
        changed = _changed(row.cells)
        if changed:
            cells: list[Cell] = list(row.cells)
            for column, text in changed.items():
                found.append(Change(row.number, column, str(cells[column]), text))
                cells[column] = text
            rows.append(Row(row.number, cells))
        else:
            rows.append(row)
    return (replace(sheet, rows=rows) if found else sheet), found


def _changed(cells: list[Cell]) -> dict[int, str]:
    changed = {}
    for column, cell in enumerate(cells):
        if cell.__class__ is not str or not cell:
            continue
        text = str(cell)
        if text.isascii() and "&" not in text and text[0] != "=":
            continue
        better = mended(bare(text))
        if better != text:
            changed[column] = better
    return changed

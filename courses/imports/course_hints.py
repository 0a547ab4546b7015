"""What may name the course of a list that has no column for it: the lines above, the sheet, the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from courses.imports.fold import key
from courses.imports.reader import Options
from courses.imports.table import Row, Sheet
from courses.imports.values import is_blank, plain_text

_CODE: Final = re.compile(r"(?<!\w)(?:[A-ZÅÄÖ]{1,6}[ -]?\d{1,5}(?:[-/:]\d{1,4})*|\d{3,6}(?:-\d{1,3})?)(?!\w)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_COURSE_LABELS: Final = frozenset(
    (
        "kurs",
        "kurskod",
        "aktivitet",
        "course",
        "kursnr",
        "cirkel",
        "activity",
        "course code",
        "kod",
        "id",
        "kurs id",
        "code",
    )
)


def hints_of(sheet: Sheet, above: Sequence[Row], options: Options, *, is_workbook: bool) -> tuple[str, ...]:
    """Return the texts that may name the course, likeliest first, without doubles.

    A sheet is named for its course more often than a title tells it; a file is not.
    """
    labelled: list[str] = []
    whole: list[str] = []
    inside: list[str] = []
    for row in above[:12]:
        filled = [plain_text(cell).strip() for cell in row.cells if not is_blank(cell)]
        if len(filled) >= 2 and key(filled[0].rstrip(":")) in _COURSE_LABELS:
            labelled += [*_codes(filled[1]), filled[1]]
        for cell in filled:
            match = re.match(r"(?:kurs|kurskod|aktivitet|course)\s*:\s*(.+)", cell, re.IGNORECASE)
            labelled += [*_codes(match[1]), match[1]] if match else []
            (whole if _CODE.fullmatch(cell) and any(c.isalpha() for c in cell) else inside).extend(
                _codes(cell) if len(cell) < 120 else []
            )
    titled = _codes(sheet.name)
    last = (*titled, *inside, sheet.name) if is_workbook else (*inside, *titled, sheet.name)
    hints = [h for h in (*labelled, *whole, *last) if h]
    hints = list(dict.fromkeys(hints))
    if options.known_course:
        known = [found for found in map(options.known_course, hints) if found]
        if not known:  # a title may name it
            texts = [plain_text(cell).strip() for row in above[:12] for cell in row.cells if not is_blank(cell)]
            known = [found for found in map(options.known_course, texts) if found]
        hints = list(dict.fromkeys([*known, *hints]))
    return tuple(hints[:12])


def _codes(said: str) -> list[str]:
    """Return what in a text looks like a course's code: letters and digits, never a year alone."""
    for written in (said, said.upper()):
        found = [m[0] for m in _CODE.finditer(written) if not _YEAR.fullmatch(m[0]) and not _is_term(m[0].upper())]
        if found:
            return found
    return []


def _is_term(found: str) -> bool:
    return re.fullmatch(r"(?:HT|VT|V|KL|NR|SIDA|HÖSTEN|VÅREN)[ -]?\d{1,4}", found) is not None

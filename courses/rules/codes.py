"""What a new course's code might be: the next of its series, or the same in another term. Knows no course."""

from __future__ import annotations

import re
from collections.abc import Collection

from courses.rules.terms import Term

_NUMBER = re.compile(r"^(.*?)(\d+)(\D*)$", re.DOTALL)
_TERM = re.compile(r"(?<![a-zåäö])(VT|HT)([-–. ]?)(\d{4}|\d{2})(?!\d)", re.IGNORECASE)
_YEAR_DIGIT = 3
"""Which digit of a number, from its end, may stand for a year: 601 is of 2026, and so is 4601."""


def key(code: str) -> str:
    """Return a code as it is told from others: without case, spaces and punctuation."""
    return "".join(c for c in code.upper() if c.isalnum())


def next_free(code: str, taken: Collection[str]) -> str:
    """Return the code with the next higher number whose key is not in `taken`; one without a number gets -2."""
    found = _NUMBER.match(code)
    head, digits, tail = found.groups() if found else (f"{code}-", "1", "")
    number = int(digits) + 1
    while key(f"{head}{number:0{len(digits)}}{tail}") in taken:
        number += 1
    return f"{head}{number:0{len(digits)}}{tail}"


def in_term(code: str, before: Term, after: Term, taken: Collection[str]) -> str:
    """Return what a course of one term would be called in another, with a key that is not in `taken`.

    "DATA-HT26" becomes "DATA-VT27", "Cirkel 2026-4" "Cirkel 2027-4", "ÅS 26-4" "ÅS 27-4", and 601 of 2026 701 of 2027.
    """
    renamed = _by_term(code, after) or _by_year(code, before.year, after.year)
    if renamed and key(renamed) not in taken:
        return renamed
    return next_free(renamed or code, taken)


def _by_term(code: str, after: Term) -> str:
    found = _TERM.search(code)
    if not found:
        return ""
    season = "HT" if after.is_autumn else "VT"
    season = season.lower() if found[1].islower() else season
    year = str(after.year)[-len(found[3]) :]
    return f"{code[: found.start()]}{season}{found[2]}{year}{code[found.end() :]}"


def _by_year(code: str, before: int, after: int) -> str:
    if before == after:
        return ""
    short, new = f"{before % 100:02}", f"{after % 100:02}"
    whole = re.sub(rf"(?<!\d){before}(?!\d)", str(after), code)
    whole = whole if whole != code else re.sub(rf"(?<!\d){short}(?=[-–./: ]\d)", new, code, count=1)
    if whole != code:
        return whole
    found = _NUMBER.match(code)
    if not found or found[2][-_YEAR_DIGIT : -_YEAR_DIGIT + 1] != short[-1]:
        return ""
    return f"{found[1]}{found[2][:-_YEAR_DIGIT]}{new[-1]}{found[2][-_YEAR_DIGIT + 1 :]}{found[3]}"

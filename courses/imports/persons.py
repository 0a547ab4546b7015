"""What a file says of who somebody is: personal identity numbers, births, names.

Numbers are checked, never looked up; a number that cannot be right is kept as written and said to be wrong.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from courses.i18n import _
from courses.imports import days
from courses.imports.table import Cell
from courses.imports.values import ValueProblem, plain_text, text
from courses.rules import identity, names
from courses.text import digits

century = identity.century
split_name = names.split
PersonalNumber = identity.PersonalNumber


def personal_number(cell: Cell, today: date) -> PersonalNumber:
    """Return the number in a cell, kept as written where it cannot be right; raises when it is not even shaped like one."""
    written = text(cell)
    usual = _usual_number(written, today)
    if usual:
        return usual
    found = identity.from_file(written, today)
    if not found.kind:
        raise ValueProblem(_("a personal number such as YYYYMMDD-NNNN"))
    return found


def _usual_number(written: str, today: date) -> PersonalNumber | None:
    """Return the number of a text of the form YYYYMMDD-NNNN that is right in every way, else None."""
    if len(written) != 13 or written[8] != "-":
        return None
    born = f"{written[:4]}-{written[4:6]}-{written[6:8]}"
    try:
        is_right = date.fromisoformat(born) <= today and identity.luhn(written[2:8] + written[9:])
    except (ValueError, KeyError):  # no date; no digits
        return None
    return PersonalNumber(written, identity.PERSONAL, born) if is_right and written >= "1850" else None


def _born(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


class Birth(NamedTuple):
    """When somebody was born, as far as the file says."""

    born: str
    """ISO date, or a year alone."""
    number: PersonalNumber | None = None
    """The whole number, when that is what stood there."""


_PREFIX = re.compile(r"^(?:f(?:ö?dd?|\.)?|född\s+år|born|b\.|år|-|–|')\s*(?=[-–\d'])", re.IGNORECASE)


def birth(cell: Cell, today: date) -> Birth:
    """Return a birth from "48", "f 44", "-43", 1948, "480114", "1948-01-14", "14/1 1948" or a whole personal number."""
    if isinstance(cell, str) and len(cell) == 10 and cell[4] == "-" == cell[7]:
        if days.day(cell) > today or cell < "1850":
            raise ValueProblem(_("a birth date that has been, such as 1948-01-14"))
        return Birth(cell)
    if isinstance(cell, date):
        return Birth(_past(days.day(cell), today))
    written = text(plain_text(cell))
    value = _PREFIX.sub("", _PREFIX.sub("", written))
    bare = digits(value)
    if "LMA" in value.upper() or (len(bare) in (9, 10, 12) and re.fullmatch(r"[\d\s+-]+", value)):
        number = personal_number(value, today)
        return Birth(number.birth_date if number.is_valid else "", number)
    if bare == value:
        return Birth(_from_digits(bare, today))
    if re.fullmatch(r"\d{2}[-/. ]\d{2}[-/. ]\d{2}", value):
        return Birth(_from_digits(bare, today))
    return Birth(_past(days.day(value), today))


def _from_digits(bare: str, today: date) -> str:
    expected = _("a birth date or year such as 1948-01-14, 480114 or 1948")
    if len(bare) == 2:
        return str(century(int(bare), today.year))
    if len(bare) == 4 and 1880 <= int(bare) <= today.year:
        return bare
    if len(bare) in (6, 8):
        year = int(bare[:4]) if len(bare) == 8 else century(int(bare[:2]), today.year)
        born = _born(year, int(bare[-4:-2]), int(bare[-2:]))
        if born and born <= today.isoformat() and year > 1850:
            return born
    raise ValueProblem(expected)


def _past(day: date, today: date) -> str:
    if day > today or day.year < 1850:
        raise ValueProblem(_("a birth date that has been, such as 1948-01-14"))
    return day.isoformat()

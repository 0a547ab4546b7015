"""What a file says of who somebody is: personal identity numbers, births, names.

Numbers are checked, never looked up; a number that cannot be right is kept as written and said to be wrong.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from courses.i18n import _
from courses.imports import days
from courses.imports.table import Cell
from courses.imports.values import ValueProblem, plain_text, text
from courses.text import digits

_DOUBLED: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
"""Twice a digit, its digits summed."""
_PAIRS: Final = {f"{a}{b}": _DOUBLED[a] + b for a in range(10) for b in range(10)}
_YOUNGEST = 6
"""A two-digit year is the latest one in which the person is at least this old."""


class PersonalNumber(NamedTuple):
    """A personal identity number, coordination number or LMA number."""

    number: str
    """YYYYMMDD-NNNN, or the digits of an LMA number; as written when it cannot be right."""
    kind: str
    """"personal", "coordination" or "lma"."""
    birth_date: str = ""
    """ISO date, or the year alone of a coordination number without a real date."""
    is_valid: bool = True
    """Whether the check digit and the date hold."""


def luhn(ten: str) -> bool:
    """Return whether the last of ten digits checks the nine before."""
    pairs = _PAIRS
    return (pairs[ten[:2]] + pairs[ten[2:4]] + pairs[ten[4:6]] + pairs[ten[6:8]] + pairs[ten[8:]]) % 10 == 0


def century(two: int, year: int, *, plus: bool = False) -> int:
    """Return the year that two digits mean, seen from `year`: the latest that makes the person at least six."""
    found = year - year % 100 + two
    while year - found < _YOUNGEST:
        found -= 100
    return found - 100 if plus and year - found < 100 else found


def personal_number(cell: Cell, today: date) -> PersonalNumber:
    """Return the number in a cell, 10 or 12 digits or LMA with 9; raises when it is none of them."""
    written = text(cell)
    usual = _usual_number(written, today)
    if usual:
        return usual
    bare = digits(written)
    if "LMA" in written.upper() or len(bare) == 9:
        if not 8 <= len(bare) <= 10:
            raise ValueProblem(_("an LMA number of nine digits"))
        return PersonalNumber(bare, "lma")
    if len(bare) not in (10, 12) or len(written) > 20 or any(c.isalpha() for c in written):
        raise ValueProblem(_("a personal number such as YYYYMMDD-NNNN"))
    ten = bare[-10:]
    year = int(bare[:4]) if len(bare) == 12 else century(int(ten[:2]), today.year, plus="+" in written)
    kind = "coordination" if int(ten[4:6]) > 60 else "personal"
    born = _born(year, int(ten[2:4]), int(ten[4:6]) % 60 if kind == "coordination" else int(ten[4:6]))
    is_valid = luhn(ten) and (kind == "coordination" or bool(born)) and 1850 <= year <= today.year
    number = f"{year}{ten[2:6]}-{ten[6:]}" if is_valid else written
    return PersonalNumber(number, kind, born or (str(year) if is_valid else ""), is_valid)


def _usual_number(written: str, today: date) -> PersonalNumber | None:
    """Return the number of a text of the form YYYYMMDD-NNNN that is right in every way, else None."""
    if len(written) != 13 or written[8] != "-":
        return None
    born = f"{written[:4]}-{written[4:6]}-{written[6:8]}"
    try:
        is_right = date.fromisoformat(born) <= today and luhn(written[2:8] + written[9:])
    except (ValueError, KeyError):  # no date; no digits
        return None
    return PersonalNumber(written, "personal", born) if is_right and written >= "1850" else None


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


def split_name(value: str) -> tuple[str, str, str]:
    """Return given name, family name and other spelling of a full name; "Holm, Eva" is turned round.

    Of several words the last is the family name; what stands in parentheses is the other spelling.
    """
    match = re.fullmatch(r"(.*?)\s*\(([^()]*)\)\s*", value)
    other = ""
    if match and match[1]:
        value, other = match[1], match[2].strip()
    if value.count(",") == 1:
        family, given = (part.strip() for part in value.split(","))
        return given, family, other
    words = value.split()
    if len(words) < 2:
        return value.strip(), "", other
    return " ".join(words[:-1]), words[-1], other

"""Personal identity numbers, coordination numbers and LMA numbers: read as people write them, checked, and masked.

Numbers are checked, never looked up. python-stdnum and personnummer are not used, but in the tests: both refuse the
coordination numbers without a real date (month 00, day 60, the 31st of a short month) that are issued too.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from courses.errors import Invalid
from courses.i18n import _
from courses.text import keyboard_signs

PERSONAL, COORDINATION, LMA = "personal", "coordination", "lma"
"""The kinds of number."""
EARLIEST_YEAR: Final = 1850
"""Nobody alive, and no number ever issued, has an earlier birth year."""
YOUNGEST: Final = 6
"""A two-digit year is the latest one in which the person is at least this old: courses are not for babies, and those of
a hundred years are written with a hyphen more often than with a plus."""
_COORDINATION = 60
"""What is added to the day in a coordination number."""
_LAST_MONTH, _LAST_DAY = 12, 31
_LONGEST = 40
"""A longer text is no number."""
_NUMBER = re.compile(
    r"(?P<year>\d{2}(?: ?\d{2})?)[-./ ]?(?P<month>\d{2})[-./ ]?(?P<day>\d{2}) ?(?P<sign>[-+]?) ?(?P<last>\d{4})"
)
_INTERIM = re.compile(r"(?:\d{2})?\d{6} ?[-+]? ?[TRSUWXJKLMN]\d{3}", re.IGNORECASE)
_LMA_WORD = re.compile(r"\blma(?:[- ]?(?:nummer|number|nr|kort|no))?\b[.: ]*", re.IGNORECASE)
_SHORTENED = re.compile(r"\d[.,]\d+ ?E ?\+?\d+", re.IGNORECASE)
_DECIMALS = re.compile(r"(?<=\d{7})[.,]0+$")
_DIGITS_OF_LMA = (8, 9)
"""A case number of seven or eight digits, and one digit more."""


class PersonalNumber(NamedTuple):
    """What a text says of a number."""

    number: str
    """YYYYMMDD-NNNN, or the digits of an LMA number; as written when it cannot be right."""
    kind: str
    """`PERSONAL`, `COORDINATION` or `LMA`; empty when the text is not even shaped like one of them."""
    birth_date: str = ""
    """ISO date, or the year alone of a coordination number without a real date; empty for an LMA number."""
    fault: str = ""
    """Why it cannot be right, in words; empty: it can."""

    @property
    def is_valid(self) -> bool:
        """Whether date and check digit hold."""
        return not self.fault


def read(text: str, today: date) -> PersonalNumber:
    """Return the number that somebody typed: 10 or 12 digits with or without hyphen, plus or spaces, or LMA and 8–9 digits.

    Raises Invalid, saying what is wrong with it.
    """
    found = examine(text, today)
    if found.fault:
        raise Invalid(found.fault, _("Write it as YYYYMMDD-NNNN, or LMA and its eight or nine digits."))
    return found


def examine(text: str, today: date) -> PersonalNumber:
    """Return what a text says of a number, right or wrong; never raises."""
    written = _tidied(text)
    if lma := _LMA_WORD.match(written):
        return _lma(written, written[lma.end() :])
    match = _NUMBER.fullmatch(written) if len(written) <= _LONGEST else None
    if match is None:
        return PersonalNumber(written, "", fault=_why_none(written))
    return _judged(written, match, today)


def from_file(text: str, today: date) -> PersonalNumber:
    """Return what a cell of a file says of a number: as `examine`, but noughts that a spreadsheet ate are put back.

    Seven to nine digits are the rest of a number born 2000–2009 when they come to one that is right; eight that are a
    date are none; nine digits that come to none are an LMA number without its letters.
    """
    written = _tidied(text)
    bare = written.replace(" ", "")
    if not (bare.isdecimal() and 7 <= len(bare) <= 9):
        return examine(text, today)
    whole = examine(bare.zfill(10), today)
    if whole.is_valid and whole.birth_date >= "2000" and not (len(bare) == 8 and _born(bare)):
        return whole
    return PersonalNumber(bare, LMA) if len(bare) == 9 else examine(text, today)


def luhn(ten: str) -> bool:
    """Return whether the last of ten digits checks the nine before."""
    pairs = _PAIRS
    return (pairs[ten[:2]] + pairs[ten[2:4]] + pairs[ten[4:6]] + pairs[ten[6:8]] + pairs[ten[8:]]) % 10 == 0


def century(two: int, year: int, *, plus: bool = False) -> int:
    """Return the year that two digits mean, seen from `year`: the latest that makes the person at least `YOUNGEST`.

    With a plus it is the latest that makes the person at least a hundred.
    """
    found = year - year % 100 + two
    while year - found < (100 if plus else YOUNGEST):
        found -= 100
    return found


def masked(number: str) -> str:
    """Return a number as screens show it: the birth date and four dots, or of an LMA number dots alone."""
    date_part, hyphen, last = number.rpartition("-")
    return f"{date_part}-{'•' * len(last)}" if hyphen else "•" * len(number)


def found_in(text: str, today: date) -> bool:
    """Return whether a free text holds a number that is right."""
    return any(examine(match[0], today).is_valid for match in _IN_TEXT.finditer(_tidied(text)))


_IN_TEXT = re.compile(r"(?<!\d)(?:\d{2})?\d{6} ?[-+]? ?\d{4}(?!\d)")


def _tidied(text: str) -> str:
    """Return a text with plain digits, hyphens and spaces, without what a spreadsheet puts round a number."""
    text = " ".join(keyboard_signs(text).split()).removeprefix("=").strip("\"' ")
    return _DECIMALS.sub("", text)


def _lma(written: str, rest: str) -> PersonalNumber:
    bare = rest.replace("-", "").replace(" ", "")
    if bare.isdecimal() and len(bare) in _DIGITS_OF_LMA:
        return PersonalNumber(bare, LMA)
    fault = _("An LMA number has eight or nine digits.")
    return PersonalNumber(written, LMA if bare.isdecimal() else "", fault=fault)


def _judged(written: str, match: re.Match[str], today: date) -> PersonalNumber:
    two_or_four = match["year"].replace(" ", "")
    year = (
        int(two_or_four) if len(two_or_four) == 4 else century(int(two_or_four), today.year, plus="+" in match["sign"])
    )
    month, day, last = match["month"], int(match["day"]), match["last"]
    kind = COORDINATION if day >= _COORDINATION else PERSONAL
    born = _born(f"{year:04d}{month}{day % _COORDINATION:02d}")
    fault = _date_fault(kind, year, int(month), day, born, today)
    if not fault and not luhn(f"{two_or_four[-2:]}{month}{match['day']}{last}"):
        fault = _("The check digit is wrong: a digit is mistyped, or two have changed places.")
    if fault:
        return PersonalNumber(written, kind, fault=fault)
    return PersonalNumber(f"{year}{month}{match['day']}-{last}", kind, born or str(year))


def _date_fault(kind: str, year: int, month: int, day: int, born: str, today: date) -> str:
    """Return what is wrong with the date; in a coordination number month and day may be unknown, or too late."""
    if born > today.isoformat() or year > today.year:
        return _("The birth date has not been yet.")
    if year < EARLIEST_YEAR:
        return _("Nobody alive was born in {year}.").format(year=year)
    if kind == COORDINATION and (month > _LAST_MONTH or day - _COORDINATION > _LAST_DAY):
        return _("There is no such month or day, not even in a coordination number.")
    return "" if born or kind == COORDINATION else _("There is no such birth date.")


def _born(eight: str) -> str:
    """Return eight digits as an ISO date; empty when there is no such day."""
    try:
        return date(int(eight[:4]), int(eight[4:6]), int(eight[6:])).isoformat()
    except ValueError:
        return ""


def _why_none(written: str) -> str:
    """Return why a text is not shaped like a number."""
    if _SHORTENED.search(written):
        return _("A spreadsheet has shortened the number, and the last digits are gone.")
    if _INTERIM.fullmatch(written):
        return _("This is an interim number (T-number), which no association can report.")
    if any(char.isalpha() for char in written):
        return _("A personal number has digits only.")
    count = sum(char.isdecimal() for char in written)
    if count in (10, 12):
        return _("The hyphen or a space stands in the wrong place.")
    if count in (6, 8) and count == len(written):
        return _("This is a birth date alone; the last four digits are missing.")
    return _("A personal number has 10 or 12 digits, not {count}.").format(count=count)


_DOUBLED: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
"""Twice a digit, its digits summed."""
_PAIRS: Final = {f"{a}{b}": _DOUBLED[a] + b for a in range(10) for b in range(10)}

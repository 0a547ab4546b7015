"""From a cell to a value: text, numbers, yes and no, money, weeks, contact. Dates are in `days`, persons in `persons`.

A parser takes a cell that is not blank and returns the value, or raises `ValueProblem` saying what was expected.
None of them guesses: what could mean two things is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar

from courses.errors import Invalid
from courses.i18n import _
from courses.imports import words
from courses.imports.fold import key
from courses.imports.table import Cell
from courses.rules import contact as contact_words
from courses.rules import emails, phones
from courses.text import NAME_LENGTH, TEXT_LENGTH, clean

T = TypeVar("T")

_SPACED = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_EMAIL = re.compile(r"[^\s@,;:<>()\"]+@[^\s@,;:<>()\"]+\.[^\s@.,;:<>()\"]{2,}")
_FIRST_MARK = "\u0300"
"""Below this no letter combines with another, so that a printable text is as it should be."""
_SIGNS = " ()[]-–—?.…/*"
_RINGS = str.maketrans("åäö", "aao")
_LONGEST_BLANK = max(map(len, words.BLANK))
_TWO_NUMBERS = re.compile(r"\D*(\d{1,6})\s*(?:-|–|—|/|till|to|\D*\(\D*)\s*(\d{1,6})\D*")
_BESIDE_WEEKS = re.compile(r"\([^)]*\)|\b20\d\d[ -]*(?=[vw]?\.?\s*\d{1,2}\b)|(?<=\d)[.,]0\b")
"""What may stand beside a week: a remark, its year, the nought of a decimal."""
_LONGEST = 80
"""A cell longer than this is no number, date or word."""
_SEPARATORS = re.compile(r"\s*(?:[|;]|,|/|\n)\s*")


class ValueProblem(Exception):
    """A cell does not hold what it should; `expected` says in the user's language what would be right."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


def is_blank(cell: Cell) -> bool:
    """Return whether there is nothing in the cell, spaces and no-break spaces counted as nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def plain_text(cell: Cell) -> str:
    """Return a cell as text, untrimmed: whole numbers without decimals, dates ISO, times HH:MM."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes") if cell.time() != time() else cell.date().isoformat()
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    return "" if cell is None else str(cell)


def text(cell: Cell) -> str:
    """Return one line of text as it may be kept, at most 200 characters."""
    value = cell if isinstance(cell, str) else plain_text(cell)
    if len(value) <= NAME_LENGTH and value.isprintable() and (value.isascii() or max(value) < _FIRST_MARK):
        return value.strip()  # nothing here that `clean` would change
    return clean(value)


def long_text(cell: Cell) -> str:
    """Return text with its lines, at most 10,000 characters."""
    value = cell if isinstance(cell, str) else plain_text(cell)
    if len(value) <= TEXT_LENGTH and value.isprintable() and (value.isascii() or max(value) < _FIRST_MARK):
        return value.strip()
    return clean(value, length=TEXT_LENGTH, lines=True)


def said(cell: Cell) -> str:
    """Return a text, or "" where it only says that there is none ("-", "saknas", "(ej klart)")."""
    value = text(cell)
    bare = value.strip(_SIGNS).lower()
    if len(bare) > _LONGEST_BLANK:
        return value
    return "" if (bare if bare.isascii() else bare.translate(_RINGS)) in words.BLANK else value


def is_nothing(value: str) -> bool:
    """Return whether a text says nothing, or only that there is nothing."""
    return not said(value)


def short(cell: Cell) -> str:
    """Return the text of a cell that should hold a number or a word; raises when it is far too long for it."""
    value = text(cell)
    if len(value) > _LONGEST:
        raise ValueProblem(_("something shorter"))
    return value


def names(cell: Cell) -> tuple[str, ...]:
    """Return the parts of a list with `|`, `;`, `,` or `/` between them, in their order, without doubles."""
    return tuple(dict.fromkeys(part for part in _SEPARATORS.split(long_text(cell)) if part and part != "-"))


def aliases(cell: Cell) -> tuple[str, ...]:
    """Return the parts of a list with `|` or `;` between them, or commas when there is neither."""
    value = long_text(cell)
    mark = next((m for m in ("|", ";", "\n") if m in value), ",")
    return tuple(dict.fromkeys(part.strip() for part in value.split(mark) if part.strip()))


def number(cell: Cell) -> float:
    """Return the one number a cell holds, whatever words stand beside it; decimal comma or point."""
    if isinstance(cell, (bool, date | time)):
        raise ValueProblem(_("a number"))
    if isinstance(cell, int | float):
        return float(cell)
    value = _SPACED.sub("", short(cell))
    found = _NUMBER.findall(value)
    if len(found) != 1 or re.search(r"(?<![\w])[-–−]\s*\d", value):
        raise ValueProblem(_("a number"))
    return float(found[0].replace(",", "."))


def whole(cell: Cell) -> int:
    """Return a whole number, not negative: 12, "max 12", "ca 12", "12 st"; words for none are 0."""
    if isinstance(cell, str) and cell.isdecimal() and cell.isascii() and len(cell) < 10:
        return int(cell)
    if isinstance(cell, str) and key(cell) in words.BLANK:
        return 0
    try:
        value = number(cell)
    except ValueProblem as problem:
        raise ValueProblem(_("a whole number such as 12")) from problem
    if not value.is_integer() or not 0 <= value < 1e9:
        raise ValueProblem(_("a whole number such as 12"))
    return int(value)


@dataclass(frozen=True, slots=True)
class Seats:
    """How many there is room for, and from how many a course is held."""

    seats: int | None
    minimum: int | None = None


def seats(cell: Cell) -> Seats:
    """Return seats from 12, "max 12" or "obegränsat"; of two numbers ("6 (3)", "4–8", "8/4") the least is the minimum."""
    if isinstance(cell, str):
        value = short(cell)
        match = _TWO_NUMBERS.fullmatch(value)
        if match:
            return Seats(max(int(match[1]), int(match[2])), min(int(match[1]), int(match[2])))
        if any(key(value).startswith(word) for word in words.UNLIMITED) or key(value) in words.BLANK:
            return Seats(None)
    try:
        return Seats(whole(cell))
    except ValueProblem as problem:
        raise ValueProblem(
            _("a number of seats such as 12, or 12 (4) with the least number in parentheses")
        ) from problem


def yes_no(cell: Cell) -> bool:
    """Return yes or no: ja/nej, x, 1/0, true/false."""
    if isinstance(cell, bool):
        return cell
    word = key(plain_text(cell))
    if word in words.YES:
        return True
    if word in words.NO or word == "":
        return False
    raise ValueProblem(_("yes or no"))


def protected(cell: Cell) -> bool:
    """Return whether a person's data are protected; any word for it counts as yes."""
    try:
        return yes_no(cell)
    except ValueProblem:
        if any(word in key(plain_text(cell)) for word in words.PROTECTED):
            return True
        raise


@dataclass(frozen=True, slots=True)
class Access:
    """Whether a room has something, and what the cell said beyond yes or no."""

    has: bool | None
    """None: the words do not say."""
    detail: str = ""


def access(cell: Cell) -> Access:
    """Return yes or no with the rest of what is said: "nej, trappa utan hiss", "ramp på baksidan"."""
    try:
        return Access(yes_no(cell))
    except ValueProblem:
        value = text(cell)
        first = key(value).split(" ")[0]
        if first in words.YES or first in words.NO:
            return Access(first in words.YES, value)
        return Access(True if key(value).startswith(words.YES_WITH_WORDS) else None, value)


def money(cell: Cell) -> int:
    """Return öre from 200, "200 kr", "95:50", "1 200:-" or a word for free of charge."""
    if isinstance(cell, str):
        value = short(cell)
        folded = f"{key(value)} "
        if folded.startswith(words.FREE):
            return 0
        match = re.search(r"(\d+)[:.,](\d\d)(?!\d)", _SPACED.sub("", value))
        if match:
            return int(match[1]) * 100 + int(match[2])
        cell = value.replace(":-", " ").replace(",-", " ").replace(".-", " ")
    try:
        value_ = number(cell)
    except ValueProblem as problem:
        raise ValueProblem(_("an amount such as 200 kr")) from problem
    if not 0 <= value_ < 1e7:
        raise ValueProblem(_("an amount such as 200 kr"))
    return round(value_ * 100)


def weeks(cell: Cell) -> tuple[int, ...]:
    """Return ISO weeks from 44, "v. 44, 8", "44-45" or "vecka 44 och 8", in their order, without doubles."""
    expected = _("week numbers such as 44, 8 or 44-45")
    said = _BESIDE_WEEKS.sub(" ", short(cell)) if isinstance(cell, str) else ""
    value = key_keeping_ranges(said) if isinstance(cell, str) else str(whole(cell))
    if value in ("", "-") or value in words.BLANK:
        return ()
    found: list[int] = []
    rest = re.sub(
        r"\b(?:veckorna|veckor|vecka|weeks|week|vv|v|w|och|samt|and|o|ej|inte|utom|not|except|hoppa over|skip)(?=\b|\d)",
        " ",
        value,
    )
    for part in re.split(r"[ ,;&+]+", re.sub(r"\s*(?:-|till|to)\s*", "-", rest).strip(" ,;.")):
        match = re.fullmatch(r"[vw]?(\d{1,2})(?:-[vw]?(\d{1,2}))?", part)
        if not match:
            raise ValueProblem(expected)
        first, last = int(match[1]), int(match[2] or match[1])
        found.extend(range(first, last + 1) if first <= last else [*range(first, 54), *range(1, last + 1)])
    if any(not 1 <= week <= 53 for week in found):
        raise ValueProblem(expected)
    return tuple(dict.fromkeys(found))


def key_keeping_ranges(value: str) -> str:
    """Return a text folded, its commas and dashes (as "-") kept."""
    parts = re.split(r"([,;&+]|[-–—])", value)
    return "".join("-" if p in ("–", "—", "-") else p if p in ",;&+" else f" {key(p)} " for p in parts).strip()


def word(table: Mapping[str, T], cell: Cell, expected: str) -> T:
    """Return what a word means by `table`; raises with `expected` when it is none of its words."""
    found = words.find(table, short(cell))
    if found is None:
        raise ValueProblem(expected)
    return found


def phone(cell: Cell) -> str:
    """Return a telephone number, grouped; as it was written where it is none, or several.

    The 0 that Excel eats from a number is put back.
    """
    if not isinstance(cell, str):
        digits = plain_text(cell)
        cell = f"0{digits}" if len(digits) in (8, 9) and digits.isdecimal() else digits
    try:
        return phones.read(cell)
    except Invalid:
        value = text(cell)
        return value if value and (value[0] in "0123456789+") else said(value)


def postcode(cell: Cell) -> str:
    """Return a postcode, grouped where it is a Swedish one."""
    value = said(cell)
    return f"{value[:3]} {value[3:]}" if len(value) == 5 and value.isdecimal() and value.isascii() else value


def contact(cell: Cell) -> str:
    """Return how somebody wants to be reached, as `ContactWay` has it; "" where it says that there is nothing to say."""
    value = said(cell)
    way = contact_words.read(value)
    if way is None and value:
        raise ValueProblem(_("e-mail, phone, SMS, letter, or that they come by"))
    return way.value if way else ""


def email(cell: Cell) -> str:
    """Return the one e-mail address in a cell, "" where it says that there is none."""
    found = addresses_in(cell)
    if len(found) > 1:
        raise ValueProblem(_("an e-mail address such as name@example.org"))
    return found[0] if found else ""


def addresses_in(cell: Cell) -> list[str]:
    """Return the e-mail addresses in a cell, none where it says that there is none; raises when it says neither."""
    value = text(cell)
    try:
        return [one] if (one := emails.read(value)) else []
    except Invalid as problem:
        if key(value) in words.BLANK:
            return []
        found = [one for part in _EMAIL.findall(value.removeprefix("mailto:")) if (one := _address_or_none(part))]
        if not found:
            raise ValueProblem(_("an e-mail address such as name@example.org")) from problem
        return list(dict.fromkeys(found))


def _address_or_none(written: str) -> str:
    try:
        return emails.read(written)
    except Invalid:
        return ""


def sex(cell: Cell) -> str:
    """Return F, M or X."""
    return word(words.SEXES, cell, _("woman, man or other"))

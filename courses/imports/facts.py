"""What a row, or somebody in the register, tells of who somebody is, in the form in which people are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from courses.imports.drafts import PeopleRow
from courses.rules.same_person import Facts
from courses.text import digits

_ASIDE = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"\s*(?:\s/\s|[,;|\n]|\b(?:el|eller|or|och|and|alt)\b)\s*")
_MOST_DIGITS = 13
"""More than these are two numbers in one cell."""
_LEAST_DIGITS = 5


def phones_in(text: str) -> list[str]:
    """Return the telephone numbers that a text holds, each as it is written, with what stands beside it."""
    if len(digits(_ASIDE.sub(" ", text))) <= _MOST_DIGITS:
        return [text.strip()] if text.strip() else []
    return [part.strip() for part in _BETWEEN.split(text) if part.strip()]


@lru_cache(maxsize=4096)
def phone_key(phone: str) -> str:
    """Return a telephone number for comparing, without what stands in parentheses, 0 or 46 before it; "" for none."""
    number = digits(_ASIDE.sub(" ", phone))
    number = number.removeprefix("00").removeprefix("46").lstrip("0")
    return number if len(number) >= _LEAST_DIGITS else ""


def emails_of(*texts: str) -> frozenset[str]:
    """Return the e-mail addresses among texts, for comparing."""
    return frozenset(text.strip().casefold() for text in texts if "@" in text)


def of_row(row: PeopleRow) -> Facts:
    """Return what a row tells."""
    return Facts(
        names=names_of(row.name, row.other_name),
        phones=_phone_keys(phones_in(row.phone)),
        emails=emails_of(row.email),
        birth=row.birth_date,
        number=row.personal_no if row.is_personal_no_valid else "",
        number_kind=row.personal_no_kind if row.is_personal_no_valid else "",
    )


def of_person(
    name: str, other_name: str, phones: Iterable[str], emails: Iterable[str], birth: str, number: str
) -> Facts:
    """Return what the register tells of somebody; a number that is kept as it was written, because wrong, tells nothing."""
    bare = digits(number)
    is_usual = len(bare) == 12 and len(number) <= 13
    kind = ("coordination" if bare[6] > "5" else "personal") if is_usual else "lma" if bare == number else ""
    return Facts(
        names=names_of(name, other_name),
        phones=_phone_keys(part for phone in phones for part in phones_in(phone)),
        emails=emails_of(*emails),
        birth=birth,
        number=number if kind else "",
        number_kind=kind if number else "",
    )


def names_of(*names: str) -> tuple[str, ...]:
    """Return the spellings that are not empty, each once."""
    return tuple(dict.fromkeys(name for name in names if name))


def together(facts: Iterable[Facts]) -> Facts:
    """Return what several rows about one person tell together: the first number, and the birth that says most."""
    several = list(facts)
    numbered = next((one for one in several if one.number), None)
    return Facts(
        names=names_of(*(name for one in several for name in one.names)),
        phones=frozenset().union(*(one.phones for one in several)),
        emails=frozenset().union(*(one.emails for one in several)),
        birth=max((one.birth for one in several), key=len, default=""),
        number=numbered.number if numbered else "",
        number_kind=numbered.number_kind if numbered else "",
    )


def _phone_keys(phones: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(phone_key, phones)))

"""What a row, or somebody in the register, tells of who somebody is, in the form in which people are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from courses.imports.drafts import PeopleRow
from courses.rules import phones as phone_rules
from courses.rules.same_person import Facts
from courses.text import digits

_ONE = re.compile(r"\+?\d[\d -]{4,14}", re.ASCII)
"""A telephone number alone, as nearly all are."""


def is_one_phone(text: str) -> bool:
    """Return whether a text is plainly one telephone number."""
    return _ONE.fullmatch(text) is not None


def emails_of(*texts: str) -> frozenset[str]:
    """Return the e-mail addresses among texts, for comparing."""
    return frozenset(text.strip().casefold() for text in texts if "@" in text)


def of_row(row: PeopleRow) -> Facts:
    """Return what a row tells."""
    return Facts(
        names=names_of(row.name, row.other_name),
        phones=_phone_keys((row.phone, row.other_phone)),
        emails=emails_of(row.email, row.other_email),
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
        phones=_phone_keys(phones),
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
    return frozenset(key for phone in phones if phone for key in phone_keys(phone))


@lru_cache(maxsize=4096)
def phone_keys(text: str) -> frozenset[str]:
    """Return the telephone numbers in a text, which may hold two, for comparing."""
    if _ONE.fullmatch(text):
        return frozenset(filter(None, (phone_rules.phone_key(text),)))
    found = phone_rules.parts(text)
    return frozenset(filter(None, map(phone_rules.phone_key, (found.first, found.other))))

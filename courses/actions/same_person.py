"""What is known of persons, put together for `rules.same_person`: from a row of the register and from what is typed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from courses import resources
from courses.rules import identity, phones
from courses.rules.known_names import KnownNames, NameGroup, known
from courses.rules.same_person import Facts
from courses.store.person_facts import Known
from courses.text import digits

_SPELLINGS = re.compile(r"\s*[;/]\s*")
_LONGEST_NUMBER, _FEWEST_DIGITS = 20, 5
"""Signs of a text with one number, beyond which there may be two; digits of a number that can be told from others."""


@lru_cache(maxsize=1)
def known_names() -> KnownNames:
    """Return the given names of `db/reference/nicknames.json`, which every library has alike."""
    path = resources.folder("db/reference") / "nicknames.json"
    values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    groups = [NameGroup(it["name"], tuple(it["also"]), it["sex"]) for it in values["names"]]
    return known(groups, values["others"], values["either"])


def facts_of(person: Known) -> Facts:
    """Return what the register tells of somebody."""
    return facts(
        names=(person.name, person.other_name),
        numbers=(person.phone, person.other_phone),
        emails=(person.email, person.other_email),
        birth=person.birth_date,
        number=person.personal_no,
    )


def facts(
    names: Iterable[str], numbers: Iterable[str] = (), emails: Iterable[str] = (), birth: str = "", number: str = ""
) -> Facts:
    """Return facts of texts as they are kept or typed; what is empty or cannot be right tells nothing."""
    kind = _kind(number) if number else ""
    return Facts(
        names=tuple(name for text in names if text for name in _SPELLINGS.split(text) if name),
        phones=frozenset(key for text in numbers if text for key in phone_keys(text)),
        emails=frozenset(text.strip().casefold() for text in emails if "@" in text),
        birth=birth if len(birth) in (4, 10) else "",
        number=digits(number) if kind else "",
        number_kind=kind,
    )


def phone_keys(text: str) -> list[str]:
    """Return the telephone numbers in a text, each as it is compared."""
    found = phones.parts(text) if len(text) > _LONGEST_NUMBER else None
    each = (found.first, found.other) if found else (text,)
    return [key for one in each if len(key := phones.phone_key(one)) >= _FEWEST_DIGITS]


def _kind(number: str) -> str:
    """Return the kind of a number as it is kept; empty for one that is kept as it was written, because it is wrong."""
    bare = digits(number)
    if len(number) == 13 and len(bare) == 12 and identity.luhn(bare[2:]):
        return identity.COORDINATION if bare[6:8] > "31" else identity.PERSONAL
    return identity.LMA if bare == number and len(bare) in (8, 9, 10) else ""

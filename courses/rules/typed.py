"""What somebody typed to find a person, taken apart so that a new one gets it in the right fields. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from courses.text import clean, digits

_PHONE = re.compile(r"\+?[\d(][\d\s()/-]*\d")
_LEAST_DIGITS = 5
"""Digits that a number must have to be taken for a telephone's."""


class Typed(NamedTuple):
    """The parts of what was typed; what there is not is empty."""

    name: str
    phone: str
    email: str


def apart(text: str) -> Typed:
    """Return what was typed as a name, a telephone number and an e-mail address: an @ is an address, digits a number."""
    text = clean(text)
    emails = [word for word in text.split() if "@" in word]
    rest = " ".join(word for word in text.split() if "@" not in word)
    found = [it for it in _PHONE.finditer(rest) if len(digits(it[0])) >= _LEAST_DIGITS]
    phone = found[0][0].strip() if found else ""
    name = rest.replace(phone, " ", 1) if phone else rest
    return Typed(" ".join(name.split()), phone, " ".join(emails))


def given_and_family(name: str) -> tuple[str, str]:
    """Return a name as given and family name: what is after the last space, or before a comma, is the family's."""
    family, comma, given = name.partition(",")
    if comma and given.strip():
        return given.strip(), family.strip()
    given, _space, family = name.strip().rpartition(" ")
    return (given.strip(), family) if given else (family, "")

"""Those of the register whom the rows of a file may be about. Reads the register once, and keeps only those.

Most of a long register concerns no file; they are told by a cheap sign each, before anything is compared.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from courses.imports import facts
from courses.rules import same_person
from courses.rules.same_person import Facts
from courses.store import Store, person_facts
from courses.store.person_facts import Known
from courses.text import fold

_TAIL = 6
"""So many last digits of a telephone number are looked at first."""
_LONG = 13
"""Of more digits it may be two numbers."""


@dataclass(slots=True)
class Register:
    """What of the register concerns a file."""

    by_id: dict[int, Known] = field(default_factory=dict)
    """Those who share something with a row, or are named by a key."""
    facts: dict[int, Facts] = field(default_factory=dict)
    by_key: dict[str, int] = field(default_factory=dict)
    """By casefolded key, those whom the file names so."""


def look(store: Store, told: Iterable[Facts], keys: Collection[str], ids: Collection[int] = ()) -> Register:
    """Return those who share with a row a name, number, telephone or e-mail, those of some keys, and those of some ids."""
    signs = _Signs(told)
    named = {key.casefold() for key in keys}
    merged = {key: one for key, one in person_facts.merged_keys(store).items() if key in named}
    certain = {*ids, *merged.values()}
    found = Register(by_key=merged)
    for known in person_facts.everybody(store):
        is_named = bool(named) and known.key.casefold() in named
        is_certain = is_named or known.id in certain
        if not is_certain and not signs.may_concern(known):
            continue
        mine = _facts(known)
        if is_certain or not signs.keys.isdisjoint(same_person.keys(mine)):
            found.by_id[known.id] = known
            found.facts[known.id] = mine
        if is_named:
            found.by_key[known.key.casefold()] = known.id
    return found


class _Signs:
    """Cheap signs of those whom a file may be about: whoever shows none of them is not."""

    def __init__(self, told: Iterable[Facts]) -> None:
        several = list(told)
        self.keys = {key for one in several for key in same_person.keys(one)}
        self.numbers = {one.number for one in several if one.number}
        self.emails = {email for one in several for email in one.emails}
        self.tails = {phone[-_TAIL:] for one in several for phone in one.phones}
        self.names = {_letters(name) for one in several for name in one.names}

    def may_concern(self, known: Known) -> bool:
        """Return whether somebody shows a sign."""
        return (
            (bool(known.personal_no) and known.personal_no in self.numbers)
            or (bool(self.emails) and self._has_email(known))
            or (bool(self.tails) and (self._is_tail(known.phone) or self._is_tail(known.other_phone)))
            or _letters(known.given_name + known.family_name) in self.names
            or (bool(known.other_name) and _letters(known.other_name) in self.names)
        )

    def _has_email(self, known: Known) -> bool:
        if not (known.email or known.other_email):
            return False
        return not self.emails.isdisjoint((known.email.strip().casefold(), known.other_email.strip().casefold()))

    def _is_tail(self, phone: str) -> bool:
        if not phone:
            return False
        bare = phone.translate(_SIGNS)
        return bare[-_TAIL:] in self.tails or len(bare) > _LONG or not bare.isdecimal()


class _Only(dict[int, str]):
    """What becomes of each sign of a text; worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        kept = self[code] = self.kept(chr(code))
        return kept

    def kept(self, sign: str) -> str:
        """Return the letters and figures of a sign, folded; "" for any other."""
        return "".join(c for c in fold(sign) if c.isalnum())


_LETTERS = _Only()
_SIGNS = str.maketrans("", "", " +-/")
"""What a telephone number has between its digits."""


def _letters(name: str) -> str:
    """Return the folded letters and figures of a name in order: the same for every order of words and spacing."""
    return "".join(sorted(name.translate(_LETTERS)))


def _facts(known: Known) -> Facts:
    phones = (known.phone, known.other_phone)
    emails = (known.email, known.other_email)
    return facts.of_person(known.name, known.other_name, phones, emails, known.birth_date, known.personal_no)

"""Who may be in a register twice though the rule cannot say so: for a human to look at. Pure; never certain.

Other spellings and nicknames, letters lost in old systems, a family name more or another one, a slip of the finger in a
name, a birth date or a telephone number. A couple that shares a telephone is never told.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from courses.rules import person_names as names
from courses.rules.known_names import KnownNames, Spelling
from courses.rules.same_person import (
    Facts,
    Likeness,
    Reason,
    Verdict,
    contradicts,
    have_other_numbers,
    judge,
    listed_keys,
)

_LOST = re.compile(r"[?\ufffd]")
_LEAST_WORD = 4
"""Letters of a word in which one may be wrong; shorter ones are other names."""
_LEAST_LEFT = 3
"""Letters that must be left of a name for it to be known where some are lost."""


def suspect(one: Facts, other: Facts, known: KnownNames) -> Verdict | None:
    """Return what `judge` says, else what speaks for the two being one all the same; None when nothing does."""
    verdict = judge(one, other, known)
    is_open = verdict is None or verdict.likeness is Likeness.DIFFERENT or verdict.reason is Reason.SAME_NAME_ONLY
    return (_looked_at(one, other, known) or verdict) if is_open else verdict


def resembles(one: Facts, other: Facts, known: KnownNames) -> Verdict | None:
    """Return what `suspect` says, else whether the names alone are so alike that a clerk should look, births allowing.

    For one who is being typed: there is little to go on as yet, and nobody is harmed by a look.
    """
    verdict = suspect(one, other, known)
    if verdict is not None or contradicts(one, other) or have_other_numbers(one, other):
        return verdict
    if _spelled_alike(one, other, known):
        return Verdict(Likeness.UNCLEAR, Reason.OTHER_SPELLING)
    is_slip = any(_differs_in_a_letter(a, b, known) for a in one.names for b in other.names)
    return Verdict(Likeness.UNCLEAR, Reason.ONE_LETTER) if is_slip else None


def _looked_at(one: Facts, other: Facts, known: KnownNames) -> Verdict | None:
    if one.number and one.number == other.number:
        has_given = _share_given_name(one, other, known)
        return Verdict(Likeness.PROBABLE, Reason.SAME_NUMBER_OTHER_FAMILY_NAME) if has_given else None
    if have_other_numbers(one, other):
        return None
    if contradicts(one, other):
        return _slip_in_birth(one, other, known)
    if names.any_same(one.names, other.names):
        is_slip = any(is_slip_between(a, b) for a in one.phones for b in other.phones)
        return Verdict(Likeness.UNCLEAR, Reason.SLIP_IN_PHONE) if is_slip else None
    return _other_name(one, other, known)


def _slip_in_birth(one: Facts, other: Facts, known: KnownNames) -> Verdict | None:
    first, second = one.birth_date.replace("-", ""), other.birth_date.replace("-", "")
    if not (first and second) or not (is_slip_between(first, second) or _day_for_month(first, second)):
        return None
    is_same = names.any_same(one.names, other.names) or _spelled_alike(one, other, known)
    return Verdict(Likeness.UNCLEAR, Reason.SLIP_IN_BIRTH) if is_same else None


def is_slip_between(one: str, other: str) -> bool:
    """Return whether two numbers of the same length differ in two digits beside each other that have changed places."""
    if len(one) != len(other) or one == other:
        return False
    at = next(index for index in range(len(one)) if one[index] != other[index])
    return one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]


def _day_for_month(one: str, other: str) -> bool:
    return one[:4] == other[:4] and one[4:6] == other[6:] and one[6:] == other[4:6]


def _other_name(one: Facts, other: Facts, known: KnownNames) -> Verdict | None:
    """Return the verdict on two whose births agree as far as they are known, and whose names are not the same."""
    has_contact = _share_contact(one, other)
    has_birth = bool(one.birth_date) and one.birth_date == other.birth_date
    if _have_lost_letters(one, other):
        return Verdict(Likeness.PROBABLE if has_contact or has_birth else Likeness.UNCLEAR, Reason.LOST_LETTERS)
    has_year = bool(one.birth and other.birth)
    if not (has_contact or has_birth):
        is_told = has_year and not _have_other_contacts(one, other) and _spelled_alike(one, other, known)
        return Verdict(Likeness.UNCLEAR, Reason.OTHER_SPELLING) if is_told else None
    if _spelled_alike(one, other, known):
        return Verdict(Likeness.PROBABLE if has_year else Likeness.UNCLEAR, Reason.OTHER_SPELLING)
    if known.are_two(one.names, other.names):
        return None
    if any(_is_longer(a, b) for a, b in _spellings(one, other, known)):
        return Verdict(Likeness.UNCLEAR, Reason.ONE_NAME_MORE)
    if any(_differs_in_a_letter(a, b, known) for a in one.names for b in other.names):
        return Verdict(Likeness.UNCLEAR, Reason.ONE_LETTER)
    if has_contact and has_year and _share_given_name(one, other, known):
        return Verdict(Likeness.PROBABLE if has_birth else Likeness.UNCLEAR, Reason.OTHER_FAMILY_NAME)
    return None


def _share_contact(one: Facts, other: Facts) -> bool:
    return not (one.phones.isdisjoint(other.phones) and one.emails.isdisjoint(other.emails))


def _have_other_contacts(one: Facts, other: Facts) -> bool:
    """Return whether a way to reach both is known, and is not the same; asked where none is shared."""
    return bool((one.phones and other.phones) or (one.emails and other.emails))


def _spellings(one: Facts, other: Facts, known: KnownNames) -> list[tuple[Spelling, Spelling]]:
    """Return each way to read a name of the one with each way to read one of the other's."""
    mine, yours = ({it for name in who.names for it in known.spellings(name) if it} for who in (one, other))
    return [(a, b) for a in mine for b in yours]


def _spelled_alike(one: Facts, other: Facts, known: KnownNames) -> bool:
    return any(names.are_same_words(a, b) for a, b in _spellings(one, other, known))


def _is_longer(one: Spelling, other: Spelling) -> bool:
    """Return whether one name is the other with words added; at least two words have to be the same."""
    few, many = sorted((set(one), set(other)), key=len)
    return len(few) > 1 and few < many


def _differs_in_a_letter(one: str, other: str, known: KnownNames) -> bool:
    first, second = set(names.parts(one)), set(names.parts(other))
    mine, yours = first - second, second - first
    if len(mine) != 1 or len(yours) != 1 or not first & second:
        return False
    (word,), (its,) = mine, yours
    return min(len(word), len(its)) >= _LEAST_WORD and is_a_letter_off(word, its) and not known.are_others(word, its)


def is_a_letter_off(one: str, other: str) -> bool:
    """Return whether one word becomes the other when a letter is put in, left out or changed, or two change places."""
    short, long = sorted((one, other), key=len)
    if one == other or len(long) - len(short) > 1:
        return False
    at = next((index for index, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    return short[at + 1 :] == long[at + 1 :] or is_slip_between(one, other)


def _share_given_name(one: Facts, other: Facts, known: KnownNames) -> bool:
    """Return whether two have a given name in common: a known one, or the one that both names begin with."""
    for mine, yours in ((names.parts(a), names.parts(b)) for a in one.names for b in other.names):
        common = set(mine) & set(yours)
        if common and (mine[0] == yours[0] or any(known.is_given(word) for word in common)):
            return True
    return False


def _have_lost_letters(one: Facts, other: Facts) -> bool:
    """Return whether a name that has lost letters is one of the other's, as far as it is left."""
    pairs = [(a, b) for a in one.names for b in other.names if _LOST.search(a) or _LOST.search(b)]
    return any(remains(a) and remains(a) == remains(b) for a, b in pairs)


@lru_cache(maxsize=65536)
def remains(name: str) -> str:
    """Return a name as an old system might have left it: "sj?din"; empty where too little would be left.

    Only letters that such systems lacked are lost: å, ä, ö, é, not those from a to z.
    """
    if name.isascii() and "?" not in name:
        return ""
    composed = unicodedata.normalize("NFC", name).casefold()
    left = "".join(char if char.isascii() else "?" if char.isalpha() or char == "\ufffd" else " " for char in composed)
    words = sorted(re.sub(r"\?+", "?", left.replace("-", " ").replace(",", " ")).split())
    is_known = "?" in left and sum(char.isalpha() for char in left) >= _LEAST_LEFT
    return " ".join(words) if is_known else ""


def wide_keys(facts: Facts, known: KnownNames) -> frozenset[str]:
    """Return what somebody is looked up by: two of whom `suspect` has anything to say share at least one."""
    found = listed_keys(facts)
    born = f"d:{facts.birth_date}|" if facts.birth_date else ""
    for name in facts.names:
        for spelling in known.spellings(name):
            if spelling:
                found.append("v:" + "".join(sorted("".join(spelling))))
                found += [born + word for word in spelling if born]
        if left := remains(name):
            found.append("l:" + left)
    return frozenset(found)

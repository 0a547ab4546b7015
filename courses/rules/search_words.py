"""What a person is found by, as words, and what a search looks for. Pure: the store keeps and compares them.

The words of a person are kept as one text, each with a mark before it: the one that the person is sorted by has another than the
rest, and those that read differently without å ä ö stand there both ways.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from courses.text import clean, digits, fold, sort_key, spelt

REST, FIRST = " ", "<"
"""The marks of a word as it is spelt: of any, and of the one that the person is sorted by."""
BARE_REST, BARE_FIRST = "~", "^"
"""The same of a word without its å ä ö."""
_SWEDISH = 9
"""Digits that a Swedish number has more of when 46 stands before it."""
_NUMBER = re.compile(r"[+\d(][\d\s()/.\-–]*")
_JOINED = re.compile(r"\w[._+\-]\w")
_UNMARKED = str.maketrans(dict.fromkeys(f"{FIRST}{BARE_REST}{BARE_FIRST}", " "))
_UNASKED = _UNMARKED | str.maketrans(dict.fromkeys(',;"“”„«»', " "))
"""What parts the words of a search: "Holm, Eva" asks for both, and so do words in quotes."""
_SPELLINGS = {plain: plain + "".join(map(sort_key, others)) for plain, others in (("a", "åä"), ("o", "ö"))}
"""What a letter may stand for, in sort keys."""
_SPREAD = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word that is looked for: the beginning of one, or a part within one."""

    spelt: str
    folded: str
    """Without å ä ö."""

    @property
    def has_other_spellings(self) -> bool:
        """Whether more is found when å ä ö are taken for a and o."""
        return not _SPELLINGS.keys().isdisjoint(self.folded)


def search_text(person: Mapping[str, object]) -> str:
    """Return what a person is found by: names, key, e-mail and phone; of a protected one alias and key."""
    if person["is_protected"]:
        return index_text(str(person["alias"]), str(person["key"]))
    return words_of(*(str(person.get(name) or "") for name in _FOUND_BY))


_FOUND_BY = ("key", "given_name", "family_name", "email", "phone", "other_name", "other_email", "other_phone")


def words_of(
    key: str,
    given_name: str,
    family_name: str,
    email: str,
    phone: str,
    other_name: str = "",
    other_email: str = "",
    other_phone: str = "",
) -> str:
    """Return what somebody who is not protected is found by."""
    return index_text(f"{family_name} {given_name} {other_name}", key, f"{email} {other_email}", (phone, other_phone))


def index_text(names: str, key: str, emails: str = "", phones: tuple[str, ...] = ()) -> str:
    """Return what a person is found by; `names` in the order of sorting, e-mail addresses with spaces between."""
    signs = f"{key} {emails}" if key.isalnum() else f"{key} {spelt(key)} {emails}"
    numbers = "".join(REST + national(phone) for phone in phones if phone)
    signs = f"{signs.casefold().translate(_UNMARKED)}{numbers}"
    if names.isascii() and names.replace(" ", "").isalpha():
        return f"{FIRST}{names.strip().lower()} {signs}"  # nothing to fold; imports make tens of thousands
    return f"{_marked(names.translate(_UNMARKED).strip())} {signs}"


def _marked(names: str) -> str:
    """Return the words of a name with their marks, as they are spelt and, where that differs, without å ä ö."""
    said, bare = spelt(names).split() or [""], fold(names).split() or [""]
    is_first = sort_key(names).startswith(sort_key(said[0]))  # else it is sorted by something that is no word
    out = [f"{FIRST if is_first else REST}{said[0]}", *said[1:]]
    if bare[0] != said[0]:
        out.append(f"{BARE_FIRST if is_first and len(bare[0]) == len(said[0]) else BARE_REST}{bare[0]}")
    out += [f"{BARE_REST}{word}" for word, other in zip(bare[1:], said[1:], strict=False) if word != other]
    return " ".join(out)


def national(phone: str) -> str:
    """Return a phone number's digits, a Swedish one from its 0 on."""
    number = digits(phone)
    if phone.startswith("+46") or number.startswith("0046") or (number.startswith("46") and len(number) > _SWEDISH):
        return "0" + number.removeprefix("00").removeprefix("46").removeprefix("0")
    return number


def asked(text: str) -> list[list[Word]]:
    """Return the words to look for; a phone number written in groups is one, from its 0 on.

    Where a word has dots or hyphens there are two readings: a name of several parts, and the beginning of an address.
    """
    text = clean(text)
    if _NUMBER.fullmatch(text):
        number = national(text)
        return [[Word(number, number)]] if number else []
    parts = text.translate(_UNASKED).casefold().split()
    split = [Word(word, fold(word)) for part in parts if "@" not in part for word in spelt(part).split() if fold(word)]
    mails = [Word(part, part) for part in parts if "@" in part]
    readings = [[*split, *mails]] if split or mails else []
    if split and any(_JOINED.search(part) for part in parts if "@" not in part):
        readings.append([Word(part, part) for part in parts])
    return readings


def beginnings(word: Word, *, is_folded: bool) -> list[str]:
    """Return with what the sort keys begin of those whose first word begins so; with `is_folded` in any spelling.

    What a long word has after its fourth a or o is left out, so that they are not too many: more than those begin so.
    """
    if not is_folded:
        return [sort_key(word.spelt)]
    found, spread = [""], 0
    for letter in sort_key(word.folded):
        others = _SPELLINGS.get(letter, letter)
        spread += len(others) > 1
        if spread > _SPREAD:
            break
        found = [text + other for text in found for other in others]
    return found

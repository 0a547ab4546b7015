"""When two names can be one person's: forms for comparing them, and how alike they are. Knows nothing else of anybody.

A name is whole, in any order: "Eva Grahn", "Grahn, Eva". Nothing here alters what is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import permutations

from courses.text import fold

_JOINING = re.compile(r"[-‐‑‒–—.'’`´]+")
_PARTING = re.compile(r"[\s,;()]+")
_ALIKE = 0.6
"""How much of two words must agree for one to be another spelling of the other, from 0 to 1."""
_MOST_WORDS = 5
"""Words of a name that are tried in every order to see whether only spaces differ."""


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """Return the folded words of a name in their order, those that hyphens join taken apart."""
    return tuple(filter(None, _PARTING.split(fold(name))))


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name in their order; hyphens, dots and apostrophes join: "Gun-Maj" is one word."""
    return parts(_JOINING.sub("", name)) if _JOINING.search(name) else parts(name)


@lru_cache(maxsize=65536)
def letters(name: str) -> str:
    """Return the folded letters of a name in order of the alphabet: the same for every order of words and spacing."""
    return "".join(sorted("".join(words(name))))


def is_same(one: str, other: str) -> bool:
    """Return whether two names are the same, but for case, accents, hyphens, order of words and spacing.

    A name without letters is nobody's.
    """
    if not words(one) or letters(one) != letters(other):
        return False
    return are_same_words(words(one), words(other))


def are_same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether the words of two names are the same in any order, wherever the spaces are."""
    if sorted(one) == sorted(other):
        return True
    if sorted("".join(one)) != sorted("".join(other)):
        return False
    if max(len(one), len(other)) > _MOST_WORDS:
        return "".join(one) == "".join(other)
    return not {"".join(order) for order in permutations(one)}.isdisjoint("".join(o) for o in permutations(other))


def any_same(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Return whether any of the one's names is the same as any of the other's."""
    named = tuple(others)
    return any(is_same(one, other) for one in ones for other in named)


@lru_cache(maxsize=65536)
def script(name: str) -> str:
    """Return the script of the first letter of a name: "LATIN", "ARABIC", "CYRILLIC" and so on."""
    first = next((char for char in name if char.isalpha()), "")
    return unicodedata.name(first, "LATIN").split()[0] if first else "LATIN"


def is_other_script(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Return whether no name of the one is written in a script that the other has a name in."""
    return {script(name) for name in ones}.isdisjoint({script(name) for name in others})


def can_be_same(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Return whether the names of two can be one person's: alike in a script that both use, or in different scripts.

    Whoever has no name can have any.
    """
    named = [(one, other) for one in ones if words(one) for other in others if words(other)]
    if not named:
        return True
    comparable = [(one, other) for one, other in named if script(one) == script(other)]
    return not comparable or any(is_alike(one, other) for one, other in comparable)


def is_alike(one: str, other: str) -> bool:
    """Return whether all words of one name are in the other, or the words that only one has are like each other."""
    first, second = set(words(one)), set(words(other))
    mine, yours = first - second, second - first
    if not mine or not yours:
        return True
    if len(mine) != len(yours):
        return _all_alike(mine, yours) if len(mine) < len(yours) else _all_alike(yours, mine)
    return _all_alike(mine, yours) or _all_alike(yours, mine)


def _all_alike(few: Iterable[str], many: Iterable[str]) -> bool:
    """Return whether each of the few words is like one of the many."""
    wanted = tuple(many)
    return all(any(_word_alike(word, other) for other in wanted) for word in few)


def _word_alike(one: str, other: str) -> bool:
    return one in other or other in one or _agreement(*sorted((one, other))) >= _ALIKE


@lru_cache(maxsize=65536)
def _agreement(one: str, other: str) -> float:
    """Return how much of two words agrees, whichever is compared with which."""
    return max(SequenceMatcher(None, a, b).ratio() for a, b in ((one, other), (other, one)))

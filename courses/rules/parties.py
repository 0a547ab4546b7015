"""Who came together: people who name each other when they enrol for the same course at about the same time.

Pure. It reads what people write in a form ("Min man Bror", "systern Maria") and finds whom they mean.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from courses.text import fold

WITHIN = timedelta(minutes=30)
"""How far apart two may enrol and still be a party; inclusive."""
_NOBODY = frozenset("nej no none ingen inga ensam alone sjalv n nix - – x ja yes vet ej vet inte".split())
_NAMES_TOO = frozenset({"bror"})
"""Words that say how they belong together, and are common names as well."""
_RELATIONS = (
    frozenset(
        "min mitt mina man mannen make maken maka makan fru frun hustru hustrun sambo sambon syster systern brodern brorsan "
        "son sonen dotter dottern mamma pappa mor modern far fadern van vannen vanner vaninna vaninnan kompis kompisen granne "
        "grannen svager svagerska svagerskan kusin kusinen och med tillsammans samt my husband wife partner sister brother "
        "friend neighbour neighbor and with together".split()
    )
    - _NAMES_TOO
)
"""Other such words."""
_BETWEEN = re.compile(r"\s+(?:och|and|samt|o\.?)\s+|\s*[&+/;,]\s*", re.IGNORECASE)
_NO_LETTER = re.compile(r"[^\w\s]+")


class Enrolling(NamedTuple):
    """Somebody who enrols."""

    person_id: int
    at: datetime
    """Naive local time."""
    says: str
    """Whom they come with, as they wrote it; empty: did not say."""
    names: Sequence[str]
    """Every spelling of their own name that is known."""


def find(enrolling: Sequence[Enrolling]) -> list[frozenset[int]]:
    """Return the parties among those who enrol for one course, as places in `enrolling`, from 0.

    Two belong together when one names the other, or both write the same label, at most `WITHIN` apart; a name that fits
    several, or somebody who enrolled twice then, is nobody's. Who belongs together with somebody in a party belongs to
    all of it. A party has at least two people.
    """
    groups = _Groups(len(enrolling))
    order = sorted(range(len(enrolling)), key=lambda it: enrolling[it].at)
    times = [enrolling[it].at for it in order]
    words = [_own_words(it.names) if it.names else [] for it in enrolling]
    labels: dict[str, list[int]] = defaultdict(list)
    for number, it in enumerate(enrolling):
        near = order[bisect_left(times, it.at - WITHIN) : bisect_right(times, it.at + WITHIN)] if it.says else []
        others = [one for one in near if enrolling[one].person_id != it.person_id]
        for said in _said(it.says):
            meant = next(filter(None, ([one for one in others if _fits(way, words[one])] for way in said)), [])
            if len(meant) == 1:
                groups.join(number, meant[0])
            elif not meant and said[1]:
                labels[" ".join(sorted(said[1]))].append(number)
    _join_labelled(groups, labels, enrolling)
    return groups.of_several(enrolling)


def _join_labelled(groups: _Groups, labels: dict[str, list[int]], enrolling: Sequence[Enrolling]) -> None:
    """Join those who write the same: a label such as "A7", or "familjen Holm"."""
    for numbers in labels.values():
        for one, other in pairwise(sorted(numbers, key=lambda it: enrolling[it].at)):
            if abs(enrolling[one].at - enrolling[other].at) <= WITHIN:
                groups.join(one, other)


def _said(text: str) -> Iterable[tuple[frozenset[str], ...]]:
    """Yield for each whom the text names the words of the name: as written, then without what may only be a relation."""
    for part in _BETWEEN.split(text):
        words = _words(part)
        if words and not words <= _NOBODY:
            yield words, words - _RELATIONS, words - _RELATIONS - _NAMES_TOO


def _fits(said: frozenset[str], names: Iterable[frozenset[str]]) -> bool:
    return bool(said) and any(said <= own for own in names)


def _own_words(names: Iterable[str]) -> list[frozenset[str]]:
    return [_words(name) for name in names if name]


def _words(text: str) -> frozenset[str]:
    """Return the words of a text, folded; a hyphen makes one word of two ("Gun-Maj" is "Gunmaj")."""
    tight = re.sub(r"[-‐-―.'’]", "", text)
    return frozenset(fold(_NO_LETTER.sub(" ", tight)).split())


class _Groups:
    """Who belongs together so far."""

    def __init__(self, count: int) -> None:
        self._root = list(range(count))

    def _find(self, number: int) -> int:
        while self._root[number] != number:
            number = self._root[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Put two, and all who belong together with them, together."""
        a, b = sorted((self._find(one), self._find(other)))
        self._root[b] = a

    def of_several(self, enrolling: Sequence[Enrolling]) -> list[frozenset[int]]:
        """Return the groups of at least two people, the first first."""
        found: dict[int, set[int]] = defaultdict(set)
        for number in range(len(self._root)):
            found[self._find(number)].add(number)
        return [frozenset(it) for it in found.values() if len({enrolling[one].person_id for one in it}) > 1]

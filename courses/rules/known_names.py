"""What is known of given names: spellings and nicknames that are one name, and which are a woman's or a man's.

The names themselves are reference data, `db/reference/nicknames.json`. Used to find who may be in a register twice and to
tell a couple apart; never to say who somebody is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, pairwise
from typing import TypeVar

from courses.rules.person_names import parts

Spelling = tuple[str, ...]
"""The words of a name in order of the alphabet, each as it is spelled most plainly."""
_Key = TypeVar("_Key", str, Spelling)
_MOST_SPELLINGS = 24
"""Ways to read a name that are tried; with more nicknames in it than that says, the rest are passed over."""
_MOST_KEPT = 50_000
"""Names whose readings are kept in mind."""
_SAME_SOUND = (
    (re.compile(r"(?<=.)dt\b"), "t"),
    (re.compile(r"ch|q|c(?![eiy])"), "k"),
    (re.compile(r"c|z"), "s"),
    (re.compile(r"ph|w|v"), "f"),
    (re.compile(r"kf|ku(?=[aeio])"), "kf"),
    (re.compile(r"th"), "t"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"(?<=[aeiouy])h(?![aeiouy])|(?<=[^aeiouy])h(?=[^aeiouy]|\b)"), ""),
    (re.compile(r"y"), "i"),
    (re.compile(r"ie\b"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""Spellings of Swedish names that sound alike: Carl and Karl, Olof and Olov, Qvarnström and Kvarnström, Sara and Sarah."""


@lru_cache(maxsize=65536)
def plainest(word: str) -> str:
    """Return a folded word as it would be spelled most plainly, for comparing: "christina" and "kristina" are one."""
    for pattern, letters in _SAME_SOUND:
        word = pattern.sub(letters, word)
    return word


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Given names as reference data has them, spelled most plainly; empty: nothing is known."""

    formal: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By name, short form or nickname: the names that it is short for, its own among them where it is one."""
    sexes: Mapping[str, str] = field(default_factory=dict)
    """ "f" or "m", by name; what both have is left out."""
    compounds: Mapping[Spelling, frozenset[str]] = field(default_factory=dict)
    """As `formal`, by the two words of a name: "Ann-Kristin"."""
    called: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By name, what those who have it are called."""
    _options: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What each word met so far can be read as."""
    _spellings: dict[str, frozenset[Spelling]] = field(default_factory=dict)
    """The same for whole names, the latest."""

    def spellings(self, name: str) -> frozenset[Spelling]:
        """Return the ways in which a name can be read when nicknames are written out; always at least one."""
        found = self._spellings.get(name)
        if found is None:
            if len(self._spellings) >= _MOST_KEPT:
                self._spellings.clear()
            found = self._spellings[name] = self._spelled(name)
        return found

    def _spelled(self, name: str) -> frozenset[Spelling]:
        words = parts(name)
        options = [self._options.get(word) or self._read_word(word) for word in words]
        written = [option[0] for option in options]
        is_compound = not self.compounds.keys().isdisjoint(pairwise(written))
        if not is_compound and all(len(option) == 1 for option in options):
            return frozenset((tuple(sorted(written)),))
        read = islice(self._read(options, is_compound=is_compound), _MOST_SPELLINGS)
        return frozenset(tuple(sorted(spelling)) for spelling in read)

    def _read_word(self, word: str) -> tuple[str, ...]:
        """Return how a word is spelled most plainly, then the names that it is short for."""
        written = plainest(word)
        others = sorted(self.formal.get(written, frozenset()) - {written})
        self._options[word] = (written, *others)
        return self._options[word]

    def _read(self, options: Sequence[tuple[str, ...]], *, is_compound: bool) -> Iterator[Spelling]:
        if not options:
            yield ()
            return
        pair = (options[0][0], options[1][0]) if is_compound and len(options) > 1 else ()
        for name in sorted(self.compounds.get(pair, frozenset())):
            yield from ((name, *rest) for rest in self._read(options[2:], is_compound=is_compound))
        for name in options[0]:
            yield from ((name, *rest) for rest in self._read(options[1:], is_compound=is_compound))

    def also_called(self, word: str) -> frozenset[str]:
        """Return the names that a folded word is short for, and what those who have it or them are called, plainly spelled."""
        own = self.formal.get(plainest(word), frozenset())
        return own.union(*(self.called.get(name, frozenset()) for name in own))

    def are_two(self, ones: Iterable[str], others: Iterable[str]) -> bool:
        """Return whether one is called as women are and the other as men are."""
        mine, yours = self._sexes(ones), self._sexes(others)
        return bool(mine and yours) and mine.isdisjoint(yours)

    def _sexes(self, names: Iterable[str]) -> frozenset[str]:
        words = (word for name in names for word in _whole_words(name))
        return frozenset(sex for word in words if (sex := self.sexes.get(plainest(word))))

    def is_given(self, word: str) -> bool:
        """Return whether a folded word is a given name."""
        return plainest(word) in self.sexes

    def are_others(self, one: str, other: str) -> bool:
        """Return whether two folded words are two given names that are not short for the same."""
        first, second = plainest(one), plainest(other)
        if first not in self.sexes or second not in self.sexes:
            return False
        return (self.formal.get(first, frozenset()) | {first}).isdisjoint(
            self.formal.get(second, frozenset()) | {second}
        )


def _whole_words(name: str) -> Iterator[str]:
    """Give the words of a name, and what each two beside each other are when written as one."""
    words = parts(name)
    yield from words
    yield from (one + other for one, other in pairwise(words))


NO_NAMES = KnownNames()


@dataclass(frozen=True, slots=True)
class NameGroup:
    """A name and what it is short for or spelled as."""

    name: str
    also: tuple[str, ...]
    sex: str


def known(groups: Iterable[NameGroup], others: Mapping[str, Iterable[str]], either: Iterable[str] = ()) -> KnownNames:
    """Return names as they are looked up; `others` are those without nicknames, by sex, `either` say nothing of it.

    Nor does a name that stands under both.
    """
    formal: dict[str, set[str]] = {}
    compounds: dict[Spelling, set[str]] = {}
    sexes: dict[str, set[str]] = {}
    for group in groups:
        name = _joined(group.name)
        for spelling in (group.name, *group.also):
            formal.setdefault(_joined(spelling), set()).add(name)
            sexes.setdefault(_joined(spelling), set()).add(group.sex)
            words = tuple(map(plainest, parts(spelling)))
            if len(words) > 1:
                compounds.setdefault(words, set()).add(name)
    for sex, names in others.items():
        for word in map(_joined, names):
            sexes.setdefault(word, set()).add(sex)
    for word in map(_joined, either):
        sexes.pop(word, None)
    single = {word: next(iter(found)) for word, found in sexes.items() if len(found) == 1}
    called: dict[str, set[str]] = {}
    for word, its in formal.items():
        for name in its:
            called.setdefault(name, set()).add(word)
    return KnownNames(_frozen(formal), single, _frozen(compounds), _frozen(called))


def _frozen(found: Mapping[_Key, set[str]]) -> dict[_Key, frozenset[str]]:
    return {key: frozenset(names) for key, names in found.items()}


def _joined(name: str) -> str:
    return plainest("".join(parts(name)))

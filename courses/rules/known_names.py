"""What is known of given names: spellings and nicknames that are one name, and which are a woman's or a man's.

The names themselves are reference data, `db/reference/nicknames.json`. Used to find who may be in a register twice and to
tell a couple apart; never to say who somebody is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, pairwise

from courses.rules.person_names import parts

Spelling = tuple[str, ...]
"""The words of a name in order of the alphabet, each as it is spelled most plainly."""
_MOST_SPELLINGS = 24
"""Ways to read a name that are tried; with more nicknames in it than that says, the rest are passed over."""
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

    def spellings(self, name: str) -> frozenset[Spelling]:
        """Return the ways in which a name can be read when nicknames are written out; always at least one."""
        read = islice(self._read(parts(name)), _MOST_SPELLINGS)
        return frozenset(tuple(sorted(words)) for words in read)

    def _read(self, words: Spelling) -> Iterator[Spelling]:
        if not words:
            yield ()
            return
        for taken in (2, 1):
            written = plainest("".join(words[:taken]))
            is_word = taken == 1 or (len(words) > 1 and written in self.formal)
            for name in (written, *sorted(self.formal.get(written, frozenset()) - {written})) if is_word else ():
                yield from ((name, *rest) for rest in self._read(words[taken:]))

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
    sexes: dict[str, set[str]] = {}
    for group in groups:
        name = _joined(group.name)
        for word in (name, *map(_joined, group.also)):
            formal.setdefault(word, set()).add(name)
            sexes.setdefault(word, set()).add(group.sex)
    for sex, names in others.items():
        for word in map(_joined, names):
            sexes.setdefault(word, set()).add(sex)
    for word in map(_joined, either):
        sexes.pop(word, None)
    single = {word: next(iter(found)) for word, found in sexes.items() if len(found) == 1}
    return KnownNames({word: frozenset(found) for word, found in formal.items()}, single)


def _joined(name: str) -> str:
    return plainest("".join(parts(name)))

"""Which rows of one or more files are about the same person, and which about somebody in the register.

Pure: the rule of who is the same stands in `rules.same_person`; here it is asked about all that share a way of being
found, and its answers are drawn together. Never makes one of two people in the register, nor of two who contradict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from courses.actions.same_person import known_names
from courses.imports.facts import together
from courses.rules.same_person import Facts, Likeness, Reason, Verdict, contradicts, judge, keys

_CROWD = 40
"""Of more who share one thing, each is compared with the first so many and with the one before."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row, or somebody in the register."""

    facts: Facts
    person_id: int | None = None
    """Of somebody in the register."""
    copied: str = ""
    """A number that a mark for "as above" took from somebody else's row; it is left out of the facts."""


@dataclass(frozen=True, slots=True)
class Likening:
    """What is said of two entries, by their places; the first stands before the second."""

    one: int
    other: int
    verdict: Verdict


@dataclass(slots=True)
class Groups:
    """Entries drawn together; each group is one person."""

    of: list[int]
    """By entry its group, which is the place of the group's first entry."""
    same: list[Likening] = field(default_factory=list)
    """All pairs that are certainly or probably one."""
    apart: list[Likening] = field(default_factory=list)
    """The first pair of each two groups that are alike, and two all the same, or unclear."""
    copied: list[Likening] = field(default_factory=list)
    """Pairs of which the second had the first one's number by a mark for "as above"."""

    def members(self) -> dict[int, list[int]]:
        """Return the entries of each group, in order."""
        found: dict[int, list[int]] = {}
        for at, group in enumerate(self.of):
            found.setdefault(group, []).append(at)
        return found


def group(
    entries: Sequence[Entry],
    *,
    joined: Sequence[tuple[int, int]] = (),
    alone: frozenset[int] = frozenset(),
    name_only: frozenset[int] = frozenset(),
    keyed: frozenset[int] = frozenset(),
) -> Groups:
    """Draw entries together; `joined` are pairs that somebody said are one, `alone` those said to be nobody before them.

    So are the rows `keyed`, which say by key who they are.

    Of the rows `name_only` nothing but a name could be told: they are the one of that name, when there is one only. The
    entries stand in order, those of the register after the rows.
    """
    verdicts = {
        pair: said
        for pair in _pairs(entries)
        if (said := judge(entries[pair[0]].facts, entries[pair[1]].facts, known_names()))
    }
    drawing = _Drawing(entries)
    drawing.apart = [pair for pair in verdicts if _is_apart(entries, *pair, alone)]
    alone |= keyed
    for one, other in joined:
        drawing.join(one, other, is_said=True)
    for likeness in (Likeness.CERTAIN, Likeness.PROBABLE):
        for (one, other), said in verdicts.items():
            if said.likeness is likeness and not _is_apart(entries, one, other, alone):
                drawing.join(one, other)
    _join_named(drawing, [pair for pair, said in verdicts.items() if said.likeness is Likeness.UNCLEAR], name_only)
    groups = Groups([drawing.root(at) for at in range(len(entries))])
    groups.same = [Likening(*pair, said) for pair, said in verdicts.items() if said.is_same]
    groups.apart = _apart(entries, groups, verdicts)
    groups.copied = list(_copied(entries))
    return groups


def _join_named(drawing: _Drawing, unclear: Sequence[tuple[int, int]], name_only: frozenset[int]) -> None:
    """Make rows of which only the name is told the one of that name; where there are two, they are nobody's."""
    others: dict[int, set[int]] = {}
    for one, other in unclear:
        if one in name_only and other in name_only:
            drawing.join(one, other)
    for one, other in unclear:
        for row, candidate in ((one, other), (other, one)):
            if row in name_only and candidate not in name_only:
                others.setdefault(drawing.root(row), set()).add(candidate)
    for row, candidates in others.items():
        if len({drawing.root(candidate) for candidate in candidates}) == 1:
            drawing.join(row, candidates.pop())


def _is_apart(entries: Sequence[Entry], one: int, other: int, alone: frozenset[int]) -> bool:
    """Return whether somebody said that a row is nobody who was there before it."""
    return other in alone or (one in alone and entries[other].person_id is not None)


def _pairs(entries: Sequence[Entry]) -> list[tuple[int, int]]:
    """Return the pairs that share a way of being found, in order; two of the register are not asked about."""
    blocks: dict[str, list[int]] = {}
    for at, entry in enumerate(entries):
        for key in keys(entry.facts):
            blocks.setdefault(key, []).append(at)
    found = {
        pair
        for block in blocks.values()
        for pair in _within(block)
        if entries[pair[0]].person_id is None or entries[pair[1]].person_id is None
    }
    return sorted(found)


def _within(block: list[int]) -> Iterator[tuple[int, int]]:
    if len(block) <= _CROWD:
        yield from combinations(block, 2)
        return
    yield from combinations(block[:_CROWD], 2)
    for at, other in enumerate(block[_CROWD:], _CROWD):
        yield from ((one, other) for one in block[:_CROWD])
        yield block[at - 1], other


class _Drawing:
    """Groups while they are drawn together."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.above = list(range(len(entries)))
        self.facts = {at: entry.facts for at, entry in enumerate(entries)}
        self.person = {at: entry.person_id for at, entry in enumerate(entries)}
        self.apart: list[tuple[int, int]] = []
        """Pairs that somebody said are two, who therefore never come into one group by a third."""

    def root(self, at: int) -> int:
        """Return the first entry of the group that an entry is in."""
        while self.above[at] != at:
            self.above[at] = self.above[self.above[at]]
            at = self.above[at]
        return at

    def join(self, one: int, other: int, *, is_said: bool = False) -> None:
        """Make one group of two, unless that would make one of two people."""
        first, last = sorted((self.root(one), self.root(other)))
        if first == last:
            return
        people = {self.person[first], self.person[last]} - {None}
        if len(people) > 1 or (not is_said and contradicts(self.facts[first], self.facts[last])):
            return
        if any({self.root(a), self.root(b)} == {first, last} for a, b in self.apart):
            return
        self.above[last] = first
        self.person[first] = next(iter(people), None)
        self.facts[first] = together((self.facts[first], self.facts[last]))


def _apart(entries: Sequence[Entry], groups: Groups, verdicts: Mapping[tuple[int, int], Verdict]) -> list[Likening]:
    """Return the first pair of each two groups that are alike, with what the groups as wholes say of each other."""
    members = groups.members()
    whole = {at: together(entries[it].facts for it in them) for at, them in members.items() if len(them) > 1}
    seen: set[frozenset[int]] = set()
    found = []
    for (one, other), said in verdicts.items():
        both = frozenset((groups.of[one], groups.of[other]))
        if len(both) < 2 or both in seen:
            continue
        seen.add(both)
        first, last = groups.of[one], groups.of[other]
        found.append(
            Likening(
                one, other, _between(whole.get(first, entries[first].facts), whole.get(last, entries[last].facts), said)
            )
        )
    return found


def _between(one: Facts, other: Facts, said: Verdict) -> Verdict:
    """Return what two groups as wholes say of each other, when a pair of their rows said `said`."""
    if said.reason is not Reason.SAME_NAME_ONLY and not said.is_same:
        is_name = said.reason in (Reason.SAME_NAME_OTHER_BIRTH, Reason.SAME_NAME_AND_PHONE_OTHER_BIRTH)
        whole = judge(one, other, known_names()) if is_name else None
        return whole if whole is not None and whole.likeness is Likeness.DIFFERENT else said
    whole = judge(one, other, known_names())
    if whole is not None and whole.likeness is Likeness.DIFFERENT:
        return whole
    return Verdict(Likeness.UNCLEAR, Reason.SAME_NAME_ONLY)


def _copied(entries: Sequence[Entry]) -> Iterator[Likening]:
    """Yield the pairs of which the second was written with the first one's number, by a mark for "as above"."""
    by_number: dict[str, list[int]] = {}
    for at, entry in enumerate(entries):
        if entry.facts.number:
            by_number.setdefault(entry.facts.number, []).append(at)
    for at, entry in enumerate(entries):
        for one in by_number.get(entry.copied, ()) if entry.copied else ():
            if one != at:
                yield Likening(one, at, Verdict(Likeness.DIFFERENT, Reason.SAME_NUMBER_OTHER_NAME))

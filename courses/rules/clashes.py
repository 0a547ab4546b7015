"""Finds what clashes in a programme: two in one room, a leader in two places, more tablets than there are.

Sessions in, clashes out; reads no store, no clock and no file. What a single course does wrong is in `course_checks`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import TypeAlias

from courses.model import Clash, ClashKind, Room, Severity
from courses.rules import clash_words as words
from courses.rules import course_checks, theme_clashes
from courses.rules.overlaps import overlapping
from courses.rules.policy import Policy
from courses.rules.programme import Habits, PlannedSession, Programme
from courses.text import fold

Span: TypeAlias = tuple[int, int, int, PlannedSession]
"""What is taken up (a room, a leader), from and to which minute, by which session."""
Pair: TypeAlias = tuple[PlannedSession, PlannedSession]


def find(programme: Programme, policy: Policy, habits: Habits, focus: Collection[int] | None = None) -> list[Clash]:
    """Return the clashes of a programme, in order of time, what has no time first; ignored kinds are not looked for.

    A clash of two sessions is told once for each pair, whatever the number in the room. `focus`: only those in which
    one of these sessions has part; None: all.
    """
    looking = _Looking(programme, policy, habits, focus)
    found = [clash for look in _LOOKS if policy.is_told(look.kind) for clash in look.into(looking)]
    found += theme_clashes.check(programme, policy, focus)
    found += course_checks.check(programme, policy, habits, focus)
    return sorted(found, key=_in_order)


class _Looking:
    """One search: the programme, and what is asked of it."""

    def __init__(self, programme: Programme, policy: Policy, habits: Habits, focus: Collection[int] | None) -> None:
        self.programme = programme
        self.policy = policy
        self.habits = habits
        self._focus = focus

    def is_asked(self, meetings: Iterable[PlannedSession]) -> bool:
        """Return whether one of the sessions is in focus."""
        return self._focus is None or any(one.id in self._focus for one in meetings)

    def clash(
        self,
        kind: ClashKind,
        what: str,
        meetings: Iterable[PlannedSession],
        facts: Mapping[str, object],
        *,
        is_softer: bool = False,
    ) -> Clash:
        """Return a clash with its sessions as others may read them."""
        shown = words.sessions(self.programme, meetings)
        return Clash(
            kind=kind,
            severity=self.policy.severity(kind, is_softer=is_softer),
            what=what,
            sessions=shown,
            courses=tuple(dict.fromkeys(one.course for one in shown)),
            facts=facts,
        )


class _Look:
    """How one kind is looked for."""

    def __init__(self, kind: ClashKind, into: Callable[[_Looking], Iterable[Clash]]) -> None:
        self.kind = kind
        self.into = into


def travel_minutes(one: Room | None, other: Room | None) -> int:
    """Return how long the way between two rooms takes, as far as is known; 0 within a place and between municipalities.

    A room knows its way from the main library, so between two places out of town the longer way is told: no less.
    """
    if one is None or other is None or fold(one.municipality) != fold(other.municipality):
        return 0
    if fold(one.place) == fold(other.place):
        return 0
    return max(one.travel_minutes or 0, other.travel_minutes or 0)


def _rooms(looking: _Looking) -> Iterator[Clash]:
    it = looking.programme
    for room_id, one, other in _pairs(it, _in_rooms(it)):
        is_both = _is_both(one, other)
        if not looking.is_asked((one, other)) or (one.course_id == other.course_id and not is_both):
            continue  # a course need not clear up after itself
        room = it.rooms[room_id]
        tell = words.both_in_room if is_both else words.no_time_to_change
        facts = {"room": room.name, "place": room.place, "municipality": room.municipality, "overlap": is_both}
        yield looking.clash(ClashKind.ROOM, tell(it, room, one, other), (one, other), facts)


def _in_rooms(it: Programme) -> Iterator[Span]:
    for one in it.meetings:
        room = it.rooms.get(one.room_id or 0)
        if room is not None:
            yield room.id, one.begins - room.setup_minutes, one.ends + room.takedown_minutes, one


def _leaders(looking: _Looking) -> Iterator[Clash]:
    it = looking.programme
    furthest = max((room.travel_minutes or 0 for room in it.rooms.values()), default=0)
    spans = (
        (leader_id, part.begins, part.ends + furthest, part)
        for one in it.meetings
        for leader_id in one.leader_ids
        if leader_id in it.leaders
        for part in (one.part_of(leader_id) if one.shifts else one,)
    )
    for leader_id, one, other in _pairs(it, spans):
        if looking.is_asked((one, other)):
            yield from _of_leader(looking, leader_id, one, other)


def _of_leader(looking: _Looking, leader_id: int, one: PlannedSession, other: PlannedSession) -> Iterator[Clash]:
    it, leader = looking.programme, looking.programme.leaders[leader_id]
    facts: dict[str, object] = {"leader_id": leader.id, "leader": leader.name, "signature": leader.signature}
    if _is_both(one, other):
        text = words.leads_both(it, leader, one, other)
        yield looking.clash(ClashKind.LEADER, text, (one, other), facts | {"overlap": True})
        return
    minutes = travel_minutes(it.rooms.get(one.room_id or 0), it.rooms.get(other.room_id or 0))
    if other.begins - one.ends < minutes:
        text = words.no_time_to_travel(it, leader, one, other, minutes)
        facts |= {"overlap": False, "travel_minutes": minutes}
        yield looking.clash(ClashKind.LEADER, text, (one, other), facts, is_softer=True)


def _people(looking: _Looking) -> Iterator[Clash]:
    it = looking.programme
    shared: dict[tuple[int, int], tuple[Pair, list[int]]] = {}
    for person_id, one, other in _pairs(it, _of_people(it)):
        if one.course_id != other.course_id and looking.is_asked((one, other)):
            shared.setdefault((one.id, other.id), ((one, other), []))[1].append(person_id)
    for pair, ids in shared.values():
        names = [it.people[i].name for i in ids if i in it.people and it.people[i].name]
        text = words.in_both(it, names, len(ids), *pair)
        yield looking.clash(ClashKind.PERSON, text, pair, {"people": names, "count": len(ids)})


def _of_people(it: Programme) -> Iterator[Span]:
    """Give the sessions of those who are in more than one course."""
    courses: dict[int, list[int]] = {}
    for course in it.courses.values():
        for person_id in course.people:
            courses.setdefault(person_id, []).append(course.id)
    meetings: dict[int, list[PlannedSession]] = {}
    for one in it.meetings:
        meetings.setdefault(one.course_id, []).append(one)
    for person_id, ids in courses.items():
        if len(ids) > 1:
            for course_id in ids:
                chosen = it.courses[course_id].chosen.get(person_id)
                mine = (one for one in meetings.get(course_id, ()) if chosen is None or one.id in chosen)
                yield from ((person_id, one.begins, one.ends, one) for one in mine)


def _equipment(looking: _Looking) -> Iterator[Clash]:
    """Give each moment at which another session makes the pieces too few, with all sessions that then ask for them."""
    it = looking.programme
    wanted: dict[str, list[tuple[PlannedSession, int]]] = {}
    for one in it.meetings:
        for ask in it.courses[one.course_id].asks:
            wanted.setdefault(ask.pool, []).append((one, ask.quantity))
    of_pieces: set[tuple[str, frozenset[int]]] = set()
    for key, asks in sorted(wanted.items(), key=lambda item: not it.pools[item[0]].piece_of):  # single pieces first
        pool = it.pools[key]
        for active in _moments(asks, pool.count):
            asked = sum(pair[1] for pair in active)
            meetings = [pair[0] for pair in active]
            if asked <= pool.count or not looking.is_asked(meetings):
                continue
            together = (pool.piece_of or key, frozenset(one.id for one in meetings))
            if pool.piece_of:
                of_pieces.add(together)
            elif together in of_pieces:
                continue  # the piece that they share is told already
            facts = {"equipment": pool.name, "place": pool.place, "asked": asked, "there": pool.count}
            text = words.too_little_equipment(it, pool, meetings, asked)
            yield looking.clash(ClashKind.EQUIPMENT, text, meetings, facts)


def _moments(asks: Iterable[tuple[PlannedSession, int]], count: int) -> Iterator[list[tuple[PlannedSession, int]]]:
    """Give, for each minute at which some session begins, all that is asked for then, by which session.

    A course that alone asks for too many is told by itself, so none counts for more than the `count` that there are.
    """
    active: list[tuple[PlannedSession, int]] = []
    in_order = sorted(asks, key=lambda ask: (ask[0].begins, ask[0].ends, ask[0].id))
    for begins, beginning in groupby(in_order, key=lambda ask: ask[0].begins):
        active = [pair for pair in active if pair[0].ends > begins]
        active += [(one, min(quantity, count)) for one, quantity in beginning]
        yield active


def _is_both(one: PlannedSession, other: PlannedSession) -> bool:
    return one.begins < other.ends and other.begins < one.ends


def _pairs(it: Programme, spans: Iterable[Span]) -> Iterator[tuple[int, PlannedSession, PlannedSession]]:
    """Give the overlapping pairs, in each the one first that begins first; of two at the same time by their codes."""

    def at(one: PlannedSession) -> tuple[int, int, str, int]:
        return one.begins, one.ends, it.courses[one.course_id].code, one.id

    for key, one, other in overlapping(spans):
        yield (key, one, other) if at(one) <= at(other) else (key, other, one)


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_KINDS = {kind: place for place, kind in enumerate(ClashKind)}


def _in_order(clash: Clash) -> tuple[object, ...]:
    first = clash.sessions[0] if clash.sessions else None
    at = (1, first.day, first.start) if first else (0,)
    return (*at, _RANK[clash.severity], _KINDS[clash.kind], clash.courses, clash.what)


_LOOKS = (
    _Look(ClashKind.ROOM, _rooms),
    _Look(ClashKind.LEADER, _leaders),
    _Look(ClashKind.EQUIPMENT, _equipment),
    _Look(ClashKind.PERSON, _people),
)

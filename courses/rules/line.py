"""Everybody who has to do with one course, and what decides who of them gets a seat: immutable values.

Knows no names, no clock and no database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from courses.model import COMING, SEATED, Enrolment, EnrolmentEvent, EnrolmentStatus
from courses.rules.series import Choice, Series

_ANY_TIME = datetime(1, 1, 1)  # noqa: DTZ001 naive local time, as all here


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a person's enrolment in one course."""

    at: datetime
    """Naive local time."""
    person_id: int
    kind: EnrolmentEvent
    order: int = 0
    """Which comes first of two at the same time, such as the line of the file."""
    sessions: Choice = frozenset()
    """Of ENROL and CHOOSE in a series: the sessions chosen; empty: the whole."""
    party: int | None = None
    """Of ENROL: shared by those who enrol together; None: alone."""
    priority: int = 0
    """Of PRIORITIZE: higher goes before lower."""
    until: datetime | None = None
    """Of OFFER: when it runs out."""


@dataclass(frozen=True, slots=True)
class Result:
    """What an event led to."""

    event: Event
    is_accepted: bool
    status: EnrolmentStatus | None
    """Where the person stands afterwards; None: never enrolled."""
    position: int | None = None
    """Place in the queue, from 1; None when not waiting."""
    promoted: tuple[int, ...] = ()
    """Others who got a seat from the waiting list by this, in order."""
    reason: str = ""
    """Why it was refused, as a sentence without a subject ("Already has a seat."); empty when accepted."""
    was: EnrolmentStatus | None = None
    """Where the person stood before."""
    at: datetime = _ANY_TIME
    """When it was dealt with: of a party's enrolments, when the last of them came."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in the queue: one person, or a party, which gets in whole or waits whole."""

    people: tuple[int, ...]
    since: datetime
    """When the last of them joined the queue, naive local time."""
    priority: int = 0
    has_lapsed: bool = False
    """Whether they let an offer run out; they keep a place, but are not taken in by themselves any more."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat that somebody has got."""

    since: datetime
    """Naive local time."""
    is_promoted: bool = False
    """Whether they waited for it."""


@dataclass(frozen=True, slots=True)
class Line:
    """Everybody who has to do with one course; each person stands in one place at most."""

    seats: Mapping[int, Seat] = field(default_factory=dict)
    """Who has a seat, in the order they got it, those who dropped out too: it stays theirs."""
    queue: tuple[Entry, ...] = ()
    """The waiting list, first in the queue first."""
    offered: Mapping[int, datetime] = field(default_factory=dict)
    """Who has been offered a seat, and until when."""
    confirmed: frozenset[int] = frozenset()
    """Of those placed, who has said to come."""
    away: Mapping[int, EnrolmentStatus] = field(default_factory=dict)
    """Who is interested only, has cancelled, dropped out, gone to another course or never came."""
    chosen: Mapping[int, Choice] = field(default_factory=dict)
    """The sessions that a person comes to; who is not in it comes to the whole."""
    parties: Mapping[int, int] = field(default_factory=dict)
    """By person the number of the party; who is not in it came alone."""

    @property
    def placed(self) -> tuple[int, ...]:
        """Who has a seat and uses it, in the order they got it."""
        return tuple(person for person in self.seats if person not in self.away)

    @property
    def waiting(self) -> tuple[int, ...]:
        """Who waits, first in the queue first, those of a party one after another."""
        return tuple(person for entry in self.queue for person in entry.people)

    @property
    def dropped_out(self) -> tuple[int, ...]:
        """Who stopped coming; their seats stay taken."""
        return tuple(who for who, status in self.away.items() if status is EnrolmentStatus.DROPPED_OUT)

    @property
    def seats_taken(self) -> int:
        """How many seats nobody else may have: of those placed, those who dropped out, and those who were offered one."""
        return len(self.seats) + len(self.offered)

    @property
    def everybody(self) -> tuple[int, ...]:
        """All of them, those with a seat first."""
        return (*self.placed, *self.offered, *self.waiting, *self.away)

    def status(self, person_id: int) -> EnrolmentStatus | None:
        """Return where the person stands; None: never enrolled."""
        if person_id in self.away:
            return self.away[person_id]
        if person_id in self.seats:
            return EnrolmentStatus.CONFIRMED if person_id in self.confirmed else EnrolmentStatus.ENROLLED
        if person_id in self.offered:
            return EnrolmentStatus.OFFERED
        return EnrolmentStatus.WAITING if self.entry(person_id) else None

    def entry(self, person_id: int) -> Entry | None:
        """Return the place in the queue that the person stands at; None: does not wait."""
        return next((it for it in self.queue if person_id in it.people), None)

    def position(self, person_id: int) -> int | None:
        """Return the person's place in the queue, from 1; None: does not wait."""
        return self.waiting.index(person_id) + 1 if person_id in self.waiting else None

    def holders(self, *, but: int | None = None) -> list[Choice]:
        """Return what those for whom a seat is taken have chosen; `but` leaves one person out."""
        every = (*self.seats, *self.offered)
        return [self.chosen.get(it, frozenset()) for it in every if it != but]


@dataclass(frozen=True, slots=True)
class Seats:
    """How many seats a course has, now and before."""

    now: int | None
    """None: no limit."""
    before: tuple[tuple[datetime, int | None], ...] = ()
    """Until when it had how many, in order of time."""

    def at(self, moment: datetime) -> int | None:
        """Return how many there were at a moment."""
        return next((seats for until, seats in self.before if moment < until), self.now)


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides who gets a seat in one course."""

    seats: Seats = Seats(None)
    series: Series | None = None
    """Of a workshop series: its sessions' seats decide instead of `seats`; None: they do not."""
    singles_pass: bool = True
    """Whether somebody behind a party that is too big for the free seats may have them."""
    offers: bool = False
    """Whether a free seat is offered to the next, instead of given."""
    drop_out_from: datetime | None = None
    """From when on cancelling counts as dropping out, so that the seat stays taken; None: never."""


def line_of(enrolments: Iterable[Enrolment]) -> Line:
    """Return the line of one course from its stored rows: the queue by position, the others by time."""
    rows = sorted(enrolments, key=lambda it: (it.seated_at or it.since, it.id))
    seated = [it for it in rows if it.status in SEATED]
    waiting = sorted((it for it in rows if it.status is EnrolmentStatus.WAITING), key=_in_queue)
    out = (*COMING, EnrolmentStatus.WAITING, EnrolmentStatus.OFFERED)
    return Line(
        seats={it.person_id: Seat(it.seated_at or it.since, it.is_promoted) for it in seated},
        queue=_entries(waiting),
        offered={it.person_id: it.offer_until or _ANY_TIME for it in rows if it.status is EnrolmentStatus.OFFERED},
        confirmed=frozenset(it.person_id for it in seated if it.status is EnrolmentStatus.CONFIRMED),
        away={it.person_id: it.status for it in rows if it.status not in out},
        chosen={it.person_id: frozenset(it.sessions) for it in rows if it.sessions},
        parties={it.person_id: it.party_no for it in rows if it.party_no is not None},
    )


def _in_queue(it: Enrolment) -> tuple[int, datetime, int]:
    return it.position or 0, it.queued_at or it.since, it.id


def _entries(waiting: Iterable[Enrolment]) -> tuple[Entry, ...]:
    """Return the queue with those of a party together, at the place of the first of them."""
    groups: dict[object, list[Enrolment]] = {}
    for it in waiting:
        groups.setdefault(("alone", it.person_id) if it.party_no is None else it.party_no, []).append(it)
    return tuple(
        Entry(
            people=tuple(it.person_id for it in group),
            since=max(it.queued_at or it.since for it in group),
            priority=max(it.priority for it in group),
            has_lapsed=any(it.has_lapsed for it in group),
        )
        for group in groups.values()
    )

"""Why each on a waiting list stands where they stand, and what has to happen for them to get a seat.

Pure. It decides nothing: `enrolment` does; this tells it, over the same line and rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from courses.rules import enrolment
from courses.rules.line import Entry, Line, Rules


class Why(StrEnum):
    """Why somebody who waits has no seat yet."""

    NEXT_FREE = "NEXT_FREE"
    """A seat is free, and it is theirs to be offered."""
    FIRST = "FIRST"
    """The next seat that becomes free is theirs."""
    PARTY_TOO_BIG = "PARTY_TOO_BIG"
    """Too few seats are free for all of the party."""
    BEHIND_PARTY = "BEHIND_PARTY"
    """A seat is free, but a party before them blocks it."""
    BEHIND = "BEHIND"
    LAPSED = "LAPSED"
    """They let an offer run out."""
    SERIES_FULL = "SERIES_FULL"
    """A session that they have chosen is full."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the queue, and why it is not a seat."""

    entry: Entry
    why: Why
    free: int | None
    """Seats that are free; None: each session of the series has its own."""
    before: tuple[int, ...]
    """Who stands before them."""
    passed_by: tuple[int, ...] = ()
    """Who joined the queue after them and got a seat before them, in the order they got it."""


def explain(line: Line, rules: Rules, joined: dict[int, datetime], at: datetime) -> list[Place]:
    """Return the queue, first in the queue first, with why each waits; `joined` is when everybody joined the queue."""
    free = enrolment.free(line, rules, at)
    following = enrolment.next_in_line(line, rules, at)
    return [
        Place(
            entry=entry,
            why=_why(line, rules, number, entry is following, free),
            free=free,
            before=tuple(one for other in line.queue[:number] for one in other.people),
            passed_by=tuple(
                who for who, seat in line.seats.items() if joined.get(who, entry.since) > entry.since <= seat.since
            ),
        )
        for number, entry in enumerate(line.queue)
    ]


def _why(line: Line, rules: Rules, number: int, is_next: bool, free: int | None) -> Why:
    entry = line.queue[number]
    if entry.has_lapsed:
        return Why.LAPSED
    if is_next:
        return Why.NEXT_FREE
    if rules.series is not None:
        return Why.SERIES_FULL
    before = [other for other in line.queue[:number] if not other.has_lapsed]
    if not before:
        return Why.PARTY_TOO_BIG if len(entry.people) > 1 else Why.FIRST
    if free and not rules.singles_pass and len(entry.people) <= free:
        return Why.BEHIND_PARTY
    return Why.BEHIND

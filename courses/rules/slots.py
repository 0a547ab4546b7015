"""The slots of a session of booked guidance, and how bookings lie in them. Pure: knows no names and no database.

The break lies in the middle: so many slots as fit beside it are shared between before and after, the odd one before.
It moves so that no slot is cut by it. What is too short for a slot is left over at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from typing import NamedTuple

DEFAULT_MINUTES = 30
"""The length of a slot in a course that does not say."""
SHORTEST, LONGEST = 5, 240
"""Minutes that a slot may have, both inclusive."""


class Guide(NamedTuple):
    """Somebody to be booked; a shift shorter than the session gives only the slots that lie within it."""

    leader_id: int | None
    """None: whoever is there."""
    start: time | None = None
    """None: from the beginning."""
    end: time | None = None
    """None: to the end."""


class Slot(NamedTuple):
    """Some minutes of a guide; `end` is the first moment after it."""

    leader_id: int | None
    start: time
    end: time


class Taken(NamedTuple):
    """A booking that holds a slot, which a cancelled one does not."""

    booking_id: int
    leader_id: int | None
    start: time
    minutes: int


class Laid(NamedTuple):
    """A slot, or a booking outside the slots."""

    slot: Slot
    booking_id: int | None
    is_slot: bool
    is_blocked: bool
    """Whether a booking of the same guide that begins at another time reaches into it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a session falls into slots."""

    slots: tuple[Slot, ...]
    """In order of time, then of guides as given."""
    pause: tuple[time, time] | None
    """From when to when the break is; None: there is none."""
    spare: int
    """Minutes left over at the end, too few for a slot."""


def plan(start: time, end: time, minutes: int, break_minutes: int = 0, guides: Sequence[Guide] = ()) -> Plan:
    """Return the slots of a session; without guides one unnamed guide has them all.

    `minutes` is the length of a slot, at least 1. A break longer than the session leaves no slots.
    """
    first, last = _minute(start), _minute(end)
    count = max(0, last - first - break_minutes) // minutes
    before = (count + 1) // 2
    pause_at = first + before * minutes
    begins = [first + i * minutes + (break_minutes if i >= before else 0) for i in range(count)]
    who = tuple(guides) or (Guide(None),)
    slots = [
        Slot(guide.leader_id, _time(at), _time(at + minutes))
        for at in begins
        for guide in who
        if _is_there(guide, at, at + minutes)
    ]
    pause = (_time(pause_at), _time(pause_at + break_minutes)) if break_minutes and count else None
    return Plan(tuple(slots), pause, max(0, last - first - break_minutes - count * minutes))


def lay(slots: Sequence[Slot], bookings: Iterable[Taken]) -> list[Laid]:
    """Return the slots with who holds them, and bookings outside them, in order of time, then of the slots.

    A booking with nobody, or with somebody who is not among the guides any more, is taken by the first guide who is free
    at that time. None is lost: what fits no slot stands outside them.
    """
    guides = list(dict.fromkeys(slot.leader_id for slot in slots))
    taken = sorted(bookings, key=lambda it: (it.leader_id not in guides, it.start, it.booking_id))
    held: dict[tuple[int | None, time], Taken] = {}
    outside: list[Taken] = []
    known = {(slot.leader_id, slot.start) for slot in slots}
    for booking in taken:
        key = _key(booking, guides, known, held)
        if key is None:
            outside.append(booking)
        else:
            held[key] = booking
    busy = [(who, booking) for (who, _start), booking in held.items()]
    busy += [(booking.leader_id, booking) for booking in outside]
    laid = [_laid(slot, held.get((slot.leader_id, slot.start)), busy) for slot in slots]
    laid += [Laid(_slot_of(booking), booking.booking_id, is_slot=False, is_blocked=False) for booking in outside]
    return sorted(laid, key=lambda it: it.slot.start)


def nearest(starts: Iterable[time], wanted: time, count: int = 4) -> list[time]:
    """Return the times nearest to the one wanted, at most `count`, in order of time, each once."""
    near = sorted(set(starts), key=lambda it: (abs(_minute(it) - _minute(wanted)), it))
    return sorted(near[:count])


def after(start: time, minutes: int) -> time:
    """Return when something of so many minutes ends; not past 23.59."""
    return _time(_minute(start) + minutes)


def overlaps(start: time, minutes: int, other: time, other_minutes: int) -> bool:
    """Return whether two spans share a minute."""
    one, two = _minute(start), _minute(other)
    return one < two + other_minutes and two < one + minutes


def _key(
    booking: Taken,
    guides: Sequence[int | None],
    known: set[tuple[int | None, time]],
    held: dict[tuple[int | None, time], Taken],
) -> tuple[int | None, time] | None:
    """Return the slot that a booking holds, or None for one outside."""
    who: Iterator[int | None] = iter([booking.leader_id] if booking.leader_id in guides else guides)
    keys = ((leader_id, booking.start) for leader_id in who)
    return next((key for key in keys if key in known and key not in held), None)


def _laid(slot: Slot, mine: Taken | None, busy: Iterable[tuple[int | None, Taken]]) -> Laid:
    length = _minute(slot.end) - _minute(slot.start)
    blocked = mine is None and any(
        who == slot.leader_id and overlaps(slot.start, length, other.start, other.minutes) for who, other in busy
    )
    return Laid(slot, mine.booking_id if mine else None, is_slot=True, is_blocked=blocked)


def _slot_of(booking: Taken) -> Slot:
    return Slot(booking.leader_id, booking.start, after(booking.start, booking.minutes))


def _is_there(guide: Guide, begins: int, ends: int) -> bool:
    return (guide.start is None or _minute(guide.start) <= begins) and (guide.end is None or ends <= _minute(guide.end))


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _time(minute: int) -> time:
    return time(*divmod(min(minute, 24 * 60 - 1), 60))

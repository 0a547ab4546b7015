"""Where a course is, as papers tell it: the room that most of its sessions have, and the others with their dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from courses.model import Course, Elsewhere, Room, Session
from courses.store import Store, registers


class Where(NamedTuple):
    """Where a course is."""

    room: str
    place: str
    elsewhere: tuple[Elsewhere, ...] = ()
    """The sessions that are not in that room, room by room in order of the first date."""


def of_course(store: Store, course: Course, meetings: Sequence[Session]) -> Where:
    """Return where most of the meetings are, and where the others are; without meetings, the course's own room.

    Of rooms that equally many have, it is the course's own, else the one that is met in first.
    """
    main = registers.room(store, _most(course, meetings))
    if main is None:
        return Where("", "")
    others = dict.fromkeys(it.room_id for it in meetings if it.room_id != main.id)
    return Where(main.name, _place(main), tuple(_elsewhere(store, main, room_id, meetings) for room_id in others))


def _most(course: Course, meetings: Sequence[Session]) -> int | None:
    if not meetings:
        return course.room_id
    counts = Counter(it.room_id for it in meetings if it.room_id is not None)
    most = max(counts.values(), default=0)
    equal = [room_id for room_id, count in counts.items() if count == most]
    return course.room_id if course.room_id in equal else next(iter(equal), None)


def _elsewhere(store: Store, main: Room, room_id: int | None, meetings: Sequence[Session]) -> Elsewhere:
    """Return the days in another room, its place only where that is not the one that is told already."""
    room = registers.room(store, room_id)
    days = tuple(dict.fromkeys(it.day for it in meetings if it.room_id == room_id))
    if room is None:
        return Elsewhere("", "", days)
    return Elsewhere(room.name, _place(room) if _place(room) != _place(main) else "", days)


def _place(room: Room) -> str:
    return room.place or room.municipality

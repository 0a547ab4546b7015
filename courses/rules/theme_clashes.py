"""What is wrong with themed hours: one in a room that another course has then, a guest with two of them in two places.

Part of the clash finder; see `clashes`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from courses.model import Clash, ClashKind, Room, ThemedHour
from courses.rules import clash_words as words
from courses.rules import themes
from courses.rules.overlaps import overlapping
from courses.rules.policy import Policy
from courses.rules.programme import MINUTES_A_DAY, PlannedSession, Programme
from courses.text import fold


class _Taken(NamedTuple):
    """What takes up a room or a guest: themed hours on a day, or the whole of a session."""

    begins: int
    ends: int
    meeting: PlannedSession
    theme: ThemedHour | None

    def room(self, programme: Programme) -> Room | None:
        moved = self.theme.room_id if self.theme else None
        return programme.rooms.get(moved or self.meeting.room_id or 0)


def check(programme: Programme, policy: Policy, focus: Collection[int] | None = None) -> list[Clash]:
    """Return what themed hours clash with, once for each pair; `focus`: only where one of these sessions has part."""
    if not programme.themes or not policy.is_told(ClashKind.THEMED_HOUR):
        return []
    hours = list(_hours(programme))
    asked = _asked(focus)
    return [
        *_in_rooms(programme, policy, hours, asked),
        *_guests(programme, policy, hours, asked),
    ]


def _asked(focus: Collection[int] | None) -> Callable[[_Taken, _Taken], bool]:
    return lambda one, other: focus is None or one.meeting.id in focus or other.meeting.id in focus


def _hours(it: Programme) -> Iterator[_Taken]:
    """Give the themed hours of every session, each with its time."""
    for one in it.meetings:
        for on in themes.within(it.themes.get(one.course_id, ()), one):
            midnight = one.day.toordinal() * MINUTES_A_DAY
            begins, ends = (midnight + at.hour * 60 + at.minute for at in (on.start, on.end))
            yield _Taken(begins, ends, one, on.theme)


def _in_rooms(
    it: Programme, policy: Policy, hours: list[_Taken], asked: Callable[[_Taken, _Taken], bool]
) -> Iterator[Clash]:
    """Give the themed hours in a room of their own that somebody else has then."""
    moved = [one for one in hours if one.theme and one.theme.room_id not in (None, one.meeting.room_id)]
    rooms = {one.theme.room_id for one in moved if one.theme} & it.rooms.keys()
    there = (_Taken(one.begins, one.ends, one, None) for one in it.meetings if one.room_id in rooms)
    spans = [(room.id, one.begins, one.ends, one) for one in (*moved, *there) if (room := one.room(it))]
    for room_id, one, other in overlapping(spans):
        is_about = one.theme or other.theme
        if is_about and one.meeting.course_id != other.meeting.course_id and asked(one, other):
            room = it.rooms[room_id]
            facts: dict[str, object] = {"room": room.name, "place": room.place, "municipality": room.municipality}
            yield _clash(it, policy, words.theme_in_room, room, _in_order(it, one, other), facts)


def _guests(
    it: Programme, policy: Policy, hours: list[_Taken], asked: Callable[[_Taken, _Taken], bool]
) -> Iterator[Clash]:
    """Give the guests who have themed hours at two places at once; two rooms at one place are no clash."""
    spans = [
        (one.theme.organisation_id, one.begins, one.ends, one)
        for one in hours
        if one.theme and one.theme.organisation_id is not None
    ]
    for guest_id, one, other in overlapping(spans):
        if _are_apart(one.room(it), other.room(it)) and asked(one, other):
            guest = it.organisations[guest_id]
            yield _clash(it, policy, words.guest_in_two_places, guest, _in_order(it, one, other), {"guest": guest.name})


def _are_apart(one: Room | None, other: Room | None) -> bool:
    if one is None or other is None:
        return False
    return (fold(one.place), fold(one.municipality)) != (fold(other.place), fold(other.municipality))


def _in_order(it: Programme, one: _Taken, other: _Taken) -> tuple[_Taken, _Taken]:
    def at(taken: _Taken) -> tuple[int, int, str]:
        return taken.begins, taken.ends, it.courses[taken.meeting.course_id].code

    return (one, other) if at(one) <= at(other) else (other, one)


def _clash(
    it: Programme,
    policy: Policy,
    tell: Callable[..., str],
    what: object,
    pair: tuple[_Taken, _Taken],
    facts: dict[str, object],
) -> Clash:
    one, other = pair
    parts = [words.Part(taken.meeting, taken.theme) for taken in pair]
    titles = [taken.theme.title for taken in pair if taken.theme]
    shown = words.sessions(it, (one.meeting, other.meeting))
    return Clash(
        kind=ClashKind.THEMED_HOUR,
        severity=policy.severity(ClashKind.THEMED_HOUR),
        what=tell(it, what, *parts),
        sessions=shown,
        courses=tuple(dict.fromkeys(session.course for session in shown)),
        facts=facts | {"themes": titles},
    )

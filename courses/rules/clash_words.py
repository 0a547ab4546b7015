"""How a clash is told: its sentence, in the reader's language, and its sessions. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from courses.dates import day_text, day_year, span_text, weekday_long
from courses.i18n import _, ngettext
from courses.model import ClashSession, Leader, Organisation, Room, ThemedHour, ThemeOn
from courses.rules.programme import PlannedCourse, PlannedSession, Pool, Programme
from courses.rules.themes import span_of

_SHOWN = 4
"""How many dates or names are told before the rest is only counted."""


def room_name(room: Room | None) -> str:
    """Return a room with its place, which tells it from its namesakes."""
    if room is None:
        return ""
    where = room.place or room.municipality
    return f"{room.name} ({where})" if where and where != room.name else room.name


def sessions(programme: Programme, meetings: Iterable[PlannedSession]) -> tuple[ClashSession, ...]:
    """Return sessions as a clash shows them, in order of time."""
    return tuple(
        ClashSession(
            session_id=one.id,
            course_id=one.course_id,
            course=programme.courses[one.course_id].code,
            day=one.day,
            start=one.start,
            end=one.end,
            room=room_name(programme.rooms.get(one.room_id or 0)),
        )
        for one in sorted(
            meetings, key=lambda one: (one.begins, one.ends, programme.courses[one.course_id].code, one.id)
        )
    )


def both_in_room(it: Programme, room: Room, one: PlannedSession, other: PlannedSession) -> str:
    """Tell that two sessions are in one room at once."""
    text = _("{room} is taken twice on {day}: {one} and {other}")
    return text.format(
        room=room_name(room), day=_day(it, one.day), one=_timed(it, one), other=_timed(it, other, after=one)
    )


def no_time_to_change(it: Programme, room: Room, one: PlannedSession, other: PlannedSession) -> str:
    """Tell that a room's set-up and take-down do not fit between two sessions."""
    text = _(
        "{room} needs {needed} min between {one} and {other} on {day}, for set-up and take-down; there are {there}"
    )
    return text.format(
        room=room_name(room),
        needed=room.setup_minutes + room.takedown_minutes,
        there=other.begins - one.ends,
        day=_day(it, one.day),
        one=_timed(it, one),
        other=_timed(it, other),
    )


def leads_both(it: Programme, leader: Leader, one: PlannedSession, other: PlannedSession) -> str:
    """Tell that a leader is at two places at once."""
    text = _("{leader} leads two at once on {day}: {one} and {other}")
    return text.format(
        leader=leader.name, day=_day(it, one.day), one=_timed(it, one), other=_timed(it, other, after=one)
    )


def no_time_to_travel(it: Programme, leader: Leader, one: PlannedSession, other: PlannedSession, minutes: int) -> str:
    """Tell that a leader cannot come from one session to the next in time."""
    text = _("{leader} has {there} min from {one} to {other} on {day}, and the way takes {needed}")
    return text.format(
        leader=leader.name,
        there=other.begins - one.ends,
        needed=minutes,
        day=_day(it, one.day),
        one=_placed(it, one),
        other=_placed(it, other),
    )


def in_both(it: Programme, names: Sequence[str], count: int, one: PlannedSession, other: PlannedSession) -> str:
    """Tell that participants are in two sessions at once; by number where they may not be named."""
    people = listed(names) if names else ngettext("{count} participant", "{count} participants", count)
    text = ngettext(
        "{people} is in two at once on {day}: {one} and {other}",
        "{people} are in two at once on {day}: {one} and {other}",
        count,
    )
    return text.format(
        people=people.format(count=count) if not names else people,
        day=_day(it, one.day),
        one=_timed(it, one),
        other=_timed(it, other, after=one),
    )


def too_little_equipment(it: Programme, pool: Pool, meetings: Sequence[PlannedSession], asked: int) -> str:
    """Tell that more pieces are asked for at once than there are."""
    codes = dict.fromkeys(it.courses[one.course_id].code for one in meetings)
    text = _("{asked} of {name} are asked for on {day} and {there} can be used: {courses}")
    return text.format(
        asked=asked,
        name=f"{pool.name} ({pool.place})" if pool.place else pool.name,
        day=_day(it, meetings[-1].day),
        there=pool.count,
        courses=", ".join(codes),
    )


class Part(NamedTuple):
    """A session, or themed hours in it."""

    meeting: PlannedSession
    theme: ThemedHour | None


def theme_in_room(it: Programme, room: Room, one: Part, other: Part) -> str:
    """Tell that themed hours are in a room that somebody else has then."""
    text = _("{room} is taken on {day}: {one} and {other}")
    return text.format(room=room_name(room), day=_day(it, one.meeting.day), one=_part(it, one), other=_part(it, other))


def guest_in_two_places(it: Programme, guest: Organisation, one: Part, other: Part) -> str:
    """Tell that a guest has themed hours at two places at once."""
    text = _("{guest} is in two places at once on {day}: {one} and {other}")
    return text.format(guest=guest.name, day=_day(it, one.meeting.day), one=_part(it, one), other=_part(it, other))


def _part(it: Programme, part: Part) -> str:
    if part.theme is None:
        return _timed(it, part.meeting)
    on = span_of(part.theme, part.meeting)
    span = span_text(*on) if on else ""
    return _("the themed hours {title} ({code} {time})").format(
        title=part.theme.title, code=it.courses[part.meeting.course_id].code, time=span
    )


def cannot_that_day(it: Programme, leader: Leader, course: PlannedCourse, days: Sequence[date]) -> str:
    """Tell that a leader leads on days when the leader cannot."""
    text = _("{leader} can {days}, but {course} meets on {dates}")
    return text.format(leader=leader.name, days=leader.days, course=course.code, dates=dates(it, days))


def not_approved(leader: Leader, course: PlannedCourse, organiser: Organisation) -> str:
    """Tell that a study circle's leader is not approved."""
    text = _("{leader}, who leads the study circle {course}, is not approved by {organiser}")
    return text.format(leader=leader.name, course=course.code, organiser=organiser.name)


def too_few_chairs(course: PlannedCourse, room: Room) -> str:
    """Tell that a room seats fewer than the course has seats."""
    text = _("{course} has {seats} seats, and {room} has {chairs} chairs")
    return text.format(course=course.code, seats=course.seats, room=room_name(room), chairs=room.seats)


def too_few_computers(course: PlannedCourse, room: Room) -> str:
    """Tell that a room has fewer computers than the course has seats."""
    text = _("{course} has {seats} seats, and {room} has {computers} computers")
    return text.format(course=course.code, seats=course.seats, room=room_name(room), computers=room.computers)


def need_not_met(course: PlannedCourse, room: Room, name: str, feature: str, *, is_known: bool) -> str:
    """Tell that a room lacks, or may lack, what a participant needs; without who where that may not be told."""
    text = (
        _("{who} in {course} needs {what}, which {room} does not have")
        if is_known
        else _("{who} in {course} needs {what}; whether {room} has it is not known")
    )
    who = name or _("A participant")
    said = text.format(who=who, course=course.code, what=feature_name(feature), room=room_name(room))
    return f"{said}: {room.accessibility}" if room.accessibility and is_known else said


def theme_cannot_be_held(it: Programme, course: PlannedCourse, on: ThemeOn, reason: str) -> str:
    """Tell that themed hours are in a room that cannot be used then."""
    text = _("{theme} of {course} is in {room} {day}: {reason}")
    room = room_name(it.rooms.get(on.theme.room_id or 0))
    return text.format(theme=on.theme.title, course=course.code, room=room, day=_day(it, on.day), reason=reason)


def cannot_be_held(it: Programme, course: PlannedCourse, day: date, why: str) -> str:
    """Tell that a session stands on a day when it cannot be held."""
    return _("{code} is planned on {day}: {why}").format(code=course.code, day=_day(it, day), why=why)


def organiser_gone(course: PlannedCourse, organiser: Organisation, day: date) -> str:
    """Tell that the organiser is not valid on `day`."""
    ends = organiser.valid_to
    if ends is not None and ends < day:
        text = _("{organiser}, which organises {course}, is valid up to and including {day} only")
        return text.format(organiser=organiser.name, course=course.code, day=day_year(ends))
    text = _("{organiser}, which organises {course}, is valid from {day} only")
    return text.format(organiser=organiser.name, course=course.code, day=_year_or_none(organiser.valid_from))


def too_few_enrolled(course: PlannedCourse) -> str:
    """Tell that a course has fewer enrolled than it needs."""
    text = ngettext(
        "{course} has {count} enrolled and needs at least {minimum}",
        "{course} has {count} enrolled and needs at least {minimum}",
        course.enrolled,
    )
    return text.format(course=course.code, count=course.enrolled, minimum=course.minimum)


def first_not_held(course: PlannedCourse) -> str:
    """Tell that the first date of the pattern was passed over."""
    text = _("The first session of {course} cannot be held: {day}: {reason}")
    return text.format(course=course.code, day=_year_or_none(course.planned_first), reason=course.first_skipped)


def another_weekday(course: PlannedCourse, first: date) -> str:
    """Tell that the pattern's weekday is not that of its first date."""
    text = _("{course}: the pattern says {said}, but {day} is a {weekday}; the date holds")
    said = ", ".join(weekday_long(day) for day in sorted(course.weekdays))
    return text.format(course=course.code, said=said, day=day_year(first), weekday=weekday_long(first.weekday()))


def listed(words: Sequence[str]) -> str:
    """Return words with commas and, before the last, "and"."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])


def dates(it: Programme, days: Sequence[date]) -> str:
    """Return dates for a sentence, the first few in full and the rest by number."""
    told = [_day(it, day) for day in days[:_SHOWN]]
    rest = len(days) - len(told)
    if not rest:
        return listed(told)
    more = ngettext("{count} more date", "{count} more dates", rest).format(count=rest)
    return listed([*told, more])


def feature_name(feature: str) -> str:
    """Return what a room has or has not: "hearing_loop", "wheelchair"."""
    return _("a hearing loop") if feature == "hearing_loop" else _("a way in without steps")


def _day(it: Programme, day: date) -> str:
    return day_text(day, it.today)


def _year_or_none(day: date | None) -> str:
    return day_year(day) if day else ""


def _timed(it: Programme, one: PlannedSession, *, after: PlannedSession | None = None) -> str:
    """Return a session as its course's code and time, with the date when that is not the one of `after`."""
    text = f"{it.courses[one.course_id].code} {span_text(one.start, one.end)}"
    return f"{text} {_day(it, one.day)}" if after is not None and after.day != one.day else text


def _placed(it: Programme, one: PlannedSession) -> str:
    room = it.rooms.get(one.room_id or 0)
    where = f", {room.place or room.municipality or room.name}" if room else ""
    return f"{_timed(it, one)}{where}"

"""A course that follows its sessions: when all of them have got another time, room or day, it is planned so itself.

What is made of a course later, such as a copy, an added session or a table, takes what the course says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from courses.actions import chain
from courses.dates import day_text, span_text, weekday_long
from courses.i18n import _
from courses.model import Course, Pattern
from courses.store import Store, courses, registers, rows
from courses.store.connection import Row
from courses.store.journal import Deed


class Before(NamedTuple):
    """A course and its sessions as they were."""

    course: Course
    chained: Sequence[Row]
    """In order of time."""


def before(store: Store, course_id: int) -> Before:
    """Return a course as it is, to be handed to `follow` when its sessions are changed."""
    return Before(courses.get(store, course_id), chain.of_course(store, course_id))


def follow(it: Deed, was: Before) -> str:
    """Give a course what all of its sessions have got, and return in words what that is; "" when it stays.

    Its time and room where all sessions that are not cancelled have the same; its pattern where it is by weeks on one
    weekday and every session has moved by as many days. A course with a marked session stays as it is. Only inside a deed.
    """
    now = chain.of_course(it.store, was.course.id)
    live = [row for row in now if not row["is_cancelled"]]
    if not live or any(row["is_marked"] for row in now):
        return ""
    values, told = _at(it.store, was, live)
    shift = _shift(was, now)
    pattern = shifted(was.course.pattern, shift) if shift and was.course.pattern else None
    if pattern is not None:
        values["pattern"] = rows.pattern_json(pattern)
        told.append(_weekday(pattern))
        for row in now:  # these are its planned days now
            it.update("session", row["id"], {"moved_from": None})
    if not values:
        return ""
    it.update("course", was.course.id, values)
    return _("{code}: the course itself too – {what}").format(code=was.course.code, what=", ".join(told))


def _at(store: Store, was: Before, live: Sequence[Row]) -> tuple[dict[str, object], list[str]]:
    """Return the time and room that all sessions have got and the course has not, as columns and in words."""
    values: dict[str, object] = {}
    told = []
    earlier = {row["id"]: row for row in was.chained}
    changed = {name for row in live for name in ("start", "end", "room_id") if earlier[row["id"]][name] != row[name]}
    times, rooms = {(row["start"], row["end"]) for row in live}, {row["room_id"] for row in live}
    if changed & {"start", "end"} and len(times) == 1:
        values["start"], values["end"] = start, end = next(iter(times))
        told.append(span_text(rows.clock_time(start), rows.clock_time(end)))
    if "room_id" in changed and len(rooms) == 1:
        values["room_id"] = next(iter(rooms))
        room = registers.room(store, next(iter(rooms)))
        told.append(room.name if room else _("no room"))
    return values, told


def _shift(was: Before, now: Sequence[Row]) -> timedelta | None:
    """Return by how much every session has moved from the pattern's weekday; None where they differ or one is cancelled."""
    pattern = was.course.pattern
    if pattern is None or any(row["is_cancelled"] or row["is_extra"] for row in now):
        return None
    old = {row["id"]: date.fromisoformat(row["day"]) for row in was.chained}
    shifts = {date.fromisoformat(row["day"]) - old[row["id"]] for row in now}
    usual = pattern.weekdays or (pattern.first_date.weekday(),)
    is_plain = {day.weekday() for day in old.values()} == set(usual)
    return next(iter(shifts)) if len(shifts) == 1 and is_plain else None


def shifted(pattern: Pattern, shift: timedelta) -> Pattern | None:
    """Return a pattern of one weekday by weeks so much later; None for any other, and where its weeks would not hold."""
    if pattern.nth or pattern.interval < 1 or len(pattern.weekdays) > 1 or pattern.picked:
        return None
    first = pattern.first_date + shift
    same_week = first.isocalendar()[:2] == pattern.first_date.isocalendar()[:2]
    if not same_week and (pattern.parity or pattern.skip_weeks):
        return None
    return replace(
        pattern,
        first_date=first,
        weekdays=tuple((day + shift.days) % 7 for day in pattern.weekdays),
        until=pattern.until + shift if pattern.until else None,
        left_out=tuple(day + shift for day in pattern.left_out),
    )


def _weekday(pattern: Pattern) -> str:
    day = pattern.weekdays[0] if pattern.weekdays else pattern.first_date.weekday()
    return _("{weekday}s from {day}").format(weekday=weekday_long(day), day=day_text(pattern.first_date))

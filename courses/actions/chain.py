"""The chain of a course's sessions: added, taken away, numbered again. Only inside a deed; marks are never touched."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from courses.actions import bookings
from courses.actions.drafts import CourseDraft
from courses.actions.following import Followed
from courses.model import Course
from courses.rules.schedule import number
from courses.store import Store, rows, sessions
from courses.store.connection import Row
from courses.store.journal import Deed


def of_course(store: Store, course_id: int) -> list[Row]:
    """Return a course's session rows in order of time, with `is_marked`."""
    return sessions.chain(store, course_id)


def without_marks(store: Store, course_id: int) -> list[Row]:
    """Return the sessions that are not cancelled and have neither marks nor a head count, in order of time."""
    return [row for row in of_course(store, course_id) if not row["is_marked"] and not row["is_cancelled"]]


def add_days(it: Deed, course_id: int, days: Iterable[date], draft: CourseDraft) -> None:
    """Add a session on each of `days`, at the draft's time and room."""
    for day in days:
        it.insert("session", _session(course_id, day, draft))


def set_days(it: Deed, course_id: int, followed: Followed, draft: CourseDraft) -> None:
    """Take away the sessions that do not follow a changed pattern, and add the dates that are missing."""
    for row in of_course(it.store, course_id):
        if row["id"] in followed.gone:
            bookings.refuse_booked(it.store, row)
            it.delete("session", row["id"])
    add_days(it, course_id, followed.new, draft)


def follow(it: Deed, before: Course, draft: CourseDraft) -> None:
    """Give a course's new time, break and room to the sessions that had the old ones and have no marks; bookings follow."""
    old = {
        "start": f"{before.start:%H:%M}",
        "end": f"{before.end:%H:%M}",
        "break_minutes": before.break_minutes,
        "room_id": before.room_id,
    }
    new = {
        "start": f"{draft.start:%H:%M}",
        "end": f"{draft.end:%H:%M}",
        "break_minutes": draft.break_minutes,
        "room_id": draft.room_id,
    }
    for row in without_marks(it.store, before.id):
        values = {name: new[name] for name in new if row[name] == old[name]}
        it.update("session", row["id"], values)
        bookings.follow_in(it, row, str(values.get("start", row["start"])), str(values.get("end", row["end"])))


def rethread(it: Deed, course_id: int) -> None:
    """Give the sessions their numbers again in order of time; cancelled ones have none."""
    chained = of_course(it.store, course_id)
    meetings = [
        (date.fromisoformat(row["day"]), rows.clock_time(row["start"]), bool(row["is_cancelled"])) for row in chained
    ]
    for row, its_number in zip(chained, number(meetings), strict=True):
        if row["number"] != its_number:
            it.update("session", row["id"], {"number": its_number})


def _session(course_id: int, day: date, draft: CourseDraft) -> dict[str, object]:
    return {
        "course_id": course_id,
        "day": day.isoformat(),
        "start": f"{draft.start:%H:%M}",
        "end": f"{draft.end:%H:%M}",
        "break_minutes": draft.break_minutes,
        "room_id": draft.room_id,
    }

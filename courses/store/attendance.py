"""Attendance of one course: persons × sessions."""

from __future__ import annotations

from datetime import datetime

from courses.model import Actor, Grid, SessionStatus
from courses.store import courses, rows, sessions
from courses.store.connection import Store


def grid(store: Store, actor: Actor, course_id: int, now: datetime) -> Grid:
    """Return a course's grid: sessions that are not cancelled, seat holders, then those with marks but no seat."""
    marks = store.query(
        "SELECT m.* FROM attendance_mark m JOIN session s ON s.id = m.session_id WHERE s.course_id = ?", (course_id,)
    )
    seated = courses.participants(store, actor, course_id, now)
    marked = {row["person_id"] for row in marks} - {person.person_id for person in seated}
    others = [it for it in courses.everybody(store, actor, course_id, now) if it.person_id in marked]
    return Grid(
        sessions=tuple(s for s in sessions.of_course(store, course_id, now) if s.status is not SessionStatus.CANCELLED),
        participants=(*seated, *others),
        marks={(row["session_id"], row["person_id"]): rows.mark(row) for row in marks},
    )

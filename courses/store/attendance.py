"""Attendance of one course: persons × sessions."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from courses.model import Actor, AttendanceMark, Grid, SessionStatus
from courses.store import courses, rows, sessions, walk_ins
from courses.store.connection import Store


def grid(store: Store, actor: Actor, course_id: int, now: datetime) -> Grid:
    """Return a course's grid: sessions that are not cancelled, seat holders, then those with marks but no seat."""
    found = marks(store, course_id)
    seated = courses.participants(store, actor, course_id, now)
    marked = {person_id for _session, person_id in found} - {person.person_id for person in seated}
    others = [it for it in courses.everybody(store, actor, course_id, now) if it.person_id in marked]
    return Grid(
        sessions=tuple(s for s in sessions.of_course(store, course_id, now) if s.status is not SessionStatus.CANCELLED),
        participants=(*seated, *others),
        marks=found,
        walk_ins=tuple(walk_ins.of_course(store, actor, course_id)),
    )


def marks_at(store: Store, session_ids: Collection[int]) -> dict[tuple[int, int], AttendanceMark]:
    """Return the marks of some sessions, as `marks` does."""
    sql = f"SELECT * FROM attendance_mark WHERE session_id IN ({', '.join('?' * len(session_ids))})"
    return {(row["session_id"], row["person_id"]): rows.mark(row) for row in store.query(sql, tuple(session_ids))}


def marks(store: Store, course_id: int) -> dict[tuple[int, int], AttendanceMark]:
    """Return a course's marks, by session id and person id; names stand in `grid`, which asks for the right to them."""
    sql = "SELECT m.* FROM attendance_mark m JOIN session s ON s.id = m.session_id WHERE s.course_id = ?"
    return {(row["session_id"], row["person_id"]): rows.mark(row) for row in store.query(sql, (course_id,))}

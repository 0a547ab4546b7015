"""What entry conditions draw on: what somebody has gone, where they are at the same time, what a course lends. Reads only."""

from __future__ import annotations

from datetime import datetime

from courses.store.connection import Row, Store
from courses.store.held import COMING, EXPECTED, HOLDING


def gone(store: Store, person_id: int) -> list[Row]:
    """Return title and level of the courses that a person has or has had a seat in, newest first."""
    sql = f"""
        SELECT c.title, c.level, c.code FROM enrolment e JOIN course c ON c.id = e.course_id
        WHERE e.person_id = ? AND e.status IN {COMING} ORDER BY e.since DESC
    """
    return store.query(sql, (person_id,))


def elsewhere(store: Store, person_id: int, course_id: int, now: datetime) -> list[Row]:
    """Return code and title of the other courses in which a person has a seat at the time of a session still to come."""
    sql = f"""
        SELECT DISTINCT c.code, c.title FROM session mine JOIN session s ON s.day = mine.day
            AND s.start < mine."end" AND mine.start < s."end" AND s.course_id <> mine.course_id AND s.is_cancelled = 0
        JOIN course c ON c.id = s.course_id JOIN enrolment e ON e.course_id = c.id
        WHERE mine.course_id = :course AND mine.is_cancelled = 0 AND mine.day || 'T' || mine."end" > :now
            AND e.person_id = :person AND e.status IN {HOLDING} AND e.status <> 'DROPPED_OUT' AND {EXPECTED}
        ORDER BY c.code
    """
    return store.query(sql, {"course": course_id, "person": person_id, "now": now.isoformat()})


def borrowers(store: Store, course_id: int) -> int:
    """Return how many of those who come to a course bring nothing of their own."""
    sql = f"""
        SELECT count(*) FROM enrolment e JOIN person p ON p.id = e.person_id
        WHERE e.course_id = ? AND e.status IN {COMING} AND p.device = ''
    """
    return int(store.value(sql, (course_id,)))


def rooms_ahead(store: Store, course_id: int, now: datetime) -> list[Row]:
    """Return the rooms of a course's sessions still to come."""
    sql = """
        SELECT * FROM room WHERE id IN (SELECT s.room_id FROM session s WHERE s.course_id = ? AND s.is_cancelled = 0
            AND s.day || 'T' || s."end" > ?)
    """
    return store.query(sql, (course_id, now.isoformat()))

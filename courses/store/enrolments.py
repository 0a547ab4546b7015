"""Enrolments and their log, as those who write them ask: what is due, what was last, who has been there. Never shown."""

from __future__ import annotations

from datetime import datetime

from courses.model import EnrolmentStatus
from courses.store.connection import Row, Store
from courses.store.held import PRESENT


def last_moment(store: Store, course_id: int) -> str | None:
    """Return when the last event of a course's log, or the last change of its seats, was; None: nothing has happened."""
    sql = """
        SELECT max(at) FROM (SELECT at FROM enrolment_event WHERE course_id = ?
            UNION ALL SELECT at FROM course_seats WHERE course_id = ?)
    """
    found: str | None = store.value(sql, (course_id, course_id))
    return found


def last_party(store: Store, course_id: int) -> int:
    """Return the highest number of a party of a course; 0: it has none."""
    sql = "SELECT coalesce(max(party_no), 0) FROM enrolment_event WHERE course_id = ?"
    return int(store.value(sql, (course_id,)))


def has_been_there(store: Store, course_id: int, person_id: int) -> bool:
    """Return whether a person is marked as present at any session of a course."""
    sql = f"""
        SELECT 1 FROM attendance_mark m JOIN session s ON s.id = m.session_id
        WHERE s.course_id = ? AND m.person_id = ? AND m.mark IN {PRESENT} LIMIT 1
    """
    return store.value(sql, (course_id, person_id)) is not None


def due_offers(store: Store, now: datetime) -> list[Row]:
    """Return the offers that have run out by `now`, in order of when: course, person and party number."""
    sql = """
        SELECT course_id, person_id, party_no FROM enrolment
        WHERE status = ? AND offer_until IS NOT NULL AND offer_until <= ? ORDER BY offer_until, id
    """
    return store.query(sql, (EnrolmentStatus.OFFERED.value, now.isoformat()))


def is_offer_due(store: Store, now: datetime) -> bool:
    """Return whether any offer has run out by `now`: one look in a small index."""
    sql = "SELECT 1 FROM enrolment WHERE offer_until IS NOT NULL AND offer_until <= ? LIMIT 1"
    return store.one(sql, (now.isoformat(),)) is not None


def offered_since(store: Store, course_id: int, since: datetime) -> tuple[int, ...]:
    """Return who was offered a seat in a course later than `since`, and has not answered."""
    sql = """
        SELECT v.person_id FROM enrolment_event v
        JOIN enrolment e ON e.course_id = v.course_id AND e.person_id = v.person_id AND e.status = 'OFFERED'
        WHERE v.course_id = ? AND v.event = 'OFFER' AND v.is_accepted = 1 AND v.at > ? ORDER BY v.at, v.id
    """
    return tuple(row["person_id"] for row in store.query(sql, (course_id, since.isoformat())))


def log_with_names(store: Store, course_id: int) -> list[Row]:
    """Return a course's log in order of time, each event with the names of whom it is about."""
    sql = (
        "SELECT e.id, e.person_id, e.at, e.event, e.source, e.is_accepted, p.key, p.given_name, p.family_name, p.other_name "
        "FROM enrolment_event e JOIN person p ON p.id = e.person_id WHERE e.course_id = ? ORDER BY e.at, e.id"
    )
    return store.query(sql, (course_id,))

"""Reads people as they leave the program in lists: those of courses, each with the enrolment."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from courses.model import EnrolmentStatus
from courses.model.roll import RollRow
from courses.store import rows
from courses.store.connection import Store
from courses.store.person_search import listed


def of_courses(store: Store, course_ids: Sequence[int], statuses: Collection[EnrolmentStatus]) -> list[RollRow]:
    """Return the people of courses with one of these statuses, by course code and then in Swedish order of name."""
    marks = ", ".join("?" * len(statuses))
    sql = (
        "SELECT p.*, e.status, e.position, e.party, c.code AS course_code, c.title AS course_title "
        "FROM enrolment e JOIN person p ON p.id = e.person_id JOIN course c ON c.id = e.course_id "
        f"WHERE e.course_id IN {listed(course_ids)} AND e.status IN ({marks}) ORDER BY c.code, p.sort_name, p.id"
    )
    return [
        RollRow(
            person=rows.person(row),
            course=row["course_code"],
            title=row["course_title"],
            status=EnrolmentStatus(row["status"]),
            position=row["position"],
            party="" if row["is_protected"] else row["party"],
        )
        for row in store.query(sql, tuple(map(str, statuses)))
    ]


def courses_between(store: Store, first: date, last: date, municipality: str = "") -> list[int]:
    """Return the courses with a session in a period, both ends inclusive, where wanted only those in a municipality."""
    sql = (
        "SELECT DISTINCT c.id FROM course c JOIN session s ON s.course_id = c.id LEFT JOIN room r "
        "ON r.id = coalesce(s.room_id, c.room_id) WHERE c.cancelled_reason IS NULL AND s.is_cancelled = 0 "
        "AND s.day BETWEEN ? AND ? AND (? = '' OR r.municipality = ?) ORDER BY c.id"
    )
    params = (first.isoformat(), last.isoformat(), municipality, municipality)
    return [row["id"] for row in store.query(sql, params)]


def municipalities(store: Store) -> list[str]:
    """Return the municipalities that rooms lie in."""
    sql = "SELECT DISTINCT municipality FROM room WHERE municipality <> '' ORDER BY municipality"
    return [row["municipality"] for row in store.query(sql)]

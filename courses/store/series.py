"""Workshop series: who has chosen which sessions, and how many seats are taken at each."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from courses.model import Course, CourseKind
from courses.rules.series import Choice, Series, SeriesSession
from courses.store.connection import Store
from courses.store.held import SEATED


class Taken(NamedTuple):
    """The seats of one session."""

    taken: int
    """By those who come to the whole and those who have chosen it, those who dropped out too."""
    seats: int | None
    """Its own, else the course's; None: no limit."""


def of_course(store: Store, course: Course) -> Series | None:
    """Return a course's sessions with their seats, when they decide; None where the course's own seats do.

    They decide in a workshop series in which somebody has chosen sessions, or a session has seats of its own.
    """
    if course.kind is not CourseKind.WORKSHOP_SERIES or not (chosen(store, course.id) or _has_own_seats(store, course)):
        return None
    return whole(store, course)


def whole(store: Store, course: Course) -> Series:
    """Return a course's sessions with their seats, cancelled ones left out, in order of time."""
    sql = "SELECT id, day, start, seats FROM session WHERE course_id = ? AND is_cancelled = 0 ORDER BY day, start"
    return Series(
        tuple(
            SeriesSession(
                row["id"],
                datetime.fromisoformat(f"{row['day']}T{row['start']}"),
                course.seats if row["seats"] is None else row["seats"],
            )
            for row in store.query(sql, (course.id,))
        )
    )


def chosen(store: Store, course_id: int) -> dict[int, Choice]:
    """Return the sessions that people of a course have chosen, by person; who comes to the whole is not among them."""
    sql = """
        SELECT e.person_id, x.session_id FROM enrolment_session x JOIN enrolment e ON e.id = x.enrolment_id
        WHERE e.course_id = ?
    """
    found: dict[int, Choice] = {}
    for row in store.query(sql, (course_id,)):
        found[row["person_id"]] = found.get(row["person_id"], frozenset()) | {row["session_id"]}
    return found


def taken(store: Store, course: Course) -> dict[int, Taken]:
    """Return the seats of each session that is not cancelled, by its id."""
    choices = chosen(store, course.id)
    sql = f"SELECT person_id FROM enrolment e WHERE e.course_id = ? AND e.status IN {SEATED}"
    holders = [choices.get(row["person_id"], frozenset()) for row in store.query(sql, (course.id,))]
    series = whole(store, course)
    counts = series.taken(holders)
    return {it.id: Taken(counts[it.id], it.seats) for it in series.meetings}


def _has_own_seats(store: Store, course: Course) -> bool:
    sql = "SELECT 1 FROM session WHERE course_id = ? AND seats IS NOT NULL LIMIT 1"
    return store.value(sql, (course.id,)) is not None

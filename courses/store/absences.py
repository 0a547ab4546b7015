"""Marks of those who come to courses that go on, as far as they tell who is missed. No names: ids only."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from courses.model import Mark
from courses.model.absences import Missed
from courses.rules import absences
from courses.store import options, rows
from courses.store.connection import Row, Store
from courses.store.held import COMING, EXPECTED

IN_ROW = "attendance.missed_in_row"
"""The setting for how many sessions in a row are worth a call."""


def running(store: Store, now: datetime, course_id: int | None = None) -> dict[tuple[int, int], Missed]:
    """Return what those with a seat have missed, by course and person, in courses with sessions held and to come.

    In order of course and person. A cancelled course has nobody.
    """
    sql = f"""
        SELECT e.course_id, e.person_id, s.day || 'T' || s.start AS at, m.mark
        FROM course c JOIN enrolment e ON e.course_id = c.id AND e.status IN {COMING}
        JOIN session s ON s.course_id = c.id AND s.is_cancelled = 0 AND s.day || 'T' || s.start <= :now
        JOIN attendance_mark m ON m.session_id = s.id AND m.person_id = e.person_id
        WHERE c.cancelled_reason IS NULL AND (:course IS NULL OR c.id = :course) AND {EXPECTED}
            AND EXISTS (SELECT 1 FROM session a WHERE a.course_id = c.id AND a.is_cancelled = 0
                AND a.day || 'T' || a.start > :now)
        ORDER BY e.course_id, e.person_id, at
    """
    found = store.query(sql, {"now": now.isoformat(), "course": course_id})
    by_person = groupby(found, key=lambda row: (int(row["course_id"]), int(row["person_id"])))
    told = {key: absences.missed([_mark(row) for row in its]) for key, its in by_person}
    return {key: it for key, it in told.items() if it is not None}


def to_call(store: Store, now: datetime, course_id: int | None = None) -> dict[tuple[int, int], Missed]:
    """Return those of `running` who are worth a call, as the setting says."""
    in_row = int(options.get(store, IN_ROW))
    return {key: it for key, it in running(store, now, course_id).items() if absences.is_to_call(it, in_row)}


def uncalled(store: Store, now: datetime) -> dict[int, list[Missed]]:
    """Return, by course, those to call who have not been spoken with since the last session that they missed."""
    found: dict[int, list[Missed]] = {}
    for (course_id, person_id), it in to_call(store, now).items():
        sql = (
            "SELECT 1 FROM call WHERE course_id = ? AND person_id = ? AND about = 'MISSED' AND at >= ? "
            "AND result <> 'NO_ANSWER' LIMIT 1"
        )
        if store.value(sql, (course_id, person_id, it.last.isoformat())) is None:
            found.setdefault(course_id, []).append(it)
    return found


def _mark(row: Row) -> tuple[datetime, Mark | None]:
    return rows.moment(row["at"]), Mark(row["mark"])

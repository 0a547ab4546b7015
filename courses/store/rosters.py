"""Who is there at the sessions of a course, and from when to when."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple

from courses.model import SessionStatus
from courses.store import rows
from courses.store.connection import Row, Store
from courses.store.held import HELD


class Staffed(NamedTuple):
    """A session with its own leaders as they are kept; none: the leaders of the course are there."""

    session_id: int
    number: int | None
    day: date
    start: time
    end: time
    status: SessionStatus
    own: tuple[tuple[int, time | None, time | None], ...]
    """Leader, from when, to when; None: as the session."""


def of_course(
    store: Store, course_id: int, now: datetime, first: date | None = None, last: date | None = None
) -> list[Staffed]:
    """Return a course's sessions from `first` to `last`, both inclusive, cancelled ones too, in order of time."""
    sql = f"""
        SELECT s.*, {HELD} AS held FROM session s WHERE s.course_id = :course AND s.day BETWEEN :first AND :last
        ORDER BY s.day, s.start
    """
    limits = {"first": (first or date.min).isoformat(), "last": (last or date.max).isoformat()}
    found = store.query(sql, {"course": course_id, "now": now.isoformat(), **limits})
    own = _own(store, course_id)
    return [_staffed(row, own.get(row["id"], ())) for row in found]


def _own(store: Store, course_id: int) -> dict[int, tuple[tuple[int, time | None, time | None], ...]]:
    sql = """
        SELECT l.* FROM session_leader l JOIN session s ON s.id = l.session_id WHERE s.course_id = ? ORDER BY l.id
    """
    found: dict[int, tuple[tuple[int, time | None, time | None], ...]] = {}
    for row in store.query(sql, (course_id,)):
        shift = (row["leader_id"], _time(row["start"]), _time(row["end"]))
        found[row["session_id"]] = (*found.get(row["session_id"], ()), shift)
    return found


def _staffed(row: Row, own: tuple[tuple[int, time | None, time | None], ...]) -> Staffed:
    return Staffed(
        session_id=row["id"],
        number=row["number"],
        day=date.fromisoformat(row["day"]),
        start=rows.clock_time(row["start"]),
        end=rows.clock_time(row["end"]),
        status=rows.status(is_cancelled=row["is_cancelled"], is_held=row["held"]),
        own=own,
    )


def _time(value: str | None) -> time | None:
    return rows.clock_time(value) if value else None

"""What is not filled in about courses that are still to be held. Reads only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from courses.store import bookings
from courses.store.connection import Row, Store
from courses.store.held import ENTERED

KINDS = ("bookings", "leader", "shifts", "room", "organiser", "minimum", "content", "marks")
"""What may be missing: a slot for bookings, a leader, somebody all the time that a drop-in is open, a room, an organiser,
the least number, what is gone through, attendance."""


class Gap(NamedTuple):
    """Something that a course lacks."""

    course_id: int
    code: str
    title: str
    what: str
    """One of `KINDS`."""
    sessions: int
    """How many sessions lack it; 0 where it is the course itself."""
    session_id: int | None = None
    """The first session that lacks it."""
    day: date | None = None
    """When that is; of the course itself its first session to come."""
    is_only_of_sessions: bool = False
    """Whether the course itself has it: only some of its sessions do not."""


_AHEAD = (
    "c.cancelled_reason IS NULL AND EXISTS (SELECT 1 FROM session s WHERE s.course_id = c.id "
    "AND s.is_cancelled = 0 AND s.day >= :today)"
)
_ENROLLED = "c.kind IN ('COURSE', 'WORKSHOP_SERIES')"
_NO_LEADER = (
    "s.is_cancelled = 0 AND s.day >= :today AND NOT EXISTS (SELECT 1 FROM session_leader l WHERE l.session_id = s.id) "
    "AND NOT EXISTS (SELECT 1 FROM course_leader l WHERE l.course_id = c.id)"
)
_FROM, _TO = "coalesce(l.start, s.start)", 'coalesce(l."end", s."end")'
_NOBODY_AT = f"""
    NOT EXISTS (SELECT 1 FROM session_leader l WHERE l.session_id = s.id AND {_FROM} <= at.at AND {_TO} > at.at)
"""
_UNCOVERED = f"""
    c.kind = 'DROP_IN' AND s.is_cancelled = 0 AND s.day >= :today
    AND EXISTS (SELECT 1 FROM session_leader l WHERE l.session_id = s.id)
    AND EXISTS (SELECT 1 FROM (SELECT s.start AS at UNION SELECT {_TO} FROM session_leader l WHERE l.session_id = s.id) at
        WHERE at.at < s."end" AND {_NOBODY_AT})
"""
"""The doors are open and nobody is there: from the beginning, or from the end of somebody's shift."""
_NOT_ENTERED = (
    "s.is_cancelled = 0 AND s.day || 'T' || s.start <= :now AND s.head_count IS NULL AND c.kind <> 'GUIDANCE' "
    f"AND NOT {ENTERED}"
)
_OF_SESSIONS = {
    "leader": _NO_LEADER,
    "shifts": _UNCOVERED,
    "room": "s.is_cancelled = 0 AND s.day >= :today AND s.room_id IS NULL",
    "marks": _NOT_ENTERED,
}
_OF_COURSES = {
    "organiser": f"{_AHEAD} AND c.organiser_id IS NULL",
    "minimum": f"{_AHEAD} AND {_ENROLLED} AND c.minimum IS NULL",
    "content": f"{_AHEAD} AND {_ENROLLED} AND c.content = ''",
}


def gaps(store: Store, now: datetime) -> list[Gap]:
    """Return what is missing, by kind in the order of `KINDS`, then by code; attendance of any past session too."""
    params: dict[str, object] = {"now": now.isoformat(), "today": now.date().isoformat()}
    return [gap for what in KINDS for gap in _of_kind(store, what, params)]


def _of_kind(store: Store, what: str, params: dict[str, object]) -> list[Gap]:
    if what == "bookings":
        return list(_without_slot(store, date.fromisoformat(str(params["today"]))))
    if what in _OF_COURSES:
        ahead = "SELECT min(s.day) FROM session s WHERE s.course_id = c.id AND s.is_cancelled = 0 AND s.day >= :today"
        sql = (
            f"SELECT c.id, c.code, c.title, 0 AS count, NULL AS session_id, ({ahead}) AS first, 0 AS has "
            f"FROM course c WHERE {_OF_COURSES[what]} ORDER BY c.code"
        )
    else:
        sql = (
            "SELECT c.id, c.code, c.title, count(*) AS count, s.id AS session_id, min(s.day || 'T' || s.start) AS first, "
            f"{'c.room_id IS NOT NULL' if what == 'room' else 0} AS has FROM session s JOIN course c ON c.id = s.course_id "
            f"WHERE {_OF_SESSIONS[what]} GROUP BY c.id ORDER BY c.code"
        )
    return [_gap(row, what) for row in store.query(sql, params)]


def _without_slot(store: Store, today: date) -> Iterator[Gap]:
    """Yield the courses of which bookings have to be moved."""
    for course_id, found in bookings.to_move(store, today).items():
        first, meetings = found[0], {one.session_id for one in found}
        yield Gap(course_id, first.code, first.title, "bookings", len(meetings), first.session_id, first.day)


def _gap(row: Row, what: str) -> Gap:
    day = date.fromisoformat(row["first"][:10]) if row["first"] else None
    return Gap(row["id"], row["code"], row["title"], what, row["count"], row["session_id"], day, bool(row["has"]))

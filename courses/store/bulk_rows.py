"""Sessions looked up many at once, to be changed: by id, or by course, period, weekday, room and leader. Only SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from courses.store.connection import Row, Store

_AT_ONCE = 500
"""Values in one condition."""
_MARKED = (
    "s.head_count IS NOT NULL OR EXISTS (SELECT 1 FROM attendance_mark m WHERE m.session_id = s.id) "
    "OR EXISTS (SELECT 1 FROM walk_in_mark w WHERE w.session_id = s.id)"
)


def sessions(store: Store, ids: Iterable[int]) -> list[Row]:
    """Return the bare rows of sessions with `is_marked`: whether they have marks or a head count. Gone ones are left out."""
    found: list[Row] = []
    wanted = list(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        some = tuple(wanted[start : start + _AT_ONCE])
        marks = ", ".join("?" * len(some))
        found += store.query(f"SELECT s.*, {_MARKED} AS is_marked FROM session s WHERE s.id IN ({marks})", some)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which sessions are meant; what is not named may be any."""

    course_ids: Sequence[int] = ()
    first: date | None = None
    last: date | None = None
    """Inclusive."""
    weekdays: Sequence[int] = ()
    """Monday is 0."""
    room_id: int | None = None
    leader_id: int | None = None
    """Who leads it, itself or with the course."""


def matching(store: Store, which: Which) -> list[int]:
    """Return the ids of the sessions meant that are not cancelled, in order of time."""
    where = ["s.is_cancelled = 0"]
    values: list[object] = []
    if which.course_ids:
        where.append(f"s.course_id IN ({', '.join('?' * len(which.course_ids))})")
        values += which.course_ids
    if which.weekdays:  # strftime gives 0 for Sunday
        where.append(f"(strftime('%w', s.day) + 6) % 7 IN ({', '.join('?' * len(which.weekdays))})")
        values += which.weekdays
    for condition, value in (
        ("s.day >= ?", which.first and which.first.isoformat()),
        ("s.day <= ?", which.last and which.last.isoformat()),
        ("s.room_id = ?", which.room_id),
        (_LED, which.leader_id),
    ):
        if value is not None:
            where.append(condition)
            values += [value] * condition.count("?")
    sql = f"SELECT s.id FROM session s WHERE {' AND '.join(where)} ORDER BY s.day, s.start, s.id"
    return [row["id"] for row in store.query(sql, tuple(values))]


_LED = (
    "(EXISTS (SELECT 1 FROM session_leader l WHERE l.session_id = s.id AND l.leader_id = ?) OR "
    "(NOT EXISTS (SELECT 1 FROM session_leader l WHERE l.session_id = s.id) AND "
    "EXISTS (SELECT 1 FROM course_leader l WHERE l.course_id = s.course_id AND l.leader_id = ?)))"
)

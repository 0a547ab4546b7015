"""Who came to a course without a seat in it. A protected person, once known, shows under alias. Reads only."""

from __future__ import annotations

from collections.abc import Collection

from courses.model import Actor, Mark, WalkIn, WalkInMark
from courses.rules import rights
from courses.store import courses
from courses.store.connection import Row, Store
from courses.store.held import PRESENT
from courses.text import fold, sort_key

_SHOWN = """
    SELECT w.*, p.id AS known, p.is_protected, p.alias, p.given_name, p.family_name FROM walk_in w
    LEFT JOIN person p ON p.id = w.person_id
"""


def of_course(store: Store, actor: Actor, course_id: int) -> list[WalkIn]:
    """Return a course's walk-ins with their marks, in Swedish order of the name shown."""
    rights.require(actor, rights.Right.READ_PEOPLE, courses.whose(store, courses.get(store, course_id)))
    marks = _marks(store, course_id)
    found = [
        _walk_in(row, marks.get(row["id"], {})) for row in store.query(f"{_SHOWN} WHERE w.course_id = ?", (course_id,))
    ]
    return sorted(found, key=lambda one: (sort_key(one.name), one.id))


def name_of(store: Store, walk_in_id: int) -> str:
    """Return what a walk-in is called in the words of a deed; empty for one that is gone."""
    row = store.one(f"{_SHOWN} WHERE w.id = ?", (walk_in_id,))
    return _name(row) if row else ""


def named(store: Store, course_id: int, name: str) -> int | None:
    """Return the walk-in of a course that was written down by that name, case and accents aside; None: nobody."""
    rows = store.query("SELECT id, name FROM walk_in WHERE course_id = ? ORDER BY id", (course_id,))
    return next((int(row["id"]) for row in rows if fold(row["name"]) == fold(name)), None)


def shown_names(store: Store, course_id: int) -> dict[str, str]:
    """Return what a course's walk-ins may be called, by the name that was written down, folded."""
    return {fold(row["name"]): _name(row) for row in store.query(f"{_SHOWN} WHERE w.course_id = ?", (course_id,))}


def present(store: Store, session_ids: Collection[int]) -> dict[int, int]:
    """Return how many walk-ins were at each session; sessions without any are left out."""
    places = ", ".join("?" * len(session_ids))
    sql = (
        "SELECT session_id, count(*) AS heads FROM walk_in_mark "
        f"WHERE mark IN {PRESENT} AND session_id IN ({places}) GROUP BY session_id"
    )
    return {row["session_id"]: row["heads"] for row in store.query(sql, tuple(session_ids))}


def _marks(store: Store, course_id: int) -> dict[int, dict[int, WalkInMark]]:
    """Return the marks of a course's walk-ins, by walk-in and session."""
    sql = "SELECT m.* FROM walk_in_mark m JOIN walk_in w ON w.id = m.walk_in_id WHERE w.course_id = ? ORDER BY m.id"
    found: dict[int, dict[int, WalkInMark]] = {}
    for row in store.query(sql, (course_id,)):
        found.setdefault(row["walk_in_id"], {})[row["session_id"]] = _mark(row)
    return found


def _mark(row: Row) -> WalkInMark:
    return WalkInMark(
        session_id=row["session_id"],
        mark=Mark(row["mark"]),
        minutes=row["minutes"],
        is_online=bool(row["is_online"]),
        source=row["source"],
    )


def _walk_in(row: Row, marks: dict[int, WalkInMark]) -> WalkIn:
    return WalkIn(
        id=row["id"],
        course_id=row["course_id"],
        name=_name(row),
        person_id=row["person_id"],
        is_protected=bool(row["is_protected"]),
        marks=marks,
        notes=row["notes"],
        version=row["version"],
    )


def _name(row: Row) -> str:
    return str(row["alias"] if row["is_protected"] else row["name"])

"""Marks in many cells of a course's grid at once, those of walk-ins too: one transaction, one journal entry."""

from __future__ import annotations

from collections.abc import Sequence

from courses import labels
from courses.actions import attendance, walk_ins
from courses.actions.attendance import NewMark
from courses.model import PRESENT_MARKS, Actor
from courses.rules import rights
from courses.store import Store, courses, people, tables
from courses.store import walk_ins as walk_in_store
from courses.store.connection import Row
from courses.store.journal import Deed, deed


def write(store: Store, actor: Actor, course_id: int, marks: Sequence[NewMark], source: str = "screen") -> int:
    """Set many marks of one course, and return how many changed; a `person_id` below 0 is that of a walk-in.

    Raises Refused for a session that is cancelled or signed, NotFound for one of another course, Invalid for minutes.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.ATTEND, courses.whose(store, course))
    rows = attendance.sessions_of(store, course, {one.session_id for one in marks})
    for one in marks:
        attendance.require_minutes(rows[one.session_id], one)
    who = [name_of(store, row_id) for row_id in {one.person_id for one in marks}]
    told = {labels.mark_told(one.mark, one.minutes, is_online=one.is_online) for one in marks}
    with deed(store, actor, attendance.many_in_words(course, list(rows.values()), who, told)) as it:
        return write_in(it, marks, source)


def write_in(it: Deed, marks: Sequence[NewMark], source: str, *, corrects: bool = False) -> int:
    """Write marks inside a deed, and return how many changed anything; see `write` and `attendance.write_in`."""
    changed = attendance.write_in(it, [one for one in marks if one.person_id > 0], source, corrects=corrects)
    return changed + sum(_mark_walk_in(it, one, source, corrects=corrects) for one in marks if one.person_id < 0)


def stood(store: Store, session_id: int, row_id: int) -> Row | None:
    """Return the mark of a person, or below 0 of a walk-in, at a session; None: there is none."""
    if row_id > 0:
        return tables.first(store, "attendance_mark", session_id=session_id, person_id=row_id)
    return tables.first(store, "walk_in_mark", session_id=session_id, walk_in_id=-row_id)


def name_of(store: Store, row_id: int) -> str:
    """Return what a person, or below 0 a walk-in, is called in the words of a deed."""
    return people.name_of(store, row_id) if row_id > 0 else walk_in_store.name_of(store, -row_id)


def _mark_walk_in(it: Deed, new: NewMark, source: str, *, corrects: bool) -> bool:
    walk_in_id = -new.person_id
    had = stood(it.store, new.session_id, new.person_id)
    stands = bool(had and had["is_online"]) if new.is_online is None else new.is_online
    online = new.mark in PRESENT_MARKS and stands
    return walk_ins.mark_in(
        it, new.session_id, walk_in_id, new.mark, new.minutes, is_online=online, source=source, corrects=corrects
    )

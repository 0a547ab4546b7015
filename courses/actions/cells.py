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
    who = [_name(store, row_id) for row_id in {one.person_id for one in marks}]
    told = {labels.mark_told(one.mark, one.minutes, is_online=one.is_online) for one in marks}
    with deed(store, actor, attendance.many_in_words(course, list(rows.values()), who, told)) as it:
        changed = attendance.write_in(it, [one for one in marks if one.person_id > 0], source)
        return changed + sum(_mark_walk_in(it, one, source) for one in marks if one.person_id < 0)


def _mark_walk_in(it: Deed, new: NewMark, source: str) -> bool:
    walk_in_id = -new.person_id
    had = tables.first(it.store, "walk_in_mark", walk_in_id=walk_in_id, session_id=new.session_id)
    stands = bool(had and had["is_online"]) if new.is_online is None else new.is_online
    online = new.mark in PRESENT_MARKS and stands
    return walk_ins.mark_in(it, new.session_id, walk_in_id, new.mark, new.minutes, is_online=online, source=source)


def _name(store: Store, row_id: int) -> str:
    return people.name_of(store, row_id) if row_id > 0 else walk_in_store.name_of(store, -row_id)

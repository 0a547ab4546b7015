"""Attendance: a mark, everybody present, a head count. Each deed is one transaction and one journal entry."""

from __future__ import annotations

from dataclasses import dataclass

from courses import labels
from courses.dates import day_text
from courses.errors import Invalid, NotFound, Refused
from courses.i18n import _, ngettext
from courses.model import COMING, Actor, Course, Mark
from courses.rules import rights
from courses.store import Store, courses, people, series, tables
from courses.store.connection import Row
from courses.store.journal import Deed, deed
from courses.store.rows import day as read_day


@dataclass(frozen=True, slots=True)
class NewMark:
    """A mark to be written."""

    session_id: int
    person_id: int
    mark: Mark | None
    """None takes a mark away."""
    minutes: int | None = None


def mark(
    store: Store,
    actor: Actor,
    session_id: int,
    person_id: int,
    mark: Mark | None,
    minutes: int | None = None,
    source: str = "screen",
) -> None:
    """Set a person's mark at a session; None takes it away. Raises Refused for a cancelled session, NotFound."""
    course, row = _load(store, actor, session_id)
    words = _("Attendance {day} in {code}: {person}, {mark}").format(
        day=_day(row), code=course.code, person=people.name_of(store, person_id), mark=labels.mark(mark)
    )
    with deed(store, actor, words) as it:
        write_in(it, [NewMark(session_id, person_id, mark, minutes)], source)


def mark_many(store: Store, actor: Actor, course_id: int, marks: list[NewMark], source: str) -> int:
    """Set many marks of one course in one deed, and return how many changed."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.ATTEND, courses.organisation_ids(course))
    with deed(store, actor, _("Attendance in {code}").format(code=course.code)) as it:
        return write_in(it, marks, source)


def mark_all_present(store: Store, actor: Actor, session_id: int, source: str = "screen") -> int:
    """Mark present everybody with a seat who comes to a session and has no mark yet, and return how many that were."""
    course, row = _load(store, actor, session_id)
    with deed(store, actor, _("Everybody present {day} in {code}").format(day=_day(row), code=course.code)) as it:
        marked = {r["person_id"] for r in tables.find(store, "attendance_mark", session_id=session_id)}
        seated = [r for r in tables.find(store, "enrolment", course_id=course.id) if r["status"] in COMING]
        chosen = series.chosen(store, course.id)
        left = [
            r for r in seated if r["person_id"] not in marked and session_id in chosen.get(r["person_id"], {session_id})
        ]
        return write_in(it, [NewMark(session_id, r["person_id"], Mark.PRESENT) for r in left], source)


def count_heads(store: Store, actor: Actor, session_id: int, heads: int | None, children: int | None = None) -> None:
    """Note how many came, without names; None takes the count away. Raises Invalid."""
    course, row = _load(store, actor, session_id)
    words = ngettext("Counted {heads} visitor {day} in {code}", "Counted {heads} visitors {day} in {code}", heads or 0)
    with deed(store, actor, words.format(heads=heads or 0, day=_day(row), code=course.code)) as it:
        count_heads_in(it, session_id, heads, children)


def count_heads_in(it: Deed, session_id: int, heads: int | None, children: int | None = None) -> None:
    """Note a head count inside a deed. Raises Invalid when there are more children than heads."""
    if (heads or 0) < (children or 0):
        raise Invalid(
            _("There are more under 18 ({children}) than visitors ({heads}).").format(children=children, heads=heads)
        )
    _refuse_cancelled(_session(it.store, session_id))
    it.update("session", session_id, {"head_count": heads, "child_count": children})


def write_in(it: Deed, marks: list[NewMark], source: str) -> int:
    """Write marks inside a deed, and return how many changed anything. Raises Refused, NotFound."""
    changed = 0
    sessions = {new.session_id: _session(it.store, new.session_id) for new in marks}
    for row in sessions.values():
        _refuse_cancelled(row)
    for new in marks:
        changed += _write(it, sessions[new.session_id], new, source)
    return changed


def _write(it: Deed, session: Row, new: NewMark, source: str) -> bool:
    kept = tables.first(it.store, "attendance_mark", session_id=new.session_id, person_id=new.person_id)
    if kept is None and new.mark is None:
        return False
    if new.mark is None:
        it.delete("attendance_mark", kept["id"] if kept else 0)
        return True
    if kept is not None:
        values = {"mark": new.mark, "minutes": new.minutes}
        if all(kept[name] == value for name, value in values.items()):
            return False
        return it.update("attendance_mark", kept["id"], {**values, "source": source})
    _require_person(it.store, session["course_id"], new.person_id)
    it.insert(
        "attendance_mark",
        {
            "session_id": new.session_id,
            "person_id": new.person_id,
            "mark": new.mark,
            "minutes": new.minutes,
            "source": source,
        },
    )
    return True


def _require_person(store: Store, course_id: int, person_id: int) -> None:
    """Raise NotFound unless the person has something to do with the course."""
    if tables.id_of(store, "enrolment", course_id=course_id, person_id=person_id) is None:
        raise NotFound(_("The person is not in the course."), _("Enrol the person first."))


def _load(store: Store, actor: Actor, session_id: int) -> tuple[Course, Row]:
    row = _session(store, session_id)
    course = courses.get(store, row["course_id"])
    rights.require(actor, rights.Right.ATTEND, courses.organisation_ids(course))
    return course, row


def _session(store: Store, session_id: int) -> Row:
    row = tables.first(store, "session", id=session_id)
    if row is None:
        raise NotFound(_("The session no longer exists."))
    return row


def _refuse_cancelled(row: Row) -> None:
    if row["is_cancelled"]:
        raise Refused(_("The session on {day} is cancelled.").format(day=row["day"]))


def _day(row: Row) -> str:
    day = read_day(row["day"])
    return day_text(day) if day else ""

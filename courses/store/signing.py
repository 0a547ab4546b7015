"""What is signed: by whom and when, what may not be changed because of it, and what was corrected afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from courses import clock
from courses.dates import day_text
from courses.errors import Refused
from courses.i18n import _
from courses.model import COMING, Actor, Course, Mark, MarkCorrection, Participant, Role, SignOff
from courses.rules import rights
from courses.store import courses, figures, rows, tables, walk_ins
from courses.store.connection import Row, Store

Changes = Mapping[tuple[str, int], tuple[Row | None, Row | None]]
"""Rows by table and id, each before and after a deed."""
_MARKS = ("attendance_mark", "walk_in_mark")
_LOCKED = frozenset({"day", "start", "end", "break_minutes", "study_hours", "is_cancelled", "head_count"})
"""What of a session is signed for along with its marks."""


def of_course(store: Store, course_id: int) -> dict[int, SignOff]:
    """Return who has signed for the sessions of a course, by session id; those that are not signed are left out."""
    sql = "SELECT f.* FROM sign_off f JOIN session s ON s.id = f.session_id WHERE s.course_id = ?"
    return {row["session_id"]: _sign_off(row) for row in store.query(sql, (course_id,))}


def of_session(store: Store, session_id: int) -> SignOff | None:
    """Return who has signed for a session; None: nobody."""
    row = tables.first(store, "sign_off", session_id=session_id)
    return _sign_off(row) if row else None


def refuse_signed(store: Store, session_id: int) -> None:
    """Raise Refused when somebody has signed for a session: what it says may be corrected, not changed."""
    row = store.one(
        "SELECT f.signed_by, s.day FROM sign_off f JOIN session s ON s.id = f.session_id WHERE f.session_id = ?",
        (session_id,),
    )
    if row is not None:
        day = day_text(date.fromisoformat(row["day"]))
        raise Refused(
            _("The attendance of {day} is signed by {name}.").format(day=day, name=row["signed_by"]),
            _("Correct the mark with a reason, or ask the library to take the sign-off back."),
        )


def unmarked(store: Store, actor: Actor, course: Course, session_id: int, now: datetime) -> list[Participant]:
    """Return who comes to a session, had a seat by then and has no mark at it, in Swedish order of name."""
    marked = {row["person_id"] for row in tables.find(store, "attendance_mark", session_id=session_id)}
    there = figures.of_course(store, course.id, now)
    return [
        it
        for it in courses.participants(store, actor, course.id, now)
        if it.status in COMING
        and it.person_id not in marked
        and it.is_expected(session_id)
        and session_id not in there[it.person_id].before
    ]


def corrections(store: Store, actor: Actor, course_id: int) -> list[MarkCorrection]:
    """Return what was corrected in a course after it was signed, in order of time."""
    rights.require(actor, rights.Right.READ_PEOPLE, courses.whose(store, courses.get(store, course_id)))
    people = "SELECT p.* FROM person p WHERE p.id IN (SELECT c.person_id FROM mark_correction c JOIN session s "
    people += "ON s.id = c.session_id WHERE s.course_id = ?)"
    names = {row["id"]: rows.person(row).name for row in store.query(people, (course_id,))}
    names |= {-it.id: it.name for it in walk_ins.of_course(store, actor, course_id)}
    sql = """
        SELECT c.*, coalesce(c.person_id, -c.walk_in_id) AS row_id, s.day FROM mark_correction c
        JOIN session s ON s.id = c.session_id WHERE s.course_id = ? ORDER BY c.id
    """
    return [_correction(row, names[row["row_id"]]) for row in store.query(sql, (course_id,)) if row["row_id"] in names]


def refuse_undo(store: Store, actor: Actor, entry_id: int, changes: Changes) -> None:
    """Raise Refused when undoing an entry of the journal would change what is signed, or who signed it.

    Taking back one's own sign-off or correction is undoing what they did, and is done by who may; a sign-off that was
    taken back does not come back over marks that were changed since.
    """
    own = {row["session_id"] for row in _rows(changes, "sign_off")}
    if own:
        rights.require(actor, rights.Right.UNSIGN)
    corrected = {_whose(row) for row in _rows(changes, "mark_correction")}
    of_merging = any(True for _row in _rows(changes, "merged_key"))  # that changes whose a mark is, not what it says
    for row in () if of_merging else _rows(changes, *_MARKS):
        if row["session_id"] not in own and _whose(row) not in corrected:
            refuse_signed(store, row["session_id"])
    for (table, row_id), (before, after) in changes.items():
        if table == "session" and row_id not in own and _touches(before, after):
            refuse_signed(store, row_id)
        if table == "sign_off" and before is not None and after is None:
            _refuse_later_marks(store, entry_id, before["session_id"])


def _rows(changes: Changes, *of: str) -> Iterator[Row]:
    """Yield the rows of some tables that a deed touched, as they were before it or else after it."""
    for (table, _id), (before, after) in changes.items():
        row = before or after
        if table in of and row is not None:
            yield row


def _whose(row: Row) -> tuple[int, int | None, int | None]:
    """Return of which session and person, or walk-in, a mark or a correction is."""
    return row["session_id"], row.get("person_id"), row.get("walk_in_id")


def _touches(before: Row | None, after: Row | None) -> bool:
    return before is None or after is None or any(before.get(name) != after.get(name) for name in _LOCKED)


def _refuse_later_marks(store: Store, entry_id: int, session_id: int) -> None:
    sql = """
        SELECT 1 FROM journal_change WHERE entry_id > ? AND table_name IN ('attendance_mark', 'walk_in_mark')
            AND json_extract(coalesce(after, before), '$.session_id') = ? LIMIT 1
    """
    if store.value(sql, (entry_id, session_id)) is not None:
        raise Refused(
            _("This cannot be undone: marks have been changed since the sign-off was taken back."),
            _("Sign the session anew."),
        )


def _sign_off(row: Row) -> SignOff:
    return SignOff(
        session_id=row["session_id"],
        signed_by=row["signed_by"],
        signed_at=_local(row["signed_at"]),
        role=Role(row["role"]),
        notes=row["notes"],
    )


def _correction(row: Row, name: str) -> MarkCorrection:
    return MarkCorrection(
        id=row["id"],
        session_id=row["session_id"],
        day=date.fromisoformat(row["day"]),
        person_id=row["row_id"],
        name=name,
        before=Mark(row["mark_before"]) if row["mark_before"] else None,
        minutes_before=row["minutes_before"],
        online_before=bool(row["online_before"]),
        after=Mark(row["mark_after"]) if row["mark_after"] else None,
        minutes_after=row["minutes_after"],
        online_after=bool(row["online_after"]),
        reason=row["reason"],
        signed_by=row["signed_by"],
        corrected_by=row["corrected_by"],
        corrected_at=_local(row["corrected_at"]),
    )


def _local(instant: str) -> datetime:
    return clock.to_local(datetime.fromisoformat(instant))

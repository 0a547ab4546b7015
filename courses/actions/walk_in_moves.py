"""What becomes of a walk-in's marks once the person has a seat, or two walk-ins are one; inside a deed.

The better mark stays where there are two. What is signed stays where it was signed.
"""

from __future__ import annotations

from courses import labels
from courses.actions.attendance import NewMark, write_in
from courses.dates import day_text
from courses.errors import Refused
from courses.i18n import _
from courses.model import SEATED, Mark
from courses.store import Store, rows, signing, tables
from courses.store.connection import Row
from courses.store.journal import Deed

_BEST = (Mark.PRESENT, Mark.LATE, Mark.LEFT_EARLY, Mark.EXCUSED, Mark.ABSENT)


def has_seat(store: Store, course_id: int, person_id: int) -> bool:
    """Return whether a person holds a seat of a course in the figures."""
    row = tables.first(store, "enrolment", course_id=course_id, person_id=person_id)
    return row is not None and row["status"] in SEATED


def refuse_closed(store: Store, session: Row, *, corrects: bool = False) -> None:
    """Raise Refused for a session whose marks may not be changed: one cancelled, or signed for unless it `corrects` that."""
    day = rows.day(session["day"])
    words = day_text(day) if day else ""
    if session["is_cancelled"]:
        raise Refused(_("The session on {day} is cancelled.").format(day=words))
    if not corrects:
        signing.refuse_signed(store, session["id"])


def is_signed(store: Store, session_id: int) -> bool:
    """Return whether somebody has signed for a session."""
    return tables.first(store, "sign_off", session_id=session_id) is not None


def move_in(it: Deed, walk_in: Row, person_id: int) -> list[str]:
    """Make a walk-in's marks those of a participant, and return in words where both had one; the walk-in is no more.

    Raises Refused for a session that is cancelled or signed.
    """
    told = _move(it, tables.find(it.store, "walk_in_mark", walk_in_id=walk_in["id"]), person_id)
    _keep_corrections(it, walk_in["id"], {"walk_in_id": None, "person_id": person_id})
    it.delete("walk_in", walk_in["id"])
    return told


def settle_in(it: Deed, course_id: int) -> int:
    """Move the marks of all walk-ins of a course who have got a seat, and return how many they were.

    Marks in sessions that are signed stay as they were signed for.
    """
    known = [row for row in tables.find(it.store, "walk_in", course_id=course_id) if row["person_id"] is not None]
    seated = [row for row in known if has_seat(it.store, course_id, row["person_id"])]
    for row in seated:
        marks = tables.find(it.store, "walk_in_mark", walk_in_id=row["id"])
        free = [mark for mark in marks if not is_signed(it.store, mark["session_id"])]
        _move(it, free, row["person_id"])
        if len(free) == len(marks):
            _keep_corrections(it, row["id"], {"walk_in_id": None, "person_id": row["person_id"]})
            it.delete("walk_in", row["id"])
            continue
        for mark in free:
            it.delete("walk_in_mark", mark["id"])
    return len(seated)


def join_in(it: Deed, stays: Row, goes: Row) -> None:
    """Make one of two walk-ins of a course; where both have a mark, the better one stays."""
    mine = {row["session_id"]: row for row in tables.find(it.store, "walk_in_mark", walk_in_id=stays["id"])}
    for row in tables.find(it.store, "walk_in_mark", walk_in_id=goes["id"]):
        own = mine.get(row["session_id"])
        if own is not None and _rank(own) <= _rank(row):
            continue
        if own is not None:
            it.delete("walk_in_mark", own["id"])
        it.update("walk_in_mark", row["id"], {"walk_in_id": stays["id"]})
    _keep_corrections(it, goes["id"], {"walk_in_id": stays["id"]})
    it.delete("walk_in", goes["id"])


def after_merge_in(it: Deed, person_id: int) -> None:
    """Make one of a person's walk-ins in each course, and move their marks where the person has a seat."""
    by_course: dict[int, Row] = {}
    for row in tables.find(it.store, "walk_in", person_id=person_id):
        first = by_course.setdefault(row["course_id"], row)
        if first is not row:
            join_in(it, first, row)
    for course_id in by_course:
        settle_in(it, course_id)


def _keep_corrections(it: Deed, walk_in_id: int, whose: dict[str, object]) -> None:
    """Let what was corrected of a walk-in that goes stay known of who they were."""
    for row in tables.find(it.store, "mark_correction", walk_in_id=walk_in_id):
        it.update("mark_correction", row["id"], whose)


def _move(it: Deed, marks: list[Row], person_id: int) -> list[str]:
    told: list[str] = []
    for row in marks:
        own = tables.first(it.store, "attendance_mark", session_id=row["session_id"], person_id=person_id)
        if own is not None and own["mark"] != row["mark"]:
            told.append(_both(it, *sorted((own, row), key=_rank)))
        if own is None or _rank(row) < _rank(own):
            _give(it, row, person_id)
    return told


def _give(it: Deed, row: Row, person_id: int) -> None:
    is_online = bool(row["is_online"])
    new = NewMark(row["session_id"], person_id, Mark(row["mark"]), row["minutes"], is_online)
    write_in(it, [new], row["source"])


def _both(it: Deed, stays: Row, goes: Row) -> str:
    session = it.row("session", stays["session_id"])
    day = rows.day(session["day"]) if session else None
    said = _("{day}: both are marked. What stays: {stays}. What goes: {goes}.")
    words = {name: labels.mark(Mark(row["mark"])) for name, row in (("stays", stays), ("goes", goes))}
    return said.format(day=day_text(day) if day else "", **words)


def _rank(row: Row) -> int:
    return _BEST.index(Mark(row["mark"]))

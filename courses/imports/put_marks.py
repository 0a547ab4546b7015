"""A mark that a file says, put to the person or the walk-in it is about. Only inside an import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from courses import clock, labels
from courses.actions import attendance, walk_ins
from courses.actions.attendance import NewMark
from courses.i18n import _
from courses.imports.applying import Applying, RowFault
from courses.imports.attendance_drafts import CheckInRow, MarkRow, Spot
from courses.imports.on_course import Lists, faulty
from courses.model import SEATED, Mark
from courses.store import people, tables
from courses.store.connection import Row
from courses.text import fold

Said = MarkRow | CheckInRow


@dataclass(frozen=True, slots=True)
class PutMark:
    """What is to be written."""

    course_id: int
    session: Row
    mark: Mark
    minutes: int | None = None

    def is_as(self, had: Row | None) -> bool:
        """Return whether it is what stands there."""
        return had is not None and (had["mark"], had["minutes"]) == (self.mark, self.minutes)


def put(to: Applying, lists: Lists, row: Said, new: PutMark, person: Row) -> None:
    """Write a mark of somebody who is in the course, and count it. Raises RowFault."""
    session_id = new.session["id"]
    _once(to, ("mark", session_id, person["id"]), new, row)
    had = tables.first(to.it.store, "attendance_mark", session_id=session_id, person_id=person["id"])
    if new.is_as(had):
        to.unchanged += 1
        return
    _require_possible(new, row)
    with faulty("mark", labels.mark(new.mark).lower(), _spot(row, "mark")):
        attendance.write_in(to.it, [NewMark(session_id, person["id"], new.mark, new.minutes)], _source(row))
    _count(to, lists, new, is_new=had is None)


def put_walk_in(to: Applying, lists: Lists, row: Said, new: PutMark) -> None:
    """Write a mark of somebody who only turned up, and count it. Raises RowFault.

    Who is in the course without a seat, or is named by a key, is known to be the walk-in.
    """
    session_id = new.session["id"]
    walk_in_id = _walk_in(to, lists, new.course_id, row)
    _once(to, ("walk-in", session_id, walk_in_id), new, row)
    had = tables.first(to.it.store, "walk_in_mark", session_id=session_id, walk_in_id=walk_in_id)
    if new.is_as(had):
        to.unchanged += 1
        return
    _require_possible(new, row)
    with faulty("mark", labels.mark(new.mark).lower(), _spot(row, "mark")):
        walk_ins.mark_in(to.it, session_id, walk_in_id, new.mark, new.minutes, source=_source(row))
    _count(to, lists, new, is_new=had is None)


def _walk_in(to: Applying, lists: Lists, course_id: int, row: Said) -> int:
    """Return the walk-in that a row is about, written down where there was none. Raises RowFault."""
    store = to.it.store
    person = _known(to, lists, course_id, row)
    if person is not None:
        kept = tables.first(store, "walk_in", course_id=course_id, person_id=person["id"])
        if kept is not None:
            return int(kept["id"])
    name = _numbered(lists, row) or (people.name_of(store, person["id"]) if person is not None else "")
    with faulty("name|person|email", row.person or row.key or row.email, _spot(row, "person")):
        walk_in_id = walk_ins.add_in(to.it, course_id, name)
        is_known = tables.find(store, "walk_in", id=walk_in_id)[0]["person_id"] is not None
        if person is not None and not is_known:
            walk_ins.match_in(to.it, walk_in_id, person["id"])
    lists.walk_ins.setdefault((course_id, walk_in_id), row.source)
    return walk_in_id


def _known(to: Applying, lists: Lists, course_id: int, row: Said) -> Row | None:
    """Return who of the register a walk-in is: the one of a key, or the only one in the course who can be meant.

    Raises RowFault for a key that nobody has.
    """
    if row.key:
        found = tables.first(to.it.store, "person", key=row.key)
        if found is None and not row.person:
            message, hint = _("There is no person {key}.").format(key=row.key), _("Write a name or a key.")
            raise RowFault(message, hint, field="person", value=row.key, spot=_spot(row, "person"))
        return found
    may = lists.roll(course_id).candidates(row.person, hint=row.hint, email=row.email)
    return may[0] if len(may) == 1 and may[0]["status"] not in SEATED else None


def _numbered(lists: Lists, row: Said) -> str:
    """Return a walk-in's name, with a number when the list has several of it: two who are both "unknown"."""
    if not isinstance(row, MarkRow) or not row.lines:
        return row.person
    line, lines = lists.line(row)
    same = [it for it in lines if it.is_walk_in and fold(it.name) == fold(row.person)]
    at = same.index(line) if line in same else 0
    return f"{row.person} {at + 1}" if at else row.person


def _once(to: Applying, what: tuple[object, ...], new: PutMark, row: Said) -> None:
    """Raise RowFault when an earlier row of the file has said something else of the same person and session."""
    said = (new.mark, new.minutes)
    earlier, before = to.seen.setdefault(what, (row.source.row, said))
    if before == said:
        return
    raise RowFault(
        _("Row {row} of the file says something else of the same.").format(row=earlier),
        _("Leave one of them."),
        field="mark|scanned_at|clock",
        value=labels.mark(new.mark).lower(),
        spot=_spot(row, "mark"),
    )


def _require_possible(new: PutMark, row: Said) -> None:
    """Raise RowFault for a session that was cancelled or is on a later day, and for minutes that it does not last."""
    session = new.session
    if session["is_cancelled"]:
        raise RowFault(
            _("The session on {day} is cancelled.").format(day=session["day"]),
            _("Mark one that was held."),
            field="date|session",
            value=session["day"],
            spot=_spot(row, "date"),
        )
    if new.mark is not Mark.EXCUSED and session["day"] > clock.now().date().isoformat():
        raise RowFault(
            _("The session on {day} is still to come.").format(day=session["day"]),
            _("Only leave of absence can be said beforehand."),
            field="date|session",
            value=session["day"],
            spot=_spot(row, "date"),
        )
    lasts = (_at(session, "end") - _at(session, "start")).total_seconds() / 60
    if new.minutes is not None and new.minutes > lasts:
        raise RowFault(
            _("{minutes} minutes are more than the session lasts.").format(minutes=new.minutes),
            _("It lasts {lasts} minutes.").format(lasts=round(lasts)),
            field="minutes",
            value=str(new.minutes),
            spot=_spot(row, "mark"),
        )


def _count(to: Applying, lists: Lists, new: PutMark, *, is_new: bool) -> None:
    if new.mark is not Mark.EXCUSED and _at(new.session, "start") > clock.now():
        lists.early[new.session["id"]] = lists.early.get(new.session["id"], 0) + 1
    if is_new:
        to.created += 1
    else:
        to.changed += 1


def _at(session: Row, which: str) -> datetime:
    return datetime.fromisoformat(f"{session['day']}T{session[which]}")


def _spot(row: Said, about: str) -> Spot | None:
    return row.spots.get(about) if isinstance(row, MarkRow) else None


def _source(row: Said) -> str:
    return _("file {name}").format(name=row.source.file)

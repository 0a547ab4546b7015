"""Self-check-in lists: who wrote in or was scanned at the door, and when.

The first time counts. Before the start somebody is present, after it late by the clock; once the session is over nobody
can check in to it. Whoever wrote their name and is not in the course is a walk-in.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from courses.dates import day_text
from courses.errors import CoursesError, NotFound
from courses.i18n import _
from courses.imports.applying import Applying, RowFault
from courses.imports.attendance_drafts import CheckInRow
from courses.imports.on_course import Lists
from courses.imports.on_list import unknown
from courses.imports.put_marks import PutMark, put, put_walk_in
from courses.model import SEATED, Mark
from courses.store import options, tables
from courses.store.connection import Row
from courses.text import fold

_WHEN = "scanned_at|clock|date"


def check_in(to: Applying, lists: Lists, row: CheckInRow) -> None:
    """Write that somebody came, present or late; rows are given in order of time. Raises RowFault."""
    course_id = _course(lists, row)
    session = _session(lists, course_id, row)
    person = _who(lists, course_id, row)
    who = ("person", person["id"]) if person is not None else ("name", row.key or row.email or fold(row.person))
    first = to.seen.setdefault(("check-in", session["id"], *who), (row.source.row, row.at))
    if first[0] != row.source.row:
        lists.again += 1
        to.unchanged += 1
        return
    new = _mark(to, course_id, session, row)
    if person is None:
        put_walk_in(to, lists, row, new)
    elif _left_early(to, session, person) and new.mark is Mark.PRESENT:
        to.unchanged += 1
    else:
        put(to, lists, row, new, person)


def _course(lists: Lists, row: CheckInRow) -> int:
    """Return the course that the row or the list names, else the only one that the person is in at that time."""
    try:
        return lists.course(row)
    except CoursesError:
        if row.course:
            raise
    found = [course_id for course_id in lists.on_day(row.at.date()) if _may_be(lists, course_id, row)]
    near = [course_id for course_id in found if _is_near(lists, course_id, row.at)] if len(found) > 1 else found
    if len(near) == 1:
        return near[0]
    said = row.person or row.key or row.email
    if near:
        message = _("{name} is in several courses that meet then.").format(name=said)
    else:
        message = _("{name} is in no course that meets on {day}.").format(name=said, day=day_text(row.at.date()))
    hint = _("Write it in the file, or say the course when the file is read in.")
    raise RowFault(message, hint, field="name|person|email", value=said)


def _may_be(lists: Lists, course_id: int, row: CheckInRow) -> bool:
    return len(lists.roll(course_id).candidates(row.person, row.key, row.hint, row.email)) == 1


def _is_near(lists: Lists, course_id: int, at: datetime) -> bool:
    hour = timedelta(hours=1)
    return any(_time(s, "start") - hour <= at <= _time(s, "end") for s in lists.sessions(course_id))


def _session(lists: Lists, course_id: int, row: CheckInRow) -> Row:
    """Return the session that somebody came to: the first of the day that is not over. Raises RowFault."""
    known = lists.sessions(course_id)
    of_day = [s for s in known if s["day"] == row.at.date().isoformat()]
    held = [s for s in of_day if not s["is_cancelled"]]
    if not of_day:
        raise lists.no_session(known, row.at.date(), None, _said(row), _WHEN)
    if not held:
        message = _("The session on {day} is cancelled.").format(day=of_day[0]["day"])
        raise RowFault(message, field=_WHEN, value=_said(row))
    left = [s for s in held if row.at <= _time(s, "end")]
    if left:
        return left[0]
    is_again = any(key[:2] == ("check-in", held[-1]["id"]) for key in lists.to.seen)
    if is_again and _is_checked_in(lists, course_id, held[-1], row):
        return held[-1]
    message = _("{time} is after the session was over.").format(time=f"{row.at:%H.%M}")
    hint = _("It ended at {time}.").format(time=held[-1]["end"].replace(":", "."))
    raise RowFault(message, hint, field=_WHEN, value=_said(row))


def _is_checked_in(lists: Lists, course_id: int, session: Row, row: CheckInRow) -> bool:
    """Return whether somebody has checked in to a session already, so that this is only the way out."""
    may = lists.roll(course_id).candidates(row.person, row.key, row.hint, row.email)
    names = {("person", may[0]["id"])} if len(may) == 1 else set()
    names.add(("name", row.key or row.email or fold(row.person)))
    return any(("check-in", session["id"], *name) in lists.to.seen for name in names)


def _who(lists: Lists, course_id: int, row: CheckInRow) -> Row | None:
    """Return who of those with a seat it is, or None for a walk-in. Raises RowFault."""
    roll = lists.roll(course_id)
    try:
        found = roll.find(row.person, row.key, row.hint, row.email)
    except NotFound as error:
        if row.is_walk_in or (row.person and row.is_walk_in is None):
            return None
        raise unknown(error, row) from error
    except CoursesError as error:
        raise unknown(error, row) from error
    if found["status"] in SEATED:
        return found
    if row.is_walk_in is False:
        raise unknown(NotFound(_("{name} has no seat in the course.").format(name=row.person or row.key)), row)
    return None


def _mark(to: Applying, course_id: int, session: Row, row: CheckInRow) -> PutMark:
    """Return present, or late with the whole minutes since the start when they are more than the setting lets pass."""
    late = int((row.at - _time(session, "start")).total_seconds() // 60)
    if late > int(options.get(to.it.store, "attendance.late_after")):
        return PutMark(course_id, session, Mark.LATE, late)
    return PutMark(course_id, session, Mark.PRESENT)


def _left_early(to: Applying, session: Row, person: Row) -> bool:
    """Return whether somebody is marked as having left early, which a list of who came cannot know."""
    had = tables.first(to.it.store, "attendance_mark", session_id=session["id"], person_id=person["id"])
    return had is not None and had["mark"] == Mark.LEFT_EARLY


def _time(session: Row, which: str) -> datetime:
    return datetime.fromisoformat(f"{session['day']}T{session[which]}")


def _said(row: CheckInRow) -> str:
    return row.at.isoformat(" ", "minutes")

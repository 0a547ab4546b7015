"""Attendance from a file: marks for the course's own people and for walk-ins, head counts, and who led a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable

from courses.actions import attendance
from courses.errors import CoursesError
from courses.i18n import _
from courses.imports import apply_check_in
from courses.imports.applying import Applying, RowFault
from courses.imports.attendance_drafts import CheckInRow, HeadCountRow, MarkRow, MeetingRow
from courses.imports.on_course import Lists, faulty
from courses.imports.on_list import unknown
from courses.imports.put_marks import PutMark, put, put_walk_in
from courses.model import EnrolmentStatus
from courses.store import people, tables
from courses.store.connection import Row

_NO_SEAT = (EnrolmentStatus.INTEREST, EnrolmentStatus.WAITING, EnrolmentStatus.OFFERED)
AttendanceRow = MarkRow | CheckInRow | HeadCountRow | MeetingRow


def marks(to: Applying, rows: Iterable[AttendanceRow]) -> None:
    """Write what an attendance file says; a row that fits no course, session or person is handed back."""
    lists = Lists(to)
    came: list[CheckInRow] = []
    for row in rows:
        with to.row(row.source):
            if isinstance(row, MarkRow):
                _mark(to, lists, row)
            elif isinstance(row, CheckInRow):
                came.append(row)
            elif isinstance(row, HeadCountRow):
                _heads(to, lists, row)
            else:
                _meeting(to, lists, row)
    for row in sorted(came, key=lambda it: it.at):
        with to.row(row.source):
            apply_check_in.check_in(to, lists, row)
    lists.tell()


def _mark(to: Applying, lists: Lists, row: MarkRow) -> None:
    course_id = lists.course(row)
    faults: list[CoursesError] = []
    session: Row | None = None
    person: Row | None = None
    try:
        session = lists.session(course_id, row)
    except CoursesError as error:
        faults.append(error)
    try:
        person = _who(lists, course_id, row)
    except CoursesError as error:
        faults.append(error)
    for fault in faults[:-1]:
        to.hand_back(row.source, fault)
    if faults:
        raise faults[-1]
    if session is not None:
        new = PutMark(course_id, session, row.mark, row.minutes)
        if person is not None:
            if row.is_guess and _is_before_seat(session, person):
                lists.before_seat += 1
                return
            if person["status"] in _NO_SEAT:
                text = _("{name} has no seat in the course, and has a mark all the same")
                lists.warn(row, "person", text.format(name=people.name_of(to.it.store, person["id"])))
            put(to, lists, row, new, person)
        else:
            put_walk_in(to, lists, row, new)
        _led(to, lists, row, course_id, session["id"])


def _is_before_seat(session: Row, person: Row) -> bool:
    """Return whether a session began before somebody got their seat; not what was held before the first of all did."""
    begins, seated, opened = f"{session['day']}T{session['start']}:00", person["seated_at"], person["opened"]
    return seated is not None and opened <= begins < seated


def _who(lists: Lists, course_id: int, row: MarkRow) -> Row | None:
    """Return the person of a row, or None for a walk-in. Raises RowFault."""
    roll = lists.roll(course_id)
    line, lines = lists.line(row)
    if row.is_walk_in:
        roll.read(row.source, lines)
        known = roll.seated_by_whole_name(row.person, row.key, row.email)
        return None if known is None or roll.is_on(known, lines) else known
    try:
        if line is not None:
            return roll.on_list(row.source, line, lines)
        return roll.find(row.person, row.key, row.hint, row.email)
    except CoursesError as error:
        raise unknown(error, row) from error


def _heads(to: Applying, lists: Lists, row: HeadCountRow) -> None:
    course_id = lists.course(row)
    session = lists.session(course_id, row)
    before = (session["head_count"], session["child_count"])
    if before != (row.visitors, row.children):
        with faulty("visitors", row.visitors):
            online = session["online_count"]
            attendance.count_heads_in(to.it, session["id"], row.visitors, row.children, online=online)
    with faulty("visitors", row.visitors):
        to.once(("heads", session["id"]), (row.visitors, row.children), row.source)
    _led(to, lists, row, course_id, session["id"])
    session["head_count"], session["child_count"] = row.visitors, row.children
    if before[0] is None:
        to.created += 1
    else:
        to.count(is_changed=before != (row.visitors, row.children))


def _meeting(to: Applying, lists: Lists, row: MeetingRow) -> None:
    """Note who led a meeting when it was somebody else than the course's own leaders."""
    course_id = lists.course(row)
    session = lists.session(course_id, row)
    if row.is_cancelled and not session["is_cancelled"]:
        lists.warn(
            row,
            "cancelled",
            _("the list says that {day} was cancelled; the course says not").format(day=session["day"]),
        )
    if not row.leader:
        return
    leader_id = to.resolver.known_leader(row.leader)
    if leader_id is None:
        raise RowFault(
            _("Nobody called {name} is in the register of leaders.").format(name=row.leader),
            _("Write a leader’s name or signature."),
            field="leader",
            value=row.leader,
            spot=row.spots.get("leader"),
        )
    _put_leader(to, course_id, session["id"], leader_id, is_substitute=row.is_substitute)


def _led(to: Applying, lists: Lists, row: MarkRow | HeadCountRow, course_id: int, session_id: int) -> None:
    """Note who led the session of a row, when it says; of somebody unknown no more than a warning, for the row is right."""
    said = row.leader if isinstance(row, MarkRow) else row.staffed_by
    for name in filter(None, map(str.strip, re.split(r"[,;/&+]", said))):
        leader_id = to.resolver.known_leader(name)
        if leader_id is None:
            lists.warn(row, "leader", _("Nobody called {name} is in the register of leaders.").format(name=name))
        else:
            _put_leader(to, course_id, session_id, leader_id, is_substitute=True)


def _put_leader(to: Applying, course_id: int, session_id: int, leader_id: int, *, is_substitute: bool) -> None:
    """Write down who led a session; not the course's own leaders."""
    if tables.id_of(to.it.store, "course_leader", course_id=course_id, leader_id=leader_id):
        return
    if not tables.id_of(to.it.store, "session_leader", session_id=session_id, leader_id=leader_id):
        values = {"session_id": session_id, "leader_id": leader_id, "is_substitute": int(is_substitute)}
        to.it.insert("session_leader", values)

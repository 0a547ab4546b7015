"""Attendance lists on paper: who stands in which row, what stands above each column, and which list a number means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from courses.dates import day_text
from courses.errors import Invalid, NotFound, Refused
from courses.i18n import _
from courses.model import COMING, Actor, ListSession, Participant, Session, SessionStatus
from courses.rules import rights
from courses.store import Store, courses, lists, sessions
from courses.store.journal import Deed
from courses.store.lists import PrintedList
from courses.text import clean

_TYPED = re.compile(r"(?:((?:19|20)[0-9]{2})-(?=[0-9]{4}))?0*([1-9][0-9]{0,5})(?:-0*([0-9]{1,4}))?")
"""A list's number, the year before it and the session's after it if one likes: 2026-0042, 42, 42-3, 2026-0042-3."""


def code(list_number: str, session_number: int) -> str:
    """Return what stands above a column: the list's number of the year and the session's, "42-3"."""
    return f"{int(list_number.rpartition('-')[2])}-{session_number}"


def rows_and_columns(
    store: Store, actor: Actor, course_id: int, now: datetime
) -> tuple[list[Participant], list[Session]]:
    """Return who would stand on a list printed now, in Swedish order, and its sessions in order of time."""
    coming = [it for it in courses.participants(store, actor, course_id, now) if it.status in COMING]
    every = sessions.of_course(store, course_id, now)
    return coming, [it for it in every if it.status is not SessionStatus.CANCELLED]


def remember_in(
    it: Deed, print_run_id: int, coming: Iterable[Participant], columns: Iterable[tuple[Session, ListSession]]
) -> None:
    """Remember inside a deed who stands in which row of a list, from 1, and what stands above its columns."""
    it.insert_many(
        "list_row",
        ("print_run_id", "number", "person_id"),
        [(print_run_id, number, person.person_id) for number, person in enumerate(coming, 1)],
    )
    it.insert_many(
        "list_session",
        ("print_run_id", "session_id", "code"),
        [(print_run_id, meeting.id, column.code) for meeting, column in columns],
    )


def find(store: Store, actor: Actor, text: str, now: datetime) -> tuple[PrintedList, int | None]:
    """Return the list that a number means, and the session where a column's code is given; None: no session is.

    Raises Invalid for what is no number, NotFound, and Refused for another paper, another column or another's course.
    """
    match = _TYPED.fullmatch(clean(text).replace("–", "-").replace(" ", ""))
    if match is None:
        raise Invalid(
            _("“{text}” is no list number.").format(text=clean(text)),
            _("It stands on the list, such as 2026-0042; above each column it is followed by the session, 42-3."),
        )
    year, number = int(match[1]) if match[1] else None, int(match[2])
    printed = lists.numbered(store, number, year or now.year) or lists.numbered(store, number, year)
    if printed is None:
        raise _other(store, actor, number, year)
    require(store, actor, printed.course_id)
    if not printed.codes:
        raise Refused(
            _("List {number} was printed before rows were remembered.").format(number=printed.number),
            _("Key it by course and session, or print it anew."),
        )
    if match[3] is None:
        return printed, None
    written = f"{number}-{int(match[3])}"
    session_id = printed.session_of(written)
    if session_id is None:
        raise Refused(
            _("List {number} has no column {code}.").format(number=printed.number, code=written),
            belongs(store, printed, now),
        )
    return printed, session_id


def of_session(store: Store, printed: PrintedList, session: Session, now: datetime) -> None:
    """Raise Refused unless a session stands on a list, saying what the list belongs to."""
    if session.id not in printed.codes:
        said = _("{day} is not on list {number}.")
        raise Refused(said.format(day=day_text(session.day), number=printed.number), belongs(store, printed, now))


def other_column(printed: PrintedList, meant: Session, session: Session) -> Refused:
    """Return the refusal of a column that is another session's than the one to be keyed."""
    said = _("Column {code} of list {number} is {day}, not {other}.")
    return Refused(
        said.format(
            code=printed.codes[meant.id], number=printed.number, day=day_text(meant.day), other=day_text(session.day)
        ),
        _("Look at the code above the column."),
    )


def of_course(store: Store, printed: PrintedList, course_id: int, now: datetime) -> None:
    """Raise Refused unless a list is a course's, saying what it belongs to."""
    if printed.course_id != course_id:
        raise Refused(belongs(store, printed, now), _("Look at the number on the paper."))


def belongs(store: Store, printed: PrintedList, now: datetime) -> str:
    """Return what a list belongs to, in words: "List 2026-0042 is STO-601, 21 Sep–9 Nov"."""
    days = [it.day for it in sessions.of_course(store, printed.course_id, now) if it.id in printed.codes]
    course = courses.get(store, printed.course_id).code
    span = [day_text(day) for day in dict.fromkeys((min(days), max(days)))] if days else []
    return _("List {number} is {code}, {days}").format(number=printed.number, code=course, days="–".join(span))


def require(store: Store, actor: Actor, course_id: int) -> None:
    """Raise Refused unless an actor enters a course's attendance and sees who takes part."""
    whose = courses.whose(store, courses.get(store, course_id))
    rights.require(actor, rights.Right.ATTEND, whose)
    rights.require(actor, rights.Right.READ_PEOPLE, whose)


def _other(store: Store, actor: Actor, number: int, year: int | None) -> NotFound | Refused:
    """Return the refusal of a number under which no list was printed, saying what was."""
    other = lists.kind_of(store, number, year)
    if other is None or not rights.may(actor, rights.Right.PRINT):
        wanted = f"{year}-{number:04d}" if year else str(number)
        return NotFound(
            _("There is no list {number}.").format(number=wanted), _("The number stands at the top of the list.")
        )
    course = courses.get(store, other["course_id"]).code if other["course_id"] is not None else ""
    return Refused(
        _("{number} is no attendance list but another paper {code}.")
        .format(number=other["number"], code=course)
        .rstrip(),
        _("The number stands at the top of the list."),
    )

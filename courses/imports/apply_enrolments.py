"""A log of enrolments from one or more files: each row told who it is about, put in its place in time, then played in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from courses import clock
from courses.actions.enrolment import refuse_kind
from courses.errors import CoursesError
from courses.imports import facts, parked
from courses.imports.applying import Applying
from courses.imports.decisions import LEAVE_OUT
from courses.imports.drafts import EnrolmentRow
from courses.imports.enrolment_events import Kept, record
from courses.imports.logged import CourseLog
from courses.imports.match_people import Asked, match
from courses.imports.match_report import Led, RowMatch
from courses.imports.put_people import put
from courses.model import Course, EnrolmentEvent
from courses.store import courses, person_facts

_COMES = (EnrolmentEvent.ENROL, EnrolmentEvent.INTEREST)
"""Events that may be about somebody nobody knows; all others are about somebody in the course."""


@dataclass(slots=True)
class _Row:
    """A row on its way."""

    draft: EnrolmentRow
    match: RowMatch
    at: datetime
    event: EnrolmentEvent
    course_id: int | None = None
    """None: it cannot be kept."""
    known_id: int | None = None
    """Whose event it was when it was read in before."""
    parked_id: int | None = None
    """What was parked of it before."""
    is_told: bool = True
    """Whether it stands in a file that is read now."""


def enrolments(to: Applying, rows: Iterable[EnrolmentRow]) -> None:
    """Put the events on their courses' logs, in order of time; of two at the same time the one first in the files is first.

    A second enrolment of somebody placed or waiting is refused and told among the outcomes.
    """
    every = [_begin(to, order, row) for order, row in enumerate(_with_keys(to, list(rows)))]
    every.sort(key=lambda row: row.at)
    looked_up: dict[str, tuple[Course | None, CoursesError | None]] = {}
    for row in every:
        _find_course(to, row, looked_up)
    every = sorted([*_parked(to, every), *every], key=lambda row: row.at)  # of two at a time the one read in first
    to.clinic.matches.rows = [row.match for row in every]
    logs = {one: CourseLog.of(to.it.store, one) for one in {row.course_id for row in every if row.course_id}}
    for row in every:
        _find_before(to, row, logs)
    asked = [_asked(to, row) for row in every if row.event in _COMES and row.match.led is not Led.LEFT_OUT]
    matched = match(to.it.store, asked, to.clinic.decisions, to.clinic.matches)
    kept = {id(row.draft.person) for row in every if _is_new(row) and row.event in _COMES}
    put(to, matched, kept, with_notes=False)
    new = [row for row in every if _is_new(row)]
    events = [
        Kept(row.draft, row.match, row.at, row.event, row.course_id or 0, row.parked_id, row.is_told) for row in new
    ]
    record(to, events, matched, {one: log.rows for one, log in logs.items()})
    to.unchanged += sum(row.match.led is Led.BEFORE for row in every)
    to.clinic.matches.rows = [row.match for row in every if row.is_told or row.match.led is not Led.NOT_ENROLLED]


def _parked(to: Applying, rows: Sequence[_Row]) -> list[_Row]:
    """Return what other files said before of people who were not in these courses, unless the same stands here again."""
    there: dict[tuple[int, str, str, str], list[_Row]] = {}
    for row in rows:
        if row.course_id and row.event not in _COMES:
            same = parked.key_of(row.course_id, row.event, row.at.isoformat(), row.draft.person.name)
            there.setdefault(same, []).append(row)
    found = []
    for kept in parked.of_courses(to.it.store, {row.course_id for row in rows if row.course_id}):
        again = there.get(parked.key_of_row(kept))
        if again:
            again.pop(0).parked_id = kept["id"]
            continue
        draft = parked.draft(kept)
        match = RowMatch(draft.source, kept["source"], draft.person.name, event=draft.event, at=draft.at)
        match.course = courses.get(to.it.store, kept["course_id"]).code
        row = _Row(
            draft, match, draft.at or clock.now(), draft.event, kept["course_id"], None, kept["id"], is_told=False
        )
        found.append(row)
    return found


def _begin(to: Applying, order: int, draft: EnrolmentRow) -> _Row:
    person, event = draft.person, draft.event or EnrolmentEvent.INTEREST
    told = RowMatch(
        draft.source,
        to.clinic.reference(draft.source, draft.reference),
        person.alias if person.is_protected else person.name,
        "" if person.is_protected else person.other_name,
        event,
        draft.course,
        draft.at,
        details="" if person.is_protected else _details(draft),
        repairs=() if person.is_protected else to.clinic.repairs(draft.source),
    )
    return _Row(draft, told, draft.at or _untimed(order), event)


def _details(draft: EnrolmentRow) -> str:
    person = draft.person
    return ", ".join(filter(None, (person.birth_date, person.phone, person.email, person.town)))


def _untimed(order: int) -> datetime:
    """Return a time for a row of a file without times: the rows stand in order."""
    return datetime.combine(clock.today(), datetime.min.time()) + timedelta(seconds=order)


def _is_new(row: _Row) -> bool:
    return row.course_id is not None and row.match.led is None


def _find_course(to: Applying, row: _Row, looked_up: dict[str, tuple[Course | None, CoursesError | None]]) -> None:
    """Find the course of a row; one that cannot be kept goes back, unless somebody decided to leave it out."""
    said = to.clinic.decisions.get(row.match.reference)
    if said is not None and said.what == LEAVE_OUT:
        row.match.led, row.match.decision = Led.LEFT_OUT, said.written
        return
    written = row.draft.course
    if written not in looked_up:
        looked_up[written] = _course(to, written)
    course, error = looked_up[written]
    row.match.course = course.code if course else written
    if error is None and course is not None:
        row.course_id = course.id
        return
    row.match.led = Led.NO_ENROLMENTS if course else Led.UNKNOWN_COURSE
    if error is not None:
        row.match.text = error.message
        to.hand_back(row.draft.source, error)


def _course(to: Applying, written: str) -> tuple[Course | None, CoursesError | None]:
    """Return the course that a text names, and why nobody can be enrolled in it."""
    course = None
    try:
        course = courses.get(to.it.store, to.resolver.course(written))
        refuse_kind(course)  # a course that was cancelled later still had its line
    except CoursesError as error:
        return course, error
    return course, None


def _find_before(to: Applying, row: _Row, logs: dict[int, CourseLog]) -> None:
    """Find a row on its course's log, when it was read in before."""
    if row.course_id is None:
        return
    person = row.draft.person
    is_timed = row.draft.at is not None and not to.clinic.said(row.draft.source.file).is_again
    names = facts.names_of(person.name, person.other_name, person.key.casefold())
    log = logs[row.course_id]
    row.known_id = log.claim(row.event, names, row.at if is_timed else None, row.match.reference)
    if row.known_id is not None:
        row.match.led = Led.BEFORE


def _asked(to: Applying, row: _Row) -> Asked:
    said = to.clinic.said(row.draft.source.file)
    return Asked(row.match, row.draft.person, row.known_id, to.clinic.copied(row.draft.source), said.is_name_only)


def _with_keys(to: Applying, rows: list[EnrolmentRow]) -> list[EnrolmentRow]:
    """Return the rows with keys seen for what they are, when a column that could hold names holds keys.

    Once one lone word is the key of somebody in the register, every lone word of the file is a key.
    """
    rows = _with_names(to, rows)
    lone = [row for row in rows if not row.person.key and _is_lone_word(row.person.name)]
    if not lone or not person_facts.any_key(to.it.store, {row.person.name for row in lone}):
        return rows
    marked = set(map(id, lone))
    return [
        replace(row, person=replace(row.person, key=row.person.name, given_name="", family_name=""))
        if id(row) in marked
        else row
        for row in rows
    ]


def _with_names(to: Applying, rows: list[EnrolmentRow]) -> list[EnrolmentRow]:
    """Return the rows with names seen for what they are, when a column that could hold keys holds words nobody has as key."""
    keyed = [row for row in rows if row.person.key and not row.person.name]
    is_named = keyed and all(row.person.key.isalpha() for row in keyed)
    if not is_named or person_facts.any_key(to.it.store, {row.person.key for row in keyed}):
        return rows
    marked = set(map(id, keyed))
    return [
        replace(row, person=replace(row.person, key="", given_name=row.person.key)) if id(row) in marked else row
        for row in rows
    ]


def _is_lone_word(name: str) -> bool:
    return bool(name) and " " not in name

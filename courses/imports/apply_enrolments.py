"""A log of enrolments from a file: each event put in its place in time, then played in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from courses import clock
from courses.actions.enrolment import refuse_kind
from courses.actions.enrolment_log import LogEvent, record_in
from courses.errors import CoursesError, Invalid, NotFound
from courses.i18n import _
from courses.imports.apply_people import Register, person_id
from courses.imports.applying import Applying
from courses.imports.drafts import EnrolmentRow
from courses.model import EnrolmentEvent
from courses.rules.line import Result
from courses.store import courses, people, tables
from courses.store.connection import Row
from courses.text import fold


def enrolments(to: Applying, rows: Iterable[EnrolmentRow]) -> None:
    """Put the events on their courses' logs, in order of time; of two at the same time the one first in the file is first.

    A second enrolment of somebody placed or waiting is refused and told among the outcomes.
    """
    register = Register(to.it.store)
    rows = _with_keys(register, list(rows))
    events: dict[int, list[LogEvent]] = {}
    timed = [(row.at or _untimed(order), row) for order, row in enumerate(rows)]
    for at, row in sorted(timed, key=lambda pair: pair[0]):
        with to.row(row.source):
            course_id = _course(to, row)
            event = LogEvent(
                at=at,
                person_id=_person(to, register, row, course_id, at, events.get(course_id, [])),
                event=row.event or EnrolmentEvent.ENROL,
                channel=row.channel,
                party=row.party,
                notes=row.notes,
            )
            events.setdefault(course_id, []).append(event)
    for course_id, its_events in events.items():
        _record(to, course_id, its_events)


def _with_keys(register: Register, rows: list[EnrolmentRow]) -> list[EnrolmentRow]:
    """Return the rows with keys seen for what they are, when a column that could hold names holds keys.

    Once one lone word is the key of somebody in the register, every lone word of the file is a key.
    """
    lone = {id(row) for row in rows if not row.person.key and _is_lone_word(row.person.name)}
    if not any(id(row) in lone and register.by_key(row.person.name) for row in rows):
        return rows
    return [
        replace(row, person=replace(row.person, key=row.person.name, given_name="", family_name=""))
        if id(row) in lone
        else row
        for row in rows
    ]


def _is_lone_word(name: str) -> bool:
    return bool(name) and " " not in name


def _untimed(order: int) -> datetime:
    """Return a time for a row of a file without times: the rows stand in order."""
    return datetime.combine(clock.today(), datetime.min.time()) + timedelta(seconds=order)


def _course(to: Applying, row: EnrolmentRow) -> int:
    if row.event is None:
        raise Invalid(
            _("It is only an expression of interest."), _("It gives no place; keep it until the course opens.")
        )
    course_id = to.resolver.course(row.course)
    if row.event is EnrolmentEvent.ENROL:
        refuse_kind(courses.get(to.it.store, course_id))  # a course that was cancelled later still had its line
    return course_id


def _person(
    to: Applying, register: Register, row: EnrolmentRow, course_id: int, at: datetime, earlier: list[LogEvent]
) -> int:
    """Return who the row is about: somebody in the register, or for an enrolment a new person. Raises CoursesError."""
    known = register.find(row.person)
    if known is not None:
        return int(known["id"])
    if row.person.key and not row.person.name:
        raise NotFound(_("There is no person with the key “{key}”.").format(key=row.person.key))
    if row.event is not EnrolmentEvent.ENROL:
        return _in_course(to, register, row, course_id, earlier)
    logged = _logged(to, row, course_id, at)
    only = None if logged else register.only_one(row.person)
    if only is not None:
        to.note(
            row.source, _("{name} was taken for the one of that name in the register.").format(name=row.person.name)
        )
        return int(only["id"])
    return logged or person_id(to, register, row.person)


def _logged(to: Applying, row: EnrolmentRow, course_id: int, at: datetime) -> int | None:
    """Return who this very event is already on the log for: the same file read again."""
    for person in people.of_event(to.it.store, course_id, at, row.event or ""):
        if _words(f"{person['given_name']} {person['family_name']}") == _words(row.person.name):
            return int(person["id"])
    return None


def _in_course(to: Applying, register: Register, row: EnrolmentRow, course_id: int, earlier: list[LogEvent]) -> int:
    """Return the one of that name who is in the course; for rows that say only a name. Raises NotFound."""
    there = {event.person_id for event in earlier}
    there |= {r["person_id"] for r in tables.find(to.it.store, "enrolment", course_id=course_id)}
    named = [known for known in register.named(row.person) if "id" in known]
    found: list[Row] = [known for known in named if known["id"] in there] or named
    if len(found) != 1:
        name = row.person.name
        text = (
            _("Nobody called {name} is in the course.") if not found else _("Several called {name} are in the course.")
        )
        raise NotFound(text.format(name=name))
    return int(found[0]["id"])


def _words(name: str) -> list[str]:
    return sorted(fold(name).split())


def _record(to: Applying, course_id: int, events: list[LogEvent]) -> None:
    log = record_in(to.it, course_id, events, finds_parties=True)
    results = [one.result for one in log.recorded]
    course = courses.get(to.it.store, course_id)
    to.created += sum(result.is_accepted for result in results)
    to.unchanged += len(events) - len(results)
    to.outcomes += [_in_words(to, course.code, result) for result in results if not result.is_accepted]


def _in_words(to: Applying, code: str, result: Result) -> str:
    try:
        name = people.get(to.it.store, to.actor, result.event.person_id).name
    except CoursesError:
        name = _("somebody")
    return _("{code}, {at}, {name}: {reason}").format(
        code=code, at=result.event.at.isoformat(" ", "minutes"), name=name, reason=result.reason
    )

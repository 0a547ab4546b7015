"""Enrolments: enrol, cancel, drop out, one at a time at the desk or a whole log at once.

Who gets a seat is decided by `rules.enrolment`; here it is read, written and journalled. Every event is kept in the log,
refused ones too, so that an event that comes in late can be put in its place by playing the log again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from courses import clock
from courses.actions import choices
from courses.actions import people as people_actions
from courses.actions.drafts import PersonDraft
from courses.actions.kept import kept
from courses.errors import Refused
from courses.i18n import _
from courses.model import ENROLLABLE, Actor, Course, CourseKind, Enrolment, EnrolmentEvent, EnrolmentStatus, Person
from courses.rules import enrolment as rule
from courses.rules import rights
from courses.rules.series import Choice, Series
from courses.store import Store, courses, people, rows, series, tables
from courses.store.connection import Row
from courses.store.journal import Deed, deed


@dataclass(frozen=True, slots=True)
class LogEvent:
    """An event to be put on a course's log."""

    at: datetime
    """Naive local time."""
    person_id: int
    event: EnrolmentEvent
    channel: str = ""
    party: str = ""
    notes: str = ""
    sessions: Choice = frozenset()
    """Of ENROL and CHOOSE in a series: ids of the sessions chosen; empty: the whole."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a deed at the desk led to."""

    status: EnrolmentStatus
    position: int | None
    """Place in the queue, from 1."""
    promoted: tuple[Person, ...]
    """Those who got a seat from the waiting list by it; they are to be told."""
    text: str
    """In words, for the top line."""


def enrol(
    store: Store,
    actor: Actor,
    course_id: int,
    person_id: int,
    *,
    at: datetime | None = None,
    channel: str = "",
    party: str = "",
    notes: str = "",
    sessions: Collection[int] = (),
) -> Outcome:
    """Give a person a seat, or a place on the waiting list. Raises Refused when placed or waiting already.

    `sessions` are the ids of those that they come to, in a workshop series; none, or all there are: the whole.
    """
    choice = choices.choice_of(store, courses.get(store, course_id), sessions, is_now=at is None)
    event = LogEvent(
        at or clock.now(), person_id, EnrolmentEvent.ENROL, kept(channel), kept(party), kept(notes), choice
    )
    return _do(store, actor, course_id, event, _("Enrolled {person} in {course}"), is_now=at is None)


def enrol_new(
    store: Store,
    actor: Actor,
    course_id: int,
    draft: PersonDraft,
    *,
    at: datetime | None = None,
    channel: str = "",
    party: str = "",
    notes: str = "",
    sessions: Collection[int] = (),
) -> tuple[Person, Outcome]:
    """Add a person and enrol them, as `enrol`, in one deed: refused, nobody is added. Raises Refused, Invalid."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.ENROL, courses.organisation_ids(course))
    choice = choices.choice_of(store, course, sessions, is_now=at is None)
    _refuse_closed(course)
    with deed(store, actor, "") as it:
        person = people.get(store, actor, people_actions.add_in(it, draft))
        event = LogEvent(
            at or clock.now(), person.id, EnrolmentEvent.ENROL, kept(channel), kept(party), kept(notes), choice
        )
        it.words = _("Added {person}").format(person=person.name)
        it.words += "; " + _("Enrolled {person} in {course}").format(person=person.name, course=course.code)
        result = _record_one(it, course, person, event, is_now=at is None)
    return person, _outcome(store, actor, course, person, result)


def cancel(
    store: Store, actor: Actor, course_id: int, person_id: int, *, at: datetime | None = None, reason: str = ""
) -> Outcome:
    """Take back a seat or a place in the queue; a freed seat goes to the first who waits. Raises Refused."""
    event = LogEvent(at or clock.now(), person_id, EnrolmentEvent.CANCEL, notes=kept(reason))
    return _do(store, actor, course_id, event, _("Cancelled {person} in {course}"), is_now=at is None)


def drop_out(
    store: Store, actor: Actor, course_id: int, person_id: int, *, at: datetime | None = None, reason: str = ""
) -> Outcome:
    """Note that a person has stopped coming; the seat stays theirs in the figures. Raises Refused."""
    event = LogEvent(at or clock.now(), person_id, EnrolmentEvent.DROP_OUT, notes=kept(reason))
    return _do(store, actor, course_id, event, _("{person} dropped out of {course}"), is_now=at is None)


def choose_sessions(
    store: Store, actor: Actor, course_id: int, person_id: int, sessions: Collection[int], *, at: datetime | None = None
) -> Outcome:
    """Let a person of a workshop series come to these sessions from now on; none, or all there are: the whole.

    Who has a seat keeps it, and is refused a session that is full; who waits keeps the place in the queue. A seat that
    is freed goes to the first for whom all fits. Raises Refused, NotFound, Invalid.
    """
    every = frozenset(row["id"] for row in tables.find(store, "session", course_id=course_id))
    held = series.chosen(store, course_id).get(person_id, every)  # what has begun stays theirs
    choice = choices.choice_of(store, courses.get(store, course_id), sessions, is_now=at is None, held=held)
    event = LogEvent(at or clock.now(), person_id, EnrolmentEvent.CHOOSE, sessions=choice)
    return _do(store, actor, course_id, event, _("{person} chose other sessions of {course}"), is_now=at is None)


def record_in(it: Deed, course_id: int, events: Sequence[LogEvent]) -> list[rule.Result]:
    """Put events on a course's log inside a deed, and return what each led to, in order of time.

    An event that is on the log already is left out. When any is older than the log's last, the whole log is played again.
    """
    course = courses.get(it.store, course_id)
    log = tables.find(it.store, "enrolment_event", order="at, id", course_id=course_id)
    known = Counter((row["person_id"], row["at"], row["event"]) for row in log)
    new = _unknown(events, known)
    if not new:
        return []
    replays = bool(log) and new[0].at.isoformat() < log[-1]["at"]
    before = rule.Line() if replays else rule.line_of(_enrolments(it.store, course_id))
    played = sorted([*map(_logged, log), *new], key=lambda event: event.at) if replays else new
    by_session = series.of_course(it.store, course)
    if by_session is None and course.kind is CourseKind.WORKSHOP_SERIES and any(event.sessions for event in played):
        by_session = series.whole(it.store, course)
    line, results = _play(before, played, course.seats, by_session)
    fresh = set(map(id, new))
    told = [result for event, result in zip(played, results, strict=True) if id(event) in fresh]
    _write_events(it, course_id, new, told)
    _write_line(it, course_id, line, list(zip(played, results, strict=True)))
    return told


def fill_in(it: Deed, course_id: int) -> tuple[int, ...]:
    """Give free seats to the first in the queue inside a deed, after seats were raised; return who got one."""
    course = courses.get(it.store, course_id)
    before = rule.line_of(_enrolments(it.store, course_id))
    line, lucky = rule.fill(before, course.seats, series.of_course(it.store, course), clock.now())
    if lucky:
        _write_line(it, course_id, line, [], now=clock.now())
    return lucky


def fill_series_in(it: Deed, course_id: int) -> None:
    """Give seats that a change of single sessions has freed to the first for whom all fits, and tell it in the deed."""
    if series.of_course(it.store, courses.get(it.store, course_id)) is None:
        return
    lucky = fill_in(it, course_id)
    if lucky:
        names = ", ".join(people.name_of(it.store, one) for one in lucky)
        it.words += "; " + _("{people} got a seat").format(people=names)


def follow_replacement_in(it: Deed, course_id: int, cancelled_id: int, added_id: int) -> None:
    """Let those who chose a session that is cancelled come to the one that replaces it, inside a deed; nobody is refused."""
    mine = {who: choice for who, choice in series.chosen(it.store, course_id).items() if cancelled_id in choice}
    log = tables.find(it.store, "enrolment_event", order="at, id", course_id=course_id)
    at = max(clock.now(), rows.moment(log[-1]["at"]) if log else clock.now())
    events, told = [], []
    for row in tables.find(it.store, "enrolment", course_id=course_id):
        status = EnrolmentStatus(row["status"])
        if row["person_id"] not in mine or status is EnrolmentStatus.CANCELLED:
            continue
        choice = mine[row["person_id"]] - {cancelled_id} | {added_id}
        choices.write_in(it, row["id"], choice)
        at += timedelta(microseconds=1)
        events.append(LogEvent(at, row["person_id"], EnrolmentEvent.CHOOSE, sessions=choice))
        event = rule.Event(at, row["person_id"], EnrolmentEvent.CHOOSE, len(events), choice)
        told.append(rule.Result(event, is_accepted=True, status=status, position=row["position"]))
    _write_events(it, course_id, events, told)


def _do(store: Store, actor: Actor, course_id: int, event: LogEvent, words: str, *, is_now: bool) -> Outcome:
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.ENROL, courses.organisation_ids(course))
    person = people.get(store, actor, event.person_id)
    if event.event is EnrolmentEvent.ENROL:
        _refuse_closed(course)
    with deed(store, actor, words.format(person=person.name, course=course.code)) as it:
        result = _record_one(it, course, person, event, is_now=is_now)
    return _outcome(store, actor, course, person, result)


def _record_one(it: Deed, course: Course, person: Person, event: LogEvent, *, is_now: bool) -> rule.Result:
    """Put one event of the desk on the log inside a deed, and tell in the deed who got a seat by it. Raises Refused."""
    results = record_in(it, course.id, [_last(it.store, course.id, event) if is_now else event])
    if not results or not results[0].is_accepted:
        reason = results[0].reason if results else _("That is already noted.")
        raise Refused(_("{person}: {reason}").format(person=person.name, reason=reason))
    if results[0].promoted:
        names = ", ".join(people.name_of(it.store, lucky) for lucky in results[0].promoted)
        it.words += "; " + _("{people} got a seat").format(people=names)
    return results[0]


def _last(store: Store, course_id: int, event: LogEvent) -> LogEvent:
    """Return a desk's event as the last on the log: two within the same second keep their order."""
    log = tables.find(store, "enrolment_event", order="at, id", course_id=course_id)
    if not log or event.at > rows.moment(log[-1]["at"]):
        return event
    return replace(event, at=rows.moment(log[-1]["at"]) + timedelta(microseconds=1))


def _refuse_closed(course: Course) -> None:
    refuse_kind(course)
    if course.cancelled_reason is not None:
        raise Refused(_("{code} is cancelled.").format(code=course.code))


def refuse_kind(course: Course) -> None:
    """Raise Refused when a course takes no enrolments by its kind."""
    if course.kind not in ENROLLABLE:
        raise Refused(
            _("{code} takes no enrolments.").format(code=course.code), _("It is open, or booked by the slot.")
        )


def _outcome(store: Store, actor: Actor, course: Course, person: Person, result: rule.Result) -> Outcome:
    promoted = tuple(people.get(store, actor, i) for i in result.promoted)
    status = result.status or EnrolmentStatus.CANCELLED
    chosen = series.chosen(store, course.id).get(person.id)
    full = _("{course} is full. {person} is number {position} on the waiting list.")
    if series.of_course(store, course) is not None:
        full = _("{course} has not a seat at every session. {person} is number {position} on the waiting list.")
    text = {
        EnrolmentStatus.ENROLLED: _("{person} has a seat in {course}."),
        EnrolmentStatus.WAITING: full,
        EnrolmentStatus.CANCELLED: _("{person} is cancelled in {course}."),
        EnrolmentStatus.DROPPED_OUT: _("{person} has dropped out of {course}."),
    }[status].format(person=person.name, course=course.code, position=result.position)
    if chosen and status in (EnrolmentStatus.ENROLLED, EnrolmentStatus.WAITING):
        text += " " + choices.told(store, course.id, chosen)
    if promoted:
        text += " " + _("{people} got a seat from the waiting list.").format(people=", ".join(map(_told, promoted)))
    return Outcome(status, result.position, promoted, text)


def _told(person: Person) -> str:
    """Return whom to tell, and how."""
    reach = person.phone or person.email
    return f"{person.name} ({reach})" if reach else person.name


def _unknown(events: Iterable[LogEvent], known: Counter[tuple[int, str, str]]) -> list[LogEvent]:
    """Return the events not yet on the log, in order of time.

    A log that tells the day or the minute only may say the same twice; so they are counted, not merely looked for.
    """
    left = known.copy()
    new: list[LogEvent] = []
    for event in events:
        key = (event.person_id, event.at.isoformat(), str(event.event))
        if left[key]:
            left[key] -= 1
        else:
            new.append(event)
    return sorted(new, key=lambda event: event.at)


def _play(
    line: rule.Line, events: Sequence[LogEvent], seats: int | None, by_session: Series | None
) -> tuple[rule.Line, list[rule.Result]]:
    results: list[rule.Result] = []
    for order, event in enumerate(events):
        one = rule.Event(event.at, event.person_id, event.event, order, event.sessions)
        line, result = rule.apply(line, one, seats, by_session)
        results.append(result)
    return line, results


def _logged(row: Row) -> LogEvent:
    return LogEvent(
        at=rows.moment(row["at"]),
        person_id=row["person_id"],
        event=EnrolmentEvent(row["event"]),
        channel=row["channel"],
        party=row["party"],
        notes=row["notes"],
        sessions=frozenset(json.loads(row["sessions"])),
    )


def _write_events(it: Deed, course_id: int, events: Sequence[LogEvent], results: Sequence[rule.Result]) -> None:
    names = ("course_id", "person_id", "at", "event", "is_accepted", "channel", "party", "notes", "actor", "sessions")
    it.insert_many(
        "enrolment_event",
        names,
        (
            (
                course_id,
                e.person_id,
                e.at.isoformat(),
                e.event,
                int(r.is_accepted),
                e.channel,
                e.party,
                e.notes,
                it.actor.name,
                json.dumps(sorted(e.sessions)),
            )
            for e, r in zip(events, results, strict=True)
        ),
    )


def _write_line(
    it: Deed,
    course_id: int,
    line: rule.Line,
    played: Sequence[tuple[LogEvent, rule.Result]],
    now: datetime | None = None,
) -> None:
    """Make the enrolment rows say what the line says; `now` is when changes without an event happened."""
    kept = {row["person_id"]: row for row in tables.find(it.store, "enrolment", course_id=course_id)}
    facts = _facts(played)
    had_chosen = series.chosen(it.store, course_id)
    for person_id in (*line.placed, *line.waiting, *line.cancelled, *line.dropped_out):
        row = kept.get(person_id)
        values: dict[str, object] = {"status": line.status(person_id), "position": line.position(person_id)}
        values |= facts.get(person_id, {})
        if row is None:
            new_id = it.insert("enrolment", {"course_id": course_id, "person_id": person_id, **values})
            choices.write_in(it, new_id, line.chosen.get(person_id, frozenset()))
            continue
        if now is not None and row["status"] != values["status"]:
            values["since"] = now.isoformat()
        it.update("enrolment", row["id"], values)
        if person_id in line.chosen or person_id in had_chosen:
            choices.write_in(it, row["id"], line.chosen.get(person_id, frozenset()))


def _facts(played: Sequence[tuple[LogEvent, rule.Result]]) -> dict[int, dict[str, object]]:
    """Return, by person, since when the status holds, when they joined the line, and what they said when enrolling."""
    facts: dict[int, dict[str, object]] = {}
    for event, result in played:
        if not result.is_accepted:
            continue
        mine = facts.setdefault(event.person_id, {})
        if event.event is not EnrolmentEvent.CHOOSE:
            mine["since"] = event.at.isoformat()
        if event.event is EnrolmentEvent.ENROL:
            mine |= {"queued_at": event.at.isoformat(), "channel": event.channel, "party": event.party}
        if event.notes:
            mine["notes"] = event.notes
        for lucky in result.promoted:
            facts.setdefault(lucky, {})["since"] = event.at.isoformat()
    return facts


def _enrolments(store: Store, course_id: int) -> list[Enrolment]:
    chosen = series.chosen(store, course_id)
    return [
        Enrolment(
            id=row["id"],
            course_id=course_id,
            person_id=row["person_id"],
            status=EnrolmentStatus(row["status"]),
            since=rows.moment(row["since"]),
            position=row["position"],
            queued_at=rows.moment(row["queued_at"]) if row["queued_at"] else None,
            sessions=tuple(sorted(chosen.get(row["person_id"], ()))),
        )
        for row in tables.find(store, "enrolment", course_id=course_id)
    ]

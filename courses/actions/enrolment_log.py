"""The log of what happened to a course's enrolments, and the line that it leads to; written inside a deed.

Who gets a seat is `rules.enrolment`'s; here it is read, written and journalled. Every event is kept on the log, refused
ones too, so that an event that comes in late can be put in its place by playing the log again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from courses import clock
from courses.actions import choices, walk_in_moves
from courses.model import Course, CourseKind, Enrolment, EnrolmentEvent, EnrolmentStatus
from courses.rules import enrolment as rule
from courses.rules import parties
from courses.rules.line import Entry, Event, Line, Result, Rules, Seats, line_of
from courses.rules.series import Choice
from courses.store import Store, courses, options, people, rows, series, sessions, tables
from courses.store import enrolments as enrolment_rows
from courses.store.connection import Row
from courses.store.journal import Deed

TICK = timedelta(microseconds=1)
"""How far apart two deeds within the same moment are kept, so that they stay in order."""


@dataclass(frozen=True, slots=True)
class LogEvent:
    """An event to be put on a course's log."""

    at: datetime
    """Naive local time."""
    person_id: int
    event: EnrolmentEvent
    channel: str = ""
    party: str = ""
    """Whom they come with, as it was said."""
    notes: str = ""
    """Of anything but an enrolment, the reason."""
    sessions: Choice = frozenset()
    """Of ENROL and CHOOSE in a series: ids of the sessions chosen; empty: the whole."""
    party_no: int | None = None
    """Shared by those of a party in this course."""
    priority: int = 0
    until: datetime | None = None
    """Of an offer."""
    source: str = ""
    """The row it was read from."""


class Recorded(NamedTuple):
    """An event that was put on a log, and what it led to."""

    event: LogEvent
    result: Result


class Moved(NamedTuple):
    """Somebody who stands otherwise, because an event that came in late changed the line."""

    person_id: int
    was: EnrolmentStatus
    becomes: EnrolmentStatus


class Log(NamedTuple):
    """What putting events on a log led to."""

    recorded: list[Recorded]
    """In order of time; what was on the log already is not among them."""
    moved: list[Moved]
    """Others, of whom no event told."""


def record_in(it: Deed, course_id: int, events: Sequence[LogEvent], *, finds_parties: bool = False) -> Log:
    """Put events on a course's log inside a deed, and return what each led to.

    An event that is on the log already is left out. When any is older than the log's last, the whole log is played again.
    With `finds_parties` those who name each other are made a party, as `rules.parties` finds them.
    """
    course = courses.get(it.store, course_id)
    log = tables.find(it.store, "enrolment_event", order="at, id", course_id=course_id)
    new = _unknown(events, Counter((row["person_id"], row["at"], row["event"]) for row in log))
    if not new:
        return Log([], [])
    logged = [_logged(row) for row in log]
    replays = bool(log) and new[0].at < logged[-1].at
    if finds_parties and any(event.party for event in new):
        logged, new, has_joined = _with_parties(it, log, logged, new)
        replays = replays or has_joined
    before = line_of(enrolments(it.store, course_id))
    played = sorted([*logged, *new], key=lambda event: event.at) if replays else new
    rules = rules_of(it.store, course, played)
    rules = _with_history(it.store, course, rules) if replays else rules
    ruled = [_ruled(order, event) for order, event in enumerate(played)]
    line, results = rule.replay(ruled, rules) if replays else rule.play(before, ruled, rules)
    told = [Recorded(played[result.event.order], result) for result in results]
    fresh = set(map(id, new))
    recorded = [one for one in told if id(one.event) in fresh]
    _write_events(it, course_id, recorded)
    _write_line(it, course_id, line, told)
    return Log(recorded, _moved(before, line, {one.event.person_id for one in recorded}))


def play_again_in(it: Deed, course_id: int) -> list[Moved]:
    """Play a course's whole log again inside a deed, after what it says was changed; return who stands otherwise."""
    course = courses.get(it.store, course_id)
    before = line_of(enrolments(it.store, course_id))
    played = [_logged(row) for row in tables.find(it.store, "enrolment_event", order="at, id", course_id=course_id)]
    ruled = [_ruled(order, event) for order, event in enumerate(played)]
    line, results = rule.replay(ruled, _with_history(it.store, course, rules_of(it.store, course, played)))
    _write_line(it, course_id, line, [Recorded(played[one.event.order], one) for one in results])
    return _moved(before, line, ())


def fill_in(it: Deed, course_id: int) -> tuple[int, ...]:
    """Give free seats to the first in the queue inside a deed; return who got one, nobody where seats are offered."""
    course = courses.get(it.store, course_id)
    before = line_of(enrolments(it.store, course_id))
    line, lucky = rule.fill(before, rules_of(it.store, course), clock.now())
    if lucky:
        _write_line(it, course_id, line, [])
    return lucky


def seats_changed_in(it: Deed, course_id: int, before: int | None) -> None:
    """Remember inside a deed how many seats a course had until now, so that the log can be played again."""
    if tables.first(it.store, "enrolment_event", course_id=course_id) is not None:
        at = after_log(it.store, course_id)
        it.insert("course_seats", {"course_id": course_id, "at": at.isoformat(), "seats": before})


def follow_replacement_in(it: Deed, course_id: int, cancelled_id: int, added_id: int) -> None:
    """Let those who chose a session that is cancelled come to the one that replaces it, inside a deed; nobody is refused."""
    mine = {who: choice for who, choice in series.chosen(it.store, course_id).items() if cancelled_id in choice}
    at = after_log(it.store, course_id)
    told: list[Recorded] = []
    for row in tables.find(it.store, "enrolment", course_id=course_id):
        status = EnrolmentStatus(row["status"])
        if row["person_id"] not in mine or status is EnrolmentStatus.CANCELLED:
            continue
        choice = mine[row["person_id"]] - {cancelled_id} | {added_id}
        choices.write_in(it, row["id"], choice)
        event = LogEvent(at + len(told) * TICK, row["person_id"], EnrolmentEvent.CHOOSE, sessions=choice)
        result = Result(_ruled(len(told), event), is_accepted=True, status=status, position=row["position"])
        told.append(Recorded(event, result))
    _write_events(it, course_id, told)


def after_log(store: Store, course_id: int) -> datetime:
    """Return the present, or just after the last event of a course's log and the last change of its seats."""
    last = enrolment_rows.last_moment(store, course_id)
    return max(clock.now(), rows.moment(last) + TICK) if last else clock.now()


def next_party(store: Store, course_id: int) -> int:
    """Return the number of the next party of a course."""
    return enrolment_rows.last_party(store, course_id) + 1


def rules_of(store: Store, course: Course, played: Iterable[LogEvent] = ()) -> Rules:
    """Return what decides who gets a seat in a course; `played` are events that may choose sessions, not yet written."""
    by_session = series.of_course(store, course)
    if by_session is None and course.kind is CourseKind.WORKSHOP_SERIES and any(event.sessions for event in played):
        by_session = series.whole(store, course)
    return Rules(
        seats=Seats(course.seats),
        series=by_session,
        singles_pass=options.get(store, "waiting.singles_pass") == "yes",
        offers=options.get(store, "waiting.gives") == "offer",
        drop_out_from=_drop_out_from(store, course.id),
    )


def _with_history(store: Store, course: Course, rules: Rules) -> Rules:
    """Return the rules with how many seats there were before, for a log that is played from its beginning."""
    changes = tables.find(store, "course_seats", order="at, id", course_id=course.id)
    return replace(rules, seats=Seats(course.seats, tuple((rows.moment(it["at"]), it["seats"]) for it in changes)))


def _drop_out_from(store: Store, course_id: int) -> datetime | None:
    """Return from when on cancelling counts as dropping out; of a course with fewer sessions, from the end of its last."""
    number = int(options.get(store, "enrolment.drop_out_from"))
    held = [row for row in sessions.chain(store, course_id) if not row["is_cancelled"]]
    if not number or not held:
        return None
    is_there = number <= len(held)
    row = held[number - 1] if is_there else held[-1]
    return datetime.fromisoformat(f"{row['day']}T{row['start' if is_there else 'end']}")


def enrolments(store: Store, course_id: int) -> list[Enrolment]:
    """Return everybody's enrolment in a course."""
    chosen = series.chosen(store, course_id)
    found = tables.find(store, "enrolment", course_id=course_id)
    return [rows.enrolment(row, chosen.get(row["person_id"], frozenset())) for row in found]


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


def _with_parties(
    it: Deed, log: Sequence[Row], logged: Sequence[LogEvent], new: Sequence[LogEvent]
) -> tuple[list[LogEvent], list[LogEvent], bool]:
    """Return the log and the new events with those who name each other made parties, and whether that changed the log."""
    every = [*logged, *new]
    enrols = [n for n, event in enumerate(every) if event.event is EnrolmentEvent.ENROL]
    names = people.spellings(it.store, {every[n].person_id for n in enrols})
    asked = [
        parties.Enrolling(every[n].person_id, every[n].at, every[n].party, names.get(every[n].person_id, ()))
        for n in enrols
    ]
    number = max((event.party_no or 0 for event in logged), default=0)
    given = list(every)
    for party in parties.find(asked):
        members = [enrols[one] for one in party]
        own = next((every[n].party_no for n in members if every[n].party_no), None)
        number += own is None
        for n in members:
            given[n] = replace(every[n], party_no=every[n].party_no or own or number)
    changed = [n for n in range(len(logged)) if given[n] != every[n]]
    for n in changed:
        it.update("enrolment_event", log[n]["id"], {"party_no": given[n].party_no})
    return given[: len(logged)], given[len(logged) :], bool(changed)


def _ruled(order: int, event: LogEvent) -> Event:
    return Event(
        at=event.at,
        person_id=event.person_id,
        kind=event.event,
        order=order,
        sessions=event.sessions,
        party=event.party_no,
        priority=event.priority,
        until=event.until,
    )


def _logged(row: Row) -> LogEvent:
    return LogEvent(
        at=rows.moment(row["at"]),
        person_id=row["person_id"],
        event=EnrolmentEvent(row["event"]),
        channel=row["channel"],
        party=row["party"],
        notes=row["notes"],
        sessions=frozenset(json.loads(row["sessions"])),
        party_no=row["party_no"],
        priority=row["priority"],
        until=rows.moment_or_none(row["until"]),
        source=row["source"],
    )


_EVENT = (
    "course_id person_id at event is_accepted outcome refusal channel party_no party priority until notes source actor sessions"
).split()


def _write_events(it: Deed, course_id: int, recorded: Sequence[Recorded]) -> None:
    it.insert_many("enrolment_event", tuple(_EVENT), (_event(it, course_id, *one) for one in recorded))


def _event(it: Deed, course_id: int, event: LogEvent, result: Result) -> tuple[object, ...]:
    return (
        course_id,
        event.person_id,
        event.at.isoformat(),
        event.event,
        int(result.is_accepted),
        result.status or "",
        result.reason,
        event.channel,
        event.party_no,
        event.party,
        event.priority,
        event.until.isoformat() if event.until else None,
        event.notes,
        event.source,
        it.actor.name,
        json.dumps(sorted(event.sessions)),
    )


def _write_line(it: Deed, course_id: int, line: Line, told: Sequence[Recorded]) -> None:
    """Make the enrolment rows say what the line says."""
    kept = {row["person_id"]: row for row in tables.find(it.store, "enrolment", course_id=course_id)}
    facts = _facts(told)
    had_chosen = series.chosen(it.store, course_id)
    entries = {person: entry for entry in line.queue for person in entry.people}
    for position, person_id in enumerate(line.waiting, 1):
        facts.setdefault(person_id, {})["position"] = position
    for person_id in line.everybody:
        row = kept.get(person_id)
        values = _standing(line, person_id, entries.get(person_id)) | facts.get(person_id, {})
        if row is None:
            new_id = it.insert("enrolment", {"course_id": course_id, "person_id": person_id, **values})
            choices.write_in(it, new_id, line.chosen.get(person_id, frozenset()))
            continue
        it.update("enrolment", row["id"], values)
        if person_id in line.chosen or person_id in had_chosen:
            choices.write_in(it, row["id"], line.chosen.get(person_id, frozenset()))
    walk_in_moves.settle_in(it, course_id)


def _standing(line: Line, person_id: int, entry: Entry | None) -> dict[str, object]:
    """Return the columns that the line itself tells of a person."""
    status, seat = line.status(person_id), line.seats.get(person_id)
    until = line.offered.get(person_id)
    values: dict[str, object] = {
        "status": status,
        "position": None,
        "offer_until": until.isoformat() if until else None,
        "has_lapsed": int(entry.has_lapsed) if entry else 0,
        "party_no": line.parties.get(person_id),
    }
    if seat:
        values |= {"seated_at": seat.since.isoformat(), "is_promoted": int(seat.is_promoted)}
    if seat and status is EnrolmentStatus.ENROLLED:
        values["since"] = seat.since.isoformat()
    if entry:
        values["queued_at"] = entry.since.isoformat()
    return values


_KEEPS_STATUS = (EnrolmentEvent.CHOOSE, EnrolmentEvent.PRIORITIZE)
_COMES = (EnrolmentEvent.ENROL, EnrolmentEvent.INTEREST)


def _facts(told: Sequence[Recorded]) -> dict[int, dict[str, object]]:
    """Return by person what the events tell beside the line: since when, through whom, what they said, why."""
    facts: dict[int, dict[str, object]] = {}
    for event, result in told:
        if not result.is_accepted:
            continue
        mine = facts.setdefault(event.person_id, {})
        if event.event in _COMES:
            mine |= {"queued_at": result.at.isoformat(), "channel": event.channel, "party": event.party}
            mine |= {"reason": "", "priority": 0, "priority_reason": ""}
        elif event.event is EnrolmentEvent.PRIORITIZE:
            mine |= {"priority": event.priority, "priority_reason": event.notes if event.priority else ""}
        elif event.event not in _KEEPS_STATUS:
            mine["reason"] = event.notes
        if result.status is EnrolmentStatus.ENROLLED:
            mine.pop("since", None)  # since they have the seat, as the line tells
        elif event.event not in _KEEPS_STATUS:
            mine["since"] = result.at.isoformat()
        if event.notes and event.event in _COMES:
            mine["notes"] = event.notes
    return facts


def _moved(before: Line, line: Line, told: Iterable[int]) -> list[Moved]:
    """Return who stood in the line before and stands otherwise now, but for those who are told of anyhow."""
    others = [one for one in before.everybody if one not in told]
    stands = [(one, before.status(one), line.status(one)) for one in others]
    return [Moved(one, was, now) for one, was, now in stands if was and now and was is not now]

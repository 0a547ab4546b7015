"""Enrolments at the desk: enrol, cancel, drop out, confirm … one at a time, each a deed that can be undone.

Who gets a seat is decided by `rules.enrolment`; the log and the line are written by `enrolment_log`. Offers of seats have a
module of their own, `offers`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from courses import clock
from courses.actions import choices, offering
from courses.actions import people as people_actions
from courses.actions.drafts import PersonDraft
from courses.actions.enrolment_log import TICK, LogEvent, Recorded, after_log, next_party, record_in
from courses.actions.kept import kept
from courses.errors import Invalid, Refused
from courses.i18n import _
from courses.model import COMING, ENROLLABLE, Actor, Course, EnrolmentEvent, EnrolmentStatus, Person
from courses.rules import rights
from courses.store import Store, courses, enrolments, people, series, tables
from courses.store.journal import Deed, deed

HIGHEST_PRIORITY = 9
_OF_COURSES_HELD = frozenset({EnrolmentEvent.ACCEPT, EnrolmentEvent.CONFIRM})
"""What a cancelled course refuses now; a log that is read in may have them from before it was cancelled."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a deed at the desk led to."""

    status: EnrolmentStatus
    position: int | None
    """Place in the queue, from 1."""
    promoted: tuple[Person, ...]
    """Those who got a seat from the waiting list by it, or were offered one; they are to be told."""
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
    source: str = "",
) -> Outcome:
    """Give a person a seat, or a place on the waiting list. Raises Refused when placed or waiting already.

    `sessions` are the ids of those that they come to, in a workshop series; none, or all there are: the whole.
    """
    choice = choices.choice_of(store, courses.get(store, course_id), sessions, is_now=at is None)
    event = _enrols(at, person_id, channel, party, notes, choice, source)
    return do(store, actor, course_id, event, _("Enrolled {person} in {course}"), is_now=at is None)


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
    source: str = "",
) -> tuple[Person, Outcome]:
    """Add a person and enrol them, as `enrol`, in one deed: refused, nobody is added. Raises Refused, Invalid."""
    with deed(store, actor, "") as it:
        course = _open(store, actor, course_id)
        choice = choices.choice_of(store, course, sessions, is_now=at is None)
        person = people.get(store, actor, people_actions.add_in(it, draft))
        event = _enrols(at, person.id, channel, party, notes, choice, source)
        it.words = _("Added {person}").format(person=person.name)
        it.words += "; " + _("Enrolled {person} in {course}").format(person=person.name, course=course.code)
        result = _record(it, course, [event], is_now=at is None)[0]
    return person, _outcome(store, actor, course, person, result)


def enrol_party(
    store: Store,
    actor: Actor,
    course_id: int,
    person_ids: Sequence[int],
    *,
    at: datetime | None = None,
    channel: str = "",
    notes: str = "",
    source: str = "",
) -> list[Outcome]:
    """Enrol people who come together: they get in whole or wait whole; return what became of each, in their order.

    Raises Refused when one of them has a seat or waits already, Invalid when they are fewer than two.
    """
    if len(set(person_ids)) < 2:
        raise Invalid(_("A party is at least two people."))
    with deed(store, actor, "") as it:
        course = _open(store, actor, course_id)
        everybody = [people.get(store, actor, one) for one in dict.fromkeys(person_ids)]
        number = next_party(store, course_id)  # within the deed: two clerks at once would get the same
        moment = at or clock.now()
        events = []
        for order, person in enumerate(everybody):
            others = ", ".join(one.name for one in everybody if one is not person)
            event = _enrols(moment + order * TICK, person.id, channel, others, notes, frozenset(), source)
            events.append(replace(event, party_no=number))
        names = ", ".join(person.name for person in everybody)
        it.words = _("Enrolled {person} in {course}").format(person=names, course=course.code)
        results = _record(it, course, events, is_now=at is None)
    by_person = {one.event.person_id: one for one in results}
    return [_outcome(store, actor, course, person, by_person[person.id]) for person in everybody]


def cancel(
    store: Store,
    actor: Actor,
    course_id: int,
    person_id: int,
    *,
    at: datetime | None = None,
    reason: str = "",
    channel: str = "",
) -> Outcome:
    """Take back a seat or a place in the queue; a freed seat goes to the first who waits. Raises Refused.

    Once the session has begun that the setting `enrolment.drop_out_from` names, it counts as dropping out.
    """
    event = LogEvent(at or clock.now(), person_id, EnrolmentEvent.CANCEL, kept(channel), notes=kept(reason))
    return do(store, actor, course_id, event, _("Cancelled {person} in {course}"), is_now=at is None)


def drop_out(
    store: Store, actor: Actor, course_id: int, person_id: int, *, at: datetime | None = None, reason: str = ""
) -> Outcome:
    """Note that a person has stopped coming; the seat stays theirs in the figures. Raises Refused."""
    event = LogEvent(at or clock.now(), person_id, EnrolmentEvent.DROP_OUT, notes=kept(reason))
    return do(store, actor, course_id, event, _("{person} dropped out of {course}"), is_now=at is None)


def no_show(
    store: Store, actor: Actor, course_id: int, person_id: int, *, at: datetime | None = None, reason: str = ""
) -> Outcome:
    """Note that a person with a seat never came; the seat is free again. Raises Refused, when they have been there too."""
    if enrolments.has_been_there(store, course_id, person_id):
        name = people.get(store, actor, person_id).name
        raise Refused(
            _("{person} has been there.").format(person=name), _("Who has stopped coming is noted as dropped out.")
        )
    event = LogEvent(at or clock.now(), person_id, EnrolmentEvent.NO_SHOW, notes=kept(reason))
    return do(store, actor, course_id, event, _("{person} never came to {course}"), is_now=at is None)


def express_interest(
    store: Store,
    actor: Actor,
    course_id: int,
    person_id: int,
    *,
    at: datetime | None = None,
    channel: str = "",
    notes: str = "",
    source: str = "",
) -> Outcome:
    """Note that a person would like to come to a course, without a seat or a place in the queue. Raises Refused."""
    event = LogEvent(
        at or clock.now(), person_id, EnrolmentEvent.INTEREST, kept(channel), notes=kept(notes), source=kept(source)
    )
    return do(store, actor, course_id, event, _("{person} is interested in {course}"), is_now=at is None)


def confirm(
    store: Store,
    actor: Actor,
    course_id: int,
    person_id: int,
    *,
    at: datetime | None = None,
    channel: str = "",
    notes: str = "",
) -> Outcome:
    """Note that a person with a seat, or who was offered one, says to come. Raises Refused."""
    event = LogEvent(at or clock.now(), person_id, EnrolmentEvent.CONFIRM, kept(channel), notes=kept(notes))
    return do(store, actor, course_id, event, _("{person} says to come to {course}"), is_now=at is None)


def prioritize(
    store: Store,
    actor: Actor,
    course_id: int,
    person_id: int,
    priority: int,
    reason: str,
    *,
    at: datetime | None = None,
) -> Outcome:
    """Let a person who waits go before those of a lower priority, for a reason; 0 takes it away. Raises Invalid, Refused."""
    if not 0 <= priority <= HIGHEST_PRIORITY:
        raise Invalid(_("Priority goes from 1 to {highest}.").format(highest=HIGHEST_PRIORITY), _("0 takes it away."))
    if priority and not kept(reason):
        raise Invalid(_("Priority is given for a reason only."), _("Say why this person goes before others."))
    event = LogEvent(at or clock.now(), person_id, EnrolmentEvent.PRIORITIZE, notes=kept(reason), priority=priority)
    return do(store, actor, course_id, event, _("{person} goes before others in {course}"), is_now=at is None)


def transfer(
    store: Store, actor: Actor, from_id: int, to_id: int, person_id: int, *, reason: str = "", channel: str = ""
) -> Outcome:
    """Let a person go from one course to another, in one deed: a seat there, or a place on its waiting list. Raises Refused."""
    with deed(store, actor, "") as it:
        old, new = _known(store, actor, from_id), _open(store, actor, to_id)
        if old.id == new.id:
            raise Refused(_("{code} is the course they are in.").format(code=new.code))
        person = people.get(store, actor, person_id)
        it.words = _("{person} went from {old} to {course}").format(person=person.name, old=old.code, course=new.code)
        said = "; ".join(filter(None, (_("to {code}").format(code=new.code), kept(reason))))
        _record(it, old, [LogEvent(clock.now(), person_id, EnrolmentEvent.TRANSFER, kept(channel), notes=said)])
        came = _("from {code}").format(code=old.code)
        result = _record(it, new, [_enrols(None, person_id, channel, "", came, frozenset(), "")])[0]
    return _outcome(store, actor, new, person, result)


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
    return do(store, actor, course_id, event, _("{person} chose other sessions of {course}"), is_now=at is None)


def _enrols(
    at: datetime | None, person_id: int, channel: str, party: str, notes: str, choice: frozenset[int], source: str
) -> LogEvent:
    return LogEvent(
        at or clock.now(),
        person_id,
        EnrolmentEvent.ENROL,
        kept(channel),
        kept(party),
        kept(notes),
        choice,
        source=kept(source),
    )


def do(store: Store, actor: Actor, course_id: int, event: LogEvent, words: str, *, is_now: bool) -> Outcome:
    """Put one event on a course's log, in one deed with these words; `is_now`: as its last. Raises Refused."""
    is_new = event.event in (EnrolmentEvent.ENROL, EnrolmentEvent.INTEREST)
    with deed(store, actor, "") as it:
        course = _open(store, actor, course_id) if is_new else _known(store, actor, course_id)
        person = people.get(store, actor, event.person_id)
        it.words = words.format(person=person.name, course=course.code)
        return do_in(it, course, event, is_now=is_now)


def do_in(it: Deed, course: Course, event: LogEvent, *, is_now: bool) -> Outcome:
    """Put one event on a course's log inside a deed; `is_now`: as its last. Raises Refused."""
    if is_now and event.event in _OF_COURSES_HELD:
        _open(it.store, it.actor, course.id)
    recorded = _record(it, course, [event], is_now=is_now)[0]
    person = people.get(it.store, it.actor, event.person_id)
    return _outcome(it.store, it.actor, course, person, recorded)


def _known(store: Store, actor: Actor, course_id: int) -> Course:
    """Return a course whose enrolments the actor may write; raises Refused, NotFound."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.ENROL, courses.organisation_ids(course))
    return course


def _open(store: Store, actor: Actor, course_id: int) -> Course:
    """Return a course that takes enrolments; raises Refused."""
    course = _known(store, actor, course_id)
    refuse_kind(course)
    if course.cancelled_reason is not None:
        raise Refused(_("{code} is cancelled.").format(code=course.code))
    return course


def refuse_kind(course: Course) -> None:
    """Raise Refused when a course takes no enrolments by its kind."""
    if course.kind not in ENROLLABLE:
        raise Refused(
            _("{code} takes no enrolments.").format(code=course.code), _("It is open, or booked by the slot.")
        )


def _record(it: Deed, course: Course, events: Sequence[LogEvent], *, is_now: bool = True) -> list[Recorded]:
    """Put events of the desk on the log inside a deed, and tell in the deed who got a seat by them. Raises Refused."""
    if is_now:
        offering.expire_in(it, course, clock.now())
        last = after_log(it.store, course.id)
        events = [replace(event, at=last + order * TICK) for order, event in enumerate(events)]
    recorded = record_in(it, course.id, events).recorded
    if not recorded:
        raise Refused(_("That is already noted."))
    for one in recorded:
        if not one.result.is_accepted:
            name = people.name_of(it.store, one.event.person_id)
            raise Refused(_("{person}: {reason}").format(person=name, reason=one.result.reason))
    _tell(it, recorded)
    if is_now:
        offering.offer_next_in(it, course)
    return recorded


def record_in_desk(it: Deed, course: Course, events: Sequence[LogEvent], *, is_now: bool) -> list[Recorded]:
    """Put events on a course's log inside a deed of the desk's own; see `do`. Raises Refused."""
    return _record(it, course, events, is_now=is_now)


def outcome(store: Store, actor: Actor, course: Course, person: Person, recorded: Recorded) -> Outcome:
    """Return what an event that was recorded led to, in words."""
    rights.require(actor, rights.Right.ENROL)
    return _outcome(store, actor, course, person, recorded)


def open_course(store: Store, actor: Actor, course_id: int) -> Course:
    """Return a course that takes enrolments, and whose enrolments the actor may write; raises Refused, NotFound."""
    return _open(store, actor, course_id)


def _tell(it: Deed, recorded: Sequence[Recorded]) -> None:
    lucky = [person for one in recorded for person in one.result.promoted]
    if lucky:
        names = ", ".join(people.name_of(it.store, one) for one in lucky)
        it.words += "; " + _("{people} got a seat").format(people=names)


def _outcome(store: Store, actor: Actor, course: Course, person: Person, recorded: Recorded) -> Outcome:
    result = recorded.result
    offered = enrolments.offered_since(store, course.id, recorded.event.at)
    promoted = tuple(people.get(store, actor, i) for i in dict.fromkeys((*result.promoted, *offered)))
    status = result.status or EnrolmentStatus.CANCELLED
    text = _words(store, course, status).format(person=person.name, course=course.code, position=result.position)
    chosen = series.chosen(store, course.id).get(person.id)
    if chosen and status in (*COMING, EnrolmentStatus.WAITING):
        text += " " + choices.told(store, course.id, chosen)
    if result.promoted:
        got = [one for one in promoted if one.id in result.promoted]
        text += " " + _("{people} got a seat from the waiting list.").format(people=", ".join(map(_told, got)))
    if offered:
        to = [one for one in promoted if one.id in offered]
        text += " " + _("The seat is offered to {people}.").format(people=", ".join(map(_told, to)))
    return Outcome(status, result.position, promoted, text)


def _words(store: Store, course: Course, status: EnrolmentStatus) -> str:
    full = _("{course} is full. {person} is number {position} on the waiting list.")
    if series.of_course(store, course) is not None:
        full = _("{course} has not a seat at every session. {person} is number {position} on the waiting list.")
    return {
        EnrolmentStatus.INTEREST: _("{person} is noted as interested in {course}."),
        EnrolmentStatus.ENROLLED: _("{person} has a seat in {course}."),
        EnrolmentStatus.WAITING: full,
        EnrolmentStatus.OFFERED: _("{person} is offered a seat in {course}."),
        EnrolmentStatus.CONFIRMED: _("{person} has a seat in {course} and says to come."),
        EnrolmentStatus.CANCELLED: _("{person} is cancelled in {course}."),
        EnrolmentStatus.DROPPED_OUT: _("{person} has dropped out of {course}."),
        EnrolmentStatus.TRANSFERRED: _("{person} has gone from {course} to another course."),
        EnrolmentStatus.NO_SHOW: _("{person} never came to {course}."),
    }[status]


def _told(person: Person) -> str:
    """Return whom to tell, and how."""
    reach = person.phone or person.email
    return f"{person.name} ({reach})" if reach else person.name

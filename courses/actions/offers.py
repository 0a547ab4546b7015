"""Offers of seats from the waiting list: made, taken, declined, run out. Each deed is one transaction and one entry."""

from __future__ import annotations

from datetime import datetime

from courses import clock
from courses.actions import enrolment, offering
from courses.actions.enrolment import Outcome
from courses.actions.enrolment_log import LogEvent
from courses.actions.kept import kept
from courses.errors import Invalid, Refused
from courses.i18n import _
from courses.model import Actor, Course, EnrolmentEvent, EnrolmentStatus
from courses.rules import rights
from courses.store import Store, courses, enrolments, people, tables
from courses.store.journal import deed


def offer(
    store: Store,
    actor: Actor,
    course_id: int,
    person_id: int | None = None,
    *,
    until: datetime | None = None,
    channel: str = "",
    notes: str = "",
) -> tuple[int, ...]:
    """Offer a free seat to somebody, with the party, until a time (None: as set); return who was offered one.

    `person_id` None is the next in line for whom there is room. Raises Refused when nobody waits for whom there is room or
    no seat is free, Invalid when the time has been.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.ENROL, courses.organisation_ids(course))
    if until is not None and until <= clock.now():
        raise Invalid(_("The time until which a seat is offered has been."), _("Give a time to come."))
    with deed(store, actor, "") as it:
        offering.expire_in(it, course, clock.now())
        whom = _with_party(store, course, person_id) if person_id else offering.next_people(store, course)
        if not whom:
            raise Refused(_("Nobody waits in {code} for whom there is room.").format(code=course.code))
        it.words += "; " * bool(it.words) + course.code
        offered = offering.offer_in(it, course, whom, until, kept(channel), kept(notes))
        if len(offered) < len(whom):
            raise Refused(_not_offered(store, course, whom))
    return offered


def _with_party(store: Store, course: Course, person_id: int) -> tuple[int, ...]:
    """Return a person with those who wait in the same party."""
    row = tables.first(store, "enrolment", course_id=course.id, person_id=person_id)
    if row is None or row["party_no"] is None:
        return (person_id,)
    mates = tables.find(store, "enrolment", order="position, id", course_id=course.id, party_no=row["party_no"])
    return tuple(mate["person_id"] for mate in mates if mate["status"] == row["status"])


def _not_offered(store: Store, course: Course, whom: tuple[int, ...]) -> str:
    """Return why none of these is offered a seat: somebody does not wait, or there are too few seats."""
    names = ", ".join(people.name_of(store, one) for one in whom)
    rows = [tables.first(store, "enrolment", course_id=course.id, person_id=one) for one in whom]
    if all(row is not None and row["status"] in (EnrolmentStatus.WAITING, EnrolmentStatus.INTEREST) for row in rows):
        words = _("{people} cannot be offered a seat in {code}: too few are free.")
    else:
        words = _("{people} cannot be offered a seat in {code} without being on its waiting list.")
    return words.format(people=names, code=course.code)


def accept(
    store: Store, actor: Actor, course_id: int, person_id: int, *, channel: str = "", notes: str = ""
) -> Outcome:
    """Note that a person takes the seat offered. Raises Refused."""
    return _answer(store, actor, course_id, person_id, EnrolmentEvent.ACCEPT, channel, notes)


def decline(
    store: Store, actor: Actor, course_id: int, person_id: int, *, channel: str = "", reason: str = ""
) -> Outcome:
    """Note that a person does not want the seat offered; it goes on to the next. Raises Refused."""
    return _answer(store, actor, course_id, person_id, EnrolmentEvent.DECLINE, channel, reason)


def _answer(
    store: Store, actor: Actor, course_id: int, person_id: int, event: EnrolmentEvent, channel: str, notes: str
) -> Outcome:
    words = {
        EnrolmentEvent.ACCEPT: _("{person} takes the seat offered in {course}"),
        EnrolmentEvent.DECLINE: _("{person} does not want the seat offered in {course}"),
    }[event]
    said = LogEvent(clock.now(), person_id, event, kept(channel), notes=kept(notes))
    return enrolment.do(store, actor, course_id, said, words, is_now=True)


def expire(store: Store, actor: Actor, course_id: int, person_id: int) -> str:
    """Let an offer run out before its time, with those of the party; the seat goes on to the next. Returns it in words.

    Raises Refused when the person has not been offered a seat.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.ENROL, courses.organisation_ids(course))
    with deed(store, actor, "") as it:
        row = tables.first(store, "enrolment", course_id=course_id, person_id=person_id)
        if row is None or row["status"] != EnrolmentStatus.OFFERED:
            name = people.name_of(store, person_id)
            raise Refused(_("{person} has not been offered a seat in {code}.").format(person=name, code=course.code))
        whom = _with_party(store, course, person_id)
        offering.run_out_in(it, course, [(one, row["party_no"]) for one in whom])
        offering.offer_next_in(it, course)
        it.words = f"{course.code}: {it.words}"
    return it.words


def expire_due(store: Store, actor: Actor) -> list[str]:
    """Let all offers that have run out run out, and offer the seats to the next; return what happened in words, by course."""
    now = clock.now()
    told = []
    for course_id in dict.fromkeys(one["course_id"] for one in enrolments.due_offers(store, now)):
        course = courses.get(store, course_id)
        if not rights.may(actor, rights.Right.ENROL, courses.organisation_ids(course)):
            continue
        with deed(store, actor, "") as it:
            if offering.expire_in(it, course, now):  # nobody: another clerk was quicker
                offering.offer_next_in(it, course)
                it.words = f"{course.code}: {it.words}"
                told.append(it.words)
    return told

"""Those who are missed in courses that go on, and the place of one of them offered on when the house says so."""

from __future__ import annotations

from datetime import datetime

from courses import absence_labels, clock
from courses.actions import enrolment
from courses.actions.enrolment import Outcome
from courses.actions.enrolment_log import LogEvent
from courses.actions.trial import tried_out
from courses.errors import Refused
from courses.i18n import _
from courses.model import Actor, EnrolmentEvent, Participant
from courses.model.absences import AbsenceRow, Missed
from courses.rules import absences as rules
from courses.rules import rights
from courses.store import Store, absences, courses, options, people

OFFER_ON = "attendance.offer_on"
"""The setting for whether the place of somebody who is missed may be offered on."""


def listed(store: Store, actor: Actor, now: datetime, course_id: int | None = None) -> list[AbsenceRow]:
    """Return who is missed in a course, or in all that go on: those to call first, then by course, then by name.

    Of those that are not called, only who has missed two or more in a row. A partner's contact has to give a course.
    Raises Refused, NotFound.
    """
    if course_id is None:
        rights.require(actor, rights.Right.READ_PEOPLE)
    found = absences.running(store, now, course_id)
    ids = [course_id] if course_id is not None else sorted({course for course, _person in found})
    rows = [row for one in ids for row in _of_course(store, actor, now, one, found)]
    return sorted(rows, key=lambda it: (not it.is_to_call, it.code))


def _of_course(
    store: Store, actor: Actor, now: datetime, course_id: int, found: dict[tuple[int, int], Missed]
) -> list[AbsenceRow]:
    course = courses.get(store, course_id)
    in_row = int(options.get(store, absences.IN_ROW))
    offers = options.get(store, OFFER_ON) == "yes"
    seated = courses.participants(store, actor, course_id, now)
    told = [(person, found[course_id, person.person_id]) for person in seated if (course_id, person.person_id) in found]

    def row(person: Participant, missed: Missed) -> AbsenceRow:
        is_to_call = rules.is_to_call(missed, in_row)
        return AbsenceRow(
            course_id,
            course.code,
            course.title,
            person.person_id,
            person.person,
            person.name,
            missed,
            is_to_call,
            offers and is_to_call,
        )

    rows = [row(person, missed) for person, missed in told]
    return [it for it in rows if it.is_to_call or it.missed.sessions > 1]


def what_offering_on_does(store: Store, actor: Actor, course_id: int, person_id: int) -> str:
    """Return in words what `offer_on` would come to: it is tried out and taken back. Raises Refused as it does, Busy."""
    it = _missed(store, actor, course_id, person_id)
    course = courses.get(store, course_id)
    event = LogEvent(clock.now(), person_id, EnrolmentEvent.NO_SHOW if it.is_never else EnrolmentEvent.DROP_OUT)
    outcome = tried_out(store, actor, lambda tried: enrolment.do_in(tried, course, event, is_now=True))
    names = ", ".join(one.name for one in outcome.promoted)
    if not it.is_never:
        return _("Who has been there keeps the seat in the figures; it is not given to anybody else.")
    if names:
        return _("The seat goes on to {names}, in the queue’s own way.").format(names=names)
    return _("The seat becomes free: nobody who waits gets it.")


def offer_on(store: Store, actor: Actor, course_id: int, person_id: int, *, reason: str = "") -> Outcome:
    """Let the place of somebody who is missed go on: who never came gives the seat to the queue, as it is given there.

    Who has been there is noted as dropped out, whose seat is not filled. Raises Refused: by the setting, or when they
    are not missed; NotFound.
    """
    it = _missed(store, actor, course_id, person_id)
    why = reason or absence_labels.missed(it)
    do = enrolment.no_show if it.is_never else enrolment.drop_out
    return do(store, actor, course_id, person_id, reason=why)


def _missed(store: Store, actor: Actor, course_id: int, person_id: int) -> Missed:
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.ENROL, courses.organisation_ids(course))
    if options.get(store, OFFER_ON) != "yes":
        raise Refused(
            _("The house does not offer such places on."), _("The setting {name} says so.").format(name=OFFER_ON)
        )
    found = absences.to_call(store, clock.now(), course_id).get((course_id, person_id))
    if found is None:
        name = people.get(store, actor, person_id).name
        raise Refused(_("{person} is not missed in {code}.").format(person=name, code=course.code))
    return found

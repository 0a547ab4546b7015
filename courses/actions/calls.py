"""Calls: who is to be called, what they answered and what it leads to. A call with its consequence is one deed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from courses import clock, enrolment_labels
from courses.actions import enrolment
from courses.actions.enrolment_log import LogEvent
from courses.actions.kept import kept_lines
from courses.dates import time_text
from courses.errors import Conflict, NotFound, Refused
from courses.i18n import _
from courses.model import Actor, Course, EnrolmentStatus
from courses.model.calling import CallAbout, CallList, CallResult, CallRow
from courses.model.kinds import ContactWay
from courses.rules import calling, rights
from courses.store import Store, absences, calls, courses, people, rows, tables
from courses.store.connection import Row
from courses.store.journal import Deed, deed


@dataclass(frozen=True, slots=True)
class Seen:
    """How a row of the call list stood when it was looked at; so that two do not call the same person."""

    version: int
    """Of the enrolment."""
    calls: int
    """How many times the person had been called about the course."""


def call_list(
    store: Store,
    actor: Actor,
    now: datetime,
    course_id: int | None = None,
    about: Collection[CallAbout] = (),
) -> CallList:
    """Return who is to be called, about one course or all to come, in order; `about` limits it to some errands.

    Raises Refused, NotFound.
    """
    found = calls.to_call(store, actor, now, course_id)
    return calling.listed(row for row in found if not about or row.about in about)


def seen(store: Store, row: CallRow) -> Seen:
    """Return how a row stands, to be given with what came of the call."""
    return Seen(row.version, calls.count(store, row.course_id, row.person_id))


def seen_of(store: Store, course_id: int, person_id: int) -> Seen:
    """Return how a person stands in a course now, to be given with what came of the call. Raises NotFound."""
    return Seen(_enrolment(store, course_id, person_id)["version"], calls.count(store, course_id, person_id))


def note(
    store: Store,
    actor: Actor,
    course_id: int,
    person_id: int,
    result: CallResult,
    *,
    about: CallAbout | None = None,
    notes: str = "",
    at: datetime | None = None,
    as_seen: Seen | None = None,
) -> str:
    """Put a call on the log with what came of it, do what that means for the seat, and return it in words.

    COMES confirms a seat, takes an offered one, or enrols who was interested; DECLINES gives the seat, the offer or the
    place in the queue back, and the seat goes on to the next. `about` None: what it has to be, as the person stands.
    Raises Refused, NotFound, and Conflict when `as_seen` is given and somebody has called or changed it since.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.ENROL, courses.organisation_ids(course))
    with deed(store, actor, "") as it:
        row = _enrolment(store, course_id, person_id)
        if as_seen is not None:
            _refuse_changed(store, row, as_seen)
        name, text = people.name_of(store, person_id), kept_lines(notes)
        words = _("Called {person} about {code}: {result}")
        it.words = words.format(person=name, code=course.code, result=enrolment_labels.call_result(result))
        told = _answered_in(it, course, row, result, text, at)
        errand = about or _errand_in(it, row)
        moment = at or _after(store, course_id, person_id)
        if result is not CallResult.NO_ANSWER:
            _said_in(it, course_id, person_id, moment)
        values = {"person_id": person_id, "course_id": course_id, "about": errand, "result": result, "notes": text}
        it.insert("call", {**values, "at": moment.isoformat(), "actor": actor.name})
    return told or _answered(name, result)


def _answered_in(it: Deed, course: Course, row: Row, result: CallResult, notes: str, at: datetime | None) -> str:
    """Do what an answer means for the seat inside the deed of the call, and return it in words; "" for nothing.

    Raises Refused for an answer to what nobody could have asked, such as coming without a seat.
    """
    status = EnrolmentStatus(row["status"])
    event = calling.EVENTS.get((status, result))
    if event is None:
        is_known = status is EnrolmentStatus.CONFIRMED and result is CallResult.COMES
        if result in (CallResult.COMES, CallResult.DECLINES) and not is_known:
            stands = enrolment_labels.enrolment_status(status, row["position"])
            raise Refused(
                _("{person} cannot answer that: {status}.").format(
                    person=people.name_of(it.store, row["person_id"]), status=stands
                )
            )
        return ""
    why = notes or (_("said no when called") if result is CallResult.DECLINES else "")
    step = LogEvent(at or clock.now(), row["person_id"], event, channel=_("phone"), notes=why)
    return enrolment.do_in(it, course, step, is_now=at is None).text


def _after(store: Store, course_id: int, person_id: int) -> datetime:
    """Return the present, or just when the person got to stand so: two deeds of the same second keep their order."""
    row = _enrolment(store, course_id, person_id)
    return max(clock.now(), *(rows.moment(it) for it in (row["since"], row["seated_at"]) if it))


def add_words(store: Store, actor: Actor, call_id: int, notes: str) -> None:
    """Write what somebody said in a call that is on the log. Raises NotFound, Refused, Invalid."""
    rights.require(actor, rights.Right.ENROL)
    row = tables.first(store, "call", id=call_id)
    if row is None:
        raise NotFound(_("The call is no longer on the log."))
    words = _("Wrote what {person} said").format(person=people.name_of(store, row["person_id"]))
    with deed(store, actor, words) as it:
        it.update("call", call_id, {"notes": kept_lines(notes)})


def _errand_in(it: Deed, row: Row) -> CallAbout:
    """Return what a person has to be called about, as they stood before the call."""
    missed = absences.to_call(it.store, clock.now(), row["course_id"])
    if (row["course_id"], row["person_id"]) in missed:
        return CallAbout.MISSED
    return errand_of(EnrolmentStatus(row["status"]), is_promoted=bool(row["is_promoted"]))


def errand_of(status: EnrolmentStatus, *, is_promoted: bool) -> CallAbout:
    """Return what a person is called about, as they stand in a course."""
    if status is EnrolmentStatus.OFFERED:
        return CallAbout.OFFER
    if status is EnrolmentStatus.INTEREST or (status is EnrolmentStatus.ENROLLED and is_promoted):
        return CallAbout.TELL
    return CallAbout.CONFIRM if status in (EnrolmentStatus.ENROLLED, EnrolmentStatus.CONFIRMED) else CallAbout.OTHER


def _said_in(it: Deed, course_id: int, person_id: int, at: datetime) -> None:
    """Note inside a deed that the messages which go to a person by phone are said."""
    found = tables.find(
        it.store, "message", course_id=course_id, person_id=person_id, way=ContactWay.PHONE.value, status="DRAFT"
    )
    for row in found:
        it.update("message", row["id"], {"status": "SENT", "done_at": at.isoformat()})


def _enrolment(store: Store, course_id: int, person_id: int) -> Row:
    row = tables.first(store, "enrolment", course_id=course_id, person_id=person_id)
    if row is None:
        raise NotFound(
            _("{person} has nothing to do with {code}.").format(
                person=people.name_of(store, person_id), code=courses.get(store, course_id).code
            )
        )
    return row


def _refuse_changed(store: Store, row: Row, as_seen: Seen) -> None:
    """Raise Conflict when somebody has called, or the person stands otherwise, since the row was looked at."""
    course_id, person_id = row["course_id"], row["person_id"]
    name = people.name_of(store, person_id)
    if calls.count(store, course_id, person_id) != as_seen.calls:
        last = calls.last_about(store, course_id).get(person_id)
        if last is None:
            raise Conflict(_("Somebody has taken back a call to {person}.").format(person=name))
        raise Conflict(
            _("{actor} called {person} at {time}: {result}.").format(
                actor=last.actor or _("Somebody"),
                person=name,
                time=time_text(last.at.time()),
                result=enrolment_labels.call_result(last.result),
            ),
            _("The list is read again."),
        )
    if row["version"] != as_seen.version:
        status = enrolment_labels.enrolment_status(EnrolmentStatus(row["status"]), row["position"])
        raise Conflict(
            _("{person} stands otherwise by now: {status}.").format(person=name, status=status),
            _("The list is read again."),
        )


def _answered(name: str, result: CallResult) -> str:
    if result is CallResult.NO_ANSWER:
        return _("{person} did not answer; it is noted.").format(person=name)
    return _("{person}: {result}.").format(person=name, result=enrolment_labels.call_result(result))

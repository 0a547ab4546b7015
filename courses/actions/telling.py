"""Who has to be told of a change in a course, and how each can be reached. Reads only."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from courses.dates import time_text
from courses.i18n import _
from courses.model import COMING, Actor, BookingStatus, Course, EnrolmentStatus, Person
from courses.rules import rights
from courses.store import Store, bookings, courses, people, registers, sessions


class Reach(StrEnum):
    """How somebody is reached, the surest way first."""

    CALL = "CALL"
    EMAIL = "EMAIL"
    LETTER = "LETTER"
    IN_PERSON = "IN_PERSON"
    """Nothing is known: then the library's own way, such as at the next visit."""
    PROTECTED = "PROTECTED"
    """Nothing may be shown: told when they are there."""


class ToTell(NamedTuple):
    """Somebody to be told."""

    name: str
    """The alias of a protected person."""
    role: str
    """What they have to do with the course, in the reader's language."""
    reach: Reach
    at: str
    """The number or address of a call or e-mail; empty for the others."""


def of_course(
    store: Store,
    actor: Actor,
    course_id: int,
    now: datetime,
    *,
    session_id: int | None = None,
    others: Collection[int] = (),
) -> list[ToTell]:
    """Return leaders, organisers, those with a seat in Swedish order, then the queue; those who have left are not told.

    The organiser of record comes before those who cooperate. Of booked guidance those with a booking to come, in order
    of time; with `session_id` only those whom a change of that session, or of the `others`, touches, whoever leads it
    among them. Nobody protected is shown with a number or an address. Raises Refused for who may not see the
    participants.
    """
    changed = None if session_id is None else (session_id, *others)
    seated = courses.participants(store, actor, course_id, now)
    asked = [it for it in courses.everybody(store, actor, course_id, now) if it.status is EnrolmentStatus.OFFERED]
    everybody = [*seated, *asked, *courses.waiting_list(store, actor, course_id, now)]
    touched = [it for it in everybody if changed is None or any(map(it.is_expected, changed))]
    coming = [it.person_id for it in touched if it.status in COMING]
    waiting = [it.person_id for it in touched if it.status is EnrolmentStatus.WAITING]
    offered = [it.person_id for it in touched if it.status is EnrolmentStatus.OFFERED]
    return [
        *_staff(store, course_id, changed or ()),
        *(_person(people.get(store, actor, it), _("participant")) for it in coming),
        *(_person(people.get(store, actor, it), _("is offered a seat")) for it in offered),
        *(_person(people.get(store, actor, it), _("waits")) for it in waiting),
        *(row for one in changed or (None,) for row in _booked(store, actor, course_id, now, one)),
    ]


def in_words(it: ToTell) -> str:
    """Return a line: who, what they are, how they are reached."""
    ways = {
        Reach.CALL: _("call {at}"),
        Reach.EMAIL: _("write to {at}"),
        Reach.LETTER: _("send a letter"),
        Reach.IN_PERSON: _("nothing is noted on how"),
        Reach.PROTECTED: _("only in person, protected personal data"),
    }
    return f"{it.name} ({it.role}): " + ways[it.reach].format(at=it.at)


def of_leaders(store: Store, leader_ids: Collection[int]) -> list[ToTell]:
    """Return leaders who have to be told, in Swedish order."""
    wanted = set(leader_ids)
    known = registers.leaders(store) if wanted else []
    return [_reached(it.name, _("leader"), it.phone, it.email) for it in known if it.id in wanted]


def of_people(store: Store, actor: Actor, person_ids: Collection[int], role: str) -> list[ToTell]:
    """Return people who have to be told, in the order given; `role` says what they have to do with it. Raises Refused."""
    return [_person(people.get(store, actor, it), role) for it in person_ids]


def of_staff(store: Store, course_id: int) -> list[ToTell]:
    """Return a course's leaders, its organiser of record, and those who cooperate, whether or not they can be reached.

    Raises NotFound.
    """
    return _staff(store, course_id, ())


def _staff(store: Store, course_id: int, session_ids: Collection[int]) -> list[ToTell]:
    """Return the staff of a course, and whoever else leads one of some sessions."""
    course = courses.get(store, course_id)
    substitutes = {i for one in session_ids for i in sessions.leaders_of(store, one)}
    return [*of_leaders(store, {*course.leader_ids, *substitutes}), *_organisers(store, course)]


def _organisers(store: Store, course: Course) -> list[ToTell]:
    known = {it.id: it for it in registers.organisations(store)}
    roles = [(course.organiser_id, _("organiser")), *((one, _("cooperation")) for one in course.co_organiser_ids)]
    return [_reached(known[i].name, role, "", known[i].email) for i, role in roles if i in known]


def _booked(store: Store, actor: Actor, course_id: int, now: datetime, session_id: int | None) -> list[ToTell]:
    """Return those who have booked a slot; one who moved has to hear of each of theirs."""
    return list(of_bookings(store, actor, course_id, now, session_id=session_id).values())


def of_bookings(
    store: Store, actor: Actor, course_id: int, now: datetime, *, session_id: int | None = None
) -> dict[int, ToTell]:
    """Return by booking, in order of time, who has booked a slot to come; who may not be seen is without a name."""
    rights.require(actor, rights.Right.READ_DETAILS)
    scope = bookings.Scope(course_id=course_id, session_id=session_id, first=now.date())
    rows = [it.booking for it in bookings.of_scope(store, actor, scope) if it.booking is not None]
    found: dict[int, ToTell] = {}
    for it in rows:
        if it.status is not BookingStatus.BOOKED:
            continue
        role = _("booked {time}").format(time=time_text(it.start))
        if it.person_id is not None and not it.contact:
            found[it.id] = _person(people.get(store, actor, it.person_id), role)
        else:
            is_mail = "@" in it.contact
            name = it.name or _("without a name")
            found[it.id] = _reached(name, role, "" if is_mail else it.contact, it.contact if is_mail else "")
    return found


def _person(it: Person, role: str) -> ToTell:
    if it.is_protected:
        return ToTell(it.name, role, Reach.PROTECTED, "")
    return _reached(it.name, role, it.phone, it.email, it.address)


def _reached(name: str, role: str, phone: str, email: str, address: str = "") -> ToTell:
    if phone:
        return ToTell(name, role, Reach.CALL, phone)
    if email:
        return ToTell(name, role, Reach.EMAIL, email)
    return ToTell(name, role, Reach.LETTER if address else Reach.IN_PERSON, "")

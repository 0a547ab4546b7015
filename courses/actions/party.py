"""Parties on a waiting list: put together and taken apart again afterwards. Each deed is one transaction and one entry."""

from __future__ import annotations

from collections.abc import Sequence

from courses.actions.enrolment_log import Moved, next_party, play_again_in
from courses.errors import Invalid, Refused
from courses.i18n import _
from courses.model import COMING, Actor, Course, EnrolmentEvent, EnrolmentStatus
from courses.rules import rights
from courses.store import Store, courses, people, tables
from courses.store.journal import Deed, deed


def together(store: Store, actor: Actor, course_id: int, person_ids: Sequence[int]) -> str:
    """Let people who wait for the same course wait as a party, at the place of the last of them; return it in words.

    Raises Refused unless all of them wait, Invalid when they are fewer than two.
    """
    course = _course(store, actor, course_id)
    everybody = tuple(dict.fromkeys(person_ids))
    if len(everybody) < 2:
        raise Invalid(_("A party is at least two people."))
    names = ", ".join(people.name_of(store, one) for one in everybody)
    words = _("{people} wait as a party in {course}").format(people=names, course=course.code)
    with deed(store, actor, words) as it:
        _refuse_others(store, course, everybody)
        _number(it, course, everybody, next_party(store, course.id))
    return words


def apart(store: Store, actor: Actor, course_id: int, person_id: int) -> str:
    """Let all of the party that a person waits in wait each on their own; return it in words. Raises Refused."""
    course = _course(store, actor, course_id)
    with deed(store, actor, "") as it:
        row = tables.first(store, "enrolment", course_id=course.id, person_id=person_id)
        name = people.name_of(store, person_id)
        if row is None or row["party_no"] is None or row["status"] != EnrolmentStatus.WAITING:
            raise Refused(_("{person} does not wait in a party.").format(person=name))
        mates = tables.find(store, "enrolment", course_id=course.id, party_no=row["party_no"])
        waiting = tuple(mate["person_id"] for mate in mates if mate["status"] == EnrolmentStatus.WAITING)
        names = ", ".join(people.name_of(store, one) for one in waiting)
        it.words = _("{people} wait each on their own in {course}").format(people=names, course=course.code)
        _number(it, course, waiting, None)
    return it.words


def _course(store: Store, actor: Actor, course_id: int) -> Course:
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.ENROL, courses.organisation_ids(course))
    return course


def _refuse_others(store: Store, course: Course, person_ids: Sequence[int]) -> None:
    waits = {
        row["person_id"]
        for row in tables.find(store, "enrolment", course_id=course.id, status=EnrolmentStatus.WAITING.value)
    }
    others = [people.name_of(store, one) for one in person_ids if one not in waits]
    if others:
        raise Refused(
            _("{people}: not on the waiting list of {course}.").format(people=", ".join(others), course=course.code)
        )


def _number(it: Deed, course: Course, person_ids: Sequence[int], party_no: int | None) -> None:
    """Give the last enrolments of people a party's number, and play the log again; nobody may lose a seat by it."""
    for one in person_ids:
        found = tables.find(
            it.store,
            "enrolment_event",
            order="at, id",
            course_id=course.id,
            person_id=one,
            event=EnrolmentEvent.ENROL.value,
        )
        it.update("enrolment_event", found[-1]["id"], {"party_no": party_no})
    _refuse_losses(it.store, play_again_in(it, course.id))


def _refuse_losses(store: Store, moved: Sequence[Moved]) -> None:
    lost = [people.name_of(store, one.person_id) for one in moved if one.was in COMING and one.becomes not in COMING]
    if lost:
        raise Refused(_("{people} would lose the seat by it.").format(people=", ".join(lost)))

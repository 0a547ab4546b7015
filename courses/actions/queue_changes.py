"""What a change of a course, such as other seats or a cancelling, did to those who wait: told afterwards. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from courses.dates import day_text, time_text
from courses.i18n import _, ngettext
from courses.model import COMING, HOLDING, Actor, EnrolmentStatus, Person
from courses.rules import rights
from courses.store import Store, courses, people, tables

Standing = Mapping[int, str]
"""By person, where they stand in the course."""


@dataclass(frozen=True, slots=True)
class QueueChange:
    """What became of those who waited."""

    text: str
    """In words; empty: nothing changed for them."""
    is_to_tell: bool
    """Whether somebody has to be told."""


def standing(store: Store, course_id: int) -> Standing:
    """Return where everybody stands in a course, to compare with later."""
    return {row["person_id"]: row["status"] for row in tables.find(store, "enrolment", course_id=course_id)}


def changed(store: Store, actor: Actor, course_id: int, before: Standing) -> QueueChange:
    """Return what became of those who waited or had been offered a seat `before`. Raises Refused, NotFound."""
    rights.require(actor, rights.Right.READ_DETAILS)
    course = courses.get(store, course_id)
    rows = {row["person_id"]: row for row in tables.find(store, "enrolment", order="position, id", course_id=course_id)}
    waited = [one for one, status in before.items() if status in (EnrolmentStatus.WAITING, EnrolmentStatus.OFFERED)]
    if course.cancelled_reason is not None:
        text = (
            _("{people} waited, and are to be told too.").format(people=_names(store, actor, waited)) if waited else ""
        )
        return QueueChange(text, bool(waited))
    seated = [one for one in waited if rows[one]["status"] in COMING]
    offered = [
        one
        for one in waited
        if rows[one]["status"] == EnrolmentStatus.OFFERED and before[one] != EnrolmentStatus.OFFERED
    ]
    parts = []
    if seated:
        parts.append(_("Got a seat from the waiting list: {people}.").format(people=_names(store, actor, seated)))
    if offered:
        until = datetime.fromisoformat(rows[offered[0]]["offer_until"])
        words = _("Offered a seat until {day} {time}: {people}.")
        parts.append(
            words.format(people=_names(store, actor, offered), day=day_text(until.date()), time=time_text(until.time()))
        )
    if parts and (left := [row for row in rows.values() if row["status"] == EnrolmentStatus.WAITING]):
        parts.append(ngettext("{count} still waits.", "{count} still wait.", len(left)).format(count=len(left)))
    taken = sum(1 for row in rows.values() if row["status"] in HOLDING)
    if course.seats is not None and taken > course.seats:
        words = ngettext(
            "{taken} seats are taken, one more than there are: nobody loses theirs, and nobody gets one before it is given back.",
            "{taken} seats are taken, {more} more than there are: nobody loses theirs, and nobody gets one before they are "
            "given back.",
            taken - course.seats,
        )
        parts.append(words.format(taken=taken, more=taken - course.seats))
    return QueueChange(" ".join(parts), bool(seated or offered))


def _names(store: Store, actor: Actor, person_ids: list[int]) -> str:
    return ", ".join(_reached(people.get(store, actor, one)) for one in person_ids)


def _reached(it: Person) -> str:
    """Return whom to tell, and how."""
    reach = it.phone or it.email
    return f"{it.name} ({reach})" if reach else it.name

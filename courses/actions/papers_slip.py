"""What stands on the slip that somebody takes home from the desk, as values, and the note that it was printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from courses.actions import papers_where
from courses.errors import Refused
from courses.i18n import _
from courses.model import COMING, Actor, Course, Enrolment, EnrolmentStatus, Occasion, Person, SessionStatus, SlipPaper
from courses.rules import rights
from courses.store import Store, courses, options, people, rows, series, sessions, tables
from courses.store.journal import deed

_STANDING = COMING | {EnrolmentStatus.WAITING, EnrolmentStatus.OFFERED, EnrolmentStatus.INTEREST}
"""Where somebody can stand who gets a slip."""


def slips(store: Store, actor: Actor, course_id: int, person_ids: Sequence[int], now: datetime) -> list[SlipPaper]:
    """Return a slip for each of those with a seat or a place in the queue, and note that they are printed. Raises Refused."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PRINT, courses.organisation_ids(course))
    made = [_slip(store, course, people.get(store, actor, one), now) for one in person_ids]
    names = ", ".join(people.name_of(store, one) for one in person_ids)
    with deed(store, actor, _("Printed the slip of {people} for {code}").format(people=names, code=course.code)) as it:
        values = {"kind": "SLIP", "number": tables.next_number(store, "print_run", now.date()), "course_id": course.id}
        it.insert("print_run", {**values, "printed_at": now.isoformat(), "actor": actor.name, "rows": len(made)})
    return made


def _slip(store: Store, course: Course, person: Person, now: datetime) -> SlipPaper:
    row = tables.first(store, "enrolment", course_id=course.id, person_id=person.id)
    chosen = series.chosen(store, course.id).get(person.id, frozenset())
    stands = rows.enrolment(row, chosen) if row else None
    every = [it for it in sessions.of_course(store, course.id, now) if it.status is not SessionStatus.CANCELLED]
    mine = [it for it in every if (not chosen or it.id in chosen) and it.day >= now.date()] or every
    _require_standing(person, course, stands)
    where = papers_where.of_course(store, course, mine)
    return SlipPaper(
        library=options.get(store, "library.name"),
        name="" if person.is_protected else person.name,
        course_code=course.code,
        course_title=course.title,
        status=stands.status if stands is not None else EnrolmentStatus.INTEREST,
        position=(stands.position or 0) if stands is not None else 0,
        offer_until=stands.offer_until if stands is not None else None,
        occasions=tuple(Occasion(it.day, it.start, it.end) for it in mine),
        room=where.room,
        place=where.place,
        fee=course.fee,
        bring=person.device,
        needs=person.needs,
        reach=", ".join(filter(None, (options.get(store, "library.phone"), options.get(store, "library.email")))),
        printed_on=now.date(),
    )


def _require_standing(person: Person, course: Course, it: Enrolment | None) -> None:
    """Raise Refused where there is nothing to give somebody a slip of."""
    if it is None or it.status not in _STANDING or (it.status is EnrolmentStatus.OFFERED and not it.offer_until):
        text = _("{person} has neither a seat nor a place in the queue of {code}.")
        raise Refused(text.format(person=person.name, code=course.code))

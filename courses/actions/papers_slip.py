"""What stands on the slip that somebody takes home from the desk, as values, and the note that it was printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from courses import i18n
from courses.actions import papers_where
from courses.dates import day_text, period_text, span_text, time_text, weekday_long
from courses.errors import Refused
from courses.i18n import _, ngettext
from courses.model import COMING, Actor, Course, Enrolment, EnrolmentStatus, Person, Session, SessionStatus, SlipPaper
from courses.rules import rights
from courses.store import Store, courses, options, people, rows, series, sessions, tables
from courses.store.journal import deed

_LISTED = 12
"""Dates that are listed one by one; of more, the first, the last and how many are told."""


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
    return SlipPaper(
        library=options.get(store, "library.name"),
        name="" if person.is_protected else person.name,
        course_code=course.code,
        course_title=course.title,
        standing=_standing(person, course, stands),
        has_seat=stands is not None and stands.status in COMING,
        facts=tuple(fact for fact in _facts(store, course, person, mine) if fact[1]),
        foot=_foot(options.get(store, "library.phone"), options.get(store, "library.email")),
        printed_on=now.date(),
        language=i18n.language(),
    )


def _standing(person: Person, course: Course, it: Enrolment | None) -> str:
    """Return where somebody stands, as it is said to them. Raises Refused where there is nothing to give them."""
    if it is not None and it.status in COMING:
        return _("You have a seat.")
    if it is not None and it.status is EnrolmentStatus.WAITING:
        return _("You are number {position} on the waiting list.").format(position=it.position)
    if it is not None and it.status is EnrolmentStatus.OFFERED and it.offer_until:
        until = f"{day_text(it.offer_until.date())} {time_text(it.offer_until.time())}"
        return _("A seat is kept for you until {until}. Tell us whether you come.").format(until=until)
    if it is not None and it.status is EnrolmentStatus.INTEREST:
        return _("You have said to be interested. We tell you when there is a seat.")
    text = _("{person} has neither a seat nor a place in the queue of {code}.")
    raise Refused(text.format(person=person.name, code=course.code))


def _facts(store: Store, course: Course, person: Person, mine: Sequence[Session]) -> list[tuple[str, str]]:
    where = papers_where.of_course(store, course, list(mine))
    fee = _("{amount} kr").format(amount=f"{course.fee / 100:g}") if course.fee else ""
    place = ", ".join(part for part in (where.room, where.place) if part)
    return [
        (_("When"), _when(mine)),
        (_("Dates"), ", ".join(day_text(it.day) for it in mine) if 1 < len(mine) <= _LISTED else ""),
        (_("Where"), place),
        (_("Fee"), fee),
        (_("Bring"), person.device),
        (_("We see to"), person.needs),
    ]


def _when(mine: Sequence[Session]) -> str:
    if not mine:
        return ""
    first, last = mine[0], mine[-1]
    hours = span_text(first.start, first.end)
    if len(mine) == 1:
        return f"{day_text(first.day)} {hours}"
    days = {it.day.weekday() for it in mine}
    weekday = weekday_long(days.pop()) if len(days) == 1 else ""
    count = ngettext("{count} session", "{count} sessions", len(mine)).format(count=len(mine))
    return f"{weekday} {hours}, {period_text(first.day, last.day)}, {count}".strip()


def _foot(phone: str, email: str) -> str:
    reach = ", ".join(part for part in (phone, email) if part)
    return _("Cannot come? Tell us: {reach}. Somebody else is glad of the seat.").format(reach=reach) if reach else ""

"""Seats offered instead of given, inside deeds: the next in line is asked, and has some time to answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from courses import clock
from courses.actions import enrolment_log
from courses.actions.enrolment_log import TICK, LogEvent, after_log, enrolments, record_in, rules_of
from courses.dates import day_text, time_text
from courses.i18n import _
from courses.model import Course, EnrolmentEvent
from courses.rules import enrolment as rule
from courses.rules.line import line_of
from courses.store import Store, courses, options, people, series
from courses.store import enrolments as enrolment_rows
from courses.store.journal import Deed


def offer_next_in(it: Deed, course: Course) -> tuple[int, ...]:
    """Offer free seats to the next in line inside a deed, where seats are offered, and tell it in the deed; return whom."""
    if options.get(it.store, "waiting.gives") != "offer" or course.cancelled_reason is not None:
        return ()
    offered: list[int] = []
    while people_next := next_people(it.store, course):
        offered += offer_in(it, course, people_next, None)
    return tuple(offered)


def fill_in(it: Deed, course_id: int) -> tuple[int, ...]:
    """Give or offer free seats to the first in the queue inside a deed, after seats became free; return who got one."""
    lucky = enrolment_log.fill_in(it, course_id)
    offer_next_in(it, courses.get(it.store, course_id))
    return lucky


def fill_series_in(it: Deed, course_id: int) -> None:
    """Give seats that a change of single sessions has freed to the first for whom all fits, and tell it in the deed."""
    if series.of_course(it.store, courses.get(it.store, course_id)) is None:
        return
    lucky = fill_in(it, course_id)
    if lucky:
        names = ", ".join(people.name_of(it.store, one) for one in lucky)
        it.words += "; " + _("{people} got a seat").format(people=names)


def next_people(store: Store, course: Course) -> tuple[int, ...]:
    """Return for whom of the waiting list a free seat is, a party whole; nobody: nobody waits for whom there is room."""
    line = line_of(enrolments(store, course.id))
    entry = rule.next_in_line(line, rules_of(store, course), clock.now())
    return entry.people if entry else ()


def offer_in(
    it: Deed, course: Course, person_ids: tuple[int, ...], until: datetime | None, channel: str = "", notes: str = ""
) -> tuple[int, ...]:
    """Offer seats to people inside a deed, until a time (None: as set), and tell it; return who was offered one."""
    at = after_log(it.store, course.id)
    until = until or at.replace(second=0, microsecond=0) + timedelta(
        hours=int(options.get(it.store, "waiting.offer_hours"))
    )
    events = [
        LogEvent(at + order * TICK, one, EnrolmentEvent.OFFER, channel, notes=notes, until=until)
        for order, one in enumerate(person_ids)
    ]
    recorded = record_in(it, course.id, events).recorded
    offered = tuple(one.event.person_id for one in recorded if one.result.is_accepted)
    if offered:
        names = ", ".join(people.name_of(it.store, one) for one in offered)
        text = _("the seat is offered to {people} until {day} {time}")
        it.words += "; " * bool(it.words) + text.format(
            people=names, day=day_text(until.date()), time=time_text(until.time())
        )
    return offered


def expire_in(it: Deed, course: Course, now: datetime) -> tuple[int, ...]:
    """Let offers in a course that ran out by `now` run out inside a deed, and tell it; return whose."""
    due = [row for row in enrolment_rows.due_offers(it.store, now) if row["course_id"] == course.id]
    if not due:
        return ()
    run_out_in(it, course, [(one["person_id"], one["party_no"]) for one in due])
    return tuple(one["person_id"] for one in due)


def run_out_in(it: Deed, course: Course, whom: Sequence[tuple[int, int | None]]) -> None:
    """Let the offers to people, each with the number of the party, run out now inside a deed, and tell it."""
    at = after_log(it.store, course.id)
    record_in(it, course.id, [LogEvent(at, one, EnrolmentEvent.EXPIRE, party_no=party) for one, party in whom])
    names = ", ".join(people.name_of(it.store, one) for one, _party in whom)
    it.words += "; " * bool(it.words) + _("the offer to {people} ran out").format(people=names)

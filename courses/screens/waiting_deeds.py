"""What is done on a waiting list: each asks what it has to, calls one action, and tells what came of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from courses import dates
from courses.i18n import _, ngettext
from courses.model import ENROLLABLE, CourseSummary
from courses.screens import readers
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt, Values
from courses.screens.pattern_fields import told_day
from courses.store import courses as queries
from courses.store import options, people
from courses.text import fold
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView


def offer(view: CourseView, person_id: int) -> None:
    """Ask until when, then keep a seat for somebody with the party; of an offer, whether it shall run out now."""
    from courses.actions import offers, waiting

    desk = view.desk
    if any(it.person_id == person_id for it in waiting.offered(desk.store, desk.actor, view.course_id)):
        _expire(view, person_id)
        return
    rows = waiting.explain(desk.store, desk.actor, view.course_id)
    row = next((it for it in rows if it.person.person_id == person_id), None)
    name = people.get(desk.store, desk.actor, person_id).name
    words = _("Together with {people}.").format(people=", ".join(row.party)) if row and row.party else ""
    words = " ".join(part for part in (words, row.why_next if row and not row.is_next else "") if part)
    until = desk.now() + timedelta(hours=int(options.get(desk.store, "waiting.offer_hours")))

    def do(given: Values) -> None:
        moment = datetime.combine(given["day"], given["time"])
        offers.offer(desk.store, desk.actor, view.course_id, person_id, until=moment, notes=given["notes"])

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            told = _("{person} is offered a seat until {day} {time}.").format(
                person=", ".join((name, *(row.party if row else ()))),
                day=dates.day_text(given["day"]),
                time=dates.time_text(given["time"]),
            )
            view.wrote(told)

    heading = _("Offer {person} a seat").format(person=name)
    view.ask(Prompt(heading, _until_fields(view, until), _("Offer seat"), words=words, do=do), answer)


def _expire(view: CourseView, person_id: int) -> None:
    """Ask, then let an offer run out before its time."""
    desk = view.desk
    name = people.get(desk.store, desk.actor, person_id).name

    def answer(yes: bool | None) -> None:
        from courses.actions import offers

        if yes:
            view.wrote(offers.expire(desk.store, desk.actor, view.course_id, person_id))

    heading = _("Let the offer to {person} run out now?").format(person=name)
    more = _("The seat goes on to the next. {person} keeps a place in the queue.").format(person=name)
    view.ask(Ask(heading, _("Let it run out"), more=more), answer)


def _until_fields(view: CourseView, until: datetime) -> tuple[Field, ...]:
    day = partial(dates.parse_day, today=view.desk.today())
    return (
        Field("day", _("Kept until"), day, value=until.date().isoformat(), tell=told_day, width=22),
        Field("time", _("Time"), dates.parse_time, value=f"{until:%H.%M}", width=12),
        Field("notes", _("Note"), hint=_("may be left empty")),
    )


def call(view: CourseView, person_id: int) -> None:
    """Show how to reach somebody, and note what came of the call."""
    from courses.actions import calls
    from courses.screens.dialogs.call import CallDialog

    desk = view.desk
    every = queries.everybody(desk.store, desk.actor, view.course_id, desk.now())
    person = next(it for it in every if it.person_id == person_id)
    as_seen = calls.seen_of(desk.store, view.course_id, person_id)

    def answer(given: tuple[Any, str] | None) -> None:
        if given is None:
            return
        result, notes = given
        text = calls.note(desk.store, desk.actor, view.course_id, person_id, result, notes=notes, as_seen=as_seen)
        view.wrote(text)

    view.ask(CallDialog(person, view.course_id), answer)


def prioritize(view: CourseView, person_id: int) -> None:
    """Ask for a number and a reason, then let somebody go before others."""
    from courses.actions import enrolment

    desk = view.desk
    every = queries.waiting_list(desk.store, desk.actor, view.course_id, desk.now())
    person = next(it for it in every if it.person_id == person_id)

    def do(given: Values) -> None:
        enrolment.prioritize(desk.store, desk.actor, view.course_id, person_id, given["priority"] or 0, given["reason"])

    def answer(given: dict[str, Any] | None) -> None:
        if given is None:
            return
        if given["priority"]:
            view.wrote(_("{person} goes before others: {reason}.").format(person=person.name, reason=given["reason"]))
        else:
            view.wrote(_("{person} has no priority any more.").format(person=person.name))

    choices = [(_("none"), "0"), *((f"{number}", f"{number}") for number in range(1, 10))]
    fields = (
        Field("priority", _("Priority"), readers.number, value=str(person.priority or 1), choices=choices),
        Field("reason", _("Reason"), value=person.priority_reason, hint=_("it is shown on the list")),
    )
    words = _("Higher goes before lower. It takes a reason, which everybody who sees the list can read.")
    heading = _("Priority for {person}").format(person=person.name)
    view.ask(Prompt(heading, fields, _("Save"), words=words, do=do), answer)


def party(view: CourseView, person_id: int) -> None:
    """Put somebody together with another who waits, or let them go apart."""
    from courses.actions import party as deeds
    from courses.actions import waiting

    desk = view.desk
    rows = waiting.explain(desk.store, desk.actor, view.course_id)
    row = next(it for it in rows if it.person.person_id == person_id)
    others = [
        (str(it.person.person_id), " + ".join((it.person.name, *it.party)))
        for it in rows
        if it.person.person_id != person_id and it.person.name not in row.party
    ]
    apart = [(_APART, _("Apart from {people}").format(people=", ".join(row.party)))] if row.party else []

    def answer(key: str | None) -> None:
        if key is None:
            return
        if key == _APART:
            view.wrote(deeds.apart(desk.store, desk.actor, view.course_id, person_id))
            return
        wanted = {person_id, int(key)}
        numbers = {it.person.party_no for it in rows if it.person.person_id in wanted} - {None}
        ids = [it.person.person_id for it in rows if it.person.person_id in wanted or it.person.party_no in numbers]
        view.wrote(deeds.together(desk.store, desk.actor, view.course_id, ids))

    heading = _("Who does {person} come with?").format(person=row.person.name)
    words = _("They get in together, or wait together.")
    view.ask(Pick(heading, [*apart, *others], words=words, nothing=_("Nobody else waits.")), answer)


_APART = "apart"


def transfer(view: CourseView, person_id: int) -> None:
    """Let another course be picked, those with seats first, and move somebody there."""
    desk = view.desk
    name = people.get(desk.store, desk.actor, person_id).name
    found = _others(view)
    things = [(str(it.id), _told(it)) for it in found]

    def answer(key: str | None) -> None:
        if key is not None:
            _confirm_transfer(view, person_id, name, next(it for it in found if str(it.id) == key))

    heading = _("Move {person} to which course?").format(person=name)
    view.ask(Pick(heading, things, nothing=_("No other course is to come.")), answer)


def _others(view: CourseView) -> list[CourseSummary]:
    """Return the other courses to come or going on: those with seats of the same title first, then others with seats."""
    desk = view.desk
    every = queries.summaries(desk.store, desk.now())
    mine = next(it for it in every if it.id == view.course_id)
    found = [
        it
        for it in every
        if it.id != mine.id and it.kind in ENROLLABLE and queries.state_of(it, desk.today()) in ("coming", "current")
    ]
    return sorted(
        found,
        key=lambda it: (_free(it) == 0, fold(it.title) != fold(mine.title), it.first_date or date.max, it.code),
    )


def _free(it: CourseSummary) -> int | None:
    """Return how many seats nobody has or waits for; None: no limit."""
    return None if it.seats is None else max(0, it.seats - it.taken - it.waiting)


def _told(it: CourseSummary) -> str:
    free = _free(it)
    seats = (
        _("no limit")
        if free is None
        else ngettext("{count} free", "{count} free", free).format(count=free)
        if free
        else _("full")
    )
    begins = dates.day_text(it.first_date) if it.first_date else ""
    return " · ".join(part for part in (f"{it.code} {it.title}", begins, _time(it.start), seats) if part)


def _time(start: time) -> str:
    return dates.time_text(start)


def _confirm_transfer(view: CourseView, person_id: int, name: str, to: CourseSummary) -> None:
    desk = view.desk

    def answer(yes: bool | None) -> None:
        from courses.actions import enrolment

        if yes:
            view.wrote(enrolment.transfer(desk.store, desk.actor, view.course_id, to.id, person_id).text)

    heading = _("Move {person} to {code}?").format(person=name, code=to.code)
    more = _("{course}. The place in the queue here is given up.").format(course=_told(to))
    view.ask(Ask(heading, _("Move"), more=more, is_safe=True), answer)

"""Leaving a course: cancelled, dropped out, never came, gone to another. Each asks why, does one deed, tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from courses import dates
from courses.actions.enrolment import Outcome
from courses.i18n import _
from courses.screens.dialogs.message import MessageDialog
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.why import WhyDialog, reason_of
from courses.screens.guard import Guard
from courses.store import courses as queries
from courses.store import people


def reasons() -> list[str]:
    """Return the usual reasons for leaving a course, in words as they are kept."""
    return [
        _("ill"),
        _("the time does not suit"),
        _("has got another course"),
        _("too hard or too easy"),
        _("cannot get there"),
        _("moved away"),
    ]


def _ask(at: Guard, heading: str, words: str, do: Callable[[str], Outcome]) -> None:
    """Ask why, do the deed with the reason, and tell what came of it, who got a seat by it too."""

    def answer(key: str | None) -> None:
        if key is None:
            return
        made = do(reason_of(key))
        at.wrote(made.text)
        if made.promoted:
            at.app.push_screen(MessageDialog(_("Tell who got the seat"), made.text))

    at.ask(WhyDialog(heading, reasons(), words), answer)


def cancel(at: Guard, course_id: int, person_id: int, *, channel: str = "") -> None:
    """Ask why, then take a person off the course; tell who gets the seat and how to reach them."""
    from courses.actions import enrolment

    desk = at.desk
    heading = _("Cancel the enrolment of {name}?").format(name=_name(at, person_id))
    words = " ".join(part for part in (_ended(at, course_id), _heir(at, course_id, person_id)) if part)

    def do(reason: str) -> Outcome:
        return enrolment.cancel(desk.store, desk.actor, course_id, person_id, reason=reason, channel=channel)

    _ask(at, heading, words, do)


def drop_out(at: Guard, course_id: int, person_id: int) -> None:
    """Ask why, then note that a person has stopped coming."""
    from courses.actions import enrolment

    desk = at.desk
    words = _("The seat stays theirs in the figures and is not given to anybody else.")
    do = partial(enrolment.drop_out, desk.store, desk.actor, course_id, person_id)
    heading = _("Has {name} stopped coming?").format(name=_name(at, person_id))
    _ask(at, heading, words, lambda reason: do(reason=reason))


def no_show(at: Guard, course_id: int, person_id: int) -> None:
    """Ask, then note that a person never came."""
    from courses.actions import enrolment

    desk = at.desk
    words = _("The seat is free again and goes to the first in the queue.")
    do = partial(enrolment.no_show, desk.store, desk.actor, course_id, person_id)
    heading = _("Did {name} never come?").format(name=_name(at, person_id))
    _ask(at, heading, words, lambda reason: do(reason=reason))


def transfer(at: Guard, course_id: int, person_id: int) -> None:
    """Ask to which course, telling what each has free, and why; then let the person go there in one deed."""
    from courses.actions import enrolment
    from courses.screens import enrolling_rows

    desk, today = at.desk, at.desk.today()
    every = enrolling_rows.open_courses(queries.summaries(desk.store, desk.now()), today)
    mine = next((it for it in every if it.id == course_id), None)
    near = [it.id for it in enrolling_rows.alike(mine, every)] if mine else []
    others = sorted((it for it in every if it.id != course_id), key=lambda it: it.id not in near)
    things = [(str(it.id), enrolling_rows.course(it, today).plain) for it in others]

    def ask_why(key: str | None) -> None:
        if key is None:
            return
        to = queries.get(desk.store, int(key))
        heading = _("Let {name} go to {code} {title}?").format(name=_name(at, person_id), code=to.code, title=to.title)

        def do(reason: str) -> Outcome:
            return enrolment.transfer(desk.store, desk.actor, course_id, to.id, person_id, reason=reason)

        _ask(at, heading, "", do)

    at.ask(Pick(_("To which course?"), things), ask_why)


def confirm(at: Guard, course_id: int, person_id: int) -> None:
    """Note that a person says to come."""
    from courses.actions import enrolment

    at.wrote(enrolment.confirm(at.desk.store, at.desk.actor, course_id, person_id, channel=_("desk")).text)


def history(at: Guard, course_id: int, person_id: int) -> None:
    """Show what has happened to an enrolment: when, what, through whom, why."""
    from courses.actions import enrolment_story

    desk = at.desk
    told = enrolment_story.story(desk.store, desk.actor, course_id, person_id)
    lines = [f"{dates.day_year(it.at.date())} {dates.time_text(it.at.time())}  {it.text}" for it in told]
    course = queries.get(desk.store, course_id)
    heading = _("{name} in {code}").format(name=_name(at, person_id), code=course.code)
    at.app.push_screen(MessageDialog(heading, "\n".join(lines) or _("Nothing yet.")))


def _name(at: Guard, person_id: int) -> str:
    return people.get(at.desk.store, at.desk.actor, person_id).name


def _ended(at: Guard, course_id: int) -> str:
    """Return a warning when the course is over."""
    course = queries.summary(at.desk.store, at.desk.now(), course_id)
    if queries.state_of(course, at.desk.today()) != "finished":
        return ""
    return _(
        "The course has ended. Somebody who stopped coming is noted with d, Dropped out, and stays in the figures."
    )


def _heir(at: Guard, course_id: int, person_id: int) -> str:
    """Return who would get the seat of somebody; empty when nobody waits, or that person has no seat."""
    from courses.actions import waiting

    rows = waiting.explain(at.desk.store, at.desk.actor, course_id)
    if not rows or any(it.person.person_id == person_id for it in rows):
        return ""
    return _("The seat goes to {name}, who is first in the queue.").format(name=rows[0].person.name)

"""Commands on an enrolment that is there: cancel, drop out, never came, and what has happened to it."""

from __future__ import annotations

from datetime import datetime

from courses.actions import enrolment, enrolment_story
from courses.cli import out
from courses.cli.desk import tell
from courses.cli.office import Office
from courses.cli.parts import JSON, command, course_argument, option, person_argument
from courses.cli.values import MOMENT
from courses.dates import day_year, time_text
from courses.i18n import _
from courses.model import Course, Person
from courses.store import Store, courses, people

_AT = option(
    "--at",
    type=MOMENT,
    label=lambda: _("TIME"),
    words=lambda: _("When it happened, in local time: 2026-09-08T10:15, 8/9 10.15; else now."),
)
_REASON = option("--reason", default="", label=lambda: _("WORDS"), words=lambda: _("Why, in a few words."))
_CHANNEL = option(
    "--channel", default="", label=lambda: _("WORDS"), words=lambda: _("How they told it: desk, phone, web …")
)


def _who(store: Store, office: Office, code: str, person: str) -> tuple[Course, Person]:
    return courses.by_code(store, code), people.find(store, office.actor, person)


@command(
    "cancel",
    lambda: _("Cancel a person’s seat or place in the queue; the first who waits gets the seat."),
    [course_argument(), person_argument(), _AT, _REASON, _CHANNEL, JSON],
)
def cancel(
    office: Office, *, code: str, person: str, at: datetime | None, reason: str, channel: str, as_json: bool
) -> None:
    """Cancel an enrolment."""
    with office.library() as store:
        course, it = _who(store, office, code, person)
        outcome = enrolment.cancel(store, office.actor, course.id, it.id, at=at, reason=reason, channel=channel)
    tell(outcome, course.code, it, as_json=as_json)


@command(
    "drop-out",
    lambda: _("Note that a person has stopped coming; the seat stays theirs in the figures."),
    [course_argument(), person_argument(), _AT, _REASON, JSON],
)
def drop_out(office: Office, *, code: str, person: str, at: datetime | None, reason: str, as_json: bool) -> None:
    """Note a drop-out."""
    with office.library() as store:
        course, it = _who(store, office, code, person)
        outcome = enrolment.drop_out(store, office.actor, course.id, it.id, at=at, reason=reason)
    tell(outcome, course.code, it, as_json=as_json)


@command(
    "no-show",
    lambda: _("Note that a person with a seat never came; the seat goes to the first who waits."),
    [course_argument(), person_argument(), _AT, _REASON, JSON],
)
def no_show(office: Office, *, code: str, person: str, at: datetime | None, reason: str, as_json: bool) -> None:
    """Note that somebody never came."""
    with office.library() as store:
        course, it = _who(store, office, code, person)
        outcome = enrolment.no_show(store, office.actor, course.id, it.id, at=at, reason=reason)
    tell(outcome, course.code, it, as_json=as_json)


@command(
    "enrolment",
    lambda: _("Tell what has happened to a person’s enrolment: when, what, through whom, why."),
    [course_argument(), person_argument(), JSON],
)
def story(office: Office, *, code: str, person: str, as_json: bool) -> None:
    """Tell an enrolment's story."""
    with office.library() as store:
        course, it = _who(store, office, code, person)
        steps = enrolment_story.story(store, office.actor, course.id, it.id)
    if as_json:
        out.say_json([_step(one) for one in steps])
        return
    out.say(
        "\n".join(f"{day_year(one.at.date())} {time_text(one.at.time())}  {one.text}" for one in steps)
        or _("Nothing yet.")
    )


def _step(it: enrolment_story.Step) -> dict[str, object]:
    return {
        "at": it.at.isoformat(),
        "event": it.event.value,
        "accepted": it.is_accepted,
        "status": it.outcome or None,
        "channel": it.channel,
        "reason": it.reason,
        "by": it.actor,
        "text": it.text,
    }


COMMANDS = (cancel, drop_out, no_show, story)

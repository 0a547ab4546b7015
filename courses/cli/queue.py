"""Commands for the waiting list: who stands where and why, offers of seats, priority, and who confirms to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import click

from courses import clock, enrolment_labels
from courses.actions import enrolment, offers, waiting
from courses.actions import party as parties
from courses.actions.waiting import WaitingRow
from courses.cli import out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, argument, command, course_argument, option, person_argument
from courses.cli.values import MOMENT, WHOLE
from courses.dates import day_text, time_text
from courses.errors import Invalid
from courses.i18n import _
from courses.model import Participant
from courses.model.calling import Call
from courses.store import Store, calls, courses, people


@command(
    "waiting",
    lambda: _("Show a course’s waiting list, and why each is next or not."),
    [course_argument(), JSON],
)
def waiting_(office: Office, *, code: str, as_json: bool) -> None:
    """Show a waiting list."""
    with office.library() as store:
        course = courses.by_code(store, code)
        rows = waiting.explain(store, office.actor, course.id)
        log = calls.of_course(store, office.actor, course.id)
        offered = waiting.offered(store, office.actor, course.id)
        rule = waiting.rule_words(store)
    if as_json:
        out.say_json([_shape(it, log) for it in rows])
        return
    if rows:
        out.say(_table(rows, log))
        out.say("\n".join(f"{it.position}. {it.person.name}: {it.why_next}" for it in rows))
    else:
        out.note(_("Nobody waits."))
    for it in offered:
        out.say(offer_words(it))
    out.note(rule)


def offer_words(it: Participant) -> str:
    """Return who has been offered a seat, and until when."""
    until = it.offer_until or clock.now()
    return _("{person} is offered a seat until {day} {time}.").format(
        person=it.name, day=day_text(until.date()), time=time_text(until.time())
    )


@command(
    "offer",
    lambda: _(
        "Offer a free seat to the next who waits, or to somebody; or note what became of an offer.\n\nThe party is offered "
        "seats with them. An offer that runs out goes on to the next; `offer --due` sees to it."
    ),
    [
        course_argument(required=False),
        person_argument(required=False),
        option(
            "--until",
            type=MOMENT,
            label=lambda: _("TIME"),
            words=lambda: _("Until when the seat is kept; else so many hours as set."),
        ),
        option("--accept", is_flag=True, words=lambda: _("The person takes the seat.")),
        option("--decline", is_flag=True, words=lambda: _("The person does not want it; it goes on to the next.")),
        option("--expire", is_flag=True, words=lambda: _("The offer runs out now; it goes on to the next.")),
        option("--due", is_flag=True, words=lambda: _("Let the offers that are out of time run out, in all courses.")),
        option("--reason", default="", label=lambda: _("WORDS"), words=lambda: _("Why, in a few words.")),
    ],
)
def offer(
    office: Office,
    *,
    code: str | None,
    person: str | None,
    until: datetime | None,
    due: bool,
    reason: str,
    **answer: bool,
) -> None:
    """Offer a seat, or answer an offer."""
    given = [name for name, is_given in answer.items() if is_given]
    if len(given) + due > 1 or (until and (given or due)):
        raise Invalid(_("Give one of --until, --accept, --decline, --expire and --due."))
    with office.library() as store:
        if due:
            told = offers.expire_due(store, office.actor)
            out.say("\n".join(told) if told else _("No offer has run out."))
            return
        if code is None or (given and person is None):
            raise click.UsageError(_("Give a course, and of an answer who it is from."), click.get_current_context())
        course = courses.by_code(store, code)
        who = people.find(store, office.actor, person).id if person else None
        if given and who is not None:
            out.say(_answer(store, office, course.id, who, given[0], reason))
            return
        offered = offers.offer(store, office.actor, course.id, who, until=until, notes=reason)
        every = {it.person_id: it for it in waiting.offered(store, office.actor, course.id)}
        out.say("\n".join(offer_words(every[one]) for one in offered))


def _answer(store: Store, office: Office, course_id: int, person_id: int, answer: str, reason: str) -> str:
    if answer == "accept":
        return offers.accept(store, office.actor, course_id, person_id, notes=reason).text
    if answer == "decline":
        return offers.decline(store, office.actor, course_id, person_id, reason=reason).text
    return offers.expire(store, office.actor, course_id, person_id)


@command(
    "priority",
    lambda: _("Let somebody who waits go before others, for a reason; 0 takes it away."),
    [
        course_argument(),
        person_argument(),
        argument("number", lambda: _("NUMBER"), lambda: _("1–9, higher goes before lower; 0: none."), type=WHOLE),
        option("--reason", default="", label=lambda: _("WORDS"), words=lambda: _("Why; it is shown on the list.")),
    ],
)
def priority(office: Office, *, code: str, person: str, number: int, reason: str) -> None:
    """Give priority."""
    with office.library() as store:
        course = courses.by_code(store, code)
        it = people.find(store, office.actor, person)
        out.say(enrolment.prioritize(store, office.actor, course.id, it.id, number, reason).text)


@command(
    "confirm",
    lambda: _("Note that somebody with a seat says to come."),
    [
        course_argument(),
        person_argument(),
        option("--channel", default="", label=lambda: _("WORDS"), words=lambda: _("How they said it: desk, phone …")),
        option("--note", "notes", default="", label=lambda: _("WORDS"), words=lambda: _("What they said.")),
    ],
)
def confirm(office: Office, *, code: str, person: str, channel: str, notes: str) -> None:
    """Confirm a place."""
    with office.library() as store:
        course = courses.by_code(store, code)
        it = people.find(store, office.actor, person)
        out.say(enrolment.confirm(store, office.actor, course.id, it.id, channel=channel, notes=notes).text)


@command(
    "party",
    lambda: _("Let people who wait in a course wait as a party, or with --apart each on their own."),
    [
        course_argument(),
        argument("persons", lambda: _("PERSON"), lambda: _("Who, by key or name; several."), nargs=-1, required=True),
        option("--apart", "is_apart", is_flag=True, words=lambda: _("All of the person’s party wait on their own.")),
    ],
)
def party(office: Office, *, code: str, persons: tuple[str, ...], is_apart: bool) -> None:
    """Change who belongs together."""
    with office.library() as store:
        course = courses.by_code(store, code)
        who = [people.find(store, office.actor, one).id for one in persons]
        if is_apart:
            out.say("\n".join(parties.apart(store, office.actor, course.id, one) for one in who))
        else:
            out.say(parties.together(store, office.actor, course.id, who))


@command(
    "transfer",
    lambda: _("Move somebody from one course to another: a seat there, or a place on its waiting list."),
    [
        course_argument(),
        person_argument(),
        course_argument("to"),
        option("--reason", default="", label=lambda: _("WORDS"), words=lambda: _("Why, in a few words.")),
    ],
)
def transfer(office: Office, *, code: str, person: str, to: str, reason: str) -> None:
    """Move somebody to another course."""
    with office.library() as store:
        old, new = courses.by_code(store, code), courses.by_code(store, to)
        it = people.find(store, office.actor, person)
        out.say(enrolment.transfer(store, office.actor, old.id, new.id, it.id, reason=reason).text)


def _table(rows: Sequence[WaitingRow], log: Sequence[Call]) -> str:
    columns = [
        Column("", is_number=True),
        Column(_("Name"), least=10),
        Column(_("Party"), least=8),
        Column(_("Since")),
        Column(_("Priority"), least=8),
        Column(_("Last call"), least=8),
    ]
    return out.table(columns, [_row(it, log) for it in rows])


def _row(it: WaitingRow, log: Sequence[Call]) -> list[object]:
    last = next((one for one in log if one.person_id == it.person.person_id), None)
    said = (
        f"{enrolment_labels.call_result(last.result)} {day_text(last.at.date())} {last.notes}".strip() if last else ""
    )
    return [
        it.position,
        it.person.name,
        ", ".join(it.party),
        f"{day_text(it.since.date())} {time_text(it.since.time())}",
        f"{it.priority} {it.reason}" if it.priority else "",
        said,
    ]


def _shape(it: WaitingRow, log: Sequence[Call]) -> dict[str, object]:
    mine = [one for one in log if one.person_id == it.person.person_id]
    return {
        "position": it.position,
        "name": it.person.name,
        "party": list(it.party),
        "since": it.since.isoformat(),
        "priority": it.priority,
        "reason": it.reason,
        "why_next": it.why_next,
        "is_next": it.is_next,
        "person": it.person.person,
        "calls": [
            {"at": one.at.isoformat(), "result": one.result.value, "notes": one.notes, "actor": one.actor}
            for one in mine
        ],
    }


COMMANDS = (waiting_, offer, priority, confirm, party, transfer)

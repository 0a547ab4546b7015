"""Commands for calling people: who is to be called, what came of it, and the log of calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import click

from courses import clock, enrolment_labels
from courses.actions import calls as deeds
from courses.cli import out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, command, course_argument, option, person_argument
from courses.cli.values import MOMENT
from courses.dates import day_text, time_text
from courses.errors import Invalid
from courses.i18n import _
from courses.model import Person
from courses.model.absences import Missed
from courses.model.calling import Call, CallAbout, CallList, CallResult, CallRow
from courses.store import calls, courses, people

_RESULTS = {
    "comes": CallResult.COMES,
    "declines": CallResult.DECLINES,
    "no-answer": CallResult.NO_ANSWER,
    "reached": CallResult.REACHED,
}
_ERRANDS = {"confirm": CallAbout.CONFIRM, "offers": CallAbout.OFFER, "tell": CallAbout.TELL, "missed": CallAbout.MISSED}


@command(
    "call-list",
    lambda: _(
        "Show who is to be called, in order: about one course, or about all to come.\n\nThe week before a course its "
        "people are asked whether they come; who is offered a seat, or has got one from the waiting list, is told. "
        "Those who want to be reached in another way than by phone come after, with their way."
    ),
    [
        course_argument(required=False),
        option("--confirm", is_flag=True, words=lambda: _("Only those who are asked whether they come.")),
        option("--offers", is_flag=True, words=lambda: _("Only those who are offered a seat.")),
        option("--tell", is_flag=True, words=lambda: _("Only those who are to be told of a seat or a course.")),
        option("--missed", is_flag=True, words=lambda: _("Only those who were missed at sessions.")),
        JSON,
    ],
)
def call_list(office: Office, *, code: str | None, as_json: bool, **wanted: bool) -> None:
    """Show who is to be called."""
    about = [errand for name, errand in _ERRANDS.items() if wanted[name]]
    with office.library() as store:
        course_id = courses.by_code(store, code).id if code else None
        found = deeds.call_list(store, office.actor, clock.now(), course_id, about)
    if as_json:
        out.say_json(_list_shape(found))
    elif found.rows:
        out.say(_table(found.rows))
        out.note(enrolment_labels.call_progress(found.progress))
    else:
        out.note(_("Nobody is to be called."))


@command(
    "call",
    lambda: _(
        "Note what came of a call to a person about a course, and do what it means.\n\n`comes` confirms the seat or takes "
        "the one offered; `declines` gives it back, and it goes on to the next in the queue."
    ),
    [
        course_argument(),
        person_argument(),
        option(
            "--result",
            required=True,
            type=click.Choice(list(_RESULTS), case_sensitive=False),
            words=lambda: _("What came of it."),
        ),
        option(
            "--note", "notes", default="", label=lambda: _("WORDS"), words=lambda: _("What they said, in a few words.")
        ),
        option(
            "--at",
            type=MOMENT,
            label=lambda: _("TIME"),
            words=lambda: _("When it happened, in local time: 2026-09-08T10:15, 8/9 10.15; else now."),
        ),
    ],
)
def call(office: Office, *, code: str, person: str, result: str, notes: str, at: datetime | None) -> None:
    """Note a call."""
    with office.library() as store:
        course = courses.by_code(store, code)
        it = people.find(store, office.actor, person)
        out.say(deeds.note(store, office.actor, course.id, it.id, _RESULTS[result.lower()], notes=notes, at=at))


@command(
    "calls",
    lambda: _("Show the log of calls: about a course, or to a person; newest first."),
    [
        course_argument(required=False),
        option("--person", default="", label=lambda: _("PERSON"), words=lambda: _("Only calls to this person.")),
        JSON,
    ],
)
def calls_(office: Office, *, code: str | None, person: str, as_json: bool) -> None:
    """Show the log of calls."""
    if not code and not person:
        raise Invalid(_("Give a course, or --person."))
    with office.library() as store:
        who = people.find(store, office.actor, person) if person else None
        course = courses.by_code(store, code) if code else None
        if course is not None:
            found = calls.of_course(store, office.actor, course.id)
            found = [it for it in found if who is None or it.person_id == who.id]
        else:
            found = calls.of_person(store, office.actor, who.id) if who else []
        names = {it.person_id: people.get(store, office.actor, it.person_id) for it in found}
        codes = {it.course_id: courses.get(store, it.course_id).code for it in found if it.course_id}
    if as_json:
        out.say_json([_call_shape(it, names[it.person_id].key, names[it.person_id].name, codes) for it in found])
    elif found:
        out.say(_log(found, names, codes))
    else:
        out.note(_("No calls."))


def _log(found: Sequence[Call], names: Mapping[int, Person], codes: Mapping[int, str]) -> str:
    columns = [
        Column(_("When")),
        Column(_("Code")),
        Column(_("Name"), least=10),
        Column(_("What about"), least=8),
        Column(_("Result"), least=8),
        Column(_("What they said"), least=10),
        Column(_("Who called"), least=6),
    ]
    rows = [
        (
            _moment(it.at),
            codes.get(it.course_id or 0, ""),
            names[it.person_id].name,
            enrolment_labels.call_about(it.about),
            enrolment_labels.call_result(it.result),
            it.notes,
            it.actor,
        )
        for it in found
    ]
    return out.table(columns, rows)


def _moment(at: datetime) -> str:
    return f"{day_text(at.date())} {time_text(at.time())}"


def _table(rows: Sequence[CallRow]) -> str:
    columns = [
        Column(_("Code")),
        Column(_("Name"), least=10),
        Column(_("Way")),
        Column(_("Number or address"), least=12),
        Column(_("What about"), least=8),
        Column(_("Until")),
        Column(_("Needs"), least=6),
        Column(_("Last call"), least=8),
    ]
    return out.table(columns, [_row(it) for it in rows])


def _row(it: CallRow) -> list[object]:
    last = f"{enrolment_labels.call_result(it.last.result)} {_moment(it.last.at)}" if it.last else ""
    return [
        it.code,
        it.name,
        enrolment_labels.reached_by(it.way),
        it.address,
        enrolment_labels.call_about(it.about),
        _moment(it.offer_until) if it.offer_until else "",
        it.needs,
        last or (enrolment_labels.enrolment_status(it.status) if it.is_done else ""),
    ]


def _list_shape(found: CallList) -> dict[str, object]:
    it = found.progress
    return {
        "progress": {
            "total": it.total,
            "called": it.called,
            "coming": it.coming,
            "declined": it.declined,
            "unanswered": it.unanswered,
            "left": it.left,
        },
        "rows": [_row_shape(row) for row in found.rows],
    }


def _row_shape(it: CallRow) -> dict[str, object]:
    return {
        "course": it.code,
        "person": it.person,
        "name": it.name,
        "about": it.about.value,
        "way": it.way.value,
        "address": it.address,
        "needs": it.needs,
        "party": it.party,
        "status": it.status.value,
        "until": it.offer_until.isoformat() if it.offer_until else None,
        "missed": missed_shape(it.missed) if it.missed else None,
        "done": it.is_done,
        "calls": [_said_shape(one) for one in it.calls],
    }


def missed_shape(it: Missed) -> dict[str, object]:
    """Return what somebody missed, as JSON has it."""
    return {
        "sessions": it.sessions,
        "excused": it.excused,
        "never_came": it.is_never,
        "last": it.last.isoformat(),
    }


def _said_shape(it: Call) -> dict[str, object]:
    return {"at": it.at.isoformat(), "result": it.result.value, "notes": it.notes, "actor": it.actor}


def _call_shape(it: Call, key: str, name: str, codes: dict[int, str]) -> dict[str, object]:
    course = codes.get(it.course_id) if it.course_id else None
    return {"course": course, "person": key, "name": name, "about": it.about.value, **_said_shape(it)}


COMMANDS = (call_list, call, calls_)

"""Commands at the desk: enrol, cancel, note a drop-out. Each is one deed that `undo` takes back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import click

from courses import clock
from courses.actions import enrolment
from courses.actions.drafts import PersonDraft
from courses.actions.enrolment import Outcome
from courses.cli import find, out
from courses.cli.office import Office
from courses.cli.parts import JSON, Option, Words, command, course_argument, option, person_argument
from courses.cli.values import MOMENT
from courses.errors import Refused
from courses.i18n import _
from courses.model import Course, Person
from courses.store import Store, courses, people
from courses.text import fold


def _text(name: str, label: Words, words: Words) -> Option:
    return option(name, default="", label=label, words=words)


_AT = option(
    "--at",
    type=MOMENT,
    label=lambda: _("TIME"),
    words=lambda: _("When it happened, in local time: 2026-09-08T10:15, 8/9 10.15; else now."),
)
_REASON = _text("--reason", lambda: _("WORDS"), lambda: _("Why, in a few words."))
_NEW = [
    option(
        "--new",
        label=lambda: _("NAME"),
        words=lambda: _("Add a person of this name first, instead of PERSON: “Given Family” or “Family, Given”."),
    ),
    _text("--phone", lambda: _("NUMBER"), lambda: _("The new person’s phone.")),
    _text("--email", lambda: _("ADDRESS"), lambda: _("The new person’s e-mail.")),
    _text("--born", lambda: _("DATE"), lambda: _("The new person’s date or year of birth.")),
    _text("--address", lambda: _("WORDS"), lambda: _("The new person’s street address.")),
    _text("--postcode", lambda: _("NUMBER"), lambda: _("The new person’s postcode.")),
    _text("--town", lambda: _("NAME"), lambda: _("The new person’s town.")),
    _text("--language", lambda: _("NAME"), lambda: _("The language the new person speaks best.")),
    _text("--needs", lambda: _("WORDS"), lambda: _("What the new person needs in the room, such as a hearing loop.")),
    option("--protected", is_flag=True, words=lambda: _("The new person’s details are protected.")),
]


_SESSIONS = _text(
    "--sessions",
    lambda: _("SESSIONS"),
    lambda: _("In a workshop series: only these, numbers or dates with commas between, such as 1,3,5; else the whole."),
)


@command(
    "enrol",
    lambda: _("Enrol a person: a seat, or a place on the waiting list when the course is full."),
    [
        course_argument(),
        person_argument(required=False),
        _AT,
        _text("--channel", lambda: _("WORDS"), lambda: _("How they enrolled: desk, phone, web …")),
        _text("--party", lambda: _("NAME"), lambda: _("The company they come in, so that it is kept together.")),
        _text("--notes", lambda: _("WORDS"), lambda: _("Notes on the enrolment.")),
        _SESSIONS,
        *_NEW,
        JSON,
    ],
)
def enrol(
    office: Office,
    *,
    code: str,
    person: str | None,
    at: datetime | None,
    channel: str,
    party: str,
    notes: str,
    sessions: str,
    new: str | None,
    as_json: bool,
    **details: str | bool,
) -> None:
    """Enrol a person, added first when new."""
    if (person is None) == (new is None):
        raise click.UsageError(_("Give either PERSON or --new with a name."), click.get_current_context())
    with office.library() as store:
        course = courses.by_code(store, code)
        chosen = find.sessions_of(store, course.id, sessions, clock.now())
        how: dict[str, Any] = {"at": at, "channel": channel, "party": party, "notes": notes, "sessions": chosen}
        if person is not None:
            it = people.find(store, office.actor, person)
            outcome = enrolment.enrol(store, office.actor, course.id, it.id, **how)
        else:
            draft = _new_person(store, office, course.id, new or "", details)
            it, outcome = enrolment.enrol_new(store, office.actor, course.id, draft, **how)
    _tell(outcome, course.code, it, as_json=as_json)


@command(
    "cancel",
    lambda: _("Cancel a person’s seat or place in the queue; the first who waits gets the seat."),
    [course_argument(), person_argument(), _AT, _REASON, JSON],
)
def cancel(office: Office, *, code: str, person: str, at: datetime | None, reason: str, as_json: bool) -> None:
    """Cancel an enrolment."""
    with office.library() as store:
        course = courses.by_code(store, code)
        it = people.find(store, office.actor, person)
        outcome = enrolment.cancel(store, office.actor, course.id, it.id, at=at, reason=reason)
    _tell(outcome, course.code, it, as_json=as_json)


@command(
    "drop-out",
    lambda: _("Note that a person has stopped coming; the seat stays theirs in the figures."),
    [course_argument(), person_argument(), _AT, _REASON, JSON],
)
def drop_out(office: Office, *, code: str, person: str, at: datetime | None, reason: str, as_json: bool) -> None:
    """Note a drop-out."""
    with office.library() as store:
        course = courses.by_code(store, code)
        it = people.find(store, office.actor, person)
        outcome = enrolment.drop_out(store, office.actor, course.id, it.id, at=at, reason=reason)
    _tell(outcome, course.code, it, as_json=as_json)


@command(
    "choose",
    lambda: _("Choose which sessions of a workshop series a person comes to; without --sessions the whole."),
    [course_argument(), person_argument(), _SESSIONS, _AT, JSON],
)
def choose(office: Office, *, code: str, person: str, sessions: str, at: datetime | None, as_json: bool) -> None:
    """Choose sessions."""
    with office.library() as store:
        course = courses.by_code(store, code)
        it = people.find(store, office.actor, person)
        chosen = find.sessions_of(store, course.id, sessions, clock.now())
        outcome = enrolment.choose_sessions(store, office.actor, course.id, it.id, chosen, at=at)
    _tell(outcome, course.code, it, as_json=as_json)


def _new_person(store: Store, office: Office, course_id: int, name: str, details: dict[str, str | bool]) -> PersonDraft:
    """Return a person to be added, unless the course takes nobody or the same person is there already. Raises Refused."""
    from courses.imports.persons import split_name

    _refuse_closed(courses.get(store, course_id))
    given, family, _other = split_name(name)
    texts = {name: str(value) for name, value in details.items() if name not in ("protected", "born")}
    draft = PersonDraft(
        given_name=given,
        family_name=family,
        birth_date=_born(str(details["born"])),
        is_protected=bool(details["protected"]),
        **texts,
    )
    namesakes = [hit.person for hit in people.search(store, office.actor, name) if fold(hit.person.name) == fold(name)]
    for other in namesakes:
        if draft.phone in ("", other.phone) and draft.email in ("", other.email):
            raise Refused(
                _("There is already somebody called {name} ({key}).").format(name=other.name, key=other.key),
                _("Enrol by the key; or give another phone or e-mail, if it is somebody else."),
            )
    return draft


def _refuse_closed(course: Course) -> None:
    """Say no before somebody is added for nothing. Raises Refused."""
    enrolment.refuse_kind(course)
    if course.cancelled_reason is not None:
        raise Refused(_("{code} is cancelled.").format(code=course.code))


def _born(text: str) -> str:
    """Return a birth date as ISO, or a year alone. Raises Invalid."""
    from courses.errors import Invalid
    from courses.imports.persons import birth
    from courses.imports.values import ValueProblem

    try:
        return birth(text, clock.today()).born if text.strip() else ""
    except ValueProblem as problem:
        raise Invalid(_("“{text}” is not a date.").format(text=text), problem.expected) from problem


def _tell(outcome: Outcome, code: str, person: Person, *, as_json: bool) -> None:
    if not as_json:
        out.say(outcome.text)
        return
    out.say_json(
        {
            "course": code,
            "person": person.key,
            "name": person.name,
            "status": outcome.status.value,
            "position": outcome.position,
            "promoted": [person.name for person in outcome.promoted],
        }
    )


COMMANDS = (enrol, choose, cancel, drop_out)

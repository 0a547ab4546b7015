"""Commands at the desk: enrol, alone or in company, and choose sessions. Each is one deed that `undo` takes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import click

from courses import clock
from courses.actions import enrolling, enrolment, entry
from courses.actions.drafts import PersonDraft
from courses.actions.enrolling import Done, Wish
from courses.actions.enrolment import Outcome
from courses.cli import find, out
from courses.cli.office import Office
from courses.cli.parts import JSON, Option, Words, command, course_argument, option, person_argument
from courses.cli.values import MOMENT
from courses.errors import Refused
from courses.i18n import _
from courses.model import Course, Person
from courses.rules.entry import Doubt
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
    _text("--phone", lambda: _("PHONE"), lambda: _("The new person’s phone.")),
    _text("--email", lambda: _("ADDRESS"), lambda: _("The new person’s e-mail.")),
    _text(
        "--contact",
        lambda: _("WAY"),
        lambda: _("How the person wants to be reached: phone, SMS, e-mail, letter or comes by."),
    ),
    _text("--born", lambda: _("DATE"), lambda: _("The new person’s date or year of birth.")),
    _text("--address", lambda: _("WORDS"), lambda: _("The new person’s street address.")),
    _text("--postcode", lambda: _("POSTCODE"), lambda: _("The new person’s postcode.")),
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
        option(
            "--with",
            "mates",
            multiple=True,
            label=lambda: _("PERSON"),
            words=lambda: _(
                "Somebody enrolled together with them; a party gets in whole or waits whole. May be repeated."
            ),
        ),
        option(
            "--override",
            is_flag=True,
            words=lambda: _("Enrol although the course is not open, or not for them; takes --reason."),
        ),
        _REASON,
        option("--interest", is_flag=True, words=lambda: _("Note only that they would like to come.")),
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
    mates: tuple[str, ...],
    override: bool,
    reason: str,
    interest: bool,
    new: str | None,
    as_json: bool,
    **details: str | bool,
) -> None:
    """Enrol a person, added first when new, alone or in company."""
    if (person is None) == (new is None):
        raise click.UsageError(_("Give either PERSON or --new with a name."), click.get_current_context())
    if override and not reason.strip():
        raise click.UsageError(_("--override takes --reason."), click.get_current_context())
    with office.library() as store:
        course = courses.by_code(store, code)
        known = [
            people.find(store, office.actor, one).id for one in (*([person] if person is not None else ()), *mates)
        ]
        wish = Wish(
            course_id=course.id,
            person_ids=tuple(known),
            new=_new_person(store, office, course.id, new, details) if new is not None else None,
            sessions=frozenset(find.sessions_of(store, course.id, sessions, clock.now())),
            channel=channel,
            party=party,
            notes=notes,
            is_interest=interest,
        )
        doubts = _doubts(store, office, wish, at)
        done = enrolling.enrol(store, office.actor, wish, override=reason if override else "", at=at)
    _tell_done(done, course.code, [doubt for doubt in doubts if not doubt.needs_reason], as_json=as_json)


def _doubts(store: Store, office: Office, wish: Wish, at: datetime | None) -> list[Doubt]:
    """Return what there is to say of the course and of those in the register, before they are enrolled."""
    if wish.is_interest:
        return []
    everybody = [people.get(store, office.actor, one) for one in wish.person_ids]
    every = [entry.doubts(store, office.actor, wish.course_id, one, at or clock.now()) for one in everybody]
    return list({doubt.text: doubt for found in every for doubt in found}.values())


def _tell_done(done: Done, code: str, doubts: Sequence[Doubt], *, as_json: bool) -> None:
    for doubt in doubts:
        out.note(doubt.text)
    if not as_json:
        out.say(done.text)
        return
    each = [_shape(outcome, code, person) for outcome, person in zip(done.outcomes, done.people, strict=True)]
    out.say_json({**each[0], "party": each[1:], "doubts": [doubt.text for doubt in doubts]})


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
    tell(outcome, course.code, it, as_json=as_json)


def _new_person(store: Store, office: Office, course_id: int, name: str, details: dict[str, str | bool]) -> PersonDraft:
    """Return a person to be added, unless the course takes nobody or the same person is there already. Raises Refused."""
    from courses.actions.person_faults import checked, lacks_contact
    from courses.errors import Invalid
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
    found = checked(draft, {})
    if told := " ".join(filter(None, (found.words(), lacks_contact(found.draft)))):
        raise Invalid(told)
    return draft


def _refuse_closed(course: Course) -> None:
    """Say no before somebody is added for nothing. Raises Refused."""
    enrolment.refuse_kind(course)
    if course.cancelled_reason is not None:
        raise Refused(_("{code} is cancelled.").format(code=course.code))


def _born(text: str) -> str:
    """Return a birth date as ISO, or a year alone; as it was written where it cannot be read, to be told with the rest."""
    from courses.imports.persons import birth
    from courses.imports.values import ValueProblem

    try:
        return birth(text, clock.today()).born if text.strip() else ""
    except ValueProblem:
        return text


def tell(outcome: Outcome, code: str, person: Person, *, as_json: bool) -> None:
    """Say what a deed led to, in words or as JSON."""
    if not as_json:
        out.say(outcome.text)
        return
    out.say_json(_shape(outcome, code, person))


def _shape(outcome: Outcome, code: str, person: Person) -> dict[str, object]:
    return {
        "course": code,
        "person": person.key,
        "name": person.name,
        "status": outcome.status.value,
        "position": outcome.position,
        "promoted": [one.name for one in outcome.promoted],
    }


COMMANDS = (enrol, choose)

"""Commands that show people: a search, and one person with all their courses."""

from __future__ import annotations

from courses import clock, enrolment_labels
from courses.cli import out, shapes
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, argument, command, option, person_argument
from courses.cli.values import WHOLE
from courses.dates import day_text
from courses.i18n import _, ngettext
from courses.model import ContactWay, Person, PersonCourse, PersonHit
from courses.store import people as people_store

_SHOWN = 50
"""How many people a search shows when nothing else is said."""
_ALL = -1
"""No limit, to the store."""


@command(
    "people",
    lambda: _("Find people by any part of name, phone, e-mail or key; all words must fit."),
    [
        argument(
            "search",
            lambda: _("SEARCH"),
            lambda: _("What to look for; nothing finds everybody."),
            nargs=-1,
            required=False,
        ),
        option(
            "--limit",
            type=WHOLE,
            label=lambda: _("NUMBER"),
            words=lambda: _("At most so many; without it 50, and in JSON all."),
        ),
        JSON,
    ],
)
def people(office: Office, *, search: tuple[str, ...], limit: int | None, as_json: bool) -> None:
    """Find people."""
    most = limit if limit is not None else _ALL if as_json else _SHOWN
    with office.library() as store:
        hits = people_store.search(store, office.actor, " ".join(search), most)
        everybody = people_store.count(store)
    if as_json:
        out.say_json([shapes.hit(it) for it in hits])
    elif hits:
        out.say(_people_table(hits))
        out.note(_found(len(hits), most, everybody))
    else:
        out.note(_("Nobody found."))


@command(
    "person",
    lambda: _("Show a person and all their courses."),
    [
        person_argument(),
        option(
            "--reveal",
            is_flag=True,
            words=lambda: _(
                "Show the details of a protected person, and the personal number; that it was done is noted in the journal."
            ),
        ),
        JSON,
    ],
)
def person(office: Office, *, person: str, reveal: bool, as_json: bool) -> None:
    """Show one person."""
    from courses.actions import people as people_actions

    with office.library() as store:
        it = people_store.find(store, office.actor, person)
        if reveal:
            it = people_actions.reveal(store, office.actor, it.id)
        taken = people_store.courses_of(store, office.actor, it.id, clock.now())
    if as_json:
        out.say_json(shapes.person(it, taken))
        return
    out.say(_about(it))
    if taken:
        out.say(f"\n{_course_table(taken)}")
    else:
        out.note(_("In no course."))


def _found(shown: int, most: int, everybody: int) -> str:
    if shown == most < everybody:
        return _("The first {count}; more words, or --limit, find others.").format(count=shown)
    return ngettext("{count} person", "{count} persons", shown).format(count=shown)


def _people_table(hits: list[PersonHit]) -> str:
    columns = [
        Column(_("Name"), least=12),
        Column(_("Key")),
        Column(_("Phone"), least=12),
        Column(_("E-mail"), least=12),
        Column(_("Town"), least=6),
        Column(_("Courses"), is_number=True),
    ]
    rows = [
        [it.person.name, it.person.key, it.person.phone, it.person.email, it.person.town, it.courses] for it in hits
    ]
    return out.table(columns, rows)


def _about(it: Person) -> str:
    town = " ".join(filter(None, (it.postcode, it.town)))
    return out.facts(
        [
            (_("Name"), f"{it.given_name} {it.family_name}".strip()),
            (_("Other name"), it.other_name),
            (_("Pronunciation"), it.pronunciation),
            (_("Key"), it.key),
            (_("Protected"), _("yes, shown as {alias}").format(alias=it.alias) if it.is_protected else ""),
            (_("Personal number"), it.personal_no),
            (_("Born"), it.birth_date),
            (_("Sex"), it.sex),
            (_("Wants to hear by"), enrolment_labels.reached_by(ContactWay(it.contact)) if it.contact else ""),
            (_("Phone"), " · ".join(filter(None, (it.phone, it.other_phone)))),
            (_("E-mail"), " · ".join(filter(None, (it.email, it.other_email)))),
            (_("Address"), ", ".join(filter(None, (it.address, town)))),
            (_("Home municipality"), it.municipality),
            (_("Language"), it.language),
            (_("Needs"), it.needs),
            (_("Own device"), it.device),
            (_("Notes"), it.notes),
        ]
    )


def _course_table(taken: list[PersonCourse]) -> str:
    columns = [
        Column(_("Code")),
        Column(_("Title"), least=12),
        Column(_("Begins")),
        Column(_("State"), least=10),
        Column(_("Present"), is_number=True),
        Column(_("Certificate")),
    ]
    return out.table(columns, [_course_row(it) for it in taken])


def _course_row(it: PersonCourse) -> list[object]:
    return [
        it.code,
        it.title,
        day_text(it.first_date, clock.today()) if it.first_date else "–",
        enrolment_labels.enrolment_status(it.status, it.position),
        f"{it.attended}/{it.held}",
        it.certificate_number,
    ]


COMMANDS = (people, person)

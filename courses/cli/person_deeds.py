"""Commands that write about persons: add, change, personal numbers, and reporting a circle, after which the numbers go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import click

from courses import clock
from courses.cli import out, shapes
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import DRY_RUN, JSON, Option, Words, argument, command, course_argument, option, person_argument
from courses.cli.values import DAY
from courses.dates import day_text
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.model import Person
from courses.store import courses, numbers, people


def _text(name: str, label: Words, words: Words) -> Option:
    return option(name, default=None, label=label, words=words)


_WORDS = lambda: _("WORDS")  # noqa: E731 the same label for many options
_FIELDS = [
    _text("--other-name", lambda: _("NAME"), lambda: _("The name in the person’s own script, or another spelling.")),
    _text("--pronunciation", _WORDS, lambda: _("How the name is said.")),
    _text("--phone", lambda: _("PHONE"), lambda: _("Phone, as people write it.")),
    _text("--other-phone", lambda: _("PHONE"), lambda: _("Another phone.")),
    _text("--email", lambda: _("ADDRESS"), lambda: _("E-mail.")),
    _text("--other-email", lambda: _("ADDRESS"), lambda: _("Another e-mail address.")),
    _text(
        "--contact",
        lambda: _("WAY"),
        lambda: _("How the person wants to be reached: phone, SMS, e-mail, letter or comes by."),
    ),
    _text("--born", lambda: _("DATE"), lambda: _("Date or year of birth.")),
    _text("--address", _WORDS, lambda: _("Street address; lines with commas between.")),
    _text("--postcode", lambda: _("POSTCODE"), lambda: _("Postcode.")),
    _text("--town", lambda: _("NAME"), lambda: _("Town.")),
    _text("--municipality", lambda: _("NAME"), lambda: _("Where the person lives.")),
    _text(
        "--language", lambda: _("NAME"), lambda: _("The language the person speaks best; several with commas between.")
    ),
    _text("--needs", _WORDS, lambda: _("What the person needs in the room, with semicolons between.")),
    _text("--device", _WORDS, lambda: _("Make and model of what the person brings.")),
    _text("--notes", _WORDS, lambda: _("Notes; only what the course needs.")),
    _text("--alias", lambda: _("NAME"), lambda: _("What a protected person is called.")),
]


@command(
    "add-person",
    lambda: _("Add a person: a name and one way of contact is enough."),
    [
        argument("name", lambda: _("NAME"), lambda: _("“Given Family” or “Family, Given”.")),
        *_FIELDS,
        option(
            "--key",
            default="",
            label=lambda: _("KEY"),
            words=lambda: _("The key in files; without it the program gives one."),
        ),
        option("--protected", is_flag=True, words=lambda: _("The person’s details are protected.")),
        JSON,
    ],
)
def add_person(office: Office, *, name: str, key: str, protected: bool, as_json: bool, **given: str | None) -> None:
    """Add a person."""
    from courses.actions import people as actions
    from courses.actions.drafts import PersonDraft
    from courses.actions.person_faults import checked, lacks_contact
    from courses.rules.names import split

    first, family, other = split(name)
    draft = PersonDraft(given_name=first, family_name=family, other_name=other, key=key, is_protected=protected)
    draft = replace(draft, **_values(given))  # type: ignore[arg-type] # all of them texts
    found = checked(draft, {})
    told = " ".join(filter(None, (found.words(), lacks_contact(found.draft))))
    if told:
        raise Invalid(told)
    with office.library() as store:
        it = actions.add(store, office.actor, draft)
    _say(it, _("Added {name} ({key})."), given, as_json=as_json)


@command(
    "change-person",
    lambda: _("Change what is known of a person. An empty value takes one away."),
    [
        person_argument(),
        _text("--given-name", lambda: _("NAME"), lambda: _("Given name.")),
        _text("--family-name", lambda: _("NAME"), lambda: _("Family name.")),
        *_FIELDS,
        option(
            "--protected/--not-protected", default=None, words=lambda: _("Whether the person’s details are protected.")
        ),
        JSON,
    ],
)
def change_person(office: Office, *, person: str, protected: bool | None, as_json: bool, **given: str | None) -> None:
    """Change a person."""
    from courses.actions import people as actions

    values = _values(given)
    if not values and protected is None:
        raise click.UsageError(_("Say what is to be changed."), click.get_current_context())
    with office.library() as store:
        it = people.find(store, office.actor, person)
        whole = actions.reveal(store, office.actor, it.id) if it.is_protected else it
        draft = replace(actions.draft_of(whole), **values)  # type: ignore[arg-type] # all texts
        if protected is not None:
            draft = replace(draft, is_protected=protected)
        before, it = it, actions.change(store, office.actor, it.id, draft, it.version)
    _say(it, _("Changed {name} ({key})."), given, as_json=as_json)
    if gone := actions.number_goes(before, it):
        out.note(gone)


@command(
    "personal-number",
    lambda: _(
        "Write a personal number that a study circle needs, or remove one.\n\nIt is removed by itself when the circle is "
        "reported. A removed number is gone for good, from the journal too."
    ),
    [
        person_argument(),
        argument(
            "number", lambda: _("DIGITS"), lambda: _("Ten or twelve digits, or LMA and its digits."), required=False
        ),
        option("--remove", is_flag=True, words=lambda: _("Remove the number for good.")),
    ],
)
def personal_number(office: Office, *, person: str, number: str | None, remove: bool) -> None:
    """Write or remove a personal number."""
    from courses.actions import numbers as actions

    if (number is None) is not remove:
        raise click.UsageError(_("Give either a number or --remove."), click.get_current_context())
    with office.library() as store:
        it = people.find(store, office.actor, person)
        if number is not None:
            it = actions.set_number(store, office.actor, it.id, number)
            out.say(f"{it.name}: {it.personal_no}")
        elif actions.remove_number(store, office.actor, it.id):
            out.say(_("The personal number of {name} is gone.").format(name=it.name))
        else:
            out.note(_("No personal number is kept of {name}.").format(name=it.name))


@command(
    "numbers",
    lambda: _(
        "List whose personal numbers are kept, and which study circles need them; or remove those that none needs."
    ),
    [option("--remove", is_flag=True, words=lambda: _("Remove, for good, those that no study circle needs.")), JSON],
)
def numbers_command(office: Office, *, remove: bool, as_json: bool) -> None:
    """List the personal numbers kept, masked."""
    from courses.actions import numbers as actions

    with office.library() as store:
        count = actions.remove_unneeded(store, office.actor) if remove else 0
        kept = numbers.kept(store, office.actor)
    if as_json:
        out.say_json(
            [{"person": it.key, "name": it.name, "number": it.personal_no, "courses": codes} for it, codes in kept]
        )
        return
    if remove:
        out.note(_removed(count))
    if not kept:
        out.note(_("No personal number is kept."))
        return
    columns = [Column(_("Name"), least=12), Column(_("Key")), Column(_("Number")), Column(_("Needed by"), least=12)]
    none = _("no study circle")
    out.say(out.table(columns, [[it.name, it.key, it.personal_no, ", ".join(codes) or none] for it, codes in kept]))


@command(
    "report-circle",
    lambda: _(
        "Note that a study circle is reported to its association. The personal numbers that no other circle needs are "
        "removed for good, from the journal too: undo does not bring them back."
    ),
    [
        course_argument(),
        option("--on", type=DAY, label=lambda: _("DATE"), words=lambda: _("When it was reported; else today.")),
        DRY_RUN,
        JSON,
    ],
)
def report_circle(office: Office, *, code: str, on: date | None, dry_run: bool, as_json: bool) -> None:
    """Report a circle."""
    from courses.actions import numbers as actions

    with office.library() as store:
        course = courses.by_code(store, code)
        planned = actions.what_reporting_does(store, office.actor, course.id)
        count = planned.removed if dry_run else actions.report_circle(store, office.actor, course.id, on)
        reported = on or clock.today()
    if as_json:
        told = {"course": course.code, "reported_on": reported.isoformat(), "removed": count, "kept": planned.stay}
        out.say_json(told)
        return
    if planned.last_day and planned.last_day > reported:
        out.note(_("The last session is not until {day}.").format(day=day_text(planned.last_day, reported)))
    if dry_run:
        out.say(
            _("{count} personal numbers would be removed for good, and {kept} stay.").format(
                count=count, kept=planned.stay
            )
        )
        return
    out.say(_("{code} is reported. {removed}").format(code=course.code, removed=_removed(count)))


def _removed(count: int) -> str:
    text = ngettext(
        "{count} personal number is removed for good.", "{count} personal numbers are removed for good.", count
    )
    return text.format(count=count)


def _values(given: dict[str, str | None]) -> dict[str, str]:
    """Return what was given, as a draft has it; a birth date in any spelling that can be read."""
    values = {name: text for name, text in given.items() if text is not None}
    if "born" in values:
        values["birth_date"] = _born(values.pop("born"))
    return values


def _born(text: str) -> str:
    """Return a birth date as ISO, or a year alone; as it was written where it cannot be read, to be told with the rest."""
    from courses.imports.persons import birth
    from courses.imports.values import ValueProblem

    try:
        return birth(text, clock.today()).born if text.strip() else ""
    except ValueProblem:
        return text


def _say(it: Person, words: str, given: dict[str, str | None], *, as_json: bool) -> None:
    from courses.actions.people_words import warning

    if as_json:
        out.say_json(shapes.person(it, []))
    else:
        out.say(words.format(name=it.name, key=it.key))
    for name in ("notes", "needs"):
        if told := warning(given.get(name) or ""):
            out.note(told)


COMMANDS = (add_person, change_person, personal_number, numbers_command, report_circle)

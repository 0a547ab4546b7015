"""Commands about themed hours within a course: "education department, first Thursday of the month 14–16"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import click

from courses import clock
from courses.actions import themes as deeds
from courses.actions.themes import ThemeDraft
from courses.cli import find, out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, Argument, Option, argument, command, course_argument, option
from courses.cli.values import DAY, TIME, WEEKDAY, WHOLE
from courses.dates import day_text
from courses.errors import NotFound
from courses.i18n import _, ngettext
from courses.model import ThemedHour, ThemeOn
from courses.rules import themes as rules
from courses.store import Store, courses, themes

_SHOWN = 3
"""How many coming times of each are told."""


@command(
    "themes",
    lambda: _("Show a course’s themed hours, and when each falls from today on."),
    [course_argument(), JSON],
)
def themes_command(office: Office, *, code: str, as_json: bool) -> None:
    """Show themed hours."""
    now = clock.now()
    with office.library() as store:
        found = [
            (number, it, deeds.coming(store, it, now))
            for number, it in enumerate(themes.of_course(store, courses.by_code(store, code).id), 1)
        ]
    if as_json:
        out.say_json([_shape(*each) for each in found])
    elif found:
        out.say(_table(found))
    else:
        out.note(_("The course has no themed hours. `kursverkstad add-theme` adds some."))


def _table(found: list[tuple[int, ThemedHour, tuple[ThemeOn, ...]]]) -> str:
    columns = [
        Column(_("No."), is_number=True),
        Column(_("Title"), least=12),
        Column(_("When"), least=38),
        Column(_("Guest"), least=8),
        Column(_("Room"), least=8),
        Column(_("Next"), least=10),
    ]
    return out.table(columns, [_row(*each) for each in found])


def _row(number: int, it: ThemedHour, coming: tuple[ThemeOn, ...]) -> list[object]:
    today = clock.today()
    told = [day_text(on.day, today) for on in coming[:1]]
    return [number, it.title, rules.when(it) or _("always"), it.organisation, it.room, *(told or ["–"])]


def _shape(number: int, it: ThemedHour, coming: tuple[ThemeOn, ...]) -> dict[str, object]:
    return {
        "number": number,
        "title": it.title,
        "guest": it.organisation,
        "room": it.room,
        "weekday": it.weekday,
        "nth": it.nth,
        "start": f"{it.start:%H:%M}" if it.start else None,
        "end": f"{it.end:%H:%M}" if it.end else None,
        "valid_from": it.valid_from.isoformat() if it.valid_from else None,
        "valid_to": it.valid_to.isoformat() if it.valid_to else None,
        "coming": [
            {"date": on.day.isoformat(), "start": f"{on.start:%H:%M}", "end": f"{on.end:%H:%M}"} for on in coming
        ],
    }


def _options() -> list[Option]:
    return [
        option("--guest", label=_name, words=lambda: _("The organisation that comes: code, name or alias.")),
        option(
            "--room",
            label=_name,
            words=lambda: _(
                "Another room than the course’s; “place: room” where several places have one of that name."
            ),
        ),
        option("--weekday", type=WEEKDAY, label=lambda: _("DAY"), words=lambda: _("Only on this weekday.")),
        option(
            "--nth",
            type=click.INT,
            label=lambda: _("NUMBER"),
            words=lambda: _("Monthly: 1 is the first such weekday of the month, -1 the last."),
        ),
        option("--start", type=TIME, label=lambda: _("TIME"), words=lambda: _("From when; else from the beginning.")),
        option("--end", type=TIME, label=lambda: _("TIME"), words=lambda: _("To when; else to the end.")),
        option("--from", "valid_from", type=DAY, label=lambda: _("DATE"), words=lambda: _("From this date.")),
        option("--to", "valid_to", type=DAY, label=lambda: _("DATE"), words=lambda: _("To this date, inclusive.")),
    ]


def _name() -> str:
    return _("NAME")


def _number() -> Argument:
    return argument("number", lambda: _("NUMBER"), lambda: _("Its number, as `themes` shows it."), type=WHOLE)


@command(
    "add-theme",
    lambda: _(
        "Add themed hours to a course: a title, when they are, and who comes.\n\nWithout a weekday they are whenever the "
        "course meets; what is outside a session does not count."
    ),
    [
        course_argument(),
        argument("title", lambda: _("WORDS"), lambda: _("What they are called; else the guest’s name."), default=""),
        *_options(),
    ],
)
def add_theme(office: Office, *, code: str, title: str, **values: Any) -> None:  # noqa: ANN401 read by their types
    """Add themed hours."""
    with office.library() as store:
        course = courses.by_code(store, code)
        draft = ThemeDraft(title=title, **_given(store, values))
        theme = deeds.add(store, office.actor, course.id, draft)
        _say_how(store, office, theme)
    out.say(_("Added {what}").format(what=f"{theme.title} {rules.when(theme)}".strip()))


@command(
    "change-theme",
    lambda: _("Change themed hours of a course; only what is given changes."),
    [
        course_argument(),
        _number(),
        option("--title", label=lambda: _("WORDS"), words=lambda: _("The title.")),
        *_options(),
    ],
)
def change_theme(office: Office, *, code: str, number: int, **values: Any) -> None:  # noqa: ANN401 read by their types
    """Change themed hours."""
    with office.library() as store:
        before = _theme(store, code, number)
        draft = replace(deeds.draft_of(before), **_given(store, values))
        theme = deeds.change(store, office.actor, before.id, draft, before.version)
        _say_how(store, office, theme)
    out.say(_("Changed {what}").format(what=theme.title))


@command("remove-theme", lambda: _("Remove themed hours from a course."), [course_argument(), _number()])
def remove_theme(office: Office, *, code: str, number: int) -> None:
    """Remove themed hours."""
    with office.library() as store:
        theme = _theme(store, code, number)
        deeds.remove(store, office.actor, theme.id)
    out.say(_("Removed {what}").format(what=theme.title))


def _given(store: Store, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a draft that were given. Raises NotFound, Invalid."""
    given = {name: value for name, value in values.items() if value is not None and name not in ("guest", "room")}
    if values["guest"] is not None:
        given["organisation_id"] = find.organisation(store, values["guest"]).id
    if values["room"] is not None:
        given["room_id"] = find.room(store, values["room"]).id
    return given


def _theme(store: Store, code: str, number: int) -> ThemedHour:
    found = themes.of_course(store, courses.by_code(store, code).id)
    if not 1 <= number <= len(found):
        numbered = ", ".join(f"{place}: {it.title}" for place, it in enumerate(found, 1))
        hint = _("It has {sessions}.").format(sessions=numbered) if numbered else ""
        raise NotFound(_("The course has no themed hours number {number}.").format(number=number), hint)
    return found[number - 1]


def _say_how(store: Store, office: Office, theme: ThemedHour) -> None:
    """Say, beside the result, when the hours fall and what they clash with."""
    now = clock.now()
    coming = deeds.coming(store, theme, now)
    days = ", ".join(day_text(on.day, now.date()) for on in coming[:_SHOWN])
    if not coming:
        out.note(_("No session to come falls within these hours."))
    else:
        text = ngettext("{count} time from today: {days}", "{count} times from today: {days}", len(coming))
        out.note(text.format(count=len(coming), days=days + (" …" if len(coming) > _SHOWN else "")))
    for clash in deeds.clashes_of(store, office.actor, theme.course_id, now):
        out.note(f"⚠ {clash.what}")


COMMANDS = (themes_command, add_theme, change_theme, remove_theme)

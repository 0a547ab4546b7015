"""The fields of a course as options, and the draft they come to. Used by `planning` and `plans`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import click

from courses.actions.drafts import CourseDraft
from courses.actions.following import by_hand
from courses.cli import find, tag_options
from courses.cli.parts import Option, Words, option
from courses.cli.values import (
    DAY,
    FORM,
    KIND,
    MONEY,
    ORGANISATION_KIND,
    PARITY,
    SHARE,
    TIME,
    WEEK_NUMBER,
    WEEKDAY,
    WHOLE,
    Typed,
)
from courses.i18n import _
from courses.model import Pattern
from courses.store import Store

Values = Mapping[str, Any]
"""What was typed, by the field's name, read by its type; None or empty where nothing was."""

_SAME = (
    "title kind form start end break_minutes study_hours seats minimum language audience level led_by fee content notes "
    "certificate_threshold decision_date kb_category slot_minutes enrol_opens enrol_closes least_age greatest_age "
    "for_municipality"
).split()
"""Fields that go into a draft as they are."""
_PATTERN = ("first_date", "until", "count", "parity", "nth", "interval")
_REGULAR = frozenset(_PATTERN) - {"count"} | {"weekdays"}
"""What a course that meets on dates picked by hand has only once it gets a pattern."""


def draft_from(store: Store, values: Values, before: CourseDraft | None = None) -> CourseDraft:
    """Return the draft that the options come to, on top of one that is there `before`. Raises NotFound, Invalid."""
    given = {name: values[name] for name in _SAME if values[name] is not None}
    given["pattern"] = _pattern(values, before.pattern if before else None)
    if values["code"]:
        given["code"] = values["code"]
    if values["organiser"] is not None:
        given["organiser_id"] = find.organisation(store, values["organiser"]).id
    if values["room"] is not None:
        given["room_id"] = find.room(store, values["room"]).id
    if values["co_organisers"]:
        given["co_organiser_ids"] = tuple(find.organisation(store, name).id for name in values["co_organisers"])
    if values["leaders"]:
        given["leader_ids"] = tuple(find.leader(store, name).id for name in values["leaders"])
    given |= tag_options.given(values)
    return replace(before, **given) if before else CourseDraft(**given)


def changes_pattern(values: Values) -> bool:
    """Return whether any option says how the dates repeat."""
    return any(values[name] for name in (*_PATTERN, "weekdays", "skip_weeks", "days"))


def _pattern(values: Values, kept: Pattern | None) -> Pattern:
    given = {name: values[name] for name in _PATTERN if values[name] is not None}
    for name in ("weekdays", "skip_weeks"):
        if values[name]:
            given[name] = values[name]
    days: tuple[date, ...] = values["days"]
    if days:
        return by_hand(kept or Pattern(date.min), days)
    if kept and not kept.interval and any(name in given for name in _REGULAR):
        kept = replace(kept, interval=1, picked=())  # dates picked by hand give way to a pattern
    return replace(kept, **given) if kept else Pattern(**({"first_date": date.min} | given))


def require_first_date(draft: CourseDraft) -> None:
    """Raise UsageError when nobody has said from when the dates are."""
    if draft.pattern.first_date == date.min:
        raise click.UsageError(_("Give --first-date, or --date for each session."), click.get_current_context())


NEW = frozenset({"code", "title", "start", "end"})
"""What has to be said of a new course."""
OF_PLAN = frozenset({"code", "start"})
"""What a course plan does not say of its course."""


def options(required: Collection[str]) -> list[Option]:
    """Return the options of a course, those in `required` being needed; without any they change one that is there."""
    name = "--code" if required else "--new-code"
    code = option(name, "code", required=bool(required), label=_code, words=lambda: _("The code, such as STO-601."))
    return [code, *_about(required), *_dates(required), *_figures(), *_texts()]


def _about(required: Collection[str]) -> list[Option]:
    return [
        _text("--title", lambda: _("The title."), required="title" in required),
        _typed("--kind", KIND, _kind, lambda: _("Course, workshop series, event, drop-in or booked guidance.")),
        _typed(
            "--form", FORM, _kind, lambda: _("Study circle, other folkbildning, cultural event or the library’s own.")
        ),
        _text("--organiser", lambda: _("The organiser of record: code, name or alias."), label=_name),
        _many(
            "--co-organiser", "co_organisers", _name, lambda: _("Who organises with them; may be given more than once.")
        ),
        _text("--room", lambda: _("The room; “place: room” where several places have one of that name."), label=_name),
        _many("--leader", "leaders", _name, lambda: _("Who leads: name or signature; may be given more than once.")),
        _typed("--led-by", ORGANISATION_KIND, _kind, lambda: _("What kind of organisation’s staff leads.")),
    ]


def _dates(required: Collection[str]) -> list[Option]:
    return [
        _typed(
            "--start", TIME, _time, lambda: _("When sessions begin: 10, 1015, 10.15."), required="start" in required
        ),
        _typed("--end", TIME, _time, lambda: _("When sessions end."), required="end" in required),
        _typed("--first-date", DAY, _date, lambda: _("The first date: 2026-09-08, 8/9, tis v 37.")),
        _typed("--sessions", WHOLE, _number, lambda: _("How many sessions."), name="count"),
        _typed("--until", DAY, _date, lambda: _("The last possible date, instead of a number of sessions.")),
        option(
            "--weekday",
            "weekdays",
            multiple=True,
            type=WEEKDAY,
            label=lambda: _("DAY"),
            words=lambda: _("The weekday, else the first date’s; may be given more than once."),
        ),
        option(
            "--skip-week",
            "skip_weeks",
            multiple=True,
            type=WEEK_NUMBER,
            label=_number,
            words=lambda: _("A week to pass over; may be given more than once."),
        ),
        _typed("--weeks", PARITY, lambda: _("odd|even"), lambda: _("Odd or even weeks only."), name="parity"),
        _typed("--every", WHOLE, _number, lambda: _("Every so many weeks."), name="interval"),
        option(
            "--nth",
            multiple=True,
            type=click.INT,
            label=_number,
            words=lambda: _("Monthly: 1 is the first such weekday, -1 the last; may be given more than once."),
        ),
        option(
            "--date",
            "days",
            multiple=True,
            type=DAY,
            label=_date,
            words=lambda: _("A date picked by hand, instead of the pattern’s; once for each session."),
        ),
    ]


def _figures() -> list[Option]:
    return [
        _typed("--break", WHOLE, _minutes, lambda: _("Minutes of break in a session."), name="break_minutes"),
        _typed("--study-hours", WHOLE, _number, lambda: _("Study hours a session, when not computed from the times.")),
        _typed("--seats", WHOLE, _number, lambda: _("How many can take part; without it there is no limit.")),
        _typed("--minimum", WHOLE, _number, lambda: _("How many it takes for the course to be held.")),
        _text(
            "--kb-category", lambda: _("Its category in the library statistics, 101–120; without it, that of its kind.")
        ),
        _typed(
            "--slot",
            WHOLE,
            _minutes,
            lambda: _("Minutes of a slot in booked guidance: 20, 30, 40."),
            name="slot_minutes",
        ),
        _typed("--decision-date", DAY, _date, lambda: _("When it is decided whether the course is held.")),
        _typed("--fee", MONEY, lambda: _("KRONOR"), lambda: _("The fee in kronor.")),
        _typed(
            "--threshold",
            SHARE,
            lambda: _("SHARE"),
            lambda: _("Share of the sessions held that gives a certificate here, 0–1."),
            name="certificate_threshold",
        ),
    ]


def _texts() -> list[Option]:
    return [
        _text("--language", lambda: _("The language it is held in.")),
        _text("--audience", lambda: _("Whom it is for.")),
        _text("--level", lambda: _("The level.")),
        *_entry(),
        *tag_options.giving(),
        _text("--content", lambda: _("What the certificate says was gone through.")),
        _text("--notes", lambda: _("Notes.")),
    ]


def _entry() -> list[Option]:
    return [
        _typed("--enrol-opens", WHOLE, _days, lambda: _("How many days before the first session enrolment opens.")),
        _typed("--enrol-closes", WHOLE, _days, lambda: _("How many days before the first session enrolment closes.")),
        _typed("--least-age", WHOLE, _years, lambda: _("The least age of who comes.")),
        _typed("--greatest-age", WHOLE, _years, lambda: _("The greatest age of who comes.")),
        _text("--for-municipality", lambda: _("For those who live there; several with commas between."), label=_name),
    ]


def _days() -> str:
    return _("DAYS")


def _years() -> str:
    return _("YEARS")


def _typed(flag: str, kind: Typed, label: Words, words: Words, *, name: str = "", required: bool = False) -> Option:
    names = (flag, name) if name else (flag,)
    return option(*names, type=kind, required=required, label=label, words=words)


def _text(flag: str, words: Words, *, required: bool = False, label: Words | None = None) -> Option:
    return option(flag, required=required, label=label or _words, words=words)


def _many(flag: str, name: str, label: Words, words: Words) -> Option:
    return option(flag, name, multiple=True, label=label, words=words)


def _code() -> str:
    return _("CODE")


def _name() -> str:
    return _("NAME")


def _words() -> str:
    return _("WORDS")


def _kind() -> str:
    return _("KIND")


def _number() -> str:
    return _("NUMBER")


def _minutes() -> str:
    return _("MINUTES")


def _time() -> str:
    return _("TIME")


def _date() -> str:
    return _("DATE")

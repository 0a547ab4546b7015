"""Puts together what the schedule rules need from the store: closures, red days, eves and where a room is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time

from courses import i18n, resources
from courses.actions.drafts import CourseDraft
from courses.dates import day_text
from courses.i18n import _
from courses.model import Course, Hindrance, Treatment
from courses.rules.calendar import Meeting
from courses.rules.schedule import (
    Calendar,
    Place,
    Proposal,
    break_kinds,
    clamp_days,
    eves,
    last_thinkable,
    propose,
    red_days,
)
from courses.store import Store, options, registers

TREATED_BY = {
    Hindrance.RED_DAY: "schedule.red_days",
    Hindrance.EVE: "schedule.eves",
    Hindrance.CLAMP_DAY: "schedule.clamp_days",
    Hindrance.CLOSED: "schedule.closures",
    Hindrance.SCHOOL_BREAK: "schedule.school_breaks",
    Hindrance.OUTSIDE_HOURS: "schedule.opening_hours",
}
"""The setting that says what planning does with each."""


def calendar(store: Store, first_year: int, last_year: int) -> Calendar:
    """Return what stands in the way of meetings in the years from first to last, both inclusive."""
    reference = json.loads((resources.folder("db/reference") / "schedule.json").read_text(encoding="utf-8"))
    language = i18n.language()
    chosen = options.everything(store)
    return Calendar(
        closures=registers.closures(store),
        red_days=red_days(first_year, last_year, language),
        break_kinds=break_kinds(reference),
        eves=eves(first_year, last_year, language),
        clamp_days=clamp_days(first_year, last_year),
        opening_hours=registers.opening_hours(store),
        treatments={what: Treatment(chosen[name]) for what, name in TREATED_BY.items()},
    )


def place_of(store: Store, room_id: int | None) -> Place:
    """Return where a room is; nowhere for None."""
    room = registers.room(store, room_id)
    return Place(place=room.place, municipality=room.municipality, room=room.name) if room else Place()


def hindrance_on(store: Store, course: Course, day: date, span: tuple[time, time], room_id: int | None) -> str:
    """Return what is said when a course is to meet on `day`: a red day, a closure …; empty when nothing is."""
    days = calendar(store, day.year, day.year).treating(course.pattern.treatments if course.pattern else ())
    meeting = Meeting(course.kind, span[1], place_of(store, room_id), span[0])
    told = days.told(day, meeting, Treatment.SKIP) + days.told(day, meeting, Treatment.WARN)
    return ", ".join(told)


def out_of_time(course: Course, day: date, today: date, was: date | None = None) -> list[str]:
    """Return in words what is odd about when a session is to be: over already, before its course; `was`: where it was."""
    told = []
    if was is not None and day < today <= was:
        told.append(_("{day} has been already").format(day=day_text(day, today)))
    if course.pattern is not None and day < course.pattern.first_date:
        first = day_text(course.pattern.first_date, today)
        told.append(_("{day} is before the course begins, {first}").format(day=day_text(day, today), first=first))
    return told


def propose_course(store: Store, draft: CourseDraft, room_on: Mapping[date, int | None] | None = None) -> Proposal:
    """Return the dates a draft comes to; `room_on` gives other rooms for single dates. Raises Invalid."""
    first = draft.pattern.first_date.year
    return propose(
        draft.pattern,
        calendar(store, first, last_thinkable(draft.pattern).year),
        kind=draft.kind,
        start=draft.start,
        end=draft.end,
        where=place_of(store, draft.room_id),
        room_on={day: place_of(store, room_id) for day, room_id in (room_on or {}).items()},
    )

"""Puts together what the schedule rules need from the store: closures, red days, eves and where a room is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time

from courses import i18n, resources
from courses.actions.drafts import CourseDraft
from courses.model import Course
from courses.rules.schedule import Calendar, Place, Proposal, break_kinds, eves, last_thinkable, propose, red_days
from courses.store import Store, options, registers


def calendar(store: Store, first_year: int, last_year: int) -> Calendar:
    """Return what stands in the way of meetings in the years from first to last, both inclusive."""
    reference = json.loads((resources.folder("db/reference") / "schedule.json").read_text(encoding="utf-8"))
    language = i18n.language()
    skips_eves = options.is_yes(store, "schedule.skip_eves")
    return Calendar(
        closures=registers.closures(store),
        red_days=red_days(first_year, last_year, language),
        break_kinds=break_kinds(reference),
        eves=eves(first_year, last_year, language) if skips_eves else {},
    )


def place_of(store: Store, room_id: int | None) -> Place:
    """Return where a room is; nowhere for None."""
    room = registers.room(store, room_id)
    return Place(place=room.place, municipality=room.municipality, room=room.name) if room else Place()


def hindrance_on(store: Store, course: Course, day: date, end: time, room_id: int | None) -> str:
    """Return why a course should not meet on `day`: a red day, a closure …; empty when nothing stands in the way."""
    where = place_of(store, room_id)
    return calendar(store, day.year, day.year).hindrance(day, kind=course.kind, end=end, where=where)


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

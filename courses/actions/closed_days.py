"""Which planned sessions stand on days that are closed by now. Reads only: nothing is moved by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from courses import clock
from courses.actions.dates import calendar, place_of
from courses.dates import day_text
from courses.i18n import _
from courses.model import CourseKind
from courses.store import Store, registers, tables
from courses.store.rows import clock_time


def planned_on(store: Store, closure_id: int) -> list[str]:
    """Return in words each session from today on that cannot be held because of one row of closed days, in order of day."""
    closure = next(it for it in registers.closures(store) if it.id == closure_id)
    first = max(closure.first_date, clock.today()).isoformat()
    last = closure.last_date.isoformat()
    rows = [
        row for row in tables.find(store, "session", order="day, start", is_cancelled=0) if first <= row["day"] <= last
    ]
    if not rows:
        return []
    whole = calendar(store, closure.first_date.year, closure.last_date.year)
    alone = replace(whole, closures=(closure,), red_days={}, eves={})
    courses = {row["id"]: row for row in tables.find(store, "course")}
    found = []
    for row in rows:
        course, day = courses[row["course_id"]], date.fromisoformat(row["day"])
        kind, end = CourseKind(course["kind"]), clock_time(row["end"])
        why = alone.hindrance(day, kind=kind, end=end, where=place_of(store, row["room_id"]))
        if why:
            words = _("{code} is planned on {day}: {why}")
            found.append(words.format(code=course["code"], day=day_text(day), why=why))
    return found

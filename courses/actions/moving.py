"""The sessions after one that is moved: where they go, before anything is written, and their going there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import NamedTuple

from courses.actions import chain
from courses.actions.dates import calendar, place_of
from courses.errors import Refused
from courses.i18n import _
from courses.model import Course
from courses.rules.calendar import Meeting
from courses.rules.moving import rest_days
from courses.rules.schedule import dates_after, is_passed_over
from courses.store import Store, rows
from courses.store.connection import Row
from courses.store.journal import Deed

_YEARS = 3
"""How many years ahead a session that moves along looks for a day."""


class Moved(NamedTuple):
    """A session that moves."""

    session_id: int
    before: date
    after: date


def rest_of(store: Store, course: Course, row: Row, to_day: date, start: time) -> list[Moved]:
    """Return where the later sessions without marks go when one moves to `to_day` at `start`, in order of time.

    What “the rest moves along” means is said in `rules.moving`; those that stay where they are are left out. Raises
    Refused where the course has no pattern to find a day by.
    """
    later = _later(store, row)
    moving = {row["id"], *(it["id"] for it in later)}
    taken = {_when(it) for it in chain.of_course(store, course.id) if it["id"] not in moving}
    stands = calendar(store, min(date.fromisoformat(row["day"]), to_day).year, min(to_day.year + _YEARS, date.max.year))
    pattern = course.pattern

    def onward(day: date) -> list[date]:
        return dates_after(pattern, day, day + timedelta(days=365 * (_YEARS - 1))) if pattern else []

    def can_meet(place: int, day: date) -> bool:
        it = later[place]
        meeting = Meeting(
            course.kind, rows.clock_time(it["end"]), place_of(store, it["room_id"]), rows.clock_time(it["start"])
        )
        return not (pattern and is_passed_over(replace(pattern, picked=()), stands, day, meeting))

    days = rest_days(
        [_when(it) for it in later],
        date.fromisoformat(row["day"]),
        (to_day, start),
        taken=taken,
        onward=onward,
        can_meet=can_meet,
    )
    if len(days) < len(later):
        said = _("{code} has no pattern to go on by.").format(code=course.code)
        raise Refused(said, _("Move the others one by one."))
    found = [Moved(it["id"], date.fromisoformat(it["day"]), day) for it, day in zip(later, days, strict=True)]
    return [it for it in found if it.before != it.after]


def move_in(
    it: Deed, first: Row, to: tuple[date, str], rest: Sequence[Moved], move_first: Callable[[], object]
) -> None:
    """Put `rest` on new days inside a deed, and call `move_first`, which puts `first` at `to`, each when its day is free.

    All keep their order, so one of those that wait can always go.
    """
    starts = {row["id"]: row["start"] for row in chain.of_course(it.store, first["course_id"])}
    held = {first["id"]: (first["day"], first["start"])}
    goals = {first["id"]: (to[0].isoformat(), to[1])}
    for one in rest:
        held[one.session_id] = (one.before.isoformat(), starts[one.session_id])
        goals[one.session_id] = (one.after.isoformat(), starts[one.session_id])
    while held:
        row_id = next(i for i in held if all(other == i or goals[i] != at for other, at in held.items()))
        del held[row_id]
        if row_id == first["id"]:
            move_first()
        else:
            _put(it, row_id, goals[row_id][0])


def _put(it: Deed, row_id: int, day: str) -> None:
    row = it.row("session", row_id) or {}
    it.update("session", row_id, {"day": day, "moved_from": row["moved_from"] or row["day"]})


def _later(store: Store, row: Row) -> list[Row]:
    """Return the sessions without marks after one, in order of time."""
    return [
        it
        for it in chain.without_marks(store, row["course_id"])
        if (it["day"], it["start"]) > (row["day"], row["start"])
    ]


def _when(row: Row) -> tuple[date, time]:
    return date.fromisoformat(row["day"]), rows.clock_time(row["start"])

"""Sessions as a table: a row for each, as `import changes` reads it. Names nobody who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from courses.dates import weekday_short
from courses.exports.naming import Naming
from courses.exports.tables import Cell, Table
from courses.i18n import _
from courses.model import Course, CourseKind, SessionStatus
from courses.model.outgoing import CalendarEvent

_REASON = -2
"""The column that says why, counted from the last."""


def sessions(meetings: Sequence[CalendarEvent], cancelled: Iterable[Course], naming: Naming) -> Table:
    """Return the meetings as a table, in their order; before them a row for each course that is `cancelled` as a whole."""
    made_up: dict[tuple[int, date | None], date] = {
        (it.course_id, it.replaces): it.day for it in meetings if it.replaces and not it.is_cancelled
    }
    twice = _twice(meetings)
    whole = [_cancelled_course(course) for course in cancelled]
    rows = [_row(it, naming, made_up, is_doubled=(it.course_id, it.day) in twice) for it in meetings]
    return Table(_("Sessions"), _headings(), (*whole, *rows))


def _headings() -> tuple[str, ...]:
    return (
        _("Course"),
        _("Title"),
        _("Session number"),
        _("What is changed"),
        _("Weekday"),
        _("Date"),
        _("Start time"),
        _("End time"),
        _("Room"),
        _("Moved from"),
        _("New date"),
        _("Leader"),
        _("Reason"),
        _("Seats"),
    )


def _row(
    it: CalendarEvent, naming: Naming, made_up: dict[tuple[int, date | None], date], *, is_doubled: bool
) -> tuple[Cell, ...]:
    return (
        it.code,
        it.title,
        it.number,
        _status(it, made_up, is_doubled=is_doubled),
        weekday_short(it.day.weekday()),
        it.day,
        it.start,
        it.end,
        naming.room(it.room_id),
        None if it.is_extra else it.moved_from,
        made_up.get((it.course_id, it.day)) if it.is_cancelled else None,
        ", ".join(it.leaders),
        it.reason,
        it.seats if it.kind is CourseKind.WORKSHOP_SERIES else None,
    )


def _status(it: CalendarEvent, made_up: dict[tuple[int, date | None], date], *, is_doubled: bool) -> str:
    """Return what has become of a meeting, in words that imports understand.

    One that makes up for a cancelled one further up is told of there, and one that shares its day stands as it is. An extra
    one is so on the day that it is now, wherever it was moved from: no other library knows of that day.
    """
    if it.is_cancelled:
        return _("extra, cancelled") if it.is_extra else _("moved, cancelled") if it.moved_from else _("cancelled")
    if it.moved_from and not it.is_extra:
        return _("moved")
    is_told = (it.course_id, it.replaces) in made_up and it.replaces is not None and it.replaces < it.day
    if it.is_extra and not is_told and not is_doubled:
        return _("extra")
    return _("held") if it.status is SessionStatus.HELD else _("planned")


def _twice(meetings: Sequence[CalendarEvent]) -> set[tuple[int, date]]:
    """Return the courses and days on which there is more than one meeting."""
    seen: set[tuple[int, date]] = set()
    twice: set[tuple[int, date]] = set()
    for it in meetings:
        (twice if (it.course_id, it.day) in seen else seen).add((it.course_id, it.day))
    return twice


def _cancelled_course(course: Course) -> tuple[Cell, ...]:
    cells: list[Cell] = [None] * len(_headings())
    cells[0], cells[1], cells[3], cells[_REASON] = (
        course.code,
        course.title,
        _("course cancelled"),
        course.cancelled_reason,
    )
    return tuple(cells)

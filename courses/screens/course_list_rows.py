"""The rows of a list of courses, and its columns: the wider the list, the more of them. Knows no store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from courses import dates, labels
from courses.i18n import _
from courses.model import CourseSummary
from courses.screens import course_filter
from courses.store import courses as queries
from courses.store.course_list import Order
from courses.widgets.table import Column, Row

_MANY_DAYS = 3
"""From so many weekdays on only the time is told."""


def sorted_columns() -> dict[Order, str]:
    """Return the column that shows what each order is about."""
    return {
        Order.CODE: _("Code"),
        Order.TITLE: _("Title"),
        Order.DATE: _("Starts"),
        Order.FREE: _("Seats"),
        Order.ORGANISER: _("Organiser"),
        Order.PLACE: _("Place"),
    }


def columns(order: Order | None = None, *, is_reversed: bool = False) -> tuple[Column, ...]:
    """Return the columns of the course list, the sorted one with its sign; the wider the list, the more of them."""
    sign = course_filter.DOWN if is_reversed else course_filter.UP
    title = {it: f"{words} {sign}" if it is order else words for it, words in sorted_columns().items()}
    return (
        Column(title[Order.CODE], 9),
        Column(title[Order.TITLE]),
        Column(_("State"), 10, from_width=62),
        Column(title[Order.DATE], 10, from_width=48),
        Column(_("Days and times"), 18, from_width=130),
        Column(title[Order.FREE], 8, right=True),
        Column(_("At least"), 5, right=True, from_width=140),
        Column(_("Wait"), 4, right=True, from_width=76),
        Column(title[Order.PLACE], 20, from_width=96),
        Column(title[Order.ORGANISER], 20, from_width=116),
        Column(_("Leaders"), 20, from_width=165),
        Column(_("Attendance"), 8, right=True, from_width=190),
    )


def _when(it: CourseSummary) -> str:
    """Return on which days a course meets, and when: "tis 10.00–12.15"."""
    days = " ".join(dates.weekday_short(day) for day in it.weekdays) if len(it.weekdays) < _MANY_DAYS else ""
    return f"{days} {dates.span_text(it.start, it.end)}".strip()


def rows(courses: list[CourseSummary], today: date) -> Iterator[Row]:
    """Yield the courses as rows."""
    for it in courses:
        yield (
            str(it.id),
            (
                it.code,
                it.title,
                labels.course_state(queries.state_of(it, today)),
                dates.day_text(it.first_date) if it.first_date else "–",
                _when(it),
                str(it.enrolled) if it.seats is None or it.is_by_session else f"{it.enrolled}/{it.seats}",
                "" if it.minimum is None else it.minimum,
                it.waiting or "",
                ", ".join(dict.fromkeys(part for part in (it.place, it.room) if part)),
                it.organiser,
                it.leaders,
                labels.percent(it.attendance_rate),
            ),
        )

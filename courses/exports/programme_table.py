"""The programme as a table: a row for each course, as `import programme` reads it. Names nobody who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from courses import labels
from courses.dates import weekday_long
from courses.exports.naming import Naming
from courses.exports.tables import Cell, Table
from courses.i18n import _
from courses.model import Course, Pattern


def programme(courses: Iterable[Course], naming: Naming, listed: Mapping[int, Sequence[date]]) -> Table:
    """Return the courses as a table, in their order; `listed` has by course id the dates that its pattern cannot tell."""
    rows = (_row(course, naming, listed.get(course.id, ())) for course in courses)
    return Table(_("Programme"), _headings(), tuple(rows))


def is_listed(pattern: Pattern | None) -> bool:
    """Return whether the columns of a programme say too little of a pattern, so that its dates have to be listed."""
    return pattern is not None and bool(
        not pattern.interval or pattern.left_out or pattern.picked or pattern.treatments
    )


def _headings() -> tuple[str, ...]:
    return (
        _("Code"),
        _("Title"),
        _("Kind"),
        _("Form"),
        _("Organiser"),
        _("Together with"),
        _("Municipality"),
        _("Place"),
        _("Room"),
        _("Weekday"),
        _("Start date"),
        _("Start time"),
        _("End time"),
        _("Break (minutes)"),
        _("Number of sessions"),
        _("Until and including"),
        _("Session dates"),
        _("Weeks without a session"),
        _("Study hours per session"),
        _("Seats"),
        _("At least"),
        _("Language"),
        _("Audience"),
        _("Level"),
        _("Mode"),
        _("Campaigns"),
        _("Projects"),
        _("Policy goals"),
        _("Leader"),
        _("Led by"),
        _("Fee"),
        _("Content"),
        _("Notes"),
        _("Minutes per slot"),
        _("KB category"),
        _("Limit for certificates"),
        _("Decision date"),
        _("Enrolment opens, days before"),
        _("Enrolment closes, days before"),
        _("Least age"),
        _("Greatest age"),
        _("For municipality"),
    )


def _row(course: Course, naming: Naming, listed: Sequence[date]) -> tuple[Cell, ...]:
    pattern = course.pattern or Pattern(date.min)
    where = naming.place(course.room_id)
    return (
        course.code,
        course.title,
        labels.course_kind(course.kind),
        labels.course_form(course.form),
        naming.organisation(course.organiser_id),
        naming.organisations(course.co_organiser_ids),
        where.municipality,
        where.place,
        where.room,
        rhythm(pattern),
        pattern.first_date if course.pattern else None,
        course.start,
        course.end,
        course.break_minutes or None,
        len(listed) or pattern.count,
        None if listed else pattern.until,
        ", ".join(day.isoformat() for day in listed),
        ", ".join(map(str, pattern.skip_weeks)),
        course.study_hours,
        course.seats,
        course.minimum,
        course.language,
        course.audience,
        course.level,
        labels.course_mode(course.mode) if course.mode else "",
        "; ".join(course.campaigns),
        "; ".join(course.projects),
        "; ".join(course.policy_goals),
        naming.leaders(course.leader_ids),
        labels.organisation_kind(course.led_by) if course.led_by else "",
        Decimal(course.fee) / 100 if course.fee else None,
        course.content,
        course.notes,
        course.slot_minutes,
        course.kb_category or "",
        _share(course.certificate_threshold),
        course.decision_date,
        course.enrol_opens,
        course.enrol_closes,
        course.least_age,
        course.greatest_age,
        course.for_municipality,
    )


def _share(value: float | None) -> str:
    """Return a share as imports read it, to the sixth decimal that is kept of it: "66.6667 %"; "" for none."""
    return "" if value is None else f"{round(value * 100, 4):.10g} %"


def rhythm(pattern: Pattern) -> str:
    """Return on which weekdays a pattern falls, in words that imports understand; "" where the first date says it all."""
    words = []
    if pattern.weekdays:
        days = ", ".join(weekday_long(day) for day in pattern.weekdays)
        words.append(_nth(pattern.nth).format(days=days) if pattern.nth else days)
    if pattern.interval > 1:
        every = _("every {count} months") if pattern.nth else _("every {count} weeks")
        words.append(every.format(count=pattern.interval))
    if pattern.parity:
        words.append(_("odd weeks") if pattern.parity == "odd" else _("even weeks"))
    return ", ".join(words)


def _nth(numbers: tuple[int, ...]) -> str:
    """Return how weekdays of the month are told, with {days} where the weekdays go."""
    words = {1: _("first"), 2: _("second"), 3: _("third"), 4: _("fourth"), 5: _("fifth")}
    ordinals = _(" and ").join(words.get(nth, _("last")) for nth in numbers)
    return _("{ordinals} {days} of the month").format(ordinals=ordinals, days="{days}")

"""The dates of a course: a pattern and a calendar in, dates, skipped dates and warnings out.

Reads no files, no clock and no database; what stands in the way of a day is decided in `calendar`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from heapq import merge
from types import MappingProxyType

from courses.dates import day_long, day_year, weekday_long
from courses.errors import Invalid
from courses.i18n import _
from courses.model import CourseKind, Pattern, Skipped, Treatment
from courses.rules.calendar import Calendar, Meeting, Place, break_kinds, holds_for
from courses.rules.red_days import clamp_days, eves, red_days

__all__ = [
    "Calendar",
    "Place",
    "Proposal",
    "break_kinds",
    "clamp_days",
    "dates_after",
    "eves",
    "holds_for",
    "is_passed_over",
    "last_thinkable",
    "number",
    "propose",
    "red_days",
]

LONGEST = timedelta(days=5 * 366)
"""How long a course may stretch whose number of sessions does not ask for more."""
_FURTHEST = timedelta(days=40 * 366)
"""How long any course may stretch; beyond it a pattern that can never be satisfied ends."""
_MONTHS_FOR_ONE = {5: 4, -5: 4}
"""In how many months, at the most, a weekday of that number is sure to come once."""
PARITIES = ("", "odd", "even")
_NO_ROOMS: Mapping[date, Place] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Proposal:
    """The dates that a pattern comes to."""

    days: tuple[date, ...]
    """In order of time."""
    skipped: tuple[Skipped, ...] = ()
    """The dates passed over, in order of time, each with its reason."""
    warnings: tuple[str, ...] = ()
    """What somebody should look at before saving, as whole sentences."""


def propose(
    pattern: Pattern,
    calendar: Calendar,
    *,
    kind: CourseKind,
    start: time,
    end: time,
    where: Place,
    room_on: Mapping[date, Place] = _NO_ROOMS,
) -> Proposal:
    """Return the dates of a course that meets from `start` to `end`, local time.

    A pattern with a count grows longer past skipped dates; one with a last date (inclusive) does not; with both, what
    comes first ends it. `room_on` says where single dates are held instead of `where`. When weekday and first date
    disagree the date is right. What the pattern's own treatments name goes before the calendar's; dates left out or picked
    by hand go before both. No course is longer than `LONGEST`. Raises Invalid for a pattern that says nothing.
    """
    _check(pattern)
    pattern, warnings = _by_first_date(pattern)
    calendar = calendar.treating(pattern.treatments)
    days: list[date] = []
    skipped: list[Skipped] = []
    noted: list[str] = []
    for day in _with_picked(pattern, _candidates(pattern, start)):
        if len(days) == pattern.count:
            break
        meeting = Meeting(kind, end, room_on.get(day, where), start)
        reason = _why_not(pattern, calendar, day, meeting)
        if reason:
            skipped.append(Skipped(day, reason))
        else:
            days.append(day)
            noted += _noted(pattern, calendar, day, meeting)
    warnings += _first_warning(pattern, days, skipped) + _length_warning(pattern, days) + noted
    return Proposal(tuple(days), tuple(skipped), tuple(warnings))


def _with_picked(pattern: Pattern, candidates: Iterator[date]) -> Iterator[date]:
    """Give the dates of the pattern and those picked by hand, in order of time and each once."""
    last = None
    for day in merge(candidates, sorted(pattern.picked)):
        if day != last:
            yield day
        last = day


def _why_not(pattern: Pattern, calendar: Calendar, day: date, meeting: Meeting) -> str:
    """Return why a date is passed over; empty for one that is met on."""
    if day in pattern.picked:
        return ""
    if day in pattern.left_out:
        return _("left out by hand")
    return _skipped_week(pattern, day) or next(iter(calendar.told(day, meeting, Treatment.SKIP)), "")


def _noted(pattern: Pattern, calendar: Calendar, day: date, meeting: Meeting) -> list[str]:
    """Return what stands in the way on a date that is met on all the same, where that is to be said."""
    told = calendar.told(day, meeting, Treatment.WARN)
    if day in pattern.picked:
        told = calendar.told(day, meeting, Treatment.SKIP) + told
    return [_("{day}: {what}").format(day=day_long(day), what=what) for what in told]


def dates_after(pattern: Pattern, day: date, until: date) -> list[date]:
    """Return the dates that a pattern falls on after `day` up to `until`, inclusive, whether or not they can be held.

    Where the course itself ends does not matter; a pattern of dates picked by hand falls on none.
    """
    settled, _warnings = _by_first_date(replace(pattern, count=None, until=until))
    return [it for it in _candidates(settled, time()) if it > day]


def is_passed_over(pattern: Pattern, calendar: Calendar, day: date, meeting: Meeting) -> bool:
    """Return whether a course of that pattern does not meet on `day`, as `propose` would have it."""
    treated = replace(calendar, treatments={**calendar.treatments, **dict(pattern.treatments)})
    return bool(_why_not(pattern, treated, day, meeting))


def last_thinkable(pattern: Pattern) -> date:
    """Return the last date, inclusive, that `propose` can come to; for asking for red days beforehand."""
    furthest = pattern.first_date + min(_stretch(pattern), date.max - pattern.first_date)
    return min(furthest, pattern.until) if pattern.until else furthest


def _stretch(pattern: Pattern) -> timedelta:
    """Return how long a pattern may go on: twice the time that its number of sessions takes, and no less than `LONGEST`."""
    months = max((_MONTHS_FOR_ONE.get(nth, 1) for nth in pattern.nth), default=0)
    weeks = 2 if pattern.parity else 1
    days = 31 * months or 7 * weeks
    needed = 2 * days * (pattern.count or 0) * pattern.interval // max(1, len(pattern.weekdays))
    return min(max(LONGEST, timedelta(days=min(needed, _FURTHEST.days))), _FURTHEST)


def number(meetings: Sequence[tuple[date, time, bool]]) -> list[int | None]:
    """Return the numbers, from 1 in order of day and start, of meetings given as (day, start, is cancelled).

    The answers stand in the order of `meetings`; a cancelled one has no number.
    """
    numbers: list[int | None] = [None] * len(meetings)
    held = [i for i, (_day, _start, is_cancelled) in enumerate(meetings) if not is_cancelled]
    for place, index in enumerate(sorted(held, key=lambda i: meetings[i][:2]), 1):
        numbers[index] = place
    return numbers


def _check(pattern: Pattern) -> None:
    if pattern.count is None and pattern.until is None:
        raise Invalid(_("A course needs a number of sessions or a last date."))
    if pattern.count is not None and pattern.count < 1:
        raise Invalid(_("The number of sessions has to be at least 1."))
    if pattern.interval < 1 and not (pattern.interval == 0 and pattern.picked):
        raise Invalid(_("The number of weeks between sessions has to be at least 1."))
    if not all(-5 <= nth <= 5 and nth for nth in pattern.nth):
        raise Invalid(_("A month has a first to a fifth weekday, or a last one (-1)."))
    if pattern.parity not in PARITIES or not all(0 <= day <= 6 for day in pattern.weekdays):
        raise Invalid(_("The weekdays or weeks of the pattern cannot be read."))


def _by_first_date(pattern: Pattern) -> tuple[Pattern, list[str]]:
    """Return the pattern with its weekdays settled, and a warning where weekday and first date disagree.

    With several weekdays, or one of the month, the first date says only from when.
    """
    first = pattern.first_date
    if first.weekday() in pattern.weekdays or not pattern.interval:
        return pattern, []
    if len(pattern.weekdays) > 1 or (pattern.weekdays and pattern.nth):
        return pattern, []
    settled = replace(pattern, weekdays=(first.weekday(),))
    if not pattern.weekdays:
        return settled, []
    said = ", ".join(weekday_long(day) for day in sorted(pattern.weekdays))
    warning = _("The pattern says {said}, but {day} is a {weekday}; the date holds.")
    return settled, [warning.format(said=said, day=day_year(first), weekday=weekday_long(first.weekday()))]


def _candidates(pattern: Pattern, start: time) -> Iterator[date]:
    """Give the dates that the pattern falls on, whether or not they can be held, in order of time."""
    if not pattern.interval:
        return iter(())
    from dateutil.rrule import MO, MONTHLY, WEEKLY, rrule, weekday  # not needed until a course is planned

    moments = rrule(
        MONTHLY if pattern.nth else WEEKLY,
        dtstart=datetime.combine(pattern.first_date, start),
        interval=pattern.interval,
        byweekday=[weekday(day, nth) for day in pattern.weekdays for nth in pattern.nth or (None,)],
        until=datetime.combine(last_thinkable(pattern), time.max),
        wkst=MO,
    )
    return (moment.date() for moment in moments if _has_parity(pattern, moment.date()))


def _has_parity(pattern: Pattern, day: date) -> bool:
    return not pattern.parity or day.isocalendar().week % 2 == (pattern.parity == "odd")


def _skipped_week(pattern: Pattern, day: date) -> str:
    week = day.isocalendar().week
    return _("skipped week: {week}").format(week=week) if week in pattern.skip_weeks else ""


def _first_warning(pattern: Pattern, days: list[date], skipped: list[Skipped]) -> list[str]:
    first = pattern.first_date
    for skip in skipped:
        if skip.day == first:
            said = _("The first session cannot be held: {day}: {reason}")
            return [said.format(day=day_year(first), reason=skip.reason)]
    if days and days[0] != first and not any(skip.day == first for skip in skipped):
        said = _("The first date, {day}, is not in the pattern; the course begins on {begins}.")
        return [said.format(day=day_year(first), begins=day_year(days[0]))]
    return []


def _length_warning(pattern: Pattern, days: list[date]) -> list[str]:
    if not days:
        return [_("There is no date on which the course can be held.")]
    if pattern.count is not None and len(days) < pattern.count:
        said = _("Only {count} of {wanted} sessions find a date by {day}.")
        return [said.format(count=len(days), wanted=pattern.count, day=day_long(last_thinkable(pattern)))]
    if pattern.until is not None and pattern.until - pattern.first_date > _stretch(pattern):
        return [_("The course ends on {day}; no longer one can be planned.").format(day=day_long(days[-1]))]
    return []

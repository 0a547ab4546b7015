"""Attendance in figures: who was there, study hours, rates, and when a session is held.

Knows no people and asks no clock; a study hour is 45 minutes and part-hours never count.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from courses.dates import span_text
from courses.i18n import _
from courses.model import PRESENT_MARKS, Mark, SessionStatus

STUDY_HOUR = 45
"""Minutes of a study hour, by definition; other limits of study circles are reference data."""


def is_present(mark: Mark | None) -> bool:
    """Return whether the mark counts as having been there; late and left early do, excused does not."""
    return mark in PRESENT_MARKS


def present(marks: Iterable[Mark | None]) -> int:
    """Return how many of the marks count as having been there."""
    return sum(is_present(mark) for mark in marks)


def study_hours(start: time, end: time, break_minutes: int = 0) -> int:
    """Return the whole study hours of one meeting, after its break; never negative."""
    return max(0, _net_minutes(start, end, break_minutes)) // STUDY_HOUR


def hours_of(*stated: int | None, start: time, end: time, break_minutes: int = 0) -> int:
    """Return the study hours of one meeting: the first of `stated` that is given, else computed from the times.

    Give what the leader set for the session first, then what is set for the course.
    """
    return next((hours for hours in stated if hours is not None), study_hours(start, end, break_minutes))


def study_hours_sum(start: time, end: time, break_minutes: int = 0) -> str:
    """Return in one line how `study_hours` came about: "17.00–19.15 − 45 min = 90 min = 2 × 45"."""
    net = max(0, _net_minutes(start, end, break_minutes))
    hours, rest = divmod(net, STUDY_HOUR)
    pause = _(" − {minutes} min").format(minutes=break_minutes) if break_minutes else ""
    left = _(" + {minutes} min that do not count").format(minutes=rest) if rest else ""
    return _("{span}{pause} = {net} min = {hours} × {hour}{left}").format(
        span=span_text(start, end), pause=pause, net=net, hours=hours, hour=STUDY_HOUR, left=left
    )


def rate(present_marks: int, seats_held: int, sessions_held: int) -> float | None:
    """Return the attendance rate, 0–1 unrounded: present marks of seat holders ÷ (seats held × sessions held).

    None when nobody holds a seat or nothing is held yet.
    """
    possible = seats_held * sessions_held
    return present_marks / possible if possible > 0 else None


def is_held(start: datetime, now: datetime, *, is_cancelled: bool, marks: int, heads: int | None) -> bool:
    """Return whether a session counts as held: begun, not cancelled, and with marks or a head count (0 is one)."""
    return not is_cancelled and start <= now and (marks > 0 or heads is not None)


def status(start: datetime, now: datetime, *, is_cancelled: bool, marks: int, heads: int | None) -> SessionStatus:
    """Return where a session stands; one that has begun without marks or a head count is still planned."""
    if is_cancelled:
        return SessionStatus.CANCELLED
    held = is_held(start, now, is_cancelled=is_cancelled, marks=marks, heads=heads)
    return SessionStatus.HELD if held else SessionStatus.PLANNED


def _net_minutes(start: time, end: time, break_minutes: int) -> int:
    return (end.hour - start.hour) * 60 + end.minute - start.minute - break_minutes

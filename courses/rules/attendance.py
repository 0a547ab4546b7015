"""Study hours, and how they came about.

Knows no people and asks no clock; a study hour is 45 minutes and part-hours never count.
"""

from __future__ import annotations

from datetime import time

from courses.dates import span_text
from courses.i18n import _
from courses.model import Session

STUDY_HOUR = 45
"""Minutes of a study hour, by definition; other limits of study circles are reference data."""


def study_hours(start: time, end: time, break_minutes: int = 0) -> int:
    """Return the whole study hours of one meeting, after its break; never negative."""
    return max(0, _net_minutes(start, end, break_minutes)) // STUDY_HOUR


def hours_of(*stated: int | None, start: time, end: time, break_minutes: int = 0) -> int:
    """Return the study hours of one meeting: the first of `stated` that is given, else computed from the times.

    Give what the leader set for the session first, then what is set for the course.
    """
    return next((hours for hours in stated if hours is not None), study_hours(start, end, break_minutes))


def hours_of_session(meeting: Session, of_course: int | None) -> int:
    """Return the study hours of a session: the leader's figure for it, else the course's, else from its times."""
    times = {"start": meeting.start, "end": meeting.end}
    return hours_of(meeting.study_hours, of_course, **times, break_minutes=meeting.break_minutes)


def study_hours_sum(start: time, end: time, break_minutes: int = 0) -> str:
    """Return in one line how `study_hours` came about: "17.00–19.15 − 45 min = 90 min = 2 × 45"."""
    net = max(0, _net_minutes(start, end, break_minutes))
    hours, rest = divmod(net, STUDY_HOUR)
    pause = _(" − {minutes} min").format(minutes=break_minutes) if break_minutes else ""
    left = _(" + {minutes} min that do not count").format(minutes=rest) if rest else ""
    return _("{span}{pause} = {net} min = {hours} × {hour}{left}").format(
        span=span_text(start, end), pause=pause, net=net, hours=hours, hour=STUDY_HOUR, left=left
    )


def _net_minutes(start: time, end: time, break_minutes: int) -> int:
    return (end.hour - start.hour) * 60 + end.minute - start.minute - break_minutes

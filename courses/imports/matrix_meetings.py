"""Which meetings the headings of an attendance list name: by date, with a clock time or words beside it, or by number."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final

from courses.imports import days
from courses.imports.table import Cell, Row
from courses.imports.values import ValueProblem, is_blank, plain_text

_MEETING: Final = re.compile(
    r"(?:tr[äa]ff|tillf(?:[äa]lle)?|g[åa]ng|ggr|session|meeting|t|s|sammankomst|lektion|nr|kv[äa]ll|#)?\s*\.?\s*(\d{1,2})\.?",
    re.IGNORECASE,
)
_DAY_INSIDE: Final = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}(?:[-/ ]\d{2,4})?|\d{1,2}\.?\s*[^\W\d_]{3,9}(?:\s+\d{4})?"
)
_CLOCK: Final = re.compile(r"(?<![\d/.-])\d{1,2}[.:]\d{2}(?:\s*[ap]\.?m\b\.?)?", re.IGNORECASE)
_LONGEST = 80
"""The longest that a heading of a meeting is."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of a matrix."""

    place: int
    """Its column, or in a list with meetings down its place among the rows."""
    heading: str
    day: date | None = None
    number: int | None = None
    start: time | None = None
    """When it begins, where the heading says."""
    nth: int = 1
    """Which of the meetings of the list on that day it is, from 1."""
    of_day: int = 1
    """How many of its meetings are on that day."""


def meetings_in(row: Row, years: days.YearOf) -> list[Meeting]:
    """Return the meetings that a row of headings names, by date or else by number."""
    is_month_first = days.is_month_first(row.cells)
    found = [m for m in (meeting_of(column, cell, years, is_month_first) for column, cell in enumerate(row.cells)) if m]
    dated = [m for m in found if m.day]
    return told_apart(dated) if len(dated) * 2 >= len(found) else _counted(found)


def told_apart(found: list[Meeting]) -> list[Meeting]:
    """Return meetings with which of its day each is."""
    seen: Counter[date | None] = Counter()
    count = Counter(meeting.day for meeting in found)
    for at, meeting in enumerate(found):
        seen[meeting.day] += 1
        if count[meeting.day] > 1:
            found[at] = replace(meeting, nth=seen[meeting.day], of_day=count[meeting.day])
    return found


def meeting_of(column: int, cell: Cell, years: days.YearOf, is_month_first: bool = False) -> Meeting | None:
    """Return the meeting that a heading names, or None."""
    if is_blank(cell) or isinstance(cell, bool | time):
        return None
    heading = plain_text(cell).strip()
    if isinstance(cell, datetime | date):
        start = cell.time() if isinstance(cell, datetime) and cell.time() != time() else None
        return Meeting(column, heading, days.day(cell), start=start)
    number = _MEETING.fullmatch(heading)
    if isinstance(cell, int | float) and not number:
        return None
    if number:
        return Meeting(column, heading, None, int(number[1]))
    return _dated(column, heading, years, is_month_first)


def _dated(column: int, heading: str, years: days.YearOf, is_month_first: bool) -> Meeting | None:
    """Return the meeting of a heading that names its day, alone or with words beside it, or None."""
    inside = _DAY_INSIDE.search(heading) if len(heading) <= _LONGEST else None
    for said in (heading, inside[0] if inside else ""):
        try:
            day = days.day(said, years, month_first=is_month_first)
        except ValueProblem:
            continue
        return Meeting(column, heading, day, start=_start(heading.replace(inside[0], " ", 1) if inside else ""))
    return None


def _start(said: str) -> time | None:
    """Return the first clock time in what stands beside a day, or None."""
    match = _CLOCK.search(said)
    try:
        return days.clock(match[0]) if match else None
    except ValueProblem:
        return None


def _counted(found: list[Meeting]) -> list[Meeting]:
    """Return the longest run of meetings numbered 1, 2, 3 …; a lone number is none."""
    run: list[Meeting] = []
    for meeting in found:
        if meeting.number == len(run) + 1:
            run.append(meeting)
    return run if len(run) >= 2 else []

"""What is regular in a row of dates, so that "Tuesdays, not 3 Nov" can be said of them. No words, no store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_FEWEST = 4
"""So many dates it takes before there is a rhythm; fewer are told one by one."""
_LONGEST = 4
"""Weeks between two dates of a rhythm at most."""
_WEEK = timedelta(7)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A regular row of dates, with what breaks it."""

    weekdays: tuple[int, ...]
    """Monday is 0; in order."""
    interval: int
    """Every n weeks; 0: once a month."""
    nth: int
    """Of a monthly one: 1 is the first such weekday of the month, -1 the last; else 0."""
    missing: tuple[date, ...]
    """Dates that the rhythm has and the row has not, in order."""
    extra: tuple[date, ...]
    """Dates that the row has outside the rhythm, in order."""
    pauses: tuple[tuple[date, ...], ...]
    """The missing dates, those that follow on each other in the rhythm together."""

    @property
    def exceptions(self) -> int:
        """How many things break it; a pause is one, however long."""
        return len(self.pauses) + len(self.extra)


def find(days: Iterable[date]) -> Rhythm | None:
    """Return the rhythm with the fewest exceptions; None where there are more than two exceptions to five dates."""
    row = sorted(set(days))
    if len(row) < _FEWEST:
        return None
    tried = [*_monthly(row), *(_weekly(row, interval) for interval in range(1, _LONGEST + 1))]
    best = min(tried, key=lambda it: it.exceptions)
    return best if best.exceptions * 5 <= len(row) * 2 else None


def _weekly(row: list[date], interval: int) -> Rhythm:
    counts = Counter(day.weekday() for day in row)
    most = max(counts.values())
    usual = tuple(sorted(weekday for weekday, count in counts.items() if count * 3 >= most and count > 1))
    expected: set[date] = set()
    for weekday in usual:
        expected.update(_steps([day for day in row if day.weekday() == weekday], interval))
    return _rhythm(row, expected, usual, interval, 0)


def _steps(row: list[date], interval: int) -> Iterator[date]:
    """Yield every n weeks from the first to the last date that are in step with most of the row."""
    phase = Counter(day.toordinal() // 7 % interval for day in row).most_common(1)[0][0]
    in_step = [day for day in row if day.toordinal() // 7 % interval == phase]
    day = in_step[0]
    while day <= in_step[-1]:
        yield day
        day += _WEEK * interval


def _monthly(row: list[date]) -> Iterator[Rhythm]:
    weekday = Counter(day.weekday() for day in row).most_common(1)[0][0]
    same = [day for day in row if day.weekday() == weekday]
    first = Counter((day.day - 1) // 7 + 1 for day in same).most_common(1)[0][0]
    for nth in (first, -1):
        fitting = [day for day in same if _is_nth(day, nth)]
        if len(fitting) > 1:
            months = (fitting[0] + timedelta(n) for n in range((fitting[-1] - fitting[0]).days + 1))
            expected = {day for day in months if day.weekday() == weekday and _is_nth(day, nth)}
            yield _rhythm(row, expected, (weekday,), 0, nth)


def _is_nth(day: date, nth: int) -> bool:
    return (day + _WEEK).month != day.month if nth < 0 else (day.day - 1) // 7 + 1 == nth


def _rhythm(row: list[date], expected: set[date], weekdays: tuple[int, ...], interval: int, nth: int) -> Rhythm:
    return Rhythm(
        weekdays,
        interval,
        nth,
        missing=tuple(sorted(expected - set(row))),
        extra=tuple(sorted(set(row) - expected)),
        pauses=tuple(_pauses(sorted(expected), set(row))),
    )


def _pauses(expected: list[date], row: set[date]) -> Iterator[tuple[date, ...]]:
    pause: list[date] = []
    for day in expected:
        if day not in row:
            pause.append(day)
        elif pause:
            yield tuple(pause)
            pause = []

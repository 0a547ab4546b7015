"""Which deadlines a course has, and how each stands. Pure: knows no clock and no store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from courses.i18n import language
from courses.model.deadlines import Anchor, DeadlineRule, DeadlineState, Due

MOST_DAYS = 3660
"""Ten years: no deadline lies farther away, and none is told of earlier."""
_FEBRUARY = 28


def possible(anchor: Anchor) -> tuple[int, int]:
    """Return the least and the greatest value of a rule that counts from `anchor`; both are possible."""
    if anchor is Anchor.MONTH:
        return 1, 31
    return (1, MOST_DAYS) if anchor is Anchor.SESSION else (0, MOST_DAYS)


def in_force(rules: Iterable[DeadlineRule], association: str, day: date) -> list[DeadlineRule]:
    """Return the rules for an association on a day, in the order of `Due`: its own before those for all.

    Where an association has a rule of its own for something that is switched on, the one for all does not hold.
    """
    held = [it for it in rules if it.is_on and it.association in ("", association) and _holds(it, day)]
    own = {it.what for it in held if it.association}
    kept = [it for it in held if it.association or it.what not in own]
    return sorted(kept, key=lambda it: (list(Due).index(it.what), it.id))


def _holds(rule: DeadlineRule, day: date) -> bool:
    return (rule.valid_from is None or rule.valid_from <= day) and (rule.valid_to is None or day <= rule.valid_to)


def days(rule: DeadlineRule, meetings: Sequence[date]) -> list[tuple[str, date]]:
    """Return the periods of a rule and the last day of each, for a course that meets on these days, in order.

    The period is empty where there is one only. Of days of the year: the first on or after each session's day.
    """
    if not meetings:
        return []
    first, last = meetings[0], meetings[-1]
    if rule.anchor is Anchor.MONTH:
        months = sorted({(day.year, day.month) for day in meetings})
        return [(f"{year}-{month:02}", _in_next(year, month, rule.value)) for year, month in months]
    if rule.anchor is Anchor.DATES:
        found = sorted({near for day in meetings if (near := _next(rule.dates, day)) is not None})
        return [(day.isoformat(), day) for day in found]
    if rule.anchor is Anchor.SESSION:
        return [("", meetings[min(max(rule.value, 1), len(meetings)) - 1])]
    return [("", (first if rule.anchor is Anchor.START else last) + timedelta(days=rule.value))]


def state(day: date, sent_on: date | None, near_days: int, today: date) -> DeadlineState:
    """Return how a deadline stands; on its last day it is near, not overdue."""
    if sent_on is not None:
        return DeadlineState.SENT
    if day < today:
        return DeadlineState.OVERDUE
    return DeadlineState.NEAR if day - timedelta(days=near_days) <= today else DeadlineState.LATER


def read_dates(text: str) -> list[tuple[int, int]]:
    """Return the days of the year in "06-09 12-08" as month and day; raises ValueError for anything else."""
    found = []
    for part in text.split():
        month, _dash, day = part.partition("-")
        date(2024, int(month), int(day))  # a leap year, so that 02-29 is one
        found.append((int(month), int(day)))
    return found


def words(rule: DeadlineRule) -> str:
    """Return a rule in words, with its value, in the reader's language."""
    text = rule.words_sv if language() == "sv" else rule.words_en
    return text.replace("{value}", str(rule.value))


def _in_next(year: int, month: int, day: int) -> date:
    """Return that day of the next month, or its last when it has fewer days; at least the first."""
    year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return _real(year, month, max(day, 1))


def _next(text: str, day: date) -> date | None:
    ahead = _ahead(text, day.year)
    return min((it for it in ahead if it >= day), default=None)


def _ahead(text: str, year: int) -> Iterator[date]:
    for month, day in read_dates(text):
        yield _real(year, month, day)
        yield _real(year + 1, month, day)


def _real(year: int, month: int, day: int) -> date:
    for last in range(day, _FEBRUARY - 1, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, day)

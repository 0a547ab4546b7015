"""A course's pattern in another term: the same rhythm so many days later. Knows no course and no calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from courses.i18n import _
from courses.model import Pattern
from courses.rules import terms

_MONTH = 365.25 / 12


def shifted(pattern: Pattern, shift: timedelta) -> tuple[Pattern, tuple[str, ...]]:
    """Return a pattern `shift` later, and in whole sentences what did not follow along.

    A monthly pattern is moved by whole months, so that a first Thursday stays one. Odd weeks become even ones where the
    course would else leave its place in the term. Weeks passed over follow only from spring to spring, autumn to autumn.
    """
    first = _monthly_first(pattern, shift) if pattern.nth else pattern.first_date + shift
    same_season = terms.of(pattern.first_date).is_autumn == terms.of(first).is_autumn
    notes = []
    if pattern.skip_weeks and not same_season:
        weeks = ", ".join(map(str, pattern.skip_weeks))
        notes.append(_("The weeks {weeks} were passed over; in the new term none are.").format(weeks=weeks))
    turned = 0 if pattern.nth else shift.days % 7
    moved = replace(
        pattern,
        first_date=first,
        until=pattern.until + shift if pattern.until else None,
        weekdays=tuple(sorted((day + turned) % 7 for day in pattern.weekdays)),
        parity=_parity(pattern, shift),
        skip_weeks=pattern.skip_weeks if same_season else (),
        left_out=tuple(day + shift for day in pattern.left_out),
        picked=tuple(day + shift for day in pattern.picked),
    )
    return moved, tuple(notes)


def _parity(pattern: Pattern, shift: timedelta) -> str:
    """Return in which weeks the first meeting is after the shift."""
    if not pattern.parity:
        return ""
    meets = pattern.first_date
    if (meets.isocalendar().week % 2 == 1) != (pattern.parity == "odd"):
        meets += timedelta(days=7)
    return "odd" if (meets + shift).isocalendar().week % 2 else "even"


def _monthly_first(pattern: Pattern, shift: timedelta) -> date:
    """Return the same day of the month so many months later; where it was the nth weekday it is so again."""
    from dateutil.relativedelta import relativedelta, weekday

    later = pattern.first_date + relativedelta(months=round(shift.days / _MONTH))
    on = pattern.first_date.weekday()
    if pattern.weekdays and on not in pattern.weekdays:
        return later
    nth = next((nth for nth in pattern.nth if _is_nth(pattern.first_date, nth)), pattern.nth[0])
    day = 31 if nth < 0 else 1
    return later + relativedelta(day=day, weekday=weekday(on, nth))


def _is_nth(day: date, nth: int) -> bool:
    return (day + timedelta(days=7 * -nth)).month != day.month if nth < 0 else (day.day - 1) // 7 + 1 == nth

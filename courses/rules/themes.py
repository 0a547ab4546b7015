"""Themed hours: on which of a course's sessions each falls, and when. Pure; reads no clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from courses.dates import span_text, time_text, weekday_long
from courses.i18n import _
from courses.model import Contributor, Meets, Span, ThemedHour, ThemeOn

_WEEK = timedelta(days=7)


def is_on(theme: ThemedHour, day: date) -> bool:
    """Return whether a themed hour falls on `day`: its weekday, which of the month, its first and last day (inclusive)."""
    if theme.valid_from is not None and day < theme.valid_from:
        return False
    if theme.valid_to is not None and theme.valid_to < day:
        return False
    if theme.weekday is not None and day.weekday() != theme.weekday:
        return False
    return theme.nth is None or is_nth(day, theme.nth)


def is_nth(day: date, nth: int) -> bool:
    """Return whether a day is the nth of its weekday in its month, from 1; -1 is the last."""
    if nth == -1:
        return (day + _WEEK).month != day.month
    return (day.day - 1) // 7 + 1 == nth


def span_of(theme: ThemedHour, meets: Meets) -> Span | None:
    """Return when a themed hour is within a session, cut off where the session begins and ends; None: not in it."""
    if not is_on(theme, meets.day):
        return None
    start = max(theme.start or meets.start, meets.start)
    end = min(theme.end or meets.end, meets.end)
    return Span(start, end) if start < end else None


def within(themes: Iterable[ThemedHour], meets: Meets) -> tuple[ThemeOn, ...]:
    """Return the themed hours that fall within a session, in order of time, then title."""
    found = []
    for theme in themes:
        span = span_of(theme, meets)
        if span is not None:
            found.append(ThemeOn(theme, meets.day, span.start, span.end))
    return tuple(sorted(found, key=lambda it: (it.start, it.end, it.theme.title, it.theme.id)))


def falls(theme: ThemedHour, sessions: Iterable[Meets]) -> tuple[ThemeOn, ...]:
    """Return the times a themed hour comes to over sessions, in order of time."""
    found = [one for meets in sessions for one in within((theme,), meets)]
    return tuple(sorted(found, key=lambda it: (it.day, it.start)))


def title(theme: ThemedHour) -> str:
    """Return what a themed hour is called: its title, with the guest where the title does not name it."""
    guest = theme.organisation
    return f"{theme.title} ({guest})" if guest and guest.casefold() not in theme.title.casefold() else theme.title


def told(theme: ThemedHour) -> str:
    """Return themed hours with when they are: "Utbildningsförvaltningen, första torsdagen i månaden 14.00–16.00"."""
    return ", ".join(part for part in (title(theme), when(theme), theme.room) if part)


def contributor(it: Contributor) -> str:
    """Return who contributes to a course, with what and from where: "Åke Ek, föreläser (ABF)"."""
    words = f"{it.name}, {it.part}" if it.part else it.name
    return f"{words} ({it.organisation})" if it.organisation else words


def when(theme: ThemedHour) -> str:
    """Return when a themed hour is, in words: "första torsdagen i månaden 14.00–16.00"; "" where it is always."""
    parts = [_days(theme), _times(theme)]
    if theme.valid_from:
        parts.append(_("from {day}").format(day=theme.valid_from.isoformat()))
    if theme.valid_to:
        parts.append(_("until {day}").format(day=theme.valid_to.isoformat()))
    return " ".join(part for part in parts if part)


def _days(theme: ThemedHour) -> str:
    if theme.weekday is None:
        return ""
    day = weekday_long(theme.weekday)
    if theme.nth is None:
        return _("every {weekday}").format(weekday=day)
    words = {
        1: _("the first {weekday} of the month"),
        2: _("the second {weekday} of the month"),
        3: _("the third {weekday} of the month"),
        4: _("the fourth {weekday} of the month"),
        5: _("the fifth {weekday} of the month"),
    }
    return words.get(theme.nth, _("the last {weekday} of the month")).format(weekday=day)


def _times(theme: ThemedHour) -> str:
    if theme.start and theme.end:
        return span_text(theme.start, theme.end)
    if theme.start:
        return _("from {time}").format(time=time_text(theme.start))
    return _("to {time}").format(time=time_text(theme.end)) if theme.end else ""


def line(on: ThemeOn, meets: Meets) -> str:
    """Return a themed hour of a session in a few words; the times only where they are not the session's."""
    is_whole = (on.start, on.end) == (meets.start, meets.end)
    words = title(on.theme) if is_whole else f"{span_text(on.start, on.end)} {title(on.theme)}"
    return f"{words}, {on.theme.room}" if on.theme.room else words


def lines(themes: Sequence[ThemedHour], meets: Meets) -> tuple[str, ...]:
    """Return the themed hours of a session, each in a few words, in order of time."""
    return tuple(line(on, meets) for on in within(themes, meets))

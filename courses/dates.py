"""Dates and times as Swedes write and type them, in Swedish or English.

Never guesses with a general parser, never asks the clock: today is passed in. Both languages are always understood;
the one in force decides what is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, time, timedelta

from courses.errors import Invalid
from courses.i18n import _, language

RECENT = timedelta(days=92)
"""A day without a year means the next such day, unless it was less than this ago: then that one."""
_WEEKDAYS = {
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "sv": (
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_RELATIVE = {
    "i forrgar": -2,
    "day before yesterday": -2,
    "i gar": -1,
    "igar": -1,
    "yesterday": -1,
    "i dag": 0,
    "idag": 0,
    "today": 0,
    "i morgon": 1,
    "imorgon": 1,
    "tomorrow": 1,
    "i overmorgon": 2,
    "overmorgon": 2,
    "day after tomorrow": 2,
}
"""Words for a day near today, folded, and how many days away it is."""
_UNITS = {
    **dict.fromkeys(("", "d", "dag", "dagar", "day", "days"), 1),
    **dict.fromkeys(("v", "vecka", "veckor", "w", "week", "weeks"), 7),
}
"""Words after "+7", and how many days one of it is."""
_NAMED = re.compile(r"[a-z]+")
_SHORTEST = 3
"""Letters that a weekday or month must be given with at least."""
_YEARS = (1900, 2199)
"""First and last year that is not a slip of the finger."""
_SHOWN = 40
"""How much of what was typed is repeated in a message, in characters."""


def weekday_long(weekday: int) -> str:
    """Return the name of a weekday, Monday being 0: "tisdag"."""
    return _WEEKDAYS[language()][weekday]


def weekday_of(word: str) -> int | None:
    """Return the weekday, Monday being 0, that a word names in either language ("tis", "tisdagar", "Tue"), or None."""
    return _which(_folded(word), _WEEKDAYS)


def weekday_short(weekday: int) -> str:
    """Return the name of a weekday in three letters, Monday being 0: "tis"."""
    return weekday_long(weekday)[:3]


def month_long(month: int) -> str:
    """Return the name of a month, from 1: "januari"."""
    return _MONTHS[language()][month - 1]


def month_short(month: int) -> str:
    """Return the name of a month in three letters, from 1: "jan"."""
    return month_long(month)[:3]


def day_text(day: date, today: date | None = None) -> str:
    """Return a date for lists: "tis 12 jan", with its year when that is not the year of `today`."""
    text = f"{weekday_short(day.weekday())} {day.day} {month_short(day.month)}"
    return text if today is None or day.year == today.year else f"{text} {day.year}"


def day_year(day: date) -> str:
    """Return a date for lists with its year whatever year it is now: "tis 12 jan 2027"."""
    return f"{day_text(day)} {day.year}"


def day_long(day: date) -> str:
    """Return a date in full: "tisdag 12 januari 2027"."""
    return f"{weekday_long(day.weekday())} {_day_month(day)} {day.year}"


def time_text(moment: time) -> str:
    """Return a time of day: "10.15" in Swedish, "10:15" in English."""
    return f"{moment:%H:%M}" if language() == "en" else f"{moment:%H.%M}"


def span_text(start: time, end: time) -> str:
    """Return a span of time: "10.00–12.15"."""
    return f"{time_text(start)}–{time_text(end)}"


def week_text(day: date) -> str:
    """Return the ISO week of a date: "v. 2" in Swedish, "w. 2" in English."""
    return f"{'w' if language() == 'en' else 'v'}. {day.isocalendar().week}"


def relative(day: date, today: date) -> str:
    """Return "i går", "i dag" or "i morgon" for the days next to `today`, else the date as in lists."""
    words = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    return words.get((day - today).days) or day_text(day, today)


def period_text(first: date, last: date) -> str:
    """Return a period, both ends inclusive, with nothing said twice: "8 september–10 november 2026"."""
    end = f"{_day_month(last)} {last.year}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{_day_month(first)} {first.year}–{end}"
    return f"{first.day}–{end}" if first.month == last.month else f"{_day_month(first)}–{end}"


def parse_time(text: str) -> time:
    """Return the time that was typed: "9", "10", "1015", "10.15", "10:15", "kl 9.30".

    Raises Invalid, with what would be right.
    """
    typed = re.sub(r"^(kl|klockan|at)\b\.?\s*", "", text.strip().casefold())
    match = re.fullmatch(r"([0-9]{1,2})(?:[.:,]?([0-9]{2}))?(?:[.:]00)?", typed)
    if match and int(match[1]) <= 23 and int(match[2] or 0) <= 59:
        return time(int(match[1]), int(match[2] or 0))
    raise Invalid(
        _("“{text}” is not a time.").format(text=_shown(text)) if text.strip() else _("A time is needed."),
        _("Write for example 9, 1015 or 10.15, from 0.00 to 23.59."),
    )


def parse_day(text: str, today: date) -> date:
    """Return the day that was typed.

    Understands "12/1", "12/1 2027", "12.1.2027", "2027-01-12", "20270112", "270112", "12 jan", "tis 12 januari 2027",
    "Jan 12", "tis v 2", "v 2 2027" (its Monday), "tis" (the next one, today included), "+7" and "-2" (days),
    "+2v" (weeks), "i dag", "i morgon", "i går". A day or week without a year is the next one, unless it was less than
    `RECENT` before `today`: then that one. Raises Invalid, with what would be right.
    """
    typed = _folded(text)
    for read in (_near, _numeric, _in_week, _with_month, _weekday_alone):
        day = read(typed, today)
        if day is not None:
            return day
    raise _not_a_day(text)


def _day_month(day: date) -> str:
    return f"{day.day} {month_long(day.month)}"


def _folded(text: str) -> str:
    """Return what was typed in small letters without accents, with single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.replace("−", "-").replace("–", "-").replace(",", " ").split())


def _shown(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _SHOWN else one_line[: _SHOWN - 1] + "…"


def _not_a_day(text: str) -> Invalid:
    return Invalid(
        _("“{text}” is not a date.").format(text=_shown(text)) if text.strip() else _("A date is needed."),
        _("Write for example 12/1, 12 jan, 2027-01-12, tis v 2 or +7."),
    )


def _near(typed: str, today: date) -> date | None:
    """Return a day given by its distance from today, or None when the text is of another kind."""
    if typed in _RELATIVE:
        return today + timedelta(days=_RELATIVE[typed])
    match = re.fullmatch(r"([+-]) ?([0-9]{1,4}) ?([a-z]*)", typed)
    if not match or match[3] not in (
        "",
        "d",
        "dag",
        "dagar",
        "day",
        "days",
        "v",
        "vecka",
        "veckor",
        "w",
        "week",
        "weeks",
    ):
        return None
    try:
        return today + timedelta(days=int(match[1] + match[2]) * _UNITS[match[3]])
    except OverflowError:
        return None


def _numeric(typed: str, today: date) -> date | None:
    """Return a day given in digits, or None when the text is of another kind."""
    match = re.fullmatch(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})", typed)
    if match:
        return _real(int(match[1]), int(match[2]), int(match[3]))
    match = re.fullmatch(r"([0-9]{2})([0-9]{2})([0-9]{2})", typed)
    if match:
        return _real(2000 + int(match[1]), int(match[2]), int(match[3]))
    match = re.fullmatch(r"([0-9]{1,2}) ?([/.]) ?([0-9]{1,2})(?:[-/. ]([0-9]{4}|[0-9]{2}))?", typed)
    if not match or (match[2] == "." and not match[4]):
        return None
    return _dated(int(match[1]), int(match[3]), match[4], today)


def _in_week(typed: str, today: date) -> date | None:
    """Return a weekday of a numbered week, its Monday when none is named, or None."""
    match = re.fullmatch(r"([a-z]*) ?\b(?:v|vecka|w|week)\.? ?([0-9]{1,2}) ?([a-z]*)(?: ([0-9]{4}))?", typed)
    if not match or (match[1] and match[3]):
        return None
    named = match[1] or match[3]
    weekday = weekday_of(named) if named else 0
    if weekday is None:
        return None
    week = int(match[2])
    if match[4]:
        return _iso_day(int(match[4]), week, weekday)
    return _nearest(lambda year: _iso_day(year, week, weekday), today)


def _with_month(typed: str, today: date) -> date | None:
    """Return a day with its month by name, or None; raises Invalid when a weekday beside it disagrees."""
    typed = re.sub(r"(?<=[0-9])(?::[ae]|st|nd|rd|th)\b|\b(?:den|the|of)\b", "", typed)
    words = _NAMED.findall(typed)
    numbers = re.findall(r"[0-9]+", typed)
    if not 1 <= len(words) <= 2 or not 1 <= len(numbers) <= 2 or not re.fullmatch(r"[a-z0-9 .:]+", typed):
        return None
    month = _which(words[-1], _MONTHS)
    weekday = weekday_of(words[0]) if len(words) == 2 else None
    if month is None or (len(words) == 2 and weekday is None) or len(numbers[0]) > 2:
        return None
    year = numbers[1] if len(numbers) == 2 else ""
    day = _dated(int(numbers[0]), month + 1, year, today) if len(year) in (0, 2, 4) else None
    if day and weekday is not None and day.weekday() != weekday:
        said = _("{day} is a {weekday}.")
        raise Invalid(said.format(day=day.isoformat(), weekday=weekday_long(day.weekday())))
    return day


def _weekday_alone(typed: str, today: date) -> date | None:
    weekday = weekday_of(typed)
    return None if weekday is None else today + timedelta(days=(weekday - today.weekday()) % 7)


def _which(word: str, names: Mapping[str, tuple[str, ...]]) -> int | None:
    """Return the index of the name that `word`, folded, begins or inflects ("tisdagar"), or None."""
    if len(word) < _SHORTEST:
        return None
    for table in names.values():
        for index, name in enumerate(table):
            whole = _folded(name)
            if whole.startswith(word) or word in (f"{whole}ar", f"{whole}en", f"{whole}s"):
                return index
    return None


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    """Return a day of a month in the year given by four or two digits, else in the nearest year."""
    if year:
        return _real(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    return _nearest(lambda tried: _real(tried, month, day), today)


def _nearest(of_year: Callable[[int], date | None], today: date) -> date | None:
    """Return the first such day that is not more than `RECENT` past; leap days and week 53 may take eight years."""
    for year in range(today.year - 1, today.year + 10):
        day = of_year(year)
        if day and day > today - RECENT:
            return day
    return None


def _real(year: int, month: int, day: int) -> date | None:
    if not _YEARS[0] <= year <= _YEARS[1]:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso_day(year: int, week: int, weekday: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, weekday + 1)
    except ValueError:
        return None

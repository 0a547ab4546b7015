"""The fields that say how the dates of a course repeat, and the pattern they come to. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from courses import dates, labels
from courses.exports.programme_table import rhythm
from courses.i18n import _
from courses.model import Hindrance, Pattern, Treatment
from courses.screens import readers
from courses.widgets.field import Field

PICKED = "0"
"""The rhythm of dates that are picked one by one; one of `labels.REPEATS`."""
TYPICAL = 8
"""Sessions that a new course is proposed with."""
_AS_SET = ""
"""The value of a treatment that is as the settings say."""


_KEPT = "kept"
"""The value of a rhythm that the list does not have; it stays as it is until another is chosen."""


def when(today: date, pattern: Pattern | None) -> list[Field]:
    """Return the fields for from when, on which days and how often."""
    weekdays = " ".join(dates.weekday_short(it) for it in pattern.weekdays) if pattern else ""
    first = pattern.first_date.isoformat() if pattern and pattern.first_date > date.min else ""
    day = partial(dates.parse_day, today=today)
    repeats = [(labels.repeat(it), it) for it in labels.REPEATS]
    if pattern and repeat_of(pattern) == _KEPT:
        repeats.append((_("as it is: {rhythm}").format(rhythm=rhythm(pattern)), _KEPT))
    return [
        Field("first_date", _("First date"), day, value=first, hint="12/1, 2027-01-12, +7", tell=told_day, width=22),
        Field("repeat", _("Repeats"), str, value=repeat_of(pattern), choices=repeats, tell=_told_repeat),
        Field("weekdays", _("Weekday"), readers.weekdays, value=weekdays, hint=_("as the first date"), width=22),
    ]


def how_long(today: date, pattern: Pattern | None) -> list[Field]:
    """Return the fields for how many times, until when, and what is left out or picked by hand."""
    day = partial(dates.parse_day, today=today)
    until = pattern.until.isoformat() if pattern and pattern.until else ""
    count = str(pattern.count or "") if pattern else str(TYPICAL)
    weeks = ", ".join(str(it) for it in pattern.skip_weeks) if pattern else ""
    return [
        Field("count", _("Sessions"), readers.count, value=count, width=8),
        Field(
            "until",
            _("Last date"),
            partial(readers.maybe, read=day),
            value=until,
            hint=_("instead of a number"),
            tell=told_day,
            width=22,
        ),
        Field("skip_weeks", _("Skip weeks"), readers.weeks, value=weeks, hint="44, 8", width=22),
        _days_field("left_out", _("Not on"), today, pattern.left_out if pattern else ()),
        _days_field("picked", _("Also on"), today, pattern.picked if pattern else ()),
    ]


def treatments(chosen: tuple[tuple[Hindrance, Treatment], ...]) -> list[Field]:
    """Return a field for each thing that may stand in the way of a date."""
    said = dict(chosen)
    choices = [(_("as in Settings"), _AS_SET), *((labels.treatment(it), it.value) for it in Treatment)]
    return [
        Field(it.value, labels.hindrance(it), str, value=said.get(it, _AS_SET), choices=choices) for it in Hindrance
    ]


def treated(values: Mapping[str, str]) -> tuple[tuple[Hindrance, Treatment], ...]:
    """Return what the fields of `treatments` come to."""
    return tuple((it, Treatment(values[it.value])) for it in Hindrance if values[it.value])


def _days_field(key: str, label: str, today: date, days: tuple[date, ...]) -> Field:
    read = partial(readers.days, today=today)
    return Field(key, label, read, value=written(days), hint=_("dates, with commas between"))


def written(days: tuple[date, ...]) -> str:
    """Return dates as they stand in a field."""
    return ", ".join(day.isoformat() for day in sorted(days))


def repeat_of(pattern: Pattern | None) -> str:
    """Return which of `labels.REPEATS` a pattern is; `_KEPT` for one that is none of them."""
    if pattern is None:
        return "1"
    nth = "nth" + ",".join(map(str, pattern.nth)) if pattern.nth else ""
    key = nth or pattern.parity or str(pattern.interval)
    is_listed = key in labels.REPEATS and all(
        getattr(pattern, name) == value for name, value in _repeating(key).items()
    )
    return key if is_listed else _KEPT


def pattern(values: dict[str, Any], before: Pattern | None) -> Pattern:
    """Take the fields of a pattern out of `values` and return what they come to; what has no field stays."""
    names = ("first_date", "weekdays", "count", "until", "skip_weeks", "left_out", "picked")
    given: dict[str, Any] = {name: values.pop(name) for name in names}
    old = before or Pattern(given["first_date"])
    chosen = values.pop("repeat")
    if chosen not in (_KEPT, repeat_of(before)):
        given |= _repeating(chosen)
    if chosen == PICKED:
        given |= {"picked": tuple(sorted({given["first_date"], *given["picked"]})), "count": None}
        given["count"] = len(given["picked"])
    return replace(old, **given)


def _repeating(chosen: str) -> Mapping[str, Any]:
    plain: dict[str, Any] = {"interval": 1, "parity": "", "nth": ()}
    if chosen.startswith("nth"):
        return plain | {"nth": tuple(map(int, chosen.removeprefix("nth").split(",")))}
    return plain | ({"interval": int(chosen)} if chosen.isdecimal() else {"parity": chosen})


def _told_repeat(chosen: str) -> str:
    """Return where the dates are to be written when they are picked one by one."""
    text = _("The first date stands above; write the others under “{field}”, further down.")
    return text.format(field=_("Also on")) if chosen == PICKED else ""


def told_day(day: date | None) -> str:
    """Return a day in full, to stand beside what was typed."""
    return f"{dates.day_text(day)} {day.year} · {dates.week_text(day)}" if day else ""

"""When something happens, in words for the public: "Tisdagar", "10.00–12.15", "8 september–27 oktober", "inte 3 nov"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from courses.dates import day_text, month_long, month_short, span_text, weekday_long
from courses.exports.paper.kinds.words import joined
from courses.i18n import _, ngettext, pgettext
from courses.model import Occasion
from courses.rules import rhythm

_PAUSE = timedelta(minutes=15)
"""Meetings of one day with no longer pause between them are told as one, such as the slots of booked guidance."""
_PAUSE_DATES = 3
"""So many dates in a row that are left out are told as a period."""
_LISTED = 6
"""So many irregular dates are told with their weekdays; more are told by month."""


@dataclass(frozen=True, slots=True)
class When:
    """When something happens, in parts that are told in this order; each may be empty."""

    days: str
    """"Tisdagar", or "Onsdag 25 november"; where times differ by weekday, with the times."""
    time: str
    """"10.00–12.15"."""
    period: str
    """"8 september–27 oktober"."""
    count: str
    """"8 gånger"."""
    exceptions: str
    """"inte 3 nov"."""

    @property
    def head(self) -> str:
        """Days and time: "Tisdagar 10.00–12.15"."""
        return " ".join(part for part in (self.days, self.time) if part)

    @property
    def tail(self) -> str:
        """The rest: "8 september–27 oktober, 8 gånger, inte 3 nov"."""
        return ", ".join(part for part in (self.period, self.count, self.exceptions) if part)


def when(occasions: Sequence[Occasion]) -> When:
    """Return in words when the occasions are; all parts are empty where there are none."""
    spans = merged(occasions)
    if not spans:
        return When("", "", "", "", "")
    usual, odd = _usual(spans)
    days = [day for span in usual for day in span[1]]
    if len(usual) == 1:
        start, end = usual[0][0]
        told, beats = _row(days)
        return _when(told, span_text(start, end), days, odd, beats)
    parts = []
    exceptions: list[str] = []
    for (start, end), same in usual:
        told, beats = _row(same)
        parts.append(f"{told} {span_text(start, end)}")
        exceptions += _broken(beats)
    return _when(_sentence(parts), "", days, odd, None, exceptions)


def rhythm_words(occasions: Sequence[Occasion]) -> str:
    """Return how often it is, where that is not every week: "Varannan tisdag"; empty: every week, or no rhythm."""
    found = rhythm.find(it.day for it in occasions)
    return "" if found is None or found.interval == 1 else _beat(found)


def merged(occasions: Iterable[Occasion]) -> list[Occasion]:
    """Return the occasions with those of a day that follow on each other made one, in order of time."""
    spans: list[Occasion] = []
    for it in sorted(occasions, key=lambda it: (it.day, it.start, it.end)):
        if spans and spans[-1].day == it.day and _at(it.day, it.start) - _at(it.day, spans[-1].end) <= _PAUSE:
            spans[-1] = Occasion(it.day, spans[-1].start, max(spans[-1].end, it.end))
        else:
            spans.append(it)
    return spans


def place_text(room: str, place: str) -> str:
    """Return room and place, the place left out where the room's name has it."""
    return room if place and place.casefold() in room.casefold() else ", ".join(part for part in (room, place) if part)


Times = tuple[time, time]


def _usual(spans: list[Occasion]) -> tuple[list[tuple[Times, list[date]]], list[Occasion]]:
    """Return the days by the times they usually have, and those at odd times."""
    counts = Counter((it.start, it.end) for it in spans)
    most = max(counts.values())
    kept = [times for times, count in counts.items() if count * 3 >= most and (count > 1 or most == 1)]
    if most == 1 and len(kept) > 1:
        kept = [min(kept)] if len(kept) > _LISTED else kept
    usual = [(times, [it.day for it in spans if (it.start, it.end) == times]) for times in kept]
    return sorted(usual, key=lambda pair: pair[1]), [it for it in spans if (it.start, it.end) not in kept]


def _when(
    told: str,
    times: str,
    days: list[date],
    odd: list[Occasion],
    beats: rhythm.Rhythm | None,
    exceptions: Sequence[str] = (),
) -> When:
    is_told_by_date = beats is None and not exceptions and len(days) < 4
    last = max(days)
    count = len(days) + len(odd)
    broken = [*exceptions, *_broken(beats), *_odd(odd)]
    return When(
        days=told,
        time=times,
        period="" if is_told_by_date else _period(min(days), last),
        count=""
        if is_told_by_date or count < 2
        else ngettext("{count} time", "{count} times", count).format(count=count),
        exceptions=", ".join(broken),
    )


def _row(days: list[date]) -> tuple[str, rhythm.Rhythm | None]:
    """Return a row of days in words, and its rhythm where it has one."""
    if len(days) == 1:
        return _capital(f"{weekday_long(days[0].weekday())} {days[0].day} {month_long(days[0].month)}"), None
    found = rhythm.find(days)
    if found is not None:
        return _beat(found), found
    if len({day.weekday() for day in days}) == 1:
        return _capital(f"{_('{weekday}s').format(weekday=weekday_long(days[0].weekday()))} {dates_text(days)}"), None
    if len(days) <= _LISTED:
        return _capital(_and([day_text(day) for day in days])), None
    return _capital(dates_text(days)), None


def _beat(found: rhythm.Rhythm) -> str:
    names = [weekday_long(weekday) for weekday in found.weekdays]
    if not found.interval:
        told = _nth_words(found.nth).format(weekday=names[0])
    elif found.interval == 1:
        told = _and([_("{weekday}s").format(weekday=name) for name in names])
    else:
        told = _interval_words(found.interval).format(weekday=_and(names))
    return _capital(told)


def _nth_words(nth: int) -> str:
    words = {
        1: _("the first {weekday} of the month"),
        2: _("the second {weekday} of the month"),
        3: _("the third {weekday} of the month"),
        4: _("the fourth {weekday} of the month"),
        5: _("the fifth {weekday} of the month"),
        -1: _("the last {weekday} of the month"),
    }
    return words[nth]


def _interval_words(interval: int) -> str:
    words = {2: _("every other {weekday}"), 3: _("every third {weekday}"), 4: _("every fourth {weekday}")}
    return words[interval]


def _broken(beats: rhythm.Rhythm | None) -> list[str]:
    if beats is None:
        return []
    parts = []
    long = [pause for pause in beats.pauses if len(pause) >= _PAUSE_DATES]
    single = [day for day in beats.missing if not any(day in pause for pause in long)]
    if single:
        parts.append(_("not {dates}").format(dates=dates_text(single)))
    parts += [_("not {dates}").format(dates=_short_period(pause[0], pause[-1])) for pause in long]
    if beats.extra:
        parts.append(_("also {dates}").format(dates=_and([day_text(day) for day in beats.extra])))
    return parts


def _odd(odd: list[Occasion]) -> list[str]:
    return [
        _("{day} at {time}").format(day=day_text(it.day), time=span_text(it.start, it.end))
        for it in sorted(odd, key=lambda it: (it.day, it.start))
    ]


def dates_text(days: Sequence[date], month_words: Callable[[int], str] = month_short) -> str:
    """Return days with no month said twice: "29 sep, 3 och 10 nov"."""
    by_month: dict[tuple[int, int], list[str]] = {}
    for day in days:
        by_month.setdefault((day.year, day.month), []).append(str(day.day))
    *before, last = ((numbers, month_words(month)) for (_year, month), numbers in by_month.items())
    told = [f"{', '.join(numbers)} {month}" for numbers, month in before]
    if len(last[0]) == 1:
        return _and([*told, f"{last[0][0]} {last[1]}"])
    return ", ".join([*told, f"{_and(last[0])} {last[1]}"])


def _short_period(first: date, last: date) -> str:
    end = f"{last.day} {month_short(last.month)}"
    return f"{first.day}–{end}" if first.month == last.month else f"{first.day} {month_short(first.month)}–{end}"


def _period(first: date, last: date) -> str:
    """Return "8 september–27 oktober"; with years only where they differ."""
    if first.year != last.year:
        return f"{first.day} {month_long(first.month)} {first.year}–{last.day} {month_long(last.month)} {last.year}"
    end = f"{last.day} {month_long(last.month)}"
    return f"{first.day}–{end}" if first.month == last.month else f"{first.day} {month_long(first.month)}–{end}"


def _and(parts: Sequence[str]) -> str:
    return joined(tuple(parts), pgettext("paper", "and"))


def _sentence(parts: Sequence[str]) -> str:
    return ", ".join(part if not index else part[:1].lower() + part[1:] for index, part in enumerate(parts))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment)

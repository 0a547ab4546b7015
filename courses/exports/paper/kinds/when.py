"""When something happens, in a paper's own words: "Tisdagar", "10.00–12.15", "8 september–27 oktober", "inte 3 nov"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from courses.exports.paper.kinds.phrases import capital, listed
from courses.exports.paper.type import dates
from courses.model import Occasion, ThemedHour
from courses.model.paper_style import PaperWords
from courses.rules import rhythm, terms, themes

_PAUSE = timedelta(minutes=15)
"""Meetings of one day with no longer pause between them are told as one, such as the slots of booked guidance."""
_A_MONDAY = date(2024, 1, 1)
_PAUSE_DATES = 3
"""So many dates in a row that are left out are told as a period."""
_FEWEST = 4
"""Fewer dates without a rhythm are told one by one, so that their period need not be."""
_LISTED = 6
"""So many irregular dates are told with their weekdays; more are told by month."""
_EVERY = ("every_mon", "every_tue", "every_wed", "every_thu", "every_fri", "every_sat", "every_sun")
_NTH = {1: "nth_first", 2: "nth_second", 3: "nth_third", 4: "nth_fourth", 5: "nth_fifth", -1: "nth_last"}
_INTERVAL = {2: "every_second", 3: "every_third", 4: "every_fourth"}


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
    """"tis 10 nov kl. 13.00–15.00, inte 3 nov": first other times, which after "inte" would be read as left out too."""
    other_times: str = ""
    """Of the exceptions only "tis 10 nov kl. 13.00–15.00", for where all dates are told anyway."""

    @property
    def head(self) -> str:
        """Days and time: "Tisdagar 10.00–12.15"."""
        return " ".join(part for part in (self.days, self.time) if part)

    def tail(self, words: PaperWords) -> str:
        """Return the rest: "8 september–27 oktober, 8 gånger, inte 3 nov"."""
        return listed((self.period, self.count, self.exceptions), words)


def when(occasions: Sequence[Occasion], words: PaperWords) -> When:
    """Return in words when the occasions are; all parts are empty where there are none."""
    spans = merged(occasions)
    if not spans:
        return When("", "", "", "", "")
    usual, odd = _usual(spans)
    days = [day for span in usual for day in span[1]]
    if len(usual) == 1:
        start, end = usual[0][0]
        told, beats = _row(days, words)
        return _when(
            capital(told), dates.time_span(start, end, words.language), days, odd, _broken(beats, words), words
        )
    parts = []
    broken: list[str] = []
    for (start, end), same in usual:
        told, beats = _row(same, words)
        parts.append(f"{told} {dates.time_span(start, end, words.language)}")
        broken += _broken(beats, words)
    return _when(capital(listed(parts, words)), "", days, odd, broken, words)


def rhythm_words(occasions: Sequence[Occasion], words: PaperWords) -> str:
    """Return how often it is, where that is not every week: "Varannan tisdag"; empty: every week, or no rhythm."""
    found = rhythm.find(it.day for it in occasions)
    return "" if found is None or found.interval == 1 else capital(_beat(found, words))


def theme_words(theme: ThemedHour, words: PaperWords) -> str:
    """Return a themed hour with when it is: "Utbildningsförvaltningen, första torsdagen i månaden 14.00–16.00"."""
    parts = [_theme_days(theme, words), _theme_times(theme, words)]
    for key, day in (("from_day", theme.valid_from), ("to_day", theme.valid_to)):
        if day is not None:
            parts.append(words.say(key, day=dates.day_text(day, words.language)))
    return listed([themes.title(theme), " ".join(filter(None, parts)), theme.room], words)


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


def _when(told: str, times: str, days: list[date], odd: list[Occasion], broken: list[str], words: PaperWords) -> When:
    is_told_by_date = len(days) < _FEWEST and not broken
    every = [*days, *(it.day for it in odd)]
    count = len(every)
    return When(
        days=told,
        time=times,
        period="" if is_told_by_date else _period(min(every), max(every), words),
        count="" if is_told_by_date or count < 2 else words.many("times", count),
        exceptions=listed([*_odd(odd, words), *broken], words),
        other_times=listed(_odd(odd, words), words),
    )


def _row(days: list[date], words: PaperWords) -> tuple[str, rhythm.Rhythm | None]:
    """Return a row of days in words, and its rhythm where it has one."""
    language = words.language
    if len(days) == 1:
        return f"{dates.weekday(days[0], language)} {dates.day_text(days[0], language, 'month')}", None
    found = rhythm.find(days)
    if found is not None:
        return _beat(found, words), found
    if len({day.weekday() for day in days}) == 1:
        every = words.say(_EVERY[days[0].weekday()])
        return words.say("weekdays_on", weekdays=every, dates=dates.days_text(days, language, "short")), None
    if len(days) <= _LISTED:
        return dates.joined([dates.day_text(day, language, "short") for day in days], language), None
    return dates.days_text(days, language, "short"), None


def _beat(found: rhythm.Rhythm, words: PaperWords) -> str:
    names = [weekday(each, words) for each in found.weekdays]
    if not found.interval:
        return words.say(_NTH[found.nth], weekday=names[0])
    if found.interval == 1:
        return dates.joined([words.say(_EVERY[each]) for each in found.weekdays], words.language)
    return words.say(_INTERVAL[found.interval], weekday=dates.joined(names, words.language))


def _broken(beats: rhythm.Rhythm | None, words: PaperWords) -> list[str]:
    if beats is None:
        return []
    parts = []
    long = [pause for pause in beats.pauses if len(pause) >= _PAUSE_DATES]
    single = [day for day in beats.missing if not any(day in pause for pause in long)]
    if single:
        parts.append(words.say("not_on", dates=dates.days_text(single, words.language, "short")))
    parts += [words.say("not_on", dates=_period(pause[0], pause[-1], words, "short")) for pause in long]
    if beats.extra:
        extra = [dates.day_text(day, words.language, "short") for day in beats.extra]
        parts.append(words.say("also_on", dates=dates.joined(extra, words.language)))
    return parts


def _odd(odd: list[Occasion], words: PaperWords) -> list[str]:
    told = []
    for it in sorted(odd, key=lambda it: (it.day, it.start)):
        day, time = dates.day_text(it.day, words.language, "short"), dates.time_span(it.start, it.end, words.language)
        told.append(words.say("at_time", day=day, time=time))
    return told


def _period(first: date, last: date, words: PaperWords, width: dates.Width = "long") -> str:
    """Return "8 september–27 oktober"; with years only where they differ."""
    return dates.period_text(first, last, words.language, with_year=False, width=width)


def weekday(number: int, words: PaperWords) -> str:
    """Return the name of a weekday, Monday being 0: "tisdag"."""
    return dates.weekday(_A_MONDAY + timedelta(number), words.language)


def period_words(first: date, last: date, words: PaperWords) -> str:
    """Return a period, both ends inclusive, as it is called: "hösten 2026", else with its dates."""
    term = terms.of(first)
    if (term.first, term.last) != (first, last):
        return dates.period_text(first, last, words.language)
    return words.say("autumn" if term.is_autumn else "spring", year=term.year)


def _theme_days(theme: ThemedHour, words: PaperWords) -> str:
    if theme.weekday is None:
        return ""
    if theme.nth is None:
        return words.say(_EVERY[theme.weekday])
    return words.say(_NTH[theme.nth], weekday=weekday(theme.weekday, words))


def _theme_times(theme: ThemedHour, words: PaperWords) -> str:
    if theme.start and theme.end:
        return dates.time_span(theme.start, theme.end, words.language)
    if theme.start:
        return words.say("from_time", time=dates.time_text(theme.start, words.language))
    return words.say("to_time", time=dates.time_text(theme.end, words.language)) if theme.end else ""


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment)

"""Dates, times and rows of names in the language of a paper: names from the Unicode CLDR, Gregorian, digits 0–9 in all.

Swedish and English are as everywhere in the program (`courses.dates`). A language without a shape here is as the CLDR has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Literal

from courses import cldr
from courses.rules.languages import RIGHT_TO_LEFT
from courses.text import isolated

DayForm = Literal["long", "month", "weekday", "short", "short_year"]
"""12 januari 2027 · 12 januari · tisdag 12 januari 2027 · tis 12 jan · tis 12 jan 2027."""
Width = Literal["long", "short"]


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a language puts a date together."""

    number: str = "{d}"
    """Of a day in its month."""
    month: str = "{number} {month}"
    year: str = "{day} {y}"
    weekday: str = "{weekday} {day}"
    short: str = "{weekday} {d} {month}"
    span: str = "{start}–{end}"
    """Of two numbers or times."""
    wide: str = "{start}–{end}"
    """Of two dates with spaces in them."""
    clock: str = "%H:%M"
    letters: int = 0
    """Of a weekday or month in short; 0: as the CLDR shortens it."""
    genitive: tuple[str, str] = ("", "")
    """The end of a month's name that changes in a date, and what it becomes."""
    numeric: str = "{d}/{m}"
    comma: str = ", "
    colon: str = ": "
    stop: str = "."


_SWEDISH = _Shape(clock="%H.%M", letters=3)
_SPACED = "{start} – {end}"
_SHAPES = {
    "sv": _SWEDISH,
    "sv-lattlast": _SWEDISH,
    "en": _Shape(letters=3),
    "fi": _Shape("{d}.", short="{weekday} {d}.{m}.", wide=_SPACED, clock="%H.%M", numeric="{d}.{m}."),
    "se": _Shape(
        "{d}.",
        month="{month} {number} b.",
        short="{weekday} {d}.{m}.",
        wide=_SPACED,
        clock="%H.%M",
        genitive=("mánnu", "mánu"),
        numeric="{d}.{m}.",
    ),
    "ar": _Shape(
        weekday="{weekday}، {day}",
        short="{weekday} {d} {month}",
        span="من {start} إلى {end}",
        wide="من {start} إلى {end}",
        comma="، ",
    ),
    "prs": _Shape(span="از {start} تا {end}", wide="از {start} تا {end}", comma="، "),
    "ti": _Shape(weekday="{weekday}፣ {day}", wide=_SPACED, comma="፣ ", colon="፦ ", stop="።"),
    "so": _Shape(weekday="{weekday}, {day}", wide=_SPACED),
    "uk": _Shape(
        year="{day} {y} р.",
        weekday="{weekday}, {day}",
        short="{weekday}, {d}.{m:02}",
        wide=_SPACED,
        numeric="{d}.{m:02}",
    ),
    "th": _Shape(year="{day} ค.ศ. {y}", weekday="{weekday}ที่ {day}", wide=_SPACED, stop=""),
}
_OTHER = _Shape(wide=_SPACED)


def day_text(day: date, language: str, form: DayForm = "long") -> str:
    """Return a day; see `DayForm`."""
    shape = _shape(language)
    if form in ("short", "short_year"):
        month = _month(day.month, language, "short")
        told = shape.short.format(weekday=weekday(day, language, "short"), d=day.day, m=day.month, month=month)
        return f"{told} {day.year}" if form == "short_year" else told
    told = _day_month(day, language)
    if form == "month":
        return told
    told = shape.year.format(day=told, y=day.year)
    return told if form == "long" else shape.weekday.format(weekday=weekday(day, language), day=told)


def period_text(first: date, last: date, language: str, *, with_year: bool = True, width: Width = "long") -> str:
    """Return a period, both ends inclusive, with no month or year said twice: "8 september–10 november 2026".

    Without `with_year` the years are told only where they differ; "short" shortens the months and leaves years out there.
    """
    shape = _shape(language)
    if first.year != last.year and width == "long":
        return shape.wide.format(start=day_text(first, language), end=day_text(last, language))
    if first == last:
        told = _day_month(last, language, width)
    elif (first.year, first.month) == (last.year, last.month):
        numbers = shape.span.format(start=shape.number.format(d=first.day), end=shape.number.format(d=last.day))
        told = shape.month.format(number=numbers, month=_in_date(last.month, language, width))
    else:
        told = shape.wide.format(start=_day_month(first, language, width), end=_day_month(last, language, width))
    return shape.year.format(day=told, y=last.year) if with_year else told


def days_text(days: Sequence[date], language: str, width: Width = "long") -> str:
    """Return days with no month said twice: "29 september, 3 och 10 november"."""
    months: dict[tuple[int, int], list[str]] = {}
    for day in days:
        months.setdefault((day.year, day.month), []).append(_shape(language).number.format(d=day.day))
    comma = _shape(language).comma
    *before, (last, numbers) = months.items()
    told = [_numbered(comma.join(those), month, language, width) for (_year, month), those in before]
    end = _numbered(joined(numbers, language), last[1], language, width)
    return joined([*told, end], language) if len(numbers) == 1 else comma.join([*told, end])


def _numbered(numbers: str, month: int, language: str, width: Width) -> str:
    return _shape(language).month.format(number=numbers, month=_in_date(month, language, width))


def day_brief(day: date, language: str) -> str:
    """Return a day for a narrow column, its month shortened as the language does it: "12 jan", in Finnish "12.1."."""
    shape = _shape(language)
    month = _month(day.month, language, "short")
    return shape.short.format(weekday="", d=day.day, m=day.month, month=month).lstrip(" ,،")


def day_number(day: date, language: str) -> str:
    """Return a day in the fewest signs, for a narrow column: "12/1"."""
    return _shape(language).numeric.format(d=day.day, m=day.month)


def weekday(day: date, language: str, width: Width = "long") -> str:
    """Return the weekday of a day: "tisdag", "tis"."""
    letters = _shape(language).letters
    if width == "short" and not letters:
        return str(cldr.locale(language).days["format"]["abbreviated"][day.weekday()])
    name = str(cldr.locale(language).days["stand-alone"]["wide"][day.weekday()])
    return name[:letters] if width == "short" else name


def month_name(day: date, language: str) -> str:
    """Return the month of a day as it stands alone, as in a heading: "januari", in Finnish "tammikuu"."""
    if language == "so":  # its CLDR spells the months in two ways
        return _month(day.month, language, "long")
    return str(cldr.locale(language).months["stand-alone"]["wide"][day.month])


def time_text(moment: time, language: str) -> str:
    """Return a time of day: "10.15", in English "10:15"."""
    return moment.strftime(_shape(language).clock)


def time_span(start: time, end: time, language: str) -> str:
    """Return a span of time: "10.00–12.15"."""
    return _shape(language).span.format(start=time_text(start, language), end=time_text(end, language))


def joined(parts: Sequence[str], language: str) -> str:
    """Return "A, B and C" in a language; empty parts are left out, and none turns what stands beside it."""
    from babel.lists import format_list

    is_rtl = language.split("-")[0] in RIGHT_TO_LEFT
    given = [part for part in parts if part]
    if len(given) < 2:
        return "".join(given)
    if language == "th":  # its CLDR parts by spaces alone, which names in other letters have within them
        return f"{', '.join(given[:-1])} และ {given[-1]}"
    return format_list([isolated(part, is_rtl=is_rtl) for part in given], locale=cldr.locale(language))


def labelled(label: str, text: str, language: str) -> str:
    """Return a text after what it is, with the colon of a language: "Telefon: 0951-140 00"."""
    return f"{label}{_shape(language).colon}{text}"


def sentences(parts: Sequence[str], language: str) -> str:
    """Return sentences, each with the full stop of a language: "A. B."; empty parts are left out."""
    return " ".join(f"{part}{_shape(language).stop}" for part in parts if part)


def number_text(value: float, language: str) -> str:
    """Return a number with at most two decimals: "4,5", in English "4.5"; thousands are not parted."""
    from babel.numbers import format_decimal

    return format_decimal(value, "0.##", locale=cldr.locale(language))


def _shape(language: str) -> _Shape:
    return _SHAPES.get(language) or _SHAPES.get(language.split("-")[0], _OTHER)


def _day_month(day: date, language: str, width: Width = "long") -> str:
    return _numbered(_shape(language).number.format(d=day.day), day.month, language, width)


@lru_cache(maxsize=256)
def _in_date(month: int, language: str, width: Width = "long") -> str:
    """Return a month's name as it stands in a date; shortened only where its first letters do."""
    if width == "short" and _shape(language).letters:
        return _month(month, language, "short")
    end, becomes = _shape(language).genitive
    name = _month(month, language, "long")
    return name.removesuffix(end) + becomes if end else name


def _month(month: int, language: str, width: Width) -> str:
    letters = _shape(language).letters
    wide = width == "long" or bool(letters)
    name = str(cldr.locale(language).months["format"]["wide" if wide else "abbreviated"][month])
    return name[:letters] if width == "short" and letters else name

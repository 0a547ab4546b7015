"""Dates and times as a message says them in its own language; the program's own dates are in `courses.dates`.

Month and weekday names are the Unicode CLDR's. Arabic and Tigrinya are written with the digits 0–9, as on Swedish papers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from courses.rules.languages import EASY


@dataclass(frozen=True, slots=True)
class DayWords:
    """How one language says when."""

    weekdays: tuple[str, ...]
    """Monday first."""
    months: tuple[str, ...]
    day: str = "{weekday} {d} {month} {y}"
    span: str = "{start}–{end}"
    at: str = " {span}"
    """What stands after a day."""
    short: str = "{d}/{m} {start}"
    """For an SMS."""
    clock: str = "%H.%M"


_SWEDISH = DayWords(
    ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    tuple("januari februari mars april maj juni juli augusti september oktober november december".split()),
    at=" klockan {span}",
    short="{d}/{m} kl {start}",
)
_WORDS: dict[str, DayWords] = {
    "sv": _SWEDISH,
    EASY: _SWEDISH,
    "en": DayWords(
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        tuple("January February March April May June July August September October November December".split()),
        at=", {span}",
        short="{d} {mon} {start}",
        clock="%H:%M",
    ),
    "fi": DayWords(
        ("maanantaina", "tiistaina", "keskiviikkona", "torstaina", "perjantaina", "lauantaina", "sunnuntaina"),
        tuple(
            "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
            "marraskuuta joulukuuta".split()
        ),
        day="{weekday} {d}. {month} {y}",
        at=" klo {span}",
        short="{d}.{m}. klo {start}",
    ),
    "ar": DayWords(
        ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
        tuple("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()),
        span="من {start} إلى {end}",
        at="، {span}",
        short="{d} {month} {start}",
    ),
    "ti": DayWords(
        ("ሰኑይ", "ሰሉስ", "ረቡዕ", "ሓሙስ", "ዓርቢ", "ቀዳም", "ሰንበት"),
        tuple("ጥሪ ለካቲት መጋቢት ሚያዝያ ጉንበት ሰነ ሓምለ ነሓሰ መስከረም ጥቅምቲ ሕዳር ታሕሳስ".split()),
        day="{weekday}፣ {d} {month} {y}",
        at="፣ {span}",
        short="{d} {month} {start}",
    ),
    "so": DayWords(
        ("Isniin", "Talaado", "Arbaco", "Khamiis", "Jimco", "Sabti", "Axad"),
        tuple(
            "Janaayo Febraayo Maarso Abriil Maayo Juun Luulyo Agosto Sebtembar Oktoobar Noofeembar Diseembar".split()
        ),
        day="{weekday}, {d} {month} {y}",
        at=", {span}",
    ),
    "uk": DayWords(
        ("понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"),
        tuple("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split()),
        day="{weekday}, {d} {month} {y} р.",
        at=", {span}",
        short="{d:02}.{m:02} {start}",
        clock="%H:%M",
    ),
}


def day(when: date, language: str) -> str:
    """Return a day in full: "tisdag 12 januari 2027"; a language that is not known is Swedish."""
    words = _of(language)
    return words.day.format(
        weekday=words.weekdays[when.weekday()], d=when.day, month=words.months[when.month - 1], y=when.year
    )


def meeting(when: date, start: time, end: time, language: str) -> str:
    """Return a day and its time: "tisdag 12 januari 2027 klockan 10.00–12.15"."""
    return day(when, language) + _of(language).at.format(span=span(start, end, language))


def span(start: time, end: time, language: str) -> str:
    """Return a time of day: "10.00–12.15"."""
    words = _of(language)
    return words.span.format(start=start.strftime(words.clock), end=end.strftime(words.clock))


def short(when: date, start: time, language: str) -> str:
    """Return a day and when it begins in a few letters: "12/1 kl 10.00"."""
    words = _of(language)
    month = words.months[when.month - 1]
    return words.short.format(d=when.day, m=when.month, mon=month[:3], month=month, start=start.strftime(words.clock))


def moment(when: date, at: time, language: str) -> str:
    """Return a day and a time that something is to be done by."""
    return day(when, language) + _of(language).at.format(span=at.strftime(_of(language).clock))


def _of(language: str) -> DayWords:
    return _WORDS.get(language, _SWEDISH)

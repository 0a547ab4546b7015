"""How an activity repeats, as it is written: weekdays with weeks or months, and how many times or until when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from courses.i18n import _
from courses.imports import days
from courses.imports.fold import key
from courses.imports.table import Cell
from courses.imports.values import ValueProblem, short, whole

_NAMES = (
    ("mandag", "monday"),
    ("tisdag", "tuesday"),
    ("onsdag", "wednesday"),
    ("torsdag", "thursday"),
    ("fredag", "friday"),
    ("lordag", "saturday"),
    ("sondag", "sunday"),
)
_TWO_LETTERS = {
    "ma": 0,
    "ti": 1,
    "on": 2,
    "to": 3,
    "fr": 4,
    "lo": 5,
    "so": 6,
    "mo": 0,
    "tu": 1,
    "we": 2,
    "th": 3,
    "sa": 5,
    "su": 6,
}
_GROUPS = {
    "vardagar": (0, 1, 2, 3, 4),
    "vardag": (0, 1, 2, 3, 4),
    "weekdays": (0, 1, 2, 3, 4),
    "dagligen": (0, 1, 2, 3, 4, 5, 6),
    "daily": (0, 1, 2, 3, 4, 5, 6),
    "helger": (5, 6),
    "weekends": (5, 6),
}
_ORDINALS = {
    "forsta": 1, "first": 1, "1a": 1, "1st": 1, "1": 1, "andra": 2, "second": 2, "2a": 2, "2nd": 2, "2": 2, "tredje": 3,
    "third": 3,
    "3e": 3, "3rd": 3, "3": 3, "fjarde": 4, "fourth": 4, "4e": 4, "4th": 4, "4": 4, "femte": 5, "fifth": 5, "sista": -1,
    "last": -1,
}  # fmt: skip
_FILLERS = frozenset(
    [
        *(
            "i",
            "manaden",
            "manad",
            "veckor",
            "vecka",
            "veckan",
            "varje",
            "och",
            "samt",
            "and",
            "o",
            "of",
            "the",
            "in",
            "month",
            "weeks",
            "week",
        ),
        *(
            "var",
            "every",
            "each",
            "alla",
            "formiddag",
            "formiddagar",
            "eftermiddag",
            "eftermiddagar",
            "kvall",
            "kvallar",
            "morgon",
            "fm",
            "em",
        ),
        *("other", "den", "pa", "a", "e", "each", "jamt", "kl", "per", "manads", "resp"),
    ]
)
_EVERY = re.compile(
    r"\b(?:var|every)\s+(\d{1,2})(?::?[ae]|st|nd|rd|th)?\s+(?:vecka|m[åa]nad|weeks?|months?)\b", re.IGNORECASE
)
"""How many weeks, or in a monthly pattern months, lie between two: "var 3:e vecka", "every 2 months"."""


@dataclass(frozen=True, slots=True)
class Weekdays:
    """On which days something repeats; as `courses.model.Pattern` has it."""

    weekdays: tuple[int, ...]
    """Monday is 0, in order."""
    parity: str = ""
    nth: tuple[int, ...] = ()
    interval: int = 1


def weekdays(cell: Cell) -> Weekdays:
    """Return the pattern of "tisdag, udda veckor", "Mån–Tor", "första onsdagen i månaden" or "every other Tuesday"."""
    expected = _("a weekday such as Tue, Mon–Thu or first Wednesday of the month")
    if not isinstance(cell, str):
        raise ValueProblem(expected)
    value = short(cell)
    every = _EVERY.search(value)
    found, rest = _found_days(_words(_EVERY.sub(" ", value)))
    parity, interval, nth = "", max(int(every[1]), 1) if every else 1, list[int]()
    for word in rest:
        if word.startswith(("udda", "odd", "ojamn")):
            parity = "odd"
        elif word.startswith(("jamn", "even")):
            parity = "even"
        elif word in ("varannan", "varannat", "biweekly", "fortnightly"):
            interval = 2
        elif word in _ORDINALS:
            nth.append(_ORDINALS[word])
        elif word not in _FILLERS and word != "-":
            raise ValueProblem(expected)
    if {"every", "each", "var"} & set(rest) and nth and "manaden" not in rest and "month" not in rest:
        nth, interval = [], max(nth[0], 1)  # "var tredje vecka", "every second Tuesday"
    if "other" in rest:
        interval = 2
    if not found and not parity and interval == 1:
        raise ValueProblem(expected)  # without a weekday, weeks are enough: the first date has one
    return Weekdays(tuple(sorted(set(found))), parity, tuple(dict.fromkeys(nth)), interval)


def _words(value: str) -> list[str]:
    """Return folded words, with "-" between two that are a range."""
    dashed = re.sub(r"\s*(?:[–—-]|\b(?:till|t\.o\.m\.|through|thru)\b)\s*", " § ", value)
    return [
        "-" if part == "§" else part
        for chunk in dashed.split()
        for part in (["§"] if chunk == "§" else key(chunk).split())
    ]


def _found_days(words: list[str]) -> tuple[list[int], list[str]]:
    """Return the weekdays that the words name, ranges filled in, and the words that are none."""
    short_ones = all(word in _TWO_LETTERS or word == "-" for word in words)
    found: list[int] = []
    rest: list[str] = []
    for index, word in enumerate(words):
        group = _GROUPS.get(word)
        number = _TWO_LETTERS.get(word) if short_ones else _weekday(word)
        if group:
            found.extend(group)
        elif number is None:
            rest.append(word)
        elif index and words[index - 1] == "-" and found:
            start = found[-1]
            found.extend((start + step) % 7 for step in range(1, (number - start) % 7 + 1))
        else:
            found.append(number)
    return found, rest


def _weekday(word: str) -> int | None:
    for number, (swedish, english) in enumerate(_NAMES):
        if word.startswith((swedish, english)):
            return number
        if len(word) >= 3 and (swedish.startswith(word) or english.startswith(word)):
            return number
    return {"tors": 3, "tues": 1, "weds": 2, "thurs": 3}.get(word)


@dataclass(frozen=True, slots=True)
class Times:
    """How many meetings, or the last possible day; one of them."""

    count: int | None = None
    until: date | None = None
    is_year_open: bool = False
    """Whether the year of `until` was not written but found."""


_UNTIL = re.compile(
    r"^(?:t\.?\s*o\.?\s*m\.?|till(?:\s+och\s+med)?|until|through|thru|to|fram\s+till|–|-)\s*(?=\S)", re.IGNORECASE
)
_COUNT = re.compile(
    r"(?:ca\s*)?(\d{1,3})\s*(?:st|x|ggr|gg?r?|g[åa]nger|g[åa]ng|tr[äa]ff\w*|tillf\w*|sessions?|times?|meetings?|sammankomst\w*|lektion\w*|kv[äa]ll\w*|"
    r"f[öo]rmiddag\w*|eftermiddag\w*|l[öo]rdag\w*|dagar|dag|veckor)?\.?(?:\s*(?:\(|x|à|,\s).*)?",
    re.IGNORECASE,
)


def times(cell: Cell, year_of: days.YearOf | None = None, *, month_first: bool = False) -> Times:
    """Return a number of meetings (8, "8 ggr") or a last day ("t.o.m. 15/12 2026", a date)."""
    expected = _("a number of meetings such as 8, or until and a date")
    if isinstance(cell, date):
        return Times(until=days.day(cell))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        count = whole(cell)
        return Times(until=days.day(cell)) if count > 20_000 else _counted(count, expected)
    if not isinstance(cell, str):
        raise ValueProblem(expected)
    value = short(cell)
    rest = _UNTIL.sub("", value)
    if rest == value and (match := _COUNT.fullmatch(value)):
        return _counted(int(match[1]), expected)
    found_years: list[int] = []

    def finding(day: int, month: int) -> int:
        if year_of is None:
            raise ValueProblem(expected)
        found_years.append(year_of(day, month))
        return found_years[-1]

    try:
        return Times(None, days.day(rest, finding, month_first=month_first), bool(found_years))
    except ValueProblem as problem:
        raise ValueProblem(expected) from problem


def _counted(count: int, expected: str) -> Times:
    if not 1 <= count <= 400:
        raise ValueProblem(expected)
    return Times(count=count)

"""Which weekdays a leader can, read from the words of the register: "mån, ons, fre", "mån–tor", "inte fredagar".

Knows no leader and no calendar; what is not about days ("kvällar", "udda veckor") is passed over.
"""

from __future__ import annotations

import re
from functools import lru_cache

from courses.dates import weekday_of

ALL = frozenset(range(7))
_WORD = r"[^\W\d_]+"
_RANGE = re.compile(
    rf"({_WORD})\.?\s*(?:–|—|-|−|\btill\b|\bt\.?o\.?m\b\.?|\bto\b|\bthrough\b)\s*({_WORD})", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:inte|ej|utom|ingen|inga|aldrig|not|never|except)\b", re.IGNORECASE)
_SHORT = {
    "må": 0,
    "ti": 1,
    "on": 2,
    "to": 3,
    "fr": 4,
    "lö": 5,
    "sö": 6,
    "mo": 0,
    "tu": 1,
    "we": 2,
    "th": 3,
    "sa": 5,
    "su": 6,
}
_MANY = {
    "vardag": range(5),
    "vardagar": range(5),
    "vardagarna": range(5),
    "weekday": range(5),
    "weekdays": range(5),
    "helg": (5, 6),
    "helger": (5, 6),
    "helgen": (5, 6),
    "weekend": (5, 6),
    "weekends": (5, 6),
}


@lru_cache(maxsize=1024)
def weekdays(text: str) -> frozenset[int]:
    """Return the weekdays that `text` allows, Monday being 0; all of them when it names none.

    A range is inclusive and may go past Sunday ("fre–mån"). After "inte", "utom" or "ej" come those that are not allowed.
    """
    said, *denied = _NOT.split(text, maxsplit=1)
    can = _named(said) or ALL
    return can - _named(denied[0]) if denied else can


def _named(text: str) -> frozenset[int]:
    """Return the days named; those of two letters only where no longer one stands, for "on" is also an English word."""
    found: set[int] = set()
    for first, last in _RANGE.findall(text):
        begins, ends = _day(first), _day(last)
        if begins is not None and ends is not None:
            found.update((begins + step) % 7 for step in range((ends - begins) % 7 + 1))
    words = [word.casefold() for word in re.findall(_WORD, _RANGE.sub(_kept, text))]
    for word in words:
        day = weekday_of(word) if len(word) > 2 else None
        found.update(_MANY.get(word, ()) if day is None else (day,))
    return frozenset(found or {_SHORT[word] for word in words if word in _SHORT})


def _kept(match: re.Match[str]) -> str:
    """Return nothing of a range of days, which is read already; what only looks like one stays."""
    is_range = _day(match[1]) is not None and _day(match[2]) is not None
    return " " if is_range else match[0]


def _day(word: str) -> int | None:
    return _SHORT.get(word.casefold(), weekday_of(word) if len(word) > 2 else None)

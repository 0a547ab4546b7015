"""Swedish public holidays and eves, by name, from the `holidays` package.

Computed, never stored. The package is slow to load, so it is imported when first asked for and each year is kept.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

_PUBLIC = ("public",)
_EVES = ("de_facto", "optional")
"""The package's categories that hold the eves, among other days that are no eves (squeeze days, Maundy Thursday)."""
_KEEPS_CAPITAL = "Kristi himmelsfärdsdag"


def red_days(first_year: int, last_year: int, language: str) -> dict[date, str]:
    """Return the public holidays of the years, both inclusive, in order, named in "sv" or "en".

    Ordinary Sundays are not among them.
    """
    return _days(first_year, last_year, language, _PUBLIC)


def eves(first_year: int, last_year: int, language: str) -> dict[date, str]:
    """Return the eves of the years, both inclusive, in order, named in "sv" or "en".

    An eve is a day that Swedish calls "afton". Maundy Thursday and squeeze days are ordinary days.
    """
    named = _days(first_year, last_year, "sv", _EVES)
    shown = named if language == "sv" else _days(first_year, last_year, language, _EVES)
    return {day: shown[day] for day, name in named.items() if name.endswith("afton")}


def _days(first_year: int, last_year: int, language: str, categories: tuple[str, ...]) -> dict[date, str]:
    return {day: name for year in range(first_year, last_year + 1) for day, name in _year(year, language, categories)}


@lru_cache(maxsize=256)
def _year(year: int, language: str, categories: tuple[str, ...]) -> tuple[tuple[date, str], ...]:
    from holidays.countries.sweden import Sweden  # slow to load

    days = Sweden(
        years=year,
        language="sv" if language == "sv" else "en_US",
        categories=categories,
        include_sundays=False,
        expand=False,
    )
    return tuple((day, _clean(days[day], language)) for day in sorted(days))


def _clean(name: str, language: str) -> str:
    """Return the package's name as Swedes write it in running text, without hours; two on one day joined."""
    parts = [part.partition(" (")[0] for part in name.split("; ")]
    return ", ".join(_lowered(part) if language == "sv" else part for part in parts)


def _lowered(name: str) -> str:
    return name if name == _KEEPS_CAPITAL else name[:1].lower() + name[1:]

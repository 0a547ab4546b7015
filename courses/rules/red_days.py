"""Swedish public holidays, eves and clamp days, from the `holidays` package.

Computed, never stored. The package is slow to load, so it is imported when first asked for and each year is kept.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_PUBLIC = ("public",)
_EVES = ("de_facto", "optional")
"""The package's categories that hold the eves, among other days that are no eves (squeeze days)."""
_MAUNDY_THURSDAY = "skärtorsdagen"
_OFF_EVES = ("midsommarafton", "julafton", "nyårsafton")
"""The eves that working life takes as days off; the package calls them holidays de facto."""
_MISSPELT = {"allahelgonsafton": "allhelgonaafton"}
"""Names of the package's that are no Swedish words, and what the day is called."""
_KEEPS_CAPITAL = "Kristi himmelsfärdsdag"


def red_days(first_year: int, last_year: int, language: str) -> dict[date, str]:
    """Return the public holidays of the years, both inclusive, in order, named in "sv" or "en".

    Ordinary Sundays are not among them.
    """
    return _days(first_year, last_year, language, _PUBLIC)


def eves(first_year: int, last_year: int, language: str) -> dict[date, str]:
    """Return the eves of the years, both inclusive, in order, named in "sv" or "en".

    An eve is a day that Swedish calls "afton", and Maundy Thursday, which is one to Good Friday.
    """
    named = _days(first_year, last_year, "sv", _EVES)
    shown = named if language == "sv" else _days(first_year, last_year, language, _EVES)
    return {day: shown[day] for day, name in named.items() if name.endswith("afton") or name == _MAUNDY_THURSDAY}


def clamp_days(first_year: int, last_year: int) -> frozenset[date]:
    """Return the working days, Monday to Friday, that stand alone between days off, of the years, both inclusive.

    Off are weekends, public holidays, and Midsummer, Christmas and New Year's Eve.
    """
    named = _days(first_year - 1, last_year + 1, "sv", _PUBLIC) | {
        day: name for day, name in _days(first_year - 1, last_year + 1, "sv", _EVES).items() if name in _OFF_EVES
    }

    def is_off(day: date) -> bool:
        return day.weekday() >= 5 or day in named

    beside = {day + timedelta(days=step) for day in named for step in (-1, 1)}
    return frozenset(
        day
        for day in beside
        if first_year <= day.year <= last_year
        and not is_off(day)
        and is_off(day - timedelta(days=1))
        and is_off(day + timedelta(days=1))
    )


def load(year: int, language: str) -> None:
    """Load the package and compute a year and the next, so that whoever asks for them later need not wait."""
    red_days(year, year + 1, language)
    eves(year, year + 1, language)


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
    name = _MISSPELT.get(name.lower(), name)
    return name if name == _KEEPS_CAPITAL else name[:1].lower() + name[1:]

"""Terms as libraries plan by: spring is ISO weeks 1–26, autumn the rest of the year. Asks no clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from courses.errors import Invalid
from courses.i18n import _
from courses.text import clean, fold

_SPRING = ("vt", "var", "varen", "varterminen", "spring", "springterm")
_AUTUMN = ("ht", "host", "hosten", "hostterminen", "autumn", "fall")
_TERM = re.compile(r"^([a-z]+)\s*(\d{4}|\d{2})$")
_LAST_SPRING_WEEK = 26


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A spring or an autumn; terms sort in order of time."""

    year: int
    is_autumn: bool

    def __str__(self) -> str:
        """Return "VT 2027" or "HT 2026", as Swedes write it in any language."""
        return f"{'HT' if self.is_autumn else 'VT'} {self.year}"

    @property
    def first(self) -> date:
        """The Monday that it begins on."""
        return date.fromisocalendar(self.year, _LAST_SPRING_WEEK + 1 if self.is_autumn else 1, 1)

    @property
    def last(self) -> date:
        """The Sunday that it ends on."""
        return self.next().first - timedelta(days=1)

    def next(self) -> Term:
        """Return the term after it."""
        return Term(self.year + self.is_autumn, not self.is_autumn)

    def last_year(self) -> Term:
        """Return the same season of the year before."""
        return Term(self.year - 1, self.is_autumn)


def of(day: date) -> Term:
    """Return the term that a day is in."""
    year, week, _weekday = day.isocalendar()
    return Term(year, week > _LAST_SPRING_WEEK)


def before(term: Term) -> Term:
    """Return the term before one."""
    return Term(term.year - (not term.is_autumn), not term.is_autumn)


def parse(text: str) -> Term:
    """Return the term that is meant by "VT 2027", "ht26", "våren 2027" or "spring 2027". Raises Invalid."""
    found = _TERM.match(fold(text))
    if found and found[1] in (*_SPRING, *_AUTUMN):
        year = int(found[2])
        year += 2000 if year < 100 else 0
        if 1900 <= year <= 2199:
            return Term(year, found[1] in _AUTUMN)
    raise Invalid(
        _("“{value}” is not a term.").format(value=clean(text)), _("Write for example VT 2027 or hösten 2026.")
    )

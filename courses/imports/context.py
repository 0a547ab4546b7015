"""What the parsers of a sheet know beside the cell: today, the term a heading names, the value words given by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from courses.imports import days
from courses.imports.fold import key
from courses.imports.legend import Legend
from courses.imports.table import Cell
from courses.imports.values import ValueProblem

_TERM = re.compile(r"\b(host|ht|autumn|fall|var|vt|spring|sommar|summer)\w*\s*(20\d\d|\d\d)\b|\b(20\d\d)\b")
_MIDDLE = {"h": (10, 15), "a": (10, 15), "f": (10, 15), "v": (3, 15)}


@dataclass(slots=True)
class Context:
    """What is known while one sheet is read."""

    today: date
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By field, folded: what the file's words are to be read as."""
    reference: date | None = None
    """A day in the term that the lines above, or a heading between the rows, speak of."""
    legend: Legend = field(default_factory=Legend)
    year_of: days.YearOf | None = None
    """The caller's own answer to which year is meant."""
    is_month_first: bool = False
    """Whether 03/04 is the fourth of March in a column that does not tell."""
    is_doubtful: bool = False
    """Whether there was such a column."""
    blanks: int = 0
    """Rows of attendance whose blank mark was read as absent because the column has no sign for it."""
    hints: tuple[str, ...] = ()
    """What may name the course of a list of attendance that has no column for it, likeliest first."""

    def month_first(self, column: Sequence[Cell]) -> bool:
        """Return whether a column of dates has the month first: as its cells show, else as the file's program writes."""
        told = days.is_month_first(column)
        if told or days.tells_order(column):
            return told
        self.is_doubtful = self.is_doubtful or days.has_two_readings(column)
        return self.is_month_first

    def hear(self, line: str) -> None:
        """Take note of a term or a year in a title or a heading between rows ("HÖSTTERMINEN 2026", "vt 27")."""
        match = _TERM.search(key(line))
        if not match:
            return
        year = int(match[2] or match[3])
        month, day = _MIDDLE.get((match[1] or " ")[0], (7, 1))
        if match[1] and match[1].startswith(("spring", "s")):
            month, day = (3, 15) if match[1] == "spring" else (7, 1)
        self.reference = date(year if year > 99 else 2000 + year, month, day)


class Years:
    """Which year is meant by the dates of one column that lack it, row after row."""

    def __init__(self, context: Context, *, is_past: bool) -> None:
        self.context = context
        self.is_past = is_past
        self.last: date | None = None

    def of(self, day: int, month: int) -> int:
        """Return the year: the caller's, else near the last full date above, else the term's, else near today."""
        if self.context.year_of:
            return self.context.year_of(day, month)
        reference = self.last or self.context.reference
        if reference:
            return days.nearest_year(reference)(day, month)
        rule = days.latest_year if self.is_past else days.nearest_year
        return rule(self.context.today)(day, month)


def anchored(
    parse: Callable[[Cell, days.YearOf, bool], date], context: Context, column: Sequence[Cell], *, is_past: bool = False
) -> Callable[[Cell], date]:
    """Return a parser for a column of dates that knows its order of day and month and its years."""
    years = Years(context, is_past=is_past)
    month_first = context.month_first(column)
    years.last = _first_full(column, month_first)

    def parser(cell: Cell) -> date:
        found = parse(cell, years.of, month_first)
        years.last = date(found.year, found.month, found.day)  # a moment too: its day is what counts
        return found

    return parser


def _first_full(column: Sequence[Cell], month_first: bool) -> date | None:
    """Return the first date of a column that is written with its year."""
    for cell in column[:200]:
        try:
            return days.day(cell, None, month_first=month_first)
        except ValueProblem:
            continue
    return None

"""What was put right in a file's cells, each told with its place, what stood there and why it was wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from courses.i18n import _, ngettext
from courses.text import plain

_EXAMPLES = 3
"""The repairs of one sort that are told by row."""


class Sort(StrEnum):
    """Why a cell was wrong."""

    LETTERS = "letters"
    """Written in one encoding and read in another."""
    SIGNS = "signs"
    """Signs of HTML or of a formula round the text."""
    ZERO = "zero"
    """A program took a number for an amount and dropped the nought before it."""
    EXPONENT = "exponent"
    """A program wrote a long number as 7,0123E+08 with all its figures left."""
    DATE = "date"
    """A date as the number that Excel counts days with."""
    MAIL = "mail"
    """A name and an e-mail address in one cell."""
    MOVED = "moved"
    """An e-mail address among the phone numbers, or the other way round."""
    TWO = "two"
    """Two persons in one cell."""
    CASE = "case"
    """A name all in capitals, or all in small letters."""
    SWAPPED = "swapped"
    """The columns of given and family names have each other's headings."""
    ADDRESS = "address"
    """Postcode and town in another cell."""
    COURSES = "courses"
    """Several courses in one cell."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One cell, or a whole column, that was put right."""

    sheet: str
    row: int
    """From 1 as in the file; 0: the column as a whole."""
    heading: str
    was: str
    now: str
    sort: Sort

    @property
    def why(self) -> str:
        """What was wrong, for the user."""
        return _why()[self.sort]

    @property
    def place(self) -> str:
        """Where it is, for the user."""
        if not self.row:
            return plain(self.heading)
        return _("row {row}, {column}").format(row=self.row, column=plain(self.heading))

    def __str__(self) -> str:
        """Return the place, what stood there and what was made of it."""
        return f"{self.place}: {plain(self.was)} → {plain(self.now)} ({self.why})"


def _why() -> Mapping[Sort, str]:
    return {
        Sort.LETTERS: _("letters restored"),
        Sort.SIGNS: _("signs of a formula or a web page taken away"),
        Sort.ZERO: _("nought before the number restored"),
        Sort.EXPONENT: _("number written out"),
        Sort.DATE: _("Excel’s day number read as a date"),
        Sort.MAIL: _("name and e-mail address taken apart"),
        Sort.MOVED: _("moved to the column where it belongs"),
        Sort.TWO: _("two persons in one cell made two"),
        Sort.CASE: _("capitals and small letters as in names"),
        Sort.SWAPPED: _("given and family names stood in each other’s columns"),
        Sort.ADDRESS: _("postcode and town taken apart"),
        Sort.COURSES: _("several courses in one cell taken apart"),
    }


def by_row(repairs: Iterable[Repair]) -> dict[tuple[str, int], tuple[Repair, ...]]:
    """Return the repairs of single rows, by sheet and row."""
    found: dict[tuple[str, int], tuple[Repair, ...]] = {}
    for repair in repairs:
        if repair.row:
            found[repair.sheet, repair.row] = (*found.get((repair.sheet, repair.row), ()), repair)
    return found


def told(repairs: Iterable[Repair]) -> list[str]:
    """Return the repairs as sentences: of each sort how many, and the first ones with their rows."""
    by_sort: dict[Sort, list[Repair]] = {}
    for repair in repairs:
        by_sort.setdefault(repair.sort, []).append(repair)
    return [_line(some) for some in by_sort.values()]


def _line(some: list[Repair]) -> str:
    shown = "; ".join(f"{it.place}: {plain(it.was)} → {plain(it.now)}" for it in some[:_EXAMPLES])
    more = "; …" if len(some) > _EXAMPLES else ""
    text = ngettext("Repaired {count} cell, {why}: {shown}", "Repaired {count} cells, {why}: {shown}", len(some))
    return text.format(count=len(some), why=some[0].why, shown=shown + more)

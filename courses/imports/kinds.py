"""What each kind of file may hold: its fields, which of them it needs, and the headings they go by.

All data; `headings` does the comparing. Headings are written folded (see `fold.heading_key`): lower case, å ä ö without
rings and dots, "nummer" as "nr", words in parentheses left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a row can say."""

    name: str
    """As in `--map`, `--value` and `--set`."""
    parser: str
    """A name in `parsers.PARSERS`."""
    headings: tuple[str, ...]
    """Headings that mean this."""
    also: tuple[str, ...] = ()
    """Headings that mean this when nothing else has a better claim."""
    is_strict: bool = True
    """Whether a value that cannot be read hands the row back; else it is left out with a warning."""
    label: str = ""
    """How to name it to a user, English message id; empty: the name with spaces."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file."""

    name: str
    fields: tuple[Field, ...]
    needs: tuple[tuple[str, ...], ...]
    """Of each group at least one field must have a column."""
    filled: tuple[tuple[str, ...], ...] = ()
    """Of each group at least one must be filled in every row."""

    def field(self, name: str) -> Field | None:
        """Return the field of that name, or None."""
        return next((f for f in self.fields if f.name == name), None)


def f(name: str, parser: str, headings: str, also: str = "", *, strict: bool = True) -> Field:
    """Return a field whose headings are given with `|` between them."""
    split = tuple(h.strip() for h in headings.split("|") if h.strip())
    return Field(name, parser, split, tuple(h.strip() for h in also.split("|") if h.strip()), strict)


def _kinds() -> dict[str, Kind]:
    from courses.imports import kinds_bookings, kinds_courses, kinds_people, kinds_registers

    every = (*kinds_registers.KINDS, *kinds_courses.KINDS, *kinds_people.KINDS, *kinds_bookings.KINDS)
    return {kind.name: kind for kind in every}


NAMES: Final = (
    "organisations",
    "rooms",
    "equipment",
    "leaders",
    "closures",
    "opening-hours",
    "programme",
    "changes",
    "people",
    "enrolments",
    "attendance",
    "bookings",
)
"""The kinds in the order in which they are best imported."""


_cache: dict[str, Kind] = {}


def kinds() -> Mapping[str, Kind]:
    """Return all kinds by name."""
    if not _cache:
        _cache.update(_kinds())
    return _cache

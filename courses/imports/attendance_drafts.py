"""What the rows of attendance files say, parsed but not yet looked up; see `drafts`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from courses.imports.row_ref import RowRef
from courses.model import Mark


class Spot(NamedTuple):
    """The cell of a list that says something, where it is not the row's own."""

    row: int
    column: str
    """Its heading."""


@dataclass(frozen=True, slots=True)
class ListLine:
    """A person's line of a list in which everybody has one."""

    spot: Spot
    name: str
    key: str = ""
    hint: str = ""
    is_walk_in: bool = False
    course: str = ""


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One person at one meeting."""

    source: RowRef
    course: str
    """As written, or the likeliest of `hints`."""
    person: str
    """Name as on the list, without what was written beside it; or "" when only a key is given."""
    mark: Mark
    date: dt.date | None = None
    number: int | None = None
    """The meeting's number, when the file gives no date."""
    key: str = ""
    minutes: int | None = None
    """How late, or how much too early."""
    position: str = ""
    """The number on that list; it says nothing else."""
    hint: str = ""
    """What tells people of the same name apart on the list ("51", "äldre")."""
    is_walk_in: bool = False
    """Just turned up, was on no list."""
    notes: str = ""
    hints: tuple[str, ...] = ()
    """What may name the course, likeliest first: lines above the table, the sheet, the file."""
    email: str = ""
    start: dt.time | None = None
    """When the meeting begins, where the list tells two of one day apart by it."""
    nth: int = 1
    """Which of the list's meetings on that day it is."""
    of_day: int = 1
    """How many of them are on that day."""
    spots: Mapping[str, Spot] = field(default_factory=dict)
    """Of a list with a column or a row a meeting: by "date", "person" and "mark" the cell that says it."""
    lines: tuple[ListLine, ...] = ()
    """Of such a list, everybody's lines."""
    leader: str = ""
    """Name or signature of who led the meeting, where a row a mark says it."""
    is_guess: bool = False
    """Whether it is a blank cell before any sign of theirs, read as absent though nothing says so."""


@dataclass(frozen=True, slots=True)
class CheckInRow:
    """Somebody who wrote in, or was scanned, at the door."""

    source: RowRef
    at: dt.datetime
    course: str = ""
    """As written; empty: told by the hints, else by who it is and when."""
    person: str = ""
    key: str = ""
    email: str = ""
    hint: str = ""
    is_walk_in: bool | None = None
    """Whether one who is not in the course is taken down as a walk-in; None: one who gives a name is."""
    notes: str = ""
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadCountRow:
    """Visitors at one meeting, counted without names."""

    source: RowRef
    course: str
    visitors: int
    date: dt.date | None = None
    number: int | None = None
    children: int | None = None
    staffed_by: str = ""
    place: str = ""
    notes: str = ""
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """What an attendance matrix says of a meeting as such."""

    source: RowRef
    course: str
    date: dt.date | None = None
    number: int | None = None
    leader: str = ""
    """Name or signature of who led it."""
    is_substitute: bool = False
    is_cancelled: bool = False
    notes: str = ""
    hints: tuple[str, ...] = ()
    start: dt.time | None = None
    nth: int = 1
    of_day: int = 1
    spots: Mapping[str, Spot] = field(default_factory=dict)
    """By "date", "leader" and "cancelled" the cell that says it."""

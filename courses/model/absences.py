"""Who is missed, and who is due a certificate: as lists of them are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Missed:
    """Sessions that somebody missed in a row, up to the last held that they have a mark at."""

    sessions: int
    """How many, those excused included."""
    excused: int
    """Of them, with notice."""
    is_never: bool
    """Whether they have been at no session of the course."""
    last: datetime
    """When the last of them began."""

    @property
    def is_excused(self) -> bool:
        """Whether they gave notice for each."""
        return self.excused == self.sessions


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """Somebody who is missed."""

    course_id: int
    code: str
    title: str
    person_id: int
    person: str
    """The person's key."""
    name: str
    """The alias of a protected person."""
    missed: Missed
    is_to_call: bool
    """Whether they stand on the call list: enough in a row without notice, or one and never there."""
    may_offer_on: bool
    """Whether the house offers such a place on; never done by itself."""


class ChanceState(StrEnum):
    """How somebody stands to a certificate."""

    DUE = "DUE"
    """The course is over and it is to be printed."""
    REACHED = "REACHED"
    """It runs, and nothing more is needed."""
    OPEN = "OPEN"
    """It runs, and some of the sessions left are needed."""
    IMPOSSIBLE = "IMPOSSIBLE"


@dataclass(frozen=True, slots=True)
class Chance:
    """Whether somebody gets, or can still get, a certificate."""

    state: ChanceState
    needed: int
    """How many more sessions they have to be at; 0 where nothing more helps or is needed."""
    left: int
    """How many sessions are left to be held, or to be entered."""

    @property
    def is_narrow(self) -> bool:
        """Whether every session left is needed."""
        return self.state is ChanceState.OPEN and self.needed == self.left


@dataclass(frozen=True, slots=True)
class DueRow:
    """A person of a course and their certificate."""

    person_id: int
    person: str
    name: str
    attended: int
    held: int
    chance: Chance
    number: str
    """Of the certificate that was printed; empty: none."""
    is_changed: bool
    """Whether the figures are others now than on what was printed."""

    @property
    def is_to_print(self) -> bool:
        """Whether it is due, and not printed with these figures."""
        return self.chance.state is ChanceState.DUE and (not self.number or self.is_changed)


@dataclass(frozen=True, slots=True)
class CourseDue:
    """The certificates of a course."""

    course_id: int
    code: str
    title: str
    is_finished: bool
    threshold: float
    """0–1."""
    left: int
    """Sessions left to be held, or to be entered."""
    rows: tuple[DueRow, ...]
    """In Swedish order of name."""

    def count(self, state: ChanceState) -> int:
        """Return how many stand so."""
        return sum(row.chance.state is state for row in self.rows)

    @property
    def to_print(self) -> int:
        """How many certificates are to be printed."""
        return sum(row.is_to_print for row in self.rows)

    @property
    def narrow(self) -> int:
        """How many need every session left."""
        return sum(row.chance.is_narrow for row in self.rows)

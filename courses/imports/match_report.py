"""What an import says of every row: who it is about, how sure that is, and what it led to. Plain data; decides nothing.

A protected person stands here under alias, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from courses.imports.repairs import Repair
from courses.imports.row_ref import RowRef
from courses.model import EnrolmentEvent


class Verdict(StrEnum):
    """Who a row is about."""

    NEW = "NEW"
    """Nobody who is known."""
    SAME = "SAME"
    """Certainly somebody in the register, or of an earlier row."""
    PROBABLE = "PROBABLE"
    """Most likely somebody; taken for the same until somebody says otherwise."""
    UNCLEAR = "UNCLEAR"
    """The same name as somebody and nothing else to go by: counted as two until somebody decides."""
    DIFFERENT = "DIFFERENT"
    """Alike, and yet somebody else."""
    IN_COURSE = "IN_COURSE"
    """The one of that name who is in the course, as a cancellation is matched."""
    NOBODY = "NOBODY"
    """It could not be told whom it is about, or the row cannot be kept at all."""


class Led(StrEnum):
    """What a row of enrolments led to."""

    SEAT = "SEAT"
    WAITING = "WAITING"
    PARTY_WAITING = "PARTY_WAITING"
    """On the waiting list, because the party stays together."""
    ALREADY = "ALREADY"
    """Has a seat or waits; the row changes nothing."""
    INTEREST = "INTEREST"
    SEAT_FREE = "SEAT_FREE"
    """Cancelled; the seat is free."""
    DROPPED_OUT = "DROPPED_OUT"
    """Cancelled too late: the seat stays theirs in the figures."""
    STRUCK = "STRUCK"
    """Taken off the waiting list."""
    NOT_ENROLLED = "NOT_ENROLLED"
    """Something about somebody who is not in the course."""
    SEVERAL = "SEVERAL"
    """May be about several people."""
    UNKNOWN_COURSE = "UNKNOWN_COURSE"
    NO_ENROLMENTS = "NO_ENROLMENTS"
    """The course takes none."""
    OFFERED = "OFFERED"
    CONFIRMED = "CONFIRMED"
    TRANSFERRED = "TRANSFERRED"
    NO_SHOW = "NO_SHOW"
    REFUSED = "REFUSED"
    """Not possible where the person stands; why is told."""
    BEFORE = "BEFORE"
    """Was read in before."""
    LEFT_OUT = "LEFT_OUT"
    """Somebody decided to leave the row out."""
    BACK = "BACK"
    """Handed back."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a row may be about."""

    key: str
    """The person's key; of somebody who stands only in the file, the reference of a row."""
    name: str
    likeness: str
    """A `Likeness`."""
    reason: str
    details: str = ""
    """Birth, phone, e-mail and town, to tell by; empty for a protected person."""


@dataclass(slots=True)
class RowMatch:
    """What is said of one row."""

    source: RowRef
    reference: str
    """What a clerk calls the row: its number in the form, or its line in the file ("webb 17", "disk 23")."""
    name: str
    """As written."""
    other_name: str = ""
    event: EnrolmentEvent | None = None
    """None in a file of people."""
    course: str = ""
    """The code; as written when no course could be found."""
    at: datetime | None = None
    verdict: Verdict = Verdict.NOBODY
    reason: str = ""
    person_id: int | None = None
    key: str = ""
    """Of the person."""
    candidates: tuple[Candidate, ...] = ()
    led: Led | None = None
    text: str = ""
    """What it led to, in words."""
    position: int | None = None
    promoted: tuple[str, ...] = ()
    """Keys of those who got a seat from the waiting list by it."""
    party: tuple[str, ...] = ()
    """References of the rows of the party that it belongs to, itself too."""
    details: str = ""
    """Birth, phone, e-mail as the row has them; empty for a protected person."""
    decision: str = ""
    """What somebody decided, as the command line writes it."""
    repairs: tuple[Repair, ...] = ()
    """The cells of the row that were put right."""

    @property
    def needs_decision(self) -> bool:
        """Whether somebody should say who it is."""
        return not self.decision and (self.verdict is Verdict.UNCLEAR or self.led is Led.SEVERAL)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows, or a row and somebody in the register, that are alike."""

    one: str
    """A row's reference."""
    other: str
    """A row's reference, or a person's key."""
    likeness: str
    """A `Likeness`."""
    reason: str
    """A `Reason`."""
    number_kind: str = ""
    """Of the same number: "personal", "coordination" or "lma"."""


@dataclass(slots=True)
class Matches:
    """All that is said of the rows of an import."""

    rows: list[RowMatch] = field(default_factory=list)
    """In order of time where they have times, else as they stand in the files."""
    pairs: list[Pair] = field(default_factory=list)

    @property
    def undecided(self) -> list[RowMatch]:
        """The rows about which somebody should decide."""
        return [row for row in self.rows if row.needs_decision]

    def of(self, source: RowRef) -> RowMatch | None:
        """Return what is said of a row."""
        return next((row for row in self.rows if row.source == source), None)

    def count(self, verdicts: Iterable[Verdict]) -> int:
        """Return how many rows have one of some verdicts."""
        wanted = set(verdicts)
        return sum(row.verdict in wanted for row in self.rows)

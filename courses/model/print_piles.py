"""Piles of paper: what a day, a week or a course needs printed, and which papers in the world are out of date.

Users are told of a pile as a print run, in Swedish "utskriftsomgång".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from courses.model.paper_style import PaperKind


class PileScope(StrEnum):
    """What a pile is for."""

    DAY = "day"
    WEEK = "week"
    COURSE = "course"
    SINGLE = "single"
    """One paper printed by itself."""


class PartState(StrEnum):
    """How a paper stands to what was printed of it before."""

    NEW = "new"
    """Nothing like it was printed yet."""
    CHANGED = "changed"
    """What was printed is out of date."""
    SAME = "same"
    """What was printed still holds."""


class PileState(StrEnum):
    """How far the making of a pile has come."""

    MAKING = "MAKING"
    """Begun; a pile that stays so was cut off."""
    DONE = "DONE"
    STOPPED = "STOPPED"
    """By whoever printed it: some of its papers may be missing."""
    FAILED = "FAILED"


PartKey = tuple[str, int | None, int | None, str]
"""What tells papers apart over time: kind, course, session, subject."""


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """A paper as it was printed last."""

    key: PartKey
    facts: Mapping[str, object]
    copies: int
    printed_at: datetime
    """UTC."""
    pile_number: str
    list_number: str = ""
    """Of an attendance list."""


@dataclass(frozen=True, slots=True)
class PilePart:
    """One paper that a pile may have."""

    kind: PaperKind
    course_id: int | None
    session_id: int | None
    subject: str
    """What else tells it apart: a handout's code and language, the place and day of an evacuation list."""
    code: str
    title: str
    """Of the course, or of the paper where it is of no one course."""
    day: date | None
    """Of the session it is needed at first."""
    start: time | None
    room: str
    place: str
    copies: int
    facts: Mapping[str, object] = field(default_factory=dict)
    """What it is made from, as far as a change makes it out of date; no name of a person."""
    state: PartState = PartState.NEW
    changes: tuple[str, ...] = ()
    """What has changed since it was printed, in words."""
    printed: PrintedPart | None = None

    @property
    def key(self) -> PartKey:
        """What it is told apart by."""
        return (self.kind.value, self.course_id, self.session_id, self.subject)

    @property
    def is_needed(self) -> bool:
        """Whether it is printed unless somebody says otherwise."""
        return self.state is not PartState.SAME and self.copies > 0


@dataclass(frozen=True, slots=True)
class Pile:
    """What a day, a week or a course needs printed, in the order of places, rooms and time."""

    scope: PileScope
    first: date
    last: date
    """Inclusive."""
    course_id: int | None
    parts: tuple[PilePart, ...]


@dataclass(frozen=True, slots=True)
class PrintedPile:
    """A pile that was begun."""

    id: int
    number: str
    scope: PileScope
    first: date | None
    last: date | None
    course_id: int | None
    started_at: datetime
    """UTC."""
    ended_at: datetime | None
    state: PileState
    sent_to: str
    actor: str
    papers: int
    printed: int
    """Of its papers."""
    pages: int


@dataclass(frozen=True, slots=True)
class CoverRow:
    """One paper of a pile, as its cover sheet tells of it."""

    place: str
    room: str
    """Empty: it is for the whole place."""
    when: tuple[date | None, time | None]
    """The day and the start of the session that it is needed at first."""
    code: str
    title: str
    """Of the course; of a paper of no one course, what it is about."""
    kind: PaperKind
    subject: str
    """A handout's code and language; may be empty."""
    copies: int
    pages: int
    """Of one copy; 0: it could not be made."""
    changes: tuple[str, ...] = ()
    """What has changed since it was printed before, in the program's words; the names of protected people are aliases."""
    printed_before: str = ""
    """The pile or list that it takes the place of, by number; empty: it is new."""


@dataclass(frozen=True, slots=True)
class CoverSheetPaper:
    """The sheet on top of a pile: what is in it, for which room, and what is missing."""

    library: str
    number: str
    scope: PileScope
    first: date
    last: date
    """Inclusive."""
    rows: tuple[CoverRow, ...]
    """In the order that the papers lie in: by place, room and time."""
    missing: tuple[str, ...]
    """What could not be made, and why, a line each."""
    printed_at: datetime
    """Local time."""
    printed_by: str

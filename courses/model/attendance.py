"""Who came to a session without being enrolled, who signed for it, and what was put right afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from courses.model.kinds import PRESENT_MARKS, Mark, Role


@dataclass(frozen=True, slots=True)
class WalkInMark:
    """A walk-in at a session."""

    session_id: int
    mark: Mark
    minutes: int | None = None
    """How late, or how much too early."""
    is_online: bool = False
    """Whether they took part on a screen, not in the room."""
    source: str = ""
    """Where the mark came from."""


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Somebody who came to a course without a seat in it."""

    id: int
    course_id: int
    name: str
    """As it was written down; of somebody protected, once it is known who it is, the alias."""
    person_id: int | None = None
    """Who of the register it is; None: not known."""
    is_protected: bool = False
    marks: dict[int, WalkInMark] = field(default_factory=dict)
    """By session id."""
    notes: str = ""
    version: int = 1

    def is_present(self, session_id: int) -> bool:
        """Return whether they were at a session."""
        mark = self.marks.get(session_id)
        return mark is not None and mark.mark in PRESENT_MARKS

    @property
    def attended(self) -> int:
        """How many sessions they were at."""
        return sum(map(self.is_present, self.marks))


@dataclass(frozen=True, slots=True)
class SignOff:
    """That somebody stands for the attendance of a session; its marks are locked meanwhile."""

    session_id: int
    signed_by: str
    signed_at: datetime
    """Local time."""
    role: Role
    notes: str = ""


@dataclass(frozen=True, slots=True)
class MarkCorrection:
    """A signed mark that was put right: what stood there stays known."""

    id: int
    session_id: int
    day: date
    person_id: int
    """Whose mark; below 0 the walk-in of that number."""
    name: str
    """What may be shown: the alias of a protected person."""
    before: Mark | None
    minutes_before: int | None
    online_before: bool
    after: Mark | None
    """None: no mark."""
    minutes_after: int | None
    online_after: bool
    reason: str
    signed_by: str
    corrected_by: str
    corrected_at: datetime
    """Local time."""


@dataclass(frozen=True, slots=True)
class ChangedCertificate:
    """A certificate that says something else than the attendance does by now."""

    id: int
    number: str
    course_id: int
    course_code: str
    person_id: int
    person: str
    """The person's key."""
    name: str
    """What may be shown: the alias of a protected person."""
    issued_on: date
    attended: int
    held: int
    study_hours: int
    """The three as they were printed."""
    attended_now: int
    held_now: int
    study_hours_now: int
    is_due: bool
    """Whether one is due still: then it can be printed anew, under its number."""

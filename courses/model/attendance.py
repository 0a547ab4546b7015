"""Who came to a session without being enrolled."""

from __future__ import annotations

from dataclasses import dataclass, field

from courses.model.kinds import PRESENT_MARKS, Mark


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

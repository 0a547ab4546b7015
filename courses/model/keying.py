"""An attendance list of paper as it is keyed: who stands in which row, and what stands for each now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from courses.model.attendance import WalkIn
from courses.model.kinds import EnrolmentStatus
from courses.model.things import AttendanceMark, Session


@dataclass(frozen=True, slots=True)
class KeyedRow:
    """A numbered row with a person."""

    number: int
    person_id: int
    name: str
    """The alias of a protected person."""
    status: EnrolmentStatus
    is_expected: bool
    """Whether they come to the session."""
    mark: AttendanceMark | None
    """As it stands now."""


@dataclass(frozen=True, slots=True)
class KeyingSheet:
    """What may be keyed for a session."""

    course_id: int
    code: str
    title: str
    session: Session
    list_id: int | None
    """The printed list; None: the places of the course's own list."""
    list_number: str
    printed_at: datetime | None
    column: str
    """What stands above the session's column; empty without a printed list."""
    rows: tuple[KeyedRow, ...]
    first_blank: int
    last_blank: int
    """The blank rows, both inclusive; a last below the first: none."""
    named: dict[int, str]
    """Who stands in blank rows, as earlier readings of the list have said; as it may be shown."""
    not_on_it: tuple[KeyedRow, ...]
    """Who has a seat and is not on the list, because they got it later; numbered 0."""
    walk_ins: dict[str, WalkIn]
    """The course's walk-ins by the names that they may be keyed by, folded."""
    other_lists: tuple[str, ...]
    """Numbers of lists with the session on which other people stand in the rows."""
    is_signed: bool
    read_by: tuple[str, ...]
    """Who has read a list for the session already, in order."""
    has_begun: bool
    """Whether the session has begun."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of who comes to the session and is not on the list."""
        return tuple(row.name for row in self.not_on_it if row.is_expected)

    @property
    def minutes(self) -> int:
        """How long the session is."""
        start, end = self.session.start, self.session.end
        return (end.hour - start.hour) * 60 + end.minute - start.minute

"""What leaves the program as files: which meetings are wanted, and a meeting with all that a calendar or a table says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from courses.model.kinds import CourseKind, SessionStatus


@dataclass(frozen=True, slots=True)
class Scope:
    """Which meetings are wanted; what is None limits nothing, and all that is given must hold."""

    course_id: int | None = None
    person_id: int | None = None
    """Only courses in which this person has a seat."""
    room_id: int | None = None
    leader_id: int | None = None
    first: date | None = None
    last: date | None = None
    """Inclusive."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A session as it leaves the program; never with anything about who takes part."""

    uid: str
    """The same for as long as the session exists, wherever it is moved."""
    sequence: int
    """How many times something that a calendar says of it was changed; never fewer than before."""
    changed_at: datetime | None
    """When it or its course was last changed, in UTC; None where the journal does not say."""
    course_id: int
    code: str
    title: str
    """The course's."""
    about: str
    """What this meeting is about; may be empty."""
    kind: CourseKind
    number: int | None
    """Its place in the chain, from 1; None when cancelled."""
    total: int
    """Sessions of the course that are not cancelled."""
    day: date
    start: time
    end: time
    status: SessionStatus
    room_id: int | None
    room: str
    place: str
    municipality: str
    organiser: str
    organiser_email: str
    co_organisers: tuple[str, ...]
    leaders: tuple[str, ...]
    moved_from: date | None
    replaces: date | None
    is_extra: bool
    reason: str
    """Why cancelled or moved; may tell of somebody's health, so it never goes into a calendar."""
    organisation_ids: tuple[int, ...]
    """Organiser and co-organisers, for rights."""
    contributors: tuple[str, ...] = ()
    """Who contributes without leading, each with what and from where."""
    themes: tuple[str, ...] = ()
    """Its themed hours, each in a few words."""
    seats: int | None = None
    """Its own; None: as many as the course."""

    @property
    def is_cancelled(self) -> bool:
        """Whether it is not held."""
        return self.status is SessionStatus.CANCELLED


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A finished file."""

    file_name: str
    """A safe name, such as "STO-601.ics"."""
    content: bytes
    count: int
    """How many meetings or courses are in it."""
    is_personal: bool
    """Whether it tells what one person takes part in; such a file is for its owner only."""

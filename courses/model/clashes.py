"""Clashes in what is planned, and who and what would fit: as rules find them and lists show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum


class ClashKind(StrEnum):
    """What is wrong; each kind has a setting of its own, `clash.room` and so on."""

    ROOM = "room"
    """Two sessions in one room at once, set-up and take-down counted."""
    LEADER = "leader"
    """A leader at two places at once, or without time to travel between them."""
    LEADER_DAY = "leader_day"
    """A leader on a weekday when the leader cannot."""
    LEADER_APPROVED = "leader_approved"
    """A study circle whose leader the organising association has not approved."""
    EQUIPMENT = "equipment"
    """More pieces asked for at once than there are."""
    SEATS_COMPUTERS = "seats_computers"
    """More seats than the room has computers."""
    SEATS_CHAIRS = "seats_chairs"
    """More seats than the room has chairs."""
    PERSON = "person"
    """A participant in two sessions at once."""
    NEEDS = "needs"
    """A participant's need that the room does not meet."""
    THEMED_HOUR = "themed_hour"
    """Themed hours in a room that is taken, or a guest who has them in two places at once."""
    CLOSED = "closed"
    """A session on a day when it cannot be held."""
    ORGANISER_INVALID = "organiser_invalid"
    """An organiser that does not exist as such when the course is held."""
    BELOW_MINIMUM = "below_minimum"
    """Fewer enrolled than the course needs, before its first session."""
    FIRST_DATE = "first_date"
    """The first session of the pattern cannot be held."""
    WEEKDAY = "weekday"
    """The pattern's weekday is not that of its first date."""


class Severity(StrEnum):
    """How much a clash matters; `error` is what a setting says should block."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ClashSession:
    """A session that has part in a clash."""

    session_id: int
    """0 and below: of a draft, not saved yet."""
    course_id: int
    """0: of a new course."""
    course: str
    """The course's code."""
    day: date
    start: time
    end: time
    room: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Something planned that cannot, or should not, be."""

    kind: ClashKind
    severity: Severity
    what: str
    """In the reader's language, one sentence."""
    sessions: tuple[ClashSession, ...] = ()
    """In order of time; empty when it is about the course as such."""
    courses: tuple[str, ...] = ()
    """The codes of the courses that it is about, in the order of the sessions."""
    facts: Mapping[str, object] = field(default_factory=dict)
    """What `what` says, by name, for other programs: texts, numbers and lists of them."""


@dataclass(frozen=True, slots=True)
class LeaderFit:
    """How well a leader fits a course."""

    leader_id: int
    name: str
    organisation: str
    """The employer's name; may be empty."""
    can: bool
    """Whether nothing stands in the way."""
    reasons: tuple[str, ...] = ()
    """What speaks for the leader."""
    hindrances: tuple[str, ...] = ()
    """What stands in the way, or is not known to fit."""


@dataclass(frozen=True, slots=True)
class RoomFit:
    """How well a room fits what is asked for."""

    room_id: int
    name: str
    place: str
    municipality: str
    can: bool
    """Whether nothing stands in the way."""
    reasons: tuple[str, ...] = ()
    hindrances: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StaffHours:
    """A leader's time in courses over some days."""

    organisation: str
    """The employer's name; empty when none is known."""
    leader: str
    planned: int
    """Minutes promised: of every session the leader was to lead, cancelled ones too."""
    due: int
    """Those promised of sessions that should have been held by now."""
    held: int
    """Minutes of the sessions held that the leader led, as substitute too."""

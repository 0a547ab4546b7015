"""What planning draws on: organisations, rooms, equipment, leaders, closed days, opening hours, course plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from courses.model.kinds import ClosureKind, CourseForm, CourseKind, OrganisationKind


@dataclass(frozen=True, slots=True)
class Organisation:
    """A library, study association, SeniorNet club, department, authority, company or funder."""

    id: int
    code: str
    name: str
    kind: OrganisationKind
    valid_from: date | None = None
    """First day it exists as such; None: always has."""
    valid_to: date | None = None
    """Last day, inclusive; None: still does."""
    aliases: tuple[str, ...] = ()
    contact_role: str = ""
    email: str = ""
    notes: str = ""
    version: int = 1

    def is_valid(self, day: date) -> bool:
        """Return whether it exists as such on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Room:
    """A room; its name is unique only within its place."""

    id: int
    name: str
    place: str
    """The branch or village ("Tärnaby"); may be empty."""
    municipality: str
    seats: int | None = None
    computers: int | None = None
    hearing_loop: bool | None = None
    wheelchair: bool | None = None
    accessibility: str = ""
    """What a yes or no does not say ("portable loop", "ramp at the back")."""
    travel_minutes: int | None = None
    notes: str = ""
    version: int = 1
    setup_minutes: int = 0
    takedown_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Equipment:
    """Something that is lent, used on the spot, or helps (a hearing loop, speech synthesis)."""

    id: int
    code: str
    name: str
    place: str = ""
    aids: str = ""
    loan: str = ""
    condition: str = ""
    booked_for: str = ""
    notes: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Leader:
    """Who leads or guides."""

    id: int
    name: str
    signature: str = ""
    """The initials that stand on attendance lists; unique where given."""
    organisation_id: int | None = None
    """The employer."""
    role: str = ""
    skills: str = ""
    languages: str = ""
    days: str = ""
    places: str = ""
    approved_by: tuple[str, ...] = ()
    """Codes of the associations that have approved the leader."""
    trained_on: date | None = None
    phone: str = ""
    email: str = ""
    notes: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which something is closed, from `first_date` to `last_date`, both inclusive."""

    id: int
    first_date: date
    last_date: date
    kind: ClosureKind
    place: str = ""
    """The place it holds for; empty: everywhere."""
    room: str = ""
    """The room's name, for ROOM_CLOSED."""
    closes_at: time | None = None
    """For CLOSES_EARLY: a session that ends after this cannot be held."""
    reason: str = ""
    municipality: str = ""
    """The municipality whose every place it holds for; empty: wherever."""


@dataclass(frozen=True, slots=True)
class PlanSession:
    """What one session of a course plan holds."""

    number: int
    """From 1."""
    title: str
    content: str = ""
    material: str = ""


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """A reusable plan for courses."""

    id: int
    title: str
    level: str = ""
    aims: str = ""
    content: str = ""
    """What a certificate says was gone through."""
    material: str = ""
    form: CourseForm = CourseForm.LIBRARY
    sessions: int = 1
    """How many; `meetings` may say what fewer of them hold."""
    minutes: int = 120
    """Of the clock, a session, the break included."""
    version: int = 1
    code: str = ""
    """Of a plan that the program brings: the same in all languages."""
    language: str = "sv"
    """The language it is written in, "sv" or "en"."""
    is_reference: bool = False
    """Whether it is as the program brought it."""
    audience: str = ""
    handouts: str = ""
    """One a line."""
    kind: CourseKind = CourseKind.COURSE
    seats: int | None = None
    minimum: int | None = None
    break_minutes: int = 0
    meetings: tuple[PlanSession, ...] = ()
    """In order of number."""


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When a place is open on a weekday, local time; a place without any is not asked about them."""

    id: int
    place: str
    weekday: int
    """Monday is 0."""
    opens: time
    closes: time
    valid_from: date | None = None
    valid_to: date | None = None
    """Inclusive."""
    version: int = 1

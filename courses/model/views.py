"""What lists and screens show: rows put together from several things, with their figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

from courses.model.absences import Chance
from courses.model.attendance import WalkIn
from courses.model.kinds import PRESENT_MARKS, CourseForm, CourseKind, CourseMode, EnrolmentStatus, SessionStatus
from courses.model.things import AttendanceMark, Person, Session, Tag


@dataclass(frozen=True, slots=True)
class Participant:
    """A person in a course as lists show it, with figures."""

    enrolment_id: int
    person_id: int
    person: str
    """The person's key."""
    name: str
    """What may be shown: the alias of a protected person."""
    is_protected: bool
    status: EnrolmentStatus
    position: int | None
    since: datetime
    attended: int
    """Sessions present at, of those held."""
    held: int
    """Sessions held since they joined; in a series of those chosen. See `rules.rates`."""
    certificate: bool
    """Whether a certificate is due."""
    needs: str = ""
    phone: str = ""
    email: str = ""
    party: str = ""
    notes: str = ""
    chosen: frozenset[int] = frozenset()
    """Ids of the sessions that they come to in a series; empty: the whole."""
    party_no: int | None = None
    """Shared by those of a party; None: alone."""
    queued_at: datetime | None = None
    """When they joined the line."""
    seated_at: datetime | None = None
    is_promoted: bool = False
    priority: int = 0
    priority_reason: str = ""
    offer_until: datetime | None = None
    has_lapsed: bool = False
    """Whether they let an offer run out; they wait, but get no seat by themselves."""
    reason: str = ""
    contact: str = ""
    """A `ContactWay`; empty: not said."""
    certificate_held: int = 0
    """Sessions held that a certificate is decided by: those before they joined too, unless the library has it otherwise."""
    before: frozenset[int] = frozenset()
    """Ids of the sessions from before they joined, which `held` leaves out."""
    chance: Chance | None = None
    """What their certificate comes to; None for who holds no seat."""
    study_hours: int = 0
    """Of the sessions held that they were at."""

    def is_expected(self, session_id: int) -> bool:
        """Return whether they come to a session: to the whole, or to this among others."""
        return not self.chosen or session_id in self.chosen

    @property
    def rate(self) -> float | None:
        """Attended of held, 0–1 unrounded; None before anything was held."""
        return self.attended / self.held if self.held else None


@dataclass(frozen=True, slots=True)
class CourseSummary:
    """One row of the course list."""

    id: int
    code: str
    title: str
    kind: CourseKind
    form: CourseForm
    organiser: str
    room: str
    place: str
    municipality: str
    seats: int | None
    minimum: int | None
    enrolled: int
    """Seats held, those who dropped out included."""
    waiting: int
    sessions_planned: int
    """Neither held nor cancelled."""
    sessions_held: int
    sessions_cancelled: int
    first_date: date | None
    """Of the sessions that are not cancelled."""
    last_date: date | None
    attendance_rate: float | None
    """Present marks of seat holders ÷ (seats held × sessions held); None when either is 0."""
    start: time
    end: time
    leaders: str
    is_cancelled: bool
    mode: CourseMode | None = None
    tags: tuple[Tag, ...] = ()
    is_by_session: bool = False
    """Whether seats are given session by session, so that more than `seats` may take part in all."""
    weekdays: tuple[int, ...] = ()
    """Of the sessions that are not cancelled, Monday being 0."""
    offered: int = 0
    """Seats kept for those who have been offered one."""
    attended: int = 0
    """Present marks of seat holders, at sessions held that they come to."""
    possible: int = 0
    """How many those could be: for each seat the sessions held; in a series those chosen."""

    @property
    def taken(self) -> int:
        """How many seats nobody else may have: those held, and those kept for who was offered one."""
        return self.enrolled + self.offered


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session with its course's name, as Today and calendars show it."""

    session: Session
    course_code: str
    course_title: str
    course_kind: CourseKind
    organiser: str
    place: str
    seats: int | None
    enrolled: int
    waiting: int
    marks: int
    """How many marks are entered."""
    leaders: str = ""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A session as calendars show it."""

    session_id: int
    course_id: int
    code: str
    title: str
    day: date
    start: time
    end: time
    room: str
    place: str
    leaders: str
    """Names, with commas between."""
    is_cancelled: bool
    themes: tuple[str, ...] = ()
    """Its themed hours, each in a few words."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Persons × sessions of a course, for the attendance screen and list."""

    sessions: tuple[Session, ...]
    """Not cancelled, in order of time."""
    participants: tuple[Participant, ...]
    """Seat holders in Swedish order of name, then walk-ins who have marks without a seat."""
    marks: dict[tuple[int, int], AttendanceMark] = field(default_factory=dict)
    """By (session id, person id)."""
    walk_ins: tuple[WalkIn, ...] = ()
    """Who came without a seat, in Swedish order of name."""

    def is_there(self, session: Session, person: Participant) -> bool:
        """Return whether somebody was at a session that was held, and that they take part in."""
        mark = self.marks.get((session.id, person.person_id))
        is_present = mark is not None and mark.mark in PRESENT_MARKS
        return is_present and session.status is SessionStatus.HELD and person.is_expected(session.id)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One deed on the journal, as history shows it."""

    entry_id: int
    at: datetime
    """Local time."""
    actor: str
    deed: str
    """The deed in words, in the language it was done in."""
    is_undone: bool


@dataclass(frozen=True, slots=True)
class PersonCourse:
    """One line of a person's history: a course and how it went."""

    course_id: int
    code: str
    title: str
    status: EnrolmentStatus
    position: int | None
    since: datetime
    first_date: date | None
    last_date: date | None
    attended: int
    held: int
    certificate_number: str = ""
    """Of the certificate that was printed; empty: none."""


@dataclass(frozen=True, slots=True)
class TodoRow:
    """Something on Today that waits for somebody."""

    kind: str
    """"unmarked", "certificates", "to_move", "places", "too_few", "no_leader" or "no_room"."""
    course_id: int
    course_code: str
    text: str
    """In the reader's language."""
    session_id: int | None = None


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A person found by a search, with what tells them from others."""

    person: Person
    courses: int
    """How many courses the person is or was in."""


@dataclass(frozen=True, slots=True)
class Substitution:
    """Who leads a session instead of those who usually do, each by the signature, else by name."""

    own: tuple[str, ...]
    """The course's leaders, in their order."""
    substitutes: tuple[str, ...]
    reason: str = ""

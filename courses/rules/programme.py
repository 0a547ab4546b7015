"""What the clash finder looks at: sessions with all that they take up, as plain values. No store, no clock, no rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time

from courses.model import CourseForm, CourseKind, Hindrance, Leader, Organisation, Room, Span, ThemedHour, Treatment
from courses.rules.calendar import Calendar

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session that is not cancelled."""

    id: int
    """0 and below: of a draft."""
    course_id: int
    """0: of a new course."""
    day: date
    start: time
    end: time
    room_id: int | None = None
    leader_ids: tuple[int, ...] = ()
    """Its own leaders, else the course's."""
    is_held: bool = False
    shifts: Mapping[int, Span] | None = None
    """By leader, who is there for a part of it; None: all are there all the time."""
    stood_in: tuple[int, ...] = ()
    """Of the leaders, those who stood in for another."""
    begins: int = field(init=False)
    """The start in minutes since a day long ago, so that two are compared by subtraction."""
    ends: int = field(init=False)

    def __post_init__(self) -> None:
        """Work out the minutes."""
        midnight = self.day.toordinal() * MINUTES_A_DAY
        object.__setattr__(self, "begins", midnight + self.start.hour * 60 + self.start.minute)
        object.__setattr__(self, "ends", midnight + self.end.hour * 60 + self.end.minute)

    def part_of(self, leader_id: int) -> PlannedSession:
        """Return the session as long as a leader is there; itself when that is all the time."""
        span = self.shifts.get(leader_id) if self.shifts else None
        return self if span is None else replace(self, start=span.start, end=span.end, shifts=None)


@dataclass(frozen=True, slots=True)
class Ask:
    """Pieces of equipment that a course wants at each of its sessions."""

    pool: str
    """The key of a pool."""
    quantity: int


@dataclass(frozen=True, slots=True)
class Pool:
    """Equipment of one sort at one place, any piece as good as another."""

    name: str
    place: str
    count: int
    """How many can be used."""
    piece_of: str = ""
    """Of a single piece the key of the pool that it is one of; empty: it is such a pool."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody enrolled, as far as clashes are about them."""

    name: str
    """What may be shown to whom asks; empty: nothing."""
    needs: str = ""
    """In the person's or the office's own words."""


@dataclass(frozen=True, slots=True)
class PlannedCourse:
    """What of a course clashes are about."""

    id: int
    code: str
    kind: CourseKind = CourseKind.COURSE
    form: CourseForm = CourseForm.LIBRARY
    organiser_id: int | None = None
    seats: int | None = None
    minimum: int | None = None
    enrolled: int = 0
    decided: date | None = None
    """When it is decided whether it is held; None: as long before as is usual."""
    first_day: date | None = None
    """Of its first session that is not cancelled, whether or not that session is looked at."""
    planned_first: date | None = None
    """The first date of its pattern."""
    weekdays: tuple[int, ...] = ()
    """Of its pattern; Monday is 0."""
    treatments: tuple[tuple[Hindrance, Treatment], ...] = ()
    """What it does about the calendar otherwise than the settings say."""
    first_skipped: str = ""
    """Why the first date of the pattern was passed over; empty: it was not."""
    asks: tuple[Ask, ...] = ()
    people: tuple[int, ...] = ()
    """The ids of those enrolled who have not dropped out."""
    chosen: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """Of a series the sessions that a person comes to; who is not in it comes to all."""


@dataclass(frozen=True, slots=True)
class Programme:
    """Sessions and all they draw on, by id."""

    meetings: Sequence[PlannedSession]
    courses: Mapping[int, PlannedCourse]
    rooms: Mapping[int, Room] = field(default_factory=dict)
    leaders: Mapping[int, Leader] = field(default_factory=dict)
    organisations: Mapping[int, Organisation] = field(default_factory=dict)
    pools: Mapping[str, Pool] = field(default_factory=dict)
    people: Mapping[int, Attendee] = field(default_factory=dict)
    themes: Mapping[int, Sequence[ThemedHour]] = field(default_factory=dict)
    """By course, of those that have any."""
    calendar: Calendar | None = None
    """None: no day is looked at."""
    today: date = date.min


@dataclass(frozen=True, slots=True)
class Habits:
    """Reference data, `db/reference/clashes.json`, and what the settings say."""

    computer_kinds: frozenset[CourseKind] = frozenset()
    """The kinds in which each seat needs a computer, where the room has any."""
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By what a room has ("hearing_loop", "wheelchair"): folded words that ask for it."""
    unusable: tuple[str, ...] = ()
    """Folded words for equipment that cannot be used."""
    decide_days: int = 7
    """How long before its first session a course is decided on when it says no day itself: the setting go.days_before."""

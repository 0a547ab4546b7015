"""What the rows of a file say, parsed but not yet looked up: names and codes are as the file writes them.

Empty text, None and () mean that the file does not say. Every draft knows the row it came from.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from courses.imports.attendance_drafts import CheckInRow, HeadCountRow, MarkRow, MeetingRow
from courses.imports.row_ref import RowRef
from courses.model import (
    BookingStatus,
    ClosureKind,
    CourseForm,
    CourseKind,
    CourseMode,
    EnrolmentEvent,
    OrganisationKind,
    Pattern,
)


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A row of `organisations`."""

    source: RowRef
    code: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: OrganisationKind = OrganisationKind.OTHER
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    contact_role: str = ""
    email: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A row of `rooms`."""

    source: RowRef
    name: str
    place: str = ""
    municipality: str = ""
    seats: int | None = None
    computers: int | None = None
    hearing_loop: bool | None = None
    wheelchair: bool | None = None
    accessibility: str = ""
    """What was said beyond yes and no, with the heading it stood under."""
    travel_minutes: int | None = None
    setup_minutes: int | None = None
    takedown_minutes: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class EquipmentRow:
    """A row of `equipment`."""

    source: RowRef
    code: str
    name: str
    place: str = ""
    aids: str = ""
    loan: str = ""
    condition: str = ""
    booked_for: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class LeaderRow:
    """A row of `leaders`."""

    source: RowRef
    name: str
    signature: str = ""
    employer: str = ""
    role: str = ""
    skills: str = ""
    languages: str = ""
    days: str = ""
    places: str = ""
    approved_by: tuple[str, ...] = ()
    """Codes or names of the associations."""
    trained_on: dt.date | None = None
    phone: str = ""
    email: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class ClosureDraft:
    """A row of `closures`; both days inclusive."""

    source: RowRef
    first_date: dt.date
    last_date: dt.date
    kind: ClosureKind
    place: str = ""
    """Empty: everywhere."""
    room: str = ""
    closes_at: dt.time | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OpeningHoursRow:
    """A row of `opening-hours`: one span of hours, on one weekday or several."""

    source: RowRef
    place: str
    weekdays: tuple[int, ...]
    """Monday is 0."""
    opens: dt.time
    closes: dt.time
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    """Inclusive."""


@dataclass(frozen=True, slots=True)
class ProgrammeDraft:
    """A row of `programme`."""

    source: RowRef
    code: str
    title: str
    kind: CourseKind
    form: CourseForm | None
    """None: not said."""
    pattern: Pattern
    start: dt.time
    end: dt.time
    weekday: str = ""
    """As written; the first date decides where they disagree."""
    dates: tuple[dt.date, ...] = ()
    """When the file lists the very dates; they go before the pattern."""
    expected_last: dt.date | None = None
    """A last day that stands beside a number of meetings, which goes before it."""
    organiser: str = ""
    co_organisers: str = ""
    """As written: a name may have a comma in it."""
    room: str = ""
    place: str = ""
    municipality: str = ""
    break_minutes: int = 0
    study_hours: int | None = None
    seats: int | None = None
    minimum: int | None = None
    language: str = ""
    audience: str = ""
    level: str = ""
    leader: str = ""
    """As written; one or several names or signatures."""
    led_by: OrganisationKind | None = None
    fee: int = 0
    """In öre."""
    content: str = ""
    notes: str = ""
    mode: CourseMode | None = None
    campaigns: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    policy_goals: tuple[str, ...] = ()
    slot_minutes: int | None = None
    kb_category: str | None = None
    certificate_threshold: float | None = None
    decision_date: dt.date | None = None
    enrol_opens: int | None = None
    enrol_closes: int | None = None
    least_age: int | None = None
    greatest_age: int | None = None
    for_municipality: str = ""
    has: tuple[str, ...] = ()
    """Which of mode and what comes after it the file has a column for; a course keeps the others as they are."""


class ChangeKind(StrEnum):
    """What a row of `changes` does."""

    CANCELLED = "CANCELLED"
    """One meeting; made up for on `new_date` when there is one."""
    PLANNED = "PLANNED"
    """As planned: the meeting is there, at the times and in the room that stand in the row."""
    MOVED = "MOVED"
    EXTRA = "EXTRA"
    COURSE_CANCELLED = "COURSE_CANCELLED"
    ROOM = "ROOM"
    """Another room for one meeting, or for all that are left when there is no date."""
    TIME = "TIME"
    """Other clock times for one meeting."""


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """A row of `changes`."""

    source: RowRef
    course: str
    kind: ChangeKind
    date: dt.date | None = None
    """The meeting that is changed; of an extra one its own date."""
    new_date: dt.date | None = None
    """Where it is moved, or made up for."""
    number: int | None = None
    """The meeting's number, when that is said instead of a date."""
    start: dt.time | None = None
    end: dt.time | None = None
    room: str = ""
    reason: str = ""
    noted_on: dt.date | None = None
    noted_by: str = ""
    seats: int | None = None
    """Of this session of a workshop series; None: not said."""
    before: ChangeKind | None = None
    """Of a cancelled one, whether it was an extra one or moved before that."""
    moved_from: dt.date | None = None
    """From where, with `before`."""


@dataclass(slots=True)
class PeopleRow:
    """A row of `people`, and the person's own columns of an enrolment; never changed, though not frozen.

    Tens of thousands are made at a time, and a frozen one takes four times as long to make.
    """

    source: RowRef
    key: str = ""
    given_name: str = ""
    family_name: str = ""
    other_name: str = ""
    """Another spelling, or the name in the person's own alphabet."""
    personal_no: str = ""
    """YYYYMMDD-NNNN; an LMA number as digits; as written when it cannot be right."""
    personal_no_kind: str = ""
    """"personal", "coordination", "lma" or ""."""
    is_personal_no_valid: bool = False
    birth_date: str = ""
    """ISO date, or a year alone."""
    sex: str = ""
    """F, M, X or ""."""
    email: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""
    town: str = ""
    language: str = ""
    needs: str = ""
    contact: str = ""
    """How the person wants to be reached: a `ContactWay`, or ""."""
    is_protected: bool = False
    alias: str = ""
    """What is to stand instead of a protected name."""
    notes: str = ""
    other_phone: str = ""
    other_email: str = ""
    municipality: str = ""
    pronunciation: str = ""
    device: str = ""

    @property
    def name(self) -> str:
        """The name as written, given name first."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class EnrolmentRow:
    """A row of `enrolments`: something that happened at a time."""

    source: RowRef
    at: dt.datetime | None
    """None: the file has no times, the rows are in order."""
    course: str
    """As written: a code in any spelling, a title, or both."""
    person: PeopleRow
    """Who; `person.key` when the file names a key."""
    event: EnrolmentEvent
    channel: str = ""
    party: str = ""
    """A label that a party shares, or the name of the one somebody comes with."""
    notes: str = ""
    reference: str = ""
    """The row's own number in the form it came from."""
    noted_by: str = ""
    sessions: str = ""
    """Of a series, which sessions were chosen, as written: "1, 3", dates; "" means all."""
    is_assumed: bool = False
    """Whether the file does not say it but must mean it: who is listed as cancelled was enrolled before."""
    until: dt.datetime | None = None
    """Of an offer, when it runs out."""


@dataclass(frozen=True, slots=True)
class BookingRow:
    """A row of `bookings`: a slot, free or booked."""

    source: RowRef
    date: dt.date
    start: dt.time
    status: BookingStatus | None
    """None: nobody has booked it."""
    course: str = ""
    """As written; empty: told by place and guide."""
    place: str = ""
    guide: str = ""
    """Name or signature."""
    minutes: int | None = None
    key: str = ""
    """Of somebody in the register."""
    name: str = ""
    contact: str = ""
    topic: str = ""
    booked_on: dt.date | None = None
    notes: str = ""


Draft = (
    OrganisationRow
    | RoomRow
    | EquipmentRow
    | LeaderRow
    | ClosureDraft
    | OpeningHoursRow
    | ProgrammeDraft
    | ChangeDraft
    | PeopleRow
    | EnrolmentRow
    | MarkRow
    | CheckInRow
    | HeadCountRow
    | MeetingRow
    | BookingRow
)

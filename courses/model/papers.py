"""What a paper says, as values: filled by `actions.papers`, drawn by `exports.paper`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from courses.model.kinds import CooperationTask, CourseForm, CourseKind, EnrolmentStatus
from courses.model.open_hours import ThemedHour, ThemeOn


@dataclass(frozen=True, slots=True)
class ListRow:
    """One numbered row of an attendance list."""

    number: int
    name: str
    """The alias of a protected person."""
    note: str = ""
    """Short, such as "hearing loop"; never a contact or anything sensitive."""
    not_chosen: frozenset[int] = frozenset()
    """Numbers of the sessions of a series that the person does not come to."""


@dataclass(frozen=True, slots=True)
class ListSession:
    """One column of an attendance list."""

    number: int
    """As in the chain of sessions, from 1."""
    day: date
    start: time
    end: time
    room: str
    code: str = ""
    """Stands above the column, so that what was written can be keyed back: the list and the session in short ("42-3")."""


@dataclass(frozen=True, slots=True)
class AttendanceListPaper:
    """An attendance list on paper."""

    list_number: str
    """Unique per printing ("2026-0042"), so that a keyed list finds home."""
    library: str
    course_code: str
    course_title: str
    organiser: str
    co_organisers: tuple[str, ...]
    room: str
    leaders: tuple[str, ...]
    sessions: tuple[ListSession, ...]
    """Not cancelled, in order of time; may be any number (a long course takes several pages of columns)."""
    rows: tuple[ListRow, ...]
    """Seat holders only: never anyone who cancelled, dropped out or waits."""
    blank_rows: int
    """Rows for walk-ins."""
    printed_on: date


@dataclass(frozen=True, slots=True)
class CertificatePaper:
    """A certificate of participation on paper."""

    number: str
    name: str
    """Empty for a protected person: a line is left to write on by hand."""
    course_title: str
    first_date: date
    last_date: date
    attended: int
    held: int
    study_hours: int
    """Of 45 minutes, for the sessions attended."""
    content: str
    """What was gone through; may be empty."""
    organiser: str
    co_organisers: tuple[str, ...]
    town: str
    issued_on: date
    library: str
    language: str = "sv"
    issue: int = 1
    """1, 2 … under the same number; the last one holds."""
    statement: str = ""
    """What it says as signed text, for the square code; empty: it has none."""
    key: str = ""
    """Which key signed it."""
    signers: tuple[str, ...] = ()
    """Who signs, each as name and title; none: a line is left to write on."""
    course_code: str = ""
    address: tuple[str, ...] = ()
    """Lines of where it is sent: a page for a window envelope lies before it; none: it is not posted."""


@dataclass(frozen=True, slots=True)
class LibraryDetails:
    """How a library is reached, as papers for the public say it; each may be empty."""

    name: str
    phone: str = ""
    email: str = ""
    page: str = ""
    """An address on the web, with its scheme."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One meeting as the public is told of it."""

    day: date
    start: time
    end: time
    title: str = ""
    """What it is about, where each meeting has its own subject."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Days on which a course is in another room than usual."""

    room: str
    """Empty: no room is known."""
    place: str
    """Empty where it is the usual place."""
    days: tuple[date, ...]
    """In order."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A course as the public is told of it; nothing in it is about a participant."""

    code: str
    title: str
    kind: CourseKind
    about: str
    """One line of what it gives; may be empty."""
    occasions: tuple[Occasion, ...]
    """Not cancelled, in order of time."""
    room: str
    place: str
    audience: str
    level: str
    language: str
    organiser: str
    co_organisers: tuple[str, ...]
    led_by: tuple[str, ...]
    """Organisations of the leaders, those that organise it left out."""
    fee: int
    """In öre; 0: free of charge."""
    seats: int | None
    contributors: tuple[str, ...] = ()
    """Who contributes without leading, each with what and from where."""
    themes: tuple[ThemedHour, ...] = ()
    """Themed hours that fall on one of the occasions."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """The days on which it is not in that room."""


@dataclass(frozen=True, slots=True)
class ProgrammeSection:
    """One part of a programme: a place, a month. It is called by its heading, else by what it is about."""

    heading: str
    """As the library writes it: a place, an audience, a level."""
    offers: tuple[Offer, ...]
    """What one enrols for or just comes to once, in order of the first date."""
    open_hours: tuple[Offer, ...]
    """Drop-in and booked guidance, in order of weekday."""
    kind: CourseKind | None = None
    month: date | None = None
    """A day of the month that it is about."""
    weekday: int | None = None
    """Monday is 0."""
    rest_of: str = ""
    """Of what it is the rest, that has no heading of its own: "place", "audience", "level"."""


@dataclass(frozen=True, slots=True)
class ProgrammePaper:
    """A programme of a term or another period on paper."""

    first: date
    last: date
    """Inclusive."""
    place: str
    """The one place it is about; empty: all."""
    library: LibraryDetails
    sections: tuple[ProgrammeSection, ...]
    printed_on: date


@dataclass(frozen=True, slots=True)
class PosterPaper:
    """A poster of one course or series."""

    offer: Offer
    library: LibraryDetails


@dataclass(frozen=True, slots=True)
class HelpHour:
    """One stretch of time in a timetable in which somebody helps."""

    title: str
    start: time
    end: time
    room: str
    is_booked: bool
    """Whether one books a time; else one just comes."""
    staff: tuple[str, ...]
    """First names, each with the organisation: "Gunhild (SeniorNet Umeälven)"; of a shift, with its times."""
    days: tuple[date, ...] = ()
    """In a typical week: all its dates, which say how often it is."""
    themes: tuple[ThemedHour | ThemeOn, ...] = ()
    """Its themed hours: as they fall on its day, in a typical week as they come back."""


@dataclass(frozen=True, slots=True)
class TimetableDay:
    """One day of a timetable."""

    weekday: int
    """Monday is 0."""
    day: date | None
    """None in a typical week."""
    closed: str
    """Why it is closed all day; empty: it is open."""
    closes_at: time | None
    hours: tuple[HelpHour, ...]
    """In order of time."""


@dataclass(frozen=True, slots=True)
class TimetablePaper:
    """Who helps with what and when, in one week at one place."""

    place: str
    """Empty: all places."""
    first: date
    """The Monday, or in a typical week the first day of the period it is typical of."""
    last: date
    """Inclusive."""
    is_typical: bool
    library: LibraryDetails
    days: tuple[TimetableDay, ...]
    """Monday to Friday at least; Saturday and Sunday where something happens then."""
    printed_on: date


@dataclass(frozen=True, slots=True)
class AgreedTask:
    """Who does one task of a cooperation."""

    task: CooperationTask
    organisations: tuple[str, ...]
    notes: str = ""
    is_agreed: bool = False
    """Whether somebody has written it down; else it is what usually holds."""


@dataclass(frozen=True, slots=True)
class PartnerContact:
    """An organisation's contact: a role, never a private number."""

    organisation: str
    role: str
    email: str


@dataclass(frozen=True, slots=True)
class CooperationPaper:
    """What the partners of a course agree on, on one page."""

    course_code: str
    course_title: str
    form: CourseForm
    organiser: str
    co_organisers: tuple[str, ...]
    agreement: str
    """The agreement's reference; may be empty."""
    tasks: tuple[AgreedTask, ...]
    contacts: tuple[PartnerContact, ...]
    signers: tuple[str, ...]
    """The two organisations that sign; fewer leave a line to fill in."""
    occasions: tuple[Occasion, ...]
    place: str
    """Room and place."""
    leaders: tuple[str, ...]
    hours_each: int
    """Study hours of the sessions, where all have the same; else 0."""
    hours_all: int
    """Study hours of all sessions together."""
    seats: int | None
    minimum: int | None
    library: LibraryDetails
    printed_on: date
    elsewhere: tuple[Elsewhere, ...] = ()
    """The days on which it is not in that room."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished paper."""

    file_name: str
    """A safe name, such as "narvarolista-STO-601.pdf"."""
    content: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class SlipPaper:
    """What somebody takes home from the desk: where they stand in a course, and when to come."""

    library: str
    name: str
    """Empty for a protected person: a line is left to write on by hand."""
    course_code: str
    course_title: str
    status: EnrolmentStatus
    position: int
    """In the queue, from 1; 0: not in it."""
    offer_until: datetime | None
    """Of an offered seat: when an answer is needed at the latest."""
    occasions: tuple[Occasion, ...]
    """Those they come to, from the day it is printed on."""
    room: str
    place: str
    fee: int
    """In öre."""
    bring: str
    needs: str
    """What the library sees to."""
    reach: str
    """Telephone and e-mail to tell that they cannot come; may be empty."""
    printed_on: date


@dataclass(frozen=True, slots=True)
class EvaluationPaper:
    """A form on which participants say what they thought of a course; nothing in it tells who fills it in."""

    course_code: str
    course_title: str
    first: date | None
    last: date | None
    """Inclusive."""
    library: LibraryDetails
    is_fillable: bool = False
    """Whether it is filled in on a screen; else by hand."""

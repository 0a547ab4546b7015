"""The words that things are sorted by, each one of a closed list."""

from __future__ import annotations

from enum import StrEnum


class CourseKind(StrEnum):
    """What kind of happening a course is."""

    COURSE = "COURSE"
    """One enrolment for all sessions."""
    WORKSHOP_SERIES = "WORKSHOP_SERIES"
    """One may come to the whole or to single sessions."""
    EVENT = "EVENT"
    """A one-off, such as a lecture."""
    DROP_IN = "DROP_IN"
    """Open hours without enrolment."""
    GUIDANCE = "GUIDANCE"
    """Booked guidance, one visitor at a time."""


ENROLLABLE = frozenset({CourseKind.COURSE, CourseKind.WORKSHOP_SERIES, CourseKind.EVENT})
"""Kinds that take enrolments; a drop-in has none and guidance is booked by the slot."""


class CourseMode(StrEnum):
    """What one does there: learns something, tries it out, or uses what one knows with help at hand."""

    LEARN = "LEARN"
    TEST = "TEST"
    USE = "USE"


class TagKind(StrEnum):
    """What a tag on a course is the name of."""

    CAMPAIGN = "CAMPAIGN"
    """Such as "All Digital Week"."""
    PROJECT = "PROJECT"
    POLICY_GOAL = "POLICY_GOAL"
    """Such as "Digitalt först"."""


class CourseForm(StrEnum):
    """In which form an activity is reported."""

    STUDY_CIRCLE = "STUDY_CIRCLE"
    OTHER_FOLKBILDNING = "OTHER_FOLKBILDNING"
    CULTURAL_EVENT = "CULTURAL_EVENT"
    LIBRARY = "LIBRARY"


class SessionStatus(StrEnum):
    """Where a session stands. HELD is read off the clock and the marks, never stored."""

    PLANNED = "PLANNED"
    HELD = "HELD"
    CANCELLED = "CANCELLED"


class EnrolmentStatus(StrEnum):
    """Where a person stands in a course."""

    INTEREST = "INTEREST"
    """Would like to; has neither a seat nor a place in the queue."""
    ENROLLED = "ENROLLED"
    """Has a seat."""
    WAITING = "WAITING"
    """Is on the waiting list."""
    OFFERED = "OFFERED"
    """A seat is kept for them until they have answered, or the time is out."""
    CONFIRMED = "CONFIRMED"
    """Has a seat, and has said that they come."""
    CANCELLED = "CANCELLED"
    """Has given the seat or the place in the queue back."""
    DROPPED_OUT = "DROPPED_OUT"
    """Stopped coming; keeps the seat in the figures."""
    TRANSFERRED = "TRANSFERRED"
    """Went over to another course."""
    NO_SHOW = "NO_SHOW"
    """Never came, and said nothing; the seat is free again."""


COMING = frozenset({EnrolmentStatus.ENROLLED, EnrolmentStatus.CONFIRMED})
"""Who has a seat and uses it."""
SEATED = COMING | {EnrolmentStatus.DROPPED_OUT}
"""Who counts as holding a seat in the figures."""
HOLDING = SEATED | {EnrolmentStatus.OFFERED}
"""For whom a seat is taken: nobody else may have it."""


class EnrolmentEvent(StrEnum):
    """What happened to an enrolment."""

    INTEREST = "INTEREST"
    """Says that they would like to, without asking for a seat."""
    ENROL = "ENROL"
    OFFER = "OFFER"
    """Is offered a seat, until a time."""
    ACCEPT = "ACCEPT"
    """Takes the seat offered."""
    DECLINE = "DECLINE"
    """Does not want the seat offered, and leaves the queue."""
    EXPIRE = "EXPIRE"
    """The time of the offer ran out; goes last in the queue."""
    CONFIRM = "CONFIRM"
    """Says, when asked before the start, that they come."""
    CANCEL = "CANCEL"
    DROP_OUT = "DROP_OUT"
    TRANSFER = "TRANSFER"
    """Goes over to another course."""
    NO_SHOW = "NO_SHOW"
    """Never came."""
    CHOOSE = "CHOOSE"
    """Comes to other sessions of a series from now on."""
    PRIORITIZE = "PRIORITIZE"
    """Goes before others in the queue, for a reason; or no longer."""


class ContactWay(StrEnum):
    """How somebody wants to be reached."""

    PHONE = "PHONE"
    SMS = "SMS"
    EMAIL = "EMAIL"
    LETTER = "LETTER"
    VISIT = "VISIT"
    """Comes by and asks at the desk."""


class Mark(StrEnum):
    """A person's attendance at one session."""

    PRESENT = "PRESENT"
    LATE = "LATE"
    LEFT_EARLY = "LEFT_EARLY"
    ABSENT = "ABSENT"
    EXCUSED = "EXCUSED"
    """Absent with notice; not present."""


PRESENT_MARKS = frozenset({Mark.PRESENT, Mark.LATE, Mark.LEFT_EARLY})
"""The marks that count as having been there."""
WITH_MINUTES = frozenset({Mark.LATE, Mark.LEFT_EARLY})
"""The marks that may tell how many minutes."""


class OrganisationKind(StrEnum):
    """What an organisation is to the library."""

    LIBRARY = "LIBRARY"
    STUDY_ASSOCIATION = "STUDY_ASSOCIATION"
    SENIORNET_CLUB = "SENIORNET_CLUB"
    DEPARTMENT = "DEPARTMENT"
    AUTHORITY = "AUTHORITY"
    COMPANY = "COMPANY"
    FUNDER = "FUNDER"
    OTHER = "OTHER"


class ClosureKind(StrEnum):
    """Why a date may not be used."""

    CLOSED = "CLOSED"
    CLOSES_EARLY = "CLOSES_EARLY"
    ROOM_CLOSED = "ROOM_CLOSED"
    SCHOOL_BREAK = "SCHOOL_BREAK"


class Hindrance(StrEnum):
    """What may stand in the way of meeting on a day."""

    RED_DAY = "RED_DAY"
    EVE = "EVE"
    CLAMP_DAY = "CLAMP_DAY"
    """A working day alone between days off."""
    CLOSED = "CLOSED"
    """A closed day, an early closing or a closed room."""
    SCHOOL_BREAK = "SCHOOL_BREAK"
    OUTSIDE_HOURS = "OUTSIDE_HOURS"
    """Outside the place's opening hours."""


class Treatment(StrEnum):
    """What planning does with a date on which something stands in the way."""

    SKIP = "SKIP"
    """Passes it over."""
    WARN = "WARN"
    """Takes it, and says so."""
    IGNORE = "IGNORE"


class CooperationTask(StrEnum):
    """Something about a course that partners have to agree who does."""

    LEADS = "LEADS"
    REGISTERS = "REGISTERS"
    """Takes the enrolments."""
    SIGNS = "SIGNS"
    """Signs the attendance list."""
    KEEPS_LIST = "KEEPS_LIST"
    REPORTS = "REPORTS"
    COUNTS = "COUNTS"
    """Counts the sessions in its own figures."""
    PAYS = "PAYS"
    CONTROLS_LIST = "CONTROLS_LIST"
    """Is controller of the attendance list."""
    CONTROLS_ENROLMENTS = "CONTROLS_ENROLMENTS"
    """Is controller of the list of enrolments."""
    AGREEMENT = "AGREEMENT"
    """The reference of the agreement; it stands in the notes, without an organisation."""


class Effect(StrEnum):
    """What a rule does to a course that breaks it."""

    STOPS = "stops"
    """It does not count."""
    WARNS = "warns"
    """It is told, and decides nothing."""
    OFF = "off"


class CircleOutcome(StrEnum):
    """Whether a course, or a person in it, counts."""

    COUNTS = "counts"
    """Already, as things stand."""
    CAN_STILL_COUNT = "can_still_count"
    """With the sessions that are planned."""
    CANNOT_COUNT = "cannot_count"
    """Not as it is planned, or not any more."""


class CountedBy(StrEnum):
    """Who may count a session in their own figures."""

    LIBRARY = "LIBRARY"
    ASSOCIATION = "ASSOCIATION"
    BOTH = "BOTH"
    NOBODY = "NOBODY"


class Role(StrEnum):
    """What an actor may do; see `rules.rights`."""

    LIBRARIAN = "LIBRARIAN"
    COORDINATOR = "COORDINATOR"
    LEADER = "LEADER"
    PARTNER = "PARTNER"
    READER = "READER"

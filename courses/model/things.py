"""What is kept: one frozen dataclass per kind of row, as the store gives it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from courses.model.kinds import (
    CourseForm,
    CourseKind,
    CourseMode,
    EnrolmentStatus,
    Hindrance,
    Mark,
    OrganisationKind,
    SessionStatus,
    TagKind,
    Treatment,
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """How the dates of a course repeat, in local time; `rules.schedule` turns it into dates."""

    first_date: date
    weekdays: tuple[int, ...] = ()
    """Monday is 0. Empty: the weekday of the first date."""
    count: int | None = None
    """How many sessions; the course grows longer past skipped dates. One of count and until is given."""
    until: date | None = None
    """Last possible date, inclusive; skipped dates are then lost."""
    parity: str = ""
    """"odd" or "even" ISO weeks only."""
    nth: tuple[int, ...] = ()
    """Monthly: 1 is the first such weekday of the month, -1 the last; several for "first and third". Empty: by weeks."""
    interval: int = 1
    """Every n weeks, or months where `nth` is given; 0: on the picked dates only."""
    skip_weeks: tuple[int, ...] = ()
    """ISO week numbers passed over, in whichever year the course meets them."""
    left_out: tuple[date, ...] = ()
    """Dates passed over by hand."""
    picked: tuple[date, ...] = ()
    """Dates met on by hand, whether the pattern falls on them or something stands in the way; they count like the others."""
    treatments: tuple[tuple[Hindrance, Treatment], ...] = ()
    """What this course does otherwise than the settings say."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A date that a course passed over, and why."""

    day: date
    reason: str


class Tag(NamedTuple):
    """A name that courses are counted by."""

    kind: TagKind
    name: str


def tags(campaigns: Iterable[str], projects: Iterable[str], policy_goals: Iterable[str]) -> tuple[Tag, ...]:
    """Return names of each kind as tags, in the order of the kinds."""
    named = ((TagKind.CAMPAIGN, campaigns), (TagKind.PROJECT, projects), (TagKind.POLICY_GOAL, policy_goals))
    return tuple(Tag(kind, name) for kind, names in named for name in names)


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who has a part in a course without leading it: who gives the lecture, who shows the tablets."""

    id: int
    course_id: int
    position: int
    """In which order they are told, from 1."""
    name: str
    part: str = ""
    """What they do there."""
    organisation_id: int | None = None
    organisation: str = ""
    """Its name, for showing."""


@dataclass(frozen=True, slots=True)
class Course:
    """One run of something that happens."""

    id: int
    uid: str
    code: str
    title: str
    kind: CourseKind
    form: CourseForm
    start: time
    end: time
    organiser_id: int | None = None
    """The organiser of record: who reports it."""
    co_organiser_ids: tuple[int, ...] = ()
    room_id: int | None = None
    leader_ids: tuple[int, ...] = ()
    pattern: Pattern | None = None
    break_minutes: int = 0
    study_hours: int | None = None
    """Study hours (45 min) per session as the leader sets them; None: computed from the times."""
    seats: int | None = None
    """None: no limit."""
    minimum: int | None = None
    language: str = ""
    audience: str = ""
    level: str = ""
    led_by: OrganisationKind | None = None
    """What kind of organisation's staff leads; decides who may count the sessions."""
    fee: int = 0
    """In öre; 0: free of charge."""
    content: str = ""
    """What the certificate says was gone through."""
    notes: str = ""
    certificate_threshold: float | None = None
    """0–1; None: the setting."""
    cancelled_reason: str | None = None
    """Not None: the whole course is cancelled."""
    version: int = 1
    plan_id: int | None = None
    """The course plan that it was made from."""
    decision_date: date | None = None
    """When it is decided whether the course is held; None: so many days before the first session, as set."""
    kb_category: str | None = None
    """Code of its category in the library statistics; None: that of its kind."""
    mode: CourseMode | None = None
    """None: not said."""
    campaigns: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    policy_goals: tuple[str, ...] = ()
    enrol_opens: int | None = None
    """Days before the first session that enrolment opens; None: as set."""
    enrol_closes: int | None = None
    """Days before the first session that enrolment closes; None: as set."""
    least_age: int | None = None
    greatest_age: int | None = None
    for_municipality: str = ""
    """For those who live there; empty: for all."""
    reported_on: date | None = None
    """When a circle was reported to its association; personal numbers are gone from then on."""

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Its campaigns, projects and policy goals, each as it was written."""
        return tags(self.campaigns, self.projects, self.policy_goals)

    slot_minutes: int | None = None
    """How long a slot of booked guidance is; None: `rules.slots.DEFAULT_MINUTES`."""


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting."""

    id: int
    course_id: int
    number: int | None
    """Its place in the chain, from 1; None when cancelled."""
    day: date
    start: time
    end: time
    status: SessionStatus
    break_minutes: int = 0
    study_hours: int | None = None
    room_id: int | None = None
    room: str = ""
    """The room's name, for showing."""
    place: str = ""
    """Where the room is."""
    reason: str = ""
    """Why cancelled, moved or extra."""
    moved_from: date | None = None
    replaces: date | None = None
    """The cancelled date that this one makes up for."""
    is_extra: bool = False
    leader_names: tuple[str, ...] = ()
    head_count: int | None = None
    """Visitors counted without names."""
    child_count: int | None = None
    """Of them, under 18."""
    notes: str = ""
    version: int = 1
    title: str = ""
    """What it is about; of a course made from a plan."""
    seats: int | None = None
    """Its own, in a series; None: as many as the course."""
    online_count: int | None = None
    """Of those counted without names, who were not in the room."""


@dataclass(frozen=True, slots=True)
class Person:
    """A participant."""

    id: int
    key: str
    """The key used in files and `--json`; unique."""
    given_name: str
    family_name: str
    personal_no: str = ""
    """Masked ("19480114-••••"), but where `actions.people.reveal` gave it."""
    birth_date: str = ""
    """ISO date, or a year alone, or empty."""
    sex: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""
    town: str = ""
    language: str = ""
    needs: str = ""
    is_protected: bool = False
    alias: str = ""
    """What stands instead of the name of a protected person ("Deltagare 7")."""
    notes: str = ""
    version: int = 1
    other_name: str = ""
    """The name in the person's own script, or another spelling of it."""
    pronunciation: str = ""
    """How the name is said."""
    other_phone: str = ""
    other_email: str = ""
    contact: str = ""
    """A `ContactWay`, how the person wants to be reached; empty: not said."""
    municipality: str = ""
    """Where the person lives."""
    device: str = ""
    """Make and model of what the person brings."""

    @property
    def name(self) -> str:
        """The name that may be shown: the alias of a protected person, else given and family name."""
        return self.alias if self.is_protected else f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A person in a course."""

    id: int
    course_id: int
    person_id: int
    status: EnrolmentStatus
    since: datetime
    """When the person got the present status."""
    position: int | None = None
    """Place in the queue, from 1; None when not waiting."""
    queued_at: datetime | None = None
    """When the person joined the line; decides the order."""
    party: str = ""
    """Who the person comes with, as it was said."""
    channel: str = ""
    notes: str = ""
    version: int = 1
    sessions: tuple[int, ...] = ()
    """Ids of the sessions chosen in a series; empty: the whole."""
    party_no: int | None = None
    """Shared by those of a party in this course; None: alone."""
    seated_at: datetime | None = None
    """When the person got the seat."""
    is_promoted: bool = False
    """Whether the seat came from the waiting list."""
    priority: int = 0
    """Higher goes before lower in the queue."""
    priority_reason: str = ""
    offer_until: datetime | None = None
    """When the offer runs out; None unless OFFERED."""
    has_lapsed: bool = False
    """Whether they let an offer run out; they wait, but get no seat by themselves."""
    reason: str = ""
    """Why the status is what it is, as it was said."""


@dataclass(frozen=True, slots=True)
class AttendanceMark:
    """A person at a session."""

    id: int
    session_id: int
    person_id: int
    mark: Mark
    minutes: int | None = None
    """How late, or how much too early."""
    source: str = ""
    """Where the mark came from ("screen", "import närvaro.csv", …)."""
    version: int = 1
    is_online: bool = False
    """Whether they were there on a screen, from elsewhere."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate that was printed; its number stays with person and course."""

    id: int
    number: str
    course_id: int
    person_id: int
    issued_on: date
    attended: int
    held: int
    study_hours: int

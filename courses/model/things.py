"""What is kept: one frozen dataclass per kind of row, as the store gives it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from courses.model.kinds import (
    ClosureKind,
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


@dataclass(frozen=True, slots=True)
class Person:
    """A participant."""

    id: int
    key: str
    """The key used in files and `--json`; unique."""
    given_name: str
    family_name: str
    personal_no: str = ""
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
    channel: str = ""
    notes: str = ""
    version: int = 1
    sessions: tuple[int, ...] = ()
    """Ids of the sessions chosen in a series; empty: the whole."""


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

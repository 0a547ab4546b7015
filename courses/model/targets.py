"""Targets that somebody has decided on, and how far they are reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from courses.model.kinds import CourseForm, CourseKind, CourseMode
from courses.model.things import Tag, tags


class TargetUnit(StrEnum):
    """What a target is counted in; only sessions that are held count."""

    PARTICIPANTS = "participants"
    """Who came, once a course; where only heads are counted, those of the fullest session, of open hours all of them."""
    SESSIONS = "sessions"
    OCCASIONS = "occasions"
    """Sessions that the library's own staff lead, as the library statistics count them."""
    PERSONS = "persons"
    """Different persons, however many courses they came to; heads without names are told apart."""
    STUDY_HOURS = "study_hours"
    """Of the sessions, not of each person."""


@dataclass(frozen=True, slots=True)
class TargetFilter:
    """Which courses count; what is empty lets all through."""

    kinds: tuple[CourseKind, ...] = ()
    forms: tuple[CourseForm, ...] = ()
    place: str = ""
    """A place or a municipality."""
    organiser: str = ""
    """The code of an organiser or a co-organiser."""
    words: str = ""
    """All of them stand in the title or the code."""
    modes: tuple[CourseMode, ...] = ()
    campaign: str = ""
    project: str = ""
    policy_goal: str = ""

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The campaign, project and policy goal that a course has to have."""
        return tags(*((name,) if name else () for name in (self.campaign, self.project, self.policy_goal)))


@dataclass(frozen=True, slots=True)
class Target:
    """A number to reach from `first_date` to `last_date`, both inclusive: 500 persons in 2027."""

    id: int
    name: str
    number: int
    unit: TargetUnit
    first_date: date
    last_date: date
    decision: str = ""
    """Where it was decided: "KFN 2026-11-03 § 87"."""
    filter: TargetFilter = TargetFilter()
    notes: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class HeldSession:
    """A session that was held, with what decides whether and how it counts."""

    session_id: int
    course_id: int
    code: str
    title: str
    kind: CourseKind
    form: CourseForm
    day: date
    start: time
    end: time
    break_minutes: int
    stated_hours: tuple[int | None, ...]
    """The study hours that were set, the session's before the course's."""
    place: str
    municipality: str
    organisers: tuple[str, ...]
    """Codes of the organiser and the co-organisers."""
    is_led_by_library: bool
    head_count: int | None
    present: frozenset[int]
    """Ids of the persons marked as having been there."""
    mode: CourseMode | None = None
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class CourseShare:
    """What one course gives to a target."""

    code: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class TargetProgress:
    """How far a target is reached."""

    target: Target
    done: int
    without_names: int
    """Of PERSONS: heads that were counted without names, and so are not in `done`."""
    shares: tuple[CourseShare, ...]
    """What each course gives, the most first; of PERSONS a person stands in every course that she or he came to."""
    expected: float
    """The share 0–1 of the period that has gone by."""

    @property
    def share(self) -> float:
        """How much is reached, 1 being all of it."""
        return self.done / self.target.number

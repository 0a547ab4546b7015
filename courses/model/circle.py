"""What a study association may count: the rules as kept, what a course is judged by, and the judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from courses.model.kinds import CircleOutcome, CountedBy, CourseForm, CourseKind, Effect, OrganisationKind
from courses.model.registers import Organisation


@dataclass(frozen=True, slots=True)
class CircleRule:
    """One limit, of one form, for all associations or one, while it is in force."""

    id: int
    code: str
    rule: str
    """Which limit it is; `rules.circle` knows what each means."""
    form: CourseForm
    value: int
    unit: str
    """"yes", "sessions", "study_hours", "minutes", "persons" (the leader included), "audience" or "years"."""
    applies_to: str
    """"shape", "session", "week", "person" or "list"."""
    effect: Effect
    association: str = ""
    """The organisation's code; empty: all."""
    valid_from: date | None = None
    valid_to: date | None = None
    """Last day, inclusive."""
    words_sv: str = ""
    words_en: str = ""
    source: str = ""
    certainty: str = ""
    """"read", "derived", "unconfirmed"; empty for the library's own."""
    is_reference: bool = False
    """Whether it is as the program brought it."""
    version: int = 1


@dataclass(frozen=True, slots=True)
class CircleLeader:
    """Who leads a session, as far as counting goes."""

    name: str
    """What the lists call the leader: the signature, else the name."""
    approved_by: tuple[str, ...] = ()
    """Codes of associations."""
    employer: OrganisationKind | None = None


@dataclass(frozen=True, slots=True)
class CircleMeeting:
    """A session that is not cancelled."""

    day: date
    start: time
    end: time
    break_minutes: int = 0
    stated: int | None = None
    """Study hours as the leader set them for this session, else for the course; None: computed from the times."""
    leaders: tuple[CircleLeader, ...] = ()
    has_begun: bool = False
    present: int | None = None
    """Participants who were there, the leader not counted; None: attendance is not entered."""

    @property
    def is_held(self) -> bool:
        """Whether it has begun and attendance is entered."""
        return self.has_begun and self.present is not None


@dataclass(frozen=True, slots=True)
class CirclePerson:
    """A seat holder, as far as counting goes."""

    key: str
    name: str
    """What may be shown: the alias of a protected person."""
    present: frozenset[int] = frozenset()
    """Places in the course's meetings, from 0."""
    has_dropped_out: bool = False
    birth_year: int | None = None
    has_number: bool | None = None
    """A personal, coordination or LMA number; None: not known."""
    elsewhere: tuple[tuple[date, int], ...] = ()
    """Day and study hours of sessions in other circles, been to or still to come."""
    been_elsewhere: tuple[tuple[date, int], ...] = ()
    """Those of them that the person was at."""
    person_id: int = 0
    away: frozenset[int] = frozenset()
    """Places of the meetings that the person was not at; of one to come, has sent word not to be."""


@dataclass(frozen=True, slots=True)
class SharedGroup:
    """A course of another association at the same time, with people of this one in it."""

    code: str
    association: str
    """The organisation's code."""
    common: int
    """People who have a seat in both."""
    size: int
    """All who have a seat in the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleShape:
    """All that a course is judged by."""

    form: CourseForm
    kind: CourseKind
    meetings: tuple[CircleMeeting, ...]
    """In order of time."""
    organiser: Organisation | None = None
    led_by: OrganisationKind | None = None
    """Whose staff leads, where no leader is named."""
    seats: int | None = None
    enrolled: int = 0
    is_cancelled: bool = False
    persons: tuple[CirclePerson, ...] = ()
    shared: tuple[SharedGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class CountedSession:
    """A session, its study hours and who may count it."""

    day: date
    number: int
    """Its place in the chain, from 1."""
    counted_by: CountedBy
    study_hours: int
    """What holds: the leader's own figure, else the proposal."""
    proposed: int
    """As computed from the times."""
    sum: str
    """How the proposal came about, in one line."""
    is_stated: bool
    """Whether the leader has set the figure."""
    is_held: bool
    why_not: tuple[str, ...] = ()
    """Why the association cannot count it, or cannot yet, in words."""
    notes: tuple[str, ...] = ()
    """What is not kept and decides nothing, for its rule only warns."""
    warning: str = ""
    """That both may count it, or nobody."""
    present: int | None = None
    """Participants who were there, the leader not counted; None: attendance is not entered."""
    leaders: tuple[CircleLeader, ...] = ()
    expected: int | None = None
    """Participants who are likely to come to a session not held yet; None: nobody knows who they are."""


@dataclass(frozen=True, slots=True)
class PersonVerdict:
    """Whether a person counts as a participant."""

    key: str
    name: str
    verdict: CircleOutcome
    sessions: int
    """Held and been to."""
    study_hours: int
    """Of them, those that the association may count."""
    reasons: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    """For each reason the code of its rule; empty for one that has none."""
    person_id: int = 0
    decides: date | None = None
    """The session that decides: at which the person falls at the earliest, came to count, or fell."""
    decides_because: str = ""
    may_miss: int | None = None
    """How many of the sessions to come the person may miss, whichever they are, before it is settled; None: any number."""
    is_given_up: bool = False
    """Whether the person has sent word for so many of them that the rest is too little."""


@dataclass(frozen=True, slots=True)
class CircleVerdict:
    """Whether a course counts as what it is reported as, why not, and what would help."""

    shape_counts: bool
    """Whether the dates, hours and seats alone do, whoever organises and leads."""
    verdict: CircleOutcome
    study_hours: int
    """Of the sessions that the association may count and those still to be held."""
    form: CourseForm
    """What it was judged as; the library's own courses as study circles."""
    reasons: tuple[str, ...] = ()
    reason_rules: tuple[str, ...] = ()
    """For each reason the code of its rule; empty for one that has none."""
    suggestions: tuple[str, ...] = ()
    per_person: tuple[PersonVerdict, ...] = ()
    sessions: tuple[CountedSession, ...] = ()
    decides: date | None = None
    """The session that decides: at which the course falls at the earliest, came to count, or fell."""
    decides_because: str = ""
    may_miss: int | None = None
    """How many of the sessions to come may be lost, whichever they are, before it is settled; None: any number."""
    without_number: int = 0
    """Seat holders of whom the association’s list would lack the number."""
    rules: tuple[CircleRule, ...] = ()
    """Those in force for the course, in the order in which they were brought."""
    kb_category: str = ""
    """Code of the category of the library statistics; filled in where the store is at hand."""
    kb_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociationFigures:
    """What a study association’s courses come to."""

    organisation: Organisation
    courses: int
    """Not cancelled."""
    held: int
    """Sessions."""
    hours_held: int
    """Study hours of them."""
    hours_counting: int
    """Study hours of those that the association may count."""
    hours_circle: int
    """Of them, in circles that count."""
    hours_other: int
    """Of them, in courses that do not count as circles, or not yet."""
    to_come: Mapping[int, int]
    """Study hours of the sessions not held, by year."""
    participant_hours: int
    """Study hours that seat holders were at, of all sessions held."""
    approved: int
    """Participants who count; who counts in two courses is two."""
    approved_persons: int
    """Persons among them."""
    can_still: int
    """Participants who can still count."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The rules in force for one course, by the rule's name."""

    rules: Mapping[str, CircleRule] = field(default_factory=dict)

    def value(self, rule: str) -> int | None:
        """Return a limit; None where there is none."""
        found = self.rules.get(rule)
        return found.value if found else None

    def stops(self, rule: str) -> bool:
        """Return whether breaking the rule decides."""
        found = self.rules.get(rule)
        return found is not None and found.effect is Effect.STOPS

"""Interest in what is not planned yet: who, in what, and how many want the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from courses.model.kinds import ContactWay


@dataclass(frozen=True, slots=True)
class Interested:
    """Somebody who would like to go to something: a row of the interest list."""

    id: int
    """Of the row of `interest`; 0 when the wish is an enrolment that only says interest."""
    person_id: int
    person: str
    """The person's key."""
    name: str
    """The alias of a protected person."""
    topic: str
    """What it is about, as it was said, else the plan's or the course's title."""
    since: datetime
    """Naive local time."""
    plan_id: int | None = None
    course_id: int | None = None
    """The course that the wish is for, or that it led to."""
    code: str = ""
    """That course's."""
    municipality: str = ""
    """Where; empty: anywhere."""
    channel: str = ""
    notes: str = ""
    way: ContactWay = ContactWay.VISIT
    """How they are reached."""
    address: str = ""
    """The number or e-mail address; empty for a letter and at the desk."""
    closed_at: datetime | None = None
    """None: still interested."""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Queue:
    """Those who wait for a run that has not ended."""

    course_id: int
    code: str
    title: str
    plan_id: int | None
    people: frozenset[int]
    """Ids of those who wait."""
    free: int
    """Seats that nobody has and nobody waits for; 0 once it has begun."""
    first_date: date | None


@dataclass(frozen=True, slots=True)
class Demand:
    """How many want one thing."""

    key: str
    """Stable: "plan-3", or "topic-" and the topic without case and marks."""
    topic: str
    plan_id: int | None
    wishes: tuple[Interested, ...]
    """The oldest first."""
    queues: tuple[Queue, ...]
    """The runs of it that have not ended, the first to begin first."""

    @property
    def waiting(self) -> int:
        """How many wait for a run of it."""
        return len(self._in_line)

    @property
    def interested(self) -> int:
        """How many persons have said that they are interested, and do not wait for a run as well."""
        return len({it.person_id for it in self.wishes} - self._in_line)

    @property
    def total(self) -> int:
        """How many want it, those who wait and those interested."""
        return self.waiting + self.interested

    @property
    def free(self) -> int:
        """Seats that are left in runs to come."""
        return sum(it.free for it in self.queues)

    @property
    def _in_line(self) -> frozenset[int]:
        return frozenset().union(*(it.people for it in self.queues))

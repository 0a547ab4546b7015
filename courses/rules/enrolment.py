"""Who has a seat and who waits: first come, first served, over immutable state.

Knows no names, no clock and no database. The order of the line is the order of the events; `replay` sorts them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from courses.i18n import _
from courses.model import Enrolment, EnrolmentEvent, EnrolmentStatus


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a person's enrolment in one course."""

    at: datetime
    """Naive local time."""
    person_id: int
    kind: EnrolmentEvent
    order: int = 0
    """Which comes first of two at the same time, such as the line of the file."""


@dataclass(frozen=True, slots=True)
class Line:
    """Everybody who has to do with one course; each person stands in one of the four at most."""

    placed: tuple[int, ...] = ()
    """Who has a seat and uses it, in the order they got it."""
    waiting: tuple[int, ...] = ()
    """The waiting list, first in the queue first."""
    cancelled: tuple[int, ...] = ()
    dropped_out: tuple[int, ...] = ()
    """Who stopped coming; their seats stay taken."""

    @property
    def seats_taken(self) -> int:
        """How many seats are taken, by those who dropped out too."""
        return len(self.placed) + len(self.dropped_out)

    def status(self, person_id: int) -> EnrolmentStatus | None:
        """Return where the person stands; None: never enrolled."""
        for status, people in (
            (EnrolmentStatus.ENROLLED, self.placed),
            (EnrolmentStatus.WAITING, self.waiting),
            (EnrolmentStatus.CANCELLED, self.cancelled),
            (EnrolmentStatus.DROPPED_OUT, self.dropped_out),
        ):
            if person_id in people:
                return status
        return None

    def position(self, person_id: int) -> int | None:
        """Return the person's place in the queue, from 1; None: does not wait."""
        return self.waiting.index(person_id) + 1 if person_id in self.waiting else None


@dataclass(frozen=True, slots=True)
class Result:
    """What an event led to."""

    event: Event
    is_accepted: bool
    status: EnrolmentStatus | None
    """Where the person stands afterwards; None: never enrolled."""
    position: int | None = None
    """Place in the queue, from 1; None when not waiting."""
    promoted: tuple[int, ...] = ()
    """Others who got a seat from the waiting list by this, in order."""
    reason: str = ""
    """Why it was refused, as a sentence without a subject ("Already has a seat."); empty when accepted."""


def apply(line: Line, event: Event, seats: int | None) -> tuple[Line, Result]:
    """Return the line after `event` and what it led to; a refused event leaves the line as it was.

    `seats` None is no limit. Nobody passes the queue: a new one goes last, and free seats are filled from the front.
    Cancelling frees the seat, dropping out keeps it; both take somebody who waits off the list. Who comes back after
    cancelling goes last. Who enrols again after dropping out takes up their own seat, which was kept in the figures.
    """
    status = line.status(event.person_id)
    reason = _refusal(line, event, status)
    if reason:
        return line, Result(event, False, status, line.position(event.person_id), reason=reason)
    line, filled = fill(_moved(line, event, status), seats)
    promoted = tuple(person for person in filled if person != event.person_id)
    return line, Result(event, True, line.status(event.person_id), line.position(event.person_id), promoted)


def replay(events: Iterable[Event], seats: int | None) -> tuple[Line, list[Result]]:
    """Return the line that all `events` lead to, taken in order of time, and one result for each in that order."""
    line = Line()
    results: list[Result] = []
    for event in sorted(events, key=lambda e: (e.at, e.order)):
        line, result = apply(line, event, seats)
        results.append(result)
    return line, results


def fill(line: Line, seats: int | None) -> tuple[Line, tuple[int, ...]]:
    """Return the line with free seats given to the first in the queue, and who got them, in order.

    With fewer seats than are taken nobody is thrown out.
    """
    free = len(line.waiting) if seats is None else max(0, seats - line.seats_taken)
    lucky = line.waiting[:free]
    if not lucky:
        return line, ()
    return replace(line, placed=line.placed + lucky, waiting=line.waiting[free:]), lucky


def line_of(enrolments: Iterable[Enrolment]) -> Line:
    """Return the line of one course from its stored rows: the queue by position, the others by time."""
    groups: dict[EnrolmentStatus, list[Enrolment]] = {status: [] for status in EnrolmentStatus}
    for enrolment in enrolments:
        groups[enrolment.status].append(enrolment)
    groups[EnrolmentStatus.WAITING].sort(key=lambda e: (e.position or 0, e.queued_at or e.since, e.id))
    for status in (EnrolmentStatus.ENROLLED, EnrolmentStatus.CANCELLED, EnrolmentStatus.DROPPED_OUT):
        groups[status].sort(key=lambda e: (e.since, e.id))
    people = {status: tuple(e.person_id for e in rows) for status, rows in groups.items()}
    return Line(
        placed=people[EnrolmentStatus.ENROLLED],
        waiting=people[EnrolmentStatus.WAITING],
        cancelled=people[EnrolmentStatus.CANCELLED],
        dropped_out=people[EnrolmentStatus.DROPPED_OUT],
    )


def _refusal(line: Line, event: Event, status: EnrolmentStatus | None) -> str:
    """Return why `event` cannot be for somebody who stands at `status`, or ""."""
    if event.kind is EnrolmentEvent.ENROL:
        return _enrol_refusal(line, event.person_id, status)
    if status is None:
        return _("Is not enrolled.")
    if status is EnrolmentStatus.CANCELLED:
        return _("Has already cancelled.")
    if status is EnrolmentStatus.DROPPED_OUT:
        return _("Has already dropped out.")
    return ""


def _enrol_refusal(line: Line, person_id: int, status: EnrolmentStatus | None) -> str:
    if status is EnrolmentStatus.ENROLLED:
        return _("Already has a seat.")
    if status is EnrolmentStatus.WAITING:
        return _("Is already on the waiting list, as number {position}.").format(position=line.position(person_id))
    return ""


def _moved(line: Line, event: Event, status: EnrolmentStatus | None) -> Line:
    """Return the line with the person moved to where an accepted `event` puts them, before free seats are filled."""
    person = event.person_id
    rest = _without(line, person)
    if event.kind is EnrolmentEvent.ENROL:
        if status is EnrolmentStatus.DROPPED_OUT:
            return replace(rest, placed=(*rest.placed, person))
        return replace(rest, waiting=(*rest.waiting, person))
    if event.kind is EnrolmentEvent.DROP_OUT and status is EnrolmentStatus.ENROLLED:
        return replace(rest, dropped_out=(*rest.dropped_out, person))
    return replace(rest, cancelled=(*rest.cancelled, person))


def _without(line: Line, person_id: int) -> Line:
    def others(people: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(other for other in people if other != person_id) if person_id in people else people

    return Line(others(line.placed), others(line.waiting), others(line.cancelled), others(line.dropped_out))

"""Who has a seat and who waits: first come, first served, over immutable state.

Knows no names, no clock and no database. The order of the line is the order of the events; `replay` sorts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from courses.i18n import _
from courses.model import Enrolment, EnrolmentEvent, EnrolmentStatus
from courses.rules.series import Choice, Series

_ANY_TIME = datetime(1, 1, 1)  # noqa: DTZ001 naive local time, as all here


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a person's enrolment in one course."""

    at: datetime
    """Naive local time."""
    person_id: int
    kind: EnrolmentEvent
    order: int = 0
    """Which comes first of two at the same time, such as the line of the file."""
    sessions: Choice = frozenset()
    """Of ENROL and CHOOSE in a series: the sessions chosen; empty: the whole."""


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
    chosen: Mapping[int, Choice] = field(default_factory=dict)
    """The sessions that a person comes to; who is not in it comes to the whole."""

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


def apply(line: Line, event: Event, seats: int | None, series: Series | None = None) -> tuple[Line, Result]:
    """Return the line after `event` and what it led to; a refused event leaves the line as it was.

    `seats` None is no limit. Nobody passes the queue: a new one goes last, and free seats are filled from the front. With
    a `series` its sessions' seats decide instead of `seats`, and whoever has chosen a session that is full is passed by.
    Cancelling frees the seat, dropping out keeps it; both take somebody who waits off the list. Who comes back after
    cancelling goes last. Who enrols again after dropping out takes up their own seat, which was kept in the figures.
    """
    status = line.status(event.person_id)
    reason = _refusal(line, event, status) or _no_room(line, event, status, series)
    if reason:
        return line, Result(event, False, status, line.position(event.person_id), reason=reason)
    line, filled = fill(_moved(line, event, status, series), seats, series, event.at)
    promoted = tuple(person for person in filled if person != event.person_id)
    return line, Result(event, True, line.status(event.person_id), line.position(event.person_id), promoted)


def replay(events: Iterable[Event], seats: int | None, series: Series | None = None) -> tuple[Line, list[Result]]:
    """Return the line that all `events` lead to, taken in order of time, and one result for each in that order."""
    line = Line()
    results: list[Result] = []
    for event in sorted(events, key=lambda e: (e.at, e.order)):
        line, result = apply(line, event, seats, series)
        results.append(result)
    return line, results


def fill(
    line: Line, seats: int | None, series: Series | None = None, at: datetime = _ANY_TIME
) -> tuple[Line, tuple[int, ...]]:
    """Return the line with free seats given to the first in the queue, and who got them, in order.

    With fewer seats than are taken nobody is thrown out. `at` is when, which only a series asks for: its sessions that
    have begun by then need no seat.
    """
    if series is not None:
        return _fill_series(line, series, at)
    free = len(line.waiting) if seats is None else max(0, seats - line.seats_taken)
    lucky = line.waiting[:free]
    if not lucky:
        return line, ()
    return replace(line, placed=line.placed + lucky, waiting=line.waiting[free:]), lucky


def _fill_series(line: Line, series: Series, at: datetime) -> tuple[Line, tuple[int, ...]]:
    queue = [(person, line.chosen.get(person, frozenset())) for person in line.waiting]
    lucky = tuple(person for person, _choice in series.fitting(queue, holders(line), at))
    rest = tuple(person for person in line.waiting if person not in lucky)
    return (replace(line, placed=line.placed + lucky, waiting=rest), lucky) if lucky else (line, ())


def holders(line: Line, *, but: int | None = None) -> list[Choice]:
    """Return what those with a seat have chosen, those who dropped out too; `but` leaves one person out."""
    return [line.chosen.get(it, frozenset()) for it in (*line.placed, *line.dropped_out) if it != but]


def _no_room(line: Line, event: Event, status: EnrolmentStatus | None, series: Series | None) -> str:
    """Return why somebody with a seat cannot choose otherwise; "" for anybody else: the queue is open to all."""
    if event.kind is not EnrolmentEvent.CHOOSE or status is not EnrolmentStatus.ENROLLED or series is None:
        return ""
    before = line.chosen.get(event.person_id, frozenset())
    full = series.full(event.sessions, series.taken(holders(line, but=event.person_id)), event.at)
    numbers = {it.id: number for number, it in enumerate(series.meetings, 1)}
    new = [numbers[it] for it in full if before and it not in before]
    if not new:
        return ""
    return _("Session {numbers} is full.").format(numbers=", ".join(map(str, new)))


def line_of(enrolments: Iterable[Enrolment]) -> Line:
    """Return the line of one course from its stored rows: the queue by position, the others by time."""
    enrolments = list(enrolments)
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
        chosen={e.person_id: frozenset(e.sessions) for e in enrolments if e.sessions},
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
    if event.kind is EnrolmentEvent.CHOOSE and line.chosen.get(event.person_id, frozenset()) == event.sessions:
        return _("Has chosen so already.")
    return ""


def _enrol_refusal(line: Line, person_id: int, status: EnrolmentStatus | None) -> str:
    if status is EnrolmentStatus.ENROLLED:
        return _("Already has a seat.")
    if status is EnrolmentStatus.WAITING:
        return _("Is already on the waiting list, as number {position}.").format(position=line.position(person_id))
    return ""


def _moved(line: Line, event: Event, status: EnrolmentStatus | None, series: Series | None) -> Line:
    """Return the line with the person moved to where an accepted `event` puts them, before free seats are filled."""
    person = event.person_id
    if event.kind is EnrolmentEvent.CHOOSE:
        return _with_choice(line, event)
    rest = _without(line, person)
    if event.kind is EnrolmentEvent.ENROL:
        rest = _with_choice(rest, event)
        if status is EnrolmentStatus.DROPPED_OUT and not _outgrows(line, event, series):
            return replace(rest, placed=(*rest.placed, person))
        return replace(rest, waiting=(*rest.waiting, person))
    if event.kind is EnrolmentEvent.DROP_OUT and status is EnrolmentStatus.ENROLLED:
        return replace(rest, dropped_out=(*rest.dropped_out, person))
    chosen = {other: choice for other, choice in rest.chosen.items() if other != person}
    return replace(rest, cancelled=(*rest.cancelled, person), chosen=chosen)


def _without(line: Line, person_id: int) -> Line:
    def others(people: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(other for other in people if other != person_id) if person_id in people else people

    return Line(
        others(line.placed), others(line.waiting), others(line.cancelled), others(line.dropped_out), line.chosen
    )


def _with_choice(line: Line, event: Event) -> Line:
    """Return the line with what the person has chosen now."""
    others = {person: choice for person, choice in line.chosen.items() if person != event.person_id}
    return replace(line, chosen={**others, event.person_id: event.sessions} if event.sessions else others)


def _outgrows(line: Line, event: Event, series: Series | None) -> bool:
    """Return whether somebody who comes back after dropping out wants a full session beyond those that are theirs."""
    before = line.chosen.get(event.person_id, frozenset())
    if series is None or not before:
        return False
    full = series.full(event.sessions, series.taken(holders(line, but=event.person_id)), event.at)
    return any(it not in before for it in full)

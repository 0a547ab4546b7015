"""Merging two courses that give the same: everybody of one moves to the other, and the emptied one is cancelled.

One deed, one undo. Nobody who has a seat where the others come loses it; those who come do so in the order in which they
once enrolled, and the queue is in order of time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from courses import clock
from courses.actions import chain, clashes, enrolment, planning, telling
from courses.actions.enrolment_log import LogEvent, next_party, record_in
from courses.actions.telling import ToTell
from courses.actions.trial import tried_out
from courses.dates import day_text, time_text
from courses.errors import Conflict, Refused
from courses.i18n import _
from courses.model import COMING, Actor, Course, EnrolmentEvent, EnrolmentStatus, Severity
from courses.rules import rights
from courses.store import Store, courses, people, rows, series, tables
from courses.store.connection import Row
from courses.store.journal import Deed, deed
from courses.text import fold

_TICK = timedelta(microseconds=1)
_ACTIVE = (*COMING, EnrolmentStatus.OFFERED, EnrolmentStatus.WAITING)


@dataclass(frozen=True, slots=True)
class Mover:
    """Somebody of the course that is emptied."""

    person_id: int
    name: str
    """The alias of a protected person."""
    since: datetime
    """When they enrolled in the course that they leave."""
    was: EnrolmentStatus
    becomes: EnrolmentStatus
    position: int | None
    """Place in the queue where they come; None: a seat."""
    is_in_both: bool
    """Whether they are in the other course already, and stay there as they were."""


@dataclass(frozen=True, slots=True)
class Merging:
    """What a merging comes to."""

    emptied: str
    """The code of the course that is cancelled."""
    into: str
    movers: tuple[Mover, ...]
    """Those who had a seat in the order they got in line, then those who waited."""
    seats: int | None
    enrolled: int
    """Seats taken afterwards, those who dropped out included."""
    waiting: tuple[str, ...]
    """The whole queue afterwards, the first first."""
    cancelled: tuple[date, ...]
    """The sessions that are cancelled."""
    warnings: tuple[str, ...]
    to_tell: tuple[ToTell, ...]


def preview(store: Store, actor: Actor, emptied_id: int, into_id: int, now: datetime) -> Merging:
    """Return what merging one course into another would come to; nothing is written. Raises Refused, NotFound, Busy."""
    return tried_out(store, actor, lambda it: merge_in(it, actor, emptied_id, into_id, now))


def merge(
    store: Store, actor: Actor, emptied_id: int, into_id: int, now: datetime, seen: Merging | None = None
) -> Merging:
    """Merge one course into another in one deed, and return what it came to.

    Raises Refused, NotFound, and Conflict when the outcome is not the one that was `seen`.
    """
    with deed(store, actor, "") as it:
        done = merge_in(it, actor, emptied_id, into_id, now)
        if seen is not None and done != seen:
            raise Conflict(_("Something has changed since you looked."), _("Look through it again, then save."))
        it.words = _("Merged {code} with {other}").format(code=done.emptied, other=done.into)
    return done


def merge_in(it: Deed, actor: Actor, emptied_id: int, into_id: int, now: datetime) -> Merging:
    """Merge inside a deed; see `merge`."""
    emptied, into = courses.get(it.store, emptied_id), courses.get(it.store, into_id)
    _refuse(it.store, actor, emptied, into, now)
    told = _to_tell(it.store, actor, emptied, into, now)
    known = {clash.what for clash in clashes.of_course(it.store, actor, into.id, now)}
    leaving = _leaving(it.store, emptied.id)
    chose = series.chosen(it.store, emptied.id)
    staying = {row["person_id"] for row in _active(it.store, into.id)}
    _leave(it, emptied, into, leaving)
    _arrive(it, emptied, into, [row for row in leaving if row["person_id"] not in staying])
    days = tuple(date.fromisoformat(row["day"]) for row in chain.without_marks(it.store, emptied.id))
    planning.cancel_course_in(it, emptied.id, _("Merged with {code}").format(code=into.code))
    movers = tuple(_movers(it.store, into.id, leaving, staying))
    queue = courses.waiting_list(it.store, actor, into.id, now)
    new = [one for one in clashes.of_course(it.store, actor, into.id, now) if one.what not in known]
    told_clashes = [one.what for one in new if one.severity is not Severity.NOTE]
    return Merging(
        emptied=emptied.code,
        into=into.code,
        movers=movers,
        seats=into.seats,
        enrolled=courses.placed(it.store, into.id),
        waiting=tuple(person.name for person in queue),
        cancelled=days,
        warnings=(*_differences(emptied, into), *_unseated(movers), *_to_the_whole(movers, chose), *told_clashes),
        to_tell=tuple(told),
    )


def _refuse(store: Store, actor: Actor, emptied: Course, into: Course, now: datetime) -> None:
    """Raise Refused when two courses cannot be merged, or not by this actor."""
    for course in (emptied, into):
        for right in (rights.Right.PLAN, rights.Right.ENROL):
            rights.require(actor, right, courses.organisation_ids(course))
        enrolment.refuse_kind(course)
        if course.cancelled_reason is not None:
            raise Refused(_("{code} is cancelled.").format(code=course.code))
    if emptied.id == into.id:
        raise Refused(_("A course cannot be merged with itself."))
    if any(row["is_marked"] for row in chain.of_course(store, emptied.id)):
        said = _("{code} has begun: attendance is entered.").format(code=emptied.code)
        raise Refused(said, _("Only a course that has not begun can be merged with another."))
    if courses.is_finished(store, into.id, now):
        raise Refused(_("{code} has no sessions left.").format(code=into.code))


def _to_tell(store: Store, actor: Actor, emptied: Course, into: Course, now: datetime) -> list[ToTell]:
    """Return everybody of the course that is emptied, and leaders and organisers of the other."""
    everybody = telling.of_course(store, actor, emptied.id, now)
    return [*everybody, *(one for one in telling.of_staff(store, into.id) if one not in everybody)]


def _active(store: Store, course_id: int) -> list[Row]:
    return [row for row in tables.find(store, "enrolment", course_id=course_id) if row["status"] in _ACTIVE]


def _leaving(store: Store, course_id: int) -> list[Row]:
    """Return who has a seat or waits, those with a seat first, each in order of when they enrolled."""
    return sorted(_active(store, course_id), key=lambda row: (row["status"] == EnrolmentStatus.WAITING, _since(row)))


def _since(row: Row) -> tuple[str, int, int]:
    return row["queued_at"] or row["since"], row["position"] or 0, row["id"]


def _leave(it: Deed, emptied: Course, into: Course, leaving: Sequence[Row]) -> None:
    """Let everybody go to the other course, the last of the queue first, so that nobody gets a seat on the way."""
    at = _after_log(it.store, emptied.id)
    words = _("Moved to {code}").format(code=into.code)
    events = [
        LogEvent(at + number * _TICK, row["person_id"], EnrolmentEvent.TRANSFER, notes=words)
        for number, row in enumerate(reversed(leaving))
    ]
    record_in(it, emptied.id, events)


def _arrive(it: Deed, emptied: Course, into: Course, coming: Sequence[Row]) -> None:
    """Enrol those who come, in their order; in a queue they stand where their time puts them, unless that took a seat."""
    seated = _seated(it.store, into.id)
    if any(row["status"] == EnrolmentStatus.WAITING for row in _active(it.store, into.id)):
        own = [rows.moment(_since(row)[0]) for row in coming]
        given = [rows.moment(row["since"]) for row in seated.values()]
        times = _in_order(own, max(given) + _TICK if given else min(own, default=clock.now()))
        try:
            with it.attempt():
                record_in(it, into.id, _events(it.store, emptied, into, coming, times))
                if not seated.keys() <= _seated(it.store, into.id).keys():
                    raise _TakesSeat
                return
        except _TakesSeat:
            pass  # the log as it stands gives them no seat by its own times: those who come go last
    at = _after_log(it.store, into.id)
    times = [at + number * _TICK for number in range(len(coming))]
    record_in(it, into.id, _events(it.store, emptied, into, coming, times))


class _TakesSeat(Exception):
    """Somebody would lose a seat."""


def _seated(store: Store, course_id: int) -> dict[int, Row]:
    found = tables.find(store, "enrolment", course_id=course_id)
    return {row["person_id"]: row for row in found if row["status"] in COMING}


def _in_order(own: Iterable[datetime], first: datetime) -> list[datetime]:
    """Return each time, but none before `first` nor before the one in front of it."""
    times: list[datetime] = []
    for at in own:
        times.append(max(at, times[-1] + _TICK if times else first))
    return times


def _events(
    store: Store, emptied: Course, into: Course, coming: Sequence[Row], times: Sequence[datetime]
) -> list[LogEvent]:
    """Return the enrolments of those who come; a party that waited together does so still."""
    first = next_party(store, into.id)
    parties = sorted(
        {row["party_no"] for row in coming if row["party_no"] and row["status"] == EnrolmentStatus.WAITING}
    )
    return [
        LogEvent(
            at,
            row["person_id"],
            EnrolmentEvent.ENROL,
            channel=row["channel"],
            party=row["party"],
            notes=_note(emptied, row),
            party_no=first + parties.index(row["party_no"]) if row["party_no"] in parties else None,
        )
        for row, at in zip(coming, times, strict=True)
    ]


def _note(emptied: Course, row: Row) -> str:
    """Return what the enrolment said, and where it comes from."""
    at = rows.moment(_since(row)[0])
    words = _("from {code}, enrolled {day} {time}")
    origin = words.format(code=emptied.code, day=day_text(at.date()), time=time_text(at.time()))
    return "; ".join(part for part in (row["notes"], origin) if part)


def _after_log(store: Store, course_id: int) -> datetime:
    """Return the present, or just after the last event of a course's log."""
    log = tables.find(store, "enrolment_event", order="at, id", course_id=course_id)
    now = clock.now()
    return max(now, rows.moment(log[-1]["at"]) + _TICK) if log else now


def _movers(store: Store, into_id: int, leaving: Sequence[Row], staying: set[int]) -> Iterable[Mover]:
    after = {row["person_id"]: row for row in tables.find(store, "enrolment", course_id=into_id)}
    for row in leaving:
        person_id = row["person_id"]
        yield Mover(
            person_id=person_id,
            name=people.name_of(store, person_id),
            since=rows.moment(_since(row)[0]),
            was=EnrolmentStatus(row["status"]),
            becomes=EnrolmentStatus(after[person_id]["status"]),
            position=after[person_id]["position"],
            is_in_both=person_id in staying,
        )


def _differences(emptied: Course, into: Course) -> Iterable[str]:
    """Return in what the courses differ, so that those who move get something else than they asked for."""
    if (fold(emptied.title), fold(emptied.level)) != (fold(into.title), fold(into.level)):
        other = f"{into.title} ({into.level})" if into.level else into.title
        yield _("{code} is another course: {title}.").format(code=into.code, title=other)
    if emptied.fee != into.fee:
        yield _("The fee is another: {fee} kr.").format(fee=f"{into.fee / 100:g}")
    if emptied.language and fold(emptied.language) != fold(into.language):
        yield _("The language is another: {language}.").format(language=into.language or "–")


def _to_the_whole(movers: Sequence[Mover], chose: Collection[int]) -> Iterable[str]:
    """Return who had chosen single sessions: sessions of one series are not those of another."""
    whole = [it.name for it in movers if it.person_id in chose and not it.is_in_both]
    if whole:
        yield _("These had chosen single sessions and come to the whole now: {people}.").format(people=", ".join(whole))


def _unseated(movers: Sequence[Mover]) -> Iterable[str]:
    lost = [it.name for it in movers if it.was in COMING and it.becomes is EnrolmentStatus.WAITING]
    if lost:
        yield _("These had a seat and have to wait: {people}.").format(people=", ".join(lost))

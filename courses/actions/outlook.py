"""What an enrolment would lead to, told before it is done: a seat or which place in the queue, who is before, what to think of.

Reads only, and takes no lock: somebody else may be quicker. `enrolling` then says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from courses import clock
from courses.actions import enrolment
from courses.actions.enrolment_log import after_log, enrolments, rules_of
from courses.dates import day_text
from courses.errors import Refused
from courses.i18n import _, ngettext
from courses.model import COMING, Actor, Course, Enrolment, EnrolmentEvent, EnrolmentStatus
from courses.rules import enrolment as rule
from courses.rules.line import Event, Line, Rules, line_of
from courses.rules.series import Choice
from courses.store import Store, courses, people

NEWCOMER = 0
"""The id, in an outlook, of somebody who is not in the register yet."""
_NAMED = 3
"""Those before in the queue who are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """Somebody who stands before in the queue."""

    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Outlook:
    """What enrolling somebody, or a party, in a course would lead to now."""

    course: Course
    status: EnrolmentStatus | None = None
    """Where they would stand; None: they cannot be enrolled."""
    position: int | None = None
    """Place in the queue of the first of them, from 1."""
    ahead: tuple[Ahead, ...] = ()
    """Who would wait before them, the first first."""
    why: str = ""
    """Why they would wait, or cannot be enrolled, as a sentence."""
    stands: EnrolmentStatus | None = None
    """Where the first of them stands already; None: nowhere."""
    since: datetime | None = None
    """Since when."""
    taken: int = 0
    """Seats that nobody else may have, before they come."""
    names: tuple[str, ...] = field(default=())

    @property
    def rank(self) -> tuple[int, int]:
        """How good it is, the least the best: a seat, then a place in the queue, the earlier the better."""
        if self.status in COMING:
            return 0, 0
        return (1, self.position or 0) if self.status is EnrolmentStatus.WAITING else (2, 0)


def look(
    store: Store,
    actor: Actor,
    course_id: int,
    person_ids: Sequence[int],
    *,
    name: str = "",
    sessions: Choice = frozenset(),
) -> Outlook:
    """Return what enrolling people together would lead to; `NEWCOMER` is somebody new of that `name`. Raises NotFound."""
    course, person_ids = courses.get(store, course_id), tuple(dict.fromkeys(person_ids))
    names = tuple(name if one == NEWCOMER else people.get(store, actor, one).name for one in person_ids)
    every = enrolments(store, course_id)
    line = line_of(every)
    mine = next((it for it in every if it.person_id == person_ids[0]), None)
    known = Outlook(
        course,
        stands=mine.status if mine else None,
        since=mine.since if mine else None,
        position=line.position(person_ids[0]),
        taken=line.seats_taken,
        names=names,
    )
    try:
        enrolment.open_course(store, actor, course_id)
    except Refused as refused:
        return replace(known, why=f"{refused.message} {refused.hint}".strip())
    return _looked(store, known, every, person_ids, sessions)


def _looked(
    store: Store, known: Outlook, every: Sequence[Enrolment], person_ids: Sequence[int], sessions: Choice
) -> Outlook:
    line, at = line_of(every), after_log(store, known.course.id)
    party = -1 if len(person_ids) > 1 else None
    events = [Event(at, one, EnrolmentEvent.ENROL, order, sessions, party) for order, one in enumerate(person_ids)]
    rules = _rules(store, known.course, sessions)
    after, results = rule.apply_all(line, events, rules)
    for name, result in zip(known.names, results, strict=True):
        if not result.is_accepted:
            why = _("{person}: {reason}").format(person=name, reason=result.reason)
            return replace(known, why=why, ahead=_ahead(store, line, every, person_ids[0]))
    first = results[0]
    ahead = _ahead(store, after, every, person_ids[0])
    why = _why(line, rules, len(events), ahead) if first.status is EnrolmentStatus.WAITING else ""
    return replace(known, status=first.status, position=first.position, ahead=ahead, why=why)


def _rules(store: Store, course: Course, sessions: Choice) -> Rules:
    from courses.store import series

    rules = rules_of(store, course)
    return replace(rules, series=series.whole(store, course)) if sessions and rules.series is None else rules


def _ahead(store: Store, line: Line, every: Sequence[Enrolment], person_id: int) -> tuple[Ahead, ...]:
    joined = {it.person_id: it.queued_at or it.since for it in every}
    found: list[Ahead] = []
    for one in line.waiting:
        if one == person_id:
            break
        found.append(Ahead(people.name_of(store, one), joined[one]))
    return tuple(found)


def _why(line: Line, rules: Rules, size: int, ahead: Sequence[Ahead]) -> str:
    """Return why they would have to wait."""
    if rules.series is not None:
        return _("Not every session has a seat left.")
    free = rule.free(line, rules, clock.now()) or 0
    if not free:
        return _("The course is full.")
    if free < size:
        text = ngettext(
            "Only {free} seat is free, and a party gets in whole.",
            "Only {free} seats are free, and a party gets in whole.",
            free,
        )
        return text.format(free=free)
    return _("The free seats are for those who wait already.") if ahead else _("The course is full.")


def words(it: Outlook, today: datetime) -> str:
    """Return what would happen, as it is said to somebody on the telephone."""
    who = _(" and ").join(filter(None, (", ".join(it.names[:-1]), it.names[-1])))
    if it.status in COMING:
        return " ".join(filter(None, (_gets_seat(it, who), _again(it, today))))
    if it.status is EnrolmentStatus.WAITING:
        place = ngettext(
            "{people} gets place {position} on the waiting list.",
            "{people} get the places from {position} on the waiting list.",
            len(it.names),
        )
        told = [place.format(people=who, position=it.position), ahead(it, today), it.why, _again(it, today)]
        return " ".join(filter(None, told))
    told = [_stands(it, today) or it.why, ahead(it, today) if it.position else ""]
    return " ".join(filter(None, told))


def _gets_seat(it: Outlook, who: str) -> str:
    count = len(it.names)
    if it.course.seats is None:
        return ngettext("{people} gets a seat.", "{people} get seats.", count).format(people=who)
    text = ngettext(
        "{people} gets a seat: {taken} of {seats} are taken.",
        "{people} get seats: {taken} of {seats} are taken.",
        count,
    )
    return text.format(people=who, taken=it.taken, seats=it.course.seats)


def ahead(it: Outlook, today: datetime) -> str:
    """Return who stands before in the queue, a few by name."""
    named = [
        _("{name} (since {day})").format(name=one.name, day=day_text(one.since.date(), today.date()))
        for one in it.ahead[:_NAMED]
    ]
    rest = len(it.ahead) - len(named)
    if rest:
        named.append(ngettext("{count} more", "{count} more", rest).format(count=rest))
    return _("Before: {people}.").format(people=", ".join(named)) if named else ""


def _again(it: Outlook, today: datetime) -> str:
    """Return what became of an earlier enrolment, where that matters."""
    day = day_text(it.since.date(), today.date()) if it.since else ""
    texts = {
        EnrolmentStatus.CANCELLED: _("Cancelled on {day}, and so goes last."),
        EnrolmentStatus.NO_SHOW: _("Never came the last time ({day})."),
        EnrolmentStatus.DROPPED_OUT: _("Dropped out on {day}, and takes up the seat again."),
        EnrolmentStatus.TRANSFERRED: _("Went to another course on {day}."),
    }
    text = texts.get(it.stands, "") if it.stands else ""
    if it.stands is EnrolmentStatus.DROPPED_OUT and it.status not in COMING:
        text = ""
    if it.stands is EnrolmentStatus.CANCELLED and it.status in COMING:
        text = _("Cancelled on {day}.")  # with a seat there is no queue to be last in
    return text.format(day=day)


def _stands(it: Outlook, today: datetime) -> str:
    """Return where they stand already."""
    texts = {
        EnrolmentStatus.ENROLLED: _("{name} has a seat already, since {day}."),
        EnrolmentStatus.CONFIRMED: _("{name} has a seat already, and has said to come."),
        EnrolmentStatus.WAITING: _("{name} waits already, as number {position}."),
        EnrolmentStatus.OFFERED: _("{name} has been offered a seat, and has not answered yet."),
    }
    text = texts.get(it.stands, "") if it.stands else ""
    day = day_text(it.since.date(), today.date()) if it.since else ""
    return text.format(name=it.names[0], day=day, position=it.position)

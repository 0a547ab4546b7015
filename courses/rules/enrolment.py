"""Who has a seat and who waits: first come, first served, parties whole, over immutable state.

Knows no names, no clock and no database. The order of the line is the order of the events; `replay` sorts them. What can
happen at all is `steps`'; here it is told what it leads to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import TypeVar

from courses.i18n import _
from courses.model import COMING, EnrolmentEvent, EnrolmentStatus
from courses.rules import steps
from courses.rules.line import Entry, Event, Line, Result, Rules, Seat
from courses.rules.series import Choice

_Value = TypeVar("_Value")


def apply(line: Line, event: Event, rules: Rules) -> tuple[Line, Result]:
    """Return the line after `event` and what it led to; see `apply_all`."""
    line, (result,) = apply_all(line, [event], rules)
    return line, result


def apply_all(line: Line, events: Sequence[Event], rules: Rules) -> tuple[Line, list[Result]]:
    """Return the line after events that are one, such as the enrolments of a party, and what each led to.

    A refused event leaves the line as it was. Nobody passes the queue: a new one goes last, and free seats are filled from
    the front; a party gets in whole or waits whole. With a series its sessions' seats decide, and whoever has chosen a
    session that is full is passed by. Cancelling frees the seat, unless it comes so late that it counts as dropping out,
    which keeps it; both take somebody who waits off the list. Who comes back after cancelling goes last. Who enrols again
    after dropping out takes up their own seat, which was kept in the figures.
    """
    unique = {it.person_id: it for it in reversed(events)}
    firsts = [it for it in events if unique[it.person_id] is it]
    refused = {id(it): _refusal(line, it, rules) for it in firsts}
    accepted = [it for it in firsts if not refused[id(it)]]
    after, filled = _applied(line, accepted, rules)
    refused |= {id(it): _refusal(after, it, rules) for it in events if id(it) not in refused}
    at = max(it.at for it in events)
    told = [_result(line, after, it, refused[id(it)], at) for it in events]
    promoted = tuple(person for person in filled if person not in unique)
    return after, [
        replace(it, promoted=promoted) if it.event is accepted[-1] else it for it in told
    ] if promoted else told


def _applied(line: Line, accepted: Sequence[Event], rules: Rules) -> tuple[Line, tuple[int, ...]]:
    """Return the line after accepted events, and who got a seat by them."""
    if not accepted:
        return line, ()
    at = max(it.at for it in accepted)
    return _filled(_moved(line, accepted, rules, at), rules, at, {it.person_id for it in accepted})


def _result(before: Line, after: Line, event: Event, refused: str, at: datetime) -> Result:
    who = event.person_id
    return Result(event, not refused, after.status(who), after.position(who), (), refused, before.status(who), at)


def units(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Yield the events in order of time, those that are one together: a party's enrolments, at the time of the last.

    A party's offers that run out at the same time are one too, so that it goes back to the queue whole.
    """
    every = sorted(events, key=lambda it: (it.at, it.order))
    last = {it.party or 0: (it.at, it.order) for it in every if it.kind is EnrolmentEvent.ENROL}

    def when(it: Event) -> tuple[datetime, int]:
        is_party = it.party is not None and it.kind is EnrolmentEvent.ENROL
        return last[it.party or 0] if is_party else (it.at, it.order)

    def same(it: Event) -> object:
        if it.party is None or it.kind not in (EnrolmentEvent.ENROL, EnrolmentEvent.EXPIRE):
            return it.at, it.order, it.person_id
        return it.kind, it.party, it.at if it.kind is EnrolmentEvent.EXPIRE else None

    for _same, unit in groupby(sorted(every, key=when), key=same):
        yield list(unit)


def replay(events: Iterable[Event], rules: Rules) -> tuple[Line, list[Result]]:
    """Return the line that all `events` lead to, taken in order of time, and one result for each in that order.

    Of a party each stands in the results at the time when it was dealt with. Where seats were raised on the way, they
    were filled then.
    """
    return _play(Line(), list(units(events)), rules)


def play(line: Line, events: Iterable[Event], rules: Rules) -> tuple[Line, list[Result]]:
    """Return the line after `events` that are all later than it, and than any change of seats, and one result for each."""
    return _play(line, list(units(events)), rules)


def _play(line: Line, every: Sequence[Sequence[Event]], rules: Rules) -> tuple[Line, list[Result]]:
    results: list[Result] = []
    raised = [until for until, _seats in rules.seats.before]
    for unit in every:
        at = max(it.at for it in unit)
        while raised and raised[0] <= at:
            line, _lucky = fill(line, rules, raised.pop(0))
        line, told = apply_all(line, unit, rules)
        results += told
    for moment in raised:
        line, _lucky = fill(line, rules, moment)
    return line, results


def fill(line: Line, rules: Rules, at: datetime) -> tuple[Line, tuple[int, ...]]:
    """Return the line with free seats given to the first in the queue who fit, and who got them, in order.

    With fewer seats than are taken nobody is thrown out. `at` is when: of a series, sessions that have begun by then need
    no seat. Where free seats are offered instead, nobody gets one.
    """
    return (line, ()) if rules.offers else _filled(line, rules, at, ())


def next_in_line(line: Line, rules: Rules, at: datetime) -> Entry | None:
    """Return who of the queue a free seat is for; None: nobody waits for whom there is room."""
    return next(iter(_fitting(line, rules, at)), None)


def free(line: Line, rules: Rules, at: datetime) -> int | None:
    """Return how many seats are free; None: there is no limit, or each session has its own."""
    seats = rules.seats.at(at)
    return None if seats is None or rules.series is not None else max(0, seats - line.seats_taken)


def _filled(line: Line, rules: Rules, at: datetime, new: Collection[int]) -> tuple[Line, tuple[int, ...]]:
    """Give free seats away; where they are offered, only `new` people for whom nobody stands before may have one at once."""
    lucky = list(_fitting(line, rules, at))
    if rules.offers:
        lucky = [it for it in lucky[:1] if set(it.people) & set(new)]
    people = tuple(person for entry in lucky for person in entry.people)
    if not people:
        return line, ()
    rest = tuple(entry for entry in line.queue if entry not in lucky)
    seats = {person: Seat(at, is_promoted=person not in new) for person in people}
    return replace(line, seats={**line.seats, **seats}, queue=rest), people


def _fitting(line: Line, rules: Rules, at: datetime) -> Iterator[Entry]:
    """Yield those of the queue who get a seat, the first first; who lets an offer run out is passed by."""
    room = _room(line, rules, at)
    for entry in line.queue:
        if entry.has_lapsed:
            continue
        if room(entry):
            yield entry
        elif not rules.singles_pass and rules.series is None:
            return


def _room(line: Line, rules: Rules, at: datetime) -> Callable[[Entry], bool]:
    """Return what tells whether an entry has room, and if so takes it."""
    if rules.series is not None:
        taking = rules.series.taking(line.holders(), at)
        return lambda entry: taking([line.chosen.get(it, frozenset()) for it in entry.people])
    left = free(line, rules, at)

    def has_room(entry: Entry) -> bool:
        nonlocal left
        if left is None:
            return True
        if len(entry.people) > left:
            return False
        left -= len(entry.people)
        return True

    return has_room


def _refusal(line: Line, event: Event, rules: Rules) -> str:
    """Return why `event` cannot be, or ""."""
    status = line.status(event.person_id)
    refused = steps.refusal(status, event.kind, line.position(event.person_id))
    if refused:
        return refused
    if event.kind is EnrolmentEvent.CHOOSE:
        return _cannot_choose(line, event, status, rules)
    if event.kind is EnrolmentEvent.OFFER:
        return _cannot_offer(line, event, rules)
    return ""


def _cannot_choose(line: Line, event: Event, status: EnrolmentStatus | None, rules: Rules) -> str:
    """Return why somebody with a seat cannot choose otherwise; "" for anybody else: the queue is open to all."""
    before = line.chosen.get(event.person_id, frozenset())
    if before == event.sessions:
        return _("Has chosen so already.")
    if status not in COMING or rules.series is None or not before:
        return ""
    full = rules.series.full(event.sessions, rules.series.taken(line.holders(but=event.person_id)), event.at)
    numbers = {it.id: number for number, it in enumerate(rules.series.meetings, 1)}
    new = [numbers[it] for it in full if it not in before]
    return _("Session {numbers} is full.").format(numbers=", ".join(map(str, new))) if new else ""


def _cannot_offer(line: Line, event: Event, rules: Rules) -> str:
    """Return why no seat can be offered: none is left."""
    alone = Entry((event.person_id,), event.at)
    return "" if _room(line, rules, event.at)(alone) else _("There is no free seat to offer.")


def _moved(line: Line, accepted: Sequence[Event], rules: Rules, at: datetime) -> Line:
    """Return the line with people moved to where accepted events put them, before free seats are filled."""
    kind = accepted[0].kind
    if kind is EnrolmentEvent.ENROL:
        return _enrolled(line, accepted, rules, at)
    if kind is EnrolmentEvent.EXPIRE:
        people = tuple(it.person_id for it in accepted)
        return _queued(_without(line, people), Entry(people, at, has_lapsed=True))
    for event in accepted:
        line = _one(line, event, rules)
    return line


def _one(line: Line, event: Event, rules: Rules) -> Line:
    person, kind = event.person_id, event.kind
    if kind is EnrolmentEvent.CHOOSE:
        return _with_choice(line, event)
    if kind is EnrolmentEvent.PRIORITIZE:
        return _prioritized(line, event)
    if kind is EnrolmentEvent.OFFER:
        rest = _without(line, (person,))
        return replace(rest, offered={**rest.offered, person: event.until or event.at})
    if kind in (EnrolmentEvent.ACCEPT, EnrolmentEvent.CONFIRM):
        return _seated(line, person, event.at, is_sure=kind is EnrolmentEvent.CONFIRM)
    return _gone(line, person, _leaves(line, event, rules))


def _enrolled(line: Line, accepted: Sequence[Event], rules: Rules, at: datetime) -> Line:
    """Put the new ones last in the queue, together; who comes back after dropping out to their own seat."""
    back = {
        it.person_id
        for it in accepted
        if line.away.get(it.person_id) is EnrolmentStatus.DROPPED_OUT and not _outgrows(line, it, rules)
    }
    party = next((it.party for it in accepted if it.party is not None), None)
    seats = {who: seat for who, seat in line.seats.items() if who in back}
    line = _without(line, [it.person_id for it in accepted])
    for event in accepted:
        line = _with_choice(line, event)
    parties = {**line.parties, **{it.person_id: party for it in accepted if party is not None}}
    line = replace(line, seats={**line.seats, **seats}, parties=parties)
    new = tuple(it.person_id for it in accepted if it.person_id not in back)
    return _queued(line, Entry(new, at)) if new else line


def _queued(line: Line, entry: Entry) -> Line:
    """Put an entry in the queue: after all of its own priority, before all of a lower one."""
    queue = sorted((*line.queue, entry), key=lambda it: (-it.priority, it.since))
    return replace(line, queue=tuple(queue))


def _prioritized(line: Line, event: Event) -> Line:
    entry = line.entry(event.person_id)
    assert entry is not None, "only who waits is prioritized"  # noqa: S101 the table of steps sees to it
    rest = tuple(it for it in line.queue if it is not entry)
    return _queued(replace(line, queue=rest), replace(entry, priority=event.priority, has_lapsed=False))


def _seated(line: Line, person: int, at: datetime, *, is_sure: bool) -> Line:
    sure = line.confirmed | {person} if is_sure else line.confirmed
    if person in line.placed:
        return replace(line, confirmed=sure)
    rest = _without(line, (person,))
    return replace(rest, seats={**rest.seats, person: Seat(at, is_promoted=True)}, confirmed=sure)


def _leaves(line: Line, event: Event, rules: Rules) -> EnrolmentStatus:
    """Return where an event puts somebody who leaves: whoever has a seat and cancels late drops out."""
    has_seat = event.person_id in line.placed
    is_late = rules.drop_out_from is not None and event.at >= rules.drop_out_from
    if event.kind is EnrolmentEvent.DROP_OUT or (event.kind is EnrolmentEvent.CANCEL and is_late):
        return EnrolmentStatus.DROPPED_OUT if has_seat else EnrolmentStatus.CANCELLED
    return {
        EnrolmentEvent.INTEREST: EnrolmentStatus.INTEREST,
        EnrolmentEvent.TRANSFER: EnrolmentStatus.TRANSFERRED,
        EnrolmentEvent.NO_SHOW: EnrolmentStatus.NO_SHOW,
    }.get(event.kind, EnrolmentStatus.CANCELLED)


def _gone(line: Line, person: int, status: EnrolmentStatus) -> Line:
    seat = line.seats.get(person) if status is EnrolmentStatus.DROPPED_OUT else None
    rest = _without(line, (person,))
    keeps = status in (EnrolmentStatus.DROPPED_OUT, EnrolmentStatus.INTEREST)
    chosen = rest.chosen if keeps else _but(rest.chosen, (person,))
    seats = {**rest.seats, person: seat} if seat else rest.seats
    away = {**rest.away, person: status}
    return replace(rest, seats=seats, away=away, chosen=chosen, parties=_but(rest.parties, (person,)))


def _without(line: Line, people: Sequence[int]) -> Line:
    """Return the line without people, but for what they have chosen and whom they came with."""
    left = [replace(it, people=tuple(one for one in it.people if one not in people)) for it in line.queue]
    return replace(
        line,
        seats=_but(line.seats, people),
        queue=tuple(it for it in left if it.people),
        offered=_but(line.offered, people),
        confirmed=line.confirmed - set(people),
        away=_but(line.away, people),
    )


def _but(every: Mapping[int, _Value], people: Sequence[int]) -> dict[int, _Value]:
    return {person: value for person, value in every.items() if person not in people}


def _with_choice(line: Line, event: Event) -> Line:
    """Return the line with what the person has chosen now."""
    others: dict[int, Choice] = _but(line.chosen, (event.person_id,))
    return replace(line, chosen={**others, event.person_id: event.sessions} if event.sessions else others)


def _outgrows(line: Line, event: Event, rules: Rules) -> bool:
    """Return whether somebody who comes back after dropping out wants a full session beyond those that are theirs."""
    before = line.chosen.get(event.person_id, frozenset())
    if rules.series is None or not before:
        return False
    full = rules.series.full(event.sessions, rules.series.taken(line.holders(but=event.person_id)), event.at)
    return any(it not in before for it in full)

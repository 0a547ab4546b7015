"""Which session decides: where a course or a person falls at the earliest, fell, or came to count.

Pure. What is to come is tried: whoever could still come does, until the sessions to come are lost one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from courses.model import CircleOutcome, CirclePerson, CountedSession, Limits
from courses.rules.counting import BY_ASSOCIATION


@dataclass(frozen=True, slots=True)
class Turn:
    """Where it turns."""

    place: int | None = None
    """The session, from 0: of what can still count the one at which it falls at the earliest, of what counts the one at
    which it came to, of what cannot the one at which it fell. None: no session decides, or did."""
    may_miss: int | None = None
    """How many of the sessions to come may be lost, whichever they are, without its being settled; None: any number."""
    is_given_up: bool = False
    """Whether the person has sent word for so many of them that the rest is too little."""


@dataclass(frozen=True, slots=True)
class Need:
    """How much is needed of the sessions that count for somebody, by the rules that stop."""

    sessions: int = 0
    hours: int = 0
    first: int = 0
    """One of so many first sessions; 0: that does not matter."""

    def is_met(self, places: Iterable[int], hours: Sequence[int]) -> bool:
        """Return whether those sessions are enough, with so many study hours each."""
        found = list(places)
        if len(found) < self.sessions or sum(hours[place] for place in found) < self.hours:
            return False
        return not self.first or any(place < self.first for place in found)

    def spare(self, sure: frozenset[int], open_: Sequence[int], hours: Sequence[int]) -> int | None:
        """Return how many of the open sessions may go, whichever they are, beside those that are sure; None: all.

        -1 when even all of them are not enough.
        """
        found = [self._spare_hours(sure, open_, hours)]
        if self.sessions > len(sure):
            found.append(len(sure) + len(open_) - self.sessions)
        if self.first and not any(place < self.first for place in sure):
            found.append(sum(place < self.first for place in open_) - 1)
        fewest = min(found)
        return None if fewest >= len(open_) else max(fewest, -1)

    def _spare_hours(self, sure: frozenset[int], open_: Sequence[int], hours: Sequence[int]) -> int:
        left = sum(hours[place] for place in sure) + sum(hours[place] for place in open_) - self.hours
        if left < 0:
            return -1
        for count, lost in enumerate(sorted((hours[place] for place in open_), reverse=True)):
            left -= lost
            if left < 0:
                return count
        return len(open_)


def needed(limits: Limits, rule: str) -> int:
    """Return a limit that stops; 0 where there is none or it only warns."""
    return limits.value(rule) or 0 if limits.stops(rule) else 0


def course(sessions: Sequence[CountedSession], limits: Limits, outcome: CircleOutcome) -> Turn:
    """Return where a course turns by its sessions: one to come is lost when it is not held or cannot be counted."""
    need = Need(max(needed(limits, "sessions_min"), 1), needed(limits, "hours_min"))
    hours = [it.study_hours for it in sessions]
    sure = {place for place, it in enumerate(sessions) if it.is_held and it.counted_by in BY_ASSOCIATION}
    return _turn(need, hours, sure, [it.is_held for it in sessions], outcome)


def person(
    one: CirclePerson, sessions: Sequence[CountedSession], limits: Limits, outcome: CircleOutcome, whole: Turn
) -> Turn:
    """Return where a person turns by where they are and will be; `whole`: where the course does.

    Nobody counts before the course does.
    """
    need = person_need(limits)
    hours = [it.study_hours if not it.is_held or it.counted_by in BY_ASSOCIATION else 0 for it in sessions]
    present = {place for place, it in enumerate(sessions) if it.is_held and place in one.present}
    is_closed = [it.is_held or one.has_dropped_out for it in sessions]
    own = _turn(need, hours, present, is_closed, outcome)
    if outcome is CircleOutcome.COUNTS:
        return Turn(max((it for it in (own.place, whole.place) if it is not None), default=None))
    if outcome is CircleOutcome.CANNOT_COUNT and one.has_dropped_out:
        missed = (it.is_held and place > max(present, default=-1) for place, it in enumerate(sessions))
        return Turn(next((place for place, is_missed in enumerate(missed) if is_missed), None))
    rest = {place for place, is_out in enumerate(is_closed) if not is_out} - one.away
    return replace(own, is_given_up=own.place is not None and not need.is_met(present | rest, hours))


def person_need(limits: Limits) -> Need:
    """Return how much of a course a person has to be at."""
    rules = ("person_sessions_min", "person_hours_min", "person_first_sessions")
    return Need(*(needed(limits, rule) for rule in rules))


def _turn(need: Need, hours: Sequence[int], sure: set[int], is_closed: Sequence[bool], outcome: CircleOutcome) -> Turn:
    """Return where it turns, with those sessions sure, those closed past or lost and the others open."""
    everything = range(len(hours))
    if outcome is CircleOutcome.CAN_STILL_COUNT:
        return _ahead(need, hours, frozenset(sure), [it for it in everything if not is_closed[it]])
    for place in everything:
        if not is_closed[place]:
            continue
        so_far = {it for it in sure if it <= place}
        if outcome is CircleOutcome.COUNTS and need.is_met(so_far, hours):
            return Turn(place)
        later = {it for it in everything if it > place or not is_closed[it]}
        if outcome is CircleOutcome.CANNOT_COUNT and not need.is_met(so_far | later, hours):
            return Turn(place) if need.is_met(everything, hours) else Turn()
    return Turn()


def _ahead(need: Need, hours: Sequence[int], sure: frozenset[int], open_: Sequence[int]) -> Turn:
    for count, place in enumerate(open_, 1):
        if not need.is_met([*sure, *open_[count:]], hours):
            return Turn(place, need.spare(sure, open_, hours))
    return Turn()

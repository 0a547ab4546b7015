"""Whether a coming course goes ahead, and what might be done when too few have enrolled. Pure; decides nothing by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from courses.dates import day_text, span_text
from courses.i18n import _, ngettext
from courses.model import ENROLLABLE, CourseKind
from courses.rules import terms
from courses.text import fold

LATER = timedelta(weeks=2)
"""How much later a course that has too few is proposed to begin."""
POSTER_DAYS = 3
"""Days that a poster must hang to be worth putting up."""


class Verdict(StrEnum):
    """Where a coming course stands."""

    GO = "go"
    """Enough have enrolled."""
    WAIT = "wait"
    """Too few so far; the decision is still to come."""
    DECIDE = "decide"
    """Too few, and the day of the decision is here."""
    NO_MINIMUM = "no_minimum"
    """Nobody has said how many it takes."""
    OPEN = "open"
    """Open hours or booked times: nothing to decide."""


class Step(StrEnum):
    """Something that might be done."""

    MERGE = "merge"
    POSTER = "poster"
    MOVE = "move"
    CANCEL = "cancel"
    ANOTHER = "another"
    """Another group, for those who wait."""
    MINIMUM = "minimum"


@dataclass(frozen=True, slots=True)
class Coming:
    """A course that is not cancelled and has sessions to come."""

    course_id: int
    code: str
    title: str
    kind: CourseKind
    level: str
    plan_id: int | None
    first_date: date
    """Of an open one the next session; else the first of all."""
    start: time
    end: time
    place: str
    municipality: str
    enrolled: int
    waiting: int
    seats: int | None
    minimum: int | None
    decision_date: date
    last_heads: int | None = None
    """How many came the last time, where somebody counted."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What might be done with a course."""

    step: Step
    words: str
    """One sentence."""
    other_id: int | None = None
    """Of MERGE: the other course."""


def decision_date(first: date, own: date | None, days_before: int) -> date:
    """Return when it is decided whether a course that begins on `first` is held: its own day, else so many days before."""
    return own or first - timedelta(days=days_before)


def verdict(it: Coming, today: date) -> Verdict:
    """Return where a course stands."""
    if it.kind not in ENROLLABLE:
        return Verdict.OPEN
    if it.minimum is None:
        return Verdict.NO_MINIMUM
    if it.enrolled >= it.minimum:
        return Verdict.GO
    return Verdict.WAIT if today < it.decision_date else Verdict.DECIDE


def proposals(it: Coming, others: Sequence[Coming], today: date) -> tuple[Proposal, ...]:
    """Return what might be done with a course, the gentlest first; an open one is never proposed for cancelling."""
    where = verdict(it, today)
    if where is Verdict.OPEN:
        return _open(it)
    if where is Verdict.NO_MINIMUM:
        return (Proposal(Step.MINIMUM, _("Say how many it takes for the course to be held.")),)
    if where is Verdict.GO:
        return _another(it)
    found = [*_poster(it, today), *_merge(it, others)]
    if where is Verdict.DECIDE:
        found += [*_move(it), _cancel(it)]
    return tuple(found)


def are_twins(one: Coming, other: Coming) -> bool:
    """Return whether two courses give the same in the same term and municipality, so that one could take both groups."""
    same_plan = one.plan_id is not None and one.plan_id == other.plan_id
    same_words = (fold(one.title), fold(one.level)) == (fold(other.title), fold(other.level))
    near = not (one.municipality and other.municipality) or fold(one.municipality) == fold(other.municipality)
    same_term = terms.of(one.first_date) == terms.of(other.first_date)
    return one.course_id != other.course_id and (same_plan or same_words) and near and same_term


def _open(it: Coming) -> tuple[Proposal, ...]:
    if it.kind is not CourseKind.DROP_IN or it.last_heads is None or it.last_heads > 1:
        return ()
    came = ngettext("{count} came the last time", "{count} came the last time", it.last_heads)
    words = _("{came}. That alone is no reason to close: put up the poster again.")
    return (Proposal(Step.POSTER, words.format(came=came.format(count=it.last_heads))),)


def _another(it: Coming) -> tuple[Proposal, ...]:
    if it.waiting < (it.minimum or 1):
        return ()
    words = ngettext("{count} waits: enough for another group.", "{count} wait: enough for another group.", it.waiting)
    return (Proposal(Step.ANOTHER, words.format(count=it.waiting)),)


def _poster(it: Coming, today: date) -> list[Proposal]:
    if (it.first_date - today).days < POSTER_DAYS:
        return []
    missing = (it.minimum or 0) - it.enrolled
    words = ngettext(
        "Put up the poster again: {count} more is needed.", "Put up the poster again: {count} more are needed.", missing
    )
    return [Proposal(Step.POSTER, words.format(count=missing))]


def _merge(it: Coming, others: Sequence[Coming]) -> list[Proposal]:
    found = []
    for other in others:
        together = it.enrolled + other.enrolled
        fits = other.seats is None or together <= other.seats
        if not (are_twins(it, other) and fits and together >= (other.minimum or 1)):
            continue
        words = _("Merge with {code}, {day} {time}{place}: {count} together.")
        when = {"day": day_text(other.first_date), "time": span_text(other.start, other.end)}
        place = f", {other.place}" if other.place and other.place != it.place else ""
        text = words.format(code=other.code, place=place, count=together, **when)
        found.append(Proposal(Step.MERGE, text, other.course_id))
    return found


def _move(it: Coming) -> list[Proposal]:
    later = it.first_date + LATER
    if terms.of(later) != terms.of(it.first_date):
        return []
    return [Proposal(Step.MOVE, _("Begin two weeks later, on {day}.").format(day=day_text(later)))]


def _cancel(it: Coming) -> Proposal:
    if not it.enrolled:
        return Proposal(Step.CANCEL, _("Cancel: nobody has enrolled."))
    words = ngettext(
        "Cancel: {count} of at least {minimum} has enrolled and has to be told.",
        "Cancel: {count} of at least {minimum} have enrolled and have to be told.",
        it.enrolled,
    )
    return Proposal(Step.CANCEL, words.format(count=it.enrolled, minimum=it.minimum))

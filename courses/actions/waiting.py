"""A waiting list that explains itself: who stands where, since when, with whom, and why they are next or not. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from courses import clock
from courses.actions.enrolment_log import enrolments, rules_of
from courses.i18n import _, ngettext
from courses.model import Actor, EnrolmentStatus, Participant
from courses.rules import rights
from courses.rules import waiting as rule
from courses.rules.line import line_of
from courses.rules.waiting import Place, Why
from courses.store import Store, courses, options, people

_NAMED = 3
"""People who are named before the rest is counted."""


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """Somebody on a waiting list."""

    position: int
    """From 1; those of a party one after another."""
    person: Participant
    party: tuple[str, ...]
    """The names of those who get in with them; empty: alone."""
    since: datetime
    """When they joined the queue; of a party, when the last of it did."""
    priority: int
    reason: str
    """Why they have priority."""
    why_next: str
    """Why they are next, or why not, in words."""
    is_next: bool
    """Whether a free seat is theirs now."""
    why: Why


def explain(store: Store, actor: Actor, course_id: int) -> list[WaitingRow]:
    """Return everybody who waits for a seat in a course, first in the queue first, with why each is next or not."""
    course, now = courses.get(store, course_id), clock.now()
    waits = {one.person_id: one for one in courses.waiting_list(store, actor, course_id, now)}
    every = enrolments(store, course_id)
    line = line_of(every)
    joined = {it.person_id: it.queued_at or it.since for it in every}
    rules = rules_of(store, course)
    found: list[WaitingRow] = []
    for place in rule.explain(line, rules, joined, now):
        is_on = course.cancelled_reason is None
        why = _in_words(store, place, offers=rules.offers) if is_on else _("The course is cancelled.")
        for person_id in place.entry.people:
            person = waits[person_id]
            found.append(
                WaitingRow(
                    position=len(found) + 1,
                    person=person,
                    party=tuple(waits[one].name for one in place.entry.people if one != person_id),
                    since=place.entry.since,
                    priority=place.entry.priority,
                    reason=person.priority_reason,
                    why_next=why,
                    is_next=is_on and place.why is Why.NEXT_FREE,
                    why=place.why,
                )
            )
    return found


def offered(store: Store, actor: Actor, course_id: int) -> list[Participant]:
    """Return who has been offered a seat in a course and has not answered, the offer that runs out first before others."""
    rights.require(actor, rights.Right.READ_DETAILS, courses.whose(store, courses.get(store, course_id)))
    every = courses.everybody(store, actor, course_id, clock.now())
    found = [it for it in every if it.status is EnrolmentStatus.OFFERED and it.offer_until is not None]
    return sorted(found, key=lambda it: (it.offer_until or datetime.max, it.queued_at or it.since))  # noqa: DTZ901 local


def interested(store: Store, actor: Actor, course_id: int) -> list[Participant]:
    """Return who would like to come to a course without having asked for a seat, the first to say so first."""
    rights.require(actor, rights.Right.READ_DETAILS, courses.whose(store, courses.get(store, course_id)))
    every = courses.everybody(store, actor, course_id, clock.now())
    return sorted(
        (it for it in every if it.status is EnrolmentStatus.INTEREST), key=lambda it: (it.since, it.person_id)
    )


def rule_words(store: Store) -> str:
    """Return in words what the settings say of waiting lists: how a seat goes on, and whether singles may pass a party."""
    if options.get(store, "waiting.gives") == "offer":
        hours = int(options.get(store, "waiting.offer_hours"))
        how = ngettext(
            "A free seat is offered to the next, {count} hour to answer",
            "A free seat is offered to the next, {count} hours to answer",
            hours,
        ).format(count=hours)
    else:
        how = _("A free seat goes to the next at once")
    if options.get(store, "waiting.singles_pass") == "yes":
        return f"{how} · " + _("singles may pass a party")
    return f"{how} · " + _("nobody passes a party")


def _in_words(store: Store, place: Place, *, offers: bool) -> str:
    told = [_because(store, place, offers=offers)]
    if place.entry.priority:
        told.append(_("Goes before others by priority."))
    if place.passed_by:
        names = _names(store, place.passed_by)
        if len(place.entry.people) > 1:
            told.append(_("{people} went before: too few seats were free for the whole party.").format(people=names))
        else:
            told.append(_("{people} joined later and got a seat before.").format(people=names))
    return " ".join(told)


def _because(store: Store, place: Place, *, offers: bool) -> str:
    size, free = len(place.entry.people), place.free or 0
    words = {
        Why.NEXT_FREE: _("Next: a seat is free, and is to be offered.") if offers else _("Next: a seat is free."),
        Why.FIRST: _("First in line: gets the next seat that becomes free."),
        Why.PARTY_TOO_BIG: ngettext(
            "First in line: a party of {size} needs that many seats, {free} is free.",
            "First in line: a party of {size} needs that many seats, {free} are free.",
            free,
        ),
        Why.BEHIND_PARTY: _("A seat is free, but the party before is not to be passed."),
        Why.LAPSED: _("Did not answer an offer in time; is not offered a seat again by itself."),
        Why.SERIES_FULL: _("A session that they want to come to is full."),
        Why.BEHIND: _("After {people}."),
    }[place.why]
    return words.format(size=size, free=free, people=_names(store, place.before))


def _names(store: Store, person_ids: tuple[int, ...]) -> str:
    names = [people.name_of(store, one) for one in person_ids[:_NAMED]]
    rest = len(person_ids) - len(names)
    if rest:
        names.append(ngettext("{count} more", "{count} more", rest).format(count=rest))
    return ", ".join(names)

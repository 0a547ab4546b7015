"""Who in a course counts as a participant, and why somebody does not, or not yet.

Pure. What is only derived is told and decides nothing, as the limits say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from courses.i18n import _, ngettext
from courses.model import (
    CircleMeeting,
    CircleOutcome,
    CirclePerson,
    CircleShape,
    CountedSession,
    Limits,
    PersonVerdict,
)
from courses.rules import circle_deciding, circle_turns
from courses.rules.circle_limits import code_of, told
from courses.rules.counting import BY_ASSOCIATION, hours


@dataclass(frozen=True, slots=True)
class Lack:
    """What a person does not meet."""

    rule: str
    text: str
    is_final: bool
    """Whether the sessions to come cannot make up for it."""


_BEEN = frozenset({"person_first_sessions", "person_sessions_min", "person_hours_min"})
"""Rules about where somebody has been, of which there is nothing to say before there was anywhere to be."""


def judge(
    shape: CircleShape,
    limits: Limits,
    sessions: Sequence[CountedSession],
    outcome: CircleOutcome,
    turn: circle_deciding.Turn,
) -> tuple[PersonVerdict, ...]:
    """Return each person's verdict, in the order given; nobody counts in a course that cannot, or before it does.

    `turn`: where the course turns.
    """
    because = circle_turns.of_course(shape, limits, outcome, turn)
    found = (_person(it, shape, limits, sessions, outcome, turn) for it in shape.persons)
    return tuple(
        replace(it, decides=circle_turns.day(shape, turn), decides_because=because) if _waits(it) else it
        for it in found
    )


def _waits(it: PersonVerdict) -> bool:
    """Return whether a person turns where the course does."""
    return it.decides is None and it.verdict is CircleOutcome.CAN_STILL_COUNT


def _person(
    person: CirclePerson,
    shape: CircleShape,
    limits: Limits,
    sessions: Sequence[CountedSession],
    outcome: CircleOutcome,
    whole: circle_deciding.Turn,
) -> PersonVerdict:
    been = [it for place, it in enumerate(sessions) if it.is_held and place in person.present]
    total = sum(it.study_hours for it in been if it.counted_by in BY_ASSOCIATION)
    has_begun = any(it.is_held for it in sessions)
    lacks = [it for it in _lacks(person, shape, limits, sessions) if has_begun or it.is_final or it.rule not in _BEEN]
    verdict = _outcome([lack for lack in lacks if limits.stops(lack.rule)], outcome)
    reasons, rules = [told(limits, it.rule, it.text) for it in lacks], [code_of(limits, it.rule) for it in lacks]
    turn = circle_deciding.person(person, sessions, limits, verdict, whole)
    if outcome is CircleOutcome.CANNOT_COUNT:
        reasons, rules, turn = [_("the course cannot count")], [""], circle_deciding.Turn(whole.place)
    return PersonVerdict(
        key=person.key,
        name=person.name,
        verdict=verdict,
        sessions=len(been),
        study_hours=total,
        reasons=tuple(reasons),
        rules=tuple(rules),
        person_id=person.person_id,
        decides=circle_turns.day(shape, turn),
        decides_because=circle_turns.of_person(person, shape, verdict, turn),
        may_miss=turn.may_miss,
        is_given_up=turn.is_given_up,
    )


def _outcome(lacks: Sequence[Lack], outcome: CircleOutcome) -> CircleOutcome:
    if outcome is CircleOutcome.CANNOT_COUNT or any(lack.is_final for lack in lacks):
        return CircleOutcome.CANNOT_COUNT
    return CircleOutcome.CAN_STILL_COUNT if lacks else outcome


def _lacks(
    person: CirclePerson, shape: CircleShape, limits: Limits, sessions: Sequence[CountedSession]
) -> Iterator[Lack]:
    coming = [] if person.has_dropped_out else [it for it in sessions if not it.is_held]
    yield from _first_sessions(person, limits, sessions)
    yield from _sessions(person, limits, sessions, len(coming))
    yield from _hours(person, limits, sessions, sum(it.study_hours for it in coming))
    yield from _age(person, shape, limits)
    yield from _elsewhere(person, shape, limits)
    if limits.value("person_number") and person.has_number is False:
        yield Lack(
            "person_number",
            _("no valid personal, coordination or LMA number for the association’s list"),
            is_final=False,
        )


def _first_sessions(person: CirclePerson, limits: Limits, sessions: Sequence[CountedSession]) -> Iterator[Lack]:
    first = limits.value("person_first_sessions")
    if not first or person.present & set(range(first)):
        return
    is_over = person.has_dropped_out or (len(sessions) >= first and all(it.is_held for it in sessions[:first]))
    text = (
        _("was at none of the first {count} sessions") if is_over else _("not yet at any of the first {count} sessions")
    )
    yield Lack("person_first_sessions", text.format(count=first), is_final=is_over)


def _sessions(person: CirclePerson, limits: Limits, sessions: Sequence[CountedSession], coming: int) -> Iterator[Lack]:
    least = limits.value("person_sessions_min")
    been = sum(it.is_held and place in person.present for place, it in enumerate(sessions))
    if least is not None and been < least:
        text = ngettext("{count} session so far, {least} needed", "{count} sessions so far, {least} needed", been)
        yield Lack("person_sessions_min", text.format(count=been, least=least), is_final=been + coming < least)


def _hours(person: CirclePerson, limits: Limits, sessions: Sequence[CountedSession], coming: int) -> Iterator[Lack]:
    least = limits.value("person_hours_min")
    been = [it for place, it in enumerate(sessions) if it.is_held and place in person.present]
    total = sum(it.study_hours for it in been if it.counted_by in BY_ASSOCIATION)
    if least is not None and total < least:
        text = ngettext(
            "{count} study hour so far, {least} needed", "{count} study hours so far, {least} needed", total
        )
        yield Lack("person_hours_min", text.format(count=total, least=least), is_final=total + coming < least)


def _age(person: CirclePerson, shape: CircleShape, limits: Limits) -> Iterator[Lack]:
    least = limits.value("age_min")
    if least is None or person.birth_year is None or not shape.meetings:
        return
    year = shape.meetings[0].day.year
    age = year - person.birth_year
    if age < least:
        text = _("turns {age} in {year}, at least {least}")
        yield Lack("age_min", text.format(age=age, year=year, least=least), is_final=True)


def _elsewhere(person: CirclePerson, shape: CircleShape, limits: Limits) -> Iterator[Lack]:
    """Yield the weeks and the years in which a person has too many study hours, other circles included.

    It is final when the person was there already, or is nowhere where it would not be: what is to come can be left out.
    """
    own = [(it.day, hours(it)) for place, it in enumerate(shape.meetings) if _takes_part(person, place, it)]
    been = [(it.day, hours(it)) for place, it in enumerate(shape.meetings) if it.is_held and place in person.present]
    most = limits.value("person_week_hours_max")
    if most is not None:
        text = _("{count} study hours in week {week} of {year} in all circles together, at most {most}")
        for (year, week), count, is_final in _over(most, _week, own, been, person):
            words = text.format(count=count, week=week, year=year, most=most)
            yield Lack("person_week_hours_max", words, is_final=is_final)
    most = limits.value("person_year_hours_max")
    if most is not None:
        text = _("{count} study hours in {year}, at most {most}")
        for (year,), count, is_final in _over(most, _year, own, been, person):
            words = text.format(count=count, year=year, most=most)
            yield Lack("person_year_hours_max", words, is_final=is_final)


def _over(
    most: int,
    part: Callable[[date], tuple[int, ...]],
    own: Sequence[tuple[date, int]],
    been: Sequence[tuple[date, int]],
    person: CirclePerson,
) -> Iterator[tuple[tuple[int, ...], int, bool]]:
    """Yield the parts of time in which there are too many hours, how many, and whether they are past changing."""
    every, done = Counter[tuple[int, ...]](), Counter[tuple[int, ...]]()
    for day, count in (*own, *person.elsewhere):
        every[part(day)] += count
    for day, count in (*been, *person.been_elsewhere):
        done[part(day)] += count
    keys, was_there = {part(day) for day, _count in own}, {part(day) for day, _count in been}
    is_full = all(done[key] > most for key in keys)
    for key in sorted(keys):
        if every[key] > most:
            yield key, every[key], done[key] > most and (key in was_there or is_full)


def _week(day: date) -> tuple[int, ...]:
    return day.isocalendar()[:2]


def _year(day: date) -> tuple[int, ...]:
    return (day.year,)


def _takes_part(person: CirclePerson, place: int, meeting: CircleMeeting) -> bool:
    return place in person.present if meeting.is_held else not person.has_dropped_out

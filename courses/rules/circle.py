"""Whether a course counts as a study circle, as other folkbildning or as a cultural event, and why not.

Pure: no store and no clock. The limits are reference data and come in; nothing here is a limit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from courses.i18n import _, ngettext
from courses.model import (
    CircleMeeting,
    CircleOutcome,
    CircleRule,
    CircleShape,
    CircleVerdict,
    CountedSession,
    CourseForm,
    Limits,
    PersonVerdict,
)
from courses.rules import circle_deciding, circle_fixes, circle_people, circle_turns, counting
from courses.rules.circle_limits import code_of, in_force, told
from courses.rules.counting import hours, is_association, number_text


@dataclass(frozen=True, slots=True)
class Fault:
    """A limit that is not kept."""

    rule: str
    text: str


class Weighed(NamedTuple):
    """What a course is worth before it is put into words."""

    form: CourseForm
    limits: Limits
    sessions: tuple[CountedSession, ...]
    faults: tuple[Fault, ...]
    outcome: CircleOutcome
    turn: circle_deciding.Turn


def judge(shape: CircleShape, rules: Iterable[CircleRule]) -> CircleVerdict:
    """Return whether a course counts, by the rules in force on its first day; its own form LIBRARY as a study circle."""
    all_rules = tuple(rules)
    it = _weighed(shape, all_rules)
    planned = planned_faults(shape, it.limits)
    reasons = list(_reasons(it.limits, it.faults, it.sessions, shape))
    is_circle = it.form is CourseForm.STUDY_CIRCLE
    is_other = is_circle and _fits(shape, limits_of(shape, CourseForm.OTHER_FOLKBILDNING, all_rules))
    return CircleVerdict(
        shape_counts=not any(it.limits.stops(fault.rule) for fault in planned),
        verdict=it.outcome,
        study_hours=counting.possible(it.sessions)[1] if not shape.is_cancelled else 0,
        form=it.form,
        reasons=tuple(told(it.limits, fault.rule, fault.text) for fault in reasons),
        reason_rules=tuple(code_of(it.limits, fault.rule) for fault in reasons),
        suggestions=tuple(circle_fixes.suggest(shape, it.limits, it.sessions, it.outcome, is_other=is_other)),
        per_person=circle_people.judge(shape, it.limits, it.sessions, it.outcome, it.turn),
        sessions=it.sessions,
        decides=circle_turns.day(shape, it.turn),
        decides_because=circle_turns.of_course(shape, it.limits, it.outcome, it.turn),
        may_miss=it.turn.may_miss,
        without_number=sum(one.has_number is False for one in shape.persons),
        rules=tuple(sorted(it.limits.rules.values(), key=lambda one: one.id)),
    )


def judge_people(shape: CircleShape, rules: Iterable[CircleRule]) -> tuple[PersonVerdict, ...]:
    """Return the verdicts on people alone, as `judge` has them."""
    it = _weighed(shape, tuple(rules))
    return circle_people.judge(shape, it.limits, it.sessions, it.outcome, it.turn)


def _weighed(shape: CircleShape, rules: Sequence[CircleRule]) -> Weighed:
    form = CourseForm.STUDY_CIRCLE if shape.form is CourseForm.LIBRARY else shape.form
    limits = limits_of(shape, form, rules)
    sessions = counting.sessions(shape, limits)
    faults = tuple(_course_faults(shape, limits, sessions))
    outcome = _outcome(limits, faults, sessions)
    return Weighed(form, limits, sessions, faults, outcome, _turn(limits, faults, sessions, outcome))


def _turn(
    limits: Limits, faults: Sequence[Fault], sessions: Sequence[CountedSession], outcome: CircleOutcome
) -> circle_deciding.Turn:
    """Return where the course turns; no session decides where something else than the sessions stops it."""
    lost = {fault.rule for fault in faults if fault.rule == "cancelled" or limits.stops(fault.rule)}
    if lost - {"sessions_min", "hours_min"}:
        return circle_deciding.Turn()
    return circle_deciding.course(sessions, limits, outcome)


def limits_of(shape: CircleShape, form: CourseForm, rules: Sequence[CircleRule]) -> Limits:
    """Return the limits of a form for the course's organiser on its first day."""
    first = shape.meetings[0].day if shape.meetings else None
    return in_force(rules, form, shape.organiser.code if shape.organiser else "", first)


def planned_faults(shape: CircleShape, limits: Limits) -> list[Fault]:
    """Return what is wrong with the dates, hours and seats alone, whoever organises and leads."""
    count, total = len(shape.meetings), sum(map(hours, shape.meetings))
    people = shape.enrolled or shape.seats
    return [
        *_too_little(limits, count, total),
        *_session_faults(limits, shape.meetings),
        *_week_faults(limits, shape.meetings),
        *_too_many(limits, people),
        *_too_few(limits, shape.seats),
        *_year_faults(limits, shape.meetings),
    ]


def _fits(shape: CircleShape, limits: Limits) -> bool:
    """Return whether a course would count, or could, by other limits."""
    sessions = counting.sessions(shape, limits)
    return bool(sessions) and not any(limits.stops(it.rule) for it in _course_faults(shape, limits, sessions))


def _course_faults(shape: CircleShape, limits: Limits, sessions: Sequence[CountedSession]) -> Iterator[Fault]:
    """Yield what keeps a course from counting as it is planned and has gone; what ends all other thought comes alone."""
    if shape.is_cancelled:
        yield Fault("cancelled", _("the course is cancelled"))
        return
    if shape.organiser is not None and not is_association(shape):
        yield Fault("organiser", _("the organiser is no study association"))
        if limits.stops("organiser"):
            return
    yield from _organiser_faults(shape)
    yield from _too_little(limits, *counting.possible(sessions), is_approved=True)
    yield from _session_faults(limits, shape.meetings)
    yield from _week_faults(limits, shape.meetings)
    yield from _too_many(limits, shape.enrolled)
    yield from _year_faults(limits, shape.meetings)
    yield from _group_faults(limits, shape)


def _organiser_faults(shape: CircleShape) -> Iterator[Fault]:
    if shape.organiser is None or not is_association(shape) or not shape.meetings:
        return
    first = shape.meetings[0].day
    if not shape.organiser.is_valid(first):
        text = _("{association} does not exist on {day}").format(
            association=shape.organiser.name, day=first.isoformat()
        )
        yield Fault("organiser", text)


def _outcome(limits: Limits, faults: Sequence[Fault], sessions: Sequence[CountedSession]) -> CircleOutcome:
    if any(fault.rule == "cancelled" or limits.stops(fault.rule) for fault in faults):
        return CircleOutcome.CANNOT_COUNT
    count, total = counting.counted(sessions)
    least_count, least_hours = (circle_deciding.needed(limits, rule) for rule in ("sessions_min", "hours_min"))
    is_there = count > 0 and count >= least_count and total >= least_hours
    return CircleOutcome.COUNTS if is_there else CircleOutcome.CAN_STILL_COUNT


def _reasons(
    limits: Limits, faults: Sequence[Fault], sessions: Sequence[CountedSession], shape: CircleShape
) -> Iterator[Fault]:
    """Yield what stops the course; where nothing does, the sessions that do not count and what else to know."""
    stopping = [fault for fault in faults if fault.rule == "cancelled" or limits.stops(fault.rule)]
    if stopping:
        yield from stopping
        return
    yield from (Fault("", text) for text in _session_reasons(sessions, shape))
    yield from faults
    least = limits.value("people_min")
    if least is not None and 0 < shape.enrolled < least - 1 and not all(it.is_held for it in sessions):
        text = ngettext(
            "{count} person with the leader so far, at least {least} needed",
            "{count} people with the leader so far, at least {least} needed",
            shape.enrolled + 1,
        )
        yield Fault("people_min", text.format(count=shape.enrolled + 1, least=least))


def _session_reasons(sessions: Sequence[CountedSession], shape: CircleShape) -> Iterator[str]:
    """Yield why sessions do not count, by day; what is the same for all of those to come is said once."""
    coming = [it for it, meeting in zip(sessions, shape.meetings, strict=True) if not meeting.has_begun]
    for it in sessions:
        if it not in coming:
            yield from (f"{it.day.isoformat()}: {why}" for why in (*it.why_not, *it.notes))
    first = (*coming[0].why_not, *coming[0].notes) if coming else ()
    same = [why for why in first if all(why in (*it.why_not, *it.notes) for it in coming)]
    yield from same
    for it in coming:
        yield from (f"{it.day.isoformat()}: {why}" for why in (*it.why_not, *it.notes) if why not in same)


def _too_little(limits: Limits, count: int, total: int, *, is_approved: bool = False) -> Iterator[Fault]:
    least = limits.value("sessions_min")
    if least is not None and count < least:
        approved = ngettext(
            "only {count} approved session, at least {least} needed",
            "only {count} approved sessions, at least {least} needed",
            count,
        )
        planned = ngettext(
            "only {count} session, at least {least} needed", "only {count} sessions, at least {least} needed", count
        )
        yield Fault("sessions_min", (approved if is_approved else planned).format(count=count, least=least))
    least = limits.value("hours_min")
    if least is not None and total < least:
        text = ngettext(
            "only {count} study hour, at least {least} needed",
            "only {count} study hours, at least {least} needed",
            total,
        )
        yield Fault("hours_min", text.format(count=total, least=least))


def _session_faults(limits: Limits, meetings: Sequence[CircleMeeting]) -> Iterator[Fault]:
    """Yield meetings that are too short or too long, the worst of each."""
    each = [hours(it) for it in meetings]
    least, most = limits.value("session_hours_min"), limits.value("session_hours_max")
    if each and least is not None and min(each) < least:
        text = _("{count} study hours a session, at least {least}")
        yield Fault("session_hours_min", text.format(count=min(each), least=least))
    if each and most is not None and max(each) > most:
        text = _("{count} study hours a session, at most {most}")
        yield Fault("session_hours_max", text.format(count=max(each), most=most))
    shortest, limit = min(map(counting.minutes, meetings), default=0), limits.value("session_minutes_min")
    if each and limit is not None and shortest < limit:
        text = _("{count} minutes, at least {least}")
        yield Fault("session_minutes_min", text.format(count=shortest, least=limit))


def _week_faults(limits: Limits, meetings: Sequence[CircleMeeting]) -> Iterator[Fault]:
    """Yield the fullest week's sessions and study hours where they are too many."""
    count, total = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for it in meetings:
        count[it.day.isocalendar()[:2]] += 1
        total[it.day.isocalendar()[:2]] += hours(it)
    most = limits.value("week_sessions_max")
    if most is not None and max(count.values(), default=0) > most:
        text = _("{count} sessions in one week, at most {most}")
        yield Fault("week_sessions_max", text.format(count=max(count.values()), most=most))
    most = limits.value("week_hours_max")
    if most is not None and max(total.values(), default=0) > most:
        text = _("{count} study hours in one week, at most {most}")
        yield Fault("week_hours_max", text.format(count=max(total.values()), most=most))


def _too_many(limits: Limits, people: int | None) -> Iterator[Fault]:
    """Yield that there are too many; `people` without the leader, None: no limit is set."""
    most = limits.value("people_max")
    if most is not None and people is not None and people + 1 > most:
        text = _("{count} people with the leader, at most {most}")
        yield Fault("people_max", text.format(count=people + 1, most=most))


def _too_few(limits: Limits, seats: int | None) -> Iterator[Fault]:
    least = limits.value("people_min")
    if least is not None and seats is not None and seats + 1 < least:
        text = _("seats for {count} with the leader, at least {least} needed")
        yield Fault("people_min", text.format(count=seats + 1, least=number_text(least)))


def _year_faults(limits: Limits, meetings: Sequence[CircleMeeting]) -> Iterator[Fault]:
    years = [year for year, _of_year in groupby(it.day.year for it in meetings)]
    if len(years) > 1 and limits.value("same_year"):
        yield Fault("same_year", _("begins {first} and ends {last}").format(first=years[0], last=years[-1]))


def _group_faults(limits: Limits, shape: CircleShape) -> Iterator[Fault]:
    """Yield the courses that the same group has with another association at the same time."""
    least = limits.value("one_association")
    for it in shape.shared if least is not None else ():
        if it.common >= (least or 0) and 2 * it.common >= min(it.size, shape.enrolled):
            text = ngettext(
                "{count} participant is in {code} with {association} at the same time",
                "{count} participants are in {code} with {association} at the same time",
                it.common,
            )
            yield Fault("one_association", text.format(count=it.common, code=it.code, association=it.association))

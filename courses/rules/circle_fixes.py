"""The smallest changes that would make a course count: more or longer sessions, fewer people.

Pure. Only sessions still to come are changed, and no change breaks another limit for a session or in number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from courses.dates import week_text
from courses.i18n import _, ngettext
from courses.model import CircleMeeting, CircleOutcome, CircleShape, CountedSession, Limits
from courses.rules import counting
from courses.rules.counting import hours, length_text


class Plan(NamedTuple):
    """So many sessions of so many study hours each."""

    sessions: int
    hours: int


def suggest(
    shape: CircleShape, limits: Limits, sessions: Sequence[CountedSession], outcome: CircleOutcome, *, is_other: bool
) -> Iterator[str]:
    """Yield in words what would make a course count, the nearest first; `is_other`: it could be other folkbildning."""
    if shape.is_cancelled or _is_too_late(shape, limits):
        return
    if outcome is not CircleOutcome.COUNTS:
        yield from _organiser(shape, limits)
        yield from _study_hours(shape, limits, sessions)
        yield from _weeks(shape, limits)
        yield from _year(shape, limits)
        yield from _leaders(shape, limits)
    if _to_come(shape):
        yield from _people(shape, limits)
    if outcome is CircleOutcome.CANNOT_COUNT and is_other:
        yield _("report it as other folkbildning: as it stands, it keeps those limits")


def _to_come(shape: CircleShape) -> list[CircleMeeting]:
    return [it for it in shape.meetings if not it.has_begun]


def _is_too_late(shape: CircleShape, limits: Limits) -> bool:
    """Return whether the first day is past and nobody who could report the course organised it then."""
    first = shape.meetings[0] if shape.meetings else None
    if first is None or not first.has_begun or not limits.stops("organiser") or shape.organiser is None:
        return False
    return not counting.is_association(shape) or not shape.organiser.is_valid(first.day)


def plans(count: int, each: int, limits: Limits) -> tuple[Plan, ...]:
    """Return the plans nearest to `count` sessions of `each` study hours that are enough: more sessions, longer ones.

    Empty when the plan is enough already, or no limit on hours or sessions is set.
    """
    least_count, least_hours = limits.value("sessions_min") or 1, limits.value("hours_min") or 0
    shortest = limits.value("session_hours_min") or 0
    longest = limits.value("session_hours_max") or max(each, least_hours)
    if shortest <= each <= longest and count >= least_count and count * each >= least_hours:
        return ()
    found = []
    if each > longest:  # as many study hours in all, in sessions that are short enough
        found.append(Plan(max(least_count, _up(count * each, longest)), longest))
    elif each >= max(shortest, 1):
        found.append(Plan(max(least_count, count, _up(least_hours, each)), each))
    longer = max(shortest, _up(least_hours, count)) if count >= least_count else longest + 1
    if each < longer <= longest:
        found.append(Plan(count, longer))
    return tuple(found) or (_anew(least_count, least_hours, longest),)


def _anew(least_count: int, least_hours: int, longest: int) -> Plan:
    """Return the fewest sessions that are enough, none of them longer than need be."""
    count = max(least_count, _up(least_hours, longest))
    return Plan(count, _up(least_hours, count))


def _up(total: int, part: int) -> int:
    """Return how many parts it takes to reach a total."""
    return -(-total // part)


def _study_hours(shape: CircleShape, limits: Limits, sessions: Sequence[CountedSession]) -> Iterator[str]:
    if not shape.meetings:
        return
    is_alike = len({(counting.minutes(it), it.break_minutes, it.stated) for it in shape.meetings}) == 1
    if is_alike and len(_to_come(shape)) == len(shape.meetings):
        yield from _whole_plan(shape, limits)
    else:
        yield from _rest_of_plan(shape, limits, sessions)


def _whole_plan(shape: CircleShape, limits: Limits) -> Iterator[str]:
    """Yield the plan as it is and those that would do."""
    one, count = shape.meetings[0], len(shape.meetings)
    found = plans(count, hours(one), limits)
    if not found:
        return
    options = _either([_plan_text(one, plan) for plan in found])
    now = _plan_text(one, Plan(count, hours(one)))
    text = ngettext(
        "{plan} gives {count} study hour; {options} would do",
        "{plan} gives {count} study hours; {options} would do",
        count * hours(one),
    )
    yield text.format(plan=now, count=count * hours(one), options=options)


def _plan_text(like: CircleMeeting, plan: Plan) -> str:
    """Return "5 × 2 h": by the clock, or in study hours where the leader set them."""
    return f"{plan.sessions} × {_length(like, plan.hours)}"


def _length(like: CircleMeeting, study_hours: int) -> str:
    if like.stated is not None:
        return ngettext("{count} study hour", "{count} study hours", study_hours).format(count=study_hours)
    same = study_hours == hours(like)
    return length_text(
        counting.minutes(like) if same else counting.minutes_of(study_hours, like.break_minutes), like.break_minutes
    )


def _either(options: Sequence[str]) -> str:
    return _("{these} or {last}").format(these=", ".join(options[:-1]), last=options[-1]) if options[1:] else options[0]


def _rest_of_plan(shape: CircleShape, limits: Limits, sessions: Sequence[CountedSession]) -> Iterator[str]:
    """Yield what would do when some sessions are held, or they differ: more of the last kind, or longer ones."""
    yield from _too_long(shape, limits)
    least_count, least_hours = limits.value("sessions_min") or 0, limits.value("hours_min") or 0
    count, total = counting.possible(sessions)
    if count >= least_count and total >= least_hours:
        return
    last = shape.meetings[-1]
    each = min(max(hours(last), 1), limits.value("session_hours_max") or hours(last) or 1)
    more = max(least_count - count, _up(least_hours - total, each))
    text = ngettext("{count} more session of {length}", "{count} more sessions of {length}", more)
    options = [text.format(count=more, length=_length(last, each))]
    options += _longer(shape, limits, least_hours - total) if count >= least_count else []
    yield _("{options} would do").format(options=_either(options))


def _longer(shape: CircleShape, limits: Limits, lacking: int) -> list[str]:
    """Return, in a list of one, how long the sessions to come would have to be; empty when that cannot do."""
    coming = _to_come(shape)
    if not coming or len({hours(it) for it in coming}) > 1:
        return []
    each = hours(coming[0]) + _up(lacking, len(coming))
    if each > (limits.value("session_hours_max") or each):
        return []
    text = ngettext("the one that remains at {length}", "the {count} that remain at {length} each", len(coming))
    return [text.format(count=len(coming), length=_length(coming[0], each))]


def _too_long(shape: CircleShape, limits: Limits) -> Iterator[str]:
    most = limits.value("session_hours_max")
    if most is not None and any(hours(it) > most and not it.has_begun for it in shape.meetings):
        length = length_text(counting.minutes_of(most, 0))
        yield _("make no session longer than {length}, breaks not counted").format(length=length)


def _weeks(shape: CircleShape, limits: Limits) -> Iterator[str]:
    """Yield how many sessions to move out of each week that is too full."""
    for _week, group in groupby(shape.meetings, key=lambda it: it.day.isocalendar()[:2]):
        of_week = list(group)
        count = _to_move(of_week, limits)
        if count:
            text = ngettext(
                "{week}: move {count} session to another week", "{week}: move {count} sessions to another week", count
            )
            yield text.format(week=week_text(of_week[0].day), count=count)


def _to_move(of_week: Sequence[CircleMeeting], limits: Limits) -> int:
    """Return how many meetings have to leave a week, of those that have not begun; 0 when it is not too full."""
    most_count, most_hours = limits.value("week_sessions_max"), limits.value("week_hours_max")
    longest = limits.value("session_hours_max")
    each = sorted(min(hours(it), longest or hours(it)) for it in of_week)
    movable = sum(not it.has_begun for it in of_week)
    for count in range(len(each) + 1):
        kept = each[: len(each) - count]
        if len(kept) <= (most_count or len(kept)) and sum(kept) <= (most_hours or sum(kept)):
            return count if count <= movable else 0
    return 0


def _people(shape: CircleShape, limits: Limits) -> Iterator[str]:
    most, least = limits.value("people_max"), limits.value("people_min")
    if most is not None and shape.enrolled + 1 > most:
        text = _("split them into {groups} groups of at most {most} participants each")
        yield text.format(groups=_up(shape.enrolled, most - 1), most=most - 1)
    elif most is not None and (shape.seats or 0) + 1 > most:
        yield _("set the seats to at most {most}: the leader is one of {all}").format(most=most - 1, all=most)
    if least is not None and shape.seats is not None and shape.seats + 1 < least:
        yield _("set the seats to at least {least}").format(least=least - 1)


def _year(shape: CircleShape, limits: Limits) -> Iterator[str]:
    years = [it.day.year for it in shape.meetings]
    later = [it for it in shape.meetings if it.day.year != years[0]]
    if later and limits.value("same_year") and not any(it.has_begun for it in later):
        yield _("end by 31 December {year}, or make a course of its own for each year").format(year=years[0])


def _organiser(shape: CircleShape, limits: Limits) -> Iterator[str]:
    if not limits.stops("organiser"):
        return
    if not counting.is_association(shape):
        yield _("let a study association be the organiser")
    elif shape.organiser and shape.meetings and not shape.organiser.is_valid(shape.meetings[0].day):
        day = shape.meetings[0].day.isoformat()
        yield _("choose a study association that exists on {day}").format(day=day)


def _leaders(shape: CircleShape, limits: Limits) -> Iterator[str]:
    """Yield, for each leader to come who is not approved, what to ask for."""
    if not limits.stops("leader_approved") or not counting.is_association(shape) or shape.organiser is None:
        return
    code = shape.organiser.code
    lacking = [it for it in _to_come(shape) if not any(code in led.approved_by for led in it.leaders)]
    if any(not it.leaders for it in lacking):
        yield _("name a leader whom {association} has approved").format(association=code)
    for name in dict.fromkeys(leader.name for it in lacking for leader in it.leaders):
        text = _("ask {association} to approve {name}, or let a leader whom they have approved lead")
        yield text.format(association=code, name=name)

"""The words for the session that decides: what happens if it is lost, or somebody misses it. Pure; decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from courses.dates import day_text, day_year
from courses.i18n import _, ngettext
from courses.model import CircleOutcome, CirclePerson, CircleShape, Limits
from courses.rules.circle_deciding import Turn, needed
from courses.rules.counting import expected

_NAMED = 4
"""So few people are called by name."""


def day(shape: CircleShape, turn: Turn) -> date | None:
    """Return the day of the session that decides."""
    return None if turn.place is None else shape.meetings[turn.place].day


def of_course(shape: CircleShape, limits: Limits, outcome: CircleOutcome, turn: Turn) -> str:
    """Return in words how the session decides about the course; empty where none does."""
    if turn.place is None:
        return ""
    if outcome is not CircleOutcome.CAN_STILL_COUNT:
        text = _("since {day}") if outcome is CircleOutcome.COUNTS else _("fell on {day}")
        return text.format(day=_day(shape, turn.place))
    if turn.may_miss:
        text = ngettext(
            "{count} session to come may be lost; falls on {day} at the earliest",
            "{count} sessions to come may be lost; falls on {day} at the earliest",
            turn.may_miss,
        )
        return text.format(count=turn.may_miss, day=_day(shape, turn.place))
    return _next(shape, limits, turn.place)


def of_person(person: CirclePerson, shape: CircleShape, outcome: CircleOutcome, turn: Turn) -> str:
    """Return in words how the session decides about a person; empty where none does."""
    if turn.place is None:
        return ""
    if outcome is not CircleOutcome.CAN_STILL_COUNT:
        text = _("since {day}") if outcome is CircleOutcome.COUNTS else _("lost on {day}")
        return text.format(day=_day(shape, turn.place))
    if turn.is_given_up:
        ahead = (place for place in sorted(person.away) if not shape.meetings[place].is_held)
        days = ", ".join(_day(shape, place) for place in ahead)
        return _("has sent word for {days}: does not count unless that changes").format(days=days)
    if turn.may_miss:
        text = ngettext(
            "may miss {count} more; lost on {day} at the earliest",
            "may miss {count} more; lost on {day} at the earliest",
            turn.may_miss,
        )
        return text.format(count=turn.may_miss, day=_day(shape, turn.place))
    if shape.meetings[turn.place].has_begun:
        return _("attendance on {day} decides: it is not entered").format(day=_day(shape, turn.place))
    return _("lost if {day} is missed").format(day=_day(shape, turn.place))


def _next(shape: CircleShape, limits: Limits, place: int) -> str:
    """Return what happens if the session is lost, by the names of those on whom it hangs when they are few."""
    when = _day(shape, place)
    if shape.meetings[place].has_begun:
        return _("attendance on {day} decides: it is not entered").format(day=when)
    least = needed(limits, "people_min") - 1
    likely = expected(shape, place)
    if least < 1 or not shape.persons or len(likely) > least:
        return _("if the session on {day} does not count, the circle falls").format(day=when)
    if len(likely) < least:
        text = ngettext(
            "on {day} only {count} is likely to come and {least} are needed, or the circle falls",
            "on {day} only {count} are likely to come and {least} are needed, or the circle falls",
            len(likely),
        )
        return text.format(day=when, count=len(likely), least=least)
    return _("if {names} misses {day}, the circle falls").format(names=_either(likely), day=when)


def _either(people: Sequence[CirclePerson]) -> str:
    names = [it.name for it in people]
    if len(names) > _NAMED:
        return ngettext("one of {count} people", "one of {count} people", len(names)).format(count=len(names))
    return _("{these} or {last}").format(these=", ".join(names[:-1]), last=names[-1]) if names[1:] else names[0]


def _day(shape: CircleShape, place: int) -> str:
    years = {it.day.year for it in shape.meetings}
    told = shape.meetings[place].day
    return day_year(told) if len(years) > 1 else day_text(told)

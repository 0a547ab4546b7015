"""What to know of a course while it is planned: what is unusual in its fields, and what it clashes with. Knows no store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from courses.actions.drafts import CourseDraft
from courses.dates import month_short
from courses.i18n import _
from courses.model import CourseKind
from courses.model.clashes import Clash, ClashKind
from courses.rules.clash_words import listed

_USUAL_SLOTS = (20, 30, 40)
"""Minutes that slots of booked guidance usually have."""


def notes(draft: CourseDraft) -> list[str]:
    """Return what the fields come to that somebody may not have meant, as whole sentences."""
    minutes = draft.slot_minutes
    if minutes is None:
        return []
    if draft.kind is not CourseKind.GUIDANCE:
        return [_("The length of a slot has no effect: only booked guidance has slots.")]
    if minutes not in _USUAL_SLOTS:
        return [_("Slots of {minutes} min: the usual ones are 20, 30 or 40 min.").format(minutes=minutes)]
    return []


def clashing(clashes: Iterable[Clash]) -> list[str]:
    """Return clashes in words, those that are the same but for the date told once with their dates; in the order given."""
    alike: dict[object, list[Clash]] = {}
    for it in clashes:
        alike.setdefault(_counterpart(it), []).append(it)
    return [_told(group) for group in alike.values()]


def _counterpart(it: Clash) -> object:
    """Return the kind of a clash and whom or what it is with; a clash of the course as such is like no other."""
    if not it.sessions:
        return it.what
    facts = sorted((name, str(value)) for name, value in it.facts.items())
    return it.kind, _others(it), tuple(facts)


def _others(it: Clash) -> tuple[str, ...]:
    """Return the codes of the courses that a draft clashes with; its own sessions are not saved yet."""
    return tuple(dict.fromkeys(one.course for one in it.sessions if one.session_id > 0))


def _told(group: Sequence[Clash]) -> str:
    first = group[0]
    days = sorted({it.sessions[0].day for it in group})
    if len(group) == 1 or not first.sessions:
        return first.what
    facts = {"courses": listed(_others(first)), "dates": _days(days)}
    if first.kind is ClashKind.ROOM and first.facts["overlap"]:
        return _("Clashes with {courses} over {room}: {dates}").format(room=first.facts["room"], **facts)
    if first.kind is ClashKind.LEADER and first.facts["overlap"]:
        return _("Clashes with {courses}, which {leader} leads too: {dates}").format(
            leader=first.facts["leader"], **facts
        )
    return _("{clash}; likewise {dates}").format(clash=first.what, dates=_days(days[1:]))


def _days(days: Sequence[date]) -> str:
    """Return dates in short, the month said once for those that share it: "12, 19 and 26 Jan"."""
    following = [*days[1:], None]
    return listed(
        [
            str(day.day) if after is not None and (day.year, day.month) == (after.year, after.month) else _day(day)
            for day, after in zip(days, following, strict=True)
        ]
    )


def _day(day: date) -> str:
    return f"{day.day} {month_short(day.month)}"

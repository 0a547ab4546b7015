"""How far a target is reached, from the sessions held. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from courses.model import CourseKind
from courses.model.targets import CourseShare, HeldSession, Target, TargetFilter, TargetProgress, TargetUnit
from courses.rules.attendance import hours_of
from courses.text import fold, is_same_name

_OPEN = frozenset({CourseKind.DROP_IN, CourseKind.GUIDANCE})
"""Kinds where every visit is another one."""


def measure(target: Target, held: Iterable[HeldSession], today: date) -> TargetProgress:
    """Return how far a target is reached by the sessions held; those outside its period or filter are left out."""
    counted = [it for it in held if target.first_date <= it.day <= target.last_date and lets_through(target.filter, it)]
    by_course: dict[int, list[HeldSession]] = {}
    for it in counted:
        by_course.setdefault(it.course_id, []).append(it)
    shares = [CourseShare(of[0].code, of[0].title, _count(target.unit, of)) for of in by_course.values()]
    done = sum(share.count for share in shares)
    heads = 0
    if target.unit is TargetUnit.PERSONS:
        done = len(frozenset().union(*(it.present for it in counted)))
        heads = sum(_heads(of) for of in by_course.values())
    kept = sorted((share for share in shares if share.count), key=lambda share: (-share.count, share.code))
    return TargetProgress(target, done, heads, tuple(kept), expected(target, today))


def expected(target: Target, today: date) -> float:
    """Return the share 0–1 of a target's days that are over; today is not."""
    days = (target.last_date - target.first_date).days + 1
    return min(1.0, max(0.0, (today - target.first_date).days / days))


def lets_through(chosen: TargetFilter, it: HeldSession) -> bool:
    """Return whether a session is of a course that counts."""
    return (
        (not chosen.kinds or it.kind in chosen.kinds)
        and (not chosen.forms or it.form in chosen.forms)
        and (not chosen.place or is_same_name(chosen.place, it.place) or is_same_name(chosen.place, it.municipality))
        and (not chosen.organiser or chosen.organiser in it.organisers)
        and (not chosen.modes or it.mode in chosen.modes)
        and {(tag.kind, fold(tag.name)) for tag in chosen.tags} <= {(tag.kind, fold(tag.name)) for tag in it.tags}
        and all(word in fold(f"{it.code} {it.title}") for word in fold(chosen.words).split())
    )


def _count(unit: TargetUnit, sessions: Sequence[HeldSession]) -> int:
    """Return what the sessions of one course come to."""
    if unit is TargetUnit.SESSIONS:
        return len(sessions)
    if unit is TargetUnit.OCCASIONS:
        return sum(1 for it in sessions if it.is_led_by_library)
    if unit is TargetUnit.STUDY_HOURS:
        return sum(
            hours_of(*it.stated_hours, start=it.start, end=it.end, break_minutes=it.break_minutes) for it in sessions
        )
    named = len(frozenset().union(*(it.present for it in sessions)))
    return named if unit is TargetUnit.PERSONS else named + _heads(sessions)


def _heads(sessions: Sequence[HeldSession]) -> int:
    """Return how many came without a name; a session with marks and a head count has them in both."""
    heads = [max(0, (it.head_count or 0) - len(it.present)) for it in sessions]
    return sum(heads) if sessions[0].kind in _OPEN else max(heads)

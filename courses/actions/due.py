"""Certificates while a course runs: who is due one, who has reached it, what others still need, who cannot any more."""

from __future__ import annotations

from datetime import datetime, timedelta

from courses.model import Actor, CourseKind, CourseSummary, Participant, SessionStatus
from courses.model.absences import Chance, CourseDue, DueRow
from courses.rules import rights
from courses.store import Store, courses, sessions, tables
from courses.store.connection import Row

KINDS = (CourseKind.COURSE, CourseKind.WORKSHOP_SERIES)
"""What certificates are given for."""
_LATELY = timedelta(days=90)
"""So long after its last session the certificates of a course are still told of by themselves."""


def of_course(store: Store, actor: Actor, course_id: int, now: datetime) -> CourseDue:
    """Return how everybody with a seat stands to a certificate. Raises NotFound, Refused.

    Sessions that have passed without being entered are taken to be left: what is held is what is entered.
    """
    course = courses.get(store, course_id)
    left = sum(it.status is SessionStatus.PLANNED for it in sessions.of_course(store, course_id, now))
    is_finished = courses.is_finished(store, course_id, now)
    limit = courses.threshold(store, course)
    printed = {
        row["person_id"]: row for row in tables.find(store, "certificate", course_id=course_id, withdrawn_on=None)
    }
    rows = tuple(
        _row(it, it.chance, printed.get(it.person_id))
        for it in courses.participants(store, actor, course_id, now)
        if it.chance is not None
    )
    return CourseDue(course_id, course.code, course.title, is_finished, limit, left, rows)


def overall(store: Store, actor: Actor, now: datetime) -> list[CourseDue]:
    """Return the courses that run, or ended in the last 90 days, in order of first date: those with people only.

    Raises Refused for who may not see who takes part.
    """
    rights.require(actor, rights.Right.READ_PEOPLE)
    found = [it for it in courses.summaries(store, now, kinds=KINDS) if _concerns(it, now)]
    return [of_course(store, actor, it.id, now) for it in found]


def waits(store: Store, actor: Actor, now: datetime) -> list[CourseDue]:
    """Return, of `overall`, where certificates are to be printed, or somebody needs every session left."""
    return [it for it in overall(store, actor, now) if it.to_print or it.narrow]


def _concerns(it: CourseSummary, now: datetime) -> bool:
    if it.is_cancelled or not it.enrolled or it.first_date is None or it.last_date is None:
        return False
    return it.first_date <= now.date() <= it.last_date + _LATELY


def _row(it: Participant, chance: Chance, printed: Row | None) -> DueRow:
    figures = (it.attended, it.certificate_held, it.study_hours)
    return DueRow(
        it.person_id,
        it.person,
        it.name,
        it.attended,
        it.certificate_held,
        chance,
        str(printed["number"]) if printed else "",
        is_changed=printed is not None and (printed["attended"], printed["held"], printed["study_hours"]) != figures,
    )

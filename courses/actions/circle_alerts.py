"""What the circles that are going on want somebody to look up from. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from courses.model import Actor, CourseForm
from courses.rules import rights
from courses.rules.circle_alerts import AHEAD, KINDS, Alert, alerts
from courses.store import Store, circle_check, courses
from courses.store import circle as circle_store


@dataclass(frozen=True, slots=True)
class CourseAlert:
    """Something about a course to see to."""

    course_id: int
    code: str
    title: str
    alert: Alert


def due(store: Store, actor: Actor, now: datetime) -> list[CourseAlert]:
    """Return what to see to about the courses that associations count, the gravest first, then the nearest.

    Only of courses that the actor may see; people only to those who may see them, and nothing of a reported course.
    """
    found = []
    near = timedelta(days=AHEAD)
    for course_id in circle_store.counted_between(store, now.date() - near, now.date() + near):
        course = courses.get(store, course_id)
        if rights.may(actor, rights.Right.READ_FIGURES, courses.whose(store, course)):
            verdict = circle_check.verdict(store, actor, course, now)
            told = alerts(verdict, now.date())
            if course.form is CourseForm.CULTURAL_EVENT:  # its audience is in no list
                told = [it for it in told if it.kind == "leader"]
            found += [CourseAlert(course_id, course.code, course.title, it) for it in told]
    return sorted(found, key=lambda it: (KINDS.index(it.alert.kind), it.alert.day or now.date(), it.code))

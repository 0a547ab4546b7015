"""What an evaluation form is about, as values. It knows of no participant."""

from __future__ import annotations

from datetime import datetime

from courses.actions.papers_programme import library_details
from courses.model import Actor, EvaluationPaper, SessionStatus
from courses.rules import rights
from courses.store import Store, courses, sessions


def evaluation(
    store: Store, actor: Actor, course_id: int, now: datetime, *, is_fillable: bool = False
) -> EvaluationPaper:
    """Return the form of a course; `is_fillable`: to fill in on a screen. Raises Refused."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PRINT, courses.organisation_ids(course))
    days = [it.day for it in sessions.of_course(store, course_id, now) if it.status is not SessionStatus.CANCELLED]
    return EvaluationPaper(
        course_code=course.code,
        course_title=course.title,
        first=min(days, default=None),
        last=max(days, default=None),
        library=library_details(store),
        is_fillable=is_fillable,
    )

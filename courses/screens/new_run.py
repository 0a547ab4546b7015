"""A new run of what is asked for: the course form, filled from the plan or from the last run. The form writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from courses.model import Pattern
from courses.screens import doors
from courses.screens.guard import Guard
from courses.store import courses, tables
from courses.text import fold


def open_form(at: Guard, plan_id: int | None, title: str) -> None:
    """Open the form of a new course: from the last run of the plan or title, else from the plan, else with the title alone."""
    from courses.actions import planning, plans
    from courses.actions.drafts import CourseDraft
    from courses.screens.course_form import CourseForm

    desk = at.desk
    last = _last_run(at, plan_id, title)
    code = plans.code_like_the_last(desk.store)
    if last is not None:
        before = planning.draft_of(courses.get(desk.store, last))
        count = before.pattern.count or 1
        draft = replace(before, code=code, pattern=Pattern(date.min, count=count), decision_date=None, notes="")
        at.app.push_screen(CourseForm(None, draft))
    elif plan_id is not None:
        doors.course_of_plan(at, plan_id)
    else:
        start, end = _usual_times(at)
        draft = CourseDraft(code=code, title=title, start=start, end=end, pattern=Pattern(date.min, count=1))
        at.app.push_screen(CourseForm(None, draft))


def _last_run(at: Guard, plan_id: int | None, title: str) -> int | None:
    """Return the id of the last course of a plan or, without one, of a title; None when there was none."""
    every = courses.summaries(at.desk.store, at.desk.now())[::-1]
    made = {row["id"]: row["plan_id"] for row in tables.find(at.desk.store, "course")}
    of_plan = (it.id for it in every if plan_id is not None and made.get(it.id) == plan_id)
    of_title = (it.id for it in every if fold(it.title) == fold(title))
    return next(of_plan, None) or next(of_title, None)


def _usual_times(at: Guard) -> tuple[time, time]:
    """Return when the course that begins last meets, which the form then shows to be changed; without any, 10–12."""
    every = courses.summaries(at.desk.store, at.desk.now())
    return (every[-1].start, every[-1].end) if every else (time(10), time(12))

"""Makes what tests need, with defaults for all that a test does not care about."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, time

from courses import clock
from courses.actions import attendance, enrolment, people, planning
from courses.actions.drafts import CourseDraft, PersonDraft
from courses.actions.setup import open_library
from courses.model import Actor, Mark, Pattern, Role
from courses.store import sessions

LIBRARIAN = Actor(name="Maja", role=Role.LIBRARIAN)
TUESDAY = date(2026, 9, 8)


@contextmanager
def library(folder):
    """Lends an open library in a folder of its own."""
    store = open_library(folder / "data")
    try:
        yield store
    finally:
        store.close()


def course_draft(**overrides):
    """Returns a draft of eight Tuesdays from 8 September 2026, 10.00–12.15, eight seats."""
    pattern = overrides.pop("pattern", None) or Pattern(
        overrides.pop("first_date", TUESDAY), count=overrides.pop("count", 8)
    )
    values = {"code": "STO-601", "title": "Internet för nybörjare", "start": time(10), "end": time(12, 15), "seats": 8}
    return CourseDraft(pattern=pattern, **(values | overrides))


def course(store, **overrides):
    """Makes a course of `course_draft`."""
    return planning.create_course(store, LIBRARIAN, course_draft(**overrides))


def person(store, given_name="Ebba", family_name="Ek", **overrides):
    """Adds a person."""
    return people.add(store, LIBRARIAN, PersonDraft(given_name=given_name, family_name=family_name, **overrides))


def enrolled(store, course, *names):
    """Adds a person for each given name, enrols them in order, and returns them."""
    added = [person(store, name) for name in names]
    for one in added:
        enrolment.enrol(store, LIBRARIAN, course.id, one.id)
    return added


def mark(store, course, person, *marks):
    """Marks a person at the first sessions of a course, one mark a session; None leaves one out."""
    for session, one in zip(sessions.of_course(store, course.id, clock.now()), marks, strict=False):
        if one is not None:
            attendance.mark(store, LIBRARIAN, session.id, person.id, Mark(one))

"""Makes what tests need, with defaults for all that a test does not care about."""

from __future__ import annotations

from contextlib import closing, contextmanager
from datetime import date, time
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from courses import clock, places
from courses.actions import attendance, enrolment, people, planning
from courses.actions.drafts import CourseDraft, PersonDraft
from courses.actions.setup import open_library
from courses.model import Actor, Mark, Pattern, Role
from courses.store import courses, sessions
from courses.store.journal import deed

LIBRARIAN = Actor(name="Maja", role=Role.LIBRARIAN)
TUESDAY = date(2026, 9, 8)


_made = TemporaryDirectory(prefix="libraries-")
"""Libraries as they were first made in this run, by what made them: making one takes longer than most tests."""


@contextmanager
def library(folder, make=None):
    """Lends the open library of a folder, where there was none a new one; `make` fills it, and always in the same way."""
    data = folder / "data"
    if not places.database_file(data).exists():
        copytree(_template(make), data, dirs_exist_ok=True)
    with closing(open_library(data)) as store:
        yield store


def _template(make):
    """Returns the data folder of a library that was made once."""
    made = Path(_made.name) / (f"{make.__module__}.{make.__qualname__}" if make else "empty")
    if not made.exists():
        with closing(open_library(made)) as store:
            if make:
                make(store)
    return made


def course_draft(**overrides):
    """Returns a draft of eight Tuesdays from 8 September 2026, 10.00–12.15, eight seats."""
    pattern = overrides.pop("pattern", None) or Pattern(
        overrides.pop("first_date", TUESDAY), count=overrides.pop("count", 8)
    )
    values = {"code": "STO-601", "title": "Internet för nybörjare", "start": time(10), "end": time(12, 15), "seats": 8}
    return CourseDraft(pattern=pattern, **(values | overrides))


def course(store, **overrides):
    """Makes a course of `course_draft`, as an import does: whatever it clashes with."""
    draft = course_draft(**overrides)
    with deed(store, LIBRARIAN, f"Planned {draft.code} {draft.title}") as it:
        course_id = planning.create_course_in(it, draft)
    return courses.get(store, course_id)


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

"""Who counts in a circle of 30 persons and 12 sessions, as the grid asks it after a mark, against reading the grid itself."""

from __future__ import annotations

import statistics
import tempfile
import time as clock_time
from datetime import date, time
from pathlib import Path

from bench.marks import ACTOR, PEOPLE, SESSIONS
from courses import clock
from courses.actions import attendance, enrolment, people, planning
from courses.actions.attendance import NewMark
from courses.actions.drafts import CourseDraft, PersonDraft
from courses.actions.setup import open_library
from courses.model import CourseForm, Mark, Pattern
from courses.store import Store, circle_check, sessions, tables
from courses.store import attendance as grids

TURNS = 30


def main() -> list[tuple[str, float, str]]:
    """Return the median of reading the grid and of the circle's words, in seconds, with what each is."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_library(Path(folder) / "data")
        course_id, now = _circle(store), clock.now()
        size = f"{PEOPLE} x {SESSIONS}"
        return [
            (f"the grid of {size}, read", _median(lambda: grids.grid(store, ACTOR, course_id, now)), "reference"),
            (
                f"who counts in it ({size})",
                _median(lambda: circle_check.circle_words(store, ACTOR, course_id, now)),
                "circle",
            ),
        ]


def _circle(store: Store) -> int:
    """Make a circle that has held two sessions of three, with marks that leave some about to be lost."""
    draft = CourseDraft(
        code="B-1",
        title="Bench",
        start=time(10),
        end=time(12, 15),
        pattern=Pattern(date(2026, 1, 13), count=SESSIONS),
        form=CourseForm.OTHER_FOLKBILDNING,  # a circle has at most twenty
        organiser_id=tables.id_of(store, "organisation", code="ABF"),
    )
    course = planning.create_course(store, ACTOR, draft)
    added = [people.add(store, ACTOR, PersonDraft(given_name=f"Person {number}")).id for number in range(PEOPLE)]
    for person in added:
        enrolment.enrol(store, ACTOR, course.id, person)
    held = sessions.of_course(store, course.id, clock.now())[: SESSIONS * 2 // 3]
    marks = [
        NewMark(it.id, person, Mark.ABSENT if (place + number) % 3 else Mark.PRESENT)
        for place, it in enumerate(held)
        for number, person in enumerate(added)
    ]
    attendance.mark_many(store, ACTOR, course.id, marks, "bench")
    return course.id


def _median(deed) -> float:
    taken = []
    for _ in range(TURNS):
        start = clock_time.perf_counter()
        deed()
        taken.append(clock_time.perf_counter() - start)
    return statistics.median(taken)

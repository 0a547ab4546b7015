"""One attendance mark to disk, against a bare sqlite3 commit of one row to the same disk."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time as clock_time
from datetime import date, time
from pathlib import Path

from courses.actions import attendance, enrolment, people, planning
from courses.actions.drafts import CourseDraft, PersonDraft
from courses.actions.setup import open_library
from courses.model import Actor, Mark, Pattern
from courses.store import Store, sessions

ACTOR = Actor("Bench")
PEOPLE, SESSIONS = 30, 12


def main() -> list[tuple[str, float, str]]:
    """Return the median of a bare commit and of a mark, in seconds, with what each is."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            ("bare sqlite3 commit of one row, synchronous=FULL", _bare(Path(folder)), "reference"),
            ("a mark: action, journal, on disk", _mark(Path(folder)), "mark"),
        ]


def _bare(folder: Path) -> float:
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE mark (id INTEGER PRIMARY KEY, mark TEXT)")
    return _median(lambda: connection.execute("INSERT INTO mark (mark) VALUES ('PRESENT')"), 360)


def _mark(folder: Path) -> float:
    store = open_library(folder / "data")
    course_id, people_ids = _course(store)
    meetings = sessions.of_course(store, course_id, _now())
    pairs = iter([(meeting.id, person) for meeting in meetings for person in people_ids])

    def one() -> None:
        session_id, person_id = next(pairs)
        attendance.mark(store, ACTOR, session_id, person_id, Mark.PRESENT)

    return _median(one, PEOPLE * SESSIONS)


def _course(store: Store) -> tuple[int, list[int]]:
    pattern = Pattern(date(2026, 1, 13), count=SESSIONS)
    draft = CourseDraft(code="B-1", title="Bench", start=time(10), end=time(12), pattern=pattern)
    course = planning.create_course(store, ACTOR, draft)
    added = [people.add(store, ACTOR, PersonDraft(given_name=f"Person {n}")).id for n in range(PEOPLE)]
    for person in added:
        enrolment.enrol(store, ACTOR, course.id, person)
    return course.id, added


def _now():
    from courses import clock

    return clock.now()


def _median(deed, times: int) -> float:
    taken = []
    for _ in range(times):
        start = clock_time.perf_counter()
        deed()
        taken.append(clock_time.perf_counter() - start)
    return statistics.median(taken)

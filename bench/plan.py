"""Proposing and clash-checking one course of 12 sessions against 10,000 planned ones, and all clashes of such a term.

The reference is one bare SELECT of the 10,000 sessions, every column, into dictionaries.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import tempfile
import time as clock_time
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

from courses import clock
from courses.actions import clashes, planning
from courses.actions.drafts import CourseDraft
from courses.actions.setup import open_library
from courses.model import Actor, Pattern
from courses.store import Store, journal, rows

ACTOR = Actor("Bench")
COURSES, SESSIONS, ROOMS, LEADERS, PEOPLE = 1250, 8, 60, 80, 4000
FIRST = date(2027, 1, 11)
WEEKS = 44
TERM = (date(2027, 1, 1), date(2027, 12, 31))


def main() -> list[tuple[str, float, str]]:
    """Return the median seconds of the reference and of each measurement, with what each is."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_library(Path(folder) / "data")
        fill(store)
        cold = _once(lambda: checked(store))
        results = [
            ("bare SELECT of 10000 sessions", _median(lambda: _bare(store), 15), "reference"),
            ("propose and check 12 sessions against 10000", _median(lambda: checked(store), 15), "plan"),
            ("the same for the first time, holidays loaded", cold, "plan cold"),
            ("all clashes of the 10000 sessions", _median(lambda: everything(store), 5), "all clashes"),
        ]
        store.close()
    return results


def checked(store: Store) -> int:
    """Propose a course's dates and find its clashes; return how many there are."""
    draft = CourseDraft(
        code="NY-1",
        title="Bench",
        start=time(10),
        end=time(12),
        pattern=Pattern(date(2027, 2, 2), count=12),
        room_id=1,
        leader_ids=(1,),
        seats=30,
        organiser_id=1,
    )
    proposal = planning.propose(store, draft)
    return len(clashes.of_draft(store, draft, proposal.days))


def everything(store: Store) -> int:
    """Find all clashes of the term; return how many there are."""
    return len(clashes.all_clashes(store, ACTOR, clock.now(), *TERM))


def fill(store: Store) -> None:
    """Plan 1,250 courses of 8 sessions over a year, in 60 rooms, with 80 leaders and ten participants each."""
    dice = random.Random(1)
    with journal.deed(store, ACTOR, "Bench") as it:
        kinds = [_room(number) for number in range(ROOMS)]
        it.insert_many("room", ("name", "place", "municipality", "seats", "computers", "travel_minutes"), kinds)
        leaders = [(f"Ledare {number}", "mån, tis, ons, tor, fre") for number in range(LEADERS)]
        it.insert_many("leader", ("name", "days"), leaders)
        names = ("key", "given_name", "sort_name", "search_text")
        people = [(f"B{n}", f"Person {n}", f"person {n}", f"person {n}") for n in range(PEOPLE)]
        it.insert_many("person", names, people)
        closures = [((FIRST + timedelta(30 * n)).isoformat(),) * 2 + ("CLOSED", f"Ort {n % 9}") for n in range(12)]
        it.insert_many("closure", ("first_date", "last_date", "kind", "place"), closures)
        _fill_courses(it, dice)


def _room(number: int) -> tuple[object, ...]:
    return (f"Sal {number}", f"Ort {number % 9}", f"Kommun {number % 3}", 12, 10, 15 * (number % 4))


def _fill_courses(it: journal.Deed, dice: random.Random) -> None:
    names = ("code", "code_key", "title", "kind", "form", "room_id", "pattern", "start", "end", "seats", "organiser_id")
    courses, sessions, leads, taken = [], [], [], []
    for number in range(1, COURSES + 1):
        start = dice.choice((9, 10, 13, 14, 17, 18))
        day = FIRST + timedelta(7 * dice.randrange(WEEKS - SESSIONS) + dice.randrange(5))
        room, hours = dice.randint(1, ROOMS), (f"{start:02d}:00", f"{start + 2:02d}:00")
        pattern = rows.pattern_json(Pattern(day, count=SESSIONS))
        courses.append((f"K-{number}", f"K{number}", "Bench", "COURSE", "LIBRARY", room, pattern, *hours, 10, 1))
        leads.append((number, dice.randint(1, LEADERS), 1))
        sessions += [(number, n + 1, (day + timedelta(7 * n)).isoformat(), *hours, room) for n in range(SESSIONS)]
        taken += [
            (number, person, "ENROLLED", "2027-01-01T10:00:00") for person in dice.sample(range(1, PEOPLE + 1), 10)
        ]
    it.insert_many("course", names, courses)
    it.insert_many("course_leader", ("course_id", "leader_id", "position"), leads)
    it.insert_many("session", ("course_id", "number", "day", "start", "end", "room_id"), sessions)
    it.insert_many("enrolment", ("course_id", "person_id", "status", "since"), taken)


def _bare(store: Store) -> int:
    connection = sqlite3.connect(store.path)
    connection.row_factory = sqlite3.Row
    rows = [dict(row) for row in connection.execute("SELECT * FROM session")]
    connection.close()
    if len(rows) != COURSES * SESSIONS:
        raise SystemExit(f"only {len(rows)} sessions")
    return len(rows)


def _once(work: Callable[[], int]) -> float:
    start = clock_time.perf_counter()
    work()
    return clock_time.perf_counter() - start


def _median(work: Callable[[], int], times: int) -> float:
    return statistics.median(_once(work) for _ in range(times))

"""Many clerks, each a process of its own on the same file, enrol for the last places at once.

    python -m bench.clerks [CLERKS] [PEOPLE EACH] [SEATS]

Checked: never more than the seats, nobody lost or twice, the order of the queue that of the clock, and nobody got less than
what was shown without being asked. Prints how often somebody was a moment too late, and how long an enrolment took.
"""

from __future__ import annotations

import multiprocessing as mp
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import time as clock_time
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

from courses import clock
from courses.actions import outlook, people, planning
from courses.actions.drafts import CourseDraft, PersonDraft
from courses.actions.enrolling import Overtaken, Wish, enrol
from courses.actions.setup import open_library
from courses.model import Actor, Pattern, Role
from courses.store import Store, open_store, tables

_ACTOR = Actor("Bench", role=Role.LIBRARIAN)


@dataclass(frozen=True, slots=True)
class Told:
    """What one clerk was told of one person."""

    clerk: int
    person_id: int
    overtaken: int
    """How often somebody else was quicker."""
    status: str
    position: int | None
    is_as_shown: bool
    """Whether what came of it is what was shown last, or better."""
    seconds: float


def at_once(data: Path, course_id: int, shares: list[list[int]]) -> list[Told]:
    """Let as many clerks as there are shares enrol their people in a course at once, and return what each was told."""
    context = mp.get_context("spawn")
    start, told = context.Barrier(len(shares)), context.Queue()
    clerks = [
        context.Process(target=_clerk, args=(number, str(data), course_id, share, start, told))
        for number, share in enumerate(shares)
    ]
    for clerk in clerks:
        clerk.start()
    found = [told.get(timeout=120) for share in shares for _person in share]
    for clerk in clerks:
        clerk.join(timeout=60)
    return found


def _clerk(number: int, data: str, course_id: int, share: list[int], start: Any, told: Any) -> None:
    actor = Actor(name=f"Clerk {number}", role=Role.LIBRARIAN)
    with closing(open_store(Path(data))) as store:
        start.wait()
        for person_id in share:
            told.put(_enrol(store, actor, number, course_id, person_id))


def _enrol(store: Store, actor: Actor, number: int, course_id: int, person_id: int) -> Told:
    wish = Wish(course_id=course_id, person_ids=(person_id,), channel=actor.name)
    overtaken, shown = 0, outlook.look(store, actor, course_id, [person_id])
    begun = time.perf_counter()
    while True:
        try:
            (came,) = enrol(store, actor, wish, expects=shown).outcomes
        except Overtaken as error:
            overtaken, shown = overtaken + 1, error.now
            continue
        seconds = time.perf_counter() - begun
        as_shown = (came.status, came.position) == (shown.status, shown.position)
        return Told(number, person_id, overtaken, came.status.value, came.position, as_shown, seconds)


def faults(store: Store, course_id: int, seats: int, told: list[Told]) -> list[str]:
    """Return what went wrong, in words; nothing: all is as it should be."""
    rows = tables.find(store, "enrolment", course_id=course_id)
    events = tables.find(store, "enrolment_event", order="id", course_id=course_id)
    seated = [row["person_id"] for row in rows if row["status"] == "ENROLLED"]
    queue = [row["person_id"] for row in sorted(rows, key=lambda it: it["position"] or 0) if row["status"] == "WAITING"]
    came = [event["person_id"] for event in sorted(events, key=lambda it: it["at"])]
    found = []
    if len(seated) != min(seats, len(told)):
        found.append(f"{len(seated)} have one of {seats} seats")
    if sorted(came) != sorted(it.person_id for it in told) or len(set(came)) != len(came):
        found.append("somebody was lost, or is there twice")
    if [event["person_id"] for event in events] != came:
        found.append("the log is not in the order of the clock")
    if came != sorted(seated, key=came.index) + queue:
        found.append("the queue is not in the order of the clock")
    stands = {row["person_id"]: row["status"] for row in rows}
    if any(stands[it.person_id] != it.status or not it.is_as_shown for it in told):
        found.append("somebody got something else than was told")
    return found


def _draft(seats: int) -> CourseDraft:
    pattern = Pattern(clock.today() + timedelta(days=30), count=4)
    return CourseDraft(
        code="B-1", title="Bench", start=clock_time(10), end=clock_time(12), pattern=pattern, seats=seats
    )


def main(clerks: int = 50, each: int = 4, seats: int = 60) -> int:
    """Run it in a folder of its own and print what came of it; return the exit code."""
    with tempfile.TemporaryDirectory() as folder, closing(open_library(Path(folder) / "data")) as store:
        everybody = [
            people.add(store, _ACTOR, PersonDraft(given_name=f"Person {it}")).id for it in range(clerks * each)
        ]
        course = planning.create_course(store, _ACTOR, _draft(seats))
        told = at_once(store.data_folder, course.id, [everybody[number::clerks] for number in range(clerks)])
        wrong = faults(store, course.id, seats, told)
    times = sorted(it.seconds for it in told)
    late = sum(1 for it in told if it.overtaken)
    print(f"{clerks} clerks, {len(told)} people, {seats} seats: {'; '.join(wrong) or 'all as it should be'}")
    print(f"a moment too late and asked: {late}")
    print(f"an enrolment: median {median(times):.3f} s, the longest {times[-1]:.3f} s")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

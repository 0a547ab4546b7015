"""Fifty people who mark at once, each a process of its own on the same file, beside bare sqlite3 in the same processes.

    python -m bench.writers [WRITERS] [MARKS EACH] [SECONDS BETWEEN]

A mark is timed from the call to the commit on disk: the check of rights, the mark, its journal. The reference does the
least that keeps as much: a row read, a row put, an audit row, in one transaction with synchronous=FULL, in a file of its
own. Each writer does the one and the other in turn, so that both meet the same machine. `SECONDS BETWEEN` is about how long
each waits between two marks, 1 being a quick hand at a paper list and 0 all that the machine gives. At the end the marks
are counted: none may be lost, none doubled, and the journal has to have each. Asked of it: with fifty at a mark a second
each, 99 of 100 marks are on disk within 100 ms.
"""

from __future__ import annotations

import multiprocessing as mp
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from datetime import time as clock_time
from pathlib import Path
from typing import Any

PEOPLE, SESSIONS = 50, 12
LIMIT = 0.1
"""Seconds within which 99 of 100 marks are to be on disk."""
Cell = tuple[int, int]
"""A session and a person."""


def at_once(folder: Path, shares: list[list[Cell]], pause: float) -> tuple[list[float], list[float]]:
    """Let as many processes as there are shares write their cells at once.

    Return the seconds that each bare write took, and those that each mark took; `folder` has a library in "data".
    """
    _bare_file(folder / "bare.db")
    context = mp.get_context("spawn")
    start, told = context.Barrier(len(shares)), context.Queue()
    writers = [
        context.Process(target=_write, args=(number, str(folder), share, pause, start, told))
        for number, share in enumerate(shares)
    ]
    for writer in writers:
        writer.start()
    found = [told.get(timeout=600) for _writer in writers]
    for writer in writers:
        writer.join(timeout=60)
    return [it for bare, _marks in found for it in bare], [it for _bare, marks in found for it in marks]


def _write(number: int, folder: str, share: list[Cell], pause: float, start: Any, told: Any) -> None:
    """Write a share of the cells, as one of those who write: in the bare file and in the library, in turn."""
    from courses.actions import attendance
    from courses.model import Actor, Mark
    from courses.store import open_store

    actor = Actor(f"Writer {number}")
    bare = sqlite3.connect(Path(folder) / "bare.db", timeout=10, isolation_level=None)
    with closing(bare), closing(open_store(Path(folder) / "data")) as store:
        bare.execute("PRAGMA synchronous=FULL")
        hand, reference, marks = random.Random(number), [], []
        start.wait()
        for cell in share:
            time.sleep(hand.uniform(0, pause))
            reference.append(_timed(lambda: _write_bare(bare, number, cell)))  # noqa: B023 done at once
            time.sleep(hand.uniform(0, pause))
            marks.append(_timed(lambda: attendance.mark(store, actor, *cell, Mark.PRESENT)))  # noqa: B023
    told.put((reference, marks))


def _write_bare(bare: sqlite3.Connection, number: int, cell: Cell) -> None:
    bare.execute("BEGIN IMMEDIATE")
    bare.execute("SELECT mark FROM mark WHERE session = ? AND person = ?", cell).fetchone()
    bare.execute("INSERT OR REPLACE INTO mark VALUES (?, ?, 'PRESENT')", cell)
    bare.execute("INSERT INTO audit (who, what) VALUES (?, ?)", (number, str(cell)))
    bare.execute("COMMIT")


def _timed(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def faults(data: Path, cells: list[Cell]) -> list[str]:
    """Return what went wrong, in words; nothing: each cell is marked once, and the journal has each."""
    with closing(sqlite3.connect(data / "kursverkstad.db")) as connection:
        marked = connection.execute("SELECT session_id, person_id FROM attendance_mark").fetchall()
        told = connection.execute(
            "SELECT count(*), count(DISTINCT row_id) FROM journal_change WHERE table_name = 'attendance_mark'"
        ).fetchone()
        (sound,) = connection.execute("PRAGMA quick_check").fetchone()
    found = []
    if sorted(marked) != sorted(cells):
        found.append(f"{len(cells)} marks were acknowledged, {len(marked)} are there")
    if told != (len(cells), len(cells)):
        found.append(f"the journal has {told[0]} of {len(cells)} marks")
    if sound != "ok":
        found.append(f"the file is damaged: {sound}")
    return found


def library(folder: Path) -> list[Cell]:
    """Make a library with a course, and return its cells, session by session."""
    from courses import clock
    from courses.actions import enrolment, people, planning
    from courses.actions.drafts import CourseDraft, PersonDraft
    from courses.actions.setup import open_library
    from courses.model import Actor, Pattern
    from courses.store import sessions

    actor = Actor("Bench")
    with closing(open_library(folder)) as store:
        pattern = Pattern(date(2026, 1, 13), count=SESSIONS)
        draft = CourseDraft(code="B-1", title="Bench", start=clock_time(10), end=clock_time(12), pattern=pattern)
        course = planning.create_course(store, actor, draft)
        added = [people.add(store, actor, PersonDraft(given_name=f"Person {it}")).id for it in range(PEOPLE)]
        for person_id in added:
            enrolment.enrol(store, actor, course.id, person_id)
        return [(it.id, one) for it in sessions.of_course(store, course.id, clock.now()) for one in added]


def _bare_file(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(
            "CREATE TABLE mark (session INTEGER, person INTEGER, mark TEXT, PRIMARY KEY (session, person))"
        )
        connection.execute("CREATE TABLE audit (id INTEGER PRIMARY KEY, who INTEGER, what TEXT)")


def share_of(times: list[float], share: float) -> float:
    """Return the seconds within which that share of the marks was done."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _line(what: str, times: list[float]) -> str:
    middle, most = share_of(times, 0.5) * 1000, share_of(times, 0.99) * 1000
    return (
        f"  {what:40} median {middle:7.1f} ms   99 of 100 within {most:7.1f} ms   longest {max(times) * 1000:7.1f} ms"
    )


def main(writers: int = 50, each: int = 10, pause: float = 1.0) -> int:
    """Run both in a folder of their own, print what came of them, and return 1 when a mark was lost."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cells = library(folder / "data")[: writers * each]
        shares = [cells[number::writers] for number in range(writers)]
        reference, times = at_once(folder, shares, pause)
        wrong = faults(folder / "data", cells)
    print(f"{writers} writers, {len(cells)} marks, about {pause:g} s between two of one writer")
    print(_line("bare sqlite3: read, put, audit row", reference))
    print(_line("a mark: rights, mark, journal", times))
    most = share_of(times, 0.99)
    print(
        f"  {most / share_of(reference, 0.99):.1f} x the reference; {'within' if most <= LIMIT else 'OVER'} {LIMIT * 1000:g} ms"
    )
    print(f"  {'; '.join(wrong) or 'no mark lost, none doubled, each in the journal'}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*[kind(it) for kind, it in zip((int, int, float), sys.argv[1:], strict=False)]))

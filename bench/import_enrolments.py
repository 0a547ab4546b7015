"""The import of 10,000 enrolments, each matched with a register of 100,000 people, as a command of its own.

The reference is sqlite3 alone: the register read once, and the 10,000 events written in one transaction.
"""

from __future__ import annotations

import csv
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from bench.register import made
from courses import places
from courses.actions import planning
from courses.actions.drafts import CourseDraft
from courses.actions.setup import open_library
from courses.model import Actor, Pattern
from courses.store import Store
from courses.store.journal import deed

PEOPLE = 100_000
COUNT = 10_000
COURSES = 100
SECONDS, MEGABYTES = 20, 300
"""The most that it may take."""
_SEED = 11
_HEADINGS = ("id", "tid", "kurs", "vad", "förnamn", "efternamn", "född", "telefon", "e-post", "tillsammans med")
_BEGIN = datetime(2026, 8, 10, 8)  # noqa: DTZ001 naive local time, as in files


def main() -> list[tuple[str, float, str]]:
    """Return the seconds of the reference and of the import, and the import's peak memory in MB."""
    register = made(PEOPLE)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = folder / "data"
        shutil.copytree(register, data)
        store = open_library(data)
        _plan(store)
        rows = list(_rows(store))
        store.close()
        file = folder / "anmalningar.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, delimiter=";").writerows([_HEADINGS, *rows])
        bare = _bare(places.database_file(data), folder / "bare.db", rows)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken, told = _imported(data, file)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    what = f"import of {COUNT} enrolments against {PEOPLE} people ({told})"
    return [
        (f"sqlite3 alone: {PEOPLE} people read, {COUNT} events written", bare, "reference"),
        (what, taken, "import enrolments"),
        ("of them on the processor", after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, "processor"),
        ("peak memory of the import, MB", after.ru_maxrss / 1024, "memory"),
    ]


def _plan(store: Store) -> None:
    pattern = Pattern(date(2026, 11, 3), count=6)
    with deed(store, Actor("Bench"), "Planned courses") as it:
        for number in range(COURSES):
            start = datetime(2026, 11, 3, 8 + number % 8).time()  # noqa: DTZ001 naive local time
            end = datetime(2026, 11, 3, 9 + number % 8).time()  # noqa: DTZ001
            draft = CourseDraft(
                code=f"B-{number:03d}", title=f"Kurs {number}", start=start, end=end, seats=60, pattern=pattern
            )
            planning.create_course_in(it, draft)


def _rows(store: Store) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the file: two in three are about people of the register, some written otherwise."""
    dice = random.Random(_SEED)
    sql = "SELECT given_name, family_name, birth_date, phone, email FROM person WHERE is_protected = 0"
    known = dice.sample(store.query(f"{sql} ORDER BY id"), COUNT)
    for number in range(COUNT):
        at = _BEGIN + timedelta(minutes=7 * number)
        them = known[number]
        given, family, phone = them["given_name"], them["family_name"], them["phone"]
        if number % 3 == 0:
            given, family, phone = f"{given}-{number}", f"Ny{family}", ""
        elif number % 5 == 0:
            given, phone = given.upper(), phone.replace("-", " ")
        said = "avanmälan" if number % 50 == 49 else "anmälan"
        email = them["email"] if number % 3 else f"b{number}@example.org"
        party = known[number - COURSES]["given_name"] if number % 40 == 0 and number >= COURSES else ""
        when, course = f"{at:%Y-%m-%d %H:%M}", f"B-{number % COURSES:03d}"
        yield (str(number + 1), when, course, said, given, family, them["birth_date"], phone, email, party)


def _bare(register: Path, target: Path, rows: list[tuple[str, ...]]) -> float:
    start = time.perf_counter()
    source = sqlite3.connect(register)
    people = sum(
        1 for _row in source.execute("SELECT id, given_name, family_name, birth_date, phone, email FROM person")
    )
    source.close()
    connection = sqlite3.connect(target, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(f"CREATE TABLE event (n INTEGER PRIMARY KEY, {', '.join(f'c{n} TEXT' for n in range(10))})")
    connection.execute("BEGIN")
    connection.executemany(f"INSERT INTO event VALUES (NULL, {', '.join('?' * 10)})", rows)
    connection.execute("COMMIT")
    connection.close()
    if people != PEOPLE:
        raise SystemExit(f"only {people} of {PEOPLE} are there")
    return time.perf_counter() - start


def _imported(data: Path, file: Path) -> tuple[float, str]:
    report = file.with_name("report.csv")
    command = [sys.executable, "-m", "courses", "--data", str(data), "import", "enrolments", str(file)]
    start = time.perf_counter()
    said = subprocess.run(
        [*command, "--match-report", str(report)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    taken = time.perf_counter() - start
    if said.returncode > 1:
        raise SystemExit(said.stderr)
    with report.open(encoding="utf-8-sig", newline="") as made_file:
        rows = list(csv.DictReader(made_file, delimiter=";"))
    if len(rows) != COUNT:
        raise SystemExit(f"only {len(rows)} of {COUNT} rows were told")
    return taken, f"{len({row['person'] for row in rows})} people told"


if __name__ == "__main__":
    for what_, value, _name in main():
        print(f"  {what_:80} {value:10.3f}")

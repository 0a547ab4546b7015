"""The import of 10,000 people from a file, against the bare sqlite3 insert of the same rows."""

from __future__ import annotations

import csv
import resource
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from courses.actions.setup import open_library
from courses.imports.apply_people import COLUMNS
from courses.imports.runner import run
from courses.model import Actor

COUNT = 10_000
HEADINGS = (
    "key",
    "given_name",
    "family_name",
    "birth_date",
    "sex",
    "email",
    "phone",
    "address",
    "postcode",
    "town",
    "language",
    "needs",
    "notes",
)


def rows() -> list[tuple[str, ...]]:
    """Return the people of the file, all invented."""
    given, family = ("Åsa", "Björn", "Cilla", "Örjan", "Ewa-Lena"), ("Öberg", "Åkerfält", "Ek", "Näslund", "af Rosén")
    return [
        (
            f"B{n}",
            given[n % 5],
            f"{family[n % 5]} {n}",
            f"19{n % 60 + 30}-0{n % 9 + 1}-1{n % 9}",
            "F",
            f"b{n}@example.org",
            f"0980-3192{n % 100:02d}",
            f"Storgatan {n}",
            "923 31",
            "Storuman",
            "svenska",
            "",
            "hörslinga" if n % 9 == 0 else "",
        )
        for n in range(COUNT)
    ]


def main() -> list[tuple[str, float, str]]:
    """Return the seconds of the bare insert and of the import, with what each is, and the peak memory in MB."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        people = rows()
        with (folder / "people.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([HEADINGS, *people])
        turns = [
            (_bare(folder / f"bare{n}.db", people), _imported(folder / f"data{n}", folder / "people.csv"))
            for n in range(7)
        ]
        bare, imported = (statistics.median(column) for column in zip(*turns, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        (f"bare sqlite3 insert of {COUNT} people", bare, "reference"),
        (f"import of {COUNT} people, file to journal", imported, "import"),
        ("peak memory, MB", peak, "memory"),
    ]


def _bare(path: Path, people: list[tuple[str, ...]]) -> float:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(
        f"CREATE TABLE person (id INTEGER PRIMARY KEY, {', '.join(f'{name} TEXT' for name in HEADINGS)})"
    )
    start = time.perf_counter()
    connection.execute("BEGIN")
    connection.executemany(
        f"INSERT INTO person ({', '.join(HEADINGS)}) VALUES ({', '.join('?' * len(HEADINGS))})", people
    )
    connection.execute("COMMIT")
    return time.perf_counter() - start


def _imported(data: Path, file: Path) -> float:
    store = open_library(data)
    start = time.perf_counter()
    report = run(store, Actor("Bench"), "people", file)
    taken = time.perf_counter() - start
    if report.created != COUNT or set(COLUMNS) < set(HEADINGS):
        raise SystemExit(f"only {report.created} of {COUNT} came in")
    store.close()
    return taken

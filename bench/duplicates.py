"""The report of duplicates over 100,000 persons, and who is similar while one is typed among 600,000."""

from __future__ import annotations

import statistics
import time
from contextlib import closing

from bench import register
from courses.actions import duplicates
from courses.actions.same_person import facts, facts_of
from courses.model import Actor
from courses.store import Store, open_store, person_facts

COUNT = 100_000
_ASKED = 200
_CLERK = Actor("Bench")


def main() -> list[tuple[str, float, str]]:
    """Return seconds and what each is: the reference reads what tells people apart, and puts it in the form compared."""
    with closing(open_store(register.made(COUNT))) as store:
        start = time.perf_counter()
        for person in person_facts.everybody(store):
            facts_of(person)
        read = time.perf_counter() - start
        start = time.perf_counter()
        found = duplicates.report(store, _CLERK)
        reported = time.perf_counter() - start
    with closing(open_store(register.made())) as store:
        typed = sorted(_typed(store))
    return [
        (f"reading {COUNT} persons as facts", read, "reference"),
        (f"report of duplicates: {len(found.pairs)} pairs", reported, "duplicates"),
        (f"who is similar among {register.NATION}, median", statistics.median(typed), "similar"),
        ("the same, 95th percentile", typed[len(typed) * 95 // 100], "similar"),
    ]


def _typed(store: Store) -> list[float]:
    """Return the seconds it takes to be told who is similar to each of some new persons, all of whose details are typed."""
    rows = store.query("SELECT * FROM person WHERE id % ? = 0", (register.NATION // _ASKED,))
    taken = []
    for row in rows:
        draft = facts([f"{row['given_name']} {row['family_name']}"], [row["phone"]], [row["email"]], row["birth_date"])
        start = time.perf_counter()
        duplicates.similar(store, _CLERK, draft)
        taken.append(time.perf_counter() - start)
    return taken

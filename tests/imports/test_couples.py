"""A couple of similar names on one phone, born the same year, comes in as the two people that they are."""

import pytest
from factories import LIBRARIAN, course, library

from courses.imports import runner
from courses.store import people


@pytest.mark.parametrize("couple", [("Berit", "Bertil"), ("Karl", "Karin"), ("Ulf", "Ulla")])
def test_a_couple_stays_two(tmp_path, couple):
    rows = [
        f"2026-08-1{n};STO-601;anmälan;{name};Bergvall;1948;0980-31 92 85;bergvall@example.org"
        for n, name in enumerate(couple)
    ]
    path = tmp_path / "lista.csv"
    path.write_text("\n".join(["tid;kurs;vad;förnamn;efternamn;född;telefon;e-post", *rows, ""]), encoding="utf-8")
    with library(tmp_path) as store:
        course(store)
        runner.run(store, LIBRARIAN, "enrolments", path)
        found = people.search(store, LIBRARIAN, "bergvall")
        assert sorted(couple) == sorted(hit.person.given_name for hit in found)

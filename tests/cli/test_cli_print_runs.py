"""Print runs at a prompt: what is needed, the file of it, and what is out of date."""

import json
from datetime import date

import factories
import pytest

from courses.errors import Exit

MONDAY = date(2026, 11, 23)


@pytest.fixture
def two(office):
    """Makes STO-601 and STO-602, which begin on Monday with two people each."""

    def work(store):
        for code in ("STO-601", "STO-602"):
            factories.enrolled(store, factories.course(store, code=code, first_date=MONDAY), "Ebba", "Olle")

    return office(work)


def state(kursverkstad):
    return {it["state"] for it in json.loads(kursverkstad("print", "run", "2026-11-23", "--list", "--json").out)}


def test_all_that_a_day_needs_is_one_file_and_then_nothing_new_is_needed(kursverkstad, two, tmp_path):
    assert {"new"} == state(kursverkstad)
    assert Exit.DONE == kursverkstad("print", "run", "2026-11-23", "-o", f"{tmp_path}/ut/").code
    assert 1 == len(list((tmp_path / "ut").glob("utskrift-*.pdf")))
    assert {"same"} == state(kursverkstad)
    assert Exit.DONE == kursverkstad("print", "run", "2026-11-23", "-o", f"{tmp_path}/ut/").code
    assert 1 == len(list((tmp_path / "ut").glob("utskrift-*.pdf")))


def test_a_file_that_cannot_be_written_leaves_all_as_not_printed(kursverkstad, two, tmp_path, monkeypatch):
    def full(*_args, **_how):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", full)
    assert Exit.INVALID == kursverkstad("print", "run", "2026-11-23", "-o", tmp_path / "ut.pdf").code
    assert {"new"} == state(kursverkstad)
    assert "0" == str(json.loads(kursverkstad("print", "runs", "--json").out)[0]["printed"])


@pytest.mark.parametrize(
    ("code", "args"),
    [(Exit.NOT_FOUND, ("NOPE-1",)), (Exit.INVALID, ("2026-11-23", "--only", "pizza")), (Exit.INVALID, ("-o", "/no/x"))],
)
def test_what_is_not_understood_is_refused(kursverkstad, two, code, args):
    assert code == kursverkstad("print", "run", *args).code

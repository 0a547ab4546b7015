"""Keying lists and telling of walk-ins from the command line."""

import json

import pytest
from factories import LIBRARIAN, course, enrolled, library, person

from courses import clock
from courses.actions import papers


@pytest.fixture
def listed(tmp_path):
    """Makes a course of three people with a printed list, and Ebba Lind who is in none."""
    with library(tmp_path) as store:
        person(store, "Ebba", "Lind")
        it = course(store, count=3)
        enrolled(store, it, "Asta", "Bo", "Cilla")
        papers.attendance_list(store, LIBRARIAN, it.id, clock.now())


def test_a_line_is_keyed_and_told_back(kursverkstad, listed):
    ran = kursverkstad("key", "601", "1", "-1 2 s3+10 4=Siv Norberg", "--list", "1-1")
    assert 0 == ran.code
    for told in ("Asta Ek", "frånvarande", "sen 10 min", "Siv Norberg", "oanmäld", "4 markeringar"):
        assert told in ran.out
    (siv,) = json.loads(kursverkstad("walk-ins", "601", "--json").out)
    assert ("Siv Norberg", 1, "PRESENT") == (siv["name"], siv["attended"], siv["marks"][0]["mark"])


def test_trying_writes_nothing_and_tells_all_as_json(kursverkstad, listed):
    ran = kursverkstad("key", "601", "1", "1 2", "--dry-run", "--json")
    told = ran.json
    assert "lista" not in kursverkstad("journal").out.casefold().replace("närvarolistan", "")
    assert ([1, 2], [3], False) == (
        [it["row"] for it in told["rows"]],
        [it["row"] for it in told["not_mentioned"]],
        told["written"],
    )
    faulty = kursverkstad("key", "601", "1", "k1 99", "--dry-run", "--json")
    assert (3, ["k1", "99"]) == (faulty.code, [it["text"] for it in json.loads(faulty.out)["faults"]])
    assert "0001" in kursverkstad("key", "601", "1", "alla", "--dry-run").out


def test_faults_rows_not_mentioned_and_wrong_lists_are_refused(kursverkstad, listed):
    for code, words in (
        (3, ("k1 99",)),
        (5, ("1 2",)),
        (5, ("alla", "--list", "1-2")),
        (4, ("alla", "--list", "17")),
        (2, ("alla", "--settle", "1")),
    ):
        assert code == kursverkstad("key", "601", "1", *words).code
    assert 0 == kursverkstad("key", "601", "1", "1 2", "--rest", "absent").code


def test_a_second_reader_sees_and_settles_what_differs(kursverkstad, listed):
    kursverkstad("key", "601", "1", "alla -3")
    ran = kursverkstad("key", "601", "1", "alla s2+10 -3", "--second")
    assert 5 == ran.code
    assert "Bo Ek" in ran.out and "Asta" not in ran.out
    tried = kursverkstad("key", "601", "1", "alla s2+10 -3", "--second", "--settle", "s2+10", "--dry-run")
    assert "avgjord" not in tried.out
    done = kursverkstad("key", "601", "1", "alla s2+10 -3", "--second", "--settle", "s2+10", "--json")
    assert (0, True) == (done.code, json.loads(done.out)["written"])
    again = kursverkstad("key", "601", "1", "alla s2+10 -3", "--second")
    assert (0, "stämmer överens" in again.out) == (again.code, True)


def test_it_is_said_that_what_differed_is_settled(kursverkstad, listed):
    kursverkstad("key", "601", "1", "alla -3")
    done = kursverkstad("key", "601", "1", "alla s2+10 -3", "--second", "--settle", "s2+10")
    assert "1 skillnad avgjord." in done.out


def test_lists_with_other_rows_have_to_be_named(kursverkstad, listed, tmp_path):
    with library(tmp_path) as store:
        from courses.store import courses

        it = courses.by_code(store, "601")
        enrolled(store, it, "Adam")
        papers.attendance_list(store, LIBRARIAN, it.id, clock.now())
    assert 5 == kursverkstad("key", "601", "1", "alla").code
    assert 0 == kursverkstad("key", "601", "1", "alla", "--list", "2").code
    assert 0 == kursverkstad("key", "601", "1", "alla", "--list", "-").code


def test_a_walk_in_is_written_down_marked_matched_moved_and_removed(kursverkstad, listed):
    assert (
        0
        == kursverkstad("walk-in", "add", "601", "Siv Norberg", "--session", "1", "--mark", "s", "--minutes", "10").code
    )
    assert 0 == kursverkstad("walk-in", "mark", "601", "2", "siv", "g").code
    assert 0 == kursverkstad("walk-in", "rename", "601", "siv", "A Ek").code
    assert "Asta" in kursverkstad("walk-in", "add", "601", "Asta Ek").out
    assert "Asta Ek" in kursverkstad("walk-in", "match", "601", "Asta Ek").out
    assert 5 == kursverkstad("walk-in", "match", "601", "A Ek", "Asta Ek").code
    assert 0 == kursverkstad("walk-in", "match", "601", "A Ek", "Asta Ek", "--move").code
    assert 0 == kursverkstad("walk-in", "remove", "601", "Asta Ek").code
    assert [] == json.loads(kursverkstad("walk-ins", "601", "--json").out)
    assert 4 == kursverkstad("walk-in", "remove", "601", "Siv").code


def test_a_walk_in_gets_a_seat(kursverkstad, listed):
    kursverkstad("walk-in", "add", "601", "Ebba L", "--session", "1")
    assert 0 == kursverkstad("walk-in", "match", "601", "Ebba L", "Ebba Lind").code
    assert 0 == kursverkstad("walk-in", "match", "601", "Ebba L", "--nobody").code
    assert 5 == kursverkstad("walk-in", "enrol", "601", "Ebba L").code
    assert 0 == kursverkstad("walk-in", "enrol", "601", "Ebba L", "Ebba Lind").code
    assert [] == json.loads(kursverkstad("walk-ins", "601", "--json").out)

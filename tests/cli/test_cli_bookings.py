"""Commands of booked guidance: what is free, book, move, cancel, note."""

from datetime import date, time

import factories
import pytest

from courses.actions import registers
from courses.actions.register_drafts import LeaderDraft
from courses.model import CourseKind


@pytest.fixture
def guidance(office):
    """Makes STO-H on two Fridays, today the first, 13.00–15.00 in slots of half an hour."""
    return office(
        lambda store: factories.course(
            store, code="STO-H", title="Bokad handledning", kind=CourseKind.GUIDANCE, first_date=date(2026, 11, 20),
            count=2, start=time(13), end=time(15), slot_minutes=30, seats=None,
        )
    )  # fmt: skip


def test_slots_are_listed_with_who_has_them(kursverkstad, guidance):
    assert (
        0 == kursverkstad("book", "STO-H", "2", "13.30", "Ada Ek", "--topic", "BankID", "--contact", "0980-319204").code
    )

    told = kursverkstad("slots", "STO-H", "--json").json
    assert 8 == len(told)
    assert ["2026-11-27", "13:30", False] == [told[5][key] for key in ("date", "start", "free")]
    assert ["Ada Ek", "BankID", "BOOKED", None] == [
        told[5]["booking"][k] for k in ("name", "topic", "status", "person")
    ]
    free = kursverkstad("slots", "--free", "--from", "27/11", "--json").json
    assert ["13:00", "14:00", "14:30"] == [it["start"] for it in free]
    assert "Ada Ek" in kursverkstad("slots").out


def test_a_slot_that_is_taken_names_the_free_ones(kursverkstad, guidance):
    kursverkstad("book", "STO-H", "2", "1330", "Ada Ek")

    told = kursverkstad("book", "STO-H", "2", "1330", "Bo Ek")

    assert 5 == told.code
    assert "13.00, 14.00, 14.30" in told.err


def test_somebody_in_the_register_is_booked_by_key(kursverkstad, office, guidance):
    office(lambda store: factories.person(store, "Ada"))

    assert "P0001" == kursverkstad("book", "STO-H", "2", "13", "--person", "P0001", "--json").json["booking"]["person"]
    assert 3 == kursverkstad("book", "STO-H", "2", "14", "Ada", "--person", "P0001").code


def test_a_booking_is_moved_and_cancelled_and_undone(kursverkstad, guidance):
    kursverkstad("book", "STO-H", "2", "13", "Ada Ek")

    assert 0 == kursverkstad("move-booking", "STO-H", "2", "13", "2026-11-27", "14").code
    assert 4 == kursverkstad("cancel-booking", "STO-H", "2", "13").code
    assert "14.00" in kursverkstad("cancel-booking", "STO-H", "2", "13").err
    assert 0 == kursverkstad("cancel-booking", "STO-H", "2", "14", "--reason", "sjuk").code
    assert [] == [it for it in kursverkstad("slots", "STO-H", "--json").json if it["booking"]]
    gone = [it["booking"] for it in kursverkstad("slots", "STO-H", "--cancelled", "--json").json if it["booking"]]
    assert [("CANCELLED", "sjuk")] == [(it["status"], it["notes"]) for it in gone]
    assert 0 == kursverkstad("undo").code
    assert 1 == len([it for it in kursverkstad("slots", "STO-H", "--json").json if it["booking"]])


@pytest.mark.parametrize(("word", "status"), [("held", "HELD"), ("no-show", "NO_SHOW"), ("utebliven", "NO_SHOW")])
def test_what_came_of_it_is_noted(kursverkstad, guidance, monkeypatch, word, status):
    kursverkstad("book", "STO-H", "1", "13", "Ada Ek")
    assert 5 == kursverkstad("note-booking", "STO-H", "1", "13", "held").code

    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-11-20T14:00:00")
    assert status == kursverkstad("note-booking", "STO-H", "1", "13", word, "--json").json["booking"]["status"]
    assert "BOOKED" == kursverkstad("note-booking", "STO-H", "1", "13", "booked", "--json").json["booking"]["status"]
    assert 3 == kursverkstad("note-booking", "STO-H", "1", "13", "korv").code


def test_the_next_free_slot_is_told(kursverkstad, guidance):
    assert ["2026-11-20", "13:00"] == [kursverkstad("next-slot", "--json").json[0][key] for key in ("date", "start")]
    later = kursverkstad("next-slot", "--from", "21/11 10", "--count", "2", "--json").json
    assert [("2026-11-27", "13:00"), ("2026-11-27", "13:30")] == [(it["date"], it["start"]) for it in later]
    told = kursverkstad("next-slot", "--topic", "BankID")
    assert ("", 0) == (told.out, told.code)


def test_the_length_of_a_slot_is_changed(kursverkstad, guidance):
    assert 0 == kursverkstad("change-course", "STO-H", "--slot", "40").code
    assert 6 == len(kursverkstad("slots", "STO-H", "--json").json)
    assert 3 == kursverkstad("change-course", "STO-H", "--slot", "4").code


def test_cancelling_a_session_says_whom_to_call(kursverkstad, guidance):
    kursverkstad("book", "STO-H", "2", "13", "Ada Ek", "--contact", "0980-319204")

    told = kursverkstad("cancel-session", "STO-H", "2", "--reason", "sjukdom")

    assert "Ada Ek" in told.err
    assert "0980-319204" in told.err


@pytest.mark.parametrize(
    "words",
    [
        ("change-course", "G-1", "--start", "11"),
        ("set-roster", "G-1", "Maud 11–12", "--session", "1"),
        ("change-sessions", "--course", "G-1", "--end", "10.30"),
    ],
    ids=lambda words: words[0],
)
def test_a_deed_that_takes_a_bookings_slot_says_who_has_to_be_told(kursverkstad, office, words):
    def work(store):
        maud = registers.add(store, factories.LIBRARIAN, LeaderDraft(name="Maud"))
        times = {"start": time(10), "end": time(12), "slot_minutes": 30, "seats": None}
        first = date(2026, 11, 27)
        factories.course(
            store, code="G-1", kind=CourseKind.GUIDANCE, first_date=first, count=1, leader_ids=(maud,), **times
        )

    office(work)
    assert 0 == kursverkstad("book", "G-1", "1", "10.30", "Bo", "--contact", "0980-319204").code

    told = kursverkstad(*words)

    assert 0 == told.code
    assert "Bo" in told.out + told.err
    assert "0980-319204" in told.out + told.err
    assert "G-1" in kursverkstad("gaps").out


def test_a_booking_moved_to_where_it_is_says_so(kursverkstad, guidance):
    kursverkstad("book", "STO-H", "2", "13", "Ada Ek")

    assert 5 == kursverkstad("move-booking", "STO-H", "2", "13", "2", "13").code

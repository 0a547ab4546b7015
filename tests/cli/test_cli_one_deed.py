"""Commands that do two things are one deed, which one undo takes back; and some that are asked for nothing say so."""

import pytest

from courses.errors import Exit
from courses.rules import red_days


def _persons(kursverkstad):
    return [it["name"] for it in kursverkstad("people", "--json").json]


def _journal(kursverkstad):
    return len(kursverkstad("journal", "--json").json)


def test_enrolling_somebody_new_is_taken_back_whole(kursverkstad, evening):
    persons, entries = _persons(kursverkstad), _journal(kursverkstad)

    assert 0 == kursverkstad("enrol", "STO-601", "--new", "Dan Ek", "--phone", "070-1740605").code
    assert entries + 1 == _journal(kursverkstad)
    assert 0 == kursverkstad("undo").code
    assert persons == _persons(kursverkstad)


def test_somebody_new_who_is_refused_is_not_added(kursverkstad, evening):
    persons = _persons(kursverkstad)
    kursverkstad("cancel-course", "STO-601", "--reason", "Sjuk")

    assert Exit.REFUSED == kursverkstad("enrol", "STO-601", "--new", "Dan Ek").code
    assert persons == _persons(kursverkstad)


def test_a_cooperation_set_at_once_is_taken_back_whole(kursverkstad, evening):
    before, entries = kursverkstad("cooperation", "STO-601", "--json").json, _journal(kursverkstad)

    set_ = ("--set", "leads=ABF", "--set", "signs=ABF", "--agreement", "Dnr 5")
    assert 0 == kursverkstad("cooperation", "STO-601", *set_).code
    assert before != kursverkstad("cooperation", "STO-601", "--json").json
    assert entries + 1 == _journal(kursverkstad)
    assert 0 == kursverkstad("undo").code
    assert before == kursverkstad("cooperation", "STO-601", "--json").json


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("staff-hours", "--term", "HT 2026", "--from", "2026-09-01"), Exit.USAGE),
        (("staff-hours", "--from", "2026-09-02", "--to", "2026-09-01"), Exit.INVALID),
        (("next-slot", "--count", "0"), Exit.INVALID),
    ],
)
def test_what_contradicts_itself_is_refused(kursverkstad, evening, words, code):
    assert code == kursverkstad(*words).code


def test_the_eve_of_all_saints_is_called_what_it_is():
    assert "allhelgonaafton" in red_days.eves(2027, 2027, "sv").values()

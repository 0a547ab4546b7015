"""Commands of a workshop series: enrol for chosen sessions, choose others, seats of a session."""

from datetime import date

import factories
import pytest

from courses.model import CourseKind


@pytest.fixture
def workshops(office):
    """Makes STO-W of four Tuesdays from 1 December with one seat each, Ada and Bo in the register."""

    def work(store):
        factories.course(
            store, code="STO-W", kind=CourseKind.WORKSHOP_SERIES, first_date=date(2026, 12, 1), count=4, seats=1
        )
        factories.person(store, "Ada")
        factories.person(store, "Bo")

    return office(work)


def test_chosen_sessions_are_numbers_or_dates(kursverkstad, workshops):
    assert "ENROLLED" == kursverkstad("enrol", "STO-W", "Ada", "--sessions", "1,2026-12-15", "--json").json["status"]
    told = kursverkstad("enrol", "STO-W", "Bo", "--sessions", "2,3", "--json").json
    assert ("WAITING", 1) == (told["status"], told["position"])

    course = kursverkstad("course", "STO-W", "--json").json
    numbers = {it["id"]: it["number"] for it in course["sessions"]}
    assert [1, 3] == [numbers[it] for it in course["participants"][0]["sessions"]]


def test_another_choice_lets_the_next_in(kursverkstad, workshops):
    kursverkstad("enrol", "STO-W", "Ada")
    kursverkstad("enrol", "STO-W", "Bo", "--sessions", "2")

    assert ["Bo Ek"] == kursverkstad("choose", "STO-W", "Ada", "--sessions", "1,3", "--json").json["promoted"]
    assert 5 == kursverkstad("choose", "STO-W", "Ada").code
    assert 0 == kursverkstad("undo").code
    assert 4 == kursverkstad("choose", "STO-W", "Ada", "--sessions", "9").code


def test_seats_of_a_session(kursverkstad, workshops):
    kursverkstad("enrol", "STO-W", "Ada")
    kursverkstad("enrol", "STO-W", "Bo", "--sessions", "2")

    assert 0 == kursverkstad("session-seats", "STO-W", "2", "5").code
    sessions = kursverkstad("sessions", "STO-W", "--json").json
    assert [None, 5, None, None] == [it["seats"] for it in sessions]
    assert 2 == kursverkstad("courses", "--json").json[0]["enrolled"]
    assert 0 == kursverkstad("session-seats", "STO-W", "2", "course").code
    assert 3 == kursverkstad("session-seats", "STO-W", "2", "många").code

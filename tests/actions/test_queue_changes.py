"""What a change of a course did to those who wait is told, with how to reach them."""

from datetime import date

import pytest
from factories import LIBRARIAN, course, enrolled, library

from courses import clock
from courses.actions import enrolment, offers, options, planning, queue_changes, telling
from courses.model import EnrolmentStatus
from courses.store import courses


@pytest.fixture(autouse=True)
def early_autumn(held_clock, monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-09-01T09:00")


@pytest.fixture
def store(tmp_path):
    with library(tmp_path) as opened:
        yield opened


def seats(store, of, count):
    """Gives a course other seats, and returns what is told of the queue."""
    before = queue_changes.standing(store, of.id)
    now = courses.get(store, of.id)
    draft = planning.draft_of(now)
    planning.change_course(store, LIBRARIAN, of.id, type(draft)(**{**_values(draft), "seats": count}), now.version)
    return queue_changes.changed(store, LIBRARIAN, of.id, before)


def _values(draft):
    return {name: getattr(draft, name) for name in draft.__dataclass_fields__}


def test_more_seats_tell_who_got_one_and_how_many_wait_still(store):
    of = course(store, seats=1)
    enrolled(store, of, "Asta", "Bo", "Cilla")

    told = seats(store, of, 2)

    assert "Bo Ek" in told.text
    assert "Cilla" not in told.text
    assert told.is_to_tell


def test_more_seats_where_they_are_offered_tell_until_when(store):
    options.set_option(store, LIBRARIAN, "waiting.gives", "offer")
    of = course(store, seats=1)
    enrolled(store, of, "Asta", "Bo")

    assert "tor 3 sep 09.00: Bo Ek" in seats(store, of, 2).text


def test_fewer_seats_than_are_taken_throw_nobody_out_and_say_so(store):
    of = course(store, seats=3)
    enrolled(store, of, "Asta", "Bo", "Cilla")

    told = seats(store, of, 1)

    assert "3" in told.text
    assert not told.is_to_tell
    assert 3 == courses.placed(store, of.id)


def test_a_change_of_something_else_tells_nothing_of_the_queue(store):
    of = course(store, seats=1)
    enrolled(store, of, "Asta", "Bo")

    assert "" == seats(store, of, 1).text


def test_a_cancelled_course_tells_those_who_wait_and_who_was_offered_a_seat_too(store):
    options.set_option(store, LIBRARIAN, "waiting.gives", "offer")
    of = course(store, seats=1, first_date=date(2026, 10, 6))
    asta, _bo, _cilla = enrolled(store, of, "Asta", "Bo", "Cilla")
    enrolment.cancel(store, LIBRARIAN, of.id, asta.id)
    before = queue_changes.standing(store, of.id)

    planning.cancel_course(store, LIBRARIAN, of.id, "ledaren är sjuk")

    told = queue_changes.changed(store, LIBRARIAN, of.id, before)
    assert ("Bo Ek" in told.text, "Cilla Ek" in told.text) == (True, True)
    named = [it.name for it in telling.of_course(store, LIBRARIAN, of.id, clock.now())]
    assert ["Bo Ek", "Cilla Ek"] == named


def test_an_offer_in_a_cancelled_course_does_not_go_on(store, monkeypatch):
    options.set_option(store, LIBRARIAN, "waiting.gives", "offer")
    of = course(store, seats=1, first_date=date(2026, 10, 6))
    asta, _bo, cilla = enrolled(store, of, "Asta", "Bo", "Cilla")
    enrolment.cancel(store, LIBRARIAN, of.id, asta.id)
    planning.cancel_course(store, LIBRARIAN, of.id, "ledaren är sjuk")
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-09-09T09:00")

    offers.expire_due(store, LIBRARIAN)

    every = {it.person_id: it.status for it in courses.everybody(store, LIBRARIAN, of.id, clock.now())}
    assert EnrolmentStatus.WAITING is every[cilla.id]


def test_an_offer_can_be_let_run_out_before_its_time(store):
    options.set_option(store, LIBRARIAN, "waiting.gives", "offer")
    of = course(store, seats=1, first_date=date(2026, 10, 6))
    asta, bo, cilla = enrolled(store, of, "Asta", "Bo", "Cilla")
    enrolment.cancel(store, LIBRARIAN, of.id, asta.id)

    text = offers.expire(store, LIBRARIAN, of.id, bo.id)

    every = {it.person_id: it.status for it in courses.everybody(store, LIBRARIAN, of.id, clock.now())}
    assert (EnrolmentStatus.WAITING, EnrolmentStatus.OFFERED) == (every[bo.id], every[cilla.id])
    assert "Cilla Ek" in text

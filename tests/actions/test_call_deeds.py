"""Calls: a call with what it means is one deed, a seat given back goes on at once, and two do not call the same person."""

from datetime import date, datetime

import pytest
from factories import LIBRARIAN, course, enrolled, library, person

from courses import clock
from courses.actions import calls, enrolment, journal, messages, offers, options
from courses.errors import Conflict, NotFound, Refused
from courses.model import Actor, EnrolmentStatus, Role
from courses.model.calling import CallAbout, CallResult
from courses.model.kinds import ContactWay
from courses.store import calls as log
from courses.store import courses

BO = Actor(name="Bo", role=Role.LIBRARIAN)
SOON = date(2026, 9, 12)
"""The first session of a course that begins within the week of the held clock."""


@pytest.fixture(autouse=True)
def early_autumn(held_clock, monkeypatch):
    at(monkeypatch, "2026-09-08T09:00")


def at(monkeypatch, moment):
    monkeypatch.setenv("KURSVERKSTAD_NOW", moment)


def listed(store, of=None, *about):
    return calls.call_list(store, LIBRARIAN, clock.now(), of.id if of else None, about)


def names(store, of=None, *about):
    return [it.name.split()[0] for it in listed(store, of, *about).rows if not it.is_done]


def status(store, of, one):
    every = courses.everybody(store, LIBRARIAN, of.id, clock.now())
    return next(it.status for it in every if it.person_id == one.id)


def soon(store, **overrides):
    return course(store, **{"first_date": SOON, "seats": 2, "count": 3} | overrides)


def test_the_week_before_everybody_with_a_seat_is_to_be_called_in_the_order_they_joined(tmp_path):
    with library(tmp_path) as store:
        enrolled(store, soon(store), "Asta", "Bo", "Cilla")
        enrolled(store, course(store, code="STO-602", first_date=date(2026, 10, 8)), "Dag")

        assert ["Asta", "Bo"] == names(store)


def test_who_comes_is_confirmed_and_the_call_is_on_the_log(tmp_path):
    with library(tmp_path) as store:
        of = soon(store)
        asta, _bo = enrolled(store, of, "Asta", "Bo")

        calls.note(store, LIBRARIAN, of.id, asta.id, CallResult.COMES, notes="Glad!")

        assert EnrolmentStatus.CONFIRMED is status(store, of, asta)
        assert ["Bo"] == names(store)
        [said] = log.of_course(store, LIBRARIAN, of.id)
        assert (CallAbout.CONFIRM, CallResult.COMES, "Glad!", "Maja") == (
            said.about,
            said.result,
            said.notes,
            said.actor,
        )


def test_a_place_given_back_brings_up_the_next_in_the_queue_first(tmp_path):
    with library(tmp_path) as store:
        of = soon(store)
        asta, _bo, cilla = enrolled(store, of, "Asta", "Bo", "Cilla")

        text = calls.note(store, LIBRARIAN, of.id, asta.id, CallResult.DECLINES)

        assert "Cilla Ek" in text
        assert EnrolmentStatus.ENROLLED is status(store, of, cilla)
        assert ["Cilla", "Bo"] == names(store, of)
        assert (CallAbout.TELL, CallAbout.CONFIRM) == tuple(it.about for it in listed(store, of).rows[:2])


def test_where_seats_are_offered_the_next_is_called_about_the_offer(tmp_path):
    with library(tmp_path) as store:
        options.set_option(store, LIBRARIAN, "waiting.gives", "offer")
        of = soon(store)
        asta, _bo, cilla = enrolled(store, of, "Asta", "Bo", "Cilla")

        calls.note(store, LIBRARIAN, of.id, asta.id, CallResult.DECLINES)

        [row] = listed(store, of, CallAbout.OFFER).rows
        assert (cilla.id, datetime(2026, 9, 10, 9)) == (row.person_id, row.offer_until)
        calls.note(store, LIBRARIAN, of.id, cilla.id, CallResult.COMES)
        assert EnrolmentStatus.ENROLLED is status(store, of, cilla)
        assert [] == names(store, of, CallAbout.OFFER, CallAbout.TELL)


def test_who_took_the_offer_at_the_desk_knows_of_the_seat(tmp_path):
    with library(tmp_path) as store:
        options.set_option(store, LIBRARIAN, "waiting.gives", "offer")
        of = course(store, seats=1, first_date=date(2026, 10, 8))
        asta, bo = enrolled(store, of, "Asta", "Bo")
        enrolment.cancel(store, LIBRARIAN, of.id, asta.id)

        offers.accept(store, LIBRARIAN, of.id, bo.id)

        assert [] == names(store)


def test_who_got_a_seat_from_the_queue_is_told_once(tmp_path):
    with library(tmp_path) as store:
        of = course(store, seats=1, first_date=date(2026, 10, 8))
        asta, bo = enrolled(store, of, "Asta", "Bo")
        enrolment.cancel(store, LIBRARIAN, of.id, asta.id)
        assert ["Bo"] == names(store)

        calls.note(store, LIBRARIAN, of.id, bo.id, CallResult.NO_ANSWER)
        assert ["Bo"] == names(store)
        calls.note(store, LIBRARIAN, of.id, bo.id, CallResult.REACHED)

        assert [] == names(store)


def test_who_does_not_answer_goes_last(tmp_path):
    with library(tmp_path) as store:
        of = soon(store)
        asta, _bo = enrolled(store, of, "Asta", "Bo")

        calls.note(store, LIBRARIAN, of.id, asta.id, CallResult.NO_ANSWER)

        assert ["Bo", "Asta"] == names(store)
        assert (2, 1, 1) == (it := listed(store).progress, it.total, it.called, it.unanswered)[1:]


def test_those_interested_are_called_when_one_may_enrol_and_get_a_seat_when_they_want(tmp_path):
    with library(tmp_path) as store:
        of = course(store, first_date=date(2026, 10, 8))
        asta = person(store, "Asta")
        enrolment.express_interest(store, LIBRARIAN, of.id, asta.id)
        assert ["Asta"] == names(store, of)

        calls.note(store, LIBRARIAN, of.id, asta.id, CallResult.COMES)

        assert EnrolmentStatus.ENROLLED is status(store, of, asta)


def test_one_undo_takes_back_the_call_with_what_it_did(tmp_path):
    with library(tmp_path) as store:
        of = soon(store)
        asta, _bo, cilla = enrolled(store, of, "Asta", "Bo", "Cilla")
        calls.note(store, LIBRARIAN, of.id, asta.id, CallResult.DECLINES)

        journal.undo(store, LIBRARIAN)

        assert [EnrolmentStatus.ENROLLED, EnrolmentStatus.WAITING] == [status(store, of, it) for it in (asta, cilla)]
        assert [] == log.of_course(store, LIBRARIAN, of.id)


def test_who_calls_somebody_that_another_has_called_is_told_and_nothing_is_written(tmp_path):
    with library(tmp_path) as store:
        of = soon(store)
        asta, _bo = enrolled(store, of, "Asta", "Bo")
        seen = calls.seen(store, listed(store).rows[0])
        calls.note(store, BO, of.id, asta.id, CallResult.COMES, as_seen=seen)

        with pytest.raises(Conflict, match="Bo"):
            calls.note(store, LIBRARIAN, of.id, asta.id, CallResult.DECLINES, as_seen=seen)

        assert EnrolmentStatus.CONFIRMED is status(store, of, asta)


def test_who_calls_somebody_that_stands_otherwise_by_now_is_told(tmp_path):
    with library(tmp_path) as store:
        of = soon(store)
        asta, _bo = enrolled(store, of, "Asta", "Bo")
        seen = calls.seen(store, listed(store).rows[0])
        enrolment.confirm(store, BO, of.id, asta.id)

        with pytest.raises(Conflict):
            calls.note(store, LIBRARIAN, of.id, asta.id, CallResult.COMES, as_seen=seen)


def test_an_answer_to_nothing_is_refused(tmp_path):
    with library(tmp_path) as store:
        of = soon(store)

        with pytest.raises(NotFound):
            calls.note(store, LIBRARIAN, of.id, person(store).id, CallResult.COMES)


def test_a_protected_person_has_no_number_and_asks_at_the_desk(tmp_path):
    with library(tmp_path) as store:
        of = soon(store)
        hidden = person(store, "Hemlig", "Hemligsson", phone="0980-319200", is_protected=True)
        enrolment.enrol(store, LIBRARIAN, of.id, hidden.id)

        [row] = listed(store).rows

        assert (ContactWay.VISIT, "") == (row.way, row.address)
        assert "Hemlig" not in row.name


def test_a_reader_sees_no_call_list(tmp_path):
    with library(tmp_path) as store:
        soon(store)

        with pytest.raises(Refused):
            calls.call_list(store, Actor(name="R", role=Role.READER), clock.now())


def test_what_was_said_can_be_written_afterwards(tmp_path):
    with library(tmp_path) as store:
        of = soon(store)
        asta, _bo = enrolled(store, of, "Asta", "Bo")
        calls.note(store, LIBRARIAN, of.id, asta.id, CallResult.REACHED)

        calls.add_words(store, LIBRARIAN, log.of_course(store, LIBRARIAN, of.id)[0].id, "Ringer i morgon")

        assert ["Ringer i morgon"] == [it.notes for it in log.of_person(store, LIBRARIAN, asta.id)]


def test_today_counts_whom_to_call_by_course_without_names(tmp_path):
    with library(tmp_path) as store:
        of = soon(store, code="STO-601")
        asta, _bo, _cilla = enrolled(store, of, "Asta", "Bo", "Cilla")
        enrolment.cancel(store, LIBRARIAN, of.id, asta.id)

        [found] = log.waits(store, clock.now())

        assert ("STO-601", 0, 1, 1) == (found.code, found.offered, found.news, found.unconfirmed)


def test_who_waits_cannot_say_to_come_but_can_leave_the_queue(tmp_path):
    with library(tmp_path) as store:
        of = soon(store, seats=1)
        _asta, bo = enrolled(store, of, "Asta", "Bo")

        with pytest.raises(Refused):
            calls.note(store, LIBRARIAN, of.id, bo.id, CallResult.COMES)
        assert [] == log.of_course(store, LIBRARIAN, of.id)

        calls.note(store, LIBRARIAN, of.id, bo.id, CallResult.DECLINES)
        assert EnrolmentStatus.CANCELLED is status(store, of, bo)


def test_the_journal_tells_of_a_call_and_of_who_got_the_seat(tmp_path):
    with library(tmp_path) as store:
        of = soon(store, seats=1)
        asta, _bo = enrolled(store, of, "Asta", "Bo")

        calls.note(store, LIBRARIAN, of.id, asta.id, CallResult.DECLINES)

        assert "Ringde Asta Ek om STO-601: ✗ kommer inte; Bo Ek fick plats" == journal.what_undo_takes(store, LIBRARIAN)


def test_a_message_that_goes_by_phone_stands_on_the_list_until_it_is_said(tmp_path):
    with library(tmp_path) as store:
        of = course(store, first_date=date(2026, 10, 8))
        asta = person(store, "Asta", phone="0980-319200", contact="PHONE")
        enrolment.enrol(store, LIBRARIAN, of.id, asta.id)
        wish = messages.wish_for(store, LIBRARIAN, of.id, "reminder")
        messages.make(store, LIBRARIAN, wish, clock.now())

        [row] = listed(store, of).rows
        assert "Mejl" in row.says or "Internet" in row.says
        calls.note(store, LIBRARIAN, of.id, asta.id, CallResult.NO_ANSWER)
        assert ["Asta"] == names(store, of)
        calls.note(store, LIBRARIAN, of.id, asta.id, CallResult.REACHED)

        assert [] == names(store, of)

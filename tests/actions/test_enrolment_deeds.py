"""Enrolling, cancelling and dropping out at the desk."""

from datetime import date, datetime

import pytest
from factories import LIBRARIAN, course, course_draft, enrolled, library, person

from courses import clock
from courses.actions import enrolment, journal, planning
from courses.actions.enrolment_log import LogEvent, record_in
from courses.errors import Refused
from courses.model import Actor, CourseKind, EnrolmentEvent, EnrolmentStatus, Role
from courses.store import courses


def names(people):
    return [one.name.split()[0] for one in people]


def seated(store, of):
    return names(courses.participants(store, LIBRARIAN, of.id, clock.now()))


def waiting(store, of):
    return names(courses.waiting_list(store, LIBRARIAN, of.id, clock.now()))


def test_who_comes_when_all_seats_are_taken_waits_in_order(tmp_path):
    with library(tmp_path) as store:
        full = course(store, seats=2)
        enrolled(store, full, "Asta", "Bo", "Cilla", "Dag")

        assert ["Asta", "Bo"] == seated(store, full)
        assert ["Cilla", "Dag"] == waiting(store, full)


def test_a_cancelled_seat_goes_to_the_first_in_the_queue_and_the_desk_is_told(tmp_path):
    with library(tmp_path) as store:
        full = course(store, seats=1, first_date=date(2026, 12, 1))
        asta, _bo, _cilla = enrolled(store, full, "Asta", "Bo", "Cilla")

        outcome = enrolment.cancel(store, LIBRARIAN, full.id, asta.id)

        assert ["Bo Ek"] == [it.name for it in outcome.promoted]
        assert ["Bo"] == seated(store, full)
        assert ["Cilla"] == waiting(store, full)


def test_a_drop_out_keeps_the_seat_in_the_figures(tmp_path):
    with library(tmp_path) as store:
        full = course(store, seats=1)
        asta, _bo = enrolled(store, full, "Asta", "Bo")

        enrolment.drop_out(store, LIBRARIAN, full.id, asta.id)

        assert 1 == courses.summary(store, clock.now(), full.id).enrolled
        assert ["Bo"] == waiting(store, full)


def test_who_comes_back_goes_last(tmp_path):
    with library(tmp_path) as store:
        full = course(store, seats=1)
        _asta, bo, _cilla = enrolled(store, full, "Asta", "Bo", "Cilla")

        enrolment.cancel(store, LIBRARIAN, full.id, bo.id)
        outcome = enrolment.enrol(store, LIBRARIAN, full.id, bo.id)

        assert 2 == outcome.position
        assert ["Cilla", "Bo"] == waiting(store, full)


def test_a_second_enrolment_is_refused_and_leaves_nothing(tmp_path):
    with library(tmp_path) as store:
        one = course(store)
        (asta,) = enrolled(store, one, "Asta")
        events = store.value("SELECT count(*) FROM enrolment_event")

        with pytest.raises(Refused):
            enrolment.enrol(store, LIBRARIAN, one.id, asta.id)

        assert events == store.value("SELECT count(*) FROM enrolment_event")


def test_a_drop_in_takes_no_enrolments(tmp_path):
    with library(tmp_path) as store:
        open_hours = course(store, kind=CourseKind.DROP_IN)

        with pytest.raises(Refused):
            enrolled(store, open_hours, "Asta")


def test_a_cancelled_course_takes_no_enrolments(tmp_path):
    with library(tmp_path) as store:
        gone = course(store)
        planning.cancel_course(store, LIBRARIAN, gone.id, "för få")

        with pytest.raises(Refused):
            enrolled(store, gone, "Asta")


def test_raised_seats_go_to_those_who_wait(tmp_path):
    with library(tmp_path) as store:
        full = course(store, seats=1)
        enrolled(store, full, "Asta", "Bo", "Cilla")

        planning.change_course(store, LIBRARIAN, full.id, course_draft(seats=2), full.version)

        assert ["Asta", "Bo"] == seated(store, full)
        assert ["Cilla"] == waiting(store, full)


def test_lowered_seats_throw_nobody_out(tmp_path):
    with library(tmp_path) as store:
        full = course(store, seats=2)
        enrolled(store, full, "Asta", "Bo", "Cilla")

        planning.change_course(store, LIBRARIAN, full.id, course_draft(seats=1), full.version)

        assert ["Asta", "Bo"] == seated(store, full)


def test_an_event_that_comes_in_late_is_put_in_its_place_in_time(tmp_path):
    with library(tmp_path) as store:
        full = course(store, seats=1)
        asta, bo = person(store, "Asta"), person(store, "Bo")
        enrolment.enrol(store, LIBRARIAN, full.id, asta.id, at=datetime(2026, 8, 12, 9))

        with enrolment.deed(store, LIBRARIAN, "import") as it:
            record_in(it, full.id, [LogEvent(datetime(2026, 8, 11, 9), bo.id, EnrolmentEvent.ENROL)])

        assert ["Bo"] == seated(store, full)
        assert ["Asta"] == waiting(store, full)


def test_the_same_event_twice_is_one(tmp_path):
    with library(tmp_path) as store:
        one = course(store)
        asta = person(store, "Asta")
        event = LogEvent(datetime(2026, 8, 11, 9), asta.id, EnrolmentEvent.ENROL)

        for _ in range(2):
            with enrolment.deed(store, LIBRARIAN, "import") as it:
                record_in(it, one.id, [event])

        assert 1 == store.value("SELECT count(*) FROM enrolment_event")


def test_undo_takes_an_enrolment_back_and_promotes_nobody_by_mistake(tmp_path):
    with library(tmp_path) as store:
        full = course(store, seats=1)
        asta, _bo = enrolled(store, full, "Asta", "Bo")
        enrolment.cancel(store, LIBRARIAN, full.id, asta.id)

        journal.undo(store, LIBRARIAN)

        assert ["Asta"] == seated(store, full)
        assert ["Bo"] == waiting(store, full)


def test_a_reader_may_not_enrol_nor_see_who_takes_part(tmp_path):
    with library(tmp_path) as store:
        one = course(store)
        (asta,) = enrolled(store, one, "Asta")
        reader = Actor("Rut", Role.READER)

        with pytest.raises(Refused):
            enrolment.cancel(store, reader, one.id, asta.id)
        with pytest.raises(Refused):
            courses.participants(store, reader, one.id, clock.now())


def test_status_is_told_in_words(tmp_path):
    with library(tmp_path) as store:
        full = course(store, seats=1)
        enrolled(store, full, "Asta")

        outcome = enrolment.enrol(store, LIBRARIAN, full.id, person(store, "Bo").id)

        assert (EnrolmentStatus.WAITING, 1) == (outcome.status, outcome.position)
        assert "Bo Ek" in outcome.text


def test_an_enrolment_with_an_earlier_time_goes_before_those_that_came_later(tmp_path):
    with library(tmp_path) as store:
        full = course(store, seats=1)
        enrolled(store, full, "Asta")

        enrolment.enrol(store, LIBRARIAN, full.id, person(store, "Bo").id, at=datetime(2026, 9, 1, 9))

        assert ["Bo"] == seated(store, full)
        assert ["Asta"] == waiting(store, full)

"""Those who are missed stand on the call list; their place goes on when the house says so. Certificates while it runs."""

from datetime import date, datetime

import factories
import pytest

from courses.actions import absences, calls, due, enrolment, options, papers
from courses.actions.journal import undo
from courses.errors import Refused
from courses.model import Actor, EnrolmentStatus, Role
from courses.model.absences import ChanceState
from courses.model.calling import CallAbout, CallResult
from courses.store import courses

NOW = datetime(2026, 9, 23, 9)
"""After the third of eight Tuesdays."""


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A library on the day after the third session."""
    monkeypatch.setenv("KURSVERKSTAD_NOW", NOW.isoformat())
    with factories.library(tmp_path) as opened:
        yield opened


@pytest.fixture
def course(store):
    """A course of eight Tuesdays with three seats."""
    return factories.course(store, seats=3)


def missed(store, course):
    return {row.name: row for row in absences.listed(store, factories.LIBRARIAN, NOW, course.id)}


def called(store, course):
    found = calls.call_list(store, factories.LIBRARIAN, NOW, course.id, [CallAbout.MISSED])
    return {row.name: row for row in found.rows}


def test_two_sessions_in_a_row_or_the_first_put_somebody_on_the_call_list(store, course):
    ebba, asa, orjan = factories.enrolled(store, course, "Ebba", "Åsa", "Örjan")
    factories.mark(store, course, ebba, "PRESENT", "ABSENT", "ABSENT")
    factories.mark(store, course, asa, "PRESENT", "EXCUSED", "EXCUSED")
    factories.mark(store, course, orjan, "ABSENT")

    found = missed(store, course)

    assert ["Ebba Ek", "Örjan Ek"] == sorted(called(store, course))
    assert (2, 2) == (found["Åsa Ek"].missed.sessions, found["Åsa Ek"].missed.excused)
    assert not found["Åsa Ek"].is_to_call
    assert found["Örjan Ek"].missed.is_never


def test_the_setting_says_how_many_in_a_row(store, course):
    (ebba,) = factories.enrolled(store, course, "Ebba")
    factories.mark(store, course, ebba, "PRESENT", "ABSENT", "ABSENT")
    options.set_option(store, factories.LIBRARIAN, "attendance.missed_in_row", "3")

    assert {} == called(store, course)


def test_who_has_been_spoken_with_is_done_until_missed_again(store, course):
    (ebba,) = factories.enrolled(store, course, "Ebba")
    factories.mark(store, course, ebba, "PRESENT", "ABSENT", "ABSENT")

    calls.note(store, factories.LIBRARIAN, course.id, ebba.id, CallResult.REACHED)

    assert called(store, course)["Ebba Ek"].is_done
    assert CallAbout.MISSED is called(store, course)["Ebba Ek"].last.about

    undo(store, factories.LIBRARIAN)

    assert not called(store, course)["Ebba Ek"].is_done


def test_a_place_goes_on_only_when_the_house_says_so(store, course):
    (ebba,) = factories.enrolled(store, course, "Ebba")
    factories.mark(store, course, ebba, "ABSENT")

    with pytest.raises(Refused):
        absences.offer_on(store, factories.LIBRARIAN, course.id, ebba.id)


def test_the_place_of_who_never_came_goes_to_the_queue_and_back_again(store, course):
    people = factories.enrolled(store, course, "Ebba", "Åsa", "Örjan", "Doris")
    factories.mark(store, course, people[0], "ABSENT", "ABSENT")
    options.set_option(store, factories.LIBRARIAN, "attendance.offer_on", "yes")

    told = absences.what_offering_on_does(store, factories.LIBRARIAN, course.id, people[0].id)
    outcome = absences.offer_on(store, factories.LIBRARIAN, course.id, people[0].id)

    assert "Doris Ek" in told
    assert EnrolmentStatus.NO_SHOW is outcome.status
    assert 3 == courses.placed(store, course.id)
    assert [] == courses.waiting_list(store, factories.LIBRARIAN, course.id, NOW)

    undo(store, factories.LIBRARIAN)

    assert ["Doris Ek"] == [it.name for it in courses.waiting_list(store, factories.LIBRARIAN, course.id, NOW)]


def test_who_has_been_there_drops_out_and_keeps_the_seat_in_the_figures(store, course):
    (ebba,) = factories.enrolled(store, course, "Ebba")
    factories.mark(store, course, ebba, "PRESENT", "ABSENT", "ABSENT")
    options.set_option(store, factories.LIBRARIAN, "attendance.offer_on", "yes")

    assert EnrolmentStatus.DROPPED_OUT is absences.offer_on(store, factories.LIBRARIAN, course.id, ebba.id).status


def test_nobody_is_missed_in_a_course_that_is_over_or_after_leaving(store, course):
    (ebba,) = factories.enrolled(store, course, "Ebba")
    factories.mark(store, course, ebba, "ABSENT", "ABSENT")
    over = datetime(2026, 12, 1, 9)

    assert [] == absences.listed(store, factories.LIBRARIAN, over, course.id)

    enrolment.drop_out(store, factories.LIBRARIAN, course.id, ebba.id)

    assert {} == missed(store, course)


def test_a_protected_person_is_missed_under_alias(store, course):
    person = factories.person(store, "Hemlig", "Person", is_protected=True, alias="Deltagare 7")
    enrolment.enrol(store, factories.LIBRARIAN, course.id, person.id)
    factories.mark(store, course, person, "ABSENT")

    assert ["Deltagare 7"] == list(missed(store, course))


def test_a_reader_sees_nobody(store, course):
    reader = Actor(name="Rut", role=Role.READER)

    with pytest.raises(Refused):
        absences.listed(store, reader, NOW, course.id)
    with pytest.raises(Refused):
        due.of_course(store, reader, course.id, NOW)
    with pytest.raises(Refused):
        due.overall(store, reader, NOW)


def test_it_is_told_while_the_course_runs_what_each_still_needs(store, course):
    ebba, asa, orjan = factories.enrolled(store, course, "Ebba", "Åsa", "Örjan")
    factories.mark(store, course, ebba, "PRESENT", "PRESENT", "PRESENT")
    factories.mark(store, course, asa, "ABSENT", "ABSENT", "PRESENT")
    factories.mark(store, course, orjan, "ABSENT", "ABSENT", "ABSENT")

    it = due.of_course(store, factories.LIBRARIAN, course.id, NOW)
    rows = {row.name: row.chance for row in it.rows}

    assert (ChanceState.OPEN, 3) == (rows["Ebba Ek"].state, rows["Ebba Ek"].needed)  # 6 of 8 at 70 %
    assert rows["Åsa Ek"].is_narrow
    assert ChanceState.IMPOSSIBLE is rows["Örjan Ek"].state
    assert (0, 1, 5) == (it.to_print, it.narrow, it.left)


def test_a_certificate_is_to_be_printed_until_it_is_and_again_when_its_figures_change(store):
    course = factories.course(store, count=3, first_date=date(2026, 9, 1))
    (ebba,) = factories.enrolled(store, course, "Ebba")
    factories.mark(store, course, ebba, "PRESENT", "PRESENT", "PRESENT")

    assert [1] == [it.to_print for it in due.waits(store, factories.LIBRARIAN, NOW)]

    papers.certificates(store, factories.LIBRARIAN, course.id, NOW)

    assert [] == due.waits(store, factories.LIBRARIAN, NOW)
    factories.mark(store, course, ebba, "PRESENT", "PRESENT", "EXCUSED")
    options.set_option(store, factories.LIBRARIAN, "certificate.threshold", "0.5")
    assert [1] == [it.to_print for it in due.waits(store, factories.LIBRARIAN, NOW)]


def test_a_session_that_is_not_entered_is_left_in_a_course_that_is_over_too(store):
    course = factories.course(store, count=3, first_date=date(2026, 9, 1))
    (ebba,) = factories.enrolled(store, course, "Ebba")
    factories.mark(store, course, ebba, "PRESENT", "PRESENT", None)

    it = due.of_course(store, factories.LIBRARIAN, course.id, NOW)

    assert (True, 1, 1) == (it.is_finished, it.left, it.to_print)

"""How much people were there, as lists, certificates and a person's own history say it of who joined late."""

from datetime import datetime

import pytest
from factories import LIBRARIAN, course, library, mark, person

from courses.actions import enrolment, options, papers
from courses.model.absences import ChanceState
from courses.store import courses, people

AFTER = datetime.fromisoformat("2026-12-01T12:00")


@pytest.fixture
def late(tmp_path):
    """A finished course of eight with one who came never, and one who joined before the third session and missed one."""
    with library(tmp_path) as store:
        it = course(store)
        bo, asta = person(store, "Bo", "Berg"), person(store, "Asta")
        enrolment.enrol(store, LIBRARIAN, it.id, bo.id, at=datetime.fromisoformat("2026-08-20T09:00"))
        mark(store, it, bo, *["ABSENT"] * 8)
        enrolment.enrol(store, LIBRARIAN, it.id, asta.id, at=datetime.fromisoformat("2026-09-21T09:00"))
        mark(store, it, asta, None, None, *["PRESENT"] * 5, "ABSENT")
        yield store, it, asta


def told(store, it):
    return courses.participants(store, LIBRARIAN, it.id, AFTER)[1]


def test_the_rate_of_who_joined_late_is_of_the_sessions_from_then_on(late):
    store, it, asta = late
    one = told(store, it)
    (taken,) = people.courses_of(store, LIBRARIAN, asta.id, AFTER)

    assert (5, 6, 5 / 6) == (one.attended, one.held, one.rate)
    assert (5, 6) == (taken.attended, taken.held)
    assert 2 == len(one.before)


def test_their_certificate_is_decided_by_all_that_was_held_and_says_so(late):
    store, it, _asta = late
    one = told(store, it)

    assert (8, ChanceState.IMPOSSIBLE, False) == (one.certificate_held, one.chance.state, one.certificate)

    options.set_option(store, LIBRARIAN, "certificate.threshold", "0.625")
    (paper,) = papers.certificates(store, LIBRARIAN, it.id, AFTER)

    assert (5, 8) == (paper.attended, paper.held)


def test_a_library_may_count_otherwise(late):
    store, it, _asta = late
    options.set_option(store, LIBRARIAN, "certificate.count_from", "joined")
    options.set_option(store, LIBRARIAN, "attendance.count_from", "start")
    one = told(store, it)

    assert (8, 6, True) == (one.held, one.certificate_held, one.certificate)
    assert not one.before


def test_the_rate_of_the_course_is_of_all_seats_and_sessions(late):
    store, it, _asta = late

    assert 5 / 16 == courses.summary(store, AFTER, it.id).attendance_rate

"""A workshop series: the whole or chosen sessions, each with its own seats."""

from datetime import date, time

import factories
import pytest

from courses import clock
from courses.actions import attendance, enrolment, journal, papers, planning, telling
from courses.actions import clashes as clash_deeds
from courses.actions import sessions as session_deeds
from courses.errors import Invalid, Refused
from courses.model import CourseKind, EnrolmentStatus, Mark
from courses.model.outgoing import Scope
from courses.store import attendance as grids
from courses.store import check, courses, outgoing, series, sessions

ENROLLED, WAITING = EnrolmentStatus.ENROLLED, EnrolmentStatus.WAITING


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        yield opened


def workshops(store, **overrides):
    """Makes a series of four Tuesdays from 1 December 2026, with two seats each."""
    values = {
        "code": "STO-W",
        "kind": CourseKind.WORKSHOP_SERIES,
        "first_date": date(2026, 12, 1),
        "count": 4,
        "seats": 2,
    }
    return factories.course(store, **(values | overrides))


def ids(store, course, *numbers):
    meetings = sessions.of_course(store, course.id, clock.now())
    return frozenset(it.id for it in meetings if it.number in numbers)


def enrol(store, course, name, *numbers):
    person = factories.person(store, name)
    return person, enrolment.enrol(
        store, factories.LIBRARIAN, course.id, person.id, sessions=ids(store, course, *numbers)
    )


def taken(store, course):
    return [it.taken for it in series.taken(store, course).values()]


def standing(store, course):
    now = clock.now()
    seated = courses.participants(store, factories.LIBRARIAN, course.id, now)
    queue = courses.waiting_list(store, factories.LIBRARIAN, course.id, now)
    return [it.name.split()[0] for it in seated], [it.name.split()[0] for it in queue]


def test_chosen_sessions_take_seats_there_only(store):
    course = workshops(store)
    enrol(store, course, "Ada", 1, 3)
    enrol(store, course, "Bo", 1)
    _cleo, outcome = enrol(store, course, "Cleo", 1, 2)
    enrol(store, course, "Dag", 2, 3, 4)

    assert (WAITING, 1) == (outcome.status, outcome.position)
    assert [2, 1, 2, 1] == taken(store, course)
    assert (["Ada", "Bo", "Dag"], ["Cleo"]) == standing(store, course)
    assert [] == check.find_troubles(store)


def test_all_sessions_ticked_is_the_whole(store):
    course = workshops(store)
    enrol(store, course, "Ada", 1, 2, 3, 4)

    assert {} == series.chosen(store, course.id)


def test_a_course_of_another_kind_is_taken_as_a_whole(store):
    course = workshops(store, kind=CourseKind.COURSE)

    with pytest.raises(Refused):
        enrol(store, course, "Ada", 1)


def test_cancelling_gives_the_seats_to_the_first_for_whom_all_fits(store):
    course = workshops(store, seats=1)
    ada, _ = enrol(store, course, "Ada", 1)
    enrol(store, course, "Bo", 2)
    enrol(store, course, "Cleo")
    enrol(store, course, "Dag", 1)

    outcome = enrolment.cancel(store, factories.LIBRARIAN, course.id, ada.id)

    assert ["Dag Ek"] == [it.name for it in outcome.promoted]
    assert (["Bo", "Dag"], ["Cleo"]) == standing(store, course)
    journal.undo(store, factories.LIBRARIAN)
    assert (["Ada", "Bo"], ["Cleo", "Dag"]) == standing(store, course)
    assert {frozenset(ids(store, course, 1)), frozenset(ids(store, course, 2))} == set(
        series.chosen(store, course.id).values()
    )


def test_a_choice_is_changed_refused_where_full_and_undone(store):
    course = workshops(store, seats=1)
    ada, _ = enrol(store, course, "Ada", 1, 2)
    enrol(store, course, "Bo", 3)
    enrol(store, course, "Cleo", 2)

    with pytest.raises(Refused) as error:
        enrolment.choose_sessions(store, factories.LIBRARIAN, course.id, ada.id, ids(store, course, 1, 3))
    assert "3" in error.value.message
    outcome = enrolment.choose_sessions(store, factories.LIBRARIAN, course.id, ada.id, ids(store, course, 1, 4))
    assert (ENROLLED, ["Cleo Ek"]) == (outcome.status, [it.name for it in outcome.promoted])
    journal.undo(store, factories.LIBRARIAN)
    assert (["Ada", "Bo"], ["Cleo"]) == standing(store, course)
    assert ids(store, course, 1, 2) == series.chosen(store, course.id)[ada.id]


def test_an_event_that_comes_in_late_is_put_in_its_place_with_its_choice(store):
    from datetime import datetime

    course = workshops(store, seats=1)
    enrol(store, course, "Ada", 1)
    bo = factories.person(store, "Bo")
    enrolment.enrol(
        store, factories.LIBRARIAN, course.id, bo.id, at=datetime(2026, 11, 1, 9), sessions=ids(store, course, 1, 2)
    )

    assert (["Bo"], ["Ada"]) == standing(store, course)


def test_a_session_gets_seats_of_its_own_and_raising_them_fills_it(store):
    course = workshops(store, seats=1)
    first, *_rest = sessions.of_course(store, course.id, clock.now())
    enrol(store, course, "Ada")
    enrol(store, course, "Bo", 1)
    enrol(store, course, "Cleo", 1)

    session_deeds.set_seats(store, factories.LIBRARIAN, first.id, 2)
    assert (["Ada", "Bo"], ["Cleo"]) == standing(store, course)
    journal.undo(store, factories.LIBRARIAN)
    assert (["Ada"], ["Bo", "Cleo"]) == standing(store, course)
    planning.change_course(
        store, factories.LIBRARIAN, course.id, _with_seats(course, 3), courses.get(store, course.id).version
    )
    assert (["Ada", "Bo", "Cleo"], []) == standing(store, course)


def _with_seats(course, seats):
    from dataclasses import replace

    return replace(planning.draft_of(course), seats=seats)


@pytest.mark.parametrize("seats", [-1, 2])
def test_seats_of_a_session_are_for_a_series_and_not_less_than_none(store, seats):
    course = workshops(store, kind=CourseKind.WORKSHOP_SERIES if seats < 0 else CourseKind.COURSE)

    with pytest.raises((Invalid, Refused)):
        session_deeds.set_seats(
            store, factories.LIBRARIAN, sessions.of_course(store, course.id, clock.now())[0].id, seats
        )


def test_a_cancelled_session_needs_no_seat_and_says_who_had_chosen_it(store):
    course = workshops(store, seats=1)
    enrol(store, course, "Ada", 1)
    enrol(store, course, "Bo", 3)
    enrol(store, course, "Cleo", 1, 2)
    first = sessions.of_course(store, course.id, clock.now())[0]

    session_deeds.cancel_session(store, factories.LIBRARIAN, first.id, "sjukdom")

    assert (["Ada", "Bo", "Cleo"], []) == standing(store, course)
    told = telling.of_course(store, factories.LIBRARIAN, course.id, clock.now(), session_id=first.id)
    assert ["Ada Ek", "Cleo Ek"] == [it.name for it in told]


def test_a_session_that_is_cancelled_or_has_begun_cannot_be_chosen(store):
    course = workshops(store, first_date=date(2026, 11, 17))
    first, second, *_rest = sessions.of_course(store, course.id, clock.now())
    session_deeds.cancel_session(store, factories.LIBRARIAN, second.id, "sjukdom")

    with pytest.raises(Refused) as error:
        enrolment.enrol(
            store, factories.LIBRARIAN, course.id, factories.person(store).id, sessions={first.id, second.id}
        )
    assert 2 == len(error.value.message.splitlines())


def test_a_session_that_somebody_has_chosen_is_not_taken_away(store):
    course = workshops(store)
    enrol(store, course, "Ada", 1)

    with pytest.raises(Refused):
        planning.change_course(
            store, factories.LIBRARIAN, course.id, planning.draft_of(course), course.version, [date(2026, 12, 8)]
        )


def test_attendance_counts_the_chosen_sessions_only(store):
    course = workshops(store, first_date=date(2026, 10, 6), seats=None)
    held = sessions.of_course(store, course.id, clock.now())
    ada, bo = factories.enrolled(store, course, "Ada", "Bo")
    enrolment.choose_sessions(store, factories.LIBRARIAN, course.id, ada.id, [held[0].id, held[2].id])

    assert 1 == attendance.mark_all_present(store, factories.LIBRARIAN, held[1].id)
    for session in (held[0], held[2], held[3]):
        attendance.mark(store, factories.LIBRARIAN, session.id, bo.id, Mark.PRESENT)
    attendance.mark(store, factories.LIBRARIAN, held[0].id, ada.id, Mark.PRESENT)
    attendance.mark(store, factories.LIBRARIAN, held[1].id, ada.id, Mark.PRESENT)

    grid = grids.grid(store, factories.LIBRARIAN, course.id, clock.now())
    assert [(1, 2), (4, 4)] == [(it.attended, it.held) for it in grid.participants]
    assert [True, False, True, False] == [grid.participants[0].is_expected(it.id) for it in held]
    assert 5 / 6 == courses.summary(store, clock.now(), course.id).attendance_rate
    attendance.mark(store, factories.LIBRARIAN, held[2].id, ada.id, Mark.PRESENT)
    due = papers.certificates(store, factories.LIBRARIAN, course.id, clock.now())
    assert [(2, 2, 6), (4, 4, 12)] == [(it.attended, it.held, it.study_hours) for it in due]


def test_the_list_on_paper_knows_who_does_not_come(store):
    course = workshops(store)
    enrol(store, course, "Ada", 1, 3)
    enrol(store, course, "Bo")

    paper = papers.attendance_list(store, factories.LIBRARIAN, course.id, clock.now())

    assert [{2, 4}, set()] == [row.not_chosen for row in paper.rows]


def test_a_persons_calendar_and_clashes_have_the_chosen_sessions_only(store):
    course = workshops(store)
    other = factories.course(store, code="STO-9", first_date=date(2026, 12, 8), count=1, start=time(10))
    ada, _ = enrol(store, course, "Ada", 1, 3)
    enrolment.enrol(store, factories.LIBRARIAN, other.id, ada.id)

    found = outgoing.events(store, Scope(person_id=ada.id, course_id=course.id), clock.now())
    assert [1, 3] == [it.number for it in found]
    clashing = clash_deeds.of_course(store, factories.LIBRARIAN, other.id, clock.now())
    assert not any(it.kind == "PERSON" for it in clashing)


def test_who_chose_a_session_comes_to_the_one_that_replaces_it(store):
    course = workshops(store)
    ada, _outcome = enrol(store, course, "Ada", 2)
    enrol(store, course, "Bo", 2, 3)
    enrol(store, course, "Cleo", 2)
    (lost,) = ids(store, course, 2)
    assert (["Ada", "Bo"], ["Cleo"]) == standing(store, course)

    session_deeds.cancel_session(store, factories.LIBRARIAN, lost, "sjuk", shifts_rest=True)

    (added,) = ids(store, course, 4)
    assert {added} == series.chosen(store, course.id)[ada.id]
    assert (["Ada", "Bo"], ["Cleo"]) == standing(store, course)
    assert [0, 1, 0, 2] == taken(store, course)
    assert [] == check.find_troubles(store)
    journal.undo(store, factories.LIBRARIAN)
    assert {lost} == series.chosen(store, course.id)[ada.id]


def test_a_choice_of_only_what_is_cancelled_is_never_the_whole_and_gives_no_seat(store):
    course = workshops(store, seats=1)
    ada, _outcome = enrol(store, course, "Ada", 2)
    bo, _outcome = enrol(store, course, "Bo", 2)
    (lost,) = ids(store, course, 2)

    session_deeds.cancel_session(store, factories.LIBRARIAN, lost, "sjuk")

    assert (["Ada"], ["Bo"]) == standing(store, course)
    assert {ada.id: {lost}, bo.id: {lost}} == series.chosen(store, course.id)
    assert {0} == set(taken(store, course))

"""Many marks at once are one deed; who was online, and for how many minutes, stands beside the mark."""

from datetime import date, datetime

import factories
import pytest

from courses import clock, i18n
from courses.actions import attendance, journal
from courses.actions.attendance import NewMark
from courses.errors import Invalid, NotFound
from courses.model import CourseKind, Mark
from courses.rules import marking
from courses.store import attendance as queries
from courses.store import courses, sessions

NOON = datetime(2026, 9, 20, 12, 45)


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A library with a course of eight Tuesdays, of which two have been, and two people; it speaks English."""
    monkeypatch.setenv("KURSVERKSTAD_NOW", NOON.isoformat())
    i18n.use("en")
    with factories.library(tmp_path) as opened:
        factories.enrolled(opened, factories.course(opened), "Ada", "Bo")
        yield opened


def grid_of(store):
    return queries.grid(store, factories.LIBRARIAN, courses.by_code(store, "STO-601").id, clock.now())


def kept(store, session, person):
    """Returns mark, minutes and whether online, by places in the grid from 0; None: not marked."""
    grid = grid_of(store)
    it = grid.marks.get((grid.sessions[session].id, grid.participants[person].person_id))
    return it and (it.mark, it.minutes, it.is_online)


def cell(store, session, person):
    grid = grid_of(store)
    return grid.sessions[session].id, grid.participants[person].person_id


def mark_all(store, marks, course="STO-601"):
    course_id = courses.by_code(store, course).id
    return attendance.mark_many(store, factories.LIBRARIAN, course_id, marks, "test")


def test_who_is_online_stays_so_when_the_mark_becomes_late_but_not_when_it_becomes_absent(store):
    at = cell(store, 0, 0)
    attendance.mark(store, factories.LIBRARIAN, *at, Mark.PRESENT, is_online=True)
    attendance.mark(store, factories.LIBRARIAN, *at, Mark.LATE, 10)
    assert (Mark.LATE, 10, True) == kept(store, 0, 0)

    attendance.mark(store, factories.LIBRARIAN, *at, Mark.ABSENT)
    assert (Mark.ABSENT, None, False) == kept(store, 0, 0)


def test_many_marks_are_one_deed_undone_at_once_and_told_in_words(store):
    mark_all(store, [NewMark(*cell(store, session, 0), Mark.PRESENT) for session in (0, 1)])

    assert "Attendance in STO-601: Ada Ek, 2 sessions, present" == journal.undo(store, factories.LIBRARIAN)
    assert {} == grid_of(store).marks


def test_a_column_is_told_by_its_day_and_how_many(store):
    mark_all(store, [NewMark(*cell(store, 0, person), Mark.LATE, 5, is_online=True) for person in (0, 1)])

    words = journal.undo(store, factories.LIBRARIAN)
    assert words.endswith("8 Sep in STO-601: 2 persons, late 5 min, online"), words


@pytest.mark.parametrize(("mark", "minutes"), [(Mark.PRESENT, 5), (Mark.LATE, 136), (Mark.LEFT_EARLY, -1)])
def test_minutes_that_cannot_be_are_refused_and_nothing_is_written(store, mark, minutes):
    with pytest.raises(Invalid):
        mark_all(store, [NewMark(*cell(store, 0, 0), Mark.PRESENT), NewMark(*cell(store, 0, 1), mark, minutes)])

    assert {} == grid_of(store).marks


def test_a_session_of_another_course_is_not_reached(store):
    factories.course(store, code="STO-602")
    with pytest.raises(NotFound):
        mark_all(store, [NewMark(*cell(store, 0, 0), Mark.PRESENT)], course="STO-602")


def test_heads_online_are_among_all_heads(store):
    at = grid_of(store).sessions[0].id
    attendance.count_heads(store, factories.LIBRARIAN, at, 12, 3, online=4)
    session = sessions.get(store, at, clock.now())
    assert (12, 3, 4) == (session.head_count, session.child_count, session.online_count)

    with pytest.raises(Invalid, match=r"(?s)13.*14"):
        attendance.count_heads(store, factories.LIBRARIAN, at, 12, 13, online=14)


def test_a_row_of_marks_reaches_what_has_been_and_leave_reaches_what_is_to_come(store):
    grid = grid_of(store)
    one = grid.participants[:1]

    assert [it.id for it in grid.sessions[:2]] == [
        session for session, _p in marking.reached(grid.sessions, one, Mark.PRESENT, NOON)
    ]
    assert 8 == len(list(marking.reached(grid.sessions, one, Mark.EXCUSED, NOON)))
    first = {grid.sessions[0].id}
    assert 7 == len(list(marking.reached(grid.sessions, one, None, NOON, locked=first)))


def test_who_has_not_chosen_a_session_of_a_series_is_not_reached(store):
    from courses.actions import enrolment

    series = factories.course(
        store, code="SERIE", kind=CourseKind.WORKSHOP_SERIES, first_date=date(2026, 9, 8), count=2
    )
    first, _second = sessions.of_course(store, series.id, clock.now())
    person = factories.person(store, "Cia")
    before = datetime(2026, 9, 1, 9)
    enrolment.enrol(store, factories.LIBRARIAN, series.id, person.id, at=before, sessions=frozenset({first.id}))
    grid = queries.grid(store, factories.LIBRARIAN, series.id, clock.now())

    assert [(first.id, person.id)] == list(marking.reached(grid.sessions, grid.participants, Mark.PRESENT, NOON))

"""The board of coming courses, from the database."""

from dataclasses import replace
from datetime import date, datetime, time

import factories
import pytest

from courses import clock
from courses.actions import attendance, go, journal, options, planning
from courses.errors import Refused
from courses.model import Actor, CourseKind, Pattern, Role
from courses.rules.go import Step, Verdict
from courses.store import sessions

FIRST = date(2026, 12, 1)


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        yield opened


def board(store, now=None):
    return {row.course.code: row for row in go.board(store, now or clock.now())}


def test_a_coming_course_stands_with_its_figures(store):
    course = factories.course(store, first_date=FIRST, minimum=3)
    factories.enrolled(store, course, "Ada", "Bo")

    row = board(store)["STO-601"]

    assert (2, 3, 11, date(2026, 11, 24), Verdict.WAIT) == (
        row.course.enrolled,
        row.course.minimum,
        row.days_left,
        row.course.decision_date,
        row.verdict,
    )


def test_days_before_follow_the_setting_and_a_course_its_own_day(store):
    course = factories.course(store, first_date=FIRST, minimum=3)
    options.set_option(store, factories.LIBRARIAN, "go.days_before", "14")
    assert Verdict.DECIDE is board(store)["STO-601"].verdict

    go.set_decision_date(store, factories.LIBRARIAN, course.id, date(2026, 11, 30))
    assert (Verdict.WAIT, date(2026, 11, 30)) == (
        board(store)["STO-601"].verdict,
        board(store)["STO-601"].course.decision_date,
    )

    journal.undo(store, factories.LIBRARIAN)
    assert date(2026, 11, 17) == board(store)["STO-601"].course.decision_date


def test_what_has_begun_or_is_cancelled_is_gone_from_the_board(store):
    factories.course(store, code="A-1")
    gone = factories.course(store, code="A-2", first_date=FIRST)
    planning.cancel_course(store, factories.LIBRARIAN, gone.id, "få anmälda")
    factories.course(store, code="A-3", first_date=FIRST, kind=CourseKind.GUIDANCE)

    assert {} == board(store)


def test_a_course_stands_until_the_minute_it_begins(store):
    factories.course(store, first_date=FIRST)

    assert ["STO-601"] == list(board(store, datetime(2026, 12, 1, 9, 59)))
    assert [] == list(board(store, datetime(2026, 12, 1, 10, 0)))


def test_a_drop_in_stands_with_its_next_session_and_how_many_came_last(store):
    course = factories.course(store, kind=CourseKind.DROP_IN, pattern=Pattern(date(2026, 11, 10), count=4))
    first = sessions.of_course(store, course.id, clock.now())[0]
    attendance.count_heads(store, factories.LIBRARIAN, first.id, 1)

    row = board(store)["STO-601"]

    assert (date(2026, 11, 24), 1, Verdict.OPEN) == (row.course.first_date, row.course.last_heads, row.verdict)
    assert [Step.POSTER] == [one.step for one in row.proposals]


def test_twins_find_each_other(store):
    for code, first in (("A-1", FIRST), ("A-2", date(2026, 12, 3))):
        course = factories.course(store, code=code, first_date=first, minimum=4)
        for name in ("Ada", "Bo"):
            factories.enrolled(store, course, name + code)

    rows = board(store)

    assert ["A-2", "A-1"] == [
        next(one.words for one in rows[code].proposals if one.step is Step.MERGE).split()[3].strip(",")
        for code in ("A-1", "A-2")
    ]


def test_the_form_and_the_draft_keep_the_decision_date(store):
    course = factories.course(store, first_date=FIRST, decision_date=date(2026, 11, 25))
    draft = planning.draft_of(course)
    assert date(2026, 11, 25) == draft.decision_date

    course = planning.change_course(
        store, factories.LIBRARIAN, course.id, replace(draft, start=time(9)), course.version
    )
    assert date(2026, 11, 25) == course.decision_date


def test_who_only_reads_decides_nothing(store):
    course = factories.course(store, first_date=FIRST)

    with pytest.raises(Refused):
        go.set_decision_date(store, Actor(name="L", role=Role.READER), course.id, FIRST)

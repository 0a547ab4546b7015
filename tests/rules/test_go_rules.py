"""Whether a coming course goes ahead: verdicts and proposals."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.model import CourseKind
from courses.rules.go import Coming, Step, Verdict, are_twins, decision_date, proposals, verdict

TODAY = date(2027, 1, 20)
COURSE = Coming(
    1,
    "STO-701",
    "Surfplatta",
    CourseKind.COURSE,
    "Nybörjare",
    None,
    date(2027, 2, 2),
    time(10),
    time(12),
    "Storuman",
    "Storuman",
    2,
    0,
    8,
    4,
    date(2027, 1, 26),
)
TWIN = replace(COURSE, course_id=2, code="STO-702", first_date=date(2027, 2, 4), enrolled=3)


def steps(it, others=(), today=TODAY):
    return [one.step for one in proposals(it, (it, *others), today)]


@pytest.mark.parametrize(
    ("changes", "today", "wanted"),
    [
        ({}, TODAY, Verdict.WAIT),
        ({}, date(2027, 1, 25), Verdict.WAIT),
        ({}, date(2027, 1, 26), Verdict.DECIDE),
        ({"enrolled": 4}, date(2027, 1, 26), Verdict.GO),
        ({"enrolled": 3}, date(2027, 2, 1), Verdict.DECIDE),
        ({"minimum": None}, TODAY, Verdict.NO_MINIMUM),
        ({"minimum": 0, "enrolled": 0}, TODAY, Verdict.GO),
        ({"kind": CourseKind.DROP_IN}, TODAY, Verdict.OPEN),
        ({"kind": CourseKind.GUIDANCE}, TODAY, Verdict.OPEN),
    ],
)
def test_where_a_course_stands(changes, today, wanted):
    assert wanted is verdict(replace(COURSE, **changes), today)


def test_the_decision_is_so_many_days_before_unless_it_has_its_own_day():
    assert date(2027, 1, 26) == decision_date(date(2027, 2, 2), None, 7)
    assert date(2027, 1, 30) == decision_date(date(2027, 2, 2), date(2027, 1, 30), 7)


def test_before_the_decision_nobody_speaks_of_cancelling():
    assert [Step.POSTER] == steps(COURSE)
    assert [Step.POSTER, Step.MOVE, Step.CANCEL] == steps(COURSE, today=date(2027, 1, 26))


def test_a_poster_the_day_before_helps_nobody():
    assert Step.POSTER not in steps(COURSE, today=date(2027, 2, 1))


def test_a_half_empty_twin_is_proposed_and_named():
    found = proposals(COURSE, (COURSE, TWIN), TODAY)

    assert [Step.POSTER, Step.MERGE] == [one.step for one in found]
    assert (2, True, True) == (found[1].other_id, "STO-702" in found[1].words, "5" in found[1].words)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Släktforskning"},
        {"level": "Fortsättning"},
        {"enrolled": 7},
        {"enrolled": 1},
        {"municipality": "Åsele"},
        {"first_date": date(2027, 9, 7)},
    ],
    ids=str,
)
def test_what_is_no_twin_or_does_not_fit_is_not_proposed(changes):
    assert Step.MERGE not in steps(COURSE, (replace(TWIN, **changes),))


def test_the_same_plan_makes_twins_of_different_titles():
    assert are_twins(replace(COURSE, plan_id=7), replace(TWIN, plan_id=7, title="Padda"))
    assert not are_twins(COURSE, replace(TWIN, title="Padda"))


def test_enough_waiting_make_another_group():
    assert [Step.ANOTHER] == steps(replace(COURSE, enrolled=8, waiting=4))
    assert [] == steps(replace(COURSE, enrolled=8, waiting=3))


def test_a_move_never_leaves_the_term():
    late = replace(COURSE, first_date=date(2027, 6, 28), decision_date=date(2027, 6, 21))

    assert Step.MOVE not in steps(late, today=date(2027, 6, 22))


@pytest.mark.parametrize("heads", [0, 1])
def test_only_one_came_last_time_never_closes_a_drop_in(heads):
    found = proposals(replace(COURSE, kind=CourseKind.DROP_IN, last_heads=heads), (), TODAY)

    assert [Step.POSTER] == [one.step for one in found]
    assert [] == steps(replace(COURSE, kind=CourseKind.DROP_IN, last_heads=9))


@settings(max_examples=60)
@given(
    st.sampled_from(CourseKind),
    st.integers(0, 12),
    st.none() | st.integers(0, 12),
    st.integers(-3, 40),
    st.none() | st.integers(0, 3),
)
def test_cancelling_is_only_ever_proposed_where_there_is_something_to_decide(kind, enrolled, minimum, days, heads):
    it = replace(COURSE, kind=kind, enrolled=enrolled, minimum=minimum, last_heads=heads)
    today = it.first_date - timedelta(days=days)

    assert (Step.CANCEL in steps(it, today=today)) == (verdict(it, today) is Verdict.DECIDE)

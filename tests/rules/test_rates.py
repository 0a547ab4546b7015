"""Who was there: over the sessions held, from when somebody joined, and what can still be reached."""

from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.model import Mark
from courses.model.absences import ChanceState
from courses.rules import certificate
from courses.rules.rates import Meeting, figures, needed, reaches

FIRST = datetime.fromisoformat("2026-09-08T10:00")
SIGNS = {"p": Mark.PRESENT, "s": Mark.LATE, "g": Mark.LEFT_EARLY, "-": Mark.ABSENT, "a": Mark.EXCUSED}
few = settings(max_examples=60)


def meetings(count, held):
    return [
        Meeting(number, FIRST + timedelta(weeks=number - 1), number <= held, hours=3) for number in range(1, count + 1)
    ]


def marks(signs):
    return {number: SIGNS[sign] for number, sign in enumerate(signs, 1) if sign in SIGNS}


def seated_before(number):
    return FIRST + timedelta(weeks=number - 1, days=-1)


def told(signs, *, count=8, held=8, **more):
    it = figures(meetings(count, held), marks(signs), **more)
    return it.attended, it.held, it.held_in_all, it.left


@pytest.mark.parametrize(
    ("signs", "held", "expected"),
    [
        ("ppppppp-", 8, (7, 8, 8, 0)),
        ("psg-a", 5, (3, 5, 5, 3)),
        ("ppp", 0, (0, 0, 0, 8)),
        ("pp..", 4, (2, 4, 4, 4)),
        ("", 8, (0, 8, 8, 0)),
    ],
    ids=["absent once", "late and left early were there", "nothing held", "no mark is absent", "never there"],
)
def test_attendance_is_a_share_of_the_sessions_held(signs, held, expected):
    assert expected == told(signs, held=held)


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ("..pppp", (4, 4, 6, 2)),
        ("...ppp", (3, 4, 6, 2)),
        (".ppppp", (5, 5, 6, 2)),
        ("-.pppp", (4, 6, 6, 2)),
        ("......", (0, 4, 6, 2)),
    ],
    ids=["from the third", "absent at the first of theirs", "there before the seat", "said absent before", "never"],
)
def test_who_got_a_seat_before_the_third_session_has_missed_nothing_before_it(signs, expected):
    assert expected == told(signs, held=6, joined=seated_before(3))


def test_a_session_that_has_begun_when_somebody_joins_is_none_of_theirs():
    assert (0, 7, 8, 0) == told("", joined=FIRST + timedelta(minutes=5))
    assert (0, 8, 8, 0) == told("", joined=FIRST)


def test_what_was_held_before_anybody_had_a_seat_was_written_down_afterwards_and_counts_for_all():
    assert (1, 8, 8, 0) == told("...p", joined=seated_before(8), opened=seated_before(8))
    assert (1, 7, 8, 0) == told("...p", joined=seated_before(5), opened=seated_before(3))


def test_in_a_series_each_has_the_sessions_they_have_chosen():
    assert (1, 2, 2, 1) == told("pp-p", held=4, chosen=frozenset({2, 3, 7}))


def test_study_hours_are_those_of_the_sessions_attended():
    assert 3 * 3 == figures(meetings(8, 4), marks("ps-gpp")).study_hours


def test_which_sessions_were_before_is_told():
    assert frozenset({1, 2}) == figures(meetings(8, 8), {}, joined=seated_before(3)).before


def test_a_rate_is_a_fraction_and_there_is_none_of_nothing():
    it = figures(meetings(8, 6), marks("..pp-p"), joined=seated_before(3))

    assert (Fraction(3, 4), Fraction(1, 2)) == (it.rate, it.rate_in_all)
    assert figures(meetings(8, 0), {}).rate is None


@pytest.mark.parametrize(
    ("attended", "total", "left", "threshold", "expected"),
    [
        (6, 8, 0, 0.75, 0),
        (5, 8, 3, 0.75, 1),
        (3, 8, 3, 0.75, 3),
        (2, 8, 3, 0.75, None),
        (7, 10, 0, 0.7, 0),
        (0, 8, 8, 0, 1),
        (0, 8, 0, 0, None),
        (0, 0, 0, 0.7, None),
    ],
)
def test_how_many_of_the_sessions_left_are_needed(attended, total, left, threshold, expected):
    assert expected == needed(attended, total, left, threshold)


@pytest.mark.parametrize(
    ("attended", "held", "left", "is_coming", "is_finished", "expected"),
    [
        (6, 8, 0, True, True, ChanceState.DUE),
        (6, 7, 1, True, False, ChanceState.REACHED),
        (5, 6, 2, True, False, ChanceState.OPEN),
        (3, 6, 2, True, False, ChanceState.IMPOSSIBLE),
        (5, 6, 2, False, False, ChanceState.IMPOSSIBLE),
        (5, 8, 0, True, True, ChanceState.IMPOSSIBLE),
        (5, 7, 1, True, True, ChanceState.OPEN),
        (0, 0, 8, True, False, ChanceState.OPEN),
    ],
    ids=[
        "exactly the limit",
        "there enough already",
        "one more of two",
        "too late",
        "dropped out",
        "finished without",
        "the last one is not entered",
        "not begun",
    ],
)
def test_what_a_certificate_comes_to_at_75_per_cent(attended, held, left, is_coming, is_finished, expected):
    it = certificate.chance(attended, held, left, 0.75, is_finished=is_finished, is_coming=is_coming)

    assert expected is it.state


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 100))
@few
def test_what_is_needed_is_enough_and_one_less_is_not(attended, absent, left, percent):
    total = attended + absent + left
    least = needed(attended, total, left, percent / 100)

    if least is None:
        assert not reaches(attended + left, total, percent / 100)
    else:
        assert reaches(attended + least, total, percent / 100)
        assert least == 0 or not reaches(attended + least - 1, total, percent / 100)


@given(st.text("psg-a.", max_size=12), st.integers(0, 12), st.integers(1, 13))
@few
def test_joining_late_never_lowers_a_rate_and_never_counts_more_than_was_held(signs, held, joined):
    whole = figures(meetings(12, held), marks(signs))
    late = figures(meetings(12, held), marks(signs), joined=seated_before(joined))

    assert late.attended == whole.attended <= late.held <= late.held_in_all == whole.held == held
    assert (late.rate or 0) >= (whole.rate or 0)

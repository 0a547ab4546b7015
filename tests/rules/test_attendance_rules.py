"""Study hours, rates and held sessions, against the table of course shapes."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses import i18n
from courses.model import Mark, SessionStatus
from courses.rules.attendance import (
    hours_of,
    is_held,
    is_present,
    present,
    rate,
    status,
    study_hours,
    study_hours_sum,
)

NOW = datetime.fromisoformat("2026-11-20T12:00")


@pytest.mark.parametrize(
    ("start", "end", "pause", "expected"),
    [
        ("10:00", "12:00", 0, 2),
        ("10:00", "12:15", 0, 3),
        ("17:00", "20:00", 0, 4),
        ("17:00", "20:00", 15, 3),
        ("10:00", "11:30", 0, 2),
        ("13:30", "16:00", 15, 3),
        ("10:00", "10:44", 0, 0),
        ("10:00", "10:45", 0, 1),
        ("10:00", "11:00", 90, 0),
        ("10:00", "09:00", 0, 0),
        ("09:00", "16:00", 60, 8),
    ],
)
def test_a_study_hour_is_45_minutes_and_part_hours_do_not_count(start, end, pause, expected):
    assert expected == study_hours(time.fromisoformat(start), time.fromisoformat(end), pause)


@given(st.times(), st.times(), st.integers(0, 300))
def test_study_hours_are_never_negative_and_never_more_than_the_time(start, end, pause):
    hours = study_hours(start, end, pause)

    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    assert 0 <= hours
    assert hours * 45 <= max(0, minutes - pause) < hours * 45 + 45


def test_the_sum_shows_how_the_hours_came_about():
    quarter = time(17), time(19, 15)

    assert "17.00–19.15 − 45 min = 90 min = 2 × 45" == study_hours_sum(*quarter, 45)
    assert "17.00–19.15 = 135 min = 3 × 45" == study_hours_sum(*quarter)
    assert "17.00–19.00 = 120 min = 2 × 45 + 30 min som inte räknas" == study_hours_sum(time(17), time(19))


def test_the_sum_is_told_in_english_too():
    i18n.use("en")
    try:
        told = study_hours_sum(time(17), time(19), 15)
    finally:
        i18n.use("sv")

    assert "17:00–19:00 − 15 min = 105 min = 2 × 45 + 15 min that do not count" == told


def test_what_the_leader_set_goes_before_what_is_computed():
    times = {"start": time(10), "end": time(12, 15)}

    assert 3 == hours_of(None, None, **times)
    assert 2 == hours_of(None, 2, **times)
    assert 0 == hours_of(0, 2, **times)


@pytest.mark.parametrize(
    ("mark", "counts"),
    [
        (Mark.PRESENT, True),
        (Mark.LATE, True),
        (Mark.LEFT_EARLY, True),
        (Mark.ABSENT, False),
        (Mark.EXCUSED, False),
        (None, False),
    ],
    ids=str,
)
def test_late_and_left_early_are_present_but_excused_is_not(mark, counts):
    assert counts == is_present(mark)


def test_present_counts_the_marks_that_were_there():
    assert 2 == present([Mark.PRESENT, Mark.LATE, Mark.EXCUSED, None])


def test_the_rate_is_unrounded_and_unknown_without_seats_or_sessions():
    assert 2 / 3 == rate(2, 3, 1)
    assert 0.0 == rate(0, 3, 1)
    assert rate(0, 0, 4) is None
    assert rate(0, 4, 0) is None


@pytest.mark.parametrize(
    ("start", "is_cancelled", "marks", "heads", "expected"),
    [
        (NOW, False, 1, None, SessionStatus.HELD),
        (NOW - timedelta(days=9), False, 0, 0, SessionStatus.HELD),
        (NOW - timedelta(days=9), False, 0, None, SessionStatus.PLANNED),
        (NOW + timedelta(seconds=1), False, 8, 8, SessionStatus.PLANNED),
        (NOW - timedelta(days=9), True, 8, 8, SessionStatus.CANCELLED),
    ],
    ids=["begun with marks", "nobody came", "not marked", "to come", "cancelled"],
)
def test_a_session_is_held_when_begun_not_cancelled_and_marked_or_counted(start, is_cancelled, marks, heads, expected):
    values = {"is_cancelled": is_cancelled, "marks": marks, "heads": heads}

    assert expected is status(start, NOW, **values)
    assert (expected is SessionStatus.HELD) == is_held(start, NOW, **values)

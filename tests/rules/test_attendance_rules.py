"""Study hours, against the table of course shapes."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses import i18n
from courses.rules.attendance import hours_of, study_hours, study_hours_sum


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

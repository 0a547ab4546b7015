"""What is regular in a row of dates, and what breaks it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.rules import rhythm

TUESDAY = date(2026, 9, 8)


def weeks(count, step=1, first=TUESDAY):
    return [first + timedelta(7 * step * n) for n in range(count)]


def test_few_dates_have_no_rhythm():
    assert rhythm.find(weeks(3)) is None


def test_a_weekly_row_has_no_exceptions():
    assert rhythm.Rhythm((1,), 1, 0, (), (), ()) == rhythm.find(weeks(8))


def test_a_date_left_out_is_missing():
    row = weeks(8)
    gone = row.pop(3)

    assert (gone,) == rhythm.find(row).missing


def test_a_long_pause_is_one_exception():
    row = [*weeks(4), *weeks(4, first=TUESDAY + timedelta(70))]
    found = rhythm.find(row)

    assert (1, 1, 6) == (found.interval, found.exceptions, len(found.missing))


def test_a_moved_date_is_missing_on_one_day_and_extra_on_another():
    row = weeks(8)
    row[4] += timedelta(2)
    found = rhythm.find(row)

    assert ((TUESDAY + timedelta(28),), (TUESDAY + timedelta(30),)) == (found.missing, found.extra)


def test_two_weekdays_are_both_told():
    assert (1, 3) == rhythm.find([*weeks(5), *weeks(5, first=date(2026, 9, 10))]).weekdays


@pytest.mark.parametrize("step", [2, 3, 4])
def test_every_nth_week_is_seen(step):
    assert step == rhythm.find(weeks(6, step, date(2026, 9, 9))).interval


def test_a_fortnight_is_seen_over_the_new_year_with_53_weeks():
    assert 2 == rhythm.find(weeks(10, 2, date(2026, 10, 6))).interval


@pytest.mark.parametrize(
    ("nth", "days"),
    [
        (1, [date(2026, 9, 3), date(2026, 10, 1), date(2026, 11, 5), date(2026, 12, 3)]),
        (-1, [date(2026, 9, 24), date(2026, 10, 29), date(2026, 11, 26), date(2026, 12, 31)]),
    ],
)
def test_a_weekday_of_the_month_is_seen(nth, days):
    assert ((3,), 0, nth) == (lambda it: (it.weekdays, it.interval, it.nth))(rhythm.find(days))


def test_dates_at_random_have_no_rhythm():
    assert rhythm.find([date(2026, 9, n) for n in (1, 4, 5, 10, 16, 27)]) is None


@settings(max_examples=60)
@given(st.lists(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=20))
def test_rhythm_and_exceptions_give_the_row_back(days):
    found = rhythm.find(days)

    if found is not None:
        assert set(found.extra) <= set(days)
        assert not set(found.missing) & set(days)
        assert sorted(found.missing) == sorted(day for pause in found.pauses for day in pause)

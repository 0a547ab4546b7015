"""The days that a leader can are read as offices write them."""

import pytest

from courses.rules.weekdays import ALL, weekdays

EVERY = sorted(ALL)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mån, ons, fre", [0, 2, 4]),
        ("mån–tor", [0, 1, 2, 3]),
        ("mån - ons, fre", [0, 1, 2, 4]),
        ("fre–mån", [0, 4, 5, 6]),
        ("tisdagar och torsdagar", [1, 3]),
        ("Mon to Fri", [0, 1, 2, 3, 4]),
        ("on Tuesdays", [1]),
        ("må ti to", [0, 1, 3]),
        ("inte fredagar", [0, 1, 2, 3, 5, 6]),
        ("alla dagar utom mån", [1, 2, 3, 4, 5, 6]),
        ("vardagar", [0, 1, 2, 3, 4]),
        ("helger", [5, 6]),
        ("mån t.o.m. ons", [0, 1, 2]),
        ("", EVERY),
        ("kvällar", EVERY),
        ("efter överenskommelse", EVERY),
    ],
)
def test_the_days_are_those_that_are_named_and_all_where_none_is(text, days):
    assert days == sorted(weekdays(text))

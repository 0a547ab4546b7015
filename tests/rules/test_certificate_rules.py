"""Who is due a certificate: exactly the threshold counts."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.rules.certificate import is_due


@pytest.mark.parametrize(
    ("attended", "held", "threshold", "expected"),
    [
        (7, 10, 0.7, True),
        (6, 10, 0.7, False),
        (14, 20, 0.7, True),
        (21, 30, 0.7, True),
        (3, 10, 0.3, True),
        (57, 100, 0.57, True),
        (8, 10, 0.8, True),
        (2, 3, 0.67, False),
        (8, 8, 1, True),
        (7, 8, 1.0, False),
        (1, 8, 0, True),
        (0, 8, 0, False),
        (0, 0, 0.7, False),
        (0, 0, 0, False),
    ],
)
def test_exactly_the_threshold_is_enough(attended, held, threshold, expected):
    assert expected is is_due(attended, held, threshold, is_finished=True)


def test_nobody_is_due_one_before_the_course_is_finished():
    assert not is_due(10, 10, 0.7, is_finished=False)


@given(held=st.integers(1, 400), percent=st.integers(1, 100))
@settings(max_examples=60)
def test_the_least_number_that_reaches_a_whole_percentage_is_due_and_one_less_is_not(held, percent):
    least = -(-held * percent // 100)

    assert is_due(least, held, percent / 100, is_finished=True)
    assert not is_due(least - 1, held, percent / 100, is_finished=True)
    assert Fraction(least, held) >= Fraction(percent, 100)

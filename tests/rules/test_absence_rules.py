"""Who is missed, and how somebody stands to a certificate while the course runs."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.model import Mark
from courses.model.absences import ChanceState
from courses.rules import absences, certificate

BEGAN = datetime(2026, 9, 8, 10)
SIGNS = {"p": Mark.PRESENT, "s": Mark.LATE, "g": Mark.LEFT_EARLY, "-": Mark.ABSENT, "a": Mark.EXCUSED, ".": None}


def marks(text):
    """Returns a mark a week, by sign."""
    return [(BEGAN + timedelta(weeks=week), SIGNS[sign]) for week, sign in enumerate(text)]


@pytest.mark.parametrize(
    ("text", "sessions", "excused", "is_never"),
    [
        ("p--", 2, 0, False),
        ("p-a", 2, 1, False),
        ("--", 2, 0, True),
        ("-", 1, 0, True),
        ("p-.", 1, 0, False),
        ("p.-", 1, 0, False),
        ("-s-", 1, 0, False),
    ],
)
def test_what_was_missed_last_is_counted_back_to_when_they_were_there(text, sessions, excused, is_never):
    it = absences.missed(marks(text))

    assert (sessions, excused, is_never) == (it.sessions, it.excused, it.is_never)


@pytest.mark.parametrize("text", ["", ".", "p", "--p", "-a-g", "--s.."])
def test_nobody_is_missed_who_was_there_since_or_of_whom_nothing_is_known(text):
    assert absences.missed(marks(text)) is None


@pytest.mark.parametrize(
    ("text", "in_row", "is_called"),
    [
        ("p--", 2, True),
        ("p-", 2, False),
        ("-", 2, True),
        ("a", 2, False),
        ("paa", 2, False),
        ("pa-", 2, False),
        ("p-a-", 2, True),
        ("aa-", 2, True),
        ("p--", 3, False),
        ("--", 0, False),
    ],
)
def test_who_gave_notice_each_time_or_missed_too_few_is_not_called(text, in_row, is_called):
    assert is_called == absences.is_to_call(absences.missed(marks(text)), in_row)


@pytest.mark.parametrize(
    ("attended", "held", "left", "state", "needed"),
    [
        (6, 6, 2, ChanceState.REACHED, 0),
        (5, 6, 2, ChanceState.OPEN, 1),
        (4, 6, 2, ChanceState.OPEN, 2),
        (3, 6, 2, ChanceState.IMPOSSIBLE, 0),
        (0, 0, 10, ChanceState.OPEN, 7),
        (7, 9, 1, ChanceState.REACHED, 0),
    ],
)
def test_while_a_course_runs_it_is_told_how_many_of_the_sessions_left_are_needed(attended, held, left, state, needed):
    it = certificate.chance(attended, held, left, 0.7, is_finished=False)

    assert (state, needed) == (it.state, it.needed)


@settings(max_examples=60)
@given(st.data(), st.integers(1, 20), st.integers(0, 10), st.sampled_from((0.0, 0.5, 0.7, 0.75, 1.0)))
def test_it_is_as_the_certificate_will_say_when_what_is_needed_is_attended(data, held, left, threshold):
    attended = data.draw(st.integers(0, held))
    it = certificate.chance(attended, held, left, threshold, is_finished=False)
    most = certificate.is_due(attended + left, held + left, threshold, is_finished=True)

    assert most == (it.state is not ChanceState.IMPOSSIBLE)
    if most:
        assert certificate.is_due(attended + it.needed, held + left, threshold, is_finished=True)
    if it.needed:
        assert not certificate.is_due(attended + it.needed - 1, held + left, threshold, is_finished=True)

"""When a session is held and what the rate is, as every query says it."""

from datetime import datetime, timedelta

import pytest
from factories import LIBRARIAN, course, enrolled, library, mark

from courses.actions import attendance
from courses.actions import sessions as deeds
from courses.model import SessionStatus
from courses.store import courses, sessions

BEGINS = datetime.fromisoformat("2026-09-08T10:00")


def meeting(store, it, now):
    return sessions.of_course(store, it.id, now)[0]


@pytest.mark.parametrize(
    ("after", "marks", "heads", "expected"),
    [
        (timedelta(0), "PRESENT", None, SessionStatus.HELD),
        (timedelta(days=9), None, 0, SessionStatus.HELD),
        (timedelta(days=9), None, None, SessionStatus.PLANNED),
        (timedelta(minutes=-1), "PRESENT", 8, SessionStatus.PLANNED),
        (timedelta(days=9), "EXCUSED", None, SessionStatus.PLANNED),
        (timedelta(days=9), "ABSENT", None, SessionStatus.HELD),
    ],
    ids=["begun with marks", "nobody came", "not entered", "to come", "word sent beforehand alone", "away"],
)
def test_a_session_is_held_when_it_has_begun_and_is_marked_or_counted(tmp_path, after, marks, heads, expected):
    with library(tmp_path) as store:
        it = course(store, count=1)
        (asta,) = enrolled(store, it, "Asta")
        mark(store, it, asta, marks)
        attendance.count_heads(store, LIBRARIAN, meeting(store, it, BEGINS).id, heads)

        assert expected is meeting(store, it, BEGINS + after).status


def test_a_cancelled_session_is_not_held(tmp_path):
    with library(tmp_path) as store:
        it = course(store, count=1)
        deeds.cancel_session(store, LIBRARIAN, meeting(store, it, BEGINS).id, "ledaren är sjuk")

        assert SessionStatus.CANCELLED is meeting(store, it, BEGINS + timedelta(days=9)).status


def test_late_and_left_early_were_there_and_excused_were_not(tmp_path):
    with library(tmp_path) as store:
        it = course(store, count=1)
        marks = ("PRESENT", "LATE", "LEFT_EARLY", "ABSENT", "EXCUSED")
        for person, sign in zip(enrolled(store, it, *"ABCDEF"), (*marks, None), strict=True):
            mark(store, it, person, sign)

        assert 3 / 6 == courses.summary(store, BEGINS, it.id).attendance_rate


def test_there_is_no_rate_without_seats_or_before_anything_is_held(tmp_path):
    with library(tmp_path) as store:
        it = course(store, count=1)

        assert courses.summary(store, BEGINS, it.id).attendance_rate is None

        enrolled(store, it, "Asta")

        assert courses.summary(store, BEGINS, it.id).attendance_rate is None

"""When all sessions of a course have changed, the course itself is planned so, and what is made of it later too."""

from datetime import date, time, timedelta

import pytest
from factories import LIBRARIAN, course, enrolled, library, mark
from hypothesis import given
from hypothesis import strategies as st

from courses import clock
from courses.actions import bulk_sessions, journal, registers, sessions, terms
from courses.actions.bulk_follow import shifted
from courses.actions.bulk_sessions import SessionChange
from courses.actions.register_drafts import RoomDraft
from courses.model import Pattern
from courses.store import courses, tables
from courses.store import sessions as stored

MOVED = {"start": time(14), "weekday": 3}


@pytest.fixture
def store(tmp_path):
    with library(tmp_path) as opened:
        yield opened


def room(store, name):
    return registers.add(store, LIBRARIAN, RoomDraft(name=name, place="Storuman"))


def meetings(store, of):
    return stored.of_course(store, of.id, clock.now())


def change(store, of, *numbers, **given):
    ids = [it.id for it in meetings(store, of) if not numbers or it.number in numbers]
    return bulk_sessions.write(store, LIBRARIAN, ids, SessionChange(**given))


def content(store):
    kept = ("course", "session")
    return {
        name: [{k: v for k, v in row.items() if k != "version"} for row in tables.find(store, name)] for name in kept
    }


def test_a_course_follows_all_of_its_sessions_to_another_time_room_and_weekday(store):
    hall, small = room(store, "Hörsalen"), room(store, "Grupprummet")
    made = course(store, count=3, room_id=hall)
    before = content(store)

    done = change(store, made, room_id=small, **MOVED)

    now = courses.get(store, made.id)
    assert (time(14), time(16, 15), small) == (now.start, now.end, now.room_id)
    assert Pattern(date(2026, 9, 10), count=3) == now.pattern
    assert {None} == {it.moved_from for it in meetings(store, made)}
    assert ("STO-601: även själva kursen – 14.00–16.15, Grupprummet, torsdagar från tor 10 sep",) == done.also
    journal.undo(store, LIBRARIAN)
    assert before == content(store)


def test_the_preview_tells_of_it_and_writes_nothing(store):
    made = course(store, count=3)
    before = content(store)

    seen = bulk_sessions.preview(store, LIBRARIAN, [it.id for it in meetings(store, made)], SessionChange(**MOVED))

    assert 1 == len(seen.also)
    assert before == content(store)


def test_a_course_of_which_some_sessions_change_stays(store):
    made = course(store, count=3)

    assert () == change(store, made, 2, 3, **MOVED).also
    assert made == courses.get(store, made.id)


def test_a_course_that_has_begun_stays(store):
    made = course(store, count=3)
    (asta,) = enrolled(store, made, "Asta")
    mark(store, made, asta, "PRESENT")

    assert () == change(store, made, **MOVED).also
    assert (made.start, made.pattern) == (courses.get(store, made.id).start, courses.get(store, made.id).pattern)


def test_the_days_of_a_course_with_a_cancelled_session_stay_but_its_time_follows(store):
    made = course(store, count=3)
    sessions.cancel_session(store, LIBRARIAN, meetings(store, made)[1].id, "Sjuk")
    change(store, made, 1, 2, **MOVED)

    now = courses.get(store, made.id)
    assert (time(14), made.pattern) == (now.start, now.pattern)


def test_a_course_on_two_weekdays_keeps_them(store):
    made = course(store, pattern=Pattern(date(2026, 9, 8), weekdays=(1, 3), count=4))
    change(store, made, days=1)

    assert made.pattern == courses.get(store, made.id).pattern


def test_a_copy_and_an_added_session_take_the_real_time_and_room(store):
    hall, small = room(store, "Hörsalen"), room(store, "Grupprummet")
    made = course(store, count=3, room_id=hall)
    change(store, made, room_id=small, **MOVED)

    sessions.add_session(store, LIBRARIAN, made.id, date(2026, 10, 1))
    copied = terms.copy_course(store, LIBRARIAN, made.id, date(2028, 9, 7))
    preview = terms.copy_preview(store, date(2026, 6, 29), date(2027, 1, 3), date(2027, 6, 28))
    (whole,) = terms.copy(store, LIBRARIAN, preview, {made.id}).made

    assert (time(14), small) == (meetings(store, made)[-1].start, meetings(store, made)[-1].room_id)
    for one, first in ((copied, date(2028, 9, 7)), (whole, date(2027, 9, 9))):
        assert [first + timedelta(weeks=week) for week in range(3)] == [it.day for it in meetings(store, one)]
        assert {(time(14), small)} == {(it.start, it.room_id) for it in meetings(store, one)}


@given(st.integers(-400, 400), st.sampled_from([(), (1,)]), st.integers(1, 3))
def test_a_shifted_pattern_begins_so_much_later_on_its_own_weekday(days, weekdays, interval):
    pattern = shifted(Pattern(date(2026, 9, 8), weekdays=weekdays, count=5, interval=interval), timedelta(days))

    assert pattern is not None
    assert date(2026, 9, 8) + timedelta(days) == pattern.first_date
    assert pattern.weekdays in {(), (pattern.first_date.weekday(),)}


@pytest.mark.parametrize("limits", [{"parity": "odd"}, {"skip_weeks": (44,)}])
def test_weeks_that_are_numbered_hold_within_the_week_only(limits):
    pattern = Pattern(date(2026, 9, 8), count=5, **limits)

    assert shifted(pattern, timedelta(days=2)) is not None
    assert shifted(pattern, timedelta(days=7)) is None

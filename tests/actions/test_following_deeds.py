"""What becomes of sessions that were moved, added or cancelled by hand when the course's dates follow a new pattern."""

from dataclasses import replace
from datetime import date, timedelta

from factories import LIBRARIAN, course, library
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses import clock
from courses.actions import bulk_courses, journal, planning, roster, sessions, terms
from courses.actions.bulk_courses import CourseChange
from courses.errors import Refused
from courses.model import Hindrance, Pattern, Treatment
from courses.store import courses, tables
from courses.store import sessions as stored
from courses.store.journal import deed

MONDAY = date(2026, 11, 30)
"""Five Mondays from here pass Boxing Day's week; none is a red day."""
WARNS = CourseChange(treatments={Hindrance.RED_DAY: Treatment.WARN})


def days(store, of):
    return [it.day for it in stored.of_course(store, of.id, clock.now()) if it.number]


def session(store, of, day):
    return sessions.find(store, of.id, day)["id"]


def mondays(store, count=4, **overrides):
    return course(store, pattern=Pattern(MONDAY, count=count), **overrides)


def change(store, of, **pattern):
    now = courses.get(store, of.id)
    draft = planning.draft_of(now)
    draft = replace(draft, pattern=replace(draft.pattern, **pattern))
    before = planning.days_after(store, now, draft)
    planning.change_course(store, LIBRARIAN, of.id, draft, now.version, planning.propose(store, draft).days)
    told = [it.day for it in before if not (it.is_gone or it.is_cancelled)]
    assert told == days(store, of)  # the preview is what becomes of it


def close(store, day):
    values = {"first_date": day.isoformat(), "last_date": day.isoformat(), "kind": "CLOSED", "reason": "Inventering"}
    with deed(store, LIBRARIAN, "stängt") as it:
        it.insert("closure", values)


def week(number):
    return MONDAY + timedelta(weeks=number)


def test_a_treatment_leaves_alone_what_was_made_by_hand(tmp_path):
    with library(tmp_path) as store:
        made = mondays(store)
        with deed(store, LIBRARIAN, "Maud") as it:
            maud = it.insert("leader", {"name": "Maud"})
        sessions.move_session(store, LIBRARIAN, session(store, made, week(1)), date(2026, 12, 9))
        sessions.add_session(store, LIBRARIAN, made.id, date(2027, 1, 13))
        roster.set_shifts(store, LIBRARIAN, session(store, made, date(2027, 1, 13)), [roster.ShiftDraft(maud)])
        sessions.cancel_session(store, LIBRARIAN, session(store, made, week(2)), "sjuk")
        before = days(store, made)

        bulk_courses.write(store, LIBRARIAN, [made.id], WARNS)

        assert [week(0), date(2026, 12, 9), week(3), date(2027, 1, 13)] == before == days(store, made)
        assert 1 == len(tables.find(store, "session_leader"))


def test_a_treatment_brings_the_dates_it_concerns_and_takes_those_at_the_end(tmp_path):
    red = date(2027, 1, 6)
    with library(tmp_path) as store:
        made = course(store, pattern=Pattern(date(2026, 12, 30), count=3))
        sessions.move_session(store, LIBRARIAN, session(store, made, date(2026, 12, 30)), date(2026, 12, 29))
        assert [date(2026, 12, 29), date(2027, 1, 13), date(2027, 1, 20)] == days(store, made)

        bulk_courses.write(store, LIBRARIAN, [made.id], WARNS)
        assert [date(2026, 12, 29), red, date(2027, 1, 13)] == days(store, made)

        journal.undo(store, LIBRARIAN)
        assert [date(2026, 12, 29), date(2027, 1, 13), date(2027, 1, 20)] == days(store, made)


def test_closed_days_that_came_later_are_passed_over_once_the_course_says_so(tmp_path):
    with library(tmp_path) as store:
        made = mondays(store, count=3)
        close(store, week(1))
        bulk_courses.write(store, LIBRARIAN, [made.id], WARNS)
        assert [week(0), week(1), week(2)] == days(store, made)

        skips = CourseChange(treatments={Hindrance.CLOSED: Treatment.SKIP})
        bulk_courses.write(store, LIBRARIAN, [made.id], skips)
        assert [week(0), week(2), week(3)] == days(store, made)


def test_fewer_sessions_take_away_the_last_ones_and_not_the_one_that_was_moved(tmp_path):
    with library(tmp_path) as store:
        made = mondays(store)
        sessions.move_session(store, LIBRARIAN, session(store, made, week(1)), date(2026, 12, 9))

        change(store, made, count=3)

        assert [week(0), date(2026, 12, 9), week(2)] == days(store, made)


def test_a_moved_session_goes_when_the_new_pattern_leaves_out_what_it_stands_for(tmp_path):
    with library(tmp_path) as store:
        made = mondays(store, count=3)
        sessions.move_session(store, LIBRARIAN, session(store, made, week(2)), date(2026, 12, 16))

        change(store, made, count=2)

        assert [week(0), week(1)] == days(store, made)


def test_a_session_moved_off_a_day_closed_since_counts_as_one_of_the_pattern(tmp_path):
    with library(tmp_path) as store:
        made = mondays(store, count=3)
        close(store, week(1))
        sessions.move_session(store, LIBRARIAN, session(store, made, week(1)), date(2026, 12, 8))

        change(store, made, count=4)

        assert [week(0), date(2026, 12, 8), week(2), week(3)] == days(store, made)


def test_more_sessions_go_on_after_those_that_were_shifted(tmp_path):
    with library(tmp_path) as store:
        made = course(store, pattern=Pattern(date(2026, 9, 7), count=3))
        first = date(2026, 9, 7)
        sessions.move_session(
            store, LIBRARIAN, session(store, made, first), first + timedelta(weeks=1), shifts_rest=True
        )

        change(store, made, count=4)

        assert [first + timedelta(weeks=number) for number in (1, 2, 3, 4)] == days(store, made)


def test_an_extra_session_goes_when_it_is_left_out_by_name(tmp_path):
    extra = date(2026, 12, 10)
    with library(tmp_path) as store:
        made = mondays(store, count=2)
        sessions.add_session(store, LIBRARIAN, made.id, extra)

        change(store, made, left_out=(extra,))

        assert [week(0), week(1)] == days(store, made)


def test_dates_picked_by_hand_are_kept_through_changes_and_copies(tmp_path):
    picked = (date(2027, 2, 5), date(2027, 3, 5), date(2027, 3, 7))
    with library(tmp_path) as store:
        made = planning.create_course(
            store, LIBRARIAN, replace(planning.draft_of(mondays(store)), code="A-1"), [*reversed(picked)]
        )
        assert Pattern(picked[0], count=3, interval=0, picked=picked) == made.pattern

        bulk_courses.write(store, LIBRARIAN, [made.id], WARNS)
        assert [*picked] == days(store, made)

        change(store, made, count=2)
        assert [*picked[:2]] == days(store, made)

        copied = terms.copy_course(store, LIBRARIAN, made.id, date(2027, 9, 3), "A-2")
        assert [date(2027, 9, 3), date(2027, 10, 1)] == days(store, copied)
        assert 0 == copied.pattern.interval


_HAND = st.lists(
    st.tuples(st.sampled_from(["move", "add", "cancel"]), st.integers(0, 5), st.integers(1, 60)), max_size=5
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_HAND, st.integers(1, 8), st.sampled_from(Treatment))
def test_what_was_made_by_hand_outlives_any_treatment_and_the_preview_tells_the_truth(tmp_path, hand, count, how):
    with library(tmp_path) as store:
        made = mondays(store, count=6, code=f"A-{tables.next_id(store, 'course')}")
        for what, place, day in hand:
            there = [it for it in stored.of_course(store, made.id, clock.now()) if it.number]
            try:
                if what == "add":
                    sessions.add_session(store, LIBRARIAN, made.id, week(place) + timedelta(days=day))
                elif what == "move" and place < len(there):
                    sessions.move_session(store, LIBRARIAN, there[place].id, week(0) + timedelta(days=day))
                elif place < len(there):
                    sessions.cancel_session(store, LIBRARIAN, there[place].id, "sjuk")
            except Refused:
                continue  # there is one already
        by_hand = {
            row["id"]
            for row in tables.find(store, "session", course_id=made.id)
            if row["is_extra"] or row["moved_from"] or row["is_cancelled"]
        }

        bulk_courses.write(store, LIBRARIAN, [made.id], CourseChange(treatments={Hindrance.RED_DAY: how}))

        assert by_hand <= {row["id"] for row in tables.find(store, "session", course_id=made.id)}
        change(store, made, count=count)

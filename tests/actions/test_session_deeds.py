"""Sessions moved, cancelled and added; courses changed and cancelled."""

from datetime import date, time, timedelta

import pytest
from factories import LIBRARIAN, course, course_draft, enrolled, library, mark
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import dates, integers

from courses import clock
from courses.actions import journal, planning, sessions
from courses.errors import Conflict, Invalid, Refused
from courses.model import Pattern, SessionStatus
from courses.store import courses
from courses.store import sessions as stored


def chain(store, of):
    return [(s.number, s.day.isoformat(), s.status) for s in stored.of_course(store, of.id, clock.now())]


def living(store, of):
    return [day for number, day, _status in chain(store, of) if number]


def first(store, of):
    return stored.of_course(store, of.id, clock.now())[0]


def test_a_cancelled_session_loses_its_number_and_the_others_follow(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=3)

        sessions.cancel_session(store, LIBRARIAN, first(store, one).id, "sjuk")

        assert [
            (None, "2026-09-08", SessionStatus.CANCELLED),
            (1, "2026-09-15", SessionStatus.PLANNED),
            (2, "2026-09-22", SessionStatus.PLANNED),
        ] == chain(store, one)


def test_a_moved_session_takes_its_place_in_time(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=3)

        sessions.move_session(store, LIBRARIAN, first(store, one).id, date(2026, 9, 17), start=time(13), end=time(15))

        assert ["2026-09-15", "2026-09-17", "2026-09-22"] == living(store, one)
        assert date(2026, 9, 8) == stored.of_course(store, one.id, clock.now())[1].moved_from


def test_a_session_with_marks_is_neither_moved_nor_cancelled(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=3)
        (asta,) = enrolled(store, one, "Asta")
        mark(store, one, asta, "PRESENT")

        with pytest.raises(Refused):
            sessions.move_session(store, LIBRARIAN, first(store, one).id, date(2026, 9, 17))
        with pytest.raises(Refused):
            sessions.cancel_session(store, LIBRARIAN, first(store, one).id, "")


def test_two_sessions_of_a_course_never_stand_at_the_same_time(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=3)

        with pytest.raises(Refused):
            sessions.move_session(store, LIBRARIAN, first(store, one).id, date(2026, 9, 15))
        with pytest.raises(Refused):
            sessions.add_session(store, LIBRARIAN, one.id, date(2026, 9, 22))


def test_a_cancelled_course_keeps_the_sessions_that_were_held(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=3)
        (asta,) = enrolled(store, one, "Asta")
        mark(store, one, asta, "PRESENT")

        planning.cancel_course(store, LIBRARIAN, one.id, "för få")

        assert [SessionStatus.HELD, SessionStatus.CANCELLED, SessionStatus.CANCELLED] == [
            status for _n, _d, status in chain(store, one)
        ]


def test_a_new_pattern_moves_only_sessions_without_marks(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=3)
        (asta,) = enrolled(store, one, "Asta")
        mark(store, one, asta, "PRESENT")
        draft = course_draft(pattern=Pattern(date(2026, 9, 10), count=3))

        planning.change_course(store, LIBRARIAN, one.id, draft, one.version, planning.propose(store, draft).days)

        assert ["2026-09-08", "2026-09-10", "2026-09-17", "2026-09-24"] == living(store, one)


def test_a_new_time_goes_to_sessions_that_had_the_old_one(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=2)
        sessions.move_session(store, LIBRARIAN, first(store, one).id, date(2026, 9, 9), start=time(18), end=time(20))

        planning.change_course(
            store, LIBRARIAN, one.id, course_draft(count=2, start=time(9), end=time(11)), one.version
        )

        assert [time(18), time(9)] == [s.start for s in stored.of_course(store, one.id, clock.now())]


def test_the_second_of_two_writers_is_told_that_the_row_has_changed(tmp_path):
    with library(tmp_path) as store:
        one = course(store)
        planning.change_course(store, LIBRARIAN, one.id, course_draft(title="Ny"), one.version)

        with pytest.raises(Conflict):
            planning.change_course(store, LIBRARIAN, one.id, course_draft(title="Annan"), one.version)


def test_all_faults_of_a_draft_are_told_at_once(tmp_path):
    with library(tmp_path) as store, pytest.raises(Invalid) as caught:
        planning.create_course(store, LIBRARIAN, course_draft(code=" ", title="", end=time(9), seats=2, minimum=3))

    assert 4 == len(caught.value.message.splitlines())


def test_a_code_in_another_spelling_is_the_same_code(tmp_path):
    with library(tmp_path) as store:
        course(store, code="STO-601")

        with pytest.raises(Invalid):
            course(store, code="sto 601")
        assert "STO-601" == courses.by_code(store, "601").code


def test_undo_puts_a_whole_planned_course_back_to_nothing(tmp_path):
    with library(tmp_path) as store:
        course(store)

        journal.undo(store, LIBRARIAN)

        assert 0 == store.value("SELECT count(*) FROM course") + store.value("SELECT count(*) FROM session")


def test_undo_is_refused_when_something_later_builds_on_it(tmp_path):
    with library(tmp_path) as store:
        one = course(store)
        other = LIBRARIAN.__class__("Nils")
        planning.change_course(store, other, one.id, course_draft(title="Ny"), one.version)

        with pytest.raises(Refused):
            journal.undo(store, LIBRARIAN)

        assert "Ny" == courses.get(store, one.id).title


def planned(store, it):
    return [f"{session.day:%m-%d}" for session in every(store, it) if session.status is SessionStatus.PLANNED]


def every(store, it):
    return stored.of_course(store, it.id, clock.now())


def test_a_moved_session_takes_the_later_ones_along_past_red_days(tmp_path):
    with library(tmp_path) as store:
        it = course(store, first_date=date(2026, 12, 8), count=4)
        second = every(store, it)[1]

        sessions.move_session(store, LIBRARIAN, second.id, date(2026, 12, 22), shifts_rest=True)

        assert ["12-08", "12-22", "12-29", "01-05"] == planned(store, it)
        assert [1, 2, 3, 4] == [session.number for session in every(store, it)]


def test_a_moved_session_leaves_the_others_where_they_are_unless_asked(tmp_path):
    with library(tmp_path) as store:
        it = course(store, first_date=date(2026, 12, 1), count=3)

        sessions.move_session(store, LIBRARIAN, every(store, it)[0].id, date(2026, 12, 3))

        assert ["12-03", "12-08", "12-15"] == planned(store, it)


@pytest.mark.parametrize(
    ("number", "to_day", "expected"),
    [
        (2, date(2027, 1, 27), ["01-26", "01-27", "02-03", "02-10", "02-17"]),  # earlier, between two of its own
        (3, date(2027, 2, 1), ["01-26", "02-02", "02-01", "02-08", "02-15"]),
        (2, date(2027, 2, 4), ["01-26", "02-04", "02-11", "02-18", "02-25"]),  # later, off the pattern
        (2, date(2027, 2, 9), ["01-26", "02-09", "02-16", "02-23", "03-02"]),  # on the next of its own: a date each
        (1, date(2027, 1, 5), ["01-05", "01-12", "01-19", "01-26", "02-02"]),  # earlier, to the pattern's weekday
        (5, date(2027, 2, 25), ["01-26", "02-02", "02-09", "02-16", "02-25"]),  # the last has no rest
        (4, date(2027, 3, 23), ["01-26", "02-02", "02-09", "03-23", "03-30"]),  # far beyond the end, on the pattern
        (4, date(2027, 3, 24), ["01-26", "02-02", "02-09", "03-24", "03-31"]),
    ],
)
def test_the_rest_moves_along(tmp_path, number, to_day, expected):
    with library(tmp_path) as store:
        it = course(store, first_date=date(2027, 1, 26), count=5)
        one = every(store, it)[number - 1]

        moved = sessions.move_session(store, LIBRARIAN, one.id, to_day, shifts_rest=True)

        assert sorted(expected) == planned(store, it)
        assert [1, 2, 3, 4, 5] == [session.number for session in every(store, it)]
        assert expected[number:] == [f"{one.after:%m-%d}" for one in moved]


def test_sessions_that_move_along_pass_over_red_days_and_dates_of_cancelled_ones(tmp_path):
    with library(tmp_path) as store:
        it = course(store, first_date=date(2026, 12, 1), count=4)
        sessions.cancel_session(store, LIBRARIAN, every(store, it)[2].id, "sjuk")

        sessions.move_session(store, LIBRARIAN, every(store, it)[0].id, date(2026, 12, 4), shifts_rest=True)

        assert ["12-04", "12-11", "01-08"] == planned(store, it)  # not on Christmas Day or New Year’s Day


def test_where_the_rest_would_go_is_told_before_anything_is_written(tmp_path):
    with library(tmp_path) as store:
        it = course(store, first_date=date(2027, 1, 26), count=3)
        one = every(store, it)[0]

        told = sessions.preview_move(store, one.id, date(2027, 1, 28), one.start, shifts_rest=True)

        assert [date(2027, 2, 4), date(2027, 2, 11)] == [it.after for it in told]
        assert ["01-26", "02-02", "02-09"] == planned(store, it)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    first=dates(date(2026, 9, 1), date(2027, 6, 1)),
    count=integers(1, 7),
    interval=integers(1, 2),
    place=integers(0, 6),
    by=integers(-60, 60),
    cancelled=integers(-1, 6),
)
def test_whatever_moves_along_keeps_count_and_order_and_can_be_undone(
    tmp_path_factory, first, count, interval, place, by, cancelled
):
    with library(tmp_path_factory.mktemp("move")) as store:
        it = course(store, pattern=Pattern(first, count=count, interval=interval))
        if 0 <= cancelled < count:
            sessions.cancel_session(store, LIBRARIAN, every(store, it)[cancelled].id, "sjuk")
        before = every(store, it)
        living_ids = [one.id for one in before if one.number]
        if place >= len(living_ids):
            return
        moves = next(one for one in before if one.id == living_ids[place])
        fixed = {one.day for one in before if one.id not in living_ids[place:]}
        to_day = moves.day + timedelta(by)
        if to_day in fixed:
            with pytest.raises(Refused):
                sessions.move_session(store, LIBRARIAN, moves.id, to_day, shifts_rest=True)
            return

        sessions.move_session(store, LIBRARIAN, moves.id, to_day, shifts_rest=True)
        after = every(store, it)

        day_of = {one.id: one.day for one in after}
        assert len(before) == len(after) == len({(one.day, one.start) for one in after})
        assert list(range(1, len(living_ids) + 1)) == [one.number for one in after if one.number]
        assert to_day == day_of[moves.id]
        assert [day_of[i] for i in living_ids[place:]] == sorted(day_of[i] for i in living_ids[place:])
        if by:
            journal.undo(store, LIBRARIAN)
        assert [(one.id, one.day, one.number) for one in before] == [(o.id, o.day, o.number) for o in every(store, it)]


def test_shifting_is_one_deed_to_undo(tmp_path):
    with library(tmp_path) as store:
        it = course(store, first_date=date(2026, 12, 1), count=3)
        sessions.move_session(store, LIBRARIAN, every(store, it)[0].id, date(2026, 12, 15), shifts_rest=True)
        journal.undo(store, LIBRARIAN)

        assert ["12-01", "12-08", "12-15"] == planned(store, it)


def test_a_cancelled_session_is_made_up_for_on_the_next_date_that_can_be_held(tmp_path):
    with library(tmp_path) as store:
        it = course(store, first_date=date(2026, 12, 15), count=2)

        added = sessions.cancel_session(store, LIBRARIAN, every(store, it)[0].id, "snöstorm", shifts_rest=True)

        assert date(2026, 12, 29) == added
        assert ["12-22", "12-29"] == planned(store, it)


def test_a_course_of_picked_dates_has_nothing_to_go_on_by(tmp_path):
    picked = (date(2026, 12, 1), date(2026, 12, 9))
    with library(tmp_path) as store:
        it = course(store, pattern=Pattern(picked[0], count=2, interval=0, picked=picked))

        with pytest.raises(Refused):
            sessions.cancel_session(store, LIBRARIAN, every(store, it)[0].id, "sjuk", shifts_rest=True)

        assert ["12-01", "12-09"] == planned(store, it)

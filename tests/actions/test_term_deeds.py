"""Copying a term: week by week, weekday by weekday, what follows along, one undo."""

from datetime import date, time, timedelta

import factories
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses import clock
from courses.actions import journal, planning, registers, terms
from courses.actions import sessions as session_deeds
from courses.actions.register_drafts import ClosureDraft, LeaderDraft, RoomDraft
from courses.actions.terms import Follows
from courses.errors import Invalid, Refused
from courses.model import Actor, CourseKind, Pattern, Role
from courses.rules.shifts import shifted
from courses.rules.terms import Term
from courses.store import check, courses, sessions, tables

HT26, VT27, HT27 = Term(2026, True), Term(2027, False), Term(2027, True)


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        yield opened


def preview(store, before=HT26, after=HT27, **values):
    return terms.copy_preview(store, before.first, before.last, after.first, **values)


def copied(store, before=HT26, after=HT27):
    found = preview(store, before, after)
    return terms.copy(store, factories.LIBRARIAN, found, {it.course_id for it in found}).made


def days(store, course):
    return [it.day for it in sessions.of_course(store, course.id, clock.now())]


def test_the_week_of_the_term_and_the_weekday_stay(store):
    factories.course(store)

    (one,) = preview(store)

    assert ("STO-601", "STO-701", False) == (one.old_code, one.draft.code, one.is_by_hand)
    assert date(2027, 9, 14) == one.days[0]
    assert (37, 37) == (one.old_first.isocalendar().week, one.days[0].isocalendar().week)
    assert {1} == {day.weekday() for day in one.days}
    assert 1 == len(tables.find(store, "course"))


def test_red_days_of_the_new_term_are_passed_over_instead_of_the_olds(store):
    old = factories.course(store, first_date=date(2027, 2, 1), count=12)  # Mondays over Easter

    (one,) = preview(store, VT27, Term(2028, False))

    assert [date(2027, 3, 29)] == [skip.day for skip in courses.skipped(store, old.id)]
    assert [date(2028, 4, 17)] == [skip.day for skip in one.skipped]
    assert (date(2028, 1, 31), date(2028, 4, 24), 12) == (one.days[0], one.days[-1], len(one.days))


def test_a_course_grows_past_what_is_closed_in_the_new_term(store):
    factories.course(store)
    registers.add(store, factories.LIBRARIAN, ClosureDraft(first_date=date(2027, 9, 21), reason="inventering"))

    (one,) = preview(store)

    assert 8 == len(one.days)
    assert [(date(2027, 9, 21), True)] == [(skip.day, "inventering" in skip.reason) for skip in one.skipped]
    course = terms.copy(store, factories.LIBRARIAN, [one], {one.course_id}).made[0]
    assert list(one.days) == days(store, course)
    assert one.skipped == tuple(courses.skipped(store, course.id))


def test_all_is_one_deed_and_one_undo(store):
    for number in (1, 2, 3):
        factories.course(store, code=f"STO-60{number}")

    assert ["STO-701", "STO-702", "STO-703"] == [it.code for it in copied(store)]
    assert 6 == len(tables.find(store, "course"))

    journal.undo(store, factories.LIBRARIAN)
    assert 3 == len(tables.find(store, "course"))
    assert [] == check.find_troubles(store)


def test_only_the_chosen_ones_are_made(store):
    first, second = factories.course(store, code="A-1"), factories.course(store, code="A-2")

    made = terms.copy(store, factories.LIBRARIAN, preview(store), {second.id}).made

    assert ["A-4"] == [it.code for it in made]
    with pytest.raises(Invalid):
        terms.copy(store, factories.LIBRARIAN, preview(store), set())
    assert first.id not in {it.id for it in made}


def test_a_term_is_copied_twice_without_a_collision(store):
    factories.course(store)
    copied(store)

    assert ["STO-702"] == [it.code for it in copied(store)]


def everything(store):
    room = registers.add(store, factories.LIBRARIAN, RoomDraft(name="Datasalen", place="Storuman"))
    leader = registers.add(store, factories.LIBRARIAN, LeaderDraft(name="Maja Björk"))
    return factories.course(
        store,
        room_id=room,
        leader_ids=(leader,),
        seats=8,
        minimum=4,
        content="Nätet",
        notes="Kaffe",
        level="Nybörjare",
        break_minutes=15,
    )


EMPTY = {
    Follows.LEADERS: {"leader_ids": ()},
    Follows.ROOM: {"room_id": None},
    Follows.SEATS: {"seats": None, "minimum": None},
    Follows.CONTENT: {"content": ""},
    Follows.NOTES: {"notes": ""},
}


@pytest.mark.parametrize("left", Follows)
def test_what_is_not_to_follow_is_left_out_and_nothing_else(store, left):
    before = everything(store)

    (one,) = preview(store, what_follows=terms.EVERYTHING - {left})

    for names in EMPTY.values():
        for name in names:
            wanted = EMPTY[left].get(name, getattr(before, name))
            assert wanted == getattr(one.draft, name)
    assert ("Nybörjare", 15, time(10), time(12, 15)) == (
        one.draft.level,
        one.draft.break_minutes,
        one.draft.start,
        one.draft.end,
    )


def test_cancelled_courses_and_those_of_other_terms_are_left_out(store):
    gone = factories.course(store, code="A-1")
    planning.cancel_course(store, factories.LIBRARIAN, gone.id, "få anmälda")
    factories.course(store, code="A-2", first_date=date(2027, 2, 2))

    assert [] == preview(store)
    assert ["A-2"] == [it.old_code for it in preview(store, VT27, Term(2028, False))]


def test_a_moved_cancelled_or_extra_session_does_not_follow(store):
    course = factories.course(store)
    held = sessions.of_course(store, course.id, clock.now())
    session_deeds.move_session(store, factories.LIBRARIAN, held[-1].id, date(2026, 12, 17))
    session_deeds.cancel_session(store, factories.LIBRARIAN, held[-2].id, "sjuk")
    session_deeds.add_session(store, factories.LIBRARIAN, course.id, date(2026, 12, 18), replaces=held[-2].day)

    (one,) = preview(store)

    assert (8, {1}, False) == (len(one.days), {day.weekday() for day in one.days}, one.is_by_hand)


def test_dates_picked_by_hand_move_one_by_one(store):
    picked = [date(2026, 9, 8), date(2026, 9, 10), date(2026, 10, 30), date(2026, 12, 31)]
    draft = factories.course_draft(count=4)
    planning.create_course(store, factories.LIBRARIAN, draft, picked)

    (one,) = preview(store)

    assert one.is_by_hand
    assert (date(2027, 9, 14), date(2027, 9, 16), date(2027, 11, 5)) == one.days
    assert [date(2028, 1, 6)] == [skip.day for skip in one.skipped]  # Epiphany
    assert list(one.days) == days(store, terms.copy(store, factories.LIBRARIAN, [one], {one.course_id}).made[0])


def test_a_first_thursday_stays_a_first_thursday(store):
    pattern = Pattern(date(2026, 9, 3), count=4, nth=(1,))
    factories.course(store, kind=CourseKind.DROP_IN, pattern=pattern)

    (one,) = preview(store)

    assert (date(2027, 9, 2), date(2027, 10, 7), date(2027, 11, 4), date(2027, 12, 2)) == one.days
    (spring,) = preview(store, HT26, VT27)
    assert (date(2027, 3, 4), date(2027, 4, 1)) == spring.days[:2]


def test_odd_weeks_keep_their_place_in_the_term(store):
    factories.course(store, pattern=Pattern(date(2026, 9, 8), count=4, parity="odd"))

    (autumn,) = preview(store, HT26, HT27)
    assert ("odd", 37) == (autumn.draft.pattern.parity, autumn.days[0].isocalendar().week)
    (spring,) = preview(store, HT26, VT27)
    assert (date(2027, 3, 16), 11) == (spring.days[0], spring.days[0].isocalendar().week)


def test_skipped_weeks_follow_within_the_season_only(store):
    factories.course(store, pattern=Pattern(date(2026, 9, 8), count=4, skip_weeks=(38,)))

    assert (38,) == preview(store)[0].draft.pattern.skip_weeks
    (spring,) = preview(store, HT26, VT27)
    assert () == spring.draft.pattern.skip_weeks
    assert "38" in spring.warnings[0]


def test_a_decision_date_follows(store):
    factories.course(store, decision_date=date(2026, 9, 1))

    assert date(2027, 9, 7) == preview(store)[0].draft.decision_date


def test_one_course_is_copied_to_another_weekday(store):
    course = factories.course(store)

    new = terms.copy_course(store, factories.LIBRARIAN, course.id, date(2027, 2, 3))

    assert ("STO-701", date(2027, 2, 3)) == (new.code, days(store, new)[0])
    assert {2} == {day.weekday() for day in days(store, new)}
    assert "X-1" == terms.copy_course(store, factories.LIBRARIAN, course.id, date(2027, 2, 3), "X-1").code


def test_who_may_not_plan_may_not_copy(store):
    course = factories.course(store)

    with pytest.raises(Refused):
        terms.copy_course(store, Actor(name="L", role=Role.READER), course.id, date(2027, 2, 3))


@settings(max_examples=60)
@given(
    st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    st.integers(-120, 120),
    st.sampled_from(["", "odd", "even"]),
)
def test_a_shift_of_whole_weeks_keeps_the_weekday_and_back_again(first, weeks, parity):
    shift = timedelta(weeks=weeks)
    pattern = Pattern(first, weekdays=(first.weekday(),), count=3, until=first + timedelta(days=60), parity=parity)

    moved, _notes = shifted(pattern, shift)

    assert (pattern.weekdays, pattern.first_date + shift, pattern.until + shift) == (
        moved.weekdays,
        moved.first_date,
        moved.until,
    )

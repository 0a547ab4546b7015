"""What associations are to have of courses: told from rules that the library may change, ticked off, undone."""

from dataclasses import replace
from datetime import date

import factories
import pytest

from courses.actions import deadlines, planning
from courses.actions.journal import undo
from courses.actions.setup import load_reference
from courses.errors import Invalid, NotFound, Refused
from courses.model import Actor, CourseForm, Role
from courses.model.deadlines import DeadlineState, Due
from courses.store import registers
from courses.store.journal import deed

TODAY = date(2026, 9, 20)


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        yield opened


def circle(store, association="ABF", **overrides):
    """Makes a circle of an association, eight Tuesdays from 8 September 2026."""
    organiser = next(it.id for it in registers.organisations(store) if it.code == association)
    return factories.course(store, organiser_id=organiser, form=CourseForm.STUDY_CIRCLE, **overrides)


def listed(store, course, today=TODAY, **given):
    found = deadlines.listed(store, factories.LIBRARIAN, today, course.id, **given)
    return [(it.what, it.period, it.day, it.state) for it in found]


def test_a_circle_has_its_work_plan_by_the_third_session_and_its_list_at_the_end(store):
    assert [
        (Due.WORK_PLAN, "", date(2026, 9, 22), DeadlineState.NEAR),
        (Due.LIST, "", date(2026, 10, 27), DeadlineState.LATER),
    ] == listed(store, circle(store))


def test_the_librarys_own_course_has_none_and_a_cancelled_circle_neither(store):
    own, gone = factories.course(store), circle(store, code="STO-602")
    planning.cancel_course(store, factories.LIBRARIAN, gone.id, "för få")

    assert [] == listed(store, own)
    assert [] == listed(store, gone)


def test_an_association_that_wants_its_list_monthly_has_one_a_month(store):
    found = listed(store, circle(store, "MBSK"))

    assert ["2026-09", "2026-10"] == [period for what, period, *_rest in found if what is Due.LIST]


def test_what_is_sent_is_gone_from_what_waits_until_it_is_undone(store):
    course = circle(store)

    deadlines.note_sent(store, factories.LIBRARIAN, course.id, Due.WORK_PLAN, on=TODAY)

    assert [Due.LIST] == [what for what, *_rest in listed(store, course)]
    assert DeadlineState.SENT is listed(store, course, with_sent=True)[0][3]

    undo(store, factories.LIBRARIAN)

    assert [Due.WORK_PLAN, Due.LIST] == [what for what, *_rest in listed(store, course)]


def test_the_first_month_not_sent_is_ticked_off_when_none_is_named(store):
    course = circle(store, "MBSK")

    periods = [deadlines.note_sent(store, factories.LIBRARIAN, course.id, Due.LIST).period for _time in range(2)]

    assert ["2026-09", "2026-10"] == periods
    with pytest.raises(Refused):
        deadlines.note_sent(store, factories.LIBRARIAN, course.id, Due.LIST)


def test_it_may_be_taken_back_later_too(store):
    course = circle(store)
    deadlines.note_sent(store, factories.LIBRARIAN, course.id, Due.WORK_PLAN)

    deadlines.note_not_sent(store, factories.LIBRARIAN, course.id, Due.WORK_PLAN)

    assert Due.WORK_PLAN in [what for what, *_rest in listed(store, course)]
    with pytest.raises(Refused):
        deadlines.note_not_sent(store, factories.LIBRARIAN, course.id, Due.WORK_PLAN)


def test_it_cannot_be_sent_tomorrow_nor_be_what_the_course_does_not_have(store):
    course = circle(store)

    with pytest.raises(Invalid):
        deadlines.note_sent(store, factories.LIBRARIAN, course.id, Due.LIST, on=date(2026, 11, 21))
    with pytest.raises(NotFound):
        deadlines.note_sent(store, factories.LIBRARIAN, course.id, Due.CLAIM)
    with pytest.raises(NotFound):
        deadlines.note_sent(store, factories.LIBRARIAN, course.id, Due.LIST, period="2026-09")


def test_a_rule_the_library_has_changed_is_its_own_and_no_update_touches_it(store):
    before = deadlines.rule_of(store, "work_plan")

    changed = deadlines.save_rule(store, factories.LIBRARIAN, replace(before, value=2))
    load_reference(store)

    assert (2, False) == (deadlines.rule_of(store, "WORK_PLAN").value, changed.is_reference)
    assert date(2026, 9, 15) == listed(store, circle(store))[0][2]

    restored = deadlines.restore_rule(store, factories.LIBRARIAN, "WORK_PLAN")

    assert (3, True) == (restored.value, restored.is_reference)


def test_days_of_the_year_are_read_or_refused(store):
    before = deadlines.rule_of(store, "CLAIM.SV")

    with pytest.raises(Invalid):
        deadlines.save_rule(store, factories.LIBRARIAN, replace(before, dates="31/12"))


def test_a_partner_sees_its_own_courses_deadlines_and_writes_none(store):
    course = circle(store)
    other = circle(store, "SV", code="STO-602")
    partner = Actor(name="Pia", role=Role.PARTNER, organisation_id=course.organiser_id)

    assert {"STO-601"} == {it.code for it in deadlines.listed(store, partner, TODAY)}
    with pytest.raises(Refused):
        deadlines.listed(store, partner, TODAY, other.id)
    with pytest.raises(Refused):
        deadlines.note_sent(store, partner, course.id, Due.LIST)


def test_only_what_is_near_or_lately_overdue_waits(store):
    circle(store)

    assert [Due.WORK_PLAN] == [it.what for it in deadlines.waits(store, factories.LIBRARIAN, TODAY)]
    assert [] == deadlines.waits(store, factories.LIBRARIAN, date(2026, 8, 1))
    assert [] == deadlines.waits(store, factories.LIBRARIAN, date(2028, 8, 1))


def test_a_leader_sees_the_deadlines_of_the_courses_that_are_theirs(store):
    with deed(store, factories.LIBRARIAN, "a leader") as it:
        leader_id = it.insert("leader", {"name": "Gunnel Ek", "approved_by": "[]"})
    circle(store, leader_ids=(leader_id,))
    circle(store, "SV", code="STO-602")
    leader = Actor(name="Gunnel", role=Role.LEADER, leader_id=leader_id)

    assert {"STO-601"} == {it.code for it in deadlines.listed(store, leader, TODAY)}


def test_the_last_month_that_was_sent_is_taken_back_when_none_is_named(store):
    course = circle(store, "MBSK")
    deadlines.note_sent(store, factories.LIBRARIAN, course.id, Due.LIST)

    it = deadlines.note_not_sent(store, factories.LIBRARIAN, course.id, Due.LIST)

    assert "2026-09" == it.period
    assert 2 == sum(what is Due.LIST for what, *_rest in listed(store, course))


@pytest.mark.parametrize("changed", [{"near_days": 999_999}, {"value": 999_999}, {"value": 0}])
def test_a_rule_without_a_possible_day_is_refused(store, changed):
    rule = deadlines.rule_of(store, "WORK_PLAN")

    with pytest.raises(Invalid):
        deadlines.save_rule(store, factories.LIBRARIAN, replace(rule, **changed))

    assert rule == deadlines.rule_of(store, "WORK_PLAN")

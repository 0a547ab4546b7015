"""What each association's courses come to, added up from the same verdicts that a course shows."""

from datetime import datetime

import factories
import pytest
from circle_library import AWAY, HERE, marked, organisation
from circle_library import circle as four_tuesdays
from factories import LIBRARIAN

from courses.actions import associations, planning
from courses.errors import Refused
from courses.model import Actor, Role

NOW = datetime(2026, 11, 20, 12, 45)


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as store:
        yield store


def circle(store, **overrides):
    """Makes four Tuesdays of ABF of three study hours each: Ada at all, Bo at three, Cia at none."""
    course = four_tuesdays(store, **overrides)
    marked(store, course, Ada=[HERE] * 4, Bo=[HERE] * 3 + [AWAY], Cia=[AWAY] * 4)
    return course


def of(store, code, year=None, actor=LIBRARIAN):
    found = {it.organisation.code: it for it in associations.figures(store, actor, NOW, year)}
    return found[code]


def test_sessions_hours_and_participants_are_added_up(store):
    circle(store)
    told = of(store, "ABF")

    assert (1, 4, 12, 9) == (told.courses, told.held, told.hours_held, told.hours_counting)
    assert (9, 0, 21) == (told.hours_circle, told.hours_other, told.participant_hours)
    assert (2, 2, 0) == (told.approved, told.approved_persons, told.can_still)


def test_hours_of_a_course_that_does_not_count_are_of_another_form(store):
    circle(store, count=2)

    assert (0, 6, 0) == (of(store, "ABF").hours_circle, of(store, "ABF").hours_other, of(store, "ABF").approved)


def test_hours_to_come_stand_under_their_year(store):
    circle(store, first_date=datetime(2026, 12, 15).date())

    assert {2026: 9, 2027: 3} == of(store, "ABF").to_come


def test_a_year_has_only_its_own_sessions(store):
    circle(store)
    circle(store, code="STO-700", first_date=datetime(2027, 1, 12).date())

    assert (1, 4, {2026: 0}) == (
        of(store, "ABF", 2026).courses,
        of(store, "ABF", 2026).held,
        of(store, "ABF", 2026).to_come,
    )
    assert (1, 0, {2027: 12}) == (
        of(store, "ABF", 2027).courses,
        of(store, "ABF", 2027).held,
        of(store, "ABF", 2027).to_come,
    )


def test_a_cancelled_course_is_none(store):
    course = circle(store)
    planning.cancel_course(store, LIBRARIAN, course.id, "för få")

    assert 0 == of(store, "ABF").courses


def test_a_partner_has_the_figures_of_its_own_association_only(store):
    partner = Actor("Per", Role.PARTNER, organisation_id=organisation(store, "ABF"))

    assert ["ABF"] == [it.organisation.code for it in associations.figures(store, partner, NOW)]


def test_a_partner_that_is_no_association_is_refused(store):
    with pytest.raises(Refused):
        associations.figures(store, Actor("Per", Role.PARTNER, organisation_id=999), NOW)

"""What each role may do, and the words of the refusal."""

import pytest

from courses.errors import Refused
from courses.model import Actor, Role
from courses.rules.rights import RIGHTS, Right, may, require

PARTNER = Actor("ABF:s kontakt", Role.PARTNER, organisation_id=3)


def test_every_role_stands_in_the_table():
    assert set(Role) == set(RIGHTS)


@pytest.mark.parametrize("role", [Role.LIBRARIAN, Role.COORDINATOR], ids=str)
@pytest.mark.parametrize("right", Right, ids=str)
def test_the_library_may_do_everything(role, right):
    assert may(Actor("x", role), right)
    assert require(Actor("x", role), right) is None


@pytest.mark.parametrize("right", Right, ids=str)
def test_a_reader_sees_figures_and_no_people(right):
    assert (right is Right.READ_FIGURES) == may(Actor("x", Role.READER), right)


@pytest.mark.parametrize("right", [Right.PLAN, Right.ENROL, Right.CONFIGURE, Right.IMPORT], ids=str)
def test_a_leader_neither_plans_nor_enrols(right):
    assert not may(Actor("x", Role.LEADER), right)


@pytest.mark.parametrize("right", [Right.ATTEND, Right.READ_PEOPLE], ids=str)
def test_a_partner_has_rights_in_their_own_courses_only(right):
    assert may(PARTNER, right, [1, 3])
    assert not may(PARTNER, right, [1, 2])
    assert not may(PARTNER, right, [])
    assert not may(PARTNER, right)


@pytest.mark.parametrize("right", [Right.PLAN, Right.ENROL, Right.PRINT, Right.CONFIGURE, Right.IMPORT], ids=str)
def test_a_partner_does_nothing_else_even_in_their_own(right):
    assert not may(PARTNER, right, [3])


def test_a_partner_without_an_organisation_has_no_courses():
    assert not may(Actor("x", Role.PARTNER), Right.ATTEND, [3])


def test_the_refusal_says_who_may_not_do_what():
    with pytest.raises(Refused, match="Läsaren får inte planera kurser") as refusal:
        require(Actor("Läsaren", Role.READER), Right.PLAN)

    assert refusal.value.hint


def test_the_refusal_of_anothers_course_says_so():
    with pytest.raises(Refused, match="Kursen hör till en annan organisation"):
        require(PARTNER, Right.ATTEND, [1])


@pytest.mark.parametrize("right", Right, ids=str)
def test_every_right_has_words_for_its_refusal(right):
    nobody = Actor("{x}", Role.READER)
    if right is not Right.READ_FIGURES:
        with pytest.raises(Refused, match="får inte"):
            require(nobody, right)

"""What each role may do, and the words of the refusal."""

import pytest

from courses.errors import Forbidden, Refused
from courses.model import Actor, Role
from courses.rules.rights import RIGHTS, Right, Whose, may, require

PARTNER = Actor("ABF:s kontakt", Role.PARTNER, organisation_id=3)


def test_every_role_stands_in_the_table():
    assert set(Role) == set(RIGHTS)


@pytest.mark.parametrize("right", Right, ids=str)
def test_a_librarian_may_do_everything(right):
    assert may(Actor("x", Role.LIBRARIAN), right)
    assert require(Actor("x", Role.LIBRARIAN), right) is None


def test_a_coordinator_may_do_everything_but_change_settings_and_users():
    refused = {right for right in Right if not may(Actor("x", Role.COORDINATOR), right)}

    assert {Right.CONFIGURE, Right.MANAGE_USERS} == refused


@pytest.mark.parametrize("right", Right, ids=str)
def test_a_reader_sees_figures_and_no_people(right):
    assert (right is Right.READ_FIGURES) == may(Actor("x", Role.READER), right)


@pytest.mark.parametrize("right", [Right.PLAN, Right.ENROL, Right.CONFIGURE, Right.IMPORT], ids=str)
def test_a_leader_neither_plans_nor_enrols(right):
    assert not may(Actor("x", Role.LEADER), right)


@pytest.mark.parametrize("right", [Right.ATTEND, Right.READ_PEOPLE, Right.READ_NEEDS, Right.PRINT_LIST], ids=str)
def test_a_leader_has_rights_in_the_courses_they_lead_only(right):
    leader = Actor("Leo", Role.LEADER, organisation_id=3, leader_id=7)
    assert may(leader, right, Whose(leader_ids=frozenset({7, 8})))
    assert not may(leader, right, Whose(frozenset({3}), frozenset({8})))
    assert not may(leader, right, [3])
    assert not may(leader, right)


def test_a_leader_who_is_none_of_the_leaders_has_no_courses():
    assert not may(Actor("x", Role.LEADER), Right.ATTEND, Whose(leader_ids=frozenset({7})))


@pytest.mark.parametrize("right", [Right.READ_NEEDS, Right.READ_DETAILS, Right.PRINT_LIST], ids=str)
def test_a_partner_sees_names_and_marks_only(right):
    assert not may(PARTNER, right, [3])


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


def test_the_refusal_of_what_another_leads_says_so():
    with pytest.raises(Forbidden, match="leds av någon annan"):
        require(Actor("Leo", Role.LEADER, leader_id=7), Right.ATTEND, Whose(leader_ids=frozenset({8})))

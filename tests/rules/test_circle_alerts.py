"""What about a circle is told while something can still be done, and how long."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from circle_factories import GUNNEL, JONAS, meetings, person, shape, shipped_rules

from courses.model import SharedGroup
from courses.rules import circle
from courses.rules.circle_alerts import alerts

RULES = shipped_rules()
FIRST = date(2027, 1, 12)


def told(of, weeks):
    """Returns kind and text of each alert so many weeks after the first session, on the day before."""
    today = FIRST + timedelta(days=7 * weeks - 1)
    return [(it.kind, it.text) for it in alerts(circle.judge(of, RULES), today)]


def test_a_circle_that_hangs_on_one_person_says_who_and_when():
    people = (person(0, 1, name="Fatima"), person(0, 1, name="Ali"))

    assert [("falls", "om Fatima eller Ali uteblir tis 26 jan faller cirkeln")] == told(
        shape(3, 135, held=2, present=2, persons=people), 2
    )


def test_nothing_is_told_of_a_circle_with_sessions_to_spare():
    assert [] == told(shape(8, 135, held=2, persons=(person(0, 1), person(0, 1))), 2)


@pytest.mark.parametrize(("weeks", "is_told"), [(-2, False), (-1, True), (0, True)])
def test_it_is_told_from_a_fortnight_before(weeks, is_told):
    assert is_told == bool(told(shape(3, 135), weeks))


def test_who_has_missed_too_many_is_to_be_called_and_who_has_missed_none_is_not():
    people = (person(0, 1, 2, name="Ada"), person(0, name="Bo"), person(1, name="Cia"))

    assert [("lost", "Bo, Cia: förlorad om tis 2 feb missas")] == told(shape(5, 135, held=3, persons=people), 3)


def test_a_session_to_which_too_few_are_likely_to_come_is_told_before_it_is_the_last_chance():
    people = (person(0, 1, name="Ada"), person(0, 1, name="Bo", away=frozenset({2})), person(name="Cia"))
    of = shape(5, 135, held=2, present=2, persons=people)

    assert ("few", "tis 26 jan kommer troligen bara 1, och 2 behövs för att träffen ska räknas") in told(of, 2)


def test_an_excuse_that_loses_somebody_is_told():
    people = (person(0, 1, name="Ada", away=frozenset({2, 3, 4})),)

    assert "lost" in dict(told(shape(5, 135, held=2, persons=people), 2))


def test_a_leader_to_come_who_is_not_approved_is_told_with_the_day():
    kept = (*meetings(5, 135, held=2, leaders=(GUNNEL,))[:3], *meetings(5, 135, leaders=(JONAS,))[3:])

    assert ("leader", "tis 2 feb räknas inte: ledaren JE är inte godkänd hos ABF") in told(shape(meetings=kept), 2)


def test_a_circle_that_fell_is_told_for_a_fortnight_with_what_would_help():
    of = shape(3, 135, held=2, present=1)

    assert told(of, 2)[0][1].startswith("föll tis 12 jan: bara 1 godkänd träff")
    assert [] == told(replace(of, meetings=of.meetings[:2]), 5)


def test_the_same_group_with_two_associations_and_missing_numbers_are_told():
    people = tuple(person(0, 1, 2, key=f"P{number}", has_number=number > 1) for number in range(4))
    of = shape(5, 135, held=3, persons=people, enrolled=4, shared=(SharedGroup("STO-700", "SV", 4, 5),))
    found = dict(told(of, 3))

    assert found["group"].startswith("4 deltagare går samtidigt i STO-700 hos SV")
    assert "2 saknar giltigt nummer till förbundets lista" == found["numbers"]


def test_a_cancelled_course_is_not_told_of():
    assert [] == told(shape(3, 135, is_cancelled=True), 0)

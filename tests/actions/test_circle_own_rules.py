"""A rule for one association and one year stands beside that for all, and courses are judged by it."""

from datetime import date

import factories
import pytest
from circle_library import circle
from factories import LIBRARIAN

from courses.actions import circle as checks
from courses.actions import circle_own, journal, setup
from courses.errors import Invalid, NotFound, Refused
from courses.model import Actor, CircleOutcome, Effect, Role
from courses.store import circle as queries

YEAR = {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 12, 31)}
CAN, CANNOT = CircleOutcome.CAN_STILL_COUNT, CircleOutcome.CANNOT_COUNT


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as store:
        yield store


def verdict(store, course):
    return checks.check(store, LIBRARIAN, course.id, factories.clock.now().replace(month=9, day=1)).verdict


def test_it_decides_about_that_associations_courses_of_that_year_alone(store):
    added = circle_own.add_rule(store, LIBRARIAN, "circle.hours_min", association="abf", value=15, **YEAR)
    courses = [
        circle(store, code="A-1"),
        circle(store, "SV", code="A-2"),
        circle(store, code="A-3", first_date=date(2027, 1, 12)),
    ]

    assert ("CIRCLE.hours_min.ABF.2026", "ABF", False) == (added.code, added.association, added.is_reference)
    assert [CANNOT, CAN, CAN] == [verdict(store, it) for it in courses]


def test_one_that_is_off_frees_the_association_from_the_rule(store):
    circle_own.add_rule(store, LIBRARIAN, "CIRCLE.leader_approved", association="ABF", effect=Effect.OFF)
    told = checks.check(store, LIBRARIAN, circle(store, leader_ids=()).id, factories.clock.now())

    assert not [why for it in told.sessions for why in it.why_not if "led" in why]


def test_a_year_of_its_own_leaves_the_rule_for_all_in_force_in_other_years(store):
    circle_own.add_rule(store, LIBRARIAN, "CIRCLE.hours_min", value=15, **YEAR)

    assert [CANNOT, CAN] == [
        verdict(store, circle(store, code="A-1")),
        verdict(store, circle(store, code="A-2", first_date=date(2027, 1, 12))),
    ]


def test_it_is_undone_and_removed(store):
    added = circle_own.add_rule(store, LIBRARIAN, "CIRCLE.hours_min", association="ABF", value=15)
    circle_own.remove_rule(store, LIBRARIAN, added.code)
    assert added.code not in {it.code for it in queries.rules(store)}

    journal.undo(store, LIBRARIAN)
    assert added.code in {it.code for it in queries.rules(store)}


def test_reference_data_brought_again_leaves_it_alone(store):
    added = circle_own.add_rule(store, LIBRARIAN, "CIRCLE.hours_min", association="ABF", value=15)
    setup.load_reference(store)

    assert 15 == checks.rule_of(store, added.code).value


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({}, Invalid),
        ({"association": "Umeå"}, Invalid),
        ({"valid_from": date(2027, 1, 1), "valid_to": date(2026, 1, 1)}, Invalid),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused(store, given, error):
    with pytest.raises(error):
        circle_own.add_rule(store, LIBRARIAN, "CIRCLE.hours_min", **given)


def test_the_same_twice_is_refused(store):
    circle_own.add_rule(store, LIBRARIAN, "CIRCLE.hours_min", association="ABF", value=15)

    with pytest.raises(Refused):
        circle_own.add_rule(store, LIBRARIAN, "CIRCLE.hours_min", association="ABF", value=16)


def test_a_shipped_rule_is_not_removed_and_an_unknown_one_is_told(store):
    with pytest.raises(Refused):
        circle_own.remove_rule(store, LIBRARIAN, "CIRCLE.hours_min")
    with pytest.raises(NotFound):
        circle_own.remove_rule(store, LIBRARIAN, "CIRCLE.nothing")


def test_a_reader_adds_none(store):
    with pytest.raises(Refused):
        circle_own.add_rule(store, Actor("Rut", Role.READER), "CIRCLE.hours_min", association="ABF")


def test_a_library_from_before_the_latest_rule_gets_it(store):
    with factories.deed(store, LIBRARIAN, "prov") as it:
        it.delete("circle_rule", checks.rule_of(store, "CIRCLE.one_association").id)
    setup.fill(store)

    assert checks.rule_of(store, "CIRCLE.one_association").is_reference

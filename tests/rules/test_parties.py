"""Who came together: single cases as people write them, and what holds for any list."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.rules.parties import WITHIN, Enrolling, find

AT = datetime.fromisoformat("2026-08-20T08:00")


def asks(*rows):
    """Returns people who enrol: (name, minutes after the first, whom they say they come with)."""
    return [Enrolling(n, AT + timedelta(minutes=minutes), says, [name]) for n, (name, minutes, says) in enumerate(rows)]


@pytest.mark.parametrize(
    "says",
    [
        "Bror",
        "Min man Bror",
        "bror lundmark",
        "maken Bror Lundmark",
        "Lundmark, Bror",
        "my husband Bror",
        "Bror.",
        "BROR",
    ],
    ids=str,
)
def test_one_names_the_other_in_any_way(says):
    assert [{0, 1}] == find(asks(("Gun-Maj Lundmark", 0, says), ("Bror Lundmark", 2, "")))


def test_a_hyphen_more_or_less_is_the_same_name():
    assert [{0, 1}] == find(
        asks(("Karl-Gustaf Edlund", 0, ""), ("Inga-Maj Edlund", 0, "Karl Gustaf, min man och Karlgustaf"))
    )


def test_a_brother_called_bror_and_a_brother_called_olle():
    assert [{0, 1}] == find(asks(("Ebba Ek", 0, "min bror Olle"), ("Olle Ek", 1, "")))
    assert [{0, 1}] == find(asks(("Ebba Ek", 0, "bror"), ("Bror Ek", 1, "")))


def test_three_who_name_each_other_in_a_row_are_one_party():
    assert [{0, 1, 2}] == find(asks(("Ann Ek", 0, "Bo"), ("Bo Ek", 20, "Cia"), ("Cia Alm", 45, "")))


def test_two_named_in_one_cell_are_two():
    assert [{0, 1, 2}] == find(asks(("Ann Ek", 0, "Bo och Cia"), ("Bo Ek", 1, ""), ("Cia Alm", 1, "")))


@pytest.mark.parametrize(("minutes", "expected"), [(30, [{0, 1}]), (31, [])], ids=str)
def test_half_an_hour_apart_is_a_party_and_more_is_not(minutes, expected):
    assert expected == find(asks(("Ann Ek", 0, "Bo"), ("Bo Ek", minutes, "Ann")))


def test_a_name_that_fits_two_is_nobodys():
    assert [] == find(asks(("Ann Ek", 0, "Bo"), ("Bo Ek", 1, ""), ("Bo Alm", 2, "")))


def test_who_enrolled_twice_then_is_in_the_party_that_they_name_themselves():
    first, again = Enrolling(0, AT, "", ["Bo Ek"]), Enrolling(0, AT + timedelta(minutes=9), "Ann", ["Bo Ek"])
    assert [{1, 2}] == find([first, again, Enrolling(1, AT + timedelta(minutes=7), "Bo Ek", ["Ann Ek"])])


@pytest.mark.parametrize("says", ["", "nej", "-", "ingen", "min man", "Nobody Here"], ids=str)
def test_who_names_nobody_is_alone(says):
    assert [] == find(asks(("Ann Ek", 0, says), ("Bo Ek", 1, "")))


def test_the_same_label_makes_a_party():
    assert [{0, 2}] == find(asks(("Ann Ek", 0, "A7"), ("Bo Ek", 1, "A8"), ("Cia Alm", 2, "a7")))


def test_a_name_in_another_script_is_found_by_either():
    rows = [Enrolling(0, AT, "Bassam", ["Rima Qasim"]), Enrolling(1, AT, "", ["بسام درويش", "Bassam Darwich"])]
    assert [{0, 1}] == find(rows)


NAMES = st.sampled_from(["Ann Ek", "Bo Ek", "Cia Alm", "Gun-Maj Ek", "بسام درويش", "Maj Ek", ""])
ROWS = st.lists(st.tuples(NAMES, st.integers(0, 90), st.text(max_size=12) | NAMES), max_size=12)


@settings(max_examples=60)
@given(ROWS)
def test_a_party_is_at_least_two_and_nobody_is_in_two(rows):
    found = find(asks(*rows))

    everybody = [one for party in found for one in party]
    assert len(everybody) == len(set(everybody))
    assert all(len(party) > 1 for party in found)


@settings(max_examples=60)
@given(ROWS, st.randoms())
def test_the_order_of_the_rows_does_not_matter(rows, chance):
    asked = asks(*rows)
    order = list(range(len(asked)))
    chance.shuffle(order)

    shuffled = {frozenset(order[one] for one in party) for party in find([asked[n] for n in order])}
    assert {frozenset(party) for party in find(asked)} == shuffled


@settings(max_examples=60)
@given(ROWS)
def test_who_stands_alone_for_longer_than_that_is_in_no_party(rows):
    asked = asks(*rows)
    for party in find(asked):
        for one in party:
            assert any(abs(asked[one].at - asked[other].at) <= WITHIN for other in party if other != one)

"""Who a course is for, and when it is open: told in words, never decided."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.rules.entry import Condition, Entrant, Gone, Lent, Terms, Window, ages, doubts, window
from courses.rules.levels import step_of, subject

TODAY = date(2026, 11, 20)
FIRST = date(2027, 1, 12)


def told(terms=None, entrant=None, today=TODAY):
    """Returns each doubt's condition, and whether it takes a reason."""
    terms = Terms(**({"title": "Surfplatta", "first_day": FIRST, "next_day": FIRST} | (terms or {})))
    entrant = Entrant(**({"name": "Anna Ek"} | (entrant or {})))
    return [(it.condition, it.needs_reason) for it in doubts(terms, entrant, today)]


def test_a_course_without_conditions_is_for_everybody():
    assert [] == told()


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 12, 12), [(Condition.NOT_OPEN, True)]),
        (date(2026, 12, 13), []),
        (date(2027, 1, 9), []),
        (date(2027, 1, 10), [(Condition.CLOSED, True)]),
    ],
)
def test_the_day_that_opens_and_the_day_that_closes_are_both_open(today, expected):
    assert expected == told({"window": window(FIRST, 30, 3)}, today=today)


def test_without_days_or_without_a_first_session_there_is_no_window():
    assert Window() == window(FIRST, None, None) == window(None, 30, 3)


def test_who_comes_late_is_told_how_many_sessions_have_been():
    late = doubts(Terms(title="X", begun=3, next_day=TODAY), Entrant(name="Anna"), TODAY)

    assert [Condition.LATE] == [it.condition for it in late]
    assert "3" in late[0].text
    assert "20 nov" in late[0].text


def test_a_course_that_has_ended_says_so_instead_of_when_it_closed():
    assert [(Condition.ENDED, False)] == told(
        {"begun": 4, "next_day": None, "window": window(date(2026, 9, 8), None, 1)}
    )


@pytest.mark.parametrize(
    ("birth_date", "expected"),
    [
        ("1962-01-12", []),  # turns 65 on the first day
        ("1962-01-13", [(Condition.AGE, True)]),
        ("1962", []),  # may be 65 by then
        ("1963", [(Condition.AGE, True)]),
        ("", [(Condition.AGE, False)]),
        ("omkring 1950", [(Condition.AGE, False)]),
    ],
)
def test_the_least_age_holds_on_the_first_day_and_an_unknown_age_is_only_told(birth_date, expected):
    assert expected == told({"least_age": 65}, {"birth_date": birth_date})


def test_the_greatest_age_is_inclusive():
    assert [] == told({"greatest_age": 19}, {"birth_date": "2007-01-13"})
    assert [(Condition.AGE, True)] == told({"greatest_age": 18}, {"birth_date": "2008-01-12"})


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.dates(date(2026, 1, 1), date(2100, 1, 1)))
def test_a_year_alone_leaves_room_for_the_age_that_the_date_gives(born, on):
    exact = ages(born.isoformat(), on)
    least, greatest = ages(str(born.year), on)

    assert least <= exact[0] == exact[1] <= greatest == least + 1


@pytest.mark.parametrize(
    ("home", "expected"),
    [
        ({"municipality": "Storuman"}, []),
        ({"municipality": "STORUMANS KOMMUN"}, []),
        ({"municipality": "Sorsele"}, []),
        ({"municipality": "Lycksele"}, [(Condition.MUNICIPALITY, True)]),
        ({"town": "Storuman"}, []),
        ({"town": "Stensele"}, [(Condition.MUNICIPALITY, False)]),
        ({}, [(Condition.MUNICIPALITY, False)]),
    ],
)
def test_where_somebody_lives_counts_only_when_it_is_known(home, expected):
    assert expected == told({"for_municipality": "Storuman, Sorsele"}, home)


@pytest.mark.parametrize(
    ("expected", "texts"),
    [
        (1, ("nybörjare", "Surfplatta")),
        (2, ("", "Surfplatta, fortsättning")),
        (2, ("Fortsättningskurs", "Surfplatta")),
        (3, ("Steg 3", "Surfplatta, fortsättning")),
        (2, ("", "Släktforskning del II")),
        (2, ("", "Internet, step 2")),
        (1, ("", "Delad ekonomi 2")),
    ],
)
def test_the_step_is_read_from_level_and_title(expected, texts):
    assert expected == step_of(*texts)


def test_a_step_further_on_wants_the_step_before_in_the_same_subject():
    on = {"title": "Surfplatta för seniorer, steg 2"}

    assert [(Condition.LEVEL, True)] == told(on)
    assert [(Condition.LEVEL, True)] == told(on, {"gone": [Gone("Släktforskning")]})
    assert [] == told(on, {"gone": [Gone("Surfplatta för nybörjare")]})
    assert [(Condition.LEVEL, True)] == told(
        {"title": "Surfplatta, steg 3"}, {"gone": [Gone("Surfplatta för nybörjare")]}
    )


def test_what_a_course_is_about_has_no_words_of_level():
    assert subject("Surfplatta för nybörjare, steg 1") == subject("Surfplatta – fortsättning") == {"surfplatta"}


def test_lent_equipment_runs_out_but_not_for_who_brings_their_own():
    lent = {"lent": (Lent("Surfplatta", 2),), "borrowers": 2}

    assert [(Condition.EQUIPMENT, False)] == told(lent)
    assert [] == told(lent, {"device": "iPad"})
    assert [] == told(lent | {"borrowers": 1})


def test_what_takes_a_reason_comes_first():
    found = told({"begun": 1, "least_age": 90}, {"birth_date": "1950", "lacking": ["a hearing loop"]})

    assert [(Condition.AGE, True), (Condition.LATE, False), (Condition.NEEDS, False)] == found

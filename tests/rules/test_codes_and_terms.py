"""Codes of courses to come, and the terms they are in."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.errors import Invalid
from courses.rules import codes, terms
from courses.rules.terms import Term

VT26, HT26, VT27 = Term(2026, False), Term(2026, True), Term(2027, False)


@pytest.mark.parametrize(
    ("code", "before", "after", "wanted"),
    [
        ("STO-601", VT26, VT27, "STO-701"),
        ("601", HT26, VT27, "701"),
        ("STO-601", VT26, HT26, "STO-602"),
        ("STO-501", VT26, VT27, "STO-502"),
        ("DATA-HT26", HT26, VT27, "DATA-VT27"),
        ("ht2026 nät", HT26, VT27, "vt2027 nät"),
        ("Nät VT-26:3", VT26, VT27, "Nät VT-27:3"),
        ("Cirkel 2026-4", VT26, VT27, "Cirkel 2027-4"),
        ("ÅS 26-4", VT26, VT27, "ÅS 27-4"),
        ("4601", VT26, VT27, "4701"),
        ("4501", VT26, VT27, "4502"),
        ("Kaffe", VT26, VT27, "Kaffe-2"),
        ("A9", VT26, VT27, "A10"),
        ("A09b", VT26, VT27, "A10b"),
    ],
)
def test_a_code_follows_into_another_term(code, before, after, wanted):
    assert wanted == codes.in_term(code, before, after, {codes.key(code)})


def test_a_code_that_is_taken_gives_way_to_the_next():
    assert "STO-703" == codes.in_term("STO-601", VT26, VT27, {"STO601", "STO701", "STO702"})


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=12), st.booleans(), st.booleans())
def test_a_proposed_code_is_never_taken(code, autumn, other):
    taken = {codes.key(code)}
    for _ in range(3):
        new = codes.in_term(code, Term(2026, autumn), Term(2027, other), taken)
        assert codes.key(new) not in taken
        taken.add(codes.key(new))


@pytest.mark.parametrize("text", ["VT 2026", "vt26", "våren 2026", "Spring 2026", "VT-26", "vårterminen 2026"])
def test_a_term_is_read_in_many_spellings(text):
    assert VT26 == terms.parse(text)


@pytest.mark.parametrize("text", ["", "2026", "XT 2026", "VT", "VT 20267", "VT 3000"])
def test_what_is_no_term_is_said_so(text):
    with pytest.raises(Invalid):
        terms.parse(text)


@settings(max_examples=60)
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_day_is_in_one_term_and_terms_follow_on_each_other(day):
    term = terms.of(day)

    assert term.first <= day <= term.last
    assert (0, 6) == (term.first.weekday(), term.last.weekday())
    assert term.next() == terms.of(term.last + timedelta(days=1))
    assert terms.parse(str(term)) == term


def test_the_same_week_of_two_springs_is_as_far_from_their_beginnings():
    assert date(2026, 1, 27) - VT26.first == date(2027, 2, 2) - VT27.first
    assert 5 == date(2027, 2, 2).isocalendar().week

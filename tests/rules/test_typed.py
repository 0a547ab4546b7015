"""What was typed to find somebody goes into the right fields of somebody new."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.rules.typed import apart, given_and_family


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Anna Lindberg", ("Anna Lindberg", "", "")),
        ("0980-31 92 14", ("", "0980-31 92 14", "")),
        ("070-1740605", ("", "070-1740605", "")),
        ("+46 70 174 06 05", ("", "+46 70 174 06 05", "")),
        ("anna@example.org", ("", "", "anna@example.org")),
        ("Anna Lindberg 0980-319214", ("Anna Lindberg", "0980-319214", "")),
        ("Anna anna@example.org 070-1740605", ("Anna", "070-1740605", "anna@example.org")),
        ("Karl 12", ("Karl 12", "", "")),
        ("  ", ("", "", "")),
    ],
)
def test_each_part_goes_where_it_belongs(typed, expected):
    assert expected == tuple(apart(typed))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anna Lindberg", ("Anna", "Lindberg")),
        ("Lindberg, Anna", ("Anna", "Lindberg")),
        ("Anna Maria Ek", ("Anna Maria", "Ek")),
        ("Anna", ("Anna", "")),
        ("", ("", "")),
    ],
)
def test_the_last_word_is_the_family_name_unless_a_comma_says_otherwise(name, expected):
    assert expected == given_and_family(name)


@settings(max_examples=60)
@given(st.text(alphabet="abåÖ019 -+@.,()/", max_size=40))
def test_no_sign_is_lost(text):
    assert sorted("".join(text.split())) == sorted("".join("".join(apart(text)).split()))

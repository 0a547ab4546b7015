"""Telephone numbers as Swedes write them."""

import phonenumbers
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from courses.errors import Invalid
from courses.rules import phones
from courses.rules.phones import Phones


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0980-319210", "0980-31 92 10"),
        ("0980/31 92 63", "0980-31 92 63"),
        ("0980 319 204", "0980-31 92 04"),
        ("070 174 06 37", "070-174 06 37"),
        ("0046980319226", "0980-31 92 26"),
        ("+46 (0)70 174 06 37", "070-174 06 37"),
        ("+460701740637", "070-174 06 37"),
        ("46701740637", "070-174 06 37"),
        ("701740637", "070-174 06 37"),
        ("701740637.0", "070-174 06 37"),
        ("(031) 39006 00", "031-390 06 00"),
        ("08-123 45 67", "08-123 45 67"),
        ("8-123 45 67", "08-123 45 67"),
        ("08.123.45.67", "08-123 45 67"),
        ("0771-123456", "0771-12 34 56"),
        ("020-123456", "020-12 34 56"),
        ("31 92 63", "31 92 63"),
        ("Tfn: 0980-319210", "0980-31 92 10"),
        ("Tel.nr 0980-319210", "0980-31 92 10"),
        ("+ 46 70 174 06 05", "070-174 06 05"),
        ("(+46) 70 174 06 05", "070-174 06 05"),
        ("0939-100 10 00", "0939-10 01 000"),
        ("070-1740605 (sonen)", "070-174 06 05 (sonen)"),
        ("Sonen: 070-1740605", "070-174 06 05 (Sonen)"),
        ("0701740605 kvällar", "070-174 06 05 kvällar"),
        ("0980-31 92 63 ankn. 12", "0980-31 92 63 ankn. 12"),
        ("+47 912 34 567", "+47 91 23 45 67"),
        ("00358 40 1234567", "+358 40 1234567"),
        ("０９８０－３１９２１０", "0980-31 92 10"),
        ("0980\u201131\u00a092\u00a010", "0980-31 92 10"),
        ("", ""),
    ],
)
def test_a_number_is_kept_grouped(written, kept):
    assert kept == phones.read(written)
    assert kept == phones.read(kept)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("7,01741E+08", "kalkylprogram"),
        ("0980-319201 / 070-1740605", "två nummer"),
        ("070-17406371", "tio siffror, inte 11"),
        ("0701234567890", "tio siffror"),
        ("08-1", "för kort"),
        ("ring sonen", "inget telefonnummer"),
        ("070-17X06 37", "inget telefonnummer"),
        ("eva@example.org", "e-postadress"),
        ("+999 123 456", "inget land"),
        ("0000000000", "inget land"),
    ],
)
def test_what_is_no_number_is_told_why(written, why):
    with pytest.raises(Invalid) as error:
        phones.read(written)
    assert why in error.value.message


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0980-319201 / 070-1740605", Phones("0980-31 92 01", "070-174 06 05")),
        ("0980-319201/070-1740605", Phones("0980-31 92 01", "070-174 06 05")),
        ("hem 0980-319201, mobil 070-1740605", Phones("0980-31 92 01", "070-174 06 05")),
        ("0980-319201 el. 070-1740605", Phones("0980-31 92 01", "070-174 06 05")),
        ("0980-319229 / 031-390 06 42 (sonen)", Phones("0980-31 92 29", "031-390 06 42 (sonen)")),
        ("070-1740637;0980-319201;031-390 06 00", Phones("070-174 06 37", "0980-31 92 01", "031-390 06 00")),
        ("ring sonen", Phones(rest="ring sonen")),
        ("7,01741E+08", Phones(rest="7,01741E+08")),
        ("", Phones()),
    ],
)
def test_a_cell_with_several_numbers_is_taken_apart(written, expected):
    assert expected == phones.parts(written)


@settings(max_examples=60)
@given(st.integers(1_000_000, 999_999_999), st.sampled_from(["", "0", "+46", "0046", "+46 (0)", "+460"]))
def test_one_number_has_one_form_and_one_key_however_it_is_written(number, before):
    written = f"{before}{number}"
    try:
        kept = phones.read(written)
    except Invalid:
        assume(False)
    assume(not phones.lacks_area_code(kept))
    assert f"0{number}" == kept.replace("-", "").replace(" ", "")
    assert str(number) == phones.phone_key(written) == phones.phone_key(kept)


@settings(max_examples=60)
@given(st.integers(10_000_000, 999_999_999))
def test_grouping_is_that_of_phonenumbers(number):
    parsed = phonenumbers.PhoneNumber(country_code=46, national_number=number)
    assume(phonenumbers.is_valid_number(parsed) and not str(number).startswith("77"))

    assert phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL) == phones.read(f"0{number}")


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_no_text_is_lost_and_none_makes_it_fall_over(text):
    found = phones.parts(text)

    said = "".join((found.first, found.other, found.rest))
    assert bool(said) or not any(char.isalnum() for char in text)
    phones.phone_key(text)


def test_a_foreign_number_is_not_a_swedish_one_with_the_same_digits():
    assert phones.phone_key("+47 912 34 567") != phones.phone_key("0479-123 45 67")
    assert phones.phone_key("046-12 34 56") == phones.phone_key("+46 46 12 34 56") == phones.phone_key("46123456")
    assert "701740605" == phones.phone_key("070-174 06 05 (sonen, ring efter 18)")

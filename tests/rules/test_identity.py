"""Personal numbers as people write them. The serial numbers are those that the tax agency keeps for tests."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stdnum import luhn as reference

from courses.errors import Invalid
from courses.rules import identity

TODAY = date(2026, 11, 20)
SERIALS = ("238", "239", "980", "981", "998")


def checked(nine):
    """Returns nine digits with their check digit."""
    return nine + reference.calc_check_digit(nine)


@st.composite
def official_numbers(draw):
    """Gives a test number of twelve digits, of anybody born since 1890."""
    born = draw(st.dates(date(1890, 1, 1), TODAY))
    return f"{born:%Y%m%d}"[:2] + checked(f"{born:%y%m%d}" + draw(st.sampled_from(SERIALS)))


@st.composite
def coordination_numbers(draw):
    """Gives a coordination number of twelve digits, with a date or without one."""
    year, month, day = draw(st.integers(1900, 2025)), draw(st.integers(0, 12)), draw(st.integers(60, 91))
    return f"{year}"[:2] + checked(f"{year % 100:02d}{month:02d}{day}" + draw(st.sampled_from(SERIALS)))


@settings(max_examples=60)
@given(official_numbers())
def test_every_number_of_twelve_digits_comes_to_one_form(number):
    expected = f"{number[:8]}-{number[8:]}"
    born = f"{number[:4]}-{number[4:6]}-{number[6:8]}"
    for written in (
        number,
        expected,
        f" {number[:8]} {number[8:]} ",
        f"{number[:2]} {number[2:8]}-{number[8:]}",
        f"{born}-{number[8:]}",
    ):
        assert identity.PersonalNumber(expected, identity.PERSONAL, born) == identity.read(written, TODAY)


@settings(max_examples=60)
@given(official_numbers())
def test_a_number_of_ten_digits_gets_its_century(number):
    age = TODAY.year - int(number[:4])
    if 6 <= age <= 105:
        assert number == identity.read(f"{number[2:8]}-{number[8:]}", TODAY).number.replace("-", "")
        assert number == identity.read(number[2:], TODAY).number.replace("-", "")
    if age >= 100:
        assert number == identity.read(f"{number[2:8]}+{number[8:]}", TODAY).number.replace("-", "")


@settings(max_examples=60)
@given(coordination_numbers())
@example("191500722390")
@example("195102892386")
def test_a_coordination_number_needs_no_real_date(number):
    found = identity.read(number, TODAY)

    assert (f"{number[:8]}-{number[8:]}", identity.COORDINATION) == (found.number, found.kind)
    assert found.birth_date.startswith(number[:4])


@settings(max_examples=60)
@given(official_numbers(), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_refused_in_words(number, place, step):
    wrong = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    if place >= 2:  # the century is not in the check digit
        assert identity.examine(wrong, TODAY).fault


@settings(max_examples=60)
@given(official_numbers(), st.integers(0, 11))
def test_a_digit_too_few_or_too_many_is_refused_in_words(number, place):
    for wrong in (number[:place] + number[place + 1 :], number[:place] + "7" + number[place:]):
        with pytest.raises(Invalid):
            identity.read(wrong, TODAY)
    ten = number[2:]
    with pytest.raises(Invalid):
        identity.read(ten[: place % 10] + ten[place % 10 + 1 :], TODAY)


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_nothing_makes_it_fall_over(text):
    found = identity.examine(text, TODAY)

    assert (
        found.fault or identity.read(found.number if found.kind != identity.LMA else text, TODAY).number == found.number
    )
    identity.from_file(text, TODAY)


@settings(max_examples=60)
@given(st.from_regex(r"[0-9]{10}", fullmatch=True))
def test_the_check_digit_is_as_python_stdnum_has_it(ten):
    assert reference.is_valid(ten) == identity.luhn(ten)


@pytest.mark.parametrize(
    "written",
    [
        "１９４９０８１５－２６４０",
        "19490815‐2640",
        "19490815–2640",
        "19490815\u00a02640",
        "\ufeff19490815-2640",
        "\u200e490815-2640",
        "194908152640.0",
        "194908152640,0",
        "'194908152640",
        '="194908152640"',
        "١٩٤٩٠٨١٥-٢٦٤٠",
        "490815 - 2640",
    ],
)
def test_a_number_is_read_whatever_wrote_it(written):
    assert "19490815-2640" == identity.read(written, TODAY).number


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("19490815-2641", "Kontrollsiffran"),
        ("19491315-2640", "finns inget sådant"),
        ("19490832-2640", "finns inget sådant"),
        ("19491365-2640", "ens i ett samordningsnummer"),
        ("20270101-2395", "inte varit"),
        ("17490815-2640", "1749"),
        ("490815-264O", "bara siffror"),
        ("490815-T640", "T-nummer"),
        ("1,94908E+11", "kalkylprogram"),
        ("19490815", "de fyra sista"),
        ("19490815-264", "inte 11"),
        ("1949-0815264-0", "fel ställe"),
        ("990012344", "inte 9"),
        ("LMA 123", "åtta eller nio"),
        ("", "inte 0"),
    ],
)
def test_a_wrong_number_is_told_why(written, why):
    assert why in identity.examine(written, TODAY).fault


@pytest.mark.parametrize(
    ("written", "number"),
    [("LMA 99001234-4", "990012344"), ("lma-nummer: 9900123-4", "99001234"), ("LMA-nr 990012344", "990012344")],
)
def test_an_lma_number_has_its_letters_before_it(written, number):
    found = identity.read(written, TODAY)

    assert (number, identity.LMA, "") == (found.number, found.kind, found.birth_date)


def test_noughts_that_a_spreadsheet_ate_are_put_back_in_a_file_only():
    nine = checked("060305238")[1:]

    assert f"20060305-{nine[-4:]}" == identity.from_file(nine, TODAY).number
    assert identity.examine(nine, TODAY).fault
    assert ("990012344", identity.LMA) == identity.from_file("990012344", TODAY)[:2]
    assert identity.from_file("19490815", TODAY).fault


def test_a_number_is_shown_without_its_end():
    assert "19490815-••••" == identity.masked("19490815-2640")
    assert "•••••••••" == identity.masked("990012344")
    assert "" == identity.masked("")


def test_a_number_is_found_in_a_free_text():
    assert identity.found_in("ring sonen, hans nummer är 490815-2640.", TODAY)
    assert not identity.found_in("ring sonen på 0980-31 92 63 eller 031-390 06 71", TODAY)

"""What is evidently wrong in the cells of a list of people is put right, and every repair is told."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.imports import letters, mend_contact, mend_names
from courses.imports.reader import Options, read_drafts
from courses.imports.repairs import Sort

TODAY = date(2026, 11, 20)


@pytest.fixture
def people(tmp_path):
    def reader(text, name="fil.csv", **options):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_drafts("people", path, Options(today=TODAY, **options))

    return reader


def told(reading):
    return [(repair.row, repair.was, repair.now, repair.sort) for repair in reading.repairs]


def names(reading):
    return [person.name for person in reading.drafts]


# Letters


@pytest.mark.parametrize("text", ["Åsa Öberg", "Björn Bäckström", "Göran", "Émile Ärlig", "Malmö – Åby", "älg"])
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac_roman", "cp850"])
@pytest.mark.parametrize("times", [1, 2])
def test_letters_read_in_the_wrong_encoding_are_restored(text, encoding, times):
    wrong = text
    for _time in range(times if encoding in ("cp1252", "latin-1") else 1):
        wrong = "".join(bytes((byte,)).decode(encoding, "ignore") or chr(byte) for byte in wrong.encode("utf-8"))

    assert text == letters.mended(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "Åsa",
        "Zoë",
        "São Paulo",
        "João",
        "“Hej”",
        "Kalle „Kula” Ek",
        "Strauß & Söhne",
        "Łukasz",
        "Σωκράτης",
        "50 € – 60 €",
    ],
)
def test_right_letters_stay(text):
    assert text == letters.mended(text)


@given(st.text(alphabet="abcåäöéÅÄÖ -&;#=\"'", max_size=30))
@settings(max_examples=60)
def test_mending_letters_twice_changes_nothing_more(text):
    once = letters.mended(text)

    assert once == letters.mended(once)


def test_a_cell_of_wrong_letters_is_told(people):
    reading = people("Namn;Telefon\nÃ…sa Ã–berg;0701740605\nÖrjan Ek;0701740606\n")

    assert ["Åsa Öberg", "Örjan Ek"] == names(reading)
    assert [(2, "Ã…sa Ã–berg", "Åsa Öberg", Sort.LETTERS)] == told(reading)
    assert any("Ã…sa Ã–berg" in note for note in reading.notes)


# Numbers


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        ("701740605", "0701740605"),
        (701740606, "0701740606"),
        ("980319200", "0980319200"),
        ("46701740605", "+46701740605"),
        ("7.01740605E8", "0701740605"),
    ],
)
def test_a_dropped_nought_is_put_back(cell, phone):
    assert phone == mend_contact.phone(cell).value


@pytest.mark.parametrize("cell", ["0701740605", "+46701740605", "112", "319200", "070-174 06 05", None, True])
def test_a_phone_number_that_is_right_stays(cell):
    assert mend_contact.phone(cell) is None


@pytest.mark.parametrize("cell", ["7,0123E+08", "7.0E+08", "4,67017E+10", "1E+99"])
def test_a_number_that_excel_has_destroyed_is_lost(cell):
    assert mend_contact.phone(cell).is_lost


def test_a_destroyed_number_is_told_and_left_out(people):
    reading = people("Namn;Telefon;E-post\nEva Ek;7,0123E+08;eva@example.org\n")

    assert [""] == [person.phone for person in reading.drafts]
    assert ["7,0123E+08"] == [problem.value for problem in reading.problems]


def test_a_day_number_of_excel_is_a_birth_date_and_a_year_stays_a_year(people):
    reading = people("Namn;Född\nEva Ek;17556\nBo Ek;1948\n")

    assert ["1948-01-24", "1948"] == [person.birth_date for person in reading.drafts]


@given(st.one_of(st.text(max_size=20), st.floats(), st.integers(), st.booleans(), st.none()))
@settings(max_examples=60)
def test_no_cell_upsets_the_mending_of_numbers(cell):
    for mend in (
        mend_contact.phone,
        mend_contact.personal_no,
        mend_contact.birth,
        mend_contact.moment,
        mend_contact.exponent,
    ):
        mended = mend(cell)
        assert mended is None or mended.is_lost or mended.value != cell


# Names


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Anna och Bo Ek", ["Anna Ek", "Bo Ek"]),
        ("Anna & Bo von Essen", ["Anna von Essen", "Bo von Essen"]),
        ("Anna Ek och Bo Holm", ["Anna Ek", "Bo Holm"]),
        ("Anna Ek; Bo Holm", ["Anna Ek", "Bo Holm"]),
        ("Anna/Bo Ek", ["Anna Ek", "Bo Ek"]),
        ("Matti ja Liisa Virtanen", ["Matti Virtanen", "Liisa Virtanen"]),
        ("Anna och Bo", []),
        ("Anna Ek och Bo", []),
        ("Ek och Berg AB", []),
        ("Ek/Berg Anna", []),
        ("Anna O Ek", []),
        ("Holm, Eva", []),
        ("Anna Ek", []),
    ],
)
def test_two_persons_in_a_cell(cell, expected):
    assert expected == mend_names.persons(cell)


def test_a_couple_in_one_row_is_two_persons_each_with_their_own(people):
    reading = people("Namn;Telefon;E-post\nAnna och Bo Ek;0701740605;anna@example.org / bo@example.org\n")

    assert [("Anna Ek", "070-174 06 05", "anna@example.org"), ("Bo Ek", "070-174 06 05", "bo@example.org")] == [
        (person.name, person.phone, person.email) for person in reading.drafts
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("ÅSA EK", "Åsa Ek"),
        ("anna-lena von essen", "Anna-Lena von Essen"),
        ("MCDONALD O'BRIEN", "McDonald O'Brien"),
        ("Karl-Erik af Klint", "Karl-Erik af Klint"),
        ("محمد", "محمد"),
        ("İBRAHİM", "Ibrahim"),
    ],
)
def test_names_in_one_case_get_their_capitals(cell, expected):
    assert expected == mend_names.cased(cell)


def test_initials_stay_initials():
    assert "BO" == mend_names.cased("BO", is_alone=True)


def test_a_name_with_its_address_in_one_cell_is_taken_apart(people):
    reading = people('Namn;E-post\nEva Ek <eva@example.org>;\n;"""Holm, Bo"" <bo@example.org>"\n')

    assert [("Eva Ek", "eva@example.org"), ("Bo Holm", "bo@example.org")] == [(p.name, p.email) for p in reading.drafts]


def test_columns_with_each_others_headings_are_swapped_and_told(people):
    reading = people("Förnamn;Efternamn\nAndersson;Anna\nBerglund;Karin\nNilsson;Lars\n")

    assert ["Anna Andersson", "Karin Berglund", "Lars Nilsson"] == names(reading)
    assert [Sort.SWAPPED] == [repair.sort for repair in reading.repairs]


def test_an_address_among_the_phone_numbers_changes_places(people):
    reading = people("Namn;Telefon;E-post\nEva Ek;eva@example.org;0701740605\n")

    assert [("070-174 06 05", "eva@example.org")] == [(person.phone, person.email) for person in reading.drafts]


def test_postcode_and_town_in_the_address_are_taken_out(people):
    reading = people("Namn;Adress\nEva Ek;Storgatan 1, 999 10 Tärnö\n")

    assert [("Storgatan 1", "999 10", "Tärnö")] == [(p.address, p.postcode, p.town) for p in reading.drafts]


def test_guests_without_names_are_told(people):
    reading = people("Namn;Telefon\nEva Ek +1;0701740605\nBo Ek med fru;0701740606\n")

    assert ["Eva Ek", "Bo Ek"] == names(reading)
    assert 2 == len(reading.problems)


def test_rows_that_are_only_numbered_and_lines_below_are_nobody(people):
    reading = people("Nr;Namn;Telefon\n1;Eva Ek;0701740605\n2;Bo Ek;0701740606\n3;;\nSida 1 av 1;;\n")

    assert (["Eva Ek", "Bo Ek"], []) == (names(reading), reading.problems)
    assert {""} == {person.key for person in reading.drafts}


def test_a_torn_row_is_handed_back_whole_and_not_taken_apart(people):
    reading = people("Namn;Telefon\nAnna och Bo Ek;0701740605;rest\nEva Ek;0701740606\nKim Ek;\n")

    assert (["Eva Ek", "Kim Ek"], 1) == (names(reading), len(reading.problems))


def test_what_stood_in_a_protected_persons_row_is_in_no_repair(people):
    reading = people("Namn;Telefon;Skyddad\nEVA EK;701740605;ja\n")

    assert {("…", "…")} == {(repair.was, repair.now) for repair in reading.repairs}
    assert not any("701740605" in note or "EVA" in note for note in reading.notes)

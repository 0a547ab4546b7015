"""Texts that there is no room for: refused when typed, told of when imported, never cut in silence."""

import pytest

from courses.errors import Exit
from courses.text import NAME_LENGTH

LONG = "Släktforskning " * 20
FITS = "Å" * NAME_LENGTH


@pytest.mark.parametrize(
    "words",
    [
        ("change-course", "STO-601", "--title"),
        ("change-course", "STO-601", "--audience"),
        ("change-courses", "STO-601", "--level"),
        ("title", "STO-601", "3"),
        ("cancel-course", "STO-601", "--reason"),
        ("contribute", "STO-601"),
        ("keep-plan", "STO-601", "--title"),
        ("cancel-session", "STO-601", "4", "--reason"),
        ("enrol", "STO-601", "--phone", "0980-319200", "--new"),
    ],
)
def test_a_text_that_is_too_long_is_refused_with_how_long_it_may_be(kursverkstad, evening, words):
    before = kursverkstad("journal", "--json").json

    told = kursverkstad(*words, LONG)

    assert Exit.INVALID == told.code, told.out
    assert str(NAME_LENGTH) in told.err
    assert before == kursverkstad("journal", "--json").json


def test_a_row_of_a_register_that_is_too_long_is_refused(kursverkstad, evening):
    assert Exit.INVALID == kursverkstad("registers", "add", "rooms", f"name={LONG}").code


def test_a_text_that_just_fits_is_kept_whole(kursverkstad, evening):
    assert 0 == kursverkstad("change-course", "STO-601", "--title", FITS).code
    assert FITS == kursverkstad("course", "STO-601", "--json").json["title"]


def test_an_import_says_what_it_shortens(kursverkstad, tmp_path, evening):
    file = tmp_path / "rooms.csv"
    file.write_text(f"Namn;Plats;Anteckningar\nSal;{LONG};Kort\n", encoding="utf-8")

    told = kursverkstad("import", "rooms", file)

    assert 0 == told.code, told.err
    assert str(NAME_LENGTH) in told.out + told.err


def test_an_import_of_people_says_what_it_shortens(kursverkstad, tmp_path, evening):
    file = tmp_path / "people.csv"
    file.write_text(f"Förnamn;Efternamn;Ort\nDan;Ek;{LONG}\nDisa;Ek;Storuman\n", encoding="utf-8")

    told = kursverkstad("import", "people", file)

    assert str(NAME_LENGTH) in told.out + told.err

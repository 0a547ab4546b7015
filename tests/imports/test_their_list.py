"""What is pasted from an e-list, or stands in its file, is read loosely and never by half."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from courses.errors import CoursesError, Invalid
from courses.imports import their_list

DAYS = [date(2026, 9, 8), date(2026, 9, 15), date(2026, 12, 1)]


def read(text):
    return their_list.read_pasted(text, DAYS)


@pytest.mark.parametrize(
    "text",
    [
        "Namn\t8/9\t15/9\nEbba Ek\tx\t-\n",
        "Namn;2026-09-08;2026-09-15\nEbba Ek;3;0\n",
        "Nr;Förnamn;Efternamn;8 sep;15 sep\n1;Ebba;Ek;X;\n2;Åsa;Ek;;X\n",
        "Deltagare    1    2\nEbba Ek    ja    nej\nÅsa Ek    ja    ja\n",
    ],
)
def test_dates_across_and_names_down_give_who_was_there_when(text):
    it = read(text).persons[0]

    assert ("Ebba Ek", {date(2026, 9, 8): True, date(2026, 9, 15): False}) == (it.name, it.marks)


def test_hours_and_number_beside_the_dates_are_read_too():
    it = read("Namn;Personnummer;8/9;15/9;Studietimmar\nEbba Ek;19490815-2640;x;x;6\n").persons[0]

    assert ("19490815-2640", 6) == (it.number, it.hours)


@pytest.mark.parametrize(
    "text",
    [
        "Namn;Timmar\nEbba Ek;6\nSumma;6\n",
        "Ebba Ek 6 tim\n",
        "Ebba Ek  490815-2640  6\n",
        "Efternamn,Förnamn,Hours\nEk,Ebba,6\n",
    ],
)
def test_a_list_of_names_gives_their_hours(text):
    assert [("Ebba Ek", 6)] == [(it.name, it.hours) for it in read(text).persons]


def test_a_sign_that_is_not_understood_is_told():
    it = read("Namn\t8/9\t15/9\nEbba Ek\tqq\tx\n")

    assert {date(2026, 9, 15): True} == it.persons[0].marks
    assert ["qq" in note for note in it.notes] == [True]


def test_a_workbook_is_read(tmp_path):
    book = Workbook()
    for row in (["ABF e-lista"], ["Namn", date(2026, 9, 8), date(2026, 9, 15)], ["Ebba Ek", 3, 3]):
        book.active.append(row)
    book.save(tmp_path / "e-lista.xlsx")

    it = their_list.read_file(tmp_path / "e-lista.xlsx", DAYS)

    assert [("Ebba Ek", 2)] == [(one.name, sum(one.marks.values())) for one in it.persons]


@pytest.mark.parametrize("text", ["", "   \n", "hej", "Namn;Adress\nEbba Ek;Storgatan\n"])
def test_what_is_no_list_is_refused(text):
    with pytest.raises(Invalid):
        read(text)


def test_a_register_is_no_e_list():
    with pytest.raises(Invalid):
        read("Namn;Timmar\n" + "".join(f"Ebba Ek{'a' * (number % 50)} {number};6\n" for number in range(1001)))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_whatever_is_pasted_it_is_read_or_refused(text):
    try:
        found = read(text)
    except CoursesError:
        return
    assert found.persons


@pytest.mark.parametrize(
    "text",
    [
        "1. Ebba Ek\t6\n",
        "1\tEbba Ek\t6\n",
        "Ebba Ek 6,0\n",
        "Ebba Ek   3   6\n",
        "Ek\tEbba\t3\t6 tim\n",
    ],
)
def test_bare_lines_are_read_without_their_place_in_the_list_and_with_one_number_or_two(text):
    it = read(text).persons[0]

    assert ({"Ebba", "Ek"}, 6) == (set(it.name.split()), it.hours)


def test_an_alias_that_ends_in_a_number_keeps_it():
    assert [("Deltagare 7", 12)] == [(it.name, it.hours) for it in read("Deltagare 7 12\n").persons]


@pytest.mark.parametrize("text", ["Namn;Timmar\nEbba Ek;6,5\n", "Ebba Ek 6,5\n", "Namn;Timmar\nEbba Ek;tolv\n"])
def test_half_an_hour_and_words_are_no_study_hours_and_are_kept_to_be_told(text):
    it = read(text).persons[0]

    assert (None, 1) == (it.hours, len(it.unread))


def test_hours_with_decimals_in_the_cells_are_attendance():
    it = read("Namn\t8/9\t15/9\nEbba Ek\t2,0\t0,0\n").persons[0]

    assert [True, False] == list(it.marks.values())


@pytest.mark.parametrize(
    "text",
    [
        "Namn;Timmar\nEbba Ek 490815-2640;6\n",
        "Namn;8/9;15/9\nEbba Ek (19490815-2640);x;\n",
        "Ebba Ek 194908152640 6\n",
    ],
)
def test_a_personal_number_in_a_name_tells_who_it_is_and_is_not_shown(text):
    it = read(text).persons[0]

    assert ("Ebba Ek", "2640") == (it.name, it.number[-4:])


def test_a_personal_number_among_the_marks_is_not_told():
    it = read("Namn\t8/9\t15/9\nEbba Ek 490815-2640\t490815-2640\tx\n")

    assert ["2640" in note for note in it.notes] == [False]


def test_of_two_numbers_the_greater_is_the_study_hours():
    found = [(it.sessions, it.hours) for it in read("Ebba Ek\t3\t6\nÅsa Ek\t8\t4\n").persons]

    assert [(3, 6), (4, 8)] == found


def test_headings_without_dates_are_nobody():
    with pytest.raises(Invalid):
        read("Namn\tv 41\tv 42\nEbba Ek\tX\tX\n")


def test_a_person_whose_marks_are_not_understood_has_them_to_be_told():
    assert [("qq",), ()] == [it.unread for it in read("Namn\t8/9\t15/9\nEbba Ek\tqq\tqq\nÅsa Ek\tx\tx\n").persons]

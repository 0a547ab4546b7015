"""Lists as offices keep them: sums under them, headings once more, a time before its day, the same file again."""

from __future__ import annotations

from datetime import datetime

import pytest
from factories import LIBRARIAN, library

from courses.imports.days import moment, nearest_year
from courses.imports.reader import Options, read_drafts
from courses.imports.runner import run
from courses.store import people


def _file(tmp_path, text, name="lista.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def _names(path, kind="people", **said):
    drafts = read_drafts(kind, path, Options(**said)).drafts
    return [(draft.person if kind == "enrolments" else draft).name for draft in drafts]


@pytest.mark.parametrize(
    "line",
    ["Summa:;2", ";Summa:;2", "Totalt antal: 2;", "Antal;2", "Antal deltagare;2", "Namn;Telefon", "\ufeffNamn;Telefon"],
)
@pytest.mark.parametrize("kind", ["people", "enrolments"])
def test_a_sum_or_headings_among_the_rows_are_nobody(tmp_path, line, kind):
    path = _file(tmp_path, f"Namn;Telefon;Anm\nAnna Ek;0980-31 92 10;\n{line}\nBo Al;0980-31 92 11;\n")
    said = {"constants": {"course": "4701"}} if kind == "enrolments" else {}
    assert ["Anna Ek", "Bo Al"] == _names(path, kind, **said)


def test_a_second_row_of_headings_is_nobody(tmp_path):
    text = (
        "Respondent ID,Collector ID,Date Created,Vad heter du?\n,,,Open-Ended Response\n1,2,2026-10-01 10:00,Anna Ek\n"
    )
    assert ["Anna Ek"] == _names(_file(tmp_path, text))


@pytest.mark.parametrize(
    "written",
    [
        "9:05am Thursday, October 1, 2026",
        "Thursday, October 1, 2026 9:05am",
        "kl 9.05 den 1 oktober 2026",
        "torsdag den 1 oktober 2026 klockan 9.05",
        "Thu Oct 01 2026 09:05:00 GMT+0200 (Central European Summer Time)",
    ],
)
def test_a_moment_is_read_whichever_way_round(written):
    assert datetime(2026, 10, 1, 9, 5) == moment(written)


def test_days_without_a_year_stand_in_a_column_of_moments(tmp_path):
    text = "Kurs;Namn;Datum\n4701;Anna Ek;1/10 2026\n4701;Bo Al;2/10\n4701;Siv Ek;3 okt kl 9\n"
    drafts = read_drafts("enrolments", _file(tmp_path, text)).drafts
    assert [(2026, 10, 1), (2026, 10, 2), (2026, 10, 3)] == [(d.at.year, d.at.month, d.at.day) for d in drafts]
    assert 2026 == nearest_year(datetime(2026, 9, 1).date())(1, 10)


def test_days_without_any_year_stand_in_a_column_of_moments(tmp_path):
    text = "Kurs;Namn;Datum\n4701;Anna Ek;1/10\n4701;Bo Al;2/10\n"
    assert 2 == len(read_drafts("enrolments", _file(tmp_path, text)).drafts)


@pytest.mark.parametrize(
    "text",
    [
        "Namn;Född\nAnna Ek;1940\nBo Al;1952\n",
        'Namn;Telefon;Anm\nAnna Ek;0980-31 92 10;"rad 1\nrad 2\n\nrad 4"\n',
    ],
)
def test_the_same_people_again_are_nobody_new(tmp_path, text):
    path = _file(tmp_path, text)
    with library(tmp_path) as store:
        run(store, LIBRARIAN, "people", path)
        count = people.count(store)
        again = run(store, LIBRARIAN, "people", path)
        assert (count, 0, 0) == (people.count(store), again.created, again.changed)


def test_a_column_of_names_beside_one_of_family_names_has_the_given_names(tmp_path):
    assert ["Anna Ek", "Bo Al"] == _names(_file(tmp_path, "Namn;Efternamn;Telefon\nAnna;Ek;\nBo Al;Al;\n"))

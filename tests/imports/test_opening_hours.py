"""Opening hours from a file: as libraries write them, the same file twice, changed hours, and what comes back."""

import pytest
from factories import LIBRARIAN, library

from courses.imports import runner
from courses.imports.reader import Options
from courses.store import registers


def read(store, folder, text):
    path = folder / "oppettider.csv"
    path.write_text(text, encoding="utf-8")
    report = runner.run(store, LIBRARIAN, "opening-hours", path, Options())
    return report.created, report.changed, report.unchanged, report.rejected


def hours(store):
    return [(it.place, it.weekday, f"{it.opens:%H.%M}–{it.closes:%H.%M}") for it in registers.opening_hours(store)]


def test_a_span_of_weekdays_becomes_a_row_for_each(tmp_path):
    with library(tmp_path) as store:
        assert (3, 0, 0, 0) == read(store, tmp_path, "bibliotek;veckodag;öppettider\nStoruman;tis–tor;10-18\n")
        assert [("Storuman", day, "10.00–18.00") for day in (1, 2, 3)] == hours(store)


def test_opens_and_closes_may_stand_apart_and_have_days_of_validity(tmp_path):
    text = "ort;dag;öppnar;stänger;gäller från;gäller till\nÅsele;måndag;9;17.30;2026-06-15;2026-08-16\n"
    with library(tmp_path) as store:
        assert (1, 0, 0, 0) == read(store, tmp_path, text)
        (it,) = registers.opening_hours(store)
        assert ("2026-06-15", "2026-08-16") == (str(it.valid_from), str(it.valid_to))


def test_the_same_file_again_makes_no_doubles_and_new_hours_take_the_place_of_old(tmp_path):
    text = "bibliotek;veckodag;öppettider\nStoruman;mån;10–12\nStoruman;mån;13–18\n"
    with library(tmp_path) as store:
        assert (2, 0, 0, 0) == read(store, tmp_path, text)
        assert (0, 0, 2, 0) == read(store, tmp_path, text)
        assert (0, 1, 1, 0) == read(store, tmp_path, text.replace("13–18", "13–19"))
        assert ["10.00–12.00", "13.00–19.00"] == [it[2] for it in hours(store)]


@pytest.mark.parametrize(
    "row",
    ["Storuman;mån;stängt", "Storuman;mån;18–10", "Storuman;tis udda veckor;10–18", ";mån;10–18", "Storuman;;10–18"],
)
def test_what_cannot_be_kept_comes_back(tmp_path, row):
    with library(tmp_path) as store:
        text = f"bibliotek;veckodag;öppettider\n{row}\nStoruman;ons;10–18\n"
        assert (1, 0, 0, 1) == read(store, tmp_path, text)
        assert [("Storuman", 2, "10.00–18.00")] == hours(store)


def test_approvals_are_kept_as_codes_where_they_are_known(tmp_path):
    path = tmp_path / "ledare.csv"
    path.write_text("namn;godkänd av\nJonas Ek;Arbetarnas Bildningsförbund, Nissarna\n", encoding="utf-8")
    with library(tmp_path) as store:
        runner.run(store, LIBRARIAN, "leaders", path, Options())
        assert ("ABF", "Nissarna") == registers.leaders(store)[0].approved_by

# ruff: noqa: DTZ001 – course times are naive Swedish local time
"""Rows that could not be taken come back in a file that can be corrected and read again."""

import csv
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from factories import LIBRARIAN, library
from openpyxl import Workbook

from courses.errors import Invalid
from courses.imports import rejected, runner
from courses.imports.drafts import MarkRow
from courses.imports.problems import ERROR
from courses.imports.reader import Options, read_drafts

FILES = Path(__file__).parents[1] / "inlandet"
TODAY = Options(today=date(2026, 11, 20))


def test_only_the_rejected_rows_come_back_with_their_reason(tmp_path):
    path = tmp_path / "lokaler.csv"
    path.write_bytes("Lokal;Platser\nSal A;20\nSal Å;många\n=HYPERLINK();-5\n".encode("cp1252"))
    target = rejected.write(tmp_path / "lokaler.rejected.csv", read_drafts("rooms", path))
    lines = target.read_text(encoding="utf-8-sig").splitlines()

    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert lines[0].startswith("Lokal;Platser;")
    assert lines[1].startswith("Sal Å;många;3;")
    assert lines[2].startswith("'=HYPERLINK();'-5;4;")
    assert 3 == len(lines)


def test_a_corrected_file_is_read_again_without_its_own_columns(tmp_path):
    path = tmp_path / "lokaler.csv"
    path.write_text("Lokal;Platser\nSal A;20\nSal B;många\n", encoding="utf-8")
    target = rejected.write(tmp_path / "lokaler.rejected.csv", read_drafts("rooms", path))
    target.write_text(target.read_text(encoding="utf-8-sig").replace("många", "12"), encoding="utf-8-sig")
    again = read_drafts("rooms", target)

    assert [("Sal B", 12)] == [(draft.name, draft.seats) for draft in again.drafts]
    assert [] == again.problems


def test_nothing_rejected_writes_no_file(tmp_path):
    path = tmp_path / "lokaler.csv"
    path.write_text("Lokal;Platser\nSal A;20\n", encoding="utf-8")

    assert rejected.write(tmp_path / "ut.csv", read_drafts("rooms", path)) is None
    assert not (tmp_path / "ut.csv").exists()


def test_rows_of_several_sheets_come_back_in_one_file_and_are_known_by_it(tmp_path):
    book = Workbook()
    book.active.title = "Mora"
    book.active.append(["Programmet"])
    book.active.append(["kod", "titel", "startdatum", "start", "slut", "gånger"])
    book.active.append(["M1", "Datorn", datetime(2026, 9, 8), time(10), time(12), "många"])
    second = book.create_sheet("Orsa")
    second.append(["nr", "rubrik", "datum", "tid", "ggr"])
    second.append([7, "Mobilen", datetime(2026, 9, 9), "13-15", "flera"])
    book.save(tmp_path / "bok.xlsx")
    target = rejected.write(tmp_path / "bok.rejected.csv", read_drafts("programme", tmp_path / "bok.xlsx", TODAY))
    target.write_text(
        target.read_text(encoding="utf-8-sig").replace("många", "4").replace("flera", "5"), encoding="utf-8-sig"
    )
    again = read_drafts("programme", target, TODAY)

    assert [("M1", 4, "Mora"), ("7", 5, "Orsa")] == [(d.code, d.pattern.count, d.source.sheet) for d in again.drafts]
    assert [] == again.problems


def test_a_list_of_attendance_comes_back_with_its_course_and_signs(tmp_path):
    path = tmp_path / "lista.csv"
    path.write_text(
        "Kurs;STO-601\nTecken: x här, - borta, q kaffe\nNamn;2026-09-08;2026-09-15\nEva;x;qq\nBo;x;-\n",
        encoding="utf-8",
    )
    target = rejected.write(tmp_path / "lista.rejected.csv", read_drafts("attendance", path, TODAY))
    target.write_text(target.read_text(encoding="utf-8-sig").replace(";qq;", ";-;"), encoding="utf-8-sig")
    again = read_drafts("attendance", target, TODAY)

    assert {("Eva", "STO-601")} == {(d.person, d.course) for d in again.drafts if isinstance(d, MarkRow)}
    assert [] == again.problems


def messages(reading):
    return [[problem.message for problem in reading.errors if problem.row == row] for _sheet, row in reading.rejected]


@pytest.mark.parametrize("options", [Options(), Options(fill_down=True)])
def test_what_was_carried_down_is_written_out_in_the_returned_row(tmp_path, options):
    path = tmp_path / "logg.csv"
    path.write_text(
        'Datum;Kl;Kurs;Vad;Namn;Tfn\n2026-08-11;9.00;601;anm;Asta Ek;0980-319200\n;10.00;-"-;anm;Asta Ek;-"-\n'
        ';11.00;-"-;konstigt;Bo Ek;-"-\n;12.00;602;märkligt;Bo Ek\n',
        encoding="utf-8",
    )
    reading = read_drafts("enrolments", path, replace(options, today=TODAY.today))
    target = rejected.write(tmp_path / "logg.rejected.csv", reading)
    rows = list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    again = read_drafts("enrolments", target, replace(options, today=TODAY.today))

    assert [["2026-08-11", "11.00", "601"], ["2026-08-11", "12.00", "602"]] == [row[:3] for row in rows[1:]]
    assert messages(reading) == messages(again)
    assert 2 == len(again.rejected)


def test_the_returned_rows_of_a_real_log_come_back_for_the_same_reasons(tmp_path):
    path = tmp_path / "disk.csv"
    path.write_bytes((FILES / "anmalningar_disk.csv").read_bytes())
    programme = tmp_path / "program.csv"
    programme.write_text(
        "kod;titel;slag;start;slut;gånger;startdatum\nSTO-601;Datorn;kurs;10;12;8;2026-09-08\n", encoding="utf-8"
    )
    with library(tmp_path) as store:
        runner.run(store, LIBRARIAN, "programme", programme)
        first = runner.run(store, LIBRARIAN, "enrolments", path, TODAY)
        second = runner.run(store, LIBRARIAN, "enrolments", first.rejected_file, TODAY)

    assert 0 < first.rejected < 143
    assert [p.message for p in first.problems if p.severity == ERROR] == [
        p.message for p in second.problems if p.severity == ERROR
    ]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("rooms", "Alfa;Beta\nSal A;Tärnaby\n"),
        ("programme", "Kod;Namn;Startdatum\nA-1;Smide;2027-01-12\n"),
        ("rooms", "Namn;Ort\n"),
        ("rooms", "Alfa;Beta\n"),
    ],
)
def test_a_file_of_which_no_row_was_read_hands_no_row_back(tmp_path, kind, text):
    path = tmp_path / "fil.csv"
    path.write_text(text, encoding="utf-8")
    with library(tmp_path) as store:
        report = runner.run(store, LIBRARIAN, kind, path)

    assert (0, None, True) == (report.rejected, report.rejected_file, report.is_nothing)
    assert 1 == len(report.problems)
    assert not (tmp_path / "fil.rejected.csv").exists()


def test_a_row_that_is_not_in_the_file_makes_no_empty_file(tmp_path):
    path = tmp_path / "lokaler.csv"
    path.write_text("Lokal;Platser\nSal A;20\n", encoding="utf-8")
    reading = read_drafts("rooms", path)
    reading.rejected["lokaler", 99] = ["because"]

    assert rejected.write(tmp_path / "ut.csv", reading) is None
    assert not (tmp_path / "ut.csv").exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    path = tmp_path / "lokaler.csv"
    path.write_text("Lokal;Platser\nSal B;många\n", encoding="utf-8")

    with pytest.raises(Invalid):
        rejected.write(tmp_path / "finns inte" / "ut.csv", read_drafts("rooms", path))

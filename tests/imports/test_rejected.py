# ruff: noqa: DTZ001 – course times are naive Swedish local time
"""Rows that could not be taken come back in a file that can be corrected and read again."""

from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from courses.errors import Invalid
from courses.imports import rejected
from courses.imports.drafts import MarkRow
from courses.imports.reader import Options, read_drafts

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


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    path = tmp_path / "lokaler.csv"
    path.write_text("Lokal;Platser\nSal B;många\n", encoding="utf-8")

    with pytest.raises(Invalid):
        rejected.write(tmp_path / "finns inte" / "ut.csv", read_drafts("rooms", path))

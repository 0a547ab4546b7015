"""A packet as a workbook: anybody fills it in, and what was moved, renamed or mistyped is found out."""

import io
import zipfile
from dataclasses import replace

import factories
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packet_desks import Desks, with_partner

from courses.actions import people as persons
from courses.errors import Exit
from courses.store import people

SECOND = "2026-09-15"


@pytest.fixture
def run(capsys):
    from types import SimpleNamespace

    from courses import cli

    def do(*words):
        import json

        capsys.readouterr()
        code = cli.run([str(word) for word in words])
        told = capsys.readouterr()
        return SimpleNamespace(
            code=code, out=told.out, err=told.err, json=json.loads(told.out or "null") if "--json" in words else None
        )

    return do


@pytest.fixture
def desks(run, tmp_path):
    with factories.library(tmp_path) as store:
        with_partner(store)
    return Desks(run, tmp_path)


@pytest.fixture
def filled(desks):
    """Returns a function that makes the workbook, lets it be changed, and returns the file that comes back."""

    def fill(change, name="packet.xlsx"):
        book = openpyxl.load_workbook(desks.make(name=name))
        change(book.worksheets[0])
        path = desks.path / f"back-{name}"
        book.save(path)
        return path

    return fill


def _row(sheet, tag):
    return next(row for row in range(1, 40) if sheet.cell(row, 1).value == tag)


def test_letters_come_back_as_marks(desks, filled):
    def change(sheet):
        sheet.cell(_row(sheet, "p1"), 5).value = "x"
        sheet.cell(_row(sheet, "p2"), 5).value = "S 20"
        sheet.cell(_row(sheet, "p3"), 5).value = "-"
        sheet.cell(_row(sheet, "new"), 3).value = "Nisse Gäst"
        sheet.cell(_row(sheet, "new"), 5).value = 1
        sheet.cell(_row(sheet, "heads"), 5).value = 12

    back = filled(change)
    rows = desks.rows(back)
    theirs = {name: row["there"] for (day, name), row in rows.items() if day == SECOND}
    assert theirs == {
        "Ada Ek": "närvarande",
        "Bo Ek": "sen 20 min",
        "Cleo Ek": "frånvarande",
        "Nisse Gäst": "närvarande",
        "heads": "12",
    }
    assert desks.merge(back).code == Exit.DONE
    assert desks.merge(back).code == Exit.REFUSED


def test_a_workbook_as_it_was_sent_changes_nothing(desks, filled):
    assert {row["state"] for row in desks.rows(filled(lambda sheet: None)).values()} == {"same"}


def test_a_renamed_row_is_told_and_left(desks, filled):
    def change(sheet):
        sheet.cell(_row(sheet, "p1"), 3).value = "Bo Ek"
        sheet.cell(_row(sheet, "p1"), 4).value = "f"

    back = filled(change)
    assert "Ada Ek" in desks.merge(back, "--dry-run").out
    assert {row["state"] for row in desks.rows(back).values()} == {"same"}


def test_somebody_who_was_protected_since_is_told_by_alias_only(desks, filled):
    def change(sheet):
        sheet.cell(_row(sheet, "p1"), 3).value = "Bo Ek"
        sheet.cell(_row(sheet, "p2"), 3).value = "Ada Ek"

    back = filled(change)
    with factories.library(desks.path) as store:
        ada = store.value("SELECT id FROM person WHERE given_name = 'Ada'")
        whole = people.get(store, factories.LIBRARIAN, ada)
        draft = replace(persons.draft_of(whole), is_protected=True, alias="Deltagare 9")
        persons.change(store, factories.LIBRARIAN, ada, draft, whole.version)

    told = desks.merge(back, "--dry-run").out
    assert told.count("Deltagare 9") >= 2
    assert "Ada Ek" not in told


def test_whole_rows_may_be_sorted(desks, filled):
    def change(sheet):
        first, last = _row(sheet, "p1"), _row(sheet, "p3")
        sheet.cell(first, 5).value = "x"
        for column in range(1, 8):
            one, other = sheet.cell(first, column), sheet.cell(last, column)
            one.value, other.value = other.value, one.value

    rows = desks.rows(filled(change))
    assert rows[(SECOND, "Ada Ek")]["there"] == "närvarande"


@pytest.mark.parametrize("text", ["hej", "s 400", "x 5", "=1+1"])
def test_a_cell_that_is_no_mark_is_told_with_its_row(desks, filled, text):
    def change(sheet):
        sheet.cell(_row(sheet, "p2"), 5).value = text
        sheet.cell(_row(sheet, "p3"), 5).value = "x"

    told = desks.merge(filled(change))
    assert told.code == Exit.DONE
    assert "Bo Ek" in told.out or "rad 7" in told.out
    assert "1 rad införd" in told.out


def test_a_changed_heading_and_a_removed_row_are_told(desks, filled):
    def change(sheet):
        sheet.cell(5, 5).value = "1 tis 1 sep 10.00"
        sheet.delete_rows(_row(sheet, "p2"))

    out = desks.merge(filled(change), "--dry-run").out
    assert "Bo Ek" in out
    assert "15 sep" in out


def test_a_changed_hidden_sheet_is_refused(desks):
    book = openpyxl.load_workbook(desks.make(name="p.xlsx"))
    cell = book["kursverkstad"]["A1"]
    cell.value = cell.value[:400] + ("A" if cell.value[400] != "A" else "B") + cell.value[401:]
    path = desks.path / "forged.xlsx"
    book.save(path)
    assert desks.merge(path).code == Exit.REFUSED


def test_a_workbook_of_something_else_is_refused(desks):
    book = openpyxl.Workbook()
    book.active["A1"] = "Namn"
    book.save(desks.path / "other.xlsx")
    assert desks.merge(desks.path / "other.xlsx").code == Exit.INVALID


def test_a_bomb_is_not_unpacked(desks):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    path = desks.path / "bomb.xlsx"
    path.write_bytes(out.getvalue())
    told = desks.merge(path)
    assert told.code == Exit.INVALID


def test_names_are_text_whatever_they_begin_with(desks, tmp_path):
    with factories.library(tmp_path) as store:
        from courses.actions import enrolment

        person = factories.person(store, "=HYPERLINK(1)", "")
        enrolment.enrol(store, factories.LIBRARIAN, 1, person.id)
    sheet = openpyxl.load_workbook(desks.make(name="p.xlsx")).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if str(cell.value or "").startswith("=")]
    assert [cell.data_type for cell in cells] == ["s"]


def test_only_marks_and_the_names_of_walk_ins_can_be_filled_in(desks):
    sheet = openpyxl.load_workbook(desks.make(name="p.xlsx")).worksheets[0]
    assert sheet.protection.sheet
    assert sheet.cell(_row(sheet, "p1"), 3).protection.locked
    assert not sheet.cell(_row(sheet, "p1"), 4).protection.locked
    assert not sheet.cell(_row(sheet, "new"), 3).protection.locked


def test_a_workbook_carries_no_personal_numbers(desks):
    told = desks.library("packet", "make", "STO-601", "--to", desks.path / "p.xlsx", "--passphrase", "tre fina ord")
    assert told.code == Exit.INVALID


@given(st.integers(0, 10**6), st.integers(1, 255))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_workbook_with_a_changed_byte_is_read_or_refused_in_words(desks, place, flip):
    file = desks.path / "once.xlsx"
    data = bytearray((file if file.exists() else desks.make(name="once.xlsx")).read_bytes())
    data[place % len(data)] ^= flip
    path = desks.path / "flipped.xlsx"
    path.write_bytes(bytes(data))
    told = desks.merge(path, "--dry-run")
    assert told.code in (Exit.DONE, Exit.INVALID, Exit.REFUSED), told.err

"""Whatever a file holds, an import ends with a report or with words, and every row is accounted for."""

import random
from pathlib import Path

import foreign_tables as made
import pytest
from factories import LIBRARIAN, course, library
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.exceptions import IllegalCharacterError

from courses.errors import CoursesError
from courses.imports import guess, runner
from courses.imports.reader import Options
from courses.store import people

FEW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TABLES = made.every()
ENDINGS = ("csv", "txt", "xlsx", "xls", "ods", "tsv", "html", "pdf")
WRITERS = (
    made.as_workbook,
    made.as_open_document,
    made.as_old_workbook,
    made.as_spreadsheet_xml,
    made.as_page,
    lambda rows: made.as_text(rows, ";").encode(),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with library(tmp_path_factory.mktemp("fuzz")) as opened:
        course(opened, code="KURS1")
        yield opened


BOTH = {"people": True, "enrolments": True}


def gone_through(store, path, data):
    """Reads a file in as everything that lists people, dry; returns by kind whether it was told and nothing was kept.

    Told is a report in which each row handed back has a reason, or a refusal in words; anything else that is raised fails.
    """
    path.write_bytes(data)
    guess.kind_of(path)
    return {kind: is_told(store, path, kind) and people.count(store) == 0 for kind in BOTH}


def is_told(store, path, kind):
    said = Options(constants={"course": "KURS1"} if kind == "enrolments" else {})
    try:
        report = runner.run(store, LIBRARIAN, kind, path, said, dry_run=True)
    except CoursesError as error:
        return bool(error.message)
    return report.is_dry and len(report.problems) >= report.rejected


@given(data=st.binary(max_size=400), ending=st.sampled_from(ENDINGS))
@FEW
def test_random_bytes(store, tmp_path, data, ending):
    assert BOTH == gone_through(store, tmp_path / f"fil.{ending}", data)


@given(
    data=st.binary(max_size=200),
    start=st.sampled_from(
        (
            b"PK\x03\x04",
            b"\xd0\xcf\x11\xe0",
            b"\x09\x08\x08\x00",
            b"%PDF-1.4",
            b"MZ\x90",
            b"<html><table><tr>",
            b"\xff\xfe",
            b"sep=;\r\n",
        )
    ),
)
@FEW
def test_random_bytes_after_the_beginning_of_a_known_format(store, tmp_path, data, start):
    assert BOTH == gone_through(store, tmp_path / "fil.csv", start + data)


@given(seed=st.integers(0, 10_000), writer=st.sampled_from(WRITERS))
@FEW
def test_files_cut_short_or_with_bytes_changed(store, tmp_path, seed, writer):
    chance = random.Random(seed)
    data = bytearray(writer(chance.choice(TABLES).rows[:8]))
    for _change in range(chance.choice((0, 1, 5, 30))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    assert BOTH == gone_through(
        store, tmp_path / "fil.csv", bytes(data[: chance.randrange(len(data)) if chance.random() < 0.5 else None])
    )


def one_line(cell):
    """Returns a cell without lone carriage returns, before which the csv module puts no quotation marks."""
    return cell.replace("\r", " ")


HEADINGS = (
    "Namn",
    "Förnamn",
    "Efternamn",
    "E-post",
    "Telefon",
    "Personnummer",
    "Född",
    "Kurs",
    "Status",
    "Tid",
    "Nr",
    "",
    "Namn",
    "Valda träffar",
    "Order date",
    "?",
)
CELLS = st.one_of(
    st.sampled_from(
        (
            "",
            "Anna och Bo Ek",
            "ÅSA EK",
            "7,0E+08",
            "701740605",
            "eva@example.org",
            "Eva <eva@example.org>",
            "17556",
            "avb",
            "KURS1; KURS1",
            "3/4/26",
            "=1+1",
            "-",
            "Summa",
            "Väntelista",
            "a\nb",
            "Ã¥",
        )
    ),
    st.text(max_size=12),
)


@given(
    heads=st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=6),
    rows=st.lists(st.lists(CELLS, max_size=7), max_size=6),
)
@FEW
def test_random_tables(store, tmp_path, heads, rows):
    assert BOTH == gone_through(
        store, tmp_path / "fil.csv", made.as_text([heads, *rows], ";").encode("utf-8", "surrogatepass")
    )


@given(
    rows=st.lists(
        st.lists(st.one_of(CELLS, st.integers(), st.floats(), st.booleans(), st.datetimes(), st.none()), max_size=6),
        max_size=6,
    )
)
@settings(FEW, max_examples=12)
def test_random_workbooks(store, tmp_path, rows):
    book = Workbook()
    book.active.append(HEADINGS[:8])
    for row in rows:
        try:
            book.active.append(row)
        except (ValueError, IllegalCharacterError):  # what Excel cannot hold
            continue
    path = tmp_path / "fil.xlsx"
    book.save(path)
    assert BOTH == gone_through(store, path, path.read_bytes())


@given(rows=st.lists(st.tuples(st.sampled_from(made.WHOLE), CELLS.map(one_line)), min_size=1, max_size=8))
@FEW
def test_every_row_is_taken_known_or_handed_back(store, tmp_path, rows):
    path = Path(tmp_path / "fil.csv")
    path.write_bytes(made.as_text([["Namn", "Telefon"], *rows], ";").encode("utf-8", "surrogatepass"))
    report = runner.run(store, LIBRARIAN, "people", path, dry_run=True)

    lines = {draft.source.row for draft in report.reading.drafts} | {row for _sheet, row in report.reading.rejected}
    assert len(rows) == len(lines)

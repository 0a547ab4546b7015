# ruff: noqa: DTZ001 – course times are naive Swedish local time
"""Files of every encoding, delimiter and kind become rows, or a clear refusal."""

import csv
import io
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from courses.errors import CoursesError, Invalid, NotFound
from courses.imports import table
from courses.text import FORMULA_SIGNS

ROWS = [["Namn", "Ort", "Avgift"], ["Åsa Öberg", "Åsele", "1,50"], ["Göran Ärlig", "Umeå", "2,75"]]


def written(tmp_path, data, name="fil.csv"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def cells(book):
    return [row.cells for row in book.sheets[0].rows]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "mac_roman", "cp850"]
)
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_a_text_file_reads_the_same_in_every_encoding_and_delimiter(tmp_path, encoding, delimiter):
    text = "\r\n".join(delimiter.join(row) for row in ROWS)
    book = table.read(written(tmp_path, text.encode(encoding)))

    assert ROWS == cells(book)
    assert delimiter == book.delimiter


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_every_line_end_is_understood(tmp_path, end):
    book = table.read(written(tmp_path, end.join(";".join(row) for row in ROWS).encode()))

    assert ROWS == cells(book)


def test_a_comma_file_with_quoted_commas_keeps_its_cells(tmp_path):
    text = 'namn,kallas\n"Åsele kommun, socialförvaltningen",x\nABF,"a, b"\n'

    assert [["namn", "kallas"], ["Åsele kommun, socialförvaltningen", "x"], ["ABF", "a, b"]] == cells(
        table.read(written(tmp_path, text.encode()))
    )


def test_a_decimal_comma_does_not_win_over_the_real_delimiter(tmp_path):
    text = "a;b\n1,5;2,5\n3,5;4,5\n"

    assert ";" == table.read(written(tmp_path, text.encode())).delimiter


def test_rows_are_numbered_as_in_the_file_and_blank_ones_left_out(tmp_path):
    book = table.read(written(tmp_path, b"a;b\n\n;\nc;d\n"))

    assert [1, 4] == [row.number for row in book.sheets[0].rows]


def test_excels_own_delimiter_line_is_obeyed(tmp_path):
    book = table.read(written(tmp_path, b"sep=|\na;x|b;y\n"))

    assert [["a;x", "b;y"]] == cells(book)
    assert 2 == book.sheets[0].rows[0].number


def test_doubly_encoded_letters_are_put_right_and_noted(tmp_path):
    twisted = "namn;ort\nÅsa;Umeå\n".encode().decode("cp1252").encode("utf-8")
    book = table.read(written(tmp_path, twisted))

    assert ["Åsa", "Umeå"] == cells(book)[1]
    assert book.notes


def test_two_encodings_in_one_file_are_both_read_and_noted(tmp_path):
    data = "namn;ort\nÅsa;Umeå\nPär;Åsele\n".encode() + "Bo;Övik\n".encode("cp1252")
    book = table.read(written(tmp_path, data))

    assert ["Bo", "Övik"] == cells(book)[-1]
    assert book.notes


def test_a_lone_quotation_mark_in_a_cell_is_a_cell(tmp_path):
    text = 'datum;kurs;namn\n8/9;601;Eva\n";";Bo\n";";Per\n'

    assert ['"', '"', "Per"] == cells(table.read(written(tmp_path, text.encode())))[-1]


def test_a_stray_quotation_mark_swallows_no_rows(tmp_path):
    text = "a;b;c\n" + "1;2;3\n" * 40 + '4;"5;6\n' + "7;8;9\n" * 40
    read = cells(table.read(written(tmp_path, text.encode())))

    assert 82 == len(read)
    assert ["4", '"5', "6"] == read[41]


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_row(tmp_path):
    text = "a;b;c\n" + '1;"x\ny";3\n' * 40 + '4;"5;6\n' + "7;8;9\n" * 40

    with pytest.raises(Invalid) as caught:
        table.read(written(tmp_path, text.encode()))
    assert "42" in caught.value.message


def test_an_apostrophe_before_a_formula_is_taken_off_again(tmp_path):
    assert [["=1+1", "-43", "'s Hertogenbosch"]] == cells(
        table.read(written(tmp_path, b"'=1+1;'-43;'s Hertogenbosch\n"))
    )


def test_control_characters_are_taken_away_and_noted(tmp_path):
    book = table.read(written(tmp_path, "namn;ort\nÅsa\x1b[2J;Um\x00eå\n".encode()))

    assert ["Åsa[2J", "Umeå"] == cells(book)[1]
    assert any("2" in note for note in book.notes)


def workbook(tmp_path, fill, name="bok.xlsx"):
    book = Workbook()
    fill(book)
    path = tmp_path / name
    book.save(path)
    return path


def test_a_workbook_gives_dates_times_and_numbers_as_such(tmp_path):
    def fill(book):
        book.active.append(["datum", "tid", "längd", "antal"])
        book.active.append([datetime(2026, 9, 8), time(10, 0), timedelta(hours=2, minutes=15), 8])

    row = table.read(workbook(tmp_path, fill)).sheets[0].rows[1].cells

    assert [datetime(2026, 9, 8), time(10, 0), time(2, 15), 8] == row


def test_every_sheet_of_a_workbook_is_read_hidden_ones_too(tmp_path):
    def fill(book):
        book.active.title = "Ett"
        book.active.append(["a"])
        second = book.create_sheet("Två")
        second.append(["b"])
        second.sheet_state = "hidden"
        book.create_sheet("Tom")

    assert ["Ett", "Två"] == [sheet.name for sheet in table.read(workbook(tmp_path, fill)).sheets]


def test_a_formula_that_was_never_computed_is_a_fault(tmp_path):
    def fill(book):
        book.active.append(["a", "b"])
        book.active.append([1, "=A2+1"])

    sheet = table.read(workbook(tmp_path, fill)).sheets[0]

    assert [(2, 1, "=A2+1")] == [(fault.row, fault.column, fault.text) for fault in sheet.faults]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"<row/>" * 11_000_000)

    with pytest.raises(Invalid):
        table.read(path)


def test_entities_in_a_workbook_are_refused(tmp_path):
    path = tmp_path / "bok.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>')

    with pytest.raises(Invalid):
        table.read(path)


def _zip(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tom.csv", b""),
        ("blank.csv", b"\r\n \r\n"),
        ("bara_bom.csv", b"\xef\xbb\xbf"),
        ("gammal.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("dokument.pdf", b"%PDF-1.7\n1 0 obj"),
        ("sida.xls", b"<html><body><p>a</p></body></html>"),
        ("text.xlsx", b"a;b\n1;2\n"),
        ("brev.docx", _zip("word/document.xml")),
        ("kalkyl.ods", _zip("content.xml", "mimetype")),
        ("binar.xlsb", _zip("xl/workbook.bin")),
        ("packad.zip", _zip("a.csv")),
        ("bild.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
        ("skrap.csv", bytes(range(1, 32)) * 40),
    ],
)
def test_what_is_no_table_is_refused_by_name(tmp_path, name, data):
    with pytest.raises(Invalid) as caught:
        table.read(written(tmp_path, data, name))
    assert name in caught.value.message


def test_half_a_workbook_is_refused(tmp_path):
    path = workbook(tmp_path, lambda book: book.active.append(["a"] * 50))
    whole = path.read_bytes()

    for size in (30, len(whole) // 2, len(whole) - 30):
        with pytest.raises(Invalid):
            table.read(written(tmp_path, whole[:size], "halv.xlsx"))


def test_a_workbook_that_claims_more_columns_than_is_reasonable_is_refused(tmp_path):
    path = workbook(tmp_path, lambda book: book.active.cell(2, 700, "x"))

    with pytest.raises(Invalid):
        table.read(path)


def test_more_rows_than_is_reasonable_are_refused(tmp_path):
    with pytest.raises(Invalid):
        table.read(written(tmp_path, b"a;b\n" * (table.MAX_ROWS + 1)))


def test_a_file_that_is_not_there_is_not_found(tmp_path):
    with pytest.raises(NotFound):
        table.read(tmp_path / "finns inte.csv")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(Invalid):
        table.read(tmp_path)


SWEDISH = st.text(alphabet="abcdefgåäöÅÄÖé 0123456789.,;|\t\"'-:/", max_size=12).map(str.strip)


@given(
    rows=st.lists(st.lists(SWEDISH, min_size=4, max_size=4), min_size=2, max_size=8),
    delimiter=st.sampled_from(";\t,|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_a_csv_writer_wrote_is_read_back(tmp_path, rows, delimiter, encoding):
    rows = [["Rubrik ett", "Rubrik två", "Rubrik tre", "Åäö"], *(["x", *row] for row in rows)]
    rows = [row if len(row) == 5 else [*row, "Slut"] for row in rows]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    book = table.read(written(tmp_path, out.getvalue().encode(encoding)))

    expected = [
        [cell[1:] if cell[:1] == "'" and cell.lstrip("'").startswith(tuple(FORMULA_SIGNS)) else cell for cell in row]
        for row in rows
    ]
    assert expected == cells(book)


@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
@pytest.mark.parametrize(
    "row",
    [
        ["x", ";;;;;;;;;;;;", "", ";", ";"],
        ["x", '""', '";"";"', '";;;;', '""'],
        ["x", ";", ";", '";;;;;;;;;;;;"', ";;;;;;;;;;;;"],
    ],
)
def test_delimiters_inside_quoted_cells_are_text_however_many_they_are(tmp_path, row, quoting):
    rows = [["Rubrik ett", "Rubrik två", "Rubrik tre", "Åäö", "Slut"], row, row]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", quoting=quoting).writerows(rows)

    assert rows == cells(table.read(written(tmp_path, out.getvalue().encode())))


@given(data=st.binary(max_size=400))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_are_a_table_or_a_clear_refusal(tmp_path, data):
    try:
        book = table.read(written(tmp_path, data))
    except CoursesError as error:
        assert error.message
    else:
        assert book.sheets[0].rows


@given(place=st.integers(0, 6000), junk=st.binary(min_size=1, max_size=8))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_workbook_with_broken_bytes_is_read_or_refused(tmp_path, place, junk):
    path = workbook(tmp_path, lambda book: book.active.append(["a", 1, date(2026, 9, 8)]))
    data = bytearray(path.read_bytes())
    at = place % len(data)
    data[at : at + len(junk)] = junk
    try:
        table.read(written(tmp_path, bytes(data), "trasig.xlsx"))
    except CoursesError as error:
        assert error.message

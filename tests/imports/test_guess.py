"""What a file holds is guessed from its headings, and which heading is which can be said by hand."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.errors import NotFound
from courses.imports import field_words, matching, table
from courses.imports.guess import kind_of
from courses.imports.kinds import kinds
from courses.imports.reader import Options, read_drafts

FILES = Path(__file__).parents[1] / "inlandet"
MATRICES = sorted(p.relative_to(FILES).as_posix() for p in (FILES / "narvaro").iterdir())


@pytest.fixture
def file(tmp_path):
    """Returns a function that writes a file."""

    def write(text, name="fil.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("organisations", "organisationer.csv"),
        ("rooms", "lokaler.csv"),
        ("equipment", "utrustning.csv"),
        ("leaders", "ledare.csv"),
        ("closures", "stangt.csv"),
        ("programme", "program.xlsx"),
        ("enrolments", "anmalningar_disk.csv"),
        ("enrolments", "anmalningar_webbformular.csv"),
        *(("attendance", name) for name in MATRICES),
        ("bookings", "bokad_handledning.csv"),
        *((None, name) for name in ("fragor.csv", "utvardering.csv")),
    ],
)
def test_a_years_files_are_told_apart(kind, name):
    assert kind == kind_of(FILES / name)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("people", "Förnamn;Efternamn;Telefon;E-post;Född\nÅsa;Ek;0980-319200;asa@example.org;1950\n"),
        ("changes", "Kurs;Datum;Ändring;Nytt datum;Orsak\nA-1;2026-10-01;inställt;;sjukdom\n"),
        ("attendance", "Nr;Namn;8/9\n1;Ek Åsa;x\n2;Ek Örjan;-\n"),
        ("closures", "Datum;Gäller;Orsak\n2026-12-24;alla;julafton\n2026-12-31;alla;nyårsafton\n"),
        (None, "namn\nÅsa\n"),
        (None, "äpplen;päron\n1;2\n"),
        (None, ""),
        (None, b"\x89PNG\r\n"),
        (None, b"PK\x03\x04 no workbook"),
    ],
)
def test_a_small_file_is_told_apart_or_let_be(file, kind, text):
    assert kind == kind_of(file(text))


@pytest.mark.parametrize(
    ("kind", "headings"),
    [
        ("rooms", "Lokal;Ort;Platser;Datorer;Hörslinga;Nyckel;Städning;Larm"),
        ("programme", "Kod;Titel;Slag;Startdatum;Starttid;Sluttid;Antal gånger;Lokal"),
        ("enrolments", "Sign;Dat;Kl;Kurs;Vad;Efternamn;Förnamn;Född;Tfn;Mejl;Ihop med;Övrigt"),
        ("equipment", "Inventarienummer;Benämning;Plats;Skick"),
    ],
)
def test_a_file_with_headings_only_is_told_apart(file, kind, headings):
    assert kind == kind_of(file(headings + "\n"))


@pytest.mark.parametrize("kind", ["people", "programme", "attendance", "rooms"])
def test_a_file_with_headings_only_is_told_so_whatever_it_is_read_as(file, kind):
    path = file("Förnamn;Efternamn;Telefon;E-post\n")
    problems = read_drafts(kind, path, Options(shows_names=False)).problems

    assert ["fil: filen har bara rubriker, inga rader"] == [str(problem) for problem in problems]


def test_one_row_that_is_no_headings_is_not_taken_for_them(file):
    problems = read_drafts("rooms", file("Datasalen;Åsele;8\n"), Options(shows_names=False)).problems

    assert "ingen rubrikrad hittades" in str(problems[0])


def test_a_sheet_of_another_kind_is_told_with_how_to_read_it():
    notes = read_drafts("programme", FILES / "program.xlsx", Options(shows_names=False)).notes
    note = next(note for note in notes if "Ändringar" in note)

    assert "välj" in note
    assert "läs in samma fil igen" in note


def test_a_file_that_is_not_there_is_of_no_kind(tmp_path):
    assert kind_of(tmp_path / "finns inte.csv") is None


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_only_the_first_rows_of_a_long_file_are_looked_at(file, encoding):
    row = "STO-601;Åsa;Öberg;0980-319200\n"
    path = file(("Kurs;Förnamn;Efternamn;Telefon\n" + row * 40_000).encode(encoding))

    book = table.head(path)

    assert table.HEAD_ROWS == len(book.sheets[0].rows)
    assert ["STO-601", "Åsa", "Öberg", "0980-319200"] == book.sheets[0].rows[-1].cells
    assert "enrolments" == kind_of(path)


def test_only_the_first_rows_of_a_workbook_are_looked_at(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    for row in [["Namn", "Ort", "Platser"], *(["Datasalen", "Åsele", 8] for _row in range(900))]:
        book.active.append(row)
    book.save(tmp_path / "lokaler.xlsx")

    assert table.HEAD_ROWS == len(table.head(tmp_path / "lokaler.xlsx").sheets[0].rows)
    assert 901 == len(table.read(tmp_path / "lokaler.xlsx").sheets[0].rows)
    assert "rooms" == kind_of(tmp_path / "lokaler.xlsx")


def test_the_columns_of_a_file_are_shown_as_it_writes_them(file):
    found = matching.of_file("rooms", file("Vad (namn);Ort;;Ort\nSal  A;Åsele;8;x\n"))

    assert [("Vad (namn)", "Sal  A"), ("Ort", "Åsele"), ("", "8"), ("Ort", "x")] == [
        (column.heading, column.sample) for column in found.columns
    ]
    assert ["Vad (namn)", "Ort", "C", "D"] == [column.name for column in found.columns]


def test_headings_that_mean_nothing_can_be_matched(file):
    path = file("Alfa;Beta;Gamma\nDatasalen;Åsele;8\n")
    found = matching.of_file("rooms", path)

    assert {} == found.recognised({})
    assert [("name",)] == found.missing({})

    said = found.mapping({"name": "Alfa", "place": "Beta", "seats": "C"})
    draft = read_drafts("rooms", path, Options(said)).drafts[0]

    assert ("Datasalen", "Åsele", 8) == (draft.name, draft.place, draft.seats)


def test_a_list_with_a_column_a_session_has_nothing_to_match():
    assert matching.of_file("attendance", FILES / "narvaro/sto-601.csv") is None
    assert matching.of_file("attendance", FILES / "narvaro/dropin_och_forelasningar.csv") is not None
    with pytest.raises(NotFound):
        matching.of_file("rooms", FILES / "finns inte.csv")


def test_nothing_has_to_be_said_where_all_is_recognised():
    found = matching.of_file("enrolments", FILES / "anmalningar_disk.csv")

    assert {} == found.mapping(found.recognised({}))
    assert [] == found.missing(found.recognised({}))


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_what_is_chosen_is_what_is_read(data):
    found = matching.of_file("rooms", FILES / "lokaler.csv")
    fields = [field.name for field in found.kind.fields]
    columns = data.draw(st.permutations([column.name for column in found.columns]))
    some = data.draw(st.lists(st.sampled_from(fields), unique=True, min_size=1))
    chosen = dict(zip(some, columns, strict=False))

    assert chosen == found.recognised(found.mapping(chosen))


def test_a_field_may_be_said_to_have_no_column(file):
    path = file("Namn;Ort;Anmärkning\nDatasalen;Åsele;nyckel i receptionen\n")

    draft = read_drafts("rooms", path, Options({"notes": ""})).drafts[0]

    assert ("Datasalen", "") == (draft.name, draft.notes or "")


def test_every_field_has_a_word_of_its_own_in_its_kind():
    for kind in kinds().values():
        words = [field_words.word(field.name, kind.name) for field in kind.fields]
        assert len(words) == len(set(words)), kind.name
        assert not {field.name for field in kind.fields} & set(words), kind.name


def test_messages_name_fields_in_words_and_for_the_command_line_by_name_too(file):
    path = file("Kod;Namn;Startdatum\nA-1;Smide;2027-01-12\n")

    told, shown = (str(read_drafts("programme", path, Options(shows_names=names)).errors[0]) for names in (True, False))

    assert "(start)" in told
    assert "--map" in told
    assert "(start)" not in shown
    assert "--map" not in shown
    assert "start" not in shown.split()

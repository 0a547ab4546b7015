"""Tables of other programs and offices go in whole: recognised, everybody in them known, nothing lost in silence."""

from datetime import date, datetime

import foreign_tables as made
import pytest
from factories import LIBRARIAN, course, library

from courses.errors import NotFound
from courses.imports import layouts, runner
from courses.imports.guess import kind_of
from courses.imports.reader import Options, read_drafts
from courses.model import EnrolmentEvent

TODAY = date(2026, 11, 20)
TABLES = {table.name: table for table in made.every()}
LISTS = [table for table in TABLES.values() if table.is_list]
CODES = ("K1", "K2")
NAMES = {*made.WHOLE, "Eva Lundberg", "Nils Persson"}


def code_of(text):
    """Returns the code that a text begins with."""
    first = text.split()[0] if text.split() else ""
    return first if first in CODES else None


@pytest.fixture
def read(tmp_path):
    def reader(kind, data, name="fil.csv", **options):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        options.setdefault("known_course", code_of)
        return read_drafts(kind, path, Options(today=TODAY, **options))

    return reader


def options_for(table, kind):
    return {} if table.has_course or kind == "people" else {"constants": {"course": "K1"}}


def persons(reading):
    return [draft.person if reading.kind == "enrolments" else draft for draft in reading.drafts]


def names(reading):
    return {person.name for person in persons(reading)}


@pytest.mark.parametrize("table", LISTS, ids=lambda table: table.name)
@pytest.mark.parametrize("kind", ["people", "enrolments"])
def test_everybody_in_a_table_is_known_and_its_program_too(read, table, kind):
    reading = read(kind, made.as_text(table.rows), **options_for(table, kind))

    assert table.people == len(names(reading))
    assert names(reading) <= NAMES
    assert (table.layout, []) == (reading.layout, reading.problems)


@pytest.mark.parametrize("table", [table for table in LISTS if table.events], ids=lambda table: table.name)
def test_what_a_status_says_happened_is_told_with_what_came_before(read, table):
    reading = read("enrolments", made.as_text(table.rows), **options_for(table, "enrolments"))

    assert table.events == tuple(draft.event.value for draft in reading.drafts)


@pytest.mark.parametrize("table", [t for t in TABLES.values() if not t.is_list], ids=lambda table: table.name)
def test_a_table_that_is_no_list_of_people_is_told_once(read, table):
    reading = read("people", made.as_text(table.rows))

    assert (1, []) == (len(reading.problems), reading.drafts)


WAYS = {
    "semicolons": lambda rows: made.as_text(rows, ";", "\r\n").encode(),
    "tabs and lone CR": lambda rows: made.as_text(rows, "\t", "\r").encode(),
    "bars": lambda rows: made.as_text(rows, "|").encode(),
    "a byte order mark": lambda rows: made.as_text(rows, ";").encode("utf-8-sig"),
    "UTF-16": lambda rows: made.as_text(rows, "\t").encode("utf-16"),
    "Windows-1252": lambda rows: made.as_text(rows, ";").encode("cp1252", "replace"),
    "DOS 850": lambda rows: made.as_text(rows, ";").encode("cp850", "replace"),
    "Mac Roman": lambda rows: made.as_text(rows, ";").encode("mac_roman", "replace"),
    "doubly encoded": lambda rows: made.as_text(rows, ";").encode().decode("cp1252", "replace").encode(),
    "xlsx": made.as_workbook,
    "html": lambda rows: made.as_page(rows),
    "ods": made.as_open_document,
    "xls": lambda rows: made.as_old_workbook([row[:200] for row in rows]),
    "xml of Excel 2003": made.as_spreadsheet_xml,
    "a title above and a footer": lambda rows: made.as_text(
        [["Utskriven 2026-11-20"], [], *rows, ["Sida 1 av 1"]]
    ).encode(),
    "blanks round every cell": lambda rows: made.as_text([[f" {cell} " for cell in row] for row in rows]).encode(),
    "two empty columns at the end": lambda rows: made.as_text([[*row, "", ""] for row in rows]).encode(),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("nth", range(4))
def test_a_table_means_the_same_however_it_is_written(read, way, nth):
    start = (list(WAYS).index(way) * 5 + nth * 11) % len(LISTS)
    for table in (*LISTS[start::16], *LISTS[: max(0, start - len(LISTS) + 16) : 16]):
        reading = read(table.kinds[0], WAYS[way](table.rows), **options_for(table, table.kinds[0]))
        assert (table.name, table.people) == (table.name, len(names(reading)))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("eventbrite", "enrolments"),
        ("google-sv", "enrolments"),
        ("ms-en", "enrolments"),
        ("pretix-waiting", "enrolments"),
        ("demco", "enrolments"),
        ("outlook", "people"),
        ("headless", "people"),
        ("mailchimp", "enrolments"),
        ("libcal-events", "programme"),
        ("moodle-attendance", "attendance"),
        ("library-data", None),
    ],
)
def test_what_a_table_holds_is_told_by_its_program(tmp_path, name, kind):
    path = tmp_path / "fil.csv"
    path.write_text(made.as_text(TABLES[name].rows), encoding="utf-8")

    assert kind == kind_of(path)


def test_a_layout_can_be_overruled(read):
    text = made.as_text(TABLES["pretix-checkin-en"].rows)

    assert "" == read("people", text, layout=layouts.NONE).layout
    with pytest.raises(NotFound):
        read("people", text, layout="korv")


def test_every_layout_has_the_columns_that_it_speaks_of():
    for layout in layouts.layouts():
        own = set(layout.own.values())
        asked = {heading for headings in layout.columns.values() for heading in headings} - {layouts.ASKED}
        assert (layout.id, set()) == (layout.id, (layout.tells | asked) - own)
        assert set(layout.words.values()) <= set(EnrolmentEvent)


# When, where and who


def test_the_attendee_comes_before_the_buyer_and_the_buyer_where_no_attendee_is_named(read):
    reading = read("people", made.as_text(TABLES["pretix-positions"].rows))

    assert [*made.MAIL[:4], "kopare@example.org"] == [person.email for person in reading.drafts]
    assert made.WHOLE[4] == reading.drafts[4].name


def test_the_first_of_two_dates_counts_on_a_waiting_list(read):
    reading = read("enrolments", made.as_text(TABLES["pretix-waiting"].rows), constants={"course": "K1"})

    assert datetime(2026, 9, 1, 10, 11) == reading.drafts[0].at  # noqa: DTZ001 – course times are naive


def test_a_form_asks_for_the_name_and_the_account_is_not_it(read):
    reading = read("enrolments", made.as_text(TABLES["ms-sv"].rows))

    assert set(made.WHOLE) == names(reading)
    assert {""} == {person.email for person in persons(reading)}


def test_choices_in_one_cell_are_an_enrolment_each(read):
    reading = read("enrolments", made.as_text(TABLES["google-en"].rows))

    assert ["K1", "K1", "K2", "K2", "K1", "K1", "K2"] == [draft.course for draft in reading.drafts]


def test_the_month_comes_first_in_a_file_of_an_american_program_and_it_is_told(read):
    rows = [row[:] for row in TABLES["eventbrite"].rows]
    for row in rows[1:]:
        row[1] = "3/4/26 22:28"
    reading = read("enrolments", made.as_text(rows), constants={"course": "K1"})

    assert {(3, 4)} == {(draft.at.month, draft.at.day) for draft in reading.drafts}
    assert 1 == sum("03/04" in note for note in reading.notes)


def test_the_day_comes_first_in_an_own_list_and_it_is_told(read):
    reading = read("enrolments", "Datum;Namn;Kurs\n3/4/2026;Eva Ek;K1\n5/4/2026;Bo Ek;K1\n")

    assert [(4, 3), (4, 5)] == [(draft.at.month, draft.at.day) for draft in reading.drafts]
    assert 1 == sum("03/04" in note for note in reading.notes)


def test_headings_between_the_rows_say_where_people_stand(read):
    text = "Namn;Telefon\nAnmälda (2)\nEva Ek;0701740605\nBo Ek;0701740606\nReserver\nKim Ek;\nAvbokade\nIda Ek;\n"
    reading = read("enrolments", text, constants={"course": "K1"})

    said = [(draft.person.given_name, draft.event.value) for draft in reading.drafts]
    assert [("Eva", "ENROL"), ("Bo", "ENROL"), ("Kim", "ENROL"), ("Ida", "ENROL"), ("Ida", "CANCEL")] == said


def test_a_log_that_tells_of_somebody_twice_is_taken_as_it_stands(read):
    reading = read("enrolments", "Namn;Kurs;Status\nEva Ek;K1;Anmäld\nEva Ek;K1;Avbokad\n")

    assert ["ENROL", "CANCEL"] == [draft.event.value for draft in reading.drafts]


# Which course


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("K1 Surfa lugnt\n\nNamn;Telefon\nEva Ek;0701740605\n", "fil.csv"),
        ("Kurs: K1;\nNamn;Telefon\nEva Ek;0701740605\n", "fil.csv"),
        ("Namn;Telefon\nEva Ek;0701740605\n", "K1 deltagare.csv"),
        ("Namn;Flarp;Telefon\nEva Ek;K1 Surfa lugnt;0701740605\n", "fil.csv"),
        ("Namn;Kurs;Telefon\nEva Ek;nybörjare;0701740605\n", "K1.csv"),
    ],
)
def test_the_course_is_told_by_a_title_a_column_or_the_name_of_the_file(read, text, name):
    reading = read("enrolments", text, name=name)

    assert ["K1"] == [code_of(draft.course) for draft in reading.drafts]


def test_nothing_that_tells_the_course_is_said_once(read):
    reading = read("enrolments", "Namn;Telefon\n" + "Eva Ek;0701740605\n" * 40)

    assert (1, []) == (len(reading.problems), reading.drafts)
    assert "--set course=" in reading.problems[0].message


def test_a_course_said_by_hand_wins_over_a_column_that_names_none(read):
    reading = read("enrolments", "Namn;Kurs\nEva Ek;surfkurs\n", constants={"course": "K2"})

    assert ["K2"] == [draft.course for draft in reading.drafts]


def test_chosen_sessions_are_kept_as_written(read):
    reading = read("enrolments", "Namn;Kurs;Valda träffar\nEva Ek;K1;1, 3\n")

    assert ["1, 3"] == [draft.sessions for draft in reading.drafts]


# Into the store


@pytest.mark.parametrize("name", ["eventbrite", "pretix-positions", "demco", "indico-import", "association", "ms-en"])
def test_a_table_goes_in_and_the_same_again_makes_no_doubles(tmp_path, name):
    table = TABLES[name]
    path = tmp_path / "fil.csv"
    path.write_text(made.as_text(table.rows, ";"), encoding="utf-8")
    with library(tmp_path) as store:
        for code in CODES:
            course(store, code=code)
        said = Options(**options_for(table, "enrolments"))
        first = runner.run(store, LIBRARIAN, "enrolments", path, said)
        again = runner.run(store, LIBRARIAN, "enrolments", path, said)

        assert table.people == store.value("SELECT count(*) FROM person")
        assert (0, 0, 0) == (first.rejected, again.created, again.changed)

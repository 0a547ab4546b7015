"""Files with a row a mark: every wrong cell named with its place, in one pass, and the good rows taken."""

from datetime import date, datetime

import pytest
from attendance_lists import LIBRARIAN, counts, desk, wrong
from factories import course, person
from openpyxl import Workbook

from courses import clock
from courses.actions import enrolment, journal, registers, sessions, signing
from courses.actions.register_drafts import LeaderDraft
from courses.store import sessions as session_store


@pytest.fixture
def office(tmp_path):
    with desk(tmp_path) as it:
        yield it


HEAD = "Kurs;Datum;Deltagare;Märke;Minuter\n"


def test_of_nine_rows_the_eight_wrong_ones_are_named_and_the_right_one_is_taken(office):
    third = session_store.of_course(office.store, office.course().id, clock.now())[2]
    sessions.cancel_session(office.store, LIBRARIAN, third.id, "ledaren sjuk")

    report = office.read(
        HEAD + "STO-601;2026-09-08;Eva Ek;närvarande;\n"
        "STO-999;2026-09-08;Eva Ek;närvarande;\n"
        "STO-601;2026-09-09;Eva Ek;närvarande;\n"
        "STO-601;2026-09-15;Kalle Anka;närvarande;\n"
        "STO-601;2026-09-15;Eva Ek;kanske;\n"
        "STO-601;2026-09-15;Bo Al;sen;tjugo\n"
        "STO-601;2026-09-08;Eva Ek;frånvarande;\n"
        "STO-601;2026-09-22;Eva Ek;närvarande;\n"
        "STO-601;i tisdags;Eva Ek;närvarande;\n"
    )

    assert (1, 0, 0, 8) == counts(report)
    assert [
        (3, "Kurs", "STO-999"),
        (4, "Datum", "2026-09-09"),
        (5, "Deltagare", "Kalle Anka"),
        (6, "Märke", "kanske"),
        (7, "Minuter", "tjugo"),
        (8, "Märke", "frånvarande"),
        (9, "Datum", "2026-09-22"),
        (10, "Datum", "i tisdags"),
    ] == wrong(report)
    assert all(it.expected for it in report.problems)
    assert {("Eva Ek", "09-08"): "PRESENT"} == office.marks()


def test_two_wrong_cells_of_a_row_are_both_named(office):
    report = office.read(HEAD + "STO-601;2026-09-09;Kalle Anka;x;\n")

    assert [(2, "Datum", "2026-09-09"), (2, "Deltagare", "Kalle Anka")] == wrong(report)


def test_minutes_are_fewer_than_the_session_lasts_and_go_with_late_or_left_early(office):
    report = office.read(
        HEAD + "STO-601;2026-09-08;Eva Ek;sen;200\nSTO-601;2026-09-08;Bo Al;-;20\nSTO-601;2026-09-08;Per Ås;sen;10\n"
    )

    assert [(2, "Minuter", "200")] == wrong(report)
    assert [("warning", 3)] == [(it.severity, it.row) for it in report.problems if it.row == 3]
    assert {("Bo Al", "09-08"): "ABSENT", ("Per Ås", "09-08"): "LATE 10"} == office.marks()


def test_a_blank_course_date_or_name_is_named(office):
    report = office.read(HEAD + ";2026-09-08;Eva Ek;x;\nSTO-601;;Eva Ek;x;\nSTO-601;2026-09-08;;x;\n")

    assert [(2, "Kurs", ""), (3, "Datum", ""), (4, "Deltagare", "")] == wrong(report)


def test_a_signed_session_is_refused_by_row_and_what_stands_there_is_no_change(office):
    first = session_store.of_course(office.store, office.course().id, clock.now())[0]
    rows = HEAD + "STO-601;2026-09-08;Eva Ek;x;\n"
    office.read(rows + "STO-601;2026-09-08;Bo Al;x;\n")
    signing.sign(office.store, LIBRARIAN, first.id, is_incomplete_ok=True)

    report = office.read(
        rows + "STO-601;2026-09-08;Bo Al;-;\nSTO-601;2026-09-15;Bo Al;-;\nSTO-601;2026-09-08;+ Ny;x;\n"
    )

    assert (1, 0, 1, 2) == counts(report)
    assert [3, 5] == [row for row, _column, _value in wrong(report)]
    assert "PRESENT" == office.marks()["Bo Al", "09-08"]
    assert {} == office.walk_ins()


def test_a_plus_or_a_column_says_who_only_turned_up(office):
    report = office.read("Kurs;Datum;Namn;Märke\nSTO-601;8/9;+ Kalle Anka;x\nSTO-601;15/9;+Kalle Anka;s\n")
    office.read("Kurs;Datum;Namn;Märke;Tillfällig\nSTO-601;8/9;Kajsa Anka;x;ja\n")

    assert (2, 0, 0, 0) == counts(report)
    assert {"Kalle Anka": (2, False), "Kajsa Anka": (1, False)} == office.walk_ins()


def test_a_walk_in_who_has_a_seat_is_marked_at_the_seat(office):
    office.read("Kurs;Datum;Namn;Märke\nSTO-601;8/9;+ Eva Ek;x\n")

    assert {("Eva Ek", "09-08"): "PRESENT"} == office.marks()
    assert {} == office.walk_ins()


@pytest.mark.parametrize(
    ("signs", "marks"),
    [
        (("P", "A", "L", "E"), ("PRESENT", "ABSENT", "LATE", "EXCUSED")),
        (("x", "-", "s", "a"), ("PRESENT", "ABSENT", "LATE", "EXCUSED")),
        (("N", "F", "S", "G"), ("PRESENT", "ABSENT", "LATE", "LEFT_EARLY")),
        (("J", "N", "J", "N"), ("PRESENT", "ABSENT", "PRESENT", "ABSENT")),
        (("ja", "nej", "ja", "nej"), ("PRESENT", "ABSENT", "PRESENT", "ABSENT")),
        (("1", "0", "0,5", "0.5"), ("PRESENT", "ABSENT", "LATE", "LATE")),
        (("100 %", "0%", "50 %", "75%"), ("PRESENT", "ABSENT", "LATE", "LATE")),
        (("P (2/2)", "A (0/2)", "L (1/2)", "E (1/2)"), ("PRESENT", "ABSENT", "LATE", "EXCUSED")),
        (("närvarande", "frånvarande", "sen", "anmäld frånvaro"), ("PRESENT", "ABSENT", "LATE", "EXCUSED")),
        (("present", "absent", "late", "left early"), ("PRESENT", "ABSENT", "LATE", "LEFT_EARLY")),
    ],
)
def test_signs_are_read_by_the_company_they_keep(office, signs, marks):
    names = ("Eva Ek", "Bo Al", "Per Ås", "Ida Berg")
    report = office.read(
        "Kurs;Datum;Namn;Märke\n" + "".join(f"STO-601;8/9;{n};{s}\n" for n, s in zip(names, signs, strict=True))
    )

    assert [] == wrong(report)
    assert dict(zip(((n, "09-08") for n in names), marks, strict=True)) == office.marks()


def test_a_column_of_absence_asks_who_was_not_there(office):
    office.read("Kurs;Datum;Namn;Frånvaro\nSTO-601;8/9;Eva Ek;x\nSTO-601;8/9;Bo Al;\n")

    assert {("Eva Ek", "09-08"): "ABSENT", ("Bo Al", "09-08"): "PRESENT"} == office.marks()


def test_what_a_list_writes_beside_a_name_is_understood_in_rows_too(office):
    for year in ("1951", "1963"):
        it = person(office.store, "Sven", "Berg", birth_date=year)
        enrolment.enrol(office.store, LIBRARIAN, office.course().id, it.id)
    report = office.read(
        "Kurs;Datum;Person;Märke\nSTO-601;8/9;Sven Berg 63;x\nSTO-601;8/9;Eva;x\nSTO-601;8/9;Bo Al – avbokad;-\n"
    )
    kept = office.store.query(
        "SELECT p.birth_date FROM attendance_mark m JOIN person p ON p.id = m.person_id ORDER BY m.id"
    )

    assert (3, 0, 0, 0) == counts(report)
    assert "1963" == kept[0]["birth_date"]


def test_a_row_without_a_mark_among_rows_with_one_goes_back(office):
    report = office.read("Kurs;Datum;Namn;Märke\nSTO-601;8/9;Eva Ek;-\nSTO-601;8/9;Bo Al;\n")

    assert [(3, "Märke", "")] == wrong(report)
    assert (1, 0, 0, 1) == counts(report)


def test_what_a_blank_means_in_rows_may_be_said(office):
    report = office.read("Kurs;Datum;Namn;Märke\nSTO-601;8/9;Eva Ek;-\nSTO-601;8/9;Bo Al;\n", blank="frånvarande")

    assert (2, 0, 0, 0) == counts(report)


def test_rows_without_a_mark_are_named_where_most_have_none(office):
    report = office.read("Kurs;Datum;Namn;Märke\nSTO-601;15/9;Eva Ek;\nSTO-601;8/9;Bo Al;\nSTO-601;8/9;Eva Ek;-\n")

    assert [] == wrong(report)
    assert ["lista: 2 rader saknar tecken: 2, 3."] == [note for note in report.notes if "saknar" in note]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_any_encoding_and_delimiter(office, encoding, delimiter):
    text = "Kurs;Datum;Namn;Märke\nSTO-601;2026-09-08;Per Ås;närvarande\n".replace(";", delimiter)
    office.read(text.encode(encoding))

    assert {("Per Ås", "09-08"): "PRESENT"} == office.marks()


def test_dates_of_a_workbook_and_clock_times_beside_them(office):
    def write(path):
        book = Workbook()
        book.active.append(["Kurs", "Datum", "Deltagare", "Status", "Minuter"])
        book.active.append(["STO-601", datetime(2026, 9, 8), "Eva Ek", "Sen", 10])  # noqa: DTZ001 as Excel has it
        book.active.append(["STO-601", 46273, "Bo Al", "Närvarande", None])
        book.save(path)

    assert (2, 0, 0, 0) == counts(office.read(write, "lista.xlsx"))
    assert {("Eva Ek", "09-08"): "LATE 10", ("Bo Al", "09-08"): "PRESENT"} == office.marks()


def test_the_course_may_stand_above_be_the_files_name_or_be_said(office):
    rows = "Datum;Namn;Märke\n2026-09-08;Eva Ek;x\n2026-09-08;Bo Al;-\n"

    assert (2, 0, 0, 0) == counts(office.read("Närvaro STO-601\n\n" + rows, dry_run=True))
    assert (2, 0, 0, 0) == counts(office.read(rows, "sto-601.csv", dry_run=True))
    assert (2, 0, 0, 0) == counts(office.read(rows, course="STO-601", dry_run=True))
    assert (0, 0, 0, 2) == counts(office.read(rows, dry_run=True))


def test_the_same_file_again_changes_nothing_and_undo_takes_all_of_it_back(office):
    rows = "Kurs;Datum;Namn;Märke\nSTO-601;8/9;Eva Ek;x\nSTO-601;8/9;+ Kalle;x\n"
    office.read(rows)

    assert (0, 0, 2, 0) == counts(office.read(rows))
    journal.undo(office.store, LIBRARIAN)
    assert ({}, {}) == (office.marks(), office.walk_ins())


def test_a_moved_session_is_told_by_its_new_date(office):
    first = session_store.of_course(office.store, office.course().id, clock.now())[0]
    sessions.move_session(office.store, LIBRARIAN, first.id, first.day.replace(day=10))

    (problem,) = office.read("Kurs;Datum;Namn;Märke\nSTO-601;2026-09-08;Eva Ek;x\n").problems
    assert "Den flyttades till 2026-09-10." == problem.expected


def test_head_counts_said_twice_otherwise_go_back(office):
    course(office.store, code="DROP-1", title="Drop-in")
    report = office.read("Aktivitet;Datum;Besökare\nDROP-1;2026-09-08;5\nDROP-1;2026-09-08;6\nDROP-1;2026-09-08;5\n")

    assert (1, 0, 1, 1) == counts(report)
    assert [(3, "Besökare", "6")] == wrong(report)


def test_a_mark_of_a_day_to_come_goes_back_and_leave_is_taken(office):
    sessions.add_session(office.store, LIBRARIAN, office.course().id, date(2026, 12, 8))
    report = office.read("Kurs;Datum;Namn;Märke\nSTO-601;2026-12-08;Eva Ek;x\nSTO-601;2026-12-08;Bo Al;återbud\n")

    assert [(2, "Datum", "2026-12-08")] == wrong(report)
    assert {("Bo Al", "12-08"): "EXCUSED"} == office.marks()


@pytest.mark.parametrize("code", ["STO-6011", "6010", "LYC-123", "LYC-1"])
def test_a_code_with_more_or_fewer_digits_is_no_other_course(office, code):
    report = office.read(f"Kurs;Datum;Namn;Märke\n{code};2026-09-08;Eva Ek;x\n")

    assert [(2, "Kurs", code)] == wrong(report)


def leaders(office, number=0):
    it = session_store.of_course(office.store, office.course().id, clock.now())[number]
    return it.leader_names


def test_who_led_is_taken_from_a_row_and_somebody_unknown_is_told(office):
    registers.add(office.store, LIBRARIAN, LeaderDraft(name="Jonas Ekvall", signature="JE"))
    report = office.read(
        "Kurs;Datum;Namn;Märke;Ledare\nSTO-601;8/9;Eva Ek;x;JE\nSTO-601;8/9;Bo Al;x;JE\nSTO-601;15/9;Bo Al;x;Okänd Ledare\n"
    )

    assert (3, 0, 0, 0) == counts(report)
    assert "Jonas Ekvall" in str(leaders(office))
    assert [(4, "warning")] == [(it.row, it.severity) for it in report.problems]
    assert "Okänd Ledare" in str(report.problems[0])


def test_who_wrote_a_row_did_not_lead_the_session(office):
    registers.add(office.store, LIBRARIAN, LeaderDraft(name="Jonas Ekvall", signature="JE"))
    office.read("Kurs;Datum;Namn;Märke;Sign\nSTO-601;8/9;Eva Ek;x;JE\n")

    assert "Jonas" not in str(leaders(office))

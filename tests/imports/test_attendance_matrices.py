"""Lists with a column or a row a session: who the names are, walk-ins, substitutes, sums, and what has lost its place."""

from datetime import datetime

import pytest
from attendance_lists import LIBRARIAN, counts, desk, wrong
from factories import person
from openpyxl import Workbook

from courses import clock
from courses.actions import enrolment, registers, sessions, signing
from courses.actions.register_drafts import LeaderDraft
from courses.store import sessions as session_store


@pytest.fixture
def office(tmp_path):
    with desk(tmp_path) as it:
        yield it


def add(office, given, family, **known):
    it = person(office.store, given, family, **known)
    enrolment.enrol(office.store, LIBRARIAN, office.course().id, it.id)
    return it


def seated(office, given, family, at):
    it = person(office.store, given, family)
    enrolment.enrol(office.store, LIBRARIAN, office.course().id, it.id, at=at)


def session(office, number):
    return session_store.of_course(office.store, office.course().id, clock.now())[number - 1]


def test_plus_rows_become_walk_ins_and_two_of_one_name_are_two(office):
    report = office.read(
        "STO-601\nNr;Namn;8/9;15/9\n1;Eva Ek;x;-\n+;Kalle Anka;x;\n+;okänd;x;\n+;okänd;x;x\n;Antal;4;1\n"
    )

    assert [] == report.problems
    assert {"Kalle Anka": (1, False), "okänd": (1, False), "okänd 2": (2, False)} == office.walk_ins()
    assert (0, 0, 6, 0) == counts(
        office.read("STO-601\nNr;Namn;8/9;15/9\n1;Eva Ek;x;-\n+;Kalle Anka;x;\n+;okänd;x;\n+;okänd;x;x\n;Antal;4;1\n")
    )


def test_a_walk_in_who_waits_is_known(office):
    for number in range(5):
        add(office, f"Ny{number}", "Holm")
    report = office.read("STO-601\nNr;Namn;8/9\n1;Eva Ek;x\n+;Ny4 H;x\n")

    assert {"Ny4 H": (1, True)} == office.walk_ins()
    assert any("Ny4 Holm" in note for note in report.notes)


def test_a_protected_walk_in_is_told_by_alias(office):
    for number in range(5):
        add(office, f"Ny{number}", "Holm", is_protected=number == 4)
    alias = next(it["alias"] for it in office.store.query("SELECT alias FROM person WHERE is_protected"))
    report = office.read(f"STO-601\nNr;Namn;8/9\n1;Eva Ek;x\n+;{alias};x\n")

    assert {alias: (1, True)} == office.walk_ins()
    assert not any("Holm" in note for note in (*report.notes, *map(str, report.problems)))


@pytest.mark.parametrize(
    ("lines", "marked"),
    [
        ("Sven Berg 51;x\nSven Berg 63;-\n", ["ABSENT", "PRESENT"]),
        ("Sven Berg (äldre);x\nSven Berg (yngre);-\n", ["ABSENT", "PRESENT"]),
        ("Sven B d.ä.;x\n", []),
        ("Sven Berg;x\n", []),
        ("Sven Berg 77;x\n", []),
    ],
)
def test_namesakes_are_told_apart_by_year_or_age(office, lines, marked):
    younger = add(office, "Sven", "Berg", birth_date="1963-01-02")
    older = add(office, "Sven", "Berg", birth_date="1951")
    report = office.read(f"STO-601\nNamn;8/9\nEva Ek;x\n{lines}")
    kept = {
        it["person_id"]: it["mark"]
        for it in office.store.query("SELECT person_id, mark FROM attendance_mark ORDER BY id")
    }

    assert marked == [kept[it.id] for it in (younger, older) if it.id in kept]
    assert bool(marked) == (not wrong(report))


def test_a_short_name_is_whoever_of_those_it_fits_has_no_other_line(office):
    add(office, "Mari", "Sand")
    add(office, "Maria", "Sand")
    office.read("STO-601\nNamn;8/9;15/9\nMari S;x;-\nMaria S;-;x\n")

    assert "PRESENT" == office.marks()["Mari Sand", "09-08"]
    assert "PRESENT" == office.marks()["Maria Sand", "09-15"]


def test_a_name_spelled_otherwise_is_the_only_one_with_the_family_name_and_is_told(office):
    add(office, "Johan", "Giele")
    report = office.read("STO-601\nNamn;8/9;15/9\nGiele Jåvva;x;-\nEva Ek;x;-\n")

    assert "PRESENT" == office.marks()["Johan Giele", "09-08"]
    assert any("Giele Jåvva" in note and "Johan Giele" in note for note in report.notes)


@pytest.mark.parametrize("name", ["Giele Per", "Jåvva Holm", "Giele"])
def test_another_given_or_family_name_is_nobody(office, name):
    add(office, "Johan", "Giele")
    add(office, "Johan", "Gieler")
    report = office.read(f"STO-601\nNamn;8/9;15/9\n{name};x;-\nEva Ek;x;-\n")

    assert [(3, "Namn", name)] == wrong(report)


def test_somebody_unknown_is_named_once_and_the_row_goes_back(office):
    report = office.read("STO-601\nNr;Namn;8/9;15/9;22/9\n1;Eva Ek;x;x;-\n2;Kalle Anka;x;x;x\n")

    assert [(4, "Namn", "Kalle Anka")] == wrong(report)
    assert (3, 0, 0, 1) == counts(report)


def test_the_same_person_on_two_lines_is_named(office):
    report = office.read("STO-601\nNr;Namn;8/9;15/9\n1;Eva Ek;x;-\n2;Eva E;-;x\n")

    assert [(4, "Namn", "Eva E")] == wrong(report)
    assert {("Eva Ek", "09-08"): "PRESENT", ("Eva Ek", "09-15"): "ABSENT"} == office.marks()


def test_a_heading_that_is_no_session_is_named_once_and_its_rows_go_back(office):
    report = office.read("STO-601\nNamn;8/9;16/9;22/9\nEva Ek;x;x;-\nBo Al;-;x;x\n")

    assert [(2, "16/9", "2026-09-16")] == wrong(report)
    assert (4, 0, 0, 2) == counts(report)


@pytest.mark.parametrize("heading", ["", "98/9", "i tisdags"])
def test_a_column_of_signs_without_a_date_is_named(office, heading):
    report = office.read(f"STO-601\nNamn;8/9;{heading};22/9\nEva Ek;x;x;-\nBo Al;-;x;x\n")

    assert [(2, heading or "C", heading)] == wrong(report)
    assert (4, 0, 0, 2) == counts(report)


def test_a_date_that_stands_twice_is_taken_from_neither_column(office):
    report = office.read("STO-601\nNamn;8/9;8/9;22/9\nEva Ek;x;-;-\nBo Al;-;x;x\n")

    assert [(2, "8/9", "2026-09-08")] == wrong(report)
    assert {"09-22"} == {day for _name, day in office.marks()}


def test_two_sessions_of_one_day_are_told_apart_by_their_clock_or_their_order(office):
    first = session(office, 1)
    sessions.add_session(
        office.store, LIBRARIAN, office.course().id, first.day, start=first.end, end=first.end.replace(hour=14)
    )
    office.read("STO-601\nNamn;8/9 kl 12.15;8/9 kl 10.00\nEva Ek;x;-\n")
    office.read("STO-601\nNamn;8/9;8/9\nBo Al;x;-\n")
    kept = office.store.query(
        "SELECT p.given_name AS who, s.start, m.mark FROM attendance_mark m JOIN session s ON s.id = m.session_id "
        "JOIN person p ON p.id = m.person_id ORDER BY who, s.start"
    )

    assert [
        ("Bo", "10:00", "PRESENT"),
        ("Bo", "12:15", "ABSENT"),
        ("Eva", "10:00", "ABSENT"),
        ("Eva", "12:15", "PRESENT"),
    ] == [(it["who"], it["start"], it["mark"]) for it in kept]


def test_an_unknown_course_is_named_once(office):
    report = office.read("STO-999\nNamn;8/9;15/9\nEva Ek;x;x\nBo Al;-;x\n")

    assert [(1, "", "STO-999")] == wrong(report)
    assert (0, 0, 0, 2) == counts(report)


def test_the_name_of_the_course_above_will_do(office):
    assert (2, 0, 0, 0) == counts(office.read("Mobilen\nNamn;8/9;15/9\n+ Eva Ek;x;\n+ Bo Al;x;\n"))


def test_a_line_without_a_name_is_named(office):
    report = office.read("STO-601\nNr;Namn;8/9;15/9\n1;Eva Ek;x;x\n2;;-;x\n")

    assert [(4, "Namn", "")] == wrong(report)


def test_blanks_are_absent_where_the_list_has_no_sign_for_it_which_is_told(office):
    report = office.read("STO-601\nNamn;8/9;15/9;22/9\nEva Ek;x;;\nBo Al;;x;\n")

    assert "ABSENT" == office.marks()["Eva Ek", "09-15"]
    assert any("2 tomma celler" in note for note in report.notes)
    assert any("2026-09-22" in note for note in report.notes)
    assert "09-22" not in {day for _name, day in office.marks()}


@pytest.mark.parametrize(
    ("said", "mark"), [("none", None), ("ingen", None), ("absent", "ABSENT"), ("närvarande", "PRESENT")]
)
def test_what_blanks_mean_may_be_said(office, said, mark):
    report = office.read("STO-601\nNamn;8/9;15/9\nEva Ek;x;\nBo Al;-;x\n", blank=said)

    assert mark == office.marks().get(("Eva Ek", "09-15"))
    assert [] == report.notes


def test_a_gap_between_somebodys_signs_is_told(office):
    report = office.read("STO-601\nNamn;8/9;15/9;22/9\nEva Ek;x;;x\nBo Al;;x;-\n")

    assert ["lista: inget tecken i rad 3, 15/9; cellen lämnades oprickad."] == report.notes


def test_a_substitute_is_noted_and_an_unknown_leader_named(office):
    registers.add(office.store, LIBRARIAN, LeaderDraft(name="Gun Nord", signature="GN"))
    report = office.read("STO-601\nNamn;8/9;15/9\nEva Ek;x;x\nLedare;vik. GN;XX\n")
    stood_in = office.store.query("SELECT session_id FROM session_leader WHERE is_substitute")

    assert [session(office, 1).id] == [it["session_id"] for it in stood_in]
    assert [(4, "15/9", "XX")] == wrong(report)


def test_a_cancelled_session_is_told_and_its_marks_go_back(office):
    sessions.cancel_session(office.store, LIBRARIAN, session(office, 2).id, "snö")
    report = office.read("STO-601\nNamn;8/9;15/9;22/9\nEva Ek;x;x;-\nLedare;;;INSTÄLLT\n")

    assert [(2, "15/9", "2026-09-15")] == wrong(report)
    assert [(4, "22/9", "warning")] == [
        (p.row, p.column, p.severity) for p in report.problems if p.severity == "warning"
    ]
    assert {("Eva Ek", "09-08"): "PRESENT"} == office.marks()


def test_a_signed_session_refuses_only_what_differs(office):
    office.read("STO-601\nNamn;8/9\nEva Ek;x\nBo Al;-\n")
    signing.sign(office.store, LIBRARIAN, session(office, 1).id, is_incomplete_ok=True)
    report = office.read("STO-601\nNamn;8/9;15/9\nEva Ek;x;x\nBo Al;x;-\n")

    assert (2, 0, 1, 1) == counts(report)
    assert [(4, "8/9", "närvarande")] == wrong(report)


def test_marks_at_sessions_of_days_to_come_go_back_and_leave_is_taken(office, monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-09-10T12:00")
    report = office.read("STO-601\nNamn;8/9;15/9\nEva Ek;x;x\nBo Al;-;a\n")

    assert [(2, "15/9", "2026-09-15")] == wrong(report)
    assert (3, 0, 0, 1) == counts(report)


def test_marks_at_a_session_later_the_same_day_are_told(office, monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-09-08T08:00")
    report = office.read("STO-601\nNamn;8/9\nEva Ek;x\nBo Al;a\n")

    assert ["1 tecken gäller tis 8 sep, som inte har varit än."] == [n for n in report.notes if "än." in n]


def test_moodles_export_is_read_whole(office):
    report = office.read(
        (
            "Course\tSTO-601 Internet för nybörjare\nGroup\tAll participants\n\n"
            "Last name\tFirst name\tEmail address\t8 Sep 2026 10.00AM All students\t15 Sep 2026 10.00AM All students\t"
            "Remarks\tP\tL\tE\tA\tTaken sessions\tPoints\tPercentage\n"
            "Ek\tEva\teva@example.org\tP (2/2)\tL (1/2)\t\t1\t1\t0\t0\t2\t3/4\t75\n"
            "Al\tBo\tbo@example.org\tA (0/2)\tE (1/2)\tsjuk\t0\t0\t1\t1\t2\t1/4\t25\n"
            "Ås\tPer\t\t?\tP (2/2)\t\t1\t0\t0\t0\t1\t2/2\t100\n"
        ).encode("utf-16"),
        "export.txt",
    )

    assert [] == report.problems
    assert {
        ("Eva Ek", "09-08"): "PRESENT",
        ("Eva Ek", "09-15"): "LATE",
        ("Bo Al", "09-08"): "ABSENT",
        ("Bo Al", "09-15"): "EXCUSED",
        ("Per Ås", "09-15"): "PRESENT",
    } == office.marks()


def test_two_rows_of_headings_sums_and_signatures_in_a_workbook(office):
    def write(path):
        book = Workbook()
        sheet = book.active
        sheet.title = "STO-601"
        sheet.append(["Närvarolista"])
        sheet.append(["", "Träff 1", "Träff 2"])
        sheet.append(["Deltagare", datetime(2026, 9, 8), datetime(2026, 9, 15), "Summa", "Andel"])  # noqa: DTZ001
        sheet.append(["Ek, Eva", 1, 0.5, 1.5, 1])
        sheet.append(["Al, Bo", 0, 1, 1, 0.5])
        sheet.append(["Summa", 1, 1.5])
        sheet.append(["Ledarens underskrift"])
        book.save(path)

    report = office.read(write, "klubb.xlsx")
    assert [] == report.problems
    assert {
        ("Eva Ek", "09-08"): "PRESENT",
        ("Eva Ek", "09-15"): "LATE",
        ("Bo Al", "09-08"): "ABSENT",
        ("Bo Al", "09-15"): "PRESENT",
    } == office.marks()


def test_dates_down_name_a_row_without_its_date(office):
    report = office.read("Kurs STO-601\nDatum;Eva Ek;Bo Al;Per Ås\n8/9;x;-;x\n99/9;x;x;x\n22/9;x;qq;-\n")

    assert [(4, "Datum", "99/9"), (5, "Bo Al", "qq")] == wrong(report)
    assert (5, 0, 0, 2) == counts(report)


def test_months_may_come_first(office):
    office.read("STO-601\nName,09/08/2026,09/15/2026\nEva Ek,P,A\nBo Al,L,P\n")

    assert {"09-08", "09-15"} == {day for _name, day in office.marks()}


def test_blanks_from_before_somebody_got_a_seat_are_no_absence(office):
    seated(office, "Tidig", "Holm", datetime(2026, 8, 10, 9))
    seated(office, "Sen", "Holm", datetime(2026, 9, 16, 9))
    report = office.read("STO-601\nNamn;8/9;15/9;22/9;29/9\nEva Ek;x;x;;x\nSen Holm;;;x;\n")

    assert {("Sen Holm", "09-22"): "PRESENT", ("Sen Holm", "09-29"): "ABSENT"} == {
        at: mark for at, mark in office.marks().items() if at[0] == "Sen Holm"
    }
    assert any("2 " in note and "4 " not in note for note in report.notes)
    assert "ABSENT" == office.marks()["Eva Ek", "09-22"]


def test_signs_from_before_somebody_got_a_seat_are_what_they_say(office):
    seated(office, "Tidig", "Holm", datetime(2026, 8, 10, 9))
    seated(office, "Sen", "Holm", datetime(2026, 9, 16, 9))
    office.read("STO-601\ntomt = borta, x = här\nNamn;8/9;15/9;22/9\nEva Ek;x;x;x\nSen Holm;;;x\n")

    assert "ABSENT" == office.marks()["Sen Holm", "09-08"]

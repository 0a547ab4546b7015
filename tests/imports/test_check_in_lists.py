"""Lists on which people check themselves in: by name, key or address and a time, at a door nobody watches."""

import pytest
from attendance_lists import LIBRARIAN, counts, desk, wrong

from courses.actions import options
from courses.store import people

HEAD = "Kurs;Tidsstämpel;Namn\n"


@pytest.fixture
def office(tmp_path):
    with desk(tmp_path) as it:
        yield it


def test_before_the_start_is_present_and_after_it_late_by_the_clock(office):
    office.read(
        HEAD + "STO-601;2026-09-08 09:20;Eva Ek\nSTO-601;2026-09-08 10:00:40;Bo Al\n"
        "STO-601;2026-09-08 10:12:59;Per Ås\nSTO-601;2026-09-08 12:15;Ida Berg\n"
    )

    assert {
        ("Eva Ek", "09-08"): "PRESENT",
        ("Bo Al", "09-08"): "PRESENT",
        ("Per Ås", "09-08"): "LATE 12",
        ("Ida Berg", "09-08"): "LATE 135",
    } == office.marks()


def test_the_library_may_let_some_minutes_pass(office):
    options.set_option(office.store, LIBRARIAN, "attendance.late_after", "10")
    office.read(HEAD + "STO-601;2026-09-08 10:10;Eva Ek\nSTO-601;2026-09-08 10:11;Bo Al\n")

    assert {("Eva Ek", "09-08"): "PRESENT", ("Bo Al", "09-08"): "LATE 11"} == office.marks()


def test_the_first_time_counts_whatever_the_order_of_the_rows(office):
    report = office.read(
        HEAD + "STO-601;2026-09-08 10:30;Eva Ek\nSTO-601;2026-09-08 09:55;Eva Ek\n"
        "STO-601;2026-09-08 09:55;Eva Ek\nSTO-601;2026-09-08 12:40;Eva Ek\n"
    )

    assert (1, 0, 3, 0) == counts(report)
    assert {("Eva Ek", "09-08"): "PRESENT"} == office.marks()


def test_after_the_end_on_another_day_and_at_a_cancelled_session_are_named(office):
    report = office.read(
        HEAD + "STO-601;2026-09-08 12:16;Eva Ek\nSTO-601;2026-09-09 10:00;Bo Al\nSTO-999;2026-09-08 10:00;Per Ås\n"
        "STO-601;sent;Ida Berg\nSTO-601;2026-09-08;Ida Berg\n"
    )

    assert [
        (2, "Tidsstämpel", "2026-09-08 12:16"),
        (3, "Tidsstämpel", "2026-09-09 10:00"),
        (4, "Kurs", "STO-999"),
        (5, "Tidsstämpel", "sent"),
        (6, "Tidsstämpel", "2026-09-08"),
    ] == wrong(report)
    assert {} == office.marks()


def test_who_writes_an_unknown_name_is_a_walk_in_unless_it_is_said_otherwise(office):
    rows = HEAD + "STO-601;2026-09-08 09:55;Kalle Anka\nSTO-601;2026-09-15 10:05;Kalle Anka\n"

    assert [(2, "Namn", "Kalle Anka"), (3, "Namn", "Kalle Anka")] == wrong(
        office.read(rows, dry_run=True, walk_in="nej")
    )
    assert (2, 0, 0, 0) == counts(office.read(rows))
    assert {"Kalle Anka": (2, False)} == office.walk_ins()


def test_an_unknown_key_or_address_is_named(office):
    report = office.read(
        "Kurs;Tidsstämpel;E-post;Nyckel\nSTO-601;2026-09-08 09:55;eva@example.org;\n"
        "STO-601;2026-09-08 09:55;nobody@example.org;\nSTO-601;2026-09-08 09:55;;P9999\n"
    )

    assert [(3, "E-post", "nobody@example.org"), (4, "Nyckel", "P9999")] == wrong(report)
    assert {("Eva Ek", "09-08"): "PRESENT"} == office.marks()


def test_name_key_and_address_are_one_person(office):
    key = next(it.person.key for it in people.search(office.store, LIBRARIAN, "Eva Ek"))
    report = office.read(
        "Kurs;Tidsstämpel;Namn;E-post;Nyckel\nSTO-601;2026-09-08 09:55;Eva Ek;;\n"
        f"STO-601;2026-09-08 10:30;;EVA@example.org;\nSTO-601;2026-09-08 10:40;;;{key}\n"
    )

    assert (1, 0, 2, 0) == counts(report)


def test_without_a_course_it_is_the_one_that_the_person_is_in_that_day(office):
    report = office.read(
        "email,scantime\neva@example.org,2026-09-08 10:05\nbo@example.org,2026-09-16 10:05\n", "scans.csv"
    )

    assert [(3, "email", "bo@example.org")] == wrong(report)
    assert {("Eva Ek", "09-08"): "LATE 5"} == office.marks()


def test_a_status_beside_the_scan_wins_over_the_clock(office):
    office.read(
        "email,scantime,status\neva@example.org,2026-09-08 10:05,P\nbo@example.org,2026-09-08 09:55,L\n", "STO-601.csv"
    )

    assert {("Eva Ek", "09-08"): "PRESENT", ("Bo Al", "09-08"): "LATE"} == office.marks()


def test_date_and_time_may_stand_in_two_columns(office):
    report = office.read(
        "Datum;Tid;Namn\n2026-09-08;9.55;Eva Ek\n2026-09-08;10.20;Bo Al\n2026-09-08;;Per Ås\n2026-09-08;strax;Ida Berg\n",
        course="STO-601",
    )

    assert [(4, "Tid", ""), (5, "Tid", "strax")] == wrong(report)
    assert {("Eva Ek", "09-08"): "PRESENT", ("Bo Al", "09-08"): "LATE 20"} == office.marks()


def test_who_left_early_stays_so_and_who_was_absent_was_not(office):
    rows = HEAD + "STO-601;2026-09-08 09:55;Eva Ek\nSTO-601;2026-09-08 09:55;Bo Al\n"
    office.read("Kurs;Datum;Namn;Märke;Minuter\nSTO-601;8/9;Eva Ek;g;30\nSTO-601;8/9;Bo Al;-;\n")

    assert (0, 1, 1, 0) == counts(office.read(rows))
    assert {("Eva Ek", "09-08"): "LEFT_EARLY 30", ("Bo Al", "09-08"): "PRESENT"} == office.marks()


def test_the_same_list_again_changes_nothing(office):
    rows = HEAD + "STO-601;2026-09-08 10:05;Eva Ek\nSTO-601;2026-09-08 10:05;Kalle Anka\n"
    office.read(rows)

    assert (0, 0, 2, 0) == counts(office.read(rows))

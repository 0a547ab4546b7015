"""Files into the store: what goes in, what comes back, and that the same file again makes no doubles."""

import csv
from pathlib import Path

import pytest
from factories import LIBRARIAN, course, library
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses import clock, demo
from courses.actions import journal
from courses.errors import CoursesError, Refused
from courses.imports import runner
from courses.imports.reader import Options
from courses.model import Actor, Role
from courses.store import courses, people, registers, sessions

SAMPLE = Path(__file__).parents[2] / "db" / "sample"


def write(folder, name, text, encoding="utf-8"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def read(store, folder, kind, text, **options):
    return runner.run(store, LIBRARIAN, kind, write(folder, f"{kind}.csv", text), Options(**options))


def tally(report):
    return (report.created, report.changed, report.unchanged, report.rejected)


PROGRAMME = "kod;titel;slag;anordnare;lokal;veckodag;start;slut;antal gånger;första datum;platser\nK1;Nät;kurs;ABF;Salen;tis;10.00;12.15;3;2026-09-08;2\n"
PEOPLE = "nyckel;förnamn;efternamn;telefon\na;Asta;Ek;0980-319200\nb;Bo;Ek;0980-319201\nc;Cilla;Ek;0980-319202\n"
LOG = "tid;kurs;person;händelse\n2026-08-12 09:00;K1;b;anmälan\n2026-08-11 09:00;K1;a;anmälan\n2026-08-13 09:00;K1;c;anmälan\n2026-08-14 09:00;K1;a;avbokning\n"


def test_a_programme_becomes_courses_with_dates(tmp_path):
    with library(tmp_path) as store:
        report = read(store, tmp_path, "programme", PROGRAMME)

        assert (1, 0, 0, 0) == tally(report)
        k1 = courses.by_code(store, "K1")
        assert ["2026-09-08", "2026-09-15", "2026-09-22"] == [
            s.day.isoformat() for s in sessions.of_course(store, k1.id, clock.now())
        ]


def test_a_room_nobody_has_heard_of_is_put_in_the_register_and_told(tmp_path):
    with library(tmp_path) as store:
        report = read(store, tmp_path, "programme", PROGRAMME)

        assert ["Salen"] == [room.name for room in registers.rooms(store)]
        assert any("Salen" in note for note in report.notes)


@pytest.mark.parametrize("index", range(len(demo.FILES)))
def test_the_same_file_again_makes_no_doubles(tmp_path, index):
    with library(tmp_path) as store:
        for kind, name in demo.FILES[: index + 1]:
            first = runner.run(store, LIBRARIAN, kind, SAMPLE / name, rejected_to=tmp_path / "x.csv")
        kind, name = demo.FILES[index]
        again = runner.run(store, LIBRARIAN, kind, SAMPLE / name, rejected_to=tmp_path / "x.csv")

        assert 0 == first.rejected
        assert (0, 0) == (again.created, again.changed)


def test_a_dry_run_keeps_nothing_and_tells_the_same(tmp_path):
    with library(tmp_path) as store:
        path = write(tmp_path, "p.csv", PROGRAMME)

        dry = runner.preview(store, LIBRARIAN, "programme", path)

        assert 0 == store.value("SELECT count(*) FROM course")
        assert tally(dry) == tally(runner.run(store, LIBRARIAN, "programme", path))


def test_a_log_is_played_in_order_of_time_whatever_the_order_of_its_rows(tmp_path):
    with library(tmp_path) as store:
        for kind, text in (("programme", PROGRAMME), ("people", PEOPLE), ("enrolments", LOG)):
            read(store, tmp_path, kind, text)
        k1 = courses.by_code(store, "K1")

        assert ["Bo Ek", "Cilla Ek"] == [p.name for p in courses.participants(store, LIBRARIAN, k1.id, clock.now())]
        assert [] == courses.waiting_list(store, LIBRARIAN, k1.id, clock.now())


def test_a_second_enrolment_is_refused_told_and_no_error(tmp_path):
    with library(tmp_path) as store:
        for kind, text in (("programme", PROGRAMME), ("people", PEOPLE)):
            read(store, tmp_path, kind, text)

        report = read(store, tmp_path, "enrolments", LOG.replace("2026-08-13 09:00;K1;c", "2026-08-13 09:00;K1;b"))

        assert 0 == report.rejected
        assert 1 == len(report.outcomes)
        assert "Bo Ek" in report.outcomes[0]


def test_an_unknown_person_or_course_is_handed_back_and_the_good_rows_go_in(tmp_path):
    with library(tmp_path) as store:
        for kind, text in (("programme", PROGRAMME), ("people", PEOPLE)):
            read(store, tmp_path, kind, text)

        report = read(
            store, tmp_path, "enrolments", LOG + "2026-08-15 09:00;K9;c;anmälan\n2026-08-15 09:00;K1;zz;anmälan\n"
        )

        assert (4, 2) == (report.created, report.rejected)
        assert {6, 7} == {problem.row for problem in report.problems}


def test_rows_that_come_back_can_be_corrected_and_read_again(tmp_path):
    with library(tmp_path) as store:
        for kind, text in (("programme", PROGRAMME), ("people", PEOPLE)):
            read(store, tmp_path, kind, text)
        report = read(store, tmp_path, "enrolments", LOG.replace("K1;c", "K9;c"))

        with report.rejected_file.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=";"))
        assert 2 == len(rows)
        assert "K9" in " ".join(rows[1])
        corrected = report.rejected_file.read_text(encoding="utf-8-sig").replace(";K9;", ";K1;", 1)
        again = runner.run(store, LIBRARIAN, "enrolments", write(tmp_path, "rättad.csv", corrected))

        assert (1, 0) == (again.created, again.rejected)


def test_marks_are_matched_to_the_courses_own_people(tmp_path):
    with library(tmp_path) as store:
        for kind, text in (("programme", PROGRAMME), ("people", PEOPLE), ("enrolments", LOG)):
            read(store, tmp_path, kind, text)

        report = read(
            store,
            tmp_path,
            "attendance",
            "kurs;datum;namn;närvaro\nK1;2026-09-08;Ek Bo;x\nK1;8/9;Cilla E;s\nK1;2026-09-15;Bo Ek;a\nK1;2026-09-15;Dag Ek;x\n",
        )

        assert (3, 1) == (report.created, report.rejected)
        shown = {
            p.name: (p.attended, p.held)
            for p in courses.participants(store, LIBRARIAN, courses.by_code(store, "K1").id, clock.now())
        }
        assert {"Bo Ek": (1, 1), "Cilla Ek": (1, 1)} == shown


def test_head_counts_make_a_session_held(tmp_path):
    with library(tmp_path) as store:
        read(store, tmp_path, "programme", PROGRAMME.replace(";kurs;", ";drop-in;"))

        read(
            store, tmp_path, "attendance", "kurs;datum;besökare;varav under 18\nK1;2026-09-08;0;0\nK1;2026-09-15;7;2\n"
        )

        assert 2 == courses.summaries(store, clock.now())[0].sessions_held


def test_changes_are_applied_once(tmp_path):
    changes = "kurs;datum;ändring;nytt datum;orsak\nK1;2026-09-08;inställt;;sjuk\nK1;2026-09-15;flyttat;2026-09-17;\nK1;2026-10-01;extra;;\n"
    with library(tmp_path) as store:
        read(store, tmp_path, "programme", PROGRAMME)

        first, again = read(store, tmp_path, "changes", changes), read(store, tmp_path, "changes", changes)

        assert (3, 0) == (first.changed, again.changed)
        chain = [
            (s.number, s.day.isoformat())
            for s in sessions.of_course(store, courses.by_code(store, "K1").id, clock.now())
        ]
        assert [(None, "2026-09-08"), (1, "2026-09-17"), (2, "2026-09-22"), (3, "2026-10-01")] == chain


def test_a_moved_session_may_be_written_with_the_date_it_came_from(tmp_path):
    with library(tmp_path) as store:
        read(store, tmp_path, "programme", PROGRAMME)

        report = read(
            store, tmp_path, "changes", "course;date;change;reason;from_date\nK1;2026-09-17;moved;;2026-09-15\n"
        )

        assert 0 == report.rejected
        days = [s.day.isoformat() for s in sessions.of_course(store, courses.by_code(store, "K1").id, clock.now())]
        assert ["2026-09-08", "2026-09-17", "2026-09-22"] == days


def test_people_without_keys_are_known_again_by_what_is_said_of_them(tmp_path):
    text = "namn;född;telefon\nAsta Ek;1948;0980-319200\nAsta Ek;1950;0980-319200\nLars Alm;;\nLars Alm;;\n"
    with library(tmp_path) as store:
        first, again = read(store, tmp_path, "people", text), read(store, tmp_path, "people", text)

        assert (4, 0) == (first.created, again.created)


def test_a_protected_person_is_kept_under_an_alias(tmp_path):
    with library(tmp_path) as store:
        read(store, tmp_path, "people", "nyckel;förnamn;efternamn;telefon;skyddad\nx;Hemlig;Person;0980-319299;ja\n")

        assert ["Deltagare 1"] == [hit.person.name for hit in people.search(store, LIBRARIAN, "")]
        assert [] == people.search(store, LIBRARIAN, "hemlig")
        assert [] == people.search(store, LIBRARIAN, "319299")


def test_one_undo_takes_a_whole_import_back(tmp_path):
    with library(tmp_path) as store:
        read(store, tmp_path, "people", PEOPLE)

        journal.undo(store, LIBRARIAN)

        assert 0 == people.count(store)


def test_a_stopped_import_keeps_nothing(tmp_path):
    class Stopped(Exception):
        pass

    def stop(done, _total):
        if done:
            raise Stopped

    with library(tmp_path) as store, pytest.raises(Stopped):
        runner.run(store, LIBRARIAN, "people", write(tmp_path, "p.csv", PEOPLE), progress=stop)
    with library(tmp_path) as store:
        assert 0 == people.count(store)


def test_a_leader_may_not_import(tmp_path):
    with library(tmp_path) as store, pytest.raises(Refused):
        runner.run(store, Actor("Lo", Role.LEADER), "people", write(tmp_path, "p.csv", PEOPLE))


def test_rooms_of_the_same_name_are_told_apart_by_the_municipality(tmp_path):
    rooms = "lokal;ställe;kommun\neRUM;Storuman;Storuman\neRUM;Åsele;Åsele\n"
    with library(tmp_path) as store:
        read(store, tmp_path, "rooms", rooms)

        asked = read(store, tmp_path, "programme", PROGRAMME.replace("Salen", "eRUM"))
        told = read(
            store, tmp_path, "programme", PROGRAMME.replace("Salen", "eRUM"), constants={"municipality": "Åsele"}
        )

        assert (1, 1) == (asked.rejected, told.created)


def test_another_room_brings_back_a_date_on_which_the_own_room_is_closed(tmp_path):
    closures = "från;till;gäller;typ;orsak\n2026-09-15;2026-09-15;Salen;lokal stängd;målning\n"
    with library(tmp_path) as store:
        read(store, tmp_path, "rooms", "lokal;ställe;kommun\nSalen;Storuman;Storuman\nStora;Storuman;Storuman\n")
        read(store, tmp_path, "closures", closures.replace("Salen", "Storuman: Salen"))
        read(store, tmp_path, "programme", PROGRAMME)
        before = [s.day.isoformat() for s in sessions.of_course(store, courses.by_code(store, "K1").id, clock.now())]
        read(store, tmp_path, "changes", "kurs;datum;ändring\nK1;2026-09-15;ny lokal: Stora\n")
        after = [s.day.isoformat() for s in sessions.of_course(store, courses.by_code(store, "K1").id, clock.now())]

        assert ["2026-09-08", "2026-09-22", "2026-09-29"] == before
        assert ["2026-09-08", "2026-09-15", "2026-09-22"] == after


KINDS = [kind for kind, _name in demo.FILES]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(KINDS),
    content=st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")),
)
def test_no_file_whatever_gives_anything_but_a_report_or_a_told_error(tmp_path, kind, content):
    with library(tmp_path) as store:
        course(store) if not store.value("SELECT 1 FROM course") else None
        path = tmp_path / "vad som helst.csv"
        path.write_bytes(content)

        try:
            runner.run(store, LIBRARIAN, kind, path)
        except CoursesError as error:
            assert error.message


ROOMS = "lokal;ställe\nSalen;Ekby\nLilla;Vik\n"


@pytest.mark.parametrize("where", ["Ekby", "Ekby bibliotek", "alla", "Ekby: Salen", "Salen"])
def test_a_closure_holds_where_the_office_says_in_its_own_words(tmp_path, where):
    with library(tmp_path) as store:
        read(store, tmp_path, "rooms", ROOMS)
        read(store, tmp_path, "closures", f"datum;gäller;typ\n2026-09-15;{where};stängt\n")
        read(store, tmp_path, "programme", PROGRAMME)

        days = [s.day.isoformat() for s in sessions.of_course(store, courses.by_code(store, "K1").id, clock.now())]
        assert ["2026-09-08", "2026-09-22", "2026-09-29"] == days


IN_ONE_MUNICIPALITY = "lokal;ställe;kommun\nSalen;Ekby;Ekby\nLilla;Vik;Ekby\nStora;Näs;Sunne\n"


@pytest.mark.parametrize(
    ("heading", "where", "expected"),
    [
        ("gäller", "Ekby", ("", "Ekby")),
        ("gäller", "Ekby kommun", ("Ekby", "")),
        ("gäller", "hela Ekbys kommun", ("Ekby", "")),
        ("gäller", "Sunne", ("Sunne", "")),
        ("kommun", "Ekby", ("Ekby", "")),
        ("kommun", "Ekby kommun", ("Ekby", "")),
    ],
)
def test_a_school_break_holds_for_a_municipality_or_for_a_place(tmp_path, heading, where, expected):
    with library(tmp_path) as store:
        read(store, tmp_path, "rooms", IN_ONE_MUNICIPALITY)
        read(store, tmp_path, "closures", f"datum;{heading};typ\n2026-09-15;{where};skollov\n")

        assert [expected] == [(it.municipality, it.place) for it in registers.closures(store)]


def test_a_closure_that_would_hold_nowhere_is_handed_back(tmp_path):
    with library(tmp_path) as store:
        read(store, tmp_path, "rooms", ROOMS)

        assert 1 == read(store, tmp_path, "closures", "datum;gäller;typ\n2026-09-15;Nånstans;stängt\n").rejected


def test_a_closure_in_a_planned_term_is_told_of_and_moves_nothing(tmp_path):
    with library(tmp_path) as store:
        read(store, tmp_path, "programme", PROGRAMME.replace("2026-09-08", "2026-12-01"))

        report = read(store, tmp_path, "closures", "datum;gäller;typ;orsak\n2026-12-08;alla;stängt;inventering\n")

        assert any("K1" in note and "2026-12-08" in note for note in report.notes)


def test_two_people_with_the_same_key_are_not_made_one(tmp_path):
    with library(tmp_path) as store:
        report = read(store, tmp_path, "people", "nyckel;förnamn;efternamn\n31;Anna;Ek\n31;Bo;Ask\n")

        assert (1, 1) == (report.created, report.rejected)
        assert 1 == read(store, tmp_path, "people", "nyckel;förnamn;efternamn\n31;Cia;Alm\n").rejected


def test_two_courses_with_the_same_code_are_not_made_one(tmp_path):
    with library(tmp_path) as store:
        report = read(
            store, tmp_path, "programme", PROGRAMME + "k-1;Annat;kurs;ABF;Salen;ons;10.00;12.15;3;2026-09-09;2\n"
        )

        assert (1, 1) == (report.created, report.rejected)


def test_two_marks_of_one_person_that_say_different_things_are_told(tmp_path):
    with library(tmp_path) as store:
        for kind, text in (("programme", PROGRAMME), ("people", PEOPLE), ("enrolments", LOG)):
            read(store, tmp_path, kind, text)

        report = read(
            store, tmp_path, "attendance", "kurs;datum;person;närvaro\nK1;2026-09-08;b;x\nK1;2026-09-08;b;-\n"
        )

        assert (1, 1) == (report.created, report.rejected)


def test_enrolled_cancelled_and_enrolled_again_on_one_day_are_three_events(tmp_path):
    log = "datum;kurs;person;händelse\n2026-08-12;K1;a;anmälan\n2026-08-12;K1;a;avbokning\n2026-08-12;K1;a;anmälan\n"
    with library(tmp_path) as store:
        for kind, text in (("programme", PROGRAMME), ("people", PEOPLE)):
            read(store, tmp_path, kind, text)

        first, again = read(store, tmp_path, "enrolments", log), read(store, tmp_path, "enrolments", log)

        assert (3, 0) == (first.created, again.created)
        assert ["Asta Ek"] == [
            p.name for p in courses.participants(store, LIBRARIAN, courses.by_code(store, "K1").id, clock.now())
        ]


def test_a_row_with_only_a_name_is_the_one_of_that_name_in_the_register(tmp_path):
    with library(tmp_path) as store:
        for kind, text in (("programme", PROGRAMME), ("people", PEOPLE)):
            read(store, tmp_path, kind, text)

        read(store, tmp_path, "enrolments", "tid;kurs;namn;händelse\n2026-08-12 09:00;K1;Bo Ek;anmälan\n")

        assert 3 == people.count(store)


def test_changes_may_stand_in_any_order(tmp_path):
    changes = "kurs;datum;ändring;nytt datum\nK1;2026-09-17;inställt;\nK1;2026-09-15;flyttat;2026-09-17\n"
    with library(tmp_path) as store:
        read(store, tmp_path, "programme", PROGRAMME)

        assert (2, 0) == (lambda report: (report.changed, report.rejected))(read(store, tmp_path, "changes", changes))


def test_a_day_that_does_not_exist_is_told_and_the_rest_goes_in(tmp_path):
    with library(tmp_path) as store:
        report = read(store, tmp_path, "closures", "datum;gäller;typ\n0/9;alla;stängt\n2026-09-15;alla;stängt\n")

        assert (1, 1) == (report.created, report.rejected)


def test_names_with_the_family_name_first_and_a_comma_are_matched(tmp_path):
    with library(tmp_path) as store:
        for kind, text in (("programme", PROGRAMME), ("people", PEOPLE), ("enrolments", LOG)):
            read(store, tmp_path, kind, text)

        report = read(
            store, tmp_path, "attendance", "Kurs;K1\n\nNamn;2026-09-08;2026-09-15\nEk, Bo;x;F\nEk, Cilla;x;x\n"
        )

        assert (4, 0) == (report.created, report.rejected)


def test_a_session_may_be_named_by_its_date_or_its_number(tmp_path):
    with library(tmp_path) as store:
        for kind, text in (("programme", PROGRAMME), ("people", PEOPLE), ("enrolments", LOG)):
            read(store, tmp_path, kind, text)

        report = read(
            store, tmp_path, "attendance", "course;session;person;mark\nK1;2026-09-08;b;present\nK1;2;b;present\n"
        )

        assert (2, 0) == (report.created, report.rejected)

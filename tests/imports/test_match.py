"""Who the rows of a file are about: known, new, unclear until somebody decides, and the same from whatever files."""

import csv

import pytest
from factories import LIBRARIAN, course, library

from courses import clock
from courses.actions import journal
from courses.errors import Invalid, NotFound
from courses.imports import decisions, mapping_file, runner
from courses.imports.match_report import Led, Verdict
from courses.imports.reader import Options
from courses.imports.runner import FileIn
from courses.store import courses, import_runs, people

HEAD = "tid;kurs;vad;förnamn;efternamn;född;telefon;e-post;tillsammans med;övrigt\n"


def row(at, name, *, what="anmälan", born="", phone="", mail="", party="", notes="", code="STO-601"):
    given, _space, family = name.rpartition(" ")
    return f"2026-08-{at};{code};{what};{given};{family};{born};{phone};{mail};{party};{notes}\n"


def file(folder, *rows, name="lista.csv", head=HEAD):
    path = folder / name
    path.write_text(head + "".join(rows), encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path):
    """A library with one course of two seats."""
    with library(tmp_path) as opened:
        course(opened, seats=2)
        yield opened


def read(store, folder, *rows, **more):
    return runner.run(store, LIBRARIAN, "enrolments", file(folder, *rows), **more)


def verdicts(report):
    return [it.verdict for it in report.matches.rows]


def led(report):
    return [it.led for it in report.matches.rows]


def names(store):
    return sorted(hit.person.name for hit in people.search(store, LIBRARIAN, ""))


def seated(store):
    code = courses.by_code(store, "STO-601")
    return [it.name for it in courses.participants(store, LIBRARIAN, code.id, clock.now())]


# Who it is


def test_the_same_name_and_phone_is_one_person_and_both_phones_are_kept(store, tmp_path):
    report = read(
        store,
        tmp_path,
        row("10 09:00", "Gun-Maj Ek", phone="0980-319297", mail="gm@example.org"),
        row("11 09:00", "GUNMAJ EK", phone="070-1740605", mail="gm@example.org", what="intresse"),
    )

    assert [Verdict.NEW, Verdict.SAME] == verdicts(report)
    (hit,) = people.search(store, LIBRARIAN, "")
    kept = people.get(store, LIBRARIAN, hit.person.id)
    assert {"0980319297", "0701740605"} == {"".join(filter(str.isdecimal, it)) for it in (kept.phone, kept.other_phone)}


def test_a_couple_that_shares_a_phone_is_two_people(store, tmp_path):
    report = read(
        store,
        tmp_path,
        row("10 09:00", "Ingrid Ek", born="1950", phone="0980-319216"),
        row("10 09:01", "Ingvar Ek", born="1948", phone="0980-319216"),
    )

    assert ["Ingrid Ek", "Ingvar Ek"] == names(store)
    assert [Verdict.NEW, Verdict.DIFFERENT] == verdicts(report)


def test_the_same_name_and_nothing_else_counts_as_two_until_somebody_decides(store, tmp_path):
    first = row("10 09:00", "Maria Ek", born="1949", phone="0980-319293")
    second = row("11 09:00", "Maria Ek", what="intresse")

    report = read(store, tmp_path, first, second)

    assert ["lista 3"] == [it.reference for it in report.matches.undecided]
    assert ["Maria Ek", "Maria Ek"] == names(store)


def test_a_decision_makes_two_rows_one_person(store, tmp_path):
    first = row("10 09:00", "Maria Ek", born="1949", phone="0980-319293")
    second = row("11 09:00", "Maria Ek", what="intresse")

    report = read(store, tmp_path, first, second, decisions=decisions.said(["lista 3=lista 2"], [], []))

    assert ["Maria Ek"] == names(store)
    assert [] == report.matches.undecided


def test_a_decision_may_make_somebody_new_of_a_row_or_leave_it_out(store, tmp_path):
    same = [row(f"1{n} 09:00", "Maria Ek", phone="0980-319293") for n in range(3)]

    report = read(store, tmp_path, *same, decisions=decisions.said([], ["lista 3"], ["lista 4"]))

    assert ["Maria Ek", "Maria Ek"] == names(store)
    assert [Led.SEAT, Led.SEAT, Led.LEFT_OUT] == led(report)


def test_a_decision_that_names_nobody_is_refused_and_nothing_is_written(store, tmp_path):
    with pytest.raises(NotFound):
        read(store, tmp_path, row("10 09:00", "Maria Ek"), decisions=decisions.said(["lista 2=P9999"], [], []))

    assert [] == names(store)


def test_decisions_are_read_from_a_report_with_a_filled_column(tmp_path):
    path = tmp_path / "rapport.csv"
    path.write_text(
        "reference;name;decision\ndisk 2;A;ny\ndisk 3;B;P0012\ndisk 4;C;utelämna\ndisk 5;D;\n", encoding="utf-8"
    )

    found = decisions.read(path)

    assert {"disk 2": "new", "disk 3": "same P0012", "disk 4": "leave-out"} == {
        k: it.written for k, it in found.items()
    }


def test_a_number_taken_from_the_row_above_by_a_mark_is_nobody_elses(store, tmp_path):
    head = HEAD.replace("född", "personnummer")
    path = file(
        tmp_path,
        row("10 09:00", "Kurt Ek", born="19520304-1594", phone="0980-319280"),
        row("10 09:00", "Ann-Britt Ek", born='"-""-"', phone='"-""-"'),
        head=head,
    )

    report = runner.run(store, LIBRARIAN, "enrolments", path)

    assert ["Ann-Britt Ek", "Kurt Ek"] == names(store)
    assert [("lista 2", "lista 3", "SAME_NUMBER_OTHER_NAME")] == [
        (it.one, it.other, it.reason) for it in report.matches.pairs
    ]


def test_a_protected_person_stands_under_alias_in_every_row(store, tmp_path):
    report = read(
        store,
        tmp_path,
        row("10 09:00", "Hemlig Ek", born="1979-02-14", phone="0980-319297"),
        row(
            "11 09:00",
            "Hemlig Ek",
            born="1979-02-14",
            what="intresse",
            notes="SKYDDADE PERSONUPPGIFTER - skriv Deltagare 7",
        ),
    )

    assert ["Deltagare 7"] == names(store)
    assert ["Deltagare 7", "Deltagare 7"] == [it.name for it in report.matches.rows]
    assert ["", ""] == [it.details for it in report.matches.rows]


def test_a_file_that_has_only_names_is_about_those_of_these_names(store, tmp_path):
    read(store, tmp_path, row("10 09:00", "Maria Ek", born="1949", phone="0980-319293"))

    path = file(tmp_path, "2026-08-12;STO-601;avbokning;Maria Ek\n", name="b.csv", head="datum;kurs;vad;namn\n")
    report = runner.run(store, LIBRARIAN, "enrolments", path)

    assert [Led.SEAT_FREE] == led(report)
    assert ["Maria Ek"] == names(store)


# What it leads to


def test_a_cancellation_of_somebody_who_is_not_there_comes_back(store, tmp_path):
    report = read(store, tmp_path, row("10 09:00", "Maria Ek", what="avbokning"))

    assert ([Led.NOT_ENROLLED], 1) == (led(report), report.rejected)


def test_a_cancellation_that_fits_two_of_a_name_is_decided_by_somebody(store, tmp_path):
    two = [row("10 09:00", "Per Ek", born="1944"), row("10 10:00", "Per Ek", born="1971")]
    gone = row("11 09:00", "Per Ek", what="avbokning")

    assert Led.SEVERAL is led(read(store, tmp_path, *two, gone))[-1]
    report = read(store, tmp_path, gone.replace("avbokning;Per;Ek;", "avbokning;Per;Ek;1971"))
    assert [Led.SEAT_FREE] == led(report)


def test_the_party_of_those_who_name_each_other_waits_whole(store, tmp_path):
    report = read(
        store,
        tmp_path,
        row("10 09:00", "Ada Ek", phone="0980-319201"),
        row("10 10:00", "Bo Alm", phone="0980-319202", party="Cia"),
        row("10 10:05", "Cia Alm", phone="0980-319202", born="1950"),
    )

    assert [Led.SEAT, Led.PARTY_WAITING, Led.PARTY_WAITING] == led(report)
    assert ("lista 3", "lista 4") == report.matches.rows[1].party


@pytest.mark.parametrize("what", ["erbjuden", "bekräftad", "tackar nej", "kom aldrig", "avbrott"])
def test_whatever_a_row_says_has_happened_is_told_of_it(store, tmp_path, what):
    report = read(store, tmp_path, row("10 09:00", "Ada Ek", phone="0980-319201"), row("11 09:00", "Ada Ek", what=what))

    assert all(it.led is not None for it in report.matches.rows) or report.problems


# Again, and in another order


def test_the_same_file_again_changes_nothing_and_is_told(store, tmp_path):
    rows = (row("10 09:00", "Maria Ek", phone="0980-319293"), row("11 09:00", "Maria Ek", what="intresse"))
    read(store, tmp_path, *rows)

    again = read(store, tmp_path, *rows)

    assert (0, 0, 2) == (again.created, again.changed, again.unchanged)
    assert "lista.csv" in again.before[0]
    assert 1 == len(import_runs.recent(store, LIBRARIAN))


def test_a_file_without_times_changes_nothing_another_day(store, tmp_path, monkeypatch):
    path = file(tmp_path, "STO-601;Ada Ek;0980-319201\nSTO-601;Bo Ek;0980-319202\n", head="kurs;namn;telefon\n")
    runner.run(store, LIBRARIAN, "enrolments", path)
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-12-01T10:00")

    again = runner.run(store, LIBRARIAN, "enrolments", path)

    assert (0, 0) == (again.created, again.changed)


def test_the_same_file_through_another_mapping_changes_nothing(store, tmp_path):
    path = file(tmp_path, row("10 09:00", "Ada Ek", phone="0980-319201"))
    runner.run(store, LIBRARIAN, "enrolments", path)

    again = runner.run(store, LIBRARIAN, "enrolments", path, Options(mapping={"phone": "", "time": ""}))

    assert (0, 0, ["Ada Ek"]) == (again.created, again.changed, names(store))


ONE = (row("10 09:00", "Ada Ek", phone="0980-319201"), row("14 09:00", "Bo Ek", what="avbokning"))
OTHER = (
    row("10 08:00", "Bo Ek", phone="0980-319202"),
    row("11 09:00", "Cia Alm", phone="0980-319203", party="Dag"),
    row("11 09:10", "Dag Alm", phone="0980-319204"),
    row("12 09:00", "ADA EK", phone="0980-319201", what="avbokning"),
)


@pytest.mark.parametrize("order", [("b.csv", "a.csv"), ("a.csv", "b.csv")])
def test_files_one_after_the_other_lead_to_the_same_as_in_one_go(store, tmp_path, order):
    files = {"a.csv": file(tmp_path, *ONE, name="a.csv"), "b.csv": file(tmp_path, *OTHER, name="b.csv")}

    for name in order:
        runner.run(store, LIBRARIAN, "enrolments", files[name])

    assert ["Cia Alm", "Dag Alm"] == seated(store)


def test_several_files_are_one_deed_and_one_undo(store, tmp_path):
    files = [FileIn(file(tmp_path, *ONE, name="a.csv")), FileIn(file(tmp_path, *OTHER, name="b.csv"))]

    report = runner.run_all(store, LIBRARIAN, "enrolments", files)

    assert (0, ["Cia Alm", "Dag Alm"]) == (report.rejected, seated(store))
    journal.undo(store, LIBRARIAN)
    assert ([], []) == (names(store), import_runs.recent(store, LIBRARIAN))


def test_two_files_of_one_name_are_refused(store, tmp_path):
    path = file(tmp_path, *ONE)

    with pytest.raises(Invalid):
        runner.run_all(store, LIBRARIAN, "enrolments", [FileIn(path), FileIn(path)])


# What is said of files beside their rows


def test_a_file_of_mappings_says_how_each_file_is_read(tmp_path):
    path = tmp_path / "m.json"
    path.write_text('{"webb*.csv": {"map": {"email": "E-postadress"}, "set": {"channel": "webb"}}}', encoding="utf-8")

    said = mapping_file.read(path)

    assert {"channel": "webb"} == mapping_file.of(said, tmp_path / "webb1.csv").constants
    assert mapping_file.of(said, tmp_path / "disk.csv") is None


@pytest.mark.parametrize("text", ["[]", "{", '{"a.csv": {"what": 1}}'])
def test_a_file_of_mappings_that_is_none_is_refused(tmp_path, text):
    path = tmp_path / "m.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(Invalid):
        mapping_file.read(path)


def test_the_rows_handed_back_hold_what_they_were(store, tmp_path):
    report = read(store, tmp_path, row("10 09:00", "Ada Ek", code="STO-999"))

    with report.rejected_file.open(encoding="utf-8-sig", newline="") as made:
        assert "STO-999" in list(csv.reader(made, delimiter=";"))[1]


def test_a_log_of_everything_that_happened_is_played_and_each_row_told(store, tmp_path):
    head = "time,course,person,event,until\n"
    told = {
        "2026-08-01T09:00:00,STO-601,Anna,ENROL,": Led.SEAT,
        "2026-08-01T09:00:01,STO-601,Bo,ENROL,": Led.SEAT,
        "2026-08-01T09:00:02,STO-601,Cia,ENROL,": Led.WAITING,
        "2026-08-01T09:00:03,STO-601,Dan,INTEREST,": Led.INTEREST,
        "2026-08-02T09:00:00,STO-601,Anna,CONFIRM,": Led.CONFIRMED,
        "2026-08-03T09:00:00,STO-601,Anna,CANCEL,": Led.SEAT_FREE,
        "2026-08-03T10:00:00,STO-601,Cia,CONFIRM,": Led.CONFIRMED,
        "2026-08-04T09:00:00,STO-601,Bo,NO_SHOW,": Led.NO_SHOW,
        "2026-08-05T09:00:00,STO-601,Dan,OFFER,2026-08-06T09:00:00": Led.OFFERED,
        "2026-08-05T10:00:00,STO-601,Dan,ACCEPT,": Led.SEAT,
        "2026-08-06T09:00:00,STO-601,Dan,TRANSFER,": Led.TRANSFERRED,
        "2026-08-07T09:00:00,STO-601,Dan,CANCEL,": Led.NOT_ENROLLED,
    }

    report = runner.run(store, LIBRARIAN, "enrolments", file(tmp_path, *(f"{it}\n" for it in told), head=head))

    assert list(told.values()) == led(report)
    assert ["Cia"] == seated(store)


def test_who_is_called_new_is_remembered_as_not_the_one_they_are_like(store, tmp_path):
    read(store, tmp_path, row("12 10:00", "Maria Sandström", born="1949", phone="0980-31 92 93"))
    again = file(tmp_path, row("13 10:00", "Maria Sandström"), name="andra.csv")
    asked = runner.run(store, LIBRARIAN, "enrolments", again, dry_run=True).matches.rows[0]
    said = decisions.said([], [asked.reference], [])

    runner.run(store, LIBRARIAN, "enrolments", again, decisions=said)

    assert [("P0001", "P0002")] == [
        (one.key, other.key) for one, other in ((hit[0].person, hit[1].person) for hit in apart(store))
    ]
    assert ["Maria Sandström", "Maria Sandström"] == names(store)
    journal.undo(store, LIBRARIAN)
    assert [] == apart(store)


def apart(store):
    """Returns the pairs that are noted as not the same."""
    hits = {hit.person.id: hit for hit in people.search(store, LIBRARIAN, "")}
    found = store.query("SELECT one_id, other_id FROM not_same")
    return [(hits[row["one_id"]], hits[row["other_id"]]) for row in found]


def test_people_who_all_have_a_family_name_only_are_read_in(store, tmp_path):
    path = tmp_path / "efternamn.csv"
    path.write_text("Nyckel;Efternamn\nA1;Ek\nA2;Alm\n", encoding="utf-8")

    assert 2 == runner.run(store, LIBRARIAN, "people", path).created
    assert ["Alm", "Ek"] == names(store)


def test_what_cannot_happen_to_somebody_takes_them_out_of_nothing(store, tmp_path):
    rows = (
        row("12 06:54", "Anna Ekbom", what="intresse"),
        row("21 02:17", "Anna Ekbom", what="uteblev"),
        row("22 16:38", "Anna Ekbom", what="avanmälan"),
    )

    assert [Led.INTEREST, Led.REFUSED] == led(read(store, tmp_path, *rows))[:2]
    assert ["CANCELLED"] == [it["status"] for it in store.query("SELECT status FROM enrolment")]


def test_who_enrolled_again_after_what_another_file_cancels_is_cancelled_by_its_next_row(store, tmp_path):
    read(store, tmp_path, *(row(at, "Anna Ekbom", phone="0980-319201") for at in ("12 10:00", "14 10:00")))
    cancelled = (row("13 10:00", "Anna Ekbom", what="avanmälan"), row("16 10:00", "Anna Ekbom", what="avanmälan"))

    assert 0 == runner.run(store, LIBRARIAN, "enrolments", file(tmp_path, *cancelled, name="annan.csv")).rejected
    assert ["CANCELLED"] == [it["status"] for it in store.query("SELECT status FROM enrolment")]

"""`kursverkstad export`: what is written, where, for whom, and what is refused."""

import os
import stat

import factories
import icalendar
import openpyxl
import pytest

from courses.errors import Exit


def events(path):
    """Returns the events of a calendar file."""
    return icalendar.Calendar.from_ical(path.read_bytes()).events


def test_a_course_becomes_a_calendar(kursverkstad, evening, tmp_path):
    told = kursverkstad("export", "ical", "--course", "601", "-o", tmp_path / "k.ics")

    assert 0 == told.code, told.err
    assert 8 == len(events(tmp_path / "k.ics"))
    assert f"{tmp_path / 'k.ics'} (8" in told.out


def test_a_folder_gets_a_file_of_its_own_name(kursverkstad, evening, tmp_path):
    (tmp_path / "ut").mkdir()

    assert 0 == kursverkstad("export", "ical", "--course", "601", "-o", tmp_path / "ut").code
    assert ["sto-601-internet-for-nyborjare.ics"] == [it.name for it in (tmp_path / "ut").iterdir()]


@pytest.mark.parametrize(
    "words,count",
    [
        ((), 8),
        (("--term", "HT 2026"), 8),
        (("--term", "vt27"), 0),
        (("--from", "2026-10-20"), 2),
        (("--from", "2026-09-08", "--to", "2026-09-15"), 2),
        (("--person", "ada"), 8),
        (("--person", "cleo"), 0),
    ],
    ids=str,
)
def test_a_calendar_has_what_is_asked_for(kursverkstad, evening, tmp_path, words, count):
    told = kursverkstad("export", "ical", *words, "-o", tmp_path / "k.ics")

    assert 0 == told.code, told.err
    assert count == len(events(tmp_path / "k.ics"))


def test_a_room_s_and_a_leader_s_calendar(kursverkstad, office, tmp_path):
    def work(store):
        store.db["room"].insert_all(
            {"id": n, "uid": f"r{n}", "name": "eRUM", "place": place} for n, place in ((1, "Storuman"), (2, "Åsele"))
        )
        store.db["leader"].insert({"id": 1, "uid": "l", "name": "Maud Lind", "signature": "ML"})
        factories.course(store, room_id=1, count=3)
        factories.course(store, code="STO-602", room_id=2, count=2, leader_ids=(1,))

    office(work)

    assert 0 == kursverkstad("export", "ical", "--room", "Storuman: eRUM", "-o", tmp_path / "r.ics").code
    assert 0 == kursverkstad("export", "ical", "--leader", "ml", "-o", tmp_path / "l.ics").code
    assert (3, 2) == (len(events(tmp_path / "r.ics")), len(events(tmp_path / "l.ics")))
    assert Exit.INVALID == kursverkstad("export", "ical", "--room", "eRUM", "-o", tmp_path / "x.ics").code
    assert Exit.NOT_FOUND == kursverkstad("export", "ical", "--leader", "Ingen", "-o", tmp_path / "x.ics").code


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "words,into,rows", [((), "programme", 1), (("--sessions",), "changes", 8)], ids=["courses", "sessions"]
)
def test_what_is_written_is_read_in_again_as_before(kursverkstad, evening, tmp_path, kind, words, into, rows):
    path = tmp_path / f"ut.{kind}"
    assert 0 == kursverkstad("export", kind, *words, "-o", path).code
    told = kursverkstad("import", into, path, "--json")

    assert 0 == told.code, told.err
    assert (0, 0, rows, 0) == tuple(told.json[name] for name in ("created", "changed", "unchanged", "rejected"))


def test_a_workbook_can_be_opened(kursverkstad, evening, tmp_path):
    kursverkstad("export", "xlsx", "-o", tmp_path / "p.xlsx")

    assert "STO-601" == openpyxl.load_workbook(tmp_path / "p.xlsx").active.cell(2, 1).value


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_only_a_personal_file_is_private(kursverkstad, evening, tmp_path):
    before = os.umask(0o022)
    try:
        kursverkstad("export", "ical", "--person", "ada", "-o", tmp_path / "ada.ics")
        kursverkstad("export", "ical", "-o", tmp_path / "alla.ics")
    finally:
        os.umask(before)

    assert (0o600, 0o644) == (mode(tmp_path / "ada.ics"), mode(tmp_path / "alla.ics"))


def test_a_personal_export_is_in_the_journal(kursverkstad, evening, tmp_path):
    kursverkstad("export", "csv", "--sessions", "--person", "ada", "-o", tmp_path / "ada.csv")

    assert "Ada Ek" in kursverkstad("journal", "--json", "--limit", "1").json[0]["deed"]


def test_a_file_that_is_there_is_not_replaced_unasked(kursverkstad, evening, tmp_path):
    (tmp_path / "k.ics").write_text("mitt")
    before = len(kursverkstad("journal", "--json").json)

    assert Exit.REFUSED == kursverkstad("export", "ical", "--person", "ada", "-o", tmp_path / "k.ics").code
    assert "mitt" == (tmp_path / "k.ics").read_text()
    assert before == len(kursverkstad("journal", "--json").json)
    assert 0 == kursverkstad("export", "ical", "-o", tmp_path / "k.ics", "--force").code
    assert 8 == len(events(tmp_path / "k.ics"))


def test_nothing_half_written_is_left(kursverkstad, evening, tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)

    assert Exit.INVALID == kursverkstad("export", "ical", "-o", tmp_path / "k.ics").code
    assert ["data"] == [it.name for it in tmp_path.iterdir()]


@pytest.mark.parametrize(
    "words,code",
    [
        (("--course", "601", "--room", "x"), Exit.USAGE),
        (("--term", "HT 2026", "--from", "2026-09-01"), Exit.USAGE),
        (("--from", "2026-10-01", "--to", "2026-09-01"), Exit.INVALID),
        (("--term", "sommaren"), Exit.INVALID),
        (("--course", "999"), Exit.NOT_FOUND),
        (("--person", "ingen"), Exit.NOT_FOUND),
        (("-o", "finns/inte/k.ics"), Exit.INVALID),
    ],
    ids=str,
)
def test_what_cannot_be_is_told(kursverkstad, evening, tmp_path, monkeypatch, words, code):
    monkeypatch.chdir(tmp_path)

    assert code == kursverkstad("export", "ical", *words).code
    assert ["data"] == [it.name for it in tmp_path.iterdir()]


def test_who_may_not_see_people_exports_none(kursverkstad, evening, tmp_path):
    assert 0 == kursverkstad("user", "add", "Maja", "--role", "librarian").code
    assert 0 == kursverkstad("user", "add", "Kim", "--role", "reader").code
    assert 0 == kursverkstad("user", "add", "Siv", "--role", "coordinator").code
    by_person = ("export", "ical", "--person", "ada", "-o", tmp_path / "k.ics")

    assert Exit.REFUSED == kursverkstad("--as", "Kim", *by_person).code
    assert 0 == kursverkstad("--as", "Siv", *by_person).code


def test_json_of_a_course_says_what_its_table_says(kursverkstad, office):
    def work(store):
        store.db["organisation"].insert({"id": 900, "uid": "o", "code": "KOF", "name": "Kultur", "kind": "OTHER"})
        factories.course(store, code="J-1", slot_minutes=30, kb_category="113", co_organiser_ids=(900,))

    office(work)
    told = kursverkstad("course", "J-1", "--json").json

    expected = (30, "113", None, None, ["Kultur"])
    names = ("slot_minutes", "kb_category", "certificate_threshold", "decision_date", "co_organisers")
    assert expected == tuple(told[name] for name in names)

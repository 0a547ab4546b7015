"""The command line tells clashes, who can lead, which room, staff hours."""

from datetime import date, time

import factories
import pytest
from factories import LIBRARIAN

from courses.actions import registers
from courses.actions.register_drafts import EquipmentDraft, LeaderDraft, RoomDraft


@pytest.fixture
def clash_ridden(office):
    """Makes A-1 and B-1 in one room with one leader, on the same two Tuesdays."""

    def work(store):
        room = registers.add(
            store, LIBRARIAN, RoomDraft(name="Salen", place="Storuman", municipality="Storuman", seats=20)
        )
        leader = registers.add(store, LIBRARIAN, LeaderDraft(name="Anna Ek", signature="AE"))
        registers.add(store, LIBRARIAN, LeaderDraft(name="Bo Ek"))
        registers.add(store, LIBRARIAN, EquipmentDraft(name="Surfplatta", code="T1"))
        for code, start in (("A-1", time(10)), ("B-1", time(11))):
            factories.course(store, code=code, start=start, count=2, room_id=room, leader_ids=(leader,))

    return office(work)


def test_clashes_are_told_as_json(kursverkstad, clash_ridden):
    found = kursverkstad("clashes", "--json").json

    assert ["room", "leader"] * 2 == [it["kind"] for it in found]
    assert {"kind", "what", "sessions", "severity"} <= set(found[0])
    assert {
        "course": "A-1",
        "date": "2026-09-08",
        "start": "10:00",
        "end": "12:15",
        "room": "Salen (Storuman)",
    } == found[0]["sessions"][0]
    assert "error" == found[0]["severity"]


def test_clashes_are_told_for_some_days_or_one_course(kursverkstad, clash_ridden, office):
    office(lambda store: factories.course(store, code="C-1", first_date=date(2026, 9, 9)))

    assert 2 == len(kursverkstad("clashes", "--from", "2026-09-15", "--json").json)
    assert 2 == len(kursverkstad("clashes", "--to", "2026-09-14", "--json").json)
    assert 2 == len(kursverkstad("clashes", "--course", "a1", "--from", "2026-09-15", "--json").json)
    assert [] == kursverkstad("clashes", "--course", "C-1", "--json").json


def test_clashes_are_told_in_words(kursverkstad, clash_ridden):
    told = kursverkstad("clashes")

    assert (0, 4) == (told.code, len(told.out.splitlines()))
    assert "Salen" in told.out
    assert "Inga krockar." in kursverkstad("clashes", "--from", "2027-01-01").err


def test_an_empty_library_has_no_clashes(kursverkstad, office):
    office(lambda store: None)

    assert [] == kursverkstad("clashes", "--json").json


def test_who_can_lead_and_which_room_would_do(kursverkstad, clash_ridden):
    leaders = kursverkstad("leaders", "--for", "A-1", "--json").json
    rooms = kursverkstad("rooms", "--for", "A-1", "--json").json

    assert [("Bo Ek", True), ("Anna Ek", False)] == [(it["name"], it["can"]) for it in leaders]
    assert [("Salen", False)] == [(it["name"], it["can"]) for it in rooms]
    assert "B-1" in kursverkstad("leaders", "--for", "A-1").out
    assert "B-1" in kursverkstad("rooms", "--for", "A-1").out


def test_a_substitute_is_set_and_taken_back(kursverkstad, clash_ridden):
    assert 0 == kursverkstad("substitute", "A-1", "1", "--leader", "Bo Ek", "--reason", "sjuk").code
    assert 1 == sum(it["kind"] == "leader" for it in kursverkstad("clashes", "--json").json)

    assert 5 == kursverkstad("substitute", "A-1", "1").code
    kursverkstad("settings", "set", "clash.leader", "warn")
    assert 0 == kursverkstad("substitute", "A-1", "1").code
    assert 2 == sum(it["kind"] == "leader" for it in kursverkstad("clashes", "--json").json)


def test_equipment_is_asked_for(kursverkstad, clash_ridden):
    assert 0 == kursverkstad("ask-equipment", "A-1", "Surfplatta", "2").code

    assert "equipment" in {it["kind"] for it in kursverkstad("clashes", "--json").json}
    assert 0 != kursverkstad("ask-equipment", "A-1", "Drönare", "2").code


def test_staff_hours_are_told(kursverkstad, clash_ridden):
    (hours,) = kursverkstad("staff-hours", "--json").json

    assert {
        "organisation": "",
        "leader": "Anna Ek",
        "planned": 2 * (135 + 75),
        "due": 2 * (135 + 75),
        "held": 0,
    } == hours
    assert "7:00" in kursverkstad("staff-hours").out
    assert [] == kursverkstad("staff-hours", "--from", "2027-01-01", "--json").json


def test_what_blocks_is_refused_by_name_and_what_only_warns_is_told(kursverkstad, clash_ridden):
    when = ("--title", "Kurs", "--first-date", "2026-09-08", "--sessions", "1", "--start", "13", "--end", "14")

    taken = kursverkstad("create-course", "--code", "C-1", *when, "--start", "10", "--room", "Salen")
    kursverkstad("settings", "set", "clash.room", "warn")
    told = kursverkstad("create-course", "--code", "C-1", *when, "--start", "10", "--room", "Salen", "--dry-run")
    made = kursverkstad("create-course", "--code", "C-1", *when, "--start", "10", "--room", "Salen")
    free = kursverkstad("create-course", "--code", "D-1", *when)
    changed = kursverkstad("change-course", "D-1", "--room", "Salen", "--start", "11")
    moved = kursverkstad("move", "D-1", "1", "2026-09-15")
    added = kursverkstad("add-session", "D-1", "2026-09-08")

    assert [5, 0, 0, 0, 0, 0, 0] == [it.code for it in (taken, told, made, free, changed, moved, added)]
    assert all("A-1" in it.err for it in (taken, told, made, changed, moved, added))
    assert "A-1" not in free.err


def test_a_copied_term_says_what_it_left_out(kursverkstad, clash_ridden, office):
    told = kursverkstad("copy-term", "--from", "ht26", "--to", "vt27", "--json")

    assert [True, False] == [it["made"] for it in told.json]
    assert told.json[0]["code"] in told.err.split(": ", 1)[1]

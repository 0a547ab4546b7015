"""Registers kept by hand: added, changed, removed, with all faults at once, and taken back."""

from dataclasses import replace
from datetime import date, time

import pytest
from factories import LIBRARIAN, course, course_draft, library

from courses.actions import journal, registers
from courses.actions.closed_days import planned_on
from courses.actions.register_drafts import (
    DRAFTS,
    ClosureDraft,
    EquipmentDraft,
    LeaderDraft,
    OpeningHoursDraft,
    OrganisationDraft,
    RoomDraft,
)
from courses.errors import Conflict, Invalid, NotFound, Refused
from courses.model import Actor, ClosureKind, OrganisationKind, Role
from courses.store import journal as log
from courses.store import registers as stored
from courses.store import tables
from courses.store.registers import Register

SAMPLES = {
    Register.ROOM: RoomDraft(
        name="Datasalen", place="Storuman", seats=10, hearing_loop=True, wheelchair=False, setup_minutes=15
    ),
    Register.ORGANISATION: OrganisationDraft(
        name="Byalaget", kind=OrganisationKind.OTHER, valid_from=date(2026, 1, 1), email="byn@example.org"
    ),
    Register.LEADER: LeaderDraft(name="Maja Björk", signature="MB", phone="0980-319210", trained_on=date(2025, 3, 1)),
    Register.CLOSURE: ClosureDraft(
        first_date=date(2026, 12, 22),
        last_date=date(2026, 12, 23),
        kind=ClosureKind.CLOSES_EARLY,
        closes_at=time(15),
        reason="jul",
    ),
    Register.EQUIPMENT: EquipmentDraft(name="Hörslinga", code="ST-H02", aids="hörsel"),
    Register.OPENING_HOURS: OpeningHoursDraft(place="Storuman", weekday=3, opens=time(9, 30), closes=time(19)),
}


@pytest.fixture
def store(tmp_path):
    with library(tmp_path) as opened:
        yield opened


def room(store, **overrides):
    return registers.add(store, LIBRARIAN, replace(SAMPLES[Register.ROOM], **overrides))


@pytest.mark.parametrize("register", Register)
def test_what_is_added_is_read_back_as_it_was_said(store, register):
    row_id = registers.add(store, LIBRARIAN, SAMPLES[register])
    draft, version = registers.read(store, register, row_id)

    assert (1, SAMPLES[register]) == (
        version,
        replace(draft, **({} if register is not Register.ORGANISATION else {"code": ""})),
    )


@pytest.mark.parametrize("register", Register)
def test_each_deed_is_one_entry_that_undo_takes_back(store, register):
    row_id = registers.add(store, LIBRARIAN, SAMPLES[register])
    before = tables.first(store, register, id=row_id)
    registers.remove(store, LIBRARIAN, register, row_id)
    assert tables.first(store, register, id=row_id) is None

    assert log.history(store)[0].deed == journal.undo(store, LIBRARIAN)
    assert before == tables.first(store, register, id=row_id)

    journal.undo(store, LIBRARIAN)
    assert tables.first(store, register, id=row_id) is None


def test_the_journal_says_what_was_added(store):
    room(store)

    assert "Lade till lokalen Datasalen" == log.history(store)[0].deed


def test_a_change_keeps_what_the_draft_does_not_say(store):
    organisation = registers.add(store, LIBRARIAN, OrganisationDraft(name="Byalaget"))
    with log.deed(store, LIBRARIAN, "") as it:
        it.update("organisation", organisation, {"aliases": '["byn"]'})
    draft, version = registers.read(store, Register.ORGANISATION, organisation)

    registers.change(store, LIBRARIAN, organisation, replace(draft, email="byn@example.org"), version)

    row = tables.first(store, "organisation", id=organisation)
    assert ('["byn"]', "byn@example.org") == (row["aliases"], row["email"])


def test_a_change_that_changes_nothing_leaves_no_trace(store):
    abf = tables.id_of(store, "organisation", code="ABF")
    draft, version = registers.read(store, Register.ORGANISATION, abf)
    entries = len(log.history(store))

    registers.change(store, LIBRARIAN, abf, draft, version)

    assert entries == len(log.history(store))
    assert "REFERENCE" == tables.first(store, "organisation", id=abf)["origin"]


def test_reference_data_that_was_changed_by_hand_is_the_librarys_own(store):
    abf = tables.id_of(store, "organisation", code="ABF")
    draft, version = registers.read(store, Register.ORGANISATION, abf)

    registers.change(store, LIBRARIAN, abf, replace(draft, email="abf@example.org"), version)

    assert "LOCAL" == tables.first(store, "organisation", id=abf)["origin"]


def test_the_second_of_two_writers_is_told(store):
    row_id = room(store)
    registers.change(store, LIBRARIAN, row_id, replace(SAMPLES[Register.ROOM], seats=12), 1)

    with pytest.raises(Conflict):
        registers.change(store, LIBRARIAN, row_id, replace(SAMPLES[Register.ROOM], seats=14), 1)


def test_a_code_is_proposed_and_never_given_twice(store):
    one = registers.add(store, LIBRARIAN, EquipmentDraft(name="Surfplatta"))
    other = registers.add(store, LIBRARIAN, EquipmentDraft(name="Surfplatta"))

    assert ["SURFPLATTA", "SURFPLATTA2"] == [tables.first(store, "equipment", id=it)["code"] for it in (one, other)]


def test_a_change_without_a_code_keeps_the_one_there_is(store):
    row_id = registers.add(store, LIBRARIAN, EquipmentDraft(name="Surfplatta"))

    registers.change(store, LIBRARIAN, row_id, EquipmentDraft(name="Platta"), 1)

    assert "SURFPLATTA" == tables.first(store, "equipment", id=row_id)["code"]


@pytest.mark.parametrize("register", [it for it in Register if it not in (Register.CLOSURE, Register.OPENING_HOURS)])
def test_a_name_is_needed(store, register):
    assert "name" in registers.faults(store, DRAFTS[register](name="  "))


def test_all_faults_are_told_at_once(store):
    registers.add(store, LIBRARIAN, OrganisationDraft(name="Byalaget", code="BYN"))
    wrong = OrganisationDraft(
        name="byalaget", code="byn", email="byn", valid_from=date(2026, 2, 1), valid_to=date(2026, 1, 1)
    )

    assert {"name", "code", "email", "valid_to"} == set(registers.faults(store, wrong))
    with pytest.raises(Invalid) as caught:
        registers.add(store, LIBRARIAN, wrong)
    assert 4 == len(caught.value.message.splitlines())


def test_a_room_is_the_same_in_any_spelling_but_not_in_another_place(store):
    room(store)

    assert "name" in registers.faults(store, RoomDraft(name="DATASALEN ", place="storuman"))
    assert {} == registers.faults(store, RoomDraft(name="Datasalen", place="Tärnaby"))


def test_a_signature_is_one_leaders_own(store):
    registers.add(store, LIBRARIAN, SAMPLES[Register.LEADER])

    assert {"signature"} == set(registers.faults(store, LeaderDraft(name="Mats Berg", signature="mb")))


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ClosureDraft(), "first_date"),
        (ClosureDraft(first_date=date(2026, 12, 24), last_date=date(2026, 12, 23)), "last_date"),
        (ClosureDraft(first_date=date(2026, 12, 24), kind=ClosureKind.CLOSES_EARLY), "closes_at"),
        (ClosureDraft(first_date=date(2026, 12, 24), closes_at=time(15)), "closes_at"),
        (ClosureDraft(first_date=date(2026, 12, 24), kind=ClosureKind.ROOM_CLOSED), "room"),
    ],
)
def test_closed_days_that_cannot_be_are_told(store, draft, field):
    assert [field] == list(registers.faults(store, draft))


def test_closed_days_are_one_day_when_no_last_is_said_and_a_rooms_when_one_is_named(store):
    draft = ClosureDraft(first_date=date(2026, 12, 24), place="Storuman", room="Datasalen")
    row = tables.first(store, "closure", id=registers.add(store, LIBRARIAN, draft))

    assert ("2026-12-24", "ROOM_CLOSED") == (row["last_date"], row["kind"])
    assert "first_date" in registers.faults(store, draft)


def test_what_a_course_uses_cannot_be_removed_and_it_is_named(store):
    row_id = room(store)
    leader = registers.add(store, LIBRARIAN, SAMPLES[Register.LEADER])
    abf = tables.id_of(store, "organisation", code="ABF")
    course(store, room_id=row_id, leader_ids=(leader,), co_organiser_ids=(abf,))

    for register, used in ((Register.ROOM, row_id), (Register.LEADER, leader), (Register.ORGANISATION, abf)):
        with pytest.raises(Refused, match="STO-601"):
            registers.remove(store, LIBRARIAN, register, used)


def test_an_employer_cannot_be_removed(store):
    employer = registers.add(store, LIBRARIAN, OrganisationDraft(name="Byalaget"))
    registers.add(store, LIBRARIAN, LeaderDraft(name="Maja Björk", organisation_id=employer))

    with pytest.raises(Refused, match="Maja Björk"):
        registers.remove(store, LIBRARIAN, Register.ORGANISATION, employer)


def test_what_is_gone_is_told(store):
    with pytest.raises(NotFound):
        registers.read(store, Register.ROOM, 99)


@pytest.mark.parametrize("role", [Role.LEADER, Role.PARTNER, Role.READER])
def test_only_those_who_plan_keep_registers(store, role):
    actor = Actor("Nils", role=role)
    row_id = room(store)

    with pytest.raises(Refused):
        registers.add(store, actor, RoomDraft(name="Sal B"))
    with pytest.raises(Refused):
        registers.change(store, actor, row_id, RoomDraft(name="Sal B"), 1)
    with pytest.raises(Refused):
        registers.remove(store, actor, Register.ROOM, row_id)


def test_text_from_people_is_cleaned_and_kept_as_text(store):
    row_id = room(store, name=" [b]Sal\x1b[31m\u202e ", notes="rad 1\nrad 2")
    row = tables.first(store, "room", id=row_id)

    assert ("[b]Sal[31m", "rad 1\nrad 2") == (row["name"], row["notes"])


def test_closed_days_follow_a_room_that_gets_another_name_or_place(store):
    row_id = room(store)
    closed = registers.add(
        store, LIBRARIAN, ClosureDraft(first_date=date(2026, 12, 28), place="Storuman", room="Datasalen")
    )
    village = registers.add(store, LIBRARIAN, ClosureDraft(first_date=date(2026, 12, 29), place="Storuman"))

    registers.change(store, LIBRARIAN, row_id, replace(SAMPLES[Register.ROOM], name="Datorsalen", place="Stensele"), 1)

    rows = [tables.first(store, "closure", id=it) for it in (closed, village)]
    assert [("Stensele", "Datorsalen"), ("Stensele", "")] == [(row["place"], row["room"]) for row in rows]


def test_closed_days_stay_with_a_place_that_has_other_rooms(store):
    row_id = room(store)
    room(store, name="Sal B")
    village = registers.add(store, LIBRARIAN, ClosureDraft(first_date=date(2026, 12, 29), place="Storuman"))

    registers.change(store, LIBRARIAN, row_id, replace(SAMPLES[Register.ROOM], place="Stensele"), 1)

    assert "Storuman" == tables.first(store, "closure", id=village)["place"]


def test_sessions_that_stand_on_new_closed_days_are_named(store):
    course(store, first_date=date(2026, 12, 1), count=3)
    closed = registers.add(store, LIBRARIAN, ClosureDraft(first_date=date(2026, 12, 7), last_date=date(2026, 12, 9)))
    other = registers.add(store, LIBRARIAN, ClosureDraft(first_date=date(2026, 12, 9)))

    (line,) = planned_on(store, closed)
    assert "STO-601" in line
    assert "tis 8 dec" in line
    assert [] == planned_on(store, other)


def test_a_register_is_searched_in_any_spelling_and_counts_its_courses(store):
    row_id = room(store)
    room(store, name="Åhörarsalen", place="Tärnaby")
    course(store, room_id=row_id)

    assert ["Åhörarsalen"] == [row["name"] for row in stored.entries(store, Register.ROOM, "tarnaby ahor")]
    assert [1, 0] == [row["courses"] for row in stored.entries(store, Register.ROOM)]


def test_a_course_outside_opening_hours_is_warned_of_and_kept(tmp_path):
    from courses.actions import planning

    with library(tmp_path) as store:
        room = registers.add(store, LIBRARIAN, RoomDraft(name="Datasalen", place="Storuman"))
        hours = OpeningHoursDraft(place="Storuman", weekday=1, opens=time(12), closes=time(18))
        registers.add(store, LIBRARIAN, hours)

        proposal = planning.propose(store, course_draft(room_id=room, count=1))

        assert 1 == len(proposal.days)
        assert ["tisdag 8 september 2026: öppet 12.00–18.00 den veckodagen"] == list(proposal.warnings)


def test_hours_that_close_before_they_open_are_refused(tmp_path):
    with library(tmp_path) as store, pytest.raises(Invalid):
        registers.add(store, LIBRARIAN, OpeningHoursDraft(place="Storuman", opens=time(18), closes=time(10)))

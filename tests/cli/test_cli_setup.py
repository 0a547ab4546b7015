"""What the setup tab does, on the command line: titles, equipment, who can lead one session, approvals, staff hours, rules."""

from datetime import date

import factories
import pytest
from factories import LIBRARIAN

from courses.actions import registers
from courses.actions.register_drafts import EquipmentDraft, LeaderDraft, OrganisationDraft


@pytest.fixture
def course(office):
    """Makes A-1 on four Tuesdays, a leader who can only on Fridays, and two tablets."""

    def work(store):
        employer = registers.add(store, LIBRARIAN, OrganisationDraft(name="Utbildningsförvaltningen", code="UTB"))
        jonas = registers.add(store, LIBRARIAN, LeaderDraft(name="Jonas Ek", signature="JE", organisation_id=employer))
        registers.add(store, LIBRARIAN, LeaderDraft(name="Moa Lind", days="fre", organisation_id=employer))
        for number in range(2):
            registers.add(store, LIBRARIAN, EquipmentDraft(name="Surfplatta", code=f"S{number}", place="Storuman"))
        return factories.course(store, code="A-1", count=4, leader_ids=(jonas,))

    return office(work)


def test_a_session_gets_a_title_and_loses_it(kursverkstad, course):
    assert "A-1, tis 8 sep: Bank och e-leg\n" == kursverkstad("title", "a1", "1", "Bank", "och", "e-leg").out
    assert "A-1, tis 8 sep: ingen rubrik\n" == kursverkstad("title", "a1", "2026-09-08").out


def test_equipment_is_told_with_how_much_is_free(kursverkstad, course):
    kursverkstad("ask-equipment", "A-1", "Surfplatta", "2")

    assert [{"name": "Surfplatta", "place": "Storuman", "there": 2, "free": 2, "asked": 2}] == kursverkstad(
        "equipment", "--for", "A-1", "--json"
    ).json
    assert "Surfplatta" in kursverkstad("equipment", "--for", "A-1").out


def test_an_empty_register_of_equipment_says_so(kursverkstad, office):
    office(lambda store: factories.course(store, code="A-1"))

    assert "Ingen utrustning finns i registret" in kursverkstad("equipment", "--for", "A-1").err


def test_who_can_lead_is_told_for_one_session(kursverkstad, course):
    kursverkstad("move", "A-1", "4", "2026-10-02")  # a Friday
    can = {it["name"]: it["can"] for it in kursverkstad("leaders", "--for", "A-1", "--session", "4", "--json").json}

    assert {"Jonas Ek": True, "Moa Lind": True} == can
    assert not kursverkstad("leaders", "--for", "A-1", "--session", "1", "--json").json[-1]["can"]


def test_staff_hours_are_told_for_a_term_with_sums(kursverkstad, course, office):
    office(lambda store: factories.course(store, code="B-1", count=2, first_date=date(2026, 9, 11), leader_ids=(2,)))

    assert [540, 270] == [it["planned"] for it in kursverkstad("staff-hours", "--term", "HT 2026", "--json").json]
    assert "13:30" in kursverkstad("staff-hours", "--term", "HT 2026").out
    assert "Ingen leder" in kursverkstad("staff-hours", "--term", "VT 2027").err


def test_a_leader_is_approved_by_names_and_codes(kursverkstad, course):
    kursverkstad("registers", "change", "leaders", "JE", "approved_by=ABF, Studieförbundet Vuxenskolan")
    (found,) = (it for it in kursverkstad("registers", "list", "leaders", "--json").json if it["name"] == "Jonas Ek")
    assert ["ABF", "SV"] == found["approved_by"]

    kursverkstad("registers", "change", "leaders", "JE", "approved_by=")
    (found,) = (it for it in kursverkstad("registers", "list", "leaders", "--json").json if it["name"] == "Jonas Ek")
    assert [] == found["approved_by"]


def test_an_approval_by_nobody_known_is_refused(kursverkstad, course):
    told = kursverkstad("registers", "change", "leaders", "JE", "approved_by=ABF, Nissarna")

    assert 0 != told.code
    assert "Nissarna" in told.err


def test_a_rule_goes_back_to_as_shipped(kursverkstad, course):
    kursverkstad("circle-rules", "CIRCLE.hours_min", "--value", "8")
    assert kursverkstad("circle-rules", "CIRCLE.hours_min", "--json").json[0]["own"]

    kursverkstad("circle-rules", "CIRCLE.hours_min", "--as-shipped")
    (rule,) = kursverkstad("circle-rules", "CIRCLE.hours_min", "--json").json
    assert (9, False) == (rule["value"], rule["own"])
    assert 0 != kursverkstad("circle-rules", "CIRCLE.hours_min", "--as-shipped").code
    assert 0 != kursverkstad("circle-rules", "CIRCLE.hours_min", "--as-shipped", "--value", "8").code
    assert 0 != kursverkstad("circle-rules", "--as-shipped").code


def test_moving_with_the_rest_lists_each_new_day(kursverkstad, office):
    office(lambda store: factories.course(store, code="FLYTT-1", first_date=date(2027, 1, 26), count=3))

    told = kursverkstad("move", "FLYTT-1", "1", "2027-01-28", "--shift").out

    assert "tis 2 feb 2027 flyttad till tor 4 feb 2027" in told
    assert "tis 9 feb 2027 flyttad till tor 11 feb 2027" in told


def test_an_extra_session_may_have_a_time_of_its_own(kursverkstad, office):
    office(lambda store: factories.course(store, code="EXTRA-1", first_date=date(2027, 1, 26), count=1))

    assert 0 == kursverkstad("add-session", "EXTRA-1", "2027-01-28", "--start", "13", "--end", "14.30").code
    extra = kursverkstad("sessions", "EXTRA-1", "--json").json[1]
    assert ("13:00", "14:30") == (extra["start"], extra["end"])

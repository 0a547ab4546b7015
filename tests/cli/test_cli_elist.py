"""Deadlines, absences, certificates due and the e-list as somebody at a prompt has them."""

import io
import os
from datetime import date

import factories
import pytest

from courses.actions import enrolment, numbers
from courses.model import CourseForm
from courses.store import tables


@pytest.fixture
def circle(office):
    """Makes STO-601 as a circle of ABF, three sessions behind it and five to come: Ada there, Bo missed, Cleo protected."""

    def work(store):
        abf = tables.id_of(store, "organisation", code="ABF")
        course = factories.course(store, first_date=date(2026, 11, 3), organiser_id=abf, form=CourseForm.STUDY_CIRCLE)
        ada, bo = factories.enrolled(store, course, "Ada", "Bo")
        cleo = factories.person(store, "Cleo", "Hemlig", is_protected=True, alias="Deltagare 7")
        enrolment.enrol(store, factories.LIBRARIAN, course.id, cleo.id)
        factories.mark(store, course, ada, "PRESENT", "PRESENT", "PRESENT")
        factories.mark(store, course, bo, "PRESENT", "ABSENT", "ABSENT")
        numbers.set_number(store, factories.LIBRARIAN, ada.id, "19460113-6098")
        return course

    return office(work)


def test_deadlines_say_how_sure_they_are_and_are_ticked_off_and_undone(kursverkstad, circle):
    listed = kursverkstad("deadlines", "601", "--json").json

    assert [("WORK_PLAN", "OVERDUE", "derived"), ("LIST", "LATER", "derived")] == [
        (it["what"], it["state"], it["certainty"]) for it in listed
    ]

    assert 0 == kursverkstad("deadline-sent", "601", "arbetsplan").code
    assert ["LIST"] == [it["what"] for it in kursverkstad("deadlines", "601", "--json").json]
    kursverkstad("undo")
    assert 2 == len(kursverkstad("deadlines", "601", "--json").json)


def test_a_deadline_is_never_called_law(kursverkstad, circle):
    assert "inte lag" in kursverkstad("deadlines").err


def test_a_rule_is_changed_and_taken_back(kursverkstad, circle):
    assert 0 == kursverkstad("deadline-rules", "WORK_PLAN", "--value", "5").code
    assert "2026-12-01" == kursverkstad("deadlines", "601", "--json").json[0]["date"]
    assert kursverkstad("deadline-rules", "WORK_PLAN", "--as-shipped", "--json").json[0]["is_reference"]
    assert 0 != kursverkstad("deadline-rules", "--off").code


def test_who_is_missed_is_told_and_stands_on_the_call_list(kursverkstad, circle):
    assert [("Bo Ek", 2, True)] == [
        (it["name"], it["sessions"], it["to_call"]) for it in kursverkstad("absences", "--json").json
    ]
    assert ["MISSED"] == [it["about"] for it in kursverkstad("call-list", "--missed", "--json").json["rows"]]
    assert 0 == kursverkstad("call", "601", "Bo Ek", "--result", "reached").code
    assert [True] == [it["done"] for it in kursverkstad("call-list", "--missed", "--json").json["rows"]]


def test_a_place_goes_on_only_where_the_house_says_so(kursverkstad, circle):
    assert 0 != kursverkstad("offer-on", "601", "Bo Ek").code

    kursverkstad("settings", "set", "attendance.offer_on", "ja")

    assert "DROPPED_OUT" == kursverkstad("offer-on", "601", "Bo Ek", "--json").json["status"]


def test_certificates_are_told_while_the_course_runs(kursverkstad, circle):
    it = kursverkstad("due", "601", "--json").json

    assert {"Ada Ek": 3, "Bo Ek": 5} == {row["name"]: row["needed"] for row in it["persons"] if row["needed"]}
    assert "STO-601" in kursverkstad("due").out


def test_the_e_list_hides_numbers_until_they_are_asked_for(kursverkstad, circle):
    plain = kursverkstad("elist", "601", "--json").json

    assert {"Ada Ek": "19460113-••••"} == {it["name"]: it["number"] for it in plain["persons"] if it["number"]}
    assert not plain["is_sent"]
    assert "Hemlig" not in str(plain)

    shown = kursverkstad("elist", "601", "--numbers", "--json").json

    assert "19460113-6098" in [it["number"] for it in shown["persons"]]
    assert "personnummer i STO-601" in kursverkstad("journal").out


def test_the_e_list_is_written_as_a_private_csv_with_numbers_only_if_asked(kursverkstad, circle, tmp_path):
    path = tmp_path / "e.csv"

    assert 0 == kursverkstad("elist", "601", "--csv", path).code
    assert "6098" not in path.read_text(encoding="utf-8-sig")
    assert 0 != kursverkstad("elist", "601", "--csv", path).code
    assert 0 == kursverkstad("elist", "601", "--csv", path, "--force", "--numbers").code
    assert "19460113-6098" in path.read_text(encoding="utf-8-sig")
    assert os.name == "nt" or 0o600 == path.stat().st_mode & 0o777


def test_the_written_csv_agrees_when_it_is_compared(kursverkstad, circle, tmp_path):
    kursverkstad("elist", "601", "--csv", tmp_path / "e.csv")

    found = kursverkstad("elist", "601", "--compare", tmp_path / "e.csv", "--json").json

    assert {"SAME": 6, "DIFFER": 0, "WE_HAVE": 0, "THEY_HAVE": 0} == found["counts"]


def test_pasted_text_is_compared(kursverkstad, circle, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("Ada Ek 9\nBo Ek 9\nKalle Anka 3\n"))

    told = kursverkstad("elist", "601", "--compare", "-")

    assert "1 lika, 1 skiljer, 1 bara vi har, 1 bara de har" in told.err
    assert "studietimmar: vi har 3, de har 9" in told.out


def test_the_fields_of_the_e_list_are_changed(kursverkstad, circle):
    assert 0 == kursverkstad("elist-fields", "PLAN.title", "--up", "1", "--words", "Rubrik").code

    assert "Rubrik" == kursverkstad("elist", "601", "--json").json["plan"][0]["words"]
    assert 0 == kursverkstad("elist-fields", "PLAN.title", "--as-shipped").code


def test_the_librarys_own_course_has_no_e_list(kursverkstad, office):
    office(factories.course)

    told = kursverkstad("elist", "601")

    assert 0 != told.code
    assert "inget studieförbund" in told.err

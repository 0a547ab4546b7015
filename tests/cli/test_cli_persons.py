"""Persons on the command line: all that is wrong at once, numbers masked, and what goes for good."""

import factories
import pytest

from courses.actions import enrolment
from courses.model import CourseForm

NUMBER = "19490815-2640"


@pytest.fixture
def circle(office):
    """A study circle with one person who has given her number."""

    def make(store):
        course = factories.course(store, form=CourseForm.STUDY_CIRCLE)
        ebba = factories.person(store, personal_no=NUMBER, phone="0980-31 92 10")
        enrolment.enrol(store, factories.LIBRARIAN, course.id, ebba.id)

    office(make)


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_written(kursverkstad, circle):
    told = kursverkstad(
        "add-person", "Asta Ek", "--phone", "070-1", "--email", "a@b", "--born", "1749", "--contact", "kanske"
    )

    assert 3 == told.code
    assert all(word in told.err for word in ("Telefon:", "E-post:", "Född:", "Vill ha besked via:"))
    assert [] == kursverkstad("people", "Asta", "--json").json


def test_a_person_is_added_with_every_field_and_changed(kursverkstad, circle):
    told = kursverkstad(
        *("add-person", "Asta von Ek (ሰላም)", "--contact", "brev", "--address", "c/o Ek, Byn 2, 92331 Storuman"),
        *("--born", "f 48", "--needs", "hörslinga", "--notes", "har adhd", "--municipality", "Åsele"),
    )
    assert "Skriv bara det som behövs för kursen" in told.err
    kursverkstad("change-person", "Asta von Ek", "--other-phone", "0701740605", "--notes", "")

    found = kursverkstad("person", "Asta von Ek", "--json").json
    expected = {
        "given_name": "Asta",
        "family_name": "von Ek",
        "other_name": "ሰላም",
        "contact": "LETTER",
        "address": "c/o Ek, Byn 2",
        "postcode": "923 31",
        "town": "Storuman",
        "birth_date": "1948",
        "municipality": "Åsele",
        "other_phone": "070-174 06 05",
        "notes": "",
    }
    assert expected == {name: found[name] for name in expected}


@pytest.mark.parametrize(
    "words", [("person", "Ebba"), ("person", "Ebba", "--json"), ("numbers",), ("numbers", "--json")]
)
def test_no_list_shows_a_whole_number(kursverkstad, circle, words):
    told = kursverkstad(*words)

    assert "19490815-••••" in told.out
    assert NUMBER not in told.out


def test_no_reading_command_and_no_export_shows_a_whole_number(kursverkstad, circle, tmp_path):
    commands = (("people",), ("people", "--json"), ("course", "STO-601"), ("course", "STO-601", "--json"), ("journal",))
    for words in (*commands, ("attendance", "STO-601"), ("check",)):
        told = kursverkstad(*words)
        assert "2640" not in told.out + told.err


def test_the_whole_number_is_shown_by_a_deed_of_its_own(kursverkstad, circle):
    assert NUMBER in kursverkstad("person", "Ebba", "--reveal").out
    assert "Tittade på personnumret för Ebba Ek" in kursverkstad("journal", "--limit", "1").out


def test_reporting_says_what_goes_and_removes_it(kursverkstad, circle):
    assert {"course": "STO-601", "reported_on": "2026-11-20", "removed": 1, "kept": 0} == kursverkstad(
        "report-circle", "STO-601", "--dry-run", "--json"
    ).json
    assert "1 personnummer är borttaget för gott" in kursverkstad("report-circle", "STO-601", "--on", "19/11").out
    assert "" == kursverkstad("person", "Ebba", "--reveal", "--json").json["personal_no"]
    assert 5 == kursverkstad("report-circle", "STO-601").code


def test_check_reminds_of_numbers_that_should_be_gone_without_calling_it_damage(kursverkstad, office):
    office(lambda store: factories.person(store, personal_no=NUMBER))
    told = kursverkstad("check", "--json")

    assert (0, True, 1) == (told.code, told.json["ok"], len(told.json["reminders"]))
    assert "2640" not in told.out
    kursverkstad("numbers", "--remove")
    assert [] == kursverkstad("check", "--json").json["reminders"]


def test_a_number_is_taken_only_for_a_circle(kursverkstad, circle, office):
    office(lambda store: factories.person(store, "Bo"))

    assert 5 == kursverkstad("personal-number", "Bo", "490815-2640").code
    assert 3 == kursverkstad("personal-number", "Ebba", "490815-2641").code
    assert 0 == kursverkstad("personal-number", "Ebba", "--remove").code
    assert [] == kursverkstad("numbers", "--json").json

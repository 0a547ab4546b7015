"""A person's form and page: what is asked for, what is told beside it, and what is shown only by a deliberate deed."""

import factories
import pytest
from desk_pilot import hit, picture, press, sit

from courses.actions import enrolment
from courses.actions import people as deeds
from courses.model import CourseForm
from courses.screens.person import PersonScreen
from courses.screens.person_form import PersonForm
from courses.store import courses, journal, people

NUMBER = "19490815-2640"


async def fill(pilot, **texts):
    for key, text in texts.items():
        pilot.app.screen.field(key).text = text
    await pilot.pause()


async def form(pilot, person_id=None, **more):
    pilot.app.push_screen(PersonForm(person_id, **more))
    await pilot.pause()


async def page(pilot, person_id):
    pilot.app.push_screen(PersonScreen(person_id))
    await pilot.pause()


def note(pilot, key):
    found = pilot.app.screen.field(key).query(".field-note")
    return str(found.first().content) if found else ""


async def test_a_name_and_one_way_of_contact_are_enough(store):
    async with sit(store) as pilot:
        await form(pilot, name="Asta von Ek")
        assert "von Ek" == pilot.app.screen.field("family_name").text
        await hit(pilot, "ctrl+s")
        assert "Hur når man personen" in note(pilot, "phone")

        await fill(pilot, contact="VISIT")
        await hit(pilot, "ctrl+s")
    kept = people.find(store, factories.LIBRARIAN, "Asta von Ek")
    assert ("Asta", "von Ek", "VISIT") == (kept.given_name, kept.family_name, kept.contact)


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("phone", "070-17406371", "tio siffror"),
        ("phone", "31 92 63", "utan riktnummer"),
        ("other_email", "a@example", "punkt"),
        ("birth_date", "2027-01-01", "1948"),
        ("postcode", "9233", "inget svenskt postnummer"),
        ("notes", "har diagnosen adhd", "Skriv bara det som behövs för kursen"),
        ("needs", "muslim", "Känsligt"),
    ],
)
async def test_what_is_odd_is_told_beside_the_field(store, field, typed, told):
    async with sit(store, size=(120, 36)) as pilot:
        await form(pilot)
        await fill(pilot, **{field: typed})
        assert told in note(pilot, field)


async def test_needs_are_ticked_and_own_words_stay(store):
    async with sit(store) as pilot:
        await form(pilot)
        await fill(pilot, given_name="Asta", phone="0980-319210", needs="sitta långt fram")
        await hit(pilot, "ctrl+b", "space", "down", "space", "enter")
        assert "hörslinga; stor stil; sitta långt fram" == pilot.app.screen.field("needs").text
        await hit(pilot, "ctrl+s")
    assert "0980-31 92 10" == people.find(store, factories.LIBRARIAN, "Asta").phone


async def test_a_personal_number_is_asked_for_only_where_a_circle_needs_it(store):
    circle = factories.course(store, code="STO-650", form=CourseForm.STUDY_CIRCLE)
    person = factories.person(store, "Asta", phone="0980-31 92 10")
    async with sit(store) as pilot:
        await form(pilot, person.id)
        assert "personal_no" not in {field.key for field in pilot.app.screen.query("Field")}
        await hit(pilot, "escape")

        enrolment.enrol(store, factories.LIBRARIAN, circle.id, person.id)
        await form(pilot, person.id)
        await fill(pilot, personal_no="490815-2641")
        assert "Kontrollsiffran" in note(pilot, "personal_no")
        await fill(pilot, personal_no="490815-2640")
        await hit(pilot, "ctrl+s")
    kept = deeds.reveal(store, factories.LIBRARIAN, person.id)
    assert (NUMBER, "1949-08-15") == (kept.personal_no, kept.birth_date)


async def test_the_number_is_masked_until_somebody_asks_for_it_and_the_journal_has_that(store):
    person = factories.person(store, "Asta", personal_no=NUMBER, phone="0980-31 92 10")
    async with sit(store) as pilot:
        await page(pilot, person.id)
        assert "19490815-••••" in picture(pilot.app)
        await hit(pilot, "e")
        assert NUMBER not in picture(pilot.app)
        await hit(pilot, "ctrl+s", "r")
        assert NUMBER not in picture(pilot.app)
        assert NUMBER in await press(pilot, "left", "enter")
        assert NUMBER not in await press(pilot, "enter")
    assert "Tittade på personnumret för Asta Ek" == journal.history(store)[0].deed
    assert NUMBER == deeds.reveal(store, factories.LIBRARIAN, person.id).personal_no


async def test_of_a_protected_person_only_the_alias_is_on_the_page(store):
    person = factories.person(
        store,
        "Asta",
        is_protected=True,
        alias="Deltagare 7",
        phone="0980-31 92 10",
        email="asta@example.org",
        other_name="Asta Hemlig",
        municipality="Åsele",
        notes="hemligt",
    )
    async with sit(store, size=(120, 36)) as pilot:
        await page(pilot, person.id)
        shown = picture(pilot.app)
        assert "Deltagare 7" in shown
        assert not [word for word in ("Asta", "92 10", "@example", "Åsele", "hemligt") if word in shown]
        assert "Asta Ek" in await press(pilot, "r", "left", "enter")
    assert "Tittade på de skyddade uppgifterna för Deltagare 7" == journal.history(store)[0].deed


async def test_the_form_of_a_protected_person_shows_no_whole_number(store):
    person = factories.person(store, "Asta", is_protected=True, personal_no=NUMBER, phone="0980-31 92 10")
    async with sit(store, size=(120, 36)) as pilot:
        await form(pilot, person.id)
        assert "19490815-••••" in picture(pilot.app)
        assert NUMBER not in picture(pilot.app)
        await fill(pilot, town="Åsele")
        await hit(pilot, "ctrl+s")
    assert NUMBER == deeds.reveal(store, factories.LIBRARIAN, person.id).personal_no


async def test_notes_keep_their_lines(store):
    person = factories.person(store, "Asta", phone="0980-31 92 10", notes="ring sonen\nefter 18")
    async with sit(store) as pilot:
        await form(pilot, person.id)
        await fill(pilot, town="Åsele")
        await hit(pilot, "ctrl+s")
    assert "ring sonen\nefter 18" == people.get(store, factories.LIBRARIAN, person.id).notes


async def test_a_circle_is_reported_from_its_setup_after_a_question(store):
    circle = factories.course(store, code="STO-650", form=CourseForm.STUDY_CIRCLE)
    person = factories.person(store, "Asta", personal_no=NUMBER)
    enrolment.enrol(store, factories.LIBRARIAN, circle.id, person.id)
    async with sit(store, size=(120, 36)) as pilot:
        from courses.screens import doors
        from courses.widgets.table import Table

        doors.open_course(pilot.app.screen, circle.id, "setup")
        await pilot.pause()
        table = pilot.app.screen.query_one(Table)
        table.go_to("reported")
        assert "för gott" in await press(pilot, "enter")
        assert "tas bort för gott" in await press(pilot, "ctrl+s")
        assert None is courses.get(store, circle.id).reported_on
        await hit(pilot, "left", "enter")
    assert courses.get(store, circle.id).reported_on
    assert "" == deeds.reveal(store, factories.LIBRARIAN, person.id).personal_no

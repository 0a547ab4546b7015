"""Who may be in the register twice, on the screen: the report, the merging, and who is similar while somebody is typed."""

import factories
import pytest
from desk_pilot import hit, picture, press, sit, write
from rich.cells import cell_len

from courses.actions import enrolment, people
from courses.store import courses, tables
from courses.store import people as queries

PHONE = "0980-31 92 01"


@pytest.fixture
def twins(store):
    """Eva and Ewa are one, Karl is her husband; Ewa waits for the course in which Eva has the only seat, Elsa behind."""
    shared = {"family_name": "Grahn", "phone": PHONE}
    eva = factories.person(store, "Eva", **shared, birth_date="1957", notes="Ring efter tio")
    ewa = factories.person(store, "Ewa", **shared, birth_date="1957-08-14", notes="Egen platta")
    factories.person(store, "Karl", **shared)
    course = factories.course(store, code="STO-610", seats=1)
    for one in (eva, ewa):
        enrolment.enrol(store, factories.LIBRARIAN, course.id, one.id)
    factories.enrolled(store, course, "Elsa")
    return eva, ewa


def there(store):
    return {row["given_name"] for row in tables.find(store, "person", family_name="Grahn")}


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_pairs_are_shown_side_by_side_and_the_couple_is_none(store, twins, size):
    async with sit(store, "f4", "ctrl+g", size=size) as pilot:
        shown = await press(pilot)
        assert "1 par kan vara samma person" in shown
        assert "◐ trolig" in shown
        assert "annan stavning" in shown or "liknande namn" in shown
        assert "1957-08-14" in shown
        assert "STO-610" in shown
        assert "Karl" not in shown
        assert {size[0]} == {cell_len(line) for line in shown.split("\n")}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_merging_tells_what_both_have_and_undo_takes_it_back(store, twins, size, language):
    eva, ewa = twins
    async with sit(store, "f4", "ctrl+g", "enter", size=size, language=language) as pilot:
        shown = picture(pilot.app)
        assert "STO-610" in shown
        assert "Ring efter" in shown
        await hit(pilot, "ctrl+s")
        assert {"Eva", "Karl"} == there(store)
        assert eva.id == queries.by_key(store, factories.LIBRARIAN, ewa.key).id
        await hit(pilot, "u", "enter")
        assert {"Eva", "Ewa", "Karl"} == there(store)


async def test_each_field_is_chosen_with_the_arrows_space_or_the_mouse(store, twins):
    eva, _ewa = twins
    async with sit(store, "f4", "ctrl+g", "enter", size=(120, 36)) as pilot:
        await hit(pilot, "right")  # the given name is the other's
        assert "✓ Ewa" in picture(pilot.app)
        await hit(pilot, "left")
        assert "✓ Eva" in picture(pilot.app)
        await hit(pilot, "space", "ctrl+s")
        assert "Ewa" == queries.get(store, factories.LIBRARIAN, eva.id).given_name


async def test_turned_round_the_other_one_stays(store, twins):
    _eva, ewa = twins
    async with sit(store, "f4", "ctrl+g", "enter", "v", "ctrl+s"):
        assert "Ewa" == queries.get(store, factories.LIBRARIAN, ewa.id).given_name


async def test_who_is_not_the_same_is_no_longer_shown_until_that_is_undone(store, twins):
    async with sit(store, "f4", "ctrl+g", "x") as pilot:
        await write(pilot, "Systrar")
        shown = await press(pilot, "enter")
        assert "Ingen verkar stå två gånger" in shown
        assert ["Systrar"] == [row["reason"] for row in tables.find(store, "not_same")]
        assert "1 par" in await press(pilot, "u", "enter")


async def test_an_empty_report_says_so(store):
    async with sit(store, "f4", "ctrl+g") as pilot:
        assert "Ingen verkar stå två gånger i registret" in picture(pilot.app)
        await hit(pilot, "enter", "x", "o", "escape")
        assert "PeopleScreen" == type(pilot.app.screen).__name__


async def test_beside_a_protected_person_nobody_is_named_until_it_is_asked_for(store):
    hidden = factories.person(store, "Susanne", "Thelin", phone=PHONE, is_protected=True, alias="Deltagare 7")
    factories.person(store, "Susanne", "Thelin", phone=PHONE)
    async with sit(store, "f4", "ctrl+g") as pilot:
        assert ("Deltagare 7" in picture(pilot.app), "Thelin" in picture(pilot.app)) == (True, False)
        shown = await press(pilot, "enter")
        assert ("•••" in shown, "Thelin" in shown) == (True, False)
        assert "Thelin" in await press(pilot, "r")
        looked = [row["deed"] for row in tables.find(store, "journal_entry") if row["deed"].startswith("Tittade")]
        assert 1 == len(looked)

        await hit(pilot, "ctrl+s")
        assert 2 == len(tables.find(store, "person", family_name="Thelin"))  # it has to be meant
        await hit(pilot, "tab", "enter")
        assert [hidden.id] == [row["id"] for row in tables.find(store, "person", family_name="Thelin")]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_while_a_name_is_typed_who_is_similar_is_shown_and_can_be_taken(store, twins, size):
    eva, _ewa = twins
    async with sit(store, "f4", "ctrl+n", size=size) as pilot:
        assert "Finns redan" not in picture(pilot.app)
        await write(pilot, "Eva")
        await hit(pilot, "down")
        await write(pilot, "Grahn")
        shown = await press(pilot)
        assert "Finns redan i registret?" in shown
        assert f"Eva Grahn ({eva.key})" in shown
        before = len(tables.find(store, "person"))
        shown = await press(pilot, "ctrl+o", "enter")
        assert "PersonScreen" == type(pilot.app.screen).__name__
        assert ("Ring efter tio" in shown, before) == (True, len(tables.find(store, "person")))


async def test_who_is_changed_is_not_similar_to_themselves(store):
    person = factories.person(store, "Siv", "Norberg", phone=PHONE)
    async with sit(store) as pilot:
        from courses.screens import doors

        doors.person_form(pilot.app.screen, person.id)
        assert "Finns redan" not in await press(pilot, "down")


async def test_somebody_protected_who_is_all_but_surely_meant_is_told_without_name(store):
    factories.person(store, "Susanne", "Thelin", phone=PHONE, is_protected=True, alias="Deltagare 7")
    async with sit(store, "f4", "ctrl+n") as pilot:
        await write(pilot, "Susanne")
        await hit(pilot, "down")
        await write(pilot, "Thelin")
        await hit(pilot, "down")
        assert "någon med skyddade" not in picture(pilot.app)
        pilot.app.screen.field("phone").text = PHONE
        shown = await press(pilot, "down")
        assert "någon med skyddade personuppgifter" in shown
        assert "Deltagare 7" not in shown


def test_the_queue_is_right_after_all_of_it(store, twins):
    from courses.actions import merge_persons

    eva, ewa = twins
    merge_persons.merge(store, factories.LIBRARIAN, eva.id, ewa.id, {})
    course = courses.by_code(store, "STO-610")
    rows = tables.find(store, "enrolment", order="position", course_id=course.id, status="WAITING")
    assert [("Elsa Ek", 1)] == [(people.people.name_of(store, row["person_id"]), row["position"]) for row in rows]

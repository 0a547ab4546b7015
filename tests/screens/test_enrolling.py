"""The desk: a caller is served with a few keys, hears the place, and nobody gets anything else than was shown."""

from datetime import date

import factories
import pytest
from desk_pilot import SIZES, hit, picture, press, sit, write
from textual.widgets import Input

from courses import clock
from courses.actions import enrolment, entry, planning
from courses.actions.enrolling import Wish, enrol
from courses.model import CourseForm, CourseKind, EnrolmentStatus
from courses.screens.enrolling import EnrolScreen
from courses.screens.enrolling_new import Newcomer
from courses.screens.enrolling_rows import channels
from courses.store import courses, people, tables

LIBRARIAN = factories.LIBRARIAN


@pytest.fixture
def anna(store):
    return factories.person(store, "Anna", "Lindberg", phone="0980-319214", birth_date="1948")


def stands(store, code):
    """Returns who stands where in a course, by name."""
    course = courses.by_code(store, code)
    return {it.name: it.status.value for it in courses.everybody(store, LIBRARIAN, course.id, clock.now())}


class Keys:
    """Counts the keys pressed beside the text."""

    def __init__(self, pilot):
        self.pilot, self.count = pilot, 0

    async def press(self, *keys):
        self.count += len(keys)
        return await press(self.pilot, *keys)


async def test_somebody_known_takes_at_most_eight_keys_beyond_the_text(store, anna):
    async with sit(store) as pilot:
        keys = Keys(pilot)
        await keys.press("f9")
        await write(pilot, "ann lindb")
        await keys.press("enter")
        await write(pilot, "602")
        shown = await keys.press("enter")

        assert "Anna Lindberg" in shown
        assert "Henry" in shown  # is before her in the queue

        await keys.press("enter")

    assert keys.count <= 8
    assert "WAITING" == stands(store, "602")["Anna Lindberg"]


async def test_after_one_caller_the_next_can_be_served_at_once(store, anna):
    async with sit(store, "f9") as pilot:
        for text in ("ann lindb", "603"):
            await write(pilot, text)
            await hit(pilot, "enter")
        shown = await press(pilot, "enter")

        assert "Anna Lindberg" in shown
        assert isinstance(pilot.app.focused, Input)

        await write(pilot, "siv")

        assert "siv" == pilot.app.focused.value


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_those_found_are_told_apart(store, anna, size):
    factories.person(store, "Anna", "Lindberg", birth_date="1971", town="Umnäs")
    henry = people.find(store, LIBRARIAN, "Henry Ek")
    async with sit(store, "f9", size=size) as pilot:
        await write(pilot, "lindberg")
        shown = picture(pilot.app)

        assert "1948" in shown
        assert "1971 · Umnäs" in shown

        await hit(pilot, "escape")
        await write(pilot, henry.key)

        assert "STO-602" in picture(pilot.app)  # where he waits


async def test_somebody_new_has_what_was_typed_in_the_right_fields(store):
    async with sit(store, "f9") as pilot:
        await write(pilot, "Siv Öberg 0980-319210")
        await hit(pilot, "enter", "enter")
        await write(pilot, "603")
        await hit(pilot, "enter", "enter")

    siv = people.find(store, LIBRARIAN, "Siv Öberg")
    assert ("Siv", "Öberg", "0980-31 92 10") == (siv.given_name, siv.family_name, siv.phone)
    assert "ENROLLED" == stands(store, "603")["Siv Öberg"]


async def test_a_name_alone_is_not_enough_but_who_comes_by_needs_nothing_more(store):
    async with sit(store, "f9") as pilot:
        await write(pilot, "Siv Öberg")
        await hit(pilot, "enter")
        pilot.app.screen.query_one(Newcomer).field("new_contact").text = "VISIT"
        await hit(pilot, "enter")
        await write(pilot, "603")
        await hit(pilot, "enter", "ctrl+s")

    assert "VISIT" == people.find(store, LIBRARIAN, "Siv Öberg").contact
    assert "ENROLLED" == stands(store, "603")["Siv Öberg"]


async def test_somebody_without_any_way_of_contact_is_not_saved(store):
    before = people.count(store)
    async with sit(store, "f9") as pilot:
        await write(pilot, "Siv Öberg")
        await hit(pilot, "enter", "tab", "tab", "tab", "tab", "tab")
        await write(pilot, "603")
        await hit(pilot, "enter", "ctrl+s")

    assert before == people.count(store)


async def test_somebody_alike_is_shown_and_taken_instead(store, anna):
    async with sit(store, "f9") as pilot:
        await write(pilot, "Ana Lindberg 0980-319214")
        await hit(pilot, "down", "enter")

        assert "Anna Lindberg" in picture(pilot.app)

        await hit(pilot, "ctrl+o")
        await write(pilot, "603")
        await hit(pilot, "enter", "enter")

    assert "ENROLLED" == stands(store, "603")["Anna Lindberg"]


async def test_another_course_about_the_same_with_free_seats_is_one_key_away(store, anna):
    factories.course(store, code="STO-608", title="Surfplatta måndagar", first_date=date(2026, 11, 30), count=4)
    async with sit(store, "f9") as pilot:
        await write(pilot, "ann lindb")
        await hit(pilot, "enter")
        await write(pilot, "602")
        shown = await press(pilot, "enter")

        assert "STO-608" in shown

        await hit(pilot, "k", "enter")

    assert "ENROLLED" == stands(store, "608")["Anna Lindberg"]


async def test_a_party_is_enrolled_together(store, anna):
    factories.person(store, "Bror", "Lindberg")
    async with sit(store, "f9") as pilot:
        await write(pilot, "anna")
        await hit(pilot, "enter")
        await write(pilot, "603")
        await hit(pilot, "enter", "s")
        await write(pilot, "bror")
        shown = await press(pilot, "enter")

        assert "Bror Lindberg" in shown

        await hit(pilot, "ctrl+s")

    rows = tables.find(store, "enrolment", course_id=courses.by_code(store, "603").id)
    assert [1, 1] == [row["party_no"] for row in rows]


async def test_who_is_there_already_is_told_the_place_and_not_enrolled_again(store):
    async with sit(store, "f9") as pilot:
        await write(pilot, "henry")
        await hit(pilot, "enter")
        await write(pilot, "602")
        shown = await press(pilot, "enter")

        assert "Henry Ek" in shown
        assert "1" in shown
        assert not pilot.app.screen.query_one("#enrol").display

        await hit(pilot, "x", "enter")

    assert "CANCELLED" == stands(store, "602")["Henry Ek"]


async def test_a_condition_asks_for_a_reason_before_it_is_passed_over(store, anna):
    factories.course(store, code="STO-700", title="Ungas kurs", first_date=date(2027, 1, 12), greatest_age=25)
    async with sit(store, "f9") as pilot:
        await write(pilot, "anna")
        await hit(pilot, "enter")
        await write(pilot, "700")
        shown = await press(pilot, "enter")

        assert "25" in shown

        await hit(pilot, "enter")  # without a reason nothing comes of it
        assert {} == stands(store, "700")

        await write(pilot, "följer med barnbarnet")
        await hit(pilot, "enter")

    assert "ENROLLED" == stands(store, "700")["Anna Lindberg"]
    assert "följer med barnbarnet" in tables.find(store, "enrolment_event")[-1]["notes"]


async def test_before_enrolment_opens_interest_is_one_key(store, anna):
    factories.course(store, code="STO-700", title="Sedan", first_date=date(2027, 1, 12), enrol_opens=3)
    async with sit(store, "f9") as pilot:
        await write(pilot, "anna")
        await hit(pilot, "enter")
        await write(pilot, "700")
        await hit(pilot, "enter", "tab", "tab", "tab", "tab")
        pilot.app.screen.query_one("#interest").press()
        await pilot.pause()

    assert "INTEREST" == stands(store, "700")["Anna Lindberg"]


async def test_of_a_cancelled_course_the_interest_is_noted_for_what_it_was_about(store, anna):
    gone = factories.course(store, code="STO-700", title="Trygg på nätet", first_date=date(2027, 1, 12))
    planning.cancel_course(store, LIBRARIAN, gone.id, "för få")
    async with sit(store, "f9") as pilot:
        await write(pilot, "anna")
        await hit(pilot, "enter")
        await write(pilot, "700")
        await hit(pilot, "enter", "enter")

    assert [("Trygg på nätet", anna.id)] == [(row["topic"], row["person_id"]) for row in tables.find(store, "interest")]


async def test_who_is_a_moment_too_late_is_asked(store, anna):
    last = factories.course(store, code="STO-700", title="Sista platsen", first_date=date(2027, 1, 12), seats=1)
    other = factories.person(store, "Kvick", "Ek")
    async with sit(store, "f9") as pilot:
        await write(pilot, "anna")
        await hit(pilot, "enter")
        await write(pilot, "700")
        await hit(pilot, "enter")
        enrol(store, LIBRARIAN, Wish(course_id=last.id, person_ids=(other.id,)))
        shown = await press(pilot, "enter")

        assert {"Kvick Ek": "ENROLLED"} == stands(store, "700")
        assert "1" in shown

        await hit(pilot, "enter")

    assert {"Kvick Ek": "ENROLLED", "Anna Lindberg": "WAITING"} == stands(store, "700")


async def test_leaving_what_is_left_writes_nothing(store, anna):
    last = factories.course(store, code="STO-700", title="Sista platsen", first_date=date(2027, 1, 12), seats=1)
    other = factories.person(store, "Kvick", "Ek")
    async with sit(store, "f9") as pilot:
        await write(pilot, "anna")
        await hit(pilot, "enter")
        await write(pilot, "700")
        await hit(pilot, "enter")
        enrol(store, LIBRARIAN, Wish(course_id=last.id, person_ids=(other.id,)))
        await hit(pilot, "enter", "escape")

    assert {"Kvick Ek": "ENROLLED"} == stands(store, "700")


async def test_escape_goes_back_step_by_step(store, anna):
    async with sit(store, "f9") as pilot:
        await write(pilot, "anna")
        await hit(pilot, "enter")
        await write(pilot, "603")
        await hit(pilot, "enter", "escape")
        screen = pilot.app.screen

        assert (None, "Anna Lindberg") == (screen.course_id, screen.person.name)

        await hit(pilot, "escape")
        assert screen.person is None

        await hit(pilot, "escape")
        assert not isinstance(pilot.app.screen, EnrolScreen)


async def test_an_enrolment_at_the_desk_is_undone_from_the_desk(store, anna):
    async with sit(store, "f9") as pilot:
        await write(pilot, "anna")
        await hit(pilot, "enter")
        await write(pilot, "603")
        await hit(pilot, "enter", "enter", "ctrl+z", "enter")

    assert {} == stands(store, "603")


async def test_the_slip_of_the_last_one_is_printed(store, anna, monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_NO_VIEWER", "1")
    async with sit(store, "f9") as pilot:
        await write(pilot, "anna")
        await hit(pilot, "enter")
        await write(pilot, "603")
        await hit(pilot, "enter", "enter", "ctrl+l")

        assert ["lapp-STO-603-Anna-Lindberg.pdf"] == [it.name for it in (store.data_folder / "papers").glob("*.pdf")]


async def test_the_joining_notice_of_the_last_one_is_shown_before_it_is_made(store, anna):
    async with sit(store, "f9") as pilot:
        await write(pilot, "anna")
        await hit(pilot, "enter")
        await write(pilot, "603")
        shown = await press(pilot, "enter", "enter", "ctrl+t")

        assert "Anna Lindberg" in shown
        assert not isinstance(pilot.app.screen, EnrolScreen)


async def test_the_last_way_in_is_remembered(store, anna):
    async with sit(store, "f9") as pilot:
        way = channels()[3]
        pilot.app.screen.field("channel").text = way
        await hit(pilot, "escape", "f9")

        assert way == pilot.app.screen.field("channel").text


async def test_a_protected_person_is_shown_under_alias_only(store):
    hidden = factories.person(store, "Hemlig", "Person", is_protected=True, phone="0980-319290")
    full = courses.by_code(store, "602")
    enrolment.enrol(store, LIBRARIAN, full.id, hidden.id)
    async with sit(store, "f9") as pilot:
        await write(pilot, hidden.alias)
        await hit(pilot, "enter")
        await write(pilot, "602")
        shown = await press(pilot, "enter")

        assert hidden.alias in shown
        assert "Hemlig" not in shown
        assert "319290" not in shown


async def test_a_click_takes_a_person_and_a_course(store, anna):
    async with sit(store, "f9") as pilot:
        await write(pilot, "anna")
        await pilot.click("#hits", offset=(3, 0))
        await pilot.pause()
        await write(pilot, "603")
        await pilot.click("#courses", offset=(3, 0))
        await pilot.pause()
        await pilot.click("#enrol")
        await pilot.pause()

    assert "ENROLLED" == stands(store, "603")["Anna Lindberg"]


async def test_letters_that_would_be_markup_are_letters(store):
    factories.person(store, "[red]Anna", "[/b]Ek", needs="[bold]")
    async with sit(store, "f9") as pilot:
        await write(pilot, "red")
        await hit(pilot, "enter")
        await write(pilot, "603")

        assert "[red]Anna" in await press(pilot, "enter")


async def test_a_drop_in_takes_nobody(store):
    factories.course(store, code="STO-D", title="Drop-in", kind=CourseKind.DROP_IN, first_date=date(2026, 12, 1))
    async with sit(store, "f9") as pilot:
        await write(pilot, "henry")
        await hit(pilot, "enter")
        await write(pilot, "STO-D")
        await hit(pilot, "enter")

        assert pilot.app.screen.found.status is None


async def test_the_screen_tells_when_somebody_else_was_quicker_before_enter_is_pressed(store, anna):
    last = factories.course(store, code="STO-700", title="Sista platsen", first_date=date(2027, 1, 12), seats=1)
    other = factories.person(store, "Kvick", "Ek")
    async with sit(store, "f9") as pilot:
        await write(pilot, "anna")
        await hit(pilot, "enter")
        await write(pilot, "700")
        await hit(pilot, "enter")
        with factories.library(store.data_folder.parent) as elsewhere:
            enrol(elsewhere, LIBRARIAN, Wish(course_id=last.id, person_ids=(other.id,)))
        pilot.app.screen.look_again()
        await pilot.pause()

        assert EnrolmentStatus.WAITING is pilot.app.screen.found.status
        assert EnrolmentStatus.ENROLLED is pilot.app.screen.was.status


@pytest.fixture
def circle(store):
    return factories.course(
        store, code="STO-C", title="Cirkeln", form=CourseForm.STUDY_CIRCLE, first_date=date(2027, 1, 12), count=4
    )


async def test_a_circle_asks_for_the_personal_number_and_never_shows_it(store, circle):
    siv = factories.person(store, "Siv", "Öberg")
    async with sit(store, "f9") as pilot:
        await write(pilot, "siv")
        await hit(pilot, "enter")
        await write(pilot, "STO-C")
        await hit(pilot, "enter")
        await write(pilot, "19490815-2640")
        shown = await press(pilot, "enter")

        assert "2640" not in shown

        await hit(pilot, "enter")

    assert "ENROLLED" == stands(store, "STO-C")["Siv Öberg"]
    assert "19490815-2640" == tables.first(store, "person", id=siv.id)["personal_no"]


async def test_the_personal_number_is_skipped_with_enter_and_a_library_course_never_asks(store, anna, circle):
    async with sit(store, "f9") as pilot:
        await write(pilot, "anna")
        await hit(pilot, "enter")
        await write(pilot, "STO-C")
        await hit(pilot, "enter", "enter", "enter")

        assert "ENROLLED" == stands(store, "STO-C")["Anna Lindberg"]

        await write(pilot, "anna")
        await hit(pilot, "enter")
        await write(pilot, "603")
        await hit(pilot, "enter")

        assert not pilot.app.screen.field("number").display


def test_conditions_of_somebody_new_are_told_too(store):
    from courses.model import Person

    course = factories.course(store, code="STO-700", title="X", first_date=date(2027, 1, 12), least_age=65)

    assert [True] == [
        it.needs_reason
        for it in entry.doubts(store, LIBRARIAN, course.id, Person(0, "", "Ny", "", birth_date="2001"), clock.now())
    ]

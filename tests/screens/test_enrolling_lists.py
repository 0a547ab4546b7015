"""The desk's lists and what it told last: courses to choose from, nothing taken by chance, nothing told that was undone."""

from datetime import date

import factories
import pytest
from desk_pilot import hit, picture, press, sit, write

from courses import clock
from courses.actions import outlook
from courses.actions.enrolling import Wish, enrol
from courses.actions.enrolment import cancel
from courses.model import CourseKind
from courses.screens import doors
from courses.screens.enrolling import EnrolScreen
from courses.store import courses, people

LIBRARIAN = factories.LIBRARIAN


@pytest.fixture
def anna(store):
    return factories.person(store, "Anna", "Lindberg", phone="0980-319214", birth_date="1948")


async def test_the_courses_are_shown_as_soon_as_somebody_is_chosen(store, anna):
    async with sit(store, "f9") as pilot:
        await write(pilot, "ann lindb")
        shown = await press(pilot, "enter")

        assert "STO-603" in shown


async def test_enter_on_an_empty_course_field_takes_no_course_by_chance(store, anna):
    async with sit(store, "f9") as pilot:
        await write(pilot, "ann lindb")
        await hit(pilot, "enter", "enter", "enter", "enter")

        assert pilot.app.screen.course_id is None

        await hit(pilot, "down", "enter")

        assert pilot.app.screen.open[0].id == pilot.app.screen.course_id


async def test_one_free_seat_is_told_in_the_singular(store, anna):
    factories.course(store, code="STO-609", title="Sista platsen", seats=1, first_date=date(2026, 11, 30), count=2)
    async with sit(store, "f9") as pilot:
        await write(pilot, "ann lindb")
        await hit(pilot, "enter")
        await write(pilot, "609")

        assert "1 ledig " in picture(pilot.app)


async def test_what_was_told_of_an_enrolment_goes_when_it_is_undone(store, anna):
    async with sit(store, "f9") as pilot:
        await write(pilot, "ann lindb")
        await hit(pilot, "enter")
        await write(pilot, "603")
        told = await press(pilot, "enter", "enter")
        undone = await press(pilot, "ctrl+z", "enter")

        assert "Anna Lindberg har plats" in told
        assert "Anna Lindberg har plats" not in undone
        assert not pilot.app.screen.check_action("slip", ())


async def test_from_a_drop_in_on_the_list_of_courses_the_desk_opens_without_a_course(store):
    drop_in = factories.course(store, code="DROP", title="Drop-in", kind=CourseKind.DROP_IN)
    async with sit(store) as pilot:
        doors.enrol(pilot.app.screen, drop_in.id)
        shown = await press(pilot, "down")

        assert isinstance(pilot.app.screen, EnrolScreen)
        assert pilot.app.screen.course_id is None
        assert "DROP tar inte emot anmälningar" in shown


def test_who_cancelled_and_gets_a_seat_is_not_said_to_go_last(store, anna):
    course = courses.by_code(store, "603")
    enrol(store, LIBRARIAN, Wish(course_id=course.id, person_ids=(anna.id,)))
    cancel(store, LIBRARIAN, course.id, anna.id)

    told = outlook.words(outlook.look(store, LIBRARIAN, course.id, (anna.id,)), clock.now())

    assert "Avanmälde sig" in told
    assert "sist" not in told
    assert people.get(store, LIBRARIAN, anna.id).name in told

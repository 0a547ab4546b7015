"""The attendance grid: who came without a seat, on the spot, and who it was, told later; the circle beside the names."""

from datetime import datetime

import factories
import pytest
from desk_pilot import picture, press, sit, write
from test_grid import open_grid

from courses import clock
from courses.actions import enrolment
from courses.model import Actor, CourseForm, Mark, OrganisationKind, Role
from courses.screens.dialogs.walk_in import WhoWasIt
from courses.screens.grid import GridScreen
from courses.store import attendance, courses, registers, sessions, walk_ins


@pytest.fixture
def evening(store):
    """A course of four sessions with Asta and Bo, both there at all of them but the last, which has no marks."""
    course = factories.course(store, code="KVÄLL", count=4)
    for name in ("Asta", "Bo"):
        person = factories.person(store, name)
        enrolment.enrol(store, factories.LIBRARIAN, course.id, person.id, at=datetime(2026, 8, 20, 9))
        factories.mark(store, course, person, *[Mark.PRESENT] * 3)
    return course


def came(store):
    """Returns the walk-ins: name, who it was, and how many sessions each was at."""
    course = courses.by_code(store, "KVÄLL")
    found = walk_ins.of_course(store, factories.LIBRARIAN, course.id)
    return [(it.name, it.person_id, it.attended) for it in found]


async def write_down(pilot, name):
    await press(pilot, "n")
    await write(pilot, name)
    return await press(pilot, "enter")


async def test_who_came_without_a_seat_is_a_row_below_and_counts_in_the_room(store, evening):
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store, "KVÄLL")
        await press(pilot, "A")
        shown = await write_down(pilot, "Sven på hörnet")

        assert [("Sven på hörnet", None, 1)] == came(store)
        assert "+ Sven på hörnet" in shown
        assert "3" == grid.content_shown.feet[0].cells[grid.session_id]
        assert 2 == grid.row


async def test_a_walk_in_is_marked_with_the_same_keys_minutes_and_online_too(store, evening):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "KVÄLL")
        await write_down(pilot, "Sven")
        await press(pilot, "left", "s", "1", "0", "enter", "d")
        marks = walk_ins.of_course(store, factories.LIBRARIAN, evening.id)[0].marks
        third = sessions.of_course(store, evening.id, clock.now())[2].id

        assert (Mark.LATE, 10, True) == (marks[third].mark, marks[third].minutes, marks[third].is_online)


async def test_a_whole_session_leaves_walk_ins_alone(store, evening):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "KVÄLL")
        await write_down(pilot, "Sven")
        shown = await press(pilot, "home", "k", "minus")

        assert [("Sven", None, 1)] == came(store)
        assert [] == walk_ins_absent(store)
        assert "Oanmälda markeras en och en" in " ".join(shown.split())


def walk_ins_absent(store):
    found = walk_ins.of_course(store, factories.LIBRARIAN, courses.by_code(store, "KVÄLL").id)
    return [it for it in found for mark in it.marks.values() if mark.mark is Mark.ABSENT]


async def test_typing_a_name_tells_who_is_like_it_in_the_course_and_in_the_register(store, evening):
    async with sit(store, size=(120, 36)) as pilot:
        await open_grid(pilot, store, "KVÄLL")
        await press(pilot, "n")
        await write(pilot, "Asta Ek")
        assert "⚠ Asta Ek" in picture(pilot.app)


async def test_who_it_was_is_told_later_among_those_who_are_like_the_name_and_enrolled(store, evening):
    person = factories.person(store, "Svea", "Lind")
    async with sit(store) as pilot:
        await open_grid(pilot, store, "KVÄLL")
        await write_down(pilot, "Svea Lind")
        shown = await press(pilot, "enter")
        assert "Svea Lind" in shown

        await press(pilot, "enter")
        assert [("Svea Lind", person.id, 1)] == came(store)

        await press(pilot, "enter", "enter")
        assert [] == came(store)
        marks = attendance.marks(store, evening.id)
        assert [Mark.PRESENT] == [it.mark for (_session, who), it in marks.items() if who == person.id]


async def test_the_row_of_a_walk_in_can_be_taken_away_and_undone(store, evening):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "KVÄLL")
        await write_down(pilot, "Skrev fel")
        await press(pilot, "enter", "down", "enter")
        assert [] == came(store)

        await press(pilot, "u", "enter")
        assert [("Skrev fel", None, 1)] == came(store)


async def test_marks_of_a_walk_in_who_has_a_seat_are_moved_after_a_question(store, evening):
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store, "KVÄLL")
        await write_down(pilot, "Asta Ek")
        await press(pilot, "enter", "enter", "enter")

        assert [] == came(store)
        asta = grid.content_shown.rows[0].id
        last = sessions.of_course(store, evening.id, clock.now())[3].id
        assert Mark.PRESENT == attendance.marks(store, evening.id)[last, asta].mark


async def test_a_partner_writes_down_who_came_but_sees_nothing_of_the_register(store):
    library = next(it for it in registers.organisations(store) if it.kind is OrganisationKind.STUDY_ASSOCIATION)
    course = factories.course(store, code="KVÄLL", count=2, organiser_id=library.id)
    factories.enrolled(store, course, "Asta")
    factories.person(store, "Svea", "Lind")
    async with sit(store, size=(120, 36)) as pilot:
        pilot.app.desk.actor = Actor(name="Ove", role=Role.PARTNER, organisation_id=library.id)
        await open_grid(pilot, store, "KVÄLL")
        await press(pilot, "x", "n")
        await write(pilot, "Svea Lind")
        assert "registret:" not in picture(pilot.app)

        await press(pilot, "enter")
        assert [("Svea Lind", None, 1)] == came(store)

        shown = await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, WhoWasIt), shown

        shown = await press(pilot, "ctrl+home", "enter")
        assert isinstance(pilot.app.screen, GridScreen), shown


async def test_the_circle_is_told_in_a_word_in_a_course_of_an_association(store):
    own = next(it for it in registers.organisations(store) if it.kind is OrganisationKind.STUDY_ASSOCIATION)
    course = factories.course(store, code="CIRK", count=4, organiser_id=own.id, form=CourseForm.STUDY_CIRCLE)
    factories.enrolled(store, course, "Asta")
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store, "CIRK")
        assert "Cirkel" in picture(pilot.app)
        assert grid.content_shown.rows[0].circle

        await open_grid(pilot, store, "STO-603")
        assert "Cirkel" not in picture(pilot.app)


async def test_who_is_not_in_the_register_is_said_to_be_added_first_and_enter_does_nothing(store, evening):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "KVÄLL")
        await write_down(pilot, "Sven")
        await press(pilot, "enter")
        await write(pilot, "qqxyz")
        assert "Personer" in await press(pilot, "enter")
        assert isinstance(pilot.app.screen, WhoWasIt)

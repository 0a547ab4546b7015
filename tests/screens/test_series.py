"""A workshop series on the screen: tick sessions when enrolling, choose others, set seats."""

from datetime import date

import factories
import pytest
from desk_pilot import SIZES, hit, picture, sit, write

from courses import clock
from courses.actions import enrolment
from courses.model import CourseKind
from courses.screens import doors
from courses.store import series, sessions


@pytest.fixture
def workshops(store):
    """Makes STO-W of four Tuesdays from 1 December with two seats each."""
    return factories.course(
        store, code="STO-W", title="Nätet", kind=CourseKind.WORKSHOP_SERIES, first_date=date(2026, 12, 1), count=4, seats=2
    )  # fmt: skip


def numbers(store, course):
    by_id = {it.id: it.number for it in sessions.of_course(store, course.id, clock.now())}
    return [sorted(by_id[one] for one in choice) for choice in series.chosen(store, course.id).values()]


async def open_course(pilot, course, tab="sessions"):
    doors.open_course(pilot.app.screen, course.id, tab)
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_enrolling_asks_for_the_whole_or_chosen_sessions(store, workshops, size):
    async with sit(store, size=size) as pilot:
        await open_course(pilot, workshops)
        await hit(pilot, "a")
        await write(pilot, "ebb")
        await hit(pilot, "enter", "enter", "space", "down", "down", "space", "enter", "escape")
        assert [[2, 4]] == numbers(store, workshops)
        assert "1/2" in picture(pilot.app)

        await open_course(pilot, workshops, "participants")
        assert "2 av 4" in picture(pilot.app) or "2 of 4" in picture(pilot.app)


async def test_enter_at_once_is_the_whole(store, workshops):
    async with sit(store) as pilot:
        await open_course(pilot, workshops)
        await hit(pilot, "a")
        await write(pilot, "ebb")
        await hit(pilot, "enter", "enter", "enter")

    assert [] == numbers(store, workshops)
    assert [1, 1, 1, 1] == [it.taken for it in series.taken(store, workshops).values()]


async def test_none_ticked_is_refused_and_escape_enrols_nobody(store, workshops):
    async with sit(store) as pilot:
        await open_course(pilot, workshops)
        await hit(pilot, "a")
        await write(pilot, "ebb")
        await hit(pilot, "enter", "enter", "a", "enter", "escape")

    assert [0, 0, 0, 0] == [it.taken for it in series.taken(store, workshops).values()]


async def test_the_choice_of_a_participant_is_changed_and_undone(store, workshops):
    person = factories.person(store, "Ylva")
    enrolment.enrol(store, factories.LIBRARIAN, workshops.id, person.id)
    async with sit(store) as pilot:
        await open_course(pilot, workshops, "participants")
        await hit(pilot, "j", "space", "enter")
        assert [[2, 3, 4]] == numbers(store, workshops)

        await hit(pilot, "u", "enter")
        assert [] == numbers(store, workshops)


async def test_a_session_gets_seats_of_its_own(store, workshops):
    async with sit(store) as pilot:
        await open_course(pilot, workshops)
        await hit(pilot, "z")
        await write(pilot, "5")
        await hit(pilot, "enter")

    assert [5, None, None, None] == [it.seats for it in sessions.of_course(store, workshops.id, clock.now())]


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_grid_shows_who_does_not_come(store, workshops, language):
    person = factories.person(store, "Ylva")
    enrolment.enrol(
        store, factories.LIBRARIAN, workshops.id, person.id,
        sessions=[sessions.of_course(store, workshops.id, clock.now())[1].id],
    )  # fmt: skip
    async with sit(store, language=language) as pilot:
        doors.attendance(pilot.app.screen, workshops.id)
        await pilot.pause()
        row = [line for line in picture(pilot.app).splitlines() if "Ylva" in line][-1]

    assert 3 == row.count("/") - row.count("0/0")

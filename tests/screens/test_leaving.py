"""Leaving a course from its own screen: with a reason from the list or in own words, and told afterwards."""

from datetime import date

import factories
import pytest
from desk_pilot import hit, picture, press, sit, write

from courses import clock
from courses.actions import enrolment
from courses.screens import doors
from courses.store import courses, tables


@pytest.fixture
def ahead(store):
    """A course of one seat to come, taken by Siv; Tor waits."""
    course = factories.course(store, code="STO-900", title="Nätet", seats=1, first_date=date(2027, 1, 12), count=4)
    for name in ("Siv", "Tor"):
        enrolment.enrol(store, factories.LIBRARIAN, course.id, factories.person(store, name, "Öberg").id)
    return course


def stands(store, course):
    every = courses.everybody(store, factories.LIBRARIAN, course.id, clock.now())
    return {it.name: it.status.value for it in every}


async def open_people(pilot, course, tab="participants"):
    doors.open_course(pilot.app.screen, course.id, tab)
    await pilot.pause()
    await pilot.pause()


async def test_a_cancellation_takes_a_reason_in_own_words_and_tells_who_got_the_seat(store, ahead):
    async with sit(store) as pilot:
        await open_people(pilot, ahead)
        await hit(pilot, "x")
        await write(pilot, "fick jobb")

        assert "Tor Öberg" in await press(pilot, "enter")

    assert {"Siv Öberg": "CANCELLED", "Tor Öberg": "ENROLLED"} == stands(store, ahead)
    assert "fick jobb" == tables.find(store, "enrolment_event", course_id=ahead.id)[-1]["notes"]


async def test_enter_at_once_is_without_a_reason_and_escape_leaves_it_be(store, ahead):
    async with sit(store) as pilot:
        await open_people(pilot, ahead)
        await hit(pilot, "x", "escape")

        assert "ENROLLED" == stands(store, ahead)["Siv Öberg"]

        await hit(pilot, "y", "enter")

    assert {"Siv Öberg": "NO_SHOW", "Tor Öberg": "ENROLLED"} == stands(store, ahead)


async def test_somebody_goes_to_another_course_and_it_is_told_what_happened(store, ahead):
    factories.course(store, code="STO-901", title="Nätet igen", first_date=date(2027, 1, 13), count=4)
    async with sit(store) as pilot:
        await open_people(pilot, ahead)
        await hit(pilot, "b")
        await write(pilot, "901")
        await hit(pilot, "enter", "enter")

        assert "TRANSFERRED" == stands(store, ahead)["Siv Öberg"]
        assert {"Siv Öberg": "ENROLLED"} == stands(store, courses.by_code(store, "901"))

        await hit(pilot, "escape")
        await open_people(pilot, ahead)
        shown = await press(pilot, "h")

        assert "Maja" in shown
        assert "Tor Öberg" in picture(pilot.app)


async def test_who_says_to_come_is_confirmed_with_one_key(store, ahead):
    async with sit(store) as pilot:
        await open_people(pilot, ahead)
        await hit(pilot, "g")

    assert "CONFIRMED" == stands(store, ahead)["Siv Öberg"]

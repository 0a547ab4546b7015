"""The circle side of a course: everybody's verdict with what decides, and the rules with their sources behind it."""

from datetime import date

import factories
import pytest
from circle_library import AWAY, HERE, circle, marked
from desk_pilot import SIZES, press, sit

from courses.model import CourseForm
from courses.screens import doors


@pytest.fixture
def running(store):
    """A circle of which three of four Tuesdays are held, the last of them with Ada and Bo."""
    it = circle(store, code="STO-620", first_date=date(2026, 11, 3))
    marked(store, it, Ada=[HERE] * 3, Bo=[AWAY, HERE, HERE], Cia=[HERE, AWAY, AWAY])
    return it


async def opened(pilot, it, *keys):
    doors.open_course(pilot.app.screen, it.id, "circle")
    await pilot.pause()
    return await press(pilot, *keys)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_course_and_each_person_have_a_row_with_what_decides(store, running, size):
    async with sit(store, size=size) as pilot:
        shown = await opened(pilot, running)

    assert "Kursen" in shown
    assert "✓ räknas" in shown
    assert "✗ kan inte" in shown


async def test_enter_tells_a_persons_reasons_with_the_rule_and_its_source(store, running):
    async with sit(store, size=(120, 40)) as pilot:
        shown = await opened(pilot, running, "end", "enter")

    assert "1 träff hittills, 3 krävs" in shown
    assert "Deltagaren är med på minst 3 träffar" in shown
    assert "Källa: Folkuniversitetet" in shown


async def test_enter_on_the_course_tells_all_and_the_rules(store, running):
    async with sit(store, size=(120, 50)) as pilot:
        shown = await opened(pilot, running, "home", "enter")

    assert "Cirkelkoll" in shown
    assert "✓ räknas · Studiecirkel · 12 studietimmar" in shown


async def test_the_key_for_the_check_opens_the_side(store, running):
    async with sit(store, size=(120, 36)) as pilot:
        doors.open_course(pilot.app.screen, running.id)
        await pilot.pause()
        await press(pilot, "o")

        assert "circle" == pilot.app.screen.query_one("CourseView").tab


async def test_the_librarys_own_course_has_no_such_side(store):
    own = factories.course(store, code="STO-630", form=CourseForm.LIBRARY)
    async with sit(store, size=(120, 36)) as pilot:
        shown = await opened(pilot, own)

        assert "sessions" == pilot.app.screen.query_one("CourseView").tab
        assert "Cirkel " not in shown

"""The attendance grid: signing a session or all of them, what is locked then, and correcting it with a reason."""

from datetime import datetime

import factories
import pytest
from desk_pilot import picture, press, sit, write
from test_grid import open_grid

from courses import clock
from courses.actions import enrolment, signing, walk_ins
from courses.model import Actor, Mark, Role
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.prompt import Prompt
from courses.store import attendance, sessions
from courses.store import signing as sign_offs


@pytest.fixture
def evening(store):
    """A course of four sessions with Asta and Bo, all marked."""
    course = factories.course(store, code="KVÄLL", count=4)
    for name in ("Asta", "Bo"):
        person = factories.person(store, name)
        enrolment.enrol(store, factories.LIBRARIAN, course.id, person.id, at=datetime(2026, 8, 20, 9))
        factories.mark(store, course, person, *[Mark.PRESENT] * 4)
    return course


def signed(store, course):
    """Returns the places, from 0, of the sessions that are signed."""
    found = sign_offs.of_course(store, course.id)
    return [place for place, it in enumerate(sessions.of_course(store, course.id, clock.now())) if it.id in found]


def marks_of(store, course):
    return sorted(it.mark for it in attendance.marks(store, course.id).values())


async def test_s_signs_the_session_that_the_cursor_is_on_after_a_question(store, evening):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "KVÄLL")
        await press(pilot, "S", "escape")
        assert [] == signed(store, evening)

        shown = await press(pilot, "S", "enter")
        assert [3] == signed(store, evening)
        assert "✓ signerad av Maja" in shown
        assert "✓ signerad  " in shown


async def test_all_that_were_held_are_signed_as_one_deed(store, evening):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "KVÄLL")
        await press(pilot, "S", "up", "a", "enter", "ctrl+s")
        assert [0, 1, 2, 3] == signed(store, evening)

        await press(pilot, "u", "enter")
        assert [] == signed(store, evening)


async def test_who_has_no_mark_is_told_before_it_is_signed(store, evening):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "KVÄLL")
        shown = await press(pilot, "delete", "S", "enter")
        assert isinstance(pilot.app.screen, Ask)
        assert "Asta Ek" in shown
        assert [] == signed(store, evening)

        await press(pilot, "left", "enter")
        assert [3] == signed(store, evening)


async def test_digits_after_a_signed_mark_that_tells_minutes_are_minutes_there_too(store, evening):
    signing.sign_course(store, factories.LIBRARIAN, evening.id)
    async with sit(store) as pilot:
        await open_grid(pilot, store, "KVÄLL")
        await press(pilot, "s", "1", "2", "enter")
        await write(pilot, "kom sent")
        await press(pilot, "enter")
        kept = [it for it in attendance.marks(store, evening.id).values() if it.mark is Mark.LATE]
        assert [12] == [it.minutes for it in kept]


async def test_a_signed_mark_is_changed_with_a_reason_only_and_shows_it(store, evening):
    signing.sign_course(store, factories.LIBRARIAN, evening.id)
    async with sit(store, size=(120, 36)) as pilot:
        grid = await open_grid(pilot, store, "KVÄLL")
        await press(pilot, "minus", "enter")
        assert isinstance(pilot.app.screen, Prompt)
        await press(pilot, "escape")
        assert [Mark.PRESENT] * 8 == marks_of(store, evening)

        await press(pilot, "minus")
        await write(pilot, "fel ruta")
        shown = await press(pilot, "enter")
        assert [Mark.ABSENT, *[Mark.PRESENT] * 7] == marks_of(store, evening)
        assert "–*" in shown
        assert "fel ruta" in shown
        assert 0 == grid.row


async def test_a_range_passes_what_is_signed_over(store, evening):
    signing.sign(store, factories.LIBRARIAN, sessions.of_course(store, evening.id, clock.now())[0].id)
    async with sit(store) as pilot:
        await open_grid(pilot, store, "KVÄLL")
        await press(pilot, "r", "minus")
        assert [Mark.ABSENT] * 3 == marks_of(store, evening)[:3]

        assert "signerade" in await press(pilot, "home", "k", "x")


async def test_the_library_takes_a_sign_off_back_with_a_reason_and_a_leader_may_not(store, evening):
    signing.sign_course(store, factories.LIBRARIAN, evening.id)
    async with sit(store) as pilot:
        await open_grid(pilot, store, "KVÄLL")
        await press(pilot, "S")
        await write(pilot, "fel lista")
        await press(pilot, "enter")
        assert [0, 1, 2] == signed(store, evening)

        pilot.app.desk.actor = Actor(name="Kerstin", role=Role.LEADER)
        shown = await press(pilot, "left", "S")
        assert [0, 1, 2] == signed(store, evening)
        assert not isinstance(pilot.app.screen, Prompt), shown


async def test_the_list_of_sessions_says_what_is_signed(store, evening):
    signing.sign_course(store, factories.LIBRARIAN, evening.id)
    async with sit(store, "f5") as pilot:
        rows = [line for line in picture(pilot.app).splitlines() if "KVÄLL" in line]

        assert rows
        assert all("✓ signerad" in line for line in rows)


async def test_a_walk_in_s_signed_mark_and_where_somebody_was_are_corrected_with_a_reason(store, evening):
    at = sessions.of_course(store, evening.id, clock.now())[3].id
    walk_ins.add(store, factories.LIBRARIAN, evening.id, "Dan", session_id=at)
    signing.sign_course(store, factories.LIBRARIAN, evening.id)
    async with sit(store) as pilot:
        await open_grid(pilot, store, "KVÄLL")
        await press(pilot, "d")
        await write(pilot, "satt hemma")
        await press(pilot, "enter")
        assert [True] == [it.is_online for it in attendance.marks(store, evening.id).values() if it.is_online]

        await press(pilot, "down", "down", "minus")
        await write(pilot, "gick direkt")
        shown = await press(pilot, "enter")
        assert "Dan: frånvarande · rättad från närvarande av Maja: gick direkt" in shown

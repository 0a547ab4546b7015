"""A substitute for one session, and what a session is about: by key, with a reason, and back again."""

from datetime import date

import factories
import pytest
from desk_pilot import hit, picture, sit, write

from courses import clock
from courses.actions import registers
from courses.actions import sessions as deeds
from courses.actions.register_drafts import LeaderDraft
from courses.screens import doors
from courses.store import sessions


def leader(store, name, signature, **more):
    return registers.add(store, factories.LIBRARIAN, LeaderDraft(name=name, signature=signature, **more))


@pytest.fixture
def course(store):
    """A course of four Tuesdays led by Jonas; Moa can always, Frida only on Fridays."""
    jonas = leader(store, "Jonas Ek", "JE")
    leader(store, "Moa Lind", "ML")
    leader(store, "Frida Berg", "FB", days="fre")
    return factories.course(store, code="JUL-1", first_date=date(2026, 12, 1), count=4, leader_ids=(jonas,))


async def open_at_first(pilot, store, it, *keys):
    doors.open_course(pilot.app.screen, it.id)
    await pilot.pause()
    first = sessions.of_course(store, it.id, clock.now())[0]
    pilot.app.screen.query_one("#rows").go_to(str(first.id))
    await hit(pilot, *keys)


def first(store, it):
    return sessions.of_course(store, it.id, clock.now())[0]


async def test_a_substitute_is_shown_with_the_reason_and_undo_takes_it_back(store, course):
    async with sit(store, size=(140, 40)) as pilot:
        await open_at_first(pilot, store, course, "v")
        assert "Jonas Ek" not in "".join(
            str(option.prompt) for option in pilot.app.screen.query_one("OptionList").options
        )

        await hit(pilot, "m", "o", "a", "enter")
        await write(pilot, "sjuk")
        await hit(pilot, "enter")
        assert "JE (vikarie: ML)" in picture(pilot.app)
        assert ("Moa Lind",) == first(store, course).leader_names

        await hit(pilot, "enter", "u", "enter")  # who has to be told is read first
        assert ("Jonas Ek",) == first(store, course).leader_names


async def test_in_a_narrow_terminal_the_note_tells_who_stands_in(store, course):
    async with sit(store) as pilot:
        await open_at_first(pilot, store, course, "v", "m", "o", "a", "enter", *"vab", "enter")

        assert "vikarie: ML – vab" in picture(pilot.app)


async def test_the_courses_own_leaders_lead_again_when_they_are_chosen(store, course):
    async with sit(store) as pilot:
        await open_at_first(pilot, store, course, "v", "m", "o", "a", "enter", "enter")
        await hit(pilot, "enter", "v")
        assert "↶ kursens egna ledare: Jonas Ek" in picture(pilot.app)

        await hit(pilot, "enter")
        assert ("Jonas Ek",) == first(store, course).leader_names
        assert {} == sessions.substitutes(store, course.id)


async def test_who_cannot_that_day_leads_only_after_a_question(store, course):
    async with sit(store) as pilot:
        await open_at_first(pilot, store, course, "v", "f", "r", "i", "enter")
        assert "Välja Frida Berg ändå?" in picture(pilot.app)

        await hit(pilot, "escape")
        assert ("Jonas Ek",) == first(store, course).leader_names


async def test_of_two_leaders_one_may_be_replaced(store):
    jonas, moa = leader(store, "Jonas Ek", "JE"), leader(store, "Moa Lind", "ML")
    leader(store, "Frida Berg", "FB")
    it = factories.course(store, code="JUL-1", first_date=date(2026, 12, 1), leader_ids=(jonas, moa))
    async with sit(store) as pilot:
        await open_at_first(pilot, store, it, "v", "f", "r", "i", "enter", "enter")

        assert ("Moa Lind", "Frida Berg") == first(store, it).leader_names


async def test_a_cancelled_session_gets_neither_substitute_nor_title(store, course):
    deeds.cancel_session(store, factories.LIBRARIAN, first(store, course).id, "storm")
    async with sit(store) as pilot:
        await open_at_first(pilot, store, course, "v")
        assert not pilot.app.screen.is_modal

        await hit(pilot, "t")
        assert not pilot.app.screen.is_modal


async def test_a_title_is_shown_and_undone(store, course):
    async with sit(store) as pilot:
        await open_at_first(pilot, store, course, "t")
        await write(pilot, "[b]BankID[/b]")
        await hit(pilot, "enter")
        assert "[b]BankID[/b]" == first(store, course).title
        assert "[b]BankID[/b]" in picture(pilot.app)

        await hit(pilot, "u", "enter")
        assert "" == first(store, course).title


async def test_esc_leaves_the_title_after_a_question(store, course):
    async with sit(store) as pilot:
        await open_at_first(pilot, store, course, "t", "x", "escape", "left", "enter")

        assert not pilot.app.screen.is_modal
        assert "" == first(store, course).title

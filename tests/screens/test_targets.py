"""Targets on the screen and on Today."""

from datetime import date

import factories
import pytest
from desk_pilot import hit, picture, sit
from rich.cells import cell_len

from courses.actions import targets as deeds
from courses.actions.targets import TargetDraft
from courses.model import CourseKind
from courses.model.targets import TargetFilter, TargetUnit
from courses.store import targets


@pytest.fixture
def target(store):
    draft = TargetDraft(
        name="500 deltagare 2026",
        number=500,
        unit=TargetUnit.PARTICIPANTS,
        first_date=date(2026, 1, 1),
        last_date=date(2026, 12, 31),
        decision="KFN § 87",
        filter=TargetFilter(kinds=(CourseKind.COURSE, CourseKind.EVENT)),
    )
    deeds.add(store, factories.LIBRARIAN, draft)
    return store


@pytest.mark.parametrize("size", [(120, 36), (200, 60)])
async def test_today_says_how_far_a_target_is_reached_and_leads_to_it(target, size):
    async with sit(target, size=size) as pilot:
        assert "3 av 500 deltagare" in picture(pilot.app)
        todo = pilot.app.screen.query_one("#todo")
        todo.focus()
        await hit(pilot, "end", "enter")

        assert "TargetsScreen" == type(pilot.app.screen).__name__


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_the_list_says_what_is_behind_the_figure(target, size):
    async with sit(target, "t", size=size) as pilot:
        shown = picture(pilot.app)

        assert "3 / 500" in shown
        assert "3  STO-601 Internet för nybörjare" in shown
        assert {size[0]} == {cell_len(line) for line in shown.split("\n")}


async def test_a_first_target_is_set(store):
    async with sit(store, "t") as pilot:
        assert "Inget mål är satt än." in picture(pilot.app)
        await hit(pilot, "n")
        for key, text in {"name": "100 träffar", "number": "100", "unit": "sessions", "place": "Storuman"}.items():
            pilot.app.screen.field(key).text = text
        await hit(pilot, "ctrl+s")

        (it,) = targets.entries(store)
        assert ("100 träffar", 100, TargetUnit.SESSIONS, "Storuman") == (it.name, it.number, it.unit, it.filter.place)
        assert (date(2027, 1, 1), date(2027, 12, 31)) == (it.first_date, it.last_date)
        assert "100 träffar" in picture(pilot.app)


async def test_a_change_leaves_the_rest_as_it_was(target):
    async with sit(target, "t", "e") as pilot:
        before = targets.entries(target)[0]
        pilot.app.screen.field("number").text = "600"
        await hit(pilot, "ctrl+s")

        after = targets.entries(target)[0]
        assert (600, before.filter, before.decision) == (after.number, after.filter, after.decision)


async def test_what_is_wrong_is_said(target):
    async with sit(target, "t", "n") as pilot:
        pilot.app.screen.field("name").text = "500 deltagare 2026"
        await hit(pilot, "ctrl+s")

        assert 2 == len(pilot.app.screen.query(".field-note.wrong"))


async def test_a_target_is_removed_after_a_question(target):
    async with sit(target, "t", "delete", "left", "enter") as pilot:
        assert [] == targets.entries(target)
        await hit(pilot, "u", "enter")
        assert 1 == len(targets.entries(target))

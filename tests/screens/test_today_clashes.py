"""Clashes that come about later, on Today and in their list."""

from datetime import date

import factories
import pytest
from desk_pilot import SIZES, hit, picture, sit

from courses import clock
from courses.actions import clashes, registers
from courses.actions.register_drafts import ClosureDraft, LeaderDraft
from courses.model import ClosureKind
from courses.screens import today_rows
from courses.screens.clashes import ClashesScreen
from courses.widgets.table import Table


def close(store, first, last):
    draft = ClosureDraft(reason="Ombyggnad", first_date=first, last_date=last, kind=ClosureKind.CLOSED)
    registers.add(store, factories.LIBRARIAN, draft)


def plan(store, *codes, first=date(2027, 1, 19)):
    return [factories.course(store, code=code, first_date=first, count=2) for code in codes]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_closure_added_later_is_a_row_of_today_that_leads_to_the_course(store, size):
    (it,) = plan(store, "A-1")
    close(store, date(2027, 1, 19), date(2027, 1, 26))
    async with sit(store, size=size) as pilot:
        todo = pilot.app.screen.query_one("#todo")
        option = todo.get_option(f"clash-{it.id}")
        assert "⚠ A-1" in str(option.prompt)
        assert "2 krockar, närmast tis 19 jan" in str(option.prompt)
        assert "Ombyggnad" in str(option.prompt)

        todo.focus()
        todo.highlighted = todo.get_option_index(option.id)
        await hit(pilot, "enter")
        assert it.id == pilot.app.screen.query_one("CourseView").course_id


async def test_what_blocks_comes_first_and_then_the_nearest(store):
    plan(store, "A-1", first=date(2027, 1, 19))
    plan(store, "B-1", first=date(2027, 1, 12))
    jonas = registers.add(store, factories.LIBRARIAN, LeaderDraft(name="Jonas Ek", signature="JE"))
    for code in ("C-1", "C-2"):
        factories.course(store, code=code, first_date=date(2027, 2, 2), count=1, leader_ids=(jonas,))
    close(store, date(2027, 1, 11), date(2027, 1, 22))

    found = clashes.new_ahead(store, factories.LIBRARIAN, clock.now())

    assert ["C-1", "C-2", "B-1", "A-1"] == [it.code for it in found if not it.code.startswith("STO")]
    assert [True, True, False, False] == [it.blocks for it in found if not it.code.startswith("STO")]


async def test_too_few_enrolled_is_told_by_the_board_and_not_as_a_clash(store):
    factories.course(store, code="A-1", first_date=date(2026, 11, 24), count=2, minimum=4)

    assert [] == [it.code for it in clashes.new_ahead(store, factories.LIBRARIAN, clock.now()) if it.code == "A-1"]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_last_row_says_how_many_more_clash_and_opens_them_all(store, size, language):
    plan(store, *(f"A-{number}" for number in range(today_rows.CLASHES_SHOWN + 3)))
    close(store, date(2027, 1, 19), date(2027, 1, 19))
    async with sit(store, size=size, language=language) as pilot:
        todo = pilot.app.screen.query_one("#todo")
        rows = [it.id for it in todo.options if (it.id or "").startswith(("clash-", "all-"))]
        assert today_rows.CLASHES_SHOWN + 1 == len(rows)
        assert today_rows.ALL_CLASHES == rows[-1]

        todo.focus()
        todo.highlighted = todo.get_option_index(today_rows.ALL_CLASHES)
        await hit(pilot, "enter")
        assert isinstance(pilot.app.screen, ClashesScreen)
        assert pilot.app.screen.query_one(Table).row_count >= today_rows.CLASHES_SHOWN + 3
        assert "Ombyggnad" in picture(pilot.app)

        await hit(pilot, "enter")
        assert "CourseScreen" == type(pilot.app.screen).__name__
        await hit(pilot, "escape", "escape")
        assert "TodayScreen" == type(pilot.app.screen).__name__


async def test_without_clashes_the_list_says_so(store):
    async with sit(store, "k") as pilot:
        assert "Inget krockar" in picture(pilot.app)

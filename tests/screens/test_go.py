"""The board of coming courses on the screen and on the command line's words."""

from datetime import date

import factories
import pytest
from desk_pilot import picture, press, sit
from rich.cells import cell_len

from courses.actions import go
from courses.store import courses
from courses.widgets.table import Table


@pytest.fixture
def coming(store):
    """A course to be decided, with one enrolled of four."""
    course = factories.course(store, code="STO-604", title="Kartor", first_date=date(2026, 11, 25), minimum=4)
    factories.enrolled(store, course, "Ada")
    return store


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_today_leads_to_the_board_which_says_what_might_be_done(coming, size):
    async with sit(coming, "g", size=size) as pilot:
        shown = picture(pilot.app)

        assert "⚠ att besluta" in shown
        assert "1 / 4" in shown
        assert "Ställ in: 1 av minst 4" in shown
        assert "Sätt upp affischen igen: 3 till behövs." in shown
        assert {size[0]} == {cell_len(line) for line in shown.split("\n")}


async def test_the_words_follow_the_row_and_enter_opens_the_course(coming):
    async with sit(coming, "g", "down") as pilot:
        assert "STO-603" in str(pilot.app.screen.query_one("#go-words").content)
        assert "hur många som krävs" in picture(pilot.app)

        await press(pilot, "enter")
        assert "CourseScreen" == type(pilot.app.screen).__name__


async def test_the_day_of_the_decision_is_moved_and_the_verdict_follows(coming):
    async with sit(coming, "g", "d") as pilot:
        pilot.app.screen.query_one("Field").text = "24/11"
        await press(pilot, "enter")

        assert date(2026, 11, 24) == courses.by_code(coming, "STO-604").decision_date
        assert "för få hittills" in picture(pilot.app)
        assert "u ångra" in picture(pilot.app)


async def test_an_empty_day_means_the_usual_one(coming):
    go.set_decision_date(coming, factories.LIBRARIAN, courses.by_code(coming, "STO-604").id, date(2026, 11, 24))
    async with sit(coming, "g", "d") as pilot:
        pilot.app.screen.query_one("Field").text = ""
        await press(pilot, "enter")

        assert None is courses.by_code(coming, "STO-604").decision_date


async def test_the_board_may_be_empty(store):
    from courses.actions import planning

    planning.cancel_course(store, factories.LIBRARIAN, courses.by_code(store, "STO-603").id, "x")
    async with sit(store, "g") as pilot:
        assert 0 == pilot.app.screen.query_one(Table).row_count
        assert "Ingen kurs är på väg." in picture(pilot.app)


async def test_the_form_has_the_day_of_the_decision(coming):
    async with sit(coming, "f3", "n") as pilot:
        pilot.app.screen.field("decision_date").text = "24/11"
        await pilot.pause()
        assert date(2026, 11, 24) == pilot.app.screen.field("decision_date").value()

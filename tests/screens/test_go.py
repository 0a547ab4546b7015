"""The board of coming courses on the screen and on the command line's words."""

from datetime import date, timedelta

import factories
import pytest
from desk_pilot import hit, picture, sit, write
from rich.cells import cell_len

from courses import clock
from courses.actions import go
from courses.store import courses, sessions
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

        await hit(pilot, "enter")
        assert "CourseScreen" == type(pilot.app.screen).__name__


async def test_the_day_of_the_decision_is_moved_and_the_verdict_follows(coming):
    async with sit(coming, "g", "d") as pilot:
        pilot.app.screen.query_one("Field").text = "24/11"
        await hit(pilot, "enter")

        assert date(2026, 11, 24) == courses.by_code(coming, "STO-604").decision_date
        assert "för få hittills" in picture(pilot.app)
        assert "u ångra" in picture(pilot.app)


async def test_an_empty_day_means_the_usual_one(coming):
    go.set_decision_date(coming, factories.LIBRARIAN, courses.by_code(coming, "STO-604").id, date(2026, 11, 24))
    async with sit(coming, "g", "d") as pilot:
        pilot.app.screen.query_one("Field").text = ""
        await hit(pilot, "enter")

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


async def do(pilot, words):
    """Chooses a proposal by some of its words."""
    await hit(pilot, "g")
    await write(pilot, words)
    await hit(pilot, "enter")


async def test_the_proposal_to_begin_later_shows_what_becomes_of_each_session_and_does_it(coming):
    first = sessions.of_course(coming, courses.by_code(coming, "STO-604").id, clock.now())[0]
    async with sit(coming, "g") as pilot:
        await do(pilot, "senare")
        assert "BulkScreen" == type(pilot.app.screen).__name__
        assert first.day == sessions.get(coming, first.id, clock.now()).day

        await hit(pilot, "ctrl+s")

        assert timedelta(14) == sessions.get(coming, first.id, clock.now()).day - first.day


async def test_the_proposal_to_cancel_asks_as_the_course_does(coming):
    async with sit(coming, "g") as pilot:
        await do(pilot, "ställ in")
        assert "Ställa in kursen STO-604" in picture(pilot.app)

        await write(pilot, "för få")
        await hit(pilot, "enter")

        assert "för få" == courses.by_code(coming, "STO-604").cancelled_reason


async def test_the_proposal_of_a_poster_opens_its_print(coming):
    async with sit(coming, "g") as pilot:
        await do(pilot, "affischen")

        assert "poster" == pilot.app.screen.kind


async def test_a_proposal_that_stands_alone_is_done_without_asking_which(coming):
    async with sit(coming, "g", "down", "g") as pilot:
        assert "CourseForm" == type(pilot.app.screen).__name__


async def test_merging_without_a_twin_says_why_not(coming):
    async with sit(coming, "g", "s") as pilot:
        assert "GoScreen" == type(pilot.app.screen).__name__
        assert "Ingen kommande kurs" in picture(pilot.app)

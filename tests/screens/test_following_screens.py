"""Deadlines, certificates due, those who are missed and the e-list, on the screen."""

from datetime import date
from unittest.mock import patch

import factories
import pytest
from desk_pilot import in_language, picture, press, sit, write
from textual.app import App

from courses.actions import numbers, options
from courses.model import CourseForm
from courses.store import deadlines as deadline_queries
from courses.store import registers


def a_circle(store):
    """Makes a circle of ABF that has three sessions behind it and five to come, with somebody missed and a queue."""
    options.set_option(store, factories.LIBRARIAN, "library.name", "Storumans bibliotek")
    organiser = next(it.id for it in registers.organisations(store) if it.code == "ABF")
    course = factories.course(
        store, first_date=date(2026, 11, 3), seats=3, organiser_id=organiser, form=CourseForm.STUDY_CIRCLE
    )
    people = factories.enrolled(store, course, "Ebba", "Åsa", "Örjan", "Doris")
    factories.mark(store, course, people[0], "PRESENT", "PRESENT", "PRESENT")
    factories.mark(store, course, people[1], "PRESENT", "ABSENT", "ABSENT")
    factories.mark(store, course, people[2], "ABSENT", "ABSENT", "EXCUSED")


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path, a_circle) as opened:
        yield opened


async def to_row(pilot, key):
    """Puts the cursor of Today's list on a row, and returns the picture."""
    shown = pilot.app.screen.query_one("#todo")
    shown.focus()
    shown.highlighted = shown.get_option_index(key)
    return await press(pilot, "enter")


async def test_today_tells_who_is_missed_and_leads_to_the_call_list(store):
    async with sit(store, size=(120, 36)) as pilot:
        shown = await to_row(pilot, "missed-1")

        assert "Åsa Ek" in shown
        assert "Örjan Ek" in shown
        assert "Ebba Ek" not in shown


async def test_the_call_list_offers_a_place_on_only_where_the_house_does(store):
    async with sit(store, "r") as pilot:
        assert not pilot.app.screen.check_action("offer_on", ())

        options.set_option(store, factories.LIBRARIAN, "attendance.offer_on", "yes")
        table = pilot.app.screen.query_one("#calls")
        table.go_to("1-3")
        shown = await press(pilot, "o")

        assert "Doris Ek" in shown

        shown = await press(pilot, "enter")

        assert "Örjan Ek" not in {row.name for row in pilot.app.screen._rows.values()}


async def test_today_tells_of_deadlines_and_they_are_ticked_off_and_undone(store):
    async with sit(store, "f") as pilot:
        assert "STO-601" in picture(pilot.app)

        await press(pilot, "s", "ctrl+s")

        assert [("WORK_PLAN", "")] == [key[1:] for key in deadline_queries.sent(store, [1])]

        await press(pilot, "u", "enter")

        assert {} == deadline_queries.sent(store, [1])


async def test_a_rule_of_a_deadline_is_switched_off_and_taken_back(store):
    async with sit(store, "f", "r", "space") as pilot:
        assert [False] == [it.is_on for it in deadline_queries.rules(store) if it.code == "WORK_PLAN"]

        await press(pilot, "delete")

        assert [True] == [it.is_on for it in deadline_queries.rules(store) if it.code == "WORK_PLAN"]


async def test_certificates_say_what_each_still_needs(store):
    async with sit(store, "c", "enter") as pilot:
        shown = picture(pilot.app)

        assert "behöver 3 av 5 träffar" in shown
        assert "behöver 5 av 5 träffar" in shown
        assert "kan inte nås" in shown


async def test_a_field_of_the_e_list_is_copied_and_a_number_only_once_it_is_shown(store):
    numbers.set_number(store, factories.LIBRARIAN, 1, "19460113-6098")
    copied = []
    with patch.object(App, "copy_to_clipboard", lambda _app, text: copied.append(text)):
        async with sit(store, "f3", "enter", "E", "down", "c", "right") as pilot:
            pilot.app.screen.query_one("#elist").go_to("1")
            await press(pilot, "enter", "down", "c")

            assert ["Internet för nybörjare"] == copied
            assert "6098" not in picture(pilot.app)

            await press(pilot, "n", "left", "enter", "c")

            assert "19460113-6098" == copied[-1]

            await press(pilot, "escape", "w")

            assert "19460113-6098" in copied[-1]
            assert copied[-1].startswith("Arrangemangets nummer")


async def test_what_is_pasted_is_compared_and_said(store):
    async with sit(store, "f3", "enter", "E", "v") as pilot:
        await write(pilot, "Ebba Ek 9")
        await press(pilot, "enter")
        await write(pilot, "Åsa Ek 6")
        shown = await press(pilot, "ctrl+s")

        assert "1 lika, 1 skiljer, 1 bara vi har" in shown
        assert "≠ skiljer" in shown


async def test_a_file_that_is_no_list_is_refused_in_the_window(store, tmp_path):
    (tmp_path / "x.csv").write_text("Namn;Adress\nEbba Ek;Storgatan\n")
    async with sit(store, "f3", "enter", "E", "i") as pilot:
        pilot.app.screen.query_one("Field").text = str(tmp_path / "x.csv")
        await pilot.pause()
        shown = await press(pilot, "ctrl+s")

        assert pilot.app.screen.is_modal
        assert "Inga namn med" in shown


async def test_the_fields_of_the_e_list_are_moved_and_renamed(store):
    async with sit(store, "f3", "enter", "E", "o", "down", "minus") as pilot:
        assert ["PLAN.title", "PLAN.number"] == list(pilot.app.screen.shown)[:2]

        await press(pilot, "enter")
        await write(pilot, "Rubrik")
        await press(pilot, "ctrl+s")

        assert "Rubrik" == pilot.app.screen.shown["PLAN.title"].words_sv


async def test_the_setup_of_the_course_leads_to_all_of_it(store):
    async with sit(store, "f3", "enter", "left", "left", "left", size=(120, 36)) as pilot:
        shown = picture(pilot.app)

        assert "E-lista" in shown
        assert "Arbetsplan" in shown
        assert "Intyg" in shown


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("keys", [("f",), ("f", "r"), ("c",), ("c", "enter"), ("f", "e"), ("f", "e", "o")])
async def test_each_stands_in_both_languages_and_sizes(store, keys, language, size):
    async with sit(store, *keys, language=language, size=size) as pilot:
        shown = picture(pilot.app)

        assert size[1] == len(shown.split("\n"))
        assert 0 == pilot.app.screen.max_scroll_x


async def test_with_nothing_to_tell_each_says_so(tmp_path):
    with factories.library(tmp_path) as empty, in_language("sv"):
        factories.course(empty)
        async with sit(empty, "f") as pilot:
            assert "Inget ska skickas" in picture(pilot.app)
            await press(pilot, "escape")

            assert "Inga intyg" in await press(pilot, "c")

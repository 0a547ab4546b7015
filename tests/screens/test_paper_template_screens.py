"""Words and look of papers on the screen: changed, checked as they are typed, looked at before they are saved."""

from __future__ import annotations

import factories
from desk_pilot import hit, picture, sit

from courses.actions import house_style, paper_templates
from courses.model.paper_style import PaperKind
from courses.screens.paper_template_edit import TemplateScreen
from courses.store import options
from courses.widgets.table import Table
from courses.widgets.text_field import Lines

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


async def to_slip(pilot):
    pilot.app.screen.query_one(Table).go_to("slip/sv/")
    await hit(pilot, "e")
    return pilot.app.screen.query_one(Lines)


async def test_the_templates_are_listed_with_what_they_say(store):
    async with sit(store, "f8", "p", size=(120, 36)) as pilot:
        pilot.app.screen.query_one(Table).go_to("slip/sv/")
        shown = picture(pilot.app)
        assert "Lapp från disken" in shown
        assert "svenska" in shown


async def test_a_template_is_changed_and_taken_back(store):
    async with sit(store, "f8", "p", size=(120, 36)) as pilot:
        area = await to_slip(pilot)
        assert isinstance(pilot.app.screen, TemplateScreen)
        area.text = area.text.replace("Ta med", "Kom ihåg")
        await hit(pilot, "ctrl+s")
        assert "Kom ihåg" == paper_templates.words(store, PaperKind.SLIP, "sv").say("bring")
        pilot.app.screen.query_one(Table).go_to("slip/sv/")
        await hit(pilot, "delete", "left", "enter")
        assert "Ta med" == paper_templates.words(store, PaperKind.SLIP, "sv").say("bring")


async def test_what_is_wrong_is_told_beside_the_text_with_its_line_as_it_is_typed(store):
    async with sit(store, "f8", "p", size=(120, 36)) as pilot:
        area = await to_slip(pilot)
        lines = area.text.split("\n")
        row = next(number for number, line in enumerate(lines) if line.startswith("bring"))
        area.text = area.text.replace("Ta med", "Ta med {nonsens}")
        await pilot.pause()
        assert f"{row + 1}" in picture(pilot.app)
        assert "{nonsens}" in picture(pilot.app)
        await hit(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, TemplateScreen)
        assert row == area.cursor_location[0]
        assert "Ta med" == paper_templates.words(store, PaperKind.SLIP, "sv").say("bring")


async def test_nothing_that_was_typed_is_thrown_away_without_asking(store):
    async with sit(store, "f8", "p") as pilot:
        area = await to_slip(pilot)
        area.text += "#"
        await pilot.pause()
        await hit(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, TemplateScreen)


async def test_the_fields_that_a_text_may_name_are_shown_where_the_cursor_is(store):
    async with sit(store, "f8", "p", size=(120, 36)) as pilot:
        area = await to_slip(pilot)
        row = next(number for number, line in enumerate(area.text.split("\n")) if line.startswith("is_waiting"))
        area.move_cursor((row, 3))
        await pilot.pause()
        assert "{köplats}" in picture(pilot.app)


async def test_a_paper_is_looked_at_before_it_is_saved(store):
    async with sit(store, "f8", "p", size=(120, 36)) as pilot:
        await to_slip(pilot)
        await hit(pilot, "ctrl+r")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert ".pdf" in picture(pilot.app)


async def test_a_pale_colour_is_refused_in_the_window_and_a_dark_one_kept(store):
    async with sit(store, "f8", "h", size=(120, 36)) as pilot:
        await hit(pilot, "enter", *"#ffee00", "enter")
        assert "#0A5463" == options.get(store, "house.colour")
        await hit(pilot, "escape", "left", "enter", "enter", *"#7a1f3d", "enter")
        assert "#7A1F3D" == options.get(store, "house.colour")
        assert "#7A1F3D" in picture(pilot.app)


async def test_a_logo_is_taken_away_after_a_question_and_comes_back_with_undo(store):
    house_style.set_logo(store, factories.LIBRARIAN, SVG.encode())
    async with sit(store, "f8", "h") as pilot:
        pilot.app.screen.query_one(Table).go_to("library")
        await hit(pilot, "delete", "left", "enter")
        assert b"" == house_style.house(store).library.content
        await hit(pilot, "u", "enter")
        assert SVG.encode() == house_style.house(store).library.content


async def test_another_language_is_found_by_its_name(store):
    async with sit(store, "f8", "p", size=(120, 36)) as pilot:
        assert "engelska" not in picture(pilot.app).partition("mallar")[0]
        await hit(pilot, "/", *"engelska lapp")
        assert ["slip/en/"] == pilot.app.screen.query_one(Table).shown_keys

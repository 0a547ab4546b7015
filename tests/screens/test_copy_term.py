"""Copying a term on the screen: asked, looked through, chosen, made, undone."""

import factories
import pytest
from desk_pilot import hit, picture, sit
from rich.cells import cell_len

from courses.screens.dialogs.prompt import Prompt
from courses.store import courses, tables
from courses.widgets.table import Table

COPY = ("f3", "r")


async def look_through(pilot, **texts):
    for field in pilot.app.screen.query("Field"):
        if field.key in texts:
            field.text = texts[field.key]
    await pilot.pause()
    await pilot.click("#deed")
    await pilot.pause()


async def test_the_coming_term_is_proposed(store):
    async with sit(store, *COPY) as pilot:
        assert isinstance(pilot.app.screen, Prompt)
        assert ["VT 2026", "VT 2027"] == [field.text for field in list(pilot.app.screen.query("Field"))[:2]]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_a_term_is_looked_through_and_copied_and_undone(store, size):
    async with sit(store, *COPY, size=size) as pilot:
        await look_through(pilot, before="HT 2026", after="HT 2027", leaders="no")
        shown = picture(pilot.app)
        assert "HT 2026 blir HT 2027" in shown
        assert "2 kurser är valda" in shown
        assert "STO-701" in shown
        assert {size[0]} == {cell_len(line) for line in shown.split("\n")}
        assert 3 == len(tables.find(store, "course"))

        await hit(pilot, "ctrl+s")
        assert "CoursesScreen" == type(pilot.app.screen).__name__
        assert 5 == len(tables.find(store, "course"))
        assert "Internet för nybörjare" == courses.by_code(store, "STO-701").title

        await hit(pilot, "u", "enter")
        assert 3 == len(tables.find(store, "course"))


async def test_one_may_be_left_out(store):
    async with sit(store, *COPY) as pilot:
        await look_through(pilot, before="HT 2026", after="HT 2027")
        assert 2 == pilot.app.screen.query_one(Table).row_count
        await hit(pilot, "space")
        assert "1 kurs är vald" in picture(pilot.app)
        await hit(pilot, "a", "a")
        assert "0 kurser är valda" in picture(pilot.app)
        await hit(pilot, "down", "space", "ctrl+s")

        assert 4 == len(tables.find(store, "course"))


async def test_a_term_without_courses_says_so(store):
    async with sit(store, *COPY) as pilot:
        await look_through(pilot)

        assert "Ingen kurs börjar VT 2026." in picture(pilot.app)
        await hit(pilot, "ctrl+s")
        assert 3 == len(tables.find(store, "course"))


async def test_what_is_no_term_is_said_beside_the_field(store):
    factories.course(store, code="X-1")
    async with sit(store, *COPY) as pilot:
        await look_through(pilot, before="i fjol")

        assert isinstance(pilot.app.screen, Prompt)
        assert "ingen termin" in picture(pilot.app)

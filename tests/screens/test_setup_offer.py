"""Mode, tags, contributors, themed hours and the roster on a course's setup tab, by keyboard."""

from datetime import date, time

import factories
import pytest
from desk_pilot import hit, sit
from textual.widgets import Input

from courses import clock
from courses.actions import registers, roster
from courses.actions.register_drafts import LeaderDraft, OrganisationDraft, RoomDraft
from courses.model import CourseKind, CourseMode, OrganisationKind, Pattern
from courses.screens.course_view import CourseView
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.store import contributors, courses, themes
from courses.widgets.field import Field
from courses.widgets.table import Table

pytestmark = pytest.mark.asyncio
SIZES = ((80, 24), (200, 60))


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as it:
        for name in ("Maud Lind", "Jonas Ek"):
            registers.add(it, factories.LIBRARIAN, LeaderDraft(name=name))
        registers.add(it, factories.LIBRARIAN, OrganisationDraft(name="Utbildning", kind=OrganisationKind.DEPARTMENT))
        registers.add(it, factories.LIBRARIAN, RoomDraft(name="eRUM", place="Storuman", municipality="Storuman"))
        factories.course(
            it,
            code="D-1",
            title="Nätcafé",
            kind=CourseKind.DROP_IN,
            start=time(13),
            end=time(17),
            seats=None,
            pattern=Pattern(date(2026, 12, 3), count=4),
        )
        yield it


def only(store):
    (course,) = courses.summaries(store, clock.now())
    return courses.get(store, course.id)


async def at_setup(pilot, key):
    """Goes to the setup tab of the only course, and to a row."""
    view = pilot.app.screen.query_one(CourseView)
    while view.tab != "setup":
        await hit(pilot, "right")
    table = view.query_one(Table)
    table.move_cursor(row=table.get_row_index(key))
    await pilot.pause()
    return view


def says(view, key):
    return view.side.rows[key].says


async def fill(pilot, **texts):
    """Types into the fields of the dialog, and does its deed."""
    dialog = pilot.app.screen
    assert isinstance(dialog, Prompt)
    for field in dialog.query(Field):
        if field.key in texts:
            field.text = texts[field.key]
    await hit(pilot, "ctrl+s")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_rows_are_there_and_each_opens_and_closes(store, size, language):
    async with sit(store, "f3", "enter", size=size, language=language) as pilot:
        for key in ("tags", "contributor", "theme", "roster"):
            view = await at_setup(pilot, key)
            await hit(pilot, "enter")
            assert isinstance(pilot.app.screen, Prompt | Pick), key
            await hit(pilot, "escape")
            assert view.screen is pilot.app.screen, key


async def test_mode_and_tags_are_written_and_undone(store):
    async with sit(store, "f3", "enter") as pilot:
        view = await at_setup(pilot, "tags")
        await hit(pilot, "enter")
        await fill(pilot, mode="USE", campaigns="All Digital Week, Digidel", policy_goals="Digitalt först")
        assert (CourseMode.USE, ("All Digital Week", "Digidel")) == (only(store).mode, only(store).campaigns)
        assert "Använda · Kampanj: All Digital Week" in says(view, "tags")
        await hit(pilot, "u", "enter")
        assert (None, ()) == (only(store).mode, only(store).tags)


async def test_somebody_contributes_and_is_taken_off(store):
    async with sit(store, "f3", "enter") as pilot:
        view = await at_setup(pilot, "contributor")
        await hit(pilot, "enter")
        await fill(pilot, name="Åke Ek", part="föreläser")
        (who,) = contributors.of_course(store, only(store).id)
        assert "Åke Ek, föreläser" == says(view, f"contributor:{who.id}")

        await at_setup(pilot, f"contributor:{who.id}")
        await hit(pilot, "enter", "down", "enter")
        assert () == contributors.of_course(store, only(store).id)


async def test_themed_hours_are_added_and_what_is_wrong_leaves_them_typed(store):
    async with sit(store, "f3", "enter") as pilot:
        view = await at_setup(pilot, "theme")
        await hit(pilot, "enter")
        await fill(pilot, title="Skolvalet", nth="1", start="14", end="16")
        dialog = pilot.app.screen
        assert isinstance(dialog, Prompt)
        assert "Skolvalet" == next(it.text for it in dialog.query(Field) if it.key == "title")
        assert () == themes.of_course(store, only(store).id)

        await fill(pilot, weekday="3")
        (theme,) = themes.of_course(store, only(store).id)
        words = says(view, f"theme:{theme.id}")
        assert "Skolvalet, första torsdagen i månaden 14.00–16.00 · nästa gång tor 3 dec" == words

        await hit(pilot, "left", "left", "left")
        assert "14.00–16.00 Skolvalet" in " ".join(view.side._beside.more.values())


async def test_a_session_is_staffed_from_the_list_and_turns_are_dealt_out(store):
    async with sit(store, "f3", "enter") as pilot:
        view = await at_setup(pilot, "roster")
        assert "4 träffar saknar någon" in says(view, "roster")
        await hit(pilot, "enter", "down", "enter")
        await fill(pilot, shifts="Maud 13-14; Ingen Alls")
        assert isinstance(pilot.app.screen, Prompt), "what is wrong is told beside the field"
        await fill(pilot, shifts="Maud 13-14; jonas 15-")
        assert isinstance(pilot.app.screen, Pick), "back in the list"
        (first, *_rest) = roster.of_course(store, only(store).id, clock.now())
        assert ["Maud Lind 13.00–14.00", "Jonas Ek 15.00–17.00"] == [
            roster.roster.shift_text(it) for it in first.shifts
        ]

        await hit(pilot, "enter")
        await fill(pilot, turn="Jonas, Maud")
        await hit(pilot, "enter")
        rows = roster.of_course(store, only(store).id, clock.now())
        assert ["Jonas Ek", "Maud Lind"] * 2 == [row.shifts[0].name for row in rows]
        assert isinstance(pilot.app.screen, Pick)
        await hit(pilot, "escape", "u", "enter")
        assert first == roster.of_course(store, only(store).id, clock.now())[0]


OPEN = ("enrol_opens", "enrol_closes", "least_age", "greatest_age", "for_municipality")


async def test_a_course_form_has_mode_and_tags_after_level(store):
    async with sit(store, "f3", "enter", "e") as pilot:
        keys = [field.key for field in pilot.app.screen.query(Field)]
        at = keys.index("level")
        assert ["mode", "campaigns", "projects", "policy_goals", "fee"] == [
            key for key in keys[at + 1 :] if key not in OPEN
        ][:5]
        assert pilot.app.screen.query(Input)

"""Course plans on the screen: list and text, the form, from a plan to a course in a few keys, and back."""

from datetime import date, time

import factories
import pytest
from desk_pilot import hit, picture, sit, write
from rich.cells import cell_len

from courses import clock
from courses.actions import plans as deeds
from courses.screens.dialogs.ask import Ask
from courses.store import courses, plans, sessions
from courses.widgets.table import Table

OPEN = ("f3", "l")


async def fill(pilot, **texts):
    for key, text in texts.items():
        pilot.app.screen.field(key).text = text
    await pilot.pause()


def name(pilot):
    return type(pilot.app.screen).__name__


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_the_plans_stand_beside_or_over_the_text_of_the_one_marked(store, size):
    async with sit(store, *OPEN, size=size) as pilot:
        shown = picture(pilot.app)

        assert "Bedrägerier och lösenord" in shown
        assert "5 × 150 min" in shown
        assert "Ta gärna med en granne" in shown
        assert {size[0]} == {cell_len(line) for line in shown.split("\n")}

        await hit(pilot, "down")
        assert "legitimation" in str(pilot.app.screen.query_one("#plan-text").content)


async def test_in_english_the_english_plans_come_first(store):
    async with sit(store, *OPEN, language="en", size=(120, 36)) as pilot:
        assert "English" in picture(pilot.app).split("\n")[5]


async def test_a_search_looks_into_the_texts_and_esc_empties_it(store):
    async with sit(store, *OPEN, "slash") as pilot:
        await write(pilot, "patiens")
        assert 1 == pilot.app.screen.query_one(Table).row_count

        await write(pilot, " zz")
        assert "Ingen kursplan passar" in picture(pilot.app)

        await hit(pilot, "escape")
        assert 16 == pilot.app.screen.query_one(Table).row_count


async def test_a_plan_becomes_a_course_by_code_date_and_time(store):
    async with sit(store, *OPEN, "slash") as pilot:
        await write(pilot, "surfplatta")
        await hit(pilot, "enter", "enter")
        assert "CourseForm" == name(pilot)
        assert "STO-604" == pilot.app.screen.field("code").text
        assert pilot.app.screen.field("code").entry.has_focus
        assert not pilot.app.screen.is_unsaved

        await fill(pilot, first_date="2027-01-18", start="13")
        assert "14.30" == pilot.app.screen.field("end").text
        await fill(pilot, start="9.15")
        assert "10.45" == pilot.app.screen.field("end").text
        await hit(pilot, "ctrl+s")

        course = courses.by_code(store, "STO-604")
        assert ("Surfplatta för seniorer", time(9, 15), time(10, 45), 4) == (
            course.title,
            course.start,
            course.end,
            course.minimum,
        )
        held = sessions.of_course(store, course.id, clock.now())
        assert (6, date(2027, 1, 18), "Min surfplatta") == (len(held), held[0].day, held[0].title)
        assert "Min surfplatta" in picture(pilot.app)


async def test_an_end_that_was_typed_is_left_alone(store):
    async with sit(store, *OPEN, "a") as pilot:
        await fill(pilot, end="15")
        await fill(pilot, start="13")

        assert "15" == pilot.app.screen.field("end").text


async def test_a_new_plan_is_written_with_its_sessions(store):
    async with sit(store, *OPEN, "n") as pilot:
        await write(pilot, "Kartor på nätet")
        await fill(
            pilot,
            sessions="2",
            minutes="60",
            seats="8",
            meetings="Hitta hem\nVi letar.\n\nHitta bort\nMaterial: karta",
            handouts="A\nB",
        )
        await hit(pilot, "ctrl+s")

        plan = plans.by_title(store, "Kartor på nätet")
        assert ("Hitta hem", "Hitta bort", "karta") == (
            plan.meetings[0].title,
            plan.meetings[1].title,
            plan.meetings[1].material,
        )
        assert ("A\nB", 60, 8) == (plan.handouts, plan.minutes, plan.seats)
        assert str(plan.id) == pilot.app.screen.query_one(Table).current_key
        assert "u ångra" in picture(pilot.app)


async def test_a_plan_is_changed_and_nothing_else_changes(store):
    async with sit(store, *OPEN, "e", size=(120, 36)) as pilot:
        before = plans.by_title(store, "Bedrägerier och lösenord")
        await fill(pilot, level="Grund")
        await hit(pilot, "ctrl+s")
        after = plans.by_title(store, "Bedrägerier och lösenord")

        assert ("Grund", before.meetings, before.handouts, before.aims) == (
            after.level,
            after.meetings,
            after.handouts,
            after.aims,
        )


async def test_an_unchanged_form_closes_without_a_question(store):
    async with sit(store, *OPEN, "e", "escape") as pilot:
        assert "PlansScreen" == name(pilot)


async def test_what_is_wrong_stands_beside_its_field(store):
    async with sit(store, *OPEN, "n") as pilot:
        await fill(pilot, title="Videosamtal", meetings="A\n\nB")
        await hit(pilot, "ctrl+s")

        assert "PlanForm" == name(pilot)
        notes = [str(it.content) for it in pilot.app.screen.query(".field-note.wrong")]
        assert 2 == len(notes)


async def test_arrows_leave_a_text_at_its_ends_and_letters_are_typed(store):
    async with sit(store, *OPEN, "n") as pilot:
        screen = pilot.app.screen
        screen.field("aims").entry.focus()
        await pilot.pause()
        await write(pilot, "u?n")
        assert "u?n" == screen.field("aims").text
        await hit(pilot, "down")
        assert screen.field("meetings").entry.has_focus
        await hit(pilot, "up")
        assert screen.field("aims").entry.has_focus


async def test_copy_and_remove_and_undo(store):
    async with sit(store, *OPEN, "c") as pilot:
        assert "Bedrägerier och lösenord (kopia)" in picture(pilot.app)
        await hit(pilot, "delete")
        assert isinstance(pilot.app.screen, Ask)
        await hit(pilot, "left", "enter")
        assert 16 == len(plans.entries(store))

        await hit(pilot, "u", "enter")
        assert 17 == len(plans.entries(store))


async def test_a_course_is_kept_as_a_plan(store):
    async with sit(store, "f3", "enter", "s") as pilot:
        await hit(pilot, "enter")

        assert 17 == len(plans.entries(store))
        assert "Kursplanen" in picture(pilot.app)


async def test_who_only_reads_is_refused(store):
    from courses.errors import Refused
    from courses.model import Actor, Role

    with pytest.raises(Refused):
        deeds.copy(store, Actor(name="Läsa", role=Role.READER), plans.by_title(store, "Videosamtal").id)


async def test_hostile_text_in_a_plan_is_shown_as_text(store):
    deeds.add(store, factories.LIBRARIAN, deeds.PlanDraft(title="[b]Aa[/b]\x1b[31m", aims="[red]x\x07"))
    async with sit(store, *OPEN, "home", "e") as pilot:
        assert "[b]Aa[/b]" in picture(pilot.app)


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_no_label_of_the_form_is_cut(store, language):
    async with sit(store, *OPEN, "n", language=language) as pilot:
        labels = list(pilot.app.screen.query(".field-label"))

        assert [] == [str(it.content) for it in labels if cell_len(str(it.content)) >= it.size.width]

"""The setup of a course: a row for each thing, Enter changes it, Esc leaves it, u takes it back."""

from datetime import date

import factories
import pytest
from desk_pilot import hit, picture, sit, write

from courses import clock
from courses.actions import attendance, cooperation, leading, registers
from courses.actions.register_drafts import EquipmentDraft, LeaderDraft, OrganisationDraft, RoomDraft
from courses.model import CooperationTask, OrganisationKind
from courses.screens import doors
from courses.store import circle, courses, sessions


def add(store, draft):
    return registers.add(store, factories.LIBRARIAN, draft)


@pytest.fixture
def library(store):
    """Adds to the small library what courses draw on."""
    abf = add(store, OrganisationDraft(name="Bildarna", code="BILD", kind=OrganisationKind.STUDY_ASSOCIATION))
    add(store, OrganisationDraft(name="Klubben", code="KLUBB", kind=OrganisationKind.SENIORNET_CLUB))
    add(store, LeaderDraft(name="Jonas Ek", signature="JE", organisation_id=abf, skills="släktforskning"))
    add(store, LeaderDraft(name="Moa Lind", signature="ML", days="fre"))
    add(store, RoomDraft(name="Datasalen", place="Storuman", seats=12, computers=10))
    add(store, RoomDraft(name="Skrubben", place="Storuman", seats=2))
    for number in range(3):
        add(store, EquipmentDraft(name="Surfplatta", code=f"S{number}", place="Storuman"))
    return store


def course(store, **overrides):
    return factories.course(store, **({"code": "JUL-1", "first_date": date(2026, 12, 1), "count": 4} | overrides))


def again(store, it):
    return courses.get(store, it.id)


async def open_at(pilot, it, row, *keys):
    """Opens a course at a row of its setup and presses some keys."""
    doors.open_course(pilot.app.screen, it.id, "setup")
    await pilot.pause()
    assert pilot.app.screen.query_one("#rows").go_to(row)
    await hit(pilot, *keys)


def shown(pilot, row):
    """Returns what a row of the setup says."""
    table = pilot.app.screen.query_one("#rows")
    return table.get_row(row)[1].plain


class TestLeaders:
    async def test_whoever_is_chosen_leads_and_undo_takes_it_back(self, library):
        it = course(library)
        async with sit(library) as pilot:
            await open_at(pilot, it, "leaders")
            assert "–" == shown(pilot, "leaders")

            await hit(pilot, "enter")
            await write(pilot, "jonas")
            await hit(pilot, "enter")
            assert "Jonas Ek" == shown(pilot, "leaders")

            await hit(pilot, "u", "enter")
            assert () == again(library, it).leader_ids

    async def test_the_fittest_come_first_with_reasons_and_who_cannot_last_with_why(self, library):
        async with sit(library, size=(120, 40)) as pilot:
            await open_at(pilot, course(library), "leaders", "enter")
            lines = picture(pilot.app)

            assert lines.index("✓ Jonas Ek, Bildarna") < lines.index("✗ Moa Lind")
            assert "ledig då" in lines

    async def test_who_cannot_is_chosen_only_after_a_question(self, library):
        it = course(library)
        async with sit(library) as pilot:
            await open_at(pilot, it, "leaders", "enter", "m", "o", "a", "enter")
            assert "Välja Moa Lind ändå?" in picture(pilot.app)

            await hit(pilot, "enter")
            assert () == again(library, it).leader_ids

    async def test_another_leads_instead_of_or_together_with_the_first(self, library):
        it = course(library)
        async with sit(library) as pilot:
            await open_at(pilot, it, "leaders", "enter", "j", "o", "n", "enter")
            await hit(pilot, "enter", "m", "o", "a", "enter", "left", "enter", "down", "enter")

            assert "Jonas Ek, Moa Lind" == shown(pilot, "leaders")

            await hit(pilot, "enter", "j", "o", "n", "enter", "left", "enter")
            assert "Moa Lind" == shown(pilot, "leaders")

    async def test_an_empty_register_says_where_leaders_are_put_in(self, store):
        async with sit(store) as pilot:
            await open_at(pilot, course(store), "leaders", "enter")

            assert "Inga ledare finns i registret än" in picture(pilot.app)


class TestRoom:
    async def test_it_is_told_what_moves_before_a_room_is_chosen(self, library):
        it = course(library, first_date=date(2026, 11, 3))
        first, *_rest = sessions.of_course(library, it.id, clock.now())
        attendance.count_heads(library, factories.LIBRARIAN, first.id, 3)
        async with sit(library) as pilot:
            await open_at(pilot, it, "room", "enter", "d", "a", "t", "enter")
            assert "3 träffar flyttar med" in picture(pilot.app)
            assert "1 med närvaro stannar kvar" in picture(pilot.app)

            await hit(pilot, "enter")
            assert "Datasalen, Storuman" == shown(pilot, "room")
            assert ["", "Datasalen", "Datasalen", "Datasalen"] == [
                one.room for one in sessions.of_course(library, it.id, clock.now())
            ]

            await hit(pilot, "u", "enter")
            assert again(library, it).room_id is None

    async def test_a_room_that_is_too_small_says_so_and_is_not_chosen_with_a_slip_of_enter(self, library):
        it = course(library)
        async with sit(library) as pilot:
            await open_at(pilot, it, "room", "enter", "s", "k", "r", "enter")
            assert "2 stolar" in picture(pilot.app)

            await hit(pilot, "enter")
            assert again(library, it).room_id is None

    async def test_esc_leaves_everything(self, library):
        it = course(library)
        async with sit(library) as pilot:
            await open_at(pilot, it, "room", "enter", "escape")

            assert not pilot.app.screen.is_modal
            assert again(library, it).room_id is None


class TestEquipment:
    async def test_it_is_picked_with_how_many_are_free_and_none_takes_it_away(self, library):
        it, other = course(library), course(library, code="JUL-2")
        leading.ask_for_equipment(library, factories.LIBRARIAN, other.id, "Surfplatta", 2, "Storuman")
        async with sit(library) as pilot:
            await open_at(pilot, it, "equipment", "enter")
            assert "1 ledig av 3" in picture(pilot.app)

            await hit(pilot, "enter", "2", "enter")
            (row,) = library.query("SELECT id, quantity FROM course_equipment WHERE course_id = ?", (it.id,))
            assert 2 == row["quantity"]
            assert "⚠ 2 × Surfplatta, Storuman · 1 ledig av 3" == shown(pilot, f"equipment:{row['id']}")

            pilot.app.screen.query_one("#rows").go_to(f"equipment:{row['id']}")
            await hit(pilot, "enter", "0", "enter")
            assert [] == library.query("SELECT id FROM course_equipment WHERE course_id = ?", (it.id,))

            await hit(pilot, "u", "enter")
            assert [2] == [
                r["quantity"] for r in library.query("SELECT * FROM course_equipment WHERE course_id = ?", (it.id,))
            ]

    async def test_an_empty_register_says_where_equipment_is_put_in(self, store):
        async with sit(store) as pilot:
            await open_at(pilot, course(store), "equipment", "enter")

            assert "Ingen utrustning finns i registret än" in picture(pilot.app)


class TestCooperation:
    async def test_who_does_a_task_is_agreed_by_name_or_code_and_is_usual_again_when_emptied(self, library):
        it = course(library)
        async with sit(library, size=(120, 40)) as pilot:
            await open_at(pilot, it, "cooperation:PAYS", "enter")
            await write(pilot, "bild, klubb")
            await hit(pilot, "enter")
            await write(pilot, "hälften var")
            await hit(pilot, "enter")
            assert "Bildarna, Klubben – hälften var" == shown(pilot, "cooperation:PAYS")

            await hit(pilot, "enter", "delete", "enter", "delete", "enter")
            assert "(som vanligt)" in shown(pilot, "cooperation:PAYS")

            await hit(pilot, "u", "enter")
            assert "Bildarna, Klubben – hälften var" == shown(pilot, "cooperation:PAYS")

    async def test_nobody_is_said_in_words(self, library):
        it = course(library)
        async with sit(library) as pilot:
            await open_at(pilot, it, "cooperation:SIGNS", "enter", *"ingen", "enter", "enter")

        task = next(
            one
            for one in cooperation.of_course(library, factories.LIBRARIAN, it.id)
            if one.task is CooperationTask.SIGNS
        )
        assert (True, ()) == (task.is_agreed, task.organisation_ids)

    async def test_what_is_in_no_register_is_told_beside_the_field_and_not_written(self, library):
        async with sit(library) as pilot:
            await open_at(pilot, course(library), "cooperation:LEADS", "enter", *"xyz", "enter", "enter")

            assert "”xyz” finns inte i registret" in picture(pilot.app)
            assert pilot.app.screen.is_modal

    async def test_an_agreement_has_a_reference(self, library):
        async with sit(library) as pilot:
            await open_at(pilot, course(library), "cooperation:AGREEMENT", "enter", *"kfn87", "enter")

            assert "kfn87" == shown(pilot, "cooperation:AGREEMENT")

    async def test_the_sheet_is_printed_from_the_papers(self, library):
        async with sit(library) as pilot:
            await open_at(pilot, course(library), "cooperation", "enter")

            assert "PapersScreen" == type(pilot.app.screen).__name__


class TestCounting:
    async def test_the_check_is_told_in_a_line_and_whole_with_enter(self, library):
        async with sit(library, size=(120, 40)) as pilot:
            await open_at(pilot, course(library), "circle")
            assert "kan ännu räknas · 12 studietimmar" in shown(pilot, "circle")
            assert "⚠ ingen: 4 träffar" == shown(pilot, "counted")

            await hit(pilot, "enter")
            assert "Cirkelkoll" in picture(pilot.app)

    async def test_the_leaders_figure_is_kept_and_taken_away_again(self, library):
        it = course(library)
        async with sit(library) as pilot:
            await open_at(pilot, it, "study_hours")
            assert "12 studietimmar · 4 × 3" == shown(pilot, "study_hours")

            await hit(pilot, "enter", "enter", "2", "enter")
            assert "11 studietimmar · 1 satt av ledaren" == shown(pilot, "study_hours")

            await hit(pilot, "enter", "enter", "delete", "enter")
            assert "12 studietimmar · 4 × 3" == shown(pilot, "study_hours")

    async def test_a_category_is_chosen_or_that_of_the_kind(self, library):
        it = course(library)
        code = list(circle.kb_names(library))[-1]
        async with sit(library, size=(120, 40)) as pilot:
            await open_at(pilot, it, "kb")
            usual = shown(pilot, "kb")
            assert usual.endswith("(efter sitt slag)")

            await hit(pilot, "enter", *code, "enter")
            assert code == again(library, it).kb_category
            assert shown(pilot, "kb").startswith(code)

            await hit(pilot, "enter", "enter")
            assert usual == shown(pilot, "kb")


async def test_a_row_can_be_clicked(library):
    async with sit(library) as pilot:
        await open_at(pilot, course(library), "leaders")
        await pilot.click("#rows", offset=(5, 2))
        await pilot.click("#rows", offset=(5, 2))
        await pilot.pause()

        assert pilot.app.screen.is_modal


async def test_a_participant_with_markup_in_a_name_is_shown_as_text(library):
    nasty = add(library, LeaderDraft(name="[red]Åsa[/red]"))
    it = course(library, leader_ids=(nasty,))
    async with sit(library) as pilot:
        await open_at(pilot, it, "leaders")

        assert "[red]Åsa[/red]" == shown(pilot, "leaders")


async def test_the_row_of_the_cooperation_sheet_opens_the_papers_at_it(library):
    it = course(library)
    async with sit(library) as pilot:
        await open_at(pilot, it, "cooperation", "enter")

        assert "cooperation" == pilot.app.screen.kind
        assert "Vem gör vad" in picture(pilot.app)


@pytest.mark.parametrize("task", ["CONTROLS_LIST", "CONTROLS_ENROLMENTS"])
async def test_who_answers_for_which_list_can_be_told_apart_in_80_columns(library, task):
    it = course(library)
    async with sit(library) as pilot:
        await open_at(pilot, it, f"cooperation:{task}")

        told = {"CONTROLS_LIST": "Ansvarig för närvarolistan", "CONTROLS_ENROLMENTS": "Ansvarig för anmälningarna"}
        assert told[task] in picture(pilot.app)

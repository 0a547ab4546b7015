"""The registers on the screen: tabs, search, forms, removing with a question, by keyboard and mouse."""

import factories
import pytest
from desk_pilot import hit, picture, sit, write
from textual.widgets import Input

from courses.actions import registers as deeds
from courses.actions.register_drafts import ClosureDraft, LeaderDraft, RoomDraft
from courses.screens import doors
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.message import MessageDialog
from courses.screens.register_rows import title
from courses.store import registers, tables
from courses.store.registers import Register
from courses.widgets.choices import Choices
from courses.widgets.table import Table

OPEN = ("f8", "r")


async def fill(pilot, **texts):
    for key, text in texts.items():
        pilot.app.screen.field(key).text = text
    await pilot.pause()


def add_room(store, **values):
    return deeds.add(store, factories.LIBRARIAN, RoomDraft(**{"name": "Datasalen", "place": "Storuman", **values}))


async def test_settings_lead_to_the_registers_and_the_arrows_through_them(store):
    async with sit(store, *OPEN) as pilot:
        for register in Register:
            assert register is pilot.app.screen.tab
            assert title(register) in picture(pilot.app)
            await hit(pilot, "right")

        assert Register.ROOM is pilot.app.screen.tab
        await hit(pilot, "left")
        assert Register.OPENING_HOURS is pilot.app.screen.tab


async def test_a_tab_can_be_clicked(store):
    async with sit(store, *OPEN) as pilot:
        await pilot.click(Choices, offset=(len("Lokaler  ") + 1, 0))
        await pilot.pause()

        assert Register.ORGANISATION is pilot.app.screen.tab
        assert "Arbetarnas" in picture(pilot.app)


async def test_a_first_room_is_added_by_typing_and_is_marked(store):
    async with sit(store, *OPEN, "n") as pilot:
        await write(pilot, "Datasalen")
        await hit(pilot, "tab")
        await write(pilot, "Storuman")
        await fill(pilot, seats="10", hearing_loop="yes", setup_minutes="15")
        await hit(pilot, "ctrl+s")

        row = tables.first(store, "room", name="Datasalen")
        assert ("Storuman", 10, 1, None, 15, 0) == tuple(
            row[it] for it in ("place", "seats", "hearing_loop", "wheelchair", "setup_minutes", "takedown_minutes")
        )
        assert "Datasalen" in picture(pilot.app)
        assert "u ångra" in picture(pilot.app)


NEW = {
    Register.ROOM: {"name": "Sal B"},
    Register.ORGANISATION: {"name": "Byalaget", "kind": "LIBRARY", "valid_to": "2027-06-30"},
    Register.LEADER: {"name": "Maja Björk", "phone": "0980-319210", "days": "tis"},
    Register.CLOSURE: {"first_date": "24/12", "reason": "jul"},
    Register.EQUIPMENT: {"name": "Hörslinga", "aids": "hörsel"},
    Register.OPENING_HOURS: {"place": "Storuman", "opens": "10", "closes": "18"},
}


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("register", Register)
async def test_every_register_has_a_form_that_adds_and_changes(store, register, size):
    async with sit(store, *OPEN, *["right"] * list(Register).index(register), "n", size=size) as pilot:
        await fill(pilot, **NEW[register])
        assert 0 == pilot.app.screen.query_one(".form").max_scroll_y

        await hit(pilot, "ctrl+s")
        assert "RegistersScreen" == type(pilot.app.screen).__name__
        row_id = tables.next_id(store, register) - 1
        assert f"{register} {row_id}" == pilot.app.screen.query_one(Table).current_key

        await hit(pilot, "e")
        last = list(NEW[register])[-1]
        await fill(pilot, **{last: "2028-01-01" if last == "valid_to" else "20" if last == "closes" else "annat"})
        await hit(pilot, "ctrl+s")

        assert 2 <= tables.first(store, register, id=row_id)["version"]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("register", Register)
async def test_no_label_of_a_form_is_cut(store, register, language):
    from rich.cells import cell_len

    async with sit(store, *OPEN, *["right"] * list(Register).index(register), "n", language=language) as pilot:
        labels = list(pilot.app.screen.query(".field-label"))

        assert [] == [it for it in labels if cell_len(str(it.content)) >= it.size.width]


async def test_a_fault_between_fields_stands_beside_the_field_as_it_is_typed(store):
    add_room(store)
    async with sit(store, *OPEN, "n") as pilot:
        await fill(pilot, name="DATASALEN", place="Storuman")
        note = pilot.app.screen.field("name").query_one(".field-note")

        assert note.has_class("wrong")
        assert "redan" in str(note.content)


async def test_nothing_is_saved_as_long_as_something_is_wrong(store):
    async with sit(store, *OPEN, "n", "ctrl+s") as pilot:
        assert "RegisterForm" == type(pilot.app.screen).__name__
        assert "Ett namn behövs." in picture(pilot.app)
        assert 0 == registers.count(store, Register.ROOM)


async def test_what_was_typed_is_thrown_away_only_after_a_question(store):
    async with sit(store, *OPEN, "n", "x", "escape") as pilot:
        assert isinstance(pilot.app.screen, Ask)

        await hit(pilot, "tab", "shift+tab", "shift+tab", "enter")

        assert "RegistersScreen" == type(pilot.app.screen).__name__


async def test_a_search_narrows_the_list_and_its_words_become_the_new_ones_name(store):
    add_room(store)
    async with sit(store, *OPEN, "slash") as pilot:
        await write(pilot, "data")
        assert "Datasalen" in picture(pilot.app)

        await write(pilot, " b")
        assert "Inget passar" in picture(pilot.app)

        await hit(pilot, "tab", "n")
        assert "data b" == pilot.app.screen.field("name").text


async def test_delete_asks_removes_and_can_be_undone(store):
    row_id = add_room(store)
    async with sit(store, *OPEN, "delete") as pilot:
        assert isinstance(pilot.app.screen, Ask)
        await hit(pilot, "escape")
        assert tables.first(store, "room", id=row_id)

        await hit(pilot, "delete", "tab", "enter")
        assert tables.first(store, "room", id=row_id) is None

        await hit(pilot, "u", "enter")
        assert tables.first(store, "room", id=row_id)
        assert "Datasalen" in picture(pilot.app)


async def test_what_is_used_is_not_removed_and_it_is_told_by_what(store):
    factories.course(store, code="TAR-1", room_id=add_room(store))
    async with sit(store, *OPEN, "delete") as pilot:
        assert "TAR-1" in picture(pilot.app)
        assert not isinstance(pilot.app.screen, Ask)


async def test_letters_and_delete_typed_into_the_search_are_no_commands(store):
    add_room(store)
    async with sit(store, *OPEN, "slash", "n", "e", "delete") as pilot:
        assert "RegistersScreen" == type(pilot.app.screen).__name__
        assert "ne" == pilot.app.screen.query_one(Input).value


async def test_closed_days_hold_for_a_place_or_a_room_that_is_chosen(store):
    add_room(store)
    async with sit(store, *OPEN, "right", "right", "right", "n") as pilot:
        await fill(pilot, first_date="28/12", where="\tStoruman\tDatasalen")
        await hit(pilot, "ctrl+s")

        row = tables.find(store, "closure")[0]
        assert ("ROOM_CLOSED", "Storuman", "Datasalen") == (row["kind"], row["place"], row["room"])
        assert "Storuman: Datasalen" in picture(pilot.app)


async def test_closed_days_hold_for_a_whole_municipality(store):
    add_room(store, place="Tärnaby", municipality="Storuman")
    async with sit(store, *OPEN, "right", "right", "right", "n") as pilot:
        await fill(pilot, first_date="28/12", where="Storuman\t\t")
        await hit(pilot, "ctrl+s")

        row = tables.find(store, "closure")[0]
        assert ("CLOSED", "Storuman", "", "") == (row["kind"], row["municipality"], row["place"], row["room"])
        assert "Hela Storuman" in picture(pilot.app)


async def test_sessions_on_new_closed_days_are_told(store):
    factories.course(store, code="TAR-1", count=1, first_date=factories.TUESDAY.replace(month=12))
    async with sit(store, *OPEN, "right", "right", "right", "n") as pilot:
        await fill(pilot, first_date="2026-12-08")
        await hit(pilot, "ctrl+s")

        assert isinstance(pilot.app.screen, MessageDialog)
        assert "TAR-1" in picture(pilot.app)


async def test_a_closure_that_names_what_is_no_longer_a_room_keeps_it(store):
    from datetime import date

    deeds.add(store, factories.LIBRARIAN, ClosureDraft(first_date=date(2026, 12, 28), place="Ekby", room="Salen"))
    async with sit(store, *OPEN, "right", "right", "right", "e") as pilot:
        await fill(pilot, reason="målning")
        await hit(pilot, "ctrl+s")

        row = tables.find(store, "closure")[0]
        assert ("Ekby", "Salen", "ROOM_CLOSED", "målning") == tuple(
            row[it] for it in ("place", "room", "kind", "reason")
        )


async def test_a_form_opened_from_elsewhere_hands_over_the_id_and_leaves_what_was_typed(store):
    got = []
    async with sit(store, "f3", "n", "x") as pilot:
        form = pilot.app.screen
        doors.register_form(form, "leader", name="Maja Björk", then=got.append)
        await pilot.pause()
        assert "Maja Björk" == pilot.app.screen.field("name").text
        assert pilot.app.screen.field("organisation_id").entry.has_focus

        await hit(pilot, "ctrl+s")

        assert [tables.id_of(store, "leader", name="Maja Björk")] == got
        assert form is pilot.app.screen
        assert "x" == form.field("title").text


async def test_hostile_text_in_a_register_is_only_text(store):
    add_room(store, name="[red]Sal[/] \x1b[31m")
    deeds.add(store, factories.LIBRARIAN, LeaderDraft(name="[@click=app.quit]Klicka[/]", skills="[b]"))
    async with sit(store, *OPEN) as pilot:
        assert "[red]Sal[/]" in picture(pilot.app)
        await hit(pilot, "enter")
        assert "[red]Sal[/]" in picture(pilot.app)

        await hit(pilot, "escape", "right", "right", "delete")
        assert "[@click=app.quit]Klicka[/]" in picture(pilot.app)


async def test_the_first_start_keeps_its_three_ways(tmp_path):
    with factories.library(tmp_path) as empty:
        async with sit(empty) as pilot:
            assert 3 == len(pilot.app.screen.query("Button"))

            await hit(pilot, *OPEN)
            assert "n lägger till" in picture(pilot.app)

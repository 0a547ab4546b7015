"""Lists to choose from: one line in the form, searched by typing, and nothing changed by looking."""

import factories
import pytest
from desk_pilot import hit, picture, sit
from textual import events

from courses.actions import registers as deeds
from courses.actions.register_drafts import RoomDraft
from courses.screens.dialogs.pick import Pick
from courses.widgets.choice import Choice

LONG = "Västerbottens läns folkbildningsförbunds gemensamma studiesal på andra våningen i medborgarhuset"
ROOMS = ("Datasalen", "Samlingssalen", "Salen", LONG)


@pytest.fixture
def rooms(store):
    return {name: str(deeds.add(store, factories.LIBRARIAN, RoomDraft(name=name))) for name in ROOMS}


def field(pilot, key="room_id"):
    return next(it for it in pilot.app.screen_stack[-1].query("Field") if it.key == key)


def listed(pilot):
    shown = pilot.app.screen.query_one("OptionList")
    return [str(shown.get_option_at_index(at).prompt) for at in range(shown.option_count)]


async def at_room(pilot):
    field(pilot).entry.focus()
    await pilot.pause()


async def test_typing_lists_what_begins_so_before_what_only_holds_it_and_enter_chooses(store, rooms):
    async with sit(store, "f3", "n", size=(120, 40)) as pilot:
        await at_room(pilot)
        await hit(pilot, *"sal")

        assert ["  Salen", "  Datasalen", "  Samlingssalen", f"  {LONG}"] == listed(pilot)

        await hit(pilot, "down", "enter")
        assert rooms["Datasalen"] == field(pilot).text
        assert "Datasalen" in picture(pilot.app)
        assert field(pilot).entry.has_focus

        await hit(pilot, "enter")
        assert "● Datasalen" in picture(pilot.app)
        assert "● Datasalen" == str(pilot.app.screen.query_one("OptionList").highlighted_option.prompt)


async def test_letters_that_come_before_the_list_is_there_go_to_it(store, rooms):
    async with sit(store, "f3", "n", size=(120, 40)) as pilot:
        await at_room(pilot)
        for letter in "data":
            field(pilot).entry.post_message(events.Key(letter, letter))
        await pilot.pause()

        assert ["  Datasalen"] == listed(pilot)
        assert 1 == sum(isinstance(screen, Pick) for screen in pilot.app.screen_stack)


async def test_esc_and_a_search_that_finds_nothing_leave_what_was_chosen(store, rooms):
    async with sit(store, "f3", "n", size=(120, 40)) as pilot:
        await at_room(pilot)
        before = field(pilot).text
        await hit(pilot, "space", "down", "down", "escape")
        assert before == field(pilot).text

        await hit(pilot, *"zzz", "enter")
        assert "Inget passar sökningen." in picture(pilot.app)

        await hit(pilot, "escape")
        assert before == field(pilot).text
        assert not pilot.app.screen.is_unsaved


async def test_the_arrows_go_past_it(store):
    async with sit(store, "f3", "n") as pilot:
        field(pilot, "kind").entry.focus()
        await hit(pilot, "down")
        assert field(pilot, "form").entry.has_focus

        await hit(pilot, "up", "up")
        assert field(pilot, "code").entry.has_focus


@pytest.mark.parametrize(("size", "is_whole"), [((160, 40), True), ((80, 24), False)])
async def test_a_click_opens_it_and_long_names_are_whole_where_there_is_room(store, rooms, size, is_whole):
    async with sit(store, "f3", "n", size=size) as pilot:
        await pilot.click(field(pilot).entry)
        await pilot.pause()

        assert is_whole == (LONG in picture(pilot.app))

        await pilot.click("OptionList", offset=(5, 1))
        await pilot.pause()
        assert field(pilot).text in rooms.values()


async def test_more_than_can_be_listed_is_told(store):
    things = [(str(number), f"Sal {number}") for number in range(250)]
    async with sit(store) as pilot:
        pilot.app.screen.ask(Pick("Lokal", things, chosen="249"), lambda _key: None)
        await pilot.pause()

        assert "● Sal 249" == listed(pilot)[0]
        assert "49 till" in picture(pilot.app)

        await hit(pilot, *"24")
        assert "till:" not in picture(pilot.app)


def test_a_value_that_the_list_has_not_is_refused():
    choice = Choice("Lokal", [("Datasalen", "1"), ("Salen", "2")], "9")

    assert "1" == choice.value
    with pytest.raises(ValueError, match="9"):
        choice.value = "9"

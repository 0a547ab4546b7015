"""One table of commands feeds keys, key bar, palette and help."""

import pytest
from desk_pilot import PLACES, hit, in_language, picture, sit
from textual.widgets import OptionList

from courses import i18n
from courses.commands.catalogue import every_command, scopes
from courses.screens.dialogs.help import HelpDialog
from courses.screens.frame import working_commands
from courses.widgets.keybar import KeyBar

KEYS = {
    "today": "f2",
    "courses": "f3",
    "people": "f4",
    "attendance": "f5",
    "print": "f6",
    "calendar": "f7",
    "settings": "f8",
}


def test_the_space_bar_is_called_what_its_reader_calls_it():
    marking = next(it for it in every_command() if it.id == "courses.mark")
    with in_language("en"):
        assert "Space" == marking.key
    assert "Mellanslag" == marking.key


def test_a_key_that_a_field_would_take_is_not_offered_while_somebody_types():
    offered = {it.id: it.typing_key for it in every_command()}

    assert ("", "", "F3") == (offered["courses.mark"], offered["courses.clear"], offered["go.courses"])


async def test_the_palette_lists_every_command(store):
    async with sit(store, "ctrl+p") as pilot:
        listed = pilot.app.screen.query_one(OptionList)

        assert {it.id for it in every_command()} == {
            listed.get_option_at_index(i).id for i in range(listed.option_count)
        }


async def test_the_help_lists_every_command(store):
    async with sit(store, "f1", size=(200, 60)) as pilot:
        assert isinstance(pilot.app.screen, HelpDialog)
        shown = "\n".join(str(static.content) for static in pilot.app.screen.query("Static"))

        assert [] == [it.id for it in every_command() if it.title not in shown or it.all_keys not in shown]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_command_has_words_in_both_languages(language):
    i18n.use(language)

    assert [] == [it.id for it in every_command() if not (it.title and it.help.endswith((".", "…")))]


def test_every_command_has_its_own_id_and_every_scope_its_own_keys():
    ids = [it.id for it in every_command()]

    assert len(ids) == len(set(ids))
    for scope in scopes():
        keys = [key for it in scope.commands for key in it.key_list]
        assert len(keys) == len(set(keys)), scope.id


async def test_every_binding_of_our_own_has_an_id(store):
    async with sit(store) as pilot:
        for place in PLACES:
            await hit(pilot, KEYS[place])
            own = [
                node
                for node in (pilot.app, pilot.app.screen)
                for _keys, bindings in node._bindings.key_to_bindings.items()
                for node in bindings
            ]

            assert [] == [it.action for it in own if not it.id and "courses" in it.action]


@pytest.mark.parametrize("place", [it for it in PLACES if it != "today"])
async def test_a_function_key_goes_to_each_place_and_esc_back_to_today(store, place):
    async with sit(store, KEYS[place]) as pilot:
        assert place == pilot.app.current_mode

        await hit(pilot, "escape")

        assert "today" == pilot.app.current_mode


async def test_the_keys_shown_are_those_that_work(store):
    async with sit(store, "f3") as pilot:
        shown = {item.id for item in pilot.app.screen.query_one(KeyBar).items}
        working = {command.id for _node, command in working_commands(pilot.app.screen) if command.in_bar}

        assert working == shown


async def test_a_word_in_the_key_bar_does_what_its_key_does(store):
    async with sit(store, "f3") as pilot:
        bar = pilot.app.screen.query_one(KeyBar)
        item, x, y = next(it for it in bar.placed(bar.content_size.width) if it[0].id == "courses.new")
        await pilot.click(KeyBar, offset=(x + bar.gutter.left + 1, y))
        await pilot.pause()

        assert "CourseForm" == type(pilot.app.screen).__name__


async def test_a_place_on_the_rail_can_be_clicked(store):
    async with sit(store) as pilot:
        row = next(y for y in range(20) if pilot.app.screen.query_one("Rail").place_at(y) == "people")
        await pilot.click("Rail", offset=(3, row))
        await pilot.pause()

        assert "people" == pilot.app.current_mode


async def test_a_command_of_another_place_goes_there(store):
    async with sit(store) as pilot:
        await pilot.app.action_run_command("people.new")
        await pilot.pause()

        assert "PersonForm" == type(pilot.app.screen).__name__


async def test_a_command_that_needs_a_thing_says_so(store):
    async with sit(store) as pilot:
        await pilot.app.action_run_command("course.cancel")
        await pilot.pause()

        assert "courses" == pilot.app.current_mode
        assert "Avanmäl" in picture(pilot.app)


async def test_the_help_begins_with_what_works_here(store):
    async with sit(store, "f3", "enter", "f1") as pilot:
        first = pilot.app.screen.query(".help-scope").first()

        assert "En kurs" == str(first.content)


@pytest.mark.parametrize("keys", [("f3", "enter"), ("f3", "enter", "enter")], ids=["course", "grid"])
async def test_the_way_back_undo_and_help_are_on_the_key_bar_in_eighty_columns(store, keys):
    async with sit(store, *keys) as pilot:
        bar = picture(pilot.app).splitlines()[-2:]

        assert [] == [word for word in ("Esc ", "u ", "F1 ", "Ctrl+P ") if word not in " ".join(bar)]


def bar(pilot):
    """Returns the two lines of the key bar that is in sight."""
    return " ".join(picture(pilot.app).splitlines()[-2:])


async def test_a_session_marked_has_its_deeds_on_the_key_bar_in_eighty_columns(store):
    async with sit(store, "f3", "enter", "end") as pilot:
        shown = bar(pilot)

        assert [] == [
            key for key in ("m ", "f ", "i ", "l ", "v ", "t ", "+ ", "F1 ", "Ctrl+P ") if f" {key}" not in f" {shown}"
        ]


@pytest.mark.parametrize("tabs", range(6))
async def test_a_course_opened_from_the_list_shows_none_of_the_lists_keys(store, tabs):
    async with sit(store, "f3", "enter", *["right"] * tabs) as pilot:
        assert "Ny kurs" not in bar(pilot)
        assert "Kursplaner" not in bar(pilot)


async def test_the_list_of_courses_tells_of_marking_and_copying_a_term(store):
    async with sit(store, "f3") as pilot:
        assert "Mellanslag Markera" in bar(pilot)
        assert "r Kopiera termin" in bar(pilot)
        await hit(pilot, "space")
        assert "w Ändra dem" in bar(pilot)


async def test_a_dialog_shows_its_own_keys_and_the_page_its_own_again_after_it(store):
    async with sit(store, "f3", "f") as pilot:
        assert "Ctrl+S" in bar(pilot)
        assert "Ny kurs" not in bar(pilot)

        await hit(pilot, "escape")
        assert "Ny kurs" in bar(pilot)


async def test_what_is_typed_and_not_saved_is_not_offered_to_be_undone(store):
    async with sit(store, "f3", "n") as pilot:
        assert "Ångra" in bar(pilot)
        await hit(pilot, *"Ny")
        assert "Ångra" not in bar(pilot)


async def test_the_dates_of_a_form_say_that_enter_leaves_one_out(store):
    async with sit(store, "f3", "down", "e", size=(120, 36)) as pilot:
        pilot.app.screen.query_one(".date-list").focus()
        await pilot.pause()

        assert "Enter Välj bort/till" in bar(pilot)

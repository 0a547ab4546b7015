"""Settings: titles and values in words, chosen from lists, in effect at once."""

import factories
from desk_pilot import hit, picture, sit

from courses import i18n
from courses.actions import options as deeds
from courses.screens.dialogs.pick import Pick
from courses.settings import SETTINGS
from courses.store import journal, options
from courses.widgets.table import Table


async def choose(pilot, name):
    pilot.app.screen.query_one(Table).go_to(name)
    await hit(pilot, "enter")


async def test_settings_are_shown_in_words_and_never_by_their_raw_names(store):
    async with sit(store, "f8") as pilot:
        shown = picture(pilot.app)
        pilot.app.screen.query_one(Table).go_to("schedule.red_days")
        await hit(pilot, "down")
        shown += picture(pilot.app)

        for words in ("Bibliotekets namn", "Gräns för intyg", "70 %", "hoppa över", "Svenska", "Ljust"):
            assert words in shown
        assert [] == [raw for raw in (*SETTINGS, "kursverkstad-light") if raw in shown]


async def test_a_setting_with_a_closed_list_is_chosen_from_it_with_the_arrows(store):
    async with sit(store, "f8") as pilot:
        await choose(pilot, "interface.theme")
        assert isinstance(pilot.app.screen, Pick)
        assert "● Ljust" in picture(pilot.app)

        await hit(pilot, "down", "enter")

        assert "kursverkstad-dark" == pilot.app.theme == options.get(store, "interface.theme")
        assert "Mörkt" in picture(pilot.app)


async def test_what_is_done_about_eves_is_chosen_too(store):
    async with sit(store, "f8") as pilot:
        await choose(pilot, "schedule.eves")
        await hit(pilot, "up", "enter")

        assert "WARN" == options.get(store, "schedule.eves")


async def test_another_language_takes_effect_at_once_and_the_mark_stays(store):
    async with sit(store, "f8") as pilot:
        await choose(pilot, "interface.language")
        await hit(pilot, "down", "enter")

        assert "Language is now English" in picture(pilot.app)
        assert "English" in picture(pilot.app)
        assert "interface.language" == pilot.app.screen.query_one(Table).current_key


async def test_another_language_leaves_a_library_without_courses_in_settings(tmp_path):
    with factories.library(tmp_path) as empty:
        async with sit(empty, "f8") as pilot:
            await choose(pilot, "interface.language")
            await hit(pilot, "down", "enter")

            assert "SettingsScreen" == type(pilot.app.screen).__name__
            assert "en" == i18n.language()


async def test_the_language_in_force_stands_beside_the_one_that_is_set(store):
    async with sit(store, "f8", language="en") as pilot:
        assert "Swedish (now English)" in picture(pilot.app)


async def test_a_share_is_typed_as_it_is_shown(store):
    async with sit(store, "f8") as pilot:
        await choose(pilot, "certificate.threshold")
        assert "70 %" == pilot.app.screen.query_one("Field").text

        pilot.app.screen.query_one("Field").text = "75 %"
        await hit(pilot, "enter")

        assert "0.75" == options.get(store, "certificate.threshold")
        assert "75 %" in picture(pilot.app)


async def test_an_undone_look_is_taken_off_again(store):
    async with sit(store, "f8") as pilot:
        await choose(pilot, "interface.theme")
        await hit(pilot, "down", "enter", "u", "enter")

        assert "kursverkstad-light" == pilot.app.theme


async def test_every_kind_of_setting_can_be_opened_and_left_with_esc(store):
    async with sit(store, "f8") as pilot:
        for name in {known.choices: name for name, known in SETTINGS.items()}.values():
            await choose(pilot, name)
            await hit(pilot, "escape")

            assert "SettingsScreen" == type(pilot.app.screen).__name__


def test_the_journal_tells_of_a_setting_in_words(store):
    deeds.set_option(store, factories.LIBRARIAN, "interface.theme", "mörkt")

    assert "Färger" in journal.history(store)[0].deed
    assert "Mörkt" in journal.history(store)[0].deed

"""The rules of study circles: shown with where they come from, changed in the library's own copy, taken back to as shipped."""

import factories
import pytest
from desk_pilot import hit, picture, sit

from courses.actions import circle, journal
from courses.errors import Refused
from courses.model import Actor, Effect, Role
from courses.screens import doors
from courses.store import circle as queries


async def open_at(pilot, code, *keys):
    doors.circle_rules(pilot.app.screen)
    await pilot.pause()
    pilot.app.screen.query_one("#rules").go_to(code)
    await pilot.pause()
    await hit(pilot, *keys)


def rule(store, code):
    return circle.rule_of(store, code)


async def test_the_settings_lead_to_them(store):
    async with sit(store, "f8", "c") as pilot:
        assert "Minst 9 studietimmar" in picture(pilot.app)
        assert len(queries.rules(store)) == pilot.app.screen.query_one("#rules").row_count


async def test_an_uncertain_rule_is_never_told_as_the_law(store):
    async with sit(store) as pilot:
        await open_at(pilot, "CIRCLE.same_year")
        shown = picture(pilot.app)

        assert "⚠ härledd" in shown
        assert "Osäker regel" in shown
        assert "Källa: Folkuniversitetet" in shown


async def test_a_changed_value_is_the_librarys_own_and_undo_takes_it_back(store):
    async with sit(store, size=(120, 40)) as pilot:
        await open_at(pilot, "CIRCLE.hours_min", "enter", "8", "enter", "enter", "enter")
        assert (8, False) == (rule(store, "CIRCLE.hours_min").value, rule(store, "CIRCLE.hours_min").is_reference)
        assert "Ändrad av biblioteket" in picture(pilot.app)

        await hit(pilot, "u", "enter")
        assert (9, True) == (rule(store, "CIRCLE.hours_min").value, rule(store, "CIRCLE.hours_min").is_reference)


async def test_days_are_given_and_taken_away_again(store):
    async with sit(store, size=(120, 40)) as pilot:
        await open_at(pilot, "CIRCLE.hours_min", "enter", "enter", *"2027-01-01", "enter", "enter")
        assert "2027-01-01" == str(rule(store, "CIRCLE.hours_min").valid_from)

        await hit(pilot, "enter", "enter", "delete", "enter", "enter")
        assert rule(store, "CIRCLE.hours_min").valid_from is None


async def test_what_is_no_number_is_told_and_not_written(store):
    async with sit(store, size=(120, 40)) as pilot:
        await open_at(pilot, "CIRCLE.hours_min", "enter", "delete", "enter", "enter", "enter")

        assert "Skriv ett heltal" in picture(pilot.app)
        assert rule(store, "CIRCLE.hours_min").is_reference


async def test_a_rule_is_as_shipped_again_after_a_question(store):
    circle.change_rule(store, factories.LIBRARIAN, "CIRCLE.hours_min", value=8, effect=Effect.OFF)
    async with sit(store) as pilot:
        await open_at(pilot, "CIRCLE.hours_min", "delete")
        assert "Minst 8 studietimmar → Minst 9 studietimmar" in picture(pilot.app)

        await hit(pilot, "escape")
        assert 8 == rule(store, "CIRCLE.hours_min").value

        await hit(pilot, "delete", "left", "enter")
        restored = rule(store, "CIRCLE.hours_min")
        assert (9, Effect.STOPS, True) == (restored.value, restored.effect, restored.is_reference)

        await hit(pilot, "u", "enter")
        assert 8 == rule(store, "CIRCLE.hours_min").value


async def test_a_rule_that_is_as_shipped_cannot_be_taken_back_further(store):
    async with sit(store) as pilot:
        await open_at(pilot, "CIRCLE.hours_min", "delete")
        assert not pilot.app.screen.is_modal

    with pytest.raises(Refused):
        circle.restore_rule(store, factories.LIBRARIAN, "circle.hours_min")


async def test_rules_are_searched_by_words_and_source(store):
    async with sit(store) as pilot:
        await open_at(pilot, "CIRCLE.hours_min", "slash", *"samma vecka")
        assert 3 == pilot.app.screen.query_one("#rules").row_count

        await hit(pilot, *"xyz")
        assert "Inget passar sökningen" in picture(pilot.app)

        await hit(pilot, "escape", "escape")
        assert "CircleRulesScreen" != type(pilot.app.screen).__name__


def test_who_may_not_configure_is_refused(store):
    nils = Actor(name="Nils", role=Role.PARTNER, organisation_id=None)
    with pytest.raises(Refused):
        circle.restore_rule(store, nils, "CIRCLE.hours_min")


def test_a_restored_rule_is_one_entry_in_the_journal(store):
    circle.change_rule(store, factories.LIBRARIAN, "CIRCLE.hours_min", value=8)
    circle.restore_rule(store, factories.LIBRARIAN, "CIRCLE.hours_min")

    assert journal.what_undo_takes(store, factories.LIBRARIAN) == (
        "Regeln är åter som den levererades: Minst 9 studietimmar"
    )


async def test_n_adds_one_beside_it_and_delete_removes_what_was_added(store):
    async with sit(store, size=(120, 40)) as pilot:
        await open_at(pilot, "CIRCLE.hours_min", "n")
        assert "Den går före den markerade" in picture(pilot.app)
        fields = {it.key: it for it in pilot.app.screen.query("Field")}
        fields["association"].text, fields["value"].text = "ABF", "12"
        await hit(pilot, "ctrl+s")
        added = rule(store, "CIRCLE.hours_min.ABF")
        assert (12, "ABF", 9) == (added.value, added.association, rule(store, "CIRCLE.hours_min").value)
        assert added.code == pilot.app.screen.query_one("#rules").current_key

        await hit(pilot, "delete", "left", "enter")
        assert added.code not in {it.code for it in queries.rules(store)}


async def test_one_that_is_for_nobody_and_no_time_in_particular_is_refused_in_the_window(store):
    async with sit(store, size=(120, 40)) as pilot:
        await open_at(pilot, "CIRCLE.hours_min", "n", "ctrl+s")

        assert "För vilket förbund" in picture(pilot.app)

"""A leader's form: approvals by name or code, the day of training, the places."""

from datetime import date

import factories
import pytest
from desk_pilot import hit, picture, sit

from courses.actions import registers as deeds
from courses.actions.register_drafts import LeaderDraft
from courses.errors import Invalid
from courses.screens import doors, organisation_names
from courses.store import registers


@pytest.fixture
def jonas(store):
    """A leader whom somebody has approved that the register does not have."""
    draft = LeaderDraft(name="Jonas Ek", approved_by=("GAMLA",))
    return deeds.add(store, factories.LIBRARIAN, draft)


def leader(store):
    return registers.leaders(store)[0]


async def open_form(pilot, jonas):
    doors.register_form(pilot.app.screen, "leader", jonas)
    await pilot.pause()


async def test_approvals_are_typed_as_names_or_codes_and_kept_as_codes(store, jonas):
    async with sit(store, size=(120, 40)) as pilot:
        await open_form(pilot, jonas)
        pilot.app.screen.field("approved_by").text = "gamla, arbetarnas, sv"
        pilot.app.screen.field("trained_on").text = "2026-03-07"
        await pilot.pause()
        assert "GAMLA, Arbetarnas" in picture(pilot.app)

        await hit(pilot, "ctrl+s")
        assert ("GAMLA", "ABF", "SV") == leader(store).approved_by
        assert date(2026, 3, 7) == leader(store).trained_on

        await hit(pilot, "u", "enter")
        assert ("GAMLA",) == leader(store).approved_by


async def test_who_is_in_no_register_is_told_beside_the_field(store, jonas):
    async with sit(store, size=(120, 40)) as pilot:
        await open_form(pilot, jonas)
        pilot.app.screen.field("approved_by").text = "Nissarna"
        await hit(pilot, "ctrl+s")

        assert "✗ ”Nissarna” finns inte" in picture(pilot.app)
        assert ("GAMLA",) == leader(store).approved_by


async def test_what_is_left_alone_stays(store, jonas):
    async with sit(store, size=(120, 40)) as pilot:
        await open_form(pilot, jonas)
        pilot.app.screen.field("role").text = "handledare"
        await hit(pilot, "ctrl+s")

        assert (("GAMLA",), "handledare") == (leader(store).approved_by, leader(store).role)


def test_a_name_with_a_comma_is_understood_whole_first(store):
    from courses.actions.register_drafts import OrganisationDraft

    whole = deeds.add(store, factories.LIBRARIAN, OrganisationDraft(name="Åsele kommun, skolan", code="SKOLA"))
    known = registers.organisations(store)

    assert (whole,) == organisation_names.read("åsele kommun, skolan", known)
    assert ("SKOLA",) == organisation_names.read_codes("Åsele kommun, skolan", known)
    assert () == organisation_names.read(" , ", known)
    with pytest.raises(Invalid):
        organisation_names.read("skolan, xyz", known)

"""The note line of a course's sessions: the whole of what the note column cuts."""

import factories
import pytest
from desk_pilot import hit, sit
from textual.widgets import Static

from courses import clock
from courses.actions import leading, registers, session_titles
from courses.actions.register_drafts import LeaderDraft
from courses.screens import doors
from courses.store import sessions


def note(pilot):
    """Returns what the note line says; None when it is not shown."""
    line = pilot.app.screen.query_one(".note", Static)
    return str(line.content) if line.display else None


@pytest.fixture
def titled(store):
    """A course to come whose first session somebody else leads, and whose first two have titles."""
    jonas = registers.add(store, factories.LIBRARIAN, LeaderDraft(name="Jonas Ek", signature="JE"))
    it = factories.course(store, code="STO-610", count=4)
    first, second, *_rest = sessions.of_course(store, it.id, clock.now())
    session_titles.set_title(store, factories.LIBRARIAN, first.id, "Lösenord och BankID")
    session_titles.set_title(store, factories.LIBRARIAN, second.id, "Lösenorden")
    leading.set_session_leaders(store, factories.LIBRARIAN, first.id, [jonas], substitute_reason="sjuk")
    return it


async def test_the_whole_note_is_told_whenever_its_column_cuts_it(store, titled):
    async with sit(store) as pilot:
        doors.open_course(pilot.app.screen, titled.id)
        await pilot.pause()
        await hit(pilot, "home")
        assert "vikarie: JE – sjuk · Lösenord och BankID" == note(pilot)
        await hit(pilot, "space", "up")
        assert "✓ 1 markerad" in note(pilot)
        assert "vikarie: JE – sjuk · Lösenord och BankID" in note(pilot)


async def test_a_title_that_is_a_letter_too_long_for_its_column_is_told_below(store, titled):
    session_titles.set_title(
        store, factories.LIBRARIAN, sessions.of_course(store, titled.id, clock.now())[1].id, "Lösenorden!"
    )
    async with sit(store) as pilot:
        doors.open_course(pilot.app.screen, titled.id)
        await pilot.pause()
        await hit(pilot, "home", "down")

        assert "Lösenorden!" == note(pilot)

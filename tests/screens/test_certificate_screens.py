"""Certificates from the interface: to whom they go, and whether one is what the library signed."""

import zipfile
from dataclasses import replace

import pytest
from desk_pilot import hit, picture, sit
from factories import LIBRARIAN, course, enrolled, mark

from courses import clock
from courses.actions import papers, people
from courses.actions.people import draft_of
from courses.screens import doors
from courses.widgets.text_field import Lines


@pytest.fixture(autouse=True)
def no_viewer(monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_NO_VIEWER", "1")


@pytest.fixture
def finished(store):
    """Makes a course that Ada, who has e-mail, and Bo, who has an address, are due certificates of."""
    two = course(store, code="KLAR-1", count=2)
    ada, bo = enrolled(store, two, "Ada", "Bo")
    for one in (ada, bo):
        mark(store, two, one, "PRESENT", "PRESENT")
    people.change(store, LIBRARIAN, ada.id, replace(draft_of(ada), email="ada@example.org"), ada.version)
    address = {"address": "Backvägen 1", "postcode": "92331", "town": "Storsele"}
    people.change(store, LIBRARIAN, bo.id, replace(draft_of(bo), **address), bo.version)
    return two


async def test_only_those_that_go_by_post_are_made_one_each_in_a_zip(store, finished):
    async with sit(store, "f6") as pilot:
        doors.papers(pilot.app.screen, finished.id, "certificates")
        await pilot.pause()
        await hit(pilot, "e", "enter", "down", "enter", "tab", "tab", "enter", "down", "enter", "ctrl+s")
        assert "1 intyg" in picture(pilot.app) or "1 certificate" in picture(pilot.app)

        await hit(pilot, "p")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    (made,) = (store.data_folder / "papers").glob("*.zip")
    with zipfile.ZipFile(made) as packed:
        assert ["intyg-2026-0001-Bo-Ek.pdf"] == packed.namelist()


async def test_a_pasted_text_is_checked_at_once(store, finished):
    text = papers.certificates(store, LIBRARIAN, finished.id, clock.now())[0].statement
    async with sit(store, "f6", "k") as pilot:
        pilot.app.screen.query_one(Lines).text = text
        await pilot.pause()
        assert "✓" in picture(pilot.app)
        assert "Ada Ek" in picture(pilot.app)

        pilot.app.screen.query_one(Lines).text = text.replace("Ada", "Eva")
        await pilot.pause()
        assert "✓" not in picture(pilot.app)
        assert "✗" in picture(pilot.app)


async def test_what_is_no_certificate_is_told(store):
    async with sit(store, "f6", "k") as pilot:
        pilot.app.screen.query_one(Lines).text = "finns-inte.pdf"
        await hit(pilot, "ctrl+s")

        assert "finns-inte.pdf" in picture(pilot.app)
        assert "✗" in picture(pilot.app)

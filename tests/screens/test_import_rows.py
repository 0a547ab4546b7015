"""The rows of an import: looked through, decided on, written in one deed and taken back by one undo."""

import pytest
from desk_pilot import hit, picture, press, sit, work_is_done

from courses.screens.import_rows import ImportRowsScreen
from courses.store import people

LIST = (
    "tid;kurs;vad;förnamn;efternamn;född;telefon\n"
    "2026-08-10 09:00;STO-603;anm;Maria;Ek;1949;980319293\n"
    "2026-08-11 09:00;STO-603;intresse;Maria;Ek;;\n"
    "2026-08-12 09:00;STO-999;anm;Bo;Alm;1950;0980-319294\n"
)


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A list with a row to decide, one that was put right and one that goes back."""
    monkeypatch.setenv("HOME", str(tmp_path))
    file = tmp_path / "disk.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


async def settle(pilot):
    for _time in range(4):
        await pilot.pause()
        await work_is_done(pilot)
    await pilot.pause()


async def look_through(pilot, path):
    pilot.app.screen.field("path").text = str(path)
    await settle(pilot)
    for key in ("f9", "ctrl+d"):
        await hit(pilot, key)
        await settle(pilot)


def named(store, name):
    from factories import LIBRARIAN

    return [hit.person.name for hit in people.search(store, LIBRARIAN, name)]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
async def test_what_needs_something_stands_first_with_sign_and_word(store, path, size):
    async with sit(store, "f8", "i", size=size) as pilot:
        await look_through(pilot, path)
        shown = picture(pilot.app)

        assert isinstance(pilot.app.screen, ImportRowsScreen)
        lines = [line for line in shown.split("\n") if "Maria Ek" in line or "Bo Alm" in line]
        assert "?" in lines[0]
        assert any("✗" in line for line in lines)


async def test_a_decided_row_is_written_as_it_was_decided_and_one_undo_takes_all_back(store, path):
    async with sit(store, "f8", "i") as pilot:
        await look_through(pilot, path)
        await hit(pilot, "s")
        await hit(pilot, "ctrl+s")
        await settle(pilot)

        assert ["Maria Ek"] == named(store, "maria ek")

        await hit(pilot, "escape", "ctrl+z", "enter")
        assert [] == named(store, "maria ek")


async def test_without_a_decision_the_row_counts_as_somebody_new(store, path):
    async with sit(store, "f8", "i") as pilot:
        await look_through(pilot, path)
        await hit(pilot, "ctrl+s")
        await settle(pilot)

        assert ["Maria Ek", "Maria Ek"] == named(store, "maria ek")


async def test_enter_shows_whom_the_row_is_like_and_somebody_new(store, path):
    async with sit(store, "f8", "i") as pilot:
        await look_through(pilot, path)
        shown = await press(pilot, "enter")

        assert "disk 2" in shown
        await hit(pilot, "escape", "x", "escape")
        await settle(pilot)
        await hit(pilot, "ctrl+d")
        await settle(pilot)
        assert "utelämn" in picture(pilot.app).casefold() or "left out" in picture(pilot.app)

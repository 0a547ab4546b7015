"""Export from a screen: what, as what, where to; the top line tells the file's path and nothing is overwritten."""

import factories
import pytest
from desk_pilot import hit, picture, sit

from courses.actions import registers
from courses.actions.register_drafts import LeaderDraft, RoomDraft
from courses.errors import Invalid
from courses.screens import doors, exporting
from courses.store import journal


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder that files go to: the home folder, as long as nothing was exported."""
    target = tmp_path / "ut"
    target.mkdir()
    monkeypatch.setenv("HOME", str(target))
    monkeypatch.setenv("USERPROFILE", str(target))
    return target


def files(folder):
    return sorted(path.name for path in folder.iterdir())


async def test_the_course_marked_becomes_a_calendar(store, folder):
    async with sit(store, "f6", "x", "enter", "enter", "enter", size=(160, 40)) as pilot:
        (name,) = files(folder)
        assert name.endswith(".ics")
        assert name in picture(pilot.app)
        assert str(folder) in picture(pilot.app)
        assert b"BEGIN:VEVENT" in (folder / name).read_bytes()


async def test_a_second_file_of_the_same_name_gets_a_number(store, folder):
    async with sit(store, "f6", *("x", "enter", "enter", "enter") * 2):
        one, two = files(folder)

        assert two.replace(" (2)", "") == one or one.replace(" (2)", "") == two


@pytest.mark.parametrize(("steps", "ending"), [(1, "csv"), (2, "xlsx"), (3, "csv"), (4, "xlsx")])
async def test_a_term_becomes_a_table(store, folder, steps, ending):
    async with sit(store, "f6", "x", "down", "enter", "enter", *["down"] * steps, "enter", "enter"):
        assert [ending] == [name.rpartition(".")[2] for name in files(folder)]


async def test_a_room_and_a_leader_are_found_by_typing(store, folder):
    registers.add(store, factories.LIBRARIAN, RoomDraft(name="Datasalen", place="Storuman"))
    registers.add(store, factories.LIBRARIAN, LeaderDraft(name="Jonas Ek"))
    async with sit(store, "f6", "x", "down", "down", "enter", *"dat", "enter", "enter", "enter") as pilot:
        await hit(pilot, "x", "down", "down", "down", "enter", *"jon", "enter", "enter", "enter")

        assert ["datasalen-storuman.ics", "jonas-ek.ics"] == files(folder)


async def test_a_file_about_a_person_is_private_and_noted_in_the_journal(store, folder):
    async with sit(store, "f6", "x", *["down"] * 4, "enter", *"ebba", "enter", "enter") as pilot:
        assert "noteras i journalen" in picture(pilot.app)

        await hit(pilot, "enter")
        assert ["ebba-ek.ics"] == files(folder)
        assert 0o600 == (folder / "ebba-ek.ics").stat().st_mode & 0o777
        assert "Ebba Ek" in journal.history(store, limit=1)[0].deed


async def test_a_folder_that_is_not_there_is_told_beside_the_field(store, folder):
    async with sit(store, "f6", "x", "enter", "enter", "delete", *"xyz", "enter") as pilot:
        assert "Mappen finns inte" in picture(pilot.app)
        assert [] == files(folder)


async def test_esc_writes_nothing(store, folder):
    async with sit(store, "f6", "x", "enter", "enter", "escape") as pilot:
        assert not pilot.app.screen.is_modal
        assert [] == files(folder)


async def test_an_empty_library_has_terms_to_export_and_says_what_it_lacks(tmp_path, folder):
    with factories.library(tmp_path) as store:
        async with sit(store, "f6", "x", "down", "enter") as pilot:
            assert "Inga lokaler finns i registret än" in picture(pilot.app)


async def test_a_course_is_exported_from_its_setup(store, folder):
    it = factories.course(store, code="JUL-1")
    async with sit(store) as pilot:
        doors.open_course(pilot.app.screen, it.id, "setup")
        await pilot.pause()
        pilot.app.screen.query_one("#rows").go_to("export")
        await hit(pilot, "enter", "enter", "enter")

        assert ["jul-1-internet-for-nyborjare.ics"] == files(folder)


async def test_the_folder_is_remembered(store, folder, tmp_path):
    other = tmp_path / "annan"
    other.mkdir()
    async with sit(store, "f6", "x", "enter", "enter") as pilot:
        pilot.app.screen.query_one("Field").text = str(other)
        await hit(pilot, "enter", "x", "enter", "enter")

        assert str(other) == pilot.app.screen.query_one("Field").text


def test_the_home_folder_may_be_written_as_a_tilde(folder):
    assert folder == exporting.read_folder("~")


@pytest.mark.parametrize("text", ["", "  ", "~finns-inte-xyz/ut", "\0"])
def test_no_folder_is_told(text):
    with pytest.raises(Invalid):
        exporting.read_folder(text)

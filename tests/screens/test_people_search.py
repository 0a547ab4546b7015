"""The people: what is typed is searched for at once, and those who are found go out as files."""

import factories
import pytest
from desk_pilot import hit, picture, press, sit

from courses.actions import enrolment
from courses.widgets.table import Table


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder that files go to."""
    target = tmp_path / "ut"
    target.mkdir()
    monkeypatch.setenv("HOME", str(target))
    monkeypatch.setenv("USERPROFILE", str(target))
    return target


def names(pilot):
    """Returns the names in the list, as they are shown."""
    table = pilot.app.screen.query_one(Table)
    return [str(table.get_row_at(row)[0]) for row in range(table.row_count)]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_list_follows_each_letter_and_the_picture_shows_the_list(store, size):
    for given, family in (("Åsa", "Öberg"), ("Asa", "Ek"), ("Åke", "Öman")):
        factories.person(store, given, family)
    async with sit(store, "f4", size=size) as pilot:
        for typed, expected in (("å", ["Åsa Öberg", "Åke Öman"]), ("s", ["Åsa Öberg", "Asa Ek"]), ("x", [])):
            shown = await press(pilot, typed)
            assert (
                expected
                == [name for name in names(pilot) if name in ("Åke Öman", "Åsa Öberg", "Asa Ek")][: len(expected)]
            )
            assert all(name in shown for name in expected)
        shown = await press(pilot, "backspace", "backspace")
        assert "Åke Öman" in shown


async def test_rows_that_are_replaced_one_by_one_are_all_painted(store):
    for number in range(30):
        factories.person(
            store, f"Ann{'a' if number % 2 else 'e'}{chr(97 + number % 26)}", f"Berg{chr(97 + number % 26)}"
        )
    async with sit(store, "f4", *"ann", size=(120, 36)) as pilot:
        for key in ("a", "backspace", "e", "backspace"):
            shown = await press(pilot, key)
            assert all(name in shown for name in names(pilot)[:20])


async def test_those_found_become_a_table_with_the_columns_typed(store, folder):
    factories.person(store, "Zelma", "Ek", phone="0980-319263")
    async with sit(store, "f4", *"zel", "ctrl+o", "enter", size=(120, 36)) as pilot:
        await hit(pilot, *"telefon,namn", "ctrl+s")
        (path,) = folder.iterdir()
        assert "Telefon;Namn" == path.read_text("utf-8-sig").split("\n")[0].strip()
        assert path.name in picture(pilot.app)


async def test_the_people_of_a_course_become_labels(store, folder):
    made = factories.course(store, code="STO-777")
    one = factories.person(store, "Zelma", "Ek", address="Storgatan 1", postcode="923 31", town="Storuman")
    enrolment.enrol(store, factories.LIBRARIAN, made.id, one.id)
    async with sit(store, "f3", "slash", *"777", "enter", size=(120, 36)) as pilot:
        view = pilot.app.screen.query("CourseView").first()
        view.tab = "participants"
        view.load()
        view.query_one(Table).focus()
        await hit(pilot, "ctrl+o", "down", "down", "enter", "ctrl+s")
        assert [".pdf"] == [path.suffix for path in folder.iterdir()]


async def test_when_nobody_is_found_export_says_so(store, folder):
    async with sit(store, "f4", *"zzz", "ctrl+o") as pilot:
        assert "ingen att exportera" in picture(pilot.app)
        assert [] == list(folder.iterdir())

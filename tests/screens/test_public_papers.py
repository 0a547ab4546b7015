"""Posters, programmes, timetables and cooperation sheets from the interface."""

import pytest
from desk_pilot import hit, picture, sit
from factories import LIBRARIAN, course, enrolled
from pypdf import PdfReader

from courses.actions import options, planning, registers
from courses.actions.register_drafts import RoomDraft
from courses.model import CourseKind
from courses.store import courses


@pytest.fixture(autouse=True)
def no_viewer(monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_NO_VIEWER", "1")


@pytest.fixture
def help_desk(store):
    """Adds drop-in at Storuman."""
    where = registers.add(store, LIBRARIAN, RoomDraft(name="Datasalen", place="Storuman"))
    course(store, code="D1", title="Hjälpen", kind=CourseKind.DROP_IN, seats=None, count=20, room_id=where)
    return store


def papers(store):
    return sorted(path.name for path in (store.data_folder / "papers").glob("*.pdf"))


async def test_what_a_poster_says_is_shown_before_it_is_made(store):
    async with sit(store, "f6", "enter", "down", "down") as pilot:
        shown = picture(pilot.app)

        assert "Kostnadsfritt" in shown
        assert "Det blir ingen QR-kod" in shown
        assert [] == papers(store)

        await hit(pilot, "p")

        assert "✓ 1 sida: affisch-STO-601.pdf" in picture(pilot.app)


async def test_the_page_of_the_code_is_told(store):
    options.set_option(store, LIBRARIAN, "library.page", "www.example.org/kurser")

    async with sit(store, "f6", "enter", "down", "down") as pilot:
        assert "www.example.org/kurser" in picture(pilot.app)


@pytest.mark.parametrize(
    ("downs", "name"),
    [
        (2, "affisch-STO-601.pdf"),
        (3, "affisch-STO-601.pdf"),
        (4, "affisch-a3-STO-601.pdf"),
        (5, "samarbete-STO-601.pdf"),
        (6, "utvardering-STO-601.pdf"),
        (7, "utvardering-att-fylla-i-STO-601.pdf"),
        (8, "nasta-steg-Internet-for-nyborjare.pdf"),
        (9, "namnbrickor-STO-601.pdf"),
        (10, "bordsskyltar-STO-601.pdf"),
    ],
)
async def test_each_paper_is_made(store, downs, name):
    async with sit(store, "f6", "enter", *["down"] * downs, "p"):
        assert [name] == papers(store)


async def test_a_cooperation_sheet_shows_who_does_what_first(store):
    async with sit(store, "f6", "enter", *["down"] * 5, size=(200, 60)) as pilot:
        assert "Personuppgiftsansvarig för närvarolistan: ingen" in picture(pilot.app)


async def test_a_form_shows_what_it_asks_and_which_languages_are_read(store):
    enrolled(store, courses.by_code(store, "STO-601"), "Ada", "Bo")

    async with sit(store, "f6", "enter", *["down"] * 6, size=(200, 60)) as pilot:
        assert "Vad var bäst?" in picture(pilot.app)
        assert "Deltagarna läser: svenska" in picture(pilot.app)


async def test_letters_that_cannot_be_printed_are_told_first(store):
    course(store, code="Z", title="𓀀𓀁", count=2, first_date=courses.by_code(store, "STO-601").pattern.first_date)

    async with sit(store, "f3", size=(200, 60)) as pilot:
        from courses.screens.papers import PapersScreen

        pilot.app.push_screen(PapersScreen(courses.by_code(store, "Z").id))
        await hit(pilot, "down", "down")

        assert "Bokstäver som inte kan skrivas ut" in picture(pilot.app)


async def test_a_cancelled_course_says_that_there_is_nothing_to_announce(store):
    made = courses.by_code(store, "STO-603")
    planning.cancel_course(store, LIBRARIAN, made.id, "Sjuk")

    async with sit(store, "f3", size=(200, 60)) as pilot:
        from courses.screens.papers import PapersScreen

        pilot.app.push_screen(PapersScreen(made.id))
        await hit(pilot, "down", "down")

        assert "inget att annonsera" in " ".join(picture(pilot.app).split())


async def test_a_programme_is_printed_from_the_print_place(help_desk):
    async with sit(help_desk, "f6", "t") as pilot:
        assert "HT 2026" in picture(pilot.app)

        await hit(pilot, "enter", "down", "down", "enter")

        assert ["program-hosten-2026.pdf"] == papers(help_desk)
        assert "program-hosten-2026.pdf" in picture(pilot.app)


async def test_a_timetable_is_printed_from_the_print_place(help_desk):
    async with sit(help_desk, "f6", "v") as pilot:
        assert "v 47" in picture(pilot.app)

        await hit(pilot, "enter", "down", "enter")

        assert ["veckoschema-Storuman-2026-v47.pdf"] == papers(help_desk)


async def test_a_timetable_without_places_says_what_to_do(store):
    async with sit(store, "f6", "v") as pilot:
        assert "Ingen lokal har någon plats" in picture(pilot.app)


async def test_a_paper_is_made_in_another_language_in_large_print(store):
    async with sit(store, "f6", "enter", "v", size=(120, 36)) as pilot:
        assert "Vanlig" in picture(pilot.app)
        await hit(pilot, "enter", *"engelska", "enter", "tab", "enter", "down", "enter", "ctrl+s")
        shown = picture(pilot.app)
        assert "engelska, stor stil" in shown
        await hit(pilot, "p")

    (made,) = (store.data_folder / "papers").glob("*.pdf")
    assert "Attendance list" in PdfReader(made).pages[0].extract_text()


async def test_how_many_badges_there_are_is_told_before_they_are_made(store):
    async with sit(store, "f6", "enter", *["down"] * 9) as pilot:
        shown = picture(pilot.app)

        assert "deltagare" in shown
        assert [] == papers(store)


@pytest.mark.parametrize(
    ("downs", "name"),
    [(0, "utrymningslista-2026-11-20.pdf"), (1, "hylletiketter.pdf"), (2, "grans-skylt.pdf")],
)
async def test_papers_of_no_one_course_are_made_from_the_print_place(help_desk, downs, name):
    keys = ["f6", "s", *["down"] * downs, "enter"]
    async with sit(help_desk, *keys, size=(120, 36)) as pilot:
        await hit(pilot, "ctrl+s")

        assert [name] == papers(help_desk)

"""From start to a printed list, with the keyboard only."""

import factories
from desk_pilot import hit, picture, sit, write

from courses import clock
from courses.model import EnrolmentStatus, Mark
from courses.screens.course_view import CourseView
from courses.store import attendance, courses
from courses.widgets.table import Table


async def test_a_librarian_enrols_marks_and_prints_by_keyboard(store, monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_NO_VIEWER", "1")
    siv = factories.person(store, "Siv", "Öberg", phone="0980-319210")
    course = courses.by_code(store, "STO-601")

    async with sit(store, "f3", "enter", "a") as pilot:
        await write(pilot, "siv ö")
        await hit(pilot, "enter", "enter", "escape")
        seated = courses.participants(store, factories.LIBRARIAN, course.id, clock.now())

        assert "Siv Öberg" in [it.name for it in seated]

        await hit(pilot, "m", "ctrl+end", "x")
        grid = attendance.grid(store, factories.LIBRARIAN, course.id, clock.now())
        marked = {mark.mark for (_session, person), mark in grid.marks.items() if person == siv.id}

        assert {Mark.PRESENT} == marked

        await hit(pilot, "p", "p")

        assert "narvarolista" in picture(pilot.app)
        assert list((store.data_folder / "papers").glob("*.pdf"))


async def test_a_new_person_is_added_and_enrolled_in_one_go(store):
    async with sit(store, "f3", "enter", "a") as pilot:
        await write(pilot, "Yusuf Marklund")
        await hit(pilot, "enter")
        await write(pilot, "0980-319211")
        await hit(pilot, "enter", "ctrl+s")
        course = courses.by_code(store, "STO-601")
        seated = courses.participants(store, factories.LIBRARIAN, course.id, clock.now())

        assert "Yusuf Marklund" in [it.name for it in seated]


async def test_a_cancellation_asks_and_tells_who_gets_the_seat(store):
    async with sit(store, "f3", "down", "enter", "right", "x") as pilot:
        assert "Henry Ek" in picture(pilot.app)

        await hit(pilot, "enter")
        course = courses.by_code(store, "STO-602")
        seated = courses.participants(store, factories.LIBRARIAN, course.id, clock.now())

        assert [("Henry Ek", EnrolmentStatus.ENROLLED)] == [(it.name, it.status) for it in seated]


async def test_undo_says_what_and_asks(store):
    async with sit(store, "f3", "enter", "right", "x", "enter", "u") as pilot:
        assert "Ebba Ek" in picture(pilot.app)

        await hit(pilot, "enter")
        course = courses.by_code(store, "STO-601")

        assert 3 == len(courses.participants(store, factories.LIBRARIAN, course.id, clock.now()))


async def test_a_course_left_open_is_closed_on_the_way_back_to_the_list(store):
    async with sit(store, "f3", "enter", "f2", "f3") as pilot:
        assert not pilot.app.screen.query(CourseView)
        assert pilot.app.screen.query_one("#courses", Table).has_focus


async def test_home_and_end_go_to_the_first_and_the_last_row_of_a_list(store):
    async with sit(store, "f3", "end") as pilot:
        table = pilot.app.screen.query_one(Table)
        assert table.row_count - 1 == table.cursor_row

        await hit(pilot, "home")
        assert 0 == table.cursor_row

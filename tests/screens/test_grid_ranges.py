"""The attendance grid: ranges, whole sessions and rows, minutes, online and in the room, by the real keys and the mouse."""

from datetime import date, datetime

import factories
import pytest
from desk_pilot import picture, press, sit
from test_grid import mark_at, open_grid

from courses import clock
from courses.actions import attendance as deeds_of
from courses.actions import enrolment
from courses.model import Mark
from courses.screens.dialogs.ask import Ask
from courses.screens.keying import KeyingScreen
from courses.store import attendance, courses, sessions
from courses.widgets.grid import AttendanceGrid

NAMES = tuple(f"Person{number:02}" for number in range(30))


@pytest.fixture
def big(store):
    """A course of twelve sessions, of which ten have been, and thirty persons."""
    course = factories.course(store, code="BIG", title="Big", seats=30, count=12)
    for name in NAMES:
        before = datetime(2026, 8, 20, 9)
        enrolment.enrol(store, factories.LIBRARIAN, course.id, factories.person(store, name).id, at=before)
    return course


def every_mark(store, code="BIG"):
    """Returns mark, minutes and whether online, by places in the grid: session and row, from 0."""
    grid = attendance.grid(store, factories.LIBRARIAN, courses.by_code(store, code).id, clock.now())
    at = {it.id: place for place, it in enumerate(grid.sessions)}
    who = {it.person_id: place for place, it in enumerate(grid.participants)}
    return {(at[s], who[p]): (it.mark, it.minutes, it.is_online) for (s, p), it in grid.marks.items()}


def deeds(store):
    return store.value("SELECT count(*) FROM journal_entry")


async def test_shift_and_arrows_mark_a_range_that_one_key_fills_and_one_undo_empties(store, big):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "BIG")
        before = deeds(store)
        await press(pilot, "home", "shift+right", "shift+right", "shift+down", "x")

        assert {(session, row) for session in range(3) for row in range(2)} == set(every_mark(store))
        assert 1 == deeds(store) - before

        await press(pilot, "u", "enter")
        assert {} == every_mark(store)


async def test_a_range_is_begun_with_m_where_shift_does_not_reach_the_program(store, big):
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store, "BIG")
        shown = await press(pilot, "home", "m", "down", "down", "right")

        assert ((0, 1), (0, 1, 2)) == tuple(
            tuple(every.index(one) for one in some)
            for some, every in zip(
                grid.marked(),
                ([it.id for it in grid.content_shown.columns], [it.id for it in grid.content_shown.rows]),
                strict=True,
            )
        )
        assert "3 rader" in shown

        await press(pilot, "escape", "minus")
        assert {(1, 2): (Mark.ABSENT, None, False)} == every_mark(store)


async def test_a_whole_session_is_marked_with_two_keys_and_esc_lets_it_go(store, big):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "BIG")
        await press(pilot, "home", "k", "escape", "k", "x")

        assert {(0, row): (Mark.PRESENT, None, False) for row in range(30)} == every_mark(store)


async def test_a_whole_row_reaches_what_has_been_and_leave_reaches_all(store, big):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "BIG")
        shown = await press(pilot, "ctrl+home", "r", "minus")
        assert {(session, 0) for session in range(11)} == set(every_mark(store))
        assert "1 ruta hoppades över" in shown

        await press(pilot, "r", "a")
        assert {(session, 0): (Mark.EXCUSED, None, False) for session in range(12)} == every_mark(store)


async def test_all_of_the_grid_is_a_row_and_a_session(store, big):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "BIG")
        await press(pilot, "r", "k", "x")

        assert 11 * 30 == len(every_mark(store))


async def test_everybody_present_fills_only_what_is_empty_in_a_range(store, big):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "BIG")
        await press(pilot, "home", "minus", "ctrl+home", "home", "shift+down", "A")

        assert [Mark.ABSENT, Mark.PRESENT] == [every_mark(store)[0, row][0] for row in range(2)]


async def test_space_flips_a_range_as_a_whole(store, big):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "BIG")
        await press(pilot, "home", "minus", "ctrl+home", "home", "shift+down", "space")
        assert {Mark.PRESENT} == {it[0] for it in every_mark(store).values()}

        await press(pilot, "ctrl+home", "home", "shift+down", "space")
        assert {Mark.ABSENT} == {it[0] for it in every_mark(store).values()}


async def test_digits_after_a_mark_are_its_minutes_and_the_next_key_keeps_them(store, big):
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store, "BIG")
        shown = await press(pilot, "home", "s", "1", "5")
        assert "Person00 Ek: sen 15▌ min" in shown

        await press(pilot, "x")
        assert {(0, 0): (Mark.LATE, 15, False), (0, 1): (Mark.PRESENT, None, False)} == every_mark(store)
        assert 2 == grid.row

        await press(pilot, "g", "3", "0", "up")
        assert (Mark.LEFT_EARLY, 30, False) == every_mark(store)[0, 2]


async def test_minutes_can_be_typed_on_the_mark_later_rubbed_out_left_and_asked_for(store, big):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "BIG")
        await press(pilot, "home", "s", "down", "up", "up", "1", "2", "backspace", "enter")
        assert (Mark.LATE, 1, False) == every_mark(store)[0, 0]

        await press(pilot, "9", "escape")
        assert (Mark.LATE, 1, False) == every_mark(store)[0, 0]

        await press(pilot, "t", "2", "0", "enter")
        assert (Mark.LATE, 20, False) == every_mark(store)[0, 0]

        await press(pilot, "0", "enter")
        assert (Mark.LATE, None, False) == every_mark(store)[0, 0]


async def test_minutes_that_the_session_does_not_last_are_refused(store, big):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "BIG")
        shown = await press(pilot, "home", "s", "9", "9", "9", "enter")

        assert "135" in shown
        assert (Mark.LATE, None, False) == every_mark(store)[0, 0]


async def test_minutes_are_kept_when_the_screen_is_left_for_another(store, big):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "BIG")
        await press(pilot, "home", "s", "7", "f3")

        assert (Mark.LATE, 7, False) == every_mark(store)[0, 0]


async def test_a_range_of_late_marks_takes_its_minutes_together(store, big):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "BIG")
        await press(pilot, "home", "shift+down", "s", "5", "enter")

        assert {(0, row): (Mark.LATE, 5, False) for row in range(2)} == every_mark(store)


async def test_digits_where_no_mark_tells_minutes_are_refused_in_words(store, big):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "BIG")
        assert "(gick tidigare)" in await press(pilot, "home", "7")


async def test_online_is_shown_apart_and_keeps_mark_and_minutes(store, big):
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store, "BIG")
        await press(pilot, "home", "d", "s", "1", "0", "up", "d")
        assert {(0, 0): (Mark.PRESENT, None, True), (0, 1): (Mark.LATE, 10, True)} == every_mark(store)

        titles = [foot.title for foot in grid.content_shown.feet]
        assert "2" == grid.content_shown.feet[1].cells[grid.content_shown.columns[0].id], titles
        assert "●@" in picture(pilot.app)

        await press(pilot, "ctrl+home", "home", "d")
        assert (Mark.PRESENT, None, False) == every_mark(store)[0, 0]


async def test_the_mouse_draws_a_range_and_marks_a_session_and_a_row(store, big):
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store, "BIG")
        await press(pilot, "home")

        def at(row, column):
            return (grid._left + grid._step * column + 1, grid._heads + row)

        await pilot.mouse_down(AttendanceGrid, offset=at(1, 2))
        await pilot.hover(AttendanceGrid, offset=at(3, 4))
        await pilot.mouse_up(AttendanceGrid, offset=at(3, 4))
        assert (3, 3) == tuple(map(len, grid.marked()))
        await press(pilot, "x")
        assert {(column, row) for column in (2, 3, 4) for row in (1, 2, 3)} == set(every_mark(store))

        await pilot.click(AttendanceGrid, offset=(at(0, 6)[0], 0))
        await pilot.click(AttendanceGrid, offset=(at(0, 6)[0], 0))
        assert (1, 30) == tuple(map(len, grid.marked()))

        await press(pilot, "escape")
        await pilot.click(AttendanceGrid, offset=(8, at(5, 0)[1]))
        await pilot.click(AttendanceGrid, offset=(8, at(5, 0)[1]))
        assert (12, 1) == tuple(map(len, grid.marked()))


async def test_a_range_to_come_asks_first_and_one_of_many_sessions_passes_it_over(store, big):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "BIG")
        await press(pilot, "end", "k", "x")
        assert isinstance(pilot.app.screen, Ask)

        await press(pilot, "left", "enter")
        assert {(11, row) for row in range(30)} == set(every_mark(store))


async def test_nothing_in_a_range_that_can_be_marked_is_told(store):
    course = factories.course(store, code="SEN", first_date=date(2026, 12, 1), count=2)
    factories.enrolled(store, course, "Asta")
    async with sit(store) as pilot:
        await open_grid(pilot, store, "SEN")

        assert "inte varit" in await press(pilot, "r", "x")


async def test_who_joined_later_is_not_expected_before_and_has_a_share_of_what_came_after(store):
    course = factories.course(store, code="SENARE", count=4)
    factories.enrolled(store, course, "Asta")
    store.db.conn.execute("UPDATE enrolment SET seated_at = '2026-09-01T09:00:00' WHERE course_id = ?", (course.id,))
    late = factories.person(store, "Bo")
    enrolment.enrol(store, factories.LIBRARIAN, course.id, late.id)
    store.db.conn.execute("UPDATE enrolment SET seated_at = '2026-09-16T09:00:00' WHERE person_id = ?", (late.id,))
    store.db.conn.commit()
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store, "SENARE")
        for _session in range(4):
            await press(pilot, "A", "left")
        rows = {row.name: row.total for row in grid.content_shown.rows}

        assert {"Asta Ek": "4/4", "Bo Ek": "2/2"} == rows
        assert ["/", "/"] == [grid.content_shown.signs[it.id, late.id] for it in grid.content_shown.columns[:2]]


async def test_sums_and_shares_follow_each_mark(store, big):
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store, "BIG")
        await press(pilot, "home", "x", "minus")
        rows = grid.content_shown.rows

        assert [("1/1", "100 %"), ("0/1", "0 %")] == [(it.total, it.rate) for it in rows[:2]]
        assert "3 %" == grid.content_shown.feet[0].total


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)], ids=str)
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_nothing_that_matters_is_cut(store, big, size, language):
    async with sit(store, size=size, language=language) as pilot:
        await open_grid(pilot, store, "BIG")
        shown = await press(pilot, "r", "k", "x", "end")
        row = next(line for line in shown.splitlines() if " 1 Person00 Ek" in line)

        assert 11 == row.count("●")
        assert "11/11" in row
        assert all(f" {number} " in shown or f"›{number}" in shown for number in range(1, 13))


async def test_an_empty_course_says_what_to_do_first(store):
    factories.course(store, code="TOM", count=1)
    async with sit(store) as pilot:
        await open_grid(pilot, store, "TOM")
        shown = await press(pilot, "x", "k", "minus", "7", "d", "space", "delete", "enter")

        assert "n skriver upp" in shown
        assert sessions.of_course(store, courses.by_code(store, "TOM").id, clock.now())[0].head_count is None


async def test_keys_that_mark_answer_with_the_cell_painted_before_the_sums_are_read(store, big):
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store, "BIG")
        await press(pilot, "home", "x", "x", "x")

        assert [Mark.PRESENT] * 3 == [mark_at(store, grid, row) for row in range(3)]


async def test_a_list_of_paper_is_keyed_from_the_grid_for_the_session_that_the_cursor_is_on(store, big):
    async with sit(store) as pilot:
        await open_grid(pilot, store, "BIG")
        await press(pilot, "home", "number_sign")

        assert isinstance(pilot.app.screen, KeyingScreen)


async def test_a_mark_that_somebody_else_has_set_meanwhile_is_told_before_it_is_changed(store, big):
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store, "BIG")
        await press(pilot, "home")
        deeds_of.mark(store, factories.LIBRARIAN, grid.session_id, grid.person_id, Mark.EXCUSED)
        shown = await press(pilot, "x")
        assert "Någon annan" in shown
        assert {(0, 0): (Mark.EXCUSED, None, False)} == every_mark(store)

        await press(pilot, "x")
        assert {(0, 0): (Mark.PRESENT, None, False)} == every_mark(store)

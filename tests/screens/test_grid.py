"""The attendance grid: one key a mark, on disk at once, totals as you go."""

from datetime import date, time

import factories
from desk_pilot import picture, press, sit

from courses import clock
from courses.actions import attendance as deeds
from courses.actions import enrolment, options
from courses.actions import sessions as session_deeds
from courses.model import CourseKind, Mark
from courses.screens import doors
from courses.screens.dialogs.ask import Ask
from courses.screens.grid import GridScreen, best_session
from courses.store import attendance, courses, sessions
from courses.widgets.grid import AttendanceGrid
from courses.widgets.table import Table


async def open_grid(pilot, store, code="STO-601"):
    doors.attendance(pilot.app.screen, courses.by_code(store, code).id)
    await pilot.pause()
    return pilot.app.screen.query_one(AttendanceGrid)


def mark_of(store, grid):
    return mark_at(store, grid, grid.row)


def mark_at(store, grid, row):
    """Returns the mark of a row in the session that the cursor is on."""
    course = sessions.get(store, grid.session_id, clock.now()).course_id
    marks = attendance.grid(store, factories.LIBRARIAN, course, clock.now()).marks
    kept = marks.get((grid.session_id, grid.content_shown.rows[row].id))
    return kept.mark if kept else None


async def test_each_key_writes_its_mark_and_goes_on_to_the_next_person(store):
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store)
        for key, mark in {
            "x": "PRESENT",
            "h": "PRESENT",
            "minus": "ABSENT",
            "a": "EXCUSED",
            "s": "LATE",
            "g": "LEFT_EARLY",
        }.items():
            await press(pilot, "ctrl+home", key)

            assert 1 == grid.row
            grid.action_move(-1, 0)
            assert Mark(mark) == mark_of(store, grid), key


async def test_space_toggles_and_delete_clears_without_moving(store):
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store)
        await press(pilot, "space")
        first = mark_of(store, grid)
        await press(pilot, "space")

        assert {Mark.PRESENT, Mark.ABSENT} == {first, mark_of(store, grid)}

        await press(pilot, "delete")

        assert mark_of(store, grid) is None
        assert 0 == grid.row


async def test_everybody_present_leaves_the_marks_that_are_there(store):
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store)
        await press(pilot, "end", "ctrl+home", "a", "A")
        await press(pilot, "shift+tab", "enter")  # the last session has not been yet, so it asks
        grid.action_move(-9, 0)

        assert Mark.EXCUSED == mark_of(store, grid)
        grid.action_move(1, 0)
        assert Mark.PRESENT == mark_of(store, grid)


async def test_it_begins_at_the_last_session_that_has_begun(store):
    meetings = sessions.of_course(store, courses.by_code(store, "STO-601").id, clock.now())

    assert max(it.day for it in meetings if it.day <= clock.today()) == next(
        it.day for it in meetings if it.id == best_session(tuple(meetings), clock.now())
    )


async def test_twelve_sessions_and_thirty_persons_fit_eighty_columns(store):
    big = factories.course(store, code="BIG", title="Big", seats=30, count=12)
    factories.enrolled(store, big, *(f"Person{number:02}" for number in range(30)))

    async with sit(store) as pilot:
        grid = await open_grid(pilot, store, "BIG")
        await press(pilot, "ctrl+end", "end")
        shown = picture(pilot.app)

        assert "Person29" in shown
        assert "›12" in shown
        assert 0 == grid.max_scroll_x


async def test_more_sessions_scroll_sideways_with_the_cursor_in_view(store):
    long = factories.course(store, code="LONG", title="Long", seats=30, count=40)
    factories.enrolled(store, long, "Ebba")

    async with sit(store) as pilot:
        await open_grid(pilot, store, "LONG")
        await press(pilot, "home")
        assert "[1]" in picture(pilot.app)

        await press(pilot, "end")
        assert "›40" in picture(pilot.app)
        assert "Ebba Ek" in picture(pilot.app)


async def test_a_click_moves_the_cursor_and_another_one_toggles(store):
    async with sit(store, size=(120, 36)) as pilot:
        grid = await open_grid(pilot, store)
        grid.action_move(0, -99)
        await pilot.pause()
        at = (grid._left + grid._step * 2 + 1, grid._heads + 1)
        await pilot.click(AttendanceGrid, offset=at)
        await pilot.pause()

        assert (1, 2) == (grid.row, grid.column)

        await pilot.click(AttendanceGrid, offset=at)
        await pilot.pause()

        assert Mark.ABSENT == mark_of(store, grid)


async def test_heads_are_counted_without_names(store):
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store)
        await press(pilot, "v", "1", "2", "enter", "3", "enter", "4", "enter")
        session = sessions.get(store, grid.session_id, clock.now())

        assert (12, 3, 4) == (session.head_count, session.child_count, session.online_count)


async def test_a_session_to_come_asks_once_but_leave_is_entered_at_once(store):
    course = factories.course(store, code="SEN", first_date=date(2026, 12, 1), count=2)
    factories.enrolled(store, course, "Asta", "Bo")
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store, "SEN")
        await press(pilot, "a", "x")

        assert isinstance(pilot.app.screen, Ask)
        assert Mark.EXCUSED == mark_at(store, grid, 0)

        await press(pilot, "enter")
        assert mark_at(store, grid, 1) is None

        await press(pilot, "x", "left", "enter", "ctrl+home", "s")
        assert [Mark.LATE, Mark.PRESENT] == [mark_at(store, grid, 0), mark_at(store, grid, 1)]


async def test_who_has_left_is_shown_by_a_sign_and_told_in_words(store):
    course = factories.course(store, code="BORTA", count=2)
    asta, bo, cia = factories.enrolled(store, course, "Asta", "Bo", "Cia")
    factories.mark(store, course, asta, "PRESENT")
    options.set_option(store, factories.LIBRARIAN, "enrolment.drop_out_from", "0")
    enrolment.cancel(store, factories.LIBRARIAN, course.id, asta.id)
    enrolment.drop_out(store, factories.LIBRARIAN, course.id, bo.id)
    async with sit(store) as pilot:
        await open_grid(pilot, store, "BORTA")
        await press(pilot, "ctrl+end")
        shown = picture(pilot.app)

        assert "✗ Asta Ek" in shown
        assert "↓ Bo Ek" in shown
        assert " · ✗ avanmäld" in shown


async def test_visitors_counted_without_names_stand_under_their_session(store):
    course = factories.course(store, code="DROP", kind=CourseKind.DROP_IN, count=1)
    session = sessions.of_course(store, course.id, clock.now())[0]
    deeds.count_heads(store, factories.LIBRARIAN, session.id, 8)
    async with sit(store) as pilot:
        grid = await open_grid(pilot, store, "DROP")

        assert {session.id: "8"} == grid.content_shown.feet[0].cells


async def test_undoing_a_mark_says_whose_it_was(store):
    course = factories.course(store, code="VEM", count=1)
    factories.enrolled(store, course, "Asta")
    async with sit(store) as pilot:
        await open_grid(pilot, store, "VEM")
        await press(pilot, "x", "u")

        assert "Asta Ek, närvarande" in picture(pilot.app)


async def test_enter_after_a_search_opens_the_first_that_fits_wherever_the_mark_was_before(store):
    async with sit(store, "f5") as pilot:
        first = pilot.app.screen.query_one(Table).shown_keys
        code = next(it.course_code for it in sessions.unmarked(store, clock.now()))
        await press(pilot, "end", "slash", *code.lower())
        shown = pilot.app.screen.query_one(Table)
        assert len(shown.shown_keys) < len(first)
        assert shown.shown_keys[0] == shown.current_key


async def test_a_session_that_has_been_and_is_not_entered_says_so_in_the_course_and_on_today(tmp_path, monkeypatch):
    def make(store):
        course = factories.course(store, code="DUBBEL", first_date=date(2026, 9, 9), count=2)
        first = sessions.of_course(store, course.id, clock.now())[0]
        session_deeds.add_session(store, factories.LIBRARIAN, course.id, first.day, start=time(14), end=time(16))

    with factories.library(tmp_path, make) as opened:
        monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-09-09T13:00")
        async with sit(opened) as pilot:
            assert "⚠ 10.00–12.15" in picture(pilot.app)
            assert "○ 14.00–16.00" in picture(pilot.app)

            await open_grid(pilot, opened, "DUBBEL")
            assert "Träff 1 av 3 · ons 9 sep 10.00" in picture(pilot.app)
            doors.open_course(pilot.app.screen, 1)
            await pilot.pause()
            shown = picture(pilot.app)
            assert 1 == shown.count("⚠ ej ifylld")
            assert 2 == shown.count("○ planerad")


async def test_a_key_before_the_grid_is_read_does_no_harm(store):
    screen = GridScreen(courses.by_code(store, "STO-601").id)
    assert not screen.check_action("all_present", ())
    assert not screen.check_action("mark", ("PRESENT",))

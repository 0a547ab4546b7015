"""The calendar: a month and a week, whose it is, and the way to a course."""

from datetime import date

import factories
import pytest
from desk_pilot import hit, picture, sit, write

from courses import clock
from courses.actions import register_drafts, registers
from courses.actions import sessions as deeds
from courses.store import sessions
from courses.widgets.month import Month
from courses.widgets.table import Table


async def test_a_month_shows_its_sessions_on_their_days_and_what_the_days_are(store):
    async with sit(store, "f7", size=(200, 60)) as pilot:
        await hit(pilot, "pagedown")
        shown = picture(pilot.app)

        assert "December 2026" in shown
        assert "25 juldagen" in shown
        assert "10 STO-602 Surfplatta" in shown


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_the_cursor_begins_on_today_and_goes_over_the_ends_of_a_month(store, size):
    async with sit(store, "f7", size=size) as pilot:
        month = pilot.app.screen.query_one(Month)
        assert clock.today() == month.day

        await hit(pilot, "down", "down")
        assert date(2026, 12, 4) == month.day
        assert "December 2026" in picture(pilot.app)

        await hit(pilot, "t")
        assert clock.today() == month.day


async def test_enter_opens_the_week_then_the_course_and_esc_leads_back(store):
    async with sit(store, "f7", "enter") as pilot:
        assert "V. 47 · 16–22 november 2026" in picture(pilot.app)

        session = next(it for it in sessions.between(store, date(2026, 11, 20), date(2026, 11, 20), clock.now()))
        pilot.app.screen.query_one(Table).go_to(str(session.session.id))
        await hit(pilot, "enter")
        assert "STO-602" in picture(pilot.app)

        await hit(pilot, "escape", "escape")
        assert "November 2026" in picture(pilot.app)


async def test_pages_turn_in_a_week_too(store):
    async with sit(store, "f7", "v", "pagedown") as pilot:
        assert "V. 48 · 23–29 november 2026" in picture(pilot.app)

        await hit(pilot, "pageup", "pageup")
        assert "V. 46 · 9–15 november 2026" in picture(pilot.app)


async def test_one_rooms_calendar_shows_that_rooms_sessions_only(store):
    room = registers.add(store, factories.LIBRARIAN, register_drafts.RoomDraft(name="Datasalen", place="Storuman"))
    factories.course(store, code="SAL-1", first_date=date(2026, 11, 17), count=1, room_id=room)
    async with sit(store, "f7", "l", size=(120, 36)) as pilot:
        await write(pilot, "data")
        await hit(pilot, "enter")
        shown = picture(pilot.app)

        assert "November 2026 · Datasalen Storuman" in shown
        assert "SAL-1" in shown
        assert "STO-602" not in shown

        await hit(pilot, "a")
        assert "STO-602" in picture(pilot.app)


async def test_a_cancelled_session_is_marked_as_one(store):
    it = factories.course(store, code="SJUK", first_date=date(2026, 11, 24), count=1)
    deeds.cancel_session(
        store, factories.LIBRARIAN, sessions.of_course(store, it.id, clock.now())[0].id, "ledaren är sjuk"
    )
    async with sit(store, "f7", "down", "enter", size=(120, 36)) as pilot:
        assert "✗ Internet för nybörjare" in picture(pilot.app)


async def test_a_click_puts_the_cursor_on_a_day_and_another_opens_its_week(store):
    async with sit(store, "f7", size=(120, 36)) as pilot:
        month = pilot.app.screen.query_one(Month)
        await pilot.click(Month, offset=(5, 3))
        assert date(2026, 10, 26) == month.day

        await pilot.click(Month, offset=(5, 1))
        await pilot.click(Month, offset=(5, 1))
        assert "Vecka" in picture(pilot.app)

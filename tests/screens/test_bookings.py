"""Booked guidance on the screen: the bookings of a course, the day list, Today."""

from datetime import date, time

import factories
import pytest
from desk_pilot import SIZES, hit, picture, sit, write

from courses.actions import bookings as deeds
from courses.actions import registers
from courses.actions.bookings import BookingDraft
from courses.actions.register_drafts import RoomDraft
from courses.model import CourseKind
from courses.screens import doors
from courses.screens.bookings import BookingsScreen
from courses.store import bookings
from courses.store.bookings import Scope


@pytest.fixture
def guidance(store):
    """Makes STO-H in Storuman on two Fridays, today the first, 12.00–14.00 in slots of half an hour."""
    room = registers.add(store, factories.LIBRARIAN, RoomDraft(name="Bås 2", place="Storuman"))
    return factories.course(
        store, code="STO-H", title="Bokad handledning", kind=CourseKind.GUIDANCE, first_date=date(2026, 11, 20), count=2,
        start=time(12), end=time(14), slot_minutes=30, seats=None, room_id=room,
    )  # fmt: skip


def slots(store, course):
    return bookings.of_scope(store, factories.LIBRARIAN, Scope(course_id=course.id))


def book(store, course, number, **draft):
    slot = slots(store, course)[number]
    return deeds.book(store, factories.LIBRARIAN, slot.session_id, slot.start, BookingDraft(**draft))


async def open_bookings(pilot, course):
    doors.open_course(pilot.app.screen, course.id, "bookings")
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_free_slot_is_booked_for_a_name_with_five_keys_beyond_the_text(store, guidance, size):
    async with sit(store, size=size) as pilot:
        await open_bookings(pilot, guidance)
        await hit(pilot, "enter")
        await write(pilot, "Ada Ny")
        await hit(pilot, "enter")
        await write(pilot, "0980-319204")
        await hit(pilot, "enter")
        await write(pilot, "BankID")
        await hit(pilot, "enter")

        assert "Ada Ny" in picture(pilot.app)
        assert "BankID" in picture(pilot.app)
    booked = [it for it in slots(store, guidance) if it.booking]
    assert [("Ada Ny", "0980-319204", "BankID", time(12, 30))] == [
        (it.booking.name, it.booking.contact, it.booking.topic, it.start) for it in booked
    ]  # the first slot that has not ended, at 12.45


async def test_a_slot_that_has_passed_is_shown_so_and_asked_about(store, guidance):
    async with sit(store) as pilot:
        await open_bookings(pilot, guidance)
        await hit(pilot, "home")
        assert "– passerad" in picture(pilot.app)
        assert "○ ledig" in picture(pilot.app)

        await hit(pilot, "enter")
        assert "har redan varit" in picture(pilot.app)
        await hit(pilot, "escape")
        assert [] == [it for it in slots(store, guidance) if it.booking]


async def test_somebody_in_the_register_is_found_and_undo_takes_the_booking_back(store, guidance):
    async with sit(store) as pilot:
        await open_bookings(pilot, guidance)
        await hit(pilot, "enter")
        await write(pilot, "ebb")
        await hit(pilot, "enter", "enter", "enter")
        assert ["Ebba Ek"] == [it.booking.name for it in slots(store, guidance) if it.booking]

        await hit(pilot, "u", "enter")
        assert [] == [it for it in slots(store, guidance) if it.booking]


async def test_escape_books_nothing(store, guidance):
    async with sit(store) as pilot:
        await open_bookings(pilot, guidance)
        await hit(pilot, "enter", "escape")

        assert not pilot.app.screen.is_modal
    assert [] == [it for it in slots(store, guidance) if it.booking]


async def test_what_came_of_a_booking_is_chosen_from_a_list(store, guidance):
    book(store, guidance, 1, name="Ada Ny")
    async with sit(store) as pilot:
        await open_bookings(pilot, guidance)
        await hit(pilot, "enter", "enter")

    assert ["HELD"] == [it.booking.status for it in slots(store, guidance) if it.booking]


async def test_a_booking_is_moved_and_cancelled(store, guidance):
    book(store, guidance, 2, name="Ada Ny")
    async with sit(store) as pilot:
        await open_bookings(pilot, guidance)
        await hit(pilot, "down", "enter", "enter", "down", "enter")
        moved = [it for it in slots(store, guidance) if it.booking]
        assert [(date(2026, 11, 27), time(12))] == [(it.day, it.start) for it in moved]

        doors.bookings(pilot.app.screen, "Storuman", date(2026, 11, 27))
        await pilot.pause()
        await hit(pilot, "enter", "down", "enter")
        await write(pilot, "sjuk")
        await hit(pilot, "enter")
    assert [] == [it for it in slots(store, guidance) if it.booking]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_day_list_goes_from_day_to_day_and_place_to_place(store, guidance, size, language):
    book(store, guidance, 5, name="Ada [b]Ny")
    async with sit(store, size=size, language=language) as pilot:
        await open_bookings(pilot, guidance)
        await hit(pilot, "b")
        assert isinstance(pilot.app.screen, BookingsScreen)
        assert "Storuman" in picture(pilot.app)

        await hit(pilot, "pagedown")
        assert "Ada [b]Ny" in picture(pilot.app)
        await hit(pilot, "t")
        assert "Ada [b]Ny" not in picture(pilot.app)
        await hit(pilot, "pageup", "escape")
        assert not isinstance(pilot.app.screen, BookingsScreen)


async def test_a_day_without_guidance_says_where_there_is_some(store, guidance):
    async with sit(store) as pilot:
        doors.bookings(pilot.app.screen, "", date(2026, 11, 21))
        await pilot.pause()
        assert "PgDn" in picture(pilot.app)
        await hit(pilot, "pagedown")
        assert "12.00" in picture(pilot.app)


async def test_today_shows_the_bookings_of_the_day(store, guidance):
    book(store, guidance, 1, name="Ada Ny", topic="BankID")
    book(store, guidance, 5, name="Bo Senare")
    async with sit(store, size=(200, 60)) as pilot:
        shown = picture(pilot.app)

    assert "Ada Ny" in shown
    assert "Bo Senare" not in shown


async def test_enter_on_a_session_of_guidance_shows_its_slots(store, guidance):
    book(store, guidance, 5, name="Ada Ny")
    async with sit(store) as pilot:
        doors.open_course(pilot.app.screen, guidance.id)
        await pilot.pause()
        await hit(pilot, "down", "enter")

        assert "Ada Ny" in picture(pilot.app)


async def test_the_form_tells_what_a_slot_may_be(store, guidance):
    async with sit(store, size=(200, 60)) as pilot:
        doors.change_course(pilot.app.screen, guidance.id)
        await pilot.pause()
        field = next(it for it in pilot.app.screen.query("Field") if it.key == "slot_minutes")
        assert "30" == field.text
        field.text = "4"
        await pilot.pause()
        assert not field.check()


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_booked_guidance_has_a_setup_with_leaders_room_equipment_tags_and_cooperation(store, guidance, language):
    async with sit(store, language=language) as pilot:
        doors.open_course(pilot.app.screen, guidance.id)
        await pilot.pause()
        await hit(pilot, "right", "right")
        keys = pilot.app.screen.query_one("#rows").shown_keys

        assert "setup" == pilot.app.screen.query_one("CourseView").tab
        assert {"leaders", "room", "equipment", "tags"} <= set(keys)
        assert any(key.startswith("cooperation") for key in keys)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("way", ["course", "day", "today"])
async def test_the_next_free_slot_is_found_by_what_is_wanted_and_booked(store, guidance, way, size):
    async with sit(store, size=size) as pilot:
        if way == "course":
            await open_bookings(pilot, guidance)
            await hit(pilot, "n")
        elif way == "day":
            doors.bookings(pilot.app.screen, "Storuman")
            await pilot.pause()
            await hit(pilot, "n")
        else:
            await hit(pilot, "b")
        fields = {it.key: it for it in pilot.app.screen.query("Field")}
        assert {"topic", "place", "leader_id", "language", "since"} == set(fields)
        fields["since"].text = "27/11"
        await pilot.pause()
        await hit(pilot, "ctrl+s")
        assert "27 nov" in picture(pilot.app)

        await hit(pilot, "enter")
        await write(pilot, "Ada Ny")
        await hit(pilot, "enter", "enter", "enter")

    booked = [it for it in slots(store, guidance) if it.booking]
    assert [(date(2026, 11, 27), time(12))] == [(it.day, it.start) for it in booked]


async def test_a_wish_that_nobody_meets_is_told_so(store, guidance):
    async with sit(store, "b") as pilot:
        await write(pilot, "släktforskning")
        await hit(pilot, "ctrl+s")

        assert "Ingen ledig tid passar" in picture(pilot.app)


async def test_who_has_to_be_told_of_a_booking_is_shown_after_the_form_is_saved(store, guidance):
    book(store, guidance, -1, name="Ada Ny", contact="0980-319204")
    async with sit(store) as pilot:
        doors.change_course(pilot.app.screen, guidance.id, "slot_minutes")
        await pilot.pause()
        await hit(pilot, "end", "backspace", "backspace", "4", "0", "ctrl+s")
        await pilot.pause()

        assert "0980-319204" in picture(pilot.app)
        assert "Ada Ny" in picture(pilot.app)

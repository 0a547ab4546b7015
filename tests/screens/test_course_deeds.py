"""What is done on a course: nothing typed is lost, and what would surprise is said before it is done."""

from datetime import date, time

import factories
import pytest
from desk_pilot import hit, picture, sit, write

from courses import clock
from courses.actions import enrolment, planning, registers
from courses.actions import sessions as deeds
from courses.actions.register_drafts import OrganisationDraft, RoomDraft
from courses.model import OrganisationKind
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.prompt import Prompt
from courses.store import courses, sessions
from courses.widgets.field import Field


def coming(store, **overrides):
    """Makes a course of four Tuesdays from 1 December 2026."""
    return factories.course(store, **({"code": "JUL-1", "first_date": date(2026, 12, 1), "count": 4} | overrides))


def days(store, it):
    return [session.day for session in sessions.of_course(store, it.id, clock.now())]


async def open_course(pilot, it, *keys):
    from courses.screens import doors

    doors.open_course(pilot.app.screen, it.id)
    await pilot.pause()
    await hit(pilot, *keys)


async def test_esc_in_a_dialog_asks_before_typed_text_is_thrown_away(store):
    it = coming(store)
    async with sit(store) as pilot:
        await open_course(pilot, it, "f", "escape")
        assert not pilot.app.screen.is_modal

        await hit(pilot, "f", "1", "escape")
        assert isinstance(pilot.app.screen, Ask)

        await hit(pilot, "enter")
        assert isinstance(pilot.app.screen, Prompt)

        await hit(pilot, "escape", "left", "enter")
        assert not pilot.app.screen.is_modal


@pytest.mark.parametrize(
    ("answer", "moved"), [(("enter",), False), (("left", "enter"), True)], ids=["no", "all the same"]
)
async def test_moving_to_a_red_day_says_why_not_and_asks(store, answer, moved):
    it = coming(store)
    async with sit(store) as pilot:
        await open_course(pilot, it, "f")
        await write(pilot, "25/12")
        assert "juldagen" in picture(pilot.app)

        await hit(pilot, "enter", "enter", "enter", "enter")
        assert isinstance(pilot.app.screen, Ask)
        assert "juldagen" in picture(pilot.app)

        await hit(pilot, *answer)
        assert moved == (date(2026, 12, 25) in days(store, it))


async def test_an_extra_session_on_a_closed_day_asks(store):
    it = coming(store)
    async with sit(store) as pilot:
        await open_course(pilot, it, "plus")
        await write(pilot, "6/1")
        await hit(pilot, "ctrl+s")

        assert isinstance(pilot.app.screen, Ask)
        assert "trettondedag" in picture(pilot.app)


async def test_an_extra_session_has_a_time_of_its_own(store):
    it = coming(store)
    async with sit(store) as pilot:
        await open_course(pilot, it, "plus")
        pilot.app.screen.query(Field)[0].text = "2/12"
        pilot.app.screen.query(Field)[1].text = "13"
        pilot.app.screen.query(Field)[2].text = "15"
        await hit(pilot, "ctrl+s")

    extra = next(one for one in sessions.of_course(store, it.id, clock.now()) if one.day == date(2026, 12, 2))
    assert (time(13), time(15)) == (extra.start, extra.end)


async def test_a_refused_extra_session_keeps_what_was_typed_and_says_why(store):
    it = coming(store)
    async with sit(store) as pilot:
        await open_course(pilot, it, "plus")
        await write(pilot, "1/12")
        await hit(pilot, "ctrl+s")

        assert isinstance(pilot.app.screen, Prompt)
        assert "1/12" in picture(pilot.app)
        assert "Kursen har redan en träff tis 1 dec" in picture(pilot.app)

        pilot.app.screen.query(Field)[0].text = "3/12"
        await hit(pilot, "ctrl+s")
        assert date(2026, 12, 3) in days(store, it)


async def test_a_refused_move_keeps_what_was_typed_and_says_why(store):
    it = coming(store)
    async with sit(store) as pilot:
        await open_course(pilot, it, "f")
        await write(pilot, "8/12")
        await hit(pilot, "ctrl+s")

        assert isinstance(pilot.app.screen, Prompt)
        assert "Kursen har redan en träff tis 8 dec" in picture(pilot.app)


async def test_where_the_rest_goes_is_shown_before_it_is_moved_and_told_afterwards(store):
    it = coming(store)
    asta = factories.person(store, "Asta", phone="0980-31 92 10")
    enrolment.enrol(store, factories.LIBRARIAN, it.id, asta.id)
    async with sit(store) as pilot:
        await open_course(pilot, it, "down", "f")
        pilot.app.screen.query(Field)[0].text = "10/12"
        pilot.app.screen.query(Field)[4].text = "shifts"
        await pilot.pause()
        assert "Då blir resten: tor 17 dec, tor 24 dec" in picture(pilot.app)

        await hit(pilot, "ctrl+s")
        shown = picture(pilot.app)
        assert "tis 15 dec flyttas till tor 17 dec" in shown
        assert "tis 22 dec flyttas till tor 24 dec" in shown
        assert "Asta Ek (deltagare): ring 0980-31 92 10" in shown

    assert [date(2026, 12, 1), date(2026, 12, 10), date(2026, 12, 17), date(2026, 12, 24)] == days(store, it)


@pytest.mark.parametrize("key", ["i", "c"])
async def test_nothing_is_cancelled_without_a_reason(store, key):
    it = coming(store)
    async with sit(store) as pilot:
        await open_course(pilot, it, key, "ctrl+s")

        assert isinstance(pilot.app.screen, Prompt)
        assert "Skriv varför den ställs in" in picture(pilot.app)


async def test_the_organiser_of_record_and_who_cooperates_have_to_be_told(store):
    def add(code, **more):
        draft = OrganisationDraft(name=code, code=code, kind=OrganisationKind.STUDY_ASSOCIATION, **more)
        return registers.add(store, factories.LIBRARIAN, draft)

    it = coming(store, organiser_id=add("BILD"), co_organiser_ids=(add("BIBL", email="bibl@example.org"),))
    async with sit(store) as pilot:
        await open_course(pilot, it, "c")
        await write(pilot, "för få")
        await hit(pilot, "ctrl+s")
        shown = picture(pilot.app)

        assert "BILD (anordnare): ingen uppgift om hur" in shown
        assert "BIBL (samarbete): skriv till bibl@example.org" in shown
        assert "□" not in shown

        await hit(pilot, "s")
        assert "Sparad som" in picture(pilot.app)
        assert "Stäng" in picture(pilot.app)
        (kept,) = (store.data_folder / "papers").glob("*.txt")
        assert "BILD (anordnare): ingen uppgift om hur" in kept.read_text(encoding="utf-8")
        assert "JUL-1" in kept.name


async def test_rooms_for_a_session_say_what_is_in_the_way_those_at_the_place_first(store):
    far = registers.add(store, factories.LIBRARIAN, RoomDraft(name="Aulan", place="Lycksele", seats=40, computers=9))
    own, near = (
        registers.add(store, factories.LIBRARIAN, RoomDraft(name=name, place="Storuman", seats=12))
        for name in ("Datasalen", "Hörsalen")
    )
    coming(store, code="UPPTAGEN", room_id=near)
    it = coming(store, room_id=own)
    asta = factories.person(store, "Asta", phone="0980-31 92 10")
    enrolment.enrol(store, factories.LIBRARIAN, it.id, asta.id)
    async with sit(store) as pilot:
        await open_course(pilot, it, "l")
        options = pilot.app.screen.query_one("OptionList")
        assert [str(near), str(far)] == [one.id for one in options.options]
        assert "UPPTAGEN" in picture(pilot.app)

        await hit(pilot, "down", "enter")
        assert "Asta Ek (deltagare): ring 0980-31 92 10" in picture(pilot.app)


async def test_who_gets_the_seat_is_shown_with_a_phone_number_until_it_is_read(store):
    it = coming(store, seats=1)
    asta, bo = factories.person(store, "Asta"), factories.person(store, "Bo", phone="0980-31 92 10")
    for person in (asta, bo):
        enrolment.enrol(store, factories.LIBRARIAN, it.id, person.id)
    async with sit(store) as pilot:
        await open_course(pilot, it, "right", "x", "enter")

        assert "Bo Ek (0980-31 92 10)" in picture(pilot.app)
        assert pilot.app.screen.is_modal


async def test_cancelling_in_a_course_that_has_ended_warns(store):
    it = factories.course(store, code="GAMMAL", first_date=date(2026, 9, 1), count=2)
    factories.enrolled(store, it, "Asta")
    async with sit(store) as pilot:
        await open_course(pilot, it, "right", "x")
        assert "Kursen är slut" in picture(pilot.app)

        await hit(pilot, "enter")
        assert 1 == courses.placed(store, it.id)


@pytest.mark.parametrize(("seats", "told"), [("1", "2 har redan plats"), ("0", "väntelistan")])
async def test_too_few_seats_are_saved_only_after_a_question(store, seats, told):
    it = coming(store)
    factories.enrolled(store, it, "Asta", "Bo")
    async with sit(store, size=(120, 40)) as pilot:
        await open_course(pilot, it, "e")
        pilot.app.screen.field("seats").text = seats
        await hit(pilot, "ctrl+s")

        assert isinstance(pilot.app.screen, Ask)
        assert told in picture(pilot.app)
        assert 8 == courses.get(store, it.id).seats

        await hit(pilot, "enter")
        assert int(seats) == courses.get(store, it.id).seats


async def test_changing_a_course_shows_its_sessions_as_they_stand(store):
    it = coming(store)
    moved = sessions.of_course(store, it.id, clock.now())[1]
    deeds.move_session(store, factories.LIBRARIAN, moved.id, date(2026, 12, 10))
    async with sit(store, size=(120, 40)) as pilot:
        await open_course(pilot, it, "e")
        shown = picture(pilot.app)

        assert "tor 10 dec flyttad" in shown
        assert "tis 8 dec" not in shown


async def test_a_new_pattern_shows_what_comes_and_what_goes(store):
    it = coming(store)
    async with sit(store, size=(120, 40)) as pilot:
        await open_course(pilot, it, "e")
        pilot.app.screen.field("first_date").text = "2/12"
        pilot.app.screen.field("weekdays").text = "ons"
        await pilot.pause()
        shown = picture(pilot.app)

        assert "tis 1 dec  tas bort" in shown
        assert "ons 2 dec  ny" in shown


def test_a_session_with_attendance_keeps_its_time_and_that_is_said(store):
    from dataclasses import replace
    from datetime import time

    it = factories.course(store, code="TID-1", first_date=date(2026, 11, 3), count=4)
    (asta,) = factories.enrolled(store, it, "Asta")
    factories.mark(store, it, asta, "PRESENT")
    draft = replace(planning.draft_of(it), start=time(9), end=time(11))

    assert ["1 träff med närvaro behåller tid och lokal."] == planning.warnings(store, it, draft)


async def test_the_first_course_is_asked_for_where_there_is_none(tmp_path):
    with factories.library(tmp_path) as store:
        async with sit(store, "f3") as pilot:
            assert "Det finns inga kurser än" in picture(pilot.app)


async def test_who_has_to_be_told_of_a_cancelled_session_is_shown_until_it_is_read(store):
    it = coming(store)
    asta, bo, cia = (
        factories.person(store, "Asta", phone="0980-31 92 10"),
        factories.person(store, "Bo", email="bo@example.org"),
        factories.person(store, "Cia", is_protected=True, phone="0980-319211"),
    )
    for person in (asta, bo, cia):
        enrolment.enrol(store, factories.LIBRARIAN, it.id, person.id)
    async with sit(store) as pilot:
        await open_course(pilot, it, "i")
        await write(pilot, "ledaren är sjuk")
        await hit(pilot, "enter")
        shown = picture(pilot.app)

        assert "Asta Ek (deltagare): ring 0980-31 92 10" in shown
        assert "Bo Ek (deltagare): skriv till bo@example.org" in shown
        assert "0980-319211" not in shown


async def test_a_course_tells_whether_it_counts_and_what_it_clashes_with(store):
    it = coming(store)
    async with sit(store, size=(120, 40)) as pilot:
        await open_course(pilot, it, "o")
        assert "studietimmar" in picture(pilot.app)

        await hit(pilot, "enter", "k")
        assert "Krockar" in picture(pilot.app)


async def test_today_tells_of_a_room_taken_twice(store):
    room = registers.add(store, factories.LIBRARIAN, RoomDraft(name="Datasalen", place="Storuman"))
    for code in ("A-1", "B-1"):
        coming(store, code=code, room_id=room)
    async with sit(store, size=(120, 40)) as pilot:
        todo = pilot.app.screen.query_one("#todo")

        assert "dubbelbokad" in str(todo.get_option_at_index(0).prompt)
        assert 0 == todo.highlighted


async def test_moving_into_a_taken_room_is_refused_in_words(store):
    room = registers.add(store, factories.LIBRARIAN, RoomDraft(name="Salen", place="Storuman"))
    factories.course(store, code="A-1", first_date=date(2026, 12, 2), count=1, room_id=room)
    it = coming(store, room_id=room)
    before = days(store, it)
    async with sit(store) as pilot:
        await open_course(pilot, it, "f")
        await write(pilot, "2/12")
        await hit(pilot, *["enter"] * 4, "left", "enter")

        assert "Salen" in picture(pilot.app)
        assert "A-1" in picture(pilot.app)
        assert "Inställningarna" in picture(pilot.app)
    assert before == days(store, it)


async def test_undoing_the_making_of_the_course_one_stands_in_closes_it_and_says_so(store):
    it = coming(store)
    async with sit(store) as pilot:
        await open_course(pilot, it, "u", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        shown = picture(pilot.app)

        assert "Ångrat" in shown
        assert "⚠" not in shown.splitlines()[0]
        assert not pilot.app.screen.query("CourseView")


async def test_undoing_the_making_of_the_course_shown_beside_the_list_says_so(store):
    it = coming(store)
    async with sit(store, "f3", size=(200, 60)) as pilot:
        assert pilot.app.screen.query_one("#courses").go_to(str(it.id))
        await hit(pilot, "enter")
        assert pilot.app.screen.query("CourseView")
        await hit(pilot, "u", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

        assert "Ångrat" in picture(pilot.app).splitlines()[0]
        assert not pilot.app.screen.query("CourseView")

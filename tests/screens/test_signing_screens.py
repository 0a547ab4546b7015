"""Signing on the screen: what is locked is said before, and a correction asks why."""

import factories
from desk_pilot import hit, picture, sit, write

from courses import clock
from courses.actions import attendance, papers, signing
from courses.actions.attendance import NewMark
from courses.model import Mark
from courses.screens import doors
from courses.screens.dialogs.ask import Ask
from courses.store import certificates, courses, sessions
from courses.store import signing as queries


def running(store):
    it = courses.by_code(store, "STO-601")
    return it, sessions.of_course(store, it.id, clock.now())


async def open_course(pilot, it, *keys, tab="sessions"):
    doors.open_course(pilot.app.screen, it.id, tab)
    await pilot.pause()
    await hit(pilot, *keys)


async def test_a_session_is_signed_from_the_course_and_said_on_its_row(store):
    it, meetings = running(store)
    async with sit(store) as pilot:
        await open_course(pilot, it, "S")
        assert "låst" in picture(pilot.app)

        await hit(pilot, "ctrl+s")
        assert {meetings[0].id} == set(queries.of_course(store, it.id))
        assert "signerad av" in picture(pilot.app)


async def test_all_that_were_held_are_signed_at_once(store):
    it, meetings = running(store)
    async with sit(store) as pilot:
        await open_course(pilot, it, "S", "up", "a", "enter", "ctrl+s")

        assert {one.id for one in meetings[:10]} == set(queries.of_course(store, it.id))


async def test_who_has_no_mark_is_named_before_it_is_signed(store):
    it, meetings = running(store)
    ebba = courses.participants(store, factories.LIBRARIAN, it.id, clock.now())[0]
    attendance.mark(store, factories.LIBRARIAN, meetings[0].id, ebba.person_id, None)
    async with sit(store) as pilot:
        await open_course(pilot, it, "S", "ctrl+s")
        assert isinstance(pilot.app.screen, Ask)
        assert ebba.name in picture(pilot.app)

        await hit(pilot, "left", "enter")
        assert queries.of_session(store, meetings[0].id)


async def test_a_sign_off_is_taken_back_with_a_reason(store):
    it, meetings = running(store)
    signing.sign(store, factories.LIBRARIAN, meetings[0].id)
    async with sit(store) as pilot:
        await open_course(pilot, it, "S", "ctrl+s")
        assert queries.of_session(store, meetings[0].id)

        await write(pilot, "fel lista")
        await hit(pilot, "enter")
        assert queries.of_session(store, meetings[0].id) is None


async def test_a_correction_tells_what_stood_and_asks_why(store):
    it, meetings = running(store)
    ebba = courses.participants(store, factories.LIBRARIAN, it.id, clock.now())[0]
    signing.sign(store, factories.LIBRARIAN, meetings[0].id)
    async with sit(store) as pilot:
        await open_course(pilot, it)
        doors.correct(pilot.app.screen, NewMark(meetings[0].id, ebba.person_id, Mark.ABSENT))
        await pilot.pause()
        assert "Maja" in picture(pilot.app)

        await hit(pilot, "ctrl+s")
        assert not queries.corrections(store, factories.LIBRARIAN, it.id)

        await write(pilot, "stod på fel rad")
        await hit(pilot, "enter")
        (told,) = queries.corrections(store, factories.LIBRARIAN, it.id)

        assert (Mark.PRESENT, Mark.ABSENT, "stod på fel rad") == (told.before, told.after, told.reason)


async def test_a_certificate_that_says_otherwise_stands_on_today_and_on_the_course(store):
    done = factories.course(store, code="KLAR-1", count=2)
    (ada,) = factories.enrolled(store, done, "Ada")
    factories.mark(store, done, ada, "PRESENT", "PRESENT")
    (paper,) = papers.certificates(store, factories.LIBRARIAN, done.id, clock.now())
    factories.mark(store, done, ada, "ABSENT")
    async with sit(store) as pilot:
        assert paper.number in picture(pilot.app)

        await open_course(pilot, done, tab="participants")
        assert paper.number in picture(pilot.app)

        await hit(pilot, "K")
        await write(pilot, "Fel lista")
        await hit(pilot, "enter")
        assert "taget tillbaka" in picture(pilot.app)
        assert "Fel lista" == store.value("SELECT withdrawn_reason FROM certificate")
    assert [] == certificates.changed(store, factories.LIBRARIAN, done.id, clock.now())


async def test_of_several_such_the_one_marked_is_told_in_whole(store):
    done = factories.course(store, code="KLAR-1", count=2)
    everybody = factories.enrolled(store, done, "Ada", "Bo")
    for one in everybody:
        factories.mark(store, done, one, "PRESENT", "PRESENT")
    numbers = [it.number for it in papers.certificates(store, factories.LIBRARIAN, done.id, clock.now())]
    for one in everybody:
        factories.mark(store, done, one, "ABSENT")
    async with sit(store) as pilot:
        await open_course(pilot, done, tab="participants")
        told = picture(pilot.app)

        assert all(number in told for number in numbers)
        assert 2 == told.count(numbers[0])
        assert 2 <= told.count("⚠")

        await hit(pilot, "down")
        assert 2 == picture(pilot.app).count(numbers[1])

"""The waiting list of a course on the screen: it explains itself, and everything that is done with it has a key."""

from datetime import date, datetime

import factories
import pytest
from desk_pilot import hit, press, sit, write

from courses.actions import enrolment, options, waiting
from courses.model import EnrolmentStatus
from courses.screens import doors
from courses.store import calls, courses


@pytest.fixture
def full(store):
    """A course with one seat, taken by Asta; Bo waits alone, Cilla and Dag as a party, then Eva."""
    of = factories.course(store, code="STO-610", title="Mejl", seats=1, first_date=date(2026, 12, 24), count=3)
    factories.enrolled(store, of, "Asta", "Bo")
    pair = [factories.person(store, name) for name in ("Cilla", "Dag")]
    enrolment.enrol_party(store, factories.LIBRARIAN, of.id, [one.id for one in pair])
    factories.enrolled(store, of, "Eva")
    return of


def stands(store, of):
    every = courses.everybody(store, factories.LIBRARIAN, of.id, factories.clock.now())
    return {it.name.split()[0]: it.status for it in every}


def line(store, of):
    return [it.person.name.split()[0] for it in waiting.explain(store, factories.LIBRARIAN, of.id)]


async def opened(pilot, of, *keys):
    doors.open_course(pilot.app.screen, of.id, "waiting")
    await pilot.pause()
    return await press(pilot, *keys)


async def test_it_says_the_rule_binds_the_party_and_tells_why(store, full):
    async with sit(store, language="en", size=(120, 36)) as pilot:
        shown = await opened(pilot, full)

    assert "A free seat goes to the next at once · singles may pass a party" in shown
    assert "┌" in shown
    assert "└" in shown
    assert "First in line" in shown


async def test_a_seat_can_be_offered_with_a_time_and_taken_in_a_call(store, full):
    options.set_option(store, factories.LIBRARIAN, "waiting.gives", "offer")
    async with sit(store, language="en", size=(120, 36)) as pilot:
        await opened(pilot, full)
        enrolment.cancel(store, factories.LIBRARIAN, full.id, _id(store, full, "Asta"))
        assert EnrolmentStatus.OFFERED is stands(store, full)["Bo"]
        screen = pilot.app.screen
        screen.read_again()

        shown = await press(pilot, "home", "r")
        assert "A seat is kept until" in shown
        await hit(pilot, "k")

    assert EnrolmentStatus.ENROLLED is stands(store, full)["Bo"]
    assert 1 == len(calls.of_course(store, factories.LIBRARIAN, full.id))


async def test_offering_where_no_seat_is_free_is_refused_in_the_window(store, full):
    async with sit(store, language="en", size=(120, 36)) as pilot:
        shown = await opened(pilot, full, "home", "g", "ctrl+s")

    assert "cannot be offered a seat" in shown


async def test_an_offer_can_be_let_run_out_before_its_time(store, full):
    options.set_option(store, factories.LIBRARIAN, "waiting.gives", "offer")
    enrolment.cancel(store, factories.LIBRARIAN, full.id, _id(store, full, "Asta"))
    async with sit(store, language="en", size=(120, 36)) as pilot:
        shown = await opened(pilot, full, "home", "g")
        assert "Let the offer to Bo Ek run out now?" in shown
        await hit(pilot, "left", "enter")

    assert EnrolmentStatus.WAITING is stands(store, full)["Bo"]


async def test_priority_takes_a_reason_and_moves_the_person_up(store, full):
    async with sit(store, language="en", size=(120, 36)) as pilot:
        shown = await opened(pilot, full, "end", "f", "ctrl+s")
        assert "for a reason" in shown

        await hit(pilot, "tab")
        await write(pilot, "ny i landet")
        await hit(pilot, "ctrl+s")

    assert "Eva" == line(store, full)[0]


async def test_a_party_goes_apart_and_comes_together_by_key(store, full):
    async with sit(store, language="en", size=(120, 36)) as pilot:
        await opened(pilot, full, "home", "down", "h", "enter")
        assert [(), (), (), ()] == [it.party for it in waiting.explain(store, factories.LIBRARIAN, full.id)]

        await hit(pilot, "home", "h", "enter")

    parties = {it.person.name: it.party for it in waiting.explain(store, factories.LIBRARIAN, full.id)}
    assert ("Cilla Ek",) == parties["Bo Ek"]


async def test_who_waits_can_be_moved_to_a_course_with_seats(store, full):
    other = factories.course(store, code="STO-611", title="Mejl", seats=5, first_date=date(2027, 1, 12))
    async with sit(store, language="en", size=(120, 36)) as pilot:
        shown = await opened(pilot, full, "home", "b")
        assert "STO-611" in shown
        await hit(pilot, "enter", "enter")

    assert EnrolmentStatus.TRANSFERRED is stands(store, full)["Bo"]
    assert EnrolmentStatus.ENROLLED is stands(store, other)["Bo"]


async def test_what_somebody_said_is_told_on_the_row(store, full):
    async with sit(store, language="en", size=(120, 36)) as pilot:
        await opened(pilot, full, "home", "r", "tab", "tab", "tab")
        await write(pilot, "vill helst torsdagar")
        await hit(pilot, "enter", "r")
        shown = await press(pilot, "home")

    assert "vill helst torsdagar" in shown


async def test_its_keys_work_on_no_other_side(store, full):
    async with sit(store, language="en", size=(120, 36)) as pilot:
        doors.open_course(pilot.app.screen, full.id, "sessions")
        await pilot.pause()
        shown = await press(pilot)

    assert "Offer seat" not in shown


def _id(store, of, name):
    every = courses.everybody(store, factories.LIBRARIAN, of.id, datetime(2026, 11, 20))
    return next(it.person_id for it in every if it.name.startswith(name))

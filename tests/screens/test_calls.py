"""The call list as a clerk works it: one key a result, the next in the queue at once, and two clerks who do not collide."""

from datetime import date

import factories
from desk_pilot import hit, press, sit, write

from courses.actions import calls, enrolment, options
from courses.model import Actor, EnrolmentStatus, Role
from courses.model.calling import CallResult
from courses.screens.calls import CallsScreen
from courses.store import calls as log
from courses.store import courses

BO = Actor(name="Bo Clerk", role=Role.LIBRARIAN)


def round_to_come(store):
    """Makes a course that begins in four days, with two who have seats and one who waits, all with a phone."""
    of = factories.course(store, code="STO-610", title="Mejl", seats=2, first_date=date(2026, 11, 24), count=3)
    people = [factories.person(store, name, phone=f"0980-31920{n}") for n, name in enumerate(("Asta", "Bo", "Cilla"))]
    for one in people:
        enrolment.enrol(store, factories.LIBRARIAN, of.id, one.id)
    return of, people


def stands(store, of, one):
    every = courses.everybody(store, factories.LIBRARIAN, of.id, factories.clock.now())
    return next(it.status for it in every if it.person_id == one.id)


def calls_screen(pilot):
    assert isinstance(pilot.app.screen, CallsScreen)
    return pilot.app.screen


async def test_one_key_a_result_and_the_next_in_the_queue_comes_up_at_once(store):
    of, (asta, bo, cilla) = round_to_come(store)
    async with sit(store, "r", language="en") as pilot:
        shown = await press(pilot, "k")
        assert EnrolmentStatus.CONFIRMED is stands(store, of, asta)
        assert "1 of 2 called, 1 comes" in shown

        shown = await press(pilot, "n")
        assert EnrolmentStatus.CANCELLED is stands(store, of, bo)
        assert EnrolmentStatus.ENROLLED is stands(store, of, cilla)
        assert "Cilla Ek   ☎ 0980-31 92 02" in shown
        assert "has got a seat from the waiting list" in shown

        await hit(pilot, "k")
        assert EnrolmentStatus.CONFIRMED is stands(store, of, cilla)


async def test_who_does_not_answer_goes_last_and_what_they_said_can_be_written(store):
    of, (asta, _bo, _cilla) = round_to_come(store)
    async with sit(store, "r", "e", language="en") as pilot:
        assert "Bo Ek: ☎ reached" in await press(pilot, "r")  # Bo stood first by then

        await hit(pilot, "t")
        await write(pilot, "ring efter 16")
        await hit(pilot, "enter")

        said = {it.person_id: it for it in log.of_course(store, factories.LIBRARIAN, of.id)}
        assert CallResult.NO_ANSWER is said[asta.id].result
        assert "ring efter 16" in {it.notes for it in said.values()}


async def test_an_undo_takes_the_answer_back(store):
    of, (asta, _bo, cilla) = round_to_come(store)
    async with sit(store, "r", "n", language="en") as pilot:
        await hit(pilot, "u", "enter")

        assert EnrolmentStatus.ENROLLED is stands(store, of, asta)
        assert EnrolmentStatus.WAITING is stands(store, of, cilla)


async def test_two_clerks_do_not_call_the_same_person(store):
    of, (asta, _bo, _cilla) = round_to_come(store)
    async with sit(store, "r", language="en") as pilot:
        calls.note(store, BO, of.id, asta.id, CallResult.COMES)

        shown = await press(pilot, "n")

        assert "Bo Clerk called Asta Ek" in shown
        assert EnrolmentStatus.CONFIRMED is stands(store, of, asta)
        assert "1 of 2 called" in shown


async def test_those_with_other_ways_stand_last_with_their_way_and_nobody_protected_has_a_number(store):
    of, _people = round_to_come(store)
    hidden = factories.person(store, "Hemlig", "Hemligsson", phone="0980-319209", is_protected=True)
    letter = factories.person(store, "Brita", address="Storgatan 1", phone="0980-319208", contact="LETTER")
    options.set_option(store, factories.LIBRARIAN, "waiting.gives", "seat")
    another = factories.course(store, code="STO-611", title="Kartor", first_date=date(2026, 11, 25), count=2)
    for one in (hidden, letter):
        enrolment.enrol(store, factories.LIBRARIAN, another.id, one.id)

    async with sit(store, "r", size=(120, 36), language="en") as pilot:
        shown = await press(pilot)

    assert "asks at the desk" in shown
    assert "letter" in shown
    assert "319209" not in shown.replace(" ", "")
    assert "Hemlig" not in shown
    assert shown.index("Asta") < shown.index("Brita")


async def test_an_empty_list_says_what_will_stand_there(tmp_path):
    with factories.library(tmp_path) as store:
        factories.course(store, first_date=date(2027, 3, 1))
        async with sit(store, "r", language="en") as pilot:
            assert "Nobody is to be called" in await press(pilot)


async def test_the_list_of_one_course_is_opened_from_it_and_printed(store):
    of, _people = round_to_come(store)
    async with sit(store, language="en", size=(120, 36)) as pilot:
        from courses.screens import doors

        doors.open_course(pilot.app.screen, of.id, "participants")
        await pilot.pause()
        shown = await press(pilot, "r")
        assert "To call about STO-610 Mejl" in shown

        await hit(pilot, "p")
        assert 1 == store.value("SELECT count(*) FROM print_run WHERE kind = 'CALL_LIST' AND course_id = ?", (of.id,))


async def test_today_says_whom_to_call_and_opens_the_list(store):
    round_to_come(store)
    async with sit(store, "tab", language="en", size=(120, 40)) as pilot:
        todo = pilot.app.screen.query_one("#todo")
        ids = [option.id for option in todo.options]
        todo.highlighted = next(i for i, it in enumerate(ids) if it and it.startswith("calls-"))

        assert "2 to confirm, begins in 4 days" in await press(pilot)
        await hit(pilot, "enter")
        calls_screen(pilot)


async def test_an_offer_that_runs_out_while_today_is_open_goes_on_and_is_told(store, monkeypatch):
    options.set_option(store, factories.LIBRARIAN, "waiting.gives", "offer")
    of = factories.course(store, code="STO-610", title="Mejl", seats=1, first_date=date(2026, 12, 24), count=3)
    asta, bo, cilla = factories.enrolled(store, of, "Asta", "Bo", "Cilla")
    enrolment.cancel(store, factories.LIBRARIAN, of.id, asta.id)
    assert EnrolmentStatus.OFFERED is stands(store, of, bo)

    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-11-23T12:45")
    async with sit(store, language="en", size=(120, 36)) as pilot:
        shown = await press(pilot)

    assert EnrolmentStatus.OFFERED is stands(store, of, cilla)
    assert "the offer to Bo Ek ran out" in shown

"""Booked guidance: a slot is booked once, moved, cancelled, noted, and every deed can be undone."""

from dataclasses import replace
from datetime import date, time
from threading import Barrier, Thread

import factories
import pytest

from courses import clock
from courses.actions import bookings as deeds
from courses.actions import journal, leading, next_slot, planning, registers, telling
from courses.actions import sessions as session_deeds
from courses.actions.bookings import BookingDraft
from courses.actions.register_drafts import LeaderDraft, RoomDraft
from courses.actions.setup import open_library
from courses.errors import Conflict, Invalid, Refused
from courses.model import Actor, BookingStatus, CourseKind, Role, SessionStatus
from courses.store import bookings, courses, sessions
from courses.store import journal as journal_store
from courses.store.bookings import Scope

FRIDAY = date(2026, 11, 27)
READER = Actor(name="Rut", role=Role.READER)


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        yield opened


def guidance(store, **overrides):
    """Makes guidance on four Fridays from 27 November 2026, 9.00–11.00 in slots of 40 minutes."""
    values = {
        "code": "STO-H",
        "title": "Bokad handledning",
        "kind": CourseKind.GUIDANCE,
        "first_date": FRIDAY,
        "count": 4,
        "start": time(9),
        "end": time(11),
        "slot_minutes": 40,
        "seats": None,
    }
    return factories.course(store, **(values | overrides))


def leader(store, name, **overrides):
    return registers.add(store, factories.LIBRARIAN, LeaderDraft(name=name, **overrides))


def first_session(store, course):
    return sessions.of_course(store, course.id, clock.now())[0].id


def book(store, session_id, at, leader_id=None, **draft):
    return deeds.book(store, factories.LIBRARIAN, session_id, at, BookingDraft(**draft), leader_id=leader_id)


def shown(store, session_id, actor=factories.LIBRARIAN, **how):
    """Returns start, sign of the state and name of each slot of a session."""
    return [
        (f"{it.start:%H.%M}", it.booking.status.value if it.booking else ("free" if it.is_free else "up"), it.booking.name if it.booking else "")
        for it in bookings.of_scope(store, actor, Scope(session_id=session_id), **how)
    ]  # fmt: skip


def test_a_free_slot_is_booked_for_a_name(store):
    at = first_session(store, guidance(store))

    booked = book(store, at, time(9, 40), name=" Ada\u202e Ek ", contact="0980-319204", topic="BankID")

    assert ("Ada Ek", 40, date(2026, 11, 20)) == (booked.name, booked.minutes, booked.booked_on)
    assert [("09.00", "free", ""), ("09.40", "BOOKED", "Ada Ek"), ("10.20", "free", "")] == shown(store, at)


def test_somebody_in_the_register_is_shown_with_their_own_number_and_a_protected_one_with_neither(store):
    at = first_session(store, guidance(store))
    ada = factories.person(store, "Ada", phone="0980-319204")
    hidden = factories.person(store, "Bo", is_protected=True, alias="Deltagare 7", phone="0980-319205")

    open_one = book(store, at, time(9), person_id=ada.id)
    closed = book(store, at, time(9, 40), person_id=hidden.id, contact="0980-319206")

    assert ("Ada Ek", "0980-31 92 04") == (open_one.name, open_one.contact)
    assert ("Deltagare 7", "") == (closed.name, closed.contact)
    assert not any("Bo Ek" in row.deed for row in bookings_history(store))


def bookings_history(store):
    return journal_store.history(store)


def test_a_slot_without_a_name_is_booked_too(store):
    at = first_session(store, guidance(store))

    assert "" == book(store, at, time(9)).name


def test_a_slot_that_is_taken_is_refused_with_the_nearest_free_ones(store):
    at = first_session(store, guidance(store))
    book(store, at, time(9, 40), name="Ada")

    with pytest.raises(Refused) as error:
        book(store, at, time(9, 40), name="Bo")

    assert "9.40" in error.value.message
    assert "09.00, 10.20" in error.value.hint


@pytest.mark.parametrize("start", [time(9, 30), time(10, 50), time(8)], ids=str)
def test_a_time_that_is_no_slot_is_refused_with_those_that_are(store, start):
    at = first_session(store, guidance(store))

    with pytest.raises(Refused) as error:
        book(store, at, start, name="Bo")

    assert "09.00, 09.40, 10.20" in error.value.hint


def test_a_course_that_is_no_guidance_is_not_booked(store):
    with pytest.raises(Refused):
        book(store, first_session(store, factories.course(store)), time(10))


def test_a_person_and_a_name_are_too_much(store):
    at = first_session(store, guidance(store))

    with pytest.raises(Invalid):
        book(store, at, time(9), name="Ada", person_id=factories.person(store).id)


def test_two_guides_have_the_same_slot_once_each(store):
    one, two = leader(store, "Maja Lind"), leader(store, "Olle Berg")
    at = first_session(store, guidance(store, leader_ids=(one, two)))

    assert [one, two] == [book(store, at, time(9)).leader_id, book(store, at, time(9)).leader_id]
    with pytest.raises(Refused):
        book(store, at, time(9))
    with pytest.raises(Refused):
        book(store, at, time(9), leader_id=one)
    assert two == book(store, at, time(10, 20), leader_id=two).leader_id


def test_of_two_clerks_who_take_the_same_slot_one_gets_it_and_the_other_is_told(store, tmp_path):
    at = first_session(store, guidance(store))
    both = Barrier(2)
    came_of = []

    def clerk(name):
        mine = open_library(tmp_path / "data")
        try:
            both.wait()
            book(mine, at, time(9), name=name)
            came_of.append("booked")
        except Refused as error:
            came_of.append(error.hint)
        finally:
            mine.close()

    clerks = [Thread(target=clerk, args=(name,)) for name in ("Ada", "Bo")]
    for one in clerks:
        one.start()
    for one in clerks:
        one.join()

    assert 1 == came_of.count("booked")
    assert any("9.40" in it for it in came_of)
    assert 1 == sum(1 for it in shown(store, at) if it[1] == "BOOKED")


def test_the_database_itself_holds_no_slot_twice(store):
    from courses.store.journal import deed
    from courses.store.sqlite import sqlite3

    at = first_session(store, guidance(store))
    book(store, at, time(9), name="Ada")

    with pytest.raises(sqlite3.IntegrityError), deed(store, factories.LIBRARIAN, "x") as it:
        it.insert("booking", {"session_id": at, "start": "09:00", "minutes": 40})


def test_a_booking_is_moved_to_another_slot_and_another_day(store):
    course = guidance(store)
    first, second, *_rest = sessions.of_course(store, course.id, clock.now())
    booked = book(store, first.id, time(9), name="Ada")
    book(store, second.id, time(9), name="Bo")

    with pytest.raises(Refused):
        deeds.move(store, factories.LIBRARIAN, booked.id, second.id, time(9))
    moved = deeds.move(store, factories.LIBRARIAN, booked.id, second.id, time(10, 20))

    assert (second.id, time(10, 20)) == (moved.session_id, moved.start)
    assert ("09.00", "free", "") == shown(store, first.id)[0]


def test_a_booking_off_the_slots_can_be_moved_to_the_one_it_reaches_into(store):
    course = guidance(store)
    at = first_session(store, course)
    booked = book(store, at, time(9, 40), name="Ada")
    planning.change_course(
        store, factories.LIBRARIAN, course.id, factories.course_draft(
            code="STO-H", title="H", kind=CourseKind.GUIDANCE, first_date=FRIDAY, count=4, start=time(9), end=time(11), slot_minutes=30, seats=None
        ), course.version,
    )  # fmt: skip

    assert [("09.00", "free"), ("09.30", "up"), ("09.40", "BOOKED"), ("10.00", "up"), ("10.30", "free")] == [
        it[:2] for it in shown(store, at)
    ]
    assert 30 == deeds.move(store, factories.LIBRARIAN, booked.id, at, time(9, 30)).minutes


def test_cancelling_frees_the_slot_and_undo_takes_it_back(store):
    at = first_session(store, guidance(store))
    booked = book(store, at, time(9), name="Ada")

    deeds.cancel(store, factories.LIBRARIAN, booked.id, reason="sjuk")
    assert ("09.00", "free", "") == shown(store, at)[0]
    assert ("09.00", "CANCELLED", "Ada") in shown(store, at, with_cancelled=True)

    journal.undo(store, factories.LIBRARIAN)
    assert ("09.00", "BOOKED", "Ada") == shown(store, at)[0]


def test_booking_and_moving_can_be_undone(store):
    at = first_session(store, guidance(store))
    booked = book(store, at, time(9), name="Ada")
    deeds.move(store, factories.LIBRARIAN, booked.id, at, time(10, 20))

    journal.undo(store, factories.LIBRARIAN)
    assert ["BOOKED", "free", "free"] == [it[1] for it in shown(store, at)]

    book(store, at, time(9, 40), name="Bo")
    journal.undo(store, factories.LIBRARIAN)
    assert ["BOOKED", "free", "free"] == [it[1] for it in shown(store, at)]


def test_undoing_a_cancelling_is_refused_once_somebody_else_has_the_slot(store):
    at = first_session(store, guidance(store))
    booked = book(store, at, time(9), name="Ada")
    deeds.cancel(store, factories.LIBRARIAN, booked.id)
    other = Actor(name="Olle", role=Role.LIBRARIAN)
    deeds.book(store, other, at, time(9), BookingDraft(name="Bo"))

    with pytest.raises(Refused):
        journal.undo(store, factories.LIBRARIAN)


@pytest.mark.parametrize("status", [BookingStatus.HELD, BookingStatus.NO_SHOW], ids=str)
def test_what_came_of_a_booking_is_noted_once_it_has_begun(store, status):
    past = first_session(store, guidance(store, first_date=date(2026, 11, 13)))
    booked = book(store, past, time(9), name="Ada")

    deeds.note(store, factories.LIBRARIAN, booked.id, status)

    assert status.value == shown(store, past)[0][1]
    with pytest.raises(Refused):
        deeds.cancel(store, factories.LIBRARIAN, booked.id)
    deeds.note(store, factories.LIBRARIAN, booked.id, BookingStatus.BOOKED)
    assert "BOOKED" == shown(store, past)[0][1]


def test_a_booking_to_come_has_no_outcome_yet(store):
    booked = book(store, first_session(store, guidance(store)), time(9))

    with pytest.raises(Refused):
        deeds.note(store, factories.LIBRARIAN, booked.id, BookingStatus.HELD)


def test_a_session_with_a_booking_that_was_held_is_held(store):
    course = guidance(store, first_date=date(2026, 11, 13))
    booked = book(store, first_session(store, course), time(9))
    deeds.note(store, factories.LIBRARIAN, booked.id, BookingStatus.HELD)

    first = sessions.of_course(store, course.id, clock.now())[0]
    assert SessionStatus.HELD is first.status
    with pytest.raises(Refused):
        session_deeds.cancel_session(store, factories.LIBRARIAN, first.id, "sjukdom")


def test_a_cancelled_session_has_no_slots_but_its_bookings_and_says_whom_to_call(store):
    at = first_session(store, guidance(store))
    book(store, at, time(9), name="Ada", contact="0980-319204")
    book(store, at, time(9, 40), name="Bo")

    session_deeds.cancel_session(store, factories.LIBRARIAN, at, "sjukdom")

    assert [("09.00", "BOOKED", "Ada"), ("09.40", "BOOKED", "Bo")] == shown(store, at)
    course_id = sessions.get(store, at, clock.now()).course_id
    told = telling.of_course(store, factories.LIBRARIAN, course_id, clock.now(), session_id=at)
    assert [("Ada", "CALL", "0980-319204"), ("Bo", "IN_PERSON", "")] == [(it.name, it.reach, it.at) for it in told]
    with pytest.raises(Refused):
        book(store, at, time(10, 20))


def test_bookings_follow_a_session_that_begins_later(store):
    at = first_session(store, guidance(store))
    book(store, at, time(9), name="Ada")
    book(store, at, time(9, 40), name="Bo")

    session_deeds.move_session(store, factories.LIBRARIAN, at, date(2026, 11, 26), start=time(9, 40), end=time(11, 40))

    assert [("09.40", "Ada"), ("10.20", "Bo"), ("11.00", "")] == [(it[0], it[2]) for it in shown(store, at)]
    journal.undo(store, factories.LIBRARIAN)
    assert [("09.00", "Ada"), ("09.40", "Bo"), ("10.20", "")] == [(it[0], it[2]) for it in shown(store, at)]


def test_a_session_with_bookings_is_not_taken_away_by_a_change_of_the_pattern(store):
    course = guidance(store)
    book(store, first_session(store, course), time(9), name="Ada")
    draft = planning.draft_of(course)

    with pytest.raises(Refused):
        planning.change_course(store, factories.LIBRARIAN, course.id, draft, course.version, [date(2026, 12, 4)])
    assert 4 == len(sessions.of_course(store, course.id, clock.now()))


def test_guidance_with_bookings_to_come_stays_guidance(store):
    course = guidance(store)
    booked = book(store, first_session(store, course), time(9), name="Ada")
    draft = replace(planning.draft_of(course), kind=CourseKind.COURSE)

    with pytest.raises(Refused):
        planning.change_course(store, factories.LIBRARIAN, course.id, draft, course.version)
    deeds.cancel(store, factories.LIBRARIAN, booked.id)
    assert (
        CourseKind.COURSE is planning.change_course(store, factories.LIBRARIAN, course.id, draft, course.version).kind
    )


def test_a_substitute_takes_over_what_was_booked_with_the_other(store):
    maja, olle = leader(store, "Maja Lind"), leader(store, "Olle Berg")
    at = first_session(store, guidance(store, leader_ids=(maja,)))
    book(store, at, time(9), name="Ada")

    leading.set_session_leaders(store, factories.LIBRARIAN, at, [olle], substitute_reason="sjuk")

    assert ["Olle Berg"] == [it.guide for it in bookings.of_scope(store, factories.LIBRARIAN, Scope(session_id=at)) if it.booking]  # fmt: skip


def test_who_may_not_see_people_sees_only_that_it_is_booked(store):
    at = first_session(store, guidance(store))
    book(store, at, time(9), name="Ada", topic="BankID")

    first = bookings.of_scope(store, READER, Scope(session_id=at))[0]
    assert ("", "", None) == (first.booking.name, first.booking.topic, first.booking.person_id)
    with pytest.raises(Refused):
        deeds.book(store, READER, at, time(9, 40), BookingDraft())


def test_a_length_of_slot_that_makes_no_sense_is_told(store):
    for minutes in (4, 241):
        with pytest.raises(Invalid):
            guidance(store, code=f"H-{minutes}", slot_minutes=minutes)


def test_a_course_that_does_not_say_has_slots_of_half_an_hour(store):
    at = first_session(store, guidance(store, slot_minutes=None))

    assert ["09.00", "09.30", "10.00", "10.30"] == [it[0] for it in shown(store, at)]


def test_the_next_free_slot_is_found_by_place_guide_topic_and_language(store):
    maja = leader(store, "Maja Lind", skills="BankID, surfplatta", languages="svenska")
    olle = leader(store, "Olle Berg", skills="släktforskning", languages="svenska, finska")
    hall = registers.add(store, factories.LIBRARIAN, RoomDraft(name="Salen", place="Storuman"))
    eve = registers.add(store, factories.LIBRARIAN, RoomDraft(name="eRUM", place="Åsele"))
    guidance(store, code="STO-H", leader_ids=(maja,), room_id=hall)
    guidance(store, code="ASE-H", leader_ids=(olle,), room_id=eve, start=time(8, 30))

    def found(**wish):
        hits = next_slot.next_slots(store, factories.LIBRARIAN, next_slot.Wish(**wish), clock.now(), 2)
        return [(it.slot.code, f"{it.slot.start:%H.%M}") for it in hits]

    assert [("ASE-H", "08.30"), ("STO-H", "09.00")] == found()
    assert [("STO-H", "09.00"), ("STO-H", "09.40")] == found(place="Storuman")
    assert [("STO-H", "09.00"), ("STO-H", "09.40")] == found(topic="bankid på ny telefon")
    assert [("ASE-H", "08.30"), ("ASE-H", "09.10")] == found(leader_id=olle)
    assert [("ASE-H", "08.30"), ("ASE-H", "09.10")] == found(language="finska")
    assert [] == found(topic="deklaration")
    book(store, first_session(store, courses.by_code(store, "ASE-H")), time(8, 30))
    assert ("STO-H", "09.00") == found()[0]


def test_a_booking_that_somebody_else_has_changed_is_told_and_not_written_over(store):
    at = first_session(store, guidance(store))
    booked = book(store, at, time(9), name="Ada")
    deeds.cancel(store, factories.LIBRARIAN, booked.id)

    with pytest.raises((Refused, Conflict)):
        deeds.move(store, factories.LIBRARIAN, booked.id, at, time(9, 40))

"""A booking is never lost by another deed: it keeps its time, comes along, is taken over, or has to be moved."""

from dataclasses import replace
from datetime import date, time

import factories
import pytest

from courses import clock
from courses.actions import booking_changes, bookings, bulk_sessions, leading, planning, registers, roster
from courses.actions import sessions as session_deeds
from courses.actions.bookings import BookingDraft
from courses.actions.bulk_sessions import SessionChange
from courses.actions.register_drafts import LeaderDraft
from courses.actions.roster import ShiftDraft
from courses.model import CourseKind
from courses.store import bookings as stored
from courses.store import courses, sessions
from courses.store.gaps import gaps

DAY = date(2026, 11, 27)


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        yield opened


@pytest.fixture
def guided(store):
    """Makes guidance 10.00–12.00 in slots of 30 minutes with Maud, Bo having booked 10.30; and Jonas, who leads nothing."""
    maud, jonas = (registers.add(store, factories.LIBRARIAN, LeaderDraft(name=name)) for name in ("Maud", "Jonas"))
    it = factories.course(
        store,
        code="G-1",
        kind=CourseKind.GUIDANCE,
        first_date=DAY,
        count=1,
        start=time(10),
        end=time(12),
        slot_minutes=30,
        seats=None,
        leader_ids=(maud,),
    )
    session = sessions.of_course(store, it.id, clock.now())[0].id
    draft = BookingDraft(name="Bo", contact="0980-319204")
    bookings.book(store, factories.LIBRARIAN, session, time(10, 30), draft)
    return it, session, maud, jonas


def changed(store, it, work):
    """Returns what a deed told of the bookings: how each line begins, and whether it fits."""
    before = booking_changes.standing(store, [it.id])
    work()
    found = booking_changes.changed(store, factories.LIBRARIAN, [it.id], before)
    assert all("0980-319204" in one.text for one in found)
    return [(one.text.split(": Bo")[0], one.fits) for one in found]


def course_change(store, it, **values):
    draft = replace(planning.draft_of(it), **values)
    return lambda: planning.change_course(store, factories.LIBRARIAN, it.id, draft, it.version)


def waiting(store):
    """Returns the courses of which bookings have to be moved, as Today and the list of gaps say."""
    of_today = [row.course_code for row in sessions.todo(store, clock.now()) if row.kind == "to_move"]
    assert of_today == [gap.code for gap in gaps(store, clock.now()) if gap.what == "bookings"]
    return of_today


def starts(store):
    return [f"{one.start:%H.%M}" for one in stored.standings(store, clock.today())]


@pytest.mark.parametrize(
    "values", [{"start": time(11)}, {"end": time(10, 45)}, {"slot_minutes": 40}], ids=["later", "shorter", "slots"]
)
def test_a_booking_whose_slot_is_gone_is_kept_and_has_to_be_moved(store, guided, values):
    it, _session, _maud, _jonas = guided
    assert [] == waiting(store)

    assert [("fre 27 nov 10.30 har ingen tid längre och måste flyttas", False)] == changed(
        store, it, course_change(store, it, **values)
    )

    assert (["10.30"], ["G-1"]) == (starts(store), waiting(store))


def test_bookings_come_along_when_all_of_the_session_moves(store, guided):
    it, _session, _maud, _jonas = guided

    told = changed(store, it, course_change(store, it, start=time(11), end=time(13)))

    assert ([("fre 27 nov 10.30 är fre 27 nov 11.30 nu", True)], ["11.30"], []) == (told, starts(store), waiting(store))


def test_who_comes_instead_takes_over(store, guided):
    it, session, _maud, jonas = guided
    over = [("Jonas tar över fre 27 nov 10.30", True)]

    assert over == changed(store, it, lambda: leading.set_session_leaders(store, factories.LIBRARIAN, session, [jonas]))
    assert [] == waiting(store)
    leading.set_session_leaders(store, factories.LIBRARIAN, session, [])
    assert over == changed(store, it, course_change(store, it, leader_ids=(jonas,)))
    assert [] == waiting(store)


def test_a_guide_who_is_not_there_then_leaves_the_booking_to_be_moved(store, guided):
    it, session, maud, jonas = guided
    shifts = [ShiftDraft(maud, time(11), None)]

    told = changed(store, it, lambda: roster.set_shifts(store, factories.LIBRARIAN, session, shifts))

    assert ([False], ["G-1"]) == ([fits for _text, fits in told], waiting(store))
    with_jonas = [ShiftDraft(jonas)]
    told = changed(store, it, lambda: roster.set_shifts(store, factories.LIBRARIAN, session, with_jonas))
    assert ([True], []) == ([fits for _text, fits in told], waiting(store))


def test_a_move_of_only_the_beginning_keeps_the_time(store, guided):
    it, session, _maud, _jonas = guided

    told = changed(
        store, it, lambda: session_deeds.move_session(store, factories.LIBRARIAN, session, DAY, start=time(10, 30))
    )

    assert ([], ["10.30"]) == (told, starts(store))


def test_many_sessions_at_once_warn_of_the_bookings(store, guided):
    _it, session, _maud, _jonas = guided

    (row,) = bulk_sessions.write(store, factories.LIBRARIAN, [session], SessionChange(end=time(10, 30))).rows

    assert any("10.30" in text and "Bo" in text for text in row.warnings)
    assert ["G-1"] == waiting(store)


def test_a_cancelled_session_still_waits_for_its_bookings_to_be_moved(store, guided):
    it, session, _maud, _jonas = guided

    session_deeds.cancel_session(store, factories.LIBRARIAN, session, "sjuk")

    assert ["G-1"] == waiting(store)
    assert 1 == stored.count_ahead(store, it.id, clock.today())
    assert None is courses.get(store, it.id).cancelled_reason

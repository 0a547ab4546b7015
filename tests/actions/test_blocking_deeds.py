"""What the settings block cannot be saved, whatever deed it comes by; what was there before stops nobody."""

from dataclasses import replace
from datetime import date, time

import pytest
from factories import LIBRARIAN, course, course_draft, library

from courses import clock
from courses.actions import assigning, clashes, journal, leading, options, planning, plans, registers, roster, terms
from courses.actions import sessions as deeds
from courses.actions.register_drafts import LeaderDraft, RoomDraft
from courses.actions.roster import ShiftDraft
from courses.errors import Refused
from courses.model import CourseKind
from courses.store import courses, sessions

WEDNESDAY = date(2026, 9, 9)


@pytest.fixture
def store(tmp_path):
    with library(tmp_path) as opened:
        yield opened


@pytest.fixture
def places(store):
    """Makes A-1 in Sal with Maud, and B-1 in Sal2 with Jonas, on the same two Tuesdays at the same time."""
    rooms = [registers.add(store, LIBRARIAN, RoomDraft(name=name, place="C")) for name in ("Sal", "Sal2")]
    leaders = [registers.add(store, LIBRARIAN, LeaderDraft(name=name)) for name in ("Maud", "Jonas")]
    made = [
        course(store, code=code, count=2, room_id=room, leader_ids=(leader,))
        for code, room, leader in zip(("A-1", "B-1"), rooms, leaders, strict=True)
    ]
    return rooms, leaders, made


def meetings(store, of):
    return sessions.of_course(store, of.id, clock.now())


def changed(store, of, **values):
    return planning.change_course(store, LIBRARIAN, of.id, replace(planning.draft_of(of), **values), of.version)


def refused(store, work):
    """Returns what a refused deed said, after seeing that it wrote nothing."""
    before = store.value("SELECT count(*) FROM journal_entry")
    with pytest.raises(Refused) as told:
        work()
    assert before == store.value("SELECT count(*) FROM journal_entry")
    return told.value.message


def test_a_course_in_a_taken_room_is_not_made_and_the_refusal_names_the_other(store, places):
    (sal, _), _, _ = places

    told = refused(
        store, lambda: planning.create_course(store, LIBRARIAN, course_draft(code="C-1", count=1, room_id=sal))
    )

    assert "Sal" in told
    assert "A-1" in told
    assert None is store.one("SELECT 1 FROM course WHERE code = 'C-1'")


def test_no_deed_of_a_course_takes_anothers_room_or_leader(store, places):
    (sal, _), (maud, _), (_, other) = places

    for work in (
        lambda: changed(store, other, room_id=sal),
        lambda: changed(store, other, leader_ids=(maud,)),
        lambda: assigning.set_room(store, LIBRARIAN, other.id, sal),
        lambda: assigning.set_leaders(store, LIBRARIAN, other.id, [maud]),
    ):
        assert "A-1" in refused(store, work)


def test_no_deed_of_a_session_takes_anothers_room_or_leader(store, places):
    (sal, _), (maud, _), (_, other) = places
    first = meetings(store, other)[0].id
    later = course(store, code="C-1", count=1, first_date=WEDNESDAY, room_id=sal)

    for work in (
        lambda: deeds.change_room(store, LIBRARIAN, first, sal),
        lambda: deeds.move_session(store, LIBRARIAN, meetings(store, later)[0].id, date(2026, 9, 8)),
        lambda: deeds.add_session(store, LIBRARIAN, later.id, date(2026, 9, 15)),
        lambda: leading.set_session_leaders(store, LIBRARIAN, first, [maud]),
        lambda: roster.set_shifts(store, LIBRARIAN, first, [ShiftDraft(maud)]),
        lambda: roster.fill(
            store, LIBRARIAN, other.id, roster.preview(store, other.id, clock.now(), turn=[maud], first=WEDNESDAY)
        ),
    ):
        assert "A-1" in refused(store, work)


def test_a_course_of_a_plan_and_a_copy_are_stopped_too(store, places):
    (sal, _), _, (one, _) = places
    plan = plans.plan_of_course(store, LIBRARIAN, one.id)
    how = {"code": "C-1", "first_date": date(2026, 9, 8), "start": time(10), "room_id": sal}

    assert "A-1" in refused(store, lambda: plans.plan_course(store, LIBRARIAN, plan.id, **how))
    assert "A-1" in refused(store, lambda: terms.copy_course(store, LIBRARIAN, one.id, date(2026, 9, 8), "C-1"))


def test_a_copied_term_leaves_out_what_would_clash_and_makes_the_rest(store, places):
    (sal, _), _, _ = places
    found = terms.copy_preview(store, date(2026, 8, 1), date(2026, 12, 31), date(2027, 1, 4))
    taken = found[0].days[0]
    course(store, code="V-2", count=1, first_date=taken, room_id=sal)

    made, left = terms.copy(store, LIBRARIAN, found, {it.course_id for it in found})

    assert ([found[1].draft.code], [found[0].draft.code]) == ([it.code for it in made], [it.code for it in left])
    assert "V-2" in left[0].why
    assert found[1].draft.code in journal.what_undo_takes(store, LIBRARIAN)


def test_what_clashed_before_stops_nothing_that_does_not_make_it_worse(store, places):
    (sal, _), _, (one, _) = places
    clashing = course(store, code="C-1", count=2, start=time(11), end=time(13), room_id=sal)

    changed(store, clashing, start=time(11, 30))
    deeds.cancel_session(store, LIBRARIAN, meetings(store, clashing)[0].id, "sjuk")
    deeds.add_session(store, LIBRARIAN, clashing.id, date(2026, 9, 23))

    assert ["A-1", "C-1"] == sorted(
        {code for it in clashes.of_course(store, LIBRARIAN, one.id, clock.now()) for code in it.courses}
    )


def test_only_what_the_settings_block_stops_a_deed(store, places):
    (sal, _), _, (_, other) = places
    options.set_option(store, LIBRARIAN, "clash.room", "warn")

    changed(store, other, room_id=sal)

    assert sal == courses.get(store, other.id).room_id


def test_undoing_is_never_stopped(store, places):
    (sal, sal2), _, (one, _) = places
    changed(store, one, room_id=None)
    course(store, code="C-1", count=2, room_id=sal)
    with store.immediate():  # somebody else's deed has come between; hers is undone all the same
        store.db.conn.execute("UPDATE journal_entry SET actor = 'Bo' WHERE id = (SELECT max(id) FROM journal_entry)")

    journal.undo(store, LIBRARIAN)

    assert sal == courses.get(store, one.id).room_id
    assert sal2


def test_a_day_that_is_closed_stops_an_extra_session_when_the_settings_say_so(store):
    options.set_option(store, LIBRARIAN, "clash.closed", "block")
    one = course(store, count=1)

    assert "25 dec" in refused(store, lambda: deeds.add_session(store, LIBRARIAN, one.id, date(2026, 12, 25)))


def test_too_few_enrolled_never_stop_a_new_course(store):
    options.set_option(store, LIBRARIAN, "clash.below_minimum", "block")

    made = planning.create_course(
        store, LIBRARIAN, course_draft(first_date=clock.today(), count=2, seats=8, minimum=5, kind=CourseKind.COURSE)
    )

    assert 5 == made.minimum

"""Calendars of a leader and of a room have the hours that concern them, and every change that shows makes an event newer."""

from datetime import date, time

import factories
import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses import clock
from courses.actions import (
    contributors,
    journal,
    planning,
    registers,
    roster,
    session_titles,
    sessions,
    themes,
)
from courses.actions.contributors import ContributorDraft
from courses.actions.register_drafts import LeaderDraft, RoomDraft
from courses.actions.roster import ShiftDraft
from courses.actions.themes import ThemeDraft
from courses.errors import Refused
from courses.exports import outgoing
from courses.model import CourseKind
from courses.model.outgoing import Scope
from courses.store import agenda, courses
from courses.store import sessions as stored

LIBRARIAN = factories.LIBRARIAN


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        yield opened


def add(store, draft):
    return registers.add(store, LIBRARIAN, draft)


def room(store, name):
    return add(store, RoomDraft(name=name, place="C"))


def leader(store, name):
    return add(store, LeaderDraft(name=name))


def drop_in(store, **given):
    values = {"kind": CourseKind.DROP_IN, "seats": None, "count": 2, "start": time(10), "end": time(14)}
    return factories.course(store, **(values | given))


def meetings(store, of):
    return stored.of_course(store, of.id, clock.now())


def events(store, **scope):
    made = outgoing.calendar(store, LIBRARIAN, Scope(**scope), clock.now())
    return icalendar.Calendar.from_ical(made.content).events


def hours(found):
    return [f"{it['DTSTART'].dt:%m-%d %H.%M}–{it['DTEND'].dt:%H.%M}" for it in found]


def test_a_leader_s_calendar_has_the_shift_and_everybody_else_s_the_whole(store):
    ada, bo = leader(store, "Ada Ek"), leader(store, "Bo Ek")
    made = drop_in(store, leader_ids=(ada,))
    shifts = [ShiftDraft(ada, time(10), time(12)), ShiftDraft(bo, time(12), None)]
    roster.set_shifts(store, LIBRARIAN, meetings(store, made)[0].id, shifts)

    assert ["09-08 10.00–12.00", "09-15 10.00–14.00"] == hours(events(store, leader_id=ada))
    assert ["09-08 12.00–14.00"] == hours(events(store, leader_id=bo))
    assert ["09-08 10.00–14.00", "09-15 10.00–14.00"] == hours(events(store))
    lines = agenda.lines(store, date(2026, 9, 8), date(2026, 9, 8), agenda.Scope(leader_id=bo))
    assert [(time(12), time(14))] == [(it.start, it.end) for it in lines]


def test_themed_hours_in_another_room_are_a_meeting_of_their_own_there(store):
    hall, small = room(store, "Sal"), room(store, "Sal2")
    made = drop_in(store, room_id=hall)
    themes.add(store, LIBRARIAN, made.id, ThemeDraft(title="Skolvalet", room_id=small, start=time(12), end=time(13)))

    there = events(store, room_id=small)
    assert ["09-08 12.00–13.00", "09-15 12.00–13.00"] == hours(there)
    assert ("Internet för nybörjare: Skolvalet", "Sal2, C") == (there[0]["SUMMARY"], there[0]["LOCATION"])
    assert ["09-08 10.00–14.00", "09-15 10.00–14.00"] == hours(events(store, room_id=hall))
    assert [1, 2] == [len({it["UID"] for it in events(store, room_id=small)[:n]}) for n in (1, 2)]


def test_a_moved_themed_hour_keeps_its_identity_and_a_cancelled_one_says_so(store):
    hall, small = room(store, "Sal"), room(store, "Sal2")
    made = drop_in(store, room_id=hall, count=1)
    themes.add(store, LIBRARIAN, made.id, ThemeDraft(title="Skolvalet", room_id=small, start=time(12), end=time(13)))
    (before,) = events(store, room_id=small)

    only = meetings(store, made)[0]
    sessions.move_session(store, LIBRARIAN, only.id, date(2026, 9, 9))
    (moved,) = events(store, room_id=small)
    sessions.cancel_session(store, LIBRARIAN, only.id, "Sjuk")
    (gone,) = events(store, room_id=small)

    assert before["UID"] == moved["UID"] == gone["UID"]
    assert before["SEQUENCE"] < moved["SEQUENCE"] < gone["SEQUENCE"]
    assert "CANCELLED" == gone["STATUS"]


def test_a_room_s_calendar_on_the_screen_has_them_too(store):
    hall, small = room(store, "Sal"), room(store, "Sal2")
    made = drop_in(store, room_id=hall)
    themes.add(store, LIBRARIAN, made.id, ThemeDraft(title="Skolvalet", room_id=small, start=time(12), end=time(13)))

    (line,) = agenda.lines(store, date(2026, 9, 8), date(2026, 9, 8), agenda.Scope(room_id=small))
    assert (time(12), time(13), "Sal2", ("Skolvalet, Sal2",)) == (line.start, line.end, line.room, line.themes)


def title(store, made, word):
    now = courses.get(store, made.id)
    draft = planning.draft_of(now)
    planning.change_course(store, LIBRARIAN, made.id, type(draft)(**(_fields(draft) | {"title": word})), now.version)


def lead(store, made, word):
    now = courses.get(store, made.id)
    draft = planning.draft_of(now)
    changed = type(draft)(**(_fields(draft) | {"leader_ids": (leader(store, word),)}))
    planning.change_course(store, LIBRARIAN, made.id, changed, now.version)


def _fields(draft):
    return {name: getattr(draft, name) for name in draft.__dataclass_fields__}


def session_title(store, made, word):
    session_titles.set_title(store, LIBRARIAN, meetings(store, made)[0].id, word)


def shift(store, made, word):
    roster.set_shifts(store, LIBRARIAN, meetings(store, made)[0].id, [ShiftDraft(leader(store, word))])


def theme(store, made, word):
    themes.add(store, LIBRARIAN, made.id, ThemeDraft(title=word))


def contributor(store, made, word):
    contributors.contribute(store, LIBRARIAN, made.id, ContributorDraft(name=word))


def new_room(store, made, word):
    sessions.change_room(store, LIBRARIAN, meetings(store, made)[0].id, room(store, word))


def room_name(store, made, word):
    (it,) = [it for it in stored_rooms(store) if it.id == made.room_id]
    registers.change(store, LIBRARIAN, it.id, RoomDraft(name=word, place="C"), it.version)


def stored_rooms(store):
    from courses.store import registers as kept

    return kept.rooms(store)


CHANGES = [title, lead, session_title, shift, theme, contributor, new_room, room_name]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_that_shows_makes_an_event_newer_and_taking_it_back_too(store, change):
    made = drop_in(store, room_id=room(store, "Sal"), leader_ids=(leader(store, "Ada Ek"),))
    before = events(store)[0]

    change(store, made, "Nytt")
    after = events(store)[0]
    journal.undo(store, LIBRARIAN)
    back = events(store)[0]

    assert 0 == before["SEQUENCE"]
    assert before["SEQUENCE"] < after["SEQUENCE"] < back["SEQUENCE"]
    assert before["SUMMARY"] == back["SUMMARY"] and before["UID"] == back["UID"]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.sampled_from([*CHANGES, None]), st.integers(0, 5)), max_size=5))
def test_the_sequence_never_falls_whatever_is_done(tmp_path_factory, steps):
    with factories.library(tmp_path_factory.mktemp("k")) as store:
        made = drop_in(store, room_id=room(store, "Sal"), leader_ids=(leader(store, "Ada Ek"),))
        seen = [(it["SEQUENCE"], _shown(it)) for it in events(store)]
        for number, (change, word) in enumerate(steps):
            try:
                journal.undo(store, LIBRARIAN) if change is None else change(store, made, f"Ord {number} {word}")
            except Refused:
                continue
            now = [(it["SEQUENCE"], _shown(it)) for it in events(store)]
            for (was, text), (sequence, other) in zip(seen, now, strict=False):
                assert sequence > was if text != other else sequence >= was
            if not now:
                return
            seen = now


def _shown(it):
    return tuple(str(it.get(name)) for name in ("SUMMARY", "LOCATION", "DESCRIPTION", "DTSTART", "DTEND"))

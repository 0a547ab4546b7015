"""The room on papers is where people sit: that of the sessions, not what the course was once planned in."""

from datetime import date, time

import pytest
from factories import LIBRARIAN, course, library
from paper_offers import text_of
from paper_styles import drawn

from courses import clock
from courses.actions import bulk_sessions, cooperation, papers, papers_programme, papers_timetable, registers, sessions
from courses.actions.bulk_sessions import SessionChange
from courses.actions.register_drafts import RoomDraft
from courses.exports.paper.kinds import cooperation as cooperation_sheet
from courses.exports.paper.kinds import poster, programme
from courses.model import CourseKind, Elsewhere
from courses.store import sessions as stored


@pytest.fixture
def store(tmp_path):
    with library(tmp_path) as opened:
        yield opened


def room(store, name, place="Storuman"):
    return registers.add(store, LIBRARIAN, RoomDraft(name=name, place=place))


def meetings(store, of):
    return stored.of_course(store, of.id, clock.now())


def moved(store, of, room_id, *numbers):
    ids = [it.id for it in meetings(store, of) if it.number in numbers]
    bulk_sessions.write(store, LIBRARIAN, ids, SessionChange(room_id=room_id))


def offer(store, of):
    return papers_programme.poster(store, LIBRARIAN, of.id, clock.now()).offer


def test_the_room_is_the_one_that_most_sessions_have_and_the_others_stand_with_their_dates(store):
    hall, small, far = room(store, "Hörsalen"), room(store, "Grupprummet"), room(store, "Träffpunkten", "Stensele")
    made = course(store, count=8, room_id=hall)
    moved(store, made, small, 1, 2, 3, 4, 5)
    moved(store, made, far, 8)

    told = offer(store, made)
    assert ("Grupprummet", "Storuman") == (told.room, told.place)
    assert (
        Elsewhere("Hörsalen", "", (date(2026, 10, 13), date(2026, 10, 20))),
        Elsewhere("Träffpunkten", "Stensele", (date(2026, 10, 27),)),
    ) == told.elsewhere


def test_when_all_sessions_have_moved_every_paper_says_where_they_are(store):
    hall, small = room(store, "Hörsalen"), room(store, "Grupprummet")
    made = course(store, count=3, room_id=hall)
    moved(store, made, small, 1, 2, 3)
    now, autumn = clock.now(), (date(2026, 6, 29), date(2027, 1, 3))

    for printed in (
        drawn(poster, papers_programme.poster(store, LIBRARIAN, made.id, now)),
        drawn(programme, papers_programme.programme(store, LIBRARIAN, now, *autumn)),
        drawn(cooperation_sheet, cooperation.paper(store, LIBRARIAN, made.id, now)),
    ):
        assert "Grupprummet" in text_of(printed)
        assert "Hörsalen" not in text_of(printed)
    assert "Grupprummet" == papers.attendance_list(store, LIBRARIAN, made.id, now).room


def test_one_session_in_another_room_stands_with_its_date_on_every_paper(store):
    hall, small = room(store, "Hörsalen"), room(store, "Grupprummet")
    made = course(store, count=3, room_id=hall)
    moved(store, made, small, 2)
    now, autumn = clock.now(), (date(2026, 6, 29), date(2027, 1, 3))

    for printed in (
        drawn(poster, papers_programme.poster(store, LIBRARIAN, made.id, now)),
        drawn(programme, papers_programme.programme(store, LIBRARIAN, now, *autumn)),
        drawn(cooperation_sheet, cooperation.paper(store, LIBRARIAN, made.id, now)),
    ):
        assert "Hörsalen, Storuman" in text_of(printed)
        assert "15 september i Grupprummet" in text_of(printed)


def test_a_session_without_a_room_is_told_of_as_that(store):
    hall = room(store, "Hörsalen")
    made = course(store, count=3, room_id=hall)
    moved(store, made, None, 2)

    assert "15 september: lokal meddelas senare" in text_of(
        drawn(poster, papers_programme.poster(store, LIBRARIAN, made.id, clock.now()))
    )


def test_a_cancelled_session_has_no_say(store):
    hall, small = room(store, "Hörsalen"), room(store, "Grupprummet")
    made = course(store, count=3, room_id=hall)
    moved(store, made, small, 2, 3)
    sessions.cancel_session(store, LIBRARIAN, meetings(store, made)[0].id, "Sjuk")

    assert ("Grupprummet", ()) == (offer(store, made).room, offer(store, made).elsewhere)


def test_stretches_of_a_timetable_in_two_rooms_are_two(store):
    hall, small = room(store, "Hörsalen"), room(store, "Grupprummet")
    made = course(store, kind=CourseKind.DROP_IN, seats=None, count=2, start=time(10), end=time(11), room_id=hall)
    last, day = meetings(store, made)[1].id, date(2026, 9, 8)
    sessions.move_session(store, LIBRARIAN, last, day, start=time(11), end=time(12))
    moved(store, made, small, 2)

    week = papers_timetable.timetable(store, LIBRARIAN, clock.now(), "Storuman", date(2026, 9, 8))
    assert ["Hörsalen", "Grupprummet"] == [it.room for it in week.days[1].hours]

"""What is told of contributors, themed hours and shifts: on papers, in calendars, in files for calendars, in a copy."""

from datetime import date, time

import pytest
from factories import LIBRARIAN, course, library
from paper_styles import drawn

from courses import clock
from courses.actions import contributors, papers_programme, papers_timetable, registers, roster, terms, themes
from courses.actions.contributors import ContributorDraft
from courses.actions.register_drafts import LeaderDraft, OrganisationDraft, RoomDraft
from courses.actions.roster import ShiftDraft
from courses.actions.themes import ThemeDraft
from courses.exports import outgoing
from courses.exports.paper.kinds import poster, programme, timetable
from courses.model import CourseKind, OrganisationKind, Pattern
from courses.model.outgoing import Scope
from courses.store import agenda, sessions
from courses.store import contributors as stored_contributors
from courses.store import themes as stored_themes

JANUARY = (date(2027, 1, 1), date(2027, 6, 30))
FIRST = "första torsdagen i månaden 14.00–16.00"


@pytest.fixture
def store(tmp_path):
    """Lends a library with a drop-in on Thursdays 13–17 of 2027 that has a guest on the first of the month."""
    with library(tmp_path) as it:
        add = registers.add
        room = add(it, LIBRARIAN, RoomDraft(name="eRUM", place="Storuman", municipality="Storuman"))
        add(it, LIBRARIAN, RoomDraft(name="Datasalen", place="Storuman", municipality="Storuman"))
        guest = add(it, LIBRARIAN, OrganisationDraft(name="Utbildning", kind=OrganisationKind.DEPARTMENT))
        made = course(
            it,
            code="D-1",
            title="Nätcafé",
            kind=CourseKind.DROP_IN,
            start=time(13),
            end=time(17),
            seats=None,
            room_id=room,
            pattern=Pattern(date(2027, 1, 7), count=6),
        )
        draft = ThemeDraft(organisation_id=guest, weekday=3, nth=1, start=time(14), end=time(16))
        themes.add(it, LIBRARIAN, made.id, draft)
        yield it


def text_of(printed):
    from paper_offers import text_of as read

    return read(printed)


def the_course(store):
    from courses.store import courses

    return courses.by_code(store, "D-1")


def test_a_programme_and_a_poster_tell_when_the_guest_comes(store):
    paper = papers_programme.programme(store, LIBRARIAN, clock.now(), *JANUARY)
    assert f"Utbildning, {FIRST}" in text_of(drawn(programme, paper))
    paper = papers_programme.poster(store, LIBRARIAN, the_course(store).id, clock.now())
    assert f"Utbildning, {FIRST}" in text_of(drawn(poster, paper))


def test_a_theme_that_falls_on_no_occasion_is_not_told(store):
    of = the_course(store)
    themes.add(store, LIBRARIAN, of.id, ThemeDraft(title="Aldrig", weekday=0))
    paper = papers_programme.poster(store, LIBRARIAN, of.id, clock.now())
    assert ["Utbildning"] == [it.organisation for it in paper.offer.themes]


def test_who_contributes_stands_on_programme_and_poster(store):
    event = course(store, code="E-1", title="Digitalt arv", kind=CourseKind.EVENT, count=1, first_date=date(2027, 2, 2))
    contributors.contribute(store, LIBRARIAN, event.id, ContributorDraft(name="Åke Ek", part="föreläser"))
    told = "Medverkande: Åke Ek, föreläser"
    paper = papers_programme.programme(store, LIBRARIAN, clock.now(), *JANUARY)
    assert told in text_of(drawn(programme, paper))
    assert told in text_of(drawn(poster, papers_programme.poster(store, LIBRARIAN, event.id, clock.now())))
    assert told in calendar_of(store, event)


def test_a_weekly_timetable_tells_the_theme_and_who_is_there_when(store):
    maud, jonas = (registers.add(store, LIBRARIAN, LeaderDraft(name=name)) for name in ("Maud Lind", "Jonas Ek"))
    first = sessions.of_course(store, the_course(store).id, clock.now())[0]
    roster.set_shifts(store, LIBRARIAN, first.id, [ShiftDraft(maud, None, time(15)), ShiftDraft(jonas)])
    week = papers_timetable.timetable(store, LIBRARIAN, clock.now(), "Storuman", date(2027, 1, 7))
    told = text_of(drawn(timetable, week))
    assert "14.00–16.00 Utbildning" in told
    assert "Maud 13.00–15.00, Jonas" in told or "Jonas, Maud 13.00–15.00" in told

    typical = papers_timetable.typical_week(store, LIBRARIAN, clock.now(), "Storuman", *JANUARY)
    (hour,) = (hour for day in typical.days for hour in day.hours)
    assert (("Maud", "Jonas"), ["Utbildning"]) == (hour.staff, [it.organisation for it in hour.themes])


def calendar_of(store, of):
    made = outgoing.calendar(store, LIBRARIAN, Scope(course_id=of.id), clock.now())
    return made.content.decode().replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";")


def test_a_calendar_file_names_the_theme_on_its_days_only(store):
    told = calendar_of(store, the_course(store))
    assert 2 == told.count("SUMMARY:Nätcafé: 14.00–16.00 Utbildning")
    assert 4 == told.count("SUMMARY:Nätcafé\r\n")


def test_a_calendar_file_is_as_new_as_the_theme(store, monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-11-21T08:00:00")
    (theme,) = stored_themes.of_course(store, the_course(store).id)
    themes.remove(store, LIBRARIAN, theme.id)
    assert 6 == calendar_of(store, the_course(store)).count("LAST-MODIFIED:20261121T")


def test_the_calendar_of_a_room_has_the_themed_hours_that_are_moved_there(store):
    rooms = {row["name"]: row["id"] for row in store.query("SELECT id, name FROM room")}
    of = the_course(store)
    other = agenda.Scope(room_id=rooms["Datasalen"])
    assert [] == agenda.lines(store, *JANUARY, other)

    themes.add(store, LIBRARIAN, of.id, ThemeDraft(title="Surfplattor", room_id=rooms["Datasalen"], weekday=3, nth=2))
    (found, _february) = agenda.lines(store, *JANUARY, other)
    assert (date(2027, 1, 14), ("Surfplattor, Datasalen",)) == (found.day, found.themes)
    assert 6 == len(agenda.lines(store, *JANUARY, agenda.Scope(room_id=rooms["eRUM"])))


def test_a_copied_course_has_the_contributors_and_the_themed_hours_moved_along(store):
    of = the_course(store)
    contributors.contribute(store, LIBRARIAN, of.id, ContributorDraft(name="Åke Ek"))
    themes.add(
        store, LIBRARIAN, of.id, ThemeDraft(title="Val", valid_from=date(2027, 1, 7), valid_to=date(2027, 1, 31))
    )
    copy = terms.copy_course(store, LIBRARIAN, of.id, date(2027, 8, 26))
    first, val = stored_themes.of_course(store, copy.id)
    assert ("Utbildning", 3, 1) == (first.title, first.weekday, first.nth)
    assert (date(2027, 8, 26), date(2027, 9, 19)) == (val.valid_from, val.valid_to)
    assert ["Åke Ek"] == [it.name for it in stored_contributors.of_course(store, copy.id)]

    from courses.actions import journal

    journal.undo(store, LIBRARIAN)
    assert () == stored_themes.of_course(store, copy.id)

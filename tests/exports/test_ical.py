"""Calendars: read back by an independent reader, stable over changes, safe with any text, silent about people."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import factories
import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses import clock, i18n
from courses.actions import attendance, enrolment, journal, planning, sessions
from courses.errors import Refused
from courses.exports import ical, outgoing
from courses.model import Actor, CourseKind, Mark, Role, SessionStatus
from courses.model.outgoing import CalendarEvent, Scope
from courses.store import journal as log
from courses.store import sessions as sessions_store
from courses.text import plain

NOW = datetime(2026, 11, 20, 12, 45)
MEETING = CalendarEvent(
    uid="0a1b",
    sequence=0,
    changed_at=datetime(2026, 11, 1, 8, 0, tzinfo=UTC),
    course_id=1,
    code="STO-601",
    title="Internet för nybörjare",
    about="",
    kind=CourseKind.COURSE,
    number=3,
    total=8,
    day=date(2026, 9, 22),
    start=time(18),
    end=time(20, 15),
    status=SessionStatus.PLANNED,
    room_id=1,
    room="Datasalen",
    place="Storuman",
    municipality="Storuman",
    organiser="ABF",
    organiser_email="abf@example.org",
    co_organisers=("Storumans bibliotek",),
    leaders=("Gunnel Fahlgren",),
    moved_from=None,
    replaces=None,
    is_extra=False,
    reason="Gunnel sjuk",
    organisation_ids=(),
)


@pytest.fixture(autouse=True)
def english():
    i18n.use("en")


def written(**overrides):
    """Returns a calendar of one meeting."""
    return ical.render("Kalender", [replace(MEETING, **overrides)], NOW)


def event(content):
    """Returns the one event of a calendar as the reader sees it."""
    (only,) = icalendar.Calendar.from_ical(content).events
    assert [] == only.errors
    return only


def events(store, scope=None, actor=factories.LIBRARIAN):
    """Returns the events that a scope exports, by UID."""
    made = outgoing.calendar(store, actor, scope or Scope(), NOW)
    return {str(it["UID"]): it for it in icalendar.Calendar.from_ical(made.content).events}


def test_an_event_says_what_when_and_where():
    it = event(written())

    assert "Internet för nybörjare (3/8)" == it["SUMMARY"]
    assert datetime(2026, 9, 22, 18, tzinfo=ZoneInfo("Europe/Stockholm")) == it["DTSTART"].dt
    assert time(20, 15) == it["DTEND"].dt.time()
    assert "Datasalen, Storuman" == it["LOCATION"]
    assert ("CONFIRMED", 0, "0a1b@kursverkstad.invalid") == (it["STATUS"], it["SEQUENCE"], it["UID"])
    assert datetime(2026, 11, 20, 11, 45, tzinfo=UTC) == it["DTSTAMP"].dt
    assert datetime(2026, 11, 1, 8, 0, tzinfo=UTC) == it["LAST-MODIFIED"].dt
    assert "mailto:abf@example.org" == it["ORGANIZER"]
    assert "ABF" == it["ORGANIZER"].params["CN"]
    assert "STO-601\nOrganiser: ABF, Storumans bibliotek\nLeader: Gunnel Fahlgren" == it["DESCRIPTION"]


def test_the_calendar_is_published_under_a_name():
    it = icalendar.Calendar.from_ical(written())

    assert ("2.0", "GREGORIAN", "PUBLISH", "Kalender") == tuple(
        str(it[name]) for name in ("VERSION", "CALSCALE", "METHOD", "X-WR-CALNAME")
    )
    assert ["Europe/Stockholm"] == [zone["TZID"] for zone in it.walk("VTIMEZONE")]


def test_a_calendar_without_meetings_is_one_too():
    assert [] == icalendar.Calendar.from_ical(ical.render("Tom", [], NOW)).events


def test_a_cancelled_meeting_says_so_and_takes_no_time():
    it = event(written(status=SessionStatus.CANCELLED, number=None))

    assert ("CANCELLED", "TRANSPARENT") == (it["STATUS"], it["TRANSP"])
    assert "Cancelled: Internet för nybörjare" == it["SUMMARY"]


@pytest.mark.parametrize(
    "overrides",
    [{"total": 1, "number": 1}, {"kind": CourseKind.DROP_IN}, {"kind": CourseKind.GUIDANCE}],
    ids=["alone", "drop-in", "guidance"],
)
def test_what_is_no_chain_has_no_numbers(overrides):
    assert "Internet för nybörjare" == event(written(**overrides))["SUMMARY"]


def test_why_is_never_told():
    for status in SessionStatus:
        assert b"sjuk" not in written(status=status, moved_from=date(2026, 9, 15))


@pytest.mark.parametrize(
    "email", ["", "abf", "a b@example.org", "a@example.org\r\nX:1", "å@example.org", "a;b@example.org"]
)
def test_an_organiser_without_a_plain_address_is_left_out(email):
    content = written(organiser_email=email)

    assert "ORGANIZER" not in event(content)
    assert b"METHOD:" not in content  # a published calendar has to have one


def test_the_library_stands_for_an_organiser_without_an_address():
    content = ical.render(
        "K", [replace(MEETING, organiser_email="")], NOW, publisher=("Biblioteket", "bib@example.org")
    )

    assert "mailto:bib@example.org" == event(content)["ORGANIZER"]
    assert b"METHOD:PUBLISH" in content


@pytest.mark.parametrize(
    "day,utc",
    [(date(2026, 10, 24), 16), (date(2026, 10, 25), 17), (date(2026, 10, 26), 17), (date(2027, 3, 27), 17), (date(2027, 3, 28), 16), (date(2027, 3, 29), 16)],
    ids=str,
)  # fmt: skip
def test_six_stays_six_over_a_change_of_clocks(day, utc):
    it = icalendar.Calendar.from_ical(written(day=day))
    own_zone = it.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    start = it.events[0]["DTSTART"].dt

    assert (day, time(18)) == (start.date(), start.time())
    assert utc == start.astimezone(UTC).hour
    assert utc == start.replace(tzinfo=own_zone).astimezone(UTC).hour  # as a program that knows no zones reckons


HOSTILE = st.text(
    st.one_of(
        st.sampled_from("\n\r\t;,:\\\"'^Nn=\x00\x07\x1b\u202e\u2028\u200d😀👩🏽‍💻åäö "), st.characters(codec="utf-8")
    ),
    max_size=300,
)


@settings(max_examples=60)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_any_text_comes_back_and_stays_in_its_place(title, room, organiser):
    content = written(title=title, room=room, organiser=organiser, total=1, number=1)
    it = event(content)

    assert plain(title) == str(it["SUMMARY"])
    assert ", ".join(filter(None, (plain(room), "Storuman"))) == str(it.get("LOCATION", ""))
    assert set(ALLOWED) >= set(it)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"") and b"\r" not in content.replace(b"\r\n", b"")
    assert all(line.decode() is not None for line in content.split(b"\r\n"))  # no letter is split


ALLOWED = "UID DTSTAMP LAST-MODIFIED SEQUENCE DTSTART DTEND SUMMARY STATUS TRANSP CLASS CATEGORIES LOCATION DESCRIPTION ORGANIZER".split()


def test_the_text_that_other_writers_alter_is_kept():
    assert "C:\\Nytt och C:\\ny" == event(written(title="C:\\Nytt och C:\\ny", total=1))["SUMMARY"]


def test_a_long_title_is_folded_and_whole():
    title = "Datorn 👩‍💻 " * 400

    assert plain(title) == event(written(title=title, total=1))["SUMMARY"]


def at(store, course, number):
    """Returns a course's session by its place in time, from 1."""
    return sessions_store.of_course(store, course.id, NOW)[number - 1]


def test_a_moved_session_keeps_its_identity_and_tells_that_it_is_newer(tmp_path):
    with factories.library(tmp_path) as store:
        course = factories.course(store)
        before = events(store)
        sessions.move_session(store, factories.LIBRARIAN, at(store, course, 8).id, date(2026, 12, 1))
        after = events(store)

    assert set(before) == set(after)
    moved = [uid for uid in after if after[uid]["DTSTART"].dt.date() == date(2026, 12, 1)]
    assert {uid: int(uid in moved) for uid in after} == {uid: it["SEQUENCE"] for uid, it in after.items()}
    assert "Moved from" in after[moved[0]]["DESCRIPTION"]


def test_only_changes_that_matter_raise_the_sequence(tmp_path):
    with factories.library(tmp_path) as store:
        course = factories.course(store)
        (ada,) = factories.enrolled(store, course, "Ada")
        sessions.cancel_session(store, factories.LIBRARIAN, at(store, course, 2).id, "sjuk")
        attendance.mark(store, factories.LIBRARIAN, at(store, course, 1).id, ada.id, Mark.PRESENT)
        attendance.count_heads(store, factories.LIBRARIAN, at(store, course, 3).id, 5)
        cancelled = [it["SEQUENCE"] for it in events(store).values()]

    assert [0, 1, 0, 0, 0, 0, 0, 0] == cancelled  # those after it got other numbers, which is no news


def test_taking_a_change_back_is_news_too(tmp_path):
    with factories.library(tmp_path) as store:
        course = factories.course(store, count=3)
        sessions.cancel_session(store, factories.LIBRARIAN, at(store, course, 2).id, "sjuk")
        journal.undo(store, factories.LIBRARIAN)
        restored = [(it["SEQUENCE"], it["STATUS"]) for it in events(store).values()]

    assert [(0, "CONFIRMED"), (2, "CONFIRMED"), (0, "CONFIRMED")] == restored


def test_a_cancelled_course_is_cancelled_session_by_session(tmp_path):
    with factories.library(tmp_path) as store:
        course = factories.course(store, count=3)
        before = set(events(store))
        planning.cancel_course(store, factories.LIBRARIAN, course.id, "för få")
        after = events(store)

    assert before == set(after)
    assert {"CANCELLED"} == {it["STATUS"] for it in after.values()}


def test_last_modified_follows_the_journal(tmp_path, monkeypatch):
    with factories.library(tmp_path) as store:
        course = factories.course(store, count=2)
        monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-11-21T10:00:00")
        sessions.cancel_session(store, factories.LIBRARIAN, at(store, course, 1).id, "")
        first, second = events(store).values()

    assert datetime(2026, 11, 21, 9, tzinfo=UTC) == first["LAST-MODIFIED"].dt
    assert datetime(2026, 11, 21, 9, tzinfo=UTC) >= second["LAST-MODIFIED"].dt


def test_no_participant_is_in_a_calendar_of_courses(tmp_path):
    with factories.library(tmp_path) as store:
        factories.enrolled(store, factories.course(store), "Sigbritt", "Torvald")
        content = outgoing.calendar(store, factories.LIBRARIAN, Scope(), NOW).content.decode()

    assert not [name for name in ("Sigbritt", "Torvald", "Ek") if re.search(rf"\b{name}\b", content)]


def test_a_person_s_calendar_has_only_the_courses_with_a_seat(tmp_path):
    with factories.library(tmp_path) as store:
        mine = factories.course(store, count=2, seats=1)
        other = factories.course(store, code="STO-602", count=3, seats=1, first_date=date(2026, 9, 9))
        ada, bo = factories.enrolled(store, mine, "Ada", "Bo")
        enrolment.enrol(store, factories.LIBRARIAN, other.id, bo.id)
        made = outgoing.calendar(store, factories.LIBRARIAN, Scope(person_id=ada.id), NOW)
        waiting = outgoing.calendar(store, factories.LIBRARIAN, Scope(person_id=bo.id), NOW)
        told = log.history(store, table="person", row_id=ada.id)[0].deed

    assert (2, True, "ada-ek.ics") == (made.count, made.is_personal, made.file_name)
    assert 3 == waiting.count
    assert b"CLASS:PRIVATE" in made.content and b"Bo" not in made.content
    assert "My courses" == str(icalendar.Calendar.from_ical(made.content)["X-WR-CALNAME"])
    assert b"Ada" not in made.content
    assert "Ada Ek" in told


def test_a_protected_person_is_an_alias_in_file_calendar_and_journal(tmp_path):
    with factories.library(tmp_path) as store:
        course = factories.course(store)
        hidden = factories.person(store, "Gudrun", "Dold", is_protected=True, alias="Deltagare 7")
        enrolment.enrol(store, factories.LIBRARIAN, course.id, hidden.id)
        made = outgoing.calendar(store, factories.LIBRARIAN, Scope(person_id=hidden.id), NOW)
        told = log.history(store)[0].deed

    assert "deltagare-7.ics" == made.file_name
    assert not [name for name in (b"Dold", b"Gudrun", b"Deltagare 7") if name in made.content]
    assert "Deltagare 7" in told and "Dold" not in told


def test_who_may_not_see_people_gets_no_person_s_calendar(tmp_path):
    with factories.library(tmp_path) as store:
        (ada,) = factories.enrolled(store, factories.course(store), "Ada")
        for role in (Role.READER, Role.PARTNER):
            with pytest.raises(Refused):
                outgoing.calendar(store, Actor("Kim", role, 1), Scope(person_id=ada.id), NOW)


@pytest.mark.parametrize("role", [Role.PARTNER, Role.LEADER], ids=str)
def test_who_has_courses_of_their_own_exports_nothing_not_even_of_these(tmp_path, role):
    with factories.library(tmp_path) as store:
        whose = store.value("SELECT id FROM organisation ORDER BY id")
        theirs = factories.course(store, organiser_id=whose)
        for scope in (Scope(), Scope(course_id=theirs.id)):
            with pytest.raises(Refused):
                events(store, scope, actor=Actor("Kim", role, whose))


def test_days_and_leaders_limit_what_is_exported(tmp_path):
    with factories.library(tmp_path) as store:
        led = store.db["leader"].insert({"uid": "l1", "name": "Maud", "id": 1}).last_pk
        factories.course(store, count=3, leader_ids=(led,))
        factories.course(store, code="STO-602", count=3)

        assert 3 == len(events(store, Scope(leader_id=led)))
        assert 4 == len(events(store, Scope(first=date(2026, 9, 15))))
        assert 2 == len(events(store, Scope(first=date(2026, 9, 15), last=date(2026, 9, 15))))


def test_the_clock_of_the_machine_is_not_in_the_file(monkeypatch):
    assert ical.render("K", [MEETING], NOW) == ical.render("K", [MEETING], NOW)
    assert clock.ZONE_NAME.encode() in written()

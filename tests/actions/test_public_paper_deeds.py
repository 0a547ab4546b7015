"""What programmes, posters and timetables are about: what is offered, where, by whom, and nothing that is cancelled."""

from dataclasses import replace
from datetime import date, time

import pytest
from factories import LIBRARIAN, course, enrolled, library
from paper_styles import words_of

from courses import clock
from courses.actions import options, papers_programme, papers_timetable, planning, registers, sessions
from courses.actions.register_drafts import ClosureDraft, LeaderDraft, OrganisationDraft, RoomDraft
from courses.errors import Invalid, NotFound, Refused
from courses.exports.paper.kinds import when
from courses.exports.paper.kinds.programme import _heading
from courses.model import Actor, ClosureKind, CourseKind, OrganisationKind, Pattern, Role
from courses.model.paper_style import PaperKind
from courses.store import sessions as stored

AUTUMN = (date(2026, 6, 29), date(2027, 1, 3))


@pytest.fixture
def store(tmp_path):
    with library(tmp_path) as opened:
        options.set_option(opened, LIBRARIAN, "library.page", "www.example.org/kurser")
        yield opened


def room(store, name="Datasalen", place="Storuman", municipality="Storuman"):
    return registers.add(store, LIBRARIAN, RoomDraft(name=name, place=place, municipality=municipality))


def organisation(store, name, kind=OrganisationKind.LIBRARY):
    return registers.add(store, LIBRARIAN, OrganisationDraft(name=name, kind=kind))


def leader(store, name, organisation_id):
    return registers.add(store, LIBRARIAN, LeaderDraft(name=name, organisation_id=organisation_id))


def programme(store, first=AUTUMN[0], last=AUTUMN[1], **given):
    return papers_programme.programme(store, LIBRARIAN, clock.now(), first, last, **given)


def codes(paper):
    return [offer.code for section in paper.sections for offer in (*section.open_hours, *section.offers)]


def headings(paper):
    """Returns what the sections are called on paper."""
    return [_heading(it, words_of(PaperKind.PROGRAMME)) for it in paper.sections]


def period_words(paper):
    return when.period_words(paper.first, paper.last, words_of())


def test_a_programme_is_called_by_its_term_and_else_by_its_days(store):
    assert "hösten 2026" == period_words(programme(store))
    assert "1–30 september 2026" == period_words(programme(store, date(2026, 9, 1), date(2026, 9, 30)))


def test_what_is_cancelled_is_not_in_a_programme(store):
    kept, gone = course(store), course(store, code="STO-602")
    planning.cancel_course(store, LIBRARIAN, gone.id, "Sjuk")
    first = stored.of_course(store, kept.id, clock.now())[0]
    sessions.cancel_session(store, LIBRARIAN, first.id, "Sjuk")

    paper = programme(store)
    assert ["STO-601"] == codes(paper)
    assert 7 == len(paper.sections[0].offers[0].occasions)


def test_a_course_is_in_the_programme_in_which_it_begins_and_a_drop_in_in_all_that_it_meets_in(store):
    course(store, first_date=date(2026, 12, 15))
    course(store, code="DROP", kind=CourseKind.DROP_IN, seats=None, first_date=date(2026, 12, 15))

    assert ["DROP", "STO-601"] == codes(programme(store))
    spring = programme(store, date(2027, 1, 4), date(2027, 7, 4))
    assert ["DROP"] == codes(spring)
    assert spring.sections[0].open_hours[0].occasions[0].day >= date(2027, 1, 4)


def test_places_are_sections_in_order_and_those_without_come_last(store):
    course(store, code="A", room_id=room(store, place="Åsele"))
    course(store, code="B", room_id=room(store, place="Storuman"))
    course(store, code="C")

    assert ["Storuman", "Åsele", "Andra platser"] == headings(programme(store))


def test_months_are_sections_after_what_is_always_open(store):
    course(store, code="A", first_date=date(2026, 10, 6))
    course(store, code="B", kind=CourseKind.DROP_IN)

    assert ["", "Oktober 2026"] == headings(programme(store, by="month"))


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("day", ["Tisdag", "Torsdag"]),
        ("kind", ["Drop-in", "Kurs"]),
        ("audience", ["Seniorer", "För alla"]),
        ("level", ["Grund", "Påbyggnad", "För alla nivåer"]),
    ],
)
def test_the_parts_may_be_weekdays_kinds_audiences_or_levels(store, by, expected):
    course(store, code="A", first_date=date(2026, 10, 6), audience="seniorer", level="påbyggnad")
    course(store, code="B", kind=CourseKind.DROP_IN, first_date=date(2026, 10, 8))
    course(store, code="C", first_date=date(2026, 10, 13), audience="Seniorer ", level="grund")

    assert expected == headings(programme(store, by=by))


def test_one_place_has_no_heading_and_not_the_villages_of_its_municipality(store):
    course(store, code="A", room_id=room(store))
    course(store, code="B", room_id=room(store, place="Tärnaby"))

    paper = programme(store, place="storuman")
    assert ("Storuman", [""], ["A"]) == (paper.place, [it.heading for it in paper.sections], codes(paper))


def test_a_municipality_has_its_villages(store):
    course(store, room_id=room(store, place="Tärnaby", municipality="Storuman"))

    assert ["STO-601"] == codes(programme(store, place="Storuman"))


def test_a_place_without_a_room_is_refused_with_those_that_have(store):
    room(store)

    with pytest.raises(NotFound) as refused:
        programme(store, place="Kiruna")
    assert "Storuman" in refused.value.hint


def test_a_period_that_ends_before_it_begins_is_refused(store):
    with pytest.raises(Invalid):
        programme(store, date(2026, 9, 2), date(2026, 9, 1))


def test_whose_leaders_it_has_is_told_where_they_are_none_of_the_organisers(store):
    own, club = organisation(store, "Storumans bibliotek"), organisation(store, "SeniorNet")
    made = course(store, organiser_id=own, leader_ids=(leader(store, "Gun Ek", club), leader(store, "Bo Ek", own)))

    assert ("SeniorNet",) == papers_programme.poster(store, LIBRARIAN, made.id, clock.now()).offer.led_by


def test_a_poster_tells_of_the_library_and_of_nobody_who_takes_part(store):
    made = course(store, content="Lösenord\nBankID")
    enrolled(store, made, "Ebba")
    paper = papers_programme.poster(store, LIBRARIAN, made.id, clock.now())

    assert "https://www.example.org/kurser" == paper.library.page
    assert "Lösenord" == paper.offer.about
    assert "Ebba" not in repr(paper)


def test_a_cancelled_course_has_no_poster(store):
    made = course(store)
    planning.cancel_course(store, LIBRARIAN, made.id, "Sjuk")

    with pytest.raises(Invalid, match="inställd"):
        papers_programme.poster(store, LIBRARIAN, made.id, clock.now())


def test_who_may_not_print_gets_no_paper(store):
    reader = Actor(name="Ada", role=Role.READER)
    made = course(store)

    with pytest.raises(Refused):
        papers_programme.programme(store, reader, clock.now(), *AUTUMN)
    with pytest.raises(Refused):
        papers_programme.poster(store, reader, made.id, clock.now())


@pytest.fixture
def desk(store):
    """Help at Storuman on Tuesdays by Gun of the club, and booked guidance in slots on the first Thursdays."""
    club, where = organisation(store, "SeniorNet"), room(store)
    helper = leader(store, "Gun Ek", club)
    shared = {"room_id": where, "seats": None, "leader_ids": (helper,)}
    course(store, code="DROP", title="Hjälpen", kind=CourseKind.DROP_IN, count=12, **shared)
    first_thursdays = Pattern(date(2026, 9, 3), weekdays=(3,), nth=(1,), count=4)
    course(store, code="G1", title="Boka", kind=CourseKind.GUIDANCE, pattern=first_thursdays, **shared)
    return store


def week(store, day, place="Storuman"):
    return papers_timetable.timetable(store, LIBRARIAN, clock.now(), place, day)


def test_a_week_has_its_days_with_who_helps(desk):
    paper = week(desk, date(2026, 10, 1))
    tuesday, thursday = paper.days[1], paper.days[3]

    assert (date(2026, 9, 28), date(2026, 10, 4), 5) == (paper.first, paper.last, len(paper.days))
    assert [("Hjälpen", False, ("Gun (SeniorNet)",))] == [(it.title, it.is_booked, it.staff) for it in tuesday.hours]
    assert [("Boka", True)] == [(it.title, it.is_booked) for it in thursday.hours]


def test_courses_that_one_enrols_for_are_not_in_a_timetable(desk):
    course(desk, code="KURS", room_id=stored.between(desk, *AUTUMN, clock.now())[0].session.room_id)

    assert {"Hjälpen", "Boka"} >= {it.title for day in week(desk, date(2026, 10, 1)).days for it in day.hours}


def test_closed_days_say_why(desk):
    closed = ClosureDraft(
        first_date=date(2026, 9, 30), last_date=date(2026, 9, 30), kind=ClosureKind.CLOSED, reason="städning"
    )
    registers.add(desk, LIBRARIAN, closed)
    registers.add(
        desk, LIBRARIAN, replace(closed, first_date=date(2026, 10, 2), last_date=date(2026, 10, 2), place="X")
    )

    assert ["", "", "städning", "", ""] == [it.closed for it in week(desk, date(2026, 9, 28)).days]


def test_a_red_day_is_closed_by_its_name(desk):
    assert "juldagen" == week(desk, date(2026, 12, 25)).days[4].closed


def test_slots_that_follow_on_each_other_are_one_stretch(desk):
    row = stored.between(desk, date(2026, 10, 1), date(2026, 10, 1), clock.now())[0].session
    with desk.immediate():
        desk.db.conn.execute("UPDATE session SET start='13:00', \"end\"='13:30' WHERE id=?", (row.id,))
        desk.db.conn.execute(
            'INSERT INTO session (uid, course_id, number, day, start, "end", room_id) VALUES '
            "('x', ?, 9, '2026-10-01', '13:30', '14:00', ?)",
            (row.course_id, row.room_id),
        )

    assert [(time(13), time(14))] == [(it.start, it.end) for it in week(desk, date(2026, 10, 1)).days[3].hours]


def test_an_ordinary_week_has_what_comes_back_with_its_dates(desk):
    paper = papers_timetable.typical_week(desk, LIBRARIAN, clock.now(), "Storuman", *AUTUMN)

    assert (True, "hösten 2026") == (paper.is_typical, period_words(paper))
    assert [0, 12, 0, 4, 0] == [sum(len(it.days) for it in day.hours) for day in paper.days]


def test_a_timetable_is_of_one_place(desk):
    assert "Storuman" == week(desk, date(2026, 10, 1), "").place
    room(desk, place="Tärnaby")

    with pytest.raises(Invalid) as refused:
        week(desk, date(2026, 10, 1), "")
    assert "Storuman, Tärnaby" in refused.value.hint

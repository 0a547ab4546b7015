"""The desk's one deed: what is shown before is what comes of it, or the one who was too late is asked."""

from dataclasses import replace
from datetime import datetime

import factories
import pytest
from factories import LIBRARIAN

from courses.actions import enrolment, outlook
from courses.actions.drafts import PersonDraft
from courses.actions.enrolling import NeedsReason, Overtaken, Wish, enrol
from courses.actions.journal import undo
from courses.errors import Invalid, Refused
from courses.model import EnrolmentStatus
from courses.store import courses, people, tables

ENROLLED, WAITING = EnrolmentStatus.ENROLLED, EnrolmentStatus.WAITING


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-09-01T12:00")
    with factories.library(tmp_path) as opened:
        yield opened


def look(store, course, *people_of, **how):
    return outlook.look(store, LIBRARIAN, course.id, [getattr(one, "id", one) for one in people_of], **how)


def words(found):
    return outlook.words(found, datetime(2026, 9, 1, 12))


def wish(course, *people_of, **how):
    return Wish(course_id=course.id, person_ids=tuple(one.id for one in people_of), **how)


def test_a_free_seat_is_told_with_how_many_are_taken(store):
    course = factories.course(store, seats=2)
    factories.enrolled(store, course, "Doris")
    found = look(store, course, factories.person(store))

    assert (ENROLLED, None, 1) == (found.status, found.position, found.taken)
    assert "1 av 2" in words(found) or "1 of 2" in words(found)


def test_who_waits_is_told_the_place_and_who_is_before_since_when(store):
    course = factories.course(store, seats=1)
    factories.enrolled(store, course, "Doris", "Henry")
    found = look(store, course, factories.person(store, "Anna"))

    assert (WAITING, 2) == (found.status, found.position)
    assert ["Henry Ek"] == [one.name for one in found.ahead]
    assert "Henry Ek (" in words(found)
    assert "1 sep" in words(found).lower()


def test_of_many_before_three_are_named_and_the_rest_counted(store):
    course = factories.course(store, seats=1)
    factories.enrolled(store, course, "A", "B", "C", "D", "E", "F")
    told = words(look(store, course, factories.person(store, "Anna")))

    assert "D Ek" in told
    assert "E Ek" not in told


def test_somebody_protected_stands_before_under_the_alias(store):
    course = factories.course(store, seats=1)
    factories.enrolled(store, course, "Doris")
    hidden = factories.person(store, "Hemlig", "Person", is_protected=True)
    enrolment.enrol(store, LIBRARIAN, course.id, hidden.id)
    told = words(look(store, course, factories.person(store, "Anna")))

    assert hidden.alias in told
    assert "Hemlig" not in told


def test_looking_writes_nothing_and_what_was_shown_comes_of_it(store):
    course = factories.course(store, seats=1)
    factories.enrolled(store, course, "Doris", "Henry")
    anna = factories.person(store, "Anna")
    before = tables.find(store, "enrolment_event")
    found = look(store, course, anna)

    assert before == tables.find(store, "enrolment_event")

    (came,) = enrol(store, LIBRARIAN, wish(course, anna), expects=found).outcomes
    assert (found.status, found.position) == (came.status, came.position)


def test_a_party_is_shown_and_enrolled_whole(store):
    course = factories.course(store, seats=2)
    factories.enrolled(store, course, "Doris")
    anna, bo = factories.person(store, "Anna"), factories.person(store, "Bo")
    found = look(store, course, anna, bo)

    assert (WAITING, 1) == (found.status, found.position)
    assert "Anna Ek" in words(found)
    assert "Bo Ek" in words(found)

    done = enrol(store, LIBRARIAN, wish(course, anna, bo), expects=found)
    assert [(WAITING, 1), (WAITING, 2)] == [(it.status, it.position) for it in done.outcomes]
    assert [1, 1] == [row["party_no"] for row in tables.find(store, "enrolment", status="WAITING")]


def test_a_new_person_and_the_enrolment_are_one_deed(store):
    course = factories.course(store)
    asked = wish(course, new=PersonDraft(given_name="Siv", family_name="Öberg", contact="VISIT"))

    assert "Siv Öberg" in words(look(store, course, outlook.NEWCOMER, name="Siv Öberg"))

    enrol(store, LIBRARIAN, asked)
    assert 1 == people.count(store)

    undo(store, LIBRARIAN)
    assert 0 == people.count(store)
    assert 0 == courses.placed(store, course.id)


def test_who_is_a_moment_too_late_is_told_and_nothing_is_written(store):
    course = factories.course(store, seats=1)
    anna, bo = factories.person(store, "Anna"), factories.person(store, "Bo")
    shown = look(store, course, anna)
    enrol(store, LIBRARIAN, wish(course, bo), expects=look(store, course, bo))

    with pytest.raises(Overtaken) as overtaken:
        enrol(store, LIBRARIAN, wish(course, anna), expects=shown)

    assert (WAITING, 1) == (overtaken.value.now.status, overtaken.value.now.position)
    assert 1 == len(tables.find(store, "enrolment_event"))

    (came,) = enrol(store, LIBRARIAN, wish(course, anna), expects=overtaken.value.now).outcomes
    assert (WAITING, 1) == (came.status, came.position)


def test_a_newcomer_who_is_too_late_is_not_added(store):
    course = factories.course(store, seats=1)
    shown = look(store, course, outlook.NEWCOMER, name="Siv")
    factories.enrolled(store, course, "Doris")

    with pytest.raises(Overtaken):
        enrol(store, LIBRARIAN, wish(course, new=PersonDraft(given_name="Siv")), expects=shown)

    assert 1 == people.count(store)


def test_a_better_place_than_was_shown_is_taken(store):
    course = factories.course(store, seats=1)
    (doris,) = factories.enrolled(store, course, "Doris")
    anna = factories.person(store, "Anna")
    shown = look(store, course, anna)
    enrolment.cancel(store, LIBRARIAN, course.id, doris.id)

    assert (WAITING, 1) == (shown.status, shown.position)
    assert ENROLLED is enrol(store, LIBRARIAN, wish(course, anna), expects=shown).outcomes[0].status


def test_a_condition_takes_a_reason_which_stays_in_the_notes(store):
    course = factories.course(store, least_age=65)
    ung = factories.person(store, birth_date="2001")

    with pytest.raises(NeedsReason, match="65"):
        enrol(store, LIBRARIAN, wish(course, ung))
    with pytest.raises(NeedsReason):
        enrol(store, LIBRARIAN, wish(course, ung), override="  ")

    enrol(store, LIBRARIAN, wish(course, ung, notes="ringde"), override="följer sin mormor")
    (event,) = tables.find(store, "enrolment_event")
    assert event["notes"].startswith("ringde; ")
    assert "följer sin mormor" in event["notes"]


def test_before_it_opens_interest_takes_no_reason(store):
    course = factories.course(store, enrol_opens=3)
    anna = factories.person(store)

    with pytest.raises(NeedsReason):
        enrol(store, LIBRARIAN, wish(course, anna))

    assert EnrolmentStatus.INTEREST is enrol(store, LIBRARIAN, wish(course, anna, is_interest=True)).outcomes[0].status


@pytest.mark.parametrize(("names", "stands"), [(("Anna",), ENROLLED), (("Doris", "Anna"), WAITING)])
def test_who_is_there_already_is_told_where(store, names, stands):
    course = factories.course(store, seats=1)
    anna = factories.enrolled(store, course, *names)[-1]
    found = look(store, course, anna)

    assert (None, stands) == (found.status, found.stands)
    assert "Anna Ek" in words(found)


def test_who_cancelled_before_is_told_to_go_last(store):
    course = factories.course(store)
    (anna,) = factories.enrolled(store, course, "Anna")
    enrolment.cancel(store, LIBRARIAN, course.id, anna.id)
    found = look(store, course, anna)

    assert (ENROLLED, EnrolmentStatus.CANCELLED) == (found.status, found.stands)
    assert words(found) != words(replace(found, stands=None))


def test_a_cancelled_course_says_so(store):
    from courses.actions import planning

    course = factories.course(store)
    planning.cancel_course(store, LIBRARIAN, course.id, "för få")
    found = look(store, course, factories.person(store))

    assert found.status is None
    assert "STO-601" in words(found)


def test_what_somebody_needs_is_kept_with_the_enrolment(store):
    course = factories.course(store)
    anna = factories.person(store)
    enrol(store, LIBRARIAN, wish(course, anna, needs="hörslinga"))

    assert "hörslinga" == people.get(store, LIBRARIAN, anna.id).needs


def test_nobody_at_all_and_somebody_twice_are_refused(store):
    course = factories.course(store)
    anna = factories.person(store)

    with pytest.raises(Invalid):
        enrol(store, LIBRARIAN, wish(course))

    enrol(store, LIBRARIAN, wish(course, anna))
    with pytest.raises(Refused):
        enrol(store, LIBRARIAN, wish(course, anna))

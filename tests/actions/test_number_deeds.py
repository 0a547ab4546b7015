"""Personal numbers: asked for when a circle needs them, masked, and gone for good when it is reported."""

from datetime import date

import factories
import pytest

from courses.actions import enrolment, numbers, people
from courses.actions import journal as deeds
from courses.errors import Invalid, Refused
from courses.model import CourseForm, EnrolmentStatus
from courses.store import courses, journal
from courses.store import numbers as kept_numbers
from courses.store import people as rolls
from courses.store.check import find_troubles

NUMBER = "19490815-2640"
OTHER = "19460113-6098"
MASKED = "19490815-••••"


def circle(store, **overrides):
    """Makes a study circle."""
    return factories.course(store, form=CourseForm.STUDY_CIRCLE, **overrides)


def whole_file(store):
    """Returns all that the journal says of persons."""
    return "".join(
        f"{row['before']}{row['after']}"
        for row in store.query("SELECT * FROM journal_change WHERE table_name = 'person'")
    )


def test_a_number_is_needed_for_a_circle_that_is_not_reported_and_for_nothing_else(tmp_path):
    with factories.library(tmp_path) as store:
        own, shared = factories.course(store), circle(store, code="STO-602")
        ebba, bo = factories.person(store), factories.person(store, "Bo", is_protected=True)

        assert not kept_numbers.needs_number(store, own, ebba)
        assert kept_numbers.needs_number(store, shared, ebba)
        assert not kept_numbers.needs_number(store, shared, bo)
        with pytest.raises(Refused):
            numbers.set_number(store, factories.LIBRARIAN, ebba.id, NUMBER)
        enrolment.enrol(store, factories.LIBRARIAN, shared.id, ebba.id)
        told = numbers.set_number(store, factories.LIBRARIAN, ebba.id, "490815 2640")
        assert (MASKED, "1949-08-15") == (told.personal_no, told.birth_date)
        assert not kept_numbers.needs_number(store, shared, ebba)


def test_a_number_that_contradicts_the_birth_date_or_is_wrong_is_refused(tmp_path):
    with factories.library(tmp_path) as store:
        shared, ebba = circle(store), factories.person(store, birth_date="1950")
        enrolment.enrol(store, factories.LIBRARIAN, shared.id, ebba.id)
        for text in (NUMBER, "490815-2641"):
            with pytest.raises(Invalid):
                numbers.set_number(store, factories.LIBRARIAN, ebba.id, text)
        assert "" == rolls.get(store, factories.LIBRARIAN, ebba.id).personal_no


def test_the_number_is_shown_by_a_deed_that_the_journal_has(tmp_path):
    with factories.library(tmp_path) as store:
        ebba = factories.person(store, personal_no=NUMBER)

        assert MASKED == rolls.get(store, factories.LIBRARIAN, ebba.id).personal_no
        assert NUMBER == people.reveal(store, factories.LIBRARIAN, ebba.id).personal_no
        latest = journal.history(store, table="person", row_id=ebba.id)[0]
        assert "Tittade på personnumret för Ebba Ek" == latest.deed


def test_changing_something_else_leaves_a_masked_number_as_it_is(tmp_path):
    with factories.library(tmp_path) as store:
        ebba = factories.person(store, personal_no=NUMBER)
        draft = people.draft_of(ebba)
        people.change(store, factories.LIBRARIAN, ebba.id, draft.__class__(**{**_fields(draft), "town": "Åsele"}), 1)

        assert NUMBER == people.reveal(store, factories.LIBRARIAN, ebba.id).personal_no


def _fields(draft):
    return {name: getattr(draft, name) for name in draft.__slots__}


def test_reporting_a_circle_removes_its_numbers_for_good_and_keeps_the_birth_dates(tmp_path):
    with factories.library(tmp_path) as store:
        first, second = circle(store), circle(store, code="STO-602")
        ebba = factories.person(store, personal_no=NUMBER, birth_date="1949-08-15")
        bo = factories.person(store, "Bo", "Ek", personal_no=OTHER)
        for one in (ebba, bo):
            enrolment.enrol(store, factories.LIBRARIAN, first.id, one.id)
        enrolment.enrol(store, factories.LIBRARIAN, second.id, bo.id)

        assert (1, 1) == _counts(numbers.what_reporting_does(store, factories.LIBRARIAN, first.id))
        assert 1 == numbers.report_circle(store, factories.LIBRARIAN, first.id, date(2026, 11, 19))
        assert date(2026, 11, 19) == courses.get(store, first.id).reported_on
        assert ("", "1949-08-15") == _number_and_birth(store, ebba)
        assert OTHER == people.reveal(store, factories.LIBRARIAN, bo.id).personal_no
        assert NUMBER not in whole_file(store)
        assert OTHER in whole_file(store)
        assert [] == find_troubles(store)


def _counts(told):
    return told.removed, told.stay


def _number_and_birth(store, person):
    found = people.reveal(store, factories.LIBRARIAN, person.id)
    return found.personal_no, found.birth_date


def test_undoing_the_report_opens_the_circle_again_and_brings_no_number_back(tmp_path):
    with factories.library(tmp_path) as store:
        shared, ebba = circle(store), factories.person(store, personal_no=NUMBER)
        enrolment.enrol(store, factories.LIBRARIAN, shared.id, ebba.id)
        numbers.report_circle(store, factories.LIBRARIAN, shared.id)

        assert "för gott" in deeds.undo(store, factories.LIBRARIAN)
        assert None is courses.get(store, shared.id).reported_on
        assert "" == people.reveal(store, factories.LIBRARIAN, ebba.id).personal_no


def test_what_was_done_before_the_report_can_still_be_undone_without_the_number(tmp_path):
    with factories.library(tmp_path) as store:
        shared = circle(store)
        ebba = factories.person(store, personal_no=NUMBER)
        people.change(
            store,
            factories.LIBRARIAN,
            ebba.id,
            people.draft_of(ebba).__class__(given_name="Ebba", personal_no=MASKED),
            1,
        )
        enrolment.enrol(store, factories.LIBRARIAN, shared.id, ebba.id)
        numbers.report_circle(store, factories.LIBRARIAN, shared.id)
        for _deed in range(3):
            deeds.undo(store, factories.LIBRARIAN)
        again = people.reveal(store, factories.LIBRARIAN, ebba.id)
        assert ("Ek", "") == (again.family_name, again.personal_no)
        assert NUMBER not in whole_file(store)


def test_a_circle_is_reported_once_on_a_day_that_has_been(tmp_path):
    with factories.library(tmp_path) as store:
        own, shared = factories.course(store), circle(store, code="STO-602")
        with pytest.raises(Refused):
            numbers.report_circle(store, factories.LIBRARIAN, own.id)
        with pytest.raises(Invalid):
            numbers.report_circle(store, factories.LIBRARIAN, shared.id, date(2026, 11, 21))
        assert 0 == numbers.report_circle(store, factories.LIBRARIAN, shared.id)
        with pytest.raises(Refused):
            numbers.report_circle(store, factories.LIBRARIAN, shared.id)


def test_numbers_that_no_circle_needs_are_told_and_removed(tmp_path):
    with factories.library(tmp_path) as store:
        shared = circle(store)
        ebba, bo = factories.person(store, personal_no=NUMBER), factories.person(store, "Bo", personal_no=OTHER)
        enrolment.enrol(store, factories.LIBRARIAN, shared.id, ebba.id)

        assert [bo.key] == [row["key"] for row in kept_numbers.unneeded(store)]
        assert 1 == numbers.remove_unneeded(store, factories.LIBRARIAN)
        assert [] == kept_numbers.unneeded(store)
        assert EnrolmentStatus.ENROLLED == store.value("SELECT status FROM enrolment")
        assert OTHER not in whole_file(store)
        assert numbers.remove_number(store, factories.LIBRARIAN, ebba.id)
        assert not numbers.remove_number(store, factories.LIBRARIAN, ebba.id)
        assert NUMBER not in whole_file(store)


def test_a_number_that_somebody_else_has_is_refused_and_says_whose_it_is(tmp_path):
    with factories.library(tmp_path) as store:
        shared, ebba, bo = circle(store), factories.person(store), factories.person(store, "Bo")
        for one in (ebba, bo):
            enrolment.enrol(store, factories.LIBRARIAN, shared.id, one.id)
        numbers.set_number(store, factories.LIBRARIAN, ebba.id, NUMBER)
        with pytest.raises(Refused, match=f"Ebba Ek .{ebba.key}."):
            numbers.set_number(store, factories.LIBRARIAN, bo.id, NUMBER)
        assert MASKED == numbers.set_number(store, factories.LIBRARIAN, ebba.id, NUMBER).personal_no

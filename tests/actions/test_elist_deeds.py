"""The working copy of an association's e-list: in its order, numbers only when asked for, and how it agrees."""

from dataclasses import replace
from datetime import date, datetime, time

import factories
import pytest

from courses.actions import attendance, elist, elist_compare, enrolment, numbers, walk_ins
from courses.actions.journal import undo
from courses.actions.setup import load_reference
from courses.errors import Refused
from courses.imports import their_list
from courses.model import Actor, CourseForm, Mark, Role
from courses.model.elist import Agreement, ElistPart
from courses.rules import elist as rules
from courses.store import journal, registers, sessions, tables
from courses.store.journal import deed

NOW = datetime(2026, 9, 23, 9)
DAYS = [date(2026, 9, 8), date(2026, 9, 15), date(2026, 9, 22)]


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A library on the day after the third session."""
    monkeypatch.setenv("KURSVERKSTAD_NOW", NOW.isoformat())
    with factories.library(tmp_path) as opened:
        yield opened


def circle(store, association="ABF", **overrides):
    """Makes a circle of three Tuesdays of an association."""
    organiser = next(it.id for it in registers.organisations(store) if it.code == association)
    given = {"count": 3, "organiser_id": organiser, "form": CourseForm.STUDY_CIRCLE} | overrides
    return factories.course(store, **given)


@pytest.fixture
def course(store):
    """A circle with Ebba, who was there twice, and Åsa, who was there once."""
    made = circle(store)
    ebba, asa = factories.enrolled(store, made, "Ebba", "Åsa")
    factories.mark(store, made, ebba, "PRESENT", "LATE", "ABSENT")
    factories.mark(store, made, asa, "ABSENT", "EXCUSED", "PRESENT")
    return made


def copy(store, course, actor=factories.LIBRARIAN, **given):
    return elist.working_copy(store, actor, course.id, NOW, **given)


def compared(store, course, text):
    theirs = their_list.read_pasted(text, DAYS)
    found = elist_compare.compare(store, factories.LIBRARIAN, course.id, theirs, NOW)
    return {row.name: row for row in found.rows}


def test_it_has_study_hours_by_session_and_person(store, course):
    it = copy(store, course)

    assert [3, 3, 3] == [one.hours for one in it.sessions]
    assert [("Ebba Ek", 2, 6), ("Åsa Ek", 1, 3)] == [(one.name, one.attended, one.hours) for one in it.persons]
    assert ("3", "9") == (it.plan["sessions"], it.plan["hours"])


def test_the_leaders_own_study_hours_are_what_is_entered(store, course):
    from courses.actions import circle as circles

    first = sessions.of_course(store, course.id, NOW)[0]
    circles.set_study_hours(store, factories.LIBRARIAN, first.id, 2)

    assert [("Ebba Ek", 5)] == [(one.name, one.hours) for one in copy(store, course).persons][:1]


def test_the_order_is_the_associations_own_where_it_is_known(store, course):
    other = circle(store, "NBV", code="STO-602")

    ours, theirs = copy(store, course), copy(store, other)

    assert "SESSION.date" in [it.code for it in ours.fields]
    assert "SESSION.date.NBV" in [it.code for it in theirs.fields]
    assert "SESSION.date" not in [it.code for it in theirs.fields]
    assert [it.field for it in ours.of_part(ElistPart.SESSION)] == [
        it.field for it in theirs.of_part(ElistPart.SESSION)
    ]


def test_a_number_is_whole_only_when_asked_for_which_is_journalled(store, course):
    person = copy(store, course).persons[0]
    numbers.set_number(store, factories.LIBRARIAN, person.id, "19490815-2640")

    assert "19490815-••••" == copy(store, course).persons[0].number
    assert "2640" not in rules.as_text(copy(store, course))

    shown = elist.reveal_numbers(store, factories.LIBRARIAN, course.id)

    assert {person.id: "19490815-2640"} == shown
    assert "19490815-2640" == copy(store, course, numbers=shown).persons[0].number
    assert "för e-listan" in journal.history(store)[0].deed or "for the e-list" in journal.history(store)[0].deed


def test_an_association_that_wants_twelve_digits_gets_them(store):
    course = circle(store, "NBV")
    (ebba,) = factories.enrolled(store, course, "Ebba")
    numbers.set_number(store, factories.LIBRARIAN, ebba.id, "19490815-2640")
    shown = elist.reveal_numbers(store, factories.LIBRARIAN, course.id)

    _headings, rows = rules.table(copy(store, course, numbers=shown), ElistPart.PERSON)

    assert "194908152640" in rows[0]


def test_a_protected_person_stands_under_alias_without_a_number(store, course):
    person = factories.person(store, "Hemlig", "Person", is_protected=True, alias="Deltagare 7")
    enrolment.enrol(store, factories.LIBRARIAN, course.id, person.id)

    it = next(one for one in copy(store, course).persons if one.is_protected)

    assert ("Deltagare 7", "") == (it.name, it.number)
    assert {} == elist.reveal_numbers(store, factories.LIBRARIAN, course.id)
    assert "Hemlig" not in rules.as_text(copy(store, course))


@pytest.mark.parametrize("role", [Role.PARTNER, Role.READER])
def test_neither_a_partner_nor_a_reader_sees_it(store, course, role):
    actor = Actor(name="Pia", role=role, organisation_id=course.organiser_id)

    with pytest.raises(Refused):
        copy(store, course, actor)
    with pytest.raises(Refused):
        elist.reveal_numbers(store, actor, course.id)


def test_the_librarys_own_course_has_no_e_list(store):
    with pytest.raises(Refused):
        copy(store, factories.course(store, code="STO-609"))


def test_the_library_may_change_the_order_the_words_and_what_is_shown(store, course):
    elist.move_field(store, factories.LIBRARIAN, "PLAN.title", -1)
    elist.rename_field(store, factories.LIBRARIAN, "PLAN.form", "Form av verksamhet")
    elist.save_field(store, factories.LIBRARIAN, replace(elist.field_of(store, "PLAN.material"), is_on=False))
    load_reference(store)

    plan = copy(store, course).of_part(ElistPart.PLAN)

    assert ["title", "number", "form"] == [it.field for it in plan][:3]
    assert "Form av verksamhet" == rules.words(plan[2])
    assert "material" not in [it.field for it in plan]

    undo(store, factories.LIBRARIAN)  # as load_reference is the program's own deed

    assert "material" in [it.field for it in copy(store, course).of_part(ElistPart.PLAN)]
    assert elist.restore_field(store, factories.LIBRARIAN, "PLAN.form").is_reference
    with pytest.raises(Refused):
        elist.move_field(store, factories.LIBRARIAN, "PLAN.title", -1)


def test_what_stands_there_is_compared_row_by_row(store, course):
    found = compared(store, course, "Namn\t8/9\t15/9\t29/9\nEk Ebba\tx\tx\tx\nÅsa Ek\tx\t\t\nKalle Anka\t\tx\t\n")

    assert Agreement.SAME is found["Ebba Ek"].agreement
    assert Agreement.DIFFER is found["Åsa Ek"].agreement
    assert 1 == len(found["Åsa Ek"].details)
    assert Agreement.THEY_HAVE is found["Kalle Anka"].agreement
    by_session = {name: row.agreement for name, row in found.items() if row.is_session}
    assert [Agreement.DIFFER, Agreement.DIFFER, Agreement.WE_HAVE, Agreement.THEY_HAVE] == list(by_session.values())


def test_a_list_of_names_with_hours_is_compared_by_hours(store, course):
    found = compared(store, course, "Deltagare;Personnummer;Studietimmar\nEbba Ek;;6\nÅsa Ek;;9\n")

    assert Agreement.SAME is found["Ebba Ek"].agreement
    assert Agreement.DIFFER is found["Åsa Ek"].agreement
    assert not any(row.is_session for row in found.values())


def test_names_and_numbers_alone_are_read_too_and_that_is_said(store, course):
    theirs = their_list.read_pasted("Ebba Ek 6\nÅsa Ek 3\nSumma 9\n", DAYS)
    found = elist_compare.compare(store, factories.LIBRARIAN, course.id, theirs, NOW)

    assert 2 == found.count(Agreement.SAME)
    assert 1 == len(found.notes)


def test_somebody_is_found_by_number_whatever_the_name_and_by_a_name_that_is_nearly_the_same(store, course):
    ebba = copy(store, course).persons[0]
    numbers.set_number(store, factories.LIBRARIAN, ebba.id, "19490815-2640")

    found = compared(store, course, "Namn;Personnr;Timmar\nEvelina Eklund;490815-2640;6\nÅssa Ek;;3\n")

    assert [Agreement.DIFFER, Agreement.DIFFER] == [found[name].agreement for name in ("Ebba Ek", "Åsa Ek")]
    assert "Evelina Eklund" in found["Ebba Ek"].details[0]


def test_a_protected_persons_own_name_is_never_matched(store, course):
    person = factories.person(store, "Hemlig", "Person", is_protected=True, alias="Deltagare 7")
    enrolment.enrol(store, factories.LIBRARIAN, course.id, person.id)

    found = compared(store, course, "Namn;Timmar\nHemlig Person;3\nEbba Ek;6\n")

    assert Agreement.WE_HAVE is found["Deltagare 7"].agreement
    assert Agreement.THEY_HAVE is found["Hemlig Person"].agreement


def test_our_own_copy_agrees_with_itself(store, course):
    headings, rows = rules.table(copy(store, course), ElistPart.PERSON)
    text = "\n".join("\t".join(row) for row in (headings, *rows))

    found = compared(store, course, text)

    assert {Agreement.SAME} == {row.agreement for row in found.values()}


def test_a_session_that_was_taken_back_from_being_held_is_told(store):
    course = circle(store, code="STO-605", start=time(9), end=time(11))
    (ebba,) = factories.enrolled(store, course, "Ebba")
    first = sessions.of_course(store, course.id, NOW)[0]
    attendance.mark(store, factories.LIBRARIAN, first.id, ebba.id, Mark.PRESENT)

    found = compared(store, course, "Namn;2026-09-08;2026-09-15\nEbba Ek;1;1\n")

    assert "15 sep" in found["Ebba Ek"].details[0]


def test_a_walk_in_is_told_of_beside_the_list(store, course):
    first = sessions.of_course(store, course.id, NOW)[0]
    walk_ins.add(store, factories.LIBRARIAN, course.id, "Kalle Anka", session_id=first.id)

    assert ("Kalle Anka",) == copy(store, course).walk_ins
    assert "Kalle Anka" not in rules.as_text(copy(store, course))
    assert compared(store, course, "Namn;Timmar\nKalle Anka;3\n")["Kalle Anka"].details


def test_only_the_numbers_of_those_on_the_list_are_looked_at(store, course):
    _ebba, asa = factories.enrolled(store, course, "Ulla", "Åsa")
    numbers.set_number(store, factories.LIBRARIAN, asa.id, "19490815-2640")
    with deed(store, factories.LIBRARIAN, "avanmäld") as it:
        row = tables.first(store, "enrolment", course_id=course.id, person_id=asa.id)
        it.update("enrolment", row["id"], {"status": "CANCELLED"})

    assert {} == elist.reveal_numbers(store, factories.LIBRARIAN, course.id)


def test_of_two_with_one_name_each_is_compared_with_the_row_that_agrees(store, course):
    twin = factories.person(store, "Ebba", birth_date="1950")
    enrolment.enrol(store, factories.LIBRARIAN, course.id, twin.id)
    theirs = their_list.read_pasted("Namn;Timmar\nEbba Ek;0\nEbba Ek;6\nÅsa Ek;3\n", DAYS)

    found = elist_compare.compare(store, factories.LIBRARIAN, course.id, theirs, NOW)

    assert 3 == found.count(Agreement.SAME)


def test_another_number_there_is_told_and_not_shown(store, course):
    ebba = copy(store, course).persons[0]
    numbers.set_number(store, factories.LIBRARIAN, ebba.id, "19490815-2640")

    found = compared(store, course, "Namn;Personnr;Timmar\nEbba Ek;19490815-2641;6\n")

    assert Agreement.DIFFER is found["Ebba Ek"].agreement
    assert not any("264" in detail for detail in found["Ebba Ek"].details)

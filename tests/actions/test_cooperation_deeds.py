"""Who does what in a cooperation: what usually holds, what was written down, and back again."""

import pytest
from factories import LIBRARIAN, course, library

from courses import clock
from courses.actions import cooperation, journal, registers
from courses.actions.register_drafts import LeaderDraft, OrganisationDraft
from courses.errors import Invalid, Refused
from courses.model import Actor, CooperationTask, CourseForm, OrganisationKind, Role
from courses.store import journal as log
from courses.store import registers as stored
from courses.store.registers import Register

T = CooperationTask


@pytest.fixture
def store(tmp_path):
    with library(tmp_path) as opened:
        yield opened


def organisation(store, name, kind):
    return registers.add(store, LIBRARIAN, OrganisationDraft(name=name, kind=kind))


@pytest.fixture
def partners(store):
    """An association and the library."""
    return (
        organisation(store, "Cirkelförbundet", OrganisationKind.STUDY_ASSOCIATION),
        organisation(store, "Byns bibliotek", OrganisationKind.LIBRARY),
    )


def circle(store, partners, **given):
    association, own = partners
    values = {"form": CourseForm.STUDY_CIRCLE, "organiser_id": association, "co_organiser_ids": (own,)}
    return course(store, **(values | given))


def tasks(store, of):
    return {it.task: it for it in cooperation.of_course(store, LIBRARIAN, of.id)}


def who(store, of, task):
    return tasks(store, of)[task].organisation_ids


def test_the_association_is_controller_of_its_list_and_the_library_of_the_enrolments(store, partners):
    association, own = partners
    made = circle(store, partners)

    assert (association,) == who(store, made, T.CONTROLS_LIST) == who(store, made, T.KEEPS_LIST)
    assert (own,) == who(store, made, T.CONTROLS_ENROLMENTS) == who(store, made, T.REGISTERS)
    assert (association,) == who(store, made, T.REPORTS)


def test_a_course_of_the_library_alone_is_all_the_library(store, partners):
    own = partners[1]
    made = course(store, form=CourseForm.LIBRARY, organiser_id=own)

    assert {(own,), ()} == {it.organisation_ids for it in tasks(store, made).values()}
    assert () == who(store, made, T.AGREEMENT)


def test_a_course_in_the_librarys_own_form_is_not_the_associations_to_report(store, partners):
    association, own = partners
    made = course(store, form=CourseForm.LIBRARY, organiser_id=own, co_organiser_ids=(association,))

    assert (own,) == who(store, made, T.CONTROLS_LIST)


def test_the_leaders_employer_leads_and_decides_who_counts(store, partners):
    association, own = partners
    leader = registers.add(store, LIBRARIAN, LeaderDraft(name="Gun Ek", organisation_id=own))
    made = circle(store, partners, leader_ids=(leader,))

    assert (own,) == who(store, made, T.LEADS)
    assert (association, own) == who(store, made, T.COUNTS)


def test_nobody_at_all_does_no_harm(store):
    assert {()} == {it.organisation_ids for it in tasks(store, course(store)).values()}


def test_what_is_written_down_holds_and_can_be_taken_back(store, partners):
    association, own = partners
    made = circle(store, partners)
    cooperation.set_task(store, LIBRARIAN, made.id, T.PAYS, (own, association), "hälften var")

    written = tasks(store, made)[T.PAYS]
    assert ((own, association), "hälften var", True) == (written.organisation_ids, written.notes, written.is_agreed)

    cooperation.forget_task(store, LIBRARIAN, made.id, T.PAYS)
    assert (association,) == who(store, made, T.PAYS)


def test_nobody_can_be_written_down(store, partners):
    made = circle(store, partners)
    cooperation.set_task(store, LIBRARIAN, made.id, T.COUNTS, ())

    assert ((), True) == (who(store, made, T.COUNTS), tasks(store, made)[T.COUNTS].is_agreed)


def test_it_is_journalled_and_undone(store, partners):
    made = circle(store, partners)
    cooperation.set_task(store, LIBRARIAN, made.id, T.PAYS, (partners[1],))

    assert "STO-601: Betalar – Byns bibliotek" == log.history(store, table="course", row_id=made.id)[0].deed
    journal.undo(store, LIBRARIAN)
    assert not tasks(store, made)[T.PAYS].is_agreed


def test_an_agreement_has_a_reference_and_no_organisation(store, partners):
    made = circle(store, partners)
    cooperation.set_task(store, LIBRARIAN, made.id, T.AGREEMENT, (), "KFN 2026/117")

    assert "KFN 2026/117" == cooperation.paper(store, LIBRARIAN, made.id, clock.now()).agreement
    with pytest.raises(Invalid):
        cooperation.set_task(store, LIBRARIAN, made.id, T.AGREEMENT, (partners[0],), "x")


def test_the_sheet_has_hours_signers_and_no_person_who_takes_part(store, partners):
    paper = cooperation.paper(store, LIBRARIAN, circle(store, partners).id, clock.now())

    assert (3, 24) == (paper.hours_each, paper.hours_all)
    assert ("Cirkelförbundet", "Byns bibliotek") == paper.signers
    assert len(CooperationTask) - 1 == len(paper.tasks)


def test_an_organisation_with_a_task_is_in_use(store, partners):
    made = circle(store, partners)
    other = organisation(store, "Betalaren", OrganisationKind.FUNDER)
    cooperation.set_task(store, LIBRARIAN, made.id, T.PAYS, (other,))

    assert ["STO-601"] == stored.users(store, Register.ORGANISATION, other)


def test_only_who_plans_may_write_it_down(store, partners):
    made = circle(store, partners)

    with pytest.raises(Refused):
        cooperation.set_task(store, Actor(name="Ada", role=Role.READER), made.id, T.PAYS, ())

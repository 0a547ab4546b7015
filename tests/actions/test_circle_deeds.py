"""A course is judged from what is kept: its sessions, who led, who came; rules and hours that somebody sets stay set."""

import json
from contextlib import contextmanager
from datetime import datetime, time

import factories
import pytest
from factories import LIBRARIAN

from courses.actions import attendance, circle, journal, planning, registers, setup
from courses.actions import sessions as session_deeds
from courses.actions.register_drafts import OrganisationDraft
from courses.errors import Invalid, NotFound, Refused
from courses.model import Actor, CircleOutcome, CountedBy, CourseForm, CourseKind, Effect, OrganisationKind, Role
from courses.store import circle as circle_store
from courses.store import sessions, tables
from courses.store.journal import deed

NOW = datetime(2026, 11, 20, 12, 45)
READER = Actor(name="Rut", role=Role.READER)


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as store:
        yield store


def organisation(store, code):
    return tables.id_of(store, "organisation", code=code)


@contextmanager
def written(store):
    """Lends a deed for what no action writes yet."""
    with deed(store, LIBRARIAN, "prov") as it:
        yield it


def leader(store, name, signature, *approved_by, employer=None):
    values = {"name": name, "signature": signature, "organisation_id": employer, "approved_by": json.dumps(approved_by)}
    with written(store) as it:
        return it.insert("leader", values)


def library(store):
    draft = OrganisationDraft(code="STB", name="Storumans bibliotek", kind=OrganisationKind.LIBRARY)
    return registers.add(store, LIBRARIAN, draft)


def circle_course(store, **overrides):
    """Makes eight Tuesdays of ABF, three study hours each, with a leader whom ABF has approved."""
    values = {
        "form": CourseForm.STUDY_CIRCLE,
        "organiser_id": organisation(store, "ABF"),
        "leader_ids": (leader(store, "Gunnel Fahlgren", "GF", "ABF", employer=organisation(store, "ABF")),),
    }
    return factories.course(store, **(values | overrides))


def attended(store, course, *names, times=3):
    people = factories.enrolled(store, course, *names)
    for one in people:
        factories.mark(store, course, one, *["PRESENT"] * times)
    return people


class TestCheck:
    def test_a_circle_that_has_met_three_times_for_three_hours_counts(self, store):
        course = circle_course(store)
        attended(store, course, "Ada", "Bo")
        verdict = circle.check(store, LIBRARIAN, course.id, NOW)

        assert (CircleOutcome.COUNTS, 24) == (verdict.verdict, verdict.study_hours)
        assert ["Ada Ek", "Bo Ek"] == [it.name for it in verdict.per_person]
        assert {(CircleOutcome.COUNTS, 3, 9)} == {
            (it.verdict, it.sessions, it.study_hours) for it in verdict.per_person
        }

    def test_visitors_counted_without_names_are_in_the_room_too(self, store):
        course = circle_course(store)
        for session in sessions.of_course(store, course.id, NOW)[:3]:
            attendance.count_heads(store, LIBRARIAN, session.id, 2)

        assert CircleOutcome.COUNTS is circle.check(store, LIBRARIAN, course.id, NOW).verdict

    def test_a_reader_gets_the_verdict_without_people(self, store):
        course = circle_course(store)
        attended(store, course, "Ada", "Bo")
        verdict = circle.check(store, READER, course.id, NOW)

        assert (CircleOutcome.COUNTS, ()) == (verdict.verdict, verdict.per_person)

    def test_a_partner_sees_their_own_courses_only(self, store):
        course = circle_course(store)
        own = Actor("Eva", Role.PARTNER, organisation(store, "ABF"))

        assert circle.check(store, own, course.id, NOW).sessions
        with pytest.raises(Refused):
            circle.check(store, Actor("Eva", Role.PARTNER, organisation(store, "SV")), course.id, NOW)

    def test_a_protected_person_stands_under_the_alias_and_without_age(self, store):
        course = circle_course(store)
        hidden = factories.person(store, "Hemlig", "Person", is_protected=True, birth_date="2020-01-01")
        factories.enrolment.enrol(store, LIBRARIAN, course.id, hidden.id)
        told = circle.check(store, LIBRARIAN, course.id, NOW).per_person[0]

        assert hidden.alias == told.name
        assert "Hemlig" not in str(told)
        assert not any("fyller" in reason for reason in told.reasons)

    def test_a_cancelled_session_is_no_session(self, store):
        course = circle_course(store, count=3)
        session_deeds.cancel_session(store, LIBRARIAN, sessions.of_course(store, course.id, NOW)[1].id, "sjuk")
        verdict = circle.check(store, LIBRARIAN, course.id, NOW)

        assert (2, CircleOutcome.CANNOT_COUNT) == (len(verdict.sessions), verdict.verdict)

    def test_whoever_led_the_session_decides_who_counts_it(self, store):
        course = circle_course(store)
        session = sessions.of_course(store, course.id, NOW)[0]
        substitute = leader(store, "Jonas Ekvall", "JE", employer=library(store))
        with written(store) as it:
            it.insert("session_leader", {"session_id": session.id, "leader_id": substitute, "is_substitute": 1})
        first, second, *_rest = circle.check(store, LIBRARIAN, course.id, NOW).sessions

        assert (CountedBy.LIBRARY, CountedBy.ASSOCIATION) == (first.counted_by, second.counted_by)
        assert "ledaren JE är inte godkänd hos ABF" == first.why_not[0]

    def test_hours_in_other_circles_are_added_up_by_week(self, store):
        other = circle_course(store, code="STO-609", start=time(13), end=time(16), study_hours=18)
        course = factories.course(
            store,
            form=CourseForm.STUDY_CIRCLE,
            organiser_id=organisation(store, "FU"),
            leader_ids=(leader(store, "Bengt Oskarsson", "BO", "FU"),),
        )
        (ada,) = attended(store, course, "Ada", times=1)
        factories.enrolment.enrol(store, LIBRARIAN, other.id, ada.id)
        factories.mark(store, other, ada, "PRESENT", "ABSENT")
        told = circle.check(store, LIBRARIAN, course.id, NOW).per_person[0]

        assert [True] == ["21 studietimmar vecka 37" in it for it in told.reasons if "alla cirklar" in it][:1]

    def test_a_course_that_does_not_exist_is_not_found(self, store):
        with pytest.raises(NotFound):
            circle.check(store, LIBRARIAN, 4711, NOW)


class TestDraft:
    def test_a_plan_is_judged_before_anything_is_saved(self, store):
        draft = factories.course_draft(
            count=4, start=time(17), end=time(19), form=CourseForm.STUDY_CIRCLE, organiser_id=organisation(store, "SV")
        )
        verdict = circle.check_draft(store, draft)

        assert (False, CircleOutcome.CANNOT_COUNT, 8) == (verdict.shape_counts, verdict.verdict, verdict.study_hours)
        assert "4 × 2 h ger 8 studietimmar; 5 × 2 h eller 4 × 2 h 15 min skulle räcka" in verdict.suggestions
        assert 0 == len(tables.find(store, "course"))

    def test_dates_picked_by_hand_are_those_that_are_judged(self, store):
        draft = factories.course_draft(form=CourseForm.STUDY_CIRCLE, organiser_id=organisation(store, "SV"))

        assert 1 == len(circle.check_draft(store, draft, [factories.TUESDAY]).sessions)

    def test_more_seats_than_a_circle_may_have_are_told(self, store):
        draft = factories.course_draft(form=CourseForm.STUDY_CIRCLE, organiser_id=organisation(store, "SV"), seats=24)
        verdict = circle.check_draft(store, draft)

        assert (False, CircleOutcome.CAN_STILL_COUNT) == (verdict.shape_counts, verdict.verdict)


class TestRules:
    def test_a_changed_rule_holds_and_outlives_an_update(self, store):
        circle.change_rule(store, LIBRARIAN, "circle.hours_min", value=8)
        setup.load_reference(store)
        draft = factories.course_draft(
            count=4, start=time(17), end=time(19), form=CourseForm.STUDY_CIRCLE, organiser_id=organisation(store, "SV")
        )

        assert (8, False) == (
            circle.rule_of(store, "CIRCLE.hours_min").value,
            circle.rule_of(store, "CIRCLE.hours_min").is_reference,
        )
        assert circle.check_draft(store, draft).shape_counts

    def test_an_update_changes_a_rule_that_nobody_has_touched(self, store):
        with written(store) as it:
            it.update("circle_rule", circle.rule_of(store, "CIRCLE.hours_min").id, {"value": 5})
        setup.load_circle_rules(store)

        assert 9 == circle.rule_of(store, "CIRCLE.hours_min").value

    def test_a_library_from_before_there_were_rules_gets_them(self, store):
        shipped = len(circle_store.rules(store))
        with written(store) as it:
            for rule in circle_store.rules(store):
                it.delete("circle_rule", rule.id)
        setup.fill(store)

        assert shipped == len(circle_store.rules(store)) > 30

    def test_a_change_can_be_undone(self, store):
        circle.change_rule(store, LIBRARIAN, "CIRCLE.people_max", value=25, effect=Effect.WARNS)
        journal.undo(store, LIBRARIAN)
        rule = circle.rule_of(store, "CIRCLE.people_max")

        assert (20, Effect.STOPS, True) == (rule.value, rule.effect, rule.is_reference)

    def test_only_who_may_configure_changes_a_rule(self, store):
        with pytest.raises(Refused):
            circle.change_rule(store, READER, "CIRCLE.people_max", value=25)

    def test_a_wrong_code_is_told_with_near_ones(self, store):
        with pytest.raises(NotFound) as told:
            circle.rule_of(store, "CIRCLE.people_mx")

        assert "CIRCLE.people_max" in told.value.hint


class TestStudyHours:
    def test_the_leaders_own_hours_hold_and_the_proposal_stays(self, store):
        course = circle_course(store)
        session = sessions.of_course(store, course.id, NOW)[0]
        circle.set_study_hours(store, LIBRARIAN, session.id, 2)
        told = circle.check(store, LIBRARIAN, course.id, NOW).sessions[0]

        assert (2, 3, True) == (told.study_hours, told.proposed, told.is_stated)

    def test_they_can_be_taken_back(self, store):
        course = circle_course(store, study_hours=None)
        session = sessions.of_course(store, course.id, NOW)[0]
        circle.set_study_hours(store, LIBRARIAN, session.id, 2)
        circle.set_study_hours(store, LIBRARIAN, session.id, None)

        assert not circle.check(store, LIBRARIAN, course.id, NOW).sessions[0].is_stated

    def test_a_slip_of_the_finger_is_refused(self, store):
        session = sessions.of_course(store, circle_course(store).id, NOW)[0]
        with pytest.raises(Invalid):
            circle.set_study_hours(store, LIBRARIAN, session.id, 45)


class TestCategory:
    @pytest.mark.parametrize(
        ("kind", "code"), [(CourseKind.COURSE, "111"), (CourseKind.EVENT, "113"), (CourseKind.GUIDANCE, "108")]
    )
    def test_a_course_has_the_category_of_its_kind(self, store, kind, code):
        assert code == circle.kb_category(store, factories.course(store, kind=kind))

    def test_its_own_category_holds(self, store):
        course = factories.course(store, kb_category="113")

        assert "113" == circle.check(store, LIBRARIAN, course.id, NOW).kb_category

    def test_a_category_that_does_not_exist_is_a_fault(self, store):
        assert "kb_category" in planning.faults(store, factories.course_draft(kb_category="999"))

"""Course plans: what is shipped, changing and removing, from a plan to a course and back."""

import json
from dataclasses import replace
from datetime import date, time

import factories
import pytest

from courses import clock, resources
from courses.actions import journal, plan_drafts, planning, plans, setup
from courses.actions.plan_drafts import PlanDraft
from courses.errors import Conflict, Invalid, NotFound, Refused
from courses.model import Actor, CourseForm, CourseKind, PlanSession, Role
from courses.rules.attendance import study_hours
from courses.store import check, courses, sessions, tables
from courses.store import plans as queries

MONDAY = date(2027, 1, 18)


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        yield opened


def shipped(store, title="Internet för nybörjare"):
    return queries.by_title(store, title)


def plan_course(store, title="Internet för nybörjare", **values):
    given = {"code": "STO-701", "first_date": MONDAY, "start": time(10), **values}
    return plans.plan_course(store, factories.LIBRARIAN, shipped(store, title).id, **given)


def titles(store, course):
    return [it.title for it in sessions.of_course(store, course.id, clock.now())]


def test_eight_plans_are_there_in_both_languages_and_whole(store):
    every = queries.entries(store, language="sv")

    assert ["sv"] * 8 + ["en"] * 8 == [it.language for it in every]
    assert 8 == len({it.code for it in every})
    for it in every:
        assert it.is_reference
        assert it.sessions == len(it.meetings)
        assert it.level and it.audience and it.aims and it.content and it.material and it.handouts
        assert all(one.title and one.content for one in it.meetings)
        assert 1 <= it.minimum <= it.seats


def test_every_shipped_study_circle_has_a_shape_that_counts(store):
    circles = [it for it in queries.entries(store) if it.form is CourseForm.STUDY_CIRCLE]

    assert circles
    for it in circles:
        hours = min(4, study_hours(time(10), plans.end_of(time(10), it.minutes), it.break_minutes))
        assert it.sessions >= 3 and it.sessions * hours >= 9
        assert it.minimum >= 3 and it.seats <= 19  # the leader makes one more


def test_both_languages_of_a_plan_have_the_same_shape():
    for it in json.loads((resources.folder("db/reference") / "plans.json").read_text(encoding="utf-8"))["plans"]:
        assert it["sv"].keys() == it["en"].keys()
        assert [bool(one["material"]) for one in it["sv"]["meetings"]] == [
            bool(one["material"]) for one in it["en"]["meetings"]
        ]


def test_the_librarys_language_comes_first(store):
    assert "en" == queries.entries(store, language="en")[0].language


def test_a_search_looks_into_what_the_sessions_hold(store):
    assert ["Surfplatta för seniorer"] == [it.title for it in queries.entries(store, "lånekortet")]


def test_a_librarys_own_edit_survives_new_reference_data(store):
    before = shipped(store)
    changed = replace(plans.draft_of(before), aims="Våra egna mål")

    after = plans.change(store, factories.LIBRARIAN, before.id, changed, before.version)
    setup.load_reference(store)

    assert not after.is_reference
    assert "Våra egna mål" == queries.get(store, before.id).aims
    assert 16 == len(queries.entries(store))


def test_a_plan_as_shipped_follows_new_reference_data(store):
    before = shipped(store)
    with store.immediate():
        store.db.conn.execute("UPDATE course_plan SET aims = 'gamla' WHERE id = ?", (before.id,))

    setup.load_reference(store)

    assert before.aims == queries.get(store, before.id).aims


def test_a_removed_plan_stays_removed(store):
    plans.remove(store, factories.LIBRARIAN, shipped(store).id)
    setup.load_reference(store)
    setup.fill(store)

    assert 15 == len(queries.entries(store))


def test_an_older_library_gets_the_plans(store):
    with store.immediate():
        for table in ("course_plan_session", "course_plan"):
            store.db.conn.execute(f"DELETE FROM {table}")
            store.db.conn.execute("DELETE FROM journal_change WHERE table_name = ?", (table,))

    setup.fill(store)

    assert 16 == len(queries.entries(store))
    assert [] == check.find_troubles(store)


def test_own_plans_of_a_shipped_title_are_left_alone(store):
    plan = shipped(store)
    plans.remove(store, factories.LIBRARIAN, plan.id)
    own = plans.add(store, factories.LIBRARIAN, PlanDraft(title=plan.title))
    setup.load_reference(store)

    assert "" == queries.get(store, own.id).aims


def test_changing_sessions_alone_makes_a_plan_ones_own_and_is_one_undo(store):
    before = shipped(store)
    draft = replace(
        plans.draft_of(before), meetings=(*before.meetings[:-1], replace(before.meetings[-1], title="Fest"))
    )

    after = plans.change(store, factories.LIBRARIAN, before.id, draft, before.version)
    assert ("Fest", False) == (after.meetings[-1].title, after.is_reference)

    journal.undo(store, factories.LIBRARIAN)
    assert before.meetings == queries.get(store, before.id).meetings
    assert queries.get(store, before.id).is_reference


def test_the_second_to_change_a_plan_is_told(store):
    before = shipped(store)
    draft = plans.draft_of(before)
    plans.change(store, factories.LIBRARIAN, before.id, replace(draft, level="A"), before.version)

    with pytest.raises(Conflict):
        plans.change(store, factories.LIBRARIAN, before.id, replace(draft, level="B"), before.version)


def test_all_faults_of_a_plan_come_at_once(store):
    draft = PlanDraft(title=" ", sessions=0, minutes=30, break_minutes=30, seats=3, minimum=4)

    assert {"title", "sessions", "break_minutes", "minimum"} == plans.faults(store, draft).keys()
    with pytest.raises(Invalid):
        plans.add(store, factories.LIBRARIAN, draft)


def test_two_plans_never_have_one_title(store):
    assert "title" in plans.faults(store, PlanDraft(title="INTERNET för nybörjare"))
    assert {} == plans.faults(store, plans.draft_of(shipped(store)), except_id=shipped(store).id)


def test_more_sessions_told_of_than_held_is_a_fault(store):
    draft = PlanDraft(title="Ny", sessions=1, meetings=(PlanSession(1, "A"), PlanSession(2, "B")))

    assert "meetings" in plans.faults(store, draft)


def test_a_copy_gets_a_title_of_its_own(store):
    first = plans.copy(store, factories.LIBRARIAN, shipped(store).id)
    second = plans.copy(store, factories.LIBRARIAN, shipped(store).id)

    assert "Internet för nybörjare (kopia)" == first.title
    assert "Internet för nybörjare (kopia) 2" == second.title
    assert shipped(store, "Internet för nybörjare").meetings == second.meetings
    assert not second.is_reference and "" == second.code


def test_from_a_plan_to_a_course_all_follows(store):
    course = plan_course(store)
    plan = shipped(store)

    assert (plan.title, plan.content, plan.level, plan.audience) == (
        course.title,
        course.content,
        course.level,
        course.audience,
    )
    assert (plan.kind, plan.form, plan.seats, plan.minimum) == (course.kind, course.form, course.seats, course.minimum)
    assert (time(12, 30), 15, plan.id) == (course.end, course.break_minutes, course.plan_id)
    assert [one.title for one in plan.meetings] == titles(store, course)


def test_a_plan_passes_over_red_days_and_its_titles_follow_the_numbers(store):
    course = plan_course(store, first_date=date(2027, 3, 15))

    assert ["2027-03-29"] == [it.day.isoformat() for it in courses.skipped(store, course.id)]  # Easter Monday
    assert [one.title for one in shipped(store).meetings] == titles(store, course)


def test_a_plan_that_would_end_after_midnight_is_refused(store):
    with pytest.raises(Invalid):
        plan_course(store, start=time(23))


def test_a_longer_course_keeps_its_titles_and_one_named_by_hand_is_left_alone(store):
    course = plan_course(store)
    first = sessions.of_course(store, course.id, clock.now())[0]
    draft = planning.draft_of(course)
    later = replace(draft, pattern=replace(draft.pattern, first_date=date(2027, 1, 25)))
    course = planning.change_course(
        store, factories.LIBRARIAN, course.id, later, course.version, planning.propose(store, later).days
    )
    assert [one.title for one in shipped(store).meetings] == titles(store, course)

    with store.immediate():
        store.db.conn.execute("UPDATE session SET title = 'Besök' WHERE number = 1")
    course = planning.change_course(
        store, factories.LIBRARIAN, course.id, draft, course.version, planning.propose(store, draft).days
    )
    assert first.title != titles(store, course)[0]


def test_removing_a_plan_leaves_its_courses_and_can_be_undone(store):
    course, plan = plan_course(store), shipped(store)
    plans.remove(store, factories.LIBRARIAN, plan.id)

    assert None is courses.get(store, course.id).plan_id
    assert "Lära känna datorn" == titles(store, course)[0]

    journal.undo(store, factories.LIBRARIAN)
    assert plan.id == courses.get(store, course.id).plan_id
    assert plan.meetings == queries.get(store, plan.id).meetings


def test_a_past_course_becomes_a_plan(store):
    course = factories.course(store, title="Släktforskning", content="Kyrkböcker", minimum=3, break_minutes=15)

    plan = plans.plan_of_course(store, factories.LIBRARIAN, course.id)

    assert ("Släktforskning", 8, 135, 15, 8, 3) == (
        plan.title,
        plan.sessions,
        plan.minutes,
        plan.break_minutes,
        plan.seats,
        plan.minimum,
    )
    assert ("Kyrkböcker", (), CourseKind.COURSE) == (plan.content, plan.meetings, plan.kind)


def test_a_course_made_from_a_plan_gives_its_texts_on(store):
    course = plan_course(store)

    plan = plans.plan_of_course(store, factories.LIBRARIAN, course.id)

    assert "Internet för nybörjare (STO-701)" == plan.title
    assert shipped(store, "Internet för nybörjare").meetings == plan.meetings
    assert shipped(store, "Internet för nybörjare").handouts == plan.handouts


def test_who_may_not_plan_is_refused(store):
    reader = Actor(name="Läsa", role=Role.READER)

    for work in (
        lambda: plans.add(store, reader, PlanDraft(title="Ny")),
        lambda: plans.remove(store, reader, shipped(store).id),
        lambda: plans.plan_course(store, reader, shipped(store).id, code="X-1", first_date=MONDAY, start=time(10)),
    ):
        with pytest.raises(Refused):
            work()


def test_a_plan_is_found_by_words_that_only_it_has(store):
    assert "Surfplatta för seniorer" == queries.by_title(store, "surfplatta").title
    with pytest.raises(Invalid, match="Bedrägerier"):
        plans.copy(store, factories.LIBRARIAN, shipped(store, "Bedrägerier och lösenord").id)
        queries.by_title(store, "bedrägerier lösenord o")
    with pytest.raises(NotFound) as told:
        queries.by_title(store, "Internet för nybörjaren")
    assert "Internet för nybörjare" in told.value.hint


def test_what_sessions_hold_is_read_as_it_is_written(store):
    for it in queries.entries(store):
        assert it.meetings == plan_drafts.read_meetings(plan_drafts.written(it.meetings))


def test_sessions_may_be_written_without_numbers():
    text = "Musen\r\nVi klickar.\n\n\n2) Nätet\nVi söker.\nmaterial: Lathund"

    assert (
        PlanSession(1, "Musen", "Vi klickar."),
        PlanSession(2, "Nätet", "Vi söker.", "Lathund"),
    ) == plan_drafts.read_meetings(text)


def test_the_database_holds_together_after_all_of_it(store):
    course = plan_course(store)
    plans.plan_of_course(store, factories.LIBRARIAN, course.id, "Egen")
    plans.remove(store, factories.LIBRARIAN, shipped(store, "Videosamtal").id)

    assert [] == check.find_troubles(store)
    assert None is tables.first(store, "course_plan", title="Videosamtal")

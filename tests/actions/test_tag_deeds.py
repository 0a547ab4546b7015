"""Mode and tags of a course: written with it, counted by, chosen by, carried along to a copy."""

from dataclasses import replace
from datetime import date

from factories import LIBRARIAN, course, enrolled, library, mark

from courses import clock
from courses.actions import journal, planning, targets, terms
from courses.actions.targets import TargetDraft
from courses.model import CourseMode, Tag, TagKind
from courses.model.targets import TargetFilter, TargetUnit
from courses.store import courses

WEEK = Tag(TagKind.CAMPAIGN, "All Digital Week")
FIRST = Tag(TagKind.POLICY_GOAL, "Digitalt först")
TAGGED = {"mode": CourseMode.TEST, "campaigns": ("All Digital Week",), "policy_goals": ("Digitalt först",)}


def codes(store, **chosen):
    return [it.code for it in courses.summaries(store, clock.now(), **chosen)]


def test_mode_and_tags_are_kept_with_the_course_and_undone_with_it(tmp_path):
    with library(tmp_path) as store:
        made = course(store, **TAGGED)
        assert (CourseMode.TEST, (WEEK, FIRST)) == (made.mode, made.tags)

        draft = replace(planning.draft_of(made), mode=None, campaigns=(), projects=("eRUM", "eRUM", "ERUM ", ""))
        changed = planning.change_course(store, LIBRARIAN, made.id, draft, made.version)
        assert (None, (Tag(TagKind.PROJECT, "eRUM"), FIRST)) == (changed.mode, changed.tags)

        journal.undo(store, LIBRARIAN)
        assert (CourseMode.TEST, (WEEK, FIRST)) == (courses.get(store, made.id).mode, courses.get(store, made.id).tags)


def test_saving_the_same_tags_again_changes_nothing(tmp_path):
    with library(tmp_path) as store:
        made = course(store, **TAGGED)
        planning.change_course(store, LIBRARIAN, made.id, planning.draft_of(made), made.version)
        assert made == courses.get(store, made.id)


def test_courses_are_chosen_by_tag_and_mode_whatever_the_case(tmp_path):
    with library(tmp_path) as store:
        course(store, code="A-1", **TAGGED)
        course(store, code="B-1", campaigns=("All Digital Week",))
        course(store, code="C-1")

        assert ["A-1", "B-1"] == codes(store, tags=[Tag(TagKind.CAMPAIGN, "all digital week")])
        assert ["A-1"] == codes(store, tags=[WEEK, FIRST])
        assert [] == codes(store, tags=[Tag(TagKind.PROJECT, "All Digital Week")])
        assert ["A-1"] == codes(store, modes=[CourseMode.TEST, CourseMode.USE])


def test_a_target_counts_only_what_serves_its_goal(tmp_path):
    with library(tmp_path) as store:
        for code, values in (("A-1", TAGGED), ("B-1", {"campaigns": ("All Digital Week",)})):
            made = course(store, code=code, **values)
            (one,) = enrolled(store, made, f"Ada {code}")
            mark(store, made, one, "PRESENT")
        draft = TargetDraft(
            name="Mål",
            number=10,
            unit=TargetUnit.PERSONS,
            first_date=date(2026, 1, 1),
            last_date=date(2026, 12, 31),
        )

        def done(**chosen):
            target = targets.add(store, LIBRARIAN, replace(draft, filter=TargetFilter(**chosen)))
            (found,) = targets.progress(store, clock.now())
            targets.remove(store, LIBRARIAN, found.target)
            assert target == found.target.id
            return found.done

        assert (2, 1) == (done(campaign="ALL digital week"), done(policy_goal="digitalt först"))
        assert (1, 0) == (done(modes=(CourseMode.TEST,)), done(project="All Digital Week"))
        assert 2 == done()


def test_a_copy_has_the_mode_and_the_tags(tmp_path):
    with library(tmp_path) as store:
        made = course(store, **TAGGED)
        copy = terms.copy_course(store, LIBRARIAN, made.id, date(2027, 1, 12))
        assert (made.mode, made.tags) == (copy.mode, copy.tags)

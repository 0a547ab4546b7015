"""Targets: what is counted, in each unit, and what is not."""

from dataclasses import replace
from datetime import date, datetime

import factories
import pytest

from courses import clock
from courses.actions import attendance, journal, registers, targets
from courses.actions.register_drafts import LeaderDraft
from courses.actions.targets import TargetDraft
from courses.errors import Conflict, Invalid, Refused
from courses.model import Actor, CourseForm, CourseKind, OrganisationKind, Pattern, Role
from courses.model.targets import TargetFilter, TargetUnit
from courses.rules.targets import expected
from courses.store import check, sessions, tables
from courses.store import targets as queries

YEAR = {"first_date": date(2026, 1, 1), "last_date": date(2026, 12, 31)}


@pytest.fixture
def store(tmp_path):
    """Two courses with one person in both, and a drop-in where heads were counted."""
    with factories.library(tmp_path) as opened:
        one = factories.course(opened, form=CourseForm.STUDY_CIRCLE)
        ada, bo = factories.enrolled(opened, one, "Ada", "Bo")
        factories.mark(opened, one, ada, "PRESENT", "LATE", "ABSENT")
        factories.mark(opened, one, bo, "ABSENT", "ABSENT", "EXCUSED")
        two = factories.course(
            opened, code="ÅS-1", title="Surfplatta", led_by=OrganisationKind.LIBRARY, first_date=date(2026, 10, 1)
        )
        from courses.actions import enrolment

        enrolment.enrol(opened, factories.LIBRARIAN, two.id, ada.id)
        factories.mark(opened, two, ada, "PRESENT")
        drop = factories.course(
            opened, code="D-1", title="Drop-in", kind=CourseKind.DROP_IN, pattern=Pattern(date(2026, 11, 3), count=6)
        )
        for session, heads in zip(sessions.of_course(opened, drop.id, clock.now()), (4, 3), strict=False):
            attendance.count_heads(opened, factories.LIBRARIAN, session.id, heads)
        yield opened


def draft(unit="persons", **values):
    return TargetDraft(**{"name": "500 personer", "number": 500, "unit": TargetUnit(unit), **YEAR, **values})


def done(store, unit, **values):
    targets.add(store, factories.LIBRARIAN, draft(unit, **values))
    (found,) = targets.progress(store, clock.now())
    return found


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [("persons", 1), ("participants", 1 + 1 + 7), ("sessions", 3 + 1 + 2), ("occasions", 1), ("study_hours", 6 * 3)],
)
def test_each_unit_counts_its_own(store, unit, wanted):
    assert wanted == done(store, unit).done


def test_heads_without_names_are_told_apart_from_persons(store):
    assert 7 == done(store, "persons").without_names


def test_a_course_counted_by_heads_counts_its_fullest_session(store):
    course = factories.course(store, code="K-1", first_date=date(2026, 11, 2), count=3)
    for session, heads in zip(sessions.of_course(store, course.id, clock.now()), (9, 12), strict=False):
        attendance.count_heads(store, factories.LIBRARIAN, session.id, heads)

    assert 12 == done(store, "participants", filter=TargetFilter(words="K-1")).done


@pytest.mark.parametrize(
    ("chosen", "codes"),
    [
        ({}, {"STO-601", "ÅS-1", "D-1"}),
        ({"kinds": (CourseKind.DROP_IN,)}, {"D-1"}),
        ({"forms": (CourseForm.STUDY_CIRCLE,)}, {"STO-601"}),
        ({"words": "surf"}, {"ÅS-1"}),
        ({"place": "Åsele"}, set()),
        ({"organiser": "ABF"}, set()),
    ],
    ids=["all", "kind", "form", "words", "place", "organiser"],
)
def test_a_filter_lets_through_only_what_it_says(store, chosen, codes):
    assert codes == {it.code for it in done(store, "sessions", filter=TargetFilter(**chosen)).shares}
    assert TargetFilter(**chosen) == queries.entries(store)[0].filter


def test_days_outside_the_period_and_the_future_do_not_count(store):
    assert 1 == done(store, "sessions", first_date=date(2026, 9, 15), last_date=date(2026, 9, 15)).done
    assert 0 == targets.progress(store, datetime(2026, 9, 1, 9))[0].done


def test_the_staff_that_leads_decides_what_is_an_occasion(store):
    library = tables.id_of(store, "organisation", kind="LIBRARY") or registers.add(
        store,
        factories.LIBRARIAN,
        __import__("courses.actions.register_drafts", fromlist=["x"]).OrganisationDraft(
            name="Biblioteket", kind=OrganisationKind.LIBRARY
        ),
    )
    leader = registers.add(store, factories.LIBRARIAN, LeaderDraft(name="Maja", organisation_id=library))
    course = factories.course(store, code="K-2", first_date=date(2026, 11, 3), leader_ids=(leader,))
    (eva,) = factories.enrolled(store, course, "Eva")
    factories.mark(store, course, eva, "PRESENT", "PRESENT")

    assert 2 == done(store, "occasions", filter=TargetFilter(words="K-2")).done


def test_share_and_time_gone(store):
    found = done(store, "persons", number=2)

    assert 0.5 == found.share
    assert 0 == expected(found.target, date(2026, 1, 1))
    assert 1 == expected(found.target, date(2027, 1, 1))
    assert 0.88 < found.expected < 0.89


def test_change_remove_undo(store):
    target_id = targets.add(store, factories.LIBRARIAN, draft())
    (before,) = queries.entries(store)
    targets.change(store, factories.LIBRARIAN, target_id, replace(draft(), number=600), before.version)
    assert 600 == queries.by_name(store, "500 PERSONER").number
    with pytest.raises(Conflict):
        targets.change(store, factories.LIBRARIAN, target_id, draft(), before.version)

    targets.remove(store, factories.LIBRARIAN, queries.entries(store)[0])
    assert [] == queries.entries(store)
    journal.undo(store, factories.LIBRARIAN)
    assert 600 == queries.entries(store)[0].number
    assert [] == check.find_troubles(store)


def test_all_faults_come_at_once(store):
    wrong = draft(name=" ", number=0, first_date=date(2027, 1, 1))

    assert {"name", "number", "last_date"} == targets.faults(store, wrong).keys()
    with pytest.raises(Invalid):
        targets.add(store, factories.LIBRARIAN, wrong)
    targets.add(store, factories.LIBRARIAN, draft())
    assert {"name"} == targets.faults(store, draft()).keys()


def test_who_only_reads_sets_no_target(store):
    with pytest.raises(Refused):
        targets.add(store, Actor(name="L", role=Role.READER), draft())

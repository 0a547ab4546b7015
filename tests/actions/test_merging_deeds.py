"""Two courses merged: who moves, who keeps a seat, in what order they wait, what is cancelled, one undo."""

from datetime import date, datetime, timedelta

import pytest
from factories import LIBRARIAN, course, enrolled, library, mark, person
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses import clock
from courses.actions import enrolment, journal, merging, planning
from courses.errors import Conflict, Refused
from courses.model import Actor, CourseKind, EnrolmentStatus, Role
from courses.store import courses, tables
from courses.store import journal as entries

DATA = ("course", "session", "enrolment", "enrolment_event")
COMING = date(2027, 1, 12)


def twins(store, emptied=None, into=None):
    return (
        course(store, first_date=COMING, count=2, **{"seats": 4, **(emptied or {})}),
        course(store, code="STO-602", first_date=COMING + timedelta(days=1), count=2, **{"seats": 4, **(into or {})}),
    )


def content(store):
    return {
        table: [{k: v for k, v in row.items() if k != "version"} for row in tables.find(store, table)] for table in DATA
    }


def names(store, of):
    seated = courses.participants(store, LIBRARIAN, of.id, clock.now())
    return [it.name for it in seated if it.status is EnrolmentStatus.ENROLLED]


def queue(store, of):
    return [it.name for it in courses.waiting_list(store, LIBRARIAN, of.id, clock.now())]


def merge(store, one, other, **how):
    return merging.merge(store, LIBRARIAN, one.id, other.id, clock.now(), **how)


def test_everybody_moves_the_emptied_course_is_cancelled_and_one_undo_takes_it_back(tmp_path):
    with library(tmp_path) as store:
        one, other = twins(store)
        enrolled(store, one, "Ada", "Bo")
        enrolled(store, other, "Cleo")
        before = content(store)

        seen = merging.preview(store, LIBRARIAN, one.id, other.id, clock.now())
        assert before == content(store)
        assert seen == merge(store, one, other, seen=seen)

        assert ["Ada Ek", "Bo Ek", "Cleo Ek"] == names(store, other)
        assert [] == names(store, one)
        assert "Sammanslagen med STO-602" == courses.get(store, one.id).cancelled_reason
        assert (date(2027, 1, 12), date(2027, 1, 19)) == seen.cancelled
        assert "Slog ihop STO-601 med STO-602" == entries.history(store)[0].deed
        journal.undo(store, LIBRARIAN)
        assert before == content(store)


def test_those_who_come_keep_their_order_and_the_last_of_them_wait(tmp_path):
    with library(tmp_path) as store:
        one, other = twins(store, into={"seats": 3})
        enrolled(store, other, "Dag")
        enrolled(store, one, "Ada", "Bo", "Cleo")

        done = merge(store, one, other)

        assert ["Ada Ek", "Bo Ek", "Dag Ek"] == names(store, other)
        assert ["Cleo Ek"] == queue(store, other)
        assert ("Dessa hade plats och får vänta: Cleo Ek.",) == done.warnings


def test_who_waited_comes_after_those_who_had_a_seat(tmp_path):
    with library(tmp_path) as store:
        one, other = twins(store, emptied={"seats": 1}, into={"seats": 2})
        enrolled(store, one, "Ada", "Bo", "Cleo")

        done = merge(store, one, other)

        assert ["Ada Ek", "Bo Ek"] == names(store, other)
        assert ("Cleo Ek",) == done.waiting


def test_a_queue_that_there_is_becomes_one_in_order_of_time_and_nobody_loses_a_seat(tmp_path):
    with library(tmp_path) as store:
        one, other = twins(store, into={"seats": 1})
        at = datetime(2026, 11, 1, 10)
        for hours, given_name, of in ((0, "Ada", one), (1, "Bo", other), (2, "Cleo", one), (3, "Dag", other)):
            who = person(store, given_name)
            enrolment.enrol(store, LIBRARIAN, of.id, who.id, at=at + timedelta(hours=hours))

        merge(store, one, other)

        assert ["Bo Ek"] == names(store, other)
        assert ["Ada Ek", "Cleo Ek", "Dag Ek"] == queue(store, other)


def test_who_is_in_both_stays_as_they_were(tmp_path):
    with library(tmp_path) as store:
        one, other = twins(store, into={"seats": 1})
        enrolled(store, other, "Ada")
        (bo,) = enrolled(store, other, "Bo")
        enrolment.enrol(store, LIBRARIAN, one.id, bo.id)

        done = merge(store, one, other)

        assert [(True, EnrolmentStatus.WAITING, 1)] == [(it.is_in_both, it.becomes, it.position) for it in done.movers]
        assert ["Ada Ek"] == names(store, other)


def test_the_log_says_where_somebody_came_from_and_keeps_what_they_asked_for(tmp_path):
    with library(tmp_path) as store:
        one, other = twins(store)
        who = person(store, "Ada")
        at = datetime(2026, 11, 3, 10, 12)
        enrolment.enrol(store, LIBRARIAN, one.id, who.id, at=at, notes="hörslinga", party="familjen")

        merge(store, one, other)

        (row,) = tables.find(store, "enrolment", course_id=other.id)
        assert ("hörslinga; från STO-601, anmäld tis 3 nov 10.12", "familjen") == (row["notes"], row["party"])
        assert "Flyttad till STO-602" == tables.find(store, "enrolment_event", course_id=one.id)[-1]["notes"]


def test_everybody_of_the_emptied_course_and_the_leaders_of_both_have_to_be_told(tmp_path):
    with library(tmp_path) as store:
        with entries.deed(store, LIBRARIAN, "leaders") as it:
            kim = it.insert("leader", {"name": "Kim Ek", "phone": "070-1740605"})
            bo = it.insert("leader", {"name": "Bo Alm"})
        one, other = twins(store, emptied={"leader_ids": (kim,)}, into={"leader_ids": (bo,)})
        enrolled(store, one, "Ada")
        enrolled(store, other, "Cleo")

        done = merge(store, one, other)

        assert ["Kim Ek", "Ada Ek", "Bo Alm"] == [it.name for it in done.to_tell]


def test_another_title_fee_or_language_is_told(tmp_path):
    with library(tmp_path) as store:
        one, other = twins(store, emptied={"language": "somaliska"}, into={"title": "Kartor", "fee": 5000})
        assert 3 == len(merging.preview(store, LIBRARIAN, one.id, other.id, clock.now()).warnings)


def test_what_cannot_be_merged_says_why_and_writes_nothing(tmp_path):
    with library(tmp_path) as store:
        one, other = twins(store)
        begun = course(store, code="STO-603", count=12)
        mark(store, begun, enrolled(store, begun, "Ada")[0], "PRESENT")
        ended = course(store, code="STO-604", first_date=date(2026, 9, 1), count=1)
        open_ = course(store, code="STO-605", kind=CourseKind.DROP_IN, first_date=COMING)
        gone = course(store, code="STO-606", first_date=COMING)
        planning.cancel_course(store, LIBRARIAN, gone.id, "x")
        before = content(store)

        for pair in ((one, one), (begun, one), (one, ended), (one, open_), (one, gone), (gone, one)):
            with pytest.raises(Refused):
                merge(store, *pair)
        with pytest.raises(Refused):
            merging.merge(store, Actor(name="Leo", role=Role.LEADER), one.id, other.id, clock.now())
        assert before == content(store)


def test_somebody_who_enrols_meanwhile_is_a_conflict(tmp_path):
    with library(tmp_path) as store:
        one, other = twins(store)
        seen = merging.preview(store, LIBRARIAN, one.id, other.id, clock.now())
        enrolled(store, one, "Ada")
        with pytest.raises(Conflict):
            merge(store, one, other, seen=seen)


steps = st.lists(
    st.tuples(st.integers(0, 5), st.booleans(), st.sampled_from(["enrol", "enrol", "cancel", "drop_out"])), max_size=14
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps, seats=st.tuples(st.integers(0, 4), st.integers(0, 4)))
def test_nobody_loses_a_seat_where_the_others_come_and_undo_gives_all_back(tmp_path_factory, steps, seats):
    with library(tmp_path_factory.mktemp("merge")) as store:
        one, other = twins(store, emptied={"seats": seats[0]}, into={"seats": seats[1]})
        six = [person(store, name) for name in ("Ada", "Bo", "Cleo", "Dag", "Eva", "Fia")]
        for number, (who, is_one, what) in enumerate(steps):
            at = datetime(2026, 11, 1, 10) + timedelta(minutes=number)
            try:
                getattr(enrolment, what)(store, LIBRARIAN, (one if is_one else other).id, six[who].id, at=at)
            except Refused:
                continue
        before, seated = content(store), set(names(store, other))
        came = set(names(store, one)) | set(queue(store, one))

        merge(store, one, other)

        assert seated <= set(names(store, other))
        assert came <= set(names(store, other)) | set(queue(store, other))
        assert len(names(store, other)) <= max(seats[1], len(seated))
        journal.undo(store, LIBRARIAN)
        assert before == content(store)


def test_who_had_chosen_single_sessions_is_said_to_come_to_the_whole(tmp_path):
    with library(tmp_path) as store:
        one, other = twins(store, *[{"kind": CourseKind.WORKSHOP_SERIES}] * 2)
        chosen = tables.find(store, "session", order="day", course_id=one.id)[0]["id"]
        ada = person(store, "Ada")
        enrolment.enrol(store, LIBRARIAN, one.id, ada.id, sessions=[chosen])
        enrolled(store, one, "Bo")

        said = merging.preview(store, LIBRARIAN, one.id, other.id, clock.now()).warnings

        (told,) = [text for text in said if "Ada" in text]
        assert "Bo" not in told

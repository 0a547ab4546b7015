"""Many sessions or courses changed at once: what each becomes, what is left alone and why, one deed, one undo."""

from datetime import date, time

import pytest
from factories import LIBRARIAN, course, enrolled, library, mark
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses import clock
from courses.actions import bulk_courses, bulk_sessions, enrolment, journal, options, sessions
from courses.actions.bulk_courses import CourseChange
from courses.actions.bulk_sessions import SessionChange
from courses.errors import Conflict, Invalid, Refused
from courses.model import Actor, CourseForm, Hindrance, OrganisationKind, Role, Treatment
from courses.store import bulk_rows, courses, tables
from courses.store import journal as entries
from courses.store import sessions as stored
from courses.store.bulk_rows import Which
from courses.store.journal import deed

DATA = (
    "course",
    "session",
    "session_leader",
    "course_leader",
    "enrolment",
    "enrolment_event",
    "skipped_date",
    "course_co_organiser",
)


def room(store, name, place="Storuman"):
    with deed(store, LIBRARIAN, "room") as it:
        return it.insert("room", {"name": name, "place": place})


def leader(store, name, phone="070-1740605"):
    with deed(store, LIBRARIAN, "leader") as it:
        return it.insert("leader", {"name": name, "phone": phone})


def ids(store, *of, **which):
    return bulk_rows.matching(store, Which(course_ids=[one.id for one in of], **which))


def content(store):
    """Returns all that the tables say but the versions, which every change raises."""
    return {
        table: [{k: v for k, v in row.items() if k != "version"} for row in tables.find(store, table)] for table in DATA
    }


def days(store, of):
    return [
        f"{it.day.isoformat()} {it.start:%H.%M}–{it.end:%H.%M}"
        for it in stored.of_course(store, of.id, clock.now())
        if it.number
    ]


def test_many_sessions_get_another_room_in_one_deed_that_one_undo_takes_back(tmp_path):
    with library(tmp_path) as store:
        hall, small = room(store, "Hörsalen"), room(store, "Grupprummet")
        one, other = (
            course(store, count=8, room_id=hall),
            course(store, code="STO-602", count=6, start=time(13), end=time(15)),
        )
        before = content(store)

        done = bulk_sessions.write(store, LIBRARIAN, ids(store, one, other), SessionChange(room_id=small))

        assert 14 == len(done.changed)
        assert ("Hörsalen Storuman", "Grupprummet Storuman") == done.rows[0].altered[0][2:]
        assert {small} == {row["room_id"] for row in tables.find(store, "session")}
        assert "Ändrade 14 träffar: ny lokal" == entries.history(store)[0].deed
        journal.undo(store, LIBRARIAN)
        assert before == content(store)


def test_a_preview_writes_nothing_and_says_what_writing_then_does(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=3)
        before, told = content(store), len(entries.history(store))

        seen = bulk_sessions.preview(store, LIBRARIAN, ids(store, one), SessionChange(days=1))

        assert before == content(store)
        assert told == len(entries.history(store))
        assert seen == bulk_sessions.write(store, LIBRARIAN, ids(store, one), SessionChange(days=1), seen)
        assert ["2026-09-09 10.00–12.15", "2026-09-16 10.00–12.15", "2026-09-23 10.00–12.15"] == days(store, one)


def test_a_week_later_none_stands_in_anothers_way(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=3)
        before = content(store)

        bulk_sessions.write(store, LIBRARIAN, ids(store, one), SessionChange(days=7))

        assert ["2026-09-15", "2026-09-22", "2026-09-29"] == [day[:10] for day in days(store, one)]
        assert None is tables.find(store, "session", order="day")[0]["moved_from"]  # the whole course is planned so now
        journal.undo(store, LIBRARIAN)
        assert before == content(store)


def test_a_new_start_keeps_the_length_and_a_new_end_the_start(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=1)
        bulk_sessions.write(store, LIBRARIAN, ids(store, one), SessionChange(start=time(13)))
        assert ["2026-09-08 13.00–15.15"] == days(store, one)

        bulk_sessions.write(store, LIBRARIAN, ids(store, one), SessionChange(end=time(15)))
        assert ["2026-09-08 13.00–15.00"] == days(store, one)


def test_another_weekday_is_of_the_same_week(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=2)
        bulk_sessions.write(store, LIBRARIAN, ids(store, one), SessionChange(weekday=6))
        assert ["2026-09-13", "2026-09-20"] == [day[:10] for day in days(store, one)]


def test_what_is_held_cancelled_or_so_already_is_left_alone_and_says_why(tmp_path):
    with library(tmp_path) as store:
        hall = room(store, "Hörsalen")
        one = course(store, count=4)
        (asta,) = enrolled(store, one, "Asta")
        mark(store, one, asta, "PRESENT")
        every = [it.id for it in stored.of_course(store, one.id, clock.now())]
        sessions.cancel_session(store, LIBRARIAN, every[1], "sjuk")
        sessions.change_room(store, LIBRARIAN, every[2], hall)

        found = bulk_sessions.preview(store, LIBRARIAN, every, SessionChange(room_id=hall))

        assert ["Närvaro är ifylld.", "Är inställd.", "Är så redan.", ""] == [row.left for row in found.rows]


def test_a_clash_that_blocks_leaves_that_row_alone_and_one_that_warns_is_told(tmp_path):
    with library(tmp_path) as store:
        hall = room(store, "Hörsalen")
        course(store, count=1, room_id=hall)
        other = course(store, code="STO-602", count=2)
        for how, left in (("block", [True, False]), ("warn", [False, False])):
            options.set_option(store, LIBRARIAN, "clash.room", how)
            found = bulk_sessions.preview(store, LIBRARIAN, ids(store, other), SessionChange(room_id=hall))

            assert left == [row.is_refused for row in found.rows]
            said = found.rows[0].left if how == "block" else found.rows[0].warnings[0]
            assert "Hörsalen (Storuman)" in said
            assert "STO-601" in said


def test_of_two_that_would_clash_with_each_other_the_latter_is_left_alone(tmp_path):
    with library(tmp_path) as store:
        hall = room(store, "Hörsalen")
        options.set_option(store, LIBRARIAN, "clash.room", "block")
        one, other = course(store, count=1), course(store, code="STO-602", count=1)

        found = bulk_sessions.write(store, LIBRARIAN, ids(store, one, other), SessionChange(room_id=hall))

        assert [False, True] == [row.is_refused for row in found.rows]
        assert [hall, None] == [row["room_id"] for row in tables.find(store, "session")]


def test_a_red_day_is_told(tmp_path):
    with library(tmp_path) as store:
        one = course(store, first_date=date(2027, 1, 5), count=1)
        found = bulk_sessions.preview(store, LIBRARIAN, ids(store, one), SessionChange(days=1))
        assert ("ons 6 jan: röd dag: trettondedag jul",) == found.rows[0].warnings


def test_a_leader_is_put_on_and_taken_off_and_somebody_has_to_be_left(tmp_path):
    with library(tmp_path) as store:
        kim, bo = leader(store, "Kim Ek"), leader(store, "Bo Alm")
        one = course(store, count=2, leader_ids=(kim,))
        every = ids(store, one)

        done = bulk_sessions.write(store, LIBRARIAN, every, SessionChange(leader_on=bo))
        assert "Kim Ek, Bo Alm" == done.rows[0].altered[0].after
        assert ["Bo Alm"] == [it.name for it in done.to_tell[0].who]

        bulk_sessions.write(store, LIBRARIAN, every, SessionChange(leader_off=kim))
        assert [("Bo Alm",)] * 2 == [it.leader_names for it in stored.of_course(store, one.id, clock.now())]
        assert (
            "Ingen annan leder den."
            == bulk_sessions.preview(store, LIBRARIAN, every, SessionChange(leader_off=bo)).rows[0].left
        )


def test_cancelled_sessions_lose_their_numbers_and_everybody_is_to_be_told(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=3)
        enrolled(store, one, "Asta")

        done = bulk_sessions.write(store, LIBRARIAN, ids(store, one)[:2], SessionChange(cancels=True, reason="sjuk"))

        assert [None, None, 1] == [it.number for it in stored.of_course(store, one.id, clock.now())]
        assert ["Asta Ek"] == [it.name for it in done.to_tell[0].who]
        assert "Ställde in 2 träffar" == entries.history(store)[0].deed


def test_all_that_is_wrong_with_a_change_is_told_at_once(tmp_path):
    with library(tmp_path) as store, pytest.raises(Invalid) as told:
        bulk_sessions.preview(
            store, LIBRARIAN, [], SessionChange(days=1, weekday=2, start=time(12), end=time(11), room_id=9, leader_on=9)
        )
    assert 5 == len(told.value.message.split("\n"))


def test_nothing_to_change_is_refused_and_what_changed_since_is_a_conflict(tmp_path):
    with library(tmp_path) as store:
        hall = room(store, "Hörsalen")
        one = course(store, count=2)
        seen = bulk_sessions.preview(store, LIBRARIAN, ids(store, one), SessionChange(room_id=hall))
        bulk_sessions.write(store, LIBRARIAN, ids(store, one), SessionChange(room_id=hall))

        with pytest.raises(Refused):
            bulk_sessions.write(store, LIBRARIAN, ids(store, one), SessionChange(room_id=hall))
        with pytest.raises(Conflict):
            bulk_sessions.write(store, LIBRARIAN, ids(store, one), SessionChange(room_id=hall), seen)


def test_who_may_not_plan_changes_nothing(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=1)
        reader = Actor(name="Leo", role=Role.READER)

        with pytest.raises(Refused):
            bulk_sessions.preview(store, reader, ids(store, one), SessionChange(days=1))
        with pytest.raises(Refused):
            bulk_courses.write(store, reader, [one.id], CourseChange(values={"seats": 3}))


def test_sessions_are_found_by_period_weekday_room_and_leader(tmp_path):
    with library(tmp_path) as store:
        hall, kim, bo = room(store, "Hörsalen"), leader(store, "Kim Ek"), leader(store, "Bo Alm")
        one = course(store, count=3, room_id=hall, leader_ids=(kim,))
        other = course(store, code="STO-602", count=3, first_date=date(2026, 9, 9))
        (first, second, _third) = ids(store, one)
        bulk_sessions.write(store, LIBRARIAN, [second], SessionChange(leader_on=bo))
        bulk_sessions.write(store, LIBRARIAN, [second], SessionChange(leader_off=kim))

        assert ids(store, other) == bulk_rows.matching(store, Which(weekdays=(2,)))
        assert ids(store, one) == bulk_rows.matching(store, Which(room_id=hall))
        assert [second] == bulk_rows.matching(store, Which(leader_id=bo))
        assert second not in bulk_rows.matching(store, Which(leader_id=kim))
        assert [first] == ids(store, one, last=date(2026, 9, 8))


def test_many_courses_get_other_seats_and_who_gets_one_is_to_be_told(tmp_path):
    with library(tmp_path) as store:
        one = course(store, seats=1)
        enrolled(store, one, "Ada", "Bo")
        two = course(store, code="STO-602", seats=2)
        before = content(store)

        done = bulk_courses.write(store, LIBRARIAN, [one.id, two.id], CourseChange(values={"seats": 2}))

        assert ["", "Är så redan."] == [row.left for row in done.rows]
        assert [("STO-601", ["Bo Ek"])] == [(code, [it.name for it in who]) for code, who in done.to_tell]
        assert 2 == courses.get(store, one.id).seats
        assert "Ändrade 1 kurs: platser" == entries.history(store)[0].deed
        journal.undo(store, LIBRARIAN)
        assert before == content(store)


def test_a_courses_new_room_goes_to_the_sessions_that_had_the_old_one(tmp_path):
    with library(tmp_path) as store:
        hall, small = room(store, "Hörsalen"), room(store, "Grupprummet")
        one = course(store, room_id=hall, count=3)
        (asta,) = enrolled(store, one, "Asta")
        mark(store, one, asta, "PRESENT")

        done = bulk_courses.write(store, LIBRARIAN, [one.id], CourseChange(values={"room_id": small}))

        assert [hall, small, small] == [row["room_id"] for row in tables.find(store, "session", order="day")]
        assert ("1 träff med närvaro behåller tid och lokal.",) == done.rows[0].warnings
        assert "Asta Ek" in [it.name for it in done.to_tell[0].who]


def test_what_no_course_can_have_leaves_that_course_alone(tmp_path):
    with library(tmp_path) as store:
        small, large = course(store, seats=4), course(store, code="STO-602", seats=9)

        done = bulk_courses.write(store, LIBRARIAN, [small.id, large.id], CourseChange(values={"minimum": 6}))

        assert ["Minsta antalet är större än antalet platser.", ""] == [row.left for row in done.rows]
        assert [None, 6] == [courses.get(store, it.id).minimum for it in (small, large)]


def test_treatments_are_added_to_those_there_are_and_the_dates_follow(tmp_path):
    with library(tmp_path) as store:
        one = course(store, first_date=date(2026, 12, 30), count=2)  # Wednesdays; 6 January is red
        assert ["2026-12-30", "2027-01-13"] == [day[:10] for day in days(store, one)]

        change = CourseChange(treatments={Hindrance.RED_DAY: Treatment.IGNORE})
        done = bulk_courses.write(store, LIBRARIAN, [one.id], change)

        assert ["2026-12-30", "2027-01-06"] == [day[:10] for day in days(store, one)]
        assert ("ons 13 jan", "ons 6 jan") == done.rows[0].altered[-1][2:]


def test_courses_are_cancelled_together(tmp_path):
    with library(tmp_path) as store:
        one, two = course(store, count=2), course(store, code="STO-602", count=2)
        before = content(store)

        bulk_courses.write(store, LIBRARIAN, [one.id, two.id], CourseChange(cancels=True, reason="ingen ledare"))

        assert ["ingen ledare"] * 2 == [courses.get(store, it.id).cancelled_reason for it in (one, two)]
        assert not ids(store, one, two)
        journal.undo(store, LIBRARIAN)
        assert before == content(store)


def test_leaders_organiser_form_and_fee_of_many(tmp_path):
    with library(tmp_path) as store:
        kim, bo = leader(store, "Kim Ek"), leader(store, "Bo Alm")
        with deed(store, LIBRARIAN, "x") as it:
            abf = it.insert(
                "organisation", {"code": "PART", "name": "Partnern", "kind": OrganisationKind.STUDY_ASSOCIATION}
            )
        one, two = course(store, leader_ids=(kim,)), course(store, code="STO-602", first_date=date(2026, 9, 9))
        values = {"organiser_id": abf, "form": CourseForm.STUDY_CIRCLE, "fee": 5000}

        bulk_courses.write(store, LIBRARIAN, [one.id, two.id], CourseChange(values=values, leader_on=bo))
        assert [(kim, bo), (bo,)] == [courses.get(store, it.id).leader_ids for it in (one, two)]
        assert {(abf, CourseForm.STUDY_CIRCLE, 5000)} == {
            (it.organiser_id, it.form, it.fee) for it in (courses.get(store, one.id), courses.get(store, two.id))
        }
        done = bulk_courses.write(store, LIBRARIAN, [one.id, two.id], CourseChange(leader_off=bo))
        assert ["STO-601", "STO-602"] == [told.code for told in done.to_tell]


def test_no_course_and_a_field_that_many_cannot_share_are_told_at_once(tmp_path):
    with library(tmp_path) as store, pytest.raises(Invalid) as told:
        bulk_courses.preview(store, LIBRARIAN, [], CourseChange(values={"code": "X", "room_id": 7}))
    assert 3 == len(told.value.message.split("\n"))


times = st.sampled_from([None, time(9), time(13, 30), time(20)])
session_changes = st.one_of(
    st.builds(SessionChange, days=st.integers(-30, 30), start=times, end=times),
    st.builds(SessionChange, weekday=st.integers(0, 6), room_id=st.sampled_from([1, 2, None])),
    st.builds(SessionChange, room_id=st.sampled_from([1, 2, None]), leader_on=st.sampled_from([None, 1, 2])),
    st.builds(SessionChange, leader_off=st.sampled_from([1, 2])),
    st.just(SessionChange(cancels=True, reason="sjuk")),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    change=session_changes,
    pattern=st.tuples(st.integers(1, 9), st.sets(st.integers(0, 6), max_size=3)),
    skip=st.integers(0, 3),
)
def test_whatever_is_done_to_sessions_one_undo_gives_the_same_content(tmp_path_factory, change, pattern, skip):
    from courses.model import Pattern

    count, weekdays = pattern
    with library(tmp_path_factory.mktemp("bulk")) as store:
        hall, small = room(store, "Hörsalen"), room(store, "Grupprummet")
        kim, _bo = leader(store, "Kim Ek"), leader(store, "Bo Alm")
        of = Pattern(date(2026, 9, 8), weekdays=tuple(sorted(weekdays)), count=count)
        one = course(store, pattern=of, room_id=hall, leader_ids=(kim,))
        course(store, code="STO-602", pattern=of, room_id=small, start=time(12, 15), end=time(13))
        mark(store, one, enrolled(store, one, "Asta")[0], *[None] * skip, "PRESENT")
        every = bulk_rows.matching(store, Which())
        before = content(store)
        try:
            seen = bulk_sessions.preview(store, LIBRARIAN, every, change)
            assert before == content(store)
            done = bulk_sessions.write(store, LIBRARIAN, every, change, seen)
        except (Invalid, Refused):
            assert before == content(store)
            return
        changed = {row.row_id for row in done.changed}
        untouched = set(every) - changed
        after = {row["id"]: row for row in content(store)["session"]}
        kept = {row["id"]: row for row in before["session"]}
        assert all({**after[i], "number": 0} == {**kept[i], "number": 0} for i in untouched)
        journal.undo(store, LIBRARIAN)
        assert before == content(store)


course_changes = st.one_of(
    st.fixed_dictionaries(
        {},
        optional={
            "seats": st.sampled_from([None, 0, 1, 3, 20]),
            "minimum": st.integers(0, 5),
            "room_id": st.sampled_from([None, 1, 2]),
            "level": st.sampled_from(["", "grund"]),
        },
    ).map(lambda values: CourseChange(values=values)),
    st.builds(CourseChange, leader_on=st.sampled_from([1, 2]), leader_off=st.sampled_from([None, 1, 2])),
    st.sampled_from(Treatment).map(lambda how: CourseChange(treatments={Hindrance.RED_DAY: how, Hindrance.EVE: how})),
    st.just(CourseChange(cancels=True, reason="sjuk")),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(change=course_changes, seats=st.integers(0, 3))
def test_whatever_is_done_to_courses_one_undo_gives_the_same_content(tmp_path_factory, change, seats):
    with library(tmp_path_factory.mktemp("bulk")) as store:
        hall = room(store, "Hörsalen")
        room(store, "Grupprummet")
        kim, _bo = leader(store, "Kim Ek"), leader(store, "Bo Alm")
        one = course(store, seats=seats, room_id=hall, leader_ids=(kim,))
        two = course(store, code="STO-602", first_date=date(2026, 12, 23), count=3, seats=2)
        for asta in enrolled(store, one, "Ada", "Bo", "Cleo"):
            enrolment.enrol(store, LIBRARIAN, two.id, asta.id)
        before = content(store)
        try:
            seen = bulk_courses.preview(store, LIBRARIAN, [one.id, two.id], change)
            assert before == content(store)
            bulk_courses.write(store, LIBRARIAN, [one.id, two.id], change, seen)
        except (Invalid, Refused):
            assert before == content(store)
            return
        journal.undo(store, LIBRARIAN)
        assert before == content(store)


def test_a_clash_is_looked_at_a_few_times_however_many_rows_change(tmp_path, monkeypatch):
    looked = []
    rows_in = bulk_sessions._Job.rows_in
    monkeypatch.setattr(
        bulk_sessions._Job, "rows_in", lambda it, clash: looked.append(clash.what) or rows_in(it, clash)
    )
    with library(tmp_path) as store:
        there = room(store, "Datasalen")
        for number in range(4):
            course(store, code=f"A-{number}", room_id=there, start=time(8 + number), end=time(8 + number, 30))
        ids = [row["id"] for row in tables.find(store, "session", order="day, start")]

        found = bulk_sessions.preview(store, LIBRARIAN, ids, SessionChange(start=time(18), end=time(19)))

    assert len(ids) == len(found.rows)
    assert looked
    assert max(looked.count(what) for what in looked) <= 4

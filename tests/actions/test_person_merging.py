"""Making one of two persons: everything follows, nothing is lost, nobody else loses a seat, and it can be undone."""

from datetime import datetime, timedelta

import pytest
from factories import LIBRARIAN, course, enrolled, library, mark, person
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses import clock
from courses.actions import duplicates, enrolment, interest, journal, merge_persons, papers
from courses.actions.interest import InterestDraft
from courses.errors import Conflict, Invalid, NotFound, Refused
from courses.model import HOLDING, Actor, EnrolmentStatus, Mark, Role
from courses.store import check, courses, people, tables

TABLES = (
    "person enrolment enrolment_event enrolment_session attendance_mark certificate booking interest message call "
    "not_same merged_key"
).split()


def content(store):
    return {
        table: [{k: v for k, v in row.items() if k != "version"} for row in tables.find(store, table)]
        for table in TABLES
    }


def merge(store, keep, drop, **choices):
    return merge_persons.merge(store, LIBRARIAN, keep.id, drop.id, choices)


def again(store, one):
    return people.get(store, LIBRARIAN, one.id)


def queue(store, of):
    return [it.name for it in courses.waiting_list(store, LIBRARIAN, of.id, clock.now())]


def seated(store, of):
    everybody = courses.participants(store, LIBRARIAN, of.id, clock.now())
    return sorted(it.name for it in everybody if it.status in HOLDING)


class TestEverythingFollows:
    def test_courses_marks_certificates_interest_and_what_was_said_move_to_who_stays(self, tmp_path):
        with library(tmp_path) as store:
            keep, drop, third = person(store, "Eva"), person(store, "Ewa"), person(store, "Elsa")
            one = course(store, count=2)
            enrolment.enrol(store, LIBRARIAN, one.id, drop.id)
            mark(store, one, drop, Mark.PRESENT, Mark.PRESENT)
            papers.certificates(store, LIBRARIAN, one.id, clock.now())
            interest.add(store, LIBRARIAN, drop.id, InterestDraft(topic="Surfplatta"))
            duplicates.not_same(store, LIBRARIAN, third.id, drop.id)
            hung = [it.kind for it in merge_persons.what_hangs(store, LIBRARIAN, drop.id)]
            assert ["enrolment", "certificate", "interest", "attendance_mark", "enrolment_event"] == hung

            merge(store, keep, drop)

            assert [(one.code, 2, 2)] == [
                (it.code, it.attended, it.held) for it in people.courses_of(store, LIBRARIAN, keep.id, clock.now())
            ]
            assert hung == [it.kind for it in merge_persons.what_hangs(store, LIBRARIAN, keep.id)]
            assert [(keep.id, third.id)] == [(it["one_id"], it["other_id"]) for it in tables.find(store, "not_same")]
            with pytest.raises(NotFound):
                people.get(store, LIBRARIAN, drop.id)
            assert [] == check.find_troubles(store)

    def test_one_undo_brings_everything_back(self, tmp_path):
        with library(tmp_path) as store:
            one = course(store, count=3, seats=2)
            keep, drop, *_others = enrolled(store, one, "Eva", "Ewa", "Ada", "Bo")
            mark(store, one, keep, Mark.PRESENT, Mark.ABSENT)
            mark(store, one, drop, Mark.PRESENT, Mark.LATE, Mark.PRESENT)
            papers.certificates(store, LIBRARIAN, one.id, clock.now())
            interest.add(store, LIBRARIAN, drop.id, InterestDraft(topic="Surfplatta"))
            before = content(store)

            merge(store, keep, drop)
            assert before != content(store)
            assert "Slog ihop Ewa Ek (P0002) med Eva Ek (P0001)" == journal.undo(store, LIBRARIAN)

            assert before == content(store)
            assert [] == check.find_troubles(store)

    def test_of_three_the_first_key_still_finds_the_last_who_stays(self, tmp_path):
        with library(tmp_path) as store:
            first, second, last = person(store, "Eva"), person(store, "Ewa"), person(store, "Eva")
            merge(store, second, first)
            merge(store, last, second)
            for key in (first.key, second.key, last.key):
                assert last.id == people.by_key(store, LIBRARIAN, key).id == people.find(store, LIBRARIAN, key).id
            before = len(tables.find(store, "person"))
            journal.undo(store, LIBRARIAN)
            journal.undo(store, LIBRARIAN)
            assert before + 2 == len(tables.find(store, "person"))
            assert first.id == people.by_key(store, LIBRARIAN, first.key).id

    def test_nobody_new_gets_the_key_of_somebody_who_was_merged(self, tmp_path):
        with library(tmp_path) as store:
            keep, drop = person(store, "Eva"), person(store, "Ewa")
            merge(store, keep, drop)
            assert drop.key != person(store, "Ada").key
            with pytest.raises(Invalid, match="P0002"):
                person(store, "Bo", key=drop.key)


class TestBothInOneCourse:
    def test_who_had_two_seats_has_one_and_the_other_goes_to_the_first_in_line(self, tmp_path):
        with library(tmp_path) as store:
            one = course(store, seats=2)
            keep, drop, *_others = enrolled(store, one, "Eva", "Ewa", "Ada", "Bo")
            done = merge(store, keep, drop)
            assert ["Ada Ek", "Eva Ek"] == seated(store, one)
            assert ["Bo Ek"] == queue(store, one)
            assert any("Ada Ek" in line for line in done.told)
            assert [] == check.find_troubles(store)

    def test_a_seat_stays_though_the_other_waits_or_has_left(self, tmp_path):
        with library(tmp_path) as store:
            one = course(store, seats=1)
            drop, keep, _ada = enrolled(store, one, "Eva", "Ewa", "Ada")
            merge(store, keep, drop)
            assert ["Ewa Ek"] == seated(store, one)
            assert ["Ada Ek"] == queue(store, one)

    def test_who_waits_twice_waits_where_they_came_first(self, tmp_path):
        with library(tmp_path) as store:
            one = course(store, seats=1)
            _seat, drop, _ada, keep, _bo = enrolled(store, one, "Siv", "Eva", "Ada", "Ewa", "Bo")
            merge(store, keep, drop)
            assert ["Ewa Ek", "Ada Ek", "Bo Ek"] == queue(store, one)
            assert [] == check.find_troubles(store)

    def test_a_party_that_waits_is_not_parted(self, tmp_path):
        with library(tmp_path) as store:
            one = course(store, seats=1)
            _seat, alone = enrolled(store, one, "Siv", "Eva")
            couple = person(store, "Ewa"), person(store, "Karl")
            enrolment.enrol_party(store, LIBRARIAN, one.id, [it.id for it in couple])
            merge(store, alone, couple[0])
            rows = {row["person_id"]: row["party_no"] for row in tables.find(store, "enrolment", status="WAITING")}
            assert {alone.id: rows[couple[1].id], couple[1].id: rows[couple[1].id]} == rows
            assert rows[alone.id] is not None

    def test_of_two_marks_being_there_wins_and_is_told(self, tmp_path):
        with library(tmp_path) as store:
            one = course(store, count=3)
            keep, drop = enrolled(store, one, "Eva", "Ewa")
            mark(store, one, keep, Mark.ABSENT, Mark.PRESENT, Mark.EXCUSED)
            mark(store, one, drop, Mark.LATE, Mark.PRESENT, Mark.ABSENT)
            done = merge(store, keep, drop)
            assert ["LATE", "PRESENT", "EXCUSED"] == [
                row["mark"] for row in tables.find(store, "attendance_mark", order="session_id")
            ]
            assert 2 == sum("markerade" in line for line in done.told)

    def test_of_two_certificates_the_first_issued_stays_and_is_told(self, tmp_path):
        with library(tmp_path) as store:
            one = course(store, count=1)
            keep, drop = enrolled(store, one, "Eva", "Ewa")
            mark(store, one, keep, Mark.PRESENT)
            mark(store, one, drop, Mark.PRESENT)
            papers.certificates(store, LIBRARIAN, one.id, clock.now())
            numbers = sorted(row["number"] for row in tables.find(store, "certificate"))
            done = merge(store, keep, drop)
            assert numbers[:1] == [row["number"] for row in tables.find(store, "certificate")]
            assert any(numbers[1] in line for line in done.told)

    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=14), st.integers(1, 3))
    def test_whatever_happened_nobody_else_loses_a_seat_and_undo_restores_it(self, tmp_path_factory, steps, seats):
        with library(tmp_path_factory.mktemp("merge")) as store:
            one = course(store, seats=seats)
            everybody = [person(store, name) for name in ("Eva", "Ewa", "Ada", "Bo", "Siv")]
            at = datetime(2026, 8, 20, 9)
            for number, (who, comes) in enumerate(steps):
                do = enrolment.enrol if comes else enrolment.cancel
                try:
                    do(store, LIBRARIAN, one.id, everybody[who].id, at=at + timedelta(minutes=number))
                except Refused:
                    continue
            standing = {row["person_id"]: row["status"] for row in tables.find(store, "enrolment")}
            before = content(store)

            merge(store, everybody[0], everybody[1])

            now = {row["person_id"]: row["status"] for row in tables.find(store, "enrolment")}
            had = {standing.get(it.id) for it in everybody[:2]}
            for best in (EnrolmentStatus.ENROLLED, EnrolmentStatus.WAITING):
                if best in had:
                    assert now[everybody[0].id] in (EnrolmentStatus.ENROLLED, best)
                    break
            assert {who for who, it in standing.items() if it in HOLDING} - {everybody[1].id} - {everybody[0].id} <= {
                who for who, it in now.items() if it in HOLDING
            }
            assert [] == check.find_troubles(store)
            journal.undo(store, LIBRARIAN)
            assert before == content(store)


class TestFields:
    def test_what_is_not_chosen_goes_so_that_nothing_is_lost(self, tmp_path):
        with library(tmp_path) as store:
            keep = person(
                store, "Eva", "Grahn", phone="0980-31 92 01", birth_date="1957", notes="Ring efter tio", needs="slinga"
            )
            drop = person(
                store, "Eva", "Wikberg", phone="070-174 06 05", birth_date="1957-08-14", email="eva@example.org",
                notes="Egen platta", needs="slinga",
            )  # fmt: skip
            merge(store, keep, drop)
            it = again(store, keep)
            assert ("Eva", "Grahn", "Eva Wikberg") == (it.given_name, it.family_name, it.other_name)
            assert ("0980-31 92 01", "070-174 06 05") == (it.phone, it.other_phone)
            assert ("1957-08-14", "eva@example.org", "slinga") == (it.birth_date, it.email, it.needs)
            assert "Ring efter tio\nEgen platta" == it.notes
            assert [keep.id] == [hit.person.id for hit in people.search(store, LIBRARIAN, "grahn")]

    def test_each_field_is_the_ones_or_the_others_as_chosen(self, tmp_path):
        with library(tmp_path) as store:
            keep = person(store, "Eva", "Grahn", phone="0980-31 92 01", town="Storuman", address="Storgatan 1")
            drop = person(store, "Ewa", "Wikberg", phone="070-174 06 05", town="Lycksele", address="Lillgatan 2")
            merge(store, keep, drop, family_name="drop", phone="drop", address="drop", other_name="keep")
            it = again(store, keep)
            assert ("Eva", "Wikberg", "") == (it.given_name, it.family_name, it.other_name)
            assert ("070-174 06 05", "", "Lillgatan 2", "Lycksele") == (it.phone, it.other_phone, it.address, it.town)

    def test_all_that_cannot_be_chosen_is_told_at_once_and_nothing_written(self, tmp_path):
        with library(tmp_path) as store:
            keep, drop = person(store, "Eva"), person(store, "Ewa")
            before = content(store)
            with pytest.raises(Invalid, match=r"(?s)shoe_size.*given_name"):
                merge(store, keep, drop, shoe_size="keep", given_name="both")
            with pytest.raises(Invalid):
                merge(store, keep, keep)
            assert before == content(store)

    def test_what_has_changed_since_it_was_seen_is_not_merged(self, tmp_path):
        with library(tmp_path) as store:
            keep, drop = person(store, "Eva"), person(store, "Ewa")
            seen = merge_persons.preview(store, LIBRARIAN, keep.id, drop.id)
            enrolment.enrol(store, LIBRARIAN, course(store).id, drop.id)
            with pytest.raises(Conflict):
                merge_persons.merge(store, LIBRARIAN, keep.id, drop.id, {}, seen)

    def test_a_partner_contact_may_not_merge(self, tmp_path):
        with library(tmp_path) as store:
            keep, drop = person(store, "Eva"), person(store, "Ewa")
            with pytest.raises(Refused):
                merge_persons.merge(store, Actor("Pia", Role.PARTNER, frozenset()), keep.id, drop.id, {})


class TestProtected:
    @pytest.mark.parametrize("is_first", [True, False])
    def test_the_one_who_stays_is_protected_once_it_was_said_to_be_meant(self, tmp_path, is_first):
        with library(tmp_path) as store:
            hidden = person(store, "Susanne", "Thelin", is_protected=True, alias="Deltagare 7", birth_date="1979-02-14")
            open_ = person(store, "Susanne", "Thelin", phone="070-174 06 05", birth_date="1979-02-14")
            keep, drop = (hidden, open_) if is_first else (open_, hidden)
            with pytest.raises(Refused, match="skyddade"):
                merge(store, keep, drop)
            merge(store, keep, drop, is_protected="drop" if is_first else "keep")
            it = again(store, keep)
            assert (True, "Deltagare 7", "") == (it.is_protected, it.name, it.phone)
            assert [] == people.search(store, LIBRARIAN, "thelin")

    def test_neither_the_preview_nor_the_journal_tells_who_it_is(self, tmp_path):
        with library(tmp_path) as store:
            hidden = person(store, "Susanne", "Thelin", is_protected=True, alias="Deltagare 7", phone="070-174 06 06")
            open_ = person(store, "Susanne", "Thelin", phone="070-174 06 06")
            seen = merge_persons.preview(store, LIBRARIAN, hidden.id, open_.id)
            assert not any("Thelin" in it.keep + it.drop or "174" in it.keep + it.drop for it in seen.fields)
            merge(store, hidden, open_, is_protected="both")
            words = journal.undo(store, LIBRARIAN)
            assert "Deltagare 7" in words
            assert "Thelin" not in words


def test_that_two_have_different_personal_numbers_is_told_before_they_are_made_one(tmp_path):
    with library(tmp_path) as store:
        keep, drop = person(store, personal_no="19490815-2640"), person(store, personal_no="19460113-6098")
        same = person(store, personal_no="19490815-2640")
        told = [merge_persons.preview(store, LIBRARIAN, keep.id, other.id, {}).told for other in (drop, same)]
        assert [1, 0] == [len(it) for it in told]

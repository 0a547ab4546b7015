"""Who comes without a seat: written down, marked, told later who it was, and given a seat."""

from dataclasses import replace

import pytest
from factories import LIBRARIAN, TUESDAY, course, enrolled, library, mark, person

from courses import clock
from courses.actions import enrolment, merge_persons, people, walk_ins
from courses.actions import journal as deeds
from courses.errors import Invalid, NotFound, Refused
from courses.model import Actor, CourseKind, EnrolmentStatus, Mark, Role, SessionStatus
from courses.store import attendance as marks_of
from courses.store import check, circle, courses, journal, sessions, tables, targets
from courses.store import walk_ins as queries


def meetings(store, it):
    return sessions.of_course(store, it.id, clock.now())


def seen(store, it):
    """Returns the walk-ins of a course: name and marks in order of session."""
    ids = [one.id for one in meetings(store, it)]
    rows = queries.of_course(store, LIBRARIAN, it.id)
    return {row.name: [row.marks[one].mark for one in ids if one in row.marks] for row in rows}


def own_marks(store, it, who):
    grid = marks_of.grid(store, LIBRARIAN, it.id, clock.now())
    return [grid.marks[one.id, who.id].mark for one in meetings(store, it) if (one.id, who.id) in grid.marks]


def whole(store):
    """Says whether the file holds together."""
    return [] == check.find_troubles(store)


def test_a_walk_in_is_a_head_at_the_session_and_makes_it_held(tmp_path):
    with library(tmp_path) as store:
        it = course(store, count=2)
        first = meetings(store, it)[0]
        walk_ins.add(store, LIBRARIAN, it.id, "  Siv Norberg ", session_id=first.id)
        assert {"Siv Norberg": [Mark.PRESENT]} == seen(store, it)
        assert {first.id: 1} == queries.present(store, [one.id for one in meetings(store, it)])
        assert [SessionStatus.HELD, SessionStatus.PLANNED] == [one.status for one in meetings(store, it)]
        assert [1, None] == [one.present for one in circle.meetings(store, it, clock.now())]
        assert whole(store)


def test_the_same_name_is_the_same_walk_in(tmp_path):
    with library(tmp_path) as store:
        it = course(store)
        ids = {
            walk_ins.add(store, LIBRARIAN, it.id, name, session_id=one.id)
            for name, one in zip(("Siv Norberg", "siv norberg", "SIV NORBERG"), meetings(store, it), strict=False)
        }
        assert 1 == len(ids)
        assert {"Siv Norberg": [Mark.PRESENT] * 3} == seen(store, it)


def test_a_mark_is_changed_and_taken_away_and_each_is_undone(tmp_path):
    with library(tmp_path) as store:
        it = course(store)
        first = meetings(store, it)[0]
        siv = walk_ins.add(store, LIBRARIAN, it.id, "Siv Norberg")
        walk_ins.mark(store, LIBRARIAN, first.id, siv, Mark.LATE, 20, is_online=True)
        (row,) = queries.of_course(store, LIBRARIAN, it.id)
        kept = row.marks[first.id]
        assert (Mark.LATE, 20, True) == (kept.mark, kept.minutes, kept.is_online)
        walk_ins.mark(store, LIBRARIAN, first.id, siv, None)
        assert {"Siv Norberg": []} == seen(store, it)
        deeds.undo(store, LIBRARIAN)
        assert {"Siv Norberg": [Mark.LATE]} == seen(store, it)
        deeds.undo(store, LIBRARIAN)
        deeds.undo(store, LIBRARIAN)
        assert {} == seen(store, it)
        assert whole(store)


def test_a_walk_in_has_a_name_and_a_session_of_the_course(tmp_path):
    with library(tmp_path) as store:
        it, other = course(store), course(store, code="STO-602")
        with pytest.raises(Invalid):
            walk_ins.add(store, LIBRARIAN, it.id, " \u200b ")
        with pytest.raises(NotFound):
            walk_ins.add(store, LIBRARIAN, it.id, "Siv", session_id=meetings(store, other)[0].id)
        assert {} == seen(store, it)


def test_two_of_one_name_cannot_be_made_by_writing_it_otherwise(tmp_path):
    with library(tmp_path) as store:
        it = course(store)
        walk_ins.add(store, LIBRARIAN, it.id, "Siv Norberg")
        other = walk_ins.add(store, LIBRARIAN, it.id, "Siv Nordberg")
        with pytest.raises(Refused):
            walk_ins.rename(store, LIBRARIAN, other, "Siv Norberg")
        walk_ins.rename(store, LIBRARIAN, other, "Sven Nordberg", "kom med bussen")
        assert {"Siv Norberg", "Sven Nordberg"} == set(seen(store, it))


def test_matching_enrols_nobody_and_is_taken_back(tmp_path):
    with library(tmp_path) as store:
        it, ebba = course(store), person(store)
        walk_in = walk_ins.add(store, LIBRARIAN, it.id, "E Ek", session_id=meetings(store, it)[0].id)
        walk_ins.match(store, LIBRARIAN, walk_in, ebba.id)
        assert [ebba.id] == [one.person_id for one in queries.of_course(store, LIBRARIAN, it.id)]
        assert [] == courses.participants(store, LIBRARIAN, it.id, clock.now())
        walk_ins.match(store, LIBRARIAN, walk_in, None)
        assert [None] == [one.person_id for one in queries.of_course(store, LIBRARIAN, it.id)]


def test_two_walk_ins_who_are_one_person_become_one(tmp_path):
    with library(tmp_path) as store:
        it, ebba = course(store), person(store)
        first, second, third = (one.id for one in meetings(store, it)[:3])
        one = walk_ins.add(store, LIBRARIAN, it.id, "E Ek", session_id=first, mark=Mark.ABSENT)
        other = walk_ins.add(store, LIBRARIAN, it.id, "Ebba", session_id=first)
        walk_ins.mark(store, LIBRARIAN, second, other, Mark.LATE)
        walk_ins.mark(store, LIBRARIAN, third, one, Mark.PRESENT)
        walk_ins.match(store, LIBRARIAN, one, ebba.id)
        walk_ins.match(store, LIBRARIAN, other, ebba.id)
        assert {"E Ek": [Mark.PRESENT, Mark.LATE, Mark.PRESENT]} == seen(store, it)
        deeds.undo(store, LIBRARIAN)
        assert {"E Ek", "Ebba"} == set(seen(store, it))
        assert whole(store)


def test_one_who_has_a_seat_is_no_walk_in_but_the_marks_can_be_moved(tmp_path):
    with library(tmp_path) as store:
        it = course(store)
        (ebba,) = enrolled(store, it, "Ebba")
        mark(store, it, ebba, "ABSENT", "PRESENT")
        walk_in = walk_ins.add(store, LIBRARIAN, it.id, "E Ek", session_id=meetings(store, it)[0].id)
        walk_ins.mark(store, LIBRARIAN, meetings(store, it)[2].id, walk_in, Mark.LATE, 10)
        with pytest.raises(walk_ins.HasSeat):
            walk_ins.match(store, LIBRARIAN, walk_in, ebba.id)
        told = walk_ins.match(store, LIBRARIAN, walk_in, ebba.id, moves=True)
        assert 1 == len(told) and "8 sep" in told[0]
        assert {} == seen(store, it)
        assert [Mark.PRESENT, Mark.PRESENT, Mark.LATE] == own_marks(store, it, ebba)
        deeds.undo(store, LIBRARIAN)
        assert [Mark.ABSENT, Mark.PRESENT] == own_marks(store, it, ebba)
        assert {"E Ek": [Mark.PRESENT, Mark.LATE]} == seen(store, it)
        assert whole(store)


def test_a_walk_in_who_is_enrolled_takes_the_marks_to_the_seat(tmp_path):
    with library(tmp_path) as store:
        it, ebba = course(store), person(store)
        walk_in = walk_ins.add(store, LIBRARIAN, it.id, "E Ek", session_id=meetings(store, it)[0].id)
        with pytest.raises(Refused):
            walk_ins.enrol(store, LIBRARIAN, walk_in)
        outcome = walk_ins.enrol(store, LIBRARIAN, walk_in, ebba.id)
        assert EnrolmentStatus.ENROLLED is outcome.status
        assert {} == seen(store, it)
        assert [Mark.PRESENT] == own_marks(store, it, ebba)
        deeds.undo(store, LIBRARIAN)
        assert {"E Ek": [Mark.PRESENT]} == seen(store, it)
        assert whole(store)


def test_the_marks_follow_when_one_who_waits_gets_a_seat(tmp_path):
    with library(tmp_path) as store:
        it = course(store, seats=1)
        asta, ebba = person(store, "Asta"), person(store)
        august = clock.now().replace(month=8)
        enrolment.enrol(store, LIBRARIAN, it.id, asta.id, at=august.replace(day=1))
        walk_in = walk_ins.add(store, LIBRARIAN, it.id, "E Ek", session_id=meetings(store, it)[0].id)
        assert (
            EnrolmentStatus.WAITING
            is walk_ins.enrol(store, LIBRARIAN, walk_in, ebba.id, at=august.replace(day=2)).status
        )
        assert {"E Ek": [Mark.PRESENT]} == seen(store, it)
        enrolment.cancel(store, LIBRARIAN, it.id, asta.id, at=august.replace(day=3))
        assert {} == seen(store, it)
        assert [Mark.PRESENT] == own_marks(store, it, ebba)
        assert whole(store)


def test_enrolling_whom_a_walk_in_is_matched_to_moves_the_marks_wherever_it_is_done(tmp_path):
    with library(tmp_path) as store:
        it, ebba = course(store), person(store)
        walk_in = walk_ins.add(store, LIBRARIAN, it.id, "E Ek", session_id=meetings(store, it)[0].id)
        walk_ins.match(store, LIBRARIAN, walk_in, ebba.id)
        enrolment.enrol(store, LIBRARIAN, it.id, ebba.id)
        assert ({}, [Mark.PRESENT]) == (seen(store, it), own_marks(store, it, ebba))


def sign(store, it, place):
    """Signs a session, as a row."""
    values = {"session_id": meetings(store, it)[place].id, "signed_at": "2026-09-08T12:00:00", "signed_by": "Kerstin"}
    with journal.deed(store, LIBRARIAN, "Signed") as deed:
        deed.insert("sign_off", {**values, "role": "LEADER"})


def test_a_signed_session_takes_and_gives_no_walk_ins(tmp_path):
    with library(tmp_path) as store:
        it, ebba = course(store), person(store)
        first = meetings(store, it)[0].id
        walk_in = walk_ins.add(store, LIBRARIAN, it.id, "E Ek", session_id=first)
        sign(store, it, 0)
        for forbidden in (
            lambda: walk_ins.add(store, LIBRARIAN, it.id, "Siv", session_id=first),
            lambda: walk_ins.mark(store, LIBRARIAN, first, walk_in, None),
            lambda: walk_ins.remove(store, LIBRARIAN, walk_in),
        ):
            with pytest.raises(Refused):
                forbidden()
        walk_ins.mark(store, LIBRARIAN, meetings(store, it)[1].id, walk_in, Mark.LATE)
        walk_ins.enrol(store, LIBRARIAN, walk_in, ebba.id)
        assert {"E Ek": [Mark.PRESENT]} == seen(store, it)
        assert [Mark.LATE] == own_marks(store, it, ebba)
        assert whole(store)


def test_a_walk_in_is_removed_with_all_marks_and_brought_back(tmp_path):
    with library(tmp_path) as store:
        it = course(store)
        walk_in = walk_ins.add(store, LIBRARIAN, it.id, "Siv Norberg", session_id=meetings(store, it)[0].id)
        walk_ins.remove(store, LIBRARIAN, walk_in)
        assert {} == seen(store, it)
        deeds.undo(store, LIBRARIAN)
        assert {"Siv Norberg": [Mark.PRESENT]} == seen(store, it)


def protect(store, one):
    draft = replace(people.draft_of(people.reveal(store, LIBRARIAN, one.id)), is_protected=True, alias="Deltagare 7")
    people.change(store, LIBRARIAN, one.id, draft, tables.first(store, "person", id=one.id)["version"])


@pytest.mark.parametrize("is_known_first", [True, False], ids=["protected after", "protected before"])
def test_a_protected_person_who_walked_in_is_shown_by_alias_and_so_in_the_journal(tmp_path, is_known_first):
    with library(tmp_path) as store:
        it, ebba = course(store), person(store)
        walk_in = walk_ins.add(store, LIBRARIAN, it.id, "Ebba E Ek", session_id=meetings(store, it)[0].id)
        if is_known_first:
            walk_ins.match(store, LIBRARIAN, walk_in, ebba.id)
            protect(store, ebba)
        else:
            protect(store, ebba)
            walk_ins.match(store, LIBRARIAN, walk_in, ebba.id)
        walk_ins.mark(store, LIBRARIAN, meetings(store, it)[1].id, walk_in, Mark.LATE)
        assert {"Deltagare 7": [Mark.PRESENT, Mark.LATE]} == seen(store, it)
        assert "Ebba" not in "\n".join(row.deed for row in journal.history(store) if "Ebba E" in row.deed)


def test_who_may_not_enter_attendance_may_not_write_walk_ins(tmp_path):
    reader, stranger = Actor("Rut", Role.READER), Actor("Pär", Role.PARTNER, organisation_id=99)
    with library(tmp_path) as store:
        it = course(store)
        walk_in = walk_ins.add(store, LIBRARIAN, it.id, "Siv Norberg")
        for actor in (reader, stranger):
            for forbidden in (
                lambda who=actor: walk_ins.add(store, who, it.id, "Bo"),
                lambda who=actor: walk_ins.mark(store, who, meetings(store, it)[0].id, walk_in, Mark.LATE),
                lambda who=actor: walk_ins.rename(store, who, walk_in, "Bo"),
                lambda who=actor: walk_ins.match(store, who, walk_in, None),
                lambda who=actor: walk_ins.remove(store, who, walk_in),
                lambda who=actor: walk_ins.likely(store, who, walk_in),
                lambda who=actor: queries.of_course(store, who, it.id),
            ):
                with pytest.raises(Refused):
                    forbidden()
        assert {"Siv Norberg": []} == seen(store, it)


def test_who_it_may_be_are_those_of_like_name_participants_first(tmp_path):
    with library(tmp_path) as store:
        it = course(store)
        person(store, "Ebba", "Ek", birth_date="1950")
        (seated,) = enrolled(store, it, "Ebba")
        walk_in = walk_ins.add(store, LIBRARIAN, it.id, "Ebba Ek")
        found = walk_ins.likely(store, LIBRARIAN, walk_in)
        assert seated.id == found[0].id and 2 == len(found)


def test_history_of_the_course_and_of_the_person_tells_of_walk_ins(tmp_path):
    with library(tmp_path) as store:
        it, ebba = course(store), person(store)
        walk_in = walk_ins.add(store, LIBRARIAN, it.id, "E Ek", session_id=meetings(store, it)[0].id)
        walk_ins.mark(store, LIBRARIAN, meetings(store, it)[1].id, walk_in, Mark.LATE)
        walk_ins.match(store, LIBRARIAN, walk_in, ebba.id)
        assert 3 == sum("E Ek" in row.deed for row in journal.history(store, table="course", row_id=it.id))
        assert any("E Ek" in row.deed for row in journal.history(store, table="person", row_id=ebba.id))


def test_the_walk_ins_of_two_who_are_merged_become_one_or_go_to_the_seat(tmp_path):
    with library(tmp_path) as store:
        it, other = course(store), course(store, code="STO-602")
        (ebba,), eva = enrolled(store, it, "Ebba"), person(store, "Eva")
        first, second = (one.id for one in meetings(store, other)[:2])
        for name, who, where in (("E Ek", ebba, first), ("Eva", eva, second)):
            walk_in = walk_ins.add(store, LIBRARIAN, other.id, name, session_id=where)
            walk_ins.match(store, LIBRARIAN, walk_in, who.id)
        walk_in = walk_ins.add(store, LIBRARIAN, it.id, "Eva Ek", session_id=meetings(store, it)[0].id)
        walk_ins.match(store, LIBRARIAN, walk_in, eva.id)
        merge_persons.merge(store, LIBRARIAN, ebba.id, eva.id, {})
        assert ({}, [Mark.PRESENT]) == (seen(store, it), own_marks(store, it, ebba))
        assert {"E Ek": [Mark.PRESENT, Mark.PRESENT]} == seen(store, other)
        deeds.undo(store, LIBRARIAN)
        assert {"E Ek": [Mark.PRESENT], "Eva": [Mark.PRESENT]} == seen(store, other)
        assert whole(store)


def test_a_session_where_only_walk_ins_are_marked_still_waits_for_those_with_seats(tmp_path):
    with library(tmp_path) as store:
        it, event = course(store), course(store, code="STO-605", kind=CourseKind.EVENT, count=1)
        enrolled(store, it, "Asta")
        for one in (it, event):
            walk_ins.add(store, LIBRARIAN, one.id, "Siv Norberg", session_id=meetings(store, one)[0].id)
        waits = {row.session.id for row in sessions.unmarked(store, clock.now(), days=90)}
        assert [True, False] == [meetings(store, one)[0].id in waits for one in (it, event)]


def test_a_target_counts_walk_ins_by_head_until_it_is_known_who_they_are(tmp_path):
    with library(tmp_path) as store:
        it = course(store, count=1)
        (asta,), ebba = enrolled(store, it, "Asta"), person(store)
        mark(store, it, asta, "PRESENT")
        where = meetings(store, it)[0].id
        walk_in = walk_ins.add(store, LIBRARIAN, it.id, "Siv", session_id=where)
        walk_ins.add(store, LIBRARIAN, it.id, "Bo", session_id=where)
        walk_ins.match(store, LIBRARIAN, walk_in, ebba.id)
        (held,) = targets.held(store, TUESDAY, TUESDAY, clock.now())
        assert (frozenset({asta.id, ebba.id}), 3) == (held.present, held.head_count)

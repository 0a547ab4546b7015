"""Keying a list of paper: what is written, what is told, what is refused, and what a second reader sees."""

from dataclasses import replace

import pytest
from factories import LIBRARIAN, course, enrolled, library, mark, person

from courses import clock
from courses.actions import enrolment, keying, options, papers, walk_ins
from courses.actions import journal as deeds
from courses.errors import Invalid, Refused
from courses.model import Actor, CourseKind, Role
from courses.store import attendance as marks_of
from courses.store import check, journal, lists, sessions, tables
from courses.store import people as register
from courses.store import walk_ins as walked

PAR = Actor("Pär", Role.LIBRARIAN)


def made(store, *names, **overrides):
    """Makes a course with people and a printed list, and returns it with the ids of its sessions."""
    it = course(store, **overrides)
    enrolled(store, it, *(names or ("Asta", "Bo", "Cilla")))
    papers.attendance_list(store, LIBRARIAN, it.id, clock.now())
    return it, [one.id for one in sessions.of_course(store, it.id, clock.now())]


def stands(store, it, session_id):
    """Returns first names with the mark's letter, walk-ins after."""
    grid = marks_of.grid(store, LIBRARIAN, it.id, clock.now())
    found = [
        (one.name.split()[0], grid.marks[session_id, one.person_id])
        for one in grid.participants
        if (session_id, one.person_id) in grid.marks
    ]
    others = walked.of_course(store, LIBRARIAN, it.id)
    found += [(one.name, one.marks[session_id]) for one in others if session_id in one.marks]
    return {name: kept.mark.name + (f" {kept.minutes}" if kept.minutes else "") for name, kept in found}


def kinds(store, session_id):
    return [(one.kind, one.line, one.read_by) for one in lists.readings(store, session_id)]


def test_a_line_is_written_in_one_deed_and_kept_as_it_was_keyed(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store)
        done = keying.write(store, LIBRARIAN, first, "1 s2+30 -3 4=Siv Norberg")
        assert 4 == done.changed
        expected = {"Asta": "PRESENT", "Bo": "LATE 30", "Cilla": "ABSENT", "Siv Norberg": "PRESENT"}
        assert expected == stands(store, it, first)
        assert [("FIRST", "1 s2+30 -3 4=Siv Norberg", "Maja")] == kinds(store, first)
        assert {"lista 2026-0001"} == {row["source"] for row in tables.find(store, "attendance_mark")}
        deeds.undo(store, LIBRARIAN)
        assert ({}, []) == (stands(store, it, first), kinds(store, first))
        assert [] == check.find_troubles(store)


def test_all_faults_are_told_at_once_and_nothing_is_written(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store)
        with pytest.raises(Invalid) as refused:
            keying.write(store, LIBRARIAN, first, "1 k2 99 s3+500")
        assert 3 == len(str(refused.value).splitlines())
        assert ({}, []) == (stands(store, it, first), kinds(store, first))


def test_rows_not_mentioned_are_asked_about_unless_the_line_or_the_house_says(tmp_path):
    with library(tmp_path) as store:
        it, (first, second, third, fourth, *_more) = made(store)
        with pytest.raises(keying.NotMentioned) as refused:
            keying.write(store, LIBRARIAN, first, "1 2")
        assert "3 Cilla Ek" in str(refused.value)
        keying.write(store, LIBRARIAN, first, "1 2", rest=keying.ABSENT)
        keying.write(store, LIBRARIAN, second, "1 2", rest=keying.LEAVE)
        keying.write(store, LIBRARIAN, third, "1 rest -")
        options.set_option(store, LIBRARIAN, "attendance.not_mentioned", "absent")
        keying.write(store, LIBRARIAN, fourth, "2")
        assert {"Asta": "PRESENT", "Bo": "PRESENT", "Cilla": "ABSENT"} == stands(store, it, first)
        assert {"Asta": "PRESENT", "Bo": "PRESENT"} == stands(store, it, second)
        assert {"Asta": "PRESENT", "Bo": "ABSENT", "Cilla": "ABSENT"} == stands(store, it, third)
        assert {"Asta": "ABSENT", "Bo": "PRESENT", "Cilla": "ABSENT"} == stands(store, it, fourth)
        assert "-3" in kinds(store, first)[0][1]


def test_who_had_sent_word_keeps_that_when_the_rest_are_away(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store)
        bo = next(row for row in tables.find(store, "person") if row["given_name"] == "Bo")
        mark(store, it, register.get(store, LIBRARIAN, bo["id"]), "EXCUSED")
        keying.write(store, LIBRARIAN, first, "1 rest -")
        assert {"Asta": "PRESENT", "Bo": "EXCUSED", "Cilla": "ABSENT"} == stands(store, it, first)


def test_what_differs_from_what_was_expected_is_told(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store)
        asta, bo, cilla = (register.get(store, LIBRARIAN, row["id"]) for row in tables.find(store, "person"))
        mark(store, it, asta, "EXCUSED")
        mark(store, it, bo, "LATE")
        enrolment.drop_out(store, LIBRARIAN, it.id, cilla.id)
        enrolled(store, it, "Dag")
        reading = keying.read(store, LIBRARIAN, first, "1-3 4=Dag Ek 5=Asta Ek")
        notes = {one.number: " ".join(one.notes) for one in reading.echo}
        assert "återbud" in notes[1] and "sen" in notes[2] and notes[3]
        assert "plats" in notes[4] and "rad 1" in notes[5]
        assert ("Dag Ek",) == reading.sheet.missing
        assert 4 == sum(one.is_change for one in reading.echo if one.number != 2) and reading.echo[1].is_change


def test_one_who_got_the_seat_after_the_printing_is_marked_as_a_participant(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store)
        enrolled(store, it, "Dag")
        keying.write(store, LIBRARIAN, first, "1-3 4=dag ek")
        assert "PRESENT" == stands(store, it, first)["Dag"]
        assert [] == walked.of_course(store, LIBRARIAN, it.id)


def test_rows_are_those_of_the_paper_whoever_has_come_since(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store, "Bo", "Cilla")
        enrolled(store, it, "Asta")
        keying.write(store, LIBRARIAN, first, "1 -2", rest=keying.LEAVE)
        assert {"Bo": "PRESENT", "Cilla": "ABSENT"} == stands(store, it, first)
        keying.write(store, LIBRARIAN, first, "1 -2 3", list_number="")
        assert {"Asta": "PRESENT", "Bo": "ABSENT", "Cilla": "PRESENT"} == stands(store, it, first)


def test_who_stands_in_a_blank_row_needs_to_be_written_once_only(tmp_path):
    with library(tmp_path) as store:
        it, (first, second, *_more) = made(store)
        keying.write(store, LIBRARIAN, first, "alla 4=Siv Norberg")
        keying.write(store, LIBRARIAN, second, "alla s4+10")
        assert "LATE 10" == stands(store, it, second)["Siv Norberg"]
        assert 1 == len(walked.of_course(store, LIBRARIAN, it.id))


def test_a_protected_walk_in_is_named_by_alias_wherever_the_list_is_read_again(tmp_path):
    with library(tmp_path) as store:
        it, (first, second, *_more) = made(store)
        keying.write(store, LIBRARIAN, first, "alla 4=Hemlig Person")
        hidden = person(store, "Hemlig", "Person", is_protected=True, alias="Deltagare 7")
        (row,) = walked.of_course(store, LIBRARIAN, it.id)
        walk_ins.match(store, LIBRARIAN, row.id, hidden.id)
        keying.write(store, LIBRARIAN, second, "alla 4")
        assert "PRESENT" == stands(store, it, second)["Deltagare 7"]
        both = keying.compare(store, PAR, first, "alla s4=Hemlig Person")
        assert ["Deltagare 7"] == [one.name for one in both.differences]
        assert "Hemlig" not in " ".join(entry.deed for entry in journal.history(store))


@pytest.mark.parametrize("typed", ["2026-0002", "2"])
def test_the_list_of_another_course_is_refused_with_what_it_belongs_to(tmp_path, typed):
    with library(tmp_path) as store:
        _it, (first, *_more) = made(store)
        made(store, code="STO-602", count=2)
        with pytest.raises(Refused) as refused:
            keying.write(store, LIBRARIAN, first, "alla", list_number=typed)
        assert "2026-0002 är STO-602, tis 8 sep–tis 15 sep" in str(refused.value)


def test_a_session_that_is_not_on_the_list_and_another_column_are_refused(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store, count=3)
        from courses.actions.sessions import add_session

        add_session(store, LIBRARIAN, it.id, clock.now().date())
        added = sessions.of_course(store, it.id, clock.now())[-1].id
        for session_id, typed, told in ((added, "1", "tis 8 sep–"), (first, "1-2", "15 sep")):
            with pytest.raises(Refused) as refused:
                keying.write(store, LIBRARIAN, session_id, "alla", list_number=typed)
            assert told in f"{refused.value} {refused.value.hint}"


def test_a_column_keeps_its_session_when_the_chain_is_numbered_anew(tmp_path):
    with library(tmp_path) as store:
        it, (first, second, third, *_more) = made(store, count=3)
        from courses.actions.sessions import cancel_session

        cancel_session(store, LIBRARIAN, first, "sjuk")
        keying.write(store, LIBRARIAN, third, "alla", list_number="1-3")
        assert 3 == len(stands(store, it, third))
        with pytest.raises(Refused):
            keying.write(store, LIBRARIAN, first, "alla", list_number="1-1")
        assert {} == stands(store, it, second)


def test_a_signed_session_is_not_keyed(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store)
        values = {"session_id": first, "signed_at": "2026-09-08T12:00:00", "signed_by": "Kerstin", "role": "LEADER"}
        with journal.deed(store, LIBRARIAN, "Signed") as deed:
            deed.insert("sign_off", values)
        for line in ("alla", "4=Siv Norberg rest ?"):
            with pytest.raises(Refused):
                keying.write(store, LIBRARIAN, first, line)
        assert ({}, []) == (stands(store, it, first), kinds(store, first))


def test_a_second_reader_sees_only_what_differs_and_settles_each(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store)
        keying.write(store, LIBRARIAN, first, "1 2 -3 4=Siv Norberg")
        both = keying.compare(store, PAR, first, "1 s2+10 -3 4=Siv Nordberg")
        assert ("Maja", [2, 4]) == (both.first_by, [one.number for one in both.differences])
        for settled in ("", "s2+10"):
            with pytest.raises(Refused):
                keying.settle(store, PAR, first, "1 s2+10 -3 4=Siv Nordberg", settled)
        for settled in ("2 4 1", "alla", "2 4 rest -"):
            with pytest.raises(Invalid):
                keying.settle(store, PAR, first, "1 s2+10 -3 4=Siv Nordberg", settled)
        keying.settle(store, PAR, first, "1 s2+10 -3 4=Siv Nordberg", "s2+10 4=Siv Nordberg")
        expected = {"Asta": "PRESENT", "Bo": "LATE 10", "Cilla": "ABSENT", "Siv Nordberg": "PRESENT"}
        assert expected == stands(store, it, first)
        assert ["Siv Nordberg"] == [one.name for one in walked.of_course(store, LIBRARIAN, it.id)]
        assert ["FIRST", "SECOND", "SETTLED"] == [one[0] for one in kinds(store, first)]
        assert () == keying.compare(store, PAR, first, "1 s2+10 -3 4=Siv Nordberg").differences
        deeds.undo(store, PAR)
        assert "PRESENT" == stands(store, it, first)["Siv Norberg"]
        assert [] == check.find_troubles(store)


def test_two_readings_that_agree_are_kept_and_change_nothing(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store)
        keying.write(store, LIBRARIAN, first, "1-2 -3")
        done = keying.settle(store, PAR, first, "alla -3")
        assert 0 == done.changed
        assert ["FIRST", "SECOND"] == [one[0] for one in kinds(store, first)]
        assert {"Asta": "PRESENT", "Bo": "PRESENT", "Cilla": "ABSENT"} == stands(store, it, first)


def test_what_was_changed_after_the_first_reading_stands_where_both_have_read_the_same(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store)
        keying.write(store, LIBRARIAN, first, "alla")
        asta = register.get(store, LIBRARIAN, 1)
        mark(store, it, asta, "EXCUSED")
        keying.settle(store, PAR, first, "1 2 -3", "-3")
        assert {"Asta": "EXCUSED", "Bo": "PRESENT", "Cilla": "ABSENT"} == stands(store, it, first)


def test_nothing_is_compared_before_a_first_reading(tmp_path):
    with library(tmp_path) as store:
        _it, (first, *_more) = made(store)
        with pytest.raises(Refused):
            keying.compare(store, PAR, first, "alla")


def test_who_may_not_enter_attendance_may_not_key(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store)
        keying.write(store, LIBRARIAN, first, "alla")
        for actor in (Actor("Rut", Role.READER), Actor("Pär", Role.PARTNER, organisation_id=99)):
            for forbidden in (keying.read, keying.write, keying.compare, keying.settle):
                with pytest.raises(Refused):
                    forbidden(store, actor, first, "-1-3")
        assert {"Asta": "PRESENT", "Bo": "PRESENT", "Cilla": "PRESENT"} == stands(store, it, first)


def test_a_person_merged_since_the_printing_is_the_one_who_stayed(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store, "Asta", "Bo")
        other = person(store, "Asta", "Eklund")
        from courses.actions import merge_persons

        merge_persons.merge(store, LIBRARIAN, other.id, 1, {})
        keying.write(store, LIBRARIAN, first, "1 -2")
        assert "PRESENT" in stands(store, it, first).values()
        assert replace(other, version=0).id in {row["person_id"] for row in tables.find(store, "attendance_mark")}


def test_what_the_first_reader_left_as_it_was_is_compared_as_it_stands(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store)
        mark(store, it, register.get(store, LIBRARIAN, 1), "ABSENT")
        keying.write(store, LIBRARIAN, first, "2 3")
        assert () == keying.compare(store, PAR, first, "-1 2 3").differences
        assert [1] == [one.number for one in keying.compare(store, PAR, first, "1 2 3").differences]
        assert [3] == [one.number for one in keying.compare(store, PAR, first, "-1 2").differences]
        keying.settle(store, PAR, first, "1 2 3", "-1")
        assert {"Asta": "ABSENT", "Bo": "PRESENT", "Cilla": "PRESENT"} == stands(store, it, first)


def test_a_printing_is_undone_until_something_is_keyed_from_it(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store)
        deeds.undo(store, LIBRARIAN)
        assert ([], []) == (lists.of_session(store, first), tables.find(store, "list_row"))
        papers.attendance_list(store, LIBRARIAN, it.id, clock.now())
        keying.write(store, PAR, first, "alla")
        with pytest.raises(Refused):
            deeds.undo(store, LIBRARIAN)


def test_a_list_of_blank_rows_alone_is_keyed_by_name(tmp_path):
    with library(tmp_path) as store:
        it = course(store, kind=CourseKind.DROP_IN, count=2)
        papers.attendance_list(store, LIBRARIAN, it.id, clock.now())
        first, second = [one.id for one in sessions.of_course(store, it.id, clock.now())]
        keying.write(store, LIBRARIAN, first, "1=Siv Norberg s2+5=Bo Ek", list_number="1-1")
        keying.write(store, LIBRARIAN, second, "2")
        assert {"Siv Norberg": "PRESENT", "Bo Ek": "LATE 5"} == stands(store, it, first)
        assert {"Bo Ek": "PRESENT"} == stands(store, it, second)


def test_without_a_printed_list_a_second_reader_has_the_places_of_the_first(tmp_path):
    with library(tmp_path) as store:
        it = course(store)
        enrolled(store, it, "Bo", "Cilla")
        first = sessions.of_course(store, it.id, clock.now())[0].id
        keying.write(store, LIBRARIAN, first, "1 -2")
        enrolled(store, it, "Asta")
        assert () == keying.compare(store, PAR, first, "1 -2").differences
        (only,) = keying.compare(store, PAR, first, "1 2").differences
        assert (2, "Cilla Ek") == (only.number, only.name)
        keying.settle(store, PAR, first, "1 2", "2")
        assert {"Bo": "PRESENT", "Cilla": "PRESENT"} == stands(store, it, first)


def test_another_list_than_the_first_reader_had_is_no_second_reading(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store)
        keying.write(store, LIBRARIAN, first, "alla", list_number="1")
        enrolled(store, it, "Aron")
        papers.attendance_list(store, LIBRARIAN, it.id, clock.now())
        with pytest.raises(Refused) as refused:
            keying.compare(store, PAR, first, "alla", list_number="2026-0002")
        assert "2026-0001" in str(refused.value)
        assert () == keying.compare(store, PAR, first, "alla", list_number="2026-0001").differences


def test_the_same_rows_printed_again_are_as_good_for_a_second_reading(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store)
        papers.attendance_list(store, LIBRARIAN, it.id, clock.now())
        keying.write(store, LIBRARIAN, first, "alla")
        assert () == keying.compare(store, PAR, first, "alla", list_number="2026-0001").differences


def test_who_was_never_there_after_all_is_no_walk_in(tmp_path):
    with library(tmp_path) as store:
        it, (first, *_more) = made(store)
        keying.write(store, LIBRARIAN, first, "alla 4=Siv Norberg")
        keying.settle(store, PAR, first, "alla", "?4")
        assert [] == walked.of_course(store, LIBRARIAN, it.id)
        deeds.undo(store, PAR)
        assert ["Siv Norberg"] == [one.name for one in walked.of_course(store, LIBRARIAN, it.id)]

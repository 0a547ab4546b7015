"""Who stands on lists, who is due a certificate, and what is remembered of a printing."""

from datetime import date

import pytest
from factories import LIBRARIAN, course, enrolled, library, mark, person

from courses import clock
from courses.actions import enrolment, options, papers, people, planning, sessions
from courses.actions import lists as list_deeds
from courses.actions.people import draft_of
from courses.errors import Invalid, NotFound, Refused
from courses.model import Actor, Role
from courses.store import check, courses, journal, lists
from courses.store import sessions as stored


def due(store, of):
    return [one.name.split()[0] for one in papers.due(store, LIBRARIAN, of.id, clock.now())]


def test_exactly_the_threshold_gives_a_certificate(tmp_path):
    with library(tmp_path) as store:
        ten = course(store, count=10)
        seven, six = enrolled(store, ten, "Sju", "Sex")
        mark(store, ten, seven, *["PRESENT"] * 7, *["ABSENT"] * 3)
        mark(store, ten, six, *["PRESENT"] * 6, *["EXCUSED"] * 4)

        assert ["Sju"] == due(store, ten)


def test_late_and_left_early_are_present_and_excused_is_not(tmp_path):
    with library(tmp_path) as store:
        two = course(store, count=2)
        late, excused = enrolled(store, two, "Sena", "Ursula")
        mark(store, two, late, "LATE", "LEFT_EARLY")
        mark(store, two, excused, "PRESENT", "EXCUSED")

        assert ["Sena"] == due(store, two)


def test_cancelled_sessions_are_not_held_and_extra_ones_are(tmp_path):
    with library(tmp_path) as store:
        three = course(store, count=3)
        (asta,) = enrolled(store, three, "Asta")
        planned = stored.of_course(store, three.id, clock.now())
        sessions.cancel_session(store, LIBRARIAN, planned[0].id, "")
        sessions.add_session(store, LIBRARIAN, three.id, date(2026, 10, 1))
        for session in stored.of_course(store, three.id, clock.now())[1:]:
            mark_one = [None] * session.number
            mark_one[-1] = "PRESENT"
        mark(store, three, asta, None, "PRESENT", "PRESENT", "ABSENT")

        row = courses.participants(store, LIBRARIAN, three.id, clock.now())[0]
        assert (2, 3) == (row.attended, row.held)
        assert [] == due(store, three)


def test_nobody_is_due_one_while_sessions_are_left(tmp_path):
    with library(tmp_path) as store:
        coming = course(store, first_date=date(2026, 11, 17), count=2)
        (asta,) = enrolled(store, coming, "Asta")
        mark(store, coming, asta, "PRESENT")

        with pytest.raises(Refused):
            papers.certificates(store, LIBRARIAN, coming.id, clock.now())


def test_a_course_may_have_its_own_threshold(tmp_path):
    with library(tmp_path) as store:
        two = course(store, count=2, certificate_threshold=0.5)
        (asta,) = enrolled(store, two, "Asta")
        mark(store, two, asta, "PRESENT", "ABSENT")

        assert ["Asta"] == due(store, two)


def test_the_setting_holds_where_the_course_has_none(tmp_path):
    with library(tmp_path) as store:
        two = course(store, count=2)
        (asta,) = enrolled(store, two, "Asta")
        mark(store, two, asta, "PRESENT", "ABSENT")

        options.set_option(store, LIBRARIAN, "certificate.threshold", "50 %")

        assert ["Asta"] == due(store, two)


def test_a_reprint_keeps_the_number(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=1)
        (asta,) = enrolled(store, one, "Asta")
        mark(store, one, asta, "PRESENT")

        numbers = [papers.certificates(store, LIBRARIAN, one.id, clock.now())[0].number for _ in range(2)]

        assert ["2026-0001", "2026-0001"] == numbers


def test_study_hours_are_those_of_the_sessions_attended(tmp_path):
    with library(tmp_path) as store:
        three = course(store, count=3, certificate_threshold=0.5)
        (asta,) = enrolled(store, three, "Asta")
        mark(store, three, asta, "PRESENT", "ABSENT", "PRESENT")

        assert 6 == papers.certificates(store, LIBRARIAN, three.id, clock.now())[0].study_hours


def test_no_one_who_cancelled_dropped_out_or_waits_stands_on_the_list(tmp_path):
    with library(tmp_path) as store:
        full = course(store, seats=3, first_date=date(2026, 12, 1))
        _asta, bo, cilla, _dag = enrolled(store, full, "Asta", "Bo", "Cilla", "Dag")
        enrolment.drop_out(store, LIBRARIAN, full.id, bo.id)
        enrolment.cancel(store, LIBRARIAN, full.id, cilla.id)
        enrolled(store, full, "Evert")

        paper = papers.attendance_list(store, LIBRARIAN, full.id, clock.now())

        assert ["Asta Ek", "Dag Ek"] == [row.name for row in paper.rows]


def test_every_printed_list_has_a_number_of_its_own(tmp_path):
    with library(tmp_path) as store:
        one = course(store)

        numbers = [papers.attendance_list(store, LIBRARIAN, one.id, clock.now()).list_number for _ in range(2)]

        assert ["2026-0001", "2026-0002"] == numbers


def test_a_protected_person_is_an_alias_on_lists_and_a_blank_line_on_the_certificate(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=1)
        hidden = person(store, "Hemlig", "Person", is_protected=True, phone="0980-319299")
        enrolment.enrol(store, LIBRARIAN, one.id, hidden.id)
        mark(store, one, hidden, "PRESENT")

        assert ["Deltagare 1"] == [
            row.name for row in papers.attendance_list(store, LIBRARIAN, one.id, clock.now()).rows
        ]
        assert "" == papers.certificates(store, LIBRARIAN, one.id, clock.now())[0].name


def test_a_look_at_a_protected_person_is_journalled(tmp_path):
    with library(tmp_path) as store:
        hidden = person(store, "Hemlig", "Person", is_protected=True)

        shown = people.reveal(store, LIBRARIAN, hidden.id)

        assert "Hemlig Person" == draft_of(shown).given_name + " " + draft_of(shown).family_name
        assert "Deltagare 1" in journal.history(store)[0].deed


def test_the_leaders_own_figure_of_study_hours_goes_before_the_clock(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=1, study_hours=2)
        (asta,) = enrolled(store, one, "Asta")
        mark(store, one, asta, "PRESENT")

        assert 2 == papers.certificates(store, LIBRARIAN, one.id, clock.now())[0].study_hours
        assert planning.draft_of(courses.get(store, one.id)).study_hours == 2


def test_a_printed_list_remembers_who_stands_in_which_row_and_what_stands_above_each_column(tmp_path):
    with library(tmp_path) as store:
        one = course(store, count=3)
        bo, asta = enrolled(store, one, "Bo", "Asta")
        paper = papers.attendance_list(store, LIBRARIAN, one.id, clock.now())
        enrolled(store, one, "Aron")
        printed = lists.numbered(store, 1)

        assert {1: asta.id, 2: bo.id} == printed.rows
        assert ["1-1", "1-2", "1-3"] == [it.code for it in paper.sessions] == list(printed.codes.values())
        assert (paper.blank_rows, 2) == (printed.blank_rows, printed.last_row)
        assert [] == check.find_troubles(store)


@pytest.mark.parametrize("typed", ["2026-0001", "2026-0001-2", "1", "1-2", " 1 – 2 ", "0001"])
def test_a_list_is_found_by_its_number_or_a_column_by_its_code(tmp_path, typed):
    with library(tmp_path) as store:
        one = course(store, count=3)
        papers.attendance_list(store, LIBRARIAN, one.id, clock.now())
        printed, session_id = list_deeds.find(store, LIBRARIAN, typed, clock.now())
        second = list(printed.codes)[1]

        assert (one.id, second if typed.strip().endswith("2") else None) == (printed.course_id, session_id)


@pytest.mark.parametrize(
    ("typed", "error"),
    [("korv", Invalid), ("", Invalid), ("7", NotFound), ("1-9", Refused), ("2", Refused), ("²", Invalid)],
)
def test_a_number_that_is_no_list_is_refused_with_what_it_is(tmp_path, typed, error):
    with library(tmp_path) as store:
        one = course(store, count=3)
        papers.attendance_list(store, LIBRARIAN, one.id, clock.now())
        papers.note_public(store, LIBRARIAN, papers.PublicPaper.POSTER, clock.now(), "STO-601", one.id)
        with pytest.raises(error) as refused:
            list_deeds.find(store, LIBRARIAN, typed, clock.now())

        assert refused.value.hint
        if error is Refused:
            assert "STO-601" in f"{refused.value}{refused.value.hint}"


def test_the_list_of_anothers_course_is_refused_without_telling_whose(tmp_path):
    with library(tmp_path) as store:
        papers.attendance_list(store, LIBRARIAN, course(store).id, clock.now())
        with pytest.raises(Refused) as refused:
            list_deeds.find(store, Actor("Pär", Role.PARTNER, organisation_id=99), "1", clock.now())

        assert "STO" not in f"{refused.value}{refused.value.hint}"

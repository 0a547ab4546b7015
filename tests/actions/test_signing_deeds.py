"""Signing for attendance: what is signed is locked, and a correction keeps what stood there and both names."""

from datetime import date, datetime

import pytest
from factories import LIBRARIAN, course, enrolled, library, mark, person

from courses import clock
from courses.actions import (
    attendance,
    circle,
    enrolment,
    journal,
    merge_persons,
    registers,
    sessions,
    signing,
    walk_ins,
)
from courses.actions.attendance import NewMark
from courses.actions.register_drafts import LeaderDraft, OrganisationDraft
from courses.errors import Invalid, NotFound, Refused
from courses.model import Actor, Mark, Role
from courses.store import attendance as grids
from courses.store import check, tables
from courses.store import journal as log
from courses.store import sessions as queries
from courses.store import signing as signed
from courses.store import walk_ins as walk_in_store

AFTER = "2026-10-01T12:00"
LEADER = Actor("Gunnel", Role.LEADER, leader_id=1)


@pytest.fixture
def evening(tmp_path, monkeypatch):
    """STO-601 held three times: Ada is there each time, Bo at none; the first is signed by Maja."""
    monkeypatch.setenv("KURSVERKSTAD_NOW", "2026-09-01T09:00")
    with library(tmp_path) as store:
        led = registers.add(store, LIBRARIAN, LeaderDraft(name="Gunnel"))
        it = course(store, leader_ids=(led,))
        ada, bo = enrolled(store, it, "Ada", "Bo")
        monkeypatch.setenv("KURSVERKSTAD_NOW", AFTER)
        mark(store, it, ada, *["PRESENT"] * 3)
        mark(store, it, bo, *["ABSENT"] * 3)
        meetings = queries.of_course(store, it.id, clock.now())
        signing.sign(store, LIBRARIAN, meetings[0].id, notes="efter pappret")
        yield store, it, ada, bo, meetings


def stands(store, session, who):
    row = tables.first(store, "attendance_mark", session_id=session.id, person_id=who.id)
    return row and row["mark"]


def test_who_signed_and_when_is_known(evening):
    store, it, _ada, _bo, meetings = evening
    (found,) = signed.of_course(store, it.id).values()

    assert ("Maja", Role.LIBRARIAN, "efter pappret") == (found.signed_by, found.role, found.notes)
    assert clock.now() == found.signed_at
    assert meetings[0].id == found.session_id


CHANGES = {
    "a mark": lambda s, it, ada, m: attendance.mark(s, LIBRARIAN, m.id, ada.id, Mark.ABSENT),
    "a mark taken away": lambda s, it, ada, m: attendance.mark(s, LIBRARIAN, m.id, ada.id, None),
    "minutes": lambda s, it, ada, m: attendance.mark(s, LIBRARIAN, m.id, ada.id, Mark.LATE, 10),
    "many marks": lambda s, it, ada, m: attendance.mark_many(
        s, LIBRARIAN, it.id, [NewMark(m.id, ada.id, Mark.EXCUSED)], "import"
    ),
    "a head count": lambda s, it, ada, m: attendance.count_heads(s, LIBRARIAN, m.id, 9),
    "study hours": lambda s, it, ada, m: circle.set_study_hours(s, LIBRARIAN, m.id, 2),
    "a walk-in": lambda s, it, ada, m: walk_ins.add(s, LIBRARIAN, it.id, "Vera", session_id=m.id),
    "another day": lambda s, it, ada, m: sessions.move_session(s, LIBRARIAN, m.id, date(2026, 12, 15)),
    "no session": lambda s, it, ada, m: sessions.cancel_session(s, LIBRARIAN, m.id, "fel"),
    "a signature more": lambda s, it, ada, m: signing.sign(s, LIBRARIAN, m.id),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nothing_changes_what_is_signed(evening, change):
    store, it, ada, _bo, meetings = evening

    with pytest.raises(Refused):
        change(store, it, ada, meetings[0])

    assert "PRESENT" == stands(store, meetings[0], ada)


def test_a_mark_that_says_the_same_is_no_change(evening):
    store, it, ada, _bo, meetings = evening
    again = [NewMark(one.id, ada.id, Mark.PRESENT) for one in meetings[:3]]

    assert 0 == attendance.mark_many(store, LIBRARIAN, it.id, again, "import")


def test_what_is_told_again_of_a_signed_session_is_no_change(evening):
    store, it, _ada, _bo, meetings = evening
    vera = walk_ins.add(store, LIBRARIAN, it.id, "Vera", session_id=meetings[1].id)
    attendance.count_heads(store, LIBRARIAN, meetings[1].id, 5)
    signing.sign(store, LIBRARIAN, meetings[1].id)

    attendance.count_heads(store, LIBRARIAN, meetings[1].id, 5)
    walk_ins.mark(store, LIBRARIAN, meetings[1].id, vera, Mark.PRESENT)

    with pytest.raises(Refused):
        walk_ins.mark(store, LIBRARIAN, meetings[1].id, vera, None)
    with pytest.raises(Refused):
        walk_ins.remove(store, LIBRARIAN, vera)


def test_everybody_present_is_refused_only_where_somebody_would_be_marked(evening):
    store, it, _ada, _bo, meetings = evening
    cia = person(store, "Cia")
    enrolment.enrol(store, LIBRARIAN, it.id, cia.id, at=datetime.fromisoformat("2026-09-02T09:00"))

    with pytest.raises(Refused):
        attendance.mark_all_present(store, LIBRARIAN, meetings[0].id)

    assert 1 == attendance.mark_all_present(store, LIBRARIAN, meetings[1].id)


def test_a_mark_from_before_it_was_signed_is_not_undone(evening):
    store, _it, ada, _bo, meetings = evening
    attendance.mark(store, LEADER, meetings[1].id, ada.id, Mark.LATE)
    signing.sign(store, LIBRARIAN, meetings[1].id)

    with pytest.raises(Refused, match="Maja"):
        journal.undo(store, LEADER)

    assert "LATE" == stands(store, meetings[1], ada)


class TestCorrecting:
    def test_it_keeps_what_stood_there_the_reason_and_both_names(self, evening):
        store, it, _ada, bo, meetings = evening
        signing.correct(store, LEADER, meetings[0].id, bo.id, Mark.LATE, minutes=15, reason="stod på fel rad")
        (told,) = signed.corrections(store, LIBRARIAN, it.id)

        assert "LATE" == stands(store, meetings[0], bo)
        assert (Mark.ABSENT, Mark.LATE, 15) == (told.before, told.after, told.minutes_after)
        assert ("stod på fel rad", "Maja", "Gunnel") == (told.reason, told.signed_by, told.corrected_by)
        assert bo.name == told.name
        assert any("stod på fel rad" in row.deed for row in log.history(store, table="course", row_id=it.id))
        assert signed.of_session(store, meetings[0].id)

    def test_a_mark_may_be_put_where_there_was_none_and_be_taken_away(self, evening):
        store, it, ada, _bo, meetings = evening
        cia = person(store, "Cia")
        enrolment.enrol(store, LIBRARIAN, it.id, cia.id)
        signing.correct(store, LIBRARIAN, meetings[0].id, cia.id, Mark.PRESENT, reason="glömd")
        signing.correct(store, LIBRARIAN, meetings[0].id, ada.id, None, reason="fel lista")

        told = [(one.before, one.after) for one in signed.corrections(store, LIBRARIAN, it.id)]
        assert [(None, Mark.PRESENT), (Mark.PRESENT, None)] == told

    @pytest.mark.parametrize(
        ("which", "mark_", "minutes", "reason", "error"),
        [
            (0, Mark.PRESENT, None, " ", Invalid),
            (0, Mark.ABSENT, None, "samma", Refused),
            (0, Mark.ABSENT, 5, "minuter", Invalid),
            (1, Mark.PRESENT, None, "inte signerad", Refused),
        ],
        ids=["no reason", "says so already", "minutes of who was absent", "not signed"],
    )
    def test_what_is_no_correction_is_refused(self, evening, which, mark_, minutes, reason, error):
        store, it, _ada, bo, meetings = evening

        with pytest.raises(error):
            signing.correct(store, LIBRARIAN, meetings[which].id, bo.id, mark_, minutes=minutes, reason=reason)

        assert not signed.corrections(store, LIBRARIAN, it.id)

    def test_nobody_from_outside_the_course_gets_a_mark(self, evening):
        store, _it, _ada, _bo, meetings = evening

        with pytest.raises(NotFound):
            signing.correct(store, LIBRARIAN, meetings[0].id, person(store, "Dan").id, Mark.PRESENT, reason="?")

    def test_it_is_undone_as_any_deed(self, evening):
        store, it, _ada, bo, meetings = evening
        signing.correct(store, LEADER, meetings[0].id, bo.id, Mark.LATE, reason="stod på fel rad")
        journal.undo(store, LEADER)

        assert "ABSENT" == stands(store, meetings[0], bo)
        assert not signed.corrections(store, LIBRARIAN, it.id)
        assert not check.find_troubles(store)

    def test_it_follows_a_person_who_is_merged(self, evening):
        store, it, _ada, bo, meetings = evening
        signing.correct(store, LIBRARIAN, meetings[0].id, bo.id, Mark.LATE, reason="stod på fel rad")
        twin = person(store, "Bo", "Ek")
        merge_persons.merge(store, LIBRARIAN, twin.id, bo.id, {})
        (told,) = signed.corrections(store, LIBRARIAN, it.id)

        assert (twin.id, "LATE") == (told.person_id, stands(store, meetings[0], twin))

        journal.undo(store, LIBRARIAN)

        assert "LATE" == stands(store, meetings[0], bo)


class TestSigning:
    def test_a_session_not_begun_or_not_entered_is_not_signed(self, evening):
        store, _it, _ada, _bo, meetings = evening

        for one in (meetings[3], meetings[7]):
            with pytest.raises(Refused):
                signing.sign(store, LIBRARIAN, one.id)

    def test_who_has_no_mark_is_named_first_and_it_has_to_be_meant(self, evening):
        store, it, _ada, _bo, meetings = evening
        attendance.mark(store, LIBRARIAN, meetings[1].id, _bo.id, None)

        with pytest.raises(signing.Unmarked, match="Bo"):
            signing.sign(store, LIBRARIAN, meetings[1].id)
        assert [_bo.name] == signing.unmarked(store, LIBRARIAN, meetings[1].id)

        signing.sign(store, LIBRARIAN, meetings[1].id, is_incomplete_ok=True)

        assert meetings[1].id in signed.of_course(store, it.id)

    def test_who_came_into_the_course_later_is_not_missed_before(self, evening):
        store, it, _ada, _bo, meetings = evening
        enrolment.enrol(store, LIBRARIAN, it.id, person(store, "Cia").id)

        assert [] == signing.unmarked(store, LIBRARIAN, meetings[2].id)

    def test_a_course_is_signed_in_one_deed_and_undone_so(self, evening):
        store, it, _ada, _bo, meetings = evening

        assert 2 == signing.sign_course(store, LIBRARIAN, it.id)
        assert {one.id for one in meetings[:3]} == set(signed.of_course(store, it.id))
        with pytest.raises(Refused):
            signing.sign_course(store, LIBRARIAN, it.id)

        journal.undo(store, LIBRARIAN)

        assert {meetings[0].id} == set(signed.of_course(store, it.id))

    def test_a_drop_in_is_signed_by_its_head_count(self, evening):
        store, *_rest = evening
        other = course(store, code="DROP-1")
        first = queries.of_course(store, other.id, clock.now())[0]
        attendance.count_heads(store, LIBRARIAN, first.id, 7)
        signing.sign(store, LIBRARIAN, first.id)

        assert signed.of_session(store, first.id)


class TestTakingBack:
    def test_marks_are_open_again_and_the_reason_stands_in_the_journal(self, evening):
        store, it, ada, _bo, meetings = evening
        signing.withdraw(store, LIBRARIAN, meetings[0].id, reason="fel lista")
        attendance.mark(store, LIBRARIAN, meetings[0].id, ada.id, Mark.ABSENT)

        assert "ABSENT" == stands(store, meetings[0], ada)
        assert any("fel lista" in row.deed for row in log.history(store, table="course", row_id=it.id))

    def test_it_takes_a_reason_and_a_sign_off(self, evening):
        store, _it, _ada, _bo, meetings = evening

        with pytest.raises(Invalid):
            signing.withdraw(store, LIBRARIAN, meetings[0].id, reason="")
        with pytest.raises(Refused):
            signing.withdraw(store, LIBRARIAN, meetings[1].id, reason="fel lista")

    def test_who_signed_cannot_undo_it_without_the_right_to_take_it_back(self, evening):
        store, _it, _ada, _bo, meetings = evening
        signing.sign(store, LEADER, meetings[1].id)

        with pytest.raises(Refused):
            signing.withdraw(store, LEADER, meetings[1].id, reason="ångrar mig")
        with pytest.raises(Refused):
            journal.undo(store, LEADER)

        assert signed.of_session(store, meetings[1].id)

    def test_a_sign_off_does_not_come_back_over_marks_that_changed_since(self, evening):
        store, _it, ada, _bo, meetings = evening
        signing.withdraw(store, LIBRARIAN, meetings[0].id, reason="fel lista")
        attendance.mark(store, LEADER, meetings[0].id, ada.id, Mark.ABSENT)

        with pytest.raises(Refused):
            journal.undo(store, LIBRARIAN)

        assert signed.of_session(store, meetings[0].id) is None


def test_a_contact_signs_their_own_courses_and_no_other(evening):
    store, it, _ada, _bo, meetings = evening
    club = registers.add(store, LIBRARIAN, OrganisationDraft(code="KLUBB", name="Klubben"))
    contact = Actor("Kim", Role.PARTNER, organisation_id=club)

    with pytest.raises(Refused):
        signing.sign(store, contact, meetings[1].id)

    own = course(store, code="ABF-1", organiser_id=club)
    first = queries.of_course(store, own.id, clock.now())[0]
    attendance.count_heads(store, contact, first.id, 3)
    signing.sign(store, contact, first.id)

    assert "Kim" == signed.of_session(store, first.id).signed_by
    with pytest.raises(Refused):
        signed.corrections(store, contact, it.id)


def test_the_grid_of_a_signed_course_reads_as_before(evening):
    store, it, ada, _bo, _meetings = evening
    told = {one.name: (one.attended, one.held) for one in grids.grid(store, LIBRARIAN, it.id, clock.now()).participants}

    assert (3, 3) == told[ada.name]


def walked_in(store, it, session_id):
    """Returns the mark of Dan, a walk-in, at a session."""
    (found,) = [one for one in walk_in_store.of_course(store, LIBRARIAN, it.id) if one.name == "Dan"]
    mark_ = found.marks.get(session_id)
    return mark_ and (mark_.mark, mark_.minutes, mark_.is_online)


@pytest.fixture
def walker(evening):
    """The second session, signed, where Dan walked in; and his id."""
    store, it, _ada, _bo, meetings = evening
    dan = walk_ins.add(store, LIBRARIAN, it.id, "Dan", session_id=meetings[1].id)
    signing.sign(store, LIBRARIAN, meetings[1].id)
    return store, it, meetings[1], dan


def test_a_walk_in_s_signed_mark_is_corrected_with_a_reason_and_undone(walker):
    store, it, session, dan = walker
    signing.correct(store, LIBRARIAN, session.id, -dan, Mark.LATE, minutes=20, reason="kom sent")

    assert (Mark.LATE, 20, False) == walked_in(store, it, session.id)
    (said,) = signed.corrections(store, LIBRARIAN, it.id)
    assert ("Dan", -dan, Mark.PRESENT, Mark.LATE, "kom sent") == (
        said.name,
        said.person_id,
        said.before,
        said.after,
        said.reason,
    )
    journal.undo(store, LIBRARIAN)
    assert (Mark.PRESENT, None, False) == walked_in(store, it, session.id)
    assert [] == signed.corrections(store, LIBRARIAN, it.id)
    assert [] == check.find_troubles(store)


def test_what_was_corrected_of_a_walk_in_stays_known_of_who_they_were(walker):
    store, it, session, dan = walker
    bo = enrolled(store, it, "Cia")[0]
    signing.correct(store, LIBRARIAN, session.id, -dan, Mark.LATE, reason="kom sent")
    signing.withdraw(store, LIBRARIAN, session.id, reason="fel lista")
    walk_ins.match(store, LIBRARIAN, dan, bo.id, moves=True)

    assert [bo.id] == [one.person_id for one in signed.corrections(store, LIBRARIAN, it.id)]


def test_a_signed_mark_is_corrected_to_online_and_what_stood_is_known(evening):
    store, it, ada, _bo, meetings = evening
    signing.correct(store, LIBRARIAN, meetings[0].id, ada.id, Mark.PRESENT, is_online=True, reason="satt hemma")

    (said,) = signed.corrections(store, LIBRARIAN, it.id)
    assert (False, True) == (said.online_before, said.online_after)
    kept = grids.marks(store, it.id)[meetings[0].id, ada.id]
    assert kept.is_online

    signing.correct(store, LIBRARIAN, meetings[0].id, ada.id, Mark.ABSENT, reason="fel rad")
    assert not grids.marks(store, it.id)[meetings[0].id, ada.id].is_online

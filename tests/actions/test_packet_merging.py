"""Whatever both sides write after a packet was sent, a merge loses nothing: each cell is one side's, by one rule."""

import uuid
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import factories
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packet_desks import with_partner

from courses import clock
from courses.actions import attendance, journal, packet_merge, packets
from courses.actions.attendance import NewMark
from courses.actions.packet_compare import compare
from courses.errors import Conflict, Refused
from courses.model import Mark
from courses.model.packets import NO_MARK, PacketMark, PacketReturn, Take

CELLS = [(session, person) for session in (1, 2, 3) for person in (1, 2, 3)]
MARKS = st.sampled_from([None, Mark.PRESENT, Mark.ABSENT, Mark.EXCUSED])
CHANGES = st.dictionaries(st.sampled_from(CELLS), MARKS, max_size=6)


def back(made, changes, store):
    """Returns what comes back of a packet in which some cells were changed."""
    (course,) = made.packet.courses
    uids = {
        table: {row["id"]: row["uid"] for row in store.query(f"SELECT id, uid FROM {table}")}
        for table in ("session", "person")
    }
    sessions = []
    for session in course.sessions:
        marks = dict(session.marks)
        for (session_id, person_id), mark in changes.items():
            if uids["session"][session_id] == session.uid:
                marks.pop(uids["person"][person_id], None)
                if mark:
                    marks[uids["person"][person_id]] = PacketMark(mark, by="Eva", at=clock.now())
        sessions.append(replace(session, marks=marks))
    return PacketReturn(
        uid=uuid.uuid4().hex,
        packet_uid=made.packet.uid,
        key_uid=made.packet.key_uid,
        origin="a" * 32,
        serial=1,
        made_at=clock.now(),
        made_by="Eva",
        courses=(replace(course, sessions=tuple(sessions)),),
    )


def cells(store):
    """Returns every mark there is."""
    rows = store.query("SELECT session_id, person_id, mark FROM attendance_mark")
    return {(row["session_id"], row["person_id"]): Mark(row["mark"]) for row in rows}


@given(CHANGES, CHANGES, CHANGES, st.sampled_from([Take.MINE, Take.THEIRS, Take.LATER]))
@settings(max_examples=30, deadline=None)
def test_each_cell_is_one_sides_by_one_rule_and_undo_brings_back_all(before, here, there, take):
    with TemporaryDirectory() as folder, factories.library(Path(folder), with_partner) as store:
        actor = factories.LIBRARIAN
        attendance.mark_many(store, actor, 1, [NewMark(*cell, mark) for cell, mark in before.items()], "")
        sent = cells(store)
        made = packets.make(store, actor, [1])
        touched = {cell for cell, mark in here.items() if mark is not sent.get(cell)}
        attendance.mark_many(store, actor, 1, [NewMark(*cell, mark) for cell, mark in here.items()], "")
        mine = cells(store)
        answer = back(made, there, store)
        theirs = {cell: there.get(cell, sent.get(cell)) for cell in CELLS}

        packet_merge.merge(store, actor, answer, {}, conflicts=take)

        after = cells(store)
        for cell in CELLS:
            if theirs[cell] is sent.get(cell) or (cell in touched and take is not Take.THEIRS):
                wanted = mine.get(cell)
            else:
                wanted = theirs[cell]
            assert wanted is after.get(cell), cell
        journal.undo(store, actor)
        assert mine == cells(store)


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path, with_partner) as opened:
        yield opened


def test_a_row_that_nobody_chose_stops_the_whole(store):
    made = packets.make(store, factories.LIBRARIAN, [1])
    attendance.mark(store, factories.LIBRARIAN, 1, 1, Mark.ABSENT)
    answer = back(made, {(1, 1): Mark.EXCUSED, (2, 2): Mark.PRESENT}, store)
    with pytest.raises(Conflict):
        packet_merge.merge(store, factories.LIBRARIAN, answer, {})
    assert cells(store) == {(1, 1): Mark.ABSENT}


def test_a_row_is_chosen_by_its_key(store):
    made = packets.make(store, factories.LIBRARIAN, [1])
    answer = back(made, {(2, 2): Mark.PRESENT, (2, 3): Mark.PRESENT}, store)
    rows = {row.person_id: row.key for row in compare(store, factories.LIBRARIAN, answer).rows if row.session_id == 2}
    done = packet_merge.merge(store, factories.LIBRARIAN, answer, {rows[2]: Take.MINE})
    assert (1, 1) == (len(done.taken), len(done.kept))
    assert cells(store) == {(1, 1): Mark.PRESENT, (2, 3): Mark.PRESENT}


def test_a_packet_whose_making_was_undone_takes_nothing_back(store):
    made = packets.make(store, factories.LIBRARIAN, [1])
    answer = back(made, {(2, 2): Mark.PRESENT}, store)
    journal.undo(store, factories.LIBRARIAN)
    with pytest.raises(Refused):
        compare(store, factories.LIBRARIAN, answer)


def test_a_packet_of_which_something_was_merged_cannot_be_undone_before_the_merge(store):
    made = packets.make(store, factories.LIBRARIAN, [1])
    packet_merge.merge(store, factories.LIBRARIAN, back(made, {(2, 2): Mark.PRESENT}, store), {})
    assert "paket" in journal.undo(store, factories.LIBRARIAN).casefold()
    assert (2, 2) not in cells(store)


def test_what_was_sent_keeps_no_names(store):
    packets.make(store, factories.LIBRARIAN, [1])
    base = store.value("SELECT base FROM packet")
    assert not [name for name in ("Ada", "Bo ", "Cleo", "Ek") if name in base]


def test_no_mark_is_the_same_whoever_took_it_away():
    assert PacketMark(None, 5, is_online=True).value == NO_MARK.value

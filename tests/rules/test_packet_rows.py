"""How a row that comes back stands to the library's own."""

import pytest

from courses.model import Mark
from courses.model.packets import NO_MARK, PacketMark, RowState
from courses.rules import packet_letters
from courses.rules.packet_rows import state_of


@pytest.mark.parametrize(
    ("state", "sent", "here", "there", "is_touched"),
    [
        (RowState.SAME, None, None, None, False),
        (RowState.SAME, "x", "f", "f", True),
        (RowState.NEW, None, None, "x", False),
        (RowState.CHANGED_THERE, "x", "x", "f", False),
        (RowState.CHANGED_THERE, "x", "x", None, False),
        (RowState.CHANGED_HERE, "x", "f", "x", True),
        (RowState.CHANGED_HERE, "x", None, "x", False),
        (RowState.BOTH, "x", "f", "s", True),
        (RowState.BOTH, None, "f", "s", True),
        (RowState.BOTH, "x", None, "s", False),
        (RowState.BOTH, "x", "x", "s", True),
    ],
)
def test_a_row_stands_as_its_three_sides_say(state, sent, here, there, is_touched):
    assert state is state_of(sent, here, there, nothing=None, is_touched=is_touched)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ((Mark.PRESENT, None, False), "X"),
        ((Mark.LATE, 20, False), " s  20 "),
        ((Mark.LATE, 20, False), "s+20 min"),
        ((Mark.LEFT_EARLY, 5, False), "g5"),
        ((Mark.ABSENT, None, False), "-"),
        ((None, None, False), "  "),
    ],
)
def test_a_cell_of_a_workbook_is_read_as_people_write_it(said, text):
    assert said == packet_letters.read(text, NO_MARK).value


@pytest.mark.parametrize("mark", [PacketMark(Mark.PRESENT, None, True), PacketMark(Mark.LATE, 10, True), NO_MARK])
def test_a_cell_left_as_it_was_is_what_was_sent(mark):
    assert mark == packet_letters.read(packet_letters.written(mark), mark)

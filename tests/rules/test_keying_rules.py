"""The line that is keyed from a list of paper: what it means, and all that is wrong with it at once."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from courses.model import Mark
from courses.rules import keying
from courses.rules.keying import Keyed, Numbers, RowMark, parse, written

LIST = Numbers(frozenset(range(1, 13)), 13, 18, longest=135)


def marks(line, numbers=LIST):
    """Returns what is said of each row as a sign, with minutes; faults fail."""
    keyed = parse(line, numbers)
    assert () == keyed.faults
    return {
        row: keying.sign_of(one.mark) + (f"+{one.minutes}" if one.minutes else "")
        for row, one in keyed.resolved(numbers).items()
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1 3 7 f9 s2+30 -4", {1: "x", 3: "x", 7: "x", 9: "-", 2: "s+30", 4: "-"}),
        ("1-3", {1: "x", 2: "x", 3: "x"}),
        ("-1-3", {1: "-", 2: "-", 3: "-"}),
        ("s2", {2: "s"}),
        ("g5+15,a6;å7", {5: "g+15", 6: "a", 7: "a"}),
        ("X1 H2 S3 T4+5", {1: "x", 2: "x", 3: "s", 4: "g+5"}),
        ("–4 −5 1–2", {4: "-", 5: "-", 1: "x", 2: "x"}),
        ("?6", {6: "?"}),
        ("1-4 -3", {1: "x", 2: "x", 3: "-", 4: "x"}),
        ("-3 1-4", {1: "x", 2: "x", 3: "-", 4: "x"}),
        ("", {}),
        ("alla -4", {4: "-"} | {row: "x" for row in range(1, 13) if row != 4}),
        ("* a1-3 s2", {1: "a", 2: "s", 3: "a"} | dict.fromkeys(range(4, 13), "x")),
        ("1-10 rest -", dict.fromkeys(range(1, 11), "x") | {11: "-", 12: "-"}),
        ("rest- 1-11", dict.fromkeys(range(1, 12), "x") | {12: "-"}),
        ("övriga a 1-11", dict.fromkeys(range(1, 12), "x") | {12: "a"}),
        ("1-11 rest ?", dict.fromkeys(range(1, 12), "x")),
    ],
)
def test_a_line_means(line, expected):
    assert expected == marks(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("13=Siv Norberg", {13: RowMark(Mark.PRESENT, name="Siv Norberg")}),
        ("s13+5=Siv Norberg 14=Bo Ek -4", None),
        ("13 = Siv", None),
        ('13="Deltagare 7"', {13: RowMark(Mark.PRESENT, name="Deltagare 7")}),
        ("13=Ann-Marie O'Hara, 4", {13: RowMark(Mark.PRESENT, name="Ann-Marie O'Hara"), 4: RowMark(Mark.PRESENT)}),
        ("13=Alla Pugatjova rest -", {13: RowMark(Mark.PRESENT, name="Alla Pugatjova")}),
        ("13=Siv 3@", {13: RowMark(Mark.PRESENT, name="Siv"), 3: RowMark(Mark.PRESENT, is_online=True)}),
    ],
)
def test_names_stand_in_blank_rows(line, expected):
    keyed = parse(line, LIST)
    if line.startswith("s13"):
        expected = {
            13: RowMark(Mark.LATE, 5, name="Siv Norberg"),
            14: RowMark(Mark.PRESENT, name="Bo Ek"),
            4: RowMark(Mark.ABSENT),
        }
    if line == "13 = Siv":
        assert keyed.faults
        return
    assert (expected, ()) == (keyed.marks, keyed.faults)


def test_a_blank_row_of_whom_it_is_known_needs_no_name():
    numbers = Numbers(LIST.rows, 13, 18, named=frozenset({13}))
    assert {13: "s+5", 1: "x"} == marks("1 s13+5", numbers)


def test_those_who_do_not_come_to_this_session_are_neither_all_nor_the_rest():
    numbers = Numbers(LIST.rows, 13, 18, expected=frozenset({1, 2}))
    assert {1: "x", 2: "x"} == marks("alla", numbers)
    assert {1: "x", 2: "-", 5: "x"} == marks("1 5 rest -", numbers)


def test_the_rest_passes_by_those_who_have_sent_word():
    assert {1, 3} == set(
        parse("1 rest -", Numbers(frozenset({1, 2, 3}), 4, 3)).resolved(Numbers(frozenset({1, 2, 3}), 4, 3), {2})
    )


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("19", ["19"]),
        ("0", ["0"]),
        ("1-99", ["1-99"]),
        ("5-1", ["5-1"]),
        ("k4", ["k4"]),
        ("14", ["14"]),
        ("14=", ["14="]),
        ("3=Siv", ["3=Siv"]),
        ("13-14=Siv", ["13-14=Siv"]),
        ("7+10", ["7+10"]),
        ("-7+10", ["-7+10"]),
        ("s7+", ["s7+"]),
        ("s7+0", ["s7+0"]),
        ("s7+136", ["s7+136"]),
        ("s 7", ["s"]),
        ("-4@", ["-4@"]),
        ("3 3", ["3"]),
        ("1-3 2-4", ["2-4"]),
        ("rest", ["rest"]),
        ("rest s", ["rest"]),
        ("alla rest -", ["alla rest -"]),
        ("hej 1 k4 99 s7+500 -2", ["hej", "k4", "99", "s7+500"]),
        ("12345678", ["12345678"]),
        ("²", ["²"]),
    ],
)
def test_all_that_is_wrong_is_told_with_its_place_and_what_would_be_right(line, where):
    faults = parse(line, LIST).faults
    assert where == [line[it.start : it.end] for it in faults]
    assert all(it.words and it.expected for it in faults)


def test_a_line_without_end_is_not_read():
    assert 1 == len(parse("1 " * 5000, LIST).faults)


SOME = st.text(alphabet=st.sampled_from('0123456789 ,;-+=@?*xsgfaårest"”–Åé\u202e\n'), max_size=40) | st.text(
    max_size=40
)


@settings(max_examples=60)
@given(SOME)
@example("=")
@example('1="')
@example("13==")
@example('13=a"b 14=c')
def test_no_line_is_a_crash_and_each_fault_has_its_place(line):
    keyed = parse(line, LIST)
    assert all(0 <= it.start <= it.end <= len(line) for it in keyed.faults)


@settings(max_examples=60)
@given(SOME)
@example('13=a"b 14=c')
@example("13=rest-a")
def test_what_was_understood_is_written_so_that_it_means_the_same(line):
    keyed = parse(line, LIST)
    if not keyed.faults:
        assert keyed == parse(written(keyed), LIST)


names = st.text(min_size=1, max_size=30).map(lambda it: keying.clean(it.replace('"', ""))).filter(bool)


@st.composite
def whole_lines(draw):
    """Draws what a line may say of the list."""
    rows = draw(st.sets(st.integers(1, 12)))
    said = {row: draw(row_marks) for row in rows}
    said |= {row: RowMark(Mark.PRESENT, name=draw(names)) for row in draw(st.sets(st.integers(13, 18), max_size=2))}
    is_all = draw(st.booleans())
    rest = None if is_all else draw(st.none() | st.sampled_from([RowMark(None), RowMark(Mark.ABSENT)]))
    return Keyed(said, is_all, rest)


row_marks = (
    st.sampled_from([RowMark(mark) for mark in (*Mark, None)])
    | st.builds(RowMark, st.sampled_from(sorted(keying.WITH_MINUTES)), st.integers(1, 135), st.booleans())
    | st.just(RowMark(Mark.PRESENT, is_online=True))
)


@settings(max_examples=60)
@given(whole_lines())
def test_what_is_meant_is_read_as_it_was_written(keyed):
    assert keyed == parse(written(keyed), LIST)

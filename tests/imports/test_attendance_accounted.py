"""Whatever a list of attendance holds, every row and every sign of it is taken, known, told or handed back."""

import random
from itertools import product

import foreign_tables as made
import pytest
from attendance_lists import PEOPLE, counts, desk, wrong
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.errors import CoursesError

FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
DAYS = ("2026-09-08", "2026-09-15", "2026-09-22", "2026-09-29")
NAMES = tuple(f"{given_name} {family_name}" for given_name, family_name in PEOPLE)
SIGNS = ("x", "-", "s", "a", "g")
BAD = st.sampled_from(("¤", "???", "99/99", "Kalle Anka", "kanske", "0000-00-00", "=1+1", "STO-999", "\u202etsil"))
HEAD = ["Kurs", "Datum", "Deltagare", "Märke"]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with desk(tmp_path_factory.mktemp("accounted")) as it:
        yield it


def text(rows):
    return made.as_text(rows, ";").encode("utf-8", "surrogatepass")


def good_rows(signs):
    return [["STO-601", day, name, next(signs)] for day, name in product(DAYS, NAMES)]


@st.composite
def good(draw):
    """Draws a good file with a row a mark."""
    return good_rows(iter(draw(st.lists(st.sampled_from(SIGNS), min_size=16, max_size=16))))


@given(rows=good(), row=st.integers(0, 15), column=st.integers(0, 3), bad=BAD)
@FEW
def test_any_wrong_cell_of_a_file_with_a_row_a_mark_is_named_and_the_rest_taken(office, rows, row, column, bad):
    rows[row][column] = bad
    report = office.read(text([HEAD, *rows]), dry_run=True)

    assert (15, 0, 0, 1) == counts(report)
    assert [(row + 2, HEAD[column])] == [(at, heading) for at, heading, _value in wrong(report)]


@given(rows=good(), cells=st.sets(st.tuples(st.integers(0, 15), st.integers(0, 3)), max_size=12))
@FEW
def test_every_wrong_row_is_named_in_one_pass(office, rows, cells):
    for row, column in cells:
        rows[row][column] = "¤"
    report = office.read(text([HEAD, *rows]), dry_run=True)

    named = {row + 2 for row, _column in cells}
    assert named == {row for row, _heading, _value in wrong(report)}
    assert (16 - len(named), 0, 0, len(named)) == counts(report)


def matrix(signs, is_down):
    """Returns a matrix of everybody's signs, persons down or across, with the course above."""
    rows = [["", *DAYS], *([name, *(next(signs) for _day in DAYS)] for name in NAMES)]
    if is_down:
        rows = [list(column) for column in zip(*rows, strict=True)]
    rows[0][0] = "Datum" if is_down else "Namn"
    return rows


@given(
    signs=st.lists(st.sampled_from(SIGNS), min_size=16, max_size=16),
    is_down=st.booleans(),
    place=st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda at: at != (0, 0)),
    bad=BAD,
)
@FEW
def test_any_wrong_cell_of_a_matrix_is_named_and_no_other_sign_is_lost(office, signs, is_down, place, bad):
    rows = matrix(iter(signs), is_down)
    rows[place[0]][place[1]] = bad
    report = office.read(text([["STO-601"], *rows]), dry_run=True)

    lost = 1 if 0 not in place else 4
    told = [*map(str, report.problems), *report.notes]
    assert 16 - lost == report.created
    assert any(f"rad {place[0] + 2}" in line or "kolumnen" in line for line in told)


@given(
    heads=st.lists(
        st.sampled_from(
            ("Kurs", "Namn", "Datum", "Märke", "Tid", "E-post", "8/9", "15/9", "Nr", "", "Summa", "Tidsstämpel")
        ),
        min_size=1,
        max_size=7,
    ),
    seed=st.integers(0, 10_000),
)
@FEW
def test_random_lists_end_in_a_report_or_in_words(office, heads, seed):
    chance = random.Random(seed)
    cells = (
        "",
        "x",
        "-",
        "1",
        "0,5",
        "STO-601",
        "Eva Ek",
        "+ Ny",
        "2026-09-08",
        "2026-09-08 10:05",
        "Ledare",
        "99/9",
        "50 %",
        "¤",
    )
    rows = [[chance.choice(cells) for _head in heads] for _row in range(chance.randrange(6))]
    try:
        report = office.read(text([["STO-601"], heads, *rows]), dry_run=True)
    except CoursesError as error:
        assert error.message
    else:
        assert len([it for it in report.problems if it.severity == "error"]) >= bool(report.rejected)


@given(
    stamps=st.lists(
        st.tuples(
            st.sampled_from((*NAMES, "Kalle Anka", "¤")), st.sampled_from(DAYS), st.integers(0, 23), st.integers(0, 59)
        ),
        min_size=1,
        max_size=12,
    )
)
@FEW
def test_every_check_in_is_taken_known_or_handed_back(office, stamps):
    rows = [["STO-601", f"{day} {hour:02}:{minute:02}", name] for name, day, hour, minute in stamps]
    report = office.read(text([["Kurs", "Tidsstämpel", "Namn"], *rows]), dry_run=True)

    assert len(rows) == sum(counts(report))


@given(rows=good(), seed=st.integers(0, 1000))
@settings(FEW, max_examples=10)
def test_what_came_back_can_be_put_right_and_read_in_again(tmp_path_factory, rows, seed):
    with desk(tmp_path_factory.mktemp("again")) as it:
        chance = random.Random(seed)
        wrong_at = chance.sample(range(16), 5)
        spoiled = [[*row[:3], "¤"] if at in wrong_at else row for at, row in enumerate(rows)]
        report = it.read(text([HEAD, *spoiled]))
        back = report.rejected_file.read_text(encoding="utf-8-sig").replace("¤", "x")
        again = it.read(back, "igen.csv")

        assert (11, 0, 0, 5) == counts(report)
        assert (5, 0, 0, 0) == counts(again)
        assert 16 == len(it.marks())

"""Tables and JSON: widths, cuts, nothing odd on the way out."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.cli import out
from courses.cli.out import Column

ANY = st.text(st.characters(codec="utf-8"), max_size=40)


@pytest.mark.parametrize("text,cells", [("Ada", 3), ("Åsa", 3), ("A\u030asa", 3), ("日本", 4), ("", 0)])
def test_a_width_counts_cells(text, cells):
    assert cells == out.width(text)


@given(ANY, st.integers(2, 30))
def test_a_cut_text_fits(text, size):
    cut = out.cut(text, size)

    assert out.width(cut) <= size
    assert cut == text or cut.endswith("…")


@given(st.lists(st.tuples(ANY, ANY), min_size=1, max_size=5))
def test_a_table_has_a_line_a_row_and_fits(rows):
    lines = out.table([Column("Namn", least=8), Column("Titel", least=8)], rows).split("\n")

    assert all(out.width(line) <= out.window() for line in lines)
    assert len(rows) + 2 == len(lines)


def test_a_column_with_nothing_in_it_is_left_out():
    assert "Namn  Nr\n────  ──\nAda    1" == out.table(
        [Column("Namn"), Column("Ort"), Column("Nr", is_number=True)], [("Ada", "", 1)]
    )


@given(
    st.recursive(
        ANY | st.none() | st.integers() | st.booleans(),
        lambda inner: st.lists(inner) | st.dictionaries(ANY, inner),
        max_leaves=8,
    )
)
def test_json_comes_back_the_same_and_shows_nothing_odd(value):
    said = []
    original = out._write
    out._write = said.append
    try:
        out.say_json(value)
    finally:
        out._write = original

    assert value == json.loads(said[0])
    assert not [c for c in said[0] if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs")]


def test_facts_leave_out_what_is_not_known_and_wrap():
    text = out.facts([("Namn", "Ada"), ("Ort", ""), ("Anteckningar", "ord " * 40)])

    assert text.startswith("Namn          Ada\nAnteckningar  ord")
    assert max(map(len, text.split("\n"))) <= 80
    assert "Ort" not in text

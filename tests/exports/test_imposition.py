"""Pages on sheets to be folded or cut: in the right places, and nothing lost."""

import io
import re

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from courses.errors import Invalid
from courses.exports.imposition import Fold, booklet_sides, impose
from courses.exports.paper.pdf.pen import Pen, Style
from courses.model import Printed


def paper_of(pages, language="sv"):
    pen = Pen(title="Häfte", author="Biblioteket", language=language)
    for number in range(pages):
        with pen.part("P"):
            pen.text(50, 50, f"sida{number + 1}", Style(20))
        pen.end_page()
    return Printed("hafte.pdf", pen.finish(), pages)


def sides_of(printed):
    """Returns which page each side of the sheets shows on its left and its right half."""
    found = []
    for page in PdfReader(io.BytesIO(printed.content)).pages:
        places = re.findall(rb"([\d.]+) [-\d.]+ cm /P\d+ Do", page.get_contents().get_data())
        shown = {"left": "", "right": ""}
        for x, text in zip(places, page.extract_text().split(), strict=True):
            shown["left" if float(x) < 400 else "right"] = text
        found.append((shown["left"], shown["right"]))
    return found


def test_a_booklet_of_eight_pages_is_read_in_order_once_it_is_folded():
    assert [("sida8", "sida1"), ("sida2", "sida7"), ("sida6", "sida3"), ("sida4", "sida5")] == sides_of(
        impose(paper_of(8), Fold.BOOKLET)
    )


def test_a_booklet_that_does_not_fill_its_sheets_ends_in_empty_pages():
    assert [("", "sida1"), ("sida2", "")] == sides_of(impose(paper_of(2), Fold.BOOKLET))


def test_a_booklet_from_right_to_left_has_its_cover_on_the_left_half():
    assert [("sida1", "sida4"), ("sida3", "sida2")] == sides_of(impose(paper_of(4, "ar"), Fold.BOOKLET))


def test_two_pages_stand_side_by_side_in_their_order():
    assert [("sida1", "sida2"), ("sida3", "")] == sides_of(impose(paper_of(3), Fold.TWO_UP))


def test_a_page_stands_twice_on_a_sheet_that_is_cut_apart():
    assert [("sida1", "sida1"), ("sida2", "sida2")] == sides_of(impose(paper_of(2), Fold.TWICE))


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 80))
def test_every_page_is_in_a_booklet_once_and_leaves_lie_back_to_back(pages):
    sides = list(booklet_sides(pages))
    shown = [page for side in sides for page in (side.left, side.right) if page is not None]

    assert list(range(pages)) == sorted(shown)
    for outside, inside in zip(sides[::2], sides[1::2], strict=True):
        assert inside.left == (None if outside.right is None or outside.right + 1 >= pages else outside.right + 1)


def test_the_printer_is_told_how_to_turn_the_sheets_and_not_to_scale():
    with pikepdf.open(io.BytesIO(impose(paper_of(3), Fold.BOOKLET).content)) as made:
        wishes = made.Root.ViewerPreferences

        assert ("/DuplexFlipShortEdge", "/None") == (str(wishes.Duplex), str(wishes.PrintScaling))
        assert "Häfte (hafte)" == str(made.docinfo["/Title"])
        assert "/StructTreeRoot" not in made.Root


def test_the_same_paper_gives_the_same_bytes():
    assert impose(paper_of(5), Fold.BOOKLET) == impose(paper_of(5), Fold.BOOKLET)


def test_a_booklet_too_thick_to_fold_is_refused_in_words():
    with pytest.raises(Invalid) as refused:
        impose(paper_of(81), Fold.BOOKLET)

    assert "81" in refused.value.message

"""Badges, table signs, labels, the sign, the card, the evacuation list and the cover sheet, read back from the PDF."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from courses.actions.paper_templates import shipped_words
from courses.errors import Invalid
from courses.exports.paper.catalogue import KINDS
from courses.exports.paper.kinds import boundary_sign, cover_sheet, name_badges, table_signs
from courses.exports.paper.kinds.labels import render, render_shelf
from courses.exports.paper.pdf.pen import Pen
from courses.exports.paper.type.shaping import width
from courses.model.paper_style import PaperKind, PaperStyle, SheetSize
from courses.model.papers_small import Badge, BadgesPaper, ShelfLabel
from courses.model.roll import LabelSheet, LabelsPaper

LONG = "Wilhelmina Konstantinopolska-Ängsbäcksdotter af Överkalixforsen"
ODD = ("<b>x</b>", "&amp; R&D", "%PDF-1.7 endobj", "(\\)", "{name}", "[grupp]", "=1+2", "Ö" * 120, "\u202eABF\u2066")


def style_of(kind, language="sv", **how):
    known = {"library": "Tallviks bibliotek", "town": "", "phone": "", "email": "", "web": ""}
    return PaperStyle(words=shipped_words(kind, language, known=known), **how)


def text_of(printed):
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(printed.content)).pages)


def badges_of(*names):
    return BadgesPaper("Biblioteket", "A-1", "Kursen", tuple(Badge(*name) for name in names))


@pytest.mark.parametrize("how", [{}, {"is_large": True}, {"language": "ar"}, {"is_black_and_white": True}])
@pytest.mark.parametrize("make", [name_badges, table_signs])
def test_a_long_name_is_whole_and_inside_its_piece(make, how, monkeypatch):
    drawn = []

    def text(self, x, y, text, style, draw=Pen.text):
        wide = width(text, style.font) / 1000 * style.size
        left = x - {"left": 0, "centre": 0.5, "right": 1}[style.align] * wide
        drawn.append((left, left + wide, y, text, self))
        draw(self, x, y, text, style)

    monkeypatch.setattr(Pen, "text", text)
    kind = PaperKind.NAME_BADGES if make is name_badges else PaperKind.TABLE_SIGNS
    printed = make.render(badges_of((LONG, LONG), ("Å", "Ö")), style_of(kind, **how))

    assert all(0 <= left and right <= pen.width and 0 < y < pen.height for left, right, y, _text, pen in drawn)
    assert 2 <= text_of(printed).replace(" ", "").count(LONG.replace(" ", ""))


@pytest.mark.parametrize("odd", ODD)
def test_what_looks_like_markup_is_drawn_as_it_stands(odd):
    shown = "".join(c for c in odd if c.isprintable() and c not in "\u202e\u2066")
    printed = name_badges.render(badges_of((odd, "Ek")), style_of(PaperKind.NAME_BADGES))

    assert shown.replace(" ", "") in text_of(printed).replace(" ", "")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=60)), min_size=1, max_size=12))
def test_any_names_make_badges_and_signs_or_are_refused_by_letter(names):
    for make, kind in ((name_badges, PaperKind.NAME_BADGES), (table_signs, PaperKind.TABLE_SIGNS)):
        try:
            assert make.render(badges_of(*names), style_of(kind)).pages >= 1
        except Invalid as refusal:
            assert "U+" in refusal.message


def test_a_badge_without_a_name_has_a_line_to_write_on_and_nothing_else():
    text = text_of(name_badges.render(badges_of(("", "")), style_of(PaperKind.NAME_BADGES)))

    assert "Biblioteket Kursen" == text


def test_a_sign_has_its_name_on_both_sides_but_is_read_once():
    content = PdfReader(BytesIO(table_signs.render(badges_of(("Alva", "Ek")), style_of(PaperKind.TABLE_SIGNS)).content))
    page = content.pages[0]

    assert 2 == page.extract_text().count("Alva")
    assert page.mediabox.width > page.mediabox.height
    assert 1 == content.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"][1].__len__() // 2


@pytest.mark.parametrize("first", [1, 14])
def test_labels_begin_where_the_sheet_is_not_used_yet(first):
    sheet = LabelSheet("2x7", 2, 7, 99.1, 38.1, 4.65, 15.15, 101.6, 38.1)
    paper = LabelsPaper("", "B", "A-1", sheet, first, (("Alva Ek", "Vägen 1"), ("Bo Ek", "Vägen 2")))
    printed = render(paper, style_of(PaperKind.ADDRESS_LABELS))

    assert (1 if first == 1 else 2) == printed.pages


def test_a_shelf_label_has_its_title_whole_whatever_else_has_to_go():
    values = KINDS[PaperKind.SHELF_LABELS].sample("sv")
    long = replace(values, labels=(ShelfLabel(LONG, "svenska · " * 20, "KOD"),))
    for is_large in (False, True):
        text = text_of(render_shelf(long, style_of(PaperKind.SHELF_LABELS, is_large=is_large)))
        assert LONG.replace(" ", "") in text.replace(" ", "")


@pytest.mark.parametrize("size", [SheetSize.A4, SheetSize.A3, SheetSize.A5])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_sign_stands_on_one_page(size, language):
    style = style_of(PaperKind.BOUNDARY_SIGN, language, size=size)

    assert 1 == boundary_sign.render(KINDS[PaperKind.BOUNDARY_SIGN].sample(language), style).pages


def test_a_list_of_the_sign_that_a_library_has_emptied_is_left_out():
    style = style_of(PaperKind.BOUNDARY_SIGN)
    words = replace(style.words, texts={**style.words.texts, "together_list": "", "onward": ""})
    text = text_of(boundary_sign.render(KINDS[PaperKind.BOUNDARY_SIGN].sample("sv"), replace(style, words=words)))

    assert "Tillsammans" not in text
    assert "Nej" in text


def test_a_cover_sheet_tells_of_a_letter_that_no_typeface_has():
    values = replace(KINDS[PaperKind.COVER_SHEET].sample("sv"), missing=("Intyg A-1: 𒀀 finns inte",))
    text = text_of(cover_sheet.render(values, style_of(PaperKind.COVER_SHEET)))

    assert "Saknas i högen" in text
    assert "Intyg A-1: U+12000 finns inte" in text
    assert "Ersätter 2027-0031" in text


def test_the_card_has_a_front_and_a_back_and_one_page_on_a_larger_sheet():
    kind = KINDS[PaperKind.NEXT_STEP]
    front, back = PdfReader(
        BytesIO(kind.render(kind.sample("sv"), style_of(PaperKind.NEXT_STEP, size=SheetSize.A5)).content)
    ).pages

    assert "Öva på det här" in front.extract_text()
    assert "Fler kurser" in back.extract_text()
    assert 1 == kind.render(kind.sample("sv"), style_of(PaperKind.NEXT_STEP, size=SheetSize.A4)).pages


SMALL = (PaperKind.NAME_BADGES, PaperKind.TABLE_SIGNS, PaperKind.SHELF_LABELS, PaperKind.BOUNDARY_SIGN)
FLOWING = (PaperKind.NEXT_STEP, PaperKind.EVACUATION_LIST, PaperKind.COVER_SHEET)


@pytest.mark.parametrize("kind", [*SMALL, *FLOWING])
def test_nothing_in_large_print_is_smaller_than_16_points(kind, monkeypatch):
    sizes = set()

    def text(self, x, y, text, style, draw=Pen.text):
        sizes.add(style.size)
        draw(self, x, y, text, style)

    monkeypatch.setattr(Pen, "text", text)
    for size in KINDS[kind].sizes:
        for language in ("sv", "ar"):
            KINDS[kind].render(KINDS[kind].sample(language), style_of(kind, language, is_large=True, size=size))

    assert 16 <= min(sizes)


@pytest.mark.parametrize("language", ["sv", "so"])
def test_a_leaders_badge_in_large_print_says_whole_what_she_is(language):
    style = style_of(PaperKind.NAME_BADGES, language, is_large=True)
    told = text_of(KINDS[PaperKind.NAME_BADGES].render(KINDS[PaperKind.NAME_BADGES].sample(language), style))
    assert style.words.say("leader") in told
    assert "…" not in told

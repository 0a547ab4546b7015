"""Whose paper it is: logos with their names for those who hear it, in grey where it is printed without colours."""

from __future__ import annotations

import io

import factories
import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from courses import clock
from courses.actions import paper_templates, registers
from courses.actions.register_drafts import OrganisationDraft
from courses.errors import Invalid
from courses.exports import logos, print_shop
from courses.exports.paper import house
from courses.exports.paper.catalogue import KINDS
from courses.exports.paper.pdf import greys
from courses.exports.paper.sheet import Sheet
from courses.model import OrganisationKind
from courses.model.paper_style import HouseStyle, Logo, PaperKind, PaperStyle, PaperWords

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#f00"/></svg>'


def png(width: int, height: int) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(kept, "PNG")
    return kept.getvalue()


def drawn(style: PaperStyle) -> Sheet:
    sheet = Sheet(style, title="Prov", author="Tallviks bibliotek")
    house.mark(sheet, style, 50, 50, 200, 40)
    house.partners(sheet, style, 50, 150, 300, 40)
    sheet.end_page()
    return sheet


def figures(content: bytes) -> set[str]:
    """Returns what the figures of a file say."""
    with pikepdf.open(io.BytesIO(content)) as file:
        return {str(it["/Alt"]) for it in file.objects if isinstance(it, pikepdf.Dictionary) and "/Alt" in it}


def alts(element) -> list[str]:
    own = [element.alt] if getattr(element, "alt", "") else []
    return own + [alt for part in getattr(element, "parts", ()) for alt in alts(part)]


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_every_logo_says_whose_it_is_in_order(language):
    look = HouseStyle(Logo("Tallviks bibliotek", SVG), (Logo("ABF", png(400, 60)), Logo("SeniorNet", png(20, 90))))
    sheet = drawn(PaperStyle(PaperWords(language), look))
    assert ["Tallviks bibliotek", "ABF", "SeniorNet"] == alts(sheet.tags.root)


def test_the_librarys_name_stands_where_it_has_no_logo():
    look = HouseStyle(Logo("Tallviks bibliotek"), (Logo("Tallviks hembygdsförening"),))
    text = PdfReader(io.BytesIO(drawn(PaperStyle(house=look)).finish())).pages[0].extract_text()
    assert "Tallviks bibliotek" == " ".join(text.split())


@pytest.mark.parametrize("kind", [PaperKind.POSTER, PaperKind.PROGRAMME])
def test_the_logo_stands_for_the_library_on_papers_for_the_public(kind):
    style = PaperStyle(
        paper_templates.shipped_words(kind, "sv"), HouseStyle(Logo("Logotypen", SVG), (Logo("ABF", SVG),))
    )
    made = KINDS[kind].render(KINDS[kind].sample("sv"), style)
    assert "Logotypen" in figures(made.content)


def test_logos_are_grey_where_there_are_no_colours():
    assert b'fill="#4c4c4c"' in greys.grey(SVG)
    assert b"stroke:#1d1d1d" in greys.grey(SVG.replace(b'fill="#f00"', b'style="fill:none;stroke:blue"'))
    with Image.open(io.BytesIO(greys.grey(png(4, 4)))) as picture:
        assert "LA" == picture.mode


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_was_cut_off_is_no_logo(tmp_path, kind):
    kept = io.BytesIO()
    Image.effect_noise((90, 90), 60).save(kept, kind)
    whole = kept.getvalue()
    with factories.library(tmp_path) as store:
        logos.set_logo(store, factories.LIBRARIAN, whole)
        with pytest.raises(Invalid):
            logos.set_logo(store, factories.LIBRARIAN, whole[: len(whole) // 2] + whole[-16:] * (kind == "PNG"))


def test_the_logo_of_who_arranges_it_too_is_on_the_poster(tmp_path):
    draft = OrganisationDraft(name="Cirkelförbundet", code="CF", kind=OrganisationKind.STUDY_ASSOCIATION)
    with factories.library(tmp_path) as store:
        one = registers.add(store, factories.LIBRARIAN, draft)
        logos.set_logo(store, factories.LIBRARIAN, SVG, one)
        course = factories.course(store, co_organiser_ids=(one,))
        made = print_shop.poster(store, factories.LIBRARIAN, course.id, clock.now())
    assert "Cirkelförbundet" in figures(made.content)

"""Every kind of paper in every look: large print is large, and without colours there are none."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pytest
from pypdf import PdfReader

from courses.actions import paper_templates
from courses.exports.paper.catalogue import KINDS
from courses.model.paper_style import HouseStyle, Logo, PaperKind, PaperStyle
from courses.rules import paper_fields

KNOWN = dict.fromkeys(paper_fields.EVERYWHERE, "x")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#a00000"/></svg>'
HOUSE = HouseStyle(Logo("Tallviks bibliotek", SVG), (Logo("ABF", SVG),), "#7A1F3D")
LEAST = 15.9
"""Points; 16 but for rounding."""
TONED = 0.05
"""How far a black may be from black."""
SMALLER = {
    PaperKind.LETTER,  # a long name in the window of an envelope
    PaperKind.JOINING_NOTICE,
    PaperKind.ADDRESS_LABELS,  # labels have the size they have
    PaperKind.SHELF_LABELS,
    PaperKind.TABLE_SIGNS,  # where it is to be folded
}


def drawn(kind: PaperKind, what: str = "sample", **look: bool) -> bytes:
    it = KINDS[kind]
    style = PaperStyle(paper_templates.shipped_words(kind, "sv", "", KNOWN), HOUSE, size=it.sizes[0], **look)
    return it.render(getattr(it, what)("sv"), style).content


def sizes(content: bytes) -> dict[float, str]:
    """Returns the sizes of the letters on paper, each with a text that has it."""
    found: dict[float, str] = {}

    def see(text, cm, tm, _font, size):
        if text.strip():
            found.setdefault(round(abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1])), 1), text.strip()[:40])

    for page in PdfReader(io.BytesIO(content)).pages:
        page.extract_text(visitor_text=see)
    return found


def colours(content: bytes) -> Iterator[tuple[float, float, float]]:
    """Yields the colours that anything is drawn in, those of shared drawings too."""
    with pikepdf.open(io.BytesIO(content)) as file:
        forms = (it for it in file.objects if isinstance(it, pikepdf.Stream) and it.get("/Subtype") == "/Form")
        for part in (*(page.obj for page in file.pages), *forms):
            for operands, operator in pikepdf.parse_content_stream(part):
                if str(operator) in ("rg", "RG"):
                    yield tuple(float(value) for value in operands)


@pytest.mark.parametrize("what", ["sample", "long"])
@pytest.mark.parametrize("kind", KINDS)
def test_large_print_has_no_letter_under_sixteen_points(kind, what):
    small = {size: text for size, text in sizes(drawn(kind, what, is_large=True)).items() if size < LEAST}
    assert kind in SMALLER or {} == small


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_in_colour_where_it_is_wanted_without(kind):
    assert {it for it in colours(drawn(kind, is_black_and_white=True)) if max(it) - min(it) > TONED} == set()


@pytest.mark.parametrize("kind", [PaperKind.POSTER, PaperKind.PROGRAMME, PaperKind.CERTIFICATE])
def test_the_librarys_own_colour_is_on_its_papers(kind):
    own = (0x7A / 255, 0x1F / 255, 0x3D / 255)
    assert any(all(abs(a - b) < 0.01 for a, b in zip(it, own, strict=True)) for it in colours(drawn(kind)))

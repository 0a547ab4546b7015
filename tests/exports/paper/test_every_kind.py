"""Every kind of paper, usual and in large print, in Swedish, Arabic and Tigrinya: right by every checker, and read back whole."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import NamedTuple

import checkers
import factories
import pytest
from PIL import Image
from pypdf import PdfReader
from spoken_parts import Heard, letters, read_back

from courses.actions import paper_templates
from courses.exports.paper.catalogue import KINDS
from courses.exports.paper.kinds import certificate
from courses.model.paper_style import HouseStyle, Logo, PaperKind

_REPEATED = "each page is for somebody of their own; what they share stands on all of them"
_CUT = "pieces to be cut apart and handed out are no document to find one's way in"
EXPLAINED = {
    (PaperKind.ATTENDANCE_LIST, "TBL-014"): "the table is measured by its texts, and most of its cells are empty",
    (PaperKind.TIMETABLE, "TBL-014"): "the hours are drawn as a grid; it is read out day by day, as a list",
    (PaperKind.TIMETABLE, "PAG-001"): "the same leaders come back every week at the same time",
    (PaperKind.PROGRAMME, "PAG-001"): "the same day and time stand first on page after page of a long programme",
    (PaperKind.POSTER, "TAG-002"): "the strips to tear off say again what the poster says",
    (PaperKind.CERTIFICATE, "TBL-014"): "the lines are its frame",
    (PaperKind.NAME_BADGES, "PAG-001"): _REPEATED,
    (PaperKind.NAME_BADGES, "HDG-012"): _CUT,
    (PaperKind.TABLE_SIGNS, "PAG-001"): _REPEATED,
    (PaperKind.TABLE_SIGNS, "HDG-012"): _CUT,
    (PaperKind.TABLE_SIGNS, "NAV-001"): _CUT,
    (PaperKind.SLIP, "PAG-001"): _REPEATED,
    (PaperKind.ADDRESS_LIST, "TBL-010"): "it has two columns, and the names in the first are the heads of their rows",
    (PaperKind.ADDRESS_LIST, "PAG-001"): "the long one is of people at one address",
}
"""What outloud says of a kind and is let be, and why; what it says of any, `checkers` explains."""
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M0 0H60V20H0Z" fill="#933"/></svg>'


class Variant(NamedTuple):
    """One way to print a kind."""

    language: str
    is_large: bool = False
    is_black_and_white: bool = False
    is_long: bool = False
    design: str = ""


USUAL = tuple(Variant(language, is_large) for language in ("sv", "ar", "ti") for is_large in (False, True))
LONG = Variant("sv", is_long=True)
MORE = (LONG, Variant("sv", is_black_and_white=True), Variant("ar", True, is_long=True))


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with factories.library(tmp_path_factory.mktemp("library")) as opened:
        yield opened


def variants(kind):
    """Returns all ways that a kind is tried."""
    return (*USUAL, *MORE, *(Variant("sv", design=it.name) for it in KINDS[kind].designs))


@pytest.fixture(scope="module")
def printed(store):
    """Prints a kind in a way, once."""

    @cache
    def make(kind, it):
        style = paper_templates.style(
            store,
            kind,
            language=it.language,
            is_large=it.is_large,
            is_black_and_white=it.is_black_and_white,
            design=it.design,
        )
        paper = KINDS[kind]
        values = paper.long(it.language) if it.is_long else paper.sample(it.language)
        return paper.render(values, replace(style, house=house())).content

    return make


@cache
def house():
    """Returns a look with logos of both sorts, one organisation without any, and a colour of its own."""
    drawn = BytesIO()
    Image.new("RGBA", (300, 90), (140, 20, 60, 200)).save(drawn, "PNG")
    partners = (Logo("ABF Västerbotten", SVG), Logo("SeniorNet Storsele"))
    return HouseStyle(Logo("Storsele bibliotek", drawn.getvalue()), partners, "#7A1F4B")


@pytest.mark.checkers
@pytest.mark.parametrize("kind", KINDS)
def test_the_checkers_have_nothing_against_it(kind, printed, tmp_path):
    found = {}
    for index, it in enumerate(variants(kind)):
        path = tmp_path / f"{index}.pdf"
        path.write_bytes(printed(kind, it))
        wrong = [*checkers.page_validation(path), *checkers.outloud(path)]
        found[it] = [one for one in wrong if not one.is_explained and (kind, one.rule) not in EXPLAINED]

    assert {} == {it: wrong for it, wrong in found.items() if wrong}


@pytest.mark.checkers
@pytest.mark.parametrize("kind", KINDS)
def test_all_that_is_written_is_read_back_in_its_order(kind, store, monkeypatch, tmp_path):
    for it in USUAL:
        heard = Heard(monkeypatch)
        style = paper_templates.style(store, kind, language=it.language, is_large=it.is_large)
        content = KINDS[kind].render(KINDS[kind].sample(it.language), style).content
        is_rtl = style.words.is_rtl
        said = [(mark, seen) for mark, text in heard.last() if (seen := letters(text, is_rtl=is_rtl))]
        read = [
            (mark, seen)
            for mark, text in read_back(content, tmp_path / "paper.pdf")
            if (seen := letters(text, is_rtl=is_rtl))
        ]

        assert said == read, it


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_values_give_the_same_bytes(kind, store, printed):
    again = paper_templates.style(store, kind, language="ar")
    style = replace(again, house=house())

    assert printed(kind, Variant("ar")) == KINDS[kind].render(KINDS[kind].sample("ar"), style).content


@pytest.mark.parametrize("kind", KINDS)
def test_it_speaks_the_language_of_its_words_and_holds_every_typeface(kind, store, printed):
    for language in ("sv", "ar", "ti"):
        read = PdfReader(BytesIO(printed(kind, Variant(language))))
        assert paper_templates.words(store, kind, language).language == read.trailer["/Root"]["/Lang"]
        assert not [font for page in read.pages for font in page["/Resources"].get("/Font", {}) if "Helvetica" in font]


def archived(store):
    """Returns certificates for the archive by language."""
    made = {}
    for language in ("sv", "ar", "ti"):
        style = paper_templates.style(store, PaperKind.CERTIFICATE, language=language)
        values = KINDS[PaperKind.CERTIFICATE].sample(language)
        made[language] = certificate.render(values, replace(style, house=house()), is_archive=True).content
    return made


@pytest.mark.checkers
def test_certificates_for_the_archive_are_right_for_it(store):
    assert {} == {
        language: wrong for language, it in archived(store).items() if (wrong := checkers.check(it, archive=True))
    }


@pytest.mark.checkers
@pytest.mark.skipif(bool(checkers.why_no_verapdf()), reason="veraPDF cannot be run")
def test_verapdf_has_nothing_against_certificates_for_the_archive(store):
    found = checkers.verapdf_of(archived(store), archive=True)
    assert {} == {language: wrong for language, wrong in found.items() if wrong}


@pytest.mark.checkers
@pytest.mark.skipif(bool(checkers.why_no_verapdf()), reason="veraPDF cannot be run")
def test_verapdf_has_nothing_against_any(printed):
    papers = {f"{kind} {it}": printed(kind, it) for kind in KINDS for it in (*USUAL, LONG)}

    assert {} == {name: wrong for name, wrong in checkers.verapdf_of(papers).items() if wrong}

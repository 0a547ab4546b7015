"""Certificates read back from the PDF: every field is there, whatever people wrote, and never a box."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from courses.actions.paper_templates import shipped_words
from courses.errors import Invalid
from courses.exports.paper.catalogue import KINDS as PAPERS
from courses.exports.paper.kinds import certificate
from courses.exports.paper.pdf.pen import Pen
from courses.exports.paper.type.fonts import known_letters, unit_width
from courses.imports import certificate_file
from courses.model import CertificatePaper
from courses.model.paper_style import PaperKind, PaperStyle

SIGNED_TEXT = (
    "INTYG/CERTIFICATE Kursverkstad 1\nNr/No: 2026-0042/1\n" + "Kurs/Course: Surfa lugnt och säkert på nätet\n" * 9
)
ODD = (
    "<b>x</b>",
    "&amp; R&D",
    "[/x] [bold]",
    "%PDF-1.7 endobj",
    "=1+2",
    "(\\)",
    "{name}",
    "%s",
    "\u202eABF\u2066",
    "\x1b[31m",
    "a\x00b",
    "\ud800",
)
PAPER = CertificatePaper(
    number="2026-0042",
    name="Åsa-Brita Östergårdh",
    course_title="Surfa lugnt",
    first_date=date(2026, 9, 8),
    last_date=date(2026, 11, 10),
    attended=9,
    held=10,
    study_hours=24,
    content="Söka på nätet och känna igen bluff",
    organiser="ABF Västerbotten",
    co_organisers=("Storsele bibliotek", "SeniorNet Storsele"),
    town="Storsele",
    issued_on=date(2026, 11, 12),
    library="Biblioteken i Inlandet",
)


SIGNED = replace(PAPER, statement=SIGNED_TEXT, key="K7Q2-M9XX")


def style_of(language="sv", design="", **how):
    words = shipped_words(PaperKind.CERTIFICATE, language, design, {"town": ""})
    return PaperStyle(words=words, design=design, **how)


def render(papers, *, course_code="", is_archive=False, **how):
    return certificate.render(papers, style_of(**how), course_code=course_code, is_archive=is_archive)


@pytest.fixture
def drawn(monkeypatch):
    """Collects how far right each text that is drawn ends, in points."""
    ends = []

    def text(self, x, y, text, style, draw=Pen.text):
        ends.append(x + unit_width(text, style.font) * style.size)
        draw(self, x, y, text, style)

    monkeypatch.setattr(Pen, "text", text)
    return ends


def pages_of(content):
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def text_of(paper, **how):
    return " ".join(pages_of(render([paper], **how).content))


def baselines(paper, sample):
    """Return where lines that begin with `sample` stand, in points from the foot of the page."""
    found = []
    page = PdfReader(BytesIO(render([paper]).content)).pages[0]
    page.extract_text(
        visitor_text=lambda text, cm, tm, font, size: found.append(tm[5]) if text.strip().startswith(sample) else None
    )
    return found


@pytest.mark.parametrize(
    "told",
    [
        "Intyg om deltagande",
        "Åsa-Brita Östergårdh",
        "har deltagit i Surfa lugnt",
        "8 september–10 november 2026",
        "9 av 10 sammankomster",
        "sammanlagt 24 studietimmar à 45 minuter",
        "Söka på nätet och känna igen bluff",
        "ABF Västerbotten, i samarbete med Storsele bibliotek och SeniorNet Storsele",
        "Storsele den 12 november 2026",
        "Underskrift",
        "Intyget är inte ett betyg.",
        "Nr 2026-0042",
        "Biblioteken i Inlandet",
    ],
)
def test_every_field_is_on_the_paper(told):
    assert told in text_of(PAPER)


@pytest.mark.parametrize(
    "told",
    [
        "Certificate of participation",
        "has taken part in",
        "8 September–10 November 2026",
        "9 of 10 sessions",
        "in all 24 study hours of 45 minutes",
        "ABF Västerbotten, in cooperation with Storsele bibliotek and SeniorNet Storsele",
        "Storsele, 12 November 2026",
        "This certificate is not a grade.",
        "No. 2026-0042",
    ],
)
def test_a_certificate_speaks_its_own_language(told):
    assert told in text_of(PAPER, language="en")


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 9, 8), date(2026, 9, 8), "Tid 8 september 2026"),
        (date(2026, 9, 8), date(2026, 9, 29), "Tid 8–29 september 2026"),
        (date(2026, 12, 8), date(2027, 2, 2), "Tid 8 december 2026–2 februari 2027"),
    ],
)
def test_no_month_or_year_is_said_twice(first, last, told):
    assert told in text_of(replace(PAPER, first_date=first, last_date=last))


def test_one_hour_and_one_session_are_singular():
    text = text_of(replace(PAPER, attended=1, held=1, study_hours=1))

    assert "1 av 1 sammankomst sammanlagt 1 studietimme à 45 minuter" in text


def test_no_study_hours_are_not_told():
    assert "studietim" not in text_of(replace(PAPER, study_hours=0))


def test_what_is_empty_leaves_no_label():
    text = text_of(replace(PAPER, content="", organiser="", co_organisers=(), town="", library=""))

    assert "Innehåll" not in text
    assert "Anordnare" not in text
    assert "12 november 2026 Underskrift" in text


def test_an_empty_name_leaves_a_line_to_write_on():
    named, nameless = (render([replace(PAPER, name=name)]).content for name in (PAPER.name, ""))
    strokes = [PdfReader(BytesIO(c)).pages[0].get_contents().get_data().count(b" l S") for c in (named, nameless)]

    assert strokes[0] + 1 == strokes[1]
    assert "om deltagande Namn har deltagit i" in pages_of(nameless)[0]


@pytest.mark.parametrize(
    "name",
    [
        "Máret Ánne Čoagi",
        "Łucja Źdźbło",
        "Оксана Гриценко",
        "Þórdís Ægisdóttir",
        "Đorđe Ŧeŋŋel Ǥuovǯa",
        "Nguyễn Thị Ửng",
        "Ελένη Παππά",
        "Zoë D’Åse",
    ],
)
def test_names_of_many_lands_are_spelt_right(name):
    assert name in text_of(replace(PAPER, name=name))


def test_a_decomposed_letter_is_drawn_as_one():
    assert "Åsa" in text_of(replace(PAPER, name="A\u030asa"))


@pytest.mark.parametrize("letters", ["W" * 200, "W " * 100, "Ö" * 199 + "!"])
def test_a_very_long_name_wraps_and_is_whole(letters):
    assert letters.replace(" ", "") in text_of(replace(PAPER, name=letters)).replace(" ", "")


def test_nothing_overlaps_when_everything_is_long():
    long = "W" * 200
    paper = replace(
        PAPER,
        name=long,
        course_title=long,
        content="Ö " * 5000,
        organiser="Å" * 200,
        co_organisers=(long, long),
        town="Ä" * 200,
    )
    title, place = baselines(paper, "WWW"), baselines(paper, "ÄÄÄ")

    assert min(title) > max(place) + 8
    assert min(place) > baselines(paper, "Underskrift")[0] + 20


def test_no_line_passes_the_right_margin(drawn):
    paper = replace(
        PAPER,
        name="M" * 200,
        course_title="W" * 200,
        content="W" * 4000,
        organiser="W" * 200,
        town="W" * 200,
        library="W" * 200,
        number="W" * 80,
    )
    render([paper])

    assert drawn
    assert max(drawn) <= 595.3 - 22 * 72 / 25.4 + 0.01


def test_one_page_each_in_the_order_given():
    names = [f"Deltagare {number}" for number in range(1, 31)]
    printed = render([replace(PAPER, name=name) for name in names])

    assert printed.pages == 30
    assert all(name in page for name, page in zip(names, pages_of(printed.content), strict=True))


def test_the_course_names_the_file():
    assert render([PAPER], course_code="STO-601").file_name == "intyg-STO-601.pdf"


def test_without_a_code_the_number_or_the_title_names_the_file():
    assert render([PAPER]).file_name == "intyg-2026-0042-Asa-Brita-Ostergardh.pdf"
    assert render([replace(PAPER, course_title="Öva/../ på BankID")] * 2).file_name == "intyg-Ova-pa-BankID.pdf"


def test_no_paper_at_all_is_refused():
    with pytest.raises(Invalid):
        render([])


def test_the_same_values_give_the_same_bytes():
    papers = [PAPER, replace(PAPER, name="Оксана Гриценко")]

    assert render(papers).content == render(papers).content


def test_the_file_says_what_it_is():
    reader = PdfReader(BytesIO(render([PAPER], language="en").content))

    assert reader.metadata.title == "Certificate of participation – Surfa lugnt"
    assert reader.metadata.author == "Biblioteken i Inlandet"
    assert reader.root_object["/Lang"] == "en"
    assert reader.pages[0].mediabox.width == pytest.approx(595.3, abs=0.1)


def test_every_letter_without_a_glyph_is_named_before_anything_is_drawn(monkeypatch):
    monkeypatch.setattr(certificate, "Sheet", None)
    with pytest.raises(Invalid) as caught:
        render([PAPER, replace(PAPER, name="Åsa 𓀀 Berg", content="Bild 𓂀")])

    assert "𓀀 (U+13000)" in caught.value.message
    assert "”Åsa 𓀀 Berg”" in caught.value.message
    assert "𓂀 (U+13080)" in caught.value.message


@pytest.mark.parametrize("odd", ODD)
def test_what_looks_like_markup_is_drawn_as_it_stands(odd):
    shown = " ".join("".join(c for c in odd if c.isprintable() and c not in "\u202e\u2066\ud800").split())

    assert shown in text_of(replace(PAPER, name=odd, course_title=f"Kurs {odd}", organiser=odd))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.text(max_size=60) | st.sampled_from(ODD) | st.text("W<&[]ö ", min_size=150, max_size=300),
        min_size=6,
        max_size=6,
    )
)
def test_any_text_is_drawn_or_refused_by_letter(texts):
    name, title, content, organiser, other, town = texts
    paper = replace(
        PAPER,
        name=name,
        course_title=title,
        content=content,
        organiser=organiser,
        co_organisers=(other,),
        town=town,
        number=other,
    )
    try:
        assert render([paper]).pages <= 2
    except Invalid as refused:
        assert "U+" in refused.message


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from(sorted(c for c in known_letters() if c.isalpha())), min_size=1, max_size=25))
def test_a_plain_name_is_found_back(name):
    from unicodedata import normalize

    assert normalize("NFC", name) in normalize("NFC", text_of(replace(PAPER, name=name)))


@pytest.mark.parametrize("design", ["shelf", "framed", "band"])
@pytest.mark.parametrize("is_large", [False, True], ids=["usual", "large"])
def test_every_design_says_all_of_it(design, is_large):
    text = text_of(SIGNED, design=design, is_large=is_large)

    for told in ("Intyg om deltagande", PAPER.name, PAPER.course_title, "9 av 10", "24 studietimmar", "Nr 2026-0042"):
        assert told in text
    for told in ("känna igen bluff", "SeniorNet Storsele", "Nyckel K7Q2-M9XX"):
        assert told.replace(" ", "") in text.replace(" ", "")


def test_no_text_is_smaller_than_16_points_in_large_print(monkeypatch):
    sizes = []

    def text(self, x, y, text, style, draw=Pen.text):
        sizes.append(style.size)
        draw(self, x, y, text, style)

    monkeypatch.setattr(Pen, "text", text)
    for paper in PAPERS[PaperKind.CERTIFICATE].long("sv"):
        for design in ("shelf", "framed", "band"):
            render([paper], design=design, is_large=True)

    assert 16 <= min(sizes)


def test_a_long_content_goes_on_to_a_page_of_its_own_and_is_whole():
    content = " ".join(f"ämne{number}" for number in range(900))
    printed = render([replace(SIGNED, content=content)])

    assert 2 <= printed.pages
    assert "Se nästa sida." in pages_of(printed.content)[0]
    assert content.split() == [
        it for page in pages_of(printed.content)[1:] for it in page.split() if it.startswith("ämne")
    ]


def test_a_later_issue_says_what_it_replaces():
    text = text_of(replace(SIGNED, issue=2))

    assert "Nr 2026-0042, utgåva 2" in text
    assert "Ersätter tidigare utgåvor med samma nummer." in text


def test_those_who_sign_stand_below_their_lines():
    text = text_of(replace(SIGNED, signers=("Gun-Maj Ask, enhetschef", "Bror Lind")))

    assert "Gun-Maj Ask enhetschef Bror Lind" in text
    assert "Namnförtydligande" not in text


@pytest.mark.parametrize("design", ["shelf", "framed", "band"])
def test_a_phone_reads_the_code_on_the_page(design, tmp_path):
    path = tmp_path / "intyg.pdf"
    path.write_bytes(render([SIGNED], design=design).content)

    assert SIGNED.statement in certificate_file.read(str(path)).text


def test_a_page_for_the_envelope_lies_before_one_that_is_posted():
    address = ("Åsa-Brita Östergårdh", "Backvägen 1", "923 31  Storsele")
    cover, paper = pages_of(render([replace(SIGNED, address=address)]).content)

    assert "Backvägen 1 923 31 Storsele" in cover
    assert "från kursen Surfa lugnt" in cover
    assert "Intyg om deltagande" in paper


def test_it_is_read_aloud_in_order_with_its_code_as_a_figure():
    reader = PdfReader(BytesIO(render([SIGNED]).content))
    document = reader.root_object["/StructTreeRoot"]["/K"].get_object()
    section = document["/K"][0].get_object()
    roles = [kid.get_object()["/S"] for kid in section["/K"]]

    assert ["/P", "/H1", "/P", "/P", "/P"] == roles[:5]
    assert ["2026-0042" in it.get_object()["/Alt"] for it in section["/K"] if it.get_object()["/S"] == "/Figure"] == [
        True
    ]

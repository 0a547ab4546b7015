"""Letters for window envelopes."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from paper_offers import sizes_of
from paper_styles import style_of
from pypdf import PdfReader

from courses.errors import Invalid
from courses.exports.paper.kinds import letters
from courses.exports.paper.type import fonts
from courses.exports.paper.type.texts import width, wrap
from courses.model.messages import LetterPaper
from courses.model.paper_style import PaperKind

MM = 72 / 25.4
LETTER = LetterPaper(
    message_id=1,
    address=("Cilla Åström", "Gatan 1", "910 60  Åsele"),
    sender=("Åsele bibliotek", "0980-319200"),
    day="fredag 20 november 2026",
    subject="Kallelse till Släktforskning",
    body="Hej Cilla!\n\nVi börjar snart.\nLokal: Verkstan\n\nHälsningar\nÅsele bibliotek",
    language="sv",
)


def made(papers, **how):
    return letters.render(papers, style_of(PaperKind.LETTER, **how))


def pages(*papers):
    return PdfReader(BytesIO(made(papers).content)).pages


def places(page):
    """Returns where each text stands, in millimetres from the left and the top."""
    found = {}

    def visit(text, _cm, matrix, _font, _size):
        if text.strip():
            found[text.strip()] = (matrix[4] / MM, 297 - matrix[5] / MM)

    page.extract_text(visitor_text=visit)
    return found


def test_the_address_and_nothing_else_is_in_the_window():
    found = places(pages(LETTER)[0])
    within = {text for text, (x, y) in found.items() if 90 <= x <= 209 and 31 <= y <= 80}
    assert {"Cilla Åström", "Gatan 1", "910 60 Åsele"} == within
    assert all(111.9 < found[text][0] < 188 and 46 <= found[text][1] <= 68 for text in within)


def test_each_letter_begins_a_page_in_its_order():
    found = pages(LETTER, replace(LETTER, address=("Örjan Ek", "Gatan 2", "910 60 Åsele")))
    assert 2 == len(found)
    assert "Cilla Åström" in found[0].extract_text() and "Örjan Ek" in found[1].extract_text()


def test_a_long_letter_goes_on_over_the_page_with_all_its_words():
    words = [f"ord{number}" for number in range(1500)]
    body = "\n\n".join(" ".join(words[at : at + 100]) for at in range(0, 1500, 100))
    found = pages(replace(LETTER, body=body))
    assert len(found) > 2
    assert words == [it for page in found for it in page.extract_text().split() if it.startswith("ord")]


def test_a_name_as_long_as_can_be_stays_in_the_window():
    found = places(pages(replace(LETTER, address=("Ö" * 200, "G" * 200, "910 60 Åsele")))[0])
    window = {text: y for text, (x, y) in found.items() if x >= 111 and 40 < y < 90}
    assert {"Ö", "G"} <= {text[0] for text in window}
    assert max(window.values()) <= 68.5


def test_a_script_without_a_typeface_is_told_and_not_drawn():
    strange = replace(LETTER, body="ጥሪ 𓀀𓀁 دعوة")
    assert "𓀀 𓀁" == letters.undrawable(strange)
    with pytest.raises(Invalid):
        made([strange])


def test_marks_show_where_to_fold():
    content = pages(LETTER)[0].get_contents().get_data().decode("latin-1")
    numbers = {round(float(it)) for it in re.findall(r"\d+\.\d+", content)}
    assert {round((297 - fold) * MM) for fold in (99, 148.5, 198)} <= numbers


@pytest.mark.parametrize("language", ["ar", "ti", "fi", "so", "uk"])
def test_a_letter_in_every_language_has_its_glyphs(language):
    from courses.actions.reference_messages import shipped

    for one in shipped():
        if one.language == language:
            paper = replace(
                LETTER, subject=str(one.columns["subject"]), body=str(one.columns["body"]), language=language
            )
            assert "" == letters.undrawable(paper)
    assert 1 == len(pages(paper))


def test_arabic_stands_at_the_right_edge():
    paper = replace(LETTER, subject="دعوة", body="مرحبا", language="ar")
    found = places(pages(paper)[0])
    assert any(x > 170 and y > 100 for x, y in found.values())


def test_a_long_arabic_paragraph_is_broken_into_lines():
    text = "أهلا بك في الدورة " * 60
    lines = wrap(text, fonts.REGULAR, 11.5, 450)
    assert text.split() == " ".join(lines).split()
    assert len(lines) > 5
    assert all(width(line, fonts.REGULAR) * 11.5 <= 450 for line in lines)


def structure(*papers):
    """Returns the parts of the file as (role, texts), in reading order, and checks that every text has its place."""
    reader = PdfReader(BytesIO(made(papers).content))
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] == True  # noqa: E712 a PDF's own boolean
    tree = catalog["/StructTreeRoot"]
    numbers = tree["/ParentTree"]["/Nums"]
    for index, page in enumerate(reader.pages):
        content = page.get_contents().get_data().decode("latin-1")
        assert index == page["/StructParents"] == numbers[2 * index]
        assert content.count("/MCID") == len(numbers[2 * index + 1].get_object())
        assert content.count("BDC") + content.count("BMC") == content.count("EMC")
    return tree["/K"].get_object()


def roles(element):
    return [kid.get_object()["/S"] for kid in element["/K"] if "/S" in kid.get_object()]


def test_a_letter_says_what_each_text_is_in_the_order_it_is_read():
    document = structure(LETTER, replace(LETTER, language="ar", subject="دعوة"))
    first, second = (kid.get_object() for kid in document["/K"])
    assert ["/P", "/P", "/P", "/P", "/H1", "/P", "/P", "/P"] == roles(first)
    assert ("sv", "ar") == (first["/Lang"], second["/Lang"])


def test_a_letter_of_several_pages_keeps_its_structure():
    document = structure(replace(LETTER, body="\n\n".join(["ord " * 100] * 15)))
    assert 15 <= roles(document["/K"][0].get_object()).count("/P")


def test_arabic_can_be_read_aloud_though_its_glyphs_are_joined():
    assert "مرحبا" in pages(replace(LETTER, body="مرحبا", language="ar"))[0].extract_text()


def test_in_large_print_nothing_but_a_long_address_is_smaller_than_sixteen_points():
    assert 16 <= min(sizes_of(made([LETTER], is_large=True)))
    long = replace(LETTER, address=("Ö" * 60, "G" * 60, "910 60 Åsele"))
    assert 8 <= min(sizes_of(made([long], is_large=True)))


def test_each_letter_counts_its_own_pages():
    long = replace(LETTER, body="\n\n".join(["ord " * 100] * 15))
    ends = [page.extract_text().rstrip()[-5:] for page in pages(LETTER, long, long)[1:]]
    assert ["1 (3)", "2 (3)", "3 (3)"] * 2 == ends


def test_a_name_of_two_lines_and_more_stands_whole_in_the_window():
    name = "Wilhelmina Konstantinopolska-Ängsbäcksdotter af Överkalixforsen"
    for is_large in (False, True):
        printed = made([replace(LETTER, address=(name, "Gatan 1", "910 60  Åsele"))], is_large=is_large)
        text = PdfReader(BytesIO(printed.content)).pages[0].extract_text()
        assert "…" not in text
        assert name in " ".join(text.split())

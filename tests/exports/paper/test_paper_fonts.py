"""The typefaces: embedded, bold where bold, with the letters that libraries here meet."""

import subprocess
import sys
from datetime import date, time
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from courses.actions.paper_templates import shipped_words
from courses.errors import Invalid
from courses.exports.paper.kinds import attendance_list, certificate
from courses.exports.paper.type import fonts
from courses.exports.paper.type.texts import esc, fit, wrap
from courses.exports.paper.type.texts import width as width_of
from courses.model import AttendanceListPaper, CertificatePaper, ListRow, ListSession
from courses.model.paper_style import PaperKind, PaperStyle
from courses.resources import folder

DAY = date(2026, 9, 8)
STYLE = PaperStyle(words=shipped_words(PaperKind.ATTENDANCE_LIST, "sv"))
SAMI = "ÁáČčĐđŊŋŠšŦŧŽžÅåÄäÖöÏïÆæØøǤǥǦǧǨǩǮǯƷʒÕõ"
POLISH = "ĄąĆćĘęŁłŃńÓóŚśŹźŻż"
CYRILLIC = "АБВГҐДЕЄЁЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюяЉЊЋЏљњћџӘәҒғҚқ"
SIGNS = "–—‘’“”„…•·×÷½¼¾€£§%°²³№™©®«»‰−"


@pytest.mark.parametrize("letters", [SAMI, POLISH, CYRILLIC, SIGNS, "ΑΒΓΔαβγδάέή", "ğışİçşñßãêõ", "Ạảấầẩẫậắằ"])
def test_every_letter_met_here_can_be_drawn(letters):
    assert {} == fonts.missing([letters])


def test_each_missing_letter_is_given_with_the_texts_it_stands_in():
    found = fonts.missing(["Åsa 𓀀", "𓀀𓂀", "Bror", "Åsa 𓀀"])

    assert {"𓀀": ["Åsa 𓀀", "𓀀𓂀"], "𓂀": ["𓀀𓂀"]} == found


def test_many_missing_letters_are_counted_after_the_first_twelve():
    with pytest.raises(Invalid) as caught:
        fonts.refuse_missing(["".join(map(chr, range(0x13000, 0x13000 + 100)))])

    assert "88" in caught.value.message
    assert len(caught.value.message) < 2000


def test_the_letters_of_one_name_are_named_together():
    with pytest.raises(Invalid) as caught:
        fonts.refuse_missing(["Bror", "𓁀𓁁"])

    assert "𓁀 (U+13040), 𓁁 (U+13041) i ”𓁀𓁁”." in caught.value.message
    assert caught.value.hint


def test_bold_is_bold():
    regular, bold = (fonts.unit_width("Intyg om deltagande", font) for font in (fonts.REGULAR, fonts.BOLD))

    assert bold > regular * 1.03


def test_the_licence_lies_beside_the_typefaces():
    assert "SIL OPEN FONT LICENSE" in (folder("templates/fonts") / "OFL.txt").read_text(encoding="utf-8").upper()


def papers():
    certified = CertificatePaper(
        "1", "Åsa Гриценко", "Kurs", DAY, DAY, 1, 1, 3, "", "ABF", (), "Storsele", DAY, "Bibliotek"
    )
    session = ListSession(1, DAY, time(10), time(12), "Salen")
    listed = AttendanceListPaper(
        "1", "Bibliotek", "A-1", "Kurs", "ABF", (), "Salen", (), (session,), (ListRow(1, "Åsa Гриценко"),), 1, DAY
    )
    in_words = PaperStyle(words=shipped_words(PaperKind.CERTIFICATE, "sv"))
    return certificate.render([certified], in_words).content, attendance_list.render(listed, STYLE).content


def test_every_font_in_every_paper_is_embedded():
    for content in papers():
        pages = PdfReader(BytesIO(content)).pages
        used = [font.get_object() for page in pages for font in page["/Resources"]["/Font"].values()]

        assert {"NotoSans-Regular", "NotoSans-Bold"} == {str(font["/BaseFont"]).split("+")[-1] for font in used}
        assert all("/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in used)


def test_reportlab_is_not_loaded_until_a_paper_is_made():
    code = "import sys, courses.exports.paper.kinds.attendance_list, courses.exports.paper.kinds.certificate; sys.exit('reportlab' in sys.modules)"

    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode


@given(st.text(max_size=300), st.integers(20, 400))
def test_wrapped_lines_fit_and_lose_nothing(text, width):
    text = esc(text)
    lines = wrap(text, fonts.REGULAR, 10, width)

    assert text.replace(" ", "") == "".join(lines).replace(" ", "")
    assert all(width_of(line, fonts.REGULAR) * 10 <= width + 0.001 or len(line) < 6 for line in lines)


def test_a_text_shrinks_before_it_wraps_and_is_cut_with_an_ellipsis_last():
    width = fonts.unit_width("Hej alla", fonts.REGULAR) * 12 + 0.01

    assert 12 == fit("Hej alla", fonts.REGULAR, width, (14, 12, 10)).size
    assert ("Hej", "alla") == fit("Hej alla", fonts.REGULAR, width * 0.7, (14, 13), most=2).lines
    assert fit("Hej alla glada", fonts.REGULAR, width * 0.7, (13,), most=2).lines[-1].endswith("…")


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("a\u00a0b", "a b"),
        ("a\u3000b\tc", "a b c"),
        ("\u202ea\u200f", "a"),
        ("e\u0301", "é"),
        ("a\nb", "a b"),
        ("\ud800a", "a"),
    ],
)
def test_what_has_no_shape_is_not_drawn(written, drawn):
    assert drawn == esc(written)

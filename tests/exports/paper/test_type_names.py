"""Names of all the world and texts meant to break programs, on paper: read back as they were written, and no box drawn."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
import warnings
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from courses.exports.paper.pdf.pen import Pen, Style
from courses.exports.paper.type import fonts, shaping
from courses.exports.paper.type.texts import esc, fit, width, wrap

NAUGHTY = {
    "nothing and null": ["", "undefined", "null", "NaN", "None", "-", "\\", "nil"],
    "numbers": [
        "0",
        "1.00",
        "$1.00",
        "1/2",
        "1E+02",
        "-0",
        "0x0",
        "1,000.00",
        "9" * 60,
        "Infinity",
        "01000",
        "١٢٣",
        "１２３",
    ],
    "signs of the keyboard": [",./;'[]-=", '<>?:"{}|_+', "!@#$%^&*()`~", "''''\"", "%s%d%n", "--", "%x('ls -al')"],
    "signs beyond it": [
        "Ω≈ç√∫˜µ≤≥÷",
        "åß∂ƒ©˙∆˚¬…æ",
        "œ∑´®†¥¨ˆøπ“‘",
        "¡™£¢∞§¶•ªº–≠",
        "¸˛Ç◊ı˜Â¯˘¿",
        "⅛⅜⅝⅞",
        "⁰⁴⁵₀₁₂",
        "⁄€‹›ﬁﬂ‡°·‚—±",
    ],
    "control characters": ["a\x00b", "\x01\x02\x1b[31m\x7f", "\x80\x9f", "rad\r\nrad", "\t\v\f", "\u0085\u2028\u2029"],
    "signs that are not seen": [
        "\u200b\u180e\ufeff",
        "a\u00adb",
        "\u2060\u2061",
        "\U000e0001\U000e0061",
        "\ufffe\uffff",
    ],
    "halves of letters": ["\ud800", "a\udfffb", "\udc00\ud800"],
    "two bytes": [
        "田中さんにあげて下さい",
        "パーティーへ行かないか",
        "和製漢語",
        "部落格",
        "사회과학원 어학연구소",
        "찦차를 타고 온",
        "社會科學院語學研究所",
        "울란바토르",
        "𠜎𠜱𠝹𠱓",
    ],
    "letters that grow in capitals": ["Ⱥ", "Ⱦ", "ß", "ŉ", "ΐ"],
    "faces of signs": [
        "ヽ༼ຈل͜ຈ༽ﾉ",
        "(｡◕ ∀ ◕｡)",
        "(╯°□°）╯︵ ┻━┻",
        "( ͡° ͜ʖ ͡°)",
        "¯\\_(ツ)_/¯",
        "・(￣∀￣)・:*:",
        "( ☻ ω ☻ )",
    ],
    "pictures": [
        "😍",
        "👩🏽",
        "👾 🙇 💁 🙅 🙎",
        "🐵 🙈 🙉",
        "❤️ 💔 💞",
        "✋🏿 💪🏿",
        "👨‍👩‍👦 👨‍👩‍👧‍👦",
        "🚾 🆒 🆓",
        "0️⃣ 1️⃣ 🔟",
        "🇸🇪🇫🇮🇺🇦",
        "🏳0🌈️",
    ],
    "from right to left": [
        "ثم نفس سقطت",
        "בְּרֵאשִׁית בָּרָא",
        "הָיְתָהtestالصفحات",
        "﷽",
        "ﷺ",
        "مُنَاقَشَةُ سُبُلِ",
        "سنة 2026",
        "(שלום)",
        "abc אבג 123 دال",
    ],
    "turned by signs": ["\u202atest\u202a", "\u202btest\u202b", "\u2066test\u2067", "a\u202egnal"],
    "Ogham": ["᚛ᚄᚓᚐᚋᚒᚄ ᚑᚄᚂᚑᚏᚅ᚜"],
    "marks upon marks": ["Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤", "ด้้้้้็็็็็้้้้้", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔", "\u0301 ensam"],
    "upside down": ["˙ɐnbᴉlɐ ɐuƃɐɯ ǝɹolop", "00˙Ɩ$-"],
    "letters of mathematics": ["𝐓𝐡𝐞 𝐪𝐮𝐢𝐜𝐤", "𝕿𝖍𝖊", "𝓣𝓱𝓮", "𝕋𝕙𝕖", "𝚃𝚑𝚎", "⒯⒣⒠", "Ｔｈｅ", "ⅷ ㈱ ㍿"],
    "markup and scripts": [
        "<script>alert(0)</script>",
        "<b>fet</b>",
        "&lt;img src=x&gt;",
        "[@click=app.quit]x[/]",
        "{{7*7}}",
        "${7*7}",
        "<?xml version='1.0'?>",
        "\\u0041",
        "$(touch x)",
    ],
    "commands": [
        "1;DROP TABLE users",
        "' OR 1=1 -- 1",
        "../../../../etc/passwd",
        "() { 0; }",
        "CON",
        "LPT1",
        "=1+1",
        "@SUM(1)",
    ],
    "words that filters fear": [
        "Scunthorpe General Hospital",
        "Penistone",
        "Lightwater Country Park",
        "magna cum laude",
    ],
    "crashing phones": ["Powerلُلُصّبُلُلصّبُررً ॣ ॣh ॣ ॣ 冗", "జ్ఞ‌ా", "گچپژ"],
    "long": ["Ö" * 300, "ord " * 200, "漢字" * 200, "سلام " * 100, "😀" * 100],
}
"""The kinds of text that lists of naughty strings have, with strings of our own or as everybody knows them."""
HIDDEN = "\u202a\u202b\u202c\u200e\u200f\x0c"
"""What poppler says of directions and pages."""


def names():
    from faker import Faker
    from faker.config import AVAILABLE_LOCALES

    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # some locales are spelt in two ways
        for locale in sorted(AVAILABLE_LOCALES):
            fake = Faker(locale)
            fake.seed_instance(6)
            found += [esc(fake.name()) for _ in range(7)]
    return found


def file_of(texts):
    """Return a file with the texts below one another, thirty to a page."""
    pen = Pen(title="Namn", author="Biblioteket", language="sv")
    for start in range(0, len(texts), 30):
        for row, text in enumerate(texts[start : start + 30]):
            with pen.part("P"):
                pen.text(40, 40 + 25 * row, text, Style(size=9, bold=row % 2 == 1))
        pen.end_page()
    return pen.finish()


def lines_of(text):
    return ["".join(char for char in line if char not in HIDDEN).strip() for line in text.splitlines()]


def test_names_in_all_locales_read_back_as_they_were_written(tmp_path):
    given_names = names()
    assert len(given_names) > 700
    assert {} == fonts.missing(given_names)
    content = file_of(given_names)
    read = [line for page in PdfReader(BytesIO(content)).pages for line in lines_of(page.extract_text())]
    assert set() == set(given_names) - set(read)
    if not shutil.which("pdftotext"):
        return
    (tmp_path / "names.pdf").write_bytes(content)
    command = ["pdftotext", "-layout", "-enc", "UTF-8", str(tmp_path / "names.pdf"), "-"]
    read = lines_of(subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout)
    assert set() == set(given_names) - set(read)


def drawn_boxes(content):
    """Return the codes in a file that draw the glyph of a missing letter."""
    found = set()
    for page in PdfReader(BytesIO(content)).pages:
        fonts_of_page = page["/Resources"]["/Font"]
        code = page.get_contents().get_data().decode("latin-1")
        for name, shown in re.findall(r"(/F\d+) [\d.]+ Tf((?:(?!Tf|ET).)*)", code, re.DOTALL):
            inner = fonts_of_page[name]["/DescendantFonts"][0].get_object()
            if "/CIDToGIDMap" not in inner:
                continue
            places = inner["/CIDToGIDMap"].get_object().get_data()
            for codes in re.findall(r"<([0-9a-fA-F]+)>", shown):
                for start in range(0, len(codes), 4):
                    at = 2 * int(codes[start : start + 4], 16)
                    if places[at : at + 2] in (b"\0\0", b""):
                        found.add(codes[start : start + 4])
    return found


@pytest.mark.parametrize("kind", NAUGHTY)
def test_a_naughty_text_is_drawn_letter_by_letter(kind):
    content = file_of(NAUGHTY[kind])
    assert set() == drawn_boxes(content)
    read = "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    for text in NAUGHTY[kind]:
        kept = {
            char for char in esc(text) if not char.isspace() and unicodedata.category(char) not in ("Cf", "Cs", "Cn")
        }
        assert set() == kept - set(read), text


@pytest.mark.parametrize("kind", NAUGHTY)
def test_a_naughty_text_can_be_cleaned_fitted_and_wrapped(kind):
    for text in map(esc, NAUGHTY[kind]):
        lines = wrap(text, fonts.REGULAR, 10, 80)
        assert "".join(text.split()) == "".join("".join(lines).split())
        fitted = fit(text, fonts.BOLD, 200, (20, 10), 1, 2)
        assert len(fitted.lines) <= 2
        assert all(width(line, fonts.BOLD) * fitted.size <= 200.01 for line in fitted.lines)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_drawn_without_a_box(text):
    for is_rtl in (False, True):
        line = shaping.line(text, fonts.REGULAR, is_rtl)
        assert line.width >= 0
        assert 0 not in {number for run in line.runs for glyph in run.glyphs for number, _right, _up in glyph.parts}


@settings(max_examples=60, deadline=None)
@given(st.text("abcåäö ÅŁжї αβ مرحبا שלום ሰላም สวัสดี 田中 नमस्ते 한글 \u0301\u064e123.,()😀"))
def test_no_letter_is_lost_on_its_way_to_the_page(text):
    text = esc(text)
    line = shaping.line(text, fonts.REGULAR)
    assert sorted(text) == sorted("".join(glyph.text for run in line.runs for glyph in run.glyphs))


@settings(max_examples=30, deadline=None)
@given(st.text("abcåäö ÅŁжї αβ ሰላም สวัสดี 田中 한글", min_size=1, max_size=40))
def test_what_runs_rightwards_reads_back_whole(text):
    text = esc(text)
    read = " ".join(PdfReader(BytesIO(file_of([text]))).pages[0].extract_text().split())
    assert text == read


def embedded(content):
    """Return by name what a file holds of each face: its outlines, the glyph and the text of each code."""
    reader = PdfReader(BytesIO(content))
    found = {}
    for font in (it.get_object() for page in reader.pages for it in page["/Resources"]["/Font"].values()):
        inner = font["/DescendantFonts"][0].get_object()
        parts = (inner["/FontDescriptor"]["/FontFile2"], inner["/CIDToGIDMap"], font["/ToUnicode"])
        found[str(font["/BaseFont"])] = tuple(it.get_object().get_data() for it in parts)
    return found


def test_papers_with_other_swedish_names_hold_the_same_bytes_of_the_typeface():
    assert embedded(file_of(["Åsa Öberg", "Bror Ek"])) == embedded(file_of(["Siv Åström", "Gun Dahl"]))
    assert embedded(file_of(["Åsa Öberg"])) != embedded(file_of(["Łucja"]))


def test_the_same_texts_give_the_same_file():
    texts = [text for kind in NAUGHTY.values() for text in kind]
    assert file_of(texts) == file_of(texts)


def test_no_code_reads_as_nothing():
    for _outlines, _glyphs, texts in embedded(file_of(["Åsa x̌ कि لا กำ"])).values():
        _range, *rows = re.findall(rb"^<([0-9A-F]{4})> <([0-9A-F]*)>$", texts, re.MULTILINE)
        assert rows
        assert all(code != b"0000" and text not in (b"", b"0000", b"FEFF", b"FFFE") for code, text in rows)

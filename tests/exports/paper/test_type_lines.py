"""Text in every script through the pen: the order, the joining, and what is read back."""

from __future__ import annotations

import random
import unicodedata
from io import BytesIO

import pytest
from bidi import get_display
from pypdf import PdfReader

from courses.exports.paper.pdf.pen import Pen, Style
from courses.exports.paper.type import fonts, shaping, turning
from courses.exports.paper.type.texts import fit, width, wrap
from courses.model.paper_style import PaperWords

WORDS = {
    "Swedish": "Åsa Öberg",
    "North Sami": "Áŋŋel Ŧoŧŧa Čáhci",
    "Vietnamese": "Nguyễn Đặng Ạ",
    "Ukrainian": "Олександра Їжак Ґудзь",
    "Greek": "Ελένη Παππά",
    "Tigrinya": "ሰላም ትግርኛ",
    "Thai": "สวัสดีครับ",
    "Armenian": "Արամ Խաչատրյան",
    "Georgian": "ნინო ბერიძე",
    "Hindi": "नमस्ते हिन्दी",
    "Bengali": "বাংলা",
    "Tamil": "தமிழ்",
    "Nepali": "काठमाडौं",
    "Chinese": "王小明 李華",
    "Japanese": "田中さん ポケット",
    "Korean": "김민준 한국어",
    "rare Chinese": "𠜎𠱓",
    "emoji": "😀 👍🏽",
    "symbols": "✓ → ½ ♥",
    "decomposed": "x̌q̃ ẹ̀",
    "Zalgo": "Z̴͑ͫ̓a̡l",
    "vowelled Hindi": "कि क्षि",
    "Tamil with a vowel on both sides": "கொ",
    "Sinhala": "සිංහල ශ්‍රී",
    "Thai with sara am": "กำลัง น้ำ",
    "Khmer": "ភាសាខ្មែរ",
    "Burmese": "မြန်မာ",
    "wide letters": "Ｔｅｓｔ",
}


def page_of(*lines, is_rtl=False):
    pen = Pen(title="Prov", author="Biblioteket", language="sv")
    for number, line in enumerate(lines):
        with pen.part("P"):
            pen.text(500 if is_rtl else 40, 40 + 20 * number, line, Style(is_rtl=is_rtl))
    pen.end_page()
    return PdfReader(BytesIO(pen.finish())).pages[0]


def read_back(*lines, is_rtl=False):
    return [line.strip() for line in page_of(*lines, is_rtl=is_rtl).extract_text().splitlines()]


@pytest.mark.parametrize("script", WORDS)
def test_a_word_in_any_script_reads_back_as_it_was_written(script):
    assert [WORDS[script]] == read_back(WORDS[script])
    assert {} == fonts.missing([WORDS[script]])


@pytest.mark.parametrize("word", ["مرحبا", "שלום", "دعوة", "نبدأ", "لا إله", "می‌خواهم", "مُحَمَّد", "שָׁלוֹם עֲלֵיכֶם", "ܫܠܡܐ"])
def test_a_word_from_right_to_left_reads_back_in_reading_order(word):
    assert [word] == read_back(word, is_rtl=True)


def test_no_line_draws_the_box_of_a_missing_letter():
    texts = [*WORDS.values(), "\ud800a\x00b", "U+13000 𓀀", "\U000e0041", "a\u202eb"]
    glyphs = [
        number
        for text in texts
        for run in shaping.line(text, fonts.REGULAR).runs
        for glyph in run.glyphs
        for number, _right, _up in glyph.parts
    ]
    assert 0 not in glyphs


def test_the_order_of_letters_is_that_of_the_bidirectional_algorithm():
    drawn = random.Random(6)
    letters = "abÅ אבגاب ج١٢۳123,.:/-+%$()[]<>«» \u0301\u064b!?“”–…' 1 2 中ሰ"
    for _ in range(400):
        text = "".join(drawn.choice(letters) for _ in range(drawn.randint(1, 16)))
        for base in "LR":
            turned = list(turning.turned(text, base == "R"))
            assert str(get_display(text, base_dir=base)) == "".join(letter for letter, _backwards in turned)
            strong = {letter: backwards for letter, backwards in turned if letter.isalpha()}
            assert all(is_back == (unicodedata.bidirectional(it) in ("R", "AL")) for it, is_back in strong.items())


def test_a_telephone_number_keeps_its_order_in_arabic():
    runs = shaping.line("الهاتف: 0980-31 92 00", fonts.REGULAR, True).runs
    assert "0980-31 92 00" in "".join(glyph.text for run in runs for glyph in run.glyphs)


def test_joined_arabic_is_narrower_than_letters_side_by_side():
    assert width("لا", fonts.REGULAR) < width("ل", fonts.REGULAR) + width("ا", fonts.REGULAR)


def test_a_word_is_drawn_in_one_face_where_one_has_all_its_letters():
    runs = shaping.line("Sʔəm", fonts.REGULAR).runs
    assert 1 == len({run.face.name for run in runs})


def test_a_broken_word_ends_in_a_hyphen_that_is_read_as_a_soft_one():
    (run,) = shaping.line("biblio\u00ad", fonts.REGULAR).runs[-1:]
    assert "\u00ad" == run.glyphs[-1].text
    assert run.face.glyph("-") == run.glyphs[-1].parts[0][0]


def test_thai_breaks_between_words_and_chinese_between_letters():
    thai, chinese = "สวัสดีครับวันนี้เรียนคอมพิวเตอร์", "我們在圖書館學習電腦。"
    assert thai == "".join(wrap(thai, fonts.REGULAR, 10, 60))
    assert 1 < len(wrap(thai, fonts.REGULAR, 10, 60))
    lines = wrap(chinese, fonts.REGULAR, 10, 42)
    assert chinese == "".join(lines)
    assert not any(line.startswith("。") for line in lines)
    assert all(width(line, fonts.REGULAR) * 10 <= 42 for line in lines)


@pytest.mark.parametrize("script", WORDS)
def test_every_script_is_wrapped_and_fitted_by_the_same_functions(script):
    text = " ".join([WORDS[script]] * 20)
    lines = wrap(text, fonts.REGULAR, 10, 120)
    assert text.replace(" ", "") == "".join(lines).replace(" ", "")
    assert all(width(line, fonts.REGULAR) * 10 <= 120 for line in lines)
    fitted = fit(text, fonts.BOLD, 120, (20, 12), 1, 2)
    assert 2 == len(fitted.lines)
    assert all(width(line, fonts.BOLD) * fitted.size <= 120 for line in fitted.lines)


def test_bold_is_bold_in_other_scripts_too():
    assert width("ሰላም", fonts.BOLD) > width("ሰላም", fonts.REGULAR)
    assert width("สวัสดี", fonts.BOLD) > width("สวัสดี", fonts.REGULAR)


def test_a_word_that_is_too_wide_is_broken_at_its_own_signs_first():
    assert ("Östergårdh-", "Lindqvist") == wrap("Östergårdh-Lindqvist", fonts.REGULAR, 10, 70)
    assert ("kurs@", "biblioteket.", "example.org") == wrap("kurs@biblioteket.example.org", fonts.REGULAR, 10, 62)


def test_a_name_that_runs_leftwards_does_not_turn_the_number_behind_it():
    words = PaperWords("sv", {"row": "{name} 12 träffar"})
    said = words.say("row", name="محمد")
    drawn = "".join(glyph.text for run in shaping.line(said, fonts.REGULAR).runs for glyph in run.glyphs)
    assert "محمد"[::-1] + " 12 träffar" == drawn
    assert "Åsa 12 träffar" == words.say("row", name="Åsa")


def test_a_word_that_is_wider_than_the_line_is_parted_after_its_hyphen_where_it_has_one():
    assert ("Konstantinopolska-", "Ängsbäcksdotter") == wrap(
        "Konstantinopolska-Ängsbäcksdotter", fonts.REGULAR, 10, 100
    )
    assert ("----------", "----------") == wrap("-" * 20, fonts.REGULAR, 10, width("-" * 10, fonts.REGULAR) * 10 + 0.1)


@pytest.mark.parametrize("together", ["12 januari–9 mars", "45 minuter", "kl. 10.00", "à 45", "50 kr"])
def test_a_number_and_what_it_is_of_stand_on_one_line(together):
    text = f"Vi ses i lokalen {together} på torget"
    for limit in range(220, 400, 5):
        assert any(together in line for line in wrap(text, fonts.REGULAR, 11, limit))


def test_what_has_no_room_beside_its_number_stands_below_it():
    assert ("12", "september") == wrap("12 september", fonts.REGULAR, 11, width("september", fonts.REGULAR) * 11 + 1)

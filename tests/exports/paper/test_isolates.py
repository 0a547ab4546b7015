"""Latin names in a text from right to left: each stays in its place, over the ends of lines too."""

from __future__ import annotations

import pytest

from courses.exports.paper.kinds.phrases import organised_by
from courses.exports.paper.type import isolates, shaping
from courses.exports.paper.type.fonts import REGULAR
from courses.exports.paper.type.texts import width, wrap
from courses.model.paper_style import PaperWords

WORDS = PaperWords("ar", {"together": "{organiser}، بالتعاون مع {others}", "foot": "{library}، {phone}، {web}"})


def drawn(text):
    """Return the parts of a line as they stand from left to right, each as it is read."""
    found = []
    for run in shaping.line(text, REGULAR, is_rtl=True).runs:
        letters = "".join(glyph.text for glyph in run.glyphs)
        found.append(letters[::-1] if run.is_rtl else letters)
    return "".join(found)


def test_the_first_of_two_names_stands_to_the_right_of_the_second():
    told = organised_by("ABF", ("Biblioteket", "SeniorNet"), WORDS)
    shown = drawn(told)
    assert shown.index("SeniorNet") < shown.index("Biblioteket") < shown.index("ABF")


def test_what_is_known_of_the_library_stands_in_order_from_the_right():
    words = PaperWords(
        "ar", WORDS.texts, known={"library": "Biblioteket", "phone": "0980-31 92 00", "web": "b.example"}
    )
    shown = drawn(words.say("foot"))
    assert shown.index("b.example") < shown.index("0980-31 92 00") < shown.index("Biblioteket")


def test_a_name_over_two_lines_is_set_apart_in_both():
    assert ["\u2068ABF\u2069 مع \u2068Norra\u2069", "\u2066Norrlands bibliotek\u2069 هنا"] == list(
        isolates.kept(["\u2068ABF\u2069 مع \u2068Norra", "Norrlands bibliotek\u2069 هنا"])
    )


@pytest.mark.parametrize("wide", [60, 100, 160, 1000])
def test_every_line_closes_what_it_opens(wide):
    told = organised_by("Studieförbundet Granen", ("Tallviks bibliotek", "SeniorNet Tallvik"), WORDS)
    for line in wrap(told, REGULAR, 12, wide):
        assert line.count("\u2066") + line.count("\u2067") + line.count("\u2068") == line.count("\u2069")


@pytest.mark.parametrize(
    ("number", "shown"), [("0980-31 92 00", "0980-31 92 00"), ("16:05", "16:05"), ("2–4", "2–4"), ("1 (3)", "1 (3)")]
)
def test_a_number_of_several_parts_keeps_its_order_beside_a_name(number, shown):
    assert shown in drawn(f"هنا Tallvik، {number}، هناك")


def test_a_line_from_right_to_left_is_as_wide_as_it_is_drawn():
    text = "Studion، من"
    drawn_width = sum(glyph.advance for run in shaping.line(text, REGULAR, is_rtl=True).runs for glyph in run.glyphs)
    assert drawn_width / 1000 == pytest.approx(width(text, REGULAR, is_rtl=True))

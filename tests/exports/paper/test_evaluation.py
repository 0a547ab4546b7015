"""Evaluation forms read back from the PDF: the template's questions, five steps, lines to write on or fields to fill in."""

from dataclasses import replace
from datetime import date

import pytest
from paper_offers import LIBRARY, LONG, pages_of, reader, sizes_of, text_of
from paper_styles import drawn, style_of

from courses.errors import Invalid
from courses.exports.paper.kinds import evaluation, smileys
from courses.model import EvaluationPaper
from courses.model.paper_style import PaperKind

PAPER = EvaluationPaper("STO-601", "Surfa lugnt", date(2026, 9, 8), date(2026, 10, 27), LIBRARY)


def asking(**texts):
    """Returns a style whose template says something of its own."""
    style = style_of(PaperKind.EVALUATION)
    return replace(style, words=replace(style.words, texts={**style.words.texts, **texts}))


@pytest.mark.parametrize(
    "told",
    [
        "Biblioteken i Inlandet",
        "Vad tyckte du om kursen?",
        "Surfa lugnt · 8 september–27 oktober 2026",
        "Skriv inte ditt namn.",
        "Nej, inte alls",
        "Ja, mycket",
        "Jag vågar mer på egen hand nu",
        "Vad var bäst?",
        "utan mitt namn",
        "Lägg bladet i lådan",
        "STO-601",
    ],
)
def test_everything_is_on_the_paper(told):
    assert told in text_of(drawn(evaluation, PAPER))


def test_it_is_one_page_and_in_large_print_two():
    assert 1 == drawn(evaluation, PAPER).pages
    assert 2 == drawn(evaluation, PAPER, is_large=True).pages


def test_it_speaks_the_language_that_is_asked_for():
    assert "What did you think of the course?" in text_of(drawn(evaluation, PAPER, "en"))


def test_in_large_print_nothing_is_smaller_than_sixteen_points():
    assert 16 <= min(sizes_of(drawn(evaluation, PAPER, is_large=True)))


def test_the_questions_are_those_of_the_template():
    style = asking(scale_questions="Lokalen var bra", text_questions="Något mer om {course}?", may_be_quoted="")
    text = text_of(evaluation.render(PAPER, style))

    assert "Lokalen var bra" in text
    assert "Något mer om Surfa lugnt?" in text
    assert "lagom fort" not in text
    assert "utan mitt namn" not in text


def test_many_questions_go_on_over_the_page_with_the_scale_told_again():
    questions = "\n".join(f"Fråga nummer {number}x" for number in range(40))
    pages = pages_of(evaluation.render(PAPER, asking(scale_questions=questions)))

    assert 1 < len(pages)
    assert all(f"Fråga nummer {number}x" in " ".join(pages) for number in range(40))
    assert "Nej, inte alls" in pages[1]


def fields_of(printed):
    return reader(printed).get_fields() or {}


def test_on_paper_there_is_nothing_to_fill_in_on_a_screen():
    assert {} == fields_of(drawn(evaluation, PAPER))


def test_on_a_screen_each_question_has_a_field_and_each_scale_five_steps():
    fields = fields_of(drawn(evaluation, replace(PAPER, is_fillable=True)))

    assert {"q1", "q2", "q3", "q4", "q5", "t1", "t2", "t3", "quoted"} <= set(fields)
    assert ["/1", "/2", "/3", "/4", "/5"] == sorted(set(fields["q1"]["/_States_"]) - {"/Off"})


def test_what_is_filled_in_on_a_screen_is_sent_not_handed_in():
    text = text_of(drawn(evaluation, replace(PAPER, is_fillable=True)))

    assert "skicka den till biblioteket: bibliotek@example.org" in text
    assert "lådan" not in text


def test_nothing_in_it_tells_one_copy_from_another():
    assert drawn(evaluation, PAPER).content == drawn(evaluation, PAPER).content


def test_a_long_title_wraps_whole():
    assert LONG in text_of(drawn(evaluation, replace(PAPER, course_title=LONG)))


def test_a_letter_that_cannot_be_printed_is_named():
    with pytest.raises(Invalid, match="𓀀"):
        drawn(evaluation, replace(PAPER, course_title="𓀀"))


def test_the_faces_differ_from_step_to_step():
    assert smileys.STEPS == len({smileys.face(step, (0, 0, 0)) for step in range(1, smileys.STEPS + 1)})

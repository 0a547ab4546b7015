"""A text in parts over pages: nothing lost, nothing torn that should not be, read in the order it was written."""

import io
import warnings

import pytest
from checkers import check
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from courses.exports.paper.flow import pages
from courses.exports.paper.flow.lines import Run, broken
from courses.exports.paper.flow.order import parts_of
from courses.exports.paper.flow.strips import Strip, pack
from courses.exports.paper.pdf.pen import OutsideStructure, Pen
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.fonts import BOLD, REGULAR
from courses.exports.paper.type.hyphens import places
from courses.exports.paper.type.texts import width
from courses.model.blocks import (
    Box,
    Bullets,
    Columns,
    Contents,
    FigureBlock,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    QrBlock,
    Span,
    Steps,
    TableBlock,
    WritingLines,
    spans_of,
)
from courses.model.paper_style import PaperStyle, PaperWords, SheetSize

WORDS = "Lösenordet är som en nyckel och den som har nyckeln kommer in till brevlådan banken och datorn".split()


def text_of(words, start=0):
    return " ".join(WORDS[(start + at) % len(WORDS)] for at in range(words)) + "."


def paragraph(text):
    return Paragraph(spans_of(text))


def written(*blocks, language="sv", is_large=False, size=SheetSize.A4, **wish):
    sheet = Sheet(PaperStyle(PaperWords(language), is_large=is_large, size=size), title="Prov", author="Biblioteket")
    made = pages.write(sheet, blocks, sheet.look, **wish)
    return made, sheet.finish()


def page_texts(content):
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def one_line(content):
    return " ".join(" ".join(page_texts(content)).split())


def strips_of(*, heights, stays=(), begins=()):
    return [
        Strip(height, lambda pen, y: None, stays=at in stays, begins_page=at in begins)
        for at, height in enumerate(heights)
    ]


def packed(strips, room=100.0):
    return [[strips.index(it.strip) for it in placed if not it.is_again] for placed in pack(strips, 0, 0, room)]


def test_strips_fill_a_page_before_the_next_begins():
    assert [[0, 1], [2]] == packed(strips_of(heights=[50, 50, 50]))


def test_a_heading_goes_to_the_next_page_with_what_it_stands_over():
    assert [[0], [1, 2]] == packed(strips_of(heights=[70, 20, 20], stays={1}))


def test_what_has_to_stay_together_and_is_taller_than_a_page_is_torn():
    assert [[0, 1], [2]] == packed(strips_of(heights=[40, 50, 60], stays={0, 1}))


def test_what_begins_a_page_does_so_even_after_something_that_wants_to_stay_with_it():
    assert [[0], [1]] == packed(strips_of(heights=[10, 10], stays={0}, begins={1}))


def test_the_heads_of_a_table_stand_again_on_each_page_and_are_counted():
    strips = strips_of(heights=[20, 40, 40, 40, 40])
    for strip in strips[1:]:
        strip.heads = (strips[0],)

    made = pack(strips, 0, 0, 100)

    assert [[False, False, False], [True, False, False]] == [[it.is_again for it in placed] for placed in made]
    assert [20, 60] == [it.y for it in made[1][1:]]


def test_white_above_counts_once_and_not_at_the_top_of_a_page():
    strips = strips_of(heights=[10, 10, 90])
    for strip in strips:
        strip.before, strip.after = 5, 8

    assert [[0, 18], [0]] == [[it.y for it in placed] for placed in pack(strips, 0, 0, 100)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 130), st.booleans(), st.booleans(), st.booleans()), max_size=25))
def test_every_strip_is_on_a_page_once_in_order_and_only_what_is_too_tall_sticks_out(values):
    strips = [
        Strip(height, lambda pen, y: None, before=3, stays=stays, clings=clings, begins_page=begins)
        for height, stays, clings, begins in values
    ]
    made = pack(strips, 0, 0, 100)

    assert list(range(len(strips))) == [strips.index(it.strip) for placed in made for it in placed]
    for placed in made:
        assert all(it.y + it.strip.height <= 100.1 or it is placed[0] for it in placed)


def test_lines_are_no_wider_than_their_column_and_lose_nothing():
    spans = (Span("Ett lösenord är "), Span("som en nyckel", is_bold=True), Span(". Den som har nyckeln kommer in."))

    lines = broken(spans, 8)

    assert all(line.width <= 8 for line in lines)
    assert "".join(it.text for it in spans) == " ".join("".join(run.text for run in line.runs) for line in lines)


def test_a_word_in_two_weights_is_not_broken_between_them():
    (line, *_rest) = broken((Span("Tryck", is_bold=True), Span(". Vänta på svar här")), 4)

    assert ["Tryck", "."] == [run.text for run in line.runs]


def test_a_long_word_is_divided_where_its_language_divides_it():
    room = width("Nu: informations\u00ad", REGULAR) + 0.1

    lines = broken(spans_of("Nu: informationssäkerhetsutbildning"), room, language="sv", is_divided=True)

    assert "Nu: informations\u00ad" == lines[0].runs[0].text


def test_a_word_is_not_divided_where_words_are_to_stay_whole_and_fit_in_a_line():
    word = "informationssäkerhetsutbildning"

    lines = broken(spans_of(f"Nu: {word}"), width(word, REGULAR) + 0.5, language="sv")

    assert ["Nu:", word] == [line.runs[0].text for line in lines]


def test_a_word_wider_than_a_line_in_a_language_without_rules_is_cut_between_letters():
    lines = broken(spans_of("x" * 50), 5, language="se")

    assert "x" * 50 == "".join(line.runs[0].text for line in lines)
    assert all(line.width <= 5 for line in lines)


@pytest.mark.parametrize(
    "word", ["www.example.org", "handbok@example.org", "SENIORNETKLUBBEN", "ab12cdefghijkl", "ordet"]
)
def test_addresses_abbreviations_and_short_words_are_never_divided(word):
    assert () == places(word, "sv")


def test_no_stump_of_three_letters_is_left():
    assert all(4 <= at <= len("grundskollärare") - 4 for at in places("grundskollärare", "sv"))
    assert 8 not in places("Videosamtal", "sv")


def test_a_number_with_a_fixed_space_is_not_broken():
    lines = broken(spans_of("Ring polisen 114\u00a014"), width("Ring polisen 114", REGULAR) + 0.2)

    assert ["Ring polisen", "114\u00a014"] == [line.runs[0].text for line in lines]


def test_thai_breaks_between_words():
    assert 1 < len(broken(spans_of("รหัสผ่านเหมือนกุญแจคนที่มีกุญแจก็เข้าไปได้"), 10))


def test_runs_from_right_to_left_stand_from_the_right_and_what_is_set_apart_keeps_its_signs():
    texts = ("انقر على ", "Glömt lösenord?", " هنا")
    runs = [Run(text, at, BOLD if at == 1 else REGULAR, width(text, REGULAR)) for at, text in enumerate(texts)]

    parts = parts_of(runs, {1}, is_rtl=True)

    latin = next(it for it in parts if "Glömt" in it.text)
    assert "Glömt lösenord?" == latin.text
    assert not latin.is_rtl
    assert parts[0].x > latin.x > parts[-1].x


def test_a_text_in_two_pages_is_whole_and_in_order():
    texts = [text_of(60, at) for at in range(14)]

    made, content = written(*(paragraph(text) for text in texts))

    assert 2 <= made.pages
    assert " ".join(texts) == one_line(content).replace("- ", "") or all(
        text.split()[0] in one_line(content) for text in texts
    )


@pytest.mark.parametrize("before", range(40, 52))
def test_no_line_of_a_paragraph_stands_alone_on_a_page(before):
    fill = [paragraph("x") for _ in range(before // 2)]
    text = paragraph(" ".join(f"ord{number}" for number in range(60)))

    _made, content = written(*fill, text, size=SheetSize.A5)

    lines = [[line for line in page.splitlines() if "ord" in line] for page in page_texts(content)]
    assert 60 == sum(line.count("ord") for page in lines for line in page)
    assert 1 not in map(len, lines)


@pytest.mark.parametrize("before", range(24, 36))
def test_a_heading_is_never_last_on_a_page(before):
    blocks = [it for at in range(before) for it in (paragraph("x"),)]

    _made, content = written(*blocks, Heading(2, "RUBRIK"), paragraph("efter"), size=SheetSize.A5)

    assert [True] == ["efter" in page for page in page_texts(content) if "RUBRIK" in page]


def test_a_remark_never_stands_alone_on_a_page():
    for count in range(20, 40):
        _made, content = written(*[paragraph("rad")] * count, Note(spans_of("ANMÄRKNING")), size=SheetSize.A5)

        assert [True] == ["rad" in page for page in page_texts(content) if "ANMÄRKNING" in page]


def test_a_table_that_goes_on_has_its_heads_again_but_reads_them_once():
    rows = tuple(
        (spans_of(WORDS[at % len(WORDS)]), spans_of(f"kontaktcenter {text_of(1 + at % 5, at)}")) for at in range(80)
    )

    made, content = written(Heading(1, "T"), TableBlock((spans_of("VAD"), spans_of("VEM")), rows))

    texts = page_texts(content)
    assert 2 <= made.pages == sum("VAD" in page for page in texts)
    assert 80 == sum(page.count("kontaktcenter") for page in texts)
    assert [] == check(content)


def test_a_row_taller_than_a_page_is_torn_and_loses_nothing():
    tall = " ".join(f"ord{number}" for number in range(900))

    made, content = written(
        Heading(1, "T"), TableBlock((spans_of("A"), spans_of("B")), ((spans_of(tall), spans_of("kort")),), (1, 3))
    )

    assert 2 <= made.pages
    assert tall.split() == [word for word in one_line(content).split() if word.startswith("ord")]


def test_the_foot_stands_on_every_page_and_the_running_head_on_all_but_the_first():
    foot = pages.Foot(("Version 1.4",), lambda page, of: f"Sida {page} av {of}")

    _made, content = written(*[paragraph(text_of(60))] * 14, running_head="KAPITEL", foot=foot)

    texts = page_texts(content)
    assert [f"Sida {at} av {len(texts)}" in page for at, page in enumerate(texts, 1)] == [True] * len(texts)
    assert all("Version 1.4" in page for page in texts)
    assert [False] + [True] * (len(texts) - 1) == ["KAPITEL" in page for page in texts]


def test_the_contents_tell_the_pages_and_lead_there():
    blocks = [
        Heading(1, "Först"),
        Contents(),
        Heading(1, "Sedan", is_on_new_page=True),
        Heading(1, "Sist", is_on_new_page=True),
    ]

    made, content = written(*blocks)
    reader = PdfReader(io.BytesIO(content))
    links = [it.get_object() for it in reader.pages[0]["/Annots"]]

    assert [0, 1, 2] == [it.page for it in made.entries]
    assert {"Först, 1", "Sedan, 2", "Sist, 3"} == {it["/Contents"] for it in links}
    assert ["Först", "Sedan", "Sist"] == [it.title for it in reader.outline]
    assert [] == check(content)


def test_two_languages_stand_side_by_side_and_each_is_read_through():
    steps = Steps(tuple((paragraph(f"Steg nummer {at}"),) for at in range(3)))
    others = Steps(tuple((paragraph(f"خطوة رقم {at}"),) for at in range(3)))

    _made, content = written(Columns((Heading(1, "Svenska"), steps), (Heading(1, "عربي"), others), ("sv", "ar")))

    assert [] == check(content)
    reader = PdfReader(io.BytesIO(content))
    sections = [it.get_object() for it in reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()["/K"]]
    assert [("/Sect", "sv"), ("/Sect", "ar")] == [(it["/S"], it["/Lang"]) for it in sections]


def test_texts_in_two_languages_that_are_made_in_different_ways_lose_nothing():
    left = (
        Heading(1, "Ett"),
        paragraph("a1"),
        paragraph("a2"),
        Heading(2, "Två"),
        Steps(((paragraph("a3"),), (paragraph("a4"),))),
    )
    right = (Heading(1, "One"), Heading(2, "Two"), Steps(((paragraph("b1"),),)), Heading(2, "Three"), paragraph("b2"))

    _made, content = written(Columns(left, right, ("sv", "en")))

    assert {"Ett", "a1", "a2", "Två", "a3", "a4", "One", "Two", "b1", "Three", "b2"} <= set(one_line(content).split())


@pytest.mark.parametrize("language", ["sv", "ar", "ti", "th"])
@pytest.mark.parametrize("is_large", [False, True])
def test_all_kinds_of_blocks_pass_the_checkers(language, is_large):
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    blocks = (
        Heading(1, "Titel"),
        Heading(4, "Hoppar över"),
        Paragraph(
            (Span("Se "), Span("sidan", link="https://www.example.org"), Span(" och "), Span("koden", is_code=True))
        ),
        FigureBlock("En trekant", picture, caption="Bildtext"),
        FigureBlock("En bild som saknas", name="saknas.svg"),
        Bullets(((paragraph("a"), Bullets(((paragraph("b"),),))), (paragraph("c"),))),
        Steps(((paragraph("d"), FigureBlock("Inne i", picture)), (WritingLines(1),))),
        Box("try", (paragraph("e"), WritingLines(2)), "Prova"),
        Box("remember", (Steps(((paragraph("f"),),)),), "Tänk på"),
        Box("quote", (paragraph("g"),)),
        QrBlock("https://www.example.org/sida", "Sidan"),
        PageBreak(),
        TableBlock((spans_of("A"), spans_of("B")), ((spans_of("1"), ()),), has_row_heads=True),
        Note(spans_of("Slut")),
    )

    _made, content = written(*blocks, language=language, is_large=is_large, foot=pages.Foot(("v1",)))

    assert [] == check(content)


def test_nothing_is_drawn_outside_the_structure():
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", OutsideStructure)
        written(Heading(1, "a"), Box("try", (paragraph("b"),), "c"), QrBlock("https://www.example.org"))

    assert [] == told


def test_blocks_are_put_in_a_column_of_a_page_where_they_are_measured_to_end():
    sheet = Sheet(PaperStyle(PaperWords("sv")), title="Prov", author="Biblioteket")
    blocks = (Heading(2, "Rubrik"), paragraph(text_of(40)))

    end = pages.place(sheet, blocks, sheet.look, 60, 100, 200)

    assert end == 100 + pages.height(blocks, sheet.look, 200)


def test_the_same_text_gives_the_same_bytes():
    blocks = (Heading(1, "a"), paragraph(text_of(200)), QrBlock("https://www.example.org"))

    assert written(*blocks)[1] == written(*blocks)[1]


def test_an_empty_text_is_an_empty_page():
    assert 1 == written()[0].pages


def test_a_plain_pen_is_written_with_too():
    pen = Pen(title="a", author="b", language="sv")
    look = Sheet(PaperStyle(PaperWords("sv")), title="Prov", author="Biblioteket").look

    assert 1 == pages.write(pen, (Heading(1, "a"),), look).pages


@pytest.mark.parametrize("before", range(38, 48))
def test_a_heading_and_its_text_stay_with_the_table_below(before):
    room = [paragraph("Rad.") for _each in range(before)]
    table = TableBlock((spans_of("Namn"),), tuple((spans_of(f"Person {at}"),) for at in range(5)), least=24)
    _made, content = written(Heading(1, "Först"), *room, Heading(2, "Studion"), paragraph("Bli vän"), table)
    last = next(text for text in page_texts(content) if "Studion" in text)
    assert "Person 1" in last


@pytest.mark.parametrize("before", range(20, 32))
def test_no_row_of_a_table_stands_alone_on_the_last_page(before):
    table = TableBlock((spans_of("Namn"),), tuple((spans_of(f"Person {at}."),) for at in range(before)), least=24)
    _made, content = written(Heading(1, "Först"), table)
    assert all(text.count("Person") != 1 for text in page_texts(content))


def test_a_heading_wider_than_its_column_is_divided_where_its_language_divides_it():
    (first, *_others) = broken(spans_of("Videosamtal"), width("Videosamta", BOLD), is_bold=True, language="sv")
    assert "Video\u00ad" == first.runs[0].text

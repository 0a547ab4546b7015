"""Charts: each says its numbers in words, is told by pattern and not by colour alone, and keeps within its box."""

from dataclasses import replace
from io import BytesIO

import checkers
import pytest
import tagged_sample
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from courses.exports.paper import charts, patterns
from courses.exports.paper.charts import Box, Chart, ChartKind, Series
from courses.exports.paper.look import look_of
from courses.exports.paper.pdf.pen import Style
from courses.model.paper_style import PaperStyle, PaperWords

SAYS = {
    "chart_bars": "Stapeldiagram: {title}. {rows}.",
    "chart_lines": "Linjediagram: {title}. {rows}.",
    "chart_stacked": "Staplat diagram: {title}. {rows}.",
    "chart_row": "{name}: {values}",
    "chart_value": "{label} {value}",
    "chart_unknown": "okänt",
    "chart_summary": "först {first}, sist {last}, mest {most}, minst {least}",
}
WORDS = PaperWords("sv", SAYS)
MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
VISITS = Chart(ChartKind.STACKED, "Besök", ("vår", "höst"), (Series("Kvinnor", (12, 7)), Series("Män", (5, None))))
BOX = Box(50, 100, 400, 200)


def figure(*made, **style):
    """Draws charts on a page and returns the file."""
    look = look_of(PaperStyle(words=replace(WORDS, language=style.pop("language", "sv")), **style))
    pen = tagged_sample.pen()
    with pen.part("H1"):
        pen.text(50, 50, "Diagram", Style(20))
    for index, chart in enumerate(made):
        charts.draw(pen, chart, BOX._replace(y=80 + index * 230), look, WORDS)
    pen.end_page()
    return pen.finish()


def test_a_chart_says_its_title_and_all_its_numbers():
    assert "Staplat diagram: Besök. Kvinnor: vår 12; höst 7. Män: vår 5; höst okänt." == charts.alt(VISITS, WORDS)


def test_a_single_series_is_not_named_twice():
    chart = Chart(ChartKind.BARS, "Nöjda", ("vår", "höst"), (Series("Nöjda", (80.5, 91)),), unit="%")
    assert "Stapeldiagram: Nöjda. vår 80,5\u00a0%; höst 91\u00a0%." == charts.alt(chart, WORDS)


def test_of_many_numbers_the_ends_the_most_and_the_least_are_said():
    chart = Chart(
        ChartKind.LINES, "Frågor", MONTHS, tuple(Series(str(2024 + n), tuple(range(1, 13))) for n in range(3))
    )
    said = charts.alt(chart, WORDS)

    assert "2025: först januari 1, sist december 12, mest december 12, minst januari 1" in said
    assert "juni" not in said


def test_a_chart_is_one_figure_with_its_words_and_its_place():
    read = PdfReader(BytesIO(figure(VISITS)))
    _heading, it = read.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()["/K"]
    left, bottom, right, top = (float(one) for one in it.get_object()["/A"]["/BBox"])

    assert "/Figure" == it.get_object()["/S"]
    assert charts.alt(VISITS, WORDS) == it.get_object()["/Alt"]
    assert 45 < left < right < 455
    assert 841.89 - 290 < bottom < top < 841.89 - 70


@pytest.mark.parametrize("style", [{}, {"is_large": True, "language": "ar"}, {"is_black_and_white": True}])
def test_the_checkers_have_nothing_against_charts(style):
    lines = Chart(
        ChartKind.LINES, "Frågor per månad", MONTHS, (Series("Frågor", (3, 5, None, 7, 8, 2, 1, None, 9, 4, 6, 5)),)
    )
    bars = Chart(
        ChartKind.BARS, "Deltagare per kurs", ("Surfa lugnt", "Släktforskning på nätet"), (Series("Alla", (12, 9)),)
    )

    assert [] == checkers.check(figure(VISITS, lines, bars, **style))


def test_series_differ_without_colour():
    for style in (PaperStyle(), PaperStyle(is_black_and_white=True)):
        manners = [patterns.manner(index, look_of(style)) for index in range(6)]
        assert (
            6
            == len({it.hatch for it in manners})
            == len({it.dashes for it in manners})
            == len({it.mark for it in manners})
        )


def test_the_same_numbers_give_the_same_bytes():
    assert figure(VISITS) == figure(VISITS)


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("values", [(), (0, 0), (None, None), (-3, 4), (1e9, 0.001), (5,)])
def test_odd_numbers_are_drawn_too(kind, values):
    labels = tuple(f"kurs {index}" for index in range(len(values)))
    assert figure(Chart(kind, "Allt", labels, (Series("Allt", values), Series("Inget", (None,) * len(values)))))


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(ChartKind),
    st.integers(1, 30).flatmap(
        lambda count: st.lists(
            st.tuples(*[st.one_of(st.none(), st.integers(0, 5000), st.floats(0, 99))] * count), min_size=1, max_size=7
        )
    ),
)
def test_nothing_is_drawn_outside_its_box(kind, rows):
    labels = tuple(f"Biblioteket i ort nummer {index}" for index in range(len(rows[0])))
    chart = Chart(kind, "Besök", labels, tuple(Series(f"Serie {index}", row) for index, row in enumerate(rows)))
    read = PdfReader(BytesIO(figure(chart)))
    _heading, it = read.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()["/K"]
    left, bottom, right, top = (float(one) for one in it.get_object()["/A"]["/BBox"])

    assert BOX.x - 8 < left and right < BOX.x + BOX.width + 8
    assert 841.89 - 80 - BOX.height - 8 < bottom and top < 841.89 - 80 + 8

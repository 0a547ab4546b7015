"""Sheets begin where their language does: at the left edge, or at the right one."""

from types import SimpleNamespace

import pytest
from paper_offers import corners_of
from paper_styles import style_of

from courses.exports.paper.pdf.pen import Pen, Style
from courses.exports.paper.sheet import Sheet, runs_left, tag_of
from courses.model.paper_style import PaperKind


def sheet(language):
    return Sheet(style_of(PaperKind.POSTER, language), title="Blad", author="Biblioteket")


def where(pen):
    """Returns where the only text of a sheet begins, from the left."""
    with pen.part("P"):
        pen.text(50, 100, "Kurs", Style(20))
    pen.end_page()
    places, (width, _height) = corners_of(SimpleNamespace(content=pen.finish()))
    return places[0][0], width


def test_from_left_to_right_a_text_begins_at_the_left():
    assert 50 == pytest.approx(where(sheet("sv"))[0])


def test_from_right_to_left_a_text_ends_at_the_right():
    left, width = where(sheet("ar"))

    assert 40 < width - 50 - left < 60


def test_a_code_stands_mirrored_as_a_whole_but_is_not_turned_itself(monkeypatch):
    drawn = []
    monkeypatch.setattr(Pen, "squares", lambda _pen, picture, _across, x, _y, side: drawn.append((picture, x, side)))
    plain, mirrored = sheet("sv"), sheet("ar")
    plain.draw_code("https://www.example.org", plain.width - 150, 50, 100)
    mirrored.draw_code("https://www.example.org", 50, 50, 100)

    assert drawn[0] == drawn[1]


@pytest.mark.parametrize(
    ("expected", "text"), [(True, "دورة"), (False, "Kurs!"), (True, "10:00–12:15"), (True, "Kurs دورة")]
)
def test_a_text_runs_as_its_letters_do(expected, text):
    assert expected == runs_left(text)


def test_easy_swedish_is_swedish():
    assert ("sv", "ti") == (tag_of("sv-lattlast"), tag_of("ti"))

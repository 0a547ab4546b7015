"""Draws the slip from the desk: a page of A6 for each person, to be folded and taken home.

It is drawn at twice its size, as if on A4, and all of it halved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from courses.dates import day_year
from courses.errors import Invalid
from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.pdf.pen import ACCENT, GREY, INK, MM, TINT, Pen, Style, file_name
from courses.exports.paper.type.fonts import BOLD, REGULAR, refuse_missing
from courses.exports.paper.type.texts import Fitted, escaped, fit, texts_in
from courses.i18n import _
from courses.model import Printed, SlipPaper
from courses.model.paper_style import PaperKind, PaperStyle

_LEFT = 22 * MM
_RIGHT = 210 * MM - 22 * MM
_WIDTH = _RIGHT - _LEFT
_VALUE = _LEFT + 34 * MM
USUAL = PaperStyle()
_BODY = (22, 20, 18, 16)
_FOOT = 780.0
_PLAIN = Style(22)
_BOLD = Style(22, bold=True)
_GREY = Style(17, colour=GREY)


def render(papers: Sequence[SlipPaper], style: PaperStyle = USUAL) -> Printed:  # noqa: ARG001 speaks its values' words
    """Return one file with a page a slip, in the order given. Raises Invalid when there is none, or a letter has no glyph."""
    if not papers:
        raise Invalid(_("There is no slip to print."))
    ready = [escaped(paper) for paper in papers]
    refuse_missing(text for paper in ready for text in texts_in(paper))
    first = ready[0]
    title = f"{first.course_code} {first.course_title}"
    pen = Pen(title=title, author=first.library, language=first.language, enlarged=0.5)
    for paper in ready:
        _page(pen, paper)
    return Printed(file_name("lapp", f"{first.course_code}-{first.name}"), pen.finish(), pen.pages)


def _page(pen: Pen, paper: SlipPaper) -> None:
    _block(pen, _LEFT, 72, fit(paper.library, BOLD, _WIDTH * 0.6, (20, 18, 16), most=2), _BOLD, colour=ACCENT)
    pen.text(_RIGHT, 72, day_year(paper.printed_on), replace(_GREY, align="right"))
    y = _who(pen, paper)
    y = _block(pen, _LEFT, y, fit(paper.course_title, BOLD, _WIDTH, (34, 30, 26, 22), lines=2, most=3), _BOLD)
    pen.text(_LEFT, y + 30, paper.course_code, _GREY)
    y = _standing(pen, y + 56, paper)
    for label, value in paper.facts:
        y = _fact(pen, y, label, value)
    _foot(pen, paper)
    pen.end_page()


def _who(pen: Pen, paper: SlipPaper) -> float:
    """Draw the name, or a line to write it on, and return where the course begins."""
    if not paper.name:
        pen.rule(_LEFT, 140, _WIDTH, width=1, colour=INK)
        return 196.0
    return _block(pen, _LEFT, 138, fit(paper.name, REGULAR, _WIDTH, (28, 24, 22), lines=1, most=2), _PLAIN) + 58


def _standing(pen: Pen, y: float, paper: SlipPaper) -> float:
    """Draw where they stand, in a box, and return where the facts begin."""
    text = fit(paper.standing, BOLD, _WIDTH - 32, (28, 25, 22), lines=2, most=4)
    height = len(text.lines) * _leading(text.size) + 26
    pen.fill(_LEFT, y, _WIDTH, height, TINT)
    pen.fill(_LEFT, y, 6, height, ACCENT)
    _block(pen, _LEFT + 20, y + 10 + text.size, text, _BOLD)
    return y + height + 42


def _fact(pen: Pen, y: float, label: str, value: str) -> float:
    if y > _FOOT - 60:
        return y
    text = fit(value, REGULAR, _RIGHT - _VALUE, _BODY, lines=2, most=4)
    pen.text(_LEFT, y, label, _GREY)
    return _block(pen, _VALUE, y, text, _PLAIN) + _leading(text.size) + 10


def _foot(pen: Pen, paper: SlipPaper) -> None:
    if paper.foot:
        pen.rule(_LEFT, _FOOT - 32, _WIDTH, width=1)
        _block(pen, _LEFT, _FOOT, fit(paper.foot, REGULAR, _WIDTH, (20, 18, 16), lines=2, most=3), _PLAIN)


def _block(
    pen: Pen, x: float, y: float, text: Fitted, style: Style, *, colour: tuple[float, float, float] = INK
) -> float:
    """Draw the lines downwards from the baseline `y`; return the last baseline."""
    drawn = replace(style, size=text.size, colour=colour)
    for index, line in enumerate(text.lines):
        pen.text(x, y + index * _leading(text.size), line, drawn)
    return y + _leading(text.size) * max(0, len(text.lines) - 1)


def _leading(size: float) -> float:
    return size * 1.3


def _sample(language: str) -> list[SlipPaper]:
    """Return the slip of somebody with a seat, with every fact there can be."""
    facts = (
        ("När", "tisdag 10.00–12.15, 12 januari–16 februari 2027, 6 träffar"),
        ("Var", "Studion, Tallviks bibliotek"),
    )
    return [
        SlipPaper(
            library="Tallviks bibliotek",
            name="Alva Ängström",
            course_code="TEL-V27",
            course_title="Bli vän med din telefon",
            standing="Du har en plats.",
            has_seat=True,
            facts=facts,
            foot="Kan du inte komma? Hör av dig: 0980-319 200.",
            printed_on=date(2026, 12, 1),
            language=language,
        )
    ]


def _long(language: str) -> list[SlipPaper]:
    """Return two slips with the longest texts that are reasonable."""
    (usual,) = _sample(language)
    long = replace(
        usual,
        name="Wilhelmina Konstantinopolska-Ängsbäcksdotter af Överkalixforsen",
        course_title="Surfplattan från början: skriva, läsa, lyssna och hålla kontakten med barn och barnbarn utomlands",
    )
    return [long, usual]


PAPERS = {PaperKind.SLIP: Drawn(render, _sample, _long)}

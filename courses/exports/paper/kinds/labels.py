"""Draws addresses on a sheet of labels, A4, from a label of one's choice on. From values alone."""

from __future__ import annotations

from courses.exports.paper.pdf.pen import MM, Pen, Style, file_name
from courses.exports.paper.type.fonts import REGULAR, refuse_missing
from courses.exports.paper.type.texts import escaped, fit, texts_in
from courses.i18n import _, language
from courses.model import Printed
from courses.model.roll import LabelSheet, LabelsPaper

_INSET = 6 * MM
"""What a printer may not reach at the edge of a sheet, kept free in every label."""
_SIZES = (12, 11, 10, 9, 8)
_SPACE = 1.25
"""Of a line's size, from one line to the next."""


def render(paper: LabelsPaper) -> Printed:
    """Return the sheets as a file. Raises Invalid when a letter has no glyph, before anything is drawn."""
    paper = escaped(paper)
    refuse_missing(texts_in(paper.labels))
    pen = Pen(title=_("Labels: {title}").format(title=paper.title), author=paper.library, language=language())
    sheet, each = paper.sheet, paper.sheet.columns * paper.sheet.rows
    last = paper.first - 1 + len(paper.labels) - 1
    for place, lines in enumerate(paper.labels, paper.first - 1):
        row, column = divmod(place % each, sheet.columns)
        _label(pen, sheet, (sheet.left + column * sheet.across) * MM, (sheet.top + row * sheet.down) * MM, lines)
        if place % each == each - 1 or place == last:
            pen.end_page()
    return Printed(file_name(_("labels"), paper.title), pen.finish(), pen.pages)


def _label(pen: Pen, sheet: LabelSheet, x: float, y: float, lines: tuple[str, ...]) -> None:
    """Draw an address in the middle of a label's height, all in one size; a line that is too long takes two."""
    width, height = sheet.width * MM - 2 * _INSET, sheet.height * MM - _INSET
    size, broken = next(
        (it for it in (_broken(lines, width, size) for size in _SIZES) if len(it[1]) * it[0] * _SPACE <= height),
        _broken(lines, width, _SIZES[-1]),
    )
    top = y + (sheet.height * MM - len(broken) * size * _SPACE) / 2
    for number, line in enumerate(broken):
        pen.text(x + _INSET, top + size + number * size * _SPACE, line, Style(size))


def _broken(lines: tuple[str, ...], width: float, size: float) -> tuple[float, list[str]]:
    return size, [part for line in lines for part in fit(line, REGULAR, width, (size,), lines=2, most=2).lines]

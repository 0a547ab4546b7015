"""Draws addresses on a sheet of labels, A4, from a label of one's choice on. From values alone."""

from __future__ import annotations

from courses.exports.paper.fonts import REGULAR, refuse_missing
from courses.exports.paper.pen import MM, Pen, Style, file_name
from courses.exports.paper.texts import escaped, fit, texts_in
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
    """Draw an address in the middle of a label's height, all its lines in the size that the longest needs."""
    width, height = sheet.width * MM - 2 * _INSET, sheet.height * MM - _INSET
    high = [size for size in _SIZES if len(lines) * size * _SPACE <= height] or [_SIZES[-1]]
    size = min(fit(line, REGULAR, width, tuple(high)).size for line in lines)
    top = y + (sheet.height * MM - len(lines) * size * _SPACE) / 2
    for number, line in enumerate(lines):
        text = fit(line, REGULAR, width, (size,)).lines[0]
        pen.text(x + _INSET, top + size + number * size * _SPACE, text, Style(size))

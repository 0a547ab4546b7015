"""Draws a call list: A4, large names and numbers, boxes to tick and a line for what was said. From values alone."""

from __future__ import annotations

from courses.dates import day_year
from courses.exports.paper.pdf.pen import A4, ACCENT, GREY, INK, LINE, MM, TINT, Pen, Style, file_name, tint
from courses.exports.paper.type.fonts import BOLD, REGULAR, refuse_missing, unit_width
from courses.exports.paper.type.texts import escaped, fit, texts_in
from courses.i18n import _, language, pgettext
from courses.model import Printed
from courses.model.calling import CallListPaper, CallPaperRow

_MARGIN = 14 * MM
_WIDTH, _HEIGHT = A4
_INNER = _WIDTH - 2 * _MARGIN
_TOP = _MARGIN + 74
"""Where the first row begins."""
_BOTTOM = _HEIGHT - _MARGIN - 20
_ROW = 82.0
"""Points for a person."""
_NUMBER = 30.0
_RIGHT = _MARGIN + _INNER * 0.53
"""Where the number to call begins."""
_BOX = 13.0
_SMALL = Style(9, colour=GREY)


def render(paper: CallListPaper) -> Printed:
    """Return the list as a file. Raises Invalid when a letter has no glyph, before anything is drawn."""
    paper = escaped(paper)
    refuse_missing(texts_in(paper))
    title = _("Call list {number}: {title}").format(number=paper.number, title=paper.title)
    pen = Pen(title=title, author=paper.library, language=language())
    each = int((_BOTTOM - _TOP) // _ROW)
    pages = [paper.rows[at : at + each] for at in range(0, len(paper.rows), each)]
    for number, rows in enumerate(pages, 1):
        _head(pen, paper)
        for at, row in enumerate(rows):
            _row(pen, row, _TOP + at * _ROW, is_tinted=bool(at % 2))
        pen.rule(_MARGIN, _TOP + len(rows) * _ROW, _INNER, width=1.0, colour=INK)
        _foot(pen, number, len(pages))
        pen.end_page()
    return Printed(file_name(_("call-list"), paper.title), pen.finish(), pen.pages)


def _head(pen: Pen, paper: CallListPaper) -> None:
    y = _MARGIN + 9
    _line(pen, _MARGIN, y, paper.library, _INNER * 0.6, (10, 9, 8), is_bold=True)
    printed = _("Printed {day}").format(day=day_year(paper.printed_on))
    pen.text(_WIDTH - _MARGIN, y, f"{paper.number} · {printed}", Style(9, colour=GREY, align="right"))
    pen.text(_MARGIN, y + 27, pgettext("paper", "Call list"), Style(20, bold=True, colour=ACCENT))
    title = fit(paper.title, BOLD, _INNER - 110, (15, 13, 11, 9))
    pen.text(_MARGIN + 108, y + 27, title.lines[0] if title.lines else "", Style(title.size, bold=True))
    pen.text(_MARGIN, y + 46, paper.progress, Style(10.5))
    pen.rule(_MARGIN, _TOP, _INNER, width=1.0, colour=INK)


def _row(pen: Pen, row: CallPaperRow, y: float, *, is_tinted: bool) -> None:
    if is_tinted:
        pen.fill(_MARGIN, y, _INNER, _ROW, tint(TINT, 0.6))
    pen.rule(_MARGIN, y, _INNER)
    left = _MARGIN + _NUMBER
    room = _RIGHT - left - 10
    pen.text(_MARGIN + _NUMBER - 8, y + 22, str(row.number), Style(12, colour=GREY, align="right"))
    _line(pen, left, y + 22, row.name, room, (16, 14, 12, 10), is_bold=True)
    _line(pen, _RIGHT, y + 22, row.reach, _WIDTH - _MARGIN - _RIGHT, (17, 15, 13, 11), is_bold=row.is_phone)
    _line(pen, left, y + 38, row.course or row.errand, room, (10.5, 9.5, 8.5))
    _line(pen, left, y + 52, row.errand if row.course else row.facts, room, (10.5, 9.5, 8.5))
    if row.course:
        _line(pen, left, y + 66, row.facts, room, (10, 9, 8))
    _boxes(pen, y + 44)
    said = row.last or pgettext("paper", "Said:")
    _line(pen, _RIGHT, y + 71, said, _WIDTH - _MARGIN - _RIGHT, (9, 8), colour=GREY)
    taken = min(unit_width(said, REGULAR) * 9 + 6, (_WIDTH - _MARGIN - _RIGHT) * 0.8)
    if not row.last:
        pen.rule(_RIGHT + taken, y + 72, _WIDTH - _MARGIN - _RIGHT - taken, colour=LINE)


def _line(
    pen: Pen,
    x: float,
    y: float,
    text: str,
    room: float,
    sizes: tuple[float, ...],
    *,
    is_bold: bool = False,
    colour: tuple[float, float, float] = INK,
) -> None:
    """Draw a text in one line, as large as it fits."""
    if not text:
        return
    fitted = fit(text, BOLD if is_bold else REGULAR, room, sizes)
    pen.text(x, y, fitted.lines[0], Style(fitted.size, bold=is_bold, colour=colour))


def _boxes(pen: Pen, y: float) -> None:
    """Draw the boxes to tick off, a result each."""
    x = _RIGHT
    words = (
        pgettext("paper", "comes"),
        pgettext("paper", "does not come"),
        pgettext("paper", "no answer"),
    )
    for word in words:
        pen.frame(x, y - _BOX + 3, _BOX, _BOX, colour=INK)
        pen.text(x + _BOX + 4, y, word, Style(10))
        x += _BOX + 4 + unit_width(word, REGULAR) * 10 + 12


def _foot(pen: Pen, number: int, pages: int) -> None:
    y = _HEIGHT - _MARGIN
    pen.text(_MARGIN, y, _("Personal data: destroy the list when it has been keyed in."), _SMALL)
    of = _("Page {page} of {pages}").format(page=number, pages=pages)
    pen.text(_WIDTH - _MARGIN, y, of, Style(9, colour=GREY, align="right"))

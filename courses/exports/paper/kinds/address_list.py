"""Draws a list of addresses: A4, a person a row, with telephone and e-mail. From values alone."""

from __future__ import annotations

from courses.dates import day_year
from courses.exports.paper.pdf.pen import A4, ACCENT, GREY, INK, MM, TINT, Pen, Style, file_name, tint
from courses.exports.paper.type.fonts import BOLD, REGULAR, refuse_missing
from courses.exports.paper.type.texts import escaped, fit, texts_in
from courses.i18n import _, language, ngettext, pgettext
from courses.model import Printed
from courses.model.roll import AddressListPaper, AddressRow

_MARGIN = 14 * MM
_WIDTH, _HEIGHT = A4
_INNER = _WIDTH - 2 * _MARGIN
_TOP = _MARGIN + 70
_BOTTOM = _HEIGHT - _MARGIN - 20
_ROW = 31.0
"""Points for a person: two lines."""
_RIGHT = _MARGIN + _INNER * 0.56
_SMALL = Style(9, colour=GREY)


def render(paper: AddressListPaper) -> Printed:
    """Return the list as a file. Raises Invalid when a letter has no glyph, before anything is drawn."""
    paper = escaped(paper)
    refuse_missing(texts_in(paper))
    pen = Pen(title=_("Address list: {title}").format(title=paper.title), author=paper.library, language=language())
    each = int((_BOTTOM - _TOP) // _ROW)
    pages = [paper.rows[at : at + each] for at in range(0, len(paper.rows), each)]
    for number, rows in enumerate(pages, 1):
        _head(pen, paper)
        for at, row in enumerate(rows):
            _row(pen, row, _TOP + at * _ROW, is_tinted=bool(at % 2))
        pen.rule(_MARGIN, _TOP + len(rows) * _ROW, _INNER, width=1.0, colour=INK)
        _foot(pen, paper, number, len(pages))
        pen.end_page()
    return Printed(file_name(_("address-list"), paper.title), pen.finish(), pen.pages)


def _head(pen: Pen, paper: AddressListPaper) -> None:
    y = _MARGIN + 9
    pen.text(_MARGIN, y, _cut(paper.library, BOLD, _INNER * 0.6, 10), Style(10, bold=True))
    printed = _("Printed {day}").format(day=day_year(paper.printed_on))
    pen.text(
        _WIDTH - _MARGIN, y, " · ".join(filter(None, (paper.number, printed))), Style(9, colour=GREY, align="right")
    )
    pen.text(_MARGIN, y + 27, pgettext("paper", "Addresses"), Style(20, bold=True, colour=ACCENT))
    title = fit(paper.title, BOLD, _INNER, (13, 12, 11, 10, 9))
    pen.text(_MARGIN, y + 46, title.lines[0] if title.lines else "", Style(title.size, bold=True))
    pen.rule(_MARGIN, _TOP, _INNER, width=1.0, colour=INK)


def _row(pen: Pen, row: AddressRow, y: float, *, is_tinted: bool) -> None:
    if is_tinted:
        pen.fill(_MARGIN, y, _INNER, _ROW, tint(TINT, 0.6))
    left, right = _RIGHT - _MARGIN - 14, _WIDTH - _MARGIN - _RIGHT - 4
    for x, line, text, room, bold in (
        (_MARGIN + 4, 13, row.name, left, True),
        (_MARGIN + 4, 25, row.address, left, False),
        (_RIGHT, 13, row.phone, right, False),
        (_RIGHT, 25, row.email, right, False),
    ):
        if text:
            fitted = fit(text, BOLD if bold else REGULAR, room, (10, 9, 8, 7))
            pen.text(x, y + line, fitted.lines[0], Style(fitted.size, bold=bold))


def _foot(pen: Pen, paper: AddressListPaper, number: int, pages: int) -> None:
    y = _HEIGHT - _MARGIN
    words = [ngettext("{count} person", "{count} persons", len(paper.rows)).format(count=len(paper.rows))]
    if paper.left_out:
        words.append(_("{count} protected left out").format(count=paper.left_out))
    words.append(_("Personal data: destroy the list when it is no longer needed."))
    pen.text(_MARGIN, y, " · ".join(words), _SMALL)
    of = _("Page {page} of {pages}").format(page=number, pages=pages)
    pen.text(_WIDTH - _MARGIN, y, of, Style(9, colour=GREY, align="right"))


def _cut(text: str, font: str, room: float, size: float) -> str:
    lines = fit(text, font, room, (size,)).lines
    return lines[0] if lines else ""

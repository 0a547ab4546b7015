"""Draws labels on sheets of A4, from a label of one's choice on: addresses, and what stands on shelves and boxes."""

from __future__ import annotations

from collections.abc import Callable

from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.kinds.small import draw_lines
from courses.exports.paper.pdf.pen import MM, Style, file_name
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.fonts import BOLD, REGULAR, refuse_missing
from courses.exports.paper.type.texts import Fitted, escaped, fit, texts_in, wrap
from courses.model import Printed
from courses.model.paper_style import PaperKind, PaperStyle
from courses.model.papers_small import ShelfLabel, ShelfLabelsPaper
from courses.model.roll import LabelSheet, LabelsPaper

_INSET = 6 * MM
"""What a printer may not reach at the edge of a sheet, kept free in every label."""
_SIZES = (12.0, 11.0, 10.0, 9.0, 8.0)
_LARGE = (18.0, 17.0, 16.0, *_SIZES)
"""In large print a size below 16 is used only where the label has no room."""
_SPACE = 1.25
"""Of a line's size, from one line to the next."""


def render(paper: LabelsPaper, style: PaperStyle) -> Printed:
    """Return sheets of addresses as a file. Raises Invalid when a letter has no glyph, before anything is drawn."""
    paper = escaped(paper)
    refuse_missing(texts_in(paper.labels))
    pen = Sheet(style, title=style.words.say("document_title", about=paper.title), author=paper.library)
    made = [_address(pen, paper.sheet, lines) for lines in paper.labels]
    _sheets(pen, paper.sheet, paper.first, made)
    return Printed(file_name("etiketter", paper.title), pen.finish(), pen.pages)


def render_shelf(paper: ShelfLabelsPaper, style: PaperStyle) -> Printed:
    """Return sheets of labels for shelves as a file. Raises Invalid when a letter has no glyph, before anything is drawn."""
    paper = escaped(paper)
    refuse_missing(texts_in(paper.labels))
    pen = Sheet(style, title=style.words.say("document_title"), author=paper.library)
    made = [_shelf(pen, paper, label) for label in paper.labels]
    _sheets(pen, paper.sheet, paper.first, made)
    return Printed("hylletiketter.pdf", pen.finish(), pen.pages)


Draw = Callable[[float, float], None]
"""Draws a label whose upper corner is at so many points from the left and the top."""


def _sheets(pen: Sheet, sheet: LabelSheet, first: int, made: list[Draw]) -> None:
    """Draw labels on as many sheets as they take. Where they stand on the sheet is the same whatever the language."""
    each = sheet.columns * sheet.rows
    last = first - 1 + len(made) - 1
    with pen.straight():
        for place, draw in enumerate(made, first - 1):
            row, column = divmod(place % each, sheet.columns)
            with pen.part("Sect"):
                draw((sheet.left + column * sheet.across) * MM, (sheet.top + row * sheet.down) * MM)
            if place % each == each - 1 or place == last:
                pen.end_page()


def _address(pen: Sheet, sheet: LabelSheet, lines: tuple[str, ...]) -> Draw:
    """Return what draws an address in the middle of a label's height, all in one size; a line that is too long takes several."""
    width, height = sheet.width * MM - 2 * _INSET, sheet.height * MM - _INSET
    sizes = _LARGE if pen.look.is_large else _SIZES
    size, broken = next(
        (it for it in (_broken(lines, width, size) for size in sizes) if len(it[1]) * it[0] * _SPACE <= height),
        (sizes[-1], [part for it in lines for part in fit(it, REGULAR, width, sizes[-1:], most=2).lines]),
    )

    def draw(x: float, y: float) -> None:
        top = y + (sheet.height * MM - len(broken) * size * _SPACE) / 2
        with pen.part("P"):
            draw_lines(pen, x + _INSET, top, Fitted(tuple(broken), size), Style(colour=pen.look.colours.ink), _SPACE)

    return draw


def _broken(lines: tuple[str, ...], width: float, size: float) -> tuple[float, list[str]]:
    return size, [part for line in lines for part in wrap(line, REGULAR, size, width)]


def _shelf(pen: Sheet, paper: ShelfLabelsPaper, label: ShelfLabel) -> Draw:
    """Return what draws a shelf's label: a strip of colour, the title as large as there is room for, what it is about."""
    sheet, look = paper.sheet, pen.look
    width, height = sheet.width * MM - 2 * _INSET - 4 * MM, sheet.height * MM - 2 * _INSET * 0.7
    title, about, below = _fitted(label, paper.library, width, height, is_large=look.is_large)

    def draw(x: float, y: float) -> None:
        pen.fill(x + _INSET, y + _INSET * 0.7, 2.5 * MM, height, look.colours.accent)
        left, top = x + _INSET + 5.5 * MM, y + _INSET * 0.7
        with pen.part("P"):
            top = draw_lines(pen, left, top, title, Style(bold=True, colour=look.colours.ink), 1.15)
        foot_top = y + sheet.height * MM - _INSET * 0.7 - below.size * 1.2
        grey = Style(colour=look.colours.grey)
        for text, at, style in ((about, top + 2, Style(colour=look.colours.ink)), (below, foot_top, grey)):
            if text.lines:
                with pen.part("P"):
                    draw_lines(pen, left, at, text, style)

    return draw


def _fitted(
    label: ShelfLabel, library: str, width: float, height: float, *, is_large: bool
) -> tuple[Fitted, Fitted, Fitted]:
    """Return title, what it is about, and the line at the foot; where all has no room, the foot goes, then the about."""
    small = 16.0 if is_large else 12.0
    sizes = (22.0, 20.0, 18.0, 16.0) if is_large else (20.0, 18.0, 16.0, 14.0, 13.0, 12.0, 11.0)
    about = fit(label.about, REGULAR, width, (small,) if is_large else (small, 11.0, 10.0), most=2)
    foot = " · ".join(part for part in (label.code, library) if part)
    nothing = Fitted((), small)
    below = fit(foot, REGULAR, width, (small if is_large else 9.0,))
    for told, at_foot in ((about, below), (about, nothing), (nothing, nothing)):
        room = height - sum(len(it.lines) * it.size * 1.2 for it in (told, at_foot)) - 3
        for size in sizes:
            title = fit(label.title, BOLD, width, (size,), lines=3, most=9)
            if len(title.lines) * size * 1.15 <= room:
                return title, told, at_foot
    return fit(label.title, BOLD, width, (sizes[-1],), most=int(height / sizes[-1] / 1.15)), nothing, nothing


_SHEET = LabelSheet("2x7", 2, 7, 99.1, 38.1, 4.65, 15.15, 101.6, 38.1)
_ADDRESSES = (
    ("Alva Ängström", "Lilla vägen 3", "990 00 Tallvik"),
    ("Zahra Hosseini", "c/o Nordlund", "Skolgatan 14 B, lgh 1102", "990 00 Tallvik"),
    ("Oksana Шевченко", "Strandvägen 1", "990 01 Tallvik"),
)
_SHELVES = (
    ShelfLabel("Lösenord", "svenska · lätt", "02_losenord"),
    ShelfLabel("Videosamtal med familj och vänner", "lätt svenska · arabiska · tigrinska", "06_videosamtal"),
    ShelfLabel("Bli vän med din telefon", "tis 10.00–12.15, Studion", "TEL-V27"),
)


def _some(_language: str) -> LabelsPaper:
    return LabelsPaper("2027-0051", "Tallviks bibliotek", "TEL-V27", _SHEET, 1, _ADDRESSES)


def _many(_language: str) -> LabelsPaper:
    long = ("Wilhelmina Konstantinopolska-Ängsbäcksdotter af Överkalixforsen", *_ADDRESSES[1][1:])
    return LabelsPaper("2027-0051", "Tallviks bibliotek", "TEL-V27", _SHEET, 4, (*_ADDRESSES, long) * 5)


def _shelves(_language: str) -> ShelfLabelsPaper:
    return ShelfLabelsPaper("Tallviks bibliotek", _SHEET, 1, _SHELVES)


def _more_shelves(_language: str) -> ShelfLabelsPaper:
    title = "Surfplattan från början: skriva, läsa, lyssna och hålla kontakten med barn och barnbarn utomlands"
    long = ShelfLabel(title, "svenska · lätt svenska · arabiska · dari · tigrinska · somaliska", "SURF-V27")
    return ShelfLabelsPaper("Tallviks bibliotek", _SHEET, 1, (*_SHELVES, long) * 5)


PAPERS = {
    PaperKind.ADDRESS_LABELS: Drawn(render, _some, _many),
    PaperKind.SHELF_LABELS: Drawn(render_shelf, _shelves, _more_shelves),
}

"""Draws name badges on A4, to be cut apart and put in holders: the given name as large as there is room for.

Marks at the edges say where to cut. In large print there are fewer on a sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.kinds.badge_samples import badges, many_badges
from courses.exports.paper.kinds.small import draw_lines, fit_names, names_height
from courses.exports.paper.pdf.pen import MM, Colour, Style, file_name
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.fonts import BOLD, REGULAR, refuse_missing
from courses.exports.paper.type.texts import escaped, fit, texts_in, width
from courses.model import Printed
from courses.model.paper_style import PaperKind, PaperStyle
from courses.model.papers_small import Badge, BadgesPaper

_PAD = 6 * MM
_BAND = 9 * MM
"""Height of the band with the library's name."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """How badges stand on a sheet, in points."""

    columns: int
    rows: int
    width: float
    height: float

    def corner(self, at: int) -> tuple[float, float]:
        """Return the upper corner of a badge by its place on the sheet, from 0, from where the language begins."""
        row, column = divmod(at, self.columns)
        left, top = (210 * MM - self.columns * self.width) / 2, (297 * MM - self.rows * self.height) / 2
        return left + column * self.width, top + row * self.height

    @property
    def each(self) -> int:
        """Badges on a sheet."""
        return self.columns * self.rows


_USUAL = _Grid(2, 5, 90 * MM, 54 * MM)
"""The commonest holders are 90 by 54 millimetres."""
_LARGE = _Grid(2, 3, 95 * MM, 85 * MM)


def render(paper: BadgesPaper, style: PaperStyle) -> Printed:
    """Return the badges as a file, in the order given. Raises Invalid when a letter has no glyph."""
    paper = escaped(paper)
    refuse_missing(texts_in(paper))
    course = f"{paper.course_code} {paper.course_title}".strip()
    pen = Sheet(style, title=style.words.say("document_title", course=course), author=paper.library)
    grid = _LARGE if style.is_large else _USUAL
    for index, badge in enumerate(paper.badges):
        at = index % grid.each
        with pen.part("Sect"):
            _badge(pen, paper, badge, style, grid, at)
        if at == grid.each - 1 or index == len(paper.badges) - 1:
            _marks(pen, grid)
            pen.end_page()
    return Printed(file_name("namnbrickor", paper.course_code or paper.course_title), pen.finish(), pen.pages)


def _badge(pen: Sheet, paper: BadgesPaper, badge: Badge, style: PaperStyle, grid: _Grid, at: int) -> None:
    x, y = grid.corner(at)
    look, wide = pen.look, grid.width - 2 * _PAD
    band = _BAND * (1.5 if look.is_large else 1)
    white = Style(colour=_band(pen, style, x, y, grid.width, band), bold=True)
    role = style.words.say("leader") if badge.is_leader else ""
    sizes = _sizes(look.is_large, 10, 9, 8)
    shown = fit(role, REGULAR, wide * 0.6, sizes)
    taken = width(shown.lines[0], REGULAR) * shown.size + 6 if role else 0
    library = fit(paper.library, BOLD, wide - taken, sizes, most=2)
    with pen.part("P"):
        top = y + (band - len(library.lines) * library.size * 1.2) / 2
        draw_lines(pen, x + _PAD, top, library, white)
    _name(pen, badge, x, y + band, grid.height - band, wide)
    foot = fit(paper.course_title, REGULAR, wide, sizes, most=2)
    with pen.part("P"):
        top = y + grid.height - _PAD * 0.7 - len(foot.lines) * foot.size * 1.2
        draw_lines(pen, x + _PAD, top, foot, Style(colour=look.colours.grey))
    if role:
        with pen.part("P"):
            at_end = replace(white, bold=False, align="right")
            draw_lines(pen, x + grid.width - _PAD, y + (band - shown.size * 1.2) / 2, shown, at_end)


def _band(pen: Sheet, style: PaperStyle, x: float, y: float, width: float, height: float) -> Colour:
    """Draw what the library's name stands on, and return the colour of what is written there; black and white saves ink."""
    if style.is_black_and_white:
        pen.rule(x + _PAD, y + height, width - 2 * _PAD, width=1.2, colour=pen.look.colours.ink)
        return pen.look.colours.ink
    pen.fill(x, y, width, height, pen.look.colours.accent)
    return (1, 1, 1)


def _sizes(is_large: bool, *sizes: float) -> tuple[float, ...]:
    return (16.0,) if is_large else sizes


def _name(pen: Sheet, badge: Badge, x: float, y: float, room: float, wide: float) -> None:
    """Draw the name in the middle of what is left of the badge, or a line to write it on."""
    look = pen.look
    if not badge.given_name and not badge.family_name:
        pen.rule(x + _PAD, y + room * 0.52, wide, width=1, colour=look.colours.ink)
        return
    most = 44.0 if look.is_large else 32.0
    free = room - 11 * MM * (1.7 if look.is_large else 1)
    given, family = fit_names(badge, wide, free, most, 16.0 if look.is_large else 11.0)
    top = y + max(2.0, (free - names_height(given, family)) / 2) + 2
    with pen.part("P"):
        below = draw_lines(pen, x + _PAD, top, given, Style(bold=True, colour=look.colours.ink), 1.12)
        draw_lines(pen, x + _PAD, below, family, Style(colour=look.colours.ink))


def _marks(pen: Sheet, grid: _Grid) -> None:
    """Draw short lines at the edges of the sheet where it is cut, and thin ones between the badges."""
    left, top = grid.corner(0)
    wide, high = grid.columns * grid.width, grid.rows * grid.height
    line = pen.look.colours.line
    for column in range(grid.columns + 1):
        for y in (top - 5 * MM, top + high + 1 * MM):
            pen.upright(left + column * grid.width, y, 4 * MM, width=0.4, colour=line)
        if 0 < column < grid.columns:
            pen.upright(left + column * grid.width, top, high, width=0.25, colour=line)
    for row in range(grid.rows + 1):
        for x in (left - 5 * MM, left + wide + 1 * MM):
            pen.rule(x, top + row * grid.height, 4 * MM, width=0.4, colour=line)
        if 0 < row < grid.rows:
            pen.rule(left, top + row * grid.height, wide, width=0.25, colour=line)


PAPERS = {PaperKind.NAME_BADGES: Drawn(render, badges, many_badges)}

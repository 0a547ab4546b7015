"""Draws the foot of a list's pages: what the signs in its boxes mean, and the page's number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from courses.exports.paper.kinds.list_plan import Grid
from courses.exports.paper.pdf.pen import MM, Style
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.fonts import REGULAR, unit_width

_ABOVE = 5 * MM
_GAP = 14.0
"""Between a meaning and the next sign."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign with its meaning, and where it stands."""

    sign: str
    meaning: str
    x: float
    line: int


@dataclass(frozen=True, slots=True)
class Legend:
    """The signs placed on lines."""

    signs: tuple[Sign, ...]
    lines: int
    size: float

    @property
    def box(self) -> float:
        """Width and height of the box that a sign stands in."""
        return self.size * 1.3

    @property
    def leading(self) -> float:
        """From line to line."""
        return self.size * 1.75

    @property
    def height(self) -> float:
        """In points, with the white above."""
        return _ABOVE + self.lines * self.leading


def fit_legend(signs: Sequence[tuple[str, str]], longest_page: str, grid: Grid) -> Legend:
    """Return the signs, each with its meaning, on as few lines as leave room for the page's number on the last."""
    size = grid.look.scale.small if grid.look.is_large else 10.0
    room = grid.inner - unit_width(longest_page, REGULAR) * grid.look.scale.note - _GAP
    placed, x, line = [], 0.0, 0
    for sign, meaning in signs:
        width = size * 1.3 + 5 + unit_width(meaning, REGULAR) * size
        if x and x + width > room:
            x, line = 0.0, line + 1
        placed.append(Sign(sign, meaning, grid.margin + x, line))
        x += width + _GAP
    return Legend(tuple(placed), line + 1, size)


def draw_foot(pen: Sheet, legend: Legend, grid: Grid, of: str, *, is_first: bool) -> None:
    """Draw the signs and which page it is, `of` how many; the signs are read aloud on the first page only."""
    last = grid.height - grid.margin - 2
    with pen.aside(when=not is_first), pen.part("L"):
        for it in legend.signs:
            with pen.part("LI"):
                _sign(pen, legend, it, grid, last - (legend.lines - 1 - it.line) * legend.leading)
    with pen.aside():
        style = Style(grid.look.scale.note, colour=grid.look.colours.grey, align="right")
        pen.text(grid.width - grid.margin, last, of, style)


def _sign(pen: Sheet, legend: Legend, it: Sign, grid: Grid, y: float) -> None:
    colours, box = grid.look.colours, legend.box
    pen.frame(it.x, y - box * 0.77, box, box, colour=colours.line)
    with pen.part("Lbl"):
        pen.text(it.x + box / 2, y, it.sign, Style(legend.size, bold=True, align="centre", colour=colours.ink))
    with pen.part("LBody"), pen.part("P"):
        pen.text(it.x + box + 5, y, it.meaning, Style(legend.size, colour=colours.ink))

"""Draws lines, boxes and areas on a page: decoration by themselves, part of a figure inside one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from courses.exports.paper.pdf.ink import INK, LINE, Colour
from courses.exports.paper.pdf.marking import Marking, rgb

Point = tuple[float, float]


class Shapes(Marking):
    """Pages that lines and boxes are drawn on."""

    @contextmanager
    def upside_down(self) -> Iterator[None]:
        """Draw with the page turned half round: for what is folded and read from the other side."""
        self._end_mark()
        self._page.saveState()
        self._page.translate(self.width, self.height)
        self._page.rotate(180)
        yield
        self._end_mark()
        self._page.restoreState()
        self._filling = None

    def rule(self, x: float, y: float, length: float, *, width: float = 0.5, colour: Colour = LINE) -> None:
        """Draw a horizontal line rightwards from `x`."""
        self._line(x, y, x + length, y, width, colour)

    def upright(self, x: float, y: float, length: float, *, width: float = 0.5, colour: Colour = LINE) -> None:
        """Draw a vertical line downwards from `y`."""
        self._line(x, y, x, y + length, width, colour)

    def dashes(self, x: float, y: float, *, right: float = 0, down: float = 0) -> None:
        """Draw a broken line from `x`, `y`, so far to the right and so far down: where scissors go."""
        self._page.setDash(3, 3)
        self._line(x, y, x + right, y + down, 0.6, LINE)
        self._page.setDash()

    def line(
        self, points: Sequence[Point], *, width: float = 0.5, colour: Colour = LINE, dashes: Sequence[float] = ()
    ) -> None:
        """Draw a line from point to point; `dashes` are how long it is drawn and left out by turns."""
        self._mark_shape()
        self._cover_all(points)
        broken = " ".join(f"{it:g}" for it in dashes)
        self._draw(f"[{broken}] 0 d {width:g} w {rgb(colour)} RG {self._path(points)} S [] 0 d")

    def area(self, points: Sequence[Point], colour: Colour) -> None:
        """Fill what lies within the points."""
        self._mark_shape()
        self._cover_all(points)
        self._fill_with(colour)
        self._draw(f"{self._path(points)} f")

    def dot(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Fill a circle round `x`, `y`."""
        self._mark_shape()
        self._cover(x - radius, y - radius, 2 * radius, 2 * radius)
        self._fill_with(colour)
        self._page.circle(x, self.height - y, radius, stroke=0, fill=1)

    def fill(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a box whose upper left corner is at `x`, `y`."""
        self._mark_shape()
        self._cover(x, y, width, height)
        self._fill_with(colour)
        self._draw(f"{x:.3f} {self.height - y - height:.3f} {width:.3f} {height:.3f} re f")

    def frame(self, x: float, y: float, width: float, height: float, *, colour: Colour = LINE) -> None:
        """Draw the outline of a box whose upper left corner is at `x`, `y`."""
        self._mark_shape()
        self._cover(x, y, width, height)
        box = f"{x:.3f} {self.height - y - height:.3f} {width:.3f} {height:.3f}"
        self._draw(f"0.6 w {rgb(colour)} RG {box} re S")

    def squares(self, picture: bytes, across: int, x: float, y: float, side: float) -> None:
        """Draw a picture of one bit a square, as `rules.square_code` packs it, with its upper left corner at `x`, `y`."""
        from courses.exports.paper.pdf.squares import Squares

        self._mark_shape()
        self._cover(x, y, side, side)
        self._fill_with(INK)
        name = f"squares{hashlib.sha256(picture).hexdigest()[:16]}"
        canvas = self._page
        if not canvas.hasForm(name):
            canvas._doc.addForm(name, Squares(picture, across))
        left, foot = round(x, 3), round(self.height - y - side, 3)
        canvas._code.append(f"q {side:.3f} 0 0 {side:.3f} {left} {foot} cm /{canvas._doc.getXObjectName(name)} Do Q")
        canvas._formsinuse.append(name)

    def stamp(self, name: str, draw: Callable[[], None]) -> None:
        """Draw a decoration without text that many pages share: `draw` is called once, the file holds it once."""
        self._end_mark()
        if name not in self._stamps:
            self._stamps.add(name)
            self._page.beginForm(name)
            self._filling, self._is_stamping = None, True
            draw()
            self._is_stamping = False
            self._page.endForm()
            self._filling = None
        self._mark_shape()
        self._page.doForm(name)

    def _line(self, x1: float, y1: float, x2: float, y2: float, width: float, colour: Colour) -> None:
        self._mark_shape()
        self._cover(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
        ends = f"{x1:.3f} {self.height - y1:.3f} m {x2:.3f} {self.height - y2:.3f} l"
        self._draw(f"{width:g} w {rgb(colour)} RG {ends} S")

    def _draw(self, operators: str) -> None:
        """Add operators to the page as they are: reportlab's own ways take several times as long."""
        self._page._code.append(operators)

    def _cover_all(self, points: Sequence[Point]) -> None:
        left, top = min(x for x, _y in points), min(y for _x, y in points)
        self._cover(left, top, max(x for x, _y in points) - left, max(y for _x, y in points) - top)

    def _path(self, points: Sequence[Point]) -> str:
        return " ".join(f"{x:.3f} {self.height - y:.3f} {'l' if at else 'm'}" for at, (x, y) in enumerate(points))

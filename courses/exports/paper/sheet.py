"""A sheet to draw on from the edge where its language begins: the left one, or the right one where it runs from right to left.

A kind of paper lays out its page once. On a sheet from right to left all of it stands mirrored, but for texts, pictures
and codes, which are themselves.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache

from courses.exports.paper.look import Look, look_of
from courses.exports.paper.pdf import greys
from courses.exports.paper.pdf.pen import LINE, Colour, Pen, Style
from courses.exports.paper.pdf.square_code import draw_code
from courses.model.paper_style import PaperStyle
from courses.rules.languages import EASY

_SIDES = {"left": "right", "right": "left", "centre": "centre"}


class Sheet(Pen):
    """A pen whose `x` is measured from the edge where the language begins; "left" there means that edge."""

    def __init__(
        self,
        style: PaperStyle,
        *,
        title: str,
        author: str,
        landscape: bool = False,
        enlarged: float = 1.0,
        archive: bool = False,
    ) -> None:
        """Begin a tagged file as `style` says; `enlarged` makes the sheet and all on it larger than the style's size.

        `archive` makes it PDF/A-2a too.
        """
        self.look: Look = look_of(style)
        self._is_mirrored = self.look.is_rtl
        self._has_no_colours = style.is_black_and_white
        super().__init__(
            title=title,
            author=author,
            language=tag_of(style.language),
            landscape=landscape,
            enlarged=enlarged,
            size=(self.look.width, self.look.height),
            archive=archive,
        )

    @contextmanager
    def straight(self) -> Iterator[None]:
        """Measure from the left whatever the language: for pictures, codes and what is cut apart."""
        self._is_mirrored, before = False, self._is_mirrored
        try:
            yield
        finally:
            self._is_mirrored = before

    def left_of(self, x: float, width: float) -> float:
        """Return where a box that begins at `x` has its left edge on the paper."""
        return self.width - x - width if self._is_mirrored else x

    def draw_code(self, text: str, x: float, y: float, size: float) -> None:
        """Draw a square code of `size` points, white edge included; inside a figure that says what it is."""
        left = self.left_of(x, size)
        with self.straight():
            draw_code(self, text, left, y, size)

    def text(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw one line of text with its baseline at `y`."""
        if self._is_mirrored:
            x, style = self.width - x, replace(style, align=_SIDES[style.align], is_rtl=runs_left(text))
        super().text(x, y, text, style)

    def link(self, address: str, x: float, y: float, width: float, height: float, says: str = "") -> None:
        """Make a box on the page a link, its upper corner at `x`, `y`."""
        super().link(address, self.left_of(x, width), y, width, height, says)

    def field(
        self,
        name: str,
        x: float,
        y: float,
        width: float,
        height: float,
        says: str,
        *,
        size: float = 11,
        lines: bool = False,
    ) -> None:
        """Lay a field for text over a box that is drawn already."""
        super().field(name, self.left_of(x, width), y, width, height, says, size=size, lines=lines)

    def tick(self, name: str, x: float, y: float, size: float, says: str) -> None:
        """Lay a square to be ticked over one that is drawn already."""
        super().tick(name, self.left_of(x, size), y, size, says)

    def choice(self, name: str, value: str, x: float, y: float, size: float, *, says: str, of: str) -> None:
        """Lay one of several choices over a ring or square that is drawn already."""
        super().choice(name, value, self.left_of(x, size), y, size, says=says, of=of)

    def picture(
        self, x: float, y: float, width: float, height: float, content: bytes, alt: str = "", *, align: str = "centre"
    ) -> None:
        """Draw a picture as large as it can be in a box whose upper corner is at `x`, `y`; in greys where that is wanted."""
        side = _SIDES[align] if self._is_mirrored else align
        left = self.left_of(x, width)
        if self._has_no_colours:
            content = greys.grey(content)
        with self.straight():
            super().picture(left, y, width, height, content, alt, align=side)

    def rule(self, x: float, y: float, length: float, *, width: float = 0.5, colour: Colour = LINE) -> None:
        """Draw a horizontal line onwards from `x`."""
        super().rule(self.left_of(x, length), y, length, width=width, colour=colour)

    def upright(self, x: float, y: float, length: float, *, width: float = 0.5, colour: Colour = LINE) -> None:
        """Draw a vertical line downwards from `y`."""
        super().upright(self.left_of(x, 0), y, length, width=width, colour=colour)

    def fill(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a box whose upper corner is at `x`, `y`."""
        super().fill(self.left_of(x, width), y, width, height, colour)

    def frame(self, x: float, y: float, width: float, height: float, *, colour: Colour = LINE) -> None:
        """Draw the outline of a box whose upper corner is at `x`, `y`."""
        super().frame(self.left_of(x, width), y, width, height, colour=colour)


@lru_cache(maxsize=4096)
def runs_left(text: str) -> bool:
    """Return whether a text on a sheet from right to left runs so itself: not where all its letters run the other way.

    What is set apart in it was put into a text that runs so, of which this may be the last line.
    """
    directions = {unicodedata.bidirectional(letter) for letter in text}
    return bool(directions & {"R", "AL", "FSI", "LRI", "PDI"}) or "L" not in directions


def tag_of(language: str) -> str:
    """Return a language as PDF writes it: easy Swedish is Swedish."""
    return "sv" if language == EASY else language

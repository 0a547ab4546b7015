"""Draws a QR code, sharp at any size. Knows nothing of what it says."""

from __future__ import annotations

from functools import lru_cache

from courses.exports.paper.pdf.pen import Pen
from courses.rules import square_code
from courses.rules.square_code import Squares

_QUIET = 4
"""White squares around it that readers need."""


def draw_code(pen: Pen, text: str, x: float, y: float, size: float, *, level: str = "M") -> None:
    """Draw `text` as a code of `size` points, white edge included, with its upper left corner at `x`, `y`."""
    code = _code(text, level)
    step = size / (code.size + 2 * _QUIET)
    pen.squares(code.packed(), code.size, x + _QUIET * step, y + _QUIET * step, code.size * step)


@lru_cache(maxsize=64)
def _code(text: str, level: str) -> Squares:
    return square_code.encode(text, level)

"""What the small papers share: lines of text drawn from their upper edge, and names as large as there is room for."""

from __future__ import annotations

from dataclasses import replace

from courses.exports.paper.pdf.pen import Style
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.fonts import BOLD, REGULAR
from courses.exports.paper.type.texts import Fitted, fit
from courses.model.papers_small import Badge

_SHARES = (1.0, 0.9, 0.8, 0.7, 0.62, 0.55, 0.48, 0.42, 0.36, 0.3, 0.25, 0.2, 0.16)
"""Of the largest size, from the largest."""
_WRAPS = 0.6
"""The share below which a given name may take several lines."""
_GIVEN = 1.12
"""From line to line of a given name, in sizes."""


def fit_names(badge: Badge, width: float, room: float, most: float, least: float) -> tuple[Fitted, Fitted]:
    """Return given and family name whole, as large as `width` and the height `room` let them be, at most `most` points.

    The family name is about half as large as the given, and `least` points unless it has no room.
    """
    for share in _SHARES:
        size = most * share
        small = min(size, max(least, size * 0.56))
        given = fit(badge.given_name, BOLD, width, (size,), most=99)
        family = fit(badge.family_name, REGULAR, width, (small, min(small, least)), most=99)
        if (len(given.lines) <= 1 or share <= _WRAPS) and names_height(given, family) <= room:
            break
    return given, family


def names_height(given: Fitted, family: Fitted) -> float:
    """Return the points that both names take below each other."""
    return len(given.lines) * given.size * _GIVEN + len(family.lines) * family.size * 1.2


def draw_lines(pen: Sheet, x: float, y: float, text: Fitted, style: Style, leading: float = 1.2) -> float:
    """Draw lines with their upper edge at `y` and return their lower edge; `leading` is from line to line, in sizes."""
    drawn = replace(style, size=text.size)
    for index, line in enumerate(text.lines):
        pen.text(x, y + text.size * (index * leading + leading - 0.24), line, drawn)
    return y + text.size * leading * len(text.lines)

"""What the small papers share: lines of text drawn from their upper edge."""

from __future__ import annotations

from dataclasses import replace

from courses.exports.paper.pdf.pen import Style
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.texts import Fitted


def draw_lines(pen: Sheet, x: float, y: float, text: Fitted, style: Style, leading: float = 1.2) -> float:
    """Draw lines with their upper edge at `y` and return their lower edge; `leading` is from line to line, in sizes."""
    drawn = replace(style, size=text.size)
    for index, line in enumerate(text.lines):
        pen.text(x, y + text.size * (index * leading + leading - 0.24), line, drawn)
    return y + text.size * leading * len(text.lines)

"""Colours, measures and how a text looks. Knows nothing of pages."""

from __future__ import annotations

from dataclasses import dataclass

from courses.exports.paper.type.fonts import BOLD, REGULAR

Colour = tuple[float, float, float]
INK: Colour = (0.10, 0.12, 0.14)
GREY: Colour = (0.36, 0.40, 0.43)
ACCENT: Colour = (0.04, 0.33, 0.39)
LINE: Colour = (0.55, 0.60, 0.62)
TINT: Colour = (0.945, 0.965, 0.968)
MM = 72 / 25.4
"""Points to a millimetre."""
A4 = (210 * MM, 297 * MM)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks."""

    size: float = 10
    bold: bool = False
    colour: Colour = INK
    align: str = "left"
    """Where x is: at the "left", "centre" or "right" of the text."""
    is_rtl: bool = False
    """Whether it stands in a paragraph that runs from right to left."""
    goes_on: bool = False
    """Whether the next text goes straight on, as in another weight: it ends as it is, with no space put after it."""

    @property
    def font(self) -> str:
        """The typeface's name."""
        return BOLD if self.bold else REGULAR


def tint(colour: Colour, share: float) -> Colour:
    """Return `colour` thinned with white; `share` is how much of it is left, 0–1."""
    red, green, blue = (1 - share * (1 - part) for part in colour)
    return red, green, blue

"""How every paper looks: one scale of type, one grid, one accent, in colour or black and white, usual or large print.

All sizes are points. Large print follows what libraries' talking-book and reading services ask of it: 16 points at least.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from courses import colours
from courses.exports.paper.pdf.pen import ACCENT, GREY, INK, LINE, MM, TINT, Colour, tint
from courses.model.paper_style import PaperStyle, SheetSize

SIZES = {
    SheetSize.A3: (297 * MM, 420 * MM),
    SheetSize.A4: (210 * MM, 297 * MM),
    SheetSize.A5: (148 * MM, 210 * MM),
    SheetSize.A6: (105 * MM, 148 * MM),
}
"""Width and height of a sheet that stands."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The sizes of type; each step is about 1.2 times the one before."""

    note: float
    """The smallest there is: feet, sources."""
    small: float
    body: float
    lead: float
    h3: float
    h2: float
    h1: float
    title: float
    leading: float = 1.4
    """Of running text: lines from baseline to baseline, in sizes. Headings have 1.18."""


USUAL = Scale(note=8.5, small=9.5, body=11, lead=13, h3=12.5, h2=15, h1=20, title=30)
LARGE = Scale(note=16, small=16, body=18, lead=20, h3=20, h2=23, h1=28, title=36)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a paper."""

    ink: Colour = INK
    grey: Colour = GREY
    """Of text that is less important; 4.5 to 1 against white at least."""
    accent: Colour = ACCENT
    line: Colour = LINE
    tint: Colour = TINT
    """Behind text."""


BLACK = Palette((0, 0, 0), (0.25, 0.25, 0.25), (0, 0, 0), (0.4, 0.4, 0.4), (0.94, 0.94, 0.94))


@dataclass(frozen=True, slots=True)
class Look:
    """What a kind of paper needs to know of how it looks."""

    width: float
    height: float
    """Of the sheet, standing."""
    margin: float
    scale: Scale
    colours: Palette
    is_rtl: bool
    is_large: bool
    language: str = ""
    """The one that the paper speaks."""

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin


def look_of(style: PaperStyle) -> Look:
    """Return how a paper of this style looks."""
    width, height = SIZES[style.size]
    return Look(
        width=width,
        height=height,
        margin=max(12 * MM, width * 0.086),
        scale=LARGE if style.is_large else USUAL,
        colours=BLACK if style.is_black_and_white else _palette(style.house.colour),
        is_rtl=style.words.is_rtl,
        is_large=style.is_large,
        language=style.language,
    )


def _palette(colour: str) -> Palette:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    accent = (red, green, blue)
    return replace(Palette(), accent=accent, tint=tint(accent, colours.TINT))

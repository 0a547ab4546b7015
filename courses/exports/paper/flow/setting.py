"""How a text is set: the look, the language, and the column that it stands in. Nothing here draws."""

from __future__ import annotations

from dataclasses import dataclass, replace

from courses.exports.paper.look import Look
from courses.rules.languages import EASY, RIGHT_TO_LEFT

_TALL = frozenset({"ar", "fa", "prs", "ckb", "ur", "ps", "th", "ti", "am"})
"""Languages whose letters need more room above and below."""
_MORE = 0.14
"""So many sizes more from line to line in them."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A column: what stands in it is measured from the edge where its language begins."""

    x: float
    """Its left edge on the sheet."""
    width: float
    is_rtl: bool = False

    def inner(self, start: float, end: float = 0) -> Frame:
        """Return it narrowed by so many points at the edge where the language begins, and at the other."""
        left = end if self.is_rtl else start
        return Frame(self.x + left, self.width - start - end, self.is_rtl)

    def left(self, start: float, width: float) -> float:
        """Return the left edge on the sheet of a box of `width` that is `start` from where the language begins."""
        return self.x + self.width - start - width if self.is_rtl else self.x + start


@dataclass(frozen=True, slots=True)
class Setting:
    """What a text needs to know of how it is set."""

    look: Look
    language: str = ""
    size: float = 0
    """Of running text."""

    @property
    def is_rtl(self) -> bool:
        """Whether it runs from right to left."""
        return self.language.split("-")[0] in RIGHT_TO_LEFT

    @property
    def is_divided(self) -> bool:
        """Whether words are divided to fill lines: not in easy Swedish and in large print, which are read slowly."""
        return self.language != EASY and not self.look.is_large

    def leading(self, size: float, *, is_heading: bool = False) -> float:
        """Return the points from line to line."""
        sizes = 1.2 if is_heading else self.look.scale.leading
        return size * (sizes + (_MORE if self.language.split("-")[0] in _TALL else 0))

    def at(self, size: float) -> Setting:
        """Return the setting with running text of another size."""
        return replace(self, size=size)

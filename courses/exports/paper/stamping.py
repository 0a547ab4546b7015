"""Puts a word across every page of a finished paper, behind all that stands there: "Preview". What is read aloud stays."""

from __future__ import annotations

import io
from functools import lru_cache
from math import atan2, degrees, hypot

from courses.exports.paper.pdf.pen import Pen, Style
from courses.exports.paper.type.fonts import BOLD, unit_width

_PALE = (0.86, 0.86, 0.86)
_SHARE = 0.62
"""Of the diagonal that the word takes."""


def stamped(content: bytes, word: str) -> bytes:
    """Return a file with a word across each of its pages."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as file:
        for page in file.pages:
            left, bottom, right, top = (float(side) for side in page.mediabox)
            with pikepdf.open(io.BytesIO(_stamp(word, right - left, top - bottom))) as stamp:
                page.add_underlay(stamp.pages[0], pikepdf.Rectangle(left, bottom, right, top))
        kept = io.BytesIO()
        file.save(kept, deterministic_id=True)
    return kept.getvalue()


@lru_cache(maxsize=16)
def _stamp(word: str, width: float, height: float) -> bytes:
    """Return a page of a size with the word across it."""
    pen = _Stamp(title=word, author="", language="", size=(width, height))
    with pen.aside():
        pen.across(word)
    pen.end_page()
    return pen.finish()


class _Stamp(Pen):
    """A pen that also draws upwards to the right."""

    def across(self, word: str) -> None:
        """Draw a word from the lower left towards the upper right, in the middle of the page."""
        size = hypot(self.width, self.height) * _SHARE / max(0.1, unit_width(word, BOLD))
        style = Style(min(size, 160), bold=True, colour=_PALE)
        self._mark_text(word)
        self._page.saveState()
        self._page.translate(self.width / 2, self.height / 2)
        self._page.rotate(degrees(atan2(self.height, self.width)))
        self._page.setFillColorRGB(*style.colour)
        self._show(-unit_width(word, BOLD) * style.size / 2, -style.size * 0.35, word, style)
        self._page.restoreState()

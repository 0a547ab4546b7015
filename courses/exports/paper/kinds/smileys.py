"""Five faces from sad to glad, as pictures: decoration beside the words that say the same."""

from __future__ import annotations

from functools import lru_cache

from courses.exports.paper.pdf.pen import Colour

STEPS = 5
_CORNERS = (23.0, 21.5, 20.5, 19.5, 18.5)
"""Where the corners of the mouth are, from the top."""
_MIDDLES = (14.5, 18.0, 20.5, 23.5, 27.5)
"""What its middle is drawn towards."""


@lru_cache(maxsize=32)
def face(step: int, colour: Colour) -> bytes:
    """Return a face as an SVG picture; `step` from 1, the saddest, to `STEPS`."""
    red, green, blue = (round(part * 255) for part in colour)
    ink = f"#{red:02x}{green:02x}{blue:02x}"
    corner, middle = _CORNERS[step - 1], _MIDDLES[step - 1]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">'
        f'<circle cx="16" cy="16" r="14.5" fill="#ffffff" stroke="{ink}" stroke-width="1.8"/>'
        f'<circle cx="11" cy="12.5" r="1.9" fill="{ink}"/><circle cx="21" cy="12.5" r="1.9" fill="{ink}"/>'
        f'<path d="M9 {corner} Q16 {middle} 23 {corner}" fill="none" stroke="{ink}" stroke-width="2"/></svg>'
    ).encode()

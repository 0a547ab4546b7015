"""Pictures without colours, for papers that are printed so: as light where they were light."""

from __future__ import annotations

import io
import re
from functools import lru_cache

from courses.exports.paper.pdf import pictures

_PAINT = re.compile(
    rb"""((?:fill|stroke|stop-color|color)\s*[:=]\s*["']?\s*)(\#[0-9a-fA-F]{3,8}|rgb\([^)]*\)|[a-zA-Z]+)"""
)


@lru_cache(maxsize=32)
def grey(content: bytes) -> bytes:
    """Return a PNG, JPEG or SVG picture without colours; a picture in pixels becomes a PNG. Raises Invalid."""
    if pictures.is_svg(content):
        return _PAINT.sub(lambda found: found[1] + _grey_paint(found[2]), content)
    from PIL import Image

    pictures.size(content)
    with Image.open(io.BytesIO(content)) as picture:
        plain = picture.convert("RGBA").convert("LA")
        orientation = picture.getexif()
    kept = io.BytesIO()
    plain.save(kept, "PNG", exif=orientation.tobytes())
    return kept.getvalue()


def _grey_paint(paint: bytes) -> bytes:
    """Return a colour as a grey; what is no colour, such as "none", as it is."""
    from PIL import ImageColor

    try:
        red, green, blue = ImageColor.getrgb(paint.decode())[:3]
    except ValueError:
        return paint
    level = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return f"#{level:02x}{level:02x}{level:02x}".encode()

"""Pictures for paper: what they measure, and how they are put into a file once however often they are shown.

PNG and JPEG are read, turned upright and packed once in a process and kept; nothing that a camera wrote beside the picture,
such as where it was taken, goes into a file. SVG stays outlines, sharp at any size. All else is refused.
"""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from courses.errors import Invalid
from courses.exports.paper.pdf import svg
from courses.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image
    from reportlab.pdfbase.pdfdoc import PDFStream

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_MOST = 100_000_000
"""So many pixels a picture has at most; a file of a few bytes may claim more than a computer holds."""
_DENSITY = 300
"""So many pixels to an inch are as good as any printer shows; what is more is left out."""
_KEPT_SEGMENTS = {0xE0, 0xEE}
"""Of what a JPEG says beside the picture: its measures, and how its colours are meant."""
_STANDING = 1
_ORIENTATION = 0x0112
"""The EXIF tag that says which way a camera was held."""


class Size(NamedTuple):
    """How large a picture is by itself, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as a file holds it."""

    name: str
    """The same for the same picture."""
    width: int
    height: int
    colours: str
    """"DeviceRGB" or "DeviceGray"."""
    packing: str
    """"FlateDecode" or "DCTDecode"."""
    content: bytes

    def stream(self) -> PDFStream:
        """Return it as an object of a file."""
        from reportlab.pdfbase import pdfdoc

        return pdfdoc.PDFStream(
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("XObject"),
                    "Subtype": pdfdoc.PDFName("Image"),
                    "Width": self.width,
                    "Height": self.height,
                    "BitsPerComponent": 8,
                    "ColorSpace": pdfdoc.PDFName(self.colours),
                    "Filter": pdfdoc.PDFName(self.packing),
                }
            ),
            self.content,
        )


def is_svg(content: bytes) -> bool:
    """Return whether a picture is made of outlines."""
    return b"<svg" in content[:4096] and not content.startswith((_PNG, _JPEG))


def size(content: bytes) -> Size:
    """Return how large a picture is by itself. Raises Invalid for what is no picture that paper can show."""
    if is_svg(content):
        drawing = outlines(content)
        return Size(drawing.width, drawing.height)
    return _pixel_size(content)


@lru_cache(maxsize=32)
def outlines(content: bytes) -> svg.Drawing:
    """Return an SVG picture, read once. Raises Invalid."""
    return svg.read(content)


@lru_cache(maxsize=64)
def _pixel_size(content: bytes) -> Size:
    with _reading():
        picture = _opened(content)
        across, down = picture.size
        if _is_lying(picture):
            across, down = down, across
    return Size(across * 0.75, down * 0.75)  # as pixels of 1/96 inch


@lru_cache(maxsize=32)
def pixels(content: bytes, width: float) -> Pixels:
    """Return a PNG or JPEG picture ready for a file, no finer than is seen at `width` points. Raises Invalid."""
    most = max(64, round(width / 72 * _DENSITY))
    with _reading():
        return _ready(content, _opened(content), most)


def _ready(content: bytes, picture: Image, most: int) -> Pixels:
    picture.load()
    is_upright = picture.getexif().get(_ORIENTATION, _STANDING) == _STANDING
    if content.startswith(_JPEG) and picture.mode in {"RGB", "L"} and is_upright and picture.width <= 2 * most:
        colours = "DeviceGray" if picture.mode == "L" else "DeviceRGB"
        return _named(picture.width, picture.height, colours, "DCTDecode", _bare(content))
    made = _upright(picture, most)
    colours = "DeviceGray" if made.mode == "L" else "DeviceRGB"
    if content.startswith(_JPEG):
        buffer = io.BytesIO()
        made.save(buffer, "JPEG", quality=88)
        return _named(*made.size, colours, "DCTDecode", buffer.getvalue())
    return _named(*made.size, colours, "FlateDecode", zlib.compress(made.tobytes(), 9))


def _named(width: int, height: int, colours: str, packing: str, content: bytes) -> Pixels:
    return Pixels(f"picture{hashlib.sha256(content).hexdigest()[:24]}", width, height, colours, packing, content)


def _opened(content: bytes) -> Image:
    """Return a PNG or JPEG picture, not yet read whole. Raises Invalid."""
    from PIL import Image

    if not content.startswith((_PNG, _JPEG)):
        raise Invalid(_("The picture is neither PNG, JPEG nor SVG."))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we count ourselves
        picture = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
    if picture.width * picture.height > _MOST:
        raise Invalid(
            _("The picture is too large: {width} × {height}.").format(width=picture.width, height=picture.height)
        )
    return picture


@contextmanager
def _reading() -> Iterator[None]:
    """Turn what Pillow raises for a broken or boundless picture into Invalid."""
    from PIL.Image import DecompressionBombError

    try:
        yield
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, DecompressionBombError) as error:
        raise Invalid(_("The picture cannot be read.")) from error


def _is_lying(picture: Image) -> bool:
    """Return whether the camera was held on its side."""
    return picture.getexif().get(_ORIENTATION, _STANDING) in {5, 6, 7, 8}


def _upright(picture: Image, most: int) -> Image:
    """Return a picture as it is seen, in grey or RGB on white, at most so many pixels wide."""
    from PIL import Image, ImageOps

    picture = ImageOps.exif_transpose(picture)
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = picture.point(lambda value: value / 256).convert("L")
    is_clear = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    if is_clear:
        seen = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", seen.size, (255, 255, 255, 255)), seen).convert("RGB")
    elif picture.mode not in {"RGB", "L"}:
        picture = picture.convert("L" if picture.mode == "1" else "RGB")
    if picture.width > most:
        picture = picture.resize((most, max(1, round(picture.height * most / picture.width))), Image.Resampling.LANCZOS)
    return picture


def _bare(content: bytes) -> bytes:
    """Return a JPEG without what stands beside the picture: places, cameras, thumbnails, remarks."""
    kept, at = [content[:2]], 2
    while content[at : at + 1] == b"\xff" and content[at + 1] != 0xDA:
        kind, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if not (0xE0 <= kind <= 0xEF or kind == 0xFE) or kind in _KEPT_SEGMENTS:
            kept.append(content[at : at + 2 + length])
        at += 2 + length
    return b"".join((*kept, content[at:]))

"""What a picture is, by its first bytes, and whether paper can take it: PNG, JPEG or SVG. Decodes nothing."""

from __future__ import annotations

import re
import struct
from enum import StrEnum

from courses.errors import Invalid
from courses.i18n import _

MOST_BYTES = 2_000_000
MOST_POINTS = 40_000_000
"""Points of a PNG or JPEG: what more than this would come to in memory stops the program."""
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_ACTIVE = re.compile(rb"<script|\son[a-z]+\s*=|<foreignObject", re.IGNORECASE)
_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Marks of a JPEG that tell its size."""


class PictureKind(StrEnum):
    """The kinds of picture that paper takes."""

    PNG = "png"
    JPEG = "jpeg"
    SVG = "svg"


def kind_of(content: bytes) -> PictureKind:
    """Return what a picture is. Raises Invalid for one that paper cannot take, with what is wrong and what would be right."""
    if len(content) > MOST_BYTES:
        said = _("The picture is {size} MB; there is room for {most} MB.")
        raise Invalid(
            said.format(size=f"{len(content) / 1e6:.1f}", most=f"{MOST_BYTES / 1e6:g}"), _("Make it smaller.")
        )
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        _require_points(_png_size(content))
        return PictureKind.PNG
    if content.startswith(b"\xff\xd8\xff"):
        _require_points(_jpeg_size(content))
        return PictureKind.JPEG
    if b"<svg" in content[:5000] or b":svg" in content[:5000]:
        _require_svg(content)
        return PictureKind.SVG
    raise Invalid(_("That is no picture that paper can take."), _("Give a PNG, JPEG or SVG file."))


def _png_size(content: bytes) -> tuple[int, int]:
    if len(content) < 33 or content[12:16] != b"IHDR" or b"IEND" not in content[-16:]:
        raise _broken()
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(content):
        if content[at] != 0xFF:
            break
        if content[at + 1] in _JPEG_SIZES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
    raise _broken()


def _require_points(size: tuple[int, int]) -> None:
    width, height = size
    if not width or not height:
        raise _broken()
    if width * height > MOST_POINTS:
        said = _("The picture is {width} × {height} points, which is more than paper can show.")
        raise Invalid(said.format(width=width, height=height), _("Make it smaller."))


def _require_svg(content: bytes) -> None:
    from xml.etree import ElementTree

    if _ENTITY.search(content) or _ACTIVE.search(content):
        raise Invalid(_("The SVG has more than a drawing in it."), _("Save it as plain SVG, or as PNG."))
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 entities are refused above
    except (ElementTree.ParseError, ValueError) as error:
        raise _broken() from error
    if root.tag.rpartition("}")[2] != "svg":
        raise _broken()


def _broken() -> Invalid:
    return Invalid(_("The picture is broken."), _("Save it again from the program that made it."))

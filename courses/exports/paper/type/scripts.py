"""Lines with Arabic or Ethiopic letters: which typeface each part has, how it is joined, and in which order it stands.

The order is the Unicode bidirectional algorithm's (python-bidi), the joining HarfBuzz's. Nothing here draws.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

from courses.exports.paper.type.fonts import unit_width
from courses.resources import folder
from courses.rules.languages import MARK, steady_numbers

ARABIC = "Kursverkstad-Arabic"
ETHIOPIC = "Kursverkstad-Ethiopic"
_FILES = {ARABIC: "NotoSansArabic-Regular.ttf", ETHIOPIC: "NotoSansEthiopic-Regular.ttf"}
_ARABIC = "\u0600-\u06ff\u0750-\u077f"
_ETHIOPIC = "\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f"
_JOINERS = "\u200c\u200d"
_ANY = re.compile(f"[{_ARABIC}{_ETHIOPIC}]")
_PARTS = re.compile(
    rf"(?P<arabic>[{_ARABIC}](?:[{_ARABIC}{_JOINERS} ]*[{_ARABIC}])?)|(?P<ethiopic>[{_ETHIOPIC}]+)"
    rf"|(?P<other>[^{_ARABIC}{_ETHIOPIC}]+)"
)
_lock = Lock()


class Piece(NamedTuple):
    """A part of a line with one typeface, as it is drawn from left to right."""

    text: str
    font: str
    is_joined: bool
    """Whether its letters are joined by `joined` before they are drawn."""


def is_complex(text: str) -> bool:
    """Return whether a text has letters that the usual typefaces lack and these have."""
    return _ANY.search(text) is not None


def pieces(text: str, font: str, *, is_rtl: bool) -> list[Piece]:
    """Return a line in parts from left to right; `font` draws what is neither script. `is_rtl`: its paragraph runs leftwards."""
    from bidi import get_display

    line = str(get_display(steady_numbers(text), base_dir="R" if is_rtl else "L")).replace(MARK, "")
    made = []
    for found in _PARTS.finditer(line):
        if found["arabic"]:
            made.append(Piece(found["arabic"][::-1], ARABIC, is_joined=True))  # back as it is read, for the joining
        else:
            made.append(Piece(found[0], ETHIOPIC if found["ethiopic"] else font, is_joined=False))
    return made


def joined(text: str, size: float) -> str:
    """Return Arabic as reportlab draws it: joined, from left to right, with every mark in its place."""
    from reportlab.pdfbase.ttfonts import shapeStr

    register()
    made: str = shapeStr(text, ARABIC, size, force=True)
    return made


@lru_cache(maxsize=4096)
def width(text: str, font: str) -> float:
    """Return the width of a line at size 1, in points."""
    return (
        sum(_piece_width(it) for it in pieces(text, font, is_rtl=False)) if is_complex(text) else unit_width(text, font)
    )


def piece_width(it: Piece, size: float) -> float:
    """Return the width of a part at a size, in points."""
    return _piece_width(it) * size


@lru_cache(maxsize=4096)
def _piece_width(it: Piece) -> float:
    register()
    if not it.is_joined:
        return unit_width(it.text, it.font)
    shaped = joined(it.text, 1)
    advances: list[float] = [one.x_advance for one in shaped.__shapeData__]  # type: ignore[attr-defined]
    return sum(advances) / 1000


def wrap(text: str, font: str, size: float, room: float) -> tuple[str, ...]:
    """Return a text as lines no wider than `room` points, in the order it is read; a word that is wider stays whole."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, font) * size <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def without(texts: Iterable[str]) -> Iterator[str]:
    """Yield texts without the letters that the typefaces here have; what is left is for the usual ones."""
    known = known_letters()
    for text in texts:
        yield "".join(char for char in text if char not in known)


@lru_cache(maxsize=1)
def known_letters() -> frozenset[str]:
    """Return every letter that the typefaces here can draw, the space not among them."""
    from reportlab.pdfbase.pdfmetrics import getFont

    register()
    return frozenset(chr(code) for name in _FILES for code in getFont(name).face.charToGlyph) - {" ", "\u00a0"}


def register() -> None:
    """Make the typefaces known to reportlab, once; threads may call it at the same time."""
    with _lock:
        _register()


@lru_cache(maxsize=1)
def _register() -> None:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in _FILES.items():
        registerFont(TTFont(name, str(folder("templates/fonts") / file), shapable=name == ARABIC))

"""Colours of paper: read as people write them, and whether a text in one can be read on white.

Contrast is that of WCAG 2.1: 4.5 to 1 is the least for text (success criterion 1.4.3).
"""

from __future__ import annotations

import re

from courses.errors import Invalid
from courses.i18n import _, language
from courses.text import clean

LEAST = 4.5
"""The contrast that a text needs."""
TINT = 0.06
"""How much of the colour is in what lies behind some of the text."""
_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)
_RGB = re.compile(r"(?:rgb)?\s*\(?\s*(\d{1,3})\s*[,; ]\s*(\d{1,3})\s*[,; ]\s*(\d{1,3})\s*\)?", re.IGNORECASE)


def read(text: str) -> str:
    """Return a colour as "#RRGGBB"; also understood without the sign, in three letters, and as "10, 84, 99". Raises Invalid."""
    typed = text.strip()
    if found := _HEX.fullmatch(typed):
        code = found[1] if len(found[1]) == 6 else "".join(2 * letter for letter in found[1])
        return f"#{code.upper()}"
    if found := _RGB.fullmatch(typed):
        parts = [int(part) for part in found.groups()]
        if max(parts) < 256:
            return _code(*parts)
    raise Invalid(
        _("“{value}” is not a colour.").format(value=clean(text, length=40)),
        _("Write it as the house style has it, such as #0A5463 or 10, 84, 99."),
    )


def read_for_text(text: str) -> str:
    """Return a colour that text can be read in, on white and on its tint. Raises Invalid telling the nearest darker one."""
    colour = read(text)
    ratio = on_paper(colour)
    if ratio < LEAST:
        raise Invalid(
            _("{colour} is too pale: its contrast on paper is {ratio} to 1, and text needs {least}.").format(
                colour=colour, ratio=ratio_text(ratio), least=ratio_text(LEAST)
            ),
            _("The nearest darker colour that can be read is {colour}.").format(colour=darkened(colour)),
        )
    return colour


def contrast(colour: str, other: str = "#FFFFFF") -> float:
    """Return the contrast of two colours, 1–21."""
    high, low = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def on_paper(colour: str) -> float:
    """Return the contrast of a text in a colour where it is least: on a thin tint of the same."""
    return contrast(colour, _code(*(round(255 - TINT * (255 - part)) for part in _parts(colour))))


def ratio_text(ratio: float) -> str:
    """Return a contrast as it is told, rounded down: "4,5", in English "4.5"."""
    text = f"{int(ratio * 10) / 10:g}"
    return text.replace(".", ",") if language() == "sv" else text


def darkened(colour: str) -> str:
    """Return the colour itself, or the nearest darker one of its tone that text on paper can be read in."""
    parts = _parts(colour)
    for share in range(100, -1, -1):
        tried = _code(*(part * share // 100 for part in parts))
        if on_paper(tried) >= LEAST:
            return tried
    return "#000000"


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _code(red: int, green: int, blue: int) -> str:
    return f"#{red:02X}{green:02X}{blue:02X}"


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

"""Draws whose paper it is: the library's logo or its name, and the logos of those that it is arranged together with."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

from courses.exports.paper.pdf import pictures
from courses.exports.paper.pdf.pen import Style
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.fonts import BOLD
from courses.exports.paper.type.texts import fit
from courses.model.paper_style import Logo, PaperStyle

_SHARE = 2.2
"""Of the square of its height, how large a logo in a row is: a wide one is as heavy to the eye as a tall one."""
_WIDEST = 4.0
"""In heights of the row."""
_GAP = 0.7
"""Between logos, in heights of the row."""


def mark(sheet: Sheet, style: PaperStyle, x: float, y: float, width: float, height: float) -> None:
    """Draw the library's logo in a box whose upper corner is at `x`, `y`, else its name, both at the leading edge."""
    logo = style.house.library
    if logo.content:
        _picture(sheet, logo, x, y, width, height)
    elif logo.organisation:
        _name(sheet, logo.organisation, x, y, width, height)


def has_partners(style: PaperStyle) -> bool:
    """Return whether there is a logo of somebody that it is arranged together with."""
    return any(logo.content for logo in style.house.partners)


def partners(sheet: Sheet, style: PaperStyle, x: float, y: float, width: float, height: float) -> None:
    """Draw the logos of those that it is arranged together with in a row in a box; who has none is told in words anyhow."""
    found = [logo for logo in style.house.partners if logo.content]
    boxes = [_box(logo, height) for logo in found]
    scale = min(1, width / max(1, sum(wide for wide, _tall in boxes) + _GAP * height * (len(boxes) - 1)))
    for logo, (wide, tall) in zip(found, boxes, strict=True):
        _picture(sheet, logo, x, y + (height - tall * scale) / 2, wide * scale, tall * scale)
        x += (wide + _GAP * height) * scale


def _box(logo: Logo, height: float) -> tuple[float, float]:
    """Return width and height of a logo in a row of a height."""
    own = pictures.size(logo.content)
    shape = own.width / own.height
    wide = min(height * sqrt(_SHARE * shape), height * shape, height * _WIDEST)
    return wide, wide / shape


def _picture(sheet: Sheet, logo: Logo, x: float, y: float, width: float, height: float) -> None:
    sheet.picture(x, y, width, height, logo.content, logo.organisation or "Logo", align="left")


def _name(sheet: Sheet, name: str, x: float, y: float, width: float, height: float) -> None:
    scale = sheet.look.scale
    text = fit(name, BOLD, width, (scale.lead, scale.body, scale.small, scale.note), lines=2, most=3)
    drawn = replace(Style(text.size, bold=True), colour=sheet.look.colours.accent)
    leading = text.size * 1.2
    top = y + max(0, (height - len(text.lines) * leading) / 2)
    with sheet.part("P"):
        for index, line in enumerate(text.lines):
            sheet.text(x, top + index * leading + text.size, line, drawn)

"""Pictures and square codes as strips."""

from __future__ import annotations

from dataclasses import dataclass

from courses.exports.paper.flow.maker import Maker
from courses.exports.paper.flow.setting import Frame
from courses.exports.paper.flow.strips import Strip, height_of, stacked
from courses.exports.paper.flow.texts import set_text
from courses.exports.paper.pdf import pictures
from courses.exports.paper.pdf.pen import MM, Pen
from courses.exports.paper.pdf.square_code import draw_code
from courses.exports.paper.pdf.tags import Element
from courses.model.blocks import FigureBlock, QrBlock, Span, spans_of

_CODE = 27 * MM
"""The side of a square code: 25 millimetres of it are read from an arm's length."""
_NATURAL = 0.62
"""A picture is so many times its own size at most: one of 520 pixels is a hand's breadth."""
_HIGHEST = 0.34
"""A picture takes so much of a page at most."""


def figure(maker: Maker, block: FigureBlock) -> list[Strip]:
    """Return a picture with its caption; its alt text in a frame where there is no picture to show."""
    if not block.content:
        return _missing(maker, block)
    own = pictures.size(block.content)
    room = maker.frame.width * (block.width or 1)
    scale = min(room / own.width, maker.room * _HIGHEST / own.height, 1e9 if block.width else _NATURAL)
    element = maker.parent.add("Figure", alt=block.alt)
    gap = maker.size * 0.9
    draw = _Picture(maker.frame, element, block.content, own.width * scale, own.height * scale)
    picture = Strip(own.height * scale, draw, before=gap, after=gap)
    if not block.caption:
        return [picture]
    colours = maker.setting.look.colours
    caption = set_text(maker, "P", spans_of(block.caption), maker.setting.look.scale.small, colours.grey)
    picture.stays, picture.after = True, maker.size * 0.3
    caption[-1].after = gap
    return [picture, *caption]


@dataclass(frozen=True, slots=True, eq=False)
class _Picture:
    frame: Frame
    element: Element
    content: bytes
    width: float
    height: float

    def __call__(self, pen: Pen, y: float) -> None:
        """Draw it where the language begins, with its upper edge at `y`."""
        with pen.within(self.element):
            pen.picture(self.frame.left(0, self.width), y, self.width, self.height, self.content)


def _missing(maker: Maker, block: FigureBlock) -> list[Strip]:
    """Return what a picture that is not there would show, in words: nobody is left without."""
    pad = maker.size * 0.6
    inner = maker.within(maker.parent, maker.frame.inner(pad, pad))
    colours = maker.setting.look.colours
    strips = set_text(inner, "P", spans_of(block.alt), maker.setting.look.scale.small, colours.grey)
    height = height_of(strips) + 2 * pad
    return [
        Strip(height, _Framed(maker.frame, height, pad, tuple(strips)), before=maker.size * 0.7, after=maker.size * 0.7)
    ]


@dataclass(frozen=True, slots=True, eq=False)
class _Framed:
    frame: Frame
    height: float
    pad: float
    strips: tuple[Strip, ...]

    def __call__(self, pen: Pen, y: float) -> None:
        """Draw the strips in a frame whose upper edge is at `y`."""
        pen.frame(self.frame.x, y, self.frame.width, self.height)
        for strip, top, _is_again in stacked(self.strips, y + self.pad):
            strip.draw(pen, top)


def square_code(maker: Maker, block: QrBlock) -> list[Strip]:
    """Return a square code with what it leads to, and the address to be typed, beside it."""
    address = typed(block.address)
    section = maker.parent.add("Sect")
    image = section.add("Figure", alt=block.alt or ": ".join(filter(None, (block.label, address))))
    gap = maker.size
    beside = maker.within(section, maker.frame.inner(_CODE + gap))
    strips = []
    if block.label:
        strips += set_text(beside, "P", (Span(block.label, is_bold=True),), maker.size, maker.setting.look.colours.ink)
    strips += set_text(beside, "P", (Span(address, link=block.address),), maker.size, maker.setting.look.colours.ink)
    height = max(_CODE, height_of(strips))
    draw = _Code(maker.frame, image, block.address, height, tuple(strips))
    return [Strip(height, draw, before=maker.size * 0.7, after=maker.size * 0.7)]


def typed(address: str) -> str:
    """Return an address as it is typed: without what every reader fills in."""
    for scheme in ("https://", "http://", "mailto:", "tel:"):
        address = address.removeprefix(scheme)
    return address.removesuffix("/") if address.count("/") == 1 else address


@dataclass(frozen=True, slots=True, eq=False)
class _Code:
    frame: Frame
    image: Element
    address: str
    height: float
    beside: tuple[Strip, ...]

    def __call__(self, pen: Pen, y: float) -> None:
        """Draw it with its upper edge at `y`."""
        with pen.within(self.image):
            draw_code(pen, self.address, self.frame.left(0, _CODE), y, _CODE)
        top = y + (self.height - height_of(self.beside)) / 2
        for strip, at, _is_again in stacked(self.beside, top):
            strip.draw(pen, at)

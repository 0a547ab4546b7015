"""Lists as strips: each item hangs beside its number or sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from courses.exports.paper.flow.lines import Line, Run
from courses.exports.paper.flow.maker import Maker
from courses.exports.paper.flow.strips import Draw, Strip
from courses.exports.paper.flow.texts import Text
from courses.exports.paper.pdf.pen import Pen
from courses.exports.paper.pdf.tags import Element
from courses.exports.paper.type.fonts import BOLD
from courses.exports.paper.type.texts import width
from courses.model.blocks import Blocks, Bullets, Span, Steps

_DECIMAL = "/O /List /ListNumbering /Decimal"
_DISC = "/O /List /ListNumbering /Disc"
_NONE = "/O /List /ListNumbering /None"
BULLET = "•"


def bullets(maker: Maker, block: Bullets) -> list[Strip]:
    """Return a list with a sign before each item, or with none."""
    return [strip for item in units(maker, block) for strip in item]


def steps(maker: Maker, block: Steps) -> list[Strip]:
    """Return a numbered list."""
    return [strip for item in units(maker, block) for strip in item]


def units(maker: Maker, block: Bullets | Steps) -> list[list[Strip]]:
    """Return the strips of each item of a list."""
    if isinstance(block, Steps):
        numbering = _DECIMAL
        labels = [f"{block.first + index}." for index in range(len(block.items))]
    else:
        numbering = _DISC if block.has_marks else _NONE
        labels = [BULLET if block.has_marks else ""] * len(block.items)
    element = maker.parent.add("L", attributes=numbering)
    items = _items(maker, element, block.items, labels)
    element.parts = [it for it in element.parts if not isinstance(it, Element) or it.parts]
    if not element.parts:
        maker.parent.parts.remove(element)
    if items and items[0]:
        items[0][0].before = maker.size * 0.6
    return items


def _items(maker: Maker, element: Element, items: Sequence[Blocks], labels: Sequence[str]) -> list[list[Strip]]:
    size = maker.size
    indent = max((width(label, BOLD) for label in labels if label), default=0) * size
    indent = max(indent + size * 0.55, size * 1.35) if indent else 0
    return [_item(maker, element, item, label, indent) for item, label in zip(items, labels, strict=True)]


def _item(maker: Maker, element: Element, item: Blocks, label: str, indent: float) -> list[Strip]:
    entry = element.add("LI")
    sign = entry.add("Lbl") if label else None
    body = entry.add("LBody")
    strips = maker.within(body, maker.frame.inner(indent)).make(item)
    if not body.parts:  # lines to write on: nothing but the number to be read
        entry.parts = [body] if sign else []
        sign = sign and body
    if sign and strips:
        strips[0].draw = _Labelled(strips[0].draw, _label(maker, sign, label))
    if strips:
        strips[0].before = maker.size * 0.45
    return strips


def _label(maker: Maker, element: Element, label: str) -> Draw:
    """Return what draws the number or the sign of an item."""
    colours = maker.setting.look.colours
    size = maker.size
    text = Text((Span(label),), element, maker.frame, size, maker.setting.leading(size), colours.accent, colours.accent)
    wide = width(label, BOLD)
    return text.drawer(Line((Run(label, 0, BOLD, wide),), wide))


@dataclass(frozen=True, slots=True, eq=False)
class _Labelled:
    """Draws the number or the sign of an item, and the first strip of it beside that."""

    inner: Draw
    label: Draw

    def __call__(self, pen: Pen, y: float) -> None:
        """Draw both with their upper edges at `y`."""
        self.label(pen, y)
        self.inner(pen, y)

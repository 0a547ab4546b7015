"""The table of contents: the headings of the text with the pages they came to stand on."""

from __future__ import annotations

from dataclasses import dataclass

from courses.exports.paper.flow.lines import broken
from courses.exports.paper.flow.maker import Maker
from courses.exports.paper.flow.strips import Draw, Strip
from courses.exports.paper.flow.texts import Text
from courses.exports.paper.pdf.pen import Pen, Style
from courses.model.blocks import Contents, Heading, spans_of

_NUMBER = 3.0
"""Sizes of room for the number of a page."""


def contents(maker: Maker, block: Contents) -> list[Strip]:
    """Return a line for each heading of the text, with the number of its page; each leads there."""
    element = maker.parent.add("TOC")
    strips: list[Strip] = []
    for at, heading in enumerate(maker.outline.planned):
        if heading.level <= block.deepest:
            strips.extend(_entry(maker.within(element.add("TOCI").add("Reference").add("Link")), heading, at))
    return strips


def _entry(maker: Maker, heading: Heading, at: int) -> list[Strip]:
    size, colours = maker.size, maker.setting.look.colours
    indent = size * 1.4 * (heading.level - 1)
    frame = maker.frame.inner(indent, size * _NUMBER)
    leading, is_bold = maker.setting.leading(size), heading.level == 1
    spans = spans_of(heading.text, is_bold=is_bold)
    text = Text(spans, maker.parent, frame, size, leading, colours.ink, colours.accent)
    strips = text.strips(broken(spans, frame.width / size, is_bold=is_bold))
    for strip in strips[:-1]:
        strip.stays = True
    if strips:
        strips[0].before = size * (0.7 if is_bold else 0.2)
        strips[-1].draw = _Numbered(strips[-1].draw, text, maker, at, leading * (len(strips) - 1))
    return strips


@dataclass(frozen=True, slots=True, eq=False)
class _Numbered:
    """Draws the last line of an entry with the number of its page, which is known once the text is packed."""

    inner: Draw
    text: Text
    maker: Maker
    at: int
    above: float
    """Points of lines of the entry above this one."""

    def __call__(self, pen: Pen, y: float) -> None:
        """Draw it with its upper edge at `y`."""
        self.inner(pen, y)
        outline, frame, leading = self.maker.outline, self.maker.frame, self.text.leading
        entry = outline.entries[self.at]
        number = str(outline.pages_before + entry.page + 1)
        colour = self.maker.setting.look.colours.line
        pen.rule(frame.left(0, frame.width), y + leading + 1, frame.width, width=0.4, colour=colour)
        with pen.within(self.text.element):
            style = Style(self.text.size, align="left" if frame.is_rtl else "right")
            pen.text(frame.left(frame.width, 0), self.text.baseline(y), number, style)
            top, high = y - self.above, leading + self.above
            pen.link(f"#{entry.key}", frame.left(0, frame.width), top, frame.width, high, f"{entry.text}, {number}")

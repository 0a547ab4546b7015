"""The table of contents: the headings of the text with the pages they came to stand on."""

from __future__ import annotations

from dataclasses import dataclass

from courses.exports.paper.flow.lines import broken
from courses.exports.paper.flow.maker import Maker
from courses.exports.paper.flow.setting import Frame
from courses.exports.paper.flow.strips import Draw, Strip
from courses.exports.paper.flow.texts import Text
from courses.exports.paper.pdf.pen import Pen, Style
from courses.model.blocks import Contents, Heading, spans_of

_NUMBER = 3.0
"""Sizes of room for the number of a page."""


def contents(maker: Maker, block: Contents) -> list[Strip]:
    """Return a line for each heading of the text, with the number of its page."""
    element = maker.parent.add("TOC")
    strips: list[Strip] = []
    planned = [it for it in maker.outline.planned if it.level <= block.deepest]
    for at, heading in enumerate(planned):
        strips.extend(_entry(maker.within(element.add("TOCI")), heading, block.deepest, at))
    return strips


def _entry(maker: Maker, heading: Heading, deepest: int, at: int) -> list[Strip]:
    size, colours = maker.size, maker.setting.look.colours
    indent = size * 1.4 * (heading.level - 1)
    frame = maker.frame.inner(indent, size * _NUMBER)
    leading = maker.setting.leading(size)
    is_bold = heading.level == 1
    text = Text(
        spans_of(heading.text, is_bold=is_bold),
        maker.parent.add("P"),
        frame,
        size,
        leading,
        colours.ink,
        colours.accent,
    )
    strips = text.strips(broken(text.spans, frame.width / size, is_bold=is_bold))
    for strip in strips[:-1]:
        strip.stays = True
    if strips:
        strips[0].before = size * (0.7 if is_bold else 0.15)
        strips[-1].draw = _Numbered(strips[-1].draw, text, maker, deepest, at)
    return strips


@dataclass(frozen=True, slots=True, eq=False)
class _Numbered:
    """Draws the last line of an entry with dots and the number of its page, which is known once the text is packed."""

    inner: Draw
    text: Text
    maker: Maker
    deepest: int
    at: int

    def __call__(self, pen: Pen, y: float) -> None:
        """Draw it with its upper edge at `y`."""
        self.inner(pen, y)
        found = [it for it in self.maker.outline.entries if it.wished <= self.deepest]
        if self.at >= len(found):
            return
        size, frame = self.text.size, self.maker.frame
        number = str(found[self.at].page + 1)
        baseline = self.text.baseline(y)
        style = Style(size, align=_end(frame))
        pen.rule(
            frame.left(0, frame.width), y + self.text.leading, frame.width, colour=self.maker.setting.look.colours.line
        )
        with pen.within(self.text.element):
            pen.text(frame.left(frame.width, 0), baseline, number, style)


def _end(frame: Frame) -> str:
    return "left" if frame.is_rtl else "right"

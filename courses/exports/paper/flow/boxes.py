"""What is set off from the running text: boxes, lines to write on, dividers and white."""

from __future__ import annotations

from dataclasses import dataclass

from courses.exports.paper.flow.lines import broken
from courses.exports.paper.flow.maker import Maker
from courses.exports.paper.flow.setting import Frame
from courses.exports.paper.flow.strips import Ground, Strip, height_of, nothing, together
from courses.exports.paper.flow.texts import Text
from courses.exports.paper.pdf.pen import Colour, Pen
from courses.model.blocks import Box, DevicePart, Divider, PageBreak, Space, WritingLines, spans_of

_WHOLE = 0.4
"""A box that takes at most so much of a page is never torn."""


def box(maker: Maker, block: Box) -> list[Strip]:
    """Return blocks on a ground, with a title above them where there is one."""
    pad = maker.size * 0.75
    frame = maker.frame
    ground = _ground(maker, block)
    section = maker.parent.add("Sect")
    inner = maker.within(section, frame.inner(pad + 4, pad))
    strips = [*_title(inner, block.title), *inner.make(block.blocks)]
    if not section.parts:
        maker.parent.parts.remove(section)
    if not strips:
        return []
    strips = [Strip(pad * 0.9, nothing, stays=True), *strips, Strip(pad, nothing)]
    strips[1].before = 0
    strips[-2].stays, strips[-2].after = True, 0
    again = Strip(pad * 0.7, nothing, grounds=(ground,))
    for strip in strips:
        strip.grounds = (ground, *strip.grounds)
        strip.heads = (again, *strip.heads)
    if height_of(strips) <= maker.room * _WHOLE:
        strips = together(strips)
    strips[0].before = strips[-1].after = maker.size
    return strips


def _ground(maker: Maker, block: Box) -> Ground:
    colours, frame = maker.setting.look.colours, maker.frame
    is_loud = block.kind in ("remember", "warning")
    return Ground(
        frame.x,
        frame.width,
        None if block.kind in ("try", "quote", "warning") else colours.tint,
        bar=colours.accent if is_loud or block.kind == "quote" else None,
        is_rtl=frame.is_rtl,
        outline=colours.accent if block.kind in ("try", "warning") else None,
    )


def _title(maker: Maker, title: str) -> list[Strip]:
    if not title:
        return []
    size = maker.setting.look.scale.h3
    accent = maker.setting.look.colours.accent
    spans = spans_of(title, is_bold=True)
    entry = maker.outline.enter(maker.outline.level + 1, title, is_in=False)
    element = maker.parent.add(f"H{min(entry.level, 6)}")
    maker.outline.level -= 1
    leading = maker.setting.leading(size, is_heading=True)
    text = Text(spans, element, maker.frame, size, leading, accent, accent)
    strips = text.strips(broken(spans, maker.frame.width / size, is_bold=True))
    for strip in strips:
        strip.stays = True
    strips[-1].after = maker.size * 0.2
    return strips


def device_part(maker: Maker, block: DevicePart) -> list[Strip]:
    """Return what holds for one device, as it is: its kind of paper gives it a heading."""
    return maker.make(block.blocks)


def writing_lines(maker: Maker, block: WritingLines) -> list[Strip]:
    """Return lines to write on by hand, far enough apart for that."""
    apart = max(26.0, maker.size * 1.9)
    draw = _Rule(maker.frame, apart - 1, maker.setting.look.colours.line)
    strips = [Strip(apart, draw, stays=index == 0 and block.count > 1) for index in range(block.count)]
    strips[-1].after = maker.size * 0.6
    return strips


def divider(maker: Maker, _block: Divider) -> list[Strip]:
    """Return a thin line."""
    draw = _Rule(maker.frame, 0.5, maker.setting.look.colours.line)
    return [Strip(1, draw, before=maker.size, after=maker.size)]


def page_break(_maker: Maker, _block: PageBreak) -> list[Strip]:
    """Return the beginning of a page."""
    return [Strip(0, nothing, begins_page=True, stays=True)]


def space(_maker: Maker, block: Space) -> list[Strip]:
    """Return white."""
    return [Strip(0, nothing, before=block.height)]


@dataclass(frozen=True, slots=True, eq=False)
class _Rule:
    frame: Frame
    down: float
    colour: Colour

    def __call__(self, pen: Pen, y: float) -> None:
        """Draw it with the upper edge of its strip at `y`."""
        pen.rule(self.frame.x, y + self.down, self.frame.width, width=0.7, colour=self.colour)

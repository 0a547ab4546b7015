"""Text in a column: lines at their sizes, put together to blocks, and blocks packed into columns that they are never cut by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from courses.exports.paper.pdf.pen import Colour, Pen, Style
from courses.exports.paper.type.texts import Fitted, fit


@dataclass(frozen=True, slots=True)
class Para:
    """A text of one look in a column."""

    text: Fitted
    style: Style
    before: float = 0
    """Points of white above it."""
    indent: float = 0

    @property
    def leading(self) -> float:
        """Points from line to line."""
        return leading(self.text.size)

    @property
    def height(self) -> float:
        """Points that it takes, the white above included; nothing for no text."""
        return self.before + self.leading * len(self.text.lines) if self.text.lines else 0


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs that stay together."""

    paras: tuple[Para, ...]
    before: float = 0
    """Points of white above it, unless it begins a column."""
    pad: float = 0
    """Points of white inside, above and below."""
    ground: Colour | None = None
    """The colour behind it; None: white."""
    rule: Colour | None = None
    """The colour of a line above it."""
    is_heading: bool = False
    """Whether it stays with the block after it."""
    side: tuple[Para, ...] = ()
    """What stands beside it in the margin column."""

    @property
    def height(self) -> float:
        """Points that it takes, without the white above."""
        return 2 * self.pad + max(_height(self.paras), _height(self.side))


def para(
    text: str,
    width: float,
    sizes: Sequence[float],
    style: Style,
    *,
    before: float = 0,
    indent: float = 0,
    most: int = 4,
) -> Para:
    """Return a text that wraps within `width` points, at the first of `sizes` that takes one line, else at the last."""
    fitted = fit(text, style.font, width - indent, tuple(sizes), 1, most)
    return Para(fitted, style, before, indent)


def draw(pen: Pen, block: Block, x: float, y: float, width: float, side: float = 0) -> float:
    """Draw a block with its upper edge at `y` and return its lower edge; `side` is the width of the margin column."""
    if block.ground:
        pen.fill(x, y, width, block.height, block.ground)
    if block.rule:
        pen.rule(x, y, width, width=0.6, colour=block.rule)
    inset = 8 if block.ground else 0
    draw_paras(pen, block.side, x + inset, y + block.pad)
    draw_paras(pen, block.paras, x + inset + side, y + block.pad)
    return y + block.height


def draw_paras(pen: Pen, paras: Sequence[Para], x: float, y: float) -> float:
    """Draw paragraphs downwards from `y` and return where they end."""
    for it in paras:
        if it.text.lines:
            y += it.before
        for line in it.text.lines:
            y += it.leading
            pen.text(x + it.indent, y - it.leading * 0.27, line, replace(it.style, size=it.text.size))
    return y


def pack(blocks: Sequence[Block], first: float, rest: float) -> list[list[Block]]:
    """Return the blocks by column: the first is `first` points high, the others `rest`; a heading is never last in one."""
    columns: list[list[Block]] = [[]]
    used, room = 0.0, first
    for index, block in enumerate(blocks):
        needed = _needed(blocks, index)
        gap = block.before if columns[-1] else 0
        if columns[-1] and used + gap + needed > room:
            columns.append([])
            used, room, gap = 0.0, rest, 0
        columns[-1].append(block)
        used += gap + block.height
    return columns


def leading(size: float) -> float:
    """Return the points from line to line at a size: open for reading, tight for titles."""
    return size * (1.38 if size <= 14 else 1.18)


def _needed(blocks: Sequence[Block], index: int) -> float:
    """Return the height of a block with what has to stand below it."""
    needed = blocks[index].height
    while blocks[index].is_heading and index + 1 < len(blocks):
        index += 1
        needed += blocks[index].before + blocks[index].height
    return needed


def _height(paras: Sequence[Para]) -> float:
    return sum(it.height for it in paras)

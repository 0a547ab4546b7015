"""Text in a column: lines at their sizes, put together to blocks, and blocks packed into columns that they are never cut by."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, replace

from courses.exports.paper.pdf.pen import Colour, Pen, Style
from courses.exports.paper.sheet import tag_of
from courses.exports.paper.type.fonts import unit_width
from courses.exports.paper.type.texts import Fitted, fit


@dataclass(frozen=True, slots=True)
class Para:
    """A text of one look in a column."""

    text: Fitted
    style: Style
    before: float = 0
    """Points of white above it."""
    indent: float = 0
    role: str = "P"
    """What it is in the document: "P", "H1" to "H6"; empty: the caller says."""
    language: str = ""
    """Where it is another than the paper's."""
    link: str = ""
    """Where it leads, as an address with its scheme."""

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
    """What stands beside it in the margin column, for the eye only: the paragraphs say it too."""
    role: str = ""
    """What all of it is in the document; empty: nothing more than its paragraphs."""

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
    role: str = "P",
    language: str = "",
    link: str = "",
) -> Para:
    """Return a text that wraps within `width` points, at the first of `sizes` that takes one line, else at the last."""
    fitted = fit(text, style.font, width - indent, tuple(sizes), 1, most)
    return Para(fitted, style, before, indent, role, language, link)


def draw(pen: Pen, block: Block, x: float, y: float, width: float, side: float = 0) -> float:
    """Draw a block with its upper edge at `y` and return its lower edge; `side` is the width of the margin column."""
    if block.ground:
        pen.fill(x, y, width, block.height, block.ground)
    if block.rule:
        pen.rule(x, y, width, width=0.6, colour=block.rule)
    inset = 8 if block.ground else 0
    with pen.part(block.role) if block.role else nullcontext():
        draw_paras(pen, block.paras, x + inset + side, y + block.pad)
    with pen.aside():
        draw_paras(pen, block.side, x + inset, y + block.pad)
    return y + block.height


def draw_paras(pen: Pen, paras: Sequence[Para], x: float, y: float) -> float:
    """Draw paragraphs downwards from `y` and return where they end."""
    for it in paras:
        if it.text.lines:
            y = _draw_para(pen, it, x + it.indent, y + it.before)
    return y


def _draw_para(pen: Pen, it: Para, x: float, y: float) -> float:
    style = replace(it.style, size=it.text.size)
    with ExitStack() as parts:
        if it.role:
            parts.enter_context(pen.part(it.role, language=tag_of(it.language)))
        if it.link:
            parts.enter_context(pen.part("Link"))
        for line in it.text.lines:
            y += it.leading
            pen.text(x, y - it.leading * 0.27, line, style)
            if it.link:
                width = unit_width(line, style.font) * style.size
                pen.link(it.link, x, y - it.leading, width, it.leading, " ".join(it.text.lines))
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

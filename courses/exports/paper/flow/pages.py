"""Writes a text in parts on pages: packs it, draws it in reading order, with what stands at the head and foot of each page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from courses.exports.paper.flow.maker import Entry, Maker, Outline
from courses.exports.paper.flow.setting import Frame, Setting
from courses.exports.paper.flow.strips import Placed, draw_page, height_of, pack, stacked
from courses.exports.paper.look import Look
from courses.exports.paper.pdf.pen import MM, Pen, Style
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type.fonts import REGULAR
from courses.exports.paper.type.scripts import wrap
from courses.model.blocks import Block, Heading

_FOOT = 11 * MM
"""The last line of the foot is so far from the edge of the sheet: printers reach no closer than 5 millimetres."""


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of every page."""

    lines: tuple[str, ...] = ()
    """Where the language begins."""
    page: Callable[[int, int], str] | None = None
    """Says the number of a page and how many there are, both from 1; it stands at the other edge."""


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a text."""

    pages: int
    y: float
    """Where it ends on the last page."""
    entries: tuple[Entry, ...] = ()
    """Its headings."""


def write(
    pen: Pen,
    blocks: Sequence[Block],
    look: Look,
    *,
    running_head: str = "",
    foot: Foot | None = None,
    first_top: float = 0,
    ends_last: bool = True,
) -> Written:
    """Draw blocks from the page the pen is on, over as many as they need, and end the pages.

    The text begins `first_top` points from the top of the first page (0: at the margin); what its kind has drawn there
    before stands above it and is read first. The running head stands on every page but the first. `ends_last` False
    leaves the last page open.
    """
    foot = foot or Foot()
    side = look.margin
    top = look.margin if not running_head else look.margin + look.scale.note * 1.6
    bottom = pen.height - _foot_height(foot, look, pen.width)
    frame = Frame(side, pen.width - 2 * side, look.is_rtl)
    outline = Outline(planned=tuple(it for it in blocks if isinstance(it, Heading) and it.is_in_outline))
    maker = Maker(Setting(look, look.language, look.scale.body), frame, pen.tags.holder, bottom - top, outline)
    pages = pack(maker.make(blocks), first_top or look.margin, top, bottom)
    _find(pages)
    with _straight(pen):
        for number, placed in enumerate(pages):
            if number and running_head:
                _running_head(pen, running_head, look, frame)
            draw_page(pen, placed)
            _draw_foot(pen, foot, look, frame, number + 1, len(pages))
            if ends_last or number < len(pages) - 1:
                pen.end_page()
    end = pages[-1][-1] if pages[-1] else None
    y = end.y + end.strip.height if end else first_top
    return Written(len(pages), y, tuple(outline.entries))


def place(pen: Pen, blocks: Sequence[Block], look: Look, x: float, y: float, width: float) -> float:
    """Draw blocks in a column of one page, its upper left corner on the sheet at `x`, `y`, and return its lower edge."""
    maker = Maker(
        Setting(look, look.language, look.scale.body), Frame(x, width, look.is_rtl), pen.tags.holder, pen.height
    )
    maker.outline.is_shown = False
    strips = maker.make(blocks)
    with _straight(pen):
        placed = list(stacked(strips, y))
        draw_page(pen, placed)
    return y + height_of(strips)


def height(blocks: Sequence[Block], look: Look, width: float) -> float:
    """Return the points that blocks take in a column of `width`, as `place` draws them."""
    from courses.exports.paper.pdf.tags import Element

    maker = Maker(Setting(look, look.language, look.scale.body), Frame(0, width, look.is_rtl), Element("Sect"), 1e9)
    return height_of(maker.make(blocks))


def _straight(pen: Pen) -> AbstractContextManager[None]:
    """Measure from the left: columns know themselves where their language begins."""
    return pen.straight() if isinstance(pen, Sheet) else nullcontext()


def _find(pages: Sequence[Sequence[Placed]]) -> None:
    """Tell each heading where it came to stand."""
    for number, placed in enumerate(pages):
        for strip, y, is_again in placed:
            for entry in () if is_again else strip.anchors:
                if isinstance(entry, Entry):
                    entry.page, entry.y = number, y


def _foot_height(foot: Foot, look: Look, width: float) -> float:
    """Return the points from the edge of the sheet to where the text has to end."""
    lines = _foot_lines(foot, look, width - 2 * look.margin)
    if not lines and not foot.page:
        return look.margin
    return _FOOT + max(1, len(lines)) * look.scale.note * 1.35 + look.scale.note * 1.5


def _foot_lines(foot: Foot, look: Look, width: float) -> list[str]:
    """Return the lines of the foot, broken where they are too long to stand beside the page's number."""
    room = width - (look.scale.note * 9 if foot.page else 0)
    return [line for text in foot.lines for line in wrap(text, REGULAR, look.scale.note, room)]


def _running_head(pen: Pen, text: str, look: Look, frame: Frame) -> None:
    style = Style(look.scale.note, colour=look.colours.grey, align=_start(frame), is_rtl=frame.is_rtl)
    with pen.aside():
        pen.text(frame.left(0, 0), look.margin - look.scale.note * 0.2, text, style)


def _draw_foot(pen: Pen, foot: Foot, look: Look, frame: Frame, number: int, pages: int) -> None:
    lines = _foot_lines(foot, look, frame.width)
    if not lines and not foot.page:
        return
    size = look.scale.note
    y = pen.height - _FOOT - (max(1, len(lines)) - 1) * size * 1.35
    with pen.aside():
        pen.rule(frame.x, y - size * 1.6, frame.width, width=0.5, colour=look.colours.line)
        start = Style(size, colour=look.colours.grey, align=_start(frame), is_rtl=frame.is_rtl)
        for at, line in enumerate(lines):
            pen.text(frame.left(0, 0), y + at * size * 1.35, line, start)
        if foot.page:
            end = Style(size, colour=look.colours.grey, align=_end(frame), is_rtl=frame.is_rtl)
            pen.text(frame.left(frame.width, 0), y, foot.page(number, pages), end)


def _start(frame: Frame) -> str:
    return "right" if frame.is_rtl else "left"


def _end(frame: Frame) -> str:
    return "left" if frame.is_rtl else "right"

"""Writes a text in parts on pages: packs it, draws it in reading order, with what stands at the head and foot of each page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace

from courses.exports.paper.flow.maker import Entry, Maker, Outline
from courses.exports.paper.flow.setting import Frame, Setting
from courses.exports.paper.flow.strips import Placed, draw_page, height_of, pack, stacked
from courses.exports.paper.look import Look
from courses.exports.paper.pdf.pen import MM, Pen, Style
from courses.exports.paper.pdf.tags import Element
from courses.exports.paper.sheet import Sheet, runs_left
from courses.exports.paper.type.fonts import REGULAR
from courses.exports.paper.type.texts import wrap
from courses.model.blocks import Block, Columns, Heading

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
class Chapter:
    """What stands at the head and foot of the pages of a text's part, from a heading of level 1 to the next."""

    running_head: str = ""
    """On all of its pages but the first."""
    lines: tuple[str, ...] = ()
    """As those of the foot."""


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
    chapters: Sequence[Chapter] = (),
) -> Written:
    """Draw blocks from the page the pen is on, over as many as they need, and end the pages.

    The text begins `first_top` points from the top of the first page (0: at the margin); what its kind has drawn there
    before stands above it and is read first. The running head stands on every page but the first. `ends_last` False
    leaves the last page open. `chapters`: one for each heading of level 1, for heads and feet of their own.
    """
    sheet = _Pages.of(pen, look, running_head, foot or Foot(), chapters)
    outline = Outline(planned=tuple(_headings(blocks)), pages_before=pen.pages)
    pages = sheet.packed(blocks, pen.tags.holder, outline, first_top)
    _find(pages)
    with _straight(pen):
        for number, placed in enumerate(pages):
            sheet.draw_head(pen, number, outline.entries)
            draw_page(pen, placed)
            sheet.draw_foot(pen, number, outline, len(pages))
            if ends_last or number < len(pages) - 1:
                pen.end_page()
    end = pages[-1][-1] if pages[-1] else None
    y = end.y + end.strip.height if end else first_top
    return Written(len(pages), y, tuple(outline.entries))


@dataclass(frozen=True, slots=True)
class _Pages:
    """What is the same on all pages: where the text stands, and what is above and below it."""

    look: Look
    frame: Frame
    top: float
    bottom: float
    running_head: str
    foot: Foot
    chapters: Sequence[Chapter]

    @classmethod
    def of(cls, pen: Pen, look: Look, running_head: str, foot: Foot, chapters: Sequence[Chapter]) -> _Pages:
        """Return them for a text."""
        frame = Frame(look.margin, pen.width - 2 * look.margin, look.is_rtl)
        has_head = bool(running_head) or any(it.running_head for it in chapters)
        top = look.margin + (look.scale.note * 1.6 if has_head else 0)
        height = max(
            _foot_height(Foot(it, foot.page), look, pen.width) for it in (foot.lines, *(it.lines for it in chapters))
        )
        return cls(look, frame, top, pen.height - height, running_head, foot, chapters)

    def packed(
        self, blocks: Sequence[Block], holder: Element, outline: Outline, first_top: float
    ) -> list[list[Placed]]:
        """Return what stands on each page."""
        setting = Setting(self.look, self.look.language, self.look.scale.body)
        maker = Maker(setting, self.frame, holder, self.bottom - self.top, outline)
        return pack(maker.make(blocks), first_top or self.look.margin, self.top, self.bottom)

    def draw_head(self, pen: Pen, number: int, entries: Sequence[Entry]) -> None:
        """Draw what stands above the text of a page, given from 0."""
        text = self.running_head if number else ""
        if self.chapters and (at := _chapter_on(entries, number)) is not None:
            chapter, first = self.chapters[at], _chapter_pages(entries)[at]
            text = chapter.running_head if number > first else ""
        if text:
            style = Style(
                self.look.scale.note,
                colour=self.look.colours.grey,
                align=_start(self.frame),
                is_rtl=_runs_left(text, self.frame),
            )
            with pen.aside():
                pen.text(self.frame.left(0, 0), self.look.margin - self.look.scale.note * 0.2, text, style)

    def draw_foot(self, pen: Pen, number: int, outline: Outline, pages: int) -> None:
        """Draw what stands below the text of a page, given from 0."""
        lines = self.foot.lines
        if self.chapters:
            at = _chapter_on(outline.entries, number)
            lines = self.chapters[at].lines if at is not None else ()
        foot = Foot(lines, self.foot.page)
        _draw_foot(pen, foot, self.look, self.frame, outline.pages_before + number + 1, outline.pages_before + pages)


def _headings(blocks: Sequence[Block]) -> Iterator[Heading]:
    """Yield the headings that a table of contents may have; of two languages those of the first."""
    for it in blocks:
        if isinstance(it, Heading) and it.is_in_outline:
            yield it
        elif isinstance(it, Columns):
            yield from _headings(it.left)


def _chapter_pages(entries: Sequence[Entry]) -> list[int]:
    """Return the pages that chapters begin on, from 0."""
    return [it.page for it in entries if it.wished == 1]


def _chapter_on(entries: Sequence[Entry], page: int) -> int | None:
    """Return which chapter a page belongs to; None: it stands before the first."""
    begun = [at for at, first in enumerate(_chapter_pages(entries)) if first <= page]
    return begun[-1] if begun else None


def measure(
    pen: Pen,
    blocks: Sequence[Block],
    look: Look,
    *,
    running_head: str = "",
    foot: Foot | None = None,
    first_top: float = 0,
) -> tuple[int, float]:
    """Return how many pages `write` would need, and how much of the last one's room, 0–1. Nothing is drawn."""
    sheet = _Pages.of(pen, look, running_head, foot or Foot(), ())
    outline = Outline(planned=tuple(_headings(blocks)), pages_before=pen.pages)
    pages = sheet.packed(blocks, Element("Sect"), outline, first_top)
    end = pages[-1][-1].y + pages[-1][-1].strip.height if pages[-1] else sheet.top
    return len(pages), (end - sheet.top) / (sheet.bottom - sheet.top)


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
    maker = Maker(Setting(look, look.language, look.scale.body), Frame(0, width, look.is_rtl), Element("Sect"), 1e9)
    return height_of(maker.make(blocks))


def _straight(pen: Pen) -> AbstractContextManager[None]:
    """Measure from the left: columns know themselves where their language begins."""
    return pen.straight() if isinstance(pen, Sheet) else nullcontext()


def _find(pages: Sequence[Sequence[Placed]]) -> None:
    """Tell each heading where it came to stand."""
    for number, placed in enumerate(pages):
        for strip, _y, is_again in placed:
            for entry in () if is_again else strip.anchors:
                if isinstance(entry, Entry):
                    entry.page = number


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


def _draw_foot(pen: Pen, foot: Foot, look: Look, frame: Frame, number: int, pages: int) -> None:
    lines = _foot_lines(foot, look, frame.width)
    if not lines and not foot.page:
        return
    size = look.scale.note
    y = pen.height - _FOOT - (max(1, len(lines)) - 1) * size * 1.35
    with pen.aside():
        pen.rule(frame.x, y - size * 1.6, frame.width, width=0.5, colour=look.colours.line)
        start = Style(size, colour=look.colours.grey, align=_start(frame))
        for at, line in enumerate(lines):
            pen.text(frame.left(0, 0), y + at * size * 1.35, line, replace(start, is_rtl=_runs_left(line, frame)))
        if foot.page:
            text = foot.page(number, pages)
            end = replace(start, align=_end(frame), is_rtl=_runs_left(text, frame))
            pen.text(frame.left(frame.width, 0), y, text, end)


def _runs_left(text: str, frame: Frame) -> bool:
    return frame.is_rtl and runs_left(text)


def _start(frame: Frame) -> str:
    return "right" if frame.is_rtl else "left"


def _end(frame: Frame) -> str:
    return "left" if frame.is_rtl else "right"

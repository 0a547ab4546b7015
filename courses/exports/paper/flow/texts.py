"""Headings, paragraphs and notes as strips, a strip a line; and how a line of spans is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from courses.exports.paper.flow.lines import Line, Run, broken
from courses.exports.paper.flow.maker import Entry, Maker
from courses.exports.paper.flow.order import Part, has_rtl, parts_of
from courses.exports.paper.flow.setting import Frame
from courses.exports.paper.flow.strips import Draw, Strip
from courses.exports.paper.pdf.pen import Colour, Pen, Style, tint
from courses.exports.paper.pdf.tags import Element
from courses.exports.paper.sheet import runs_left
from courses.exports.paper.type.fonts import BOLD
from courses.exports.paper.type.texts import width
from courses.model.blocks import Heading, Note, Paragraph, Spans, spans_of, text_of

_BASELINE = 0.33
"""The baseline is so many sizes below the middle of a line."""


@dataclass(slots=True, eq=False)
class Text:
    """Spans set in a column: what its lines need to be drawn."""

    spans: Spans
    element: Element
    frame: Frame
    size: float
    leading: float
    colour: Colour
    accent: Colour
    """Of links."""
    align: str = "start"
    is_rtl: bool = field(init=False)
    """Whether it runs from right to left: not where all its letters run the other way, as a name in Latin letters does."""
    made: dict[int, Element] = field(default_factory=dict)
    """The parts in it, by the first span of each: links, phrases in other languages, and what stands beside them."""

    def __post_init__(self) -> None:
        """Find which way it runs."""
        self.is_rtl = self.frame.is_rtl and runs_left(text_of(self.spans))

    def strips(self, lines: Sequence[Line]) -> list[Strip]:
        """Return a strip a line, such that no line of a paragraph stands alone on a page."""
        count = len(lines)
        return [
            Strip(self.leading, self.drawer(line), stays=index < count - 1 and (index == 0 or index == count - 2))
            for index, line in enumerate(lines)
        ]

    def drawer(self, line: Line) -> _LineOf:
        """Return what draws a line."""
        return _LineOf(self, line)

    def baseline(self, y: float) -> float:
        """Return where the letters of a line stand whose upper edge is at `y`."""
        return y + self.leading / 2 + self.size * _BASELINE

    def draw(self, pen: Pen, line: Line, y: float) -> None:
        """Draw a line with its upper edge at `y`."""
        if not line.runs:
            return
        baseline = self.baseline(y)
        is_turned = len(line.runs) > 1 and (self.is_rtl or any(has_rtl(run.text) for run in line.runs))
        parts = parts_of(line.runs, self._apart(), is_rtl=self.is_rtl) if is_turned else []
        wide = self._wide(line, parts) * self.size
        gap = self.frame.width - wide
        left = self.frame.left({"start": 0, "centre": gap / 2, "end": gap}[self.align], wide)
        with pen.within(self.element):
            if is_turned:
                for part in parts:
                    run = Run(part.text, part.run.span, part.run.font, part.width)
                    x = part.x + (width(" ", run.font) if part.is_rtl and part.text.endswith(" ") else 0)
                    self._run(pen, run, left + x * self.size, baseline, is_rtl=part.is_rtl, goes_on=True)
                return
            for index, run in enumerate(line.runs):
                goes_on = index < len(line.runs) - 1
                self._run(pen, run, left, baseline, is_rtl=self._runs_left(run), goes_on=goes_on)
                left += run.width * self.size

    def _wide(self, line: Line, parts: Sequence[Part]) -> float:
        """Return how wide a line is as it is drawn, at size 1."""
        if parts:
            return sum(it.width for it in parts)
        if self.is_rtl:  # of one run
            return sum(width(run.text, run.font, is_rtl=self._runs_left(run)) for run in line.runs)
        return line.width

    def _runs_left(self, run: Run) -> bool:
        """Return whether all of a line runs from right to left: not what is set apart in letters that do not."""
        return self.is_rtl and (run.span not in self._apart() or runs_left(run.text))

    def _apart(self) -> frozenset[int]:
        """Return the spans that look another way than running text."""
        return frozenset(
            at for at, it in enumerate(self.spans) if it.is_bold or it.is_italic or it.is_code or it.link or it.language
        )

    def _run(self, pen: Pen, run: Run, x: float, y: float, *, is_rtl: bool, goes_on: bool) -> None:
        span = self.spans[run.span]
        wide = run.width * self.size
        if span.is_code or (span.is_italic and self.accent == self.colour):  # in black and white no colour tells
            pen.fill(x - 1.5, y - self.size * 0.85, wide + 3, self.size * 1.15, tint(self.colour, 0.08))
        style = Style(
            self.size,
            bold=run.font == BOLD,
            colour=self.accent if span.link or span.is_italic else self.colour,
            is_rtl=is_rtl,
            goes_on=goes_on,
        )
        if not any(it.link or it.language for it in self.spans):
            pen.text(x, y, run.text, style)
            return
        with pen.within(self._part(run.span)):
            pen.text(x, y, run.text, style)
            if span.link:
                pen.rule(x, y + self.size * 0.14, wide, width=0.5, colour=self.accent)
                pen.link(span.link, x, y - self.size * 0.9, wide, self.size * 1.2, run.text.strip())

    def _part(self, number: int) -> Element:
        """Return the part of the document that a span is: made when it is first drawn, so that it stands in its place.

        Beside links and phrases in other languages the rest are parts too: some voices, and some checkers, take what
        stands right in a paragraph before the parts of it.
        """
        span = self.spans[number]
        first = number
        while first and span.link and self.spans[first - 1].link == span.link:
            first -= 1
        if first not in self.made:
            self.made[first] = self.element.add("Link" if span.link else "Span", span.language)
        return self.made[first]


@dataclass(frozen=True, slots=True, eq=False)
class _LineOf:
    """Draws one line of a text."""

    text: Text
    line: Line

    def __call__(self, pen: Pen, y: float) -> None:
        """Draw it with its upper edge at `y`."""
        self.text.draw(pen, self.line, y)


def heading(maker: Maker, block: Heading) -> list[Strip]:
    """Return a heading; it stays with what follows."""
    setting, scale = maker.setting, maker.setting.look.scale
    size = {1: scale.h1, 2: scale.h2}.get(block.level, scale.h3)
    entry = maker.outline.enter(block.level, block.text, is_in=block.is_in_outline)
    colours = setting.look.colours
    text = Text(
        spans_of(block.text, is_bold=True),
        maker.parent.add(f"H{min(entry.level, 6)}"),
        maker.frame,
        size,
        setting.leading(size, is_heading=True),
        colours.accent if block.level < 3 else colours.ink,
        colours.accent,
    )
    lines = broken(text.spans, maker.frame.width / size, is_bold=True, language=setting.language)
    strips = text.strips(lines)
    for strip in strips:
        strip.stays = True
    if strips:
        strips[0].before = maker.size * {1: 1.6, 2: 1.5}.get(block.level, 1.1)
        strips[0].begins_page = block.is_on_new_page
        strips[0].anchors = (entry,)
        strips[-1].after = maker.size * {1: 0.7}.get(block.level, 0.3)
        if entry.key:
            strips[0].draw = _Marked(strips[0].draw, entry)
    return strips


@dataclass(frozen=True, slots=True, eq=False)
class _Marked:
    """Draws the first line of a heading and enters it in the file's outline."""

    inner: Draw
    entry: Entry

    def __call__(self, pen: Pen, y: float) -> None:
        """Draw it with its upper edge at `y`."""
        pen.bookmark(self.entry.text, self.entry.depth, y, key=self.entry.key)
        self.inner(pen, y)


def paragraph(maker: Maker, block: Paragraph) -> list[Strip]:
    """Return a paragraph; one that ends in a colon stays with what it speaks of."""
    scale, colours = maker.setting.look.scale, maker.setting.look.colours
    size = {"lead": scale.lead, "small": scale.small, "grey": scale.small}.get(block.look, maker.size)
    colour = colours.grey if block.look == "grey" else colours.ink
    strips = set_text(maker, "P", block.spans, size, colour)
    if strips:
        strips[0].before = maker.size * 0.6 if block.space_before is None else block.space_before
        strips[-1].stays = block.spans[-1].text.rstrip().endswith((":", "፦", "：")) and len(strips) < 4
    return strips


def note(maker: Maker, block: Note) -> list[Strip]:
    """Return a remark, small and grey."""
    look = maker.setting.look
    strips = set_text(maker, "P", block.spans, look.scale.note, look.colours.grey)
    if strips:
        strips[0].before = maker.size * 1.2
        strips[0].clings = True
    return strips


def set_text(
    maker: Maker, role: str, spans: Spans, size: float, colour: Colour, *, align: str = "start"
) -> list[Strip]:
    """Return spans as the lines of a part with this role."""
    setting = maker.setting
    lines = broken(spans, maker.frame.width / size, language=setting.language, is_divided=setting.is_divided)
    if not any(line.runs for line in lines):
        return []
    element = maker.parent.add(role)
    text = Text(spans, element, maker.frame, size, setting.leading(size), colour, setting.look.colours.accent, align)
    return text.strips(lines)

"""Shares rows of differing heights out over pages; what stands at the head and foot of a list's pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, TypeVar

from courses.exports.paper.kinds.phrases import spoken
from courses.exports.paper.pdf.pen import MM, Style
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type import dates
from courses.exports.paper.type.fonts import BOLD, REGULAR
from courses.exports.paper.type.texts import Fitted, fit
from courses.model.paper_style import PaperWords

MARGIN = 14 * MM
T = TypeVar("T")


class ListHead(NamedTuple):
    """What stands at the head of a list's pages."""

    heading: str
    title: str
    below: str
    """A line below both; may be empty."""
    library: str
    printed: str
    """The number of the list and the day it is printed on."""


def shared_out(rows: Iterable[tuple[T, float]], room: float) -> list[list[tuple[T, float]]]:
    """Return rows with their heights by page, each `room` points high; a row higher than that has a page of its own."""
    pages: list[list[tuple[T, float]]] = []
    used = room
    for row, height in rows:
        if used + height > room:
            pages.append([])
            used = 0.0
        pages[-1].append((row, height))
        used += height
    return pages


@dataclass(frozen=True, slots=True)
class _Laid:
    """The head of a page, put together."""

    library: Fitted
    printed: Fitted
    heading: Fitted
    title: Fitted
    below: Fitted
    top: float
    """The baseline of the first line."""

    @property
    def heading_at(self) -> float:
        """The baseline of the heading."""
        return self.top + self.heading.size * 1.35

    @property
    def end(self) -> float:
        """Where the rows begin."""
        height = sum(len(it.lines) * it.size * 1.4 for it in (self.title, self.below))
        return self.heading_at + height + 9


def _laid(pen: Sheet, head: ListHead) -> _Laid:
    inner, is_large = pen.width - 2 * MARGIN, pen.look.is_large

    def fitted(text: str, font: str, room: float, sizes: Sequence[float], most: int = 1) -> Fitted:
        grown = tuple(max(16, size * 1.55) for size in sizes) if is_large else tuple(sizes)
        return fit(text, font, room, grown, 1, most)

    return _Laid(
        library=fitted(head.library, BOLD, inner * 0.5, (10, 9, 8)),
        printed=fitted(head.printed, REGULAR, inner * 0.48, (9, 8, 7), 2),
        heading=fitted(head.heading, BOLD, inner, (18, 16)),
        title=fitted(head.title, BOLD, inner, (13, 12, 11, 10), 2),
        below=fitted(head.below, REGULAR, inner, (10.5, 9.5), 2),
        top=MARGIN + (16 if is_large else 9),
    )


def head_end(pen: Sheet, head: ListHead) -> float:
    """Return where the rows begin below a head."""
    return _laid(pen, head).end


def draw_head(pen: Sheet, head: ListHead, words: PaperWords) -> float:
    """Draw the head of a page, read aloud on the first one only, and return where its rows begin."""
    laid, colours = _laid(pen, head), pen.look.colours
    edge = pen.width - MARGIN
    grey, accent = Style(colour=colours.grey, align="right"), Style(bold=True, colour=colours.accent)
    with pen.aside(when=pen.pages > 0):
        _lines(pen, "P", laid.library, MARGIN, laid.top, Style(bold=True), spoken(head.library, words))
        _lines(pen, "P", laid.printed, edge, laid.top, grey)
        y = _lines(pen, "H1", laid.heading, MARGIN, laid.heading_at, accent)
        y = _lines(pen, "P", laid.title, MARGIN, y + laid.title.size * 1.4, Style(bold=True), spoken(head.title, words))
        _lines(pen, "P", laid.below, MARGIN, y + laid.below.size * 1.4, Style())
    pen.rule(MARGIN, laid.end, pen.width - 2 * MARGIN, width=1.0, colour=colours.ink)
    return laid.end


def _lines(pen: Sheet, role: str, text: Fitted, x: float, y: float, style: Style, language: str = "") -> float:
    """Draw lines downwards from the baseline `y`; return the last baseline."""
    if not text.lines:
        return y
    with pen.part(role, language=language):
        for at, line in enumerate(text.lines):
            pen.text(x, y + at * text.size * 1.4, line, replace(style, size=text.size))
    return y + (len(text.lines) - 1) * text.size * 1.4


def foot_height(pen: Sheet) -> float:
    """Return the points kept free at the foot of a page."""
    return MARGIN + pen.look.scale.note * (4 if pen.look.is_large else 2.8)


def draw_foot(pen: Sheet, told: str, number: int, pages: int, words: PaperWords) -> None:
    """Draw the foot of a page: what is to be minded, and which page it is."""
    look = pen.look
    size = 16.0 if look.is_large else 9.0
    soft = Style(size, colour=look.colours.grey)
    y = pen.height - MARGIN
    lines = fit(told, REGULAR, pen.width - 2 * MARGIN - size * 8, (size,), 1, 3).lines
    with pen.aside(when=number < pages), pen.part("P"):
        for at, line in enumerate(lines):
            pen.text(MARGIN, y - (len(lines) - 1 - at) * size * 1.2, line, soft)
    with pen.aside():
        of = words.say("page_of", page=number, pages=pages)
        pen.text(pen.width - MARGIN, y, of, Style(size, colour=look.colours.grey, align="right"))


def day_printed(day: date, words: PaperWords) -> str:
    """Return the day a list is printed on, in words: "Utskriven fre 20 nov 2026"."""
    return words.say("printed_on", printed=dates.day_text(day, words.language, "short_year"))

"""Strips: what a text is cut into before it is put on pages. A strip is never torn; it may have to stay with the next.

`pack` decides where pages end. Nothing here knows what a strip shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from courses.exports.paper.pdf.pen import Colour, Pen

Draw = Callable[[Pen, float], None]
"""Draws a strip whose upper edge is at so many points from the top."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What stands behind neighbouring strips: the ground of a box."""

    x: float
    width: float
    colour: Colour | None
    bar: Colour | None = None
    """Of a thick line along the edge where the language begins."""
    is_rtl: bool = False
    outline: Colour | None = None


@dataclass(slots=True, eq=False)
class Strip:
    """A piece of the text over the whole width of its column."""

    height: float
    draw: Draw
    before: float = 0
    """Points of white above it at least, but at the top of a page."""
    after: float = 0
    """Points of white below it at least."""
    stays: bool = False
    """Whether the next strip has to be on the same page."""
    clings: bool = False
    """Whether it has to be on the page that the strip before it ends on."""
    begins_page: bool = False
    grounds: tuple[Ground, ...] = ()
    """What stands behind it, the outermost first."""
    heads: tuple[Strip, ...] = ()
    """What is said again above it where it begins a page: the heads of its table."""
    anchors: tuple[object, ...] = ()
    """What is looked for by page: headings."""
    sides: tuple[tuple[Strip, ...], ...] = ()
    """What it is made of, side by side, after `draw`: cells of a row, or two languages. On a page each side of
    neighbouring strips of one `set` is drawn whole, and so read whole, before the next."""
    set: object = None
    """What its sides belong to."""


class Placed(NamedTuple):
    """A strip with its place on a page."""

    strip: Strip
    y: float
    """Of its upper edge."""
    is_again: bool = False
    """Whether it stands there a second time, and is not read again."""


@dataclass(slots=True)
class _Page:
    bottom: float
    y: float
    placed: list[Placed] = field(default_factory=list)

    def gap(self, strip: Strip) -> float:
        """Return the white that has to be above a strip here."""
        return max(self.placed[-1].strip.after, strip.before) if self.placed else 0

    def put(self, strip: Strip) -> None:
        if not self.placed:
            for head in strip.heads:
                self.placed.append(Placed(head, self.y, is_again=True))
                self.y += head.height
        self.y += self.gap(strip) if self.placed and not self.placed[-1].is_again else 0
        self.placed.append(Placed(strip, self.y))
        self.y += strip.height


def pack(strips: Sequence[Strip], first_top: float, top: float, bottom: float) -> list[list[Placed]]:
    """Return what stands on each page: the first begins at `first_top`, the others at `top`; all end at `bottom`.

    What has to stay together and is taller than a page is torn where it must be.
    """
    page = _Page(bottom, first_top)
    pages = [page]

    def begin() -> _Page:
        pages.append(_Page(bottom, top))
        return pages[-1]

    for group in _groups(strips):
        if group[0].begins_page and page.placed:
            page = begin()
        fits_nowhere = _height(group) > bottom - top and _end(page, group[:1]) <= bottom
        if page.placed and _end(page, group) > bottom and not fits_nowhere:
            page = begin()
        for strip in group:
            if page.placed and page.y + page.gap(strip) + strip.height > bottom + 0.01:
                page = begin()
            page.put(strip)
    return [it.placed for it in pages]


def _groups(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """Yield the strips that have to be on one page together."""
    group: list[Strip] = []
    for strip, after in zip_longest(strips, strips[1:]):
        if strip.begins_page and group:
            yield group
            group = []
        group.append(strip)
        if not (strip.stays or (after and after.clings)):
            yield group
            group = []
    if group:
        yield group


def _end(page: _Page, group: Sequence[Strip]) -> float:
    """Return where strips would end on a page."""
    return page.y + page.gap(group[0]) + _height(group)


def _height(group: Sequence[Strip]) -> float:
    """Return the points that strips take below each other, without the white above the first."""
    total = group[0].height
    for above, strip in pairwise(group):
        total += max(above.after, strip.before) + strip.height
    return total


def height_of(strips: Sequence[Strip]) -> float:
    """Return the points that strips take in one column, without white above the first."""
    return _height(strips) if strips else 0


def stacked(strips: Sequence[Strip], y: float) -> Iterator[Placed]:
    """Yield strips below each other from `y` on, on one page."""
    above: Strip | None = None
    for strip in strips:
        y += max(above.after, strip.before) if above else 0
        yield Placed(strip, y)
        y += strip.height
        above = strip


def nothing(_pen: Pen, _y: float) -> None:
    """Draw nothing: white, or what is all in the sides."""


def together(strips: Sequence[Strip]) -> list[Strip]:
    """Return strips that all stay on one page; the last is free."""
    for strip in strips[:-1]:
        strip.stays = True
    return list(strips)


def draw_page(pen: Pen, placed: Sequence[Placed]) -> None:
    """Draw what stands on a page: the grounds first, then the strips, in their order."""
    for ground, y, height in _grounds(placed):
        if ground.colour:
            pen.fill(ground.x, y, ground.width, height, ground.colour)
        if ground.outline:
            pen.frame(ground.x, y, ground.width, height, colour=ground.outline)
        if ground.bar:
            pen.fill(ground.x + (ground.width - 4 if ground.is_rtl else 0), y, 4, height, ground.bar)
    draw_placed(pen, placed)


def draw_placed(pen: Pen, placed: Iterable[Placed]) -> None:
    """Draw strips without their grounds, in the order they are read."""
    for (_set, is_again), run in groupby(placed, key=lambda it: (it.strip.set, it.is_again)):
        here = list(run)
        with pen.aside() if is_again else nullcontext():
            for strip, y, _is_again in here:
                strip.draw(pen, y)
            for side in range(max(len(it.strip.sides) for it in here)):
                draw_placed(pen, [part for it in here for part in stacked(it.strip.sides[side], it.y)])


def _grounds(placed: Sequence[Placed]) -> Iterator[tuple[Ground, float, float]]:
    """Yield each ground on a page with its upper edge and height, the outer ones before those in them."""
    tops: dict[Ground, float] = {}
    ends: dict[Ground, float] = {}
    for strip, y, _is_again in placed:
        for ground in strip.grounds:
            tops.setdefault(ground, y)
            ends[ground] = y + strip.height
    for ground, y in tops.items():
        yield ground, y, ends[ground] - y

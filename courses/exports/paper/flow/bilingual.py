"""The same text in two languages side by side: what belongs together begins at the same height, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from courses.exports.paper.flow import lists
from courses.exports.paper.flow.maker import Maker, Outline
from courses.exports.paper.flow.setting import Frame
from courses.exports.paper.flow.strips import Strip, height_of, nothing
from courses.model.blocks import Block, Blocks, Bullets, Columns, Heading, Steps

_GAP = 1.8
"""Sizes of white between the two."""
_TALL = 0.28
"""What takes more of a page than this is put there line by line."""


def columns(maker: Maker, block: Columns) -> list[Strip]:
    """Return both texts, each a section of its own so that it is read through in one language."""
    sides = _sides(maker, block.languages)
    made: list[Strip] = []
    for left, right in _pairs(block.left, block.right):
        units = [list(_units(side, blocks)) for side, blocks in zip(sides, (left, right), strict=True)]
        if len(units[0]) != len(units[1]):
            units = [[[strip for unit in it for strip in unit]] for it in units]
        for one, other in zip(*units, strict=True):
            made.extend(_beside(maker, one, other, block))
    return made


def _sides(maker: Maker, languages: tuple[str, str]) -> list[Maker]:
    """Return a maker for each language, the first where the paper's language begins."""
    frame, gap = maker.frame, maker.size * _GAP
    width = (frame.width - gap) / 2
    sides = []
    for at, language in enumerate(languages):
        code = language or maker.setting.language
        setting = replace(maker.setting, language=code)
        side = Frame(frame.left(at * (width + gap), width), width, setting.is_rtl)
        element = maker.parent.add("Sect", code.removesuffix("-lattlast") if language else "")
        outline = Outline(
            maker.outline.entries,
            maker.outline.level,
            maker.outline.planned,
            is_shown=maker.outline.is_shown and at == 0,
        )
        sides.append(replace(maker, setting=setting, frame=side, parent=element, outline=outline))
    return sides


def _pairs(left: Blocks, right: Blocks) -> Iterator[tuple[Blocks, Blocks]]:
    """Yield what stands beside each other: block by block where both are made alike, else part by part."""
    for one, other in zip_longest(_parts(left), _parts(right), fillvalue=()):
        if [type(it) for it in one] == [type(it) for it in other]:
            yield from (((a,), (b,)) for a, b in zip(one, other, strict=True))
        else:
            heads = isinstance(one[0], Heading) and isinstance(other[0], Heading) if one and other else False
            if heads:
                yield one[:1], other[:1]
            yield one[heads:], other[heads:]


def _parts(blocks: Blocks) -> list[Blocks]:
    """Return blocks parted at the headings, each heading with what is below it."""
    parts: list[list[Block]] = [[]]
    for it in blocks:
        if isinstance(it, Heading) and parts[-1]:
            parts.append([])
        parts[-1].append(it)
    return [tuple(part) for part in parts if part]


def _units(maker: Maker, blocks: Sequence[Block]) -> Iterator[list[Strip]]:
    """Yield strips that belong together: of a list each item, of others all."""
    for block in blocks:
        if isinstance(block, Steps | Bullets):
            yield from lists.units(maker, block)
        else:
            yield maker.make((block,))


def _beside(maker: Maker, one: list[Strip], other: list[Strip], within: object) -> Iterator[Strip]:
    """Yield strips that are both, beside each other."""
    if not one and not other:
        return
    whole = max(height_of(one), height_of(other))
    if whole <= maker.room * _TALL:
        yield _both(one, other, within)
        return
    for a, b in zip_longest(one, other):
        yield _both([a] if a else [], [b] if b else [], within)


def _both(one: Sequence[Strip], other: Sequence[Strip], within: object) -> Strip:
    sides = [it for it in (one, other) if it]
    height = max(map(height_of, sides))
    return Strip(
        height,
        nothing,
        before=max(it[0].before for it in sides),
        after=max(it[-1].after for it in sides),
        stays=any(it[-1].stays for it in sides),
        begins_page=any(it[0].begins_page for it in sides),
        grounds=tuple(dict.fromkeys(ground for it in sides for strip in it for ground in strip.grounds)),
        heads=_heads(one, other, within),
        anchors=tuple(anchor for it in sides for strip in it for anchor in strip.anchors),
        sides=(tuple(one), tuple(other)),
        set=within,
    )


def _heads(one: Sequence[Strip], other: Sequence[Strip], within: object) -> tuple[Strip, ...]:
    """Return what is said again above both."""
    pairs = zip_longest(one[0].heads if one else (), other[0].heads if other else ())
    return tuple(_both([a] if a else [], [b] if b else [], within) for a, b in pairs)

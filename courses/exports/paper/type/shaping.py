"""A line of text as glyphs from left to right: which face each letter has, how letters join, and in which order they stand.

The order is the Unicode bidirectional algorithm's (python-bidi), the joining HarfBuzz's. Nothing here draws.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby, pairwise
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from courses.exports.paper.type import faces
from courses.exports.paper.type.faces import Face
from courses.exports.paper.type.items import Item, items
from courses.exports.paper.type.turning import directions

if TYPE_CHECKING:
    import uharfbuzz as hb

_PLAIN = re.compile("[ -~¡-¬®-ɏͰ-ͷͺ-Ͽ–—‘’‚“”„†‡•…‰‹›€Ѐ-҂Ҋ-ԯḀ-ỿ№™]*")
"""Letters that stand side by side as they come: no marks to place, nothing to join or to turn."""
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\U000e0000-\U000e007f\U000e01ef]")
_GAP = 100
"""A glyph that moves the pen so much farther than by itself is one of its own: programs would read a space there."""
SOFT_HYPHEN = "\u00ad"
"""At the end of a line: its last word goes on in the next."""


class Glyph(NamedTuple):
    """What one code draws; measures are thousandths of the size, but for the parts'."""

    parts: tuple[tuple[int, int, int], ...]
    """Glyphs of the face that are drawn as one: number, how far to the right and up in the face's own units."""
    width: float
    """How far it moves the pen by itself."""
    text: str
    """What it reads as; empty: it is part of the one beside it."""
    advance: float
    """How far the pen moves after it, kerning and all."""
    right: float = 0
    up: float = 0
    """How far from the pen it is drawn."""


_Placed = tuple["hb.GlyphInfo", "hb.GlyphPosition"]


class Run(NamedTuple):
    """Glyphs of one face, from left to right."""

    face: Face
    glyphs: tuple[Glyph, ...]
    is_rtl: bool


class Line(NamedTuple):
    """A line ready to be drawn, from left to right."""

    runs: tuple[Run, ...]
    width: float
    """In thousandths of the size."""


def is_plain(text: str) -> bool:
    """Return whether a text's letters are drawn one by one, from left to right."""
    return _PLAIN.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def line(text: str, font: str, is_rtl: bool = False) -> Line:
    """Return a line of text as it is drawn; `font` is REGULAR or BOLD, `is_rtl`: its paragraph runs leftwards."""
    found: list[tuple[Item, bool]] = []
    for part, backwards in directions(_UNSEEN.sub("", text).replace(SOFT_HYPHEN, ""), is_rtl):
        in_order = items(part, font, backwards)
        found += [(it, backwards) for it in (reversed(in_order) if backwards else in_order)]
    if text.endswith(SOFT_HYPHEN):  # the word goes on in the next line, and is read so
        found.insert(0 if is_rtl else len(found), (Item(faces.house(font), SOFT_HYPHEN, "-"), is_rtl))
    runs = tuple(_shaped(it.face, it.drawn, it.text, backwards) for it, backwards in found)
    return Line(runs, sum(glyph.advance for run in runs for glyph in run.glyphs))


@lru_cache(maxsize=8192)
def width(text: str, font: str, is_rtl: bool = False) -> float:
    """Return the width of a line of text, in thousandths of the size; `is_rtl`: its paragraph runs leftwards.

    A comma between two scripts is of the one or the other, as the paragraph runs, and as wide as it is there.
    """
    own = faces.house(font)
    if is_plain(text) and own.has(text):
        return sum(own.advance(own.glyph(char)) for char in text) + sum(by for _index, by in kerning(text, font))
    return line(text, font, is_rtl).width


@lru_cache(maxsize=8192)
def kerning(text: str, font: str) -> tuple[tuple[int, float], ...]:
    """Return after which letters of a plain text the next one stands nearer or farther, and by how much.

    Counted from 0, in thousandths of the size; nothing beside a space, so that words are as wide on a line as by themselves.
    """
    pairs = _pairs(font)
    return tuple((index, by) for index, pair in enumerate(map(add, text, text[1:])) if (by := pairs[pair]))


class _Pairs(dict[str, float]):
    """By how much two letters stand nearer or farther than their widths say; asked of HarfBuzz once for each pair."""

    def __init__(self, face: Face) -> None:
        self._face = face

    def __missing__(self, pair: str) -> float:
        own = self._face
        _infos, places = _harfbuzz(own, pair, backwards=False)
        is_apart = len(places) == 2 and " " not in pair
        by = places[0].x_advance * own.scale - own.advance(own.glyph(pair[0])) if is_apart else 0.0
        self[pair] = by
        return by


@cache
def _pairs(font: str) -> _Pairs:
    return _Pairs(faces.house(font))


def _shaped(face: Face, drawn: str, text: str, backwards: bool) -> Run:
    """Return letters of one face as glyphs, from left to right."""
    infos, places = _harfbuzz(face, drawn, backwards)
    if face.is_cubic:
        return Run(face, tuple(_singly(face, drawn, infos, places, backwards)), backwards)
    ends = dict(pairwise((*sorted({info.cluster for info in infos}), len(drawn))))
    groups = groupby(zip(infos, places, strict=True), key=lambda one: one[0].cluster)
    made = _apart if backwards else _together
    is_spelt = len(text) != len(drawn)
    read = drawn if is_spelt else text
    glyphs = [one for start, found in groups for one in made(face, list(found), read[start : ends[start]])]
    if is_spelt and glyphs:
        glyphs = [_as_one(face, glyphs, text)]
    return Run(face, tuple(glyphs), backwards)


def _together(face: Face, found: list[_Placed], text: str) -> Iterator[Glyph]:
    """Yield the glyphs of one letter and its marks as one."""
    pen, parts = 0, []
    for info, place in found:
        parts.append((info.codepoint, pen + place.x_offset, place.y_offset))
        pen += place.x_advance
    yield _glyph(face, tuple(parts), text, pen)


def _apart(face: Face, found: list[_Placed], text: str) -> Iterator[Glyph]:
    """Yield the glyphs of one letter and its marks that run leftwards, each with just one letter of the text.

    Programs that read a page turn letters but not what stands in one glyph. What has no glyph of its own gets an empty
    one; it stands before, which is behind in reading order.
    """
    if len(found) != len(text):
        yield from (Glyph((), 0, letter, 0) for letter in reversed(text[1:]))
        yield from _together(face, found, text[:1])
        return
    for (info, place), letter in zip(found, reversed(text), strict=True):
        yield _glyph(face, ((info.codepoint, place.x_offset, place.y_offset),), letter, place.x_advance)


def _glyph(face: Face, parts: tuple[tuple[int, int, int], ...], text: str, pen: int) -> Glyph:
    """Return glyphs that are drawn as one; `pen`: how far they move it, in the face's own units."""
    advance = pen * face.scale
    number = parts[0][0]
    is_alone = len(parts) == 1 and parts[0][1:] == (0, 0)
    if not is_alone or (abs(face.advance(number) - advance) > _GAP and number != face.glyph(" ")):
        return Glyph(parts, advance, text, advance)
    return Glyph(parts, face.advance(number), text, faces.space(face) if number == face.glyph(" ") else advance)


def _as_one(face: Face, glyphs: list[Glyph], text: str) -> Glyph:
    """Return glyphs that together stand for a text of another spelling."""
    pen, parts = 0.0, []
    for glyph in glyphs:
        parts += [(number, right + round(pen / face.scale), up) for number, right, up in glyph.parts]
        pen += glyph.advance
    return Glyph(tuple(parts), pen, text, pen)


def _singly(
    face: Face, text: str, infos: list[hb.GlyphInfo], places: list[hb.GlyphPosition], backwards: bool
) -> Iterator[Glyph]:
    """Yield glyphs one by one: those of PostScript outlines cannot be put together."""
    read = _read(text, [info.cluster for info in infos], backwards)
    for info, place, what in zip(infos, places, read, strict=True):
        number, scale = info.codepoint, face.scale
        moved = (place.x_offset * scale, place.y_offset * scale)
        yield Glyph(((number, 0, 0),), face.advance(number), what, place.x_advance * scale, *moved)


def _harfbuzz(face: Face, text: str, backwards: bool) -> tuple[list[hb.GlyphInfo], list[hb.GlyphPosition]]:
    """Return glyphs and where they stand, from left to right, as HarfBuzz tells it."""
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES | hb.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE
    hb.shape(face.font, buffer)
    return buffer.glyph_infos or [], buffer.glyph_positions or []


def _read(text: str, starts: list[int], backwards: bool) -> list[str]:
    """Return what each glyph reads as; put together in reading order they are the text.

    `starts` is, for each glyph, where in the text the letters begin that it belongs to. Where several glyphs share
    letters, each takes one and the last of them takes the rest.
    """
    order = range(len(starts) - 1, -1, -1) if backwards else range(len(starts))
    bounds = sorted(set(starts))
    ends = dict(pairwise((*bounds, len(text))))
    read = [""] * len(starts)
    for start, found in groupby(order, key=lambda index: starts[index]):
        shared, letters = list(found), text[start : ends[start]]
        for position, index in enumerate(shared):
            is_last = position == len(shared) - 1
            read[index] = letters[position:] if is_last else letters[position : position + 1]
    return read

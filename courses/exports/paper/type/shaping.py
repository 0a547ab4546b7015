"""A line of text as glyphs from left to right: which face each letter has, how letters join, and in which order they stand.

The order is the Unicode bidirectional algorithm's (python-bidi), the joining HarfBuzz's. Nothing here draws.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby, pairwise
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from courses.exports.paper.type import faces
from courses.exports.paper.type.clusters import clusters
from courses.exports.paper.type.faces import Face
from courses.rules.languages import steady_numbers

if TYPE_CHECKING:
    import uharfbuzz as hb

_PLAIN = re.compile("[ -~¡-¬®-ɏͰ-ͷͺ-Ͽ–—‘’‚“”„†‡•…‰‹›€Ѐ-҂Ҋ-ԯḀ-ỿ№™]*")
"""Letters that stand side by side as they come: no marks to place, nothing to join or to turn."""
_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\U000e0000-\U000e007f\U000e01ef]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Say which way the text beside them runs, and have done so when it is turned."""
_GAP = 100
"""A glyph that moves the pen so much farther than by itself is one of its own: programs would read a space there."""
_IN_HEBREW = re.compile("[א-ת]")
_HEBREW = {ord("'"): "׳", ord("’"): "׳", ord('"'): "״", ord("”"): "״", ord("-"): "־"}
"""What a keyboard has for signs of Hebrew: drawn as those, in the face of the letters beside them."""
SOFT_HYPHEN = "\u00ad"
"""At the end of a line: its last word goes on in the next."""
_TAG, _LAST_TAG = "\U000e0020", "\U000e01ef"
"""Signs that say nothing of a direction: one of no class, one that follows the letter before it."""


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
    parts = _directions(_UNSEEN.sub("", text).replace(SOFT_HYPHEN, ""), is_rtl)
    found = [(it, backwards) for part, backwards in parts for it in _visual(_items(part, font, backwards), backwards)]
    if text.endswith(SOFT_HYPHEN):  # the word goes on in the next line, and is read so
        found.insert(0 if is_rtl else len(found), (_Item(faces.house(font), SOFT_HYPHEN, "-"), is_rtl))
    runs = tuple(_shaped(it.face, it.drawn, it.text, backwards) for it, backwards in found)
    return Line(runs, sum(glyph.advance for run in runs for glyph in run.glyphs))


@lru_cache(maxsize=8192)
def width(text: str, font: str) -> float:
    """Return the width of a line of text, in thousandths of the size."""
    own = faces.house(font)
    if is_plain(text) and own.has(text):
        return sum(own.advance(own.glyph(char)) for char in text) + sum(by for _index, by in kerning(text, font))
    return line(text, font).width


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


def _directions(text: str, is_rtl: bool) -> list[tuple[str, bool]]:
    """Return a text in parts from left to right, each in reading order, with whether it runs leftwards."""
    if not is_rtl and not _LEFTWARDS.search(text):
        return [(_TURNING.sub("", text), False)]
    text = steady_numbers(text)
    parts = []
    for backwards, found in groupby(_turned(text, is_rtl), key=lambda one: one[1]):
        letters = _TURNING.sub("", "".join(char for char, _backwards in found))
        parts.append((letters[::-1] if backwards else letters, backwards))
    return parts


def _turned(text: str, is_rtl: bool) -> Iterator[tuple[str, bool]]:
    """Yield letters from left to right with whether each runs leftwards.

    The library tells the order but not the directions, so each letter takes signs along that have no direction of their
    own: they stand behind it when it runs rightwards and before it when it runs leftwards. Signs at the end of a line
    would take the paragraph's direction, so the last letter takes a mark along, and spaces at the end are left out.
    """
    from bidi import get_display

    kept = text.rstrip()
    spaces = [(char, is_rtl) for char in text[len(kept) :]]
    tagged = "".join(f"{char}{_TAG}" for char in kept[:-1]) + kept[-1:] + _LAST_TAG * bool(kept)
    shown = str(get_display(tagged, base_dir="R" if is_rtl else "L"))
    yield from spaces if is_rtl else ()
    for start in range(0, len(shown), 2):
        backwards = shown[start] in (_TAG, _LAST_TAG)
        yield shown[start + 1 if backwards else start], backwards
    yield from () if is_rtl else spaces


class _Item(NamedTuple):
    """Letters that one face draws."""

    face: Face
    text: str
    drawn: str
    """What is drawn for the text; another than it where no face has it."""


def _visual(items: list[_Item], backwards: bool) -> Iterable[_Item]:
    return reversed(items) if backwards else items


def _items(text: str, font: str, backwards: bool) -> list[_Item]:
    """Return a text in parts of one face each, in reading order.

    Spaces are the house's own in every script; between words that run leftwards they belong to them, since programs
    that read a page turn only what was drawn together.
    """
    found: list[_Item] = []
    for word in filter(None, re.split("( +)", text)):
        for item in _word(word, font):
            if _join(found[-1:], item):
                found[-1] = _joined(found[-1], item)
            elif backwards and found and found[-1].text.isspace() and _join(found[-2:-1], item):
                space = found.pop()
                found[-1] = _joined(found[-1], space, item)
            else:
                found.append(item)
    return found


def _join(before: list[_Item], item: _Item) -> bool:
    """Return whether a part is drawn together with the one before it."""
    is_by_letter = len(item.text) == len(item.drawn)
    return is_by_letter and any(it.face is item.face and len(it.text) == len(it.drawn) for it in before)


def _joined(*items: _Item) -> _Item:
    return _Item(items[0].face, "".join(it.text for it in items), "".join(it.drawn for it in items))


def _word(word: str, font: str) -> Iterator[_Item]:
    """Yield a word in parts of one face each; one face draws it all where there is one, so that no letter sticks out."""
    whole = next((it for it in _faces_of(word, font) if it.has(word)), None)
    if whole:
        yield _Item(whole, word, word)
        return
    drawn = word.translate(_HEBREW) if _IN_HEBREW.search(word) else word
    if drawn != word and (hebrew := faces.for_cluster(drawn[0], font)) and hebrew.has(drawn):
        yield _Item(hebrew, word, drawn)
        return
    for cluster in clusters(word):
        yield from _cluster(cluster, font)


def _faces_of(word: str, font: str) -> Iterator[Face]:
    found = (faces.for_cluster(cluster, font) for cluster in clusters(word))
    return iter(dict.fromkeys(it for it in found if it is not None))


def _cluster(cluster: str, font: str) -> Iterator[_Item]:
    """Yield a letter with its marks: in one face, else in another spelling, else letter and marks each in its own."""
    face = faces.for_cluster(cluster, font)
    if face:
        yield _Item(face, cluster, cluster)
        return
    spelt = faces.likeness(cluster, font)
    if spelt:
        yield _Item(spelt.face, cluster, spelt.text)
    elif len(cluster) > 1:
        for char in cluster:
            yield from _cluster(char, font)
    else:
        named = f"U+{ord(cluster):04X}"  # never a box: where it was not refused, its number is drawn
        yield _Item(faces.house(font), cluster, named)


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

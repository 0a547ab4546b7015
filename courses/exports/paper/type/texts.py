"""Text as it stands on paper: one meaning for every letter, broken into lines that fit.

All text is drawn letter by letter; nothing is ever read as markup. Nothing here draws.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import TypeVar

from courses.exports.paper.type import breaks, isolates, shaping
from courses.exports.paper.type.clusters import clusters
from courses.text import plain

T = TypeVar("T")
_OWN_BREAKS = re.compile("[^-–/@.]*[-–/@.]+|[^-–/@.]+")
"""The parts of a word between which it may be broken when it is too wide: after hyphens, and in addresses."""
_HALF = 0.5
"""Of a line: no words are kept together that take more."""
_OTHER_SPACE = re.compile(r"[^\S\n]")


@lru_cache(maxsize=4096)
def esc(value: str, *, lines: bool = False) -> str:
    """Return `value` as paper shows it: NFC, no control or format characters, single spaces; `lines` keeps line breaks."""
    parts = value.splitlines() if lines else [value]
    cleaned = (plain(unicodedata.normalize("NFC", part)) for part in parts)
    return "\n".join(" ".join(_OTHER_SPACE.sub(" ", part).split()) for part in cleaned).strip()


def escaped(value: T) -> T:
    """Return a paper (or any part of one) with every text in it through `esc()`."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return esc(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        parts = (escaped(part) for part in value)
        return value._make(parts) if hasattr(value, "_make") else tuple(parts)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: escaped(getattr(value, f.name)) for f in fields(value)})
    return value


def texts_in(value: object) -> Iterator[str]:
    """Yield every text in a paper (or any part of one), in the order of its fields."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)
    elif is_dataclass(value):
        for f in fields(value):
            yield from texts_in(getattr(value, f.name))


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text broken into lines at the size that was found for it."""

    lines: tuple[str, ...]
    size: float


def width(text: str, font: str, *, is_rtl: bool = False) -> float:
    """Return the width of a line at size 1, in points; multiply by the size. `is_rtl`: its paragraph runs leftwards."""
    return shaping.width(text, font, is_rtl) / 1000


@lru_cache(maxsize=4096)
def fit(text: str, font: str, width: float, sizes: Sequence[float], lines: int = 1, most: int = 1) -> Fitted:
    """Return `text` at the first of `sizes` (points, falling) where it takes at most `lines` lines of `width` points.

    Where none does, the last size is used and the text wraps to at most `most` lines; what is beyond them is cut
    with an ellipsis. A word is broken only at the last size, when it is wider than the line.
    """
    widest = max((_width(word, font) for word, _glue in breaks.words(text)), default=0)
    for size in sizes:
        if widest * size <= width:
            found = wrap(text, font, size, width)
            if len(found) <= lines:
                return Fitted(found, size)
    size = sizes[-1]
    return Fitted(_cut(wrap(text, font, size, width), most, font, width / size), size)


@lru_cache(maxsize=4096)
def wrap(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """Return `text` as lines no wider than `width` points, in reading order; words wider than that are broken.

    Empty text gives no line. Thai breaks between words, Chinese and Japanese between letters.
    """
    limit = width / size
    return tuple(line for part in text.split("\n") for line in isolates.kept(_wrap_part(part, font, limit)))


def _wrap_part(text: str, font: str, limit: float) -> Iterator[str]:
    line, used = "", 0.0
    for word, glue in _together(breaks.words(text), font, limit):
        for index, piece in enumerate(_pieces(word, font, limit)):
            gap = _width(glue, font) if glue and index == 0 else 0
            taken = _width(piece, font)
            if line and index == 0 and used + gap + taken <= limit:
                line, used = line + glue + piece, used + gap + taken
                continue
            if line:
                yield line
            line, used = piece, taken
    if line:
        yield line


def _together(words: Sequence[tuple[str, str]], font: str, limit: float) -> Iterator[tuple[str, str]]:
    """Yield words with what joins each to the one before; a number and what it is of as one, up to half a line."""
    held, joined = "", ""
    for word, glue in words:
        if held and glue and breaks.belongs(held.rsplit(" ", 1)[-1], word):
            both = held + glue + word
            if _width(both, font) <= limit * _HALF:
                held = both
                continue
        if held:
            yield held, joined
        held, joined = word, glue
    if held:
        yield held, joined


def _pieces(word: str, font: str, limit: float) -> Iterator[str]:
    """Yield `word`, in pieces no wider than `limit` where it is wider: at its own hyphens and signs, else between letters."""
    if _width(word, font) <= limit:
        yield word
        return
    piece = ""
    for part in _OWN_BREAKS.findall(word):
        if _width(piece + part, font) <= limit:
            piece += part
            continue
        if piece:
            yield piece
        *filled, piece = _by_letter(part, font, limit)
        yield from filled
    yield piece


def _by_letter(part: str, font: str, limit: float) -> list[str]:
    """Return a part of a word in pieces no wider than `limit`; a letter's marks stay with it."""
    pieces = [""]
    for letter in clusters(part):
        if pieces[-1] and _width(pieces[-1] + letter, font) > limit:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _cut(lines: tuple[str, ...], most: int, font: str, limit: float) -> tuple[str, ...]:
    if len(lines) <= most:
        return lines
    last = clusters(lines[most - 1])
    while last and _width("".join(last) + "…", font) > limit:
        last = last[:-1]
    return (*lines[: most - 1], "".join(last).rstrip() + "…")


_width = width
"""By a name that no argument hides."""

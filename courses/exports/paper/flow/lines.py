"""Spans → lines: words in several weights broken where there is room, with hyphens where they help. Nothing here draws.

Widths are of size 1; a line's limit is the column's width divided by the size of its type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from courses.exports.paper.type import breaks, hyphens
from courses.exports.paper.type.clusters import clusters
from courses.exports.paper.type.fonts import BOLD, REGULAR
from courses.exports.paper.type.shaping import SOFT_HYPHEN
from courses.exports.paper.type.texts import width
from courses.model.blocks import Span, Spans

_TOKEN = re.compile(r"\n|[^\S\n\u00a0\u202f]+|(?:\S|[\u00a0\u202f])+")
_PART = re.compile(r"[^./@?&=_-]*[./@?&=_-]*(?<=.)", re.DOTALL)
_HALF = 0.5
"""Of a line: no words are kept together that take more."""
_EMPTY = 0.16
"""Where more of a line than this would be empty, a word is divided."""


class Run(NamedTuple):
    """Neighbouring words of one span in a line."""

    text: str
    span: int
    """Which of the spans it belongs to."""
    font: str
    width: float


class Line(NamedTuple):
    """A line of text, its runs in the order they are read."""

    runs: tuple[Run, ...]
    width: float


class _Piece(NamedTuple):
    """A word, or the part of one that is of one span."""

    text: str
    span: int
    font: str
    width: float


class _Word(NamedTuple):
    pieces: tuple[_Piece, ...]
    space: int
    """The span of the white before it; -1: none, it may begin a line all the same."""

    @property
    def width(self) -> float:
        return sum(it.width for it in self.pieces)


def font_of(span: Span, *, is_bold: bool = False) -> str:
    """Return the typeface of a span in a text that is bold or not."""
    return BOLD if is_bold or span.is_bold else REGULAR


@lru_cache(maxsize=4096)
def broken(
    spans: Spans, limit: float, *, is_bold: bool = False, language: str = "", is_divided: bool = False
) -> tuple[Line, ...]:
    """Return spans as lines no wider than `limit`.

    `is_divided`: words are divided by the rules of `language` where much of a line would be empty; else only those that
    are wider than a line.
    """
    filler = _Filler(limit, language, is_divided, spans)
    for word in _together(_words(spans, is_bold), limit):
        if word is None:
            filler.end_line()
        else:
            filler.add(word)
    return filler.finish()


def _words(spans: Spans, is_bold: bool) -> Iterator[_Word | None]:
    """Yield words, None where a line ends by itself."""
    pieces: list[_Piece] = []
    space = -1
    for number, span in enumerate(spans):
        font = font_of(span, is_bold=is_bold)
        for found in _TOKEN.findall(span.text):
            if not found.isspace() or found[0] in "\u00a0\u202f":
                for at, (part, _glue) in enumerate(breaks.words(found)):
                    if at:
                        yield _Word(tuple(pieces), space)
                        pieces, space = [], -1
                    pieces.append(_Piece(part, number, font, width(part, font)))
                continue
            if pieces:
                yield _Word(tuple(pieces), space)
                pieces = []
            space = number
            if found == "\n":
                yield None
                space = -1
    if pieces:
        yield _Word(tuple(pieces), space)


def _together(words: Iterator[_Word | None], limit: float) -> Iterator[_Word | None]:
    """Yield words, a number and what it is of as one where both are of one span, up to half a line."""
    held: _Word | None = None
    for word in words:
        if held and word and word.space == word.pieces[0].span == held.pieces[-1].span:
            last, first = held.pieces[-1], word.pieces[0]
            gap = width(" ", last.font)
            if breaks.belongs(last.text, first.text) and held.width + gap + word.width <= limit * _HALF:
                held = _Word((*held.pieces, _Piece(" ", last.span, last.font, gap), *word.pieces), held.space)
                continue
        if held:
            yield held
        held = word
        if word is None:
            yield None
    if held:
        yield held


@dataclass(slots=True)
class _Filler:
    """Fills lines with words."""

    limit: float
    language: str
    is_divided: bool
    spans: Spans
    lines: list[Line] = field(default_factory=list)
    pieces: list[_Piece] = field(default_factory=list)
    used: float = 0

    def add(self, word: _Word) -> None:
        """Put a word in the line, or in the next."""
        gap = self._gap(word)
        if self.used + gap + word.width <= self.limit + 1e-6:
            self._put(word, gap)
            return
        rest = self._divided(word, gap)
        if self.pieces:
            self.end_line()
        if rest.width <= self.limit:
            self._put(rest, 0)
        else:
            self._put_parts(rest)

    def _divided(self, word: _Word, gap: float) -> _Word:
        """Put as much of a word in the line as there is room for, where that is worth a hyphen; return what is left."""
        room = self.limit - self.used - gap
        is_wide = word.width > self.limit
        is_worth = self.is_divided and room > self.limit * _EMPTY
        if len(word.pieces) > 1 or not (is_wide or is_worth):
            return word
        (piece,) = word.pieces
        if self.spans[piece.span].is_code or self.spans[piece.span].link:
            return word
        for at in reversed(hyphens.places(piece.text, self.language)):
            head = piece.text[:at] + ("" if piece.text[at - 1] == "-" else SOFT_HYPHEN)
            wide = width(head, piece.font)
            if wide <= room:
                self._put(_Word((piece._replace(text=head, width=wide),), word.space), gap)
                tail = piece.text[at:]
                return _Word((piece._replace(text=tail, width=width(tail, piece.font)),), -1)
        return word

    def _gap(self, word: _Word) -> float:
        if not self.pieces or word.space < 0:
            return 0
        return width(" ", self.pieces[-1].font)

    def _put(self, word: _Word, gap: float) -> None:
        if gap:
            before, after = self.pieces[-1], word.pieces[0]
            owner = after if self.spans[before.span].link and not self.spans[after.span].link else before
            self.pieces.append(_Piece(" ", owner.span, owner.font, gap))
        self.pieces.extend(word.pieces)
        self.used += gap + word.width

    def _put_parts(self, word: _Word) -> None:
        """Put a word that is wider than a line, in parts: after the signs in an address, else between letters."""
        for piece in word.pieces:
            for part in _PART.findall(piece.text):
                wide = width(part, piece.font)
                if self.pieces and self.used + wide > self.limit:
                    self.end_line()
                if wide <= self.limit:
                    self._put_part(piece, part, wide)
                else:
                    self._put_letters(piece, part)

    def _put_letters(self, piece: _Piece, text: str) -> None:
        """Put a text letter by letter; a mark stays with its letter."""
        for letter in clusters(text):
            wide = width(letter, piece.font)
            if self.pieces and self.used + wide > self.limit:
                self.end_line()
            self._put_part(piece, letter, wide)

    def _put_part(self, piece: _Piece, text: str, wide: float) -> None:
        self.pieces.append(_Piece(text, piece.span, piece.font, wide))
        self.used += wide

    def end_line(self) -> None:
        """End the line; an empty one is a line too."""
        self.lines.append(Line(_runs(self.pieces), self.used))
        self.pieces, self.used = [], 0

    def finish(self) -> tuple[Line, ...]:
        """Return all lines."""
        if self.pieces:
            self.end_line()
        return tuple(self.lines)


def _runs(pieces: Sequence[_Piece]) -> tuple[Run, ...]:
    """Return pieces with neighbours of one span in one run."""
    runs: list[Run] = []
    for it in pieces:
        if runs and runs[-1].span == it.span and runs[-1].font == it.font:
            last = runs[-1]
            runs[-1] = Run(last.text + it.text, it.span, it.font, last.width + it.width)
        else:
            runs.append(Run(*it))
    return tuple(runs)


def widest_word(spans: Spans, *, is_bold: bool = False) -> float:
    """Return the width of the widest word."""
    return max((word.width for word in _words(spans, is_bold) if word), default=0)


def whole_width(spans: Spans, *, is_bold: bool = False) -> float:
    """Return the width of the text on one line, or of the widest of its own lines."""
    return max((line.width for line in broken(spans, 1e9, is_bold=is_bold)), default=0)

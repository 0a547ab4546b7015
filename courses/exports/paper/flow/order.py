"""In which order the runs of a line stand, where one runs from right to left (Unicode Standard Annex 9). Nothing here draws."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from courses.exports.paper.flow.lines import Run
from courses.exports.paper.sheet import runs_left
from courses.exports.paper.type.texts import width
from courses.rules.languages import MARK, steady_numbers

_LEFT_OUT = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF"})


class Part(NamedTuple):
    """A part of a run that runs one way."""

    run: Run
    text: str
    is_rtl: bool
    x: float
    """Where its left edge is, from the line's left edge, at size 1."""
    width: float


@lru_cache(maxsize=4096)
def has_rtl(text: str) -> bool:
    """Return whether a text has letters that run from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def parts_of(runs: Sequence[Run], apart: Collection[int], *, is_rtl: bool) -> list[Part]:
    """Return runs in the order they are read, each with its place in the line; `is_rtl` is the paragraph's direction.

    `apart`: the spans that are set apart by how they look. One of these in letters that run rightwards keeps its own
    signs in their places: the question mark of "Glömt lösenord?" in an Arabic line.
    """
    levels = list(_levels("".join(it.text for it in runs), is_rtl))
    if is_rtl:
        _keep_apart(levels, runs, apart)
    logical: list[tuple[Run, str, int]] = []
    at = 0
    for run in runs:
        start = at
        for end in range(at + 1, at + len(run.text) + 1):
            if end == at + len(run.text) or levels[end] != levels[start]:
                logical.append((run, run.text[start - at : end - at], levels[start]))
                start = end
        at += len(run.text)
    widths = [width(text, run.font) for run, text, _level in logical]
    places = [0.0] * len(logical)
    x = 0.0
    for index in _visual([level for _run, _text, level in logical]):
        places[index] = x
        x += widths[index]
    return [
        Part(run, text, level % 2 == 1, places[index], widths[index])
        for index, (run, text, level) in enumerate(logical)
    ]


def _keep_apart(levels: list[int], runs: Sequence[Run], apart: Collection[int]) -> None:
    """Let runs that are set apart run as their letters do, but for the spaces around them."""
    at = 0
    for run in runs:
        if run.span in apart and not runs_left(run.text):
            first = at + len(run.text) - len(run.text.lstrip())
            last = at + len(run.text.rstrip())
            levels[first:last] = [2] * (last - first)
        at += len(run.text)


def _visual(levels: Sequence[int]) -> list[int]:
    """Return the indexes from left to right (rule L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    for level in range(max(levels, default=0), min(odd, default=1) - 1, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return order


@lru_cache(maxsize=1024)
def _levels(text: str, is_rtl: bool) -> tuple[int, ...]:
    """Return the level of each letter: odd ones run from right to left."""
    from bidi import algorithm

    steady = steady_numbers(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = int(is_rtl), "R" if is_rtl else "L"
    algorithm.get_embedding_levels(steady, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = iter(storage["chars"])
    levels: list[int] = []
    for letter in steady:
        is_left_out = unicodedata.bidirectional(letter) in _LEFT_OUT  # rule X9; a joiner goes with the letter before it
        level = (levels[-1] if levels else int(is_rtl)) if is_left_out else next(found)["level"]
        if letter != MARK:
            levels.append(level)
    return tuple(levels)

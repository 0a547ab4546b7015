"""Signs that set a part of a text apart, so that it does not turn what stands beside it (Unicode Standard Annex 9)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

_END = "\u2069"
_WAYS = {"\u2066": "\u2066", "\u2067": "\u2067", "\u2068": ""}
"""What opens a part; the last of them takes the way of the first letter in it."""
_RIGHTWARDS, _LEFTWARDS = "\u2066", "\u2067"


def kept(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a text, each turned by itself, with what is set apart over their ends set apart in each."""
    found = list(lines)
    if len(found) < 2 or not any(sign in line for line in found for sign in _WAYS):
        yield from found
        return
    rest, opened = " ".join(found), ""
    for line in found:
        begun = opened
        for at, letter in enumerate(line):
            if letter in _WAYS:
                opened += _WAYS[letter] or _way(rest[at + 1 :])
            elif letter == _END:
                opened = opened[:-1]
        rest = rest[len(line) + 1 :]
        yield f"{begun}{line}{_END * len(opened)}"


def _way(text: str) -> str:
    """Return the sign for the way that the first letter of a part runs, those set apart in it passed over (rule P2)."""
    depth = 0
    for letter in text:
        if letter in _WAYS:
            depth += 1
        elif letter == _END:
            if not depth:
                break
            depth -= 1
        elif not depth and (way := unicodedata.bidirectional(letter)) in ("L", "R", "AL"):
            return _RIGHTWARDS if way == "L" else _LEFTWARDS
    return _RIGHTWARDS

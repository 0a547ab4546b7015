"""In which order the letters of a line stand, and which way each runs: the Unicode bidirectional algorithm (python-bidi)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from courses.rules.languages import steady_numbers

_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Say which way the text beside them runs, and have done so when it is turned."""
_TAG, _LAST_TAG = "\U000e0020", "\U000e01ef"
"""Signs that say nothing of a direction: one of no class, one that follows the letter before it."""


def directions(text: str, is_rtl: bool) -> list[tuple[str, bool]]:
    """Return a text in parts from left to right, each in reading order, with whether it runs leftwards."""
    if not is_rtl and not _LEFTWARDS.search(text):
        return [(_TURNING.sub("", text), False)]
    text = steady_numbers(text, "\u2066", "\u2069")
    parts = []
    for backwards, found in groupby(turned(text, is_rtl), key=lambda one: one[1]):
        letters = _TURNING.sub("", "".join(char for char, _backwards in found))
        parts.append((letters[::-1] if backwards else letters, backwards))
    return parts


def turned(text: str, is_rtl: bool) -> Iterator[tuple[str, bool]]:
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

"""How many characters and parts an SMS is, by the two alphabets that there are (3GPP TS 23.038)."""

from __future__ import annotations

from typing import NamedTuple

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_DOUBLE = frozenset("^{}\\[~]|€\f")
"""Letters of the small alphabet that take the room of two."""
_PLAINER = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "’": "'", "‘": "'", "”": '"', "“": '"', "…": "...", "\u00a0": " "}
)
"""Signs of print that would bring the large alphabet, and half the room, for nothing."""
_ONE, _EACH = 160, 153
_LARGE_ONE, _LARGE_EACH = 70, 67


class Size(NamedTuple):
    """How large an SMS is."""

    length: int
    """Characters, as the telephone network counts them."""
    parts: int
    """How many are paid for; 0 for no text."""
    room: int
    """Characters that there is room for in so many parts."""


def plainer(text: str) -> str:
    """Return a text with the signs that the small alphabet lacks in their plain form; no letter is changed."""
    return text.translate(_PLAINER)


def size(text: str) -> Size:
    """Return how large a text is as an SMS."""
    if all(char in _BASIC or char in _DOUBLE for char in text):
        count, one, each = len(text) + sum(char in _DOUBLE for char in text), _ONE, _EACH
    else:
        count, one, each = len(text.encode("utf-16-le", "surrogatepass")) // 2, _LARGE_ONE, _LARGE_EACH
    if count <= one:
        return Size(count, 1 if count else 0, one)
    parts = -(-count // each)
    return Size(count, parts, parts * each)

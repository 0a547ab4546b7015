"""Letters as readers count them: each with its marks and with what is joined to it. Nothing is ever broken inside one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_JOINER = "\u200d"
_AFTER = re.compile("[\u200c\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""What belongs to the letter before it without being a mark of its own: joiners, variants, shades of skin, tags."""
_SIMPLE = re.compile("[ -~¡-˿Ͱ-ϿЀ-҂Ҋ-ԯ]*")


@lru_cache(maxsize=4096)
def clusters(text: str) -> tuple[str, ...]:
    """Return a text in its letters, in order."""
    if _SIMPLE.fullmatch(text):
        return tuple(text)
    found: list[str] = []
    for char in text:
        if found and _belongs(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return tuple(found)


def _belongs(before: str, char: str) -> bool:
    """Return whether a character belongs to the letter that ends before it."""
    if unicodedata.category(char) in ("Mn", "Mc", "Me") or _AFTER.match(char):
        return True
    if before[-1] == _JOINER:
        return ord(char) > 0x2000  # pictures; a joiner between letters only says how they look
    if _is_flag(char):
        return len(before) == 1 and _is_flag(before)
    if _is_jamo(char):
        return _is_jamo(before[-1])
    return unicodedata.combining(before[-1]) == 9 and unicodedata.category(char) == "Lo"  # virama: a conjunct


def _is_flag(char: str) -> bool:
    return 0x1F1E6 <= ord(char) <= 0x1F1FF


def _is_jamo(char: str) -> bool:
    return 0x1100 <= ord(char) <= 0x11FF

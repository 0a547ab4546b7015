"""Where a word may be divided at the end of a line: by the rules of its language (pyphen), with no stump of three letters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyphen

_RULES = {"sv": "sv_SE", "sv-lattlast": "sv_SE", "en": "en_GB", "uk": "uk_UA"}
"""Those that there are rules for, of the languages that papers speak."""
_LEAST = 4
"""Letters that have to stand on each side."""
_SHORTEST = 9
"""A word with fewer letters is not worth dividing."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@lru_cache(maxsize=4096)
def places(word: str, language: str) -> tuple[int, ...]:
    """Return where a word may be divided, as numbers of letters before a hyphen; none for a language without rules.

    Addresses, numbers and abbreviations in capitals are never divided. At a hyphen of its own a word needs no other:
    there the letter before is that hyphen.
    """
    found = _WORD.search(word)
    rules = _RULES.get(language, "")
    if not rules or not found or len(found[0]) < _SHORTEST or _is_no_word(word, found):
        return ()
    if "-" in found[0]:
        return tuple(found.start() + at.end() for at in re.finditer("-", found[0]) if _is_whole(found[0], at.end()))
    return tuple(found.start() + at for at in _dictionary(rules).positions(found[0]))


def _is_no_word(word: str, found: re.Match[str]) -> bool:
    """Return whether something stands around the letters that belongs to no sentence, or they are an abbreviation."""
    around = word[: found.start()] + word[found.end() :]
    return found[0].isupper() or any(char.isalnum() or char in "@/_\\" for char in around)


def _is_whole(word: str, at: int) -> bool:
    """Return whether enough letters stand on both sides of a hyphen."""
    return at - 1 >= _LEAST and len(word) - at >= _LEAST


@lru_cache(maxsize=8)
def _dictionary(rules: str) -> pyphen.Pyphen:
    from pyphen import Pyphen

    return Pyphen(lang=rules, left=_LEAST, right=_LEAST)

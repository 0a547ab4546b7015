"""Forms in which headings and words from files are compared; never used to alter what is kept."""

from __future__ import annotations

import re
from functools import lru_cache

from courses.text import fold

_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBER_WORD = re.compile(r"nummer\b|number\b|\bnum\b|\bno\b")


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Return `text` as lower-case words of letters and digits with one space between, accents and å ä ö folded."""
    folded = fold(text)
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """Return a heading as words for comparing: hints in parentheses dropped, every "number" as "nr"."""
    bare = key(_PARENTHESES.sub(" ", text)) or key(text)
    return " ".join(_NUMBER_WORD.sub("nr", bare).split())


def squeeze(words: str) -> str:
    """Return folded words without spaces, so that "kurs nr" and "kursnr" are the same."""
    return words.replace(" ", "")

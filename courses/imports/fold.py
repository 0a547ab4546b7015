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


_POLITE = frozenset(
    "din ditt dina er ert your ange skriv fyll var vanlig vanligen i please enter the what is are vad ar heter du vilket vilken "
    "deltagarens deltagares kursdeltagarens deltagare participant attendee student member guest registrant s personens "
    "ihr ihre ihren bitte geben sie ein dit deres".split()
)
"""Words round the thing that a question asks for."""


@lru_cache(maxsize=4096)
def without_politeness(folded: str) -> str:
    """Return a folded heading without the words that only ask: "ange ditt telefonnr" is "telefonnr"."""
    words = folded.split()
    while len(words) > 1 and words[0] in _POLITE:
        words = words[1:]
    while len(words) > 1 and words[-1] in _POLITE:
        words = words[:-1]
    return " ".join(words)

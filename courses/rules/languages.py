"""Which language is meant by what people write of theirs, among those that there may be messages in."""

from __future__ import annotations

import re
from collections.abc import Collection

from courses.text import fold

EASY = "sv-lattlast"
_WORDS: dict[str, tuple[str, ...]] = {
    EASY: (
        "lättläst",
        "lätt svenska",
        "lättläst svenska",
        "enkel svenska",
        "easy swedish",
        "easy-to-read swedish",
        "lätt",
    ),
    "sv": ("svenska", "swedish", "ruotsi"),
    "en": ("engelska", "english"),
    "fi": ("finska", "finnish", "suomi"),
    "ar": ("arabiska", "arabic", "العربية", "عربي"),
    "ti": ("tigrinska", "tigrinja", "tigrinya", "ትግርኛ"),
    "so": ("somaliska", "somali", "soomaali", "af soomaali"),
    "uk": ("ukrainska", "ukrainian", "українська"),
    "se": ("nordsamiska", "samiska", "northern sami", "davvisámegiella", "sámegiella"),
    "prs": ("dari", "دری"),
    "fa": ("persiska", "farsi", "persian", "فارسی"),
    "th": ("thailändska", "thai", "ไทย"),
}
_CODES = {fold(word): code for code, words in _WORDS.items() for word in (code, *words)}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "prs", "ckb", "he", "ur", "ps"})


def code_of(text: str) -> str:
    """Return the code of a language's name in Swedish, English or itself, or of a code; empty when it is not known."""
    return _CODES.get(fold(text), "")


def of_person(language: str, needs: str, there_are: Collection[str]) -> str:
    """Return in which of the languages that there are somebody is written to; empty: none of theirs.

    The first language named counts before the next; who needs easy Swedish, and has no other language, gets that.
    """
    named = [code for part in re.split(r"[,;/|]| och | and ", language) if (code := code_of(part.strip()))]
    wants_easy = any(fold(word) in fold(needs) for word in ("lättläst", "lätt svenska", "easy swedish"))
    if wants_easy and set(named) <= {"sv"}:
        named = [EASY]
    return next((code for code in named if code in there_are), "")


MARK = "\u200e"
"""Says that what stands beside it runs from left to right; it is not seen."""
_NUMBER_IN_PARTS = re.compile(r"\+?\d+ ?\(\d+\)(?:[ –/-]*\d+)*|\+?\d+(?:(?:[ –()/-]+|[.:])\d+)+")


def steady_numbers(text: str, before: str = MARK, after: str = MARK) -> str:
    """Return a right-to-left text in which numbers of several parts, such as telephone numbers, keep their order.

    `before` and `after` are the signs around each; those that set it apart keep what stands beside it in its place too.
    """
    return _NUMBER_IN_PARTS.sub(lambda found: f"{before}{found[0]}{after}", text)

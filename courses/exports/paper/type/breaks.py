"""Where a line of text may end: at spaces; in Thai between words (BudouX); in Chinese and Japanese between letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from courses.exports.paper.type.clusters import clusters

if TYPE_CHECKING:
    import budoux

_THAI = re.compile("[\u0e00-\u0e7f]{2,}")
_LETTERS = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
)
_BETWEEN = re.compile(f"[{_LETTERS}]")
_NO_START = frozenset("、。，．：；！？）］｝」』】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…‥·,.:;!?)]}%’”")
"""What no line begins with (kinsoku)."""
_NO_END = frozenset("（［｛「『【〈《〔([{‘“")
"""What no line ends with."""
_WORD = re.compile(r"[\S\u00a0\u202f]+")
"""What stands between spaces that a line may end at: 114\u00a014 has none."""
_COUNT = re.compile(r"(?:^|[–(])[0-9]{1,4}$")
"""A word that ends in a number: 12, januari–9."""
_COUNTED = re.compile(r"[^\W\d_A-ZÅÄÖ]{1,12}(?:[–.,;:)].*)?$")
"""What a number is of: januari, kr, minuter."""
_BEFORE_FIGURES = frozenset({"kl.", "kl", "nr", "à", "vecka", "sidan", "No.", "week", "page"})
_ANY = re.compile(f"[{_LETTERS}\u0e00-\u0e7f]")


def words(text: str) -> tuple[tuple[str, str], ...]:
    """Return the parts between which a line may end, in order, each with what joins it to the one before on a line."""
    return tuple(one for word in _WORD.findall(text) for one in _parts(word))


def _parts(word: str) -> tuple[tuple[str, str], ...]:
    if not _ANY.search(word):
        return ((word, " "),)
    first, *others = _broken(word)
    return ((first, " "), *((part, "") for part in others))


def belongs(before: str, after: str) -> bool:
    """Return whether two words stand on one line where there is room: "12" and "januari", "kl." and "10.00"."""
    return bool((_COUNT.search(before) and _COUNTED.match(after)) or (before in _BEFORE_FIGURES and after[0].isdigit()))


@lru_cache(maxsize=2048)
def _broken(word: str) -> tuple[str, ...]:
    """Return a word without spaces in the parts that its scripts have."""
    parts: list[str] = []
    for piece in _thai(word):
        for letter in clusters(piece) if _BETWEEN.search(piece) else (piece,):
            if parts and not _may_end(parts[-1], letter):
                parts[-1] += letter
            else:
                parts.append(letter)
    return tuple(parts)


def _may_end(before: str, after: str) -> bool:
    """Return whether a line may end between two parts."""
    if before[-1] in _NO_END or after[0] in _NO_START:
        return False
    if _is_thai(before[-1]) and _is_thai(after[0]):
        return True
    return bool(_BETWEEN.match(before[-1]) or _BETWEEN.match(after[0])) and not _is_joined(after[0])


def _is_joined(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


def _is_thai(char: str) -> bool:
    return "\u0e00" <= char <= "\u0e7f"


def _thai(word: str) -> list[str]:
    found = _THAI.search(word)
    if not found:
        return [word]
    before, after = word[: found.start()], word[found.end() :]
    return [*([before] if before else []), *_thai_parser().parse(found[0]), *(_thai(after) if after else [])]


@lru_cache(maxsize=1)
def _thai_parser() -> budoux.Parser:
    from budoux import load_default_thai_parser

    return load_default_thai_parser()

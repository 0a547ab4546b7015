"""Names as people write them, in any script: taken apart into given and family name, never altered."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_PARENTHESES: Final = re.compile(r"(.*?)\s*\(([^()]*)\)\s*")
_PARTICLES: Final = frozenset(
    "af av von van der den ter ten zu zur zum vom de del della delle dello di da dal do dos das du des la le las los el al "
    "ibn bin bint ben abu abd ap mac o y e".split()
)
"""Small words that begin a family name when they are written small."""
_ALWAYS: Final = frozenset({"von", "van", "af", "de", "al", "el", "bin", "ibn"})
"""Those that begin one however they are written, unless they come first."""


class Name(NamedTuple):
    """A name and how else it is written."""

    given: str
    family: str
    other: str = ""


def split(full: str) -> Name:
    """Return given name, family name and other spelling of a full name; "Holm, Eva" is turned round.

    The last word is the family name, with the particles before it ("von", "de la"); a single word is a given name; what
    stands in parentheses is the other spelling.
    """
    match = _PARENTHESES.fullmatch(full)
    other = ""
    if match and match[1]:
        full, other = match[1], match[2].strip()
    if full.count(",") == 1:
        family, given = (part.strip() for part in full.split(","))
        return Name(given, family, other) if given else Name(family, "", other)
    words = full.split()
    if len(words) < 2:
        return Name(full.strip(), "", other)
    at = _family_at(words)
    return Name(" ".join(words[:at]), " ".join(words[at:]), other)


def _family_at(words: list[str]) -> int:
    """Return where the family name begins: at its last word, or at the first of the particles just before it."""
    at = len(words) - 1
    while at > 1 and (words[at - 1] in _PARTICLES or words[at - 1].lower() in _ALWAYS):
        at -= 1
    return at

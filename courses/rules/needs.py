"""What people need in order to take part: those that are met often, by name, and anything else in words of their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from courses.text import clean, fold

_PARTED: Final = re.compile(r"[;\n]")
_BETWEEN: Final = "; "


@dataclass(frozen=True, slots=True)
class KnownNeed:
    """A need that is met often."""

    code: str
    words_sv: str
    words_en: str
    also: tuple[str, ...] = ()
    """Other words that mean just the same."""

    def words(self, language: str) -> str:
        """Return what it is called."""
        return self.words_sv if language == "sv" else self.words_en

    def is_meant(self, part: str) -> bool:
        """Return whether a text says this need and nothing else."""
        return fold(part) in {fold(word) for word in (self.words_sv, self.words_en, *self.also)}


@dataclass(frozen=True, slots=True)
class Needs:
    """Needs taken apart."""

    codes: tuple[str, ...]
    """Of the known ones, in the order in which they are listed."""
    own: str
    """All else, as it was written."""


def parted(text: str, known: Sequence[KnownNeed]) -> Needs:
    """Return which known needs a text names, and the rest of it."""
    codes: set[str] = set()
    own: list[str] = []
    for part in filter(None, map(clean, _PARTED.split(text))):
        meant = [need.code for need in known if need.is_meant(part)]
        codes.update(meant)
        if not meant:
            own.append(part)
    return Needs(tuple(need.code for need in known if need.code in codes), _BETWEEN.join(own))


def joined(codes: Collection[str], own: str, known: Sequence[KnownNeed], language: str) -> str:
    """Return needs as the one text that is kept: the known ones by name, then those in own words."""
    named = [need.words(language) for need in known if need.code in codes]
    return _BETWEEN.join(filter(None, (*named, clean(own, length=len(own)))))

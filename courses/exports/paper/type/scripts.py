"""Other names of what `texts` and `fonts` do for every script; for kinds that still use them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from courses.exports.paper.type.shaping import is_plain
from courses.exports.paper.type.texts import width, wrap

__all__ = ["is_complex", "width", "without", "wrap"]


def is_complex(text: str) -> bool:
    """Return whether a text has letters that are not just drawn one after another."""
    return not is_plain(text)


def without(texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts."""
    yield from texts

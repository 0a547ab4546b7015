"""Which things take up the same at once. Knows nothing of what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import TypeVar

T = TypeVar("T")


def overlapping(spans: Iterable[tuple[int, int, int, T]]) -> Iterator[tuple[int, T, T]]:
    """Give every pair that takes up the same thing at once, in no order; ends are exclusive.

    A span is what is taken up (a room, a leader), from and to which minute, and by what.
    """
    active: list[tuple[int, T]] = []
    before: int | None = None
    for key, begins, ends, it in sorted(spans, key=itemgetter(0, 1, 2)):
        active = [pair for pair in active if pair[0] > begins] if key == before else []
        before = key
        for _ends, other in active:
            yield key, other, it
        active.append((ends, it))

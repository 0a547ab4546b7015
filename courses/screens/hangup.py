"""A terminal that is closed over the program: Textual would read its end for ever, on all of a processor."""

from __future__ import annotations

import select
import sys

EVERY = 1.0
"""Seconds between two looks."""


def is_gone(terminal: int | None = None) -> bool:
    """Return whether nobody is at the other end of a terminal, by its number (None: stdin); False where it cannot be told."""
    if not hasattr(select, "poll"):
        return False
    looking = select.poll()
    looking.register(sys.__stdin__.fileno() if terminal is None and sys.__stdin__ else terminal or 0, 0)
    return any(told & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _number, told in looking.poll(0))

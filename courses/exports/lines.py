"""The lines of calendars and address cards: at most 75 octets, what is longer goes on after a space (RFC 5545, RFC 6350)."""

from __future__ import annotations

LINE = 75
"""Octets of a line, without its end."""


def folded(line: str) -> bytes:
    """Return a line with its end, folded so that no part is too long and no letter is split."""
    parts: list[bytes] = []
    rest, room = line.encode(), LINE
    while len(rest) > room:
        end = room
        while rest[end] & 0xC0 == 0x80:  # inside a letter
            end -= 1
        parts.append(rest[:end])
        rest, room = rest[end:], LINE - 1  # the space before it counts
    return b"\r\n ".join([*parts, rest]) + b"\r\n"

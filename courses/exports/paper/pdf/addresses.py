"""Addresses of e-mail and of the web in a text, so that they lead there when they are clicked. Knows nothing of pages."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"https?://[^\s<>“”\"]+|www\.[^\s<>“”\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BEHIND = ".,;:!?)"
"""What ends a sentence or a bracket is no part of the address before it."""


def pieces(text: str) -> list[tuple[str, str]]:
    """Return a text in pieces, each with the address that it leads to; empty where it leads nowhere."""
    if "@" not in text and "://" not in text and "www." not in text:
        return [(text, "")]
    found, at = [], 0
    for it in _ADDRESS.finditer(text):
        shown = it[0].rstrip(_BEHIND)
        found += [(text[at : it.start()], ""), (shown, _whole(shown))]
        at = it.start() + len(shown)
    return [it for it in (*found, (text[at:], "")) if it[0]]


def _whole(shown: str) -> str:
    if "://" in shown:
        return shown
    return f"mailto:{shown}" if "@" in shown else f"https://{shown}"

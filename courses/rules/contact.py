"""How somebody wants to be reached, in the words that people use for it."""

from __future__ import annotations

import re
from typing import Final

from courses.model import ContactWay
from courses.text import fold

_PARTED: Final = re.compile(r"[;,/\n]|\boch\b|\beller\b|\band\b|\bor\b")
_WORDS: Final = (
    (ContactWay.SMS, re.compile(r"\b(?:sms|textmeddelande|text message)")),
    (ContactWay.EMAIL, re.compile(r"\b(?:e ?post|e ?mail|mejl|mail|epost)")),
    (ContactWay.PHONE, re.compile(r"\b(?:telefon|tel|tfn|ring|samtal|mobil|phone|call|uppring)|ring(?:er|s)? mig")),
    (
        ContactWay.VISIT,
        re.compile(
            r"disk|besok|kommer (?:forbi|in|sjalv|till)|biblioteket|fragar sjalv|pa plats|visit|desk|comes? by|asks? at"
        ),
    ),
    (ContactWay.LETTER, re.compile(r"\b(?:brev|post|letter|vanlig post|mail to)")),
)
"""Looked for in this order: "e-post" is no letter, and "ask at the desk by phone" is a call."""
_DENIED: Final = re.compile(r"\b(?:ingen|inget|inga|ej|inte|har inte|har ej|utan|saknar|no|not|without|never)\b")


def read(text: str) -> ContactWay | None:
    """Return the first way that a text names; None when it names none. What it says no to is not named."""
    if text in ContactWay.__members__:
        return ContactWay[text]
    for part in _PARTED.split(text.casefold()):
        folded = fold(part)
        if _DENIED.search(folded):
            continue
        for way, words in _WORDS:
            if words.search(folded):
                return way
    return None


def suits(way: str, *, phone: str, email: str, address: str) -> bool:
    """Return whether somebody can be reached that way, by what is known of them; a visit needs nothing."""
    needed = {ContactWay.PHONE: phone, ContactWay.SMS: phone, ContactWay.EMAIL: email, ContactWay.LETTER: address}
    return not way or bool(needed.get(ContactWay(way), "x"))

"""Texts put together as a paper's language does it. Nothing is drawn."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from courses.exports.paper.type.dates import joined
from courses.model.paper_style import PaperWords


def listed(parts: Iterable[str], words: PaperWords) -> str:
    """Return "A, B, C" as the language has it; empty parts are left out."""
    told = ""
    for part in filter(None, parts):
        told = words.say("and_next", first=told, last=part) if told else part
    return told


def small(*parts: str) -> str:
    """Return short facts on one line: "Kostnadsfritt · 8 platser"; empty ones are left out."""
    return " · ".join(part for part in parts if part)


def capital(text: str) -> str:
    """Return a text with a capital first letter, as it begins a line."""
    return text[:1].upper() + text[1:]


def organised_by(organiser: str, others: tuple[str, ...], words: PaperWords) -> str:
    """Return who arranges it, the organiser of record first: "ABF, i samarbete med Storumans bibliotek"."""
    rest = joined(others, words.language)
    return words.say("together", organiser=organiser, others=rest) if organiser and rest else organiser or rest


def spoken(text: str, words: PaperWords) -> str:
    """Return the language of a text that the library wrote, where it is another than the paper's; empty: the paper's.

    What is written in the paper's own letters is taken to be in its language, else to be Swedish.
    """
    if words.language.startswith("sv"):
        return ""
    return "sv" if has_latin(text) else ""


def has_latin(text: str) -> bool:
    """Return whether any letter of a text is of the Latin alphabet."""
    return any("LATIN" in unicodedata.name(letter, "") for letter in text)

"""Whether a note about somebody says more than a course needs. It warns; nothing is refused, and nothing is law here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from courses.i18n import _
from courses.rules import identity
from courses.text import fold

Words = Mapping[str, Sequence[str]]
"""By kind ("health", "religion" …); a word that ends in * stands for all that begin so."""


def found(text: str, words: Words, today: date) -> list[str]:
    """Return the words of a text that may be too much to write down, as they stand there, without doubles.

    A personal number is told as such, never repeated.
    """
    said = [word for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text) if _is_sensitive(fold(word), words)]
    if identity.found_in(text, today):
        said.append(_("a personal number"))
    return list(dict.fromkeys(said))


def warning(text: str, words: Words, today: date) -> str:
    """Return the warning for a note, in words; empty when there is nothing to warn of."""
    said = found(text, words, today)
    if not said:
        return ""
    shown = ", ".join(said[:3])
    return _("⚠ Sensitive? ({words}) Write only what the course needs.").format(words=shown)


def _is_sensitive(word: str, words: Words) -> bool:
    return any(_fits(word, sign) for kind in words.values() for sign in kind)


def _fits(word: str, sign: str) -> bool:
    return word.startswith(fold(sign[:-1])) if sign.endswith("*") else word == fold(sign)

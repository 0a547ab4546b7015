"""Text as it is kept: cleaned, and refused where it is longer than there is room for. Nothing is cut in silence."""

from __future__ import annotations

from courses.errors import Invalid
from courses.i18n import _
from courses.text import NAME_LENGTH, TEXT_LENGTH, clean

_GROWTH = 4
"""How much longer a text can become by being composed: some Hebrew letters are two or three then."""
_SHOWN = 40
"""Letters of a text that is too long that are shown."""


def kept(value: str, *, length: int = NAME_LENGTH, lines: bool = False) -> str:
    """Return a text as `clean` does, whole. Raises Invalid for one of more than `length` letters."""
    text = clean(value, length=_GROWTH * len(value), lines=lines)
    if len(text) <= length:
        return text
    said = _("“{text}…” is {count} letters long; there is room for {length}.")
    raise Invalid(said.format(text=clean(text[:_SHOWN]), count=len(text), length=length), _("Write it shorter."))


def kept_lines(value: str) -> str:
    """Return a free text of several lines as `kept`. Raises Invalid for one of more than `TEXT_LENGTH` letters."""
    return kept(value, length=TEXT_LENGTH, lines=True)

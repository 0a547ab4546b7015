"""Puts values into a text that names them in braces, and leaves out what stands in brackets around one that has none.

"Sida {page} av {pages}", "[Telefon: {phone}]". Values are put in once and never read again, whatever they contain.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

FIELD = re.compile(r"\{([^{}\n]*)\}")
_GROUP = re.compile(r"\[([^\[\]\n]*\{[^{}\[\]\n]*\}[^\[\]\n]*)\]")


def fields_in(text: str) -> list[str]:
    """Return the fields that a text names, in order, each as often as it is named."""
    return FIELD.findall(text)


def fill(text: str, values: Mapping[str, object]) -> str:
    """Return a text with its fields filled. A line that is left empty goes. Raises KeyError for a field without a value."""
    if "{" not in text:
        return text
    if "\n" not in text:
        return _line(text, values)
    lines = ((line, _line(line, values)) for line in text.split("\n"))
    return "\n".join(filled for line, filled in lines if filled.strip() or not line.strip())


def _line(text: str, values: Mapping[str, object]) -> str:
    whole = _GROUP.sub(lambda found: found[1] if _is_whole(found[1], values) else "", text)
    return FIELD.sub(lambda found: _text(values[found[1]]), whole)


def _is_whole(group: str, values: Mapping[str, object]) -> bool:
    return all(_text(values[name]) for name in fields_in(group))


def _text(value: object) -> str:
    return "" if value is None else str(value)

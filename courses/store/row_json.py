"""A row as the journal holds it: JSON, in which a picture's bytes are spelt in letters."""

from __future__ import annotations

import base64
import json

from courses.store.connection import Row

_BYTES = "base64"
"""Says that a value is bytes, and holds them."""


def as_json(row: Row | None) -> str | None:
    """Return a row as text; None stays None."""
    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=_spelt)


def from_json(text: str) -> Row:
    """Return the row that a text is of, as it was."""
    row: Row = json.loads(text)
    return {name: _value(value) for name, value in row.items()}


def _spelt(content: object) -> dict[str, str]:
    if not isinstance(content, bytes):
        raise TypeError(type(content))
    return {_BYTES: base64.b64encode(content).decode()}


def _value(value: object) -> object:
    return base64.b64decode(value[_BYTES]) if isinstance(value, dict) and _BYTES in value else value

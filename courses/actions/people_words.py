"""The lists about persons that the program brings: needs to pick from, and words that may say too much."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from courses import clock, resources
from courses.rules import sensitive
from courses.rules.needs import KnownNeed


@lru_cache(maxsize=1)
def _reference() -> dict[str, Any]:
    """Return `db/reference/people.json`, which every library has alike."""
    values: dict[str, Any] = json.loads((resources.folder("db/reference") / "people.json").read_text(encoding="utf-8"))
    return values


def known_needs() -> tuple[KnownNeed, ...]:
    """Return the needs that are met often, in the order in which they are shown."""
    return tuple(KnownNeed(it["code"], it["sv"], it["en"], tuple(it["also"])) for it in _reference()["needs"]["value"])


def warning(text: str) -> str:
    """Return the warning for a note or a need that may say too much, in words; empty when there is none."""
    return sensitive.warning(text, _reference()["sensitive"]["value"], clock.today())

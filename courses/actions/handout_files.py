"""The files of the handouts that the program brings, and whether the shelf lacks any.

Asked at every start, so it imports next to nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from courses import resources
from courses.store import Store, handout_editions

FILE_NAME = re.compile(r"(?P<code>[\w-]{1,60})\.(?P<language>[a-z]{2,3}(?:-[a-z0-9]{2,12})?)\.md$")
_EDITION = re.compile(r'^version: *"?([\d.]+)', re.MULTILINE)
_DATED = re.compile(r"^datum: *([\d-]+)", re.MULTILINE)


def lacks_some(store: Store) -> bool:
    """Return whether the shelf lacks a text that the program brings, or has an older version of one, unchanged."""
    there = handout_editions.editions(store)
    missing = [key for key in _heads() if key not in there]
    if any(there[key][2] and is_newer(head, there[key][:2]) for key, head in _heads().items() if key in there):
        return True
    return bool(missing) and not handout_editions.removed(store) >= set(missing)


def is_newer(head: tuple[str, str], than: tuple[str, str]) -> bool:
    """Return whether a version with its date comes after another; an older program takes nothing back."""
    return head[1] > than[1] or (head[1] == than[1] and head[0] != than[0])


def every() -> list[Path]:
    """Return the files of texts, in order of name."""
    return sorted(path for path in resources.folder("templates/handouts").iterdir() if FILE_NAME.match(path.name))


@lru_cache(maxsize=1)
def _heads() -> dict[tuple[str, str], tuple[str, str]]:
    """Return version and date of what the program brings, by code and language, without reading all of it."""
    found = {}
    for path in every():
        named, head = FILE_NAME.match(path.name), path.read_text(encoding="utf-8")[:2000]
        edition, dated = _EDITION.search(head), _DATED.search(head)
        if named:
            key = (named["code"], named["language"])
            found[key] = (edition[1] if edition else "", dated[1] if dated else "")
    return found

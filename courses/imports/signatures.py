"""The headings of a file in one text, by which a file made in the same way is known again and read as the one before it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Final

from courses.actions import mappings
from courses.errors import CoursesError
from courses.imports.fold import heading_key
from courses.imports.matching import of_file
from courses.imports.reader import Options
from courses.store import Store

_FEWEST: Final = 2
"""Fewer headings than this say nothing of a file."""
_LONGEST: Final = 2000
"""A longer text is kept as its digest."""


def of(kind: str, path: Path) -> str:
    """Return the folded headings of the sheet that a kind is read from, "" where there are too few or it cannot be read."""
    try:
        matching = of_file(kind, path)
    except CoursesError:
        return ""
    if matching is None:
        return ""
    headings = [heading_key(column.heading) for column in matching.columns]
    if sum(map(bool, headings)) < _FEWEST:
        return ""
    text = "|".join(headings)
    return text if len(text) <= _LONGEST else hashlib.sha256(text.encode()).hexdigest()


def remembered(store: Store, kind: str, path: Path, options: Options) -> Options:
    """Return the options with the mapping that was kept for a file with the same headings, if there is one."""
    found = mappings.remembered(store, kind, of(kind, path))
    if found is None:
        return options
    name, kept = found
    return replace(options, mapping=kept.headings, values=kept.words, mapping_name=name)

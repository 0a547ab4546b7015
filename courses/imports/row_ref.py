"""Where a row of a file stands, as every draft, problem and repair says it."""

from __future__ import annotations

from typing import NamedTuple


class RowRef(NamedTuple):
    """Where something stands; a tuple, because every row of a long file makes one."""

    file: str
    sheet: str
    """The sheet's name, which may tell the municipality; of a text file its name without ending."""
    row: int
    """From 1, as the program that made the file numbers it."""

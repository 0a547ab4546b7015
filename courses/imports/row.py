"""One row while it is read: its values by field, the cells they came from, and the warnings it earns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from courses.imports.context import Context
from courses.imports.headings import Layout
from courses.imports.table import Cell
from courses.imports.values import plain_text


class RowProblem(Exception):
    """A row cannot be taken: `field` should be what `expected` says."""

    def __init__(self, field: str, expected: str, value: str | None = None) -> None:
        super().__init__(expected)
        self.field = field
        self.expected = expected
        self.value = value
        """What stands there; None: look it up."""


class Values(dict[str, Any]):
    """The parsed values of a row by field; blank ones are not there."""

    __slots__ = ("cells", "context", "layout", "warnings")

    def __init__(self, layout: Layout, context: Context) -> None:
        super().__init__()
        self.layout = layout
        self.context = context
        self.cells: list[Cell] = []
        self.warnings: list[RowProblem] = []

    def begin(self, cells: list[Cell]) -> None:
        """Make ready for a row: the same object serves all rows of a sheet."""
        self.clear()
        self.cells = cells
        if self.warnings:
            self.warnings = []

    @property
    def columns(self) -> Mapping[str, int]:
        """The columns by field."""
        return self.layout.columns

    def heading(self, name: str) -> str:
        """Return the heading of a field's column."""
        return self.layout.heading(name)

    def raw(self, name: str) -> str:
        """Return what stands in a field's cell, as text."""
        column = self.layout.columns.get(name)
        return "" if column is None or column >= len(self.cells) else plain_text(self.cells[column]).strip()

    def warn(self, name: str, expected: str) -> None:
        """Note that a value was left out or is taken though it is doubtful."""
        self.warnings.append(RowProblem(name, expected))

    def is_said_of_course(self) -> bool:
        """Return whether a row of changes has a column for dates and leaves it blank."""
        return "date" in self.layout.columns or "from_date" in self.layout.columns

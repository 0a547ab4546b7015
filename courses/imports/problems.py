"""What is wrong in a file, each with its place and what was expected; said in the language in force."""

from __future__ import annotations

from dataclasses import dataclass

from courses.i18n import _
from courses.imports.row_ref import RowRef
from courses.text import plain

ERROR, WARNING = "error", "warning"
_SHOWN = 60
"""The most of a value that a message repeats."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong."""

    file: str
    sheet: str
    row: int
    """From 1 as in the file; 0: the sheet as a whole."""
    column: str
    """The heading, or the column's letter; "" when it is the row as a whole."""
    value: str
    """What stands there; "" when it is what does not stand there."""
    expected: str
    """What would be right; "" when `text` says all."""
    severity: str = ERROR
    """"error": the row is handed back; "warning": the row is taken, without this value or as it stands."""
    text: str = ""
    """What is wrong, when it is not that one value should be another."""
    is_heading: bool = False
    """Whether it is that headings were not recognised, which can be said by hand."""

    @property
    def place(self) -> str:
        """Where it is, for the user."""
        if self.row and self.column:
            return _("row {row}, {column}").format(row=self.row, column=plain(self.column))
        return _("row {row}").format(row=self.row) if self.row else self.sheet or self.file

    @property
    def message(self) -> str:
        """One sentence for the user, without the place."""
        if self.text:
            return self.text
        if not self.value:
            return _("is blank; expected {expected}").format(expected=self.expected)
        value = plain(self.value)
        value = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
        return _("“{value}” should be {expected}").format(value=value, expected=self.expected)

    def __str__(self) -> str:
        """Return the place and what is wrong as one line."""
        return f"{self.place}: {self.message}"


def of_row(ref: RowRef, column: str, value: str, expected: str, *, severity: str = ERROR, text: str = "") -> Problem:
    """Return a problem at a row."""
    return Problem(ref.file, ref.sheet, ref.row, column, value, expected, severity, text)

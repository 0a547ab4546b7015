"""What is said about the files of one import beside their rows: what they are called, what was decided, what was before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from courses.imports.decisions import Decision
from courses.imports.match_report import Matches
from courses.imports.repairs import Repair
from courses.imports.row_ref import RowRef


@dataclass(frozen=True, slots=True)
class FileSaid:
    """What is said of one file."""

    label: str
    """What its rows are called by, before their number: "webb 17"."""
    is_name_only: bool = False
    """Whether it has no column that tells people of the same name apart."""
    is_again: bool = False
    """Whether the very same file was read in before."""
    copied: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """By sheet and row, the number that a mark for "as above" took from somebody else's row."""
    repairs: Mapping[tuple[str, int], tuple[Repair, ...]] = field(default_factory=dict)
    """By sheet and row, the cells that were put right."""


@dataclass(slots=True)
class Clinic:
    """All that is said, and what is told in return."""

    files: Mapping[str, FileSaid] = field(default_factory=dict)
    """By name of the file."""
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    """By reference of the row."""
    matches: Matches = field(default_factory=Matches)
    progress: Callable[[int, int], None] | None = None

    def said(self, file: str) -> FileSaid:
        """Return what is said of a file."""
        return self.files.get(file) or FileSaid(file.rsplit(".", 1)[0])

    def reference(self, source: RowRef, number: str = "") -> str:
        """Return what a clerk calls a row: the file's label with the row's own number, else its line."""
        return f"{self.said(source.file).label} {number or source.row}"

    def copied(self, source: RowRef) -> str:
        """Return the number that a mark for "as above" took from somebody else's row, or ""."""
        return self.said(source.file).copied.get((source.sheet, source.row), "")

    def repairs(self, source: RowRef) -> tuple[Repair, ...]:
        """Return the cells of a row that were put right."""
        return self.said(source.file).repairs.get((source.sheet, source.row), ())

    def tick(self, done: int, total: int) -> None:
        """Tell how far it has come; may raise to stop."""
        if self.progress is not None and (done % 50 == 0 or done == total):
            self.progress(done, total)

"""Which column of a file is which field, to be looked at and put right by hand before anything is read. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from courses import clock
from courses.imports import guess, headings, table
from courses.imports.context import Context
from courses.imports.kinds import Kind, kinds
from courses.imports.table import Book, Row, Sheet
from courses.imports.values import is_blank, plain_text


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file."""

    name: str
    """What a mapping calls it: its heading, or its letter where that is blank or stands twice."""
    heading: str
    """As the file writes it; may be empty."""
    sample: str
    """The first that stands under it."""


@dataclass(frozen=True, slots=True)
class Matching:
    """The columns of the sheet that a kind is read from, and how they are recognised."""

    kind: Kind
    sheet: Sheet
    columns: tuple[Column, ...]
    is_only: bool = True
    """Whether the file has no other sheet."""

    def recognised(self, mapping: Mapping[str, str]) -> dict[str, str]:
        """Return by field the name of its column, given what is said by hand."""
        layout = headings.find(self.sheet, self.kind, Context(clock.today()), mapping)
        if layout is None:
            return {}
        return {field: self.columns[at].name for field, at in layout.columns.items() if at < len(self.columns)}

    def mapping(self, chosen: Mapping[str, str]) -> dict[str, str]:
        """Return the least that has to be said by hand for `chosen`, by field a column's name, to be what is recognised.

        A field that is not in `chosen` has no column; it stands in the mapping, empty, when it would be given one.
        """
        said: dict[str, str] = {}
        for _round in self.kind.fields:
            found = self.recognised(said)
            wrong = {f.name for f in self.kind.fields if found.get(f.name, "") != chosen.get(f.name, "")}
            if wrong <= set(said):
                break
            said.update({name: chosen.get(name, "") for name in wrong})
        return said

    def missing(self, chosen: Mapping[str, str]) -> list[tuple[str, ...]]:
        """Return the groups of fields that the kind needs one of, and that have none."""
        return [group for group in self.kind.needs if not any(chosen.get(name) for name in group)]


def of_file(kind: str, path: Path) -> Matching | None:
    """Return the columns of the sheet that most needs a look; None for a list of attendance with a column a session.

    Raises NotFound or Invalid when the file cannot be read.
    """
    book = table.head(path)
    sheets = [part for sheet in book.sheets for part in headings.parts(sheet)]
    if kind == "attendance" and any(guess.is_matrix(book, sheet) for sheet in sheets):
        return None
    sheet, header = _likeliest(kinds()[kind], book, sheets)
    return Matching(kinds()[kind], sheet, _columns(header, sheet), len(sheets) == 1)


def _likeliest(kind: Kind, book: Book, sheets: list[Sheet]) -> tuple[Sheet, Row]:
    """Return the sheet most like a kind, and the row of its headings."""
    best: tuple[float, Sheet, Row] | None = None
    for sheet in sheets:
        layout = headings.find(sheet, kind, Context(clock.today()), {})
        if layout and (best is None or layout.score > best[0]):
            best = layout.score, sheet, layout.header
    if best:
        return best[1], best[2]
    sheet = max(sheets, key=lambda it: len(it.rows), default=book.sheets[0])
    return sheet, headings.first_header(sheet) or sheet.rows[0]


def _columns(header: Row, sheet: Sheet) -> tuple[Column, ...]:
    below = [row for row in sheet.rows if row.number > header.number]
    width = max([len(header.cells), *(len(row.cells) for row in below[:50])])
    taken: set[str] = set()
    found = []
    for at in range(width):
        heading = plain_text(header.cells[at]).strip() if at < len(header.cells) else ""
        heading = " ".join(heading.split())
        is_own = bool(heading) and headings.column_of(header.cells, heading, width) == at and heading not in taken
        cells = (row.cells[at] for row in below if at < len(row.cells))
        sample = next((plain_text(cell).strip() for cell in cells if not is_blank(cell)), "")
        taken.add(heading)
        found.append(Column(heading if is_own else headings.letter(at), heading, sample))
    return tuple(found)

"""Marks that say "as in the row above", and blanks that say the same in files typed by hand."""

from __future__ import annotations

from datetime import date
from typing import Final

from courses import clock
from courses.i18n import _
from courses.imports import persons
from courses.imports.fold import heading_key
from courses.imports.headings import Layout
from courses.imports.problems import WARNING, of_row
from courses.imports.reader import Options, Reading
from courses.imports.row_ref import RowRef
from courses.imports.table import Cell, Row, Sheet
from courses.imports.values import ValueProblem, is_blank, plain_text

MARKS: Final = frozenset(
    (
        '-"-',
        '"',
        '- " -',
        "-''-",
        '"-"',
        "-”-",
        "”",
        "〃",
        "-“-",
        "''",
        "–”–",
        "-„-",
        ",,",
        "- ” -",
        "d:o",
        "do.",
        "ditto",
        '–"–',
    )
)
"""A cell that holds only this repeats the one above it."""
_OWN: Final = frozenset({"personal_no", "birth_date", "email"})
"""What two different persons do not share; a mark there on another person's row is left out with a warning."""
_NAMES: Final = ("person", "name", "given_name", "family_name")
_CARRIED: Final = ("time", "date", "clock")
"""Fields of which a blank repeats the row above, in a log that uses marks."""


def carry_down(reading: Reading, sheet: Sheet, layout: Layout, options: Options) -> list[Row]:
    """Return the rows under the headings with every mark, and blank dates where the file is such, filled in."""
    rows = layout.below
    has_marks = not all(MARKS.isdisjoint(row.cells) for row in rows)
    blanks: tuple[str, ...] = ()
    if options.fill_down:
        blanks = (*_CARRIED, "course", "first_date")
    elif has_marks and layout.kind.name == "enrolments":
        blanks = _CARRIED
    carried = {layout.columns[name] for name in blanks if name in layout.columns}
    if not has_marks and not carried:
        return rows
    filler = _Filler(reading, sheet, layout, carried, options.today or clock.today())
    filled = [filler.fill(row) for row in rows]
    if filler.blanks:
        text = _(
            "{sheet}: {count} blank dates and times were read as in the row above, as the file does with “{mark}”."
        )
        reading.note(text.format(sheet=sheet.name, count=filler.blanks, mark='-"-'))
    return filled


class _Filler:
    """Fills one sheet's rows from the top down."""

    def __init__(self, reading: Reading, sheet: Sheet, layout: Layout, carried: set[int], today: date) -> None:
        self.reading = reading
        self.sheet = sheet
        self.layout = layout
        self.carried = carried
        self.today = today
        self.own = {layout.columns[name]: name for name in _OWN if name in layout.columns}
        self.names = [layout.columns[name] for name in _NAMES if name in layout.columns]
        self.above: list[Cell] = []
        self.blanks = 0

    def fill(self, row: Row) -> Row:
        """Return a row with its marks replaced by what stands above."""
        cells = list(row.cells)
        if sum(1 for cell in cells if not is_blank(cell)) <= 1:
            return row  # a heading between the rows is nobody's "above"
        for index, cell in enumerate(cells):
            if isinstance(cell, str) and cell.strip() in MARKS and index not in self.own:
                cells[index] = self._above(index)
        same_person = bool(self.above) and all(
            heading_key(plain_text(cells[i] if i < len(cells) else None)) == heading_key(plain_text(self._above(i)))
            for i in self.names
        )
        for index in self.own:
            if index < len(cells) and isinstance(cells[index], str) and str(cells[index]).strip() in MARKS:
                cells[index] = self._above(index) if same_person else None
                if not same_person:
                    self._note_number(row, index)
                    self._refuse(row, index)
        for index in self.carried:
            if index < len(cells) and is_blank(cells[index]) and not is_blank(self._above(index)):
                cells[index] = self._above(index)
                self.blanks += 1
        self.above = cells
        if cells != row.cells:
            self.reading.carried[self.sheet.name, row.number] = cells
        return Row(row.number, cells)

    def _above(self, index: int) -> Cell:
        return self.above[index] if index < len(self.above) else None

    def _note_number(self, row: Row, index: int) -> None:
        """Keep what number was left out, so that it can be told whose it is."""
        above = self._above(index)
        try:
            number = persons.personal_number(above, self.today)
        except ValueProblem:
            return
        if number.is_valid:
            self.reading.copied[self.sheet.name, row.number] = number.number

    def _refuse(self, row: Row, index: int) -> None:
        """Warn that a cell cannot be another person's too, and is left out."""
        ref = RowRef(self.reading.book.name, self.sheet.name, row.number)
        text = _("“as above” cannot be right for another person, so the cell was left out")
        heading = self.layout.heading(self.own[index])
        self.reading.add(of_row(ref, heading, plain_text(row.cells[index]), "", severity=WARNING, text=text))

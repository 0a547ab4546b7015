"""The rows under the headings: parsed cell by cell, built into drafts; titles, sums and repeated headings passed over.

The loop is made for tens of thousands of rows: what is rare is looked for only when a row cannot be taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.imports import field_words, foreign, states
from courses.imports.blanks import blanks_told, settle_blanks
from courses.imports.build import BUILDERS
from courses.imports.bulk_people import ordinary_people
from courses.imports.context import Context
from courses.imports.course_hints import hints_of
from courses.imports.ditto import carry_down
from courses.imports.drafts import Draft
from courses.imports.fold import heading_key, key
from courses.imports.headings import SHEET_HEADINGS, Layout, letter
from courses.imports.kinds import Field
from courses.imports.name_signs import is_no_name
from courses.imports.parsers import OF_COLUMN, Parser, parser_of
from courses.imports.problems import ERROR, WARNING, Problem, of_row
from courses.imports.reader import Options, Reading, SheetReading, no_rows
from courses.imports.row import RowProblem, Values
from courses.imports.row_ref import RowRef
from courses.imports.table import Cell, Row, Sheet
from courses.imports.values import ValueProblem, is_blank, plain_text, text
from courses.text import NAME_LENGTH, TEXT_LENGTH, clean

_SUM_WORDS = frozenset(
    "summa totalt total sum totals summor antal delsumma subtotal st deltagare anmalda personer pers namn count participants "
    "attendees registrations registrants members medlemmar of number".split()
)
"""The words of a line that only sums up: "Totalt antal deltagare:"."""
_SUMS_BEGIN = ("summ", "tota", "anta", "dels", "subt", "sum:", "sum ")
_SECOND_HEADINGS = frozenset(("open ended response", "response", "oppet svar", "svar", "other please specify"))
"""What survey programs put in a second row of headings."""
TOTALS = frozenset("summa|totalt|total|sum|totals|summor|antal|delsumma|subtotal|summa totalt|total summa".split("|"))
_LONGEST = dict.fromkeys(("text", "title", "code", "said"), NAME_LENGTH) | {"long_text": TEXT_LENGTH}
"""How many letters are kept, by parser."""
_SHOWN = 12
"""Rows that a note names."""
_Plan = Sequence[tuple[int, str, Parser, Field]]


def read_rows(reading: Reading, sheet: Sheet, layout: Layout, context: Context, options: Options) -> None:
    """Add the drafts, problems and notes of a sheet's rows to the reading."""
    for row in layout.above:
        context.hear(" ".join(plain_text(cell) for cell in row.cells))
        context.legend.hear(row.cells)
    if reading.kind == "attendance":
        settle_blanks(context.legend, options)
        context.legend.hear_heading(layout.heading("mark"))
        if "course" not in layout.columns and "course" not in options.constants:
            context.hints = hints_of(sheet, layout.above, options, is_workbook=reading.book.is_workbook)
    rows = carry_down(reading, sheet, layout, options)
    if reading.kind in foreign.KINDS:
        rows = foreign.mend(reading, sheet, layout, rows, options)
    plan = [
        (layout.columns[f.name], f.name, parser_of(f, context, _column(f, layout, rows)), f) for f in _present(layout)
    ]
    work = _Work(reading, sheet, layout, context, plan, _constants(layout, context, options))
    before, rejected = len(reading.drafts), len(reading.rejected)
    work.take_all(rows)
    work.hand_back_blank(options)
    if "event" in layout.columns and reading.kind == "enrolments" and states.is_state(layout, reading.drafts[before:]):
        reading.drafts[before:] = states.with_what_came_before(reading.drafts[before:])
    foreign.hide_protected(reading, before)
    made, back = len(reading.drafts) - before, len(reading.rejected) - rejected
    if work.unmarked:
        reading.note(_unmarked(sheet, work.unmarked))
    if context.blanks:
        reading.note(blanks_told(sheet.name, context.blanks, options))
    if signs := context.legend.told():
        text_ = _("{sheet}: signs that can mean two things were read as {signs}.")
        reading.note(text_.format(sheet=sheet.name, signs=signs))
    if not made and not back and not work.unmarked:
        reading.add(no_rows(reading, sheet))
    shown = {name: layout.heading(name) for name in layout.columns}
    reading.sheets.append(SheetReading(sheet.name, layout.header.number, layout.header.cells, shown, made, back))


def _unmarked(sheet: Sheet, rows: Sequence[int]) -> str:
    """Return which rows of attendance have no mark."""
    count = len(rows)
    said = ngettext("{sheet}: {count} row has no mark: {rows}.", "{sheet}: {count} rows have no mark: {rows}.", count)
    shown = ", ".join(map(str, rows[:_SHOWN])) + (" …" if count > _SHOWN else "")
    return said.format(sheet=sheet.name, count=count, rows=shown)


def _present(layout: Layout) -> list[Field]:
    return [field for field in layout.kind.fields if field.name in layout.columns]


def _column(field: Field, layout: Layout, rows: Sequence[Row]) -> list[Cell]:
    """Return the cells of a column that its parser wants to see: all, or enough to tell whether they repeat."""
    index = layout.columns[field.name]
    wanted = rows if field.parser in OF_COLUMN else rows[:200]
    return [row.cells[index] if index < len(row.cells) else None for row in wanted]


def _constants(layout: Layout, context: Context, options: Options) -> dict[str, object]:
    """Return what `--set` says, parsed; raises Invalid when it cannot be."""
    found: dict[str, object] = {}
    for name, given in options.constants.items():
        wanted = layout.kind.field(name)
        if wanted is None:
            continue
        try:
            found[name] = parser_of(wanted, context, [given])(given)
        except ValueProblem as problem:
            raise Invalid(
                _("“{value}” should be {expected}").format(value=given, expected=problem.expected)
            ) from problem
    return found


class _Work:
    """What is at hand while the rows of one sheet are taken."""

    def __init__(
        self,
        reading: Reading,
        sheet: Sheet,
        layout: Layout,
        context: Context,
        plan: _Plan,
        constants: dict[str, object],
    ) -> None:
        self.reading = reading
        self.layout = layout
        self.context = context
        self.plan = plan
        self.constants = constants
        self.values = Values(layout, context)
        self.filled = layout.kind.filled
        self.unmarked: list[int] = []
        """Rows of attendance that say nothing."""
        self.count = 0
        """All rows."""
        self.unsaid: list[RowRef] = []
        """Of those the ones whose cell is blank, though nothing says what a blank means."""
        self.build = BUILDERS[layout.kind.name]
        self.file = reading.book.name
        self.sheet = sheet.name
        self.width = layout.width or max(len(layout.header.cells), 1 + max(layout.columns.values(), default=0))
        self.upto = min(layout.added, default=None)
        """Where columns of our own begin; those between are of torn rows."""
        self.header = layout.header.cells
        self.second = layout.header.number + 1
        named = [text(cell) for cell in self.header if isinstance(cell, str) and not is_blank(cell)]
        self.headings = len(named)
        self.first_headings = frozenset(named[:3])
        self.faults = {(fault.row, fault.column): fault.text for fault in sheet.faults}
        self.faulty = {fault.row for fault in sheet.faults}
        self.sheet_column = next(
            (i for i, c in enumerate(self.header) if isinstance(c, str) and heading_key(c) in SHEET_HEADINGS), None
        )
        self.is_beyond_usual = (
            sum(1 for row in layout.below[:50] if len(row.cells) > self.width) > len(layout.below[:50]) / 2
        )

    def take_all(self, rows: Sequence[Row]) -> None:
        """Take every row, the ordinary ones of a long list of people at once."""
        ordinary: Sequence[Draft | None] = ()
        if self.layout.kind.name == "people" and not self.constants and not self.faulty and self.sheet_column is None:
            plan = [(index, name, parse) for index, name, parse, _field in self.plan]
            width = self.width if self.upto is None else self.upto + len(self.layout.added)
            if self.upto in (None, self.width):
                ordinary = ordinary_people(rows, plan, width, self.file, self.sheet)
        self.count = len(rows)
        if not ordinary:
            for row in rows:
                self.take(row)
            return
        drafts = self.reading.drafts
        for row, draft in zip(rows, ordinary, strict=True):
            if draft is None or self._may_be_no_data(row):
                self.take(row)
            else:
                drafts.append(draft)

    def take(self, row: Row) -> None:
        """Add a row's draft, or its problems, or a note that it is no row of data."""
        cells = row.cells
        filled = len(cells) - cells.count("") - cells.count(None)
        if filled <= 1 and (len(self.plan) > 1 or self.layout.kind.name in foreign.KINDS) and self._is_aside(row):
            return
        if self._may_be_no_data(row) and (self._is_total(row) or self._is_repeated(row)):
            return
        ref = RowRef(self.file, self._sheet_of(cells), row.number)
        values = self.values
        values.begin(cells)
        errors = self._parse(cells, values, ref)
        if row.number in self.faulty:
            errors += self._faults(row, ref)
        if len(cells) > self.width and not self.is_beyond_usual and self._has_more(cells):
            errors.append(self._ragged(cells, ref))
        if not errors:
            errors = self._build(values, ref)
        if errors and not self._is_repeated(row):
            for problem in errors:
                self.reading.add(problem)

    def _has_more(self, cells: list[Cell]) -> bool:
        """Return whether a row has cells beyond the columns of the file."""
        return any(not is_blank(cell) for cell in cells[self.width : self.upto])

    def _sheet_of(self, cells: list[Cell]) -> str:
        """Return the sheet, which in a file of rejected rows stands in a column of its own."""
        if self.sheet_column is None or self.sheet_column >= len(cells):
            return self.sheet
        return plain_text(cells[self.sheet_column]).strip() or self.sheet

    def _parse(self, cells: list[Cell], values: Values, ref: RowRef) -> list[Problem]:
        errors: list[Problem] = []
        size = len(cells)
        for index, name, parse, _field in self.plan:
            cell = cells[index] if index < size else None
            if not cell and (cell is None or cell == ""):
                continue
            try:
                value = parse(cell)
            except ValueProblem as problem:
                self._unread(cell, name, problem, ref, errors)
                continue
            if value or (value is not None and value != "") or name == "event":
                values[name] = value
                if cell.__class__ is str and len(cell) > NAME_LENGTH:
                    self._tell_shortened(str(cell), value, name, ref)
        for name, value in self.constants.items():
            values.setdefault(name, value)
        return errors

    def _tell_shortened(self, cell: str, value: object, name: str, ref: RowRef) -> None:
        """Note a text of which the end is not kept."""
        wanted = self.layout.kind.field(name)
        longest = _LONGEST.get(wanted.parser, 0) if wanted else 0
        is_whole = len(clean(cell, length=len(cell))) <= longest
        if longest and not is_whole and value == clean(cell, length=longest, lines=longest == TEXT_LENGTH):
            text_ = _("is too long and shortened to {length} letters").format(length=longest)
            self.reading.add(of_row(ref, self.layout.heading(name), cell, "", severity=WARNING, text=text_))

    def _unread(self, cell: Cell, name: str, problem: ValueProblem, ref: RowRef, errors: list[Problem]) -> None:
        """Take a value that could not be read: an error of the row, or a warning where the row does without it."""
        if is_blank(cell):
            return
        wanted = self.layout.kind.field(name)
        severity = ERROR if wanted is None or wanted.is_strict else WARNING
        found = of_row(ref, self.layout.heading(name), plain_text(cell), problem.expected, severity=severity)
        if severity == ERROR:
            errors.append(found)
        else:
            self.reading.add(found)

    def _build(self, values: Values, ref: RowRef) -> list[Problem]:
        for group in self.filled:
            for name in group:
                if name in values:
                    break
            else:
                return [self._blank(group, ref)]
        try:
            draft = self.build(ref, values)
        except RowProblem as problem:
            return [self._problem(problem, values, ref, ERROR)]
        for warning in values.warnings:
            self.reading.add(self._problem(warning, values, ref, WARNING))
        if draft is None:
            self.unmarked.append(ref.row)
            if "mark" not in values and not self.context.legend.is_blank_said:
                self.unsaid.append(ref)
        else:
            self.reading.drafts.append(draft)
        return []

    def hand_back_blank(self, options: Options) -> None:
        """Hand back rows of attendance that lack a sign, in a list where most have one.

        A list made beforehand, with a row for everybody at sessions to come, has few signs: its blanks are no faults.
        """
        if len(self.unsaid) * 2 > self.count:
            return
        heading, expected = self.layout.heading("mark"), self.context.legend.expected()
        if self.unsaid and options.shows_names:
            self.reading.note(_("--set blank=absent reads a blank cell as absent, --set blank=none as no mark."))
        for ref in self.unsaid:
            self.reading.add(of_row(ref, heading, "", expected))
        gone = {ref.row for ref in self.unsaid}
        self.unmarked = [row for row in self.unmarked if row not in gone]

    def _problem(self, problem: RowProblem, values: Values, ref: RowRef, severity: str) -> Problem:
        value = values.raw(problem.field) if problem.value is None else problem.value
        return of_row(ref, self.layout.heading(problem.field), value, problem.expected, severity=severity)

    def _blank(self, group: tuple[str, ...], ref: RowRef) -> Problem:
        name = next((name for name in group if name in self.layout.columns), group[0])
        column = self.layout.heading(name) or field_words.word(name, self.layout.kind.name)
        return of_row(ref, column, "", "", text=_("is blank, and every row needs it"))

    def _ragged(self, cells: list[Cell], ref: RowRef) -> Problem:
        text_ = _(
            "the row has {count} cells and the headings {width}; a delimiter inside a cell needs quotation marks round the cell"
        )
        return of_row(ref, "", "", "", text=text_.format(count=len(cells), width=self.width))

    def _faults(self, row: Row, ref: RowRef) -> list[Problem]:
        wanted = set(self.layout.columns.values())
        found = []
        for (number, column), shown in self.faults.items():
            if number == row.number and column in wanted:
                text_ = _("{cell} has no value: the formula or error “{shown}” must be replaced by what it should give")
                text_ = text_.format(cell=f"{letter(column)}{number}", shown=shown)
                found.append(of_row(ref, self.layout.heading(self._name_of(column)), shown, "", text=text_))
        return found

    def _name_of(self, column: int) -> str:
        return next((name for name, index in self.layout.columns.items() if index == column), "")

    def _is_aside(self, row: Row) -> bool:
        """Return whether a row of one cell is a heading between the rows or nothing, which is noted."""
        column, cell = next(((i, c) for i, c in enumerate(row.cells) if not is_blank(c)), (0, None))
        if cell is None:
            return True
        said = text(cell)
        is_enough = self._is_enough(column)
        is_heading = isinstance(cell, str) and _is_heading(said, is_first=column == 0 and not is_enough)
        if not is_heading and not (is_enough and self.layout.kind.name in foreign.KINDS and is_no_name(said)):
            return False
        self.context.hear(said)
        note = _("{sheet}, row {row}: “{text}” was taken for a heading between the rows.")
        self.reading.note(note.format(sheet=self.sheet, row=row.number, text=said))
        return True

    def _is_enough(self, column: int) -> bool:
        """Return whether a row with nothing but this cell may be a whole row: a name in a list of names."""
        name = self._name_of(column)
        told = {name, *self.constants}
        return bool(name) and all(not told.isdisjoint(group) for group in self.filled)

    def _may_be_no_data(self, row: Row) -> bool:
        """Return whether a row has to be looked at: it begins as a sum does, or as the headings, or is right under them."""
        if row.number == self.second:
            return True
        for cell in row.cells[:3]:
            if type(cell) is str and cell:
                return cell[:4].lower() in _SUMS_BEGIN or cell.strip("\ufeff \xa0") in self.first_headings
        return False

    def _is_total(self, row: Row) -> bool:
        filled = [cell for cell in row.cells if not is_blank(cell)]
        if not filled or (key(plain_text(row.cells[0])) not in TOTALS and not _sums_up(filled)):
            return False
        self.reading.note(
            _("{sheet}, row {row} was taken for a sum and passed over.").format(sheet=self.sheet, row=row.number)
        )
        return True

    def _is_repeated(self, row: Row) -> bool:
        """Return whether a row repeats the headings, or is a second row of them, or a sum, which is noted."""
        filled = [(i, cell) for i, cell in enumerate(row.cells) if not is_blank(cell)]
        same = sum(1 for i, cell in filled if i < len(self.header) and text(cell) == text(self.header[i]))
        is_second = row.number == self.second and all(key(plain_text(cell)) in _SECOND_HEADINGS for _i, cell in filled)
        if filled and (is_second or (same * 10 >= len(filled) * 6 and (same > 1 or same == self.headings))):
            self.reading.note(_("{sheet}, row {row} repeats the headings.").format(sheet=self.sheet, row=row.number))
            return True
        return self._is_total(row)


def _sums_up(filled: Sequence[Cell]) -> bool:
    """Return whether the cells of a row are words of a sum, and figures, and nothing else."""
    words = [cell for cell in filled if not _is_figure(cell)]
    found = [word for cell in words for word in key(plain_text(cell)).split() if not word.isdecimal()]
    return bool(found) and found[0] in TOTALS and _SUM_WORDS.issuperset(found)


def _is_figure(cell: Cell) -> bool:
    return (
        isinstance(cell, int | float) or plain_text(cell).replace(" ", "").replace(",", "").replace(".", "").isdecimal()
    )


def _is_heading(said: str, *, is_first: bool) -> bool:
    """Return whether the only text of a row is a heading between the rows rather than the rest of a torn row."""
    letters = [c for c in said if c.isalpha()]
    if len(letters) < 2:
        return not letters and not any(c.isalnum() for c in said)
    if said.startswith(("-", "=", "*", "#", "–", "—")) or said.endswith((":", "-", "–")):
        return True
    has_digits = any(c.isdecimal() for c in said)
    is_code = has_digits and len(said) <= 12 and not said.isupper() and " " not in said
    return is_first and not is_code and (len(said.split()) > 1 or (said.isupper() and not has_digits))

"""A file of one kind to drafts: every row is a draft, a problem or a note; none is lost in silence.

Reads only: what names and codes stand for is looked up later, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from courses import clock, labels
from courses.errors import Invalid, NotFound
from courses.i18n import _, ngettext
from courses.imports import field_words, headings, table
from courses.imports.collecting import without_collecting
from courses.imports.context import Context
from courses.imports.drafts import Draft
from courses.imports.kinds import NAMES, Kind, kinds
from courses.imports.problems import ERROR, Problem
from courses.imports.repairs import Repair, told
from courses.imports.table import Book, Cell, Sheet
from courses.imports.values import is_blank

_RIVAL = 1.25
"""A sheet of a workbook is passed over when it looks this much more like another kind."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says by hand about a file."""

    mapping: Mapping[str, str] = field(default_factory=dict)
    """`--map`: by field the heading, or the column's letter or number; empty: the field has no column."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """`--value`: by field, what their words are to be read as."""
    sheet: str = ""
    """Only this sheet of a workbook, by name or number from 1."""
    constants: Mapping[str, str] = field(default_factory=dict)
    """`--set`: by field, what holds for every row that does not say."""
    fill_down: bool = False
    """Whether a blank date, time or course means the one in the row above."""
    today: date | None = None
    """None: the clock's."""
    year_of: Callable[[str, int, int], int | None] | None = None
    """From a course as the file writes it, day and month, the year that is meant; None where it is not known."""
    known_course: Callable[[str], str | None] | None = None
    """From a text the code of the course it names, or None; settles which line above a list of attendance names it."""
    mapping_name: str = ""
    """The saved mapping that was taken because the file has the headings it was made for."""
    layout: str = ""
    """The layout to read it in, by its id; empty: the one that is recognised; "none": as anybody's."""
    shows_names: bool = True
    """Whether messages give, beside the word for a field or a kind, the name that the command line has for it."""

    def field(self, kind: str, name: str) -> str:
        """Return how messages call a field."""
        return field_words.named(kind, name, with_name=self.shows_names)

    def kind(self, name: str) -> str:
        """Return how messages call a kind of file."""
        return f"{labels.file_kind(name)} ({name})" if self.shows_names else labels.file_kind(name)


@dataclass(frozen=True, slots=True)
class SheetReading:
    """How one sheet was read."""

    name: str
    header: int
    """The row of the headings."""
    headings: list[Cell]
    columns: Mapping[str, str]
    """By field, the heading it was read from."""
    drafts: int
    rejected: int


@dataclass(slots=True)
class Reading:
    """What a file says."""

    kind: str
    path: Path
    book: Book
    drafts: list[Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What was passed over, and how doubtful things were read; whole sentences."""
    sheets: list[SheetReading] = field(default_factory=list)
    rejected: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    """By sheet and row, why it was handed back."""
    carried: dict[tuple[str, int], list[Cell]] = field(default_factory=dict)
    """By sheet and row, its cells with what was carried down from the row above."""
    copied: dict[tuple[str, int], str] = field(default_factory=dict)
    """By sheet and row, the number that a mark for "as above" took from another person's row, and that was left out."""
    repairs: list[Repair] = field(default_factory=list)
    """The cells that were put right."""
    layout: str = ""
    """The id of the layout that was recognised, or ""."""

    @property
    def errors(self) -> list[Problem]:
        """The problems for which something was handed back or not read."""
        return [problem for problem in self.problems if problem.severity == ERROR]

    def add(self, problem: Problem) -> None:
        """Take a problem; an error at a row hands the row back, but headings that were not recognised are no row."""
        self.problems.append(problem)
        if problem.severity == ERROR and problem.row and not problem.is_heading:
            reasons = self.rejected.setdefault((problem.sheet, problem.row), [])
            if str(problem) not in reasons:
                reasons.append(str(problem))

    def add_for_rows(self, problem: Problem, rows: Iterable[int]) -> None:
        """Take an error that several rows of its sheet go back for; it is told once."""
        if problem not in self.problems:
            self.problems.append(problem)
        for row in rows:
            reasons = self.rejected.setdefault((problem.sheet, row), [])
            if str(problem) not in reasons:
                reasons.append(str(problem))

    def note(self, text: str) -> None:
        """Take a note, once."""
        if text not in self.notes:
            self.notes.append(text)


def read_drafts(kind: str, path: Path, options: Options | None = None) -> Reading:
    """Read a file of one kind whole; raises NotFound or Invalid when there is no file, or nothing can be made of it."""
    if kind not in NAMES:
        hint = _("The kinds are {kinds}.").format(kinds=", ".join(NAMES))
        raise NotFound(_("There is no kind of file called {kind}.").format(kind=kind), hint)
    options = options or Options()
    _check_fields(kinds()[kind], options)
    book = table.read(path)
    reading = Reading(kind, path, book, notes=list(book.notes))
    if options.mapping_name:
        text = _("Read with the saved mapping “{name}”, which was made for the same headings.")
        reading.note(text.format(name=options.mapping_name))
    chosen = [part for sheet in _chosen(book, options.sheet) for part in headings.parts(sheet)]
    for sheet in chosen:
        _read_sheet(reading, sheet, options, is_only=len(chosen) == 1)
    for sheet in book.sheets:
        if sheet.is_hidden and not options.sheet and any(not other.is_hidden for other in book.sheets):
            text = _("Sheet {sheet} is hidden in the file and was not read. To read it, choose that sheet.")
            reading.note(text.format(sheet=sheet.name))
    if not reading.sheets and not reading.errors:
        reading.add(_nothing(reading, options))
    for line in told(reading.repairs):
        reading.note(line)
    return reading


def _check_fields(kind: Kind, options: Options) -> None:
    """Raise Invalid when `--map`, `--value` or `--set` names a field that the kind does not have."""
    for name in (*options.mapping, *options.values, *options.constants):
        if kind.field(name) is None:
            words = ", ".join(options.field(kind.name, f.name) for f in kind.fields)
            text = _("{kind} has no field called {field}.").format(kind=options.kind(kind.name), field=name)
            raise Invalid(text, _("The fields are {fields}.").format(fields=words))


def _chosen(book: Book, wanted: str) -> list[Sheet]:
    if not wanted:
        shown = [sheet for sheet in book.sheets if not sheet.is_hidden]
        return shown or book.sheets
    found = [
        s
        for n, s in enumerate(book.sheets, 1)
        if s.name.casefold() == wanted.strip().casefold() or str(n) == wanted.strip()
    ]
    if not found:
        hint = _("The sheets are {sheets}.").format(sheets=", ".join(sheet.name for sheet in book.sheets))
        raise NotFound(_("{name} has no sheet {sheet}.").format(name=book.name, sheet=wanted), hint)
    return found[:1]


def _read_sheet(reading: Reading, sheet: Sheet, options: Options, *, is_only: bool) -> None:
    from courses.imports import course_told, foreign  # they build on what is here

    today = options.today or clock.today()
    context = Context(today, options.values)
    sheet, changes = foreign.with_letters(sheet)
    if is_only and _is_headings_only(sheet):
        reading.add(no_rows(reading, sheet))
        return
    if reading.kind == "attendance":
        from courses.imports.matrix import read_matrix

        if read_matrix(reading, sheet, options, context):
            return
    found = foreign.recognised(reading, sheet, options)
    if found is not None and reading.kind not in found.layout.kinds:
        reading.add(foreign.cannot_be(reading, sheet, found, options))
        return
    options = foreign.words_of(found, options)
    context.values = options.values
    sheet, layout = foreign.layout_of(reading, sheet, found, context, options)
    foreign.tell_letters(reading, sheet, layout, changes)
    if not is_only and found is None and _passed_over(reading, sheet, layout, options, today):
        return
    if layout is None:
        _no_headings(reading, sheet, options, is_only=is_only)
        return
    if reading.kind == "enrolments":
        options = replace(
            options, constants={**options.constants, **foreign.course_of(reading, sheet, layout, options)}
        )
    missing = layout.missing(options.constants)
    if missing == [("course",)] and reading.kind == "enrolments":
        reading.add(course_told.nothing(reading, sheet, layout, options))
        return
    if missing:
        reading.add(_missing(reading, sheet, layout, missing, options))
        return
    _note_unmapped(reading, sheet, layout, options)
    from courses.imports.rows import read_rows

    with without_collecting():
        read_rows(reading, sheet, layout, context, options)
    if context.is_doubtful:
        reading.note(_doubtful(sheet, context))


def _doubtful(sheet: Sheet, context: Context) -> str:
    if context.is_month_first:
        text = _(
            "{sheet}: nothing tells whether 03/04 is the third of April; such dates were read with the month first."
        )
    else:
        text = _("{sheet}: nothing tells whether 03/04 is the third of April; such dates were read with the day first.")
    return text.format(sheet=sheet.name)


def _is_headings_only(sheet: Sheet) -> bool:
    """Return whether the only row of a sheet is texts of which none has a figure, as headings are."""
    if len(sheet.rows) != 1:
        return False
    cells = [cell for cell in sheet.rows[0].cells if not is_blank(cell)]
    return all(isinstance(cell, str) and not any(c.isdecimal() for c in cell) for cell in cells)


def no_rows(reading: Reading, sheet: Sheet) -> Problem:
    """Return that there is nothing under a sheet's headings."""
    text = _("the file has only headings, no rows")
    return Problem(reading.book.name, sheet.name, 0, "", "", "", ERROR, text)


def _passed_over(reading: Reading, sheet: Sheet, layout: headings.Layout | None, options: Options, today: date) -> bool:
    """Return whether a sheet of a workbook is another kind's, which is noted."""
    name, score = headings.likeliest(sheet, Context(today))
    is_ours = layout is not None and not layout.missing(options.constants)
    if layout is not None and is_ours and (name == reading.kind or score <= layout.score * _RIVAL):
        return False
    if name and name != reading.kind:
        text = _(
            "Sheet {sheet} looks like {kind} and was not read. To read it, choose {kind} and read the same file again."
        )
        reading.note(text.format(sheet=sheet.name, kind=options.kind(name)))
        return True
    return False


def _no_headings(reading: Reading, sheet: Sheet, options: Options, *, is_only: bool) -> None:
    kind = options.kind(reading.kind)
    if not is_only:
        text = _("Sheet {sheet} has no headings of {kind} and was passed over.")
        reading.note(text.format(sheet=sheet.name, kind=kind))
        return
    wanted = "; ".join(_group(reading.kind, group, options) for group in kinds()[reading.kind].needs)
    text = _("no row of headings was found; {kind} needs {fields}").format(kind=kind, fields=wanted)
    reading.add(Problem(reading.book.name, sheet.name, 0, "", "", wanted, ERROR, text, is_heading=True))


def _missing(
    reading: Reading, sheet: Sheet, layout: headings.Layout, missing: list[tuple[str, ...]], options: Options
) -> Problem:
    wanted = "; ".join(_group(layout.kind.name, group, options) for group in missing)
    there = ", ".join(table_text(cell) for cell in layout.header.cells if table_text(cell))
    text = _("no column was found for {wanted}. The headings are: {headings}.").format(wanted=wanted, headings=there)
    if options.shows_names:
        text += " " + _("Say which it is with --map field=heading")
    row = layout.header.number
    return Problem(reading.book.name, sheet.name, row, "", "", wanted, ERROR, text, is_heading=True)


def _group(kind: str, group: tuple[str, ...], options: Options) -> str:
    return field_words.any_of(kind, group, with_name=options.shows_names)


def table_text(cell: Cell) -> str:
    """Return a heading as one line."""
    return " ".join(str(cell).split()) if cell is not None else ""


def _note_unmapped(reading: Reading, sheet: Sheet, layout: headings.Layout, options: Options) -> None:
    for name, wanted in options.mapping.items():
        if wanted.strip() and name not in layout.columns:
            text = _("{sheet}: there is no column {heading} for {field}.")
            reading.note(text.format(sheet=sheet.name, heading=wanted, field=options.field(reading.kind, name)))
    for name in layout.guessed:
        text = _("{sheet}: the column {heading} was read as {field}, by what stands in it.")
        said = options.field(reading.kind, name)
        reading.note(text.format(sheet=sheet.name, heading=layout.heading(name), field=said))
    if layout.unknown:
        count = len(layout.unknown)
        text = ngettext(
            "{sheet}: the column {headings} was not read.", "{sheet}: the columns {headings} were not read.", count
        )
        reading.note(text.format(sheet=sheet.name, headings=", ".join(map(table_text, layout.unknown))))


def _nothing(reading: Reading, options: Options) -> Problem:
    text = _("no sheet looks like {kind}").format(kind=options.kind(reading.kind))
    return Problem(reading.book.name, "", 0, "", "", "", ERROR, text, is_heading=True)

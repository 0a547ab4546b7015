"""Attendance as offices keep it: meetings across and persons down, or the other way round.

Recognises such a list, and turns each sign into a `MarkRow`, each meeting's leader, sum and cancelling into a
`MeetingRow`. Which course it is, and who the names are, is looked up later.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from courses.i18n import _, ngettext
from courses.imports import matrix_doubts, matrix_names, values
from courses.imports.attendance_drafts import ListLine, MarkRow, MeetingRow, Spot
from courses.imports.blanks import blanks_told, settle_blanks
from courses.imports.context import Context
from courses.imports.matrix_find import Grid, find_grid
from courses.imports.matrix_meetings import Meeting
from courses.imports.matrix_names import Listed, Trailer
from courses.imports.problems import WARNING, of_row
from courses.imports.reader import Options, Reading, SheetReading
from courses.imports.row_ref import RowRef
from courses.imports.table import Cell, Row, Sheet
from courses.imports.values import ValueProblem, is_blank, plain_text
from courses.model import Mark


def read_matrix(reading: Reading, sheet: Sheet, options: Options, context: Context) -> bool:
    """Read a sheet as a matrix; return False, with nothing done, when it is none."""
    grid = find_grid(sheet, options, context, is_workbook=reading.book.is_workbook)
    if grid is None:
        return False
    for row in (*grid.above, *grid.below):
        context.legend.hear(row.cells)
        context.hear(" ".join(plain_text(cell) for cell in row.cells))
    settle_blanks(context.legend, options)
    work = _Work(reading, sheet, grid, context, options)
    before, rejected = len(reading.drafts), len(reading.rejected)
    work.read()
    made, back = len(reading.drafts) - before, len(reading.rejected) - rejected
    if not made and not back:
        reading.note(_("{sheet}: the list has no marks.").format(sheet=sheet.name))
    count = len(grid.meetings)
    columns = {
        "date": ngettext("{count} meeting", "{count} meetings", count).format(count=count),
        "course": grid.course,
    }
    reading.sheets.append(SheetReading(sheet.name, grid.header.number, grid.header.cells, columns, made, back))
    return True


@dataclass(slots=True)
class _Line:
    """A person's signs, by place in `grid.meetings`."""

    listed: Listed
    ref: RowRef
    spot: Spot
    cells: dict[int, tuple[Cell, RowRef]]
    course: str = ""


class _Work:
    """What is at hand while one matrix is read."""

    def __init__(self, reading: Reading, sheet: Sheet, grid: Grid, context: Context, options: Options) -> None:
        self.reading = reading
        self.sheet = sheet
        self.grid = grid
        self.context = context
        self.options = options
        self.meetings: dict[int, MeetingRow] = {}
        self.found: dict[tuple[int, int], tuple[Mark | None, int | None]] = {}
        self.used: set[tuple[str, int]] = set()
        """Which meetings, by course, anybody has a sign for."""
        self.has_absent = False
        self.sums: dict[int, tuple[float, RowRef, Spot]] = {}
        """By meeting, the sum that stands beside the signs."""
        self.lines: tuple[ListLine, ...] = ()
        self.gaps: list[Spot] = []
        """Blank cells between somebody's signs that are no mark."""
        self.blanks = 0
        """Blank cells that became a mark."""

    def read(self) -> None:
        """Add the marks and meetings of the whole matrix to the reading."""
        lines = self.grid.lines()
        persons = [line for line in map(self._line, lines) if line is not None]
        cells = [cell for line in persons for cell, _ref in line.cells.values()]
        self.context.legend.settle(cells)
        self.lines = tuple(self._listed(line) for line in persons)
        for number, line in enumerate(persons):
            self._signs(number, line)
        for number, line in enumerate(persons):
            self._marks(number, line)
            self._gaps(number, line)
        for index, (counted, ref, spot) in self.sums.items():
            there = [self.found[number, index][0] for number in range(len(persons)) if (number, index) in self.found]
            signs = [line.cells[index][0] for line in persons if index in line.cells]
            if problem := matrix_doubts.wrong_sum(ref, spot, counted, there, signs):
                self.reading.add(problem)
        matrix_doubts.columns_without_day(self.reading, self.sheet, self.grid, cells)
        self._notes_below()
        self.reading.drafts.extend(self.meetings[index] for index in sorted(self.meetings))
        self._tell(has_persons=bool(persons))

    def _tell(self, *, has_persons: bool) -> None:
        """Note how doubtful signs, blank cells and blank meetings were read."""
        sheet = self.sheet.name
        if self.grid.course and not self.grid.which().row and not self.options.constants.get("course"):
            text = _(
                "{sheet}: no line says which course it is; it was read as {course}, by the name of the file or sheet."
            )
            self.reading.note(text.format(sheet=sheet, course=self.grid.course))
        if not has_persons:
            self.reading.note(_("{sheet}: the list has meetings but no persons.").format(sheet=sheet))
        if signs := self.context.legend.told():
            text = _("{sheet}: signs that can mean two things were read as {signs}.")
            self.reading.note(text.format(sheet=sheet, signs=signs))
        if self.blanks and not self.context.legend.is_blank_said:
            self.reading.note(blanks_told(sheet, self.blanks, self.options))
        if self.gaps:
            self.reading.note(matrix_doubts.gaps_told(sheet, self.gaps))
        blank = [m for i, m in enumerate(self.grid.meetings) if not self._is_told(i)]
        if has_persons and blank and len(blank) < len(self.grid.meetings):
            self.reading.note(matrix_doubts.meetings_told(sheet, blank))

    def _is_told(self, index: int) -> bool:
        known = self.meetings.get(index)
        return any(at == index for _course, at in self.used) or (known is not None and known.is_cancelled)

    def _ref(self, row: int) -> RowRef:
        return RowRef(self.reading.book.name, self.sheet.name, row)

    def _note(self, row: int, said: str) -> None:
        note = _("{sheet}, row {row}: “{text}” was taken for no person and passed over.")
        self.reading.note(note.format(sheet=self.sheet.name, row=row, text=said))

    def _line(self, raw: matrix_names.RawLine) -> _Line | None:
        """Return a person's line, or take what a line of another sort says and return None."""
        trailer = matrix_names.trailer(raw)
        cells = {i: (cell, self._ref(row)) for i, (cell, row) in raw.cells.items() if not is_blank(cell)}
        if trailer is Trailer.LEADER:
            self._leaders(raw, cells)
            return None
        if trailer is Trailer.SUM:
            self._sums(raw, cells)
            return None
        if trailer is not None or not raw.name:
            if not raw.name and cells and matrix_doubts.is_persons(raw, cells, self.context.legend):
                self.reading.add(matrix_doubts.without_name(self._ref(raw.row), self.grid.who(raw)))
            elif cells or raw.name:
                self._note(raw.row, raw.name or raw.position)
            return None
        return _Line(matrix_names.listed(raw), self._ref(raw.row), self.grid.who(raw), cells, raw.course)

    def _listed(self, line: _Line) -> ListLine:
        who = line.listed
        return ListLine(line.spot, who.name, who.key, who.hint, who.is_walk_in, line.course)

    def _leaders(self, raw: matrix_names.RawLine, cells: dict[int, tuple[Cell, RowRef]]) -> None:
        for index, (cell, ref) in cells.items():
            said, spot = values.text(cell), self._spot(raw, index, ref)
            if matrix_names.is_cancelled(said):
                self._meeting(index, ref, "cancelled", spot, is_cancelled=True)
            else:
                name, is_substitute = matrix_names.leader(said)
                self._meeting(index, ref, "leader", spot, leader=name, is_substitute=is_substitute)

    def _sums(self, raw: matrix_names.RawLine, cells: dict[int, tuple[Cell, RowRef]]) -> None:
        for index, (cell, ref) in cells.items():
            spot = self._spot(raw, index, ref)
            if isinstance(cell, str) and matrix_names.is_cancelled(cell):
                self._meeting(index, ref, "cancelled", spot, is_cancelled=True)
                continue
            try:
                self.sums[index] = values.number(cell), ref, spot
            except ValueProblem as problem:
                self.reading.add(of_row(ref, spot.column, plain_text(cell), problem.expected, severity=WARNING))

    def _spot(self, raw: matrix_names.RawLine, index: int, ref: RowRef) -> Spot:
        """Return the cell of a line at a meeting."""
        return Spot(ref.row, raw.name if self.grid.is_down else self.grid.meetings[index].heading)

    def _meeting(self, index: int, ref: RowRef, about: str, spot: Spot, **said: object) -> None:
        """Put what is said of a meeting to what is known of it."""
        known = self.meetings.get(index)
        if known is None:
            meeting = self.grid.meetings[index]
            known = MeetingRow(
                ref,
                self.grid.course,
                meeting.day,
                meeting.number,
                start=meeting.start,
                nth=meeting.nth,
                of_day=meeting.of_day,
                hints=self.grid.hints,
                spots={"date": self.grid.when(meeting), "course": self.grid.which()},
            )
        said["spots"] = {**known.spots, about: spot}
        self.meetings[index] = dataclasses.replace(known, **said)  # type: ignore[arg-type]

    def _signs(self, number: int, line: _Line) -> None:
        """Read a person's signs; a word for cancelled in one of them cancels the meeting."""
        for index, (cell, ref) in line.cells.items():
            spot = self._sign_at(line, index, ref)
            if isinstance(cell, str) and matrix_names.is_cancelled(cell):
                self._meeting(index, ref, "cancelled", spot, is_cancelled=True)
                continue
            try:
                mark = self.context.legend.read(cell)
            except ValueProblem as problem:
                self.reading.add(of_row(ref, spot.column, plain_text(cell), problem.expected))
                self.used.add((line.course, index))
                continue
            self.found[number, index] = mark
            if mark[0] is not None:
                self.used.add((line.course, index))
                self.has_absent = self.has_absent or mark[0] is Mark.ABSENT

    def _sign_at(self, line: _Line, index: int, ref: RowRef) -> Spot:
        return Spot(ref.row, line.spot.column if self.grid.is_down else self.grid.meetings[index].heading)

    def _marks(self, number: int, line: _Line) -> None:
        blank = self._blank(line)
        first = min((at for one, at in self.found if one == number), default=len(self.grid.meetings))
        for index, meeting in enumerate(self.grid.meetings):
            known = self.meetings.get(index)
            if known is not None and known.is_cancelled:
                continue
            ref = line.cells[index][1] if index in line.cells else self._blank_ref(line, meeting)
            if (number, index) in self.found:
                mark, minutes = self.found[number, index]
            elif index in line.cells or (line.course, index) not in self.used:
                continue
            else:
                mark, minutes = blank, None
                self.blanks += mark is not None
            if mark is not None:
                made = self._mark(line, index, mark, minutes, ref)
                is_guess = index < first and not self.context.legend.is_blank_said
                self.reading.drafts.append(dataclasses.replace(made, is_guess=is_guess))

    def _gaps(self, number: int, line: _Line) -> None:
        """Note blank cells between somebody's signs that are no mark: before and after, they were not in the course."""
        own = [index for index in range(len(self.grid.meetings)) if (number, index) in self.found]
        if not own or line.listed.is_walk_in or self._blank(line) is not None:
            return
        for index in range(own[0], own[-1]):
            if index not in line.cells and (line.course, index) in self.used and not self._is_cancelled(index):
                meeting = self.grid.meetings[index]
                ref = self._blank_ref(line, meeting)
                self.gaps.append(self._sign_at(line, index, ref))

    def _is_cancelled(self, index: int) -> bool:
        return index in self.meetings and self.meetings[index].is_cancelled

    def _blank_ref(self, line: _Line, meeting: Meeting) -> RowRef:
        return self._ref(self.grid.body[meeting.place].number) if self.grid.is_down else line.ref

    def _blank(self, line: _Line) -> Mark | None:
        """Return what a blank means: what the legend says; absent where the list has no other sign for it."""
        if line.listed.is_walk_in:
            return None
        if self.context.legend.is_blank_said:
            return self.context.legend.blank
        return None if self.has_absent else Mark.ABSENT

    def _mark(self, line: _Line, index: int, mark: Mark, minutes: int | None, ref: RowRef) -> MarkRow:
        who, meeting = line.listed, self.grid.meetings[index]
        return MarkRow(
            ref,
            line.course or self.grid.course,
            who.name,
            mark,
            meeting.day,
            meeting.number,
            who.key,
            minutes,
            who.position,
            who.hint,
            who.is_walk_in,
            who.notes,
            () if line.course else self.grid.hints,
            start=meeting.start,
            nth=meeting.nth,
            of_day=meeting.of_day,
            spots={
                "date": self.grid.when(meeting),
                "person": line.spot,
                "mark": self._sign_at(line, index, ref),
                "course": self.grid.which(line.spot if line.course else None),
            },
            lines=self.lines,
        )

    def _notes_below(self) -> None:
        """Take lines such as "Inställt 29 sep" and "Vikarie 13 nov: KN" under the table."""
        for row in self.grid.below:
            said = " ".join(values.text(cell) for cell in row.cells if not is_blank(cell))
            index, leader = self._about(row)
            if index is None:
                if self.grid.is_down and matrix_doubts.row_without_day(self.reading, self.sheet, self.grid, row):
                    continue
                if said and not self.context.legend.hear(row.cells):
                    self._note(row.number, said)
                continue
            spot = Spot(row.number, "")
            if leader:
                self._meeting(index, self._ref(row.number), "leader", spot, leader=leader, is_substitute=True)
            else:
                self._meeting(index, self._ref(row.number), "cancelled", spot, is_cancelled=True)
                self._drop(index)

    def _about(self, row: Row) -> tuple[int | None, str]:
        """Return which meeting a line below is about, and who led it instead ("" when it was cancelled)."""
        line = matrix_names.below(" ".join(values.text(cell) for cell in row.cells if not is_blank(cell)))
        if line is None:
            return None, ""
        day = self.grid.day_of(line.day)
        index = next((i for i, m in enumerate(self.grid.meetings) if day is not None and m.day == day), None)
        return index, line.leader

    def _drop(self, index: int) -> None:
        """Take away the marks of a meeting that turns out to have been cancelled."""
        meeting = self.grid.meetings[index]
        kept = [
            d
            for d in self.reading.drafts
            if not (
                isinstance(d, MarkRow)
                and d.source.sheet == self.sheet.name
                and (d.date, d.number) == (meeting.day, meeting.number)
                and d.mark is Mark.ABSENT
            )
        ]
        self.reading.drafts[:] = kept

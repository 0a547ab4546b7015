"""Finds an attendance matrix in a sheet: the line of meetings, the line of persons, and what may name the course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from courses.imports import days, headings
from courses.imports.attendance_drafts import Spot
from courses.imports.context import Context
from courses.imports.course_hints import hints_of
from courses.imports.fold import heading_key
from courses.imports.headings import Layout
from courses.imports.kinds import kinds
from courses.imports.matrix_meetings import Meeting, meeting_of, meetings_in, told_apart
from courses.imports.matrix_names import RawLine
from courses.imports.reader import Options
from courses.imports.table import Row, Sheet
from courses.imports.values import ValueProblem, is_blank, plain_text, text

_PERSON: Final = ("person", "name", "given_name", "family_name")
_POSITION: Final = frozenset(
    ("nr", "lista nr", "listnr", "plats", "radnr", "lopnr", "", "pos", "position", "rad", "plats nr")
)
_DOWN: Final = frozenset(("datum", "date", "dag", "tillfalle", "traff", "session", "meeting", "nr", "gang", "day"))
_NUMBER_SIGNS: Final = ("#", "№", ".")
_SEARCHED = 40


@dataclass(slots=True)
class Grid:
    """A matrix that was found."""

    header: Row
    meetings: list[Meeting]
    above: list[Row]
    below: list[Row]
    """Lines under the table that are no line of it."""
    body: list[Row]
    is_down: bool
    """Whether the meetings go down and the persons across."""
    course: str
    hints: tuple[str, ...]
    roles: dict[str, int] = field(default_factory=dict)
    """By "name", "given_name", "family_name", "person", "position", "notes" and "course" the column."""
    names: Row | None = None
    """The row of the headings of those columns, where it is not `header`."""
    years: days.YearOf | None = None

    def day_of(self, said: str) -> date | None:
        """Return the day that a text names, or None."""
        try:
            return days.day(said, self.years)
        except ValueProblem:
            return None

    def when(self, meeting: Meeting) -> Spot:
        """Return the cell that says when a meeting is."""
        if self.is_down:
            return Spot(self.body[meeting.place].number, self.heading("date"))
        return Spot(self.header.number, meeting.heading)

    def which(self, line: Spot | None = None) -> Spot:
        """Return the cell that says which course it is: of a line, or above the list; row 0 when none does."""
        if line is not None:
            return Spot(line.row, self.heading("course"))
        said = self.course.casefold()
        rows = [row.number for row in self.above if said and any(said in plain_text(c).casefold() for c in row.cells)]
        return Spot(rows[0] if rows else 0, "")

    def who(self, raw: RawLine) -> Spot:
        """Return the cell that says who a line is about."""
        if self.is_down:
            return Spot(self.header.number, raw.name)
        return Spot(raw.row, self.heading(*_PERSON))

    def heading(self, *roles: str) -> str:
        """Return the heading of the first of the columns that there is."""
        cells = (self.names or self.header).cells
        column = next((self.roles[role] for role in roles if role in self.roles), None)
        return text(cells[column]) if column is not None and column < len(cells) else ""

    def lines(self) -> list[RawLine]:
        """Return the lines of the matrix, one a person."""
        return self._across() if self.is_down else [self.line_of(row) for row in self.body]

    def line_of(self, row: Row) -> RawLine:
        """Return a row of a list with its persons down as a line."""
        name = self._said(row, "name") or f"{self._said(row, 'given_name')} {self._said(row, 'family_name')}".strip()
        who = self._said(row, "person")
        if who and not name and not any(c.isdecimal() for c in who):
            name, who = who, ""
        cells = {i: (row.cells[m.place], row.number) for i, m in enumerate(self.meetings) if m.place < len(row.cells)}
        position = self._said(row, "position")
        return RawLine(
            row.number, name or who, position, who, self._said(row, "notes"), self._said(row, "course"), cells
        )

    def _said(self, row: Row, role: str) -> str:
        column = self.roles.get(role)
        return "" if column is None or column >= len(row.cells) else text(row.cells[column])

    def _across(self) -> list[RawLine]:
        found = []
        for column, cell in enumerate(self.header.cells):
            if column == self.roles["date"] or is_blank(cell):
                continue
            cells = {
                i: (self.body[m.place].cells[column], self.body[m.place].number)
                for i, m in enumerate(self.meetings)
                if column < len(self.body[m.place].cells)
            }
            found.append(RawLine(self.header.number, text(cell), cells=cells))
        return found


def find_grid(sheet: Sheet, options: Options, context: Context, *, is_workbook: bool) -> Grid | None:
    """Return the matrix in a sheet, or None when it is a table with a row a mark, or none at all."""
    index, found = _line_of_meetings(sheet, days.latest_year(context.today))
    layout = headings.find(sheet, kinds()["attendance"], context, options.mapping)
    is_lone = len(found) < 2 and not (layout is not None and _marks_are_under(layout, found))
    if layout is not None and _is_table(layout, options) and (is_lone or layout.header is not sheet.rows[index]):
        return None
    is_rows = layout is not None and "course" in layout.columns and bool({*_PERSON, "email"} & layout.columns.keys())
    down = None if found or is_rows else _index_of_down(sheet)
    above = sheet.rows[: index if found else down or 0]
    for row in above:
        context.hear(" ".join(plain_text(cell) for cell in row.cells[:3]))
    hints = hints_of(sheet, above, options, is_workbook=is_workbook)
    course = options.constants.get("course") or (hints[0] if hints else "")
    years = _years(options, context, course)
    if found:
        meetings = meetings_in(sheet.rows[index], years)
        return _rows_of_persons(sheet, index, meetings, course, hints, years)
    return None if down is None else _columns_of_persons(sheet, down, course, hints, years)


def _years(options: Options, context: Context, course: str) -> days.YearOf:
    """Return which year a day and month mean: the course's own, else the term's, else the latest."""

    def year_of(day: int, month: int) -> int:
        said = options.year_of(course, day, month) if options.year_of else None
        if said is not None:
            return said
        rule = days.nearest_year if context.reference else days.latest_year
        return rule(context.reference or context.today)(day, month)

    return year_of


def _line_of_meetings(sheet: Sheet, years: days.YearOf) -> tuple[int, list[Meeting]]:
    """Return the row with the most headings that are meetings, and them."""
    best: tuple[int, list[Meeting]] = (0, [])
    for index, row in enumerate(sheet.rows[:_SEARCHED]):
        found = meetings_in(row, years)
        is_named = bool(set(_roles_in(row, {m.place for m in found})) & set(_PERSON))
        is_enough = is_named or sum(1 for m in found if m.day) > 1
        if is_enough and len(found) > len(best[1]):
            best = index, found
    return best


def _rows_of_persons(
    sheet: Sheet, index: int, meetings: list[Meeting], course: str, hints: tuple[str, ...], years: days.YearOf
) -> Grid | None:
    """Return the matrix whose headings are meetings, when a column beside them names persons."""
    header = sheet.rows[index]
    columns = {m.place for m in meetings}
    roles, top = _roles(sheet, index, columns)
    if not set(roles) & set(_PERSON):
        return None
    start = max(index, top) + 1
    rows = sheet.rows[start:]
    body = [row for row in rows if _is_line(row, columns, roles)]
    below = [row for row in rows if not _is_line(row, columns, roles)]
    above = sheet.rows[: min(index, top)]
    return Grid(header, meetings, above, below, body, False, course, hints, roles, sheet.rows[top], years)


def _is_line(row: Row, columns: set[int], roles: dict[str, int]) -> bool:
    """Return whether a row under the headings is a line of the list: it has a sign, or a number and a name."""
    if any(column < len(row.cells) and not is_blank(row.cells[column]) for column in columns):
        return True
    named = [
        role
        for role in _PERSON
        if role in roles and roles[role] < len(row.cells) and not is_blank(row.cells[roles[role]])
    ]
    numbered = "position" in roles and roles["position"] < len(row.cells) and not is_blank(row.cells[roles["position"]])
    return bool(named) and ("position" not in roles or numbered)


def _roles(sheet: Sheet, index: int, meetings: set[int]) -> tuple[dict[str, int], int]:
    """Return which columns name persons, and the row of their headings, which may stand just above or below."""
    for at in (index, index - 1, index + 1, index - 2):
        if 0 <= at < len(sheet.rows):
            roles = _roles_in(sheet.rows[at], meetings)
            if set(roles) & set(_PERSON):
                return roles, at
    return _guessed_roles(sheet.rows[index + 1 :], meetings), index


def _roles_in(row: Row, meetings: set[int]) -> dict[str, int]:
    roles: dict[str, int] = {}
    kind = kinds()["attendance"]
    for column, cell in enumerate(row.cells):
        if column in meetings or not isinstance(cell, str):
            continue
        folded = heading_key(cell)
        if folded in _POSITION and (folded or cell.strip() in _NUMBER_SIGNS):
            roles.setdefault("position", column)
            continue
        for field_ in kind.fields:
            own = (field_.name.replace("_", " "), *field_.headings)
            if field_.name in (*_PERSON, "notes", "course") and folded in own and field_.name not in roles:
                roles[field_.name] = column
                break
    return roles


def _guessed_roles(rows: Sequence[Row], meetings: set[int]) -> dict[str, int]:
    """Return the first column before the meetings that holds words in most rows: the names, without a heading."""
    first = min(meetings, default=0)
    for column in range(first):
        cells = [row.cells[column] for row in rows[:30] if column < len(row.cells) and not is_blank(row.cells[column])]
        wordy = [cell for cell in cells if isinstance(cell, str) and sum(c.isalpha() for c in cell) >= 3]
        if len(cells) >= 2 and len(wordy) * 3 >= len(cells) * 2:
            return {"name": column}
    return {}


def _index_of_down(sheet: Sheet) -> int | None:
    """Return the row whose first headings are a date's and then persons', of a list with its meetings down."""
    for index, header in enumerate(sheet.rows[:_SEARCHED]):
        if _date_column(header) is not None and sum(1 for cell in header.cells if not is_blank(cell)) >= 3:
            return index
    return None


def _date_column(header: Row) -> int | None:
    return next(
        (c for c, cell in enumerate(header.cells) if isinstance(cell, str) and heading_key(cell) in _DOWN), None
    )


def _columns_of_persons(
    sheet: Sheet, index: int, course: str, hints: tuple[str, ...], years: days.YearOf
) -> Grid | None:
    """Return the matrix with dates down and persons across."""
    header = sheet.rows[index]
    column = _date_column(header) or 0
    body, meetings = _meetings_down(sheet.rows[index + 1 :], column, years)
    if not meetings:
        return None
    rest = [row for row in sheet.rows[index + 1 :] if row not in body]
    return Grid(header, meetings, sheet.rows[:index], rest, body, True, course, hints, {"date": column}, None, years)


def _marks_are_under(layout: Layout, found: Sequence[Meeting]) -> bool:
    """Return whether what was taken for the column of marks is headed by a meeting's date."""
    return "mark" in layout.guessed and layout.columns["mark"] in {meeting.place for meeting in found if meeting.day}


def _is_table(layout: Layout, options: Options) -> bool:
    """Return whether a layout is that of a table with a row a mark or a row a head count."""
    return not layout.missing(options.constants) and (
        "visitors" in layout.columns or bool(set(layout.columns) & {*_PERSON, "email"})
    )


def _meetings_down(rows: Sequence[Row], column: int, years: days.YearOf) -> tuple[list[Row], list[Meeting]]:
    body: list[Row] = []
    meetings: list[Meeting] = []
    for row in rows:
        found = meeting_of(len(body), row.cells[column], years) if column < len(row.cells) else None
        if found:
            meetings.append(found)
            body.append(row)
    return body, told_apart(meetings)

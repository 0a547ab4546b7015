"""What in a matrix of attendance has lost its place: signs under no date or beside no name. Named, never dropped."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from courses.i18n import _, ngettext
from courses.imports import values
from courses.imports.attendance_drafts import Spot
from courses.imports.fold import heading_key
from courses.imports.headings import OWN_HEADINGS, letter
from courses.imports.legend import Legend, sign_of
from courses.imports.matrix_find import Grid
from courses.imports.matrix_meetings import Meeting
from courses.imports.matrix_names import RawLine, is_aside, trailer
from courses.imports.problems import ERROR, WARNING, Problem, of_row
from courses.imports.reader import Reading
from courses.imports.row_ref import RowRef
from courses.imports.table import Cell, Row, Sheet
from courses.imports.values import ValueProblem, is_blank, plain_text
from courses.model import PRESENT_MARKS, Mark

_SHOWN = 6
"""Meetings that a note names."""


def is_persons(raw: RawLine, cells: Mapping[int, tuple[Cell, RowRef]], legend: Legend) -> bool:
    """Return whether a line without a name is somebody's: it has a number, or nothing but signs."""
    position = raw.position.strip().rstrip(".")
    if position.isdecimal() or position.startswith("+"):
        return True
    return not position and all(_is_sign(cell, legend) for cell, _ref in cells.values())


def _is_sign(cell: Cell, legend: Legend) -> bool:
    try:
        legend.read(cell)
    except ValueProblem:
        return False
    return True


def without_name(ref: RowRef, spot: Spot) -> Problem:
    """Return that a line with signs says nobody's name."""
    return of_row(ref, spot.column, "", _("a name or a key"))


def columns_without_day(reading: Reading, sheet: Sheet, grid: Grid, used: Collection[Cell]) -> None:
    """Name the columns of signs whose heading is no date, and hand back the rows that have a sign there."""
    if grid.is_down:
        return
    signs = {sign_of(cell) for cell in used}
    places = [m.place for m in grid.meetings]
    known = {*places, *grid.roles.values()}
    width = max((len(row.cells) for row in grid.body), default=0)
    for column in range(width):
        if column in known:
            continue
        rows = [row for row in grid.body if _has_sign(row, column, signs) and not _is_trailer(grid, row)]
        heading = plain_text(grid.header.cells[column]).strip() if column < len(grid.header.cells) else ""
        if not rows or heading_key(heading) in OWN_HEADINGS or is_aside(heading):
            continue
        if _is_doubtful(column, heading, places, {sign_of(row.cells[column]) for row in rows}):
            expected = _("the date of a session, such as 2026-09-08")
            problem = Problem(
                reading.book.name, sheet.name, grid.header.number, heading or letter(column), heading, expected, ERROR
            )
            reading.add_for_rows(problem, [row.number for row in rows])
        else:
            text = ngettext(
                "{sheet}: the column {headings} was not read.", "{sheet}: the columns {headings} were not read.", 1
            )
            reading.note(text.format(sheet=sheet.name, headings=heading))


def _is_doubtful(column: int, heading: str, places: Sequence[int], signs: Collection[str]) -> bool:
    """Return whether a column of signs is one of the meetings.

    It is when it stands among them, when its heading has a figure or no letter, or when it is next to them and has several
    signs: a tick for who has paid is one.
    """
    is_within = min(places) < column < max(places)
    is_wordless = any(c.isdecimal() for c in heading) or not any(c.isalpha() for c in heading)
    is_next = column in (min(places) - 1, max(places) + 1)
    return is_within or is_wordless or (is_next and len(signs) > 1)


def _has_sign(row: Row, column: int, signs: Collection[str]) -> bool:
    cell = row.cells[column] if column < len(row.cells) else None
    return not is_blank(cell) and sign_of(cell) in signs


def _is_trailer(grid: Grid, row: Row) -> bool:
    raw = grid.line_of(row)
    return trailer(raw) is not None and bool(raw.name)


def row_without_day(reading: Reading, sheet: Sheet, grid: Grid, row: Row) -> bool:
    """Hand back a row of a list with its meetings down that has signs and no date; return whether it was one."""
    column = grid.roles["date"]
    said = plain_text(row.cells[column]).strip() if column < len(row.cells) else ""
    filled = [c for i, c in enumerate(row.cells) if i != column and not is_blank(c)]
    is_sum = trailer(RawLine(row.number, said)) is not None if said else False
    if len(filled) < 2 or is_sum or is_aside(said):
        return False
    ref = RowRef(reading.book.name, sheet.name, row.number)
    reading.add(of_row(ref, grid.heading("date"), said, _("the date of a session, such as 2026-09-08")))
    return True


def wrong_sum(
    ref: RowRef, spot: Spot, counted: float, there: Sequence[Mark | None], signs: Sequence[Cell]
) -> Problem | None:
    """Return that the sum beside the signs of a meeting is neither those who were there nor the figures added up."""
    heads = sum(mark in PRESENT_MARKS for mark in there)
    figures = sum(share for share in map(_figure, signs) if share is not None)
    if counted in (heads, figures):
        return None
    text = _("the list says {counted}, its signs {heads}").format(counted=f"{counted:g}", heads=heads)
    return of_row(ref, spot.column, f"{counted:g}", "", severity=WARNING, text=text)


def _figure(cell: Cell) -> float | None:
    try:
        return values.number(cell)
    except ValueProblem:
        return None


def gaps_told(sheet: str, gaps: Sequence[Spot]) -> str:
    """Return where somebody has no sign between others, which is no mark."""
    named = [_("row {row}, {column}").format(row=spot.row, column=spot.column) for spot in gaps[:_SHOWN]]
    text = ngettext(
        "{sheet}: no sign in {places}; it was left without a mark.",
        "{sheet}: no sign in {places}; they were left without a mark.",
        len(gaps),
    )
    return text.format(sheet=sheet, places="; ".join(named) + (" …" if len(gaps) > _SHOWN else ""))


def meetings_told(sheet: str, meetings: Sequence[Meeting]) -> str:
    """Return that nobody has a sign at some meetings, which are left as they are."""
    named = [m.day.isoformat() if m.day else m.heading for m in meetings]
    shown = ", ".join(named[:_SHOWN]) + (" …" if len(named) > _SHOWN else "")
    text = ngettext(
        "{sheet}: nobody has a sign at {meetings}; that session was left as it is.",
        "{sheet}: nobody has a sign at {meetings}; those sessions were left as they are.",
        len(named),
    )
    return text.format(sheet=sheet, meetings=shown)

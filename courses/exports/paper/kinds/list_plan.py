"""Plans an attendance list: which sessions and which rows go on which page, and how wide each column is.

Only sums; nothing here draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from courses.exports.paper.pdf.pen import A4, MM
from courses.exports.paper.type.fonts import REGULAR
from courses.exports.paper.type.texts import Fitted, fit, wrap
from courses.model import AttendanceListPaper, ListRow, ListSession

MARGIN = 12 * MM
HEAD_ROW = 24 * MM
"""Height of the table's head."""
ROW = 8.5 * MM
"""Least height of a row: room to write in by hand."""
SIGN_ROW = 11 * MM
TAIL = ROW + SIGN_ROW + 14 * MM
"""Height of what stands below the last row: totals, initials, signature."""
FOOT = 11 * MM
"""Height of the legend and the page number, on every page."""
_NUMBER = 9 * MM
_NAME = 56 * MM
_NOTE = 25 * MM
_NARROWEST, _WIDEST = 12 * MM, 22 * MM
"""Limits of a session's column."""
_NAME_SIZES = (11.0, 10.5, 10.0)
_TINY_NAME = 8.0
"""Only for names that would take more than four lines otherwise."""
_PORTRAIT_SESSIONS = 8
_LANDSCAPE_SESSIONS = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page's form, the same on every page: measures in points."""

    width: float
    height: float
    number: float
    name: float
    session: float

    @property
    def landscape(self) -> bool:
        """Whether the page lies down."""
        return self.width > self.height

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def first_session(self) -> float:
        """Where the first session's column begins."""
        return MARGIN + self.number + self.name


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it will be drawn; a blank one for a walk-in has a number only."""

    number: int
    name: Fitted
    note: Fitted
    not_chosen: frozenset[int] = frozenset()
    """Numbers of the sessions whose boxes get a quiet mark."""

    @property
    def height(self) -> float:
        """In points."""
        return max(ROW, len(self.name.lines) * self.leading + 5)

    @property
    def leading(self) -> float:
        """From one line of the name to the next, in points."""
        return self.name.size * 1.2


@dataclass(frozen=True, slots=True)
class Page:
    """One page: some of the sessions by some of the rows."""

    sessions: tuple[ListSession, ...]
    rows: tuple[Row, ...]
    is_last: bool
    """Whether these sessions have no more rows after this page; then totals and signatures follow."""


def split_sessions(sessions: tuple[ListSession, ...]) -> list[tuple[ListSession, ...]]:
    """Return the sessions in groups that fit a page's width, as even as can be; one empty group when there are none."""
    most = _PORTRAIT_SESSIONS if len(sessions) <= _PORTRAIT_SESSIONS else _LANDSCAPE_SESSIONS
    groups = max(1, -(-len(sessions) // most))
    ends = [len(sessions) * index // groups for index in range(groups + 1)]
    return [sessions[start:end] for start, end in pairwise(ends)]


def sheet_for(sessions: tuple[ListSession, ...]) -> Sheet:
    """Return the form of every page: upright while the sessions of one page fit so, else lying."""
    columns = max(1, *map(len, split_sessions(sessions)))
    width, height = A4 if columns <= _PORTRAIT_SESSIONS else A4[::-1]
    room = width - 2 * MARGIN - _NUMBER - _NAME - _NOTE
    session = max(_NARROWEST, min(_WIDEST, room / columns))
    return Sheet(width, height, _NUMBER, _NAME + (room - session * columns) / 3, session)


def rows_of(paper: AttendanceListPaper, sheet: Sheet) -> list[Row]:
    """Return the rows in order, then the blank ones, numbered on."""
    rows = [_row(row, sheet) for row in paper.rows]
    last = max((row.number for row in paper.rows), default=0)
    nothing = Fitted((), _NAME_SIZES[0])
    return rows + [Row(last + 1 + index, nothing, nothing) for index in range(paper.blank_rows)]


def _row(row: ListRow, sheet: Sheet) -> Row:
    width = sheet.name - 8
    many = len(wrap(row.name, REGULAR, _NAME_SIZES[-1], width)) > 4
    name = fit(row.name, REGULAR, width, (_TINY_NAME,) if many else _NAME_SIZES, most=11)
    note = fit(row.note, REGULAR, _NOTE - 8, (9, 8.5, 8), lines=2, most=2)
    return Row(row.number, name, note, row.not_chosen)


def pack(rows: Sequence[Row], full: float, last: float) -> list[tuple[Row, ...]]:
    """Return the rows by page: `full` points of rows fit a page, `last` points the one with the tail. At least one page."""
    pages: list[tuple[Row, ...]] = [()]
    for row in rows:
        if pages[-1] and _tall((*pages[-1], row)) > full:
            pages.append(())
        pages[-1] += (row,)
    while _tall(pages[-1]) > last and len(pages[-1]) > 1:
        middle = -(-len(pages[-1]) // 2)
        pages[-1:] = [pages[-1][:middle], pages[-1][middle:]]
    return pages


def _tall(rows: Sequence[Row]) -> float:
    return sum(row.height for row in rows)


def plan(paper: AttendanceListPaper, sheet: Sheet, head: float) -> list[Page]:
    """Return the pages in order: all rows of the first sessions, then all rows of the next. `head` is points used above."""
    full = sheet.height - 2 * MARGIN - head - HEAD_ROW - FOOT
    chunks = pack(rows_of(paper, sheet), full, full - TAIL)
    return [
        Page(sessions, chunk, is_last=index == len(chunks) - 1)
        for sessions in split_sessions(paper.sessions)
        for index, chunk in enumerate(chunks)
    ]

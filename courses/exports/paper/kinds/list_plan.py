"""Plans an attendance list: which sessions and which rows go on which page, and how wide each column is.

Only sums; nothing here draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from courses.exports.paper.look import Look
from courses.exports.paper.pdf.pen import MM
from courses.exports.paper.type.fonts import REGULAR
from courses.exports.paper.type.texts import Fitted, fit, wrap
from courses.model import AttendanceListPaper, ListRow, ListSession
from courses.model.paper_style import SheetSize

_TINY_NAME = 8.0
"""Only for names that would take more than four lines otherwise."""


@dataclass(frozen=True, slots=True)
class Measures:
    """How large the parts of a list are, in millimetres."""

    margin: float
    row: float
    """Least height of a row: room to write in by hand."""
    sign_row: float
    number: float
    name: float
    note: float
    """0: there is no column for notes."""
    narrowest: float
    widest: float
    """Limits of a session's column."""


_USUAL = Measures(margin=12, row=8.5, sign_row=11, number=9, name=56, note=25, narrowest=12, widest=22)
_LARGE = Measures(margin=12, row=13, sign_row=16, number=13, name=58, note=34, narrowest=20, widest=34)
_SMALL = {  # of sheets below A4
    False: Measures(margin=10, row=7.5, sign_row=9, number=8, name=48, note=18, narrowest=12, widest=20),
    True: Measures(margin=10, row=12, sign_row=14, number=13, name=54, note=0, narrowest=20, widest=30),
}


@dataclass(frozen=True, slots=True)
class Grid:
    """The page's form, the same on every page: measures in points."""

    look: Look
    is_lying: bool
    most: int
    """Sessions that a page has room for."""
    margin: float
    row: float
    sign_row: float
    number: float
    name: float
    session: float
    note: float

    @property
    def width(self) -> float:
        """Of the page."""
        return self.look.height if self.is_lying else self.look.width

    @property
    def height(self) -> float:
        """Of the page."""
        return self.look.width if self.is_lying else self.look.height

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin

    @property
    def first_session(self) -> float:
        """Where the first session's column begins."""
        return self.margin + self.number + self.name

    @property
    def names(self) -> tuple[float, ...]:
        """Sizes that a name may have."""
        return (self.look.scale.body, 17.0, 16.0) if self.look.is_large else (self.look.scale.body, 10.5, 10.0)

    @property
    def tail(self) -> float:
        """Height of what stands below the last row: totals, initials, signature."""
        return self.row + self.sign_row + 11 * MM + self.look.scale.small * 1.4


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it will be drawn; a blank one for a walk-in has a number only."""

    number: int
    name: Fitted
    note: Fitted
    least: float
    """Height of an ordinary row, in points."""
    not_chosen: frozenset[int] = frozenset()
    """Numbers of the sessions whose boxes get a quiet mark."""

    @property
    def height(self) -> float:
        """In points."""
        return max(self.least, len(self.name.lines) * self.leading + 5)

    @property
    def leading(self) -> float:
        """From one line of the name to the next, in points."""
        return self.name.size * 1.2


@dataclass(frozen=True, slots=True)
class Page:
    """One page: some of the sessions by some of the rows."""

    sessions: tuple[ListSession, ...]
    rows: tuple[Row, ...]
    is_first: bool
    """Whether these sessions begin here; on the pages after it their heads are repeated."""
    is_last: bool
    """Whether these sessions have no more rows after this page; then totals and signatures follow."""


def split_sessions(sessions: tuple[ListSession, ...], most: int) -> list[tuple[ListSession, ...]]:
    """Return the sessions in groups of at most `most`, as even as can be; one empty group when there are none."""
    groups = max(1, -(-len(sessions) // most))
    ends = [len(sessions) * index // groups for index in range(groups + 1)]
    return [sessions[start:end] for start, end in pairwise(ends)]


def grid_for(sessions: tuple[ListSession, ...], look: Look, size: SheetSize = SheetSize.A4) -> Grid:
    """Return the form of every page: upright while all sessions fit so on one, else lying; in large print always upright.

    Large rows on a page that lies would be too few.
    """
    small = size in (SheetSize.A5, SheetSize.A6)
    measures = _SMALL[look.is_large] if small else _LARGE if look.is_large else _USUAL
    upright = _grid(measures, look, is_lying=False)
    if len(sessions) <= upright.most or look.is_large:
        return _with_columns(upright, measures, max(map(len, split_sessions(sessions, upright.most))))
    lying = _grid(measures, look, is_lying=True)
    return _with_columns(lying, measures, max(map(len, split_sessions(sessions, lying.most))))


def _grid(it: Measures, look: Look, *, is_lying: bool) -> Grid:
    """Return the grid before its sessions' columns are made as wide as they can be."""
    wider = 6 if is_lying else 0
    number, name, note = it.number * MM, (it.name + wider) * MM, it.note * MM
    width = look.height if is_lying else look.width
    most = max(1, int((width - 2 * it.margin * MM - number - name - note) / (it.narrowest * MM)))
    return Grid(
        look=look,
        is_lying=is_lying,
        most=most,
        margin=it.margin * MM,
        row=it.row * MM,
        sign_row=it.sign_row * MM,
        number=number,
        name=name,
        session=it.narrowest * MM,
        note=note,
    )


def _with_columns(grid: Grid, it: Measures, columns: int) -> Grid:
    """Return the grid with the room that the sessions leave given to their columns, then to names and notes."""
    columns = max(1, columns)
    room = grid.inner - grid.number - grid.name - grid.note
    session = max(it.narrowest * MM, min(it.widest * MM, room / columns))
    left = room - session * columns
    notes = left * 2 / 3 if grid.note else 0
    return replace(grid, session=session, name=grid.name + left - notes, note=grid.note + notes)


def rows_of(paper: AttendanceListPaper, grid: Grid) -> list[Row]:
    """Return the rows in order, then the blank ones, numbered on."""
    rows = [_row(row, grid) for row in paper.rows]
    last = max((row.number for row in paper.rows), default=0)
    nothing = Fitted((), grid.names[0])
    return rows + [Row(last + 1 + index, nothing, nothing, grid.row) for index in range(paper.blank_rows)]


def _row(row: ListRow, grid: Grid) -> Row:
    width = grid.name - 8
    many = len(wrap(row.name, REGULAR, grid.names[-1], width)) > 4
    name = fit(row.name, REGULAR, width, (_TINY_NAME,) if many else grid.names, most=11)
    sizes = (grid.look.scale.small,) if grid.look.is_large else (9.0, 8.5, 8.0)
    note = fit(row.note, REGULAR, grid.note - 8, sizes, lines=2, most=2) if grid.note else Fitted((), sizes[0])
    return Row(row.number, name, note, grid.row, row.not_chosen)


def pack(rows: Sequence[Row], full: float, tail: float, first: float | None = None) -> list[tuple[Row, ...]]:
    """Return the rows by page, at least one: `full` points of rows fit a page, `first` the first, `tail` less the last."""
    rooms = [full if first is None else first]
    pages: list[tuple[Row, ...]] = [()]
    for row in rows:
        if pages[-1] and _tall((*pages[-1], row)) > rooms[-1]:
            pages.append(())
            rooms.append(full)
        pages[-1] += (row,)
    while _tall(pages[-1]) > rooms[-1] - tail and len(pages[-1]) > 1:
        middle = -(-len(pages[-1]) // 2)
        pages[-1:] = [pages[-1][:middle], pages[-1][middle:]]
        rooms.append(full)
    return pages


def _tall(rows: Sequence[Row]) -> float:
    return sum(row.height for row in rows)


def plan(paper: AttendanceListPaper, grid: Grid, taken: float, head: float, short_head: float) -> list[Page]:
    """Return the pages in order: all rows of the first sessions, then all rows of the next.

    `taken` is the points of a page that the table's head and the foot use, `head` those of the head of the first page,
    `short_head` those of the head of the others.
    """
    room = grid.height - 2 * grid.margin - taken
    rows, pages = rows_of(paper, grid), []
    for index, sessions in enumerate(split_sessions(paper.sessions, grid.most)):
        chunks = pack(rows, room - short_head, grid.tail, None if index else room - head)
        for at, chunk in enumerate(chunks):
            pages.append(Page(sessions, chunk, is_first=at == 0, is_last=at == len(chunks) - 1))
    return pages

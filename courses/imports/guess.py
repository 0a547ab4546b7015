"""What a file holds, guessed from its headings and its first rows. Writes nothing, and never reads a long file to its end."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from courses import clock
from courses.errors import CoursesError
from courses.imports import by_content, headings, table
from courses.imports.context import Context
from courses.imports.kinds import kinds
from courses.imports.layouts import Recognised, recognise
from courses.imports.matrix_find import Grid, find_grid
from courses.imports.reader import Options
from courses.imports.states import section_of
from courses.imports.table import Book, Cell, Sheet
from courses.imports.values import is_blank, plain_text

_MOST_HEADINGS: Final = 2 / 3
"""The share of the headings that have to mean something when another kind comes near."""
_FAR_AHEAD, _AHEAD = 1.5, 1.1
"""How many times likelier than the next a kind has to be: with headings that mean nothing to it, and without."""
_STRONG: Final = 4.0
"""Headings that a table has recognised when it is no list of attendance whatever stands in it."""
_SIGN: Final = 6
"""The longest that a sign of attendance is."""
_UNFINISHED: Final = 0.5
"""What a likeness is worth when the kind needs more than the headings give."""


class _Likeness(NamedTuple):
    """How much a sheet looks like a kind."""

    kind: str
    score: float
    """Headings recognised, by how surely."""
    share: float
    """Of all its headings, 0–1."""
    is_whole: bool
    """Whether all that the kind needs is there."""

    @property
    def weight(self) -> float:
        """What the likeness is worth beside others."""
        return self.score * self.share * (1 if self.is_whole else _UNFINISHED)


def kind_of(path: Path) -> str | None:
    """Return the kind that a file looks like, or None when none is clearly likeliest, or it cannot be read."""
    try:
        return of_book(table.head(path))
    except CoursesError:
        return None


def of_book(book: Book) -> str | None:
    """Return the kind that a file's first rows look like, or None when none is clearly likeliest."""
    weights: dict[str, float] = {}
    for sheet in (part for whole in book.sheets for part in headings.parts(whole)):
        found = _of_sheet(book, sheet)
        if found:
            weights[found.kind] = weights.get(found.kind, 0.0) + found.weight
    return max(weights, key=lambda kind: weights[kind], default=None)


def is_matrix(book: Book, sheet: Sheet) -> bool:
    """Return whether a sheet is a list of attendance with a column or a row a session, rather than a row a mark."""
    grid = _grid(book, sheet)
    return (
        grid is not None
        and (len({(m.day or m.number, m.nth) for m in grid.meetings}) == len(grid.meetings))
        and _signs(grid)
    )


def _of_sheet(book: Book, sheet: Sheet) -> _Likeness | None:
    found = recognise(sheet)
    if found is not None:
        return _of_layout(found)
    likeness = _of_headings(book, sheet) or _of_content(sheet)
    if likeness is not None and likeness.kind == "people" and any(section_of(row.cells) for row in sheet.rows):
        return likeness._replace(kind="enrolments")  # headings between the rows say where the people stand
    return likeness


def _of_layout(found: Recognised) -> _Likeness | None:
    """Return what a program's table is best read as: enrolments when it says when, what or to which course."""
    kinds_of_it, columns = found.layout.kinds, found.layout.columns
    if not kinds_of_it:
        return None
    is_told = {"event", "time", "course"} & columns.keys() or "?" in columns.get("name", ())
    is_both = "enrolments" in kinds_of_it and kinds_of_it[0] == "people"
    kind = "enrolments" if is_both and is_told else kinds_of_it[0]
    return _Likeness(kind, float(len(found.at)), 1.0, is_whole=True)


def _of_content(sheet: Sheet) -> _Likeness | None:
    """Return that a sheet whose headings say nothing is a list of people, when its cells show it."""
    found = by_content.find(sheet)
    return _Likeness("people", float(len(found[1].columns)), 1.0, is_whole=True) if found else None


def _of_headings(book: Book, sheet: Sheet) -> _Likeness | None:
    best = _clear(_likenesses(sheet))
    if best and best.is_whole and best.score >= _STRONG:
        return best
    grid = _grid(book, sheet) if is_matrix(book, sheet) else None
    if grid and not (best and best.is_whole and grid.is_down):
        return _Likeness("attendance", float(len(grid.meetings)), 1.0, is_whole=True)
    return best


def _likenesses(sheet: Sheet) -> list[_Likeness]:
    """Return the kinds that a sheet looks like, likeliest first."""
    found = []
    for kind in kinds().values():
        layout = headings.find(sheet, kind, Context(clock.today()), {})
        if layout:
            known = len(layout.columns)
            share = known / max(1, known + len(layout.unknown))
            found.append(_Likeness(kind.name, layout.score, share, not layout.missing({})))
    return sorted(found, key=lambda it: it.weight, reverse=True)


def _clear(found: list[_Likeness]) -> _Likeness | None:
    """Return the likeliest when it is well ahead of the next, else None."""
    if not found:
        return None
    best, *others = found
    if best.share >= _MOST_HEADINGS:
        return best if best.weight > _AHEAD * max((it.weight for it in others), default=0.0) else None
    rival = max((it.score * it.share for it in others), default=0.0)
    return best if best.is_whole and best.weight > _FAR_AHEAD * rival and best.score >= _STRONG else None


def _grid(book: Book, sheet: Sheet) -> Grid | None:
    today = clock.today()
    return find_grid(sheet, Options(today=today), Context(today), is_workbook=book.is_workbook)


def _signs(grid: Grid) -> bool:
    """Return whether what stands under the meetings of a matrix is mostly short, as signs are."""
    cells = [cell for cell in _cells(grid) if not is_blank(cell)]
    return sum(1 for cell in cells if len(plain_text(cell).strip()) <= _SIGN) * 4 >= len(cells) * 3


def _cells(grid: Grid) -> Iterable[Cell]:
    for line in grid.lines():
        for cell, _row in line.cells.values():
            yield cell

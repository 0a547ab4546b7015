"""Lists of people whose headings say nothing, or that have none: their columns told by what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from courses.imports import name_signs as signs
from courses.imports.layouts import Hint
from courses.imports.table import Cell, Row, Sheet
from courses.imports.values import is_blank, plain_text

_SAMPLE = 60
_MOST = 0.6
"""The share of a column's cells that have to look like a thing for the column to be it."""


def find(sheet: Sheet) -> tuple[Sheet, Hint] | None:
    """Return the sheet, with blank headings put above when it has none, and which column is what; None when nobody is in it.

    Found are a name, or a given and a family name, and beside it e-mail address, phone and personal number.
    """
    rows = [row for row in sheet.rows if sum(not is_blank(cell) for cell in row.cells)]
    first = _first_of_list(rows)
    if first is None:
        return None
    columns = _columns(rows[first:])
    if not columns:
        return None
    is_headed = _is_header(rows, first, columns)
    at = sheet.rows.index(rows[first])
    if is_headed:
        return sheet, Hint(at - 1, columns)
    number = sheet.rows[at - 1].number if at else 0
    blank = Row(number, [""] * max(len(row.cells) for row in rows))
    headed = replace(sheet, rows=[*sheet.rows[:at], blank, *sheet.rows[at:]])
    return headed, Hint(at, columns)


def _first_of_list(rows: Sequence[Row]) -> int | None:
    """Return the place of the first row that has a person, of those that are like the ones after it."""
    for index, row in enumerate(rows[:40]):
        like = [cell for cell in row.cells if signs.is_mail(cell) or signs.is_phone(cell) or signs.is_number(cell)]
        named = [cell for cell in row.cells if signs.is_whole_name(cell) or signs.is_part_of_name(cell)]
        if (like and named) or (named and _is_known(named) and not _is_title(row)):
            return index
    return None


def _is_known(named: Sequence[Cell]) -> bool:
    return any(signs.is_given(plain_text(cell)) or signs.is_family(plain_text(cell)) for cell in named)


def _is_title(row: Row) -> bool:
    return any(len(plain_text(cell).split()) > 5 for cell in row.cells)


def _columns(rows: Sequence[Row]) -> dict[str, int]:
    sample = rows[:_SAMPLE]
    width = max(len(row.cells) for row in sample)
    cells = [
        [row.cells[at] for row in sample if at < len(row.cells) and not is_blank(row.cells[at])] for at in range(width)
    ]
    found: dict[str, int] = {}
    tests: tuple[tuple[str, Callable[[Cell], bool]], ...] = (
        ("email", signs.is_mail),
        ("personal_no", signs.is_number),
        ("phone", signs.is_phone),
    )
    for name, test in tests:
        at = _best(cells, test, set(found.values()))
        if at is not None:
            found[name] = at
    names = _names(cells, set(found.values()), is_alone=not found)
    return {**names, **found} if names else {}


def _best(cells: Sequence[Sequence[Cell]], test: Callable[[Cell], bool], taken: set[int]) -> int | None:
    shares = [(_share(column, test), -at) for at, column in enumerate(cells) if at not in taken and column]
    share, minus = max(shares, default=(0.0, 0))
    return -minus if share >= _MOST else None


def _share(column: Sequence[Cell], test: Callable[[Cell], bool]) -> float:
    return sum(map(test, column)) / len(column) if column else 0.0


def _names(cells: Sequence[Sequence[Cell]], taken: set[int], *, is_alone: bool) -> dict[str, int]:
    """Return the column of whole names, else those of given and family names, the given ones first unless they show otherwise.

    Where nothing else tells that it is people, some of the names must be common ones.
    """
    whole = _best(cells, signs.is_whole_name, taken)
    if whole is not None:
        is_people = not is_alone or _share(cells[whole], lambda cell: _is_known([plain_text(cell).split()[0]])) >= 0.3
        is_people = is_people or _share(cells[whole], _ends_as_family) >= 0.3
        return {"name": whole} if is_people else {}
    parts = [
        at
        for at, column in enumerate(cells)
        if at not in taken
        and column
        and _share(column, signs.is_part_of_name) >= _MOST
        and len(set(map(plain_text, column))) * 2 >= len(column)
    ]
    for one, other in pairwise(parts):
        if other == one + 1 and (not is_alone or _known_share(cells[one]) + _known_share(cells[other]) >= 0.5):
            is_swapped = _share(cells[one], _ends_as_family) > _share(cells[other], _ends_as_family) + 0.3
            return (
                {"given_name": other, "family_name": one} if is_swapped else {"given_name": one, "family_name": other}
            )
    return {"name": parts[0]} if parts and not is_alone else {}


def _known_share(column: Sequence[Cell]) -> float:
    return _share(column, lambda cell: _is_known([cell]))


def _ends_as_family(cell: Cell) -> bool:
    return signs.is_family(plain_text(cell))


def _is_header(rows: Sequence[Row], first: int, columns: dict[str, int]) -> bool:
    """Return whether the row above the first person is headings: as many texts, and none of them like what stands below."""
    if not first or rows[first - 1].number != rows[first].number - 1:
        return False
    above = rows[first - 1].cells
    texts = [cell for cell in above if not is_blank(cell)]
    return len(texts) >= max(2, len(columns)) and all(isinstance(cell, str) and len(cell) < 80 for cell in texts)

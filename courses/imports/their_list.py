"""What stands in an association's e-list, pasted or from its file: dates × names with marks, or names with hours.

Reads loosely, and says in notes what it took for granted or passed over; nothing is kept, and nothing is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from courses import clock
from courses.errors import Invalid
from courses.i18n import _
from courses.imports import matrix_names, table, values
from courses.imports.context import Context
from courses.imports.delimited import read_text
from courses.imports.fold import heading_key
from courses.imports.matrix_find import find_grid
from courses.imports.reader import Options
from courses.imports.table import Book, Cell, Row, Sheet
from courses.imports.values import ValueProblem, is_blank, plain_text
from courses.model import PRESENT_MARKS
from courses.model.elist import TheirList, TheirPerson

_NAMES: Final = frozenset("namn|name|deltagare|deltagarens namn|participant|fullstandigt namn".split("|"))
_GIVEN: Final = frozenset("fornamn|first name|given name|tilltalsnamn".split("|"))
_FAMILY: Final = frozenset("efternamn|last name|family name|surname".split("|"))
_NUMBERS: Final = frozenset("personnr|pnr|person nr|personal nr|personnr lma nr|personal identity nr|id nr".split("|"))
_HOURS: Final = frozenset(
    "studietimmar|timmar|study hours|hours|antal studietimmar|summa timmar|st tim|sttim|tim".split("|")
)
_SESSIONS: Final = frozenset(
    "traffar|antal traffar|sammankomster|antal sammankomster|narvaro|antal narvaro|sessions|ganger|antal ganger|tillfallen".split(
        "|"
    )
)
_SPACES: Final = re.compile(r"\t| {2,}")
_FIGURE: Final = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:(?:studie)?tim\w*|h|st|hours?)?\.?", re.IGNORECASE)
_TAIL: Final = re.compile(rf"(.*[^\W\d_].*?)[\s:;,–-]+{_FIGURE.pattern}", re.IGNORECASE)
_HALVES: Final = re.compile(r"(?:(?<=\s\d)|(?<=\s\d\d)),(?=\d{1,2}(?!\d))")
"""The comma of a decimal after a space, which is none between columns."""
_PLACE: Final = re.compile(r"^\d{1,3}[.)]\s*")
_DECIMAL: Final = re.compile(r"\d+[.,]\d+")
_NUMBER: Final = re.compile(r"\b(?:\d{2})?\d{6}[-+ ]?\d{4}\b")
_MOST: Final = 1000
"""People of a list at most, and the most study hours or sessions that somebody is taken to have."""
_PAIR: Final = 2
_SHOWN: Final = 30
"""Letters at most of what was not understood, as it is shown."""
_LONGEST: Final = 2_000_000
"""Letters of a pasted text at most."""


def read_file(path: Path, meetings: Sequence[date]) -> TheirList:
    """Read a CSV file or a workbook; `meetings` are our sessions' days, for dates without a year and for numbers.

    Raises NotFound, and Invalid when nothing can be made of it.
    """
    return _read(table.read(path), meetings)


def read_pasted(text: str, meetings: Sequence[date]) -> TheirList:
    """Read pasted text, with tabs, semicolons or wide spaces between columns. Raises Invalid."""
    if len(text) > _LONGEST:
        raise Invalid(_("That is too long to be an e-list."))
    if not text.strip():
        raise Invalid(_("There is nothing to compare with."), _("Copy the table in the e-list, and paste it here."))
    if not any(sign in text for sign in "\t;"):
        text = _HALVES.sub(".", text)
        text = "\n".join("\t".join(_SPACES.split(line.strip())) for line in text.splitlines())
    return _read(read_text(Path(_("pasted")), text.encode()), meetings)


def _read(book: Book, meetings: Sequence[date]) -> TheirList:
    notes = list(book.notes)
    for sheet in book.sheets:
        found = _matrix(sheet, meetings, notes) or _hours(sheet, notes)
        if found is not None and found.persons:
            if len(found.persons) > _MOST:
                raise Invalid(_("That is too long to be an e-list."))
            return found
    raise Invalid(
        _("No names with dates or hours were found in it."),
        _("Give dates across and names down with a mark each, or a list of names with hours."),
    )


def _matrix(sheet: Sheet, meetings: Sequence[date], notes: list[str]) -> TheirList | None:
    context = Context(clock.today())
    grid = find_grid(sheet, Options(constants={"course": "-"}, year_of=_years(meetings)), context, is_workbook=False)
    if grid is None or not grid.meetings:
        return None
    for row in (*grid.above, *grid.below):
        context.legend.hear(row.cells)
    days = [it.day or _numbered(it.number, meetings) for it in grid.meetings]
    by_number = {row.number: row for row in grid.body}
    extra = {} if grid.is_down else _columns(grid.header)
    lines = [raw for raw in grid.lines() if raw.name and matrix_names.trailer(raw) is None]
    used = {index for raw in lines for index, (cell, _row) in raw.cells.items() if not is_blank(cell)}
    persons = []
    for raw in lines:
        cells = {index: cell for index, (cell, _row) in raw.cells.items()}
        name, number = _parted(raw.name)
        marks, unread = _marks(cells, days, used, context, name, notes)
        it = _person(matrix_names.listed(raw).name, marks, by_number.get(raw.row), extra, number)
        persons.append(replace(it, unread=(*it.unread, *unread)))
    known = tuple(sorted({day for index, day in enumerate(days) if day is not None and index in used}))
    return TheirList(tuple(persons), known, tuple(notes))


def _marks(
    cells: dict[int, Cell], days: list[date | None], used: set[int], context: Context, name: str, notes: list[str]
) -> tuple[dict[date, bool], tuple[str, ...]]:
    """Return who was there when: a number is study hours, a blank is away where anybody has a mark that day.

    Beside it what was not understood, each once.
    """
    found: dict[date, bool] = {}
    unread: dict[str, None] = {}
    for index, day in enumerate(days):
        if day is None or index not in used:
            continue
        cell = cells.get(index)
        if cell is None or is_blank(cell):
            found[day] = False
            continue
        try:
            found[day] = _was_there(cell, context)
        except ValueProblem:
            said = _("{name}, {day}: “{text}” was not understood and passed over.")
            notes.append(said.format(name=name, day=day.isoformat(), text=_shown(cell)))
            unread[_shown(cell)] = None
    return found, tuple(unread)


def _was_there(cell: Cell, context: Context) -> bool:
    text = plain_text(cell).strip()
    if text.isdecimal() and text not in context.legend.signs:
        return int(text) > 0
    if _DECIMAL.fullmatch(text) and text not in context.legend.signs:
        return float(text.replace(",", ".")) > 0
    mark, _minutes = context.legend.read(cell)
    return mark in PRESENT_MARKS


def _person(
    name: str, marks: dict[date, bool], row: Row | None, extra: dict[str, int], in_name: str = ""
) -> TheirPerson:
    name, beside = _parted(name)
    number = plain_text(_cell(row, extra, "number")).strip() or beside or in_name
    figures = {what: _cell(row, extra, what) for what in ("hours", "sessions")}
    unread = tuple(_shown(cell) for cell in figures.values() if not is_blank(cell) and _whole(cell) is None)
    return TheirPerson(name, number, marks, _whole(figures["hours"]), _whole(figures["sessions"]), unread)


def _parted(name: str) -> tuple[str, str]:
    """Return a name without the personal number that stands in it, which is never shown, and the number."""
    found = _NUMBER.search(name)
    return (" ".join(_NUMBER.sub(" ", name).split()).strip(" ,;:()"), found[0]) if found else (name, "")


def _shown(cell: Cell) -> str:
    """Return what stands in a cell as it may be shown: the beginning, without personal numbers."""
    return _NUMBER.sub("…", plain_text(cell))[:_SHOWN]


def _hours(sheet: Sheet, notes: list[str]) -> TheirList | None:
    for at, row in enumerate(sheet.rows[:40]):
        columns = _columns(row)
        if ("name" in columns or "family" in columns) and ("hours" in columns or "sessions" in columns):
            lines = sheet.rows[at + 1 :]
            persons = [it for line in lines if (it := _listed(line, columns)) is not None]
            return TheirList(tuple(persons), (), tuple(notes))
    bare = [it for row in sheet.rows if (it := _bare(row)) is not None]
    if bare:
        notes.append(_("Without headings: the number after each name was taken for study hours."))
        if any(it.sessions is not None for it in bare):
            notes.append(
                _("Of two numbers after a name the lesser was taken for sessions, the greater for study hours.")
            )
    return TheirList(tuple(bare), (), tuple(notes)) if bare else None


def _listed(row: Row, columns: dict[str, int]) -> TheirPerson | None:
    parts = [plain_text(_cell(row, columns, name)).strip() for name in ("name", "given", "family")]
    name = parts[0] or " ".join(filter(None, parts[1:]))
    if not _is_name(name):
        return None
    return _person(name, {}, row, columns)


def _bare(row: Row) -> TheirPerson | None:
    """Return a person of a line that is a name and a number, with or without a personal number, or two numbers."""
    cells = [plain_text(cell).strip() for cell in row.cells if not is_blank(cell)]
    number = _NUMBER.search("\t".join(cells))
    kept = [text for cell in cells if (text := " ".join(_NUMBER.sub(" ", cell).split()))]
    figures: list[str] = []
    while kept and (match := _FIGURE.fullmatch(kept[-1])):
        figures.insert(0, match[1])
        kept.pop()
    while kept and not _has_letter(kept[0]):
        kept.pop(0)
    name = _PLACE.sub("", " ".join(kept))
    if not figures and (match := _TAIL.fullmatch(name)):
        name, figures = match[1], [match[2]]
    name = name.strip(" ,;:")
    if not figures or not _is_name(name) or heading_key(kept[0]) in _NAMES | _GIVEN | _FAMILY:
        return None
    read = sorted(figures, key=lambda text: float(text.replace(",", ".")))  # a session has a study hour or more
    hours, sessions = (read[1], read[0]) if len(read) == _PAIR else (figures[-1], "")
    unread = tuple(text for text in (hours, sessions) if text and _whole(text) is None)
    return TheirPerson(name, number[0] if number else "", {}, _whole(hours), _whole(sessions), unread)


def _is_name(text: str) -> bool:
    return _has_letter(text) and heading_key(text) not in ("summa", "totalt", "total", "antal", "sum")


def _has_letter(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _columns(header: Row) -> dict[str, int]:
    """Return the columns of what is known by their headings."""
    known = {
        "name": _NAMES,
        "given": _GIVEN,
        "family": _FAMILY,
        "number": _NUMBERS,
        "hours": _HOURS,
        "sessions": _SESSIONS,
    }
    found: dict[str, int] = {}
    for at, cell in enumerate(header.cells):
        folded = heading_key(plain_text(cell)) if isinstance(cell, str) else ""
        for name, headings in known.items():
            if folded in headings or (name == "number" and folded.startswith(("personnr", "personal nr"))):
                found.setdefault(name, at)
    return found


def _cell(row: Row | None, columns: dict[str, int], name: str) -> Cell:
    at = columns.get(name)
    return row.cells[at] if row is not None and at is not None and at < len(row.cells) else ""


def _whole(cell: Cell) -> int | None:
    """Return a whole number of hours or sessions; None for a blank, and for what is none: half an hour is not passed off."""
    if is_blank(cell):
        return None
    try:
        found = values.number(cell)
    except ValueProblem:
        return None
    return int(found) if found == int(found) and 0 <= found <= _MOST else None


def _numbered(number: int | None, meetings: Sequence[date]) -> date | None:
    return meetings[number - 1] if number and number <= len(meetings) else None


def _years(meetings: Sequence[date]) -> Callable[[str, int, int], int | None]:
    def year_of(_course: str, day: int, month: int) -> int | None:
        same = [it.year for it in meetings if (it.day, it.month) == (day, month)]
        return same[0] if same else (meetings[0].year if meetings else None)

    return year_of

"""Where a table begins in a sheet, which of its columns is which field, and what kind of table it looks like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final, NamedTuple

from courses.imports.context import Context
from courses.imports.fold import heading_key, key, squeeze, without_politeness
from courses.imports.kinds import Field, Kind, kinds
from courses.imports.layouts import Hint, Recognised
from courses.imports.parsers import fit
from courses.imports.table import Cell, Row, Sheet
from courses.imports.values import is_blank, plain_text

OWN_HEADINGS: Final = frozenset(
    (
        "rad i filen",
        "varfor raden kom tillbaka",
        "blad i filen",
        "row in the file",
        "why the row came back",
        "sheet in the file",
    )
)
"""The columns that a file of rejected rows adds, folded; they are passed over when it is read again."""
SHEET_HEADINGS: Final = frozenset(("blad i filen", "sheet in the file"))
"""Of them, which sheet the row came from."""
_WHY: Final = frozenset(("varfor raden kom tillbaka", "why the row came back"))
_TICKS: Final = frozenset("sant falskt true false ja nej yes no x j n 1 0".split())
"""What stands in a column that is ticked, whatever its heading."""
_SEARCHED = 60
"""Rows at the top of a sheet in which the headings are looked for."""
_TELLING: Final = frozenset(("moment", "day", "past_day", "clock_range", "mark", "event", "change", "kind"))
"""Parsers that little else than their own cells passes."""
_NEARLY, _HALF = 0.95, 0.5
"""The share of its cells by which a column without a known heading is taken for what the kind needs; signs are plain."""
_LONG = 5
"""Letters that a heading has at least to be found within another."""
_EXACT, _ASKED, _ALSO, _BEGINS, _WITHIN, _LEAST = 100.0, 90.0, 60.0, 45.0, 30.0, 20.0


@dataclass(slots=True)
class Layout:
    """How a sheet is to be read."""

    kind: Kind
    header: Row
    columns: dict[str, int]
    """By field, the column from 0."""
    above: list[Row]
    """Titles and legends."""
    below: list[Row]
    """The rows after the headings."""
    unknown: list[str] = field(default_factory=list)
    """Headings that mean nothing to us."""
    guessed: list[str] = field(default_factory=list)
    """Fields whose column was found by what stands in it, not by its heading."""
    score: float = 0.0
    width: int = 0
    """How many columns the file has where some were added to hold what cells were taken apart to; else 0."""
    added: dict[int, str] = field(default_factory=dict)
    """By column that was added, the heading that its values come from."""
    found: Recognised | None = None
    """Which program made the sheet, when that was seen."""
    counting: int | None = None
    """The column that only counts the rows."""
    is_by_section: bool = False
    """Whether headings between the rows say where the people under them stand."""

    def heading(self, name: str) -> str:
        """Return the heading of a field's column, or its letter where it has none."""
        column = self.columns.get(name)
        if column is None:
            return ""
        if column in self.added:
            return self.added[column]
        written = plain_text(self.header.cells[column]).strip() if column < len(self.header.cells) else ""
        return written or letter(column)

    def missing(self, constants: Mapping[str, str]) -> list[tuple[str, ...]]:
        """Return the groups of fields of which none has a column or a constant."""
        return [group for group in self.kind.needs if not any(f in self.columns or f in constants for f in group)]


def letter(column: int) -> str:
    """Return a column's letters as Excel has them, from 0: A, B, … AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def find(
    sheet: Sheet, kind: Kind, context: Context, mapping: Mapping[str, str], hint: Hint | None = None
) -> Layout | None:
    """Return the likeliest layout of a sheet as a table of `kind`; None when no row looks like its headings.

    `mapping` (`--map`) is by field the heading's text, or the column's letter or number; empty: the field has no column.
    """
    if hint is not None and hint.row is not None:
        return _layout(sheet, hint.row, kind, context, mapping, hint)
    best: tuple[float, int] | None = None
    for index, row in enumerate(sheet.rows[:_SEARCHED]):
        score = _likeness(row, kind, mapping)
        if score > 0 and (best is None or score > best[0]):
            best = score, index
    if best is None:
        return None
    return _layout(sheet, best[1], kind, context, mapping, hint)


def _likeness(row: Row, kind: Kind, mapping: Mapping[str, str]) -> float:
    """Return how much a row looks like the headings of a kind; 0 when it does not."""
    cells = [cell for cell in row.cells if not is_blank(cell)]
    texts = [plain_text(cell).strip() for cell in cells if isinstance(cell, str)]
    claims = [(score, name) for text in texts for name, score in _claims(text, kind).items()]
    found: dict[str, float] = {}
    for score, name in claims:
        found[name] = max(found.get(name, 0.0), score)
    named = sum(1 for wanted in mapping.values() if wanted and any(_same(wanted, text) for text in texts))
    strong = sum(score for score in found.values() if score >= _BEGINS) / _EXACT + named
    is_whole = all(any(found.get(name, 0.0) >= _EXACT for name in group) for group in kind.needs)
    least = 1 if len(cells) == 1 or named or is_whole else 2
    if sum(1 for score in found.values() if score >= _BEGINS) + named < least:
        return 0.0
    return strong - 0.3 * (len(cells) - len(texts)) - 0.2 * sum(1 for text in texts if text[:1].isdecimal())


def _layout(
    sheet: Sheet, index: int, kind: Kind, context: Context, mapping: Mapping[str, str], hint: Hint | None = None
) -> Layout:
    header, below = sheet.rows[index], sheet.rows[index + 1 :]
    layout = Layout(kind, header, _mapped(header, kind, mapping, below), sheet.rows[:index], below)
    taken = set(layout.columns.values())
    barred = {name for name, wanted in mapping.items() if not wanted.strip()}
    if hint is not None:
        said = {name: at for name, at in hint.columns.items() if kind.field(name) and at not in taken}
        layout.columns = {name: at for name, at in said.items() if name not in mapping} | layout.columns
        layout.score += len(said)
        taken |= hint.passed_over | set(layout.columns.values())
    sample = below[:200]
    claims: list[tuple[float, int, int, int, Field]] = []
    for column, cell in enumerate(header.cells):
        text = plain_text(cell).strip()
        if column in taken or not text or heading_key(text) in OWN_HEADINGS:
            continue
        cells = [row.cells[column] if column < len(row.cells) else None for row in sample]
        bases = _claims(text, kind)
        for order, candidate in enumerate(kind.fields):
            base = bases.get(candidate.name, 0.0)
            if base and candidate.name not in layout.columns and candidate.name not in barred:
                fits = fit(candidate, context, cells) if sample else 1.0
                if not fits and _is_another_thing(candidate, base, cells):
                    continue
                score = base * (0.4 + 0.6 * fits)
                claims.append((score, -len(bases), -order, -column, candidate))  # who can be one thing only goes first
    for score, _only, _order, minus, candidate in sorted(claims, key=lambda c: c[:4], reverse=True):
        if score >= _LEAST and candidate.name not in layout.columns and -minus not in taken:
            layout.columns[candidate.name] = -minus
            taken.add(-minus)
            layout.score += score / _EXACT
    _by_content(layout, context, taken, barred)
    layout.unknown = [
        plain_text(cell).strip()
        for column, cell in enumerate(header.cells)
        if column not in taken and not is_blank(cell) and heading_key(plain_text(cell)) not in OWN_HEADINGS
    ]
    return layout


def _is_another_thing(candidate: Field, base: float, cells: Sequence[Cell]) -> bool:
    """Return whether a column has no moment at all, though its heading may promise one: "Start" with page numbers, ticks."""
    filled = [key(plain_text(cell)) for cell in cells if not is_blank(cell)]
    return candidate.parser == "moment" and bool(filled) and (base < _ASKED or _TICKS.issuperset(filled))


def _by_content(layout: Layout, context: Context, taken: set[int], barred: set[str]) -> None:
    """Give a field that the kind needs, and no heading names, the only column left whose cells can be nothing else."""
    wanted = [name for group in layout.missing({}) for name in group]
    if layout.kind.name == "enrolments" and not {"time", "date"} & set(layout.columns):
        wanted.append("time")
    for name in wanted:
        candidate = layout.kind.field(name)
        if candidate is None or name in barred or name in layout.columns:
            continue
        if candidate.parser not in _TELLING or layout.score < 1:
            continue
        fitting = []
        for column in range(len(layout.header.cells)):
            cells = [row.cells[column] for row in layout.below[:50] if column < len(row.cells)]
            least = _HALF if candidate.parser == "mark" else _NEARLY
            if column not in taken and any(not is_blank(c) for c in cells) and fit(candidate, context, cells) >= least:
                fitting.append(column)
        if len(fitting) == 1:
            layout.columns[name] = fitting[0]
            layout.guessed.append(name)
            taken.add(fitting[0])


def _mapped(header: Row, kind: Kind, mapping: Mapping[str, str], below: Sequence[Row]) -> dict[str, int]:
    """Return the columns that `--map` names, of the fields that the kind has."""
    width = max([len(header.cells), *(len(row.cells) for row in below[:50])])
    found: dict[str, int] = {}
    for name, wanted in mapping.items():
        column = column_of(header.cells, wanted, width)
        if kind.field(name) is not None and column is not None:
            found[name] = column
    return found


def first_header(sheet: Sheet) -> Row | None:
    """Return the row that is likeliest the headings when none is recognised: the first that has texts enough."""
    rows = sheet.rows[:_SEARCHED]
    texts = [sum(1 for cell in row.cells if isinstance(cell, str) and cell.strip()) for row in rows]
    most = max(texts, default=0)
    return next((row for row, count in zip(rows, texts, strict=True) if count * 3 >= most * 2), None)


def column_of(cells: Sequence[Cell], wanted: str, width: int) -> int | None:
    """Return the column that a heading, a letter or a number from 1 names, or None."""
    for column, cell in enumerate(cells):
        if not is_blank(cell) and _same(wanted, plain_text(cell)):
            return column
    text = wanted.strip().upper()
    if text.isdecimal() and 1 <= int(text) <= width:
        return int(text) - 1
    if text.isascii() and text.isalpha() and len(text) <= 2:
        column = 0
        for char in text:
            column = column * 26 + ord(char) - 64
        return column - 1 if column <= width else None
    return None


def _same(wanted: str, text: str) -> bool:
    if wanted.strip().casefold() == text.strip().casefold():
        return True
    return bool(heading_key(wanted)) and heading_key(wanted) == heading_key(text)


def _claims(text: str, kind: Kind) -> dict[str, float]:
    """Return by field how strong a claim a heading gives on it, up to 100."""
    return _claims_on(heading_key(text), kind.name)


@lru_cache(maxsize=8192)
def _claims_on(folded: str, kind_name: str) -> dict[str, float]:
    if not folded or len(folded) > 120:
        return {}
    tight, bare = squeeze(folded), squeeze(without_politeness(folded))
    found = {}
    for known in _known(kind_name):
        strength = _strength(folded, tight, bare, known)
        if strength:
            found[known.name] = strength
    return found


class _Known(NamedTuple):
    """The headings of a field, made ready for comparing."""

    name: str
    own: frozenset[str]
    """Without spaces, as `also`."""
    also: frozenset[str]
    long: tuple[str, ...]
    """Those of its own that are long enough to be found within another."""


@lru_cache(maxsize=64)
def _known(kind_name: str) -> tuple[_Known, ...]:
    """Return the headings of a kind's fields; made once, for they are compared with every cell at the top of a file."""
    found = []
    for field_ in kinds()[kind_name].fields:
        own = (field_.name.replace("_", " "), *field_.headings)
        long = tuple(heading for heading in own if len(heading) >= _LONG)
        found.append(_Known(field_.name, frozenset(map(squeeze, own)), frozenset(map(squeeze, field_.also)), long))
    return tuple(found)


def _strength(folded: str, tight: str, bare: str, known: _Known) -> float:
    if tight in known.own:
        return _EXACT
    if bare != tight and bare in known.own:
        return _ASKED
    if tight in known.also:
        return _ALSO
    best = 0.0
    begins, within, is_one_word = f"{folded} ", f" {folded} ", " " not in folded
    for heading in known.long:
        if heading not in within and not (is_one_word and tight.endswith(heading)):
            continue
        length = len(heading)
        if begins.startswith(f"{heading} "):
            best = max(best, _BEGINS + min(length, 15))
        elif f" {heading} " in within:
            best = max(best, _WITHIN + min(length, 15))
        elif length >= 6 and is_one_word and tight.endswith(heading):
            best = max(best, _WITHIN)
    return best


def likeliest(sheet: Sheet, context: Context) -> tuple[str, float]:
    """Return the kind that a sheet looks most like, of those whose needs it meets, and how much; ("", 0) when none."""
    best = ("", 0.0)
    for name, kind in kinds().items():
        layout = find(sheet, kind, context, {})
        if layout and not layout.missing({}) and layout.score > best[1]:
            best = name, layout.score
    return best


def parts(sheet: Sheet) -> list[Sheet]:
    """Return the tables in a sheet: several when it is a file of rows that came back from several sheets."""
    if not any(_is_rejected_header(row) for row in sheet.rows[:_SEARCHED]):
        return [sheet]
    starts = [index for index, row in enumerate(sheet.rows) if _is_rejected_header(row)]
    if len(starts) < 2:
        return [sheet]
    cuts = [_first_of_block(sheet.rows, start) for start in starts]
    return [replace(sheet, rows=sheet.rows[a:b]) for a, b in zip(cuts, [*cuts[1:], len(sheet.rows)], strict=True)]


def _is_rejected_header(row: Row) -> bool:
    return any(isinstance(cell, str) and heading_key(cell) in _WHY for cell in row.cells[-3:])


def _first_of_block(rows: Sequence[Row], at: int) -> int:
    while at and rows[at - 1].number == rows[at].number - 1:
        at -= 1
    return at

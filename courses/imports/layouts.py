"""Which program made a table, by its headings, and what its columns and status words mean to us.

The layouts themselves are data (`db/reference/layouts.json`); nothing here reads the rows.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from courses import i18n, resources
from courses.errors import NotFound
from courses.i18n import _
from courses.imports.fold import heading_key, key, squeeze
from courses.imports.table import Row, Sheet
from courses.imports.values import plain_text

AUTOMATIC, NONE = "", "none"
"""What `Options.layout` says when the layout is to be recognised, or when the file is to be read as anybody's."""
ASKED: Final = "?"
"""Among the columns of a field: whatever question of the form itself is about it."""
_SEARCHED = 40
"""Rows at the top of a sheet in which the headings are looked for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the tables of one program are made."""

    id: str
    names: Mapping[str, str]
    """What to call it, by language."""
    kinds: tuple[str, ...]
    """The kinds of file that can be read from it."""
    own: Mapping[str, str]
    """By heading, folded, in every language: the heading as `tells` and `columns` write it."""
    tells: frozenset[str]
    """The headings that must all be there."""
    never: frozenset[str]
    """Headings that only a relative of it has."""
    columns: Mapping[str, tuple[str, ...]]
    """By field its headings, the best first: in a row where the first is blank the next counts."""
    words: Mapping[str, str]
    """By status, folded: the `EnrolmentEvent`."""
    is_month_first: bool
    """Whether 03/04 is the fourth of March when no cell of the column tells."""
    is_state: bool
    """Whether a status says where somebody stands, rather than what happened."""
    quantity: str
    """The heading of how many places a row stands for, or ""."""

    @property
    def name(self) -> str:
        """Return what to call it in the language in force."""
        return self.names.get(i18n.language(), self.names["en"])


@dataclass(frozen=True, slots=True)
class Recognised:
    """A sheet that a program made."""

    layout: Layout
    header: int
    """The place of its headings among the rows of the sheet, from 0."""
    at: Mapping[str, int]
    """By the layout's own heading, its column from 0."""
    passed_over: frozenset[int]
    """The columns that are the program's own."""

    def columns(self, name: str) -> list[int]:
        """Return the columns of a field that the file has, the best first."""
        return [self.at[heading] for heading in self.layout.columns.get(name, ()) if heading in self.at]


@dataclass(slots=True)
class Hint:
    """What is known of a sheet before its headings are compared with ours."""

    row: int | None = None
    """The place of the headings among the rows, from 0."""
    columns: dict[str, int] = field(default_factory=dict)
    passed_over: frozenset[int] = frozenset()
    """Columns that no heading of ours may claim."""


@lru_cache(maxsize=1)
def layouts() -> tuple[Layout, ...]:
    """Return every layout that is known, in the order of the file."""
    text = (resources.folder("db/reference") / "layouts.json").read_text(encoding="utf-8")
    return tuple(_layout(values) for values in json.loads(text)["layouts"])


def named(wanted: str) -> Layout:
    """Return the layout of an id. Raises NotFound naming those there are."""
    found = next((layout for layout in layouts() if layout.id == wanted), None)
    if found is None:
        hint = _("Choose one of: {choices}.").format(choices=", ".join([NONE, *(it.id for it in layouts())]))
        raise NotFound(_("There is no layout called {name}.").format(name=wanted), hint)
    return found


def _layout(values: Mapping[str, Any]) -> Layout:
    own: dict[str, str] = {}
    for concept in values["own"]:
        first, *_others = spellings = concept.split("|")
        for spelling in spellings:
            own.setdefault(_folded(spelling), first)
    return Layout(
        values["id"],
        values["name"],
        tuple(values["kinds"]),
        own,
        frozenset(values["tells"]),
        frozenset(values.get("not", ())),
        {name: tuple(headings) for name, headings in values["columns"].items()},
        {key(word): event for word, event in values.get("status", {}).items()},
        values.get("month_first", False),
        values.get("is_state", True),
        values.get("quantity", ""),
    )


def _folded(heading: str) -> str:
    """Return a heading for comparing; of one that stands twice the second has "#2" at its end."""
    bare, mark, number = heading.rpartition("#")
    if mark and number.isdecimal():
        return f"{squeeze(heading_key(bare))}#{number}"
    return squeeze(heading_key(heading))


def recognise(sheet: Sheet, wanted: str = AUTOMATIC) -> Recognised | None:
    """Return which program made a sheet and where its headings are, or None; `wanted` is the id of the layout to use.

    Raises NotFound when there is no such layout.
    """
    if wanted == NONE:
        return None
    candidates = (named(wanted),) if wanted else layouts()
    best: Recognised | None = None
    for index, row in enumerate(sheet.rows[:_SEARCHED]):
        headings = _headings(row)
        for layout in candidates if len(headings) > 1 else ():
            found = _compare(layout, headings, index, is_chosen=bool(wanted))
            if found and (best is None or len(found.at) > len(best.at)):
                best = found
    return best


def _compare(layout: Layout, headings: Sequence[tuple[int, str]], index: int, *, is_chosen: bool) -> Recognised | None:
    at: dict[str, int] = {}
    passed_over: set[int] = set()
    for column, heading in headings:
        concept = layout.own.get(heading) or layout.own.get(heading.partition("#")[0])
        if concept is None:
            continue
        passed_over.add(column)
        if layout.own.get(heading):
            at.setdefault(concept, column)
    if layout.never & at.keys():
        return None
    is_it = layout.tells <= at.keys() or (is_chosen and len(at) >= 2)
    return Recognised(layout, index, at, frozenset(passed_over)) if is_it else None


def _headings(row: Row) -> Sequence[tuple[int, str]]:
    """Return the headings of a row, folded, with their columns; the second of the same has "#2" at its end."""
    seen: Counter[str] = Counter()
    found = []
    for column, cell in enumerate(row.cells):
        text = plain_text(cell).strip() if isinstance(cell, str) and len(cell) < 120 else ""
        folded = squeeze(heading_key(text)) if text else ""
        if folded:
            seen[folded] += 1
            found.append((column, folded if seen[folded] == 1 else f"{folded}#{seen[folded]}"))
    return found

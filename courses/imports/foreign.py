"""A list of people that somebody else made: which program it comes from, which columns are what, and what must be put right.

It stands between the file and the rows: `prepare` before the headings are compared, `mend` before the rows are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from courses.i18n import _, ngettext
from courses.imports import by_content, course_told, letters, mending, states
from courses.imports.bench import Bench
from courses.imports.context import Context
from courses.imports.drafts import EnrolmentRow, PeopleRow
from courses.imports.fold import heading_key, key
from courses.imports.headings import Layout, find, letter
from courses.imports.kinds import Kind, kinds
from courses.imports.layouts import ASKED, Hint, Recognised, recognise
from courses.imports.problems import ERROR, Problem
from courses.imports.reader import Options, Reading
from courses.imports.repairs import Repair, Sort
from courses.imports.table import Row, Sheet
from courses.imports.values import is_blank, plain_text

KINDS: Final = ("people", "enrolments")
"""The kinds that are lists of people."""
_ALIASES: Final = {"people": {"person": "key"}, "enrolments": {"key": "person"}}
"""What a field of the layouts is called in a kind."""
_COUNTING: Final = frozenset({"nr", "lopnr", "id", "rad", "plats", "row", "", "a", "antal", "pos"})
"""Headings of columns that may only count the rows."""
_NOBODY: Final = frozenset({"anonymous", "anonym", "anonymt", "n a", "na", "none", "-", "anonyymi", "anonyme"})


_SPREAD: Final = ("course", "event", "time", "date", "channel", "party", "address", "postcode", "town")
"""Fields that several people may have in common."""


def with_letters(sheet: Sheet) -> tuple[Sheet, list[letters.Change]]:
    """Return a sheet with letters put right that were read in the wrong encoding, of any kind of file, and what was."""
    return letters.mended_sheet(sheet)


def tell_letters(reading: Reading, sheet: Sheet, layout: Layout | None, changes: Sequence[letters.Change]) -> None:
    """Note the letters that were put right, by the headings of their columns."""
    header = layout.header.cells if layout is not None else []
    for row, column, was, now in changes:
        sort = Sort.SIGNS if was.isascii() else Sort.LETTERS
        heading = plain_text(header[column]).strip() if column < len(header) else ""
        reading.repairs.append(Repair(sheet.name, row, heading or letter(column), was, now, sort))


def recognised(reading: Reading, sheet: Sheet, options: Options) -> Recognised | None:
    """Return which program made a sheet, and note it. Raises NotFound when a layout is asked for that there is not."""
    found = recognise(sheet, options.layout)
    if found is None:
        return None
    if reading.kind not in found.layout.kinds:
        return found if reading.kind in KINDS else None
    reading.layout = reading.layout or found.layout.id
    reading.note(_("Read as: {layout}.").format(layout=found.layout.name))
    return found


def cannot_be(reading: Reading, sheet: Sheet, found: Recognised, options: Options) -> Problem:
    """Return that a sheet is not a list of people, and what it is instead."""
    others = ", ".join(options.kind(name) for name in found.layout.kinds)
    text = _("this is {layout}, which is not {kind}").format(layout=found.layout.name, kind=options.kind(reading.kind))
    if others:
        text += ". " + _("Read it as {kinds}.").format(kinds=others)
    row = sheet.rows[found.header].number
    return Problem(reading.book.name, sheet.name, row, "", "", "", ERROR, text, is_heading=True)


def layout_of(
    reading: Reading, sheet: Sheet, found: Recognised | None, context: Context, options: Options
) -> tuple[Sheet, Layout | None]:
    """Return how a sheet is to be read, and the sheet, which gets blank headings when it has none."""
    sheet, layout = _layout_of(reading, sheet, found, context, options)
    if (
        layout is not None
        and found is None
        and reading.kind in KINDS
        and not {"key", "person"} & options.mapping.keys()
    ):
        _without_running_numbers(layout)
    return sheet, layout


def _layout_of(
    reading: Reading, sheet: Sheet, found: Recognised | None, context: Context, options: Options
) -> tuple[Sheet, Layout | None]:
    kind = kinds()[reading.kind]
    if found is not None:
        context.is_month_first = found.layout.is_month_first
        layout = find(sheet, kind, context, options.mapping, _hint(kind, sheet, found, context, options))
        if layout is not None:
            layout.found = found
        return sheet, layout
    layout = find(sheet, kind, context, options.mapping)
    if reading.kind not in KINDS or options.mapping or (layout is not None and not _is_nameless(layout)):
        return sheet, layout
    by_cells = by_content.find(sheet)
    if by_cells is None:
        return sheet, layout
    headed, hint = by_cells
    if layout is None or headed is not sheet:
        if layout is not None and _is_data(layout, hint):
            layout = None
        if layout is None:
            layout = find(headed, kind, context, options.mapping, hint)
            return headed, _noted(layout, hint)
    taken = set(layout.columns.values())
    more = {name: at for name, at in hint.columns.items() if name not in layout.columns and at not in taken}
    layout.columns.update(more)
    layout.guessed.extend(more)
    return sheet, layout


def _noted(layout: Layout | None, hint: Hint) -> Layout | None:
    if layout is not None:
        layout.guessed.extend(name for name in hint.columns if name in layout.columns)
    return layout


def _is_data(layout: Layout, hint: Hint) -> bool:
    """Return whether what was taken for headings is not above the list that its cells show."""
    return hint.row is not None and len(layout.columns) <= 1


def _is_nameless(layout: Layout) -> bool:
    return not {"name", "given_name", "family_name", "person"} & layout.columns.keys()


def _hint(kind: Kind, sheet: Sheet, found: Recognised, context: Context, options: Options) -> Hint:
    """Return the columns of a layout that the kind has, questions of the form itself first where the layout says so."""
    alias = _ALIASES.get(kind.name, {})
    asked = find(sheet, kind, context, options.mapping, Hint(found.header, {}, found.passed_over))
    questions = asked.columns if asked is not None else {}
    columns: dict[str, int] = {}
    for name, headings in found.layout.columns.items():
        field = alias.get(name, name)
        if ASKED in headings and field in questions:
            columns[field] = questions[field]
        elif found.columns(name):
            columns[field] = found.columns(name)[0]
    if "name" in columns and columns["name"] in found.passed_over and {"given_name", "name"} & questions.keys():
        del columns["name"]  # who was logged in; the form asks for the name
    return Hint(found.header, columns, found.passed_over)


def course_of(reading: Reading, sheet: Sheet, layout: Layout, options: Options) -> dict[str, str]:
    """Return what holds for every row of which course it is, once the layout has the column of courses if there is one."""
    return course_told.settle(reading, sheet, layout, options)


def mend(reading: Reading, sheet: Sheet, layout: Layout, rows: Sequence[Row], options: Options) -> list[Row]:
    """Return the rows put right: what the layout has in other columns filled in, persons and courses taken apart."""
    bench = Bench(reading, sheet, layout, list(rows))
    _counted_only(bench)
    _spread(bench)
    if layout.found is not None:
        _fill_in(bench, layout.found, reading.kind)
    states.by_section(bench, is_told=reading.kind == "enrolments")
    mending.mend_people(bench)
    if reading.kind == "enrolments":
        course_told.part(bench, options)
    return bench.rows


def hide_protected(reading: Reading, since: int) -> None:
    """Take what stood in the rows of protected people out of the repairs; `since`: the drafts before are another sheet's."""
    rows = set()
    for draft in reading.drafts[since:]:
        person = draft.person if isinstance(draft, EnrolmentRow) else draft
        if isinstance(person, PeopleRow) and person.is_protected:
            rows.add((person.source.sheet, person.source.row))
    if rows:
        reading.repairs = [
            replace(it, was="…", now="…") if (it.sheet, it.row) in rows else it for it in reading.repairs
        ]


def _without_running_numbers(layout: Layout) -> None:
    """Let a column that only counts the rows be nobody's key."""
    for field in ("key", "person"):
        at = layout.columns.get(field)
        if at is None or heading_key(layout.heading(field)) not in _COUNTING:
            continue
        cells = [plain_text(row.cells[at]).strip().rstrip(".") for row in layout.below[:200] if at < len(row.cells)]
        numbers = [int(cell) for cell in cells if cell.isdecimal() and len(cell) < 6]
        if numbers and numbers[0] <= 1 and all(b == a + 1 for a, b in pairwise(numbers)):
            del layout.columns[field]
            layout.counting = at


def _counted_only(bench: Bench) -> None:
    """Pass over rows that have nothing but their number: the blank lines of a form."""
    at = bench.layout.counting
    if at is None:
        return
    kept = [row for row in bench.rows if any(not is_blank(c) for i, c in enumerate(row.cells) if i != at)]
    blank = len(bench.rows) - len(kept)
    if blank:
        text = ngettext(
            "{sheet}: {count} row has only a number and was passed over.",
            "{sheet}: {count} rows have only a number and were passed over.",
            blank,
        )
        bench.reading.note(text.format(sheet=bench.sheet.name, count=blank))
        bench.rows = kept


def _spread(bench: Bench) -> None:
    """Let a cell that goes over several rows say the same in each, where it tells a course, an event or a time."""
    wanted = {bench.layout.columns[name]: name for name in _SPREAD if name in bench.layout.columns}
    spans = [span for span in bench.sheet.merged if span.column in wanted]
    if not spans:
        return
    places = {row.number: at for at, row in enumerate(bench.rows)}
    for span in spans:
        first = places.get(span.first)
        value = bench.cell(first, wanted[span.column]) if first is not None else None
        for number in range(span.first + 1, span.last + 1) if value is not None else ():
            if number in places and is_blank(bench.cell(places[number], wanted[span.column])):
                bench.put(places[number], wanted[span.column], value)


def _fill_in(bench: Bench, found: Recognised, kind: str) -> None:
    """Fill in from a field's further columns where its first is blank: the buyer where no attendee is named."""
    alias = _ALIASES.get(kind, {})
    for name in found.layout.columns:
        field = alias.get(name, name)
        if field not in bench.layout.columns:
            continue
        used = bench.layout.columns[field]
        if name == "name" or name == "email":
            _forget_nobody(bench, field)
        others = [column for column in found.columns(name) if column != used]
        if not others or (name == "name" and "given_name" in bench.layout.columns):
            continue
        for at, row in enumerate(list(bench.rows)):
            if is_blank(bench.cell(at, field)):
                cells = row.cells
                value = next((cells[c] for c in others if c < len(cells) and not is_blank(cells[c])), None)
                if value is not None and key(plain_text(value)) not in _NOBODY:
                    bench.put(at, field, value)


def _forget_nobody(bench: Bench, field: str) -> None:
    for at, cell in list(bench.cells(field)):
        if key(plain_text(cell)) in _NOBODY:
            bench.put(at, field, None)


def words_of(found: Recognised | None, options: Options) -> Options:
    """Return the options with the layout's own status words; what is said by hand wins."""
    if found is None or not found.layout.words:
        return options
    events = {**found.layout.words, **{key(theirs): ours for theirs, ours in options.values.get("event", {}).items()}}
    return replace(options, values={**options.values, "event": events})

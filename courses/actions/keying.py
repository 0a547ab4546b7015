"""Keying an attendance list from paper: what one line says is written in one deed, and what was keyed is kept.

The list is a legal original: a second reader may key it again and sees only where the two readings differ.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from courses import clock
from courses.actions import attendance, keying_sheet, walk_ins
from courses.actions.attendance import NewMark
from courses.actions.kept import kept_lines
from courses.actions.keying_sheet import Echo, LineReading
from courses.actions.lists import require
from courses.actions.walk_in_moves import refuse_closed
from courses.dates import day_text
from courses.errors import Conflict, Invalid, Refused
from courses.i18n import _, ngettext
from courses.model import Actor, KeyedRow, KeyingSheet
from courses.rules import keying
from courses.rules.keying import Fault, Keyed, RowMark
from courses.store import Store, lists, options, sessions, tables
from courses.store.journal import Deed, deed
from courses.store.lists import ListReading
from courses.text import fold

LEAVE, ABSENT, ASK = "leave", "absent", "ask"
"""What becomes of rows that a line says nothing of, as the setting `attendance.not_mentioned` has it."""


class NotMentioned(Refused):
    """Rows of which the line says nothing, and it is not said what that means."""


@dataclass(frozen=True, slots=True)
class Written:
    """What keying a line came to."""

    reading: LineReading
    changed: int
    """Marks that are others than before."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of which two readings say different things."""

    number: int
    name: str
    first: RowMark | None
    """None: nothing was said."""
    second: RowMark | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings of one list."""

    first: LineReading
    second: LineReading
    first_by: str
    """Who read it first."""
    second_by: str
    differences: tuple[Difference, ...]
    """In order of row."""


def words(fault: Fault) -> str:
    """Return a fault in one line, with its place."""
    place = _("position {place}: {text}").format(place=fault.start + 1, text=fault.text)
    return f"{place} – {fault.words} {fault.expected}"


def read(
    store: Store,
    actor: Actor,
    session_id: int,
    line: str,
    *,
    list_number: str | None = None,
    places: Sequence[int] = (),
) -> LineReading:
    """Return what a line says, with what it would change; nothing is written. Raises Refused for a wrong list.

    `places` are who stands in the rows where there is no printed list, person ids from row 1; none: as it would be printed.
    """
    it = keying_sheet.sheet(store, actor, session_id, clock.now(), list_number=list_number, places=places)
    return keying_sheet.read(it, line)


def write(
    store: Store,
    actor: Actor,
    session_id: int,
    line: str,
    *,
    list_number: str | None = None,
    rest: str | None = None,
    seen: LineReading | None = None,
) -> Written:
    """Write what a line says, in one deed, and keep the line.

    `rest` says what becomes of rows not mentioned, `LEAVE` or `ABSENT`; None: what the setting says. Raises Invalid with
    all faults, NotMentioned where it has to be said, Refused for a wrong list and a session that is cancelled or signed,
    Conflict when somebody has changed marks of those rows since they were `seen`.
    """
    reading = _understood(read(store, actor, session_id, line, list_number=list_number))
    if seen is not None and seen.line == line and seen.echo != reading.echo:
        raise Conflict(
            _("Somebody has changed the marks of these rows since you looked."), _("Look again, then press Enter.")
        )
    reading = _with_rest(store, reading, rest)
    with deed(store, actor, _words(reading.sheet, reading.here)) as it:
        _keep_in(it, reading.sheet, reading.line, "FIRST")
        changed = _marks_in(it, reading.sheet, reading.echo)
    return Written(reading, changed)


def compare(store: Store, actor: Actor, session_id: int, line: str, *, list_number: str | None = None) -> Comparison:
    """Return a second reading of the list beside the one before it; nothing is written.

    Raises Refused when nobody has read a list before, or one with other people in its rows than list `list_number`;
    Invalid with all faults.
    """
    require(store, actor, sessions.get(store, session_id, clock.now()).course_id)
    before = _before(store, session_id)
    again = read(store, actor, session_id, line, list_number=before.list_number, places=before.places)
    if list_number is not None:
        _refuse_other_rows(again.sheet, read(store, actor, session_id, "", list_number=list_number).sheet)
    second = _understood(again)
    first = keying_sheet.read(second.sheet, before.line)
    said, now = _standing(second.sheet, second) | _said(first), _said(second)
    shown = {one.number: one.name for one in (*first.echo, *second.echo)}
    apart = [number for number in sorted(shown) if not _same(said.get(number), now.get(number))]
    found = tuple(Difference(number, shown[number], said.get(number), now.get(number)) for number in apart)
    return Comparison(first, second, before.read_by, actor.name, found)


def _refuse_other_rows(had: KeyingSheet, has: KeyingSheet) -> None:
    """Raise Refused when other people stand in the rows of a list than of the one that was read first."""
    rows = [{row.number: row.person_id for row in one.rows} for one in (had, has)]
    if had.list_number == has.list_number or rows[0] == rows[1]:
        return
    first = _("list {number}").format(number=had.list_number) if had.list_number else _("no printed list")
    raise Refused(
        _("What was read first is {first}, not list {number}.").format(first=first, number=has.list_number or "–"),
        _("Read the same list, or key this one anew."),
    )


def settle(store: Store, actor: Actor, session_id: int, line: str, settled: str = "") -> Written:
    """Keep a second reading; `settled` says in the same language what holds for the rows that differ, each of them.

    Only those rows are written: what both have read stands as it is. Raises Refused naming rows that are not settled,
    Invalid for other rows and with all faults.
    """
    both = compare(store, actor, session_id, line)
    reading = both.second
    open_ = {one.number: one for one in both.differences}
    truth = _verdict(reading.sheet, settled, open_)
    with deed(store, actor, _checked(reading.sheet, len(open_))) as it:
        _keep_in(it, reading.sheet, line, "SECOND")
        if open_:
            whole = Keyed(_said(reading) | _said(truth))
            _keep_in(it, reading.sheet, keying.written(whole), "SETTLED")
        changed = _others_away_in(it, both.first, truth)
        changed += _marks_in(it, reading.sheet, truth.echo)
    return Written(reading, changed)


def _verdict(it: KeyingSheet, settled: str, open_: Mapping[int, Difference]) -> LineReading:
    """Return what is said of the rows that differ, of each and of no other."""
    truth = _understood(keying_sheet.read(it, settled))
    stray = truth.keyed.is_all or truth.keyed.rest is not None or truth.keyed.marks.keys() - open_.keys()
    if stray:
        raise Invalid(_("Only rows that differ are settled: {rows}.").format(rows=_numbers(open_)))
    if left := open_.keys() - truth.keyed.marks.keys():
        raise Refused(
            _("The readings differ in: {rows}.").format(rows=_numbers(left)),
            _("Look at the paper, and say what holds for each."),
        )
    return truth


def _before(store: Store, session_id: int) -> ListReading:
    """Return the reading that a second one is compared with: the newest that was written."""
    every = [one for one in lists.readings(store, session_id) if one.kind != "SECOND"]
    if not every:
        raise Refused(_("Nobody has keyed a list for this session yet."), _("Key it once first; then again."))
    return every[-1]


def _understood(reading: LineReading) -> LineReading:
    if reading.faults:
        raise Invalid("\n".join(map(words, reading.faults)), _("Nothing is written."))
    return reading


def _with_rest(store: Store, reading: LineReading, rest: str | None) -> LineReading:
    """Return the reading with what is said of rows that the line leaves out and that have no mark."""
    if not reading.left_open:
        return reading
    choice = rest or options.get(store, "attendance.not_mentioned")
    if choice == ASK:
        raise NotMentioned(
            _("Nothing is said of: {rows}.").format(rows=named_rows(reading.left_open)),
            _("End the line with “rest -” if they were away, “rest ?” if that is not known."),
        )
    away = " ".join(f"-{row.number}" for row in reading.left_open)
    more = "rest ?" if choice == LEAVE else away
    return keying_sheet.read(reading.sheet, f"{reading.line} {more}".strip())


def named_rows(rows: Iterable[KeyedRow]) -> str:
    """Return rows with their names, in one line."""
    return ", ".join(f"{row.number} {row.name}" for row in rows)


def _marks_in(it: Deed, sheet: KeyingSheet, echo: Iterable[Echo]) -> int:
    """Write what is said of each row inside a deed, and return how many marks it changed."""
    session = tables.first(it.store, "session", id=sheet.session.id)
    if session is not None:
        refuse_closed(it.store, session)
    source = _source(sheet)
    told = list(echo)
    own = [
        NewMark(sheet.session.id, one.person_id, one.keyed.mark, one.keyed.minutes, one.keyed.is_online or None)
        for one in told
        if one.person_id is not None
    ]
    changed = attendance.write_in(it, own, source)
    return changed + sum(_walk_in_in(it, sheet, one, source) for one in told if one.person_id is None)


def _walk_in_in(it: Deed, sheet: KeyingSheet, one: Echo, source: str) -> bool:
    walk_in_id = one.walk_in_id
    if walk_in_id is None and one.keyed.mark is None:
        return False
    if walk_in_id is None:
        walk_in_id = walk_ins.add_in(it, sheet.course_id, one.keyed.name)
    if one.keyed.mark is None:
        return _away_in(it, sheet.session.id, walk_in_id)
    said = one.keyed
    return walk_ins.mark_in(
        it, sheet.session.id, walk_in_id, said.mark, said.minutes, is_online=said.is_online, source=source
    )


def _away_in(it: Deed, session_id: int, walk_in_id: int) -> bool:
    """Take a walk-in's mark away inside a deed, and the walk-in too who was nowhere else and is not known."""
    changed = walk_ins.mark_in(it, session_id, walk_in_id, None)
    row = tables.first(it.store, "walk_in", id=walk_in_id)
    if row and row["person_id"] is None and not tables.find(it.store, "walk_in_mark", walk_in_id=walk_in_id):
        it.delete("walk_in", walk_in_id)
    return changed


def _others_away_in(it: Deed, first: LineReading, truth: LineReading) -> int:
    """Take away inside a deed what was read of blank rows under another name than the one that holds."""
    holds = {one.number: one.keyed.name for one in truth.echo}
    wrong = [
        one.walk_in_id
        for one in first.echo
        if one.walk_in_id is not None and fold(one.keyed.name) != fold(holds.get(one.number, one.keyed.name))
    ]
    return sum(_away_in(it, first.sheet.session.id, one) for one in wrong)


def _keep_in(it: Deed, sheet: KeyingSheet, line: str, kind: str) -> None:
    values = {"session_id": sheet.session.id, "print_run_id": sheet.list_id, "kind": kind, "line": kept_lines(line)}
    if sheet.list_id is None:
        values["places"] = json.dumps([row.person_id for row in sheet.rows])
    it.insert("list_reading", {**values, "read_by": it.actor.name, "read_at": clock.stamp()})


def _said(reading: LineReading) -> dict[int, RowMark]:
    return {one.number: one.keyed for one in reading.echo}


def _standing(it: KeyingSheet, second: LineReading) -> dict[int, RowMark]:
    """Return the marks of rows that only the second reading tells of: what the first left as it was, it has agreed to."""
    told = {one.number for one in second.echo}
    kept = [(row.number, row.mark) for row in it.rows if row.mark is not None and row.number in told]
    return {number: RowMark(mark.mark, mark.minutes, mark.is_online) for number, mark in kept}


def _same(one: RowMark | None, other: RowMark | None) -> bool:
    """Return whether two readings of a row mean the same; no mark and nothing said do."""
    one, other = one or RowMark(None), other or RowMark(None)
    if one.mark is None and other.mark is None:
        return True
    return replace(one, name=fold(one.name)) == replace(other, name=fold(other.name))


def _source(sheet: KeyingSheet) -> str:
    return _("list {number}").format(number=sheet.list_number) if sheet.list_number else _("list on paper")


def _words(sheet: KeyingSheet, here: int) -> str:
    said = ngettext(
        "Keyed {source}, {day} in {code}: {count} here", "Keyed {source}, {day} in {code}: {count} here", here
    )
    return said.format(source=_source(sheet), day=day_text(sheet.session.day), code=sheet.code, count=here)


def _checked(sheet: KeyingSheet, count: int) -> str:
    said = _("Read {source} a second time, {day} in {code}: it agrees")
    if count:
        said = ngettext(
            "Read {source} a second time, {day} in {code}: {count} difference settled",
            "Read {source} a second time, {day} in {code}: {count} differences settled",
            count,
        )
    return said.format(source=_source(sheet), day=day_text(sheet.session.day), code=sheet.code, count=count)


def _numbers(rows: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(rows)))

"""The command that keys an attendance list from paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from courses import clock
from courses.actions import keying
from courses.actions.keying import Comparison, Difference, Written
from courses.actions.keying_sheet import Echo, LineReading
from courses.cli import find, out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import DRY_RUN, JSON, argument, command, course_argument, option, session_argument
from courses.dates import day_text
from courses.errors import Exit, Refused
from courses.i18n import _, ngettext
from courses.labels import mark_told
from courses.model import KeyedRow, KeyingSheet
from courses.rules.keying import Fault, RowMark
from courses.store import Store, courses


@command(
    "key",
    lambda: _(
        "Key an attendance list from paper: row numbers in one line.\n\n"
        "7 is here, 1-5 too, s2+30 came 30 minutes late, g5 left early, -4 or f4 was away, a9 had sent word, ?6 has no "
        "mark, 3@ was on a screen. 12=Siv Norberg stands in a blank row. “alla” means all but for what else is said, "
        "“rest -” that those not mentioned were away."
    ),
    [
        course_argument(),
        session_argument(),
        argument("line", lambda: _("LINE"), lambda: _("What stands on the list, such as “1 3 7 f9 s2+30 -4”.")),
        option(
            "--list",
            "list_number",
            label=lambda: _("LIST"),
            words=lambda: _("The list’s number, or the code above the column; “-”: the places of today’s list."),
        ),
        option(
            "--rest",
            type=click.Choice([keying.ABSENT, keying.LEAVE]),
            label=lambda: "absent|leave",
            words=lambda: _("What becomes of those of whom nothing is said: away, or left without a mark."),
        ),
        option(
            "--second", is_flag=True, words=lambda: _("Key it a second time: shows only where the readings differ.")
        ),
        option(
            "--settle",
            label=lambda: _("LINE"),
            words=lambda: _("With --second: what holds for the rows that differ, in the same language."),
        ),
        DRY_RUN,
        JSON,
    ],
)
def key(
    office: Office,
    *,
    code: str,
    session: str,
    line: str,
    list_number: str | None,
    rest: str | None,
    second: bool,
    settle: str | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Key a list."""
    if settle is not None and not second:
        raise click.UsageError(_("--settle goes with --second."), click.get_current_context())
    with office.library() as store:
        course = courses.by_code(store, code)
        meeting = find.session(store, course.id, session, clock.now())
        chosen = "" if list_number == "-" else list_number
        reading = keying.read(store, office.actor, meeting.id, line, list_number=chosen)
        if second:
            return _second(
                store, office, reading, settle, is_named=chosen is not None, dry_run=dry_run, as_json=as_json
            )
        if dry_run:
            return _tried(reading, as_json=as_json)
        _refuse_unsure(reading, chosen)
        done = keying.write(store, office.actor, meeting.id, line, list_number=chosen, rest=rest)
    _say_written(done, as_json=as_json)
    return 0


key.context_settings["ignore_unknown_options"] = True  # a line may begin with a minus


def _refuse_unsure(reading: LineReading, chosen: str | None) -> None:
    """Raise Refused where several lists have other people in their rows and none is named."""
    others = reading.sheet.other_lists
    if chosen is None and others:
        numbers = ", ".join((reading.sheet.list_number, *others))
        raise Refused(
            _("Several lists are printed, with other people in their rows: {numbers}.").format(numbers=numbers),
            _("Say which one it is with --list."),
        )


def _tried(reading: LineReading, *, as_json: bool) -> int:
    if as_json:
        out.say_json(_shape(reading))
    else:
        _say_head(reading.sheet)
        for fault in reading.faults:
            out.note(keying.words(fault))
        _say_echo(reading)
    return Exit.INVALID if reading.faults else 0


def _say_written(done: Written, *, as_json: bool) -> None:
    if as_json:
        out.say_json(_shape(done.reading) | {"written": True, "changed": done.changed})
        return
    _say_head(done.reading.sheet)
    _say_echo(done.reading)
    words = ngettext("{count} mark written", "{count} marks written", done.changed).format(count=done.changed)
    here = _("{count} here").format(count=done.reading.here)
    out.say(f"{words}, {here}.")


def _second(
    store: Store,
    office: Office,
    reading: LineReading,
    settled: str | None,
    *,
    is_named: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    session_id = reading.sheet.session.id
    number = reading.sheet.list_number if is_named else None
    both = keying.compare(store, office.actor, session_id, reading.line, list_number=number)
    is_open = bool(both.differences) and settled is None
    if not is_open and not dry_run:
        keying.settle(store, office.actor, session_id, reading.line, settled or "")
    if as_json:
        out.say_json(_compared(both) | {"written": not is_open and not dry_run})
    else:
        _say_compared(both, office.actor.name)
        if both.differences and not is_open and not dry_run:
            count = len(both.differences)
            words = ngettext("{count} difference settled", "{count} differences settled", count)
            out.say(words.format(count=count) + ".")
    if is_open:
        out.note(_("Nothing is written: say with --settle what holds for each."))
    return Exit.REFUSED if is_open else 0


def _say_compared(both: Comparison, reader: str) -> None:
    _say_head(both.second.sheet)
    if reader == both.first_by:
        out.note(_("The same person has read it both times."))
    if not both.differences:
        out.say(_("The readings agree: {count} here.").format(count=both.second.here))
        return
    columns = (
        Column(_("Row"), is_number=True),
        Column(_("Name"), least=12),
        Column(_("{name} read").format(name=both.first_by)),
        Column(_("Now read")),
    )
    rows = [(str(it.number), it.name, _told(it.first), _told(it.second)) for it in both.differences]
    out.say(out.table(columns, rows))


def _told(said: RowMark | None) -> str:
    if said is None:
        return _("nothing")
    told = mark_told(said.mark, said.minutes, is_online=said.is_online)
    return f"{said.name}: {told}" if said.name else told


def _say_head(it: KeyingSheet) -> None:
    words = [f"{it.code} {day_text(it.session.day, clock.today())}"]
    if it.list_number:
        words.append(_("list {number}").format(number=it.list_number))
    if it.other_lists:
        words.append(_("other rows on {lists}").format(lists=", ".join(it.other_lists)))
    out.say(", ".join(words))
    if it.missing:
        out.note(_("Not on the list: {names}").format(names=", ".join(it.missing)))


def _say_echo(reading: LineReading) -> None:
    if reading.echo:
        columns = (
            Column(_("Row"), is_number=True),
            Column(_("Name"), least=12),
            Column(_("Attendance")),
            Column(_("Differs"), least=10),
        )
        rows = [(str(it.number), it.name, it.told, "; ".join(it.notes)) for it in reading.echo]
        out.say(out.table(columns, rows))
    if reading.unmentioned:
        out.note(_("Nothing is said of: {rows}").format(rows=keying.named_rows(reading.unmentioned)))


def _shape(reading: LineReading) -> dict[str, Any]:
    it = reading.sheet
    return {
        "course": it.code,
        "session": {"number": it.session.number, "day": it.session.day.isoformat()},
        "list": it.list_number or None,
        "column": it.column or None,
        "faults": [_fault(one) for one in reading.faults],
        "rows": [_row(one) for one in reading.echo],
        "not_mentioned": [_open(row) for row in reading.unmentioned],
        "not_on_list": list(it.missing),
        "here": reading.here,
        "written": False,
    }


def _fault(it: Fault) -> dict[str, object]:
    return {"start": it.start, "end": it.end, "text": it.text, "words": it.words, "expected": it.expected}


def _row(it: Echo) -> dict[str, object]:
    return {
        "row": it.number,
        "name": it.name,
        "mark": it.keyed.mark,
        "minutes": it.keyed.minutes,
        "online": it.keyed.is_online,
        "walk_in": it.person_id is None,
        "is_change": it.is_change,
        "notes": list(it.notes),
    }


def _open(row: KeyedRow) -> dict[str, object]:
    return {"row": row.number, "name": row.name, "mark": row.mark.mark if row.mark else None}


def _compared(both: Comparison) -> dict[str, Any]:
    return _shape(both.second) | {
        "first_by": both.first_by,
        "differences": [_difference(it) for it in both.differences],
    }


def _difference(it: Difference) -> dict[str, object]:
    return {"row": it.number, "name": it.name, "first": _said(it.first), "second": _said(it.second)}


def _said(said: RowMark | None) -> dict[str, object] | None:
    if said is None:
        return None
    return {"mark": said.mark, "minutes": said.minutes, "online": said.is_online, "name": said.name}


COMMANDS: Sequence[click.Command] = (key,)

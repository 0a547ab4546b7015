"""Commands for an association's e-list: what to enter there, in its order, and how it agrees with what stands there."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from courses import clock, elist_labels
from courses.actions import elist as actions
from courses.actions import elist_compare
from courses.cli import files, out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, argument, command, course_argument, option
from courses.cli.values import WHOLE, WORDS
from courses.errors import Invalid
from courses.i18n import _
from courses.model.elist import (
    Agreement,
    CompareRow,
    Comparison,
    Elist,
    ElistField,
    ElistPart,
    ElistPerson,
    ElistSession,
    TheirList,
)
from courses.rules import elist as rules
from courses.store import Store, courses

_MOST = 2_000_000


@command(
    "elist",
    lambda: _(
        "Show what to enter in the association’s e-list of a course, in its order; or compare with what stands there.\n\n"
        "It is a working copy: nothing is sent from here. Personal numbers are masked, unless --numbers asks for them, "
        "which is noted in the journal. --compare reads the e-list’s file, or with - what is pasted: dates across and "
        "names down with a mark each, or names with hours."
    ),
    [
        course_argument(),
        option(
            "--numbers",
            "with_numbers",
            is_flag=True,
            words=lambda: _("Show personal numbers whole; the look is noted in the journal."),
        ),
        option(
            "--compare",
            label=lambda: _("FILE"),
            words=lambda: _("Compare with the e-list’s file (CSV or Excel); - reads pasted text."),
        ),
        option(
            "--csv",
            "csv_file",
            label=lambda: _("FILE"),
            words=lambda: _("Write the participants as CSV; only its owner can read the file."),
        ),
        option("--force", is_flag=True, words=lambda: _("Replace a file that is there.")),
        JSON,
    ],
)
def elist(
    office: Office,
    *,
    code: str,
    with_numbers: bool,
    compare: str | None,
    csv_file: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Show the working copy, or compare."""
    if compare and (csv_file or with_numbers):
        raise click.UsageError(_("--compare goes alone."), click.get_current_context())
    with office.library() as store:
        course = courses.by_code(store, code)
        if compare:
            comparison = _compared(store, office, course.id, compare)
            if as_json:
                out.say_json(compare_shape(comparison))
            else:
                _say_comparison(comparison)
            return
        path = files.target(csv_file, force=force, file_name="e-lista.csv") if csv_file else None
        numbers = actions.reveal_numbers(store, office.actor, course.id) if with_numbers else None
        it = actions.working_copy(store, office.actor, course.id, clock.now(), numbers=numbers)
    if path is not None:
        from courses.exports import elist as exports

        files.write(path, exports.csv(it), is_private=True)
        out.note(_("Written: {path}").format(path=path))
    elif as_json:
        out.say_json(shape(it))
    else:
        _say(it)
    if not as_json:
        out.note(actions.never_sends(it))


@command(
    "elist-fields",
    lambda: _(
        "List what is entered in e-lists, in order, with where that was seen; or change a field.\n\nA field that has been "
        "changed is the library’s own, and no update touches it."
    ),
    [
        argument("field", lambda: _("FIELD"), lambda: _("The field’s code, as in the list."), required=False),
        option(
            "--for", "association", default="", label=lambda: _("CODE"), words=lambda: _("Of this association only.")
        ),
        option("--down", type=WHOLE, label=lambda: _("NUMBER"), words=lambda: _("Move it so many places down.")),
        option("--up", type=WHOLE, label=lambda: _("NUMBER"), words=lambda: _("Move it so many places up.")),
        option("--words", type=WORDS, label=lambda: _("WORDS"), words=lambda: _("What it is called there.")),
        option("--on/--off", "is_on", default=None, words=lambda: _("Show the field, or not.")),
        option(
            "--as-shipped",
            "is_restored",
            is_flag=True,
            words=lambda: _("Take the field back to what the program brought."),
        ),
        JSON,
    ],
)
def elist_fields(
    office: Office,
    *,
    field: str | None,
    association: str,
    down: int | None,
    up: int | None,
    words: str | None,
    is_on: bool | None,
    is_restored: bool,
    as_json: bool,
) -> None:
    """List the fields, or change one."""
    steps = (down or 0) - (up or 0)
    is_change = bool(steps or words or is_restored or is_on is not None)
    if is_change and not field:
        raise Invalid(_("Which field is to be changed?"), _("Give its code, as in the list."))
    with office.library(create=True) as store:
        if field and is_change:
            _change(store, office, field, steps, words, is_on=is_on, is_restored=is_restored)
        found = [actions.field_of(store, field)] if field else actions.fields_of(store, association.upper())
    if as_json:
        out.say_json([_field_shape(it) for it in found])
    else:
        out.say(_field_table(found))


def _change(
    store: Store, office: Office, code: str, steps: int, words: str | None, *, is_on: bool | None, is_restored: bool
) -> None:
    if is_restored:
        actions.restore_field(store, office.actor, code)
    if words:
        actions.rename_field(store, office.actor, code, words)
    if is_on is not None:
        actions.save_field(store, office.actor, replace(actions.field_of(store, code), is_on=is_on))
    if steps:
        actions.move_field(store, office.actor, code, steps)


def _compared(store: Store, office: Office, course_id: int, given: str) -> Comparison:
    now = clock.now()
    ours = actions.working_copy(store, office.actor, course_id, now)
    theirs = _theirs(given, ours)
    return elist_compare.compare(store, office.actor, course_id, theirs, now)


def _theirs(given: str, ours: Elist) -> TheirList:
    from courses.imports import their_list

    meetings = [it.day for it in ours.sessions]
    if given == "-":
        return their_list.read_pasted(sys.stdin.read(_MOST), meetings)
    return their_list.read_file(Path(given), meetings)


def _say(it: Elist) -> None:
    parts = [f"{it.code}  {it.title}  →  {it.association}"]
    for part in elist_labels.parts_in_order(it):
        parts += ["", elist_labels.part(part)]
        if part in (ElistPart.PLAN, ElistPart.SIGN):
            parts.append(_facts(it, part))
        else:
            parts.append(_table(it, part))
    if any(one.is_protected for one in it.persons):
        parts += ["", actions.how_to_report_protected()]
    parts += [line for told in (actions.without_number(it), actions.not_on_it(it)) if told for line in ("", told)]
    out.say("\n".join(parts))


def _table(it: Elist, part: ElistPart) -> str:
    """Return a part as a table; attendance in one column, to fit the window."""
    fields = it.of_part(part)
    columns = [Column(_("Attendance") if one.field == "marks" else rules.words(one), least=8) for one in fields]
    if part is ElistPart.SESSION:
        return out.table(columns, [[rules.session_cell(one, s) for one in fields] for s in it.sessions])
    return out.table(columns, [[_person_cell(one, person) for one in fields] for person in it.persons])


def _person_cell(field: ElistField, person: ElistPerson) -> str:
    if field.field == "marks":
        return "".join(rules.mark(was) or "·" for was in person.marks)
    return rules.person_cell(field, person)


def _facts(it: Elist, part: ElistPart) -> str:
    return out.facts((rules.words(one), elist_labels.value(it, one)) for one in it.of_part(part))


def _say_comparison(it: Comparison) -> None:
    columns = [Column(""), Column(_("What"), least=16), Column(_("We have"), least=8), Column(_("They have"), least=8)]
    rows = [(elist_labels.agreement(row.agreement), row.name, row.ours, row.theirs) for row in it.rows]
    parts = [out.table(columns, rows) if rows else _("There is nothing to compare.")]
    for row in it.rows:
        if row.details:
            parts += ["", f"{row.name}:", *(f"  · {detail}" for detail in row.details)]
    out.say("\n".join(parts))
    out.note(elist_labels.agreed(it))
    for note in it.notes:
        out.note(note)


def shape(it: Elist) -> dict[str, object]:
    """Return the working copy as JSON has it, each part in the association's order."""
    return {
        "course": it.code,
        "title": it.title,
        "association": it.association_code,
        "is_sent": False,
        "fields": [_field_shape(one) for one in it.fields],
        "plan": [
            {"field": one.field, "words": rules.words(one), "value": it.plan.get(one.field, "")}
            for one in it.of_part(ElistPart.PLAN)
        ],
        "sessions": [_session_shape(it, one) for one in it.sessions],
        "persons": [_person_shape(it, one) for one in it.persons],
        "walk_ins": list(it.walk_ins),
        "text": rules.as_text(it),
    }


def _session_shape(it: Elist, one: ElistSession) -> dict[str, object]:
    cells = {field.field: rules.session_cell(field, one) for field in it.of_part(ElistPart.SESSION)}
    return {
        "session": one.number,
        "date": one.day.isoformat(),
        "study_hours": one.hours,
        "present": one.present,
        "cells": cells,
    }


def _person_shape(it: Elist, one: ElistPerson) -> dict[str, object]:
    marks: Mapping[str, object] = {
        session.day.isoformat(): was for session, was in zip(it.sessions, one.marks, strict=True)
    }
    return {
        "person": one.key,
        "name": one.name,
        "protected": one.is_protected,
        "number": one.number,
        "marks": marks,
        "sessions": one.attended,
        "study_hours": one.hours,
        "dropped_out": one.is_gone,
        "note": actions.how_to_report_protected() if one.is_protected else "",
    }


def compare_shape(it: Comparison) -> dict[str, object]:
    """Return a comparison as JSON has it."""
    return {
        "course": it.code,
        "counts": {one.value: it.count(one) for one in Agreement},
        "rows": [_row_shape(row) for row in it.rows],
        "notes": list(it.notes),
    }


def _row_shape(it: CompareRow) -> dict[str, object]:
    return {
        "agreement": it.agreement.value,
        "what": "session" if it.is_session else "person",
        "name": it.name,
        "ours": it.ours,
        "theirs": it.theirs,
        "details": list(it.details),
    }


def _field_table(found: Sequence[ElistField]) -> str:
    columns = [
        Column(_("Field")),
        Column(_("In words"), least=12),
        Column(_("For")),
        Column(_("Used")),
        Column(_("Certainty"), least=10),
    ]
    return out.table(
        columns,
        [
            (
                it.code,
                rules.words(it),
                it.association or _("all"),
                _("yes") if it.is_on else _("no"),
                actions.certainty(it) or _("read"),
            )
            for it in found
        ],
    )


def _field_shape(it: ElistField) -> dict[str, object]:
    return {
        "code": it.code,
        "field": it.field,
        "part": it.part.value,
        "association": it.association,
        "position": it.position,
        "is_on": it.is_on,
        "words": rules.words(it),
        "source": it.source,
        "certainty": it.certainty if it.is_reference else "",
        "is_reference": it.is_reference,
    }


COMMANDS = (elist, elist_fields)

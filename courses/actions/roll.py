"""People out of the program in lists, labels and cards: who is in them, and the note in the journal that they were made.

Nobody who is protected is in anything but a table, and there only under alias.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from courses import resources
from courses.errors import Invalid, NotFound, Refused
from courses.i18n import _, ngettext
from courses.model import COMING, Actor, CourseForm, EnrolmentStatus, OrganisationKind
from courses.model.roll import (
    AddressListPaper,
    AddressRow,
    LabelSheet,
    LabelsPaper,
    Roll,
    RollColumn,
    RollRow,
    RollScope,
)
from courses.rules import rights
from courses.rules import roll as rules
from courses.store import Store, courses, options, people, registers, tables
from courses.store import roll as queries
from courses.store.journal import Deed, deed

MOST = 10_000
"""So many people of a search go out at once."""
COLUMNS = "export.columns"
"""The setting that remembers which columns a list had last."""


def of_course(store: Store, course_id: int, *, with_waiting: bool = False) -> RollScope:
    """Return the scope of one course. Raises NotFound."""
    course = courses.get(store, course_id)
    return RollScope((course_id,), with_waiting=with_waiting, name=f"{course.code} {course.title}")


def of_period(
    store: Store, first: date, last: date, municipality: str = "", *, with_waiting: bool = False
) -> RollScope:
    """Return the scope of all courses in a period, both ends inclusive. Raises NotFound when there are none."""
    found = queries.courses_between(store, first, last, municipality)
    if not found:
        raise NotFound(_("No course has sessions then and there."))
    name = " ".join(filter(None, (municipality, f"{first.isoformat()}–{last.isoformat()}")))
    return RollScope(tuple(found), with_waiting=with_waiting, name=name)


def of_search(text: str) -> RollScope:
    """Return the scope of a search in the register."""
    return RollScope(search=text, name=text.strip() or _("everybody"))


def roll(store: Store, actor: Actor, scope: RollScope) -> Roll:
    """Return who is in a scope. Raises Refused without the right, when there is nobody, and when a search finds too many."""
    rights.require(actor, rights.Right.READ_DETAILS)
    if scope.search is None:
        waiting = (EnrolmentStatus.WAITING, EnrolmentStatus.OFFERED) if scope.with_waiting else ()
        rows = queries.of_courses(store, scope.course_ids, (*COMING, *waiting))
    else:
        hits = people.search(store, actor, scope.search, MOST + 1)
        rows = [RollRow(hit.person) for hit in hits]
    if len(rows) > MOST and scope.search is not None:
        raise Refused(
            _("That is more than {count} people.").format(count=MOST), _("Search for fewer, and export them.")
        )
    if not rows:
        raise Refused(_("There is nobody to export."))
    return Roll(scope, tuple(rows))


def columns_last(store: Store) -> tuple[RollColumn, ...]:
    """Return the columns that a list had last."""
    try:
        return rules.read_columns(options.get(store, COLUMNS))
    except Invalid:  # the setting can be typed, too
        return (RollColumn.NAME,)


def note_table(store: Store, actor: Actor, what: Roll, columns: Sequence[RollColumn]) -> None:
    """Note that a list is written with these columns, and remember them. Raises Refused for numbers not asked for by law."""
    rights.require(actor, rights.Right.PRINT)
    _refuse_numbers(store, what, columns)
    kept = [column for column in columns if column is not RollColumn.PERSONAL_NO]  # never without being asked for
    words = ngettext(
        "Exported {count} row of people: {name}", "Exported {count} rows of people: {name}", len(what.rows)
    )
    with deed(store, actor, words.format(count=len(what.rows), name=what.scope.name)) as it:
        _note(it, what)
        _remember(it, ",".join(kept))


def note_cards(store: Store, actor: Actor, what: Roll) -> None:
    """Note that address cards are written."""
    rights.require(actor, rights.Right.PRINT)
    count = len(what.people) - what.protected
    words = ngettext("Exported {count} address card: {name}", "Exported {count} address cards: {name}", count)
    with deed(store, actor, words.format(count=count, name=what.scope.name)) as it:
        _note(it, what)


def labels(store: Store, actor: Actor, what: Roll, sheet: LabelSheet, first: int) -> LabelsPaper:
    """Return labels for those who have an address and are not protected. Raises Refused when there is nobody."""
    rights.require(actor, rights.Right.PRINT)
    if not 1 <= first <= sheet.columns * sheet.rows:
        raise Refused(_("The sheet has labels 1 to {last}.").format(last=sheet.columns * sheet.rows))
    every = tuple(filter(None, map(rules.address_lines, what.people)))
    if not every:
        raise Refused(_("Nobody of them has an address that may be printed."))
    return LabelsPaper("", options.get(store, "library.name"), what.scope.name, sheet, first, every)


def address_list(store: Store, actor: Actor, what: Roll, now: datetime) -> AddressListPaper:
    """Return the addresses of those who are not protected. Raises Refused when there is nobody."""
    rights.require(actor, rights.Right.PRINT)
    rows = tuple(
        AddressRow(
            name=it.name,
            address=", ".join(filter(None, (it.address.replace("\n", ", "), f"{it.postcode} {it.town}".strip()))),
            phone=", ".join(filter(None, (it.phone, it.other_phone))),
            email=", ".join(filter(None, (it.email, it.other_email))),
        )
        for it in what.people
        if not it.is_protected
    )
    if not rows:
        raise Refused(_("Nobody of them has an address that may be printed."))
    return AddressListPaper("", options.get(store, "library.name"), what.scope.name, rows, what.protected, now.date())


def note_labels(store: Store, actor: Actor, what: Roll, paper: LabelsPaper, now: datetime) -> LabelsPaper:
    """Note that labels are printed, and return them with the number of the printing."""
    rights.require(actor, rights.Right.PRINT)
    words = ngettext("Printed {count} label: {name}", "Printed {count} labels: {name}", len(paper.labels))
    words = words.format(count=len(paper.labels), name=what.scope.name)
    return replace(paper, number=_run(store, actor, what, "LABELS", words, len(paper.labels), now))


def note_address_list(
    store: Store, actor: Actor, what: Roll, paper: AddressListPaper, now: datetime
) -> AddressListPaper:
    """Note that a list of addresses is printed, and return it with the number of the printing."""
    rights.require(actor, rights.Right.PRINT)
    words = _("Printed the address list: {name}").format(name=what.scope.name)
    return replace(paper, number=_run(store, actor, what, "ADDRESS_LIST", words, len(paper.rows), now))


def sheets() -> dict[str, LabelSheet]:
    """Return the label sheets there are, by code."""
    text = (resources.folder("db/reference") / "labels.json").read_text(encoding="utf-8")
    return {values["code"]: LabelSheet(**values) for values in json.loads(text)["sheets"]}


def _run(store: Store, actor: Actor, what: Roll, kind: str, words: str, count: int, now: datetime) -> str:
    number = tables.next_number(store, "print_run", now.date())
    course_id = what.scope.course_ids[0] if len(what.scope.course_ids) == 1 else None
    with deed(store, actor, words) as it:
        values = {"kind": kind, "number": number, "course_id": course_id, "printed_at": now.isoformat()}
        it.insert("print_run", {**values, "actor": actor.name, "rows": count})
    return number


def _note(it: Deed, what: Roll) -> None:
    """Note what the people are of: their courses; for a search the setting that every list touches."""
    for course_id in what.scope.course_ids:
        it.note("course", course_id)
    if not what.scope.course_ids:
        _remember(it, options.get(it.store, COLUMNS))


def _remember(it: Deed, text: str) -> None:
    row = tables.first(it.store, "setting", name=COLUMNS)
    if row is None:
        it.insert("setting", {"name": COLUMNS, "value": text or options.get(it.store, COLUMNS)})
    elif text and row["value"] != text:
        it.update("setting", row["id"], {"value": text})
    else:
        it.note("setting", row["id"])


def _refuse_numbers(store: Store, what: Roll, columns: Sequence[RollColumn]) -> None:
    """Raise Refused when personal numbers are wanted of anything but study circles with an association."""
    if RollColumn.PERSONAL_NO not in columns:
        return
    kinds = {it.id: it.kind for it in registers.organisations(store)}
    found = [courses.get(store, course_id) for course_id in what.scope.course_ids]
    association = OrganisationKind.STUDY_ASSOCIATION
    if not found or any(
        it.form is not CourseForm.STUDY_CIRCLE
        or association not in {kinds.get(who) for who in (it.organiser_id, *it.co_organiser_ids) if who is not None}
        for it in found
    ):
        raise Refused(
            _("Personal numbers go only to the study association of a circle."),
            _("Export one circle that a study association holds or takes part in, or leave that column out."),
        )

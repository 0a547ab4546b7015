"""Rows of the setup for who does what in a cooperation: what is agreed, else what usually holds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from courses import labels
from courses.actions import cooperation
from courses.actions.cooperation import Task
from courses.errors import Invalid
from courses.i18n import _
from courses.model import CooperationTask
from courses.screens import readers
from courses.screens.dialogs.prompt import Prompt
from courses.screens.setup import SetupRow
from courses.store import registers
from courses.text import fold
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView
    from courses.screens.desk import Desk

Who = tuple[int, ...] | None
"""Organisations, none of them being nobody; None: as it usually is."""


def rows(desk: Desk, course_id: int) -> list[SetupRow]:
    """Return a row for each task, and one that leads to the sheet."""
    names = registers.organisation_names(desk.store)
    tasks = cooperation.of_course(desk.store, desk.actor, course_id)
    found = [
        SetupRow(f"cooperation:{it.task}", labels.cooperation_task(it.task), words(it, names), partial(change, task=it))
        for it in tasks
    ]
    return [*found, SetupRow("cooperation", _("Cooperation sheet"), _("print it"), _print)]


def words(it: Task, names: Mapping[int, str]) -> str:
    """Return who does a task, and whether that is agreed or only usual."""
    who = ", ".join(names[i] for i in it.organisation_ids)
    if it.task is not CooperationTask.AGREEMENT:
        who = who or _("nobody")
    told = " – ".join(part for part in (who, it.notes) if part)
    return told if it.is_agreed or not told else _("{told} (as usual)").format(told=told)


def change(view: CourseView, task: Task) -> None:
    """Ask who does a task and what else is agreed; nothing at all gives what usually holds."""
    desk = view.desk
    names = registers.organisation_names(desk.store)
    note = Field("notes", _("Reference") if task.task is CooperationTask.AGREEMENT else _("Note"), value=task.notes)

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            who: Who = given.get("who")
            _write(view, task.task, who, given["notes"])

    fields = [note] if task.task is CooperationTask.AGREEMENT else [_who_field(desk, task, names), note]
    hint = _("Left empty, what usually holds is told again. “nobody” says that nobody does it.")
    told = "" if task.task is CooperationTask.AGREEMENT else hint
    view.ask(Prompt(labels.cooperation_task(task.task), fields, _("Save"), words=told), answer)


def _who_field(desk: Desk, task: Task, names: Mapping[int, str]) -> Field:
    """Return the field for organisations: names or codes with commas between."""
    known = {names[it.id]: it.id for it in registers.organisations(desk.store)}
    codes = {it.code: it.id for it in registers.organisations(desk.store)}

    def read(text: str) -> Who:
        return read_who(text, known, codes)

    def told(who: Who) -> str:
        if who is None:
            return _("as usual")
        return ", ".join(names[i] for i in who) or _("nobody")

    value = ", ".join(names[i] for i in task.organisation_ids) or _("nobody") if task.is_agreed else ""
    usual = ", ".join(names[i] for i in task.organisation_ids)
    return Field("who", _("Who"), read, value=value, hint="" if task.is_agreed else usual, tell=told)


def read_who(text: str, names: Mapping[str, int], codes: Mapping[str, int]) -> Who:
    """Return the organisations typed, with commas between; a name with a comma in it is understood whole first.

    Raises Invalid for what is in no register.
    """
    typed = fold(text)
    if not typed:
        return None
    if typed in {"nobody", "ingen", fold(_("nobody"))}:
        return ()
    whole = next((i for name, i in names.items() if fold(name) == typed), None)
    if whole is not None:
        return (whole,)
    by_code = {fold(code): i for code, i in codes.items() if code}
    found: list[int] = []
    for part in (part.strip() for part in text.split(",")):
        if part:
            code = by_code.get(fold(part))
            found += [code] if code is not None else _named(part, names)
    return tuple(dict.fromkeys(found))


def _named(part: str, names: Mapping[str, int]) -> tuple[int, ...]:
    try:
        return readers.names(part, names)
    except Invalid as error:
        raise Invalid(error.message) from None  # nothing can be added to the register from here


def _write(view: CourseView, task: CooperationTask, who: Who, notes: str) -> None:
    desk = view.desk
    if not who and who != () and not notes.strip():
        cooperation.forget_task(desk.store, desk.actor, view.course_id, task)
        view.wrote(_("{task}: as usual").format(task=labels.cooperation_task(task)))
        return
    if who is None:  # only a note: who does it stays as it is
        before = {it.task: it for it in cooperation.of_course(desk.store, desk.actor, view.course_id)}
        who = before[task].organisation_ids
    cooperation.set_task(desk.store, desk.actor, view.course_id, task, who, notes)
    names = registers.organisation_names(desk.store)
    told = " – ".join(part for part in (", ".join(names[i] for i in who), notes.strip()) if part) or _("nobody")
    view.wrote(f"{labels.cooperation_task(task)}: {told}")


def _print(view: CourseView) -> None:
    from courses.screens import doors

    doors.papers(view, view.course_id)

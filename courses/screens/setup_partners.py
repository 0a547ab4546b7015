"""Rows of the setup for who does what in a cooperation: what is agreed, else what usually holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from courses import labels
from courses.actions import cooperation
from courses.actions.cooperation import Task
from courses.i18n import _
from courses.model import CooperationTask, Organisation
from courses.screens import organisation_names
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
    """Return a row that leads to the sheet, and below it one for each task."""
    names = registers.organisation_names(desk.store)
    tasks = cooperation.of_course(desk.store, desk.actor, course_id)
    found = [
        SetupRow(
            f"cooperation:{it.task}",
            f"  {_short(it.task)}",
            words(it, names),
            partial(change, task=it),
        )
        for it in tasks
    ]
    return [SetupRow("cooperation", _("Cooperation sheet"), _("print it"), _print), *found]


def _short(task: CooperationTask) -> str:
    """Return a task in words that a row of 80 columns has room for."""
    words = {
        CooperationTask.CONTROLS_LIST: _("Answers for the attendance list (GDPR)"),
        CooperationTask.CONTROLS_ENROLMENTS: _("Answers for the enrolments (GDPR)"),
    }
    return words.get(task) or labels.cooperation_task(task)


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
    known = registers.organisations(desk.store)

    def told(who: Who) -> str:
        if who is None:
            return _("as usual")
        return ", ".join(names[i] for i in who) or _("nobody")

    usual = ", ".join(names[i] for i in task.organisation_ids)
    value = (usual or _("nobody")) if task.is_agreed else ""
    return Field("who", _("Who"), partial(read_who, known=known), value=value, hint=usual, tell=told)


def read_who(text: str, known: Sequence[Organisation]) -> Who:
    """Return the organisations typed, with commas between; nobody is none of them, nothing typed is None. Raises Invalid."""
    typed = fold(text)
    if not typed:
        return None
    return () if typed in {"nobody", "ingen", fold(_("nobody"))} else organisation_names.read(text, known)


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

    doors.papers(view, view.course_id, "cooperation")

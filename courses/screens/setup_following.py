"""Rows of the setup for what is to be done while a course runs: deadlines, the e-list, certificates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from courses import dates, deadline_labels
from courses.actions import deadlines, due
from courses.i18n import _, ngettext
from courses.model.absences import ChanceState, CourseDue
from courses.model.deadlines import Deadline
from courses.rules import rights
from courses.screens import doors
from courses.screens.setup import SetupRow
from courses.store import courses

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView
    from courses.screens.desk import Desk


def rows(desk: Desk, course_id: int) -> list[SetupRow]:
    """Return the rows: those of an association's course, and certificates where they are given."""
    found = deadlines.listed(desk.store, desk.actor, desk.today(), course_id, with_sent=True)
    made = [SetupRow("elist", _("E-list"), _("what to enter there"), _elist)] if found else []
    made += [_deadline(desk, it) for it in found]
    kind = courses.get(desk.store, course_id).kind
    if kind in due.KINDS and rights.may(desk.actor, rights.Right.READ_PEOPLE):
        it = due.of_course(desk.store, desk.actor, course_id, desk.now())
        if it.rows:
            made.append(SetupRow("due", _("Certificates"), says(it), _due))
    return made


def _deadline(desk: Desk, it: Deadline) -> SetupRow:
    what = deadline_labels.what(it)
    by = _("by {day}").format(day=dates.day_text(it.day, desk.today()))
    state = deadline_labels.state(it, desk.today())
    said = f"{state} · {by} · {deadline_labels.short_certainty(it.rule)}"
    return SetupRow(f"deadline:{it.what}:{it.period}", f"  {what[:1].upper()}{what[1:]}", said, partial(_tick, it=it))


def says(it: CourseDue) -> str:
    """Return how the people of a course stand to certificates, in a line."""
    parts = [
        ngettext("{count} to print", "{count} to print", it.to_print).format(count=it.to_print) if it.to_print else "",
        _counted(it, ChanceState.REACHED, _("{count} reached")),
        _counted(it, ChanceState.OPEN, _("{count} still can")),
        _counted(it, ChanceState.IMPOSSIBLE, _("{count} cannot")),
    ]
    return ", ".join(filter(None, parts)) or _("all are printed")


def _counted(it: CourseDue, state: ChanceState, words: str) -> str:
    count = it.count(state)
    return words.format(count=count) if count else ""


def _tick(view: CourseView, it: Deadline) -> None:
    from courses.screens import deadlines as screen

    screen.tick(view, it)


def _elist(view: CourseView) -> None:
    doors.elist(view, view.course_id)


def _due(view: CourseView) -> None:
    doors.due(view, view.course_id)

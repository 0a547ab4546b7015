"""Certificates while courses run: who is due one, what others still need, who cannot get one any more. Reads only."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import absence_labels
from courses.actions import due as queries
from courses.commands import bindings
from courses.commands.reporting import DUE
from courses.i18n import _, ngettext
from courses.model.absences import ChanceState, CourseDue, DueRow
from courses.rules import rights
from courses.screens import doors
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.empty import Empty
from courses.widgets.table import Column, Row, Table, cell

_STYLES = {ChanceState.IMPOSSIBLE: "dim"}


class DueScreen(Frame):
    """The people of one course, or the courses that run or ended lately."""

    CSS_PATH = styles("reporting")
    AUTO_FOCUS = "#due"
    PLACE = "today"
    COMMANDS_HERE = DUE
    BINDINGS: ClassVar[list[BindingType]] = bindings(DUE)

    def __init__(self, course_id: int | None = None) -> None:
        """Keep which course; None: all."""
        super().__init__()
        self._course_id = course_id

    def body(self) -> ComposeResult:
        """Lay out the list."""
        yield Static(classes="pane-heading", id="due-heading", markup=False)
        yield Static(classes="quiet", id="due-words", markup=False)
        yield Table(id="due")
        yield Empty(
            _("No certificates"),
            _("Nobody has a seat in a course that runs, or that has ended lately."),
        )

    def load(self) -> None:
        """Read how people stand to certificates."""
        desk = self.desk
        if self._course_id is None:
            found = queries.overall(desk.store, desk.actor, desk.now())
            self._show(_("Certificates"), "", _overall(), [_course_row(it) for it in found])
            return
        it = queries.of_course(desk.store, desk.actor, self._course_id, desk.now())
        heading = _("Certificates of {code} {title}").format(code=it.code, title=it.title)
        self._show(heading, _said(it), _persons(), [_person_row(row, it) for row in it.rows])

    def _show(self, heading: str, words: str, columns: tuple[Column, ...], rows: list[Row]) -> None:
        self.query_one("#due-heading", Static).update(Content(plain(heading)))
        told = self.query_one("#due-words", Static)
        told.update(Content(plain(words)))
        told.display = bool(words)
        table = self.query_one(Table)
        table.show(columns, rows)
        table.display = bool(rows)
        self.query_one(Empty).display = not rows

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self.show_keys()

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: both need a row, and printing its right."""
        if self.query_one_optional(Table) is None or not self.query_one(Table).current_key:
            return False
        return action != "print" or rights.may(self.desk.actor, rights.Right.PRINT)

    def action_open(self) -> None:
        """Open the person marked, or the certificates of the course marked."""
        at = int(self.query_one(Table).current_key)
        if self._course_id is None:
            self.app.push_screen(DueScreen(at))
        else:
            doors.open_person(self, at)

    def action_print(self) -> None:
        """Print the certificates of the course."""
        course_id = int(self.query_one(Table).current_key) if self._course_id is None else self._course_id
        doors.papers(self, course_id, "certificates")


def _said(it: CourseDue) -> str:
    share = _("It takes attendance at {share} % of the sessions held.").format(share=f"{it.threshold * 100:g}")
    left = ngettext("{count} session left", "{count} sessions left", it.left).format(count=it.left)
    if it.is_finished:
        return " ".join(filter(None, (share, _("The course is over."), absence_labels.not_entered(it))))
    return f"{share} {left[:1].upper()}{left[1:]}."


def _persons() -> tuple[Column, ...]:
    return (
        Column(_("Name")),
        Column(_("Present"), 8, right=True),
        Column(_("Certificate"), 27),
        Column(_("Printed"), 11, from_width=78),
    )


def _person_row(row: DueRow, it: CourseDue) -> Row:
    style = "bold" if row.is_to_print or row.chance.is_narrow else _STYLES.get(row.chance.state, "")
    printed = f"⚠ {row.number}" if row.is_changed else row.number
    return str(row.person_id), (
        cell(row.name, style=style),
        cell(f"{row.attended}/{row.held}", right=True, style=style),
        cell(absence_labels.chance(row.chance, is_finished=it.is_finished), style=style),
        printed,
    )


def _overall() -> tuple[Column, ...]:
    return (
        Column(_("Code"), 9),
        Column(_("Title")),
        Column(_("Left"), 5, right=True),
        Column(_("To print"), 9, right=True),
        Column(_("Have reached"), 8, right=True),
        Column(_("Still can"), 7, right=True),
        Column(_("Cannot"), 8, right=True),
    )


def _course_row(it: CourseDue) -> Row:
    style = "bold" if it.to_print else ""
    counts = (
        it.left,
        it.to_print,
        *(it.count(one) for one in (ChanceState.REACHED, ChanceState.OPEN, ChanceState.IMPOSSIBLE)),
    )
    return str(it.course_id), (
        cell(it.code, style=style),
        cell(it.title, style=style),
        *(cell(count or "", right=True, style=style) for count in counts),
    )

"""Clashes: what has come in the way of coming courses, course by course; each opens the course. Reads only."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import dates
from courses.actions import clashes
from courses.actions.clashes import CourseClashes
from courses.commands import bindings
from courses.commands.lists import CLASHES
from courses.i18n import _
from courses.model import Clash, Severity
from courses.screens import doors
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.empty import Empty
from courses.widgets.table import Column, Row, Table


class ClashesScreen(Frame):
    """A row for each clash of each course."""

    CSS_PATH = styles("go")
    AUTO_FOCUS = "#clashes"
    PLACE = "today"
    COMMANDS_HERE = CLASHES
    BINDINGS: ClassVar[list[BindingType]] = bindings(CLASHES)

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__()
        self._shown: dict[str, tuple[CourseClashes, Clash]] = {}

    def body(self) -> ComposeResult:
        """Lay out the list over the whole of what the row marked says."""
        yield Static(Content(_("Clashes")), classes="pane-heading")
        yield Table(id="clashes")
        yield Static(id="go-words", markup=False)
        yield Empty(_("Nothing clashes"), _("Nothing has come in the way of the courses that are planned."))

    def load(self) -> None:
        """Look for clashes."""
        found = clashes.new_ahead(self.desk.store, self.desk.actor, self.desk.now())
        pairs = [(it, clash) for it in found for clash in it.clashes]
        self._shown = {f"{it.course_id}-{number}": (it, clash) for number, (it, clash) in enumerate(pairs)}
        today = self.desk.today()
        table = self.query_one(Table)
        table.show(_columns(), [_row(key, it, clash, today) for key, (it, clash) in self._shown.items()])
        table.display = bool(found)
        self.query_one("#go-words").display = bool(found)
        self.query_one(Empty).display = not found
        self._say_words()

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self._say_words()

    def _say_words(self) -> None:
        """Write the whole of the clash marked, which its column may cut."""
        shown = self._shown.get(self.query_one(Table).current_key)
        self.query_one("#go-words", Static).update(Content(plain(shown[1].what) if shown else ""))

    @on(DataTable.RowSelected)
    def _selected(self) -> None:
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: opening needs a clash."""
        return action != "open" or bool(self._shown)

    def action_open(self) -> None:
        """Open the course."""
        course, _clash = self._shown[self.query_one(Table).current_key]
        doors.open_course(self, course.course_id)


def _columns() -> tuple[Column, ...]:
    return Column(_("Code"), 9), Column(_("Day"), 10), Column(_("Clash"))


def _row(key: str, it: CourseClashes, clash: Clash, today: date) -> Row:
    own = min(one.day for one in clash.sessions if one.course_id == it.course_id)
    sign = "✗" if clash.severity is Severity.ERROR else "⚠"
    return key, (it.code, dates.day_text(own, today), f"{sign} {clash.what}")

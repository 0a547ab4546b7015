"""Gaps: what is not filled in about courses, kind by kind; each opens where it is mended. Reads only."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import dates, labels
from courses.commands import bindings
from courses.commands.lists import GAPS
from courses.i18n import _, ngettext
from courses.screens import doors
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import gaps as queries
from courses.store.gaps import Gap
from courses.widgets.choices import Choices
from courses.widgets.empty import Empty
from courses.widgets.table import Column, Row, Table

_FIELDS = {
    "leader": "leader_ids",
    "room": "room_id",
    "organiser": "organiser_id",
    "minimum": "minimum",
    "content": "content",
}
"""The field of a course's form that mends each kind."""


class GapsScreen(Frame):
    """All that is missing."""

    CSS_PATH = styles("gaps")
    AUTO_FOCUS = "#gaps"
    PLACE = "today"
    COMMANDS_HERE = GAPS
    BINDINGS: ClassVar[list[BindingType]] = bindings(GAPS)

    kind = ""
    """Which kind is shown; all when empty."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__()
        self._shown: dict[str, Gap] = {}

    def body(self) -> ComposeResult:
        """Lay out the kinds over the list."""
        yield Static(Content(_("Gaps")), classes="pane-heading")
        yield Choices()
        yield Table(id="gaps")
        yield Empty(_("Nothing is missing"), _("Every course that is still to be held has all that it needs."))

    def load(self) -> None:
        """Read what is missing now."""
        found = queries.gaps(self.desk.store, self.desk.now())
        counts = {kind: sum(1 for it in found if it.what == kind) for kind in queries.KINDS}
        if not counts.get(self.kind):
            self.kind = ""  # the last of its kind is mended
        choices = self.query_one(Choices)
        kinds = [(kind, f"{_capital(labels.gap(kind, 0))} {count}") for kind, count in counts.items() if count]
        choices.items = (("", f"{_('All')} {len(found)}"), *kinds)
        choices.chosen = self.kind
        self._shown = {f"{it.what}-{it.course_id}": it for it in found if self.kind in ("", it.what)}
        table = self.query_one(Table)
        table.show(_columns(), [_row(key, it) for key, it in self._shown.items()])
        table.display = choices.display = bool(found)
        self.query_one(Empty).display = not found

    @on(Choices.Chosen)
    def _kind_chosen(self, event: Choices.Chosen) -> None:
        self.kind = event.id
        self.load()
        self.show_keys()

    @on(DataTable.RowSelected)
    def _selected(self) -> None:
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: all need something that is missing."""
        return action not in ("open", "course", "step") or bool(self._shown)

    def _marked(self) -> Gap:
        return self._shown[self.query_one(Table).current_key]

    def action_step(self, steps: int) -> None:
        """Show the next kind, or the one before."""
        self.query_one(Choices).step(steps)

    def action_course(self) -> None:
        """Open the course."""
        doors.open_course(self, self._marked().course_id)

    def action_open(self) -> None:
        """Open where what is missing is filled in: attendance, sessions, or the course's form at its field."""
        gap = self._marked()
        if gap.what == "marks":
            doors.attendance(self, gap.course_id, gap.session_id)
        elif gap.is_only_of_sessions or gap.what == "bookings":
            doors.open_course(self, gap.course_id)
        else:
            doors.change_course(self, gap.course_id, _FIELDS[gap.what])


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Is missing"), 22),
        Column(_("Code"), 9),
        Column(_("Title")),
        Column(_("Sessions"), 10, right=True),
        Column(_("First"), 12, from_width=84),
    )


def _row(key: str, it: Gap) -> Row:
    at = ngettext("{count} session", "{count} sessions", it.sessions).format(count=it.sessions) if it.sessions else ""
    day = dates.day_text(it.day) if it.day else ""
    return key, ("⚠ " + labels.gap(it.what, 0), it.code, it.title, at, day)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

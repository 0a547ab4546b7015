"""What a course gives out, session by session; from here it is printed by the number enrolled, and as a booklet."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import i18n
from courses.actions import handout_uses as deeds
from courses.commands import bindings
from courses.commands.handouts import COURSE_HANDOUTS
from courses.i18n import _
from courses.model.shelf import HandoutUse
from courses.screens import handout_deeds, handout_doors, handout_print, handout_words
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import courses as course_queries
from courses.store import handout_uses, handouts
from courses.text import plain
from courses.widgets.empty import Empty
from courses.widgets.table import Table


class CourseHandoutsScreen(Frame):
    """The handouts of one course."""

    CSS_PATH = styles("print")
    AUTO_FOCUS = "#uses"
    PLACE = "courses"
    COMMANDS_HERE = COURSE_HANDOUTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(COURSE_HANDOUTS)

    def __init__(self, course_id: int) -> None:
        """Keep which course."""
        super().__init__()
        self.course_id = course_id
        self._shown: dict[str, HandoutUse] = {}

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Static(classes="pane-heading", id="uses-heading", markup=False)
        yield Table(id="uses")
        yield Empty(
            _("The course gives out no handouts"),
            _("Choose one from the shelf and the session it is given out at. It is then printed in the print run."),
            [(_("Give out"), "screen.new")],
        )
        yield Static(classes="quiet count", markup=False)

    def load(self) -> None:
        """Read what the course gives out."""
        store, today = self.desk.store, self.desk.today()
        course = course_queries.get(store, self.course_id)
        found = handout_uses.of_course(store, self.course_id, i18n.language())
        on_shelf = {it.code: it for it in handouts.shelf(store, today)}
        self._shown = {str(it.id): it for it in found}
        rows = [handout_words.course_row(it, on_shelf.get(it.code), today) for it in found]
        table = self.query_one(Table)
        table.show(handout_words.course_columns(), rows)
        table.display = bool(found)
        self.query_one(Empty).display = not found
        heading = _("{code} {title}: handouts").format(code=course.code, title=course.title)
        self.query_one("#uses-heading", Static).update(Content(plain(heading)))
        words = _("What a cancelled session was to give out is given out at the next.") if found else ""
        self.query_one(".count", Static).update(words)

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self.show_keys()

    @on(DataTable.RowSelected)
    def _chosen(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: most need a row, and one whose handout is on the shelf still."""
        it = self._marked()
        if action in ("open", "print"):
            return it is not None and bool(it.handout)
        return {"remove": it is not None, "booklet": bool(self._shown)}.get(action, True)

    def _marked(self) -> HandoutUse | None:
        table = self.query_one_optional(Table)
        return self._shown.get(table.current_key) if table is not None else None

    def action_open(self) -> None:
        """Open the handout marked."""
        if (it := self._marked()) and it.handout:
            handout_doors.handout(self, it.code)

    def action_new(self) -> None:
        """Ask for a handout and a session, and give it out there."""
        handout_deeds.pick_handout(self, lambda code: handout_deeds.give_at(self, self.course_id, code, self._mark))

    def action_print(self) -> None:
        """Print the handout marked for its session."""
        if it := self._marked():
            handout_print.ask_for_session(self, it)

    def action_booklet(self) -> None:
        """Put the handouts together."""
        handout_print.ask_booklet(self, self.course_id)

    def action_remove(self) -> None:
        """Do not give out the handout marked there."""
        if it := self._marked():
            deeds.unuse(self.desk.store, self.desk.actor, it.id)
            self.wrote(_("{code} no longer gives out {handout}").format(code=it.course, handout=it.handout or it.code))

    def _mark(self, use_id: int) -> None:
        self.load()
        self.query_one(Table).go_to(str(use_id))

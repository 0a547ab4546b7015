"""Courses: the list with search and filter; a course opens beside it where there is room, else over it. Reads only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import DataTable, Input

from courses import dates, labels
from courses.commands import bindings
from courses.commands.planning import COURSES
from courses.i18n import _
from courses.model import CourseSummary
from courses.screens import doors
from courses.screens.course_view import CourseView
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import courses as queries
from courses.widgets.choices import Choices
from courses.widgets.empty import Empty
from courses.widgets.table import Column, Row, Table

STATES = ("", "current", "coming", "finished", "cancelled")


class CoursesScreen(Frame):
    """All courses, and one of them."""

    CSS_PATH = styles("courses")
    AUTO_FOCUS = "#courses"
    PLACE = "courses"
    COMMANDS_HERE = COURSES
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(COURSES),
        Binding("down", "to_list", id="courses.down", show=False),
    ]

    state = ""
    """Which filter is on."""

    def body(self) -> ComposeResult:
        """Lay out the list and the room for a course beside it."""
        with Horizontal(id="both"):
            with Vertical(id="list-pane"):
                yield Input(placeholder=_("Search code, title, room, organiser"), compact=True, classes="search")
                yield Choices()
                yield Table(id="courses")
                yield Empty(_("No course here"), _("No course fits the search and the filter."))
                yield Empty(
                    _("There are no courses yet"),
                    _("Plan a first course, or read in a term’s programme from a file."),
                    ((_("New course"), "screen.new"), (_("Import file"), "screen.import_file")),
                    name="none-at-all",
                )
            yield Vertical(id="thing")

    def load(self) -> None:
        """Read the list, and the course that is open."""
        now, today = self.desk.now(), self.desk.today()
        typed = self.query_one(".search", Input).value
        every = queries.summaries(self.desk.store, now, search=typed)
        shown = [it for it in every if self.state in ("", queries.state_of(it, today))]
        counts = {state: sum(1 for it in every if state in ("", queries.state_of(it, today))) for state in STATES}
        choices = self.query_one(Choices)
        choices.items = tuple((state, f"{labels.state_filter(state)} {counts[state]}") for state in STATES)
        choices.chosen = self.state
        count = self.query_one(Table).show(columns(), rows(shown, today))
        self.query_one(Table).display = bool(count)
        is_first = not (count or typed or self.state)
        for empty in self.query(Empty):
            empty.display = not count and is_first == (empty.name == "none-at-all")
        for view in self.query(CourseView):
            view.load()

    def step_back(self) -> bool:
        """Close the course that is open, else empty the search."""
        if self.query(CourseView):
            self._close()
            return True
        search = self.query_one(".search", Input)
        if search.value or search.has_focus:
            search.value = ""
            self.query_one(Table).focus()
            return True
        return False

    def _close(self) -> None:
        self.query(CourseView).remove()
        self.remove_class("-has-thing")
        self.query_one(Table).focus()

    def show_course(self, course_id: int) -> None:
        """Open a course beside or over the list."""
        self.query_one(Table).go_to(str(course_id))
        self.query(CourseView).remove()
        self.add_class("-has-thing")
        view = CourseView(course_id)
        self.query_one("#thing").mount(view)
        view.call_after_refresh(view.take_focus)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: those of the list do not while the focus is in a course."""
        in_thing = bool(self.query("CourseView:focus-within"))
        if action in ("open", "change", "print"):
            return not in_thing and bool(self.query_one(Table).current_key)
        return not (in_thing and action in ("search", "filter", "import_file"))

    def _marked(self) -> int:
        return int(self.query_one(Table).current_key)

    @on(DataTable.RowSelected, "#courses")
    def _chosen(self, event: DataTable.RowSelected) -> None:
        self.show_course(int(event.row_key.value or 0))

    @on(Input.Changed, ".search")
    def _typed(self) -> None:
        self.load()

    @on(Input.Submitted, ".search")
    def _entered(self) -> None:
        if self.query_one("#courses", Table).current_key:
            self.action_open()

    def action_to_list(self) -> None:
        """Go from the search to the list."""
        self.query_one("#courses", Table).focus()

    @on(Choices.Chosen, "#list-pane > Choices")
    def _filtered(self, event: Choices.Chosen) -> None:
        self.state = event.id
        self.load()

    def action_open(self) -> None:
        """Open the course marked."""
        self.show_course(self._marked())

    def action_search(self) -> None:
        """Go to the search field."""
        self.query_one(".search", Input).focus()

    def action_filter(self) -> None:
        """Show the next kind of state."""
        self.query_one("#list-pane > Choices", Choices).step(1)

    def action_new(self) -> None:
        """Plan a new course."""
        doors.new_course(self)

    def action_change(self) -> None:
        """Change the course marked."""
        doors.change_course(self, self._marked())

    def action_print(self) -> None:
        """Print papers for the course marked."""
        doors.papers(self, self._marked())

    def action_copy_term(self) -> None:
        """Copy a term's courses to another."""
        doors.copy_term(self)

    def action_plans(self) -> None:
        """Open the course plans."""
        doors.plans(self)

    def action_import_file(self) -> None:
        """Read in a file."""
        doors.import_file(self)


def columns() -> tuple[Column, ...]:
    """Return the columns of the course list; the wider the list, the more of them."""
    return (
        Column(_("Code"), 9),
        Column(_("Title")),
        Column(_("State"), 10, from_width=62),
        Column(_("Starts"), 10, from_width=48),
        Column(_("Seats"), 7, right=True),
        Column(_("Wait"), 4, right=True, from_width=76),
        Column(_("Organiser"), 22, from_width=116),
        Column(_("Room"), 18, from_width=96),
        Column(_("Attendance"), 10, right=True, from_width=130),
    )


def rows(courses: list[CourseSummary], today: date) -> Iterator[Row]:
    """Yield the courses as rows."""
    for it in courses:
        yield (
            str(it.id),
            (
                it.code,
                it.title,
                labels.course_state(queries.state_of(it, today)),
                dates.day_text(it.first_date) if it.first_date else "–",
                str(it.enrolled) if it.seats is None or it.is_by_session else f"{it.enrolled}/{it.seats}",
                it.waiting or "",
                it.organiser,
                it.room,
                labels.percent(it.attendance_rate),
            ),
        )

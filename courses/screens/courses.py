"""Courses: the list with search and filter; a course opens beside it where there is room, else over it. Reads only."""

from __future__ import annotations

from typing import ClassVar, TypedDict

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import DataTable, Input, Static

from courses import labels
from courses.commands import bindings
from courses.commands.planning import COURSES
from courses.i18n import _
from courses.rules import rights
from courses.screens import course_filter, course_marks, doors
from courses.screens.course_filter import STATES
from courses.screens.course_list_rows import columns, rows, sorted_columns
from courses.screens.course_view import CourseView
from courses.screens.frame import Frame
from courses.screens.roles import may_do
from courses.screens.themes import styles
from courses.store import course_list
from courses.store import courses as queries
from courses.store.course_list import Order, Wanted
from courses.text import plain
from courses.widgets.choices import Choices
from courses.widgets.empty import Empty
from courses.widgets.table import Table


class _Sorting(TypedDict):
    """How the list is sorted."""

    order: Order
    is_reversed: bool


_OF_LIST = frozenset(
    (
        "open change print new plans search filter clear_filter sort mark mark_all change_marked step_state import_file copy_term"
    ).split()
)
"""What does not work while the focus is in a course beside the list."""


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

    keys_first = (
        *("courses.open", "courses.change_marked", "courses.search", "courses.new", "courses.mark", "courses.mark_all"),
        *("courses.filter", "courses.clear", "courses.sort", "courses.copy_term", "courses.change", "courses.print"),
    )
    """The commands that the key bar shows first."""
    state = ""
    """Which state is shown; all when empty."""
    wanted = Wanted()
    """What else is asked for."""
    order = Order.DATE
    is_reversed = False

    def body(self) -> ComposeResult:
        """Lay out the list and the room for a course beside it."""
        with Horizontal(id="both"):
            with Vertical(id="list-pane"):
                yield Input(placeholder=_("Search code, title, room, organiser"), compact=True, classes="search")
                yield Choices()
                yield Static(id="list-words", markup=False)
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
        sorting: _Sorting = {"order": self.order, "is_reversed": self.is_reversed}
        every = course_list.listed(self.desk.store, now, self.wanted, search=typed, **sorting)
        shown = [it for it in every if self.state in ("", queries.state_of(it, today))]
        counts = {state: sum(1 for it in every if state in ("", queries.state_of(it, today))) for state in STATES}
        choices = self.query_one(Choices)
        choices.items = tuple((state, f"{labels.state_filter(state)} {counts[state]}") for state in STATES)
        choices.chosen = self.state
        count = self._list.show(columns(self.order, is_reversed=self.is_reversed), rows(shown, today))
        self._list.display = bool(count)
        self._say_words()
        is_first = not (count or typed or self.state) and self.wanted.is_anything
        for empty in self.query(Empty):
            empty.display = not count and is_first == (empty.name == "none-at-all")
        for view in self.query(CourseView):
            if queries.exists(self.desk.store, view.course_id):
                view.load()
            else:  # its making was undone
                self._close()

    @property
    def _list(self) -> Table:
        return self.query_one("#courses", Table)

    def _say_words(self) -> None:
        """Write what the list is filtered and sorted by, and how many are marked; nothing where there is nothing to say."""
        words = []
        if self._list.marks:
            words.append(course_marks.marked_words(len(self._list.marks)))
        if not self.wanted.is_anything:
            words.append(_("Only {filter} (Del shows all)").format(filter=course_filter.in_words(self.wanted)))
        if (self.order, self.is_reversed) != (Order.DATE, False):
            sign = course_filter.DOWN if self.is_reversed else course_filter.UP
            words.append(_("by {order}").format(order=labels.course_order(self.order).lower()) + f" {sign}")
        shown = self.query_one("#list-words", Static)
        shown.update(Content(plain("   ".join(words))))
        shown.display = bool(words)

    def step_back(self) -> bool:
        """Take away marks, else close the course that is open, else empty the search."""
        if course_marks.clear(self):
            return True
        if self.has_class("-has-thing"):  # what is closed is taken off the screen a moment later
            self._close()
            return True
        search = self.query_one(".search", Input)
        if search.value or search.has_focus:
            search.value = ""
            self._list.focus()
            return True
        return False

    def _close(self) -> None:
        self.query(CourseView).remove()
        self.remove_class("-has-thing")
        self._list.focus()

    def show_course(self, course_id: int) -> None:
        """Open a course beside or over the list."""
        self._list.go_to(str(course_id))
        self.query(CourseView).remove()
        self.add_class("-has-thing")
        view = CourseView(course_id)
        self.query_one("#thing").mount(view)
        view.call_after_refresh(view.take_focus)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: those of the list do not while the focus is in a course."""
        if action in _OF_LIST and self._is_in_thing():
            return False
        if not may_do(self.desk.actor, action):
            return False
        if action in ("mark", "mark_all", "change_marked") and not rights.may(self.desk.actor, rights.Right.PLAN):
            return False
        if action in ("open", "change", "print", "enrol", "mark", "mark_all"):
            return bool(self._list.current_key)
        if action == "change_marked":
            return bool(self._list.marks)
        return action != "clear_filter" or self._is_filtered()

    def _is_in_thing(self) -> bool:
        focused = self.focused
        return focused is not None and any(isinstance(it, CourseView) for it in focused.ancestors_with_self)

    def _is_filtered(self) -> bool:
        return bool(self.state or self.query_one(".search", Input).value) or not self.wanted.is_anything

    def _marked(self) -> int:
        return int(self._list.current_key)

    @on(DataTable.RowSelected, "#courses")
    def _chosen(self, event: DataTable.RowSelected) -> None:
        self.show_course(int(event.row_key.value or 0))

    @on(Input.Changed, ".search")
    def _typed(self, event: Input.Changed) -> None:
        """Show what fits, the mark on the first: whose code was typed comes before the others."""
        self.load()
        if event.value.strip() and (keys := self._list.shown_keys):
            self._list.go_to(keys[0])

    @on(Input.Submitted, ".search")
    def _entered(self) -> None:
        if self._list.current_key:
            self.action_open()

    def action_to_list(self) -> None:
        """Go from the search to the list."""
        self._list.focus()

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

    def action_step_state(self, steps: int) -> None:
        """Show the next kind of state, or the one before."""
        self.query_one("#list-pane > Choices", Choices).step(steps)

    def action_filter(self) -> None:
        """Ask what is to be shown."""
        course_filter.ask(self, self.wanted, self.state, self._show_only)

    def _show_only(self, wanted: Wanted, state: str) -> None:
        self.wanted, self.state = wanted, state
        self.load()
        self.show_keys()

    def action_clear_filter(self) -> None:
        """Show all courses."""
        with self.prevent(Input.Changed):
            self.query_one(".search", Input).value = ""
        self._show_only(Wanted(), "")

    def action_sort(self) -> None:
        """Ask what to sort by."""
        course_filter.ask_order(self, self.order, self._sort_by, is_reversed=self.is_reversed)

    def _sort_by(self, order: Order) -> None:
        """Sort by something; by the same again the other way round."""
        self.is_reversed = order is self.order and not self.is_reversed
        self.order = order
        self.load()

    @on(DataTable.HeaderSelected, "#courses")
    def _heading_clicked(self, event: DataTable.HeaderSelected) -> None:
        title = event.label.plain.strip(f" {course_filter.UP}{course_filter.DOWN}")
        order = next((order for order, words in sorted_columns().items() if words == title), None)
        if order is not None:
            self._sort_by(order)

    @on(Table.Marked, "#courses")
    def _marks_changed(self) -> None:
        self._say_words()
        self.show_keys()

    def action_mark(self) -> None:
        """Mark the course, or take its mark away."""
        self._list.toggle_mark()

    def action_mark_all(self) -> None:
        """Mark all courses shown, or none when all are."""
        every = self._list.shown_keys
        self._list.mark(() if self._list.marks >= set(every) else every)

    def action_change_marked(self) -> None:
        """Change the marked courses at once."""
        ids = [int(key) for key in self._list.marked_keys]
        doors.change_many_courses(self, ids, lambda: self._list.mark(()))

    def action_new(self) -> None:
        """Plan a new course."""
        doors.new_course(self)

    def action_change(self) -> None:
        """Change the course marked."""
        doors.change_course(self, self._marked())

    def action_print(self) -> None:
        """Print papers for the course marked."""
        doors.papers(self, self._marked())

    def action_enrol(self) -> None:
        """Open the desk at the course marked."""
        doors.enrol(self, self._marked())

    def action_copy_term(self) -> None:
        """Copy a term's courses to another."""
        doors.copy_term(self)

    def action_plans(self) -> None:
        """Open the course plans."""
        doors.plans(self)

    def action_import_file(self) -> None:
        """Read in a file."""
        doors.import_file(self)

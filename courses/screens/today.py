"""Today: the sessions of today and the coming fortnight, and what waits to be done. Reads only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from courses import dates
from courses.commands import bindings
from courses.commands.catalogue import TODAY
from courses.i18n import _
from courses.model import SessionRow, TodoRow
from courses.screens import doors, today_words
from courses.screens.frame import Frame
from courses.store import courses as course_queries
from courses.store import sessions as session_queries
from courses.widgets.empty import Empty

DAYS = 14
"""How far ahead sessions are shown."""
UNMARKED_SHOWN = 6
"""How many sessions without marks are listed one by one."""


class TodayScreen(Frame):
    """What happens, and what to do."""

    CSS_PATH = "../styles/today.tcss"
    PLACE = "today"
    COMMANDS_HERE = TODAY
    BINDINGS: ClassVar[list[BindingType]] = bindings(TODAY)

    def body(self) -> ComposeResult:
        """Lay out sessions beside what to do."""
        with Horizontal(id="today"):
            with Vertical(id="sessions-pane"):
                yield OptionList(id="sessions", markup=False, compact=True, classes="first")
            with Vertical(id="todo-pane"):
                yield Static(Content(_("To do")), classes="pane-heading")
                yield OptionList(id="todo", markup=False, compact=True)

    def load(self) -> None:
        """Read sessions and what waits."""
        now = self.desk.now()
        self._rows: dict[str, tuple[int, int | None]] = {}
        if not course_queries.summaries(self.desk.store, now):
            self._say_first_steps()
            return
        for empty in self.query(Empty):
            empty.remove()
        self.query_one("#today").display = True
        today = now.date()
        rows = session_queries.between(self.desk.store, today, today + timedelta(days=DAYS), now)
        self._fill("#sessions", list(self._session_options(rows, today)))
        self._fill("#todo", list(self._todo_options(today)))
        self.call_after_refresh(self.show_keys)

    def _fill(self, selector: str, options: list[Option]) -> None:
        """Fill a list, keeping the mark on what it was on."""
        shown = self.query_one(selector, OptionList)
        kept = shown.highlighted_option.id if shown.highlighted_option else None
        shown.clear_options()
        shown.add_options(options)
        ids = [option.id for option in options]
        first = next((i for i, option in enumerate(options) if not option.disabled), None)
        shown.highlighted = ids.index(kept) if kept in ids else first

    def _session_options(self, rows: list[SessionRow], today: date) -> Iterator[Option]:
        if not rows or rows[0].session.day != today:
            yield Option(today_words.day_heading(today, today), disabled=True)
            yield Option(Content.styled(_("  No sessions today."), "$quiet"), disabled=True)
        for day, of_day in groupby(rows, key=lambda row: row.session.day):
            yield Option(today_words.day_heading(day, today), disabled=True)
            for row in of_day:
                key = f"session-{row.session.id}"
                self._rows[key] = (row.session.course_id, row.session.id)
                yield Option(today_words.session(row, self.desk.now()), id=key)

    def _todo_options(self, today: date) -> Iterator[Option]:
        now = self.desk.now()
        unmarked = session_queries.unmarked(self.desk.store, now)
        for row in unmarked[:UNMARKED_SHOWN]:
            key = f"unmarked-{row.session.id}"
            self._rows[key] = (row.session.course_id, row.session.id)
            yield Option(today_words.unmarked(row, dates.day_text(row.session.day, today)), id=key)
        if len(unmarked) > UNMARKED_SHOWN:
            yield Option(today_words.more_unmarked(len(unmarked) - UNMARKED_SHOWN), id="more")
        titles = {it.id: it.title for it in course_queries.summaries(self.desk.store, now)}
        others = [row for row in session_queries.todo(self.desk.store, now) if row.kind != "unmarked"]
        for number, todo in enumerate(others):
            yield self._todo_option(f"todo-{number}", todo, titles.get(todo.course_id, ""))
        if not unmarked and not others:
            yield Option(Content.styled(_("Nothing waits."), "$quiet"), disabled=True)

    def _todo_option(self, key: str, todo: TodoRow, title: str) -> Option:
        self._rows[key] = (todo.course_id, todo.session_id)
        return Option(today_words.todo(todo, title), id=key)

    def _say_first_steps(self) -> None:
        self.query_one("#today").display = False
        if self.query(Empty):
            return
        self.query_one(".body").mount(
            Empty(
                _("There is nothing here yet"),
                _("Read in a term from a file, make a first course by hand, or look around in the demo first."),
                (
                    (_("Import file"), "screen.import_file"),
                    (_("New course"), "screen.new"),
                    (_("Open the demo"), "app.demo"),
                ),
            )
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: most need a row."""
        if action in ("open", "attendance", "enrol", "print"):
            return self._marked() is not None or (action == "open" and self._is_more())
        return True

    def _shown_list(self) -> OptionList | None:
        focused = self.focused
        return focused if isinstance(focused, OptionList) else None

    def _marked(self) -> tuple[int, int | None] | None:
        """Return course and session of the row marked in the list that has the focus."""
        shown = self._shown_list()
        option = shown.highlighted_option if shown else None
        return self._rows.get(option.id) if option and option.id else None

    def _is_more(self) -> bool:
        shown = self._shown_list()
        return bool(shown and shown.highlighted_option and shown.highlighted_option.id == "more")

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self.show_keys()

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == "more":
            await self.run_action("app.go('attendance')")
        elif event.option_id and event.option_id.startswith("unmarked-"):
            doors.attendance(self, *self._rows[event.option_id])
        elif event.option_id:
            doors.open_course(self, self._rows[event.option_id][0])

    def action_open(self) -> None:
        """Open what is marked."""
        if shown := self._shown_list():
            shown.action_select()

    def action_attendance(self) -> None:
        """Enter attendance for the session marked."""
        if marked := self._marked():
            doors.attendance(self, *marked)

    def action_enrol(self) -> None:
        """Enrol somebody in the course marked."""
        if marked := self._marked():
            doors.enrol(self, marked[0])

    def action_print(self) -> None:
        """Print papers for the course marked."""
        if marked := self._marked():
            doors.papers(self, marked[0])

    def action_new(self) -> None:
        """Plan a new course."""
        doors.new_course(self)

    def action_import_file(self) -> None:
        """Read in a file."""
        doors.import_file(self)

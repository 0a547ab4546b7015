"""The calendar: a month or a week of sessions, of everybody, a place, a room or a leader. Reads only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import dates
from courses.commands import bindings
from courses.commands.planning import CALENDAR
from courses.i18n import _, ngettext
from courses.screens import calendar_rows, doors
from courses.screens.dialogs.pick import Pick
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import agenda, registers
from courses.store.agenda import Scope
from courses.text import plain
from courses.widgets.choices import Choices
from courses.widgets.month import Month
from courses.widgets.table import Table

MONTH, WEEK = "month", "week"


class CalendarScreen(Frame):
    """A month, or a week of it."""

    CSS_PATH = styles("calendar")
    AUTO_FOCUS = "#month"
    PLACE = "calendar"
    COMMANDS_HERE = CALENDAR
    BINDINGS: ClassVar[list[BindingType]] = bindings(CALENDAR)

    def __init__(self) -> None:
        """Begin with the month that today is in, everybody's."""
        super().__init__()
        self.day = date.min
        """The day that the cursor is on."""
        self.view = MONTH
        self.scope = Scope()
        self._whose = ""
        """The name of the scope; empty: everybody's."""
        self._courses: dict[int, int] = {}

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Static(classes="pane-heading calendar-heading", markup=False)
        yield Choices()
        yield Month(id="month")
        yield Table(id="week")
        yield Static(classes="quiet on-day", markup=False)

    def load(self) -> None:
        """Read the month or week that the cursor is in."""
        if self.day == date.min:
            self.day = self.desk.today()
        choices = self.query_one(Choices)
        choices.items = ((MONTH, _("Month")), (WEEK, _("Week")))
        choices.chosen = self.view
        self.query_one(Month).display = self.view == MONTH
        self.query_one("#week").display = self.view == WEEK
        self._show_month() if self.view == MONTH else self._show_week()

    def _show_month(self) -> None:
        first, weeks = calendar_rows.weeks_of(self.day)
        last = first + timedelta(days=7 * weeks - 1)
        meetings = agenda.lines(self.desk.store, first, last, self.scope)
        notes = calendar_rows.notes(self.desk.store, first, last, self.scope.place)
        content = calendar_rows.month(self.day, meetings, notes, self.desk.today())
        self.query_one(Month).show(content, self.day)
        self._head(f"{dates.month_long(self.day.month)} {self.day.year}")
        today = [it for it in meetings if it.day == self.day]
        self.query_one(".on-day", Static).update(calendar_rows.day_words(self.day, today, notes.get(self.day, "")))

    def _show_week(self) -> None:
        monday = self.day - timedelta(days=self.day.weekday())
        meetings = agenda.lines(self.desk.store, monday, monday + timedelta(days=6), self.scope)
        notes = calendar_rows.notes(self.desk.store, monday, monday + timedelta(days=6), self.scope.place)
        self._courses = {it.session_id: it.course_id for it in meetings}
        table = self.query_one("#week", Table)
        table.show(calendar_rows.columns(), calendar_rows.rows(monday, meetings, notes))
        week = f"{dates.week_text(monday)} · {dates.period_text(monday, monday + timedelta(days=6))}"
        self._head(week)
        count = sum(1 for it in meetings if not it.is_cancelled)
        told = ngettext("{count} session", "{count} sessions", count).format(count=count)
        self.query_one(".on-day", Static).update(told)

    def _head(self, when: str) -> None:
        whose = f" · {plain(self._whose)}" if self._whose else ""
        self.query_one(".calendar-heading", Static).update(Content(when[:1].upper() + when[1:] + whose))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: opening in a week needs a session."""
        if action == "open":
            return self.view == MONTH or self._marked() is not None
        return action != "everybody" or bool(self._whose)

    def step_back(self) -> bool:
        """Go from the week to its month."""
        if self.view == MONTH:
            return False
        self._turn_to(MONTH)
        return True

    def _marked(self) -> int | None:
        """Return the session marked in the week."""
        key = self.query_one("#week", Table).current_key if self.view == WEEK else ""
        return int(key) if key.isdecimal() else None

    @on(Month.Moved)
    def _moved(self, event: Month.Moved) -> None:
        self.day = event.day
        self.load()

    @on(Month.Opened)
    @on(DataTable.RowSelected)
    def _opened(self) -> None:
        self.action_open()

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self._turn_to(event.id)

    def _turn_to(self, view: str) -> None:
        self.view = view
        self.load()
        self.query_one("#month" if view == MONTH else "#week").focus()
        if view == WEEK:
            self.query_one("#week", Table).go_to(calendar_rows.day_key(self.day))
        self.show_keys()

    def action_open(self) -> None:
        """Open the week of the day marked, or the course of the session marked."""
        session = self._marked()
        if self.view == MONTH:
            self._turn_to(WEEK)
        elif session is not None:
            doors.open_course(self, self._courses[session])

    def action_turn(self) -> None:
        """Change between month and week."""
        self._turn_to(WEEK if self.view == MONTH else MONTH)

    def action_step(self, steps: int) -> None:
        """Go so many months or weeks ahead."""
        if self.view == WEEK:
            self.day += timedelta(weeks=steps)
        else:
            self.day = calendar_rows.same_day(self.day, steps)
        self.load()

    def action_today(self) -> None:
        """Go to today."""
        self.day = self.desk.today()
        self.load()

    def action_everybody(self) -> None:
        """Show everything again."""
        self._narrow(Scope(), "")

    def action_room(self) -> None:
        """Show one room's calendar."""
        rooms = {str(it.id): f"{it.name} {it.place}".strip() for it in registers.rooms(self.desk.store)}
        self._pick(_("Which room?"), rooms, lambda key: Scope(room_id=int(key)))

    def action_leader(self) -> None:
        """Show one leader's calendar."""
        leaders = {str(it.id): it.name for it in registers.leaders(self.desk.store)}
        self._pick(_("Which leader?"), leaders, lambda key: Scope(leader_id=int(key)))

    def action_place(self) -> None:
        """Show one library's calendar."""
        places = {place: place for place in agenda.places(self.desk.store)}
        self._pick(_("Which library?"), places, lambda key: Scope(place=key))

    def _pick(self, question: str, things: dict[str, str], scope: Callable[[str], Scope]) -> None:
        def answer(key: str | None) -> None:
            if key is not None:
                self._narrow(scope(key), things[key])

        self.ask(Pick(question, list(things.items())), answer)

    def _narrow(self, scope: Scope, whose: str) -> None:
        self.scope, self._whose = scope, whose
        self.load()
        self.show_keys()

    def action_new(self) -> None:
        """Plan a new course."""
        doors.new_course(self)

"""One course with its sides: sessions, participants, waiting list, papers, history. Reads; deeds are in `course_deeds`."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import DataTable, Static

from courses.commands import bindings
from courses.commands.planning import COURSE
from courses.model import ENROLLABLE, CourseKind, Session, SessionStatus, SlotRow
from courses.rules import rights
from courses.screens import (
    booking_deeds,
    booking_rows,
    course_deeds,
    course_marks,
    course_rows,
    doors,
    leader_pick,
    series_deeds,
    setup,
)
from courses.screens.guard import Guard
from courses.screens.open_hours_notes import open_hours_notes
from courses.store import bookings, journal, series
from courses.store import courses as queries
from courses.store import sessions as session_queries
from courses.text import plain
from courses.widgets.choices import Choices
from courses.widgets.table import Table

TABS = ("sessions", "participants", "waiting", "setup", "papers", "history")
_SESSION_DEEDS = ("cancel_session", "move_session", "room", "substitute", "title")
_SHORT = 12
"""Letters of a note that its column always has room for."""
_PERSON_DEEDS = ("cancel", "drop_out")
_PLANNING = ("change", "cancel_course", "add_session", "keep_plan", "session_seats", *_SESSION_DEEDS)


class CourseView(Guard, Vertical):
    """A course; fits beside a list or alone."""

    COMMANDS_HERE = COURSE
    BINDINGS: ClassVar[list[BindingType]] = bindings(COURSE)

    def __init__(self, course_id: int, tab: str = "sessions") -> None:
        """Keep which course, and which tab to begin with."""
        super().__init__()
        self.course_id = course_id
        self.tab = tab
        self._sessions: dict[int, Session] = {}
        self._setup: dict[str, setup.SetupRow] = {}
        self._beside = course_rows.Beside()
        self._slots: dict[str, SlotRow] = {}
        self._slot_wanted = ""
        """The key of the slot to go to when the bookings are shown next; empty: none."""

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Static(classes="course-head", markup=False)
        yield Choices(classes="tabs")
        yield Table(id="rows")
        yield Static(classes="quiet nothing", markup=False)
        yield Static(classes="quiet note", markup=False)

    def on_mount(self) -> None:
        """Read the course."""
        self.load()

    def take_focus(self) -> None:
        """Put the focus on the rows."""
        if self.query(Table):
            self.query_one(Table).focus()
        elif self.is_attached:  # asked for before it is laid out
            self.call_after_refresh(self.take_focus)

    def load(self) -> None:
        """Read what the tab shows."""
        if not self.is_mounted and not self.children:
            return
        desk = self.desk
        now = desk.now()
        summary = queries.summary(desk.store, now, self.course_id)
        sessions = session_queries.of_course(desk.store, self.course_id, now)
        self._sessions = {it.id: it for it in sessions}
        self._kind, self._is_cancelled, self._room = summary.kind, summary.is_cancelled, summary.room
        self.query_one(".course-head", Static).update(
            course_rows.heading(summary, sessions, queries.state_of(summary, now.date()))
        )
        tabs = self.query_one(Choices)
        if self._kind is CourseKind.GUIDANCE and self.tab in ("participants", "waiting"):
            self.tab = "bookings"
        booked = bookings.count_ahead(desk.store, self.course_id, now.date())
        tabs.items = course_rows.tab_words(summary, len(sessions), booked)
        tabs.chosen = self.tab
        columns, rows = self._table(sessions)
        count = self.query_one(Table).show(columns, rows)
        nothing = self.query_one(".nothing", Static)
        nothing.update(course_rows.nothing(self.tab))
        nothing.display = not count
        self._say_note()

    def _table(self, sessions: list[Session]) -> course_rows.Rows:
        desk, now = self.desk, self.desk.now()
        match self.tab:
            case "sessions":
                more = open_hours_notes(desk, self.course_id)
                led = session_queries.substitutes(desk.store, self.course_id)
                self._beside = course_rows.Beside(led, more, self._seats())
                skipped = queries.skipped(desk.store, self.course_id)
                return course_rows.sessions(sessions, skipped, self._room, self._beside)
            case "participants":
                people = queries.participants(desk.store, desk.actor, self.course_id, now)
                return course_rows.participants(people, self._chosen_of(sessions))
            case "waiting":
                queue = queries.waiting_list(desk.store, desk.actor, self.course_id, now)
                return course_rows.waiting(queue, self._chosen_of(sessions))
            case "setup":
                self._setup = {it.key: it for it in setup.rows(desk, self.course_id)}
                return setup.table(list(self._setup.values()))
            case "bookings":
                return self._bookings()
            case "papers":
                return course_rows.papers()
            case _:
                history = journal.history(desk.store, table="course", row_id=self.course_id)
                return course_rows.history(history)

    def _seats(self) -> dict[int, series.Taken]:
        """Return the seats of each session of a series; of any other course none."""
        if self._kind is not CourseKind.WORKSHOP_SERIES:
            return {}
        return series.taken(self.desk.store, queries.get(self.desk.store, self.course_id))

    def _chosen_of(self, sessions: list[Session]) -> int:
        """Return of how many sessions people of a series choose; 0 in any other course."""
        if self._kind is not CourseKind.WORKSHOP_SERIES:
            return 0
        return sum(1 for it in sessions if it.status is not SessionStatus.CANCELLED)

    def _bookings(self) -> course_rows.Rows:
        """Return the slots, with the cursor on the first to come when the tab is opened."""
        desk, now = self.desk, self.desk.now()
        every = bookings.of_scope(desk.store, desk.actor, bookings.Scope(course_id=self.course_id))
        found = booking_rows.shown(every, now)
        self._slots = {booking_rows.key(it): it for it in found}
        table = self.query_one(Table)
        if table.current_key not in self._slots and self._slot_wanted not in self._slots:
            table.go_to(booking_rows.upcoming(found, now))
        elif self._slot_wanted:
            table.go_to(self._slot_wanted)
        self._slot_wanted = ""
        return booking_rows.of_course(found)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: by tab, by row, by what the actor may do."""
        if not self.is_mounted or not self.query(Table):  # not laid out yet, or on its way out
            return False
        key = self.query_one(Table).current_key
        if action in _PLANNING and not rights.may(self.desk.actor, rights.Right.PLAN):
            return False
        if action in ("mark", "mark_all", "change_marked"):
            return course_marks.works(self, action)
        if action == "choose":
            return bool(key) and self.tab in ("participants", "waiting") and self._kind is CourseKind.WORKSHOP_SERIES
        if action == "session_seats" and self._kind is not CourseKind.WORKSHOP_SERIES:
            return False
        if action in (*_SESSION_DEEDS, "session_seats"):
            session = self._sessions.get(int(key)) if self.tab == "sessions" and key.isdecimal() else None
            return session is not None and session.status is not SessionStatus.CANCELLED
        if action == "add_session":
            return self.tab == "sessions"
        if action in _PERSON_DEEDS:
            return bool(key) and (self.tab == "participants" or (self.tab == "waiting" and action == "cancel"))
        if action == "bookings":
            return self._kind is CourseKind.GUIDANCE
        if action == "enrol":
            return self._kind in ENROLLABLE and not self._is_cancelled
        if action == "open" and self.tab == "setup":
            return bool(key) and rights.may(self.desk.actor, rights.Right.PLAN)
        if action == "open":
            return bool(key) and self.tab != "history" and not key.startswith("skipped")
        return True

    @on(Choices.Chosen)
    def _tab_chosen(self, event: Choices.Chosen) -> None:
        event.stop()
        self.tab = event.id
        self.query_one(Table).mark(())
        self.load()
        self.query_one(Table).focus()
        self.screen.refresh_bindings()

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self._say_note()
        self.screen.refresh_bindings()

    def _say_note(self) -> None:
        """Write the whole note of the session, or row of the setup, that is marked, which its column may cut."""
        key = self.query_one(Table).current_key
        session = self._sessions.get(int(key)) if self.tab == "sessions" and key.isdecimal() else None
        words = course_rows.note(session, self._room, self._beside) if session else ""
        if self.tab == "setup" and key in self._setup:
            row = self._setup[key]
            words = f"{plain(row.what).strip()}: {plain(row.says)}" if row.says else ""
        note = self.query_one(".note", Static)
        note.update(words)
        note.display = len(words) > _SHORT
        course_marks.say(self, note)

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_open()

    @on(Table.Marked)
    def _marks_changed(self) -> None:
        self._say_note()
        self.screen.refresh_bindings()

    def marked(self) -> int:
        """Return the id on the row marked: of a session, or of a person."""
        return int(self.query_one(Table).current_key)

    def marked_session(self) -> Session:
        """Return the session marked."""
        return self._sessions[self.marked()]

    def action_open(self) -> None:
        """Open what the row is about."""
        key = self.query_one(Table).current_key
        if self.tab == "setup" and key:
            self._setup[key].open(self)
        elif self.tab == "papers":
            doors.papers(self, self.course_id)
        elif self.tab == "bookings" and key in self._slots:
            booking_deeds.open_slot(self, self._slots[key])
        elif self.tab == "sessions" and key.isdecimal() and self._kind is CourseKind.GUIDANCE:
            self._show_bookings(int(key))
        elif self.tab == "sessions" and key.isdecimal():
            doors.attendance(self, self.course_id, int(key))
        elif self.tab in ("participants", "waiting") and key:
            doors.open_person(self, int(key))

    def _show_bookings(self, session_id: int) -> None:
        """Show the slots, at the first of a session."""
        desk = self.desk
        rows = bookings.of_scope(desk.store, desk.actor, bookings.Scope(session_id=session_id))
        self._slot_wanted = booking_rows.key(rows[0]) if rows else ""
        self.tab = "bookings"
        self.load()
        self.screen.refresh_bindings()

    def action_bookings(self) -> None:
        """Show a day's booked guidance at the place: of the row marked, else today."""
        key = self.query_one(Table).current_key
        session = self._sessions.get(int(key)) if self.tab == "sessions" and key.isdecimal() else None
        slot = self._slots.get(key) if self.tab == "bookings" else None
        marked = session or slot
        place = queries.summary(self.desk.store, self.desk.now(), self.course_id).place
        doors.bookings(self, place, marked.day if marked else None)

    def action_next_tab(self) -> None:
        """Show the next side."""
        self.query_one(Choices).step(1)

    def action_previous_tab(self) -> None:
        """Show the previous side."""
        self.query_one(Choices).step(-1)

    def action_enrol(self) -> None:
        """Enrol somebody."""
        doors.enrol(self, self.course_id)

    def action_attendance(self) -> None:
        """Enter attendance."""
        key = self.query_one(Table).current_key
        at = int(key) if self.tab == "sessions" and key.isdecimal() else None
        doors.attendance(self, self.course_id, at)

    def action_change(self) -> None:
        """Change the course."""
        doors.change_course(self, self.course_id)

    def action_print(self) -> None:
        """Print papers."""
        doors.papers(self, self.course_id)

    def action_circle(self) -> None:
        """Say whether the course counts for the study association."""
        course_deeds.say_circle(self)

    def action_clashes(self) -> None:
        """Say what the course clashes with."""
        course_deeds.say_clashes(self)

    def action_cancel(self) -> None:
        """Take the person marked off the course."""
        course_deeds.cancel_enrolment(self, self.marked())

    def action_drop_out(self) -> None:
        """Note that the person marked has stopped coming."""
        course_deeds.drop_out(self, self.marked())

    def action_cancel_session(self) -> None:
        """Cancel the session marked."""
        course_deeds.cancel_session(self, self.marked_session())

    def action_move_session(self) -> None:
        """Move the session marked."""
        course_deeds.move_session(self, self.marked_session())

    def action_choose(self) -> None:
        """Choose the sessions of the person marked."""
        series_deeds.choose(self, self.marked())

    def action_session_seats(self) -> None:
        """Give the session marked seats of its own."""
        series_deeds.set_seats(self, self.marked_session())

    def action_room(self) -> None:
        """Hold the session marked in another room."""
        course_deeds.other_room(self, self.marked_session())

    def action_substitute(self) -> None:
        """Let somebody else lead the session marked."""
        leader_pick.substitute(self, self.marked_session())

    def action_title(self) -> None:
        """Say what the session marked is about."""
        course_deeds.title_session(self, self.marked_session())

    def action_add_session(self) -> None:
        """Add a session."""
        course_deeds.add_session(self)

    def action_cancel_course(self) -> None:
        """Cancel the whole course."""
        course_deeds.cancel_course(self)

    def action_mark(self) -> None:
        """Mark the session, or take its mark away."""
        self.query_one(Table).toggle_mark()

    def action_mark_all(self) -> None:
        """Mark all sessions, or none when all are."""
        course_marks.mark_all(self)

    def action_change_marked(self) -> None:
        """Change the marked sessions at once."""
        course_marks.change(self)

    def action_keep_plan(self) -> None:
        """Keep the course as a course plan."""
        course_deeds.keep_plan(self)

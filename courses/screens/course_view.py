"""One course with its sides: sessions, participants, waiting list, papers, history. Reads; deeds are in `course_deeds`."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import DataTable, Static

from courses.commands import bindings
from courses.commands.calling import WAITING
from courses.commands.planning import COURSE
from courses.errors import NotFound
from courses.i18n import _
from courses.model import ENROLLABLE, CourseForm, CourseKind, Session
from courses.rules import rights
from courses.screens import (
    booking_rows,
    course_deeds,
    course_marks,
    course_rows,
    doors,
    signing,
)
from courses.screens.circle_tab import CircleTab
from courses.screens.course_actions import RowActions
from courses.screens.course_tabs import ROW_DEEDS, SESSION_DEEDS, TABS, BookingsTab, Facts, SessionsTab, Tab
from courses.screens.guard import Guard
from courses.screens.waiting_tab import WaitingTab
from courses.store import bookings
from courses.store import courses as queries
from courses.store import sessions as session_queries
from courses.widgets.choices import Choices
from courses.widgets.table import Table

_SHORT = 10
"""Letters of a note that its column always has room for: the least that a stretching column gets."""
_PLANNING = ("change", "cancel_course", "add_session", "keep_plan", *SESSION_DEEDS)
_FIRST = {
    "sessions": tuple(
        f"course.{it}"
        for it in "attendance sign move_session cancel_session room substitute title add_session session_seats enrol mark".split()
    ),
    "participants": (
        *(f"course.{it}" for it in "enrol open take_back cancel drop_out confirm no_show".split()),
        "waiting.transfer",
        *(f"course.{it}" for it in "choose story slip".split()),
    ),
    "waiting": (
        *(f"waiting.{it}" for it in "offer call priority party transfer".split()),
        *(f"course.{it}" for it in "enrol open cancel choose story slip".split()),
    ),
    "bookings": tuple(f"course.{it}" for it in "open next_slot bookings".split()),
    "setup": ("course.open",),
    "circle": tuple(f"course.{it}" for it in "open attendance substitute change".split()),
}
"""By tab, what is most used on its rows."""
_TABS: dict[str, type[Tab]] = {**TABS, "waiting": WaitingTab, "circle": CircleTab}
_MARKING = ("mark", "mark_all", "change_marked")


_PEOPLE_TABS = ("participants", "waiting")
_NEEDS = {
    **dict.fromkeys((*_PEOPLE_TABS, "bookings"), rights.Right.READ_PEOPLE),
    "history": rights.Right.READ_JOURNAL,
}
"""The right that a tab asks for."""


class CourseView(RowActions, Guard, Vertical):
    """A course; fits beside a list or alone."""

    COMMANDS_HERE = (*WAITING, *COURSE)
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS_HERE)

    def __init__(self, course_id: int, tab: str = "sessions") -> None:
        """Keep which course, and which tab to begin with."""
        super().__init__()
        self.course_id = course_id
        self.tab = tab
        self.wanted = ""
        """The key of the row to go to when the tab is shown next; empty: none."""
        self.side: Tab | None = None
        """The side that is shown; None until it is read."""

    @property
    def view(self) -> CourseView:
        """The course itself, as the commands on its rows ask for it."""
        return self

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Static(classes="course-head", markup=False)
        yield Choices(classes="tabs")
        yield Static(classes="quiet rule", markup=False)
        yield Table(id="rows")
        yield Static(classes="quiet nothing", markup=False)
        yield Static(classes="quiet note", markup=False)

    def on_mount(self) -> None:
        """Read the course."""
        self.load()

    def take_focus(self) -> None:
        """Put the focus on the rows."""
        if self.query_one_optional(Table) is not None:
            self.query_one(Table).focus()
        elif self.is_attached:  # asked for before it is laid out
            self.call_after_refresh(self.take_focus)

    def load(self) -> None:
        """Read what the tab shows."""
        if not self.is_mounted and not self.children:
            return
        facts = self._facts()
        if facts.course.kind is CourseKind.GUIDANCE and self.tab in ("participants", "waiting"):
            self.tab = "bookings"
        if (self.tab == "circle" and not course_rows.has_circle(facts.course)) or not self._may_open(self.tab):
            self.tab = "sessions"
        self._dress(facts)
        self.side = _TABS[self.tab](self, facts)
        count = self.query_one(Table).show(*self.side.table())
        rule = self.query_one(".rule", Static)
        rule.update(self.side.rule())
        rule.display = bool(self.side.rule())
        nothing = self.query_one(".nothing", Static)
        nothing.update(course_rows.nothing(self.tab))
        nothing.display = not count
        self._say_note()

    def _facts(self) -> Facts:
        store, now = self.desk.store, self.desk.now()
        summary = queries.summary(store, now, self.course_id)
        return Facts(summary, tuple(session_queries.of_course(store, self.course_id, now)), now)

    def _dress(self, facts: Facts) -> None:
        """Write the heading and the tabs."""
        today = facts.now.date()
        state = queries.state_of(facts.course, today)
        self.query_one(".course-head", Static).update(course_rows.heading(facts.course, facts.sessions, state))
        booked = bookings.count_ahead(self.desk.store, self.course_id, today)
        tabs = self.query_one(Choices)
        words = course_rows.tab_words(facts.course, len(facts.sessions), booked)
        tabs.items = tuple(item for item in words if self._may_open(item[0]))
        tabs.chosen = self.tab

    def _may_open(self, tab: str) -> bool:
        """Return whether a tab has anything for who looks."""
        right = _NEEDS.get(tab)
        return right is None or rights.may(self.desk.actor, right)

    @property
    def keys_first(self) -> tuple[str, ...]:
        """The commands that the key bar shows first: those most used on a row of the tab shown."""
        return _FIRST.get(self.tab, ()) if not self.query_one(Table).marks else ("course.change_marked",)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: by tab, by row, by what the actor may do."""
        if self.side is None or self.query_one_optional(Table) is None:  # not laid out yet, or on its way out
            return False
        key, course = self.query_one(Table).current_key, self.side.facts.course
        if action in _PLANNING and not rights.may(self.desk.actor, rights.Right.PLAN):
            return False
        if action in _MARKING:
            return course_marks.works(self, action)
        if action in ROW_DEEDS:
            return self.side.works(action, key)
        if action == "open":
            return self.side.opens(key)
        if action in ("bookings", "next_slot"):
            return course.kind is CourseKind.GUIDANCE
        if action == "export_people":
            return self.tab in _PEOPLE_TABS and rights.may(self.desk.actor, rights.Right.READ_PEOPLE)
        if action in ("elist", "due") and (
            course.kind not in ENROLLABLE or not rights.may(self.desk.actor, rights.Right.READ_PEOPLE)
        ):
            return False
        if action == "elist":
            return course.form in (CourseForm.STUDY_CIRCLE, CourseForm.OTHER_FOLKBILDNING)
        if action == "tell":
            return course.kind in ENROLLABLE and rights.may(self.desk.actor, rights.Right.ENROL)
        return action != "enrol" or (course.kind in ENROLLABLE and not course.is_cancelled)

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
        """Write the whole note of the row marked, which its column may cut."""
        words = self.side.note(self.query_one(Table).current_key) if self.side else ""
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
        """Return the session marked; raises NotFound when there is none."""
        session = self._session()
        if session is None:
            raise NotFound(_("The session no longer exists."))
        return session

    def _session(self) -> Session | None:
        return self.side.session(self.query_one(Table).current_key) if isinstance(self.side, SessionsTab) else None

    def action_open(self) -> None:
        """Open what the row is about."""
        key = self.query_one(Table).current_key
        if self.side and self.side.opens(key):
            self.side.open(key)

    def show_slots(self, session_id: int) -> None:
        """Show the slots, at the first of a session."""
        desk = self.desk
        rows = bookings.of_scope(desk.store, desk.actor, bookings.Scope(session_id=session_id))
        self.wanted = booking_rows.key(rows[0]) if rows else ""
        self.tab = "bookings"
        self.load()
        self.screen.refresh_bindings()

    def action_bookings(self) -> None:
        """Show a day's booked guidance at the place: of the row marked, else today."""
        slot = self.side.slot(self.query_one(Table).current_key) if isinstance(self.side, BookingsTab) else None
        marked = self._session() or slot
        place = queries.summary(self.desk.store, self.desk.now(), self.course_id).place
        doors.bookings(self, place, marked.day if marked else None)

    def action_next_slot(self) -> None:
        """Find the next free slot of booked guidance, at the place of the course or another."""
        doors.next_slot(self, queries.summary(self.desk.store, self.desk.now(), self.course_id).place)

    def action_calls(self) -> None:
        """Open the call list of the course."""
        doors.calls(self, self.course_id)

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
        session = self._session()
        doors.attendance(self, self.course_id, session.id if session else None)

    def action_sign(self) -> None:
        """Sign for the attendance of the session marked, or take it back."""
        doors.sign(self, self.course_id, self.marked_session().id)

    def action_take_back(self) -> None:
        """Take back the certificate of the person marked, which is not due any more."""
        signing.take_back_certificate(self, self.course_id, self.marked())

    def action_change(self) -> None:
        """Change the course."""
        doors.change_course(self, self.course_id)

    def action_print(self) -> None:
        """Print papers."""
        doors.papers(self, self.course_id)

    def action_handouts(self) -> None:
        """Open what the course gives out."""
        from courses.screens import handout_doors

        handout_doors.of_course(self, self.course_id)

    def action_tell(self) -> None:
        """Make messages to people of the course; from a row of its queue to those who wait."""
        doors.tell(self, self.course_id, code="waiting" if self.tab == "waiting" else "")

    def action_export_people(self) -> None:
        """Write the people of the course to a file, those who wait too from their tab."""
        from courses.actions import roll
        from courses.screens import export_people

        export_people.ask(self, roll.of_course(self.desk.store, self.course_id, with_waiting=self.tab == "waiting"))

    def action_messages(self) -> None:
        """Show what people of the course were told."""
        doors.messages(self, course_id=self.course_id, tab="all")

    def action_circle(self) -> None:
        """Say whether the course counts for the study association, on the side that has it."""
        if self.side is None or not course_rows.has_circle(self.side.facts.course):
            course_deeds.say_circle(self)
            return
        self.tab = "circle"
        self.load()
        self.take_focus()
        self.screen.refresh_bindings()

    def action_elist(self) -> None:
        """Open what to enter in the association's e-list."""
        doors.elist(self, self.course_id)

    def action_due(self) -> None:
        """Say who is due a certificate."""
        doors.due(self, self.course_id)

    def action_clashes(self) -> None:
        """Say what the course clashes with."""
        course_deeds.say_clashes(self)

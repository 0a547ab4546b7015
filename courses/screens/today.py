"""Today: the sessions of today and the coming fortnight, and what waits to be done. Reads only."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from courses.commands import bindings
from courses.commands.catalogue import TODAY
from courses.i18n import _
from courses.screens import doors, handout_doors, paper_doors
from courses.screens.frame import Frame
from courses.screens.roles import may_do

if TYPE_CHECKING:
    from courses.model.interest import Demand
    from courses.screens import today_rows


class TodayScreen(Frame):
    """What happens, and what to do."""

    AUTO_FOCUS = "#sessions"
    PLACE = "today"
    COMMANDS_HERE = TODAY
    BINDINGS: ClassVar[list[BindingType]] = bindings(TODAY)

    _rows: today_rows.Rows = {}  # noqa: RUF012 replaced whole at each reading
    """Course and session behind each row."""
    _wanted: dict[str, Demand] = {}  # noqa: RUF012 replaced whole at each reading
    """What is wanted behind each row that proposes a run."""

    def body(self) -> ComposeResult:
        """Lay out sessions beside what to do."""
        with Horizontal(id="today"):
            with Vertical(id="sessions-pane"):
                yield OptionList(id="sessions", markup=False, compact=True)
            with Vertical(id="todo-pane"):
                yield Static(Content(_("To do")), classes="pane-heading")
                yield OptionList(id="todo", markup=False, compact=True)

    def load(self) -> None:
        """Read sessions and what waits; what reading takes is imported only now, after the first picture."""
        from courses.screens import today_rows

        found = today_rows.read(self.desk)
        if found is None:
            self._welcome()
            return
        self._rows = found.rows
        self._fill("#sessions", found.sessions)
        self._fill("#todo", found.todo)
        self.call_after_refresh(self._add_slow, found.todo)

    def _add_slow(self, todo: list[Option]) -> None:
        """Put what clashes first among what waits, and what so many want last, when what is quick is on the screen."""
        from courses.screens import minute, today_circles, today_following, today_paper, today_rows

        if minute.look(self.house):
            return  # offers ran out: all is read anew
        wanted: dict[str, Demand] = {}
        clashing = list(today_rows.clashes_ahead(self.desk, self._rows))
        circles = today_circles.rows(self.desk, self._rows)
        following = [*today_following.rows(self.desk, self._rows), *today_paper.rows(self.desk, self._rows)]
        following += today_paper.old_handouts(self.desk, self._rows)
        runs = list(today_rows.runs_wanted(self.desk, wanted))
        self._wanted = wanted
        waits = [it for it in todo if not it.disabled]
        if (clashing or any(circles) or following or runs) and self.is_attached:
            self._fill("#todo", [*circles.grave, *clashing, *waits, *following, *circles.numbers, *runs])
            shown = self.query_one("#todo", OptionList)
            if not shown.has_focus:
                shown.highlighted = 0  # the mark nobody has moved would hide them above the view
        self.show_keys()

    def _welcome(self) -> None:
        """Say what to do first."""
        from courses.screens.welcome import WelcomeScreen

        if self.is_current:  # read anew behind another place, after a change of language, it has a welcome over it
            self.app.push_screen(WelcomeScreen())

    def _fill(self, selector: str, options: list[Option]) -> None:
        """Fill a list, keeping the mark on what it was on."""
        shown = self.query_one(selector, OptionList)
        kept = shown.highlighted_option.id if shown.highlighted_option else None
        shown.clear_options()
        shown.add_options(options)
        ids = [option.id for option in options]
        first = next((i for i, option in enumerate(options) if not option.disabled), None)
        shown.highlighted = ids.index(kept) if kept and kept in ids else first

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: most need a row."""
        if not may_do(self.desk.actor, action):
            return False
        if action in ("open", "attendance", "enrol", "print"):
            return self._marked() is not None or (action == "open" and self._is_more())
        if action in ("calls", "interest", "due") and self._rows:  # the first picture does not wait for it
            from courses.rules import rights

            return rights.may(self.desk.actor, rights.Right.READ_PEOPLE)
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
        key = shown.highlighted_option.id if shown and shown.highlighted_option else None
        return key in ("more", "all-clashes", "all-deadlines", "all-due") or (key or "").startswith(("target-", "run-"))

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self.show_keys()

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == "more":
            await self.run_action("app.go('attendance')")
        elif event.option_id == "all-clashes":
            doors.clashes(self)
        elif event.option_id and event.option_id.startswith("target-"):
            doors.targets(self)
        elif event.option_id and event.option_id.startswith("booking-"):
            doors.open_course(self, self._rows[event.option_id][0], "bookings")
        elif event.option_id and event.option_id.startswith("unmarked-"):
            doors.attendance(self, *self._rows[event.option_id])
        elif event.option_id and event.option_id.startswith("calls-"):
            doors.calls(self, self._rows[event.option_id][0])
        elif event.option_id and event.option_id.startswith("circle-"):
            doors.open_course(self, self._rows[event.option_id][0], "circle")
        elif event.option_id and event.option_id.startswith("queue-"):
            doors.open_course(self, self._rows[event.option_id][0], "waiting")
        elif event.option_id and event.option_id.startswith("missed-"):
            doors.calls(self, self._rows[event.option_id][0], ["MISSED"])
        elif event.option_id and event.option_id.startswith("due-"):
            doors.due(self, self._rows[event.option_id][0])
        elif event.option_id and event.option_id.startswith("deadline-"):
            doors.deadlines(self, self._rows[event.option_id][0])
        elif event.option_id == "paper-cut-off":
            paper_doors.print_run(self)
        elif event.option_id and event.option_id.startswith("paper-"):
            paper_doors.print_run(self, self._rows[event.option_id][0])
        elif event.option_id and event.option_id.startswith("handout-"):
            handout_doors.of_course(self, self._rows[event.option_id][0])
        elif event.option_id == "all-deadlines":
            doors.deadlines(self)
        elif event.option_id == "all-due":
            doors.due(self)
        elif event.option_id in self._wanted:
            wanted = self._wanted[event.option_id]
            doors.new_run(self, wanted.plan_id, wanted.topic)
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

    def action_messages(self) -> None:
        """Open the messages."""
        doors.messages(self)

    def action_go_board(self) -> None:
        """Open the board of coming courses."""
        doors.go_board(self)

    def action_gaps(self) -> None:
        """Open what is not filled in."""
        doors.gaps(self)

    def action_targets(self) -> None:
        """Open the targets."""
        doors.targets(self)

    def action_clashes(self) -> None:
        """Open what the coming courses clash with."""
        doors.clashes(self)

    def action_calls(self) -> None:
        """Open the call list."""
        doors.calls(self)

    def action_deadlines(self) -> None:
        """Open the deadlines."""
        doors.deadlines(self)

    def action_due(self) -> None:
        """Open who is due a certificate."""
        doors.due(self)

    def action_interest(self) -> None:
        """Open the interest list."""
        doors.interest(self)

    def action_next_slot(self) -> None:
        """Find the next free slot of booked guidance."""
        doors.next_slot(self)

    def action_import_file(self) -> None:
        """Read in a file."""
        doors.import_file(self)

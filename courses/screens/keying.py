"""A list of paper keyed in one line: names are told back as it is typed, and nothing is written before Enter.

Read a second time, only what differs from the first reading is shown, to be settled row by row.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Input, Static

from courses.actions import keying, keying_sheet, lists
from courses.actions.keying import Comparison, Difference
from courses.actions.keying_sheet import LineReading
from courses.commands import bindings
from courses.commands.attendance import KEYING
from courses.errors import Conflict, Refused
from courses.i18n import _, ngettext
from courses.model import KeyingSheet
from courses.rules import keying as language
from courses.rules.keying import Fault, Keyed, RowMark
from courses.screens import keying_words
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.not_said import NotSaid
from courses.screens.dialogs.pick import Pick
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import sessions
from courses.widgets.table import Table


class KeyingScreen(Frame):
    """One session's list after another."""

    CSS_PATH = styles("keying")
    AUTO_FOCUS = "#none"  # where to begin depends on what it was opened for
    PLACE = "attendance"
    COMMANDS_HERE = KEYING
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYING)

    def __init__(self, course_id: int | None = None, session_id: int | None = None) -> None:
        """Keep which session; of a course alone, the last that has begun; None: the list's number is asked for."""
        super().__init__()
        self._course_id, self._session_id = course_id, session_id
        self._is_given = course_id is not None
        self._list: str | None = None
        self._sheet: KeyingSheet | None = None
        self._reading: LineReading | None = None
        self._both: Comparison | None = None
        """Two readings that differ, as they are settled."""
        self._settled: dict[int, RowMark | None] = {}
        self._is_second: bool | None = None
        """Whether it is read a second time; None: if it has been read before."""

    def body(self) -> ComposeResult:
        """Lay out the head, the line, what is said of it, and the rows."""
        yield Static(classes="keying-head", markup=False)
        yield Input(id="which", compact=True, placeholder=_("Number of the list, or the code above the column: 42-3"))
        yield Input(id="line", compact=True, placeholder=keying_words.example())
        yield Static(classes="keying-says", markup=False)
        yield Table(id="rows")

    def load(self) -> None:
        """Read the list, and the line anew."""
        desk = self.desk
        if self._course_id is not None and self._session_id is None:
            self._session_id = keying_words.best(
                sessions.of_course(desk.store, self._course_id, desk.now()), desk.now()
            )
        if self._session_id is None:
            self._sheet = None
        else:
            self._sheet = keying_sheet.sheet(
                desk.store, desk.actor, self._session_id, desk.now(), list_number=self._list
            )
        self.query_one("#which").display = self._sheet is None
        self.query_one("#line").display = self._sheet is not None and self._both is None
        if not self.query_one("#rows").has_focus:
            self.query_one("#line" if self._sheet else "#which", Input).focus()
        self._show()

    @property
    def is_second(self) -> bool:
        """Whether the list is read a second time."""
        if self._is_second is None:
            return bool(self._sheet and self._sheet.read_by)
        return self._is_second and bool(self._sheet and self._sheet.read_by)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works now."""
        if action == "take":
            return self._both is not None
        if action == "again":
            return bool(self._sheet and self._sheet.read_by) and self._both is None
        if action == "other_list":
            return bool(self._sheet and (self._sheet.other_lists or self._sheet.list_number)) and self._both is None
        return True

    @property
    def is_unsaved(self) -> bool:
        """Whether a line is keyed that is not saved."""
        return any(it.value.strip() for it in self.query("#line").results(Input))  # none while the screen closes

    def step_back(self) -> bool:
        """Go back from what differs to the line, then from the list to its number."""
        if self._both is not None:
            self._both = None
            self.load()
            self.query_one("#line", Input).focus()
            return True
        if self.is_unsaved:
            question = _("What you have typed is not saved.")
            self.ask(Ask(question, _("Throw it away")), lambda yes: self._leave_line() if yes else None)
            return True
        if self._sheet is not None and not self._is_given:
            self._begin_again()
            return True
        return False

    def _leave_line(self) -> None:
        """Throw the line away, and go back to where the list was opened from."""
        if self._is_given:
            self.app.pop_screen()
        else:
            self._begin_again()

    def _begin_again(self) -> None:
        """Ask for the next list's number."""
        self._course_id = self._session_id = self._list = self._is_second = None
        self.query_one("#line", Input).value = ""
        self.query_one("#which", Input).value = ""
        self.load()

    # What is typed

    @on(Input.Changed, "#line")
    def _typed(self) -> None:
        self._show()

    @on(Input.Submitted, "#which")
    def _found(self, event: Input.Submitted) -> None:
        desk = self.desk
        if not event.value.strip():
            self.house.report(Refused(_("Key the number of the list first.")))
            return
        printed, session_id = lists.find(desk.store, desk.actor, event.value, desk.now())
        chosen = session_id
        if chosen is None:
            known = [
                it for it in sessions.of_course(desk.store, printed.course_id, desk.now()) if it.id in printed.codes
            ]
            chosen = keying_words.best(known, desk.now())
        self._course_id, self._session_id, self._list = printed.course_id, chosen, printed.number
        self.load()

    @on(Input.Submitted, "#line")
    def _entered(self) -> None:
        self.action_write()

    @on(DataTable.RowSelected)
    def _selected(self) -> None:
        if self._both is not None:
            self.action_write()

    def _show(self) -> None:
        """Tell back what the line says so far."""
        self.query_one(".keying-head", Static).update(keying_words.head(self._sheet, is_second=self.is_second))
        says, table = self.query_one(".keying-says", Static), self.query_one("#rows", Table)
        table.display = self._sheet is not None and (not self.is_second or self._both is not None)
        if self._sheet is None:
            says.update(Content(""))
            return
        if self._both is not None:
            says.update(keying_words.apart(self._both, self._settled))
            table.show(*keying_words.differences(self._both, self._settled))
            return
        line = self.query_one("#line", Input).value
        self._reading = keying_sheet.read(self._sheet, line)
        says.update(keying_words.says(self._reading))
        table.show(*keying_words.rows(self._reading))
        self.show_keys()

    # Deeds

    def action_write(self) -> None:
        """Write the line, or compare it, or write what was settled."""
        if self._both is not None:
            self._settle()
        elif self._sheet is None:
            self.query_one("#which", Input).focus()
        elif self._reading is None or not self._reading.line.strip():
            self.house.report(Refused(_("Key the rows first.")))
        elif self._reading.faults:
            self._go_to_fault(self._reading.faults)
        elif self.is_second:
            self._compare()
        else:
            self._write()

    def _go_to_fault(self, faults: Sequence[Fault]) -> None:
        """Put the cursor where the first fault is; what is wrong stands below the line."""
        said = ngettext("{count} thing to put right first.", "{count} things to put right first.", len(faults))
        self.house.report(Refused(said.format(count=len(faults))))
        self.query_one("#line", Input).cursor_position = faults[0].start

    def _write(self, rest: str | None = None) -> None:
        desk, it = self.desk, self._sheet
        line = self.query_one("#line", Input).value
        try:
            done = keying.write(
                desk.store,
                desk.actor,
                self._session_id or 0,
                line,
                list_number=it.list_number if it else None,
                rest=rest,
                seen=self._reading,
            )
        except Conflict:
            self.load()  # with what stands now; Enter then saves
            raise
        except keying.NotMentioned:
            self._ask_rest()
            return
        text = ngettext("{count} mark saved", "{count} marks saved", done.changed).format(count=done.changed)
        self._done(f"{text}: " + _("{count} here").format(count=done.reading.here))

    def _ask_rest(self) -> None:
        open_ = self._reading.left_open if self._reading else ()

        def answer(rest: str | None) -> None:
            if rest is not None:
                self._write(rest)

        self.ask(NotSaid(open_), answer)

    def _compare(self) -> None:
        desk, line = self.desk, self.query_one("#line", Input).value
        number = self._sheet.list_number if self._sheet else None
        both = keying.compare(desk.store, desk.actor, self._session_id or 0, line, list_number=number)
        if not both.differences:
            keying.settle(desk.store, desk.actor, self._session_id or 0, line)
            self._done(_("Both readings agree: {count} here").format(count=both.second.here))
            return
        self._both, self._settled = both, {}
        self.load()
        self.query_one("#rows", Table).focus()

    def action_take(self, which: str) -> None:
        """Let one of the readings hold for the row marked, and go on to the next."""
        both, table = self._both, self.query_one("#rows", Table)
        if both is None or not table.current_key:
            return
        one = next(it for it in both.differences if str(it.number) == table.current_key)
        self._settled[one.number] = one.first if which == "first" else one.second
        self._show()
        table.action_cursor_down()

    def _settle(self) -> None:
        both = self._both
        if both is None:
            return
        left = [it for it in both.differences if it.number not in self._settled]
        if left:
            names = ", ".join(it.name for it in left)
            self.house.report(Refused(_("Still to be settled: {names}").format(names=names)))
            return
        marks = {it.number: self._settled[it.number] or _nothing(it) for it in both.differences}
        desk = self.desk
        settled = language.written(Keyed(marks))
        keying.settle(desk.store, desk.actor, self._session_id or 0, both.second.line, settled)
        text = ngettext("{count} difference settled", "{count} differences settled", len(marks))
        self._both = None
        self._done(text.format(count=len(marks)))

    def _done(self, text: str) -> None:
        """Tell what was written, and go back to the grid or on to the next list."""
        self.query_one("#line", Input).value = ""
        if self._is_given:
            self.app.pop_screen()
        else:
            self._course_id = self._session_id = self._list = self._is_second = None
            self.query_one("#which", Input).value = ""
        self.wrote(text)

    def action_again(self) -> None:
        """Change between a second reading and keying anew."""
        self._is_second = not self.is_second
        self.load()

    def action_other_list(self) -> None:
        """Let another list be picked."""
        it = self._sheet
        if it is None:
            return
        numbers = [number for number in (it.list_number, *it.other_lists) if number]
        things = [(number, _("List {number}").format(number=number)) for number in numbers]

        def answer(number: str | None) -> None:
            if number is not None:
                self._list = "" if number == "-" else number
                self.load()

        self.ask(Pick(_("Which list is it?"), [*things, ("-", _("The places of today, without a list"))]), answer)


def _nothing(it: Difference) -> RowMark:
    """Return that a row has no mark; of a blank one with the name that the other reading has."""
    name = next((one.name for one in (it.second, it.first) if one is not None and one.name), "")
    return RowMark(None, name=name)

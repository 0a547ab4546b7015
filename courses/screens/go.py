"""Go or no go: the coming courses, what each has to be decided, and what might be done. Writes the day of a decision."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import dates, labels
from courses.actions import go as board
from courses.actions.go import BoardRow
from courses.commands import bindings
from courses.commands.lists import GO
from courses.i18n import _
from courses.rules import rights
from courses.rules.go import Step, Verdict
from courses.screens import doors, go_deeds
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.frame import Frame
from courses.screens.pattern_fields import told_day
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.field import Field
from courses.widgets.table import Column, Row, Table

_STYLES = {Verdict.DECIDE: "$warning", Verdict.GO: "$success"}


class GoScreen(Frame):
    """The board."""

    CSS_PATH = styles("go")
    AUTO_FOCUS = "#go"
    COMMANDS_HERE = GO
    BINDINGS: ClassVar[list[BindingType]] = bindings(GO)

    def __init__(self) -> None:
        """Begin with an empty board."""
        super().__init__()
        self._rows: dict[str, BoardRow] = {}

    def body(self) -> ComposeResult:
        """Lay out the board over what might be done."""
        yield Static(Content(_("Go or no go")), classes="pane-heading")
        yield Table(id="go")
        yield Static(id="go-words", markup=False)

    def load(self) -> None:
        """Read the board."""
        found = board.board(self.desk.store, self.desk.now())
        self._rows = {str(row.course.course_id): row for row in found}
        self.query_one(Table).show(_columns(), [_row(row, self.desk.today()) for row in found])
        self._say_words()

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self._say_words()

    @on(DataTable.RowSelected)
    def _chosen(self) -> None:
        self.action_open()

    def _say_words(self) -> None:
        """Write what might be done with the course marked."""
        row = self._rows.get(self.query_one(Table).current_key)
        words = self.query_one("#go-words", Static)
        if row is None:
            words.update(Content(_("No course is to come.") if not self._rows else ""))
            return
        head = Content.styled(f"{plain(row.course.code)} {plain(row.course.title)}", "bold")
        state = Content.styled(labels.verdict(row.verdict), _STYLES.get(row.verdict, "$quiet"))
        lines = [Content("· " + plain(one.words)) for one in row.proposals]
        words.update(Content("\n").join([Content("  ").join([head, state]), *lines]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: all need a row, and a decision something to decide."""
        row = self._rows.get(self.query_one(Table).current_key) if self.query_one_optional(Table) is not None else None
        if action in ("merge", "do"):
            may = rights.may(self.desk.actor, rights.Right.PLAN)
            return may and row is not None and (action == "merge" or bool(row.proposals))
        if action == "decide":
            return row is not None and row.verdict is not Verdict.OPEN
        return row is not None or action not in ("open", "print")

    def _marked(self) -> BoardRow:
        return self._rows[self.query_one(Table).current_key]

    def action_open(self) -> None:
        """Open the course marked."""
        doors.open_course(self, self._marked().course.course_id)

    def action_print(self) -> None:
        """Print papers for the course marked."""
        doors.papers(self, self._marked().course.course_id)

    def action_merge(self) -> None:
        """Look through what merging the course marked with another comes to; ask which, where there are several."""
        row = self._marked()
        twins = [self._rows[str(it)].course for it in _twins(row) if str(it) in self._rows]
        if not twins:
            self.house.tell(
                _("No coming course gives the same as {code} and has room for both.").format(code=row.course.code)
            )
            return

        def answer(key: str | None) -> None:
            if key is not None:
                doors.merge(self, row.course.course_id, int(key))

        if len(twins) == 1:
            answer(str(twins[0].course_id))
            return
        words = [(str(it.course_id), f"{it.code} {it.title}, {dates.day_text(it.first_date)}") for it in twins]
        self.ask(Pick(_("Merge {code} with").format(code=row.course.code), words), answer)

    def action_do(self) -> None:
        """Do what is proposed; ask which, where there are several."""
        row = self._marked()
        every = {str(number): one for number, one in enumerate(row.proposals)}

        def answer(key: str | None) -> None:
            if key is not None:
                go_deeds.do(self, row.course, every[key])

        if len(every) == 1:
            answer("0")
            return
        heading = f"{row.course.code} {row.course.title}"
        self.ask(Pick(heading, [(key, one.words) for key, one in every.items()]), answer)

    def action_decide(self) -> None:
        """Ask when it is decided, and write that."""
        it = self._marked().course
        read = partial(_day_or_none, today=self.desk.today())
        field = Field(
            "day",
            _("Decide on"),
            read,
            value=it.decision_date.isoformat(),
            hint=_("the usual day"),
            tell=told_day,
            width=22,
        )

        def answer(given: dict[str, Any] | None) -> None:
            if given is not None:
                board.set_decision_date(self.desk.store, self.desk.actor, it.course_id, given["day"])
                self.wrote(_("The day of the decision for {code} is written.").format(code=it.code))

        heading = _("When is it decided whether {code} is held?").format(code=it.code)
        self.ask(Prompt(heading, (field,), _("Save")), answer)


def _day_or_none(text: str, today: date) -> date | None:
    return dates.parse_day(text, today) if text.strip() else None


def _twins(row: BoardRow) -> list[int]:
    """Return the courses that one is proposed to be merged with."""
    return [one.other_id for one in row.proposals if one.step is Step.MERGE and one.other_id is not None]


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("State"), 19),
        Column(_("Code"), 9),
        Column(_("Title")),
        Column(_("Starts"), 10, from_width=74),
        Column(_("Days"), 5, right=True),
        Column(_("Enrolled"), 8, right=True),
        Column(_("Decision"), 10, from_width=86),
        Column(_("Place"), 16, from_width=120),
    )


def _row(row: BoardRow, today: date) -> Row:
    it = row.course
    is_open = row.verdict is Verdict.OPEN
    return str(it.course_id), (
        labels.verdict(row.verdict),
        it.code,
        it.title,
        dates.day_text(it.first_date, today),
        row.days_left,
        "–" if is_open else labels.against(it.enrolled, it.minimum),
        "–" if is_open or it.minimum is None else dates.day_text(it.decision_date, today),
        it.place,
    )

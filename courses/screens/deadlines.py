"""Deadlines: what study associations are to have, by when, how sure that is; ticked off here. Nothing is sent."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import dates, deadline_labels
from courses.actions import deadlines as deeds
from courses.commands import bindings
from courses.commands.reporting import DEADLINES
from courses.i18n import _
from courses.model.deadlines import Deadline, DeadlineState
from courses.rules import rights
from courses.rules.deadlines import words as rule_words
from courses.screens import doors
from courses.screens.desk import Desk
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.prompt import Prompt
from courses.screens.frame import Frame
from courses.screens.guard import Guard
from courses.screens.pattern_fields import told_day
from courses.screens.themes import styles
from courses.store import courses as queries
from courses.text import plain
from courses.widgets.empty import Empty
from courses.widgets.field import Field
from courses.widgets.table import Column, Row, Table, cell


class DeadlinesScreen(Frame):
    """The deadlines of a course, or of all."""

    CSS_PATH = styles("reporting")
    AUTO_FOCUS = "#deadlines"
    PLACE = "today"
    COMMANDS_HERE = DEADLINES
    BINDINGS: ClassVar[list[BindingType]] = bindings(DEADLINES)

    def __init__(self, course_id: int | None = None) -> None:
        """Keep which course; None: all."""
        super().__init__()
        self._course_id = course_id
        self._with_sent = course_id is not None
        self._shown: dict[str, Deadline] = {}

    def body(self) -> ComposeResult:
        """Lay out the list over what is known of the one marked."""
        yield Static(classes="pane-heading", id="deadlines-heading", markup=False)
        yield Table(id="deadlines")
        yield Static(id="deadline-words", markup=False)
        yield Empty(
            _("Nothing is to be sent"),
            _(
                "Courses whose organiser is a study association have deadlines here: the work plan, the e-list. "
                "r shows the rules they come from."
            ),
        )

    def load(self) -> None:
        """Read the deadlines."""
        desk = self.desk
        found = deeds.listed(desk.store, desk.actor, desk.today(), self._course_id, with_sent=self._with_sent)
        self._shown = {key(it): it for it in found}
        self.query_one("#deadlines-heading", Static).update(Content(plain(self._title())))
        table = self.query_one(Table)
        table.show(_columns(), [_row(it, desk) for it in found])
        table.display = bool(found)
        self.query_one(Empty).display = not found
        self._say_words()

    def _title(self) -> str:
        if self._course_id is None:
            return _("Deadlines")
        course = queries.get(self.desk.store, self._course_id)
        return _("Deadlines of {code} {title}").format(code=course.code, title=course.title)

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self._say_words()
        self.show_keys()

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_open()

    def _say_words(self) -> None:
        it = self._shown.get(self.query_one(Table).current_key)
        self.query_one("#deadline-words", Static).update(facts(it, self.desk) if it else Content(""))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: most need a row, ticking off the right to plan."""
        it = self._shown.get(self.query_one(Table).current_key) if self.query_one_optional(Table) is not None else None
        if action == "sent":
            return it is not None and rights.may(self.desk.actor, rights.Right.PLAN)
        return it is not None or action not in ("open", "elist")

    def _marked(self) -> Deadline:
        return self._shown[self.query_one(Table).current_key]

    def action_sent(self) -> None:
        """Tick off the deadline marked, or take that back."""
        tick(self, self._marked())

    def action_open(self) -> None:
        """Open the course marked."""
        doors.open_course(self, self._marked().course_id, "setup")

    def action_elist(self) -> None:
        """Open the e-list of the course marked."""
        doors.elist(self, self._marked().course_id)

    def action_show_sent(self) -> None:
        """Show sent ones too, or no longer."""
        self._with_sent = not self._with_sent
        self.load()

    def action_rules(self) -> None:
        """Open the rules."""
        doors.deadline_rules(self)


def key(it: Deadline) -> str:
    """Return the key of a deadline's row."""
    return f"{it.course_id}-{it.what}-{it.period}"


def tick(at: Guard, it: Deadline) -> None:
    """Ask when something was sent and note it; of what is sent already, whether that was a mistake."""
    desk = at.desk
    what = deadline_labels.what(it)
    if it.state is DeadlineState.SENT:

        def take_back(yes: bool | None) -> None:
            if yes:
                deeds.note_not_sent(desk.store, desk.actor, it.course_id, it.what, period=it.period)
                at.wrote(_("{what} of {code} is not sent after all.").format(what=what, code=it.code))

        at.ask(Ask(_("Was {what} of {code} not sent?").format(what=what, code=it.code), _("Not sent")), take_back)
        return

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            deeds.note_sent(
                desk.store, desk.actor, it.course_id, it.what, period=it.period, on=given["on"], notes=given["notes"]
            )
            at.wrote(_("{what} of {code} is sent.").format(what=what, code=it.code))

    today = desk.today()
    fields = (
        Field(
            "on", _("Sent"), lambda text: dates.parse_day(text, today), value=today.isoformat(), width=16, tell=told_day
        ),
        Field("notes", _("Note"), hint=_("for example: by e-mail to the contact")),
    )
    words = _("It is only noted here: the program sends nothing to {association}.").format(association=it.association)
    heading = _("{what} of {code} sent?").format(what=what[:1].upper() + what[1:], code=it.code)
    at.ask(Prompt(heading, fields, _("Is sent"), words=words), answer)


def facts(it: Deadline, desk: Desk) -> Content:
    """Return what there is to know of a deadline: what for, how sure, where it comes from."""
    what = _("{what} to {association}").format(what=deadline_labels.what(it), association=it.association_code)
    head = f"{plain(it.code)} {plain(it.title)} · {plain(what)}"
    lines = [
        Content.styled(head, "bold"),
        Content(f"{plain(rule_words(it.rule))} · {deadline_labels.state(it, desk.today())}"),
    ]
    sure = deadline_labels.certainty(it.rule)
    doubt = it.rule.is_reference and it.rule.certainty != "read"
    lines.append(Content.styled(f"⚠ {sure}" if doubt else sure, "$warning" if doubt else "$foreground"))
    lines.append(Content.styled(_("Source: {source}").format(source=plain(it.rule.source)), "$quiet"))
    if it.notes:
        lines.append(Content(plain(it.notes)))
    return Content("\n").join(lines)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Last day"), 11),
        Column(_("Code"), 8),
        Column(_("What")),
        Column(_("For"), 6),
        Column(_("State"), 16),
        Column(_("Certainty"), 11, from_width=80),
        Column(_("Title"), 0, from_width=96),
    )


def _row(it: Deadline, desk: Desk) -> Row:
    style = {DeadlineState.OVERDUE: "bold", DeadlineState.SENT: "dim"}.get(it.state, "")
    day = dates.day_text(it.day) if it.day.year == desk.today().year else it.day.isoformat()
    return key(it), (
        cell(day, style=style),
        cell(it.code, style=style),
        cell(deadline_labels.short(it), style=style),
        it.association_code,
        cell(deadline_labels.state(it, desk.today()), style=style),
        deadline_labels.short_certainty(it.rule),
        it.title,
    )

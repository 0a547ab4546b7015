"""The call list: one row a person, one key a result; a seat given back brings up the next at once. Writes by an action."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import enrolment_labels
from courses.actions import calls as deeds
from courses.commands import bindings
from courses.commands.calling import CALLS
from courses.errors import Conflict
from courses.i18n import _
from courses.model import EnrolmentStatus
from courses.model.calling import CallAbout, CallResult, CallRow
from courses.model.kinds import ContactWay
from courses.rules import rights
from courses.rules.calling import EVENTS
from courses.screens import call_rows, doors
from courses.screens.dialogs.prompt import Prompt, Values
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import courses as queries
from courses.store import options
from courses.text import plain
from courses.widgets.empty import Empty
from courses.widgets.field import Field
from courses.widgets.table import Table


class CallsScreen(Frame):
    """Who is to be called, about one course or about all to come."""

    CSS_PATH = styles("calls")
    AUTO_FOCUS = "#calls"
    PLACE = "today"
    COMMANDS_HERE = CALLS
    BINDINGS: ClassVar[list[BindingType]] = bindings(CALLS)

    def __init__(self, course_id: int | None = None, about: Collection[CallAbout] = ()) -> None:
        """Keep which course, None being all to come, and which errands; none given: all."""
        super().__init__()
        self._course_id = course_id
        self._about = tuple(about)
        self._rows: dict[str, CallRow] = {}
        self._seen: dict[str, deeds.Seen] = {}

    def body(self) -> ComposeResult:
        """Lay out the list over what is known of the one to call."""
        yield Static(classes="pane-heading", id="calls-heading", markup=False)
        yield Table(id="calls")
        yield Static(id="call-words", markup=False)
        yield Empty(
            _("Nobody is to be called"),
            _(
                "The week before a course its people stand here, to be asked whether they come. So do those who are offered "
                "a seat, those who have got one from the waiting list and do not know of it yet, and those who are missed."
            ),
        )

    def load(self) -> None:
        """Read the list."""
        desk = self.desk
        found = deeds.call_list(desk.store, desk.actor, desk.now(), self._course_id, self._about)
        self._rows = {call_rows.key(row): row for row in found.rows}
        self._seen = {key: deeds.seen(desk.store, row) for key, row in self._rows.items()}
        heading = Content.assemble((self._title(), "bold $accent"))
        if found.rows:
            heading += Content.styled("   " + enrolment_labels.call_progress(found.progress), "$foreground")
        self.query_one("#calls-heading", Static).update(heading)
        table = self.query_one(Table)
        table.show(*call_rows.table(found.rows, desk.now(), is_of_one=self._course_id is not None))
        table.display = bool(found.rows)
        self.query_one(Empty).display = not found.rows
        self._say_words()

    def _title(self) -> str:
        if self._course_id is None:
            return _("To call")
        course = queries.get(self.desk.store, self._course_id)
        return plain(_("To call about {code} {title}").format(code=course.code, title=course.title))

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self._say_words()
        self.show_keys()

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_open()

    def _say_words(self) -> None:
        row = self._marked_or_none()
        words = self.query_one("#call-words", Static)
        words.update(call_rows.words(row, self.desk.now()) if row else Content(""))

    def _marked_or_none(self) -> CallRow | None:
        return self._rows.get(self.query_one(Table).current_key) if self.query_one_optional(Table) is not None else None

    def _marked(self) -> CallRow:
        return self._rows[self.query_one(Table).current_key]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command works: most need a row, and an answer has to mean something."""
        row = self._marked_or_none()
        if action == "answer":
            return row is not None and self._takes(row, str(parameters[0]) if parameters else "")
        if action == "message":
            if row is None or not self._may or row.is_done or row.status is EnrolmentStatus.INTEREST:
                return False
            return row.way is not ContactWay.VISIT
        if action == "offer_on":
            return row is not None and row.missed is not None and not row.is_done and self._may and self._offers_on()
        if action == "words":
            return row is not None and row.last is not None and self._may
        return row is not None or action not in ("open", "course", "print")

    @property
    def _may(self) -> bool:
        return rights.may(self.desk.actor, rights.Right.ENROL)

    def _offers_on(self) -> bool:
        from courses.actions.absences import OFFER_ON

        return options.get(self.desk.store, OFFER_ON) == "yes"

    def _takes(self, row: CallRow, result: str) -> bool:
        """Return whether an answer can be noted on a row; without one given, whether any can."""
        if not self._may or row.status in (EnrolmentStatus.CANCELLED, EnrolmentStatus.TRANSFERRED):
            return False
        if result in ("COMES", "DECLINES"):
            return (row.status, CallResult(result)) in EVENTS
        return True

    def action_answer(self, result: str) -> None:
        """Note what came of the call, and go on to the next."""
        desk, row = self.desk, self._marked()
        try:
            text = deeds.note(
                desk.store,
                desk.actor,
                row.course_id,
                row.person_id,
                CallResult(result),
                about=row.about,
                as_seen=self._seen[call_rows.key(row)],
            )
        except Conflict:
            self.load()
            raise
        self.wrote(text)
        self._to_next()

    def _to_next(self) -> None:
        """Put the cursor on the one to call next."""
        key = next((key for key, row in self._rows.items() if not row.is_done), "")
        if key:
            self.query_one(Table).go_to(key)

    def action_words(self) -> None:
        """Ask what the person said, and write it on the last call."""
        desk, row = self.desk, self._marked()
        last = row.last
        if last is None:
            return

        def do(given: Values) -> None:
            deeds.add_words(desk.store, desk.actor, last.id, given["notes"])

        def answer(given: dict[str, Any] | None) -> None:
            if given is not None:
                self.wrote(_("It is written what {person} said.").format(person=row.name))

        field = Field("notes", _("Said"), value=last.notes, hint=_("for example: comes from the second session"))
        heading = _("What did {person} say?").format(person=row.name)
        self.ask(Prompt(heading, (field,), _("Save"), do=do), answer)

    def action_message(self) -> None:
        """Show what the person would be sent instead of a call, then make it."""
        from courses.screens import call_message

        call_message.ask(self, self._marked())

    def action_offer_on(self) -> None:
        """Ask, saying who gets it, then let the place of who is missed go on."""
        from courses.actions import absences
        from courses.screens.dialogs.ask import Ask

        desk, row = self.desk, self._marked()
        more = absences.what_offering_on_does(desk.store, desk.actor, row.course_id, row.person_id)

        def answer(yes: bool | None) -> None:
            if yes:
                self.wrote(absences.offer_on(desk.store, desk.actor, row.course_id, row.person_id).text)

        heading = _("Let the place of {person} go on?").format(person=row.name)
        self.ask(Ask(heading, _("Offer the place on"), more=more, is_safe=True), answer)

    def action_open(self) -> None:
        """Open the person."""
        doors.open_person(self, self._marked().person_id)

    def action_course(self) -> None:
        """Open the course."""
        doors.open_course(self, self._marked().course_id, "waiting")

    def action_print(self) -> None:
        """Print the list."""
        from courses.screens import calls_print

        calls_print.print_list(self, self._course_id, self._about)

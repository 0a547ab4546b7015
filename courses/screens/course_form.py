"""A course's form, with the dates it comes to shown beside it before anything is saved. Writes one course."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from courses import dates
from courses.actions.drafts import CourseDraft
from courses.commands import bindings
from courses.commands.planning import COURSE_FORM, FORM
from courses.errors import CoursesError, Invalid, Refused
from courses.i18n import _
from courses.model import Course, Hindrance, Treatment
from courses.model import CourseForm as Form
from courses.model.clashes import Clash, ClashKind, Severity
from courses.rules.schedule import Proposal
from courses.screens import course_fields, course_notes, course_proposal, doors, pattern_fields
from courses.screens.booking_notes import telling_bookings
from courses.screens.course_follow import Following
from courses.screens.course_proposal import DateLine
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.prompt import Prompt
from courses.screens.form_screen import FormScreen
from courses.screens.queue_notes import telling_queue
from courses.store import courses as queries
from courses.store import registers
from courses.text import plain
from courses.widgets.field import Field

REGISTERS = {
    "organiser_id": "organisation",
    "co_organiser_ids": "organisation",
    "room_id": "room",
    "leader_ids": "leader",
}
"""The register that a field draws on."""


_HELPS = 3
"""How many ways to make the course count are shown."""
_TOLD_BY_DATES = (ClashKind.CLOSED, ClashKind.FIRST_DATE, ClashKind.WEEKDAY)


class CourseForm(FormScreen):
    """Plans a new course or changes one."""

    COMMANDS_HERE = COURSE_FORM
    BINDINGS: ClassVar[list[BindingType]] = bindings(COURSE_FORM[len(FORM) :])

    def __init__(self, course_id: int | None, draft: CourseDraft | None = None, *, field: str = "") -> None:
        """Keep which course to change; None: a new one, that begins as `draft` where one is given.

        `field` is the one to begin in; empty: the first that is to be filled in.
        """
        super().__init__()
        self._at = field
        self._course_id = course_id
        self._given = draft
        self._course: Course | None = None
        self._dated: list[DateLine] = []
        """The dates as they are listed beside the fields."""
        self._shown: tuple[str, list[DateLine], OptionList] | None = None
        """What stands beside the fields now, and in which list."""
        self._treatments: tuple[tuple[Hindrance, Treatment], ...] | None = None
        """What this course does about the calendar; None: nothing else than before."""
        self._following = Following(self.field, is_new=course_id is None and draft is None)
        self._moved_end: time | None = None
        """The end that was last written by itself, after the start."""

    def heading(self) -> str:
        """Return what the form is called."""
        if self._course_id is None:
            return _("New course")
        course = queries.get(self.desk.store, self._course_id)
        return _("Change {code} {title}").format(code=course.code, title=course.title)

    def fields(self) -> list[Field]:
        """Return the fields, filled from the course."""
        from courses.actions import planning

        if self._course_id is not None:
            self._course = queries.get(self.desk.store, self._course_id)
        draft = planning.draft_of(self._course) if self._course else self._given
        self._before = draft
        return course_fields.fields(self.desk, draft)

    def first_field(self) -> str:
        """Return where to begin: the title of a course from a draft is there already."""
        return self._at or ("code" if self._given else "")

    def beside(self) -> ComposeResult:
        """Yield the dates."""
        with VerticalScroll(classes="proposal", can_focus=False):
            yield Static(Content(_("The dates")), classes="pane-heading")
            yield Static(classes="dates", markup=False)
            yield OptionList(classes="date-list", markup=False, compact=True)
            yield Static(classes="date-reason quiet", markup=False)

    def on_mount(self) -> None:
        """Show what the fields come to, and the dates that the form begins with."""
        for field in self.every_field():
            if field.text:
                field.check()
        self.changed()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: something is added to a register only from a field that draws on one."""
        if action == "turn_date":
            return isinstance(self.focused, OptionList) and self.focused.has_class("date-list")
        return action != "add_to_register" or self._drawing_field() is not None

    def action_turn_date(self) -> None:
        """Leave out the date marked, or meet on it after all."""
        self.query_one(".date-list", OptionList).action_select()

    @property
    def is_unsaved(self) -> bool:
        """Whether a field, or what is done about the calendar, says something else than at first."""
        return super().is_unsaved or self._treatments is not None

    def action_calendar(self) -> None:
        """Let this course do otherwise than the settings say about red days and closed days."""
        before = self._before.pattern if self._before else None
        chosen = before.treatments if before and self._treatments is None else self._treatments or ()
        fields = pattern_fields.treatments(chosen)
        words = _("What this course does with dates on which something stands in the way.")
        self.ask(Prompt(_("Red days, breaks and closed days"), fields, _("Use"), words=words), self._treat)

    def _treat(self, given: dict[str, str] | None) -> None:
        if given is not None:
            self._treatments = pattern_fields.treated(given)
            self.changed()

    def _read(self, values: dict[str, Any]) -> CourseDraft:
        """Return the draft that the fields and the calendar's treatments come to."""
        draft = course_fields.draft(values, self._before)
        if self._treatments is None:
            return draft
        return replace(draft, pattern=replace(draft.pattern, treatments=self._treatments))

    def _drawing_field(self) -> Field | None:
        """Return the field in focus when it draws on a register."""
        at = self.focused
        field = next((it for it in at.ancestors if isinstance(it, Field)), None) if at is not None else None
        return field if field is not None and field.key in REGISTERS else None

    def action_add_to_register(self) -> None:
        """Add what the field lacks, and choose it."""
        field = self._drawing_field()
        if field is not None:
            name = field.unread()
            doors.register_form(self, REGISTERS[field.key], name=name, then=partial(self._choose_new, field, name))

    def _choose_new(self, field: Field, typed: str, row_id: int) -> None:
        """Choose in the field what was just added; all that is typed elsewhere stays."""
        for it in course_fields.fields(self.desk, self._before):
            if it.key in REGISTERS:
                self.field(it.key).renew(it)
        field.text = str(row_id) if field.is_choice else self._with_name(field, typed, row_id)
        field.check()
        field.entry.focus()

    def _with_name(self, field: Field, typed: str, row_id: int) -> str:
        """Return the names in a field with the new one in the place of what was typed for it."""
        store = self.desk.store
        is_leader = REGISTERS[field.key] == "leader"
        name = (registers.leader_names(store) if is_leader else registers.organisation_names(store))[row_id]
        parts = [part.strip() for part in field.text.split(",") if part.strip()]
        named = [name if part == typed else part for part in parts]
        return ", ".join(named if name in named else [*named, name])

    def changed(self) -> None:
        """Show the dates that the form comes to now, and what is wrong as a whole."""
        from courses.actions import planning

        self._move_end()
        self._following.follow()
        draft = self._draft()
        if draft is None:
            said = _("Shown as soon as first date, times and number are right.")
            self._show_dates(Content.styled(said, "$quiet"), [])
            return
        try:
            proposal = planning.propose(self.desk.store, draft)
        except Invalid as error:
            self._show_dates(Content.styled("✗ " + error.message, "$error"), [])
            return
        lines, told = self._lines(draft, proposal)
        faults = planning.faults(self.desk.store, draft, except_id=self._course_id or 0)
        is_timed = not faults.keys() & {"end", "break_minutes"}
        clashes = self._clashes(draft, lines) if is_timed else []
        stops = course_notes.clashing(it for it in clashes if it.severity is Severity.ERROR)
        warned = course_notes.clashing(it for it in clashes if it.severity is not Severity.ERROR)
        notes = [*told, *course_notes.notes(draft), *warned, *proposal.warnings]
        head = course_proposal.head(notes, lines, draft, stops=stops, is_timed=is_timed)
        circle = self._circle(draft, lines) if is_timed else []
        self._show_dates(Content("\n").join([head, *circle]), lines)
        self._say_whole(faults)

    def _move_end(self) -> None:
        """Let the end follow the start for as long as nobody has typed an end, where a draft says how long it is."""
        from courses.actions.plans import end_of

        given, start, end = self._given, self.field("start"), self.field("end")
        if given is None or not start.is_changed:
            return
        try:
            is_own = end.value() not in (given.end, self._moved_end)
            later = end_of(start.value(), course_fields.minutes(given))
        except CoursesError:
            return
        if not is_own and end.value() != later:
            self._moved_end = later
            end.text = dates.time_text(later)

    def _lines(self, draft: CourseDraft, proposal: Proposal) -> tuple[list[DateLine], list[str]]:
        """Return the dates, and what else to know before saving."""
        from courses.actions import planning

        store, course = self.desk.store, self._course
        told = planning.warnings(store, course, draft)
        if course is None:
            return course_proposal.lines(proposal), told
        return course_proposal.lines_after(planning.days_after(store, course, draft), proposal), told

    def _clashes(self, draft: CourseDraft, lines: list[DateLine]) -> list[Clash]:
        """Return what the dates clash with; what the calendar says of them is told already."""
        from courses.actions import clashes

        days = [line.day for line in lines if line.is_met and not line.is_fixed]
        found = clashes.of_draft(self.desk.store, draft, days, self._course_id or 0)
        return [it for it in found if it.kind not in _TOLD_BY_DATES and it.severity is not Severity.NOTE]

    def _circle(self, draft: CourseDraft, lines: list[DateLine]) -> list[Content]:
        """Return in a line whether the shape counts for a study association, and what would help."""
        from courses.actions import circle
        from courses.screens import circle_words

        days = [line.day for line in lines if line.is_met]
        if draft.form is Form.LIBRARY or not days:
            return []
        verdict = circle.check_draft(self.desk.store, draft, days)
        helps = [Content.styled(f"→ {plain(text)}", "$quiet") for text in verdict.suggestions[:_HELPS]]
        return [circle_words.line(verdict), *helps, Content("")]

    def _show_dates(self, said: Content, lines: list[DateLine]) -> None:
        shown = self.query_one(".date-list", OptionList)
        if (said.markup, lines, shown) == self._shown:
            return  # laying it out anew would cost more than all the rest of a key press
        self._shown = (said.markup, lines, shown)
        self._dated = lines
        self.query_one(".dates", Static).update(said)
        marked = shown.highlighted
        shown.clear_options()
        shown.add_options([Option(text) for text in course_proposal.written(lines)])
        shown.highlighted = min(marked, len(lines) - 1) if marked is not None and lines else None
        shown.display = bool(lines)
        self._say_reason(shown.highlighted)

    @on(OptionList.OptionHighlighted, ".date-list")
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        self._say_reason(event.option_index)

    def _say_reason(self, at: int | None) -> None:
        """Write what is said of the date that is marked in full: the list has no room for it in a narrow terminal."""
        line = self._dated[at] if at is not None and at < len(self._dated) else None
        reason = self.query_one(".date-reason", Static)
        reason.update(course_proposal.in_full(line) if line else "")
        reason.display = line is not None

    @on(OptionList.OptionSelected, ".date-list")
    def _turn(self, event: OptionList.OptionSelected) -> None:
        """Leave out the date that was chosen, or meet on it after all."""
        line = self._dated[event.option_index]
        if line.is_fixed:
            raise Refused(_("A session that is cancelled or has attendance stays as it is."))
        if line.is_met:
            self._move_day(line.day, "picked", "left_out")
        else:
            self._move_day(line.day, "left_out", "picked")

    def _move_day(self, day: date, from_key: str, to_key: str) -> None:
        """Take a date out of one field, or put it in the other when it was not there."""
        here, there = self.field(from_key), self.field(to_key)
        if day in here.value():
            here.text = pattern_fields.written(tuple(it for it in here.value() if it != day))
        else:
            there.text = pattern_fields.written((*there.value(), day))

    def _say_whole(self, faults: dict[str, str]) -> None:
        """Say what is wrong between fields; what nobody has typed in yet is not nagged about."""
        for key, words in faults.items():
            field = next((it for it in self.every_field() if it.key == key), None)
            if field is not None and (field.is_changed or field.text):
                field.say(words, is_wrong=True)

    def _draft(self) -> CourseDraft | None:
        """Return what the form says, or None as long as a field is wrong."""
        values: dict[str, Any] = {}
        for field in self.every_field():
            try:
                values[field.key] = field.value()
            except CoursesError:
                return None
        return self._read(values) if values else None

    def save(self) -> None:
        """Make or change the course."""
        from courses.actions import planning

        values = self.right_values()
        if values is None:
            return
        draft = self._read(values)
        faults = planning.faults(self.desk.store, draft, except_id=self._course_id or 0)
        if faults:
            self.say_faults(faults)
            return
        clashes = self._clashes(draft, self._dated)
        blocking = course_notes.clashing(it for it in clashes if it.severity is Severity.ERROR)
        if blocking:
            raise Refused("\n".join(blocking), _("Choose another time, room or leader; Settings say what blocks."))
        warnings = [*planning.warnings(self.desk.store, self._course, draft), *course_notes.clashing(clashes)]
        if not warnings:
            self._write(draft)
            return
        question = Ask(_("Save all the same?"), _("Save"), more="\n".join(warnings), is_safe=True)
        self.ask(question, lambda yes: self._write(draft) if yes else None)

    def _write(self, draft: CourseDraft) -> None:
        from courses.actions import planning

        desk = self.desk
        if self._course is None:
            course = planning.create_course(desk.store, desk.actor, draft)
        else:
            days = planning.propose(desk.store, draft).days if draft.pattern != self._course.pattern else None
            before = self._course
            with telling_bookings(self, before.id), telling_queue(self, before.id):
                course = planning.change_course(desk.store, desk.actor, before.id, draft, before.version, days)
                self.dismiss()
                self.wrote(_("{code} {title} is saved.").format(code=course.code, title=course.title))
            return
        self.dismiss()
        self.wrote(_("{code} {title} is saved.").format(code=course.code, title=course.title))
        doors.open_course(self, course.id)

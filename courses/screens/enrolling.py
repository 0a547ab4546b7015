"""The desk: its keys and deeds. Enter goes on to what is still to be said, and enrols; then the next caller can be served."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static

from courses.actions import numbers
from courses.actions.enrolling import Done, Overtaken, enrol
from courses.commands import bindings
from courses.commands.lists import ENROLLING
from courses.i18n import _
from courses.model import COMING, CourseKind, EnrolmentStatus
from courses.screens import doors, enrolling_deeds, slips
from courses.screens.enrolling_board import NEW, EnrolBoard
from courses.screens.enrolling_new import KEYS, Newcomer
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.field import Field


class EnrolScreen(EnrolBoard):
    """Somebody, new or known, is enrolled."""

    CSS_PATH = styles("form", "enrolling")
    AUTO_FOCUS = "#none"  # where to begin depends on who and what it was opened for
    PLACE = "enrol"
    COMMANDS_HERE = ENROLLING
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ENROLLING),
        Binding("down", "move(1)", id="enrolling.down", show=False, priority=True),
        Binding("up", "move(-1)", id="enrolling.up", show=False, priority=True),
    ]

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works now."""
        if self.query_one_optional("#done") is None:
            return False
        works = {
            "enrol": bool(self.who) and self.course_id is not None and (self.is_offered or not self.is_refused),
            "party": bool(self.who) and not self.is_typing and not self.is_refused,
            "sessions": self.course is not None
            and self.course.kind is CourseKind.WORKSHOP_SERIES
            and bool(self.who)
            and not self.is_refused,
            "other": bool(self.others()) if self.course else False,
            "interest": bool(self.who) and self.may_be_interested,
            "cancel": self.found is not None and self.found.stands in (*COMING, EnrolmentStatus.WAITING),
            "same": bool(self.similar),
            "slip": self.last is not None,
            "tell": self.last is not None,
            "change": self.person is not None,
        }
        return works.get(action, True)

    @property
    def is_refused(self) -> bool:
        """Whether nobody can be enrolled as it stands: the course takes none, or they are there already."""
        return self.found is not None and self.found.status is None

    @property
    def is_typing(self) -> bool:
        """Whether letters go into a field."""
        return isinstance(self.focused, Input)

    def step_back(self) -> bool:
        """Go back to the course, then to who, then leave."""
        if self.course_id is not None and self.course_id != self.given_course and self.who:
            self.course_id, self.sessions = None, None
            self.field("which").text = ""
            self.go_on()
            self.show_courses()
            return True
        if self.who or self.field("who").text.strip():
            self.given_person = None
            self.begin()
            return True
        return False

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        key = event.field.key
        if key == "who" and not self.is_new and not (self.person and event.field.text == self.person_text):
            self.person, self.mates, self.was = None, [], None
            self.show_hits()
            self.show_courses()
            self.show_outlook()
        elif key == "which" and not (self.course and event.field.text == self.course_text):
            self.course_id, self.sessions, self.was = None, None, None
            self.show_courses()
            self.show_outlook()
        elif key in KEYS:
            event.field.say("")
            self.show_similar()
            self.show_outlook()
        elif key == "channel":
            self.desk.channel = event.field.text

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        key = next((it.key for it in self.walk_children(Field) if event.input in it.query(Input)), "")
        if key == "who" and not self.who and (hit := self.marked_hit()):
            self.take_person(hit)
        elif key == "which" and self.course_id is None and (course := self.marked_course()):
            self.take_course(int(course))
        elif key == "reason":
            self.action_enrol()
        elif key in KEYS and (later := self._next_new(key)) is not None:
            later.entry.focus()
        else:
            self.go_on()

    def _next_new(self, key: str) -> Field | None:
        """Return the field of somebody new to go to after Enter; None: enough is known."""
        newcomer = self.query_one(Newcomer)
        missing = newcomer.first_empty()
        if missing is None:
            return None
        at = KEYS.index(key) + 1
        return newcomer.field(KEYS[at] if missing.key != "new_name" and at < len(KEYS) else missing.key)

    @on(OptionList.OptionSelected, "#hits")
    def _hit_clicked(self, event: OptionList.OptionSelected) -> None:
        self.take_person(event.option_id or NEW)

    @on(OptionList.OptionSelected, "#courses")
    def _course_clicked(self, event: OptionList.OptionSelected) -> None:
        self.take_course(int(event.option_id or 0))

    @on(OptionList.OptionHighlighted, "#hits")
    def _hit_marked(self) -> None:
        if not self.who:
            self.show_outlook()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "interest":
            self.action_interest()
        else:
            self.action_enrol()

    def action_move(self, steps: int) -> None:
        """Move the mark in the list of the field that is typed in; elsewhere go to the next field."""
        lists = {"who": "#hits", "which": "#courses"}
        key = next((key for key in lists if self.field(key).entry.has_focus), "")
        shown = self.query_one(lists[key], OptionList) if key else None
        if shown is not None and shown.display and shown.option_count:
            at = shown.highlighted
            shown.highlighted = 0 if at is None else max(0, min(shown.option_count - 1, at + steps))
        elif steps > 0:
            self.focus_next("Field *, Button")
        else:
            self.focus_previous("Field *, Button")

    # Deeds

    def action_enrol(self) -> None:
        """Enrol, after asking what a series has to ask; or take the seat that was offered."""
        if self.is_offered:
            enrolling_deeds.accept(self)
        elif self.found is None or self.found.status is None or not self.who:
            self.go_on()
        elif self.heavy and not self.field("reason").text.strip():
            self.field("reason").say(_("Say why, or note the interest only."), is_wrong=True)
            self.field("reason").entry.focus()
        elif self.sessions is None and self.course is not None and self.course.kind is CourseKind.WORKSHOP_SERIES:
            enrolling_deeds.ask_sessions(self, then=self.enrol_now)
        else:
            self.enrol_now()

    def enrol_now(self) -> None:
        """Enrol as it stands there; who was a moment too late is asked."""
        wish = self.wish()
        if wish is None or self.found is None:
            return
        if self.asks_number and not self.field("number").check():
            self.field("number").entry.focus()
            return
        desk = self.desk
        try:
            done = enrol(desk.store, desk.actor, wish, expects=self.found, override=self.field("reason").text)
        except Overtaken as overtaken:
            enrolling_deeds.ask_overtaken(self, overtaken)
            return
        self.done(done)

    def done(self, done: Done) -> None:
        """Say what came of it, and make ready for the next."""
        self.last = (self.course_id or 0, tuple(it.id for it in done.people))
        if self.asks_number and (number := self.field("number").text.strip()):
            numbers.set_number(self.desk.store, self.desk.actor, done.people[0].id, number)
        self.say_done(done.text)

    def say_done(self, text: str) -> None:
        """Say what was done, and make ready for the next."""
        slip = (
            "  " + _("Ctrl+L slip · Ctrl+T joining notice · Ctrl+Z undoes") if self.last else "  " + _("Ctrl+Z undoes")
        )
        self.query_one("#done", Static).update(Content.assemble(("✓ " + plain(text), "$success"), (slip, "$quiet")))
        self.given_person = None
        self.begin()
        self.wrote(text)

    def action_interest(self) -> None:
        """Note that somebody is interested, without a seat or a place in the queue."""
        wish = self.wish(is_interest=True)
        if wish is not None and self.is_cancelled:
            enrolling_deeds.note_interest(self, wish)
        elif wish is not None and self.may_be_interested:
            self.done(enrol(self.desk.store, self.desk.actor, wish))

    def action_party(self) -> None:
        """Let somebody else come along."""
        enrolling_deeds.ask_mate(self)

    def action_sessions(self) -> None:
        """Choose the sessions of a series."""
        enrolling_deeds.ask_sessions(self)

    def action_other(self) -> None:
        """Take another course like this one that has a free seat."""
        enrolling_deeds.take_other(self)

    def action_same(self) -> None:
        """Take the one in the register who is like the one typed in."""
        if self.similar:
            self.is_new = False
            self.take_person(str(self.similar[0].id))

    def action_cancel(self) -> None:
        """Take somebody who is there already off the course."""
        enrolling_deeds.cancel(self)

    def action_change(self) -> None:
        """Change the person."""
        if self.person:
            doors.person_form(self, self.person.id)

    def action_slip(self) -> None:
        """Print the slip of who was enrolled last."""
        if self.last is not None:
            slips.print_slip(self, *self.last)

    def action_tell(self) -> None:
        """Make the joining notice of who was enrolled last, or what tells the place in the queue."""
        if self.last is not None:
            enrolling_deeds.tell(self, *self.last)

    def action_next(self) -> None:
        """Leave this one and begin with the next."""
        self.given_person = None
        self.given_course = None
        self.begin()

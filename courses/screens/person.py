"""A person with the whole history: courses, attendance, certificates, what was done. Reads only."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import dates, enrolment_labels, labels
from courses.commands import bindings
from courses.commands.people import PERSON
from courses.i18n import _
from courses.model import PersonCourse, SlotRow
from courses.screens import course_rows, doors, person_calls, person_words
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import bookings, journal, people
from courses.widgets.table import Column, Row, Table


class PersonScreen(Frame):
    """One person."""

    CSS_PATH = styles("people")
    AUTO_FOCUS = "#courses-of"
    COMMANDS_HERE = PERSON
    BINDINGS: ClassVar[list[BindingType]] = bindings(PERSON)

    def __init__(self, person_id: int) -> None:
        """Keep who."""
        super().__init__()
        self.person_id = person_id

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Static(classes="person-head", markup=False)
        yield Static(Content(_("Courses")), classes="pane-heading")
        yield Table(id="courses-of")
        yield Static(Content(_("Calls and interest")), classes="pane-heading calls-heading")
        yield Table(id="calls-of")
        yield Static(Content(_("History")), classes="pane-heading")
        yield Table(id="history")

    def load(self) -> None:
        """Read the person."""
        desk, now = self.desk, self.desk.now()
        person = people.get(desk.store, desk.actor, self.person_id)
        self.query_one(".person-head", Static).update(person_words.heading(person))
        self._hides = person.is_protected or bool(person.personal_no)
        rows = people.courses_of(desk.store, desk.actor, self.person_id, now)
        booked = bookings.of_person(desk.store, desk.actor, self.person_id)[::-1]
        every = [*(_row(it) for it in rows), *(_booked(it) for it in booked if it.booking)]
        self.query_one("#courses-of", Table).show(_columns(), every)
        told = person_calls.table(desk, self.person_id)
        self.query_one("#calls-of").display = self.query_one(".calls-heading").display = bool(told[1])
        self.query_one("#calls-of", Table).show(*told)
        entries = journal.history(desk.store, table="person", row_id=self.person_id)
        self.query_one("#history", Table).show(*course_rows.history(entries))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: opening needs a course, and showing something that is hidden."""
        if action == "reveal":
            return self._hides
        return action != "open" or bool(self.query_one("#courses-of", Table).current_key)

    @on(DataTable.RowSelected, "#courses-of")
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open the course marked."""
        course_id, _dash, booking = self.query_one("#courses-of", Table).current_key.partition("-")
        doors.open_course(self, int(course_id), "bookings" if booking else "participants")

    def action_enrol(self) -> None:
        """Open the desk for the person."""
        doors.enrol(self, person_id=self.person_id)

    def action_messages(self) -> None:
        """Show what went to the person."""
        doors.messages(self, person_id=self.person_id, tab="all")

    def action_interest(self) -> None:
        """Put the person on the interest list."""
        from courses.screens import interest_deeds

        interest_deeds.ask_topic(self, self.person_id)

    def action_change(self) -> None:
        """Change the person."""
        doors.person_form(self, self.person_id)

    _hides = False

    def action_reveal(self) -> None:
        """Show what is hidden after a question, until it is closed; the journal has that it was done."""
        from courses.screens.revealing import ask_reveal

        ask_reveal(self, self.person_id)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Code"), 9),
        Column(_("Course")),
        Column(_("When"), 21, from_width=84),
        Column(_("State"), 14),
        Column(_("Present"), 7, right=True),
        Column(_("Certificate"), 11),
    )


def _row(it: PersonCourse) -> Row:
    when = f"{dates.day_text(it.first_date)} {it.first_date.year}" if it.first_date else ""
    status = enrolment_labels.enrolment_status(it.status, it.position)
    return str(it.course_id), (it.code, it.title, when, status, f"{it.attended}/{it.held}", it.certificate_number)


def _booked(it: SlotRow) -> Row:
    """Return a slot that the person has booked."""
    when = f"{dates.day_text(it.day)} {it.day.year}"
    title = " · ".join(
        part for part in (it.title, dates.time_text(it.start), it.booking.topic if it.booking else "") if part
    )
    key = f"{it.course_id}-{it.booking.id if it.booking else 0}"
    return key, (it.code, title, when, labels.slot_state(it, it.begins), "", "")

"""The sides of a course: what each shows, notes of the row marked, opens with Enter, and which deeds work on its rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from courses import absence_labels
from courses.i18n import _
from courses.model import ChangedCertificate, CourseKind, CourseSummary, Session, SessionStatus, SlotRow
from courses.rules import marking, rights
from courses.screens import booking_deeds, booking_rows, course_rows, doors, setup
from courses.screens.course_rows import Rows
from courses.screens.open_hours_notes import open_hours_notes
from courses.store import bookings, certificates, courses, journal, series, signing
from courses.store import sessions as session_queries
from courses.text import plain
from courses.widgets.table import Table

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView


@dataclass(frozen=True, slots=True)
class Facts:
    """What every side of a course is made from."""

    course: CourseSummary
    sessions: tuple[Session, ...]
    now: datetime

    @property
    def is_series(self) -> bool:
        """Whether people choose among the sessions, each with seats of its own."""
        return self.course.kind is CourseKind.WORKSHOP_SERIES


class Tab(ABC):
    """One side of a course."""

    def __init__(self, view: CourseView, facts: Facts) -> None:
        """Keep whose side it is, and of what."""
        self.view = view
        self.facts = facts

    @abstractmethod
    def table(self) -> Rows:
        """Return what is shown."""

    def note(self, key: str) -> str:  # noqa: ARG002 most rows need none
        """Return the whole of what a row says, where its columns may cut it."""
        return ""

    def works(self, action: str, key: str) -> bool:  # noqa: ARG002 most sides have no deeds of their own
        """Return whether a deed on rows works on this one."""
        return False

    def rule(self) -> str:
        """Return what rules the rows, in a line above them."""
        return ""

    @abstractmethod
    def open(self, key: str) -> None:
        """Open what a row is about."""

    def opens(self, key: str) -> bool:
        """Return whether there is something to open."""
        return bool(key)


class SessionsTab(Tab):
    """The sessions and the dates passed over."""

    def table(self) -> Rows:
        """Return the sessions, with who stands in, themed hours and the seats of a series beside them."""
        desk, course_id = self.view.desk, self.view.course_id
        taken = series.taken(desk.store, courses.get(desk.store, course_id)) if self.facts.is_series else {}
        led = session_queries.substitutes(desk.store, course_id)
        signed = {id_: it.signed_by for id_, it in signing.of_course(desk.store, course_id).items()}
        kind, now = self.facts.course.kind, desk.now()
        awaited = {it.id for it in self.facts.sessions if marking.is_awaited(it, kind, now)}
        self._beside = course_rows.Beside(led, open_hours_notes(desk, course_id), taken, signed, awaited)
        skipped = courses.skipped(desk.store, course_id)
        return course_rows.sessions(self.facts.sessions, skipped, self.facts.course.room, self._beside)

    def session(self, key: str) -> Session | None:
        """Return the session on a row; None on a date passed over."""
        return next((it for it in self.facts.sessions if str(it.id) == key), None)

    def note(self, key: str) -> str:
        """Return what is odd about the session."""
        session = self.session(key)
        return course_rows.note(session, self.facts.course.room, self._beside) if session else ""

    def works(self, action: str, key: str) -> bool:
        """Return whether the session can be changed so."""
        session = self.session(key)
        if action == "add_session":
            return True
        if action == "sign":
            return session is not None and session.status is SessionStatus.HELD
        if action not in SESSION_DEEDS or (action == "session_seats" and not self.facts.is_series):
            return False
        return session is not None and session.status is not SessionStatus.CANCELLED

    def open(self, key: str) -> None:
        """Open the attendance of the session, or the slots of guidance."""
        if self.facts.course.kind is CourseKind.GUIDANCE:
            self.view.show_slots(int(key))
        else:
            doors.attendance(self.view, self.view.course_id, int(key))

    def opens(self, key: str) -> bool:
        """Return whether it is a session."""
        return self.session(key) is not None


class PeopleTab(Tab):
    """Those who have a seat."""

    _changed: Sequence[ChangedCertificate] = ()
    """Whose certificate says something else than the attendance does; who waits has none."""

    def table(self) -> Rows:
        """Return the people, in a series with how many sessions each has chosen."""
        desk = self.view.desk
        people = courses.participants(desk.store, desk.actor, self.view.course_id, self.facts.now)
        self._changed = certificates.changed(desk.store, desk.actor, self.view.course_id, self.facts.now)
        return course_rows.participants(people, self.of_sessions(), {it.person_id for it in self._changed})

    def rule(self) -> str:
        """Return which certificates say something else than the attendance now."""
        if len(self._changed) == 1:
            return f"⚠ {plain(absence_labels.changed_certificate(self._changed[0]))}"
        numbers = ", ".join(it.number for it in self._changed)
        words = _("Certificates say something else than the attendance now: {numbers}")
        return f"⚠ {words.format(numbers=numbers)}" if numbers else ""

    def note(self, key: str) -> str:
        """Return what the person's certificate says, where that is something else than the attendance now."""
        found = self.changed(key)
        return absence_labels.changed_certificate(found) if found and len(self._changed) > 1 else ""

    def changed(self, key: str) -> ChangedCertificate | None:
        """Return the person's certificate when it says something else than the attendance now."""
        return next((it for it in self._changed if str(it.person_id) == key), None)

    def of_sessions(self) -> int:
        """Return of how many sessions people of a series choose; 0 in any other course."""
        going = [it for it in self.facts.sessions if it.status is not SessionStatus.CANCELLED]
        return len(going) if self.facts.is_series else 0

    def works(self, action: str, key: str) -> bool:
        """Return whether the enrolment can be changed so."""
        if action == "choose":
            return bool(key) and self.facts.is_series
        if action == "take_back":
            found = self.changed(key)
            return found is not None and not found.is_due
        return bool(key) and action in PERSON_DEEDS

    def open(self, key: str) -> None:
        """Open the person."""
        doors.open_person(self.view, int(key))


class BookingsTab(Tab):
    """The slots of guidance."""

    def table(self) -> Rows:
        """Return the slots, with the cursor on the first to come when the tab is opened."""
        desk, now = self.view.desk, self.facts.now
        every = bookings.of_scope(desk.store, desk.actor, bookings.Scope(course_id=self.view.course_id))
        found = booking_rows.shown(every, now)
        self._slots = {booking_rows.key(it): it for it in found}
        table = self.view.query_one(Table)
        if self.view.wanted in self._slots:
            table.go_to(self.view.wanted)
        elif table.current_key not in self._slots:
            table.go_to(booking_rows.upcoming(found, now))
        self.view.wanted = ""
        return booking_rows.of_course(found, desk.now())

    def slot(self, key: str) -> SlotRow | None:
        """Return the slot on a row."""
        return self._slots.get(key)

    def open(self, key: str) -> None:
        """Book the slot, or say what became of it."""
        booking_deeds.open_slot(self.view, self._slots[key])

    def opens(self, key: str) -> bool:
        """Return whether it is a slot."""
        return key in self._slots


class SetupTab(Tab):
    """What is neither dates nor people: a row each."""

    def table(self) -> Rows:
        """Return the rows."""
        self.rows = {it.key: it for it in setup.rows(self.view.desk, self.view.course_id)}
        return setup.table(list(self.rows.values()))

    def note(self, key: str) -> str:
        """Return the whole of a row."""
        row = self.rows.get(key)
        return f"{plain(row.what).strip()}: {plain(row.says)}" if row and row.says else ""

    def open(self, key: str) -> None:
        """Open the dialog that changes the row."""
        self.rows[key].open(self.view)

    def opens(self, key: str) -> bool:
        """Return whether there is a row, for who may plan."""
        return bool(key) and rights.may(self.view.desk.actor, rights.Right.PLAN)


class PapersTab(Tab):
    """The papers of the course."""

    def table(self) -> Rows:
        """Return the kinds of paper."""
        return course_rows.papers()

    def open(self, key: str) -> None:  # noqa: ARG002 all papers are made on one screen
        """Open the papers."""
        doors.papers(self.view, self.view.course_id)


class HistoryTab(Tab):
    """What has been done, newest first."""

    def table(self) -> Rows:
        """Return the deeds."""
        return course_rows.history(journal.history(self.view.desk.store, table="course", row_id=self.view.course_id))

    def open(self, key: str) -> None:
        """Open nothing."""

    def opens(self, key: str) -> bool:  # noqa: ARG002 as for every side
        """Return that there is nothing to open."""
        return False


QUEUE_DEEDS = ("offer", "call", "prioritize", "party", "transfer")
"""The deeds on who waits."""
TABS: dict[str, type[Tab]] = {
    "sessions": SessionsTab,
    "participants": PeopleTab,
    "bookings": BookingsTab,
    "setup": SetupTab,
    "papers": PapersTab,
    "history": HistoryTab,
}
SESSION_DEEDS = ("cancel_session", "move_session", "room", "substitute", "title", "session_seats")
PERSON_DEEDS = ("cancel", "drop_out", "no_show", "confirm", "transfer", "story", "slip")
ROW_DEEDS = (*SESSION_DEEDS, *PERSON_DEEDS, "add_session", "choose", "sign", "take_back", *QUEUE_DEEDS)
"""The deeds that work on rows of one side or another."""

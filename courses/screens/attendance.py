"""Attendance: which session to enter; those without marks first. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static

from courses import dates
from courses.commands import bindings
from courses.commands.attendance import ATTENDANCE
from courses.commands.packets import PLACE as PACKETS
from courses.i18n import _
from courses.model import SessionRow, SessionStatus, SignOff
from courses.rules import rights
from courses.screens import doors
from courses.screens.search_list import SearchList
from courses.screens.themes import styles
from courses.store import courses as course_queries
from courses.store import packets, signing
from courses.store import sessions as session_queries
from courses.text import fold
from courses.widgets.table import Column, Row, Table

BACK, AHEAD = timedelta(days=60), timedelta(days=7)


class AttendanceScreen(SearchList):
    """Sessions to enter attendance for."""

    CSS_PATH = styles("attendance")
    AUTO_FOCUS = "#sessions"
    PLACE = "attendance"
    COMMANDS_HERE = (*ATTENDANCE, *PACKETS)
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS_HERE)

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Input(placeholder=_("Search code or title"), compact=True, classes="search")
        yield Table(id="sessions")
        yield Static(_("No session here. Older ones are reached through the course."), classes="quiet nothing")

    def load(self) -> None:
        """Read sessions without marks, the others of today and two months back, then those of the coming week."""
        desk, now = self.desk, self.desk.now()
        self._sign_offs: dict[int, Mapping[int, SignOff]] = {}
        words = fold(self.query_one(".search", Input).value).split()
        unmarked = session_queries.unmarked(desk.store, now)
        first = {row.session.id for row in unmarked}
        near = session_queries.between(desk.store, now.date() - BACK, now.date() + AHEAD, now)
        near = [r for r in near if r.session.id not in first and r.session.status is not SessionStatus.CANCELLED]
        been = [r for r in near if r.session.day <= now.date()][::-1]
        others = [*been, *(r for r in near if r.session.day > now.date())]
        self._courses = {row.session.id: row.session.course_id for row in [*unmarked, *others]}
        shown = [r for r in [*unmarked, *others] if all(w in fold(f"{r.course_code} {r.course_title}") for w in words)]
        rows = [self._row(row, is_unmarked=row.session.id in first) for row in shown]
        count = self.query_one(Table).show(_columns(), rows + (self._finished(words) if words else []))
        self.query_one(".nothing").display = not count

    def _row(self, row: SessionRow, *, is_unmarked: bool) -> Row:
        it = row.session
        state = "⚠ " + _("not entered") if is_unmarked else f"{row.marks} / {row.enrolled}"
        if not is_unmarked and it.head_count is not None:
            state = f"{it.head_count} " + _("counted")
        elif not row.marks and not is_unmarked and it.day > self.desk.today():
            state = "○ " + _("to come")
        if it.id in self._signed(it.course_id):
            state = "✓ " + _("signed")
        day = dates.day_text(it.day, self.desk.today())
        return str(it.id), (day, dates.span_text(it.start, it.end), row.course_code, row.course_title, state)

    def _signed(self, course_id: int) -> Mapping[int, SignOff]:
        """Return who has signed for the sessions of a course, looked up once."""
        if course_id not in self._sign_offs:
            self._sign_offs[course_id] = signing.of_course(self.desk.store, course_id)
        return self._sign_offs[course_id]

    def _finished(self, words: list[str]) -> list[Row]:
        """Return courses found that have no session near."""
        near = set(self._courses.values())
        every = course_queries.summaries(self.desk.store, self.desk.now(), search=" ".join(words))
        return [
            (f"course-{it.id}", (dates.day_text(it.last_date) if it.last_date else "", "", it.code, it.title, ""))
            for it in every
            if it.id not in near
        ]

    def action_key_in(self) -> None:
        """Key a list of paper, found by its number."""
        doors.keying(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: packets are made at the library, and sent back from where one was opened."""
        if action not in ("make_packet", "merge_packet", "packet_keys", "send_back"):
            return True
        if packets.opened(self.desk.store) is not None:
            return action == "send_back"
        is_marked = action != "make_packet" or bool(self._marked_course())
        return action != "send_back" and is_marked and rights.may(self.desk.actor, rights.Right.PLAN)

    def _marked_course(self) -> int:
        """Return the course marked; 0: none."""
        key = self.query_one(Table).current_key if self.walk_children(Table) else ""
        if key.startswith("course-"):
            return int(key.removeprefix("course-"))
        return self._courses.get(int(key), 0) if key else 0

    def action_make_packet(self) -> None:
        """Write a packet of the course marked."""
        doors.make_packet(self, self._marked_course())

    def action_merge_packet(self) -> None:
        """Take in what came back of a packet."""
        doors.merge_packet(self)

    def action_packet_keys(self) -> None:
        """Show the codes of partners."""
        doors.packet_keys(self)

    def action_send_back(self) -> None:
        """Write what goes back to the library."""
        doors.send_back(self)

    def action_open(self) -> None:
        """Open the grid at the session marked."""
        key = self.query_one(Table).current_key
        if key.startswith("course-"):
            doors.attendance(self, int(key.removeprefix("course-")))
        else:
            doors.attendance(self, self._courses[int(key)], int(key))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Day"), 11),
        Column(_("Time"), 11),
        Column(_("Code"), 9),
        Column(_("Title")),
        Column(_("Marks"), 14),
    )

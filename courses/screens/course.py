"""A course over whatever it was opened from. Reads only."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from courses.commands import bindings
from courses.commands.packets import PACKET
from courses.rules import rights
from courses.screens import course_marks, doors
from courses.screens.course_view import CourseView
from courses.screens.frame import Frame
from courses.screens.themes import styles


class CourseScreen(Frame):
    """One course in the frame."""

    CSS_PATH = styles("courses")
    AUTO_FOCUS = "CourseView Table"
    COMMANDS_HERE = PACKET
    BINDINGS: ClassVar[list[BindingType]] = bindings(PACKET)

    def __init__(self, course_id: int, tab: str = "sessions") -> None:
        """Keep which course, and which of its tabs to begin with."""
        super().__init__()
        self._course_id = course_id
        self._tab = tab

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield CourseView(self._course_id, self._tab)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: packets are made by those who plan."""
        return action != "make_packet" or rights.may(self.desk.actor, rights.Right.PLAN)

    def action_make_packet(self) -> None:
        """Write a packet of the course."""
        doors.make_packet(self, self._course_id)

    def step_back(self) -> bool:
        """Take away the marks of sessions first."""
        return course_marks.clear(self)

    def load(self) -> None:
        """Read the course again; close when there is none any more, as when its making was undone."""
        from courses.store import courses

        if courses.exists(self.desk.store, self._course_id):
            self.query_one(CourseView).load()
        else:
            self.call_later(self._leave)

    def _leave(self) -> None:
        """Close, unless something stands before it: then it closes when it comes forward."""
        if self.is_current and len(self.app.screen_stack) > 1:
            self.app.pop_screen()

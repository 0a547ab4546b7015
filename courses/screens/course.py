"""A course over whatever it was opened from. Reads only."""

from __future__ import annotations

from textual.app import ComposeResult

from courses.screens import course_marks
from courses.screens.course_view import CourseView
from courses.screens.frame import Frame
from courses.screens.themes import styles


class CourseScreen(Frame):
    """One course in the frame."""

    CSS_PATH = styles("courses")
    AUTO_FOCUS = "CourseView Table"

    def __init__(self, course_id: int, tab: str = "sessions") -> None:
        """Keep which course, and which of its tabs to begin with."""
        super().__init__()
        self._course_id = course_id
        self._tab = tab

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield CourseView(self._course_id, self._tab)

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

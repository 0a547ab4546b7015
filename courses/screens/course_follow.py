"""The fields of a course's form that follow others, for as long as nobody has written in them. Knows no store."""

from __future__ import annotations

from collections.abc import Callable

from courses.errors import CoursesError
from courses.model import CourseForm, CourseKind
from courses.screens import pattern_fields
from courses.widgets.field import Field


class Following:
    """What a form writes by itself: what somebody chose is never written over."""

    def __init__(self, field: Callable[[str], Field], *, is_new: bool) -> None:
        """Keep how to get a field by its key, and whether the course is a new one that follows nothing else."""
        self._field = field
        self._is_new = is_new
        self._written: dict[str, str] = {}
        """By key, what was last written here."""
        self._own_count: str | None = None
        """The number of sessions as it was before the dates were picked one by one; None: they are not."""

    def follow(self) -> None:
        """Let form and number of sessions follow the kind of a new course, and the number the dates that are picked."""
        is_picked = self._field("repeat").text == pattern_fields.PICKED
        if self._own_count is not None and not is_picked:
            self._field("count").text, self._own_count = self._own_count, None
        if self._is_new:
            kind = CourseKind(self._field("kind").text)
            self._write("form", usual_form(kind).value)
            if not is_picked:
                self._write("count", str(1 if kind is CourseKind.EVENT else pattern_fields.TYPICAL))
        if is_picked:
            self._count_picked()

    def _write(self, key: str, text: str) -> None:
        field = self._field(key)
        own = self._written.get(key, field.first)
        if field.text == own != text:
            self._written[key] = field.text = text

    def _count_picked(self) -> None:
        """Write how many dates are picked, the first one among them."""
        count = self._field("count")
        try:
            days = {self._field("first_date").value(), *self._field("picked").value()}
        except CoursesError:
            return
        if self._own_count is None:
            self._own_count = count.text
        count.text = str(len(days))


def usual_form(kind: CourseKind) -> CourseForm:
    """Return the form that most courses of a kind are reported in: only a course with one enrolment is a circle."""
    return CourseForm.STUDY_CIRCLE if kind is CourseKind.COURSE else CourseForm.LIBRARY

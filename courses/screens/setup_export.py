"""The row of the setup that writes a course as a calendar or a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courses.i18n import _
from courses.model.outgoing import Scope
from courses.screens.setup import SetupRow

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView
    from courses.screens.desk import Desk


def rows(_desk: Desk, _course_id: int) -> list[SetupRow]:
    """Return the row."""
    return [SetupRow("export", _("Export"), _("calendar, CSV or Excel"), _export)]


def _export(view: CourseView) -> None:
    from courses.screens import exporting
    from courses.store import courses

    course = courses.get(view.desk.store, view.course_id)
    exporting.ask_file(view, Scope(course_id=course.id), f"{course.code} {course.title}")

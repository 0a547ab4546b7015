"""What open hours add to a session's row: its themed hours, and when nobody is there. Reads only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courses.rules.roster import gap_text
from courses.rules.themes import lines
from courses.store import themes

if TYPE_CHECKING:
    from courses.screens.desk import Desk


def open_hours_notes(desk: Desk, course_id: int) -> dict[int, str]:
    """Return in words, by session, the themed hours, and the times nobody covers where somebody covers others."""
    from courses.actions import roster

    hours = themes.of_course(desk.store, course_id)
    found = {}
    for row in roster.of_course(desk.store, course_id, desk.now()):
        gaps = [f"⚠ {gap_text(gap)}" for gap in row.uncovered] if row.shifts else []
        words = " · ".join((*lines(hours, row), *gaps))
        if words:
            found[row.session_id] = words
    return found

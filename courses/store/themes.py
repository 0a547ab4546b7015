"""Themed hours of courses, with the names of guest and room. Only SQL; when each falls is decided in `rules.themes`."""

from __future__ import annotations

from collections.abc import Iterable

from courses.errors import NotFound
from courses.i18n import _
from courses.model import ThemedHour
from courses.store import rows
from courses.store.connection import Store

_THEME = """
    SELECT h.*, o.name AS organisation, r.name AS room FROM themed_hour h
    LEFT JOIN organisation o ON o.id = h.organisation_id LEFT JOIN room r ON r.id = h.room_id
"""


def of_course(store: Store, course_id: int) -> tuple[ThemedHour, ...]:
    """Return a course's themed hours, in the order they were added."""
    found = store.query(f"{_THEME} WHERE h.course_id = ? ORDER BY h.id", (course_id,))
    return tuple(rows.themed_hour(row) for row in found)


def get(store: Store, theme_id: int) -> ThemedHour:
    """Return one themed hour. Raises NotFound."""
    row = store.one(f"{_THEME} WHERE h.id = ?", (theme_id,))
    if row is None:
        raise NotFound(_("The themed hours no longer exist."))
    return rows.themed_hour(row)


def by_course(store: Store, course_ids: Iterable[int] | None = None) -> dict[int, tuple[ThemedHour, ...]]:
    """Return the themed hours of each course that has any, of those named or of all; there are few."""
    wanted = None if course_ids is None else set(course_ids)
    found: dict[int, tuple[ThemedHour, ...]] = {}
    for row in store.query(f"{_THEME} ORDER BY h.id"):
        if wanted is None or row["course_id"] in wanted:
            theme = rows.themed_hour(row)
            found[theme.course_id] = (*found.get(theme.course_id, ()), theme)
    return found

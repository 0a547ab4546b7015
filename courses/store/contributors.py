"""Who contributes to courses without leading them."""

from __future__ import annotations

from courses.model import Contributor
from courses.store.connection import Store


def of_course(store: Store, course_id: int) -> tuple[Contributor, ...]:
    """Return who contributes to a course, in their order."""
    sql = """
        SELECT c.*, coalesce(o.name, '') AS organisation FROM course_contributor c
        LEFT JOIN organisation o ON o.id = c.organisation_id WHERE c.course_id = ? ORDER BY c.position
    """
    return tuple(Contributor(**row) for row in store.query(sql, (course_id,)))

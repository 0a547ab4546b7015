"""When courses begin and what is next in each, over a whole term at once. Reads only."""

from __future__ import annotations

from datetime import date, datetime

from courses.store.connection import Store


def beginning(store: Store, first: date, last: date) -> list[tuple[int, date]]:
    """Return the courses that are not cancelled and whose first session is from `first` to `last`, with that day.

    A moved session counts where it was first planned. In order of that day, then of code.
    """
    sql = """
        SELECT c.id, min(coalesce(s.moved_from, s.day)) AS begins FROM course c JOIN session s ON s.course_id = c.id
        WHERE c.cancelled_reason IS NULL GROUP BY c.id HAVING begins BETWEEN ? AND ? ORDER BY begins, c.code
    """
    rows = store.query(sql, (first.isoformat(), last.isoformat()))
    return [(row["id"], date.fromisoformat(row["begins"])) for row in rows]


def next_days(store: Store, now: datetime) -> dict[int, date]:
    """Return the day of each course's next session that is not cancelled, by course."""
    sql = """
        SELECT course_id, min(day) AS day FROM session WHERE is_cancelled = 0 AND day || 'T' || start > ? GROUP BY course_id
    """
    return {row["course_id"]: date.fromisoformat(row["day"]) for row in store.query(sql, (now.isoformat(),))}


def last_heads(store: Store, now: datetime) -> dict[int, int]:
    """Return how many came to each course's latest session where heads were counted, by course."""
    sql = """
        SELECT course_id, head_count, max(day || start) AS latest FROM session
        WHERE head_count IS NOT NULL AND is_cancelled = 0 AND day || 'T' || start <= ? GROUP BY course_id
    """
    return {row["course_id"]: row["head_count"] for row in store.query(sql, (now.isoformat(),))}

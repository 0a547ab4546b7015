"""Where handouts are given out: at sessions of courses and of course plans. Reads only.

What is given out at a course and no one session, is so at the first; what a cancelled session was to give, at the next.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from courses.model.shelf import HandoutUse, OldHandout
from courses.store.connection import Row, Store

AHEAD = timedelta(days=14)
"""So far ahead handouts that are past their last day are told of."""
_AT = """
    coalesce(
        CASE WHEN s.is_cancelled = 0 THEN s.id END,
        (SELECT n.id FROM session n WHERE n.course_id = u.course_id AND n.is_cancelled = 0 AND n.day >= coalesce(s.day, '')
            ORDER BY n.day, n.start LIMIT 1)
    )
"""
"""The session that something is given out at, in SQL; NULL where there is none left."""
_TITLE = """
    (SELECT h.title FROM handout h WHERE h.code = u.code
        ORDER BY h.language <> :language, h.original_language <> '', h.language LIMIT 1)
"""
_COURSE_USES = f"""
    SELECT u.id, u.code, u.course_id, u.session_id, c.code AS course, c.title, a.number, a.day, a.title AS session_title,
        {_TITLE} AS handout
    FROM handout_use u JOIN course c ON c.id = u.course_id LEFT JOIN session s ON s.id = u.session_id
        LEFT JOIN session a ON a.id = {_AT}
"""
_PLAN_USES = f"""
    SELECT u.id, u.code, u.course_plan_session_id, p.id AS plan_id, p.title, ps.number, ps.title AS session_title,
        {_TITLE} AS handout
    FROM handout_use u JOIN course_plan_session ps ON ps.id = u.course_plan_session_id
        JOIN course_plan p ON p.id = ps.plan_id
"""


def of_course(store: Store, course_id: int, language: str = "sv") -> list[HandoutUse]:
    """Return what a course gives out, in order of time; titles in `language` where there are any."""
    sql = f"{_COURSE_USES} WHERE u.course_id = :course ORDER BY a.day, a.start, u.code, u.id"
    return [_of_course(row) for row in store.query(sql, {"course": course_id, "language": language})]


def of_handout(store: Store, code: str, today: date, language: str = "sv") -> list[HandoutUse]:
    """Return where a handout is given out: courses that are not over in order of time, then those that are, then plans.

    Of the plans that the program brings, those in `language` only.
    """
    values: dict[str, object] = {"code": code, "today": today.isoformat(), "language": language}
    order = "coalesce(a.day, '9999') < :today, CASE WHEN a.day >= :today THEN a.day END, a.day DESC, c.code, u.id"
    held = store.query(f"{_COURSE_USES} WHERE u.code = :code ORDER BY {order}", values)
    of_plans = "u.code = :code AND (p.language = :language OR p.origin = 'LOCAL') ORDER BY p.title, ps.number"
    planned = store.query(f"{_PLAN_USES} WHERE {of_plans}", values)
    return [*map(_of_course, held), *map(_of_plan, planned)]


def of_plan(store: Store, plan_id: int, language: str = "sv") -> list[HandoutUse]:
    """Return what the sessions of a course plan give out, in order of number and code."""
    sql = f"{_PLAN_USES} WHERE p.id = :plan ORDER BY ps.number, u.code, u.id"
    return [_of_plan(row) for row in store.query(sql, {"plan": plan_id, "language": language})]


def at_sessions(store: Store, session_ids: Collection[int]) -> dict[int, list[str]]:
    """Return by session the codes of what is given out there, in order of code, each once."""
    ids = ", ".join(str(int(it)) for it in session_ids)
    sql = f"""
        SELECT * FROM (
            SELECT DISTINCT u.code, {_AT} AS given_at FROM handout_use u LEFT JOIN session s ON s.id = u.session_id
            WHERE u.course_id IN (SELECT course_id FROM session WHERE id IN ({ids}))
        ) WHERE given_at IN ({ids}) ORDER BY code
    """
    found: dict[int, list[str]] = {}
    for row in store.query(sql):
        found.setdefault(row["given_at"], []).append(row["code"])
    return found


def old_ahead(store: Store, today: date) -> list[OldHandout]:
    """Return what sessions of the coming two weeks give out that is past its last day by then, in order of time."""
    sql = f"""
        SELECT u.code, h.title, min(h.valid_until) AS valid_until, c.id AS course_id, c.code AS course, a.id AS session_id,
            a.day
        FROM handout_use u JOIN course c ON c.id = u.course_id LEFT JOIN session s ON s.id = u.session_id
            JOIN session a ON a.id = {_AT} JOIN handout h ON h.code = u.code
        WHERE c.cancelled_reason IS NULL AND a.day BETWEEN :today AND :last AND h.valid_until < a.day
        GROUP BY u.code, c.id, a.id ORDER BY a.day, a.start, c.code, u.code
    """
    values: dict[str, object] = {"today": today.isoformat(), "last": (today + AHEAD).isoformat()}
    return [
        OldHandout(
            code=row["code"],
            title=row["title"],
            valid_until=date.fromisoformat(row["valid_until"]),
            course_id=row["course_id"],
            course=row["course"],
            session_id=row["session_id"],
            day=date.fromisoformat(row["day"]),
        )
        for row in store.query(sql, values)
    ]


def _of_course(row: Row) -> HandoutUse:
    return HandoutUse(
        id=row["id"],
        code=row["code"],
        course_id=row["course_id"],
        course=row["course"],
        title=row["title"],
        session_id=row["session_id"],
        number=row["number"],
        day=date.fromisoformat(row["day"]) if row["day"] else None,
        session_title=row["session_title"] or "",
        handout=row["handout"] or "",
    )


def _of_plan(row: Row) -> HandoutUse:
    return HandoutUse(
        id=row["id"],
        code=row["code"],
        title=row["title"],
        number=row["number"],
        plan_id=row["plan_id"],
        plan_session_id=row["course_plan_session_id"],
        session_title=row["session_title"],
        handout=row["handout"] or "",
    )

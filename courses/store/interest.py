"""The interest list: who would like to go to what is not planned yet, and who waits for the same. Reads only."""

from __future__ import annotations

from datetime import datetime

from courses.model import Actor
from courses.model.interest import Demand, Interested, Queue
from courses.rules import calling, interest, rights
from courses.store import rows
from courses.store.connection import Row, Store

_ROW = """
    SELECT i.id AS wish_id, i.topic, i.plan_id, i.municipality AS wish_place, i.since, i.channel, i.notes AS wish_notes,
        i.closed_at, i.course_id, i.version AS wish_version, c.code, p.*
    FROM interest i JOIN person p ON p.id = i.person_id LEFT JOIN course c ON c.id = i.course_id
"""


def still_open(store: Store, actor: Actor) -> list[Interested]:
    """Return what people are interested in still, the oldest first. Raises Refused."""
    rights.require(actor, rights.Right.READ_DETAILS)
    return [_wish(row) for row in store.query(_ROW + " WHERE i.closed_at IS NULL ORDER BY i.since, i.id")]


def every(store: Store, actor: Actor) -> list[Interested]:
    """Return all that people are or were interested in, the oldest first. Raises Refused."""
    rights.require(actor, rights.Right.READ_DETAILS)
    return [_wish(row) for row in store.query(_ROW + " ORDER BY i.since, i.id")]


def of_person(store: Store, actor: Actor, person_id: int) -> list[Interested]:
    """Return what a person is or was interested in, the newest first. Raises Refused."""
    rights.require(actor, rights.Right.READ_DETAILS)
    return [
        _wish(row)
        for row in store.query(_ROW + " WHERE i.person_id = ? ORDER BY i.since DESC, i.id DESC", (person_id,))
    ]


def demands(store: Store, actor: Actor, now: datetime) -> list[Demand]:
    """Return what is wanted, what most want first: the interest list, with those who wait for the same. Raises Refused."""
    return interest.demands(still_open(store, actor), _queues(store, now), _titles(store))


def _titles(store: Store) -> dict[int, str]:
    return {row["id"]: row["title"] for row in store.query("SELECT id, title FROM course_plan")}


def _queues(store: Store, now: datetime) -> list[Queue]:
    """Return the runs that have not ended, with who waits for each."""
    sql = """
        SELECT c.id, c.code, c.title, c.plan_id, c.seats, d.first, d.first > :now AS is_coming,
            group_concat(CASE WHEN e.status = 'WAITING' THEN e.person_id END) AS people,
            sum(e.status IN ('ENROLLED', 'CONFIRMED', 'DROPPED_OUT', 'OFFERED')) AS taken
        FROM course c
        JOIN (SELECT course_id, min(day || 'T' || start) AS first, max(day) AS last FROM session WHERE is_cancelled = 0
            GROUP BY course_id) d ON d.course_id = c.id
        LEFT JOIN enrolment e ON e.course_id = c.id
        WHERE c.cancelled_reason IS NULL AND c.kind IN ('COURSE', 'WORKSHOP_SERIES', 'EVENT') AND d.last >= :today
        GROUP BY c.id
    """
    return [_queue(row) for row in store.query(sql, {"now": now.isoformat(), "today": now.date().isoformat()})]


def _queue(row: Row) -> Queue:
    people = frozenset(int(it) for it in (row["people"] or "").split(",") if it)
    free = 0 if row["seats"] is None or not row["is_coming"] else row["seats"] - (row["taken"] or 0) - len(people)
    return Queue(
        course_id=row["id"],
        code=row["code"],
        title=row["title"],
        plan_id=row["plan_id"],
        people=people,
        free=max(0, free),
        first_date=rows.day(row["first"][:10]),
    )


def _wish(row: Row) -> Interested:
    person = rows.person(row)
    reached = calling.reach(person)
    return Interested(
        id=row["wish_id"],
        person_id=person.id,
        person=person.key,
        name=person.name,
        topic=row["topic"],
        since=rows.moment(row["since"]),
        plan_id=row["plan_id"],
        course_id=row["course_id"],
        code=row["code"] or "",
        municipality=row["wish_place"],
        channel=row["channel"],
        notes=row["wish_notes"],
        way=reached.way,
        address=reached.address,
        closed_at=rows.moment_or_none(row["closed_at"]),
        version=row["wish_version"],
    )

"""The rules of deadlines, the courses that have any, and what has been sent."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from courses.model.deadlines import Anchor, DeadlineRule, Due
from courses.store import rows
from courses.store.connection import Row, Store


class Reported(NamedTuple):
    """A course that an association reports."""

    id: int
    code: str
    title: str
    organisation_ids: tuple[int, ...]
    """The organiser and co-organisers, for rights."""
    association: str
    """Its code."""
    name: str
    days: tuple[date, ...]
    """Of the sessions that are not cancelled, in order."""
    reported_on: date | None
    """When it was noted as reported."""


class Sent(NamedTuple):
    """Something that has been sent."""

    id: int
    sent_on: date
    notes: str


def rules(store: Store) -> list[DeadlineRule]:
    """Return all rules, in the order in which they were brought; those that are off too."""
    return [_rule(row) for row in store.query("SELECT * FROM deadline_rule ORDER BY id")]


def reported(store: Store, course_id: int | None = None) -> list[Reported]:
    """Return the courses of study associations, circles and other folkbildning, in order of first session, then code."""
    sql = """
        SELECT c.id, c.code, c.title, c.reported_on, o.id AS organiser, o.code AS association, o.name,
            (SELECT json_group_array(x.organisation_id) FROM course_co_organiser x WHERE x.course_id = c.id) AS co,
            (SELECT json_group_array(day) FROM (SELECT s.day FROM session s
                WHERE s.course_id = c.id AND s.is_cancelled = 0 ORDER BY s.day, s.start)) AS days
        FROM course c JOIN organisation o ON o.id = c.organiser_id AND o.kind = 'STUDY_ASSOCIATION'
        WHERE c.cancelled_reason IS NULL AND c.form IN ('STUDY_CIRCLE', 'OTHER_FOLKBILDNING')
            AND (:course IS NULL OR c.id = :course)
    """
    found = [_reported(row) for row in store.query(sql, {"course": course_id})]
    return sorted((it for it in found if it.days), key=lambda it: (it.days[0], it.code))


def sent(store: Store, course_ids: Iterable[int]) -> dict[tuple[int, str, str], Sent]:
    """Return what has been sent of some courses, by course, what and period."""
    sql = "SELECT * FROM deadline_done WHERE course_id IN (SELECT value FROM json_each(?))"
    return {
        (row["course_id"], row["what"], row["period"]): Sent(
            row["id"], date.fromisoformat(row["sent_on"]), row["notes"]
        )
        for row in store.query(sql, (json.dumps(list(course_ids)),))
    }


def _reported(row: Row) -> Reported:
    days = tuple(date.fromisoformat(day) for day in json.loads(row["days"]))
    whose = (row["organiser"], *json.loads(row["co"]))
    day = rows.day(row["reported_on"])
    return Reported(row["id"], row["code"], row["title"], whose, row["association"], row["name"], days, day)


def _rule(row: Row) -> DeadlineRule:
    same = "id code value association branch dates near_days words_sv words_en source certainty version".split()
    return DeadlineRule(
        what=Due(row["what"]),
        anchor=Anchor(row["anchor"]),
        is_on=bool(row["is_on"]),
        valid_from=rows.day(row["valid_from"]),
        valid_to=rows.day(row["valid_to"]),
        is_reference=row["origin"] == "REFERENCE",
        **{name: row[name] for name in same},
    )

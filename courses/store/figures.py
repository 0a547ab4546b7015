"""How much people were there, read for `rules.rates`: those of one course, or one person's courses."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from courses.model import Mark
from courses.rules.attendance import hours_of
from courses.rules.rates import Figures, Meeting, figures
from courses.store import options, rows
from courses.store.connection import Row, Store
from courses.store.held import HELD

_ENROLMENTS = """
    SELECT e.course_id, e.person_id, e.seated_at,
        (SELECT min(o.seated_at) FROM enrolment o WHERE o.course_id = e.course_id) AS opened,
        (SELECT json_group_array(x.session_id) FROM enrolment_session x WHERE x.enrolment_id = e.id) AS chosen
    FROM enrolment e WHERE {where}
"""
_MEETINGS = f"""
    SELECT s.id, s.course_id, s.day || 'T' || s.start AS begins, {HELD} AS held, s.start, s."end", s.break_minutes,
        s.study_hours AS own_hours, c.study_hours AS course_hours
    FROM session s JOIN course c ON c.id = s.course_id
    WHERE s.is_cancelled = 0 AND s.course_id IN (SELECT e.course_id FROM enrolment e WHERE {{where}})
"""
_MARKS = """
    SELECT s.course_id, m.person_id, m.session_id, m.mark FROM enrolment e JOIN session s ON s.course_id = e.course_id
    JOIN attendance_mark m ON m.session_id = s.id AND m.person_id = e.person_id WHERE {where}
"""
_CERTIFIED = """EXISTS (SELECT 1 FROM certificate x
    WHERE x.course_id = e.course_id AND x.person_id = e.person_id AND x.withdrawn_on IS NULL
        AND (:course IS NULL OR x.course_id = :course) AND (:since IS NULL OR x.issued_on >= :since))"""


def of_course(store: Store, course_id: int, now: datetime) -> dict[int, Figures]:
    """Return the figures of everybody who has or had to do with a course, by person id."""
    found = _of(store, "e.course_id = :id", {"id": course_id}, now)
    return {person_id: it for (_course, person_id), it in found.items()}


def of_person(store: Store, person_id: int, now: datetime) -> dict[int, Figures]:
    """Return a person's figures in every course they are or were in, by course id."""
    found = _of(store, "e.person_id = :id", {"id": person_id}, now)
    return {course_id: it for (course_id, _person), it in found.items()}


def of_certified(
    store: Store, now: datetime, course_id: int | None, since: date | None
) -> dict[tuple[int, int], Figures]:
    """Return the figures of those who have a certificate, by course and person id.

    Of one course, None: of all; with `since` only of certificates issued on that day or later.
    """
    params = {"course": course_id, "since": since.isoformat() if since else None}
    return _of(store, _CERTIFIED, params, now)


class Counting(NamedTuple):
    """From when attendance counts, as the library has set it: "joined" or "start"."""

    shown: str
    """On screens, lists and the command line."""
    certificates: str

    def as_shown(self, it: Figures) -> Figures:
        """Return figures as screens and lists have them."""
        return it if self.shown == "joined" else replace(it, held=it.held_in_all, before=frozenset())

    def certificate_held(self, it: Figures) -> int:
        """Return of how many sessions held a certificate is decided."""
        return it.held if self.certificates == "joined" else it.held_in_all


def counting(store: Store) -> Counting:
    """Return from when attendance counts in this library."""
    return Counting(options.get(store, "attendance.count_from"), options.get(store, "certificate.count_from"))


def _of(store: Store, where: str, params: Mapping[str, object], now: datetime) -> dict[tuple[int, int], Figures]:
    """Return the figures of the enrolments `e` that a condition with `params` is true of."""
    meetings: defaultdict[int, list[Meeting]] = defaultdict(list)
    for row in store.query(_MEETINGS.format(where=where), {**params, "now": now.isoformat()}):
        meetings[row["course_id"]].append(_meeting(row))
    marks: defaultdict[tuple[int, int], dict[int, Mark]] = defaultdict(dict)
    for row in store.query(_MARKS.format(where=where), dict(params)):
        marks[row["course_id"], row["person_id"]][row["session_id"]] = Mark(row["mark"])
    found = store.query(_ENROLMENTS.format(where=where), dict(params))
    keyed = {(row["course_id"], row["person_id"]): row for row in found}
    return {key: _figures(row, meetings[key[0]], marks[key]) for key, row in keyed.items()}


def _meeting(row: Row) -> Meeting:
    start, end = rows.clock_time(row["start"]), rows.clock_time(row["end"])
    stated = (row["own_hours"], row["course_hours"])
    hours = hours_of(*stated, start=start, end=end, break_minutes=row["break_minutes"])
    return Meeting(row["id"], rows.moment(row["begins"]), bool(row["held"]), hours)


def _figures(row: Row, meetings: list[Meeting], marks: dict[int, Mark]) -> Figures:
    chosen = frozenset(json.loads(row["chosen"]))
    joined, opened = rows.moment_or_none(row["seated_at"]), rows.moment_or_none(row["opened"])
    return figures(meetings, marks, joined=joined, opened=opened, chosen=chosen)

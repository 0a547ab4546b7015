"""What the desk shows beside a name: where somebody has been, where they wait. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from courses.model import Actor
from courses.rules import rights
from courses.store.connection import Store
from courses.store.held import COMING


@dataclass(frozen=True, slots=True)
class About:
    """What tells a person from others of that name."""

    gone: tuple[tuple[str, date | None], ...] = ()
    """Title and first day of the courses that they have or had a seat in, newest first."""
    waits: tuple[tuple[str, int], ...] = ()
    """Code and place of the waiting lists that they are on."""


def about(store: Store, actor: Actor, person_ids: Sequence[int]) -> dict[int, About]:
    """Return, by person, where they have been and where they wait."""
    rights.require(actor, rights.Right.READ_DETAILS)
    marks = ", ".join("?" * len(person_ids))
    sql = f"""
        SELECT e.person_id, e.status, e.position, c.code, c.title,
            (SELECT min(s.day) FROM session s WHERE s.course_id = c.id AND s.is_cancelled = 0) AS first_day
        FROM enrolment e JOIN course c ON c.id = e.course_id
        WHERE e.person_id IN ({marks}) AND (e.status IN {COMING} OR e.status = 'WAITING')
        ORDER BY first_day DESC, c.code
    """
    gone: dict[int, list[tuple[str, date | None]]] = {}
    waits: dict[int, list[tuple[str, int]]] = {}
    for row in store.query(sql, tuple(person_ids)):
        if row["status"] == "WAITING":
            waits.setdefault(row["person_id"], []).append((row["code"], row["position"]))
        else:
            day = date.fromisoformat(row["first_day"]) if row["first_day"] else None
            gone.setdefault(row["person_id"], []).append((row["title"], day))
    return {one: About(tuple(gone.get(one, ())), tuple(waits.get(one, ()))) for one in person_ids}


def written_elsewhere(store: Store) -> int:
    """Return a number that changes when somebody else has written to the database."""
    return int(store.value("PRAGMA data_version"))

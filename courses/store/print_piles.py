"""Piles that were printed, and each paper as it was printed last. Reads only.

A pile, to users a print run, is a row of `print_batch` with its papers in `print_item`. The older `print_run` is one
printing of one paper by itself, such as an attendance list with its number.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, datetime

from courses.model.print_piles import PartKey, PileScope, PileState, PrintedPart, PrintedPile
from courses.store.connection import Row, Store


def last_printed(store: Store, course_ids: Collection[int]) -> dict[PartKey, PrintedPart]:
    """Return by what tells papers apart each as it was printed last: those of the courses, and those of no course."""
    ids = ", ".join(str(int(it)) for it in course_ids)
    sql = f"""
        SELECT i.*, b.number AS pile_number, b.started_at, r.number AS list_number
        FROM print_item i JOIN print_batch b ON b.id = i.print_batch_id LEFT JOIN print_run r ON r.id = i.print_run_id
        WHERE i.is_printed = 1 AND (i.course_id IS NULL OR i.course_id IN ({ids})) ORDER BY i.id
    """
    return {it.key: it for it in map(_part, store.query(sql))}


def _part(row: Row) -> PrintedPart:
    return PrintedPart(
        key=(row["kind"], row["course_id"], row["session_id"], row["subject"]),
        facts=json.loads(row["facts"] or "{}"),
        copies=row["copies"],
        printed_at=datetime.fromisoformat(row["started_at"]),
        pile_number=row["pile_number"],
        list_number=row["list_number"] or "",
    )


def listed(store: Store, *, most: int = 200) -> list[PrintedPile]:
    """Return the piles that were begun, the newest first; papers printed by themselves are none."""
    sql = f"{_PILES} WHERE b.what <> 'single' GROUP BY b.id ORDER BY b.id DESC LIMIT ?"
    return [_pile(row) for row in store.query(sql, (most,))]


def cut_off(store: Store, today: date) -> list[PrintedPile]:
    """Return the piles whose making was begun and never ended, the newest first.

    Not those for days that have passed, nor those that a later pile for the same days has made up for.
    """
    sql = f"""{_PILES}
        WHERE b.state = 'MAKING' AND b.last_day >= ? AND NOT EXISTS (
            SELECT 1 FROM print_batch later
            WHERE later.id > b.id AND later.state = 'DONE' AND later.what <> 'single' AND later.course_id IS b.course_id
                AND later.first_day <= b.first_day AND later.last_day >= b.last_day
        )
        GROUP BY b.id ORDER BY b.id DESC
    """
    return [_pile(row) for row in store.query(sql, (today.isoformat(),))]


def by_id(store: Store, pile_id: int) -> PrintedPile | None:
    """Return one pile; None when there is none."""
    return next((_pile(row) for row in store.query(f"{_PILES} WHERE b.id = ? GROUP BY b.id", (pile_id,))), None)


_PILES = """
    SELECT b.*, count(i.id) AS papers, coalesce(sum(i.is_printed), 0) AS printed, coalesce(sum(i.pages), 0) AS pages
    FROM print_batch b LEFT JOIN print_item i ON i.print_batch_id = b.id
"""


def _pile(row: Row) -> PrintedPile:
    return PrintedPile(
        id=row["id"],
        number=row["number"],
        scope=PileScope(row["what"]),
        first=_day(row["first_day"]),
        last=_day(row["last_day"]),
        course_id=row["course_id"],
        started_at=datetime.fromisoformat(row["started_at"]),
        ended_at=datetime.fromisoformat(row["ended_at"]) if row["ended_at"] else None,
        state=PileState(row["state"]),
        sent_to=row["sent_to"],
        actor=row["actor"],
        papers=row["papers"],
        printed=row["printed"],
        pages=row["pages"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def languages_of(store: Store, course_id: int) -> list[tuple[str, str]]:
    """Return the language and the needs of everybody with a seat in a course, as they were written; no names."""
    sql = """
        SELECT p.language, p.needs FROM enrolment e JOIN person p ON p.id = e.person_id
        WHERE e.course_id = ? AND e.status IN ('ENROLLED', 'CONFIRMED') ORDER BY e.id
    """
    return [(row["language"], row["needs"]) for row in store.query(sql, (course_id,))]


def editions(store: Store) -> dict[tuple[str, str], str]:
    """Return the edition of every handout, by code and language."""
    return {(row["code"], row["language"]): row["edition"] for row in store.query("SELECT * FROM handout")}

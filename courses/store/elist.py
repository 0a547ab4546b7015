"""The fields of e-lists, and the attendance that is entered in them."""

from __future__ import annotations

from courses.model.elist import ElistField, ElistPart
from courses.store.connection import Row, Store
from courses.store.held import PRESENT, SEATED


def fields(store: Store) -> list[ElistField]:
    """Return all fields, in order of position; those that are off too."""
    return [_field(row) for row in store.query("SELECT * FROM elist_field ORDER BY position, id")]


def presence(store: Store, course_id: int) -> dict[tuple[int, int], bool]:
    """Return whether each person who has a mark was there, by session and person."""
    sql = f"""
        SELECT m.session_id, m.person_id, m.mark IN {PRESENT} AS was_there FROM attendance_mark m
        JOIN session s ON s.id = m.session_id WHERE s.course_id = ? AND s.is_cancelled = 0
    """
    return {(row["session_id"], row["person_id"]): bool(row["was_there"]) for row in store.query(sql, (course_id,))}


def numbers(store: Store, course_id: int) -> dict[int, str]:
    """Return the numbers of a course's seat holders who are not protected, by person; for comparing, never to show."""
    sql = f"""
        SELECT p.id, p.personal_no FROM enrolment e JOIN person p ON p.id = e.person_id
        WHERE e.course_id = ? AND e.status IN {SEATED} AND p.personal_no <> '' AND p.is_protected = 0
    """
    return {row["id"]: row["personal_no"] for row in store.query(sql, (course_id,))}


def _field(row: Row) -> ElistField:
    same = "id code field association position words_sv words_en source certainty version".split()
    return ElistField(
        part=ElistPart(row["part"]),
        is_on=bool(row["is_on"]),
        is_reference=row["origin"] == "REFERENCE",
        **{name: row[name] for name in same},
    )

"""Personal numbers: who needs one for which study circle, and whose should be gone. Shows none."""

from __future__ import annotations

from courses.model import Actor, Course, CourseForm, Person
from courses.rules import rights
from courses.store import rows
from courses.store.connection import Row, Store
from courses.store.held import HOLDING

_OPEN = "c.form = 'STUDY_CIRCLE' AND c.reported_on IS NULL AND c.cancelled_reason IS NULL"
"""True for a row `c` of course that is a circle still to be reported."""
_KEEPS = f"(e.status = 'WAITING' OR e.status IN {HOLDING})"
"""True for an enrolment `e` for whose sake a number may be kept."""


def is_asked_for(course: Course) -> bool:
    """Return whether a course needs numbers at all: a study circle that is not reported yet."""
    is_open = course.reported_on is None and course.cancelled_reason is None
    return course.form is CourseForm.STUDY_CIRCLE and is_open


def needs_number(store: Store, course: Course, person: Person) -> bool:
    """Return whether a person's number is still to be asked for, because of that course.

    Nobody protected is asked: theirs the association has to get by itself.
    """
    if not is_asked_for(course) or person.is_protected:
        return False
    return not store.value("SELECT personal_no FROM person WHERE id = ?", (person.id,))


def circles_of(store: Store, person_id: int) -> list[str]:
    """Return the codes of the circles not yet reported in which somebody has, or waits for, a seat."""
    sql = f"SELECT c.code FROM enrolment e JOIN course c ON c.id = e.course_id WHERE e.person_id = ? AND {_OPEN} AND {_KEEPS}"
    return sorted(row["code"] for row in store.query(sql, (person_id,)))


def freed_by(store: Store, course_id: int) -> list[int]:
    """Return the ids of those in a course who have a number that no other circle needs."""
    sql = f"""
        SELECT p.id FROM person p WHERE p.personal_no <> ''
            AND EXISTS (SELECT 1 FROM enrolment x WHERE x.person_id = p.id AND x.course_id = :course)
            AND NOT EXISTS (SELECT 1 FROM enrolment e JOIN course c ON c.id = e.course_id
                WHERE e.person_id = p.id AND c.id <> :course AND {_OPEN} AND {_KEEPS})
        ORDER BY p.sort_name, p.id
    """
    return [row["id"] for row in store.query(sql, {"course": course_id})]


def with_number(store: Store, course_id: int) -> int:
    """Return of how many in a course a number is kept."""
    sql = (
        "SELECT count(*) FROM enrolment e JOIN person p ON p.id = e.person_id "
        "WHERE e.course_id = ? AND p.personal_no <> ''"
    )
    return int(store.value(sql, (course_id,)))


def unneeded(store: Store) -> list[Row]:
    """Return id and key of everybody whose number no circle needs, in Swedish order of name."""
    sql = f"""
        SELECT p.id, p.key FROM person p WHERE p.personal_no <> '' AND NOT EXISTS (
            SELECT 1 FROM enrolment e JOIN course c ON c.id = e.course_id
            WHERE e.person_id = p.id AND {_OPEN} AND {_KEEPS})
        ORDER BY p.sort_name, p.id
    """
    return store.query(sql)


def kept(store: Store, actor: Actor) -> list[tuple[Person, list[str]]]:
    """Return everybody with a number, and the circles that need it; in Swedish order of name."""
    rights.require(actor, rights.Right.READ_DETAILS)
    found = store.query("SELECT * FROM person WHERE personal_no <> '' ORDER BY sort_name, id")
    return [(rows.person(row), circles_of(store, row["id"])) for row in found]

"""Certificates that were printed, and which of them say something else than the attendance does by now."""

from __future__ import annotations

from datetime import date, datetime

from courses.model import SEATED, Actor, ChangedCertificate, EnrolmentStatus
from courses.rules import certificate, rights
from courses.rules.rates import Figures
from courses.store import courses, figures, rows
from courses.store.connection import Row, Store

_CERTIFICATES = """
    SELECT x.id AS certificate_id, x.number, x.course_id, x.issued_on, x.attended, x.held, x.study_hours, c.code,
        e.status AS standing, p.*
    FROM certificate x JOIN course c ON c.id = x.course_id JOIN person p ON p.id = x.person_id
    LEFT JOIN enrolment e ON e.course_id = x.course_id AND e.person_id = x.person_id
    WHERE x.withdrawn_on IS NULL AND (:course IS NULL OR x.course_id = :course) AND (:since IS NULL OR x.issued_on >= :since)
    ORDER BY x.number
"""


def numbers(store: Store, course_id: int) -> dict[int, str]:
    """Return the numbers of the certificates printed in a course, by person id; those taken back are left out."""
    found = store.query("SELECT * FROM certificate WHERE course_id = ? AND withdrawn_on IS NULL", (course_id,))
    return {row["person_id"]: row["number"] for row in found}


def changed(store: Store, actor: Actor, course_id: int, now: datetime) -> list[ChangedCertificate]:
    """Return a course's certificates whose figures are others by now, in order of number; a protected person by alias.

    Raises Refused, NotFound.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.READ_PEOPLE, courses.whose(store, course))
    limit = courses.threshold(store, course)
    is_finished = courses.is_finished(store, course_id, now)
    found = _found(store, now, course_id, None)
    return [_changed(row, told, limit, is_finished=is_finished) for row, told in found]


def changed_numbers(store: Store, now: datetime, since: date) -> list[tuple[int, str, str]]:
    """Return course id, course code and number of the certificates issued from a day on that say otherwise by now."""
    return [(row["course_id"], row["code"], row["number"]) for row, _told in _found(store, now, None, since)]


def _found(
    store: Store, now: datetime, course_id: int | None, since: date | None
) -> list[tuple[Row, tuple[int, int, int]]]:
    """Return the certificates that say otherwise, each with attended, held and study hours as they are now."""
    params: dict[str, object] = {"course": course_id, "since": since.isoformat() if since else None}
    there, counting = figures.of_certified(store, now, course_id, since), figures.counting(store)
    found = []
    for row in store.query(_CERTIFICATES, params):
        it = there.get((row["course_id"], row["id"]), Figures())
        told = (it.attended, counting.certificate_held(it), it.study_hours)
        if told != (row["attended"], row["held"], row["study_hours"]):
            found.append((row, told))
    return found


def _changed(row: Row, told: tuple[int, int, int], limit: float, *, is_finished: bool) -> ChangedCertificate:
    person = rows.person(row)
    attended, held, hours = told
    is_seated = row["standing"] is not None and EnrolmentStatus(row["standing"]) in SEATED
    return ChangedCertificate(
        id=row["certificate_id"],
        number=row["number"],
        course_id=row["course_id"],
        course_code=row["code"],
        person_id=person.id,
        person=person.key,
        name=person.name,
        issued_on=date.fromisoformat(row["issued_on"]),
        attended=row["attended"],
        held=row["held"],
        study_hours=row["study_hours"],
        attended_now=attended,
        held_now=held,
        study_hours_now=hours,
        is_due=is_seated and certificate.is_due(attended, held, limit, is_finished=is_finished),
    )

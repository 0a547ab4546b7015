"""Certificates that were printed, and which of them say something else than the attendance does by now."""

from __future__ import annotations

from datetime import date, datetime

from courses.model import SEATED, ChangedCertificate, EnrolmentStatus
from courses.rules import certificate
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


def changed(
    store: Store, now: datetime, *, course_id: int | None = None, since: date | None = None
) -> list[ChangedCertificate]:
    """Return the certificates whose figures are others by now, in order of number.

    Of one course, or of all; with `since` only those issued on that day or later. A protected person is under the alias.
    """
    params: dict[str, object] = {"course": course_id, "since": since.isoformat() if since else None}
    there, counting = figures.of_certified(store, now, course_id, since), figures.counting(store)
    found = []
    for row in store.query(_CERTIFICATES, params):
        it = there.get((row["course_id"], row["id"]), Figures())
        told = (it.attended, counting.certificate_held(it), it.study_hours)
        if told != (row["attended"], row["held"], row["study_hours"]):
            found.append(_changed(store, row, told, now))
    return found


def _changed(store: Store, row: Row, told: tuple[int, int, int], now: datetime) -> ChangedCertificate:
    course = courses.get(store, row["course_id"])
    person = rows.person(row)
    attended, held, hours = told
    is_finished = courses.is_finished(store, course.id, now)
    is_seated = row["standing"] is not None and EnrolmentStatus(row["standing"]) in SEATED
    limit = courses.threshold(store, course)
    return ChangedCertificate(
        id=row["certificate_id"],
        number=row["number"],
        course_id=course.id,
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

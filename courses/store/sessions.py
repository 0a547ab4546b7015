"""Sessions: of one course, of some days, and what about them waits for somebody."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from courses.errors import NotFound
from courses.i18n import _, ngettext
from courses.model import CourseKind, Session, SessionRow, Substitution, TodoRow
from courses.store import bookings, certificates, rows
from courses.store.connection import Row, Store
from courses.store.held import ENTERED, EXPECTED, HOLDING, SEATED, SESSION

_FROM = "session s LEFT JOIN room r ON r.id = s.room_id"
DECIDE_DAYS = 14
"""How long before the first session a course with too few enrolled shows up on Today."""


def of_course(store: Store, course_id: int, now: datetime) -> list[Session]:
    """Return a course's sessions, cancelled ones too, in order of time."""
    sql = f"SELECT {SESSION} FROM {_FROM} WHERE s.course_id = :course ORDER BY s.day, s.start"
    return [rows.session(row) for row in store.query(sql, {"course": course_id, "now": now.isoformat()})]


def chain(store: Store, course_id: int) -> list[Row]:
    """Return a course's bare rows in order of time, with `is_marked`: whether it has marks, a head count or a held booking."""
    sql = """
        SELECT s.*, s.head_count IS NOT NULL
            OR EXISTS (SELECT 1 FROM attendance_mark m WHERE m.session_id = s.id)
            OR EXISTS (SELECT 1 FROM walk_in_mark w WHERE w.session_id = s.id)
            OR EXISTS (SELECT 1 FROM booking b WHERE b.session_id = s.id AND b.status = 'HELD') AS is_marked
        FROM session s WHERE s.course_id = ? ORDER BY s.day, s.start
    """
    return store.query(sql, (course_id,))


def get(store: Store, session_id: int, now: datetime) -> Session:
    """Return one session; raises NotFound."""
    sql = f"SELECT {SESSION} FROM {_FROM} WHERE s.id = :id"
    row = store.one(sql, {"id": session_id, "now": now.isoformat()})
    if row is None:
        raise NotFound(_("The session no longer exists."))
    return rows.session(row)


def leaders_of(store: Store, session_id: int) -> tuple[int, ...]:
    """Return who leads a session that has leaders of its own, in the order they were entered; none: the course's do."""
    found = store.query("SELECT leader_id FROM session_leader WHERE session_id = ? ORDER BY id", (session_id,))
    return tuple(row["leader_id"] for row in found)


def substitutes(store: Store, course_id: int) -> dict[int, Substitution]:
    """Return, by session, who leads instead of whom, for the sessions of a course that have a substitute."""
    sql = """
        SELECT sl.session_id, sl.is_substitute, sl.reason, coalesce(nullif(l.signature, ''), l.name) AS name
        FROM session_leader sl JOIN session s ON s.id = sl.session_id JOIN leader l ON l.id = sl.leader_id
        WHERE s.course_id = ? ORDER BY sl.id
    """
    usual = """
        SELECT coalesce(nullif(l.signature, ''), l.name) AS name FROM course_leader cl JOIN leader l ON l.id = cl.leader_id
        WHERE cl.course_id = ? ORDER BY cl.position
    """
    own = tuple(row["name"] for row in store.query(usual, (course_id,)))
    found: dict[int, list[Row]] = {}
    for row in store.query(sql, (course_id,)):
        found.setdefault(row["session_id"], []).append(row)
    return {id_: _substitution(led, own) for id_, led in found.items() if any(row["is_substitute"] for row in led)}


def _substitution(led: list[Row], own: tuple[str, ...]) -> Substitution:
    stand_ins = tuple(row["name"] for row in led if row["is_substitute"])
    reason = next((row["reason"] for row in led if row["reason"]), "")
    return Substitution(own, stand_ins, reason)


def between(store: Store, first: date, last: date, now: datetime) -> list[SessionRow]:
    """Return all sessions from `first` to `last`, both inclusive, cancelled ones too, in order of time."""
    where = "s.day BETWEEN :first AND :last"
    return _rows(store, where, {"first": first.isoformat(), "last": last.isoformat(), "now": now.isoformat()})


def unmarked(store: Store, now: datetime, *, days: int = 60) -> list[SessionRow]:
    """Return sessions of the last `days` that have begun but have neither marks nor a head count, newest first."""
    where = (
        "s.is_cancelled = 0 AND s.day || 'T' || s.start <= :now AND s.day >= :first AND s.head_count IS NULL "
        f"AND c.kind <> 'GUIDANCE' AND NOT {ENTERED}"
    )
    first = (now.date() - timedelta(days=days)).isoformat()
    return _rows(store, where, {"now": now.isoformat(), "first": first})[::-1]


def todo(store: Store, now: datetime) -> list[TodoRow]:
    """Return what waits for somebody: marks to enter, seats to fill, leaders and rooms to find; the most urgent first."""
    return [
        *_unmarked(store, now),
        *_certificates(store, now),
        *_to_move(store, now),
        *_free_seats(store, now),
        *_too_few(store, now),
        *_gaps(store, now),
    ]


def _unmarked(store: Store, now: datetime) -> list[TodoRow]:
    text = _("Attendance is not entered")
    return [
        TodoRow("unmarked", row.session.course_id, row.course_code, text, session_id=row.session.id)
        for row in unmarked(store, now)
    ]


def _certificates(store: Store, now: datetime) -> list[TodoRow]:
    """Return the courses with certificates of the last year that say something else than the attendance does now."""
    numbers: dict[tuple[int, str], list[str]] = {}
    for course_id, code, number in certificates.changed_numbers(store, now, now.date() - timedelta(days=365)):
        numbers.setdefault((course_id, code), []).append(number)
    words = _("Certificates say something else than the attendance now: {numbers}")
    return [
        TodoRow("certificates", course_id, code, words.format(numbers=", ".join(some)))
        for (course_id, code), some in numbers.items()
    ]


def _to_move(store: Store, now: datetime) -> list[TodoRow]:
    """Return the courses with bookings to come that have no slot any more."""
    return [
        TodoRow(
            "to_move",
            course_id,
            found[0].code,
            ngettext(
                "{count} booking has no slot any more: move or cancel it",
                "{count} bookings have no slot any more: move or cancel them",
                len(found),
            ).format(count=len(found)),
        )
        for course_id, found in bookings.to_move(store, now.date()).items()
    ]


def _courses_ahead(store: Store, now: datetime, where: str) -> list[Row]:
    """Return courses that are not cancelled and have a session to come, with seats, enrolled and waiting."""
    sql = f"""
        SELECT c.*, (SELECT count(*) FROM enrolment e WHERE e.course_id = c.id AND e.status IN {SEATED}) AS enrolled,
            (SELECT count(*) FROM enrolment e WHERE e.course_id = c.id AND e.status IN {HOLDING}) AS taken,
            (SELECT count(*) FROM enrolment e WHERE e.course_id = c.id AND e.status = 'WAITING') AS waiting,
            c.kind = 'WORKSHOP_SERIES' AND EXISTS (SELECT 1 FROM session s WHERE s.course_id = c.id AND (s.seats IS NOT NULL
                OR EXISTS (SELECT 1 FROM enrolment_session x WHERE x.session_id = s.id))) AS by_session,
            (SELECT min(s.day) FROM session s WHERE s.course_id = c.id AND s.is_cancelled = 0) AS first_date
        FROM course c WHERE c.cancelled_reason IS NULL AND EXISTS (SELECT 1 FROM session s
            WHERE s.course_id = c.id AND s.is_cancelled = 0 AND s.day >= :today) AND {where} ORDER BY first_date, c.code
    """
    return store.query(sql, {"today": now.date().isoformat()})


def _free_seats(store: Store, now: datetime) -> list[TodoRow]:
    found = [
        row
        for row in _courses_ahead(store, now, "c.seats IS NOT NULL")
        if row["waiting"] and row["taken"] < row["seats"] and not row["by_session"]
    ]
    return [TodoRow("places", row["id"], row["code"], _("A seat is free and somebody waits")) for row in found]


def _too_few(store: Store, now: datetime) -> list[TodoRow]:
    limit = (now.date() + timedelta(days=DECIDE_DAYS)).isoformat()
    found = [
        row
        for row in _courses_ahead(store, now, "c.minimum IS NOT NULL")
        if row["enrolled"] < row["minimum"] and now.date().isoformat() <= row["first_date"] <= limit
    ]
    text = _("{enrolled} of at least {minimum} enrolled")
    return [
        TodoRow("too_few", row["id"], row["code"], text.format(enrolled=row["enrolled"], minimum=row["minimum"]))
        for row in found
    ]


def _gaps(store: Store, now: datetime) -> list[TodoRow]:
    no_leader = _courses_ahead(store, now, "NOT EXISTS (SELECT 1 FROM course_leader cl WHERE cl.course_id = c.id)")
    no_room = _courses_ahead(store, now, "c.room_id IS NULL")
    leaders = [TodoRow("no_leader", row["id"], row["code"], _("Has no leader")) for row in no_leader]
    return leaders + [TodoRow("no_room", row["id"], row["code"], _("Has no room")) for row in no_room]


def _rows(store: Store, where: str, params: dict[str, object]) -> list[SessionRow]:
    sql = f"""
        SELECT {SESSION}, c.code, c.title AS course_title, c.kind, c.seats AS course_seats, o.name AS organiser, r.place,
            (SELECT count(*) FROM enrolment e WHERE e.course_id = c.id AND e.status IN {SEATED} AND {EXPECTED}) AS enrolled,
            (SELECT count(*) FROM enrolment e WHERE e.course_id = c.id AND e.status = 'WAITING') AS waiting,
            (SELECT count(*) FROM attendance_mark am WHERE am.session_id = s.id) AS marks
        FROM session s JOIN course c ON c.id = s.course_id LEFT JOIN room r ON r.id = s.room_id
        LEFT JOIN organisation o ON o.id = c.organiser_id WHERE {where} ORDER BY s.day, s.start, c.code
    """
    return [_session_row(row) for row in store.query(sql, params)]


def _session_row(row: Row) -> SessionRow:
    session = rows.session(row)
    return SessionRow(
        session=session,
        course_code=row["code"],
        course_title=row["course_title"],
        course_kind=CourseKind(row["kind"]),
        organiser=row["organiser"] or "",
        place=row["place"] or "",
        seats=row["course_seats"] if row["seats"] is None else row["seats"],
        enrolled=row["enrolled"],
        waiting=row["waiting"],
        marks=row["marks"],
        leaders=", ".join(session.leader_names),
    )

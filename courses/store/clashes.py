"""What the clash finder reads: the sessions of some days, and of their courses all that clashes are about.

Only SQL; what clashes is decided in `rules.clashes`. Cancelled sessions and courses are never among them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from courses.store.connection import Row, Store
from courses.store.held import COMING, HELD, SEATED

_AT_ONCE = 500
"""Values in one condition; SQLite takes many more, but no query needs them."""
_MEETING = f's.id, s.course_id, s.day, s.start, s."end", s.room_id, {HELD} AS held'
_PLANNED = "s.is_cancelled = 0"


def on_days(store: Store, days: Collection[date], now: datetime) -> list[Row]:
    """Return the sessions on any of the days."""
    found: list[Row] = []
    for some in _parts(sorted({day.isoformat() for day in days})):
        found += _meetings(store, f"s.day IN ({_marks(some)})", some, now)
    return found


def sharing(
    store: Store, days: Collection[date], now: datetime, room_id: int | None, leader_ids: Collection[int]
) -> list[Row]:
    """Return the sessions on any of the days in that room, with themed hours in it, or led by one of those leaders."""
    marks = _marks(leader_ids)
    where = f"""
        AND (s.room_id = ?
            OR s.course_id IN (SELECT h.course_id FROM themed_hour h WHERE h.room_id = ?)
            OR EXISTS (SELECT 1 FROM session_leader l WHERE l.session_id = s.id AND l.leader_id IN ({marks}))
            OR EXISTS (SELECT 1 FROM course_leader l WHERE l.course_id = s.course_id AND l.leader_id IN ({marks})))
    """
    found: list[Row] = []
    for some in _parts(sorted({day.isoformat() for day in days})):
        values = [*some, room_id, room_id, *leader_ids, *leader_ids]
        found += _meetings(store, f"s.day IN ({_marks(some)}) {where}", values, now)
    return found


def between(store: Store, first: date, last: date, now: datetime) -> list[Row]:
    """Return the sessions from `first` to `last`, both inclusive."""
    return _meetings(store, "s.day BETWEEN ? AND ?", [first.isoformat(), last.isoformat()], now)


def days_of(store: Store, course_id: int) -> list[date]:
    """Return the days on which a course meets, in order."""
    sql = f"SELECT DISTINCT s.day FROM session s WHERE s.course_id = ? AND {_PLANNED} ORDER BY s.day"
    return [date.fromisoformat(row["day"]) for row in store.query(sql, (course_id,))]


def own_leaders(store: Store, session_ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Return who leads each session that has leaders of its own, in the order they were entered."""
    return _grouped(
        store, "SELECT session_id, leader_id FROM session_leader WHERE session_id IN (%) ORDER BY id", session_ids
    )


def substitutes(store: Store, session_ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Return who stands in at each session that somebody stands in at."""
    sql = "SELECT session_id, leader_id FROM session_leader WHERE is_substitute AND session_id IN (%) ORDER BY id"
    return _grouped(store, sql, session_ids)


def shifts(store: Store, session_ids: Iterable[int]) -> list[Row]:
    """Return who is at a session for a part of it: session, leader, from when and to when; NULL: as the session."""
    sql = """
        SELECT session_id, leader_id, start, "end" FROM session_leader
        WHERE (start IS NOT NULL OR "end" IS NOT NULL) AND session_id IN (%)
    """
    return list(_rows(store, sql, session_ids))


def leaders(store: Store, course_ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Return who leads each course, in their order."""
    return _grouped(
        store, "SELECT course_id, leader_id FROM course_leader WHERE course_id IN (%) ORDER BY position", course_ids
    )


def courses(store: Store, course_ids: Iterable[int]) -> list[Row]:
    """Return courses with how many hold a seat, their first day, and why the first date of the pattern was passed over."""
    sql = f"""
        SELECT c.*, (SELECT count(*) FROM enrolment e WHERE e.course_id = c.id AND e.status IN {SEATED}) AS enrolled,
            (SELECT min(s.day) FROM session s WHERE s.course_id = c.id AND {_PLANNED}) AS first_day,
            (SELECT d.reason FROM skipped_date d WHERE d.course_id = c.id
                AND d.day = json_extract(c.pattern, '$.first_date')) AS first_skipped
        FROM course c WHERE c.id IN (%)
    """
    return list(_rows(store, sql, course_ids))


def people(store: Store, course_ids: Iterable[int]) -> list[Row]:
    """Return who takes part in each course, with what is said of needs; those who wait or have dropped out are not among them."""
    sql = f"""
        SELECT e.course_id, e.person_id, trim(p.needs || ' ' || e.notes) AS needs,
            (SELECT json_group_array(x.session_id) FROM enrolment_session x WHERE x.enrolment_id = e.id) AS chosen,
            CASE WHEN p.is_protected THEN p.alias ELSE trim(p.given_name || ' ' || p.family_name) END AS name
        FROM enrolment e JOIN person p ON p.id = e.person_id
        WHERE e.status IN {COMING} AND e.course_id IN (%) ORDER BY e.id
    """
    return list(_rows(store, sql, course_ids))


def asks(store: Store, course_ids: Iterable[int]) -> list[Row]:
    """Return what equipment each course asks for: name, place and how many."""
    return list(_rows(store, "SELECT * FROM course_equipment WHERE course_id IN (%) ORDER BY id", course_ids))


def asking(store: Store) -> list[int]:
    """Return the courses that ask for equipment."""
    return [row["course_id"] for row in store.query("SELECT DISTINCT course_id FROM course_equipment")]


def sharing_people(store: Store, course_id: int) -> list[int]:
    """Return the courses in which somebody takes part who takes part in this one."""
    sql = f"""
        SELECT DISTINCT other.course_id FROM enrolment e JOIN enrolment other ON other.person_id = e.person_id
        WHERE e.course_id = ? AND e.status IN {COMING} AND other.status IN {COMING}
    """
    return [row["course_id"] for row in store.query(sql, (course_id,))]


def codes(store: Store, keys: Collection[str]) -> dict[str, int]:
    """Return the courses of folded codes (see `courses.code_key`), those that there are."""
    return {
        row["code_key"]: row["id"]
        for row in _rows(store, "SELECT id, code_key FROM course WHERE code_key IN (%)", keys)
    }


def staff_minutes(store: Store, first: date, last: date, now: datetime) -> list[Row]:
    """Return organisation, leader, minutes promised, due and held from `first` to `last`, both inclusive.

    Promised: sessions that the course's leaders were to lead, cancelled ones too; at drop-in and guidance the shifts on
    the roster, where there is one. Due: those promised of
    sessions that have begun by `now`. Held: what each then led. Of somebody there for a part of a session, that part.
    """
    sql = f"""
        WITH meeting AS (
            SELECT s.id, s.course_id, {HELD} AS held, {_minutes('s."end"')} - {_minutes("s.start")} AS minutes,
                s.day || 'T' || s.start <= :now AS is_due,
                c.kind IN ('DROP_IN', 'GUIDANCE') AND EXISTS (SELECT 1 FROM session_leader sl
                    WHERE sl.session_id = s.id AND sl.is_substitute = 0) AS is_rostered
            FROM session s JOIN course c ON c.id = s.course_id WHERE s.day BETWEEN :first AND :last
        ),
        shift AS (
            SELECT m.id, m.held, m.is_due, m.is_rostered, sl.leader_id, sl.is_substitute,
                max(0, {_minutes('min(coalesce(sl."end", s."end"), s."end")')}
                    - {_minutes("max(coalesce(sl.start, s.start), s.start)")}) AS minutes
            FROM meeting m JOIN session s ON s.id = m.id JOIN session_leader sl ON sl.session_id = m.id
        ),
        work AS (
            SELECT cl.leader_id, m.minutes AS planned, m.is_due * m.minutes AS due, 0 AS held
            FROM meeting m JOIN course_leader cl ON cl.course_id = m.course_id WHERE NOT m.is_rostered
            UNION ALL
            SELECT leader_id, minutes, is_due * minutes, 0 FROM shift WHERE is_rostered AND NOT is_substitute
            UNION ALL
            SELECT leader_id, 0, 0, minutes FROM shift WHERE held
            UNION ALL
            SELECT cl.leader_id, 0, 0, m.minutes FROM meeting m JOIN course_leader cl ON cl.course_id = m.course_id
            WHERE m.held AND NOT EXISTS (SELECT 1 FROM session_leader sl WHERE sl.session_id = m.id)
        )
        SELECT coalesce(o.name, '') AS organisation, l.name AS leader, sum(w.planned) AS planned, sum(w.due) AS due,
            sum(w.held) AS held
        FROM work w JOIN leader l ON l.id = w.leader_id LEFT JOIN organisation o ON o.id = l.organisation_id
        GROUP BY l.id
    """
    return store.query(sql, {"first": first.isoformat(), "last": last.isoformat(), "now": now.isoformat()})


def _minutes(moment: str) -> str:
    """Return SQL for the minutes since midnight of a clock time."""
    return f"(substr({moment}, 1, 2) * 60 + substr({moment}, 4, 2))"


def _meetings(store: Store, where: str, values: Iterable[object], now: datetime) -> list[Row]:
    sql = f"SELECT {_MEETING} FROM session s WHERE {_PLANNED} AND {where}".replace(":now", "?")
    return store.query(sql, (now.isoformat(), *values))


def _grouped(store: Store, sql: str, ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for some in _parts(sorted(set(ids))):
        for key, value in store.db.conn.execute(sql.replace("%", _marks(some)), some):
            found[key] = (*found.get(key, ()), value)
    return found


def _rows(store: Store, sql: str, values: Iterable[object]) -> Iterator[Row]:
    for some in _parts(list(dict.fromkeys(values))):
        yield from store.query(sql.replace("(%)", f"({_marks(some)})"), tuple(some))


def _parts(values: list[object] | list[int] | list[str]) -> Iterator[list[object]]:
    for start in range(0, len(values), _AT_ONCE):
        yield list(values[start : start + _AT_ONCE])


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))

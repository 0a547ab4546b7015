"""What goes out as calendars and tables: the meetings of a scope, with how often and when they were changed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

from courses.model import CourseKind
from courses.model.outgoing import CalendarEvent, Scope
from courses.rules.themes import contributor, lines
from courses.store import contributors, rows, themes
from courses.store.connection import Row, Store
from courses.store.held import EXPECTED, HELD, LEADERS

_LED = (
    "(EXISTS (SELECT 1 FROM session_leader sl WHERE sl.session_id = s.id AND sl.leader_id = :leader) "
    "OR (NOT EXISTS (SELECT 1 FROM session_leader sl WHERE sl.session_id = s.id) "
    "AND EXISTS (SELECT 1 FROM course_leader cl WHERE cl.course_id = s.course_id AND cl.leader_id = :leader)))"
)
"""Whether session `s` is led by `:leader`: as its own leader, else as the course's."""
_ENROLLED = (
    "EXISTS (SELECT 1 FROM enrolment e WHERE e.course_id = s.course_id AND e.person_id = :person "
    f"AND e.status = 'ENROLLED' AND {EXPECTED})"
)
_TELLING = ("day", "start", "end", "room_id", "is_cancelled")
"""What somebody who has the session in a calendar must hear of."""
_DIFFERS = " OR ".join(f"json_extract(j.before, '$.{it}') IS NOT json_extract(j.after, '$.{it}')" for it in _TELLING)
_SEQUENCE = f"""
    (SELECT count(*) FROM journal_change j WHERE j.table_name = 'session' AND j.row_id = s.id AND j.before IS NOT NULL
        AND j.after IS NOT NULL AND json_extract(j.after, '$.uid') = s.uid AND ({_DIFFERS}))
"""
_CHANGED = """
    (SELECT max(e.at) FROM journal_change j JOIN journal_entry e ON e.id = j.entry_id
        WHERE j.table_name = '{table}' AND j.row_id = {row_id})
"""
_OFFER_CHANGED = """
    SELECT json_extract(coalesce(j.after, j.before), '$.course_id') AS course_id, max(e.at) AS changed
    FROM journal_change j JOIN journal_entry e ON e.id = j.entry_id
    WHERE j.table_name IN ('themed_hour', 'course_contributor') GROUP BY 1
"""
_MEETINGS = f"""
SELECT s.*, {HELD} AS held, {LEADERS} AS leader_names, c.code, c.title AS course_title, c.kind, c.organiser_id,
    r.name AS room_name, r.place AS room_place, r.municipality, o.name AS organiser, o.email AS organiser_email,
    (SELECT count(*) FROM session t WHERE t.course_id = s.course_id AND t.is_cancelled = 0) AS total,
    (SELECT json_group_array(json_array(co.id, co.name)) FROM (SELECT x.id, x.name FROM course_co_organiser cc
        JOIN organisation x ON x.id = cc.organisation_id WHERE cc.course_id = c.id ORDER BY cc.position) co) AS others,
    {_SEQUENCE} AS sequence, {_CHANGED.format(table="session", row_id="s.id")} AS changed,
    {_CHANGED.format(table="course", row_id="s.course_id")} AS course_changed
FROM session s JOIN course c ON c.id = s.course_id LEFT JOIN room r ON r.id = s.room_id
LEFT JOIN organisation o ON o.id = c.organiser_id
"""


def events(store: Store, scope: Scope, now: datetime) -> list[CalendarEvent]:
    """Return the sessions of a scope, cancelled ones too, in order of time, then code."""
    where, params = _where(scope)
    sql = f"{_MEETINGS} WHERE {where} ORDER BY s.day, s.start, c.code, s.id"
    found = [_meeting(row) for row in store.query(sql, {**params, "now": now.isoformat()})]
    return _with_offers(store, found)


def _with_offers(store: Store, meetings: list[CalendarEvent]) -> list[CalendarEvent]:
    """Return meetings with who contributes and their themed hours, changed as late as any of it."""
    themed = themes.by_course(store)
    ids = {it.course_id for it in meetings}
    helping = {id_: tuple(map(contributor, contributors.of_course(store, id_))) for id_ in ids}
    changed = {row["course_id"]: row["changed"] for row in store.query(_OFFER_CHANGED)}
    return [
        replace(
            it,
            contributors=helping[it.course_id],
            themes=lines(themed.get(it.course_id, ()), it),
            changed_at=max(filter(None, (it.changed_at, _latest(changed.get(it.course_id)))), default=None),
        )
        for it in meetings
    ]


def booking_changes(store: Store, booking_id: int) -> tuple[int, datetime | None]:
    """Return how many times a booking's slot or standing was changed, and when it was last, in UTC."""
    differs = " OR ".join(
        f"json_extract(j.before, '$.{it}') IS NOT json_extract(j.after, '$.{it}')"
        for it in ("session_id", "start", "minutes", "leader_id", "status")
    )
    sql = f"""
        SELECT sum(j.before IS NOT NULL AND ({differs})) AS sequence, max(e.at) AS changed
        FROM journal_change j JOIN journal_entry e ON e.id = j.entry_id
        WHERE j.table_name = 'booking' AND j.row_id = ? AND j.after IS NOT NULL
    """
    row = store.query(sql, (booking_id,))[0]
    return row["sequence"] or 0, _latest(row["changed"])


def course_ids(store: Store, scope: Scope) -> list[int]:
    """Return the courses that have a session in the scope, in order of first date, then code.

    A course that is named itself, and every course when nothing is limited, is there without sessions too.
    """
    where, params = _where(scope)
    is_all = "1 = 1" if scope == Scope() else "c.id IS :course"
    sql = f"""
        SELECT c.id FROM course c LEFT JOIN session f ON f.course_id = c.id
        WHERE c.id IN (SELECT s.course_id FROM session s WHERE {where}) OR {is_all}
        GROUP BY c.id ORDER BY min(f.day), c.code
    """
    return [row["id"] for row in store.query(sql, {**params, "course": scope.course_id})]


def _where(scope: Scope) -> tuple[str, dict[str, object]]:
    """Return the condition on a row `s` of session, and its parameters."""
    parts: dict[str, tuple[str, object]] = {
        "course": ("s.course_id = :course", scope.course_id),
        "person": (_ENROLLED, scope.person_id),
        "room": ("s.room_id = :room", scope.room_id),
        "leader": (_LED, scope.leader_id),
        "first": ("s.day >= :first", scope.first.isoformat() if scope.first else None),
        "last": ("s.day <= :last", scope.last.isoformat() if scope.last else None),
    }
    wanted = {name: part for name, part in parts.items() if part[1] is not None}
    return (
        " AND ".join(sql for sql, _value in wanted.values()) or "1 = 1",
        {name: value for name, (_sql, value) in wanted.items()},
    )


def _meeting(row: Row) -> CalendarEvent:
    others: list[tuple[int, str]] = json.loads(row["others"])
    mine = () if row["organiser_id"] is None else (row["organiser_id"],)
    return CalendarEvent(
        uid=row["uid"],
        sequence=row["sequence"],
        changed_at=_latest(row["changed"], row["course_changed"]),
        course_id=row["course_id"],
        code=row["code"],
        title=row["course_title"],
        about=row.get("title", ""),
        kind=CourseKind(row["kind"]),
        number=row["number"],
        total=row["total"],
        day=rows.moment(row["day"]).date(),
        start=rows.clock_time(row["start"]),
        end=rows.clock_time(row["end"]),
        status=rows.status(is_cancelled=row["is_cancelled"], is_held=row["held"]),
        room_id=row["room_id"],
        room=row["room_name"] or "",
        place=row["room_place"] or "",
        municipality=row["municipality"] or "",
        organiser=row["organiser"] or "",
        organiser_email=row["organiser_email"] or "",
        co_organisers=tuple(name for _id, name in others),
        leaders=tuple(filter(None, row["leader_names"].split("\n"))),
        moved_from=rows.day(row["moved_from"]),
        replaces=rows.day(row["replaces"]),
        is_extra=bool(row["is_extra"]),
        reason=row["reason"],
        organisation_ids=(*mine, *(number for number, _name in others)),
    )


def _latest(*moments: str | None) -> datetime | None:
    return max((datetime.fromisoformat(it) for it in moments if it), default=None)

"""What goes out as calendars and tables: the meetings of a scope, with how often and when they were changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from courses.model import CourseKind, Span
from courses.model.outgoing import CalendarEvent, Scope
from courses.rules.roster import clipped
from courses.rules.themes import contributor, lines, title, within
from courses.store import contributors, news, registers, rows, themes
from courses.store.connection import Row, Store
from courses.store.held import COMING, EXPECTED, HELD, LEADERS

_LED = (
    "(EXISTS (SELECT 1 FROM session_leader sl WHERE sl.session_id = s.id AND sl.leader_id = :leader) "
    "OR (NOT EXISTS (SELECT 1 FROM session_leader sl WHERE sl.session_id = s.id) "
    "AND EXISTS (SELECT 1 FROM course_leader cl WHERE cl.course_id = s.course_id AND cl.leader_id = :leader)))"
)
"""Whether session `s` is led by `:leader`: as its own leader, else as the course's."""
_ENROLLED = (
    "EXISTS (SELECT 1 FROM enrolment e WHERE e.course_id = s.course_id AND e.person_id = :person "
    f"AND e.status IN {COMING} AND {EXPECTED})"
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
    themed = themes.by_course(store)
    found = _meetings(store, *_where(scope), now)
    return [replace(it, themes=lines(themed.get(it.course_id, ()), it)) for it in found]


def calendar(store: Store, scope: Scope, now: datetime) -> list[CalendarEvent]:
    """Return the meetings of a scope as a calendar has them, cancelled ones too, in order of time, then code.

    A leader's are as long as their own shifts; a room has the themed hours that sessions elsewhere hold there, as meetings
    of their own.
    """
    if scope.leader_id is not None:
        themed, shifts = themes.by_course(store), _shifts(store, scope.leader_id)
        short = [_in_shift(it, shifts.get(it.uid)) for it in _meetings(store, *_where(scope), now)]
        return [replace(it, themes=lines(themed.get(it.course_id, ()), it)) for it in short]
    if scope.room_id is None:
        return events(store, scope, now)
    found = [*events(store, scope, now), *_guests(store, scope, scope.room_id, now)]
    return sorted(found, key=lambda it: (it.day, it.start, it.code))


def _meetings(store: Store, where: str, params: dict[str, object], now: datetime) -> list[CalendarEvent]:
    """Return the sessions that a condition holds for, with who contributes and without themed hours, in order of time."""
    sql = f"{_MEETINGS} WHERE {where} ORDER BY s.day, s.start, c.code, s.id"
    found = store.query(sql, {**params, "now": now.isoformat()})
    told = news.of_sessions(store, {row["id"]: (row["course_id"], row["uid"]) for row in found})
    helping = {
        id_: tuple(map(contributor, contributors.of_course(store, id_))) for id_ in {row["course_id"] for row in found}
    }
    return [replace(_meeting(row, told[row["id"]]), contributors=helping[row["course_id"]]) for row in found]


def _shifts(store: Store, leader_id: int) -> dict[str, tuple[time | None, time | None]]:
    """Return from when to when a leader is at sessions, by UID of the session; None: from its beginning, to its end."""
    sql = """
        SELECT s.uid, l.start, l."end" FROM session_leader l JOIN session s ON s.id = l.session_id WHERE l.leader_id = ?
    """
    return {
        row["uid"]: (
            rows.clock_time(row["start"]) if row["start"] else None,
            rows.clock_time(row["end"]) if row["end"] else None,
        )
        for row in store.query(sql, (leader_id,))
    }


def _in_shift(it: CalendarEvent, shift: tuple[time | None, time | None] | None) -> CalendarEvent:
    """Return a meeting as long as a shift; a shift outside of it, which the roster tells of, leaves it whole."""
    start, end = clipped(Span(it.start, it.end), *(shift or (None, None)))
    return replace(it, start=start, end=end) if start < end else it


def _guests(store: Store, scope: Scope, room_id: int, now: datetime) -> list[CalendarEvent]:
    """Return the themed hours held in a room by sessions that are elsewhere, each as a meeting of its own."""
    where, params = _where(replace(scope, room_id=None))
    themed = "s.room_id IS NOT :room AND s.course_id IN (SELECT h.course_id FROM themed_hour h WHERE h.room_id = :room)"
    found = _meetings(store, f"{where} AND {themed}", {**params, "room": room_id}, now)
    known = themes.by_course(store, {it.course_id for it in found})
    uids = {row["id"]: row["uid"] for row in store.query("SELECT id, uid FROM themed_hour")}
    room = registers.room(store, room_id)
    return [
        replace(
            it,
            uid=f"{it.uid}-{uids[on.theme.id]}",
            start=on.start,
            end=on.end,
            room_id=room_id,
            room=room.name if room else "",
            place=room.place if room else "",
            municipality=room.municipality if room else "",
            themes=(title(on.theme),),
        )
        for it in found
        for on in within(known.get(it.course_id, ()), it)
        if on.theme.room_id == room_id
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


def _meeting(row: Row, told: Sequence[news.News]) -> CalendarEvent:
    others: list[tuple[int, str]] = json.loads(row["others"])
    mine = () if row["organiser_id"] is None else (row["organiser_id"],)
    return CalendarEvent(
        uid=row["uid"],
        sequence=row["sequence"] + len(told),
        changed_at=_latest(row["changed"], row["course_changed"], *(it.at for it in told)),
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
        seats=row["seats"],
        organisation_ids=(*mine, *(number for number, _name in others)),
    )


def _latest(*moments: str | None) -> datetime | None:
    return max((datetime.fromisoformat(it) for it in moments if it), default=None)

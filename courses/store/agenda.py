"""Sessions as calendars show them: thousands at once, with no more about each than fits a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from courses.model import AgendaLine, Room, Span, ThemeOn
from courses.rules.roster import clipped
from courses.rules.themes import line, within
from courses.store import registers, themes
from courses.store.connection import Row, Store
from courses.store.held import LEADERS
from courses.store.rows import clock_time


class Scope(NamedTuple):
    """Whose calendar it is; what is None or empty is everybody's."""

    room_id: int | None = None
    leader_id: int | None = None
    place: str = ""


def lines(store: Store, first: date, last: date, scope: Scope = Scope()) -> list[AgendaLine]:  # noqa: B008 a constant
    """Return the sessions from `first` to `last`, both inclusive, cancelled ones too, in order of time, then of code.

    A leader's are as long as their own shifts; a room has sessions elsewhere for as long as their themed hours are in it.
    """
    params: dict[str, object] = {"first": first.isoformat(), "last": last.isoformat(), "own": scope.leader_id}
    where = _where(scope, params)
    sql = f"""
        SELECT s.id, s.course_id, s.room_id, s.day, s.start, s."end", s.is_cancelled, c.code, c.title, r.name AS room,
            r.place, {LEADERS} AS leaders, sl.start AS shift_start, sl."end" AS shift_end
        FROM session s JOIN course c ON c.id = s.course_id LEFT JOIN room r ON r.id = s.room_id
            LEFT JOIN session_leader sl ON sl.session_id = s.id AND sl.leader_id = :own
        WHERE s.day BETWEEN :first AND :last{where} ORDER BY s.day, s.start, c.code
    """
    themed = themes.by_course(store)
    found = []
    for row in store.query(sql, params):
        it = _meeting(row)
        if scope.leader_id is not None:
            it = _in_shift(it, row)
        hours = within(themed.get(it.course_id, ()), it)
        if scope.room_id in (None, row["room_id"]):
            found.append(replace(it, themes=tuple(line(on, it) for on in hours)) if hours else it)
        elif here := [on for on in hours if on.theme.room_id == scope.room_id]:
            found.append(_guest(it, here, registers.room(store, scope.room_id)))
    return sorted(found, key=lambda it: (it.day, it.start, it.code))


def _in_shift(it: AgendaLine, row: Row) -> AgendaLine:
    """Return a session as long as its leader's shift; a shift outside of it, which the roster tells of, leaves it whole."""
    shift = (clock_time(row[name]) if row[name] else None for name in ("shift_start", "shift_end"))
    start, end = clipped(Span(it.start, it.end), *shift)
    return replace(it, start=start, end=end) if start < end else it


def _guest(it: AgendaLine, here: Sequence[ThemeOn], room: Room | None) -> AgendaLine:
    """Return a session as it is in the room of some of its themed hours: from the first of them to the last."""
    there = replace(
        it,
        start=min(on.start for on in here),
        end=max(on.end for on in here),
        room=room.name if room else "",
        place=room.place if room else "",
    )
    return replace(there, themes=tuple(line(on, there) for on in here))


def places(store: Store) -> list[str]:
    """Return the places that have rooms, in order."""
    return [row["place"] for row in store.query("SELECT DISTINCT place FROM room WHERE place <> '' ORDER BY place")]


def _where(scope: Scope, params: dict[str, object]) -> str:
    found = ""
    if scope.room_id is not None:
        found += (
            " AND (s.room_id = :room OR s.course_id IN (SELECT h.course_id FROM themed_hour h WHERE h.room_id = :room))"
        )
        params["room"] = scope.room_id
    if scope.place:
        found += " AND r.place = :place"
        params["place"] = scope.place
    if scope.leader_id is not None:
        found += (
            " AND :leader IN (SELECT l.leader_id FROM session_leader l WHERE l.session_id = s.id UNION "
            "SELECT cl.leader_id FROM course_leader cl WHERE cl.course_id = s.course_id "
            "AND NOT EXISTS (SELECT 1 FROM session_leader l WHERE l.session_id = s.id))"
        )
        params["leader"] = scope.leader_id
    return found


def _meeting(row: Row) -> AgendaLine:
    return AgendaLine(
        session_id=row["id"],
        course_id=row["course_id"],
        code=row["code"],
        title=row["title"],
        day=date.fromisoformat(row["day"]),
        start=clock_time(row["start"]),
        end=clock_time(row["end"]),
        room=row["room"] or "",
        place=row["place"] or "",
        leaders=", ".join(row["leaders"].split("\n")) if row["leaders"] else "",
        is_cancelled=bool(row["is_cancelled"]),
    )

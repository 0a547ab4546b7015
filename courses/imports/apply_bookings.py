"""Booked guidance from a file: each booking goes to the session of guidance at that place and time with that guide.

No session is ever made up; a row that has none is handed back with what would make it whole. What the file says has
been, has been: such a booking may lie outside the slots.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from courses.dates import day_text, time_text
from courses.errors import NotFound, Refused
from courses.i18n import _
from courses.imports.applying import Applying
from courses.imports.drafts import BookingRow
from courses.model import BookingStatus
from courses.rules.slots import DEFAULT_MINUTES
from courses.store import bookings, tables
from courses.store.connection import Row
from courses.text import clean, fold


def bookings_of(to: Applying, rows: Iterable[BookingRow]) -> None:
    """Write what a file of bookings says; a free slot is only counted."""
    for row in rows:
        with to.row(row.source):
            _booking(to, row)


def _booking(to: Applying, row: BookingRow) -> None:
    session, leader_id = _session(to, row)
    if row.status is None:
        to.unchanged += 1
        return
    values = _values(to, row) | {"session_id": session["id"], "leader_id": leader_id, "start": f"{row.start:%H:%M}"}
    mine = _same(to, values)
    to.once(("booking", session["id"], leader_id, row.start, str(values["name"])), row.status, row.source)
    if row.status is not BookingStatus.CANCELLED:
        _refuse_taken(to, session, leader_id, row, 0 if mine is None else mine["id"])
    to.put("booking", None if mine is None else mine["id"], values)


def _values(to: Applying, row: BookingRow) -> dict[str, object]:
    person_id = tables.id_of(to.it.store, "person", key=row.key) if row.key else None
    if row.key and person_id is None:
        raise NotFound(_("There is no person with the key “{key}”.").format(key=row.key))
    return {
        "minutes": row.minutes or DEFAULT_MINUTES,
        "status": row.status,
        "person_id": person_id,
        "name": "" if person_id else clean(row.name),
        "contact": clean(row.contact),
        "topic": clean(row.topic),
        "booked_on": row.booked_on.isoformat() if row.booked_on else None,
        "notes": clean(row.notes),
    }


def _same(to: Applying, values: dict[str, object]) -> Row | None:
    """Return the booking that the row is about when the file is read again."""
    who = {name: values[name] for name in ("session_id", "leader_id", "start", "person_id", "name")}
    return tables.first(to.it.store, "booking", **who)


def _refuse_taken(to: Applying, session: Row, leader_id: int | None, row: BookingRow, own_id: int) -> None:
    for other in bookings.held_by(to.it.store, session["id"]):
        if (other["leader_id"], other["start"]) == (leader_id, f"{row.start:%H:%M}") and other["id"] != own_id:
            raise Refused(_("{time} is taken.").format(time=time_text(row.start)))


def _session(to: Applying, row: BookingRow) -> tuple[Row, int | None]:
    """Return the session that a row is about, and the guide. Raises NotFound saying what would make the row whole."""
    scope = bookings.Scope(first=row.date, last=row.date)
    is_gone = row.status is BookingStatus.CANCELLED  # only such a one can belong to a session that was cancelled
    there = [it for it in bookings.sessions_of(to.it.store, scope) if is_gone or not it["is_cancelled"]]
    wanted = to.resolver.course(row.course) if row.course else None
    leader_id = to.resolver.known_leader(row.guide)
    fits = [it for it in there if wanted in (None, it["course_id"]) and _is_at(it, row.place)]
    led = [it for it in fits if not row.guide or leader_id in bookings.guide_ids(to.it.store, it)]
    meant = [it for it in led if _holds(it, row.start)]
    if len(meant) == 1:
        return meant[0], leader_id
    raise NotFound(_why(row, fits, led, meant), _hint(row))


def _why(row: BookingRow, fits: list[Row], led: list[Row], meant: list[Row]) -> str:
    day = day_text(row.date)
    if meant:
        codes = ", ".join(sorted(it["code"] for it in meant))
        return _("Several sessions fit: {codes}.").format(codes=codes)
    if not fits:
        return _("There is no booked guidance {day} at {place}.").format(day=day, place=row.place or row.course)
    if not led:
        return _("{guide} guides nobody {day} at {place}.").format(
            guide=row.guide, day=day, place=row.place or row.course
        )
    spans = ", ".join(f"{it['start']}–{it['end']}" for it in led)
    return _("{time} is outside the session: {spans}.").format(time=time_text(row.start), spans=spans)


def _hint(row: BookingRow) -> str:
    return _(
        "Plan a course of booked guidance with a session then, or add one to it: "
        "`kursverkstad add-session COURSE {day}`. Then read the file again."
    ).format(day=row.date.isoformat())


def _is_at(session: Row, place: str) -> bool:
    return not place or fold(place) in (fold(session["room_place"] or ""), fold(session["municipality"] or ""))


def _holds(session: Row, start: time) -> bool:
    return str(session["start"]) <= f"{start:%H:%M}" < str(session["end"])

"""Booked guidance: the slots of some days with who has booked which, in order of time.

Who may not see the people of a course gets its slots all the same, with nothing said of who booked them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import NamedTuple

from courses.errors import NotFound
from courses.i18n import _
from courses.model import Actor, Booking, BookingStatus, SlotRow
from courses.rules import rights, slots
from courses.store import rows
from courses.store.connection import Row, Store

_SESSION = """
    SELECT s.*, c.code, c.title AS course_title, c.slot_minutes, r.name AS room_name, r.place AS room_place, r.municipality,
        (SELECT group_concat(x.organisation_id) FROM (SELECT c.organiser_id AS organisation_id
            UNION SELECT o.organisation_id FROM course_co_organiser o WHERE o.course_id = c.id) x) AS organisations,
        (SELECT group_concat(x.i) FROM (SELECT l.leader_id AS i FROM course_leader l WHERE l.course_id = c.id
            UNION SELECT l.leader_id FROM session_leader l WHERE l.session_id = s.id) x) AS leaders
    FROM session s JOIN course c ON c.id = s.course_id LEFT JOIN room r ON r.id = s.room_id
"""
_BOOKING = """
    SELECT b.*, p.key AS person_key, p.is_protected, p.phone, p.email, p.alias,
        trim(p.given_name || ' ' || p.family_name) AS full_name
    FROM booking b LEFT JOIN person p ON p.id = b.person_id
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which slots are wanted; what is None or empty limits nothing."""

    course_id: int | None = None
    session_id: int | None = None
    first: date | None = None
    last: date | None = None
    """Inclusive."""
    place: str = ""
    """As the rooms write it."""


class Standing(NamedTuple):
    """How a booking to come stands, as the session is laid out now."""

    booking_id: int
    course_id: int
    code: str
    title: str
    session_id: int
    day: date
    start: time
    leader_id: int | None
    """Who takes it, which may be somebody else than it was booked with."""
    fits: bool
    """Whether it has a slot; otherwise it has to be moved."""


def of_scope(store: Store, actor: Actor, scope: Scope, *, with_cancelled: bool = False) -> list[SlotRow]:
    """Return the slots of guidance and the bookings outside them, in order of day, time, code and guide.

    Cancelled sessions have no slots, only the bookings that are still to be moved; cancelled bookings come only
    `with_cancelled`, beside the slot that they left.
    """
    meetings = _meetings(store, scope)
    ids = [row["id"] for row in meetings]
    guides, names = _guides(store, ids, [row["course_id"] for row in meetings]), _leader_names(store)
    bookings = _bookings(store, ids)
    found: list[SlotRow] = []
    for meeting in meetings:
        if not rights.may(actor, rights.Right.READ_FIGURES, _whose(meeting)):
            continue
        mine = [_booking(row, is_shown=_may_see(actor, meeting)) for row in bookings.get(meeting["id"], [])]
        own = guides[0].get(meeting["id"]) or guides[1].get(meeting["course_id"], ())
        found += _of_meeting(meeting, own, mine, names, with_cancelled=with_cancelled)
    return sorted(found, key=lambda it: (it.day, it.start, it.code, it.guide))


def get(store: Store, actor: Actor, booking_id: int) -> Booking:
    """Return one booking. Raises NotFound, and Refused for who may not see the people of its course."""
    row = store.one(f"{_BOOKING} WHERE b.id = ?", (booking_id,))
    if row is None:
        raise NotFound(_("The booking no longer exists."))
    meeting = store.query(f"{_SESSION} WHERE s.id = ?", (row["session_id"],))[0]
    rights.require(actor, rights.Right.READ_NEEDS, _whose(meeting))
    return _booking(row, is_shown=True)


def of_person(store: Store, actor: Actor, person_id: int) -> list[SlotRow]:
    """Return what a person has booked, cancelled ones too, in order of time. Raises Refused."""
    rights.require(actor, rights.Right.READ_NEEDS)
    sql = "SELECT DISTINCT session_id FROM booking WHERE person_id = ?"
    found: list[SlotRow] = []
    for row in store.query(sql, (person_id,)):
        there = of_scope(store, actor, Scope(session_id=row["session_id"]), with_cancelled=True)
        found += [it for it in there if it.booking is not None and it.booking.person_id == person_id]
    return sorted(found, key=lambda it: it.begins)


def count_ahead(store: Store, course_id: int, today: date) -> int:
    """Return how many bookings of a course are still to come, of cancelled sessions too."""
    sql = """
        SELECT count(*) FROM booking b JOIN session s ON s.id = b.session_id
        WHERE s.course_id = ? AND s.day >= ? AND b.status = 'BOOKED'
    """
    return int(store.value(sql, (course_id, today.isoformat())))


def standings(store: Store, today: date, course_id: int | None = None) -> list[Standing]:
    """Return how each booking to come stands, of one course or of all, in order of code, day and time."""
    sql = """
        SELECT DISTINCT s.id FROM booking b JOIN session s ON s.id = b.session_id
        WHERE s.day >= ? AND b.status = 'BOOKED' AND (? IS NULL OR s.course_id = ?)
    """
    ids = [row["id"] for row in store.query(sql, (today.isoformat(), course_id, course_id))]
    meetings = _among(store, f"{_SESSION} WHERE s.id IN (%) ORDER BY c.code, s.day, s.start", ids)
    own, shared = _guides(store, ids, [row["course_id"] for row in meetings])
    held = _bookings(store, ids)
    return [
        one
        for row in meetings
        for one in _standings(row, own.get(row["id"]) or shared.get(row["course_id"], ()), held[row["id"]])
    ]


def _standings(meeting: Row, guides: Sequence[slots.Guide], held: Sequence[Row]) -> Iterable[Standing]:
    active = {row["id"]: row for row in held if row["status"] != BookingStatus.CANCELLED}
    taken = [
        slots.Taken(row["id"], row["leader_id"], rows.clock_time(row["start"]), row["minutes"])
        for row in active.values()
    ]
    end = rows.clock_time(meeting["end"])
    for one in slots.lay(() if meeting["is_cancelled"] else _plan(meeting, guides).slots, taken):
        row = active.get(one.booking_id or 0)
        if row is None or row["status"] != BookingStatus.BOOKED:
            continue
        fits = one.is_slot and slots.after(one.slot.start, row["minutes"]) <= end
        yield Standing(
            booking_id=row["id"],
            course_id=meeting["course_id"],
            code=meeting["code"],
            title=meeting["course_title"],
            session_id=meeting["id"],
            day=date.fromisoformat(meeting["day"]),
            start=one.slot.start,
            leader_id=one.slot.leader_id,
            fits=fits,
        )


def to_move(store: Store, today: date) -> dict[int, list[Standing]]:
    """Return by course the bookings to come that have to be moved: their session is cancelled, or no slot fits them."""
    found: dict[int, list[Standing]] = {}
    for one in standings(store, today):
        if not one.fits:
            found.setdefault(one.course_id, []).append(one)
    return found


def held_by(store: Store, session_id: int) -> list[Row]:
    """Return the bare rows of a session's bookings that are not cancelled; for those who write, never for showing."""
    return store.query(
        "SELECT * FROM booking WHERE session_id = ? AND status <> 'CANCELLED' ORDER BY id", (session_id,)
    )


def sessions_of(store: Store, scope: Scope) -> list[Row]:
    """Return the bare rows of the sessions of guidance, cancelled ones too, with code, place and municipality."""
    return _meetings(store, scope)


def guide_ids(store: Store, session: Row) -> tuple[int | None, ...]:
    """Return who guides a session of `sessions_of`: its own leaders, else the course's."""
    own, shared = _guides(store, [session["id"]], [session["course_id"]])
    return tuple(it.leader_id for it in own.get(session["id"]) or shared.get(session["course_id"], ()))


def _meetings(store: Store, scope: Scope) -> list[Row]:
    parts: dict[str, tuple[str, object]] = {
        "course": ("s.course_id = :course", scope.course_id),
        "session": ("s.id = :session", scope.session_id),
        "first": ("s.day >= :first", scope.first.isoformat() if scope.first else None),
        "last": ("s.day <= :last", scope.last.isoformat() if scope.last else None),
        "place": ("r.place = :place", scope.place or None),
    }
    wanted = {name: part for name, part in parts.items() if part[1] is not None}
    where = " AND ".join(["c.kind = 'GUIDANCE'", *(sql for sql, _value in wanted.values())])
    params = {name: value for name, (_sql, value) in wanted.items()}
    return store.query(f"{_SESSION} WHERE {where} ORDER BY s.day, s.start, c.code", params)


def _guides(
    store: Store, session_ids: Sequence[int], course_ids: Sequence[int]
) -> tuple[dict[int, tuple[slots.Guide, ...]], dict[int, tuple[slots.Guide, ...]]]:
    """Return the guides by session, where it has its own, and by course."""
    own: dict[int, tuple[slots.Guide, ...]] = {}
    shared: dict[int, tuple[slots.Guide, ...]] = {}
    if not session_ids:
        return own, shared
    sql = 'SELECT session_id, leader_id, start, "end" FROM session_leader WHERE session_id IN (%) ORDER BY id'
    for row in _among(store, sql, session_ids):
        guide = slots.Guide(row["leader_id"], _clock(row["start"]), _clock(row["end"]))
        own[row["session_id"]] = (*own.get(row["session_id"], ()), guide)
    sql = "SELECT course_id, leader_id FROM course_leader WHERE course_id IN (%) ORDER BY position"
    for row in _among(store, sql, course_ids):
        shared[row["course_id"]] = (*shared.get(row["course_id"], ()), slots.Guide(row["leader_id"]))
    return own, shared


def _bookings(store: Store, session_ids: Sequence[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in _among(store, f"{_BOOKING} WHERE b.session_id IN (%) ORDER BY b.start, b.id", session_ids):
        found.setdefault(row["session_id"], []).append(row)
    return found


def _of_meeting(
    meeting: Row,
    guides: Sequence[slots.Guide],
    bookings: Sequence[Booking],
    names: dict[int, str],
    *,
    with_cancelled: bool,
) -> Iterable[SlotRow]:
    """Yield the rows of one session."""
    by_id = {it.id: it for it in bookings}
    gone = [it for it in bookings if it.status is BookingStatus.CANCELLED]
    active = [it for it in bookings if it.status is not BookingStatus.CANCELLED]
    laid = slots.lay(
        () if meeting["is_cancelled"] else _plan(meeting, guides).slots,
        [slots.Taken(it.id, it.leader_id, it.start, it.minutes) for it in active],
    )
    if with_cancelled:
        laid += [
            slots.Laid(slots.Slot(it.leader_id, it.start, it.start), it.id, is_slot=False, is_blocked=False)
            for it in gone
        ]
    for one in laid:
        booking = by_id[one.booking_id] if one.booking_id is not None else None
        yield _row(meeting, one, booking, names)


def _plan(meeting: Row, guides: Sequence[slots.Guide]) -> slots.Plan:
    minutes = meeting["slot_minutes"] or slots.DEFAULT_MINUTES
    start, end = rows.clock_time(meeting["start"]), rows.clock_time(meeting["end"])
    return slots.plan(start, end, minutes, meeting["break_minutes"], guides)


def _row(meeting: Row, one: slots.Laid, booking: Booking | None, names: dict[int, str]) -> SlotRow:
    return SlotRow(
        session_id=meeting["id"],
        course_id=meeting["course_id"],
        code=meeting["code"],
        title=meeting["course_title"],
        day=date.fromisoformat(meeting["day"]),
        start=one.slot.start,
        end=slots.after(booking.start, booking.minutes) if booking else one.slot.end,
        leader_id=one.slot.leader_id,
        guide=names.get(one.slot.leader_id or 0, ""),
        place=meeting["room_place"] or "",
        room=meeting["room_name"] or "",
        booking=booking,
        is_slot=one.is_slot,
        is_blocked=one.is_blocked,
        is_cancelled=bool(meeting["is_cancelled"]),
    )


def _booking(row: Row, *, is_shown: bool) -> Booking:
    booking = Booking(
        id=row["id"],
        uid=row["uid"],
        session_id=row["session_id"],
        leader_id=row["leader_id"],
        start=rows.clock_time(row["start"]),
        minutes=row["minutes"],
        status=BookingStatus(row["status"]),
        version=row["version"],
    )
    if not is_shown:
        return booking
    return replace(
        booking,
        person_id=row["person_id"],
        person=row["person_key"] or "",
        name=_name(row),
        contact="" if row["is_protected"] else row["contact"] or row["phone"] or row["email"] or "",
        topic=row["topic"],
        booked_on=rows.day(row["booked_on"]),
        notes=row["notes"],
    )


def _name(row: Row) -> str:
    if row["person_id"] is None:
        return str(row["name"])
    return str(row["alias"] if row["is_protected"] else row["full_name"])


def _may_see(actor: Actor, meeting: Row) -> bool:
    return rights.may(actor, rights.Right.READ_NEEDS, _whose(meeting))


def _whose(meeting: Row) -> rights.Whose:
    return rights.Whose(_ids(meeting["organisations"]), _ids(meeting["leaders"]))


def _ids(listed: str | None) -> frozenset[int]:
    return frozenset(int(one) for one in (listed or "").split(",") if one)


def _leader_names(store: Store) -> dict[int, str]:
    return {row["id"]: row["name"] for row in store.query("SELECT id, name FROM leader")}


def _clock(value: str | None) -> time | None:
    return rows.clock_time(value) if value else None


def _among(store: Store, sql: str, ids: Sequence[int]) -> list[Row]:
    """Return the rows of a query whose `(%)` is a list of ids, however many they are."""
    return store.query(sql.replace("(%)", "(SELECT value FROM json_each(?))"), (json.dumps(sorted(set(ids))),))

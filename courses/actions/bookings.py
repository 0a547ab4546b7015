"""Booked guidance: book a slot, move, cancel, note what came of it. Each deed is one transaction and one journal entry.

Whether a slot is free is looked up inside the transaction: of two clerks who take the same one, the second is told.

What another deed does to bookings follows one rule, whatever the deed: a booking keeps its time, unless its session is moved
as a whole, when it comes along; a guide who comes instead takes it over; what then fits no slot of a guide who is there is
kept and has to be moved (`store.bookings.standings`, on Today and among what is missing), and `actions.booking_changes` says
who has to be told. Only a deed by which a booking would be lost is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from courses import clock
from courses.actions.kept import kept
from courses.dates import day_text, time_text
from courses.errors import Invalid, NotFound, Refused
from courses.i18n import _, ngettext
from courses.model import Actor, Booking, BookingStatus, Course, CourseKind, SlotRow
from courses.rules import rights, slots
from courses.store import Store, bookings, courses, people, tables
from courses.store.bookings import Scope
from courses.store.connection import Row
from courses.store.journal import Deed, deed
from courses.text import clean

_NEAR = 4
"""Free slots that a refusal names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingDraft:
    """Who books, and about what; with neither person nor name the slot is booked without one."""

    person_id: int | None = None
    """From the register; then `name` is empty."""
    name: str = ""
    contact: str = ""
    """A phone number or address; empty: the person's own."""
    topic: str = ""
    notes: str = ""


def book(
    store: Store, actor: Actor, session_id: int, start: time, draft: BookingDraft, *, leader_id: int | None = None
) -> Booking:
    """Book the slot of a session that begins at `start`, with that guide or, for None, the first who is free.

    Raises Refused naming the nearest free slots when it is taken or is none, Invalid for a person and a name, NotFound.
    """
    rights.require(actor, rights.Right.ENROL)
    if draft.person_id is not None and clean(draft.name):
        raise Invalid(_("Give somebody from the register, or a name, not both."))
    course, session = _load(store, actor, session_id)
    who = people.name_of(store, draft.person_id) if draft.person_id is not None else clean(draft.name)
    words = _("Booked {at} in {code}: {who}")
    at = _at(session, start)
    with deed(store, actor, words.format(at=at, code=course.code, who=who or _("without a name"))) as it:
        _refuse_cancelled(_session(it.store, session_id))
        slot = _free_slot(it.store, actor, session_id, start, leader_id)
        values = {"session_id": session_id, "booked_on": clock.today().isoformat(), **_held(slot), **_values(draft)}
        booking_id = it.insert("booking", values)
    return bookings.get(store, actor, booking_id)


def move(
    store: Store, actor: Actor, booking_id: int, session_id: int, start: time, *, leader_id: int | None = None
) -> Booking:
    """Move a booking to a free slot of the same or another session, of any guidance. Raises Refused, NotFound."""
    row = _booking(store, booking_id)
    course, session = _load(store, actor, row["session_id"])
    _to, to_session = _load(store, actor, session_id)
    words = _("Moved {who} in {code} from {at} to {to}").format(
        who=_who(store, row), code=course.code, at=_at(session, _clock(row)), to=_at(to_session, start)
    )
    with deed(store, actor, words) as it:
        _refuse_done(_booking(it.store, booking_id))
        _refuse_cancelled(_session(it.store, session_id))
        if (session_id, start) == (row["session_id"], _clock(row)) and leader_id in (None, row["leader_id"]):
            raise Refused(_("The booking is there already."))
        slot = _free_slot(it.store, actor, session_id, start, leader_id, without=booking_id)
        it.update("booking", booking_id, {"session_id": session_id, **_held(slot)})
    return bookings.get(store, actor, booking_id)


def cancel(store: Store, actor: Actor, booking_id: int, *, reason: str = "") -> None:
    """Cancel a booking; the slot is free again. Raises Refused for one that is cancelled or held, NotFound."""
    row = _booking(store, booking_id)
    course, session = _load(store, actor, row["session_id"])
    words = _("Cancelled the booking {at} in {code}: {who}")
    with deed(store, actor, words.format(at=_at(session, _clock(row)), code=course.code, who=_who(store, row))) as it:
        _refuse_done(_booking(it.store, booking_id))
        values: dict[str, object] = {"status": BookingStatus.CANCELLED}
        it.update("booking", booking_id, values | ({"notes": kept(reason)} if clean(reason) else {}))


def note(store: Store, actor: Actor, booking_id: int, status: BookingStatus) -> None:
    """Note that a booking was held, that nobody came, or, with BOOKED, take such a note back.

    Raises Refused for a cancelled one, and for one that has not begun.
    """
    row = _booking(store, booking_id)
    course = courses.get(store, _session(store, row["session_id"])["course_id"])
    for right in (rights.Right.ATTEND, rights.Right.READ_NEEDS):  # who has booked is told with it
        rights.require(actor, right, courses.whose(store, course))
    session = _session(store, row["session_id"])
    words = {
        BookingStatus.HELD: _("Held {at} in {code}: {who}"),
        BookingStatus.NO_SHOW: _("Nobody came {at} in {code}: {who}"),
        BookingStatus.BOOKED: _("Booked again {at} in {code}: {who}"),
    }
    if status not in words:
        raise Invalid(_("A booking is cancelled by a deed of its own."))
    at = _at(session, _clock(row))
    with deed(store, actor, words[status].format(at=at, code=course.code, who=_who(store, row))) as it:
        fresh = _booking(it.store, booking_id)
        if fresh["status"] == BookingStatus.CANCELLED:
            raise Refused(_("The booking is cancelled."))
        _refuse_cancelled(session)
        if status is not BookingStatus.BOOKED:
            _refuse_early(session, fresh)
        it.update("booking", booking_id, {"status": status})


def follow_in(it: Deed, before: Row, start: str, end: str) -> None:
    """Let the bookings of a session follow it inside a deed that moves all of it so many minutes earlier or later.

    When it only begins later, or ends earlier, they stay: most still have their slot.
    """
    shift = _minute(start) - _minute(before["start"])
    if not shift or shift != _minute(end) - _minute(before["end"]):
        return
    held = bookings.held_by(it.store, before["id"])
    for row in sorted(held, key=lambda row: row["start"], reverse=shift > 0):  # no two ever stand on the same slot
        at = max(0, min(_minute(row["start"]) + shift, 24 * 60 - 1))
        it.update("booking", row["id"], {"start": f"{at // 60:02}:{at % 60:02}"})


def refuse_booked(store: Store, session: Row) -> None:
    """Raise Refused when a session that would be taken away altogether has bookings, or somebody has chosen it."""
    count = len(tables.find(store, "booking", session_id=session["id"]))
    if count:
        text = ngettext(
            "{day} has {count} booking and cannot be taken away.",
            "{day} has {count} bookings and cannot be taken away.",
            count,
        )
        day = day_text(datetime.fromisoformat(session["day"]).date())
        raise Refused(text.format(day=day, count=count), _("Cancel or move that session by itself."))
    count = len(tables.find(store, "enrolment_session", session_id=session["id"]))
    if count:
        text = ngettext(
            "{count} person has chosen {day}; it cannot be taken away.",
            "{count} persons have chosen {day}; it cannot be taken away.",
            count,
        )
        day = day_text(datetime.fromisoformat(session["day"]).date())
        raise Refused(text.format(day=day, count=count), _("Cancel or move that session by itself."))


def refuse_other_kind(store: Store, course: Course) -> None:
    """Raise Refused when guidance that has bookings to come would become something that is not booked."""
    count = bookings.count_ahead(store, course.id, clock.today())
    if count:
        text = ngettext(
            "{code} has {count} booking to come and has to stay booked guidance.",
            "{code} has {count} bookings to come and has to stay booked guidance.",
            count,
        )
        raise Refused(text.format(code=course.code, count=count), _("Move or cancel the bookings first."))


def _free_slot(
    store: Store, actor: Actor, session_id: int, start: time, leader_id: int | None, *, without: int = 0
) -> SlotRow:
    """Return the free slot at `start`; a booking that is being moved (`without`) does not stand in its own way."""
    rows = bookings.of_scope(store, actor, Scope(session_id=session_id))
    rows = [_as_if_gone(it, rows, without) for it in rows]
    mine = [it for it in rows if leader_id is None or it.leader_id == leader_id]
    found = next((it for it in mine if it.start == start and it.is_free), None)
    if found is not None:
        return found
    is_slot = any(it.is_slot and it.start == start for it in mine)
    said = _("{time} is taken.") if is_slot else _("{time} is not one of the slots.")
    raise Refused(said.format(time=time_text(start)), _free_words(mine or rows, start))


def _as_if_gone(it: SlotRow, every: Sequence[SlotRow], booking_id: int) -> SlotRow:
    """Return a row as it is when a booking is taken out of it."""
    if it.booking is not None and it.booking.id == booking_id:
        return replace(it, booking=None, end=it.end)
    if it.is_blocked:
        length = _length(it)
        others = [o.booking for o in every if o.booking and o.booking.id != booking_id and o.leader_id == it.leader_id]
        return replace(it, is_blocked=any(slots.overlaps(it.start, length, o.start, o.minutes) for o in others))
    return it


def _free_words(rows: Sequence[SlotRow], start: time) -> str:
    free = slots.nearest((it.start for it in rows if it.is_free), start, _NEAR)
    if not free:
        return _("Nothing is free that day. The next free slot: `kursverkstad next-slot`.")
    return _("Free: {times}.").format(times=", ".join(map(time_text, free)))


def _held(slot: SlotRow) -> dict[str, object]:
    return {"leader_id": slot.leader_id, "start": f"{slot.start:%H:%M}", "minutes": _length(slot)}


def _length(slot: SlotRow) -> int:
    return (slot.end.hour - slot.start.hour) * 60 + slot.end.minute - slot.start.minute


def _values(draft: BookingDraft) -> dict[str, object]:
    texts = {name: kept(getattr(draft, name)) for name in ("name", "contact", "topic", "notes")}
    return {"person_id": draft.person_id, **texts}


def _load(store: Store, actor: Actor, session_id: int) -> tuple[Course, Row]:
    session = _session(store, session_id)
    course = courses.get(store, session["course_id"])
    rights.require(actor, rights.Right.ENROL, courses.organisation_ids(course))
    if course.kind is not CourseKind.GUIDANCE:
        text = _("{code} is not booked by the slot.")
        raise Refused(text.format(code=course.code), _("Its kind has to be booked guidance."))
    return course, session


def _session(store: Store, session_id: int) -> Row:
    row = tables.first(store, "session", id=session_id)
    if row is None:
        raise NotFound(_("The session no longer exists."))
    return row


def _booking(store: Store, booking_id: int) -> Row:
    row = tables.first(store, "booking", id=booking_id)
    if row is None:
        raise NotFound(_("The booking no longer exists."))
    return row


def _refuse_cancelled(session: Row) -> None:
    if session["is_cancelled"]:
        raise Refused(_("The session on {day} is cancelled.").format(day=session["day"]))


def _refuse_done(booking: Row) -> None:
    if booking["status"] == BookingStatus.CANCELLED:
        raise Refused(_("The booking is cancelled."))
    if booking["status"] != BookingStatus.BOOKED:
        raise Refused(_("The booking is over and done with."), _("Take the note of what came of it back first."))


def _refuse_early(session: Row, booking: Row) -> None:
    if clock.now() < datetime.fromisoformat(f"{session['day']}T{booking['start']}"):
        raise Refused(_("{at} has not been yet.").format(at=_at(session, _clock(booking))))


def _who(store: Store, booking: Row) -> str:
    if booking["person_id"] is not None:
        return people.name_of(store, booking["person_id"])
    return str(booking["name"]) or _("without a name")


def _clock(booking: Row) -> time:
    return time.fromisoformat(booking["start"])


def _at(session: Row, start: time) -> str:
    return f"{day_text(datetime.fromisoformat(session['day']).date())} {time_text(start)}"


def _minute(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:5])

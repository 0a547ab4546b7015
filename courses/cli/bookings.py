"""Commands that book a slot of guidance, move a booking, cancel it, and note what came of it."""

from __future__ import annotations

from datetime import time

from courses import clock, labels
from courses.actions import bookings as deeds
from courses.cli import find, out, shapes
from courses.cli.office import Office
from courses.cli.parts import JSON, Argument, argument, command, course_argument, option, session_argument
from courses.cli.values import BOOKING_STATUS, TIME
from courses.dates import day_text, span_text, time_text
from courses.errors import Invalid, NotFound
from courses.i18n import _
from courses.model import Actor, Booking, BookingStatus, Session, SlotRow
from courses.store import Store, bookings, courses, people
from courses.store.bookings import Scope


def _time_argument(name: str = "at") -> Argument:
    return argument(name, lambda: _("TIME"), lambda: _("When the slot begins: 13, 1330, 13.30."), type=TIME)


_GUIDE = option(
    "--guide",
    label=lambda: _("NAME"),
    words=lambda: _("With which guide: name or signature; else the first who is free, or the only one booked."),
)


@command(
    "book",
    lambda: _("Book a slot: for a name, for somebody in the register with --person, or without a name."),
    [
        course_argument(),
        session_argument(),
        _time_argument(),
        argument("name", lambda: _("NAME"), lambda: _("Who comes; nothing: without a name."), required=False),
        option("--person", label=lambda: _("PERSON"), words=lambda: _("Somebody in the register instead of a name.")),
        option(
            "--contact",
            default="",
            label=lambda: _("WORDS"),
            words=lambda: _("A phone number or address to reach them."),
        ),
        option("--topic", default="", label=lambda: _("WORDS"), words=lambda: _("What they want help with.")),
        option("--notes", default="", label=lambda: _("WORDS"), words=lambda: _("Notes on the booking.")),
        _GUIDE,
        JSON,
    ],
)
def book(
    office: Office,
    *,
    code: str,
    session: str,
    at: time,
    name: str | None,
    person: str | None,
    guide: str | None,
    as_json: bool,
    **texts: str,
) -> None:
    """Book a slot."""
    with office.library() as store:
        meeting = find.session(store, courses.by_code(store, code).id, session, clock.now())
        draft = deeds.BookingDraft(
            person_id=people.find(store, office.actor, person).id if person is not None else None,
            name=name or "",
            **texts,
        )
        leader_id = find.leader(store, guide).id if guide is not None else None
        made = deeds.book(store, office.actor, meeting.id, at, draft, leader_id=leader_id)
        row = _row_of(store, office.actor, made)
    _tell(row, _("Booked: {slot}"), as_json=as_json)


@command(
    "move-booking",
    lambda: _("Move a booking to another free slot, of the same course or, with --to-course, of another."),
    [
        course_argument(),
        session_argument(),
        _time_argument(),
        argument("to_session", lambda: _("SESSION"), lambda: _("The session it is moved to: its number or date.")),
        _time_argument("to_at"),
        option("--to-course", label=lambda: _("COURSE"), words=lambda: _("The course it is moved to; else the same.")),
        option("--to-guide", label=lambda: _("NAME"), words=lambda: _("The guide it is moved to; else who is free.")),
        _GUIDE,
        JSON,
    ],
)
def move_booking(
    office: Office,
    *,
    code: str,
    session: str,
    at: time,
    to_session: str,
    to_at: time,
    to_course: str | None,
    to_guide: str | None,
    guide: str | None,
    as_json: bool,
) -> None:
    """Move a booking."""
    with office.library() as store:
        booking = _find(store, office.actor, code, session, at, guide)
        target = find.session(
            store, courses.by_code(store, code if to_course is None else to_course).id, to_session, clock.now()
        )
        leader_id = find.leader(store, to_guide).id if to_guide is not None else None
        moved = deeds.move(store, office.actor, booking.id, target.id, to_at, leader_id=leader_id)
        row = _row_of(store, office.actor, moved)
    _tell(row, _("Moved to {slot}"), as_json=as_json)


@command(
    "cancel-booking",
    lambda: _("Cancel a booking; the slot is free again."),
    [
        course_argument(),
        session_argument(),
        _time_argument(),
        option("--reason", default="", label=lambda: _("WORDS"), words=lambda: _("Why, in a few words.")),
        _GUIDE,
    ],
)
def cancel_booking(office: Office, *, code: str, session: str, at: time, reason: str, guide: str | None) -> None:
    """Cancel a booking."""
    with office.library() as store:
        booking = _find(store, office.actor, code, session, at, guide)
        row = _row_of(store, office.actor, booking)
        deeds.cancel(store, office.actor, booking.id, reason=reason)
    out.say(_("Cancelled: {slot}").format(slot=_words(row)))


@command(
    "note-booking",
    lambda: _("Note what came of a booking: held, no-show; booked takes it back."),
    [
        course_argument(),
        session_argument(),
        _time_argument(),
        argument(
            "status", lambda: _("STATUS"), lambda: _("held, no-show, or booked to take it back."), type=BOOKING_STATUS
        ),
        _GUIDE,
        JSON,
    ],
)
def note_booking(
    office: Office, *, code: str, session: str, at: time, status: BookingStatus, guide: str | None, as_json: bool
) -> None:
    """Note what came of a booking."""
    with office.library() as store:
        booking = _find(store, office.actor, code, session, at, guide)
        deeds.note(store, office.actor, booking.id, status)
        row = _row_of(store, office.actor, booking)
    _tell(row, labels.booking_status(status) + ": {slot}", as_json=as_json)


def _find(store: Store, actor: Actor, code: str, session: str, at: time, guide: str | None) -> Booking:
    """Return the booking meant. Raises NotFound naming those of the day, Invalid when two guides have one then."""
    meeting = find.session(store, courses.by_code(store, code).id, session, clock.now())
    rows = [it for it in bookings.of_scope(store, actor, Scope(session_id=meeting.id)) if it.booking]
    leader_id = find.leader(store, guide).id if guide is not None else None
    meant = [it for it in rows if it.start == at and leader_id in (None, it.leader_id)]
    found = [it.booking for it in meant if it.booking]
    if not found:
        raise NotFound(_("Nothing is booked {at}.").format(at=_at(meeting, at)), _there_are(rows))
    if len(found) > 1:
        guides = ", ".join(it.guide for it in meant)
        raise Invalid(
            _("Several are booked {at}.").format(at=_at(meeting, at)), _("Give --guide: {names}.").format(names=guides)
        )
    return found[0]


def _there_are(rows: list[SlotRow]) -> str:
    times = ", ".join(dict.fromkeys(time_text(it.start) for it in rows))
    return _("Booked that day: {times}.").format(times=times) if times else ""


def _at(meeting: Session, at: time) -> str:
    return f"{day_text(meeting.day, clock.today())} {time_text(at)}"


def _row_of(store: Store, actor: Actor, booking: Booking) -> SlotRow:
    rows = bookings.of_scope(store, actor, Scope(session_id=booking.session_id), with_cancelled=True)
    return next(it for it in rows if it.booking is not None and it.booking.id == booking.id)


def _words(it: SlotRow) -> str:
    name = it.booking.name if it.booking else ""
    parts = (it.code, f"{day_text(it.day, clock.today())} {span_text(it.start, it.end)}", it.guide, name)
    return " · ".join(filter(None, parts))


def _tell(it: SlotRow, words: str, *, as_json: bool) -> None:
    if as_json:
        out.say_json(shapes.slot(it))
    else:
        out.say(words.format(slot=_words(it)))


COMMANDS = (book, move_booking, cancel_booking, note_booking)

"""What goes out of the program, as values, and the note in the journal when it is about one person.

Files are made of it in `exports`. A partner's contact gets the courses of their own organisation only.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from courses.i18n import _
from courses.model import Actor, Booking, BookingStatus, Course, CourseKind, Person, SessionStatus, SlotRow
from courses.model.outgoing import CalendarEvent, Scope
from courses.rules import rights
from courses.store import Store, bookings, courses, outgoing, people, tables
from courses.store.journal import deed


def events(store: Store, actor: Actor, scope: Scope, now: datetime) -> list[CalendarEvent]:
    """Return the sessions of a scope that `actor` may see, cancelled ones too, in order of time. Raises Refused."""
    _require(store, actor, scope)
    right = rights.Right.READ_FIGURES
    return [it for it in outgoing.events(store, scope, now) if rights.may(actor, right, it.organisation_ids)]


def calendar(store: Store, actor: Actor, scope: Scope, now: datetime) -> list[CalendarEvent]:
    """Return the meetings of a scope as a calendar has them: a leader's shifts, and all that is held in a room.

    Else as `events`. Raises Refused.
    """
    _require(store, actor, scope)
    right = rights.Right.READ_FIGURES
    return [it for it in outgoing.calendar(store, scope, now) if rights.may(actor, right, it.organisation_ids)]


def booked(store: Store, actor: Actor, scope: Scope, now: datetime) -> list[CalendarEvent]:
    """Return a guide's bookings as meetings, cancelled ones too, in order of time; without a word of who has booked.

    Only of a scope that is about one leader; of any other there are none. Raises Refused.
    """
    if scope.leader_id is None:
        return []
    of_session = {it.uid: it for it in events(store, actor, scope, now) if it.kind is CourseKind.GUIDANCE}
    wanted = bookings.Scope(course_id=scope.course_id, first=scope.first, last=scope.last)
    rows = bookings.of_scope(store, actor, wanted, with_cancelled=True) if of_session else []
    found = []
    for row in rows:
        session = tables.first(store, "session", id=row.session_id)
        whole = of_session.get(session["uid"]) if session else None
        if whole is not None and row.booking is not None and row.leader_id in (None, scope.leader_id):
            found.append(_booked(store, row, row.booking, whole))
    return found


def _booked(store: Store, row: SlotRow, booking: Booking, whole: CalendarEvent) -> CalendarEvent:
    """Return a booking as a meeting of its own inside the whole session."""
    sequence, changed_at = outgoing.booking_changes(store, booking.id)
    is_gone = row.is_cancelled or booking.status is BookingStatus.CANCELLED
    return replace(
        whole,
        uid=booking.uid,
        sequence=sequence + whole.sequence,
        changed_at=max(filter(None, (changed_at, whole.changed_at)), default=None),
        title=_("Booked slot"),
        about="",
        number=None,
        start=row.start,
        end=row.end,
        status=SessionStatus.CANCELLED if is_gone else SessionStatus.PLANNED,
    )


def courses_of(store: Store, actor: Actor, scope: Scope) -> list[Course]:
    """Return the courses of a scope that `actor` may see, in order of first date, then code. Raises Refused."""
    _require(store, actor, scope)
    found = [courses.get(store, course_id) for course_id in outgoing.course_ids(store, scope)]
    return [it for it in found if rights.may(actor, rights.Right.READ_FIGURES, courses.whose(store, it))]


def note_person(store: Store, actor: Actor, person_id: int) -> Person:
    """Note in the journal that a file about one person is made, and return the person, a protected one under alias."""
    person = people.get(store, actor, person_id)
    with deed(store, actor, _("Exported the sessions of {person}").format(person=person.name)) as it:
        it.note("person", person_id)
    return person


def _require(store: Store, actor: Actor, scope: Scope) -> None:
    rights.require(actor, rights.Right.READ_FIGURES)
    if scope.person_id is not None:
        rights.require(actor, rights.Right.READ_PEOPLE)
    if scope.course_id is not None:
        organisers = courses.whose(store, courses.get(store, scope.course_id))
        rights.require(actor, rights.Right.READ_FIGURES, organisers)

"""What is done with a slot of booked guidance: each asks what it has to, calls one action, and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from courses import dates, labels
from courses.i18n import _
from courses.model import Booking, BookingStatus, SlotRow
from courses.screens import booking_rows, doors
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.message import MessageDialog
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.dialogs.who import NAME, PERSON, WhoDialog
from courses.screens.guard import Guard
from courses.store import bookings, people
from courses.store.bookings import Scope
from courses.widgets.field import Field

_AHEAD = timedelta(days=120)
"""How far ahead a booking may be moved here."""


def open_slot(at: Guard, slot: SlotRow) -> None:
    """Book a slot that is free; choose what becomes of one that is booked; say why the others cannot be had."""
    if slot.booking is not None:
        _choose(at, slot, slot.booking)
    elif slot.is_free and slot.has_ended(at.desk.now()):
        question = Ask(_("{slot} has passed. Book it all the same?").format(slot=booking_rows.words(slot)), _("Book"))
        at.ask(question, lambda yes: _book(at, slot) if yes else None)
    elif slot.is_free:
        _book(at, slot)
    else:
        text = _("A booking of the same guide at another time reaches into this slot.")
        at.app.push_screen(MessageDialog(booking_rows.words(slot), text))


def _book(at: Guard, slot: SlotRow) -> None:
    """Ask who comes, then how to reach them and what about, then book."""

    def answer(key: str | None) -> None:
        if key is None:
            return
        if key.startswith(PERSON):
            person = people.get(at.desk.store, at.desk.actor, int(key.removeprefix(PERSON)))
            known = person.phone or person.email
            _ask_rest(at, slot, person.name, known, {"person_id": person.id})
        else:
            name = key.removeprefix(NAME) if key.startswith(NAME) else ""
            _ask_rest(at, slot, name or _("without a name"), "", {"name": name})

    at.ask(WhoDialog(_("Book {slot}").format(slot=booking_rows.words(slot))), answer)


def _ask_rest(at: Guard, slot: SlotRow, who: str, known: str, rest: dict[str, Any]) -> None:
    fields = (
        Field("contact", _("Contact"), value=known, hint=_("phone number or e-mail address")),
        Field("topic", _("Topic"), hint=_("for example: BankID on a new phone")),
    )

    def answer(given: dict[str, Any] | None) -> None:
        from courses.actions import bookings as deeds

        if given is None:
            return
        contact = "" if given["contact"] == known else given["contact"]  # the register’s own may change by then
        draft = deeds.BookingDraft(contact=contact, topic=given["topic"], **rest)
        desk = at.desk
        made = deeds.book(desk.store, desk.actor, slot.session_id, slot.start, draft, leader_id=slot.leader_id)
        when = f"{dates.day_text(slot.day)} {dates.time_text(made.start)}"
        is_named = "person_id" in rest or rest["name"]
        text = _("{who} is booked {when}.") if is_named else _("The slot is booked {when}, without a name.")
        at.wrote(text.format(who=who, when=when))

    at.ask(Prompt(f"{booking_rows.words(slot)}: {who}", fields, _("Book")), answer)


def _choose(at: Guard, slot: SlotRow, booking: Booking) -> None:
    """Let what becomes of a booking be chosen."""
    deeds = _deeds(at, slot, booking)
    parts = (booking.name or _("without a name"), booking.contact, booking.topic, booking.notes)
    heading = f"{booking_rows.words(slot)}: " + " · ".join(part for part in parts if part)

    def answer(key: str | None) -> None:
        if key is not None:
            deeds[key][1]()

    at.ask(Pick(heading, [(key, word) for key, (word, _deed) in deeds.items()]), answer)


def _deeds(at: Guard, slot: SlotRow, booking: Booking) -> dict[str, tuple[str, Callable[[], None]]]:
    """Return what can be done with a booking, by key: the word, and the deed."""
    found: dict[str, tuple[str, Callable[[], None]]] = {}
    if booking.status is BookingStatus.BOOKED:
        if slot.begins <= at.desk.now() and not slot.is_cancelled:
            for status in (BookingStatus.HELD, BookingStatus.NO_SHOW):
                found[status.value] = (labels.booking_status(status), partial(_note, at, booking, status))
        found["move"] = ("→ " + _("Move to another slot"), partial(_move, at, slot, booking))
        found["cancel"] = ("✗ " + _("Cancel the booking"), partial(_cancel, at, slot, booking))
    else:
        word = "● " + _("Take the note back: booked")
        found["back"] = (word, partial(_note, at, booking, BookingStatus.BOOKED))
    if booking.person_id is not None:
        found["person"] = (
            _("Open {name}").format(name=booking.name),
            partial(doors.open_person, at, booking.person_id),
        )
    return found


def _note(at: Guard, booking: Booking, status: BookingStatus) -> None:
    from courses.actions import bookings as deeds

    deeds.note(at.desk.store, at.desk.actor, booking.id, status)
    name = booking.name or _("without a name")
    at.wrote(f"{dates.time_text(booking.start)} {name}: {labels.booking_status(status)}")


def _move(at: Guard, slot: SlotRow, booking: Booking) -> None:
    """Let a free slot be picked, those of the same course first, then move the booking there."""
    desk = at.desk
    now = desk.now()
    every = bookings.of_scope(desk.store, desk.actor, Scope(first=now.date(), last=now.date() + _AHEAD))
    free = [it for it in every if it.is_free and it.begins >= now]
    free.sort(key=lambda it: (it.course_id != slot.course_id, it.begins))
    by_key = {booking_rows.key(it): it for it in free}

    def answer(key: str | None) -> None:
        from courses.actions import bookings as deeds

        if key is not None:
            to = by_key[key]
            deeds.move(desk.store, desk.actor, booking.id, to.session_id, to.start, leader_id=to.leader_id)
            at.wrote(_("{who} is moved to {slot}.").format(who=booking.name, slot=booking_rows.words(to)))

    things = [(key, f"{booking_rows.words(it)} · {it.code}") for key, it in by_key.items()]
    heading = _("Move {who} from {slot} to").format(who=booking.name, slot=booking_rows.words(slot))
    at.ask(Pick(heading, things), answer)


def _cancel(at: Guard, slot: SlotRow, booking: Booking) -> None:
    """Ask for a reason, then cancel the booking."""

    def answer(given: dict[str, Any] | None) -> None:
        from courses.actions import bookings as deeds

        if given is not None:
            deeds.cancel(at.desk.store, at.desk.actor, booking.id, reason=given["reason"])
            at.wrote(_("The booking {slot} is cancelled.").format(slot=booking_rows.words(slot)))

    name = booking.name or _("without a name")
    heading = _("Cancel the booking {slot}: {who}?").format(slot=booking_rows.words(slot), who=name)
    reason = Field("reason", _("Reason"), hint=_("for example: rang and is ill"))
    at.ask(Prompt(heading, (reason,), _("Cancel the booking")), answer)

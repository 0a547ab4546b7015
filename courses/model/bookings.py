"""Booked guidance: the slots that a guide can be booked at, and who has booked which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class BookingStatus(StrEnum):
    """Where a booking stands."""

    BOOKED = "BOOKED"
    HELD = "HELD"
    """The guidance was given."""
    NO_SHOW = "NO_SHOW"
    """Nobody came."""
    CANCELLED = "CANCELLED"
    """The slot is free again."""


@dataclass(frozen=True, slots=True)
class Booking:
    """A slot that somebody has booked, as it may be shown."""

    id: int
    uid: str
    session_id: int
    leader_id: int | None
    """The guide it was booked with; None: whoever is there."""
    start: time
    minutes: int
    status: BookingStatus
    person_id: int | None = None
    """None: not in the register."""
    person: str = ""
    """The person's key; empty: not in the register."""
    name: str = ""
    """The alias of a protected person; empty: nobody gave a name, or the reader may not see it."""
    contact: str = ""
    """A phone number or address to reach them at; empty for a protected person."""
    topic: str = ""
    booked_on: date | None = None
    notes: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A guide's slot on a day, or a booking that lies outside the slots."""

    session_id: int
    course_id: int
    code: str
    title: str
    """The course's."""
    day: date
    start: time
    end: time
    leader_id: int | None
    """None: whoever is there."""
    guide: str
    """The guide's name; empty: nobody is named."""
    place: str
    room: str
    booking: Booking | None = None
    is_slot: bool = True
    """Whether it is one of the slots; False: a booking that has come to lie outside them."""
    is_blocked: bool = False
    """Whether a booking of the same guide at another time reaches into it."""
    is_cancelled: bool = False
    """Whether the session is cancelled: its bookings are to be moved or cancelled."""

    @property
    def is_free(self) -> bool:
        """Whether it can be booked."""
        return self.is_slot and self.booking is None and not self.is_blocked and not self.is_cancelled

    @property
    def begins(self) -> datetime:
        """When it begins, local time."""
        return datetime.combine(self.day, self.start)

    def has_ended(self, now: datetime) -> bool:
        """Return whether it is over at `now`, local time."""
        return datetime.combine(self.day, self.end) <= now


@dataclass(frozen=True, slots=True)
class NextSlot:
    """A free slot that fits a wish, and why."""

    slot: SlotRow
    reasons: tuple[str, ...] = ()
    """What speaks for the guide: skills and languages, in words."""

"""Calls to people: what they were about, what came of them, and the rows of a list of those to call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from courses.model.absences import Missed
from courses.model.kinds import ContactWay, EnrolmentStatus


class CallAbout(StrEnum):
    """What somebody is called about."""

    CONFIRM = "CONFIRM"
    """Whether they come, the week before the first session."""
    OFFER = "OFFER"
    """A seat that is kept for them until they have answered."""
    TELL = "TELL"
    """That they have got a seat from the waiting list, or that what they were interested in has opened."""
    MISSED = "MISSED"
    """That they were missed: sessions in a row, or the first one."""
    OTHER = "OTHER"


class CallResult(StrEnum):
    """What came of a call."""

    REACHED = "REACHED"
    """Spoke with them; nothing was decided."""
    COMES = "COMES"
    DECLINES = "DECLINES"
    NO_ANSWER = "NO_ANSWER"


@dataclass(frozen=True, slots=True)
class Call:
    """One call, as it was noted."""

    id: int
    person_id: int
    course_id: int | None
    about: CallAbout
    at: datetime
    """Naive local time."""
    result: CallResult
    notes: str = ""
    """What they said."""
    actor: str = ""
    """Who called."""


@dataclass(frozen=True, slots=True)
class CallRow:
    """Somebody on a call list."""

    course_id: int
    code: str
    title: str
    first_date: date | None
    """Of the course's sessions that are not cancelled."""
    person_id: int
    person: str
    """The person's key."""
    name: str
    """The alias of a protected person, who has no number here."""
    is_protected: bool
    about: CallAbout
    way: ContactWay
    """How they want to be reached, else what is known of them allows."""
    status: EnrolmentStatus
    queued_at: datetime | None
    """When they joined the line."""
    version: int
    """Of the enrolment, as it was read."""
    address: str = ""
    """The number or e-mail address; empty for a letter and at the desk."""
    needs: str = ""
    party: str = ""
    """Who they come with, as it was said."""
    offer_until: datetime | None = None
    is_promoted: bool = False
    """Whether the seat came from the waiting list."""
    says: str = ""
    """What is to be said to them besides: a message that goes by phone."""
    missed: Missed | None = None
    """What they missed, when that is what they are called about."""
    calls: tuple[Call, ...] = ()
    """Those that count here, newest first: of this round, or since the seat was offered or given."""

    @property
    def last(self) -> Call | None:
        """The last call that counts here."""
        return self.calls[0] if self.calls else None

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to ask."""
        if self.last is not None and self.last.result in (CallResult.COMES, CallResult.DECLINES):
            return True
        if self.about in (CallAbout.TELL, CallAbout.MISSED):
            return self.last is not None and self.last.result is CallResult.REACHED
        return self.about is CallAbout.CONFIRM and self.status is not EnrolmentStatus.ENROLLED


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round of calls has come."""

    total: int
    called: int
    """At least once, or settled without a call."""
    coming: int
    declined: int
    unanswered: int
    """Called in vain so far."""

    @property
    def left(self) -> int:
        """How many have not been called, or not answered."""
        return self.total - self.coming - self.declined


@dataclass(frozen=True, slots=True)
class CallList:
    """Those to call, and how far it has come."""

    rows: tuple[CallRow, ...]
    """Those to call first, then those to be reached in other ways, then those that are done."""
    progress: Progress


@dataclass(frozen=True, slots=True)
class CallPaperRow:
    """A person on a printed call list."""

    number: int
    name: str
    reach: str
    """The number, large; else how they are reached instead."""
    is_phone: bool
    errand: str
    """What to say: "comes?", "is offered a seat until …"."""
    course: str
    """Empty where the list is of one course."""
    facts: str
    """Needs and company."""
    last: str
    """What came of the last call."""


@dataclass(frozen=True, slots=True)
class CallListPaper:
    """A call list on paper, to tick off and key back."""

    number: str
    library: str
    title: str
    progress: str
    rows: tuple[CallPaperRow, ...]
    printed_on: date

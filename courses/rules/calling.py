"""Who is called, in which order and how, and how far a round has come. Pure: knows no clock and no database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from courses.model import EnrolmentEvent, EnrolmentStatus, Person
from courses.model.calling import CallAbout, CallList, CallResult, CallRow, Progress
from courses.model.kinds import ContactWay
from courses.rules import reaching
from courses.rules.reaching import Contact, Reached

_ANY_TIME = datetime(9999, 12, 31)  # noqa: DTZ001 naive local time, as all here
_URGENCY = {CallAbout.OFFER: 0, CallAbout.TELL: 1, CallAbout.CONFIRM: 2, CallAbout.MISSED: 2, CallAbout.OTHER: 3}
"""An offer runs out, and who has got a seat does not know of it yet; the others can wait for their turn."""
EVENTS: dict[tuple[EnrolmentStatus, CallResult], EnrolmentEvent] = {
    (EnrolmentStatus.OFFERED, CallResult.COMES): EnrolmentEvent.ACCEPT,
    (EnrolmentStatus.OFFERED, CallResult.DECLINES): EnrolmentEvent.DECLINE,
    (EnrolmentStatus.ENROLLED, CallResult.COMES): EnrolmentEvent.CONFIRM,
    (EnrolmentStatus.ENROLLED, CallResult.DECLINES): EnrolmentEvent.CANCEL,
    (EnrolmentStatus.CONFIRMED, CallResult.DECLINES): EnrolmentEvent.CANCEL,
    (EnrolmentStatus.WAITING, CallResult.DECLINES): EnrolmentEvent.CANCEL,
    (EnrolmentStatus.INTEREST, CallResult.COMES): EnrolmentEvent.ENROL,
    (EnrolmentStatus.INTEREST, CallResult.DECLINES): EnrolmentEvent.CANCEL,
}
"""What an answer does to an enrolment, by where the person stands; what is not here only stands on the log of calls."""


def reach(it: Person) -> Reached:
    """Return how somebody on a call list is reached: as they asked, else by phone where a number is known.

    A protected person is never called or written to from a list: they ask at the desk.
    """
    known = Contact(
        it.contact,
        tuple(filter(None, (it.phone, it.other_phone))),
        tuple(filter(None, (it.email, it.other_email))),
        bool(it.address),
        it.is_protected,
    )
    return reaching.reach(known, None if it.contact else ContactWay.PHONE)


def is_in_round(first: date | None, begins: datetime | None, now: datetime, days_before: int) -> bool:
    """Return whether places are confirmed now: from `days_before` days before the first session until it begins."""
    if first is None or begins is None:
        return False
    return now < begins and first - timedelta(days=days_before) <= now.date()


def listed(rows: Iterable[CallRow]) -> CallList:
    """Return rows in the order to be called, with how far it has come.

    First those to be phoned, then those to be reached otherwise, last those that are done. Within each, what is urgent
    comes first, then those not called yet in the order that they joined the line, then the others, the one called
    longest ago first.
    """
    every = sorted(rows, key=_order)
    return CallList(tuple(every), progress(every))


def _order(row: CallRow) -> tuple[bool, bool, bool, int, datetime, datetime, str, int]:
    tried = row.last.at if row.last else datetime.min  # noqa: DTZ901 naive local time, as all here
    return (
        row.is_done,
        row.way is not ContactWay.PHONE,
        row.last is not None and not row.is_done,
        _URGENCY[row.about],
        tried,
        row.queued_at or _ANY_TIME,
        row.code,
        row.person_id,
    )


def progress(rows: Iterable[CallRow]) -> Progress:
    """Return how far a round has come."""
    every = list(rows)
    coming = [it for it in every if it.is_done and not _declined(it)]
    declined = [it for it in every if _declined(it)]
    left = [it for it in every if not it.is_done]
    return Progress(
        total=len(every),
        called=len(every) - sum(1 for it in left if it.last is None),
        coming=len(coming),
        declined=len(declined),
        unanswered=sum(1 for it in left if it.last is not None and it.last.result is CallResult.NO_ANSWER),
    )


def _declined(row: CallRow) -> bool:
    return row.last is not None and row.last.result is CallResult.DECLINES

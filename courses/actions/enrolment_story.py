"""What has happened to somebody's enrolment in a course, a sentence for each step, from the log. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from courses.dates import day_text, time_text
from courses.i18n import _
from courses.model import Actor, EnrolmentEvent, EnrolmentStatus
from courses.rules import rights
from courses.store import Store, courses, rows, tables
from courses.store.connection import Row


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to an enrolment."""

    at: datetime
    """Naive local time."""
    event: EnrolmentEvent
    is_accepted: bool
    outcome: str
    """Where the person stood afterwards, as in `EnrolmentStatus`; empty: nowhere."""
    channel: str
    reason: str
    """Why, or notes, as it was said."""
    actor: str
    text: str
    """All of it in words, without when."""


def story(store: Store, actor: Actor, course_id: int, person_id: int) -> list[Step]:
    """Return what has happened to a person's enrolment in a course, the first first; what was refused too."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.READ_DETAILS, courses.organisation_ids(course))
    found = tables.find(store, "enrolment_event", order="at, id", course_id=course_id, person_id=person_id)
    return [_step(row) for row in found]


def _step(row: Row) -> Step:
    return Step(
        at=rows.moment(row["at"]),
        event=EnrolmentEvent(row["event"]),
        is_accepted=bool(row["is_accepted"]),
        outcome=row["outcome"],
        channel=row["channel"],
        reason=row["notes"],
        actor=row["actor"],
        text=_words(row),
    )


def _words(row: Row) -> str:
    told = [_what(row), _refused(row) if not row["is_accepted"] else ""]
    told += [_("through {channel}").format(channel=row["channel"]) if row["channel"] else "", row["notes"]]
    told += [_("with {people}").format(people=row["party"]) if row["party"] else "", row["source"], row["actor"]]
    return " · ".join(part for part in told if part)


def _what(row: Row) -> str:
    event, outcome = EnrolmentEvent(row["event"]), row["outcome"]
    if event is EnrolmentEvent.ENROL and row["is_accepted"]:
        return (
            _("Enrolled: put on the waiting list") if outcome == EnrolmentStatus.WAITING else _("Enrolled: got a seat")
        )
    if event is EnrolmentEvent.OFFER and row["until"]:
        until = rows.moment(row["until"])
        return _("Offered a seat until {day} {time}").format(day=day_text(until.date()), time=time_text(until.time()))
    if event is EnrolmentEvent.CANCEL and outcome == EnrolmentStatus.DROPPED_OUT:
        return _("Cancelled late, and so dropped out")
    return {
        EnrolmentEvent.INTEREST: _("Said to be interested"),
        EnrolmentEvent.ENROL: _("Asked to be enrolled"),
        EnrolmentEvent.OFFER: _("Offered a seat"),
        EnrolmentEvent.ACCEPT: _("Took the seat offered"),
        EnrolmentEvent.DECLINE: _("Did not want the seat offered"),
        EnrolmentEvent.EXPIRE: _("The offer ran out"),
        EnrolmentEvent.CONFIRM: _("Said to come"),
        EnrolmentEvent.CANCEL: _("Cancelled"),
        EnrolmentEvent.DROP_OUT: _("Dropped out"),
        EnrolmentEvent.TRANSFER: _("Went to another course"),
        EnrolmentEvent.NO_SHOW: _("Never came"),
        EnrolmentEvent.CHOOSE: _("Chose other sessions"),
        EnrolmentEvent.PRIORITIZE: _("Goes before others") if row["priority"] else _("Goes before others no longer"),
    }[event]


def _refused(row: Row) -> str:
    return _("refused: {reason}").format(reason=row["refusal"]) if row["refusal"] else _("refused")

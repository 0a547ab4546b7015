"""What an event on a course's log led to, as the row is told that it came from."""

from __future__ import annotations

from typing import Final

from courses.actions.enrolment_log import LogEvent
from courses.imports.match_report import Led
from courses.model import SEATED, EnrolmentEvent, EnrolmentStatus
from courses.rules.line import Result

_BY_STATUS: Final = {
    EnrolmentStatus.INTEREST: Led.INTEREST,
    EnrolmentStatus.OFFERED: Led.OFFERED,
    EnrolmentStatus.CONFIRMED: Led.CONFIRMED,
    EnrolmentStatus.TRANSFERRED: Led.TRANSFERRED,
    EnrolmentStatus.NO_SHOW: Led.NO_SHOW,
    EnrolmentStatus.DROPPED_OUT: Led.DROPPED_OUT,
    EnrolmentStatus.ENROLLED: Led.SEAT,
}
_HERE: Final = SEATED | {EnrolmentStatus.WAITING, EnrolmentStatus.OFFERED}


def led_to(event: LogEvent, result: Result, *, is_party: bool) -> Led:
    """Return what an event led to; `is_party`: it was dealt with together with others."""
    if not result.is_accepted:
        return _refused(event, result)
    if result.status is EnrolmentStatus.WAITING:
        return Led.PARTY_WAITING if is_party else Led.WAITING
    if result.status is EnrolmentStatus.CANCELLED:
        return Led.SEAT_FREE if result.was in SEATED | {EnrolmentStatus.OFFERED} else Led.STRUCK
    return _BY_STATUS.get(result.status, Led.REFUSED) if result.status else Led.REFUSED


def _refused(event: LogEvent, result: Result) -> Led:
    if event.event is EnrolmentEvent.ENROL and result.status in _HERE:
        return Led.ALREADY
    if event.event is EnrolmentEvent.INTEREST and result.status in _HERE:
        return Led.ALREADY
    return Led.NOT_ENROLLED if result.status is None else Led.REFUSED

"""What two persons have in the same course becomes one's: enrolments, log, marks, certificates, interest. Inside a deed.

The better enrolment stays: a seat before a place in the queue, that before having left. Of two of a kind the one in a party
stays, so that the party is not parted, else the earlier. Then the log is played again, so that a seat that is freed goes to
the first in line. Of two marks the one that says most of being there stays, of two certificates the one issued first.
"""

from __future__ import annotations

from courses import enrolment_labels, labels
from courses.actions import enrolment_log
from courses.dates import day_text
from courses.i18n import _
from courses.model import HOLDING, EnrolmentStatus, Mark
from courses.store import rows, tables
from courses.store.connection import Row
from courses.store.journal import Deed

_BEST = (
    EnrolmentStatus.CONFIRMED,
    EnrolmentStatus.ENROLLED,
    EnrolmentStatus.OFFERED,
    EnrolmentStatus.WAITING,
    EnrolmentStatus.DROPPED_OUT,
    EnrolmentStatus.NO_SHOW,
    EnrolmentStatus.INTEREST,
    EnrolmentStatus.TRANSFERRED,
    EnrolmentStatus.CANCELLED,
)
"""Which of two enrolments stays."""
_MARKS = (Mark.PRESENT, Mark.LATE, Mark.LEFT_EARLY, Mark.EXCUSED, Mark.ABSENT)
"""Which of two marks stays."""


class _Otherwise(Exception):
    """Playing the log again would change more than it should."""


def enrolments_in(it: Deed, keep_id: int, drop_id: int) -> list[str]:
    """Give the one all enrolments of the other, and return in words what was in both and who got a seat by it."""
    mine = {row["course_id"]: row for row in tables.find(it.store, "enrolment", person_id=keep_id)}
    told: list[str] = []
    for row in tables.find(it.store, "enrolment", person_id=drop_id):
        own = mine.get(row["course_id"])
        if own is None:
            it.update("enrolment", row["id"], {"person_id": keep_id})
        else:
            told += _one_enrolment(it, own, row)
    for event in tables.find(it.store, "enrolment_event", person_id=drop_id):
        it.update("enrolment_event", event["id"], {"person_id": keep_id})
    return told


def _one_enrolment(it: Deed, own: Row, other: Row) -> list[str]:
    """Make one of two enrolments in a course; its log says nothing of the one that goes, unless that leads to the same."""
    keep_id, course_id = own["person_id"], own["course_id"]
    stays, goes = sorted((own, other), key=lambda row: _rank(it, row))
    code = tables.find(it.store, "course", id=course_id)[0]["code"]
    said = _("{code}: both are in it. What stays: {stays}. What goes: {goes}.")
    told = [said.format(code=code, stays=_standing(stays), goes=_standing(goes))]
    it.delete("enrolment", goes["id"])
    it.update("enrolment", stays["id"], {"person_id": keep_id})
    log = {row["id"]: row["person_id"] for row in _log(it, course_id, (own["person_id"], other["person_id"]))}
    moved = _with_whole_log(it, stays, keep_id, log)
    if moved is None:
        moved = _without_log_of(it, stays, goes["person_id"], keep_id, log)
    lucky = [one.person_id for one in moved if one.becomes in HOLDING and one.was not in HOLDING]
    names = ", ".join(rows.person(row).name for row in (it.row("person", who) for who in lucky) if row)
    return told + ([_("{people} got a seat").format(people=names) + "."] if names else [])


def _rank(it: Deed, row: Row) -> tuple[int, bool, str, int]:
    in_party = row["party_no"] is not None and (
        len(tables.find(it.store, "enrolment", course_id=row["course_id"], party_no=row["party_no"])) > 1
    )
    return _BEST.index(row["status"]), not in_party, row["queued_at"] or row["since"], row["id"]


def _standing(row: Row) -> str:
    return enrolment_labels.enrolment_status(EnrolmentStatus(row["status"]), row["position"])


def _log(it: Deed, course_id: int, people: tuple[int, int]) -> list[Row]:
    return [
        row for who in people for row in tables.find(it.store, "enrolment_event", course_id=course_id, person_id=who)
    ]


def _with_whole_log(it: Deed, stays: Row, keep_id: int, log: dict[int, int]) -> list[enrolment_log.Moved] | None:
    """Let the one have all that the log says of both, if that leads to the enrolment that stays; else None."""
    try:
        with it.attempt():
            for event_id in log:
                it.update("enrolment_event", event_id, {"person_id": keep_id})
            return _played(it, stays, keep_id)
    except _Otherwise:
        return None


def _without_log_of(it: Deed, stays: Row, gone_id: int, keep_id: int, log: dict[int, int]) -> list[enrolment_log.Moved]:
    """Take what led to the enrolment that goes off the log; where even that changes too much, leave everybody in place."""
    for event_id, who in log.items():
        if who == gone_id:
            it.delete("enrolment_event", event_id)
        else:
            it.update("enrolment_event", event_id, {"person_id": keep_id})
    try:
        with it.attempt():
            return _played(it, stays, keep_id)
    except _Otherwise:
        _number(it, stays["course_id"])
        enrolment_log.fill_in(it, stays["course_id"])
        return []


def _played(it: Deed, stays: Row, keep_id: int) -> list[enrolment_log.Moved]:
    """Play the log again and return who else stands otherwise.

    Raises _Otherwise when the one does not stand where they should, or somebody would lose a seat.
    """
    moved = enrolment_log.play_again_in(it, stays["course_id"])
    now = tables.first(it.store, "enrolment", course_id=stays["course_id"], person_id=keep_id)
    others = [one for one in moved if one.person_id != keep_id]
    is_kept = now is not None and _BEST.index(now["status"]) <= _BEST.index(stays["status"])
    if not is_kept or now is None or (now["party_no"] is None) != (stays["party_no"] is None):
        raise _Otherwise
    if any(one.was in HOLDING and one.becomes not in HOLDING for one in others):
        raise _Otherwise
    return others


def _number(it: Deed, course_id: int) -> None:
    waiting = tables.find(it.store, "enrolment", order="position, id", course_id=course_id, status="WAITING")
    for place, row in enumerate(waiting, 1):
        it.update("enrolment", row["id"], {"position": place})


def marks_in(it: Deed, keep_id: int, drop_id: int) -> list[str]:
    """Give the one all marks of the other, and return in words where both had one."""
    mine = {row["session_id"]: row for row in tables.find(it.store, "attendance_mark", person_id=keep_id)}
    told: list[str] = []
    for row in tables.find(it.store, "attendance_mark", person_id=drop_id):
        own = mine.get(row["session_id"])
        if own is not None:
            stays, goes = sorted((own, row), key=lambda mark: _MARKS.index(mark["mark"]))
            told += _two_marks(it, stays, goes)
            it.delete("attendance_mark", goes["id"])
            row = stays
        it.update("attendance_mark", row["id"], {"person_id": keep_id})
    return told


def _two_marks(it: Deed, stays: Row, goes: Row) -> list[str]:
    if stays["mark"] == goes["mark"]:
        return []
    session = rows.day(tables.find(it.store, "session", id=stays["session_id"])[0]["day"])
    said = _("{day}: both are marked. What stays: {stays}. What goes: {goes}.")
    words = {name: labels.mark(Mark(row["mark"])) for name, row in (("stays", stays), ("goes", goes))}
    return [said.format(day=day_text(session) if session else "", **words)]


def certificates_in(it: Deed, keep_id: int, drop_id: int) -> list[str]:
    """Give the one all certificates of the other, and return in words where both had one."""
    mine = {row["course_id"]: row for row in tables.find(it.store, "certificate", person_id=keep_id)}
    told: list[str] = []
    for row in tables.find(it.store, "certificate", person_id=drop_id):
        own = mine.get(row["course_id"])
        if own is not None:
            stays, goes = sorted((own, row), key=lambda one: (one["issued_on"], one["number"]))
            said = _("Both have a certificate for one course: {stays} stays, {goes} no longer holds.")
            told.append(said.format(stays=stays["number"], goes=goes["number"]))
            it.delete("certificate", goes["id"])
            row = stays
        it.update("certificate", row["id"], {"person_id": keep_id})
    return told


def interest_in(it: Deed, keep_id: int, drop_id: int) -> list[str]:
    """Give the one what the other is interested in; of the same thing twice the earlier stays."""
    mine = {_wish(row): row for row in tables.find(it.store, "interest", person_id=keep_id)}
    told: list[str] = []
    for row in tables.find(it.store, "interest", person_id=drop_id):
        own = mine.get(_wish(row))
        if own is not None and row["closed_at"] is None:
            row, goes = sorted((own, row), key=lambda one: (one["since"], one["id"]))
            told.append(_("Both are interested in {topic}: the earlier stays.").format(topic=row["topic"]))
            it.delete("interest", goes["id"])
        it.update("interest", row["id"], {"person_id": keep_id})
    return told


def _wish(row: Row) -> tuple[object, ...]:
    return row["topic"], row["plan_id"], row["municipality"], row["closed_at"]

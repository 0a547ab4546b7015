"""The call list as it is put on paper: values only; that it was printed is noted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from courses import absence_labels, enrolment_labels
from courses.actions import calls
from courses.dates import day_text, time_text
from courses.errors import Refused
from courses.i18n import _
from courses.model import Actor, EnrolmentStatus
from courses.model.calling import CallAbout, CallListPaper, CallPaperRow, CallRow
from courses.model.kinds import ContactWay
from courses.rules import rights
from courses.store import Store, courses, options, tables
from courses.store.journal import deed


def call_list(
    store: Store, actor: Actor, now: datetime, course_id: int | None = None, about: Collection[CallAbout] = ()
) -> CallListPaper:
    """Return those still to be called, about one course or all to come, as they would stand on a list with the next number.

    Raises Refused, also when nobody is to be called.
    """
    course = courses.get(store, course_id) if course_id is not None else None
    rights.require(actor, rights.Right.PRINT, courses.organisation_ids(course) if course else None)
    found = calls.call_list(store, actor, now, course_id, about)
    rows = [it for it in found.rows if not it.is_done]
    if not rows:
        raise Refused(_("Nobody is to be called."))
    return CallListPaper(
        number=tables.next_number(store, "print_run", now.date()),
        library=options.get(store, "library.name"),
        title=f"{course.code} {course.title}" if course else _("All courses to come"),
        progress=enrolment_labels.call_progress(found.progress),
        rows=tuple(_row(one, at, is_of_one=course is not None) for at, one in enumerate(rows, 1)),
        printed_on=now.date(),
    )


def note_printed(
    store: Store, actor: Actor, paper: CallListPaper, now: datetime, course_id: int | None
) -> CallListPaper:
    """Note that a list is printed, and return it with its number."""
    rights.require(actor, rights.Right.PRINT)
    with deed(store, actor, _("Printed a call list: {about}").format(about=paper.title)) as it:
        number = tables.next_number(store, "print_run", now.date())
        values = {"kind": "CALL_LIST", "number": number, "course_id": course_id, "printed_at": now.isoformat()}
        it.insert("print_run", {**values, "actor": actor.name, "rows": len(paper.rows)})
    return replace(paper, number=number)


def _row(it: CallRow, number: int, *, is_of_one: bool) -> CallPaperRow:
    company = _("together with {people}").format(people=it.party) if it.party else ""
    is_phone = it.way is ContactWay.PHONE
    last = it.last
    return CallPaperRow(
        number=number,
        name=it.name,
        reach=it.address if is_phone else f"{enrolment_labels.reached_by(it.way)} {it.address}".strip(),
        is_phone=is_phone,
        errand=errand(it),
        course="" if is_of_one else f"{it.code} {it.title}",
        facts=" · ".join(part for part in (it.needs, company, " ".join(it.says.split())) if part),
        last=f"{_moment(last.at)}: {enrolment_labels.call_result(last.result)} {last.notes}".strip() if last else "",
    )


def errand(it: CallRow) -> str:
    """Return what somebody is called about, in words for who calls."""
    if it.about is CallAbout.OFFER and it.offer_until:
        return _("Is offered a seat, kept until {time}").format(time=_moment(it.offer_until))
    if it.about is CallAbout.TELL and it.status is EnrolmentStatus.INTEREST:
        return _("Is interested: one may enrol now")
    if it.about is CallAbout.TELL and it.is_promoted:
        return _("Has got a seat from the waiting list")
    if it.missed is not None:
        return absence_labels.missed(it.missed)
    begins = day_text(it.first_date) if it.first_date else ""
    return _("Comes? Begins {day}").format(day=begins) if begins else _("Comes?")


def _moment(at: datetime) -> str:
    return f"{day_text(at.date())} {time_text(at.time())}"

"""How a call list is written: its columns, and what is known of the one to call. Knows no store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from courses import absence_labels, dates, enrolment_labels
from courses.i18n import _
from courses.model import EnrolmentStatus
from courses.model.calling import Call, CallAbout, CallRow
from courses.model.kinds import ContactWay
from courses.text import plain
from courses.widgets.table import Column, Row, cell

_CALLS_SHOWN = 3


def key(row: CallRow) -> str:
    """Return the key of a row."""
    return f"{row.course_id}-{row.person_id}"


def moment(at: datetime, now: datetime) -> str:
    """Return a time near now: "i dag 10.42", "fre 20 nov 12.45"."""
    return f"{dates.relative(at.date(), now.date())} {dates.time_text(at.time())}"


def table(rows: Sequence[CallRow], now: datetime, *, is_of_one: bool) -> tuple[Sequence[Column], list[Row]]:
    """Return the rows; of several courses each says which."""
    columns = (
        Column(_("What about"), 16),
        *([] if is_of_one else [Column(_("Code"), 9)]),
        Column(_("Name")),
        Column(_("Reached by"), 16),
        Column(_("Needs"), 0, from_width=96),
        Column(_("Called"), 16, from_width=80),
    )
    return columns, [_row(it, now, is_of_one=is_of_one) for it in rows]


def _row(it: CallRow, now: datetime, *, is_of_one: bool) -> Row:
    style = "dim" if it.is_done else ""
    return key(it), (
        cell(state(it), style=style),
        *([] if is_of_one else [cell(it.code, style=style)]),
        cell(it.name, style=style),
        cell(reach(it), style=style),
        cell(it.needs, style=style),
        cell(moment(it.last.at, now) if it.last else "", style=style),
    )


def state(it: CallRow) -> str:
    """Return what a row waits for, or how it ended."""
    if it.is_done:
        return enrolment_labels.call_result(it.last.result) if it.last else enrolment_labels.enrolment_status(it.status)
    if it.last is not None:
        return enrolment_labels.call_result(it.last.result)
    signs = {
        CallAbout.CONFIRM: "○",
        CallAbout.OFFER: "?",
        CallAbout.TELL: "●",
        CallAbout.MISSED: "–",
        CallAbout.OTHER: "○",
    }
    return f"{signs[it.about]} {enrolment_labels.call_about(it.about)}"


def reach(it: CallRow) -> str:
    """Return the number, or the other way with what it takes."""
    if it.way is ContactWay.PHONE:
        return f"☎ {it.address}"
    return f"{enrolment_labels.reached_by(it.way)} {it.address}".strip()


def _called(it: Call, now: datetime) -> str:
    return f"{enrolment_labels.call_result(it.result)} {moment(it.at, now)}"


def words(it: CallRow, now: datetime) -> Content:
    """Return what is known of the one to call: what to say, how to reach them, what they said before."""
    head = Content.assemble((plain(it.name), "bold"), "   ", (plain(reach(it)), "bold $accent"))
    facts = [f"{plain(it.code)} {plain(it.title)}", _errand(it, now), plain(it.needs)]
    if it.party:
        facts.append(_("together with {people}").format(people=plain(it.party)))
    lines = [head, Content.styled(" · ".join(part for part in facts if part), "$foreground")]
    if it.says:
        lines.append(Content.styled("“" + plain(" ".join(it.says.split())) + "”", "$foreground"))
    for one in it.calls[:_CALLS_SHOWN]:
        said = " · ".join(part for part in (_called(one, now), plain(one.actor), plain(one.notes)) if part)
        lines.append(Content.styled(said, "$quiet"))
    return Content("\n").join(lines)


def _errand(it: CallRow, now: datetime) -> str:
    if it.about is CallAbout.OFFER and it.offer_until:
        return _("a seat is kept until {time}").format(time=moment(it.offer_until, now))
    if it.about is CallAbout.TELL and it.is_promoted and it.status is EnrolmentStatus.ENROLLED:
        return _("has got a seat from the waiting list, and is to be told")
    if it.about is CallAbout.TELL and it.status is EnrolmentStatus.INTEREST:
        return _("is interested, and is to be told that one may enrol")
    if it.missed is not None:
        return absence_labels.missed(it.missed)
    return _("begins {day}").format(day=dates.relative(it.first_date, now.date())) if it.first_date else ""

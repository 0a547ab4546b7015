"""How slots of booked guidance are written as rows, and found again by their key. Knows no store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from courses import dates, labels
from courses.i18n import _
from courses.model import SlotRow
from courses.screens.course_rows import Rows
from courses.widgets.table import Column, Row, cell


def shown(slots: Iterable[SlotRow], now: datetime) -> list[SlotRow]:
    """Return what is worth a row: all that is booked, and what is free from today on."""
    return [it for it in slots if it.booking is not None or it.day >= now.date()]


def key(it: SlotRow) -> str:
    """Return the key of a slot's row; it stays the same when the slot is booked."""
    return f"slot-{it.session_id}-{it.leader_id or 0}-{it.start:%H%M}"


def upcoming(slots: Sequence[SlotRow], now: datetime) -> str:
    """Return the key of the first slot that has not ended; empty: there is none."""
    return next((key(it) for it in slots if datetime.combine(it.day, it.end) >= now), "")


def of_course(slots: Sequence[SlotRow], now: datetime) -> Rows:
    """Return the slots of one course: with their days, without its code."""
    columns = (Column(_("Day"), 10), *_columns(), Column(_("Guide"), 16, from_width=92), _contact())
    return columns, [_row(it, now, (dates.day_text(it.day),), (it.guide,)) for it in slots]


def of_day(slots: Sequence[SlotRow], now: datetime) -> Rows:
    """Return the slots of one day: with guide and course, without the day."""
    columns = (*_columns(), Column(_("Guide"), 16), Column(_("Course"), 9, from_width=92), _contact())
    return columns, [_row(it, now, (), (it.guide, it.code)) for it in slots]


def words(it: SlotRow) -> str:
    """Return a slot in a line: when, with whom."""
    parts = (f"{dates.day_text(it.day)} {dates.span_text(it.start, it.end)}", it.guide, it.place)
    return " · ".join(part for part in parts if part)


def _columns() -> tuple[Column, ...]:
    return (Column(_("Time"), 11), Column(_("State"), 13), Column(_("Name")), Column(_("Topic"), from_width=52))


def _contact() -> Column:
    return Column(_("Contact"), 16, from_width=72)


def _row(it: SlotRow, now: datetime, before: Sequence[str], after: Sequence[str]) -> Row:
    booking = it.booking
    who = (booking.name or _("without a name")) if booking else ""
    values = [
        *before,
        dates.span_text(it.start, it.end),
        labels.slot_state(it, now),
        who,
        booking.topic if booking else "",
        *after,
        booking.contact if booking else "",
    ]
    return key(it), [cell(value, style="" if booking else "dim") for value in values]

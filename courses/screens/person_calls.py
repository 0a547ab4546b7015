"""What a person's page says of calls and interest: when they were called about what, what they said, what they would like."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from courses import dates, enrolment_labels
from courses.i18n import _
from courses.model.calling import Call
from courses.model.interest import Interested
from courses.screens.desk import Desk
from courses.store import calls, courses, interest
from courses.widgets.table import Column, Row


def table(desk: Desk, person_id: int) -> tuple[Sequence[Column], list[Row]]:
    """Return the rows, the latest first."""
    every: list[tuple[datetime, Row]] = [
        *((it.at, _call(desk, it)) for it in calls.of_person(desk.store, desk.actor, person_id)),
        *((it.since, _interest(it)) for it in interest.of_person(desk.store, desk.actor, person_id)),
    ]
    rows = [row for _at, row in sorted(every, key=lambda pair: pair[0], reverse=True)]
    return _columns(), rows


def _columns() -> Sequence[Column]:
    return (
        Column(_("When"), 16),
        Column(_("About"), 18),
        Column(_("Result"), 16),
        Column(_("What they said")),
        Column(_("Who called"), 12, from_width=84),
    )


def _call(desk: Desk, it: Call) -> Row:
    code = courses.get(desk.store, it.course_id).code if it.course_id else ""
    about = f"{code} {enrolment_labels.call_about(it.about)}".strip()
    return f"call-{it.id}", (_moment(it.at), about, enrolment_labels.call_result(it.result), it.notes, it.actor)


def _interest(it: Interested) -> Row:
    state = "☆ " + _("interested")
    if it.closed_at is not None:
        state = "→ " + it.code if it.code else "– " + _("closed")
    return f"interest-{it.id}", (_moment(it.since), it.topic, state, it.notes, it.channel)


def _moment(at: datetime) -> str:
    return f"{dates.day_text(at.date())} {dates.time_text(at.time())}"

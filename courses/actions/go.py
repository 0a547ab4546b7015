"""The board of coming courses: who goes ahead, what is to be decided and when. One deed: to set a day for the decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from courses.dates import day_text
from courses.i18n import _
from courses.model import ENROLLABLE, Actor, CourseKind, CourseSummary
from courses.rules import go, rights
from courses.rules.go import Coming, Proposal, Verdict
from courses.store import Store, courses, options, tables, terms
from courses.store.connection import Row
from courses.store.journal import deed


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A course on the board."""

    course: Coming
    verdict: Verdict
    days_left: int
    """Until the first session; of an open one until the next."""
    proposals: tuple[Proposal, ...]


def board(store: Store, now: datetime) -> list[BoardRow]:
    """Return the coming courses in order of first date: those that have not begun, and open ones with sessions ahead.

    Booked guidance is left out. A course stands on the board until it begins, also on its first day.
    """
    today = now.date()
    coming = _coming(store, now)
    rows = [
        BoardRow(it, go.verdict(it, today), (it.first_date - today).days, go.proposals(it, _enrollable(coming), today))
        for it in coming
    ]
    return sorted(rows, key=lambda row: (row.course.first_date, row.course.code))


def set_decision_date(store: Store, actor: Actor, course_id: int, day: date | None) -> None:
    """Set when it is decided whether a course is held; None: so many days before, as the setting says."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PLAN, courses.organisation_ids(course))
    words = _("{code} is decided on {day}") if day else _("{code} is decided on its usual day")
    with deed(store, actor, words.format(code=course.code, day=day_text(day) if day else "")) as it:
        it.update("course", course_id, {"decision_date": day.isoformat() if day else None})


def _enrollable(coming: list[Coming]) -> list[Coming]:
    return [it for it in coming if it.kind in ENROLLABLE]


def _coming(store: Store, now: datetime) -> list[Coming]:
    days_before = int(options.get(store, "go.days_before"))
    kept = {row["id"]: row for row in tables.find(store, "course")}
    ahead, heads = terms.next_days(store, now), terms.last_heads(store, now)
    found = []
    for it in courses.summaries(store, now):
        first = ahead.get(it.id) if it.kind is CourseKind.DROP_IN else it.first_date
        if it.is_cancelled or it.kind is CourseKind.GUIDANCE or first is None:
            continue
        if datetime.combine(first, it.start) > now:
            found.append(_course(it, kept[it.id], first, days_before, heads.get(it.id)))
    return found


def _course(it: CourseSummary, row: Row, first: date, days_before: int, last_heads: int | None) -> Coming:
    own = date.fromisoformat(row["decision_date"]) if row["decision_date"] else None
    return Coming(
        course_id=it.id,
        code=it.code,
        title=it.title,
        kind=it.kind,
        level=row["level"],
        plan_id=row["plan_id"],
        first_date=first,
        start=it.start,
        end=it.end,
        place=it.place,
        municipality=it.municipality,
        enrolled=it.enrolled,
        waiting=it.waiting,
        seats=it.seats,
        minimum=it.minimum,
        decision_date=go.decision_date(first, own, days_before),
        last_heads=last_heads,
    )

"""What each study association’s courses come to: sessions, study hours, participants who count. Reads only; names nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from courses.model import (
    Actor,
    AssociationFigures,
    CircleOutcome,
    CircleShape,
    CircleVerdict,
    Course,
    CourseForm,
    CourseKind,
    CourseSummary,
    Organisation,
    OrganisationKind,
)
from courses.rules import circle as rules
from courses.rules import counting, rights
from courses.store import Store, circle, circle_check, courses, registers

_KINDS = (CourseKind.COURSE, CourseKind.WORKSHOP_SERIES)
_FORMS = (CourseForm.STUDY_CIRCLE, CourseForm.OTHER_FOLKBILDNING)


def figures(store: Store, actor: Actor, now: datetime, year: int | None = None) -> list[AssociationFigures]:
    """Return each association's figures, in Swedish order of name, of all sessions or of a year's; those with none too.

    Study hours to come are those of this year and the next, or of `year`. Raises Refused when the actor may see none.
    """
    found = [it for it in registers.organisations(store) if it.kind is OrganisationKind.STUDY_ASSOCIATION]
    seen = [it for it in found if rights.may(actor, rights.Right.READ_FIGURES, (it.id,))]
    if not seen:
        rights.require(actor, rights.Right.READ_FIGURES)
    of_all = {it.id: _Sum(it, (year,) if year else (now.year, now.year + 1), year) for it in seen}
    limits = circle.rules(store)
    for course in _courses(store, now):
        if course.organiser_id in of_all:
            shape = circle_check.shape_for_figures(store, course, now)
            of_all[course.organiser_id].add(shape, rules.judge(shape, limits))
    return [it.figures() for it in of_all.values()]


def _courses(store: Store, now: datetime) -> Iterator[Course]:
    """Yield the courses that are held for participants, not cancelled: no drop-in, no lecture."""
    for it in courses.summaries(store, now):
        if _is_for_participants(it) and not it.is_cancelled:
            yield courses.get(store, it.id)


def _is_for_participants(it: CourseSummary) -> bool:
    return it.kind in _KINDS or it.form in _FORMS


@dataclass
class _Sum:
    """One association's figures as they are added up."""

    organisation: Organisation
    ahead: tuple[int, ...]
    """Years of which the study hours to come are told."""
    year: int | None
    counts: Counter[str] = field(default_factory=Counter)
    to_come: Counter[int] = field(default_factory=Counter)
    people: set[int] = field(default_factory=set)

    def add(self, shape: CircleShape, verdict: CircleVerdict) -> None:
        """Add a course, as far as it is of the year."""
        places = [number for number, it in enumerate(shape.meetings) if self.year in (None, it.day.year)]
        if self.year is not None and not places:
            return
        self.counts["courses"] += 1
        for place in places:
            self._add_session(shape, verdict, place)
        if self.year is None or shape.meetings[0].day.year == self.year:
            approved = [it for it in verdict.per_person if it.verdict is CircleOutcome.COUNTS]
            self.counts["approved"] += len(approved)
            self.counts["can_still"] += sum(it.verdict is CircleOutcome.CAN_STILL_COUNT for it in verdict.per_person)
            self.people |= {it.person_id for it in approved}

    def _add_session(self, shape: CircleShape, verdict: CircleVerdict, place: int) -> None:
        it = verdict.sessions[place]
        if not it.is_held:
            self.to_come[it.day.year] += it.study_hours
            return
        self.counts["held"] += 1
        self.counts["hours_held"] += it.study_hours
        self.counts["participant_hours"] += it.study_hours * sum(place in one.present for one in shape.persons)
        if it.counted_by in counting.BY_ASSOCIATION:
            is_circle = verdict.verdict is CircleOutcome.COUNTS and verdict.form is CourseForm.STUDY_CIRCLE
            self.counts["hours_counting"] += it.study_hours
            self.counts["hours_circle" if is_circle else "hours_other"] += it.study_hours

    def figures(self) -> AssociationFigures:
        """Return what it comes to."""
        names = "courses held hours_held hours_counting hours_circle hours_other participant_hours approved can_still".split()
        return AssociationFigures(
            organisation=self.organisation,
            to_come={year: self.to_come[year] for year in self.ahead},
            approved_persons=len(self.people),
            **{name: self.counts[name] for name in names},
        )

"""Copying a term, or one course, to other dates: first a preview that writes nothing, then one deed with one undo."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from courses.actions import blocking, handout_uses, offer_copy, planning
from courses.actions.dates import calendar, place_of
from courses.actions.drafts import CourseDraft
from courses.actions.following import by_hand
from courses.actions.kept import kept
from courses.errors import Invalid, NotFound, Refused
from courses.i18n import _, ngettext
from courses.model import Actor, Course, Pattern, Skipped
from courses.rules import codes, rights, terms
from courses.rules.shifts import shifted
from courses.store import Store, courses, sessions, tables
from courses.store.connection import Row
from courses.store.journal import Deed, deed
from courses.store.terms import beginning


class Follows(StrEnum):
    """What may follow along when a course is copied; all else always does."""

    LEADERS = "leaders"
    ROOM = "room"
    SEATS = "seats"
    """And the minimum."""
    CONTENT = "content"
    NOTES = "notes"


EVERYTHING = frozenset(Follows)


@dataclass(frozen=True, slots=True)
class CopiedCourse:
    """What a course would become in its new term."""

    course_id: int
    """Of the course that is copied."""
    old_code: str
    old_first: date
    draft: CourseDraft
    days: tuple[date, ...]
    """In order of time; empty: no date is left, and it cannot be copied."""
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]
    is_by_hand: bool
    """Whether the old dates followed no pattern, so that each was moved by itself."""


def copy_preview(
    store: Store, first: date, last: date, to_first_date: date, what_follows: Collection[Follows] = EVERYTHING
) -> list[CopiedCourse]:
    """Return what the courses that begin from `first` to `last`, both inclusive, come to in another term.

    The week of `first` becomes that of `to_first_date`, weekday by weekday. Cancelled courses are left out; red days and
    closures of the new term are passed over. In order of the old first date, then code. Writes nothing.
    """
    shift = _monday(to_first_date) - _monday(first)
    taken = {row["code_key"] for row in tables.find(store, "course")}
    found = []
    for course_id, begins in beginning(store, first, last):
        course = courses.get(store, course_id)
        code = codes.in_term(course.code, terms.of(begins), terms.of(begins + shift), taken)
        taken.add(courses.code_key(code))
        found.append(_copied(store, course, begins, code, shift, what_follows))
    return sorted(found, key=lambda it: (it.old_first, it.old_code))


class LeftOut(NamedTuple):
    """A course that is not copied, because its copy would clash and the settings block that."""

    course_id: int
    """Of the course that would have been copied."""
    code: str
    """That the copy would have had."""
    why: str
    """A clash a line."""


class Copied(NamedTuple):
    """What a copying came to."""

    made: list[Course]
    left_out: list[LeftOut]


def copy(store: Store, actor: Actor, preview: Sequence[CopiedCourse], chosen: Collection[int]) -> Copied:
    """Make the courses of a preview whose old course's id is in `chosen`, in one deed; those that may not be are left out.

    Raises Invalid, and Refused when each is left out.
    """
    rights.require(actor, rights.Right.PLAN)
    wanted = [it for it in preview if it.course_id in chosen]
    if not wanted:
        raise Invalid(_("No course is chosen."))
    made: list[int] = []
    left: list[LeftOut] = []
    with deed(store, actor, "") as it:
        for one in wanted:
            try:
                with it.attempt():
                    made.append(_make(it, one))
            except Refused as error:
                left.append(LeftOut(one.course_id, one.draft.code, error.message))
        if not made:
            raise Refused(
                "\n".join(one.why for one in left), _("Choose another time, room or leader; Settings say what blocks.")
            )
        gone = {one.course_id for one in left}
        it.words = _words([one for one in wanted if one.course_id not in gone])
    return Copied([courses.get(store, course_id) for course_id in made], left)


def course_preview(
    store: Store, course_id: int, first_date: date, code: str = "", what_follows: Collection[Follows] = EVERYTHING
) -> CopiedCourse:
    """Return what one course comes to when it begins on `first_date`, on that weekday; without a code it gets the next."""
    course = courses.get(store, course_id)
    begins = _begins(store, course_id)
    taken = {row["code_key"] for row in tables.find(store, "course")}
    name = kept(code) or codes.in_term(course.code, terms.of(begins), terms.of(first_date), taken)
    return _copied(store, course, begins, name, first_date - begins, what_follows)


def copy_course(
    store: Store,
    actor: Actor,
    course_id: int,
    first_date: date,
    code: str = "",
    what_follows: Collection[Follows] = EVERYTHING,
) -> Course:
    """Make a new course of a past one, beginning on `first_date`. Raises Invalid, NotFound, Refused."""
    preview = course_preview(store, course_id, first_date, code, what_follows)
    return copy(store, actor, [preview], {course_id}).made[0]


def _make(it: Deed, one: CopiedCourse) -> int:
    """Make one course of a preview, with the contributors, themed hours and handouts of the old one; return its id."""
    days = _dates(one)
    course_id = planning.create_course_in(it, one.draft, days)
    offer_copy.follow(it, one.course_id, course_id, _monday(min(days)) - _monday(one.old_first))
    handout_uses.put_back(it, course_id, handout_uses.kept_of(it.store, one.course_id))
    blocking.refuse_blocked(it, course_id)
    return course_id


def _words(wanted: Sequence[CopiedCourse]) -> str:
    if len(wanted) == 1:
        return _("Copied {code} to {new}").format(code=wanted[0].old_code, new=wanted[0].draft.code)
    term = terms.of(wanted[0].draft.pattern.first_date)
    text = ngettext("Copied {count} course to {term}", "Copied {count} courses to {term}", len(wanted))
    return text.format(count=len(wanted), term=term)


def _dates(one: CopiedCourse) -> tuple[date, ...]:
    if not one.days:
        raise Invalid(_("{code}: no date is left in the new term.").format(code=one.old_code))
    return one.days


def _begins(store: Store, course_id: int) -> date:
    days = _planned(sessions.chain(store, course_id))
    if not days:
        raise NotFound(_("The course has no sessions."))
    return days[0]


def _copied(
    store: Store, course: Course, begins: date, code: str, shift: timedelta, follows: Collection[Follows]
) -> CopiedCourse:
    before = planning.draft_of(course)
    old_days = _planned(sessions.chain(store, course.id))
    draft = replace(_kept(before, follows), code=code)
    if course.decision_date:
        draft = replace(draft, decision_date=course.decision_date + shift)
    if course.pattern is not None and course.pattern.interval and _follows_pattern(store, before, old_days):
        pattern, notes = shifted(course.pattern, shift)
        draft = replace(draft, pattern=pattern)
        proposal = planning.propose(store, draft)
        days, skipped, warnings = proposal.days, proposal.skipped, (*notes, *proposal.warnings)
        return CopiedCourse(course.id, course.code, begins, draft, days, skipped, warnings, is_by_hand=False)
    days, skipped = _moved(store, draft, [day + shift for day in old_days])
    pattern = by_hand(draft.pattern, days) if days else Pattern(begins + shift, count=1)
    draft = replace(draft, pattern=pattern)
    lost = _("No date is left in the new term.")
    return CopiedCourse(course.id, course.code, begins, draft, days, skipped, () if days else (lost,), is_by_hand=True)


def _kept(draft: CourseDraft, follows: Collection[Follows]) -> CourseDraft:
    """Return a draft without what is not to follow along."""
    if Follows.LEADERS not in follows:
        draft = replace(draft, leader_ids=())
    if Follows.ROOM not in follows:
        draft = replace(draft, room_id=None)
    if Follows.SEATS not in follows:
        draft = replace(draft, seats=None, minimum=None)
    if Follows.CONTENT not in follows:
        draft = replace(draft, content="")
    return draft if Follows.NOTES in follows else replace(draft, notes="")


def _planned(chained: Sequence[Row]) -> list[date]:
    """Return the days as they were once planned: moved ones where they were, cancelled ones too, extra ones not."""
    whole = [row for row in chained if not row["is_extra"]] or chained
    return sorted({date.fromisoformat(row["moved_from"] or row["day"]) for row in whole})


def _follows_pattern(store: Store, draft: CourseDraft, days: Sequence[date]) -> bool:
    """Return whether all days lie on the course's pattern, so that the pattern says more than the days do."""
    try:
        proposal = planning.propose(store, draft)
    except Invalid:
        return False
    return set(days) <= {*proposal.days, *(skip.day for skip in proposal.skipped)}


def _moved(store: Store, draft: CourseDraft, days: Sequence[date]) -> tuple[tuple[date, ...], tuple[Skipped, ...]]:
    """Return which of the days can be held, and the others with the reason."""
    whole = calendar(store, days[0].year, days[-1].year)
    where = place_of(store, draft.room_id)
    reasons = {day: whole.hindrance(day, kind=draft.kind, end=draft.end, where=where) for day in days}
    wanted = tuple(day for day, reason in reasons.items() if not reason)
    return wanted, tuple(Skipped(day, reason) for day, reason in reasons.items() if reason)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())

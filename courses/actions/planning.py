"""Courses: propose, make, change, cancel. Each deed is one transaction and one journal entry.

Functions ending in `_in` work inside a deed that somebody else has opened, such as an import.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, time
from typing import NamedTuple

from courses.actions import blocking, bookings, chain, course_tags, following, handout_uses, session_titles
from courses.actions.dates import propose_course
from courses.actions.drafts import CourseDraft
from courses.actions.kept import kept, kept_lines
from courses.dates import day_text
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.model import Actor, Course, CourseForm, CourseKind, Pattern, Skipped
from courses.model.things import tags
from courses.rules import rights, slots
from courses.rules.schedule import Proposal
from courses.store import Store, courses, rows, tables
from courses.store.journal import Deed, deed
from courses.text import clean

_PLAIN = (
    "title kind form organiser_id room_id break_minutes study_hours seats minimum language audience level led_by fee "
    "content notes certificate_threshold plan_id kb_category slot_minutes "
    "enrol_opens enrol_closes least_age greatest_age for_municipality"
).split()

_NO_CIRCLES = (CourseKind.EVENT, CourseKind.DROP_IN, CourseKind.GUIDANCE)
"""Kinds in which nobody is enrolled for a row of sessions."""


def propose(store: Store, draft: CourseDraft) -> Proposal:
    """Return the dates a draft comes to, what is passed over and why; writes nothing. Raises Invalid."""
    return propose_course(store, draft)


def create_course(store: Store, actor: Actor, draft: CourseDraft, dates: Sequence[date] | None = None) -> Course:
    """Make a course with its sessions, on `dates` picked by hand or those of the pattern. Raises Invalid with all faults.

    Raises Refused for a clash that by the settings blocks.
    """
    rights.require(actor, rights.Right.PLAN)
    with deed(store, actor, _("Planned {code} {title}").format(code=clean(draft.code), title=clean(draft.title))) as it:
        course_id = create_course_in(it, draft, dates)
        blocking.refuse_blocked(it, course_id)
    return courses.get(store, course_id)


def create_course_in(it: Deed, draft: CourseDraft, dates: Sequence[date] | None = None) -> int:
    """Make a course inside a deed and return its id. Raises Invalid."""
    check(it.store, draft)
    draft = following.keeping(it.store, draft, dates)
    proposal = propose_course(it.store, draft)
    days = proposal.days if dates is None or dates else ()
    if not days:
        raise Invalid(
            _("The course has no dates."), _("Look at the first date, the weekday and the number of sessions.")
        )
    course_id = it.insert("course", _values(draft))
    _write_links(it, course_id, draft)
    chain.add_days(it, course_id, days, draft)
    _write_skipped(it, course_id, proposal.skipped)
    chain.rethread(it, course_id)
    session_titles.follow_plan(it, course_id, draft.plan_id)
    handout_uses.follow_plan(it, course_id, draft.plan_id)
    return course_id


def change_course(
    store: Store, actor: Actor, course_id: int, draft: CourseDraft, version: int, dates: Sequence[date] | None = None
) -> Course:
    """Change a course as it was read at `version`; with `dates`, its sessions without marks follow them: see `following`.

    Dates that are not those of the draft's pattern become a pattern of their own. A new time or room goes to the sessions
    that had the old one and have no marks. Raises Invalid, Conflict, and Refused for a clash that by the settings blocks.
    """
    rights.require(actor, rights.Right.PLAN, courses.organisation_ids(courses.get(store, course_id)))
    words = _("Changed {code} {title}").format(code=clean(draft.code), title=clean(draft.title))
    with deed(store, actor, words) as it, blocking.unless_blocked(it, course_id, kinds=blocking.OF_COURSE):
        change_course_in(it, course_id, draft, version, dates)
    return courses.get(store, course_id)


def change_course_in(
    it: Deed, course_id: int, draft: CourseDraft, version: int | None, dates: Sequence[date] | None = None
) -> None:
    """Change a course inside a deed; see `change_course`."""
    from courses.actions import enrolment_log, offering  # they read courses; only other seats need them here

    check(it.store, draft, except_id=course_id)
    before = courses.get(it.store, course_id)
    if before.kind is CourseKind.GUIDANCE and draft.kind is not CourseKind.GUIDANCE:
        bookings.refuse_other_kind(it.store, before)
    draft = following.keeping(it.store, draft, dates)
    followed = follow(it.store, before, draft) if dates is not None else None
    it.update("course", course_id, _values(draft), version=version)
    if draft.seats != before.seats:
        enrolment_log.seats_changed_in(it, course_id, before.seats)
    _write_links(it, course_id, draft)
    chain.follow(it, before, draft)
    given_out = handout_uses.kept_of(it.store, course_id)
    if followed is not None:
        chain.set_days(it, course_id, followed, draft)
        _write_skipped(it, course_id, followed.proposal.skipped)
    chain.rethread(it, course_id)
    handout_uses.put_back(it, course_id, given_out)
    if dates is not None:
        session_titles.follow_plan(it, course_id, draft.plan_id)
    if draft.plan_id != before.plan_id:
        handout_uses.follow_plan(it, course_id, draft.plan_id)
    offering.fill_in(it, course_id)


def follow(store: Store, course: Course, draft: CourseDraft) -> following.Followed:
    """Return what becomes of a course's sessions when they follow the pattern of a draft."""
    before = draft_of(course) if course.pattern else None
    return following.follow(store, chain.of_course(store, course.id), before, draft)


class DayAfter(NamedTuple):
    """A session as it stands, or would stand, when a change of its course is saved."""

    day: date
    is_new: bool = False
    is_gone: bool = False
    """Taken away by the change."""
    is_cancelled: bool = False
    is_marked: bool = False
    """It has attendance, so it keeps its day, time and room."""
    moved_from: date | None = None
    is_extra: bool = False
    """Added by hand."""


def days_after(store: Store, course: Course, draft: CourseDraft) -> list[DayAfter]:
    """Return a course's sessions, in order of time, as saving `draft` would leave them; an unchanged pattern moves none."""
    followed = follow(store, course, draft) if draft.pattern != course.pattern else None
    gone, new = (followed.gone, followed.new) if followed else (frozenset(), ())
    kept = [
        DayAfter(
            date.fromisoformat(row["day"]),
            is_gone=row["id"] in gone,
            is_cancelled=bool(row["is_cancelled"]),
            is_marked=bool(row["is_marked"]),
            moved_from=date.fromisoformat(row["moved_from"]) if row["moved_from"] else None,
            is_extra=bool(row["is_extra"]),
        )
        for row in chain.of_course(store, course.id)
    ]
    return sorted([*kept, *(DayAfter(day, is_new=True) for day in new)], key=lambda it: it.day)


def warnings(store: Store, course: Course | None, draft: CourseDraft) -> list[str]:
    """Return what somebody should know before a draft is saved, as whole sentences; `course` None: a new one."""
    told = []
    if draft.seats == 0:
        told.append(_("With 0 seats everybody ends up on the waiting list. Leave it empty for no limit."))
    if draft.slot_minutes is not None and draft.kind is not CourseKind.GUIDANCE:
        told.append(_("Only booked guidance has slots; their length is of no use here."))
    told += _decided_late(store, course, draft)
    if draft.form is CourseForm.STUDY_CIRCLE and draft.kind in _NO_CIRCLES:
        told.append(
            _("A happening of this kind is hardly a study circle: everybody comes to all sessions of a circle.")
        )
    if course is None:
        return told
    placed = courses.placed(store, course.id)
    if draft.seats is not None and 0 < draft.seats < placed:
        text = _("{placed} have a seat already. With {seats} seats nobody loses theirs, and nobody new gets one.")
        told.append(text.format(placed=placed, seats=draft.seats))
    moves = (draft.start, draft.end, draft.room_id) != (course.start, course.end, course.room_id)
    marked = sum(1 for row in chain.of_course(store, course.id) if row["is_marked"])
    if moves and marked:
        text = ngettext(
            "{count} session with attendance keeps its time and room.",
            "{count} sessions with attendance keep their time and room.",
            marked,
        )
        told.append(text.format(count=marked))
    return told


def _decided_late(store: Store, course: Course | None, draft: CourseDraft) -> list[str]:
    """Return that it is decided whether the course is held only once it has begun, where that is so."""
    if draft.decision_date is None:
        return []
    if course is None:
        days = propose_course(store, draft).days
    else:
        days = tuple(it.day for it in days_after(store, course, draft) if not (it.is_gone or it.is_cancelled))
    if not days or draft.decision_date <= days[0]:
        return []
    text = _("It is decided on {day}, after the first session on {first}.")
    return [text.format(day=day_text(draft.decision_date), first=day_text(days[0]))]


def cancel_course(store: Store, actor: Actor, course_id: int, reason: str) -> None:
    """Cancel a course and every session of it that has no marks."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PLAN, courses.organisation_ids(course))
    with deed(store, actor, _("Cancelled {code} {title}").format(code=course.code, title=course.title)) as it:
        cancel_course_in(it, course_id, reason)


def cancel_course_in(it: Deed, course_id: int, reason: str) -> None:
    """Cancel a course inside a deed."""
    it.update("course", course_id, {"cancelled_reason": kept(reason)})
    for row in chain.without_marks(it.store, course_id):
        it.update("session", row["id"], {"is_cancelled": 1, "reason": kept(reason)})
    chain.rethread(it, course_id)


def draft_of(course: Course) -> CourseDraft:
    """Return a draft that would leave `course` as it is, to start a change from."""
    names = [field.name for field in fields(CourseDraft) if field.name != "pattern"]
    pattern = course.pattern or Pattern(first_date=date.min, count=1)
    return CourseDraft(pattern=pattern, **{name: getattr(course, name) for name in names})


def check(store: Store, draft: CourseDraft, *, except_id: int = 0) -> None:
    """Raise Invalid naming everything that is wrong with a draft, a line each."""
    faults = list(_faults(store, draft, except_id).values())
    if faults:
        raise Invalid("\n".join(faults))


def faults(store: Store, draft: CourseDraft, *, except_id: int = 0) -> dict[str, str]:
    """Return what is wrong with a draft, by field, in words that say what would be right; empty when nothing is."""
    return _faults(store, draft, except_id)


def _faults(store: Store, draft: CourseDraft, except_id: int) -> dict[str, str]:
    found: dict[str, str] = {}
    key = courses.code_key(draft.code)
    if not key:
        found["code"] = _("A course needs a code, such as STO-601.")
    elif tables.id_of(store, "course", code_key=key) not in (None, except_id):
        found["code"] = _("There is already a course with the code {code}.").format(code=clean(draft.code))
    if not clean(draft.title):
        found["title"] = _("A course needs a title.")
    if draft.end <= draft.start:
        found["end"] = _("The end has to be later than the start.")
    elif draft.break_minutes >= _minutes(draft.start, draft.end):
        found["break_minutes"] = _("The break is longer than the session.")
    if draft.seats is not None and draft.minimum is not None and draft.minimum > draft.seats:
        found["minimum"] = _("The minimum is more than the seats.")
    if draft.least_age is not None and draft.greatest_age is not None and draft.least_age > draft.greatest_age:
        found["greatest_age"] = _("The greatest age is less than the least.")
    if draft.enrol_opens is not None and draft.enrol_closes is not None and draft.enrol_closes > draft.enrol_opens:
        found["enrol_closes"] = _("Enrolment would close before it opens.")
    if draft.slot_minutes is not None and not slots.SHORTEST <= draft.slot_minutes <= slots.LONGEST:
        text = _("A slot is {shortest} to {longest} minutes, such as 20, 30 or 40.")
        found["slot_minutes"] = text.format(shortest=slots.SHORTEST, longest=slots.LONGEST)
    if draft.kb_category is not None and not tables.id_of(store, "kb_category", code=draft.kb_category):
        text = _("There is no category {code} in the library statistics.")
        found["kb_category"] = text.format(code=clean(draft.kb_category))
    return found


def _minutes(start: time, end: time) -> int:
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def _values(draft: CourseDraft) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(draft, name) for name in _PLAIN}
    for name in ("title", "language", "audience", "level", "for_municipality"):
        values[name] = kept(str(values[name]))
    for name in ("content", "notes"):
        values[name] = kept_lines(str(values[name]))
    code = kept(draft.code)
    times: dict[str, object] = {"start": f"{draft.start:%H:%M}", "end": f"{draft.end:%H:%M}"}
    times["decision_date"] = draft.decision_date.isoformat() if draft.decision_date else None
    times["mode"] = draft.mode.value if draft.mode else ""
    return (
        values | times | {"code": code, "code_key": courses.code_key(code), "pattern": rows.pattern_json(draft.pattern)}
    )


def _write_links(it: Deed, course_id: int, draft: CourseDraft) -> None:
    co_organisers = tuple(i for i in draft.co_organiser_ids if i != draft.organiser_id)
    _write_link(it, "course_co_organiser", "organisation_id", course_id, co_organisers)
    _write_link(it, "course_leader", "leader_id", course_id, draft.leader_ids)
    course_tags.write(it, course_id, tags(draft.campaigns, draft.projects, draft.policy_goals))


def _write_link(it: Deed, table: str, column: str, course_id: int, ids: tuple[int, ...]) -> None:
    kept = tables.find(it.store, table, order="position", course_id=course_id)
    wanted = list(dict.fromkeys(ids))
    if [row[column] for row in kept] == wanted:
        return
    for row in kept:
        it.delete(table, row["id"])
    for position, other in enumerate(wanted, 1):
        it.insert(table, {"course_id": course_id, column: other, "position": position})


def _write_skipped(it: Deed, course_id: int, skipped: Sequence[Skipped]) -> None:
    kept = tables.find(it.store, "skipped_date", course_id=course_id)
    wanted = {skip.day.isoformat(): skip.reason for skip in skipped}
    for row in kept:
        if wanted.get(row["day"]) == row["reason"]:
            del wanted[row["day"]]
        else:
            it.delete("skipped_date", row["id"])
    for day, reason in wanted.items():
        it.insert("skipped_date", {"course_id": course_id, "day": day, "reason": reason})

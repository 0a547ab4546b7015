"""Course plans: add, change, copy, remove, from a plan to a course and back. Each deed is one journal entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from courses import clock, i18n
from courses.actions import handout_uses, plan_drafts, planning
from courses.actions.drafts import CourseDraft
from courses.actions.kept import kept
from courses.actions.plan_drafts import PlanDraft, draft_of
from courses.errors import Invalid
from courses.i18n import _
from courses.model import Actor, Course, CoursePlan, Pattern, PlanSession, Session, SessionStatus
from courses.rules import codes, rights
from courses.store import Store, courses, plans, sessions, tables
from courses.store.journal import Deed, deed
from courses.text import clean, fold

__all__ = [
    "PlanDraft",
    "add",
    "change",
    "code_like_the_last",
    "copy",
    "course_draft",
    "draft_of",
    "draft_of_course",
    "end_of",
    "faults",
    "plan_course",
    "plan_of_course",
    "remove",
    "write_meetings",
]


def add(store: Store, actor: Actor, draft: PlanDraft) -> CoursePlan:
    """Add a plan. Raises Invalid with all faults."""
    rights.require(actor, rights.Right.PLAN)
    return _add(store, actor, draft, _("Added the course plan {title}").format(title=clean(draft.title)))


def change(store: Store, actor: Actor, plan_id: int, draft: PlanDraft, version: int) -> CoursePlan:
    """Change a plan as it was read at `version`; from then on it is the library's own. Raises Invalid, Conflict."""
    rights.require(actor, rights.Right.PLAN)
    with deed(store, actor, _("Changed the course plan {title}").format(title=clean(draft.title))) as it:
        _check(store, draft, except_id=plan_id)
        plans.get(store, plan_id)
        is_changed = it.update("course_plan", plan_id, plan_drafts.columns(draft), version=version)
        is_changed = write_meetings(it, plan_id, draft.meetings) or is_changed
        if is_changed:  # the origin alone would not raise the version when only the sessions differ
            it.update("course_plan", plan_id, {"origin": "LOCAL"})
    return plans.get(store, plan_id)


def copy(store: Store, actor: Actor, plan_id: int, title: str = "") -> CoursePlan:
    """Copy a plan, under a title of its own when none is given. Raises Invalid."""
    before = plans.get(store, plan_id)
    name = kept(title) or _free_title(store, _("{title} (copy)").format(title=before.title))
    return _add(
        store,
        actor,
        replace(draft_of(before), title=name),
        _("Copied the course plan {title}").format(title=before.title),
        handout_uses.kept_of_plan(store, plan_id),
    )


def remove(store: Store, actor: Actor, plan_id: int) -> str:
    """Remove a plan and return its title; the courses made from it stay as they are."""
    rights.require(actor, rights.Right.PLAN)
    title = plans.get(store, plan_id).title
    with deed(store, actor, _("Removed the course plan {title}").format(title=title)) as it:
        for row in tables.find(store, "course", plan_id=plan_id):
            it.update("course", row["id"], {"plan_id": None})
        write_meetings(it, plan_id, ())
        it.delete("course_plan", plan_id)
    return title


def plan_course(
    store: Store,
    actor: Actor,
    plan_id: int,
    *,
    code: str,
    first_date: date,
    start: time,
    room_id: int | None = None,
    organiser_id: int | None = None,
    co_organiser_ids: tuple[int, ...] = (),
    leader_ids: tuple[int, ...] = (),
    weekdays: tuple[int, ...] = (),
) -> Course:
    """Make a course from a plan: weekly from `first_date`, on its weekday unless `weekdays` (Monday 0) says others.

    Content, level, audience, form, sessions, minutes and the sessions' titles follow. Raises Invalid, NotFound.
    """
    draft = course_draft(plans.get(store, plan_id), code=code, first_date=first_date, start=start)
    draft = replace(
        draft,
        pattern=replace(draft.pattern, weekdays=weekdays),
        room_id=room_id,
        organiser_id=organiser_id,
        co_organiser_ids=co_organiser_ids,
        leader_ids=leader_ids,
    )
    return planning.create_course(store, actor, draft)


def course_draft(
    plan: CoursePlan, *, code: str = "", first_date: date = date.min, start: time = time(10)
) -> CourseDraft:
    """Return the course that a plan comes to; `date.min`: the day is not known yet. Raises Invalid past midnight."""
    return CourseDraft(
        code=code,
        title=plan.title,
        start=start,
        end=end_of(start, plan.minutes),
        pattern=Pattern(first_date, count=plan.sessions),
        kind=plan.kind,
        form=plan.form,
        break_minutes=plan.break_minutes,
        seats=plan.seats,
        minimum=plan.minimum,
        audience=plan.audience,
        level=plan.level,
        content=plan.content,
        plan_id=plan.id,
    )


def code_like_the_last(store: Store) -> str:
    """Return a free code that follows on that of the course made last; empty when there is none."""
    made = tables.find(store, "course", order="id DESC")
    return codes.next_free(made[0]["code"], {row["code_key"] for row in made}) if made else ""


def end_of(start: time, minutes: int) -> time:
    """Return when a session of so many minutes ends. Raises Invalid when that is the next day."""
    end = datetime.combine(date(2000, 1, 1), start) + timedelta(minutes=minutes)
    if end.day != 1:
        raise Invalid(_("The session would end after midnight."), _("Let it start earlier."))
    return end.time()


def plan_of_course(store: Store, actor: Actor, course_id: int, title: str = "") -> CoursePlan:
    """Keep a course as a plan, under a title of its own when none is given. Raises Invalid."""
    draft = draft_of_course(store, course_id)
    draft = replace(draft, title=kept(title) or draft.title)
    words = _("Added the course plan {title}").format(title=draft.title)
    return _add(store, actor, draft, words, handout_uses.kept_of(store, course_id))


def draft_of_course(store: Store, course_id: int) -> PlanDraft:
    """Return the plan that a course comes to, its sessions' texts those of the plan it was made from itself."""
    course = courses.get(store, course_id)
    before = plans.get(store, course.plan_id) if course.plan_id else None
    held = [it for it in sessions.of_course(store, course_id, clock.now()) if it.status is not SessionStatus.CANCELLED]
    return PlanDraft(
        title=_free_title(store, course.title, course.code),
        level=course.level,
        audience=course.audience,
        aims=before.aims if before else "",
        content=course.content,
        material=before.material if before else "",
        handouts=before.handouts if before else "",
        kind=course.kind,
        form=course.form,
        sessions=max(1, len(held)),
        minutes=(course.end.hour - course.start.hour) * 60 + course.end.minute - course.start.minute,
        break_minutes=course.break_minutes,
        seats=course.seats,
        minimum=course.minimum,
        language=before.language if before else i18n.language(),
        meetings=_meetings(held, before),
    )


def faults(store: Store, draft: PlanDraft, *, except_id: int = 0) -> dict[str, str]:
    """Return what is wrong with a draft, by field, in words that say what would be right; empty when nothing is."""
    found = plan_drafts.faults(draft)
    others = [row["title"] for row in tables.find(store, "course_plan") if row["id"] != except_id]
    if "title" not in found and fold(draft.title) in map(fold, others):
        found["title"] = _("There is already a course plan called {title}.").format(title=clean(draft.title))
    return found


def write_meetings(it: Deed, plan_id: int, meetings: tuple[PlanSession, ...]) -> bool:
    """Make a plan's sessions say `meetings`, inside a deed, and return whether anything differed."""
    there = {row["number"]: row for row in tables.find(it.store, "course_plan_session", plan_id=plan_id)}
    wanted = {one.number: plan_drafts.session_columns(one) for one in meetings}
    is_changed = False
    for number in there.keys() - wanted.keys():
        it.delete("course_plan_session", there[number]["id"])
        is_changed = True
    for number, values in sorted(wanted.items()):
        if number in there:
            is_changed = it.update("course_plan_session", there[number]["id"], values) or is_changed
        else:
            it.insert("course_plan_session", {"plan_id": plan_id, **values})
            is_changed = True
    return is_changed


def _add(
    store: Store, actor: Actor, draft: PlanDraft, words: str, given_out: handout_uses.Kept | None = None
) -> CoursePlan:
    rights.require(actor, rights.Right.PLAN)
    with deed(store, actor, words) as it:
        _check(store, draft)
        plan_id = it.insert("course_plan", plan_drafts.columns(draft))
        write_meetings(it, plan_id, draft.meetings)
        handout_uses.put_in_plan(it, plan_id, given_out or [])
    return plans.get(store, plan_id)


def _check(store: Store, draft: PlanDraft, *, except_id: int = 0) -> None:
    found = list(faults(store, draft, except_id=except_id).values())
    if found:
        raise Invalid("\n".join(found))


def _free_title(store: Store, *wanted: str) -> str:
    """Return the first title that no plan has: as wanted, then with what else tells it apart, then with a number."""
    taken = {fold(row["title"]) for row in tables.find(store, "course_plan")}
    whole = f"{wanted[0]} ({', '.join(wanted[1:])})" if wanted[1:] else wanted[0]
    candidates = [wanted[0], whole, *(f"{whole} {number}" for number in range(2, 10_000))]
    return next(title for title in candidates if fold(title) not in taken)


def _meetings(held: list[Session], before: CoursePlan | None) -> tuple[PlanSession, ...]:
    texts = {one.title: one for one in before.meetings} if before else {}
    if not any(it.title for it in held):
        return ()
    return tuple(
        replace(texts[it.title], number=number) if it.title in texts else PlanSession(number, it.title)
        for number, it in enumerate(held, 1)
    )

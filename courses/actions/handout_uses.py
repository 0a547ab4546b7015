"""Says where handouts are given out: at a course, one of its sessions, or a session of a course plan.

A course made from a plan gives out what the plan does; sessions that get other dates keep what is given out at them.
"""

from __future__ import annotations

from collections.abc import Iterable

from courses import clock
from courses.actions import chain
from courses.errors import NotFound, Refused
from courses.i18n import _
from courses.model import Actor
from courses.model.shelf import HandoutUse
from courses.rules import rights
from courses.store import Store, courses, handout_uses, handouts, plans, sessions, tables
from courses.store.journal import Deed, deed

Kept = list[tuple[int | None, str]]
"""What a course gives out: number of the session and code of the handout."""


def use(store: Store, actor: Actor, code: str, course_id: int, session_id: int | None = None) -> HandoutUse:
    """Say that a handout is given out at a session of a course; None: at its first. Raises NotFound, Refused."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PLAN, courses.whose(store, course))
    handout = handouts.row(store, clock.today(), code)
    if session_id is not None and sessions.get(store, session_id, clock.now()).course_id != course_id:
        raise NotFound(_("The session is of another course."))
    values = {"code": handout.code, "course_id": course_id, "session_id": session_id}
    words = _("{course} gives out the handout {title}").format(course=course.code, title=handout.first.title)
    made = _add(store, actor, words, values)
    return next(it for it in handout_uses.of_course(store, course_id) if it.id == made)


def use_in_plan(store: Store, actor: Actor, code: str, plan_id: int, number: int) -> HandoutUse:
    """Say that a handout is given out at a session of a course plan, by number. Raises NotFound, Refused."""
    rights.require(actor, rights.Right.PLAN)
    plan = plans.get(store, plan_id)
    handout = handouts.row(store, clock.today(), code)
    meeting = tables.first(store, "course_plan_session", plan_id=plan_id, number=number)
    if meeting is None:
        raise NotFound(
            _("The course plan {title} says nothing of a session {number}.").format(title=plan.title, number=number),
            _("Write in the plan what the session holds first."),
        )
    words = _("The course plan {plan} gives out the handout {title}")
    values = {"code": handout.code, "course_plan_session_id": meeting["id"]}
    made = _add(store, actor, words.format(plan=plan.title, title=handout.first.title), values)
    return next(it for it in handout_uses.of_plan(store, plan_id) if it.id == made)


def unuse(store: Store, actor: Actor, use_id: int) -> None:
    """Say that a handout is not given out there any more. Raises NotFound, Refused."""
    rights.require(actor, rights.Right.PLAN)
    row = tables.first(store, "handout_use", id=use_id)
    if row is None:
        raise NotFound(_("The handout is not given out there any more."))
    course = courses.get(store, row["course_id"]) if row["course_id"] else None
    where = course.code if course else _("The course plan")
    with deed(
        store, actor, _("{course} does not give out the handout {code}").format(course=where, code=row["code"])
    ) as it:
        it.delete("handout_use", use_id)


def follow_plan(it: Deed, course_id: int, plan_id: int | None) -> None:
    """Let a course give out, inside a deed, what its plan does, by number of session; what is missing of them at the last."""
    if plan_id is None:
        return
    put_back(it, course_id, kept_of_plan(it.store, plan_id))


def kept_of(store: Store, course_id: int) -> Kept:
    """Return what a course gives out by number of session, to be put back or copied."""
    numbers = {row["id"]: row["number"] for row in chain.of_course(store, course_id)}
    rows = tables.find(store, "handout_use", course_id=course_id)
    return [(numbers.get(row["session_id"]), row["code"]) for row in rows]


def kept_of_plan(store: Store, plan_id: int) -> Kept:
    """Return what a course plan gives out by number of session."""
    return [(one.number, one.code) for one in handout_uses.of_plan(store, plan_id)]


def put_in_plan(it: Deed, plan_id: int, kept: Kept) -> None:
    """Let a new course plan give out, inside a deed, what a course or another plan does, where it has sessions of its own."""
    meetings = {row["number"]: row["id"] for row in tables.find(it.store, "course_plan_session", plan_id=plan_id)}
    for number, code in kept:
        if meetings:
            meeting = meetings.get(number or 1, meetings[max(meetings)])
            it.insert("handout_use", {"code": code, "course_plan_session_id": meeting})


def put_back(it: Deed, course_id: int, kept: Iterable[tuple[int | None, str]]) -> None:
    """Let a course give out, inside a deed, what is missing of what it did, by number of session."""
    by_number = {row["number"]: row["id"] for row in chain.of_course(it.store, course_id) if row["number"]}
    there = {(row["session_id"], row["code"]) for row in tables.find(it.store, "handout_use", course_id=course_id)}
    for number, code in kept:
        last = by_number[max(by_number)] if by_number else None
        session_id = None if number is None else by_number.get(number, last)
        if (session_id, code) not in there:
            there.add((session_id, code))
            it.insert("handout_use", {"code": code, "course_id": course_id, "session_id": session_id})


def _add(store: Store, actor: Actor, words: str, values: dict[str, object]) -> int:
    others = tables.find(store, "handout_use", code=values["code"])
    if any(all(row[name] == value for name, value in values.items()) for row in others):
        raise Refused(_("It is given out there already."))
    with deed(store, actor, words) as it:
        return it.insert("handout_use", values)

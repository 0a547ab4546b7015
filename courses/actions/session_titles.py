"""What the sessions of a course are called: as its plan says, or by hand."""

from __future__ import annotations

from datetime import date

from courses.actions import chain
from courses.actions.kept import kept
from courses.dates import day_text
from courses.errors import NotFound
from courses.i18n import _
from courses.model import Actor
from courses.rules import rights
from courses.store import Store, courses, plans, tables
from courses.store.journal import Deed, deed


def follow_plan(it: Deed, course_id: int, plan_id: int | None) -> None:
    """Call the sessions, inside a deed, what the plan calls them, by number.

    Those with marks, and all once one is named by hand, stay.
    """
    if plan_id is None:
        return
    titles = {one.number: one.title for one in plans.get(it.store, plan_id).meetings}
    chained = chain.of_course(it.store, course_id)
    if any(row["title"] not in {"", *titles.values()} for row in chained):
        return
    for row in chained:
        if row["number"] and not row["is_marked"]:
            it.update("session", row["id"], {"title": titles.get(row["number"], "")})


def set_title(store: Store, actor: Actor, session_id: int, title: str) -> None:
    """Say what a session is about; empty: nothing in particular. Raises NotFound, Refused."""
    row = tables.first(store, "session", id=session_id)
    if row is None:
        raise NotFound(_("The session no longer exists."))
    course = courses.get(store, row["course_id"])
    rights.require(actor, rights.Right.PLAN, courses.organisation_ids(course))
    day, words = day_text(date.fromisoformat(row["day"])), kept(title)
    text = _("{day} of {code} is about “{title}”") if words else _("{day} of {code} has no title any more")
    with deed(store, actor, text.format(day=day, code=course.code, title=words)) as it:
        it.update("session", session_id, {"title": words})

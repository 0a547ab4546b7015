"""What the sessions of a course are called when it was made from a plan. Only inside a deed."""

from __future__ import annotations

from courses.actions import chain
from courses.store import plans
from courses.store.journal import Deed


def follow_plan(it: Deed, course_id: int, plan_id: int | None) -> None:
    """Call the sessions what the plan calls them, by number; those with marks, and all once one is named by hand, stay."""
    if plan_id is None:
        return
    titles = {one.number: one.title for one in plans.get(it.store, plan_id).meetings}
    chained = chain.of_course(it.store, course_id)
    if any(row["title"] not in {"", *titles.values()} for row in chained):
        return
    for row in chained:
        if row["number"] and not row["is_marked"]:
            it.update("session", row["id"], {"title": titles.get(row["number"], "")})

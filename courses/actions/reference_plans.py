"""Brings the course plans that the program ships to a database. What the library has changed or removed stays so."""

from __future__ import annotations

import json
from typing import Any

from courses import resources
from courses.actions import plan_drafts
from courses.actions.plan_drafts import PlanDraft
from courses.actions.plans import write_meetings
from courses.model import CourseForm, CourseKind, PlanSession
from courses.store import plans, tables
from courses.store.connection import Row
from courses.store.journal import Deed

_NUMBERS = ("sessions", "minutes", "break_minutes", "seats", "minimum")
_TEXTS = ("title", "level", "audience", "aims", "content", "material", "handouts")


def load(it: Deed) -> None:
    """Bring the plans up to what the program ships, in Swedish and in English, inside a deed."""
    removed = plans.removed(it.store)
    for values in json.loads((resources.folder("db/reference") / "plans.json").read_text(encoding="utf-8"))["plans"]:
        for language in ("sv", "en"):
            if (values["code"], language) not in removed:
                _put(it, values["code"], _draft(values, language))


def _draft(values: dict[str, Any], language: str) -> PlanDraft:
    texts = values[language]
    meetings = tuple(PlanSession(number=number, **one) for number, one in enumerate(texts["meetings"], 1))
    return PlanDraft(
        kind=CourseKind(values["kind"]),
        form=CourseForm(values["form"]),
        language=language,
        meetings=meetings,
        **{name: values[name] for name in _NUMBERS},
        **{name: texts[name] for name in _TEXTS},
    )


def _put(it: Deed, code: str, draft: PlanDraft) -> None:
    kept = tables.first(it.store, "course_plan", code=code, language=draft.language)
    same_title = tables.first(it.store, "course_plan", title=draft.title)
    if not _may_write(kept, same_title):
        return
    if kept is None:
        plan_id = it.insert("course_plan", {"code": code, "origin": "REFERENCE", **plan_drafts.columns(draft)})
    else:
        plan_id = kept["id"]
        it.update("course_plan", plan_id, plan_drafts.columns(draft))
    write_meetings(it, plan_id, draft.meetings)


def _may_write(kept: Row | None, same_title: Row | None) -> bool:
    """Return whether a plan may be brought: not over the library's own edit, nor beside its own plan of that title."""
    if kept is not None and kept["origin"] != "REFERENCE":
        return False
    return same_title is None or (kept is not None and same_title["id"] == kept["id"])

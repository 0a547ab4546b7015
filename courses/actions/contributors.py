"""Who contributes to a course without leading it: add, change, remove. Each deed is one transaction and one journal entry."""

from __future__ import annotations

from dataclasses import dataclass

from courses.actions.kept import kept
from courses.errors import Invalid, NotFound
from courses.i18n import _
from courses.model import Actor, Contributor, Course
from courses.rules import rights
from courses.store import Store, contributors, courses, tables
from courses.store.journal import Deed, deed
from courses.text import clean, is_same_name


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributorDraft:
    """Somebody to be added or changed; fields as in `courses.model.Contributor`."""

    name: str
    part: str = ""
    organisation_id: int | None = None


def contribute(store: Store, actor: Actor, course_id: int, draft: ContributorDraft) -> Contributor:
    """Let somebody contribute to a course; who already does gets the new part and organisation. Raises Invalid, Refused."""
    course = _planned(store, actor, course_id)
    name = clean(draft.name)
    if not name:
        raise Invalid(_("A name is needed."))
    with deed(store, actor, _("{name} contributes to {code}").format(name=name, code=course.code)) as it:
        _write(it, course_id, _named(store, course_id, name), draft)
    return next(one for one in contributors.of_course(store, course_id) if is_same_name(one.name, name))


def change(store: Store, actor: Actor, before: Contributor, draft: ContributorDraft) -> None:
    """Change who contributes, with what and from where. Raises Invalid, Refused, and NotFound when nobody does any more."""
    rights.require(actor, rights.Right.PLAN)
    course = _planned(store, actor, before.course_id)
    name = clean(draft.name)
    if not name:
        raise Invalid(_("A name is needed."))
    other = _named(store, before.course_id, name)
    if other is not None and other.id != before.id:
        raise Invalid(_("{name} is there already.").format(name=name))
    if tables.first(store, "course_contributor", id=before.id) is None:
        raise _gone(before.name, course)
    with deed(store, actor, _("{name} contributes to {code}").format(name=name, code=course.code)) as it:
        _write(it, before.course_id, before, draft)


def remove(store: Store, actor: Actor, course_id: int, name: str) -> None:
    """Let somebody no longer contribute; those after move up. Raises NotFound, Refused."""
    course = _planned(store, actor, course_id)
    gone = _named(store, course_id, name)
    if gone is None:
        raise _gone(name, course)
    text = _("{name} no longer contributes to {code}")
    with deed(store, actor, text.format(name=gone.name, code=course.code)) as it:
        it.delete("course_contributor", gone.id)
        for position, one in enumerate(contributors.of_course(store, course_id), 1):
            it.update("course_contributor", one.id, {"position": position})


def _planned(store: Store, actor: Actor, course_id: int) -> Course:
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PLAN, courses.organisation_ids(course))
    return course


def _named(store: Store, course_id: int, name: str) -> Contributor | None:
    return next((it for it in contributors.of_course(store, course_id) if is_same_name(it.name, name)), None)


def _gone(name: str, course: Course) -> NotFound:
    return NotFound(_("{name} does not contribute to {code}.").format(name=clean(name), code=course.code))


def _write(it: Deed, course_id: int, before: Contributor | None, draft: ContributorDraft) -> None:
    values: dict[str, object] = {
        "name": kept(draft.name),
        "part": kept(draft.part),
        "organisation_id": draft.organisation_id,
    }
    if before is not None:
        it.update("course_contributor", before.id, values)
        return
    position = len(contributors.of_course(it.store, course_id)) + 1
    it.insert("course_contributor", {"course_id": course_id, "position": position, **values})

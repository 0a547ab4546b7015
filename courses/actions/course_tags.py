"""The mode and the tags of a course: its campaigns, projects and policy goals."""

from __future__ import annotations

from collections.abc import Iterable

from courses.actions.kept import kept
from courses.i18n import _
from courses.model import Actor, CourseMode, Tag, TagKind
from courses.rules import rights
from courses.store import Store, courses, tables
from courses.store.journal import Deed, deed
from courses.text import fold


def set_tags(store: Store, actor: Actor, course_id: int, mode: CourseMode | None, wanted: Iterable[Tag]) -> None:
    """Give a course a mode (None: none) and these tags and no others, in one deed. Raises Refused, NotFound."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PLAN, courses.organisation_ids(course))
    with deed(store, actor, _("Changed {code} {title}").format(code=course.code, title=course.title)) as it:
        it.update("course", course_id, {"mode": mode.value if mode else ""})
        write(it, course_id, wanted)


def write(it: Deed, course_id: int, wanted: Iterable[Tag]) -> None:
    """Give a course these tags and no others, inside a deed; a name that is there twice, whatever the case, is written once."""
    kept = tables.find(it.store, "course_tag", course_id=course_id)
    tags = _without_doubles(wanted)
    if [(row["kind"], row["name"]) for row in kept] == tags:
        return
    for row in kept:
        it.delete("course_tag", row["id"])
    for kind, name in tags:
        it.insert("course_tag", {"course_id": course_id, "kind": kind, "name": name})


def _without_doubles(wanted: Iterable[Tag]) -> list[tuple[str, str]]:
    found: dict[tuple[TagKind, str], str] = {}
    for tag in wanted:
        name = kept(tag.name)
        if name:
            found.setdefault((tag.kind, fold(name)), name)
    return [(kind.value, name) for (kind, _folded), name in found.items()]

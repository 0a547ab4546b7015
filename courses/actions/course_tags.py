"""The tags of a course: its campaigns, projects and policy goals. Writes only inside a deed."""

from __future__ import annotations

from collections.abc import Iterable

from courses.model import Tag, TagKind
from courses.store import tables
from courses.store.journal import Deed
from courses.text import clean, fold


def write(it: Deed, course_id: int, wanted: Iterable[Tag]) -> None:
    """Give a course these tags and no others; a name that is there twice, whatever the case, is written once."""
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
        name = clean(tag.name)
        if name:
            found.setdefault((tag.kind, fold(name)), name)
    return [(kind.value, name) for (kind, _folded), name in found.items()]

"""Who leads a course, where it is held and what it is counted as, each changed by itself; one journalled deed each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from courses.actions import blocking, chain, planning
from courses.errors import NotFound
from courses.i18n import _
from courses.model import Actor, Course
from courses.rules import rights
from courses.store import Store, courses, registers
from courses.store.journal import deed


class RoomMove(NamedTuple):
    """What becomes of a course's sessions when it gets another room."""

    follows: int
    """Sessions that move along."""
    marked: int
    """Sessions in the old room that stay, because attendance is entered."""
    elsewhere: int
    """Sessions that have a room of their own already, and keep it."""


def set_leaders(store: Store, actor: Actor, course_id: int, leader_ids: Sequence[int]) -> None:
    """Let these lead a course, in this order; sessions with leaders of their own keep them. Raises NotFound, Refused."""
    names = registers.leader_names(store)
    wanted = tuple(dict.fromkeys(leader_ids))
    if any(leader_id not in names for leader_id in wanted):
        raise NotFound(_("The leader no longer exists."))
    told = ", ".join(names[i] for i in wanted) or _("nobody")
    _change(store, actor, course_id, _("{code} is led by {leaders}").replace("{leaders}", told), leader_ids=wanted)


def set_room(store: Store, actor: Actor, course_id: int, room_id: int | None) -> None:
    """Hold a course in a room; its sessions follow as `room_moves` says. Raises NotFound, Refused."""
    room = registers.room(store, room_id)
    told = room.name if room else _("no room")
    _change(store, actor, course_id, _("{code} is held in {room}").replace("{room}", told), room_id=room_id)


def set_category(store: Store, actor: Actor, course_id: int, code: str | None) -> None:
    """Count a course in a category of the library statistics; None: in that of its kind. Raises Invalid, Refused."""
    told = code or _("as its kind")
    text = _("{code} in the library statistics: {category}").replace("{category}", told)
    _change(store, actor, course_id, text, kb_category=code)


def room_moves(store: Store, course_id: int) -> RoomMove:
    """Return how many of a course's sessions, cancelled ones apart, would follow it to another room."""
    room_id = courses.get(store, course_id).room_id
    there = [row for row in chain.of_course(store, course_id) if not row["is_cancelled"]]
    own = [row for row in there if row["room_id"] == room_id]
    marked = sum(1 for row in own if row["is_marked"])
    return RoomMove(len(own) - marked, marked, len(there) - len(own))


def _change(store: Store, actor: Actor, course_id: int, text: str, **values: Any) -> None:  # noqa: ANN401 fields of a draft
    """Change some fields of a course; `text` tells it with the course's code."""
    course: Course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PLAN, courses.organisation_ids(course))
    draft = replace(planning.draft_of(course), **values)
    words = text.replace("{code}", course.code)
    with deed(store, actor, words) as it, blocking.unless_blocked(it, course_id, kinds=blocking.OF_COURSE):
        planning.change_course_in(it, course_id, draft, course.version)

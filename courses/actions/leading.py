"""Who leads a session when it is not the course's own leaders, what equipment a course asks for, and staff hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from courses.actions import blocking
from courses.actions.kept import kept
from courses.dates import day_text
from courses.errors import Invalid, NotFound
from courses.i18n import _
from courses.model import Actor, Course, StaffHours
from courses.rules import rights
from courses.store import Store, clashes, courses, registers, tables
from courses.store.journal import Deed, deed
from courses.text import sort_key


def set_session_leaders(
    store: Store, actor: Actor, session_id: int, leader_ids: Sequence[int], *, substitute_reason: str = ""
) -> None:
    """Let `leader_ids` lead a session instead of whoever did; the course's own leaders, or none at all, undo it.

    Whoever is not among the course's leaders is a substitute, and gets the reason. Raises NotFound, Invalid, Refused.
    """
    row = tables.first(store, "session", id=session_id)
    if row is None:
        raise NotFound(_("The session no longer exists."))
    course = courses.get(store, row["course_id"])
    rights.require(actor, rights.Right.PLAN, courses.organisation_ids(course))
    names = registers.leader_names(store)
    wanted = list(dict.fromkeys(leader_ids))
    if any(leader_id not in names for leader_id in wanted):
        raise NotFound(_("The leader no longer exists."))
    told = ", ".join(names[i] for i in wanted) or _("the course’s own leaders")
    text = _("{day} of {code} is led by {leaders}")
    day = day_text(date.fromisoformat(row["day"]))
    words = text.format(day=day, code=course.code, leaders=told)
    with deed(store, actor, words) as it, blocking.unless_blocked(it, course.id, {session_id}):
        own_leaders_in(it, session_id, course, wanted, substitute_reason)


def own_leaders_in(it: Deed, session_id: int, course: Course, wanted: Sequence[int], reason: str) -> None:
    """Let `wanted` lead a session inside a deed; as in `set_session_leaders`, whose checks are the caller's."""
    own = set(course.leader_ids)
    _write(it, session_id, [] if set(wanted) == own else wanted, own, kept(reason))


def _write(it: Deed, session_id: int, wanted: Sequence[int], own: set[int], reason: str) -> None:
    kept = {row["leader_id"]: row for row in tables.find(it.store, "session_leader", session_id=session_id)}
    for leader_id, row in kept.items():
        if leader_id not in wanted:
            it.delete("session_leader", row["id"])
    for leader_id in wanted:
        is_substitute = leader_id not in own
        values: dict[str, object] = {"is_substitute": int(is_substitute), "reason": reason if is_substitute else ""}
        if leader_id in kept:
            it.update("session_leader", kept[leader_id]["id"], values)
        else:
            it.insert("session_leader", {"session_id": session_id, "leader_id": leader_id, **values})


def ask_for_equipment(store: Store, actor: Actor, course_id: int, name: str, quantity: int, place: str = "") -> None:
    """Let a course ask for so many pieces of equipment of that name at each session; 0 takes the wish away.

    `place`: where they are kept; empty: where the course meets. Raises Invalid for a name that is in no register.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PLAN, courses.organisation_ids(course))
    name, place = kept(name), kept(place)
    known = sorted({it.name for it in registers.equipment(store)}, key=sort_key)
    if name not in known:
        raise Invalid(
            _("There is no equipment called “{name}”.").format(name=name),
            _("Choose one of: {choices}.").format(choices=", ".join(known)) if known else "",
        )
    text = _("{code} asks for {quantity} {name}")
    with deed(store, actor, text.format(code=course.code, quantity=quantity, name=name)) as it:
        row_id = tables.id_of(store, "course_equipment", course_id=course_id, name=name, place=place)
        if row_id is not None and quantity > 0:
            it.update("course_equipment", row_id, {"quantity": quantity})
        elif row_id is not None:
            it.delete("course_equipment", row_id)
        elif quantity > 0:
            values = {"course_id": course_id, "name": name, "place": place, "quantity": quantity}
            it.insert("course_equipment", values)


def staff_hours(store: Store, first: date, last: date, now: datetime) -> list[StaffHours]:
    """Return each leader's minutes promised, due and held from `first` to `last`, both inclusive, by organisation and name."""
    found = [
        StaffHours(row["organisation"], row["leader"], row["planned"], row["due"], row["held"])
        for row in clashes.staff_minutes(store, first, last, now)
    ]
    return sorted(found, key=lambda it: (sort_key(it.organisation), sort_key(it.leader)))

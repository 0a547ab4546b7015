"""Which places a role has on the screen. What may be done there is decided below, in actions and queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from courses.model import Actor

_PLACES: dict[str, tuple[str, ...]] = {
    "LEADER": ("attendance",),
    "PARTNER": ("attendance",),
    "READER": ("today", "courses", "calendar"),
}


def has_place(actor: Actor, place: str) -> bool:
    """Return whether a place is there for somebody; "enrol" is one too."""
    return actor.role not in _PLACES or place in _PLACES[actor.role]


def first_place(actor: Actor) -> str:
    """Return the place where somebody begins."""
    return _PLACES.get(actor.role, ("today",))[0]


def may_do(actor: Actor, action: str) -> bool:
    """Return whether an action on a list of courses or sessions makes sense for somebody, whichever the row."""
    from courses.rules import rights

    right = {
        "new": rights.Right.PLAN,
        "change": rights.Right.PLAN,
        "enrol": rights.Right.ENROL,
        "print": rights.Right.PRINT,
        "attendance": rights.Right.ATTEND,
    }.get(action)
    return right is None or rights.may_some(actor, right)

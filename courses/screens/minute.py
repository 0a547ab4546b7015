"""What happens by the clock while the program is open: offers that run out go on to the next, and it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courses.errors import CoursesError
from courses.rules import rights
from courses.store import enrolments

if TYPE_CHECKING:
    from courses.screens.guard import House


def look(house: House) -> bool:
    """Let offers that are out of time run out, tell it, and return whether there were any.

    Nobody's screen is disturbed when the store is busy: it is tried again a minute later.
    """
    desk = house.desk
    if not rights.may(desk.actor, rights.Right.ENROL) or not enrolments.is_offer_due(desk.store, desk.now()):
        return False
    from courses.actions import offers

    try:
        told = offers.expire_due(desk.store, desk.actor)
    except CoursesError:
        return False
    if told:
        house.wrote(" ".join(told))
    return bool(told)

"""Says after a deed on a screen what became of the bookings that it touched, until it is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from courses.i18n import _
from courses.screens.guard import Guard


@contextmanager
def telling_bookings(at: Guard, course_id: int) -> Iterator[None]:
    """Hold a change of a course, and show afterwards which bookings it touched and who has to be told."""
    from courses.actions import booking_changes
    from courses.screens.dialogs.message import MessageDialog

    desk, app = at.desk, at.app
    before = booking_changes.standing(desk.store, [course_id])
    yield
    found = booking_changes.changed(desk.store, desk.actor, [course_id], before)
    if found:
        lines = [one.text if one.fits else f"☎ {one.text}" for one in found]
        app.push_screen(MessageDialog(_("Bookings to tell of"), "\n".join(lines)))

"""What a change of a course did to its waiting list, shown after it until it is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from courses.i18n import _
from courses.screens.guard import Guard


@contextmanager
def telling_queue(at: Guard, course_id: int) -> Iterator[None]:
    """Hold a change of a course, and show afterwards what became of those who waited."""
    from courses.actions import queue_changes
    from courses.screens.dialogs.message import MessageDialog

    desk, app = at.desk, at.app
    before = queue_changes.standing(desk.store, course_id)
    yield
    found = queue_changes.changed(desk.store, desk.actor, course_id, before)
    if found.text:
        app.push_screen(MessageDialog(_("The waiting list"), found.text))

"""Printing a slip from the desk: made, put in the papers folder, opened. Nothing is asked."""

from __future__ import annotations

from collections.abc import Sequence

from courses import places
from courses.i18n import _
from courses.screens import viewer
from courses.screens.guard import Guard


def print_slip(at: Guard, course_id: int, person_ids: Sequence[int]) -> None:
    """Print the slips of people in a course, and say where they lie."""
    from courses.exports import print_shop

    desk = at.desk
    printed = print_shop.slips(desk.store, desk.actor, course_id, person_ids, desk.now())
    path = viewer.keep(places.papers_folder(desk.data_folder), printed.file_name, printed.content)
    is_shown = viewer.show(path)
    desk.wrote()
    text = _("The slip is opened: {path}") if is_shown else _("The slip lies in {path}")
    at.house.tell(text.format(path=path))

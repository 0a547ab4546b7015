"""A call list printed from its screen: a page or two, made at once, put in the papers folder and opened in the viewer."""

from __future__ import annotations

from collections.abc import Collection

from courses import places
from courses.i18n import _
from courses.model.calling import CallAbout
from courses.screens import viewer
from courses.screens.guard import Guard
from courses.text import plain


def print_list(at: Guard, course_id: int | None, about: Collection[CallAbout]) -> None:
    """Make the list, put it in the papers folder, open it where that can be done, and say where it is."""
    from courses.exports import print_shop

    desk = at.desk
    printed = print_shop.call_list(desk.store, desk.actor, desk.now(), course_id, about)
    path = viewer.keep(places.papers_folder(desk.data_folder), printed.file_name, printed.content)
    viewer.show(path)
    at.wrote(_("The call list is at {path}.").format(path=plain(str(path))))

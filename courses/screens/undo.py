"""Undo: says what would be taken back, asks, takes it back."""

from __future__ import annotations

from courses.errors import Refused
from courses.i18n import _
from courses.screens.guard import Guard


def ask_to_undo(screen: Guard) -> None:
    """Ask whether the last deed shall be taken back. Raises Refused when there is none."""
    from courses.screens.dialogs.ask import Ask
    from courses.store import journal

    desk = screen.desk
    entry = journal.last_entry(desk.store, desk.actor)
    if entry is None:
        raise Refused(_("There is nothing to undo."))

    def answer(yes: bool | None) -> None:
        if yes:
            _undo(screen)

    screen.ask(Ask(_("Undo this?"), _("Undo"), more=entry["deed"], is_safe=True), answer)


def _undo(screen: Guard) -> None:
    from courses.actions import journal

    desk = screen.desk
    words = journal.undo(desk.store, desk.actor)
    screen.house.wrote(_("Undone: {deed}").format(deed=words), can_undo=False)

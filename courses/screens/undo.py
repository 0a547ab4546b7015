"""Undo: says what would be taken back, asks, takes it back in a worker: an import's thousands of rows take seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courses.errors import Refused
from courses.i18n import _

if TYPE_CHECKING:
    from courses.screens.frame import Frame


def ask_to_undo(screen: Frame) -> None:
    """Ask whether the last deed shall be taken back. Raises Refused when there is none."""
    from courses.screens.dialogs.ask import Ask
    from courses.store import journal

    desk = screen.desk
    entry = journal.last_entry(desk.store, desk.actor)
    if entry is None:
        raise Refused(_("There is nothing to undo."))

    def answer(yes: bool | None) -> None:
        if yes:
            screen.house.tell(_("Taking it back …"))
            screen.run_worker(lambda: _undo(screen), thread=True, exit_on_error=False)

    screen.ask(Ask(_("Undo this?"), _("Undo"), more=entry["deed"], is_safe=True), answer)


def _undo(screen: Frame) -> None:
    """Take it back, over a connection of the worker's own; the frame tells about what cannot be."""
    from courses.actions import journal

    desk = screen.desk
    store = desk.another_store()
    try:
        words = journal.undo(store, desk.actor)
    finally:
        store.close()
    screen.app.call_from_thread(_tell, screen, words)


def _tell(screen: Frame, words: str) -> None:
    screen.house.wrote(_("Undone: {deed}").format(deed=words), can_undo=False)

"""Undo: the actor's last deed is put back row by row, as a deed of its own."""

from __future__ import annotations

from courses.actions.users import refuse_no_librarian
from courses.errors import Refused
from courses.i18n import _
from courses.model import Actor
from courses.store import Store, users
from courses.store import journal as log


def what_undo_takes(store: Store, actor: Actor) -> str | None:
    """Return in words what `undo` would put back; None when there is nothing."""
    entry = log.last_entry(store, actor)
    return str(entry["deed"]) if entry else None


def undo(store: Store, actor: Actor) -> str:
    """Put back the actor's last deed and return it in words.

    Raises Refused when there is none, when a row of it was changed since, or when something later hangs on it.
    """
    with log.deed(store, actor, "") as it:
        entry = log.last_entry(store, actor)
        if entry is None:
            raise Refused(_("There is nothing to undo."))
        it.words = _("Undid: {deed}").format(deed=entry["deed"])
        had_librarian = users.has_librarian(store)
        log.reverse(it, entry["id"])
        if had_librarian:
            refuse_no_librarian(store)
    return str(entry["deed"])

"""What every screen works with: the store, who sits at the desk, and what time it is. Knows no screen and no widget."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from courses import clock
from courses.store import open_store

if TYPE_CHECKING:
    from courses.model import Actor
    from courses.store import Store


class Desk:
    """One sitting at the program."""

    def __init__(self, store: Store, actor: Actor, *, is_demo: bool = False) -> None:
        """Sit down; the store belongs to the interface's thread from now on."""
        self.store = store
        self.actor = actor
        self.is_demo = is_demo
        self.channel = ""
        """How the last one who enrolled came to the desk; empty: nobody has yet."""
        self.version = 0
        """Raised by every write, so that a screen knows to read again."""

    @property
    def data_folder(self) -> Path:
        """Where the library's data lies."""
        return self.store.data_folder

    def another_store(self) -> Store:
        """Open another connection, for a worker's thread, which has to close it."""
        from courses.store import limits

        store = open_store(self.data_folder)
        limits.lend(store, self.actor)
        return store

    def now(self) -> datetime:
        """Return the present as naive Swedish local time."""
        return clock.now()

    def today(self) -> date:
        """Return today's date in Sweden."""
        return clock.today()

    def wrote(self) -> None:
        """Note that something was written."""
        self.version += 1

"""What every screen works with: the store, who sits at the desk, and what time it is. Knows no screen and no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from courses import clock

if TYPE_CHECKING:
    from courses.model import Actor
    from courses.store import Store

StoreOpener = Callable[[], "Store"]


@dataclass
class Desk:
    """One sitting at the program."""

    store: Store
    """The interface's own connection; belongs to its thread."""
    opener: StoreOpener
    """Opens another connection, for a worker's thread."""
    actor: Actor
    data_folder: Path
    is_demo: bool = False
    version: int = 0
    """Raised by every write, so that a screen knows to read again."""

    def now(self) -> datetime:
        """Return the present as naive Swedish local time."""
        return clock.now()

    def today(self) -> date:
        """Return today's date in Sweden."""
        return clock.today()

    def wrote(self) -> None:
        """Note that something was written."""
        self.version += 1

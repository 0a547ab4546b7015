"""What every command knows: where the data is, who asks, in which language. Opens the library and closes it again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from courses import places
from courses.cli import click_words
from courses.errors import NotFound
from courses.i18n import _
from courses.model import Actor
from courses.store import Store
from courses.text import clean


@dataclass(frozen=True, slots=True)
class Office:
    """Where a command is given."""

    folder: Path
    """The data folder; it may not exist yet."""
    language: str | None
    """The language chosen for this run; None: the library's setting."""
    actor: Actor

    @contextmanager
    def library(self, *, create: bool = False) -> Iterator[Store]:
        """Lend the open library; with `create` it is made when missing.

        Raises NotFound when there is none, Damaged when the file cannot be read, and what opening it raises.
        """
        from courses.actions.setup import open_library
        from courses.store import check, options

        if not create and not places.database_file(self.folder).exists():
            raise NotFound(
                _("There is no library in {folder}.").format(folder=self.folder),
                _("`kursverkstad init` makes one; --data chooses another folder."),
            )
        with check.told():
            store = open_library(self.folder)
            try:
                if self.language is None:
                    click_words.speak(options.get(store, "interface.language"))
                yield store
            finally:
                store.close()


def actor_of(name: str | None) -> Actor:
    """Return who gives the command: `name`, else KURSVERKSTAD_USER, else who is logged in."""
    said = clean(name or os.environ.get("KURSVERKSTAD_USER") or "")
    return Actor(name=said or clean(_login_name()) or _("unknown user"))


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system, as in a container
        return _("unknown user")

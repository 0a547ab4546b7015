"""What every command knows: where the data is, who asks, in which language. Opens the library and closes it again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from courses import places
from courses.cli import click_words, gate
from courses.errors import Forbidden, NotFound
from courses.i18n import _
from courses.model import Actor
from courses.store import Store, limits
from courses.text import clean


@dataclass(slots=True)
class Office:
    """Where a command is given."""

    folder: Path
    """The data folder; it may not exist yet."""
    language: str | None
    """The language chosen for this run; None: the library's setting."""
    actor: Actor
    """Who gives it: whoever says so, and from the first opening of the library on who of its users that is."""
    is_signed_in: bool = False

    @contextmanager
    def library(self, *, create: bool = False) -> Iterator[Store]:
        """Lend the open library; with `create` it is made when missing.

        Raises NotFound when there is none, Damaged when the file cannot be read, Forbidden when the library has users
        and the one who asks is none of them, and what opening it raises.
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
                self._sign_in(store)
                yield store
            finally:
                store.close()

    def _sign_in(self, store: Store) -> None:
        from courses.actions import users

        if not self.is_signed_in:
            try:
                self.actor = users.sign_in(store, self.actor.name, _password(store, self.actor.name))
            except Forbidden as error:
                hint = _(
                    "Say who you are with --as or KURSVERKSTAD_USER. A librarian sees who may: kursverkstad users."
                )
                raise Forbidden(error.message, hint) from error
            self.is_signed_in = True
        else:
            limits.lend(store, self.actor)
        gate.require(self.actor, _words())


def _words() -> list[str]:
    """Return the words of the command that is being given, without the program's name."""
    context = click.get_current_context(silent=True)
    words: list[str] = []
    while context is not None and context.parent is not None:
        words.insert(0, str(context.info_name))
        context = context.parent
    return words


def _password(store: Store, name: str) -> str:
    """Return the password that a script gives, or that is asked for on a terminal; empty when none is needed."""
    from courses.actions import users
    from courses.store import users as known

    if not known.are_there(store) or not users.needs_password(store, name):
        return ""
    given = os.environ.get("KURSVERKSTAD_PASSWORD", "")
    if given or not sys.stdin.isatty():
        return given
    return str(click.prompt(_("Password of {name}").format(name=name), hide_input=True, err=True))


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

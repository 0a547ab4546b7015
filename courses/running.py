"""Runs the interface for whoever sits down at it: asks who that is, begins anew when another signs in. Shows nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from courses import i18n
from courses.app import app_for
from courses.errors import Refused
from courses.i18n import _
from courses.model import Actor
from courses.store import Store, open_store, options, user_names


def run(
    data_folder: Path,
    *,
    actor: Actor,
    language: str | None,
    is_demo: bool = False,
    demo: Callable[[], None] | None = None,
) -> None:
    """Open the store and run the interface until the user leaves.

    `language` None: the environment's or the setting's. `demo` is called when the user leaves to see the demo. Raises
    Refused where there is no terminal, and what opening the store raises.
    """
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise Refused(
            _("The interface needs a terminal, and there is none here."),
            _("Use the commands instead: kursverkstad --help lists them."),
        )
    store = open_store(data_folder)
    try:
        i18n.use(language or _language(store))
        wants_demo = _sit(store, _signed_in(store, actor), is_demo=is_demo)
    finally:
        store.close()
    if wants_demo and demo is not None:
        demo()


def _sit(store: Store, actor: Actor | None, *, is_demo: bool) -> bool:
    """Run the interface for one after the other, and return whether the last left for the demo."""
    wants_demo = False
    while actor is not None:
        app = app_for(actor)(store, actor=actor, is_demo=is_demo)
        app.run()
        wants_demo, actor = app.wants_demo, app.next_actor
    return wants_demo


def _signed_in(store: Store, actor: Actor) -> Actor | None:
    """Return who it is, asked for unless name and password are known already; None: nobody signed in."""
    from courses.actions import setup
    from courses.actions import users as deeds

    if user_names.are_there(store):
        setup.fill(store)  # whoever signs in may not see enough of it to know that something is missing
    try:
        return deeds.sign_in(store, actor.name, os.environ.get("KURSVERKSTAD_PASSWORD", ""))
    except Refused:
        from courses.screens.sign_in import SignInApp

        return SignInApp(store, actor.name).run()


def _language(store: Store) -> str | None:
    """Return the language that was set; None leaves it to the environment."""
    return os.environ.get("KURSVERKSTAD_LANG") or options.get(store, "interface.language")

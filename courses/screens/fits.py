"""How a list of who or what would fit is written and asked about. Knows no store."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from courses.i18n import _
from courses.model import LeaderFit, RoomFit
from courses.screens.dialogs.ask import Ask
from courses.screens.guard import Guard

Fit = LeaderFit | RoomFit
Options = tuple[list[tuple[str, str]], dict[str, str]]


def options(found: Iterable[tuple[str, Fit, str]]) -> Options:
    """Return what to pick from, in the order given, and by key what speaks for and against each.

    Each is given as its key, how it fits, and whose or where it is.
    """
    things, more = [], {}
    for key, it, whose in found:
        name = f"{it.name}, {whose}" if whose else it.name
        things.append((key, f"{'✓' if it.can else '✗'} {name}"))
        more[key] = "; ".join((*(f"⚠ {text}" for text in it.hindrances), *it.reasons))
    return things, more


def unless_hindered(at: Guard, fit: Fit, then: Callable[[], object]) -> None:
    """Do `then`; ask first when something stands in the way."""
    if fit.can:
        then()
        return
    question = _("Choose {name} all the same?").format(name=fit.name)
    more = "\n".join(f"⚠ {text}" for text in fit.hindrances)
    at.ask(Ask(question, _("All the same"), more=more), lambda yes: then() if yes else None)

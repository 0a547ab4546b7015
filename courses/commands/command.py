"""One class of command: it feeds the key, the key bar, the palette and the help, so that they cannot drift apart.

A command says what can be done; the screen that lists it does it, in `action_NAME`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType

from courses.i18n import pgettext

_KEY_NAMES = {
    "question_mark": "?",
    "number_sign": "#",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "escape": "Esc",
    "enter": "Enter",
    "asterisk": "*",
    "delete": "Del",
    "backspace": "⌫",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "ctrl+home": "Ctrl+Home",
    "ctrl+end": "Ctrl+End",
    "full_stop": ".",
    "latin_small_letter_a_with_ring_above": "å",
}


_TYPED = frozenset({"space", "delete", "backspace", "left", "right", "home", "end"})
"""Keys with names that a field nevertheless takes for itself."""


class Command(NamedTuple):
    """Something a user can do, by key, by mouse, from the palette."""

    id: str
    """Stable, "scope.name"; also the id of its bindings."""
    keys: str
    """Key names as Textual writes them, comma between; the first is the one shown."""
    action: str
    """What is run on the screen that has it: `action_ACTION`."""
    words: Callable[[], tuple[str, str]]
    """The title as it is called everywhere, and one sentence of help, in the reader's language."""
    in_bar: bool = True
    """Whether the key bar shows it."""
    priority: bool = False
    """Whether the key works even where a widget would take it."""
    short: Callable[[], str] | None = None
    """The title where room is short, in the key bar; None: the title itself."""

    @property
    def bar_word(self) -> str:
        """What the key bar calls it."""
        return self.short() if self.short else self.title

    @property
    def title(self) -> str:
        """What it is called."""
        return self.words()[0]

    @property
    def help(self) -> str:
        """What it does, in one sentence."""
        return self.words()[1]

    @property
    def key_list(self) -> tuple[str, ...]:
        """Its keys, as Textual writes them."""
        return tuple(key.strip() for key in self.keys.split(",") if key.strip())

    @property
    def key(self) -> str:
        """Its first key as a keyboard shows it."""
        return key_name(self.key_list[0])

    @property
    def all_keys(self) -> str:
        """All its keys as a keyboard shows them."""
        return " ".join(key_name(key) for key in self.key_list)

    @property
    def typing_key(self) -> str:
        """The first key, as a keyboard shows it, that typing in a field would not take; empty where there is none."""
        kept = () if self.priority else _TYPED
        return next((key_name(key) for key in self.key_list if key not in kept and len(key_name(key)) > 1), "")

    def binding(self) -> Binding:
        """Return the binding of all its keys."""
        return Binding(self.keys, self.action, self.id, show=False, priority=self.priority, id=self.id)


class Scope(NamedTuple):
    """Where a set of commands works: everywhere, in a place, on a thing."""

    id: str
    name: Callable[[], str]
    commands: tuple[Command, ...]
    place: str = ""
    """The place to go to when a command of it is chosen elsewhere; empty: works everywhere."""


def key_name(key: str) -> str:
    """Return how a keyboard shows a key that Textual calls `key`."""
    if key == "space":
        return pgettext("key", "Space")
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    if "+" in key:
        return "+".join(part.capitalize() if len(part) > 1 else part.upper() for part in key.split("+"))
    return key.upper() if key[:1] == "f" and key[1:].isdigit() else key


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Return the bindings of `commands`, for a class's BINDINGS."""
    return [command.binding() for command in commands]

"""The help: every command with its keys and what it does, made from the commands themselves."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from courses.commands import Command, Scope
from courses.commands.catalogue import scopes
from courses.i18n import _
from courses.screens.dialogs.dialog import Dialog

_WIDTH, _AROUND = 100, 8
"""Of the window, and of what stands around its text."""
_KEYS, _TITLE = 11, 19


class HelpDialog(Dialog[None]):
    """All commands, grouped by where they work."""

    AUTO_FOCUS = ".scroll"

    def __init__(self, here: Sequence[str]) -> None:
        """Keep the ids of the commands that work where the user is, the nearest first."""
        super().__init__(_("Help"))
        self._here = here

    def body(self) -> ComposeResult:
        """Lay it out."""
        width = min(_WIDTH, int(self.app.size.width * 0.96)) - _AROUND
        with VerticalScroll(classes="scroll", can_focus=True):
            for scope in self._scopes():
                yield Static(Content(scope.name()), classes="help-scope")
                rows = Content("\n").join(_row(command, width) for command in scope.commands)
                yield Static(rows, classes="help-rows")
        with Horizontal(classes="buttons"):
            yield Button(Content(_("Close")), variant="primary")

    def _scopes(self) -> list[Scope]:
        """Return the scopes: what the user is at first, what works everywhere after that, and last the rest."""

        def distance(scope: Scope) -> int:
            nearest = [self._here.index(it.id) for it in scope.commands if it.id in self._here]
            return min(nearest, default=len(self._here))

        return sorted(scopes(), key=distance)

    @on(Button.Pressed)
    def _read(self) -> None:
        self.dismiss(None)


def _row(command: Command, width: int) -> Content:
    """Return keys, title and help, the help wrapped beside the others."""
    keys = Content(command.all_keys).stylize("bold $accent").pad_right(max(1, _KEYS - len(command.all_keys)))
    title = Content(command.title).stylize("bold").pad_right(max(2, _TITLE - len(command.title)))
    indent = "\n" + " " * (_KEYS + _TITLE)
    return keys + title + Content(indent.join(wrap(command.help, max(20, width - _KEYS - _TITLE))))

"""The help: every command with its keys and what it does, made from the commands themselves."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from courses.commands import Command
from courses.commands.catalogue import scopes
from courses.i18n import _
from courses.screens.dialogs.dialog import Dialog


class HelpDialog(Dialog[None]):
    """All commands, grouped by where they work."""

    AUTO_FOCUS = ".scroll"

    def __init__(self) -> None:
        """Name it."""
        super().__init__(_("Help"))

    def body(self) -> ComposeResult:
        """Lay it out."""
        with VerticalScroll(classes="scroll", can_focus=True):
            for scope in scopes():
                yield Static(Content(scope.name()), classes="help-scope")
                yield Static(Content("\n").join(_row(command) for command in scope.commands), classes="help-rows")
        with Horizontal(classes="buttons"):
            yield Button(Content(_("Close")), variant="primary")

    @on(Button.Pressed)
    def _read(self) -> None:
        self.dismiss(None)


def _row(command: Command) -> Content:
    """Return one line: keys, title, help."""
    keys = Content(command.all_keys).stylize("bold $accent").pad_right(max(1, 14 - len(command.all_keys)))
    title = Content(command.title).stylize("bold").pad_right(max(2, 18 - len(command.title)))
    return keys + title + Content(command.help)

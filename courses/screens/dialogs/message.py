"""A message too long for a line; it can be scrolled and is only text."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from courses.i18n import _
from courses.screens.dialogs.dialog import Dialog
from courses.text import plain

_LONGEST = 20_000


class MessageDialog(Dialog[None]):
    """Says something and waits for it to be read."""

    AUTO_FOCUS = "Button"

    def __init__(self, heading: str, words: str) -> None:
        """Keep what to say."""
        super().__init__(heading)
        self._words = words[:_LONGEST]

    def body(self) -> ComposeResult:
        """Lay it out."""
        with VerticalScroll(classes="scroll"):
            yield Static(Content("\n".join(plain(line) for line in self._words.split("\n"))), classes="dialog-words")
        with Horizontal(classes="buttons"):
            yield Button(Content(_("Close")), variant="primary")

    @on(Button.Pressed)
    def _read(self) -> None:
        self.dismiss(None)

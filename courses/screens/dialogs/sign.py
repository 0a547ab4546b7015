"""What to sign: the session, or with it all that were held."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from courses.i18n import _
from courses.screens.dialogs.dialog import Dialog
from courses.text import plain

SESSION, COURSE = "session", "course"


class SignDialog(Dialog[str]):
    """Answers SESSION or COURSE."""

    AUTO_FOCUS = "#session"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "app.focus_previous", id="sign.previous", show=False),
        Binding("right,down", "app.focus_next", id="sign.next", show=False),
    ]

    def __init__(self, heading: str, words: str, waiting: int) -> None:
        """Keep what is told of the session, and how many that were held wait to be signed, this one among them."""
        super().__init__(heading)
        self._words = words
        self._waiting = waiting

    def body(self) -> ComposeResult:
        """Lay it out."""
        locked = _("The marks are locked after it; what is wrong is corrected with a reason.")
        yield Static(Content(f"{plain(self._words)}\n{locked}"), classes="dialog-words")
        with Horizontal(classes="buttons"):
            yield Button(Content(_("Sign the session")), id=SESSION, variant="primary")
            if self._waiting > 1:
                yield Button(Content(_("Sign all {count} held").format(count=self._waiting)), id=COURSE)
            yield Button(Content(_("Do not")), id="no")

    @on(Button.Pressed)
    def _answer(self, event: Button.Pressed) -> None:
        self.dismiss(None if event.button.id == "no" else event.button.id)

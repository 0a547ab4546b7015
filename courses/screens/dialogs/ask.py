"""A question with one deed and a way out."""

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


class Ask(Dialog[bool]):
    """Answers True for the deed, None or False otherwise. The way out has the focus when the deed cannot be undone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "app.focus_previous", id="ask.previous", show=False),
        Binding("right,down", "app.focus_next", id="ask.next", show=False),
    ]

    def __init__(self, question: str, deed: str, *, more: str = "", is_safe: bool = False) -> None:
        """Keep the question, the deed's word, and what more there is to say; `is_safe`: Enter does the deed."""
        super().__init__(question)
        self._deed = deed
        self._more = more
        self._is_safe = is_safe

    def body(self) -> ComposeResult:
        """Lay it out."""
        if self._more:
            yield Static(Content("\n".join(map(plain, self._more.split("\n")))), classes="dialog-words")
        with Horizontal(classes="buttons"):
            yield Button(Content(plain(self._deed)), id="deed", variant="primary")
            yield Button(Content(_("Do not")), id="no")

    def on_mount(self) -> None:
        """Put the focus where Enter does no harm."""
        self.query_one("#deed" if self._is_safe else "#no").focus()

    @on(Button.Pressed)
    def _answer(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "deed")

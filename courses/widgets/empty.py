"""What an empty place says: what to do first, with buttons that do it. Knows no screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from courses.text import plain


class Empty(Vertical):
    """A heading, a few words, and buttons named after actions of the screen."""

    def __init__(
        self, heading: str, words: str, buttons: Sequence[tuple[str, str]] = (), *, name: str | None = None
    ) -> None:
        """Keep what to say; `buttons` are (word, action)."""
        super().__init__(name=name, classes="empty")
        self._heading = heading
        self._words = words
        self._buttons = buttons

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Static(Content(plain(self._heading)), classes="empty-heading")
        yield Static(Content(plain(self._words)), classes="empty-words")
        if self._buttons:
            with Horizontal(classes="buttons"):
                for number, (word, action) in enumerate(self._buttons):
                    yield Button(Content(plain(word)), action=action, variant="default" if number else "primary")

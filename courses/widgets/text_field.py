"""A field of a form for text of several lines. Knows no store."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static, TextArea

from courses.text import editable, plain
from courses.widgets.field import Field


class Lines(TextArea):
    """Several lines to type; Tab leaves it, and so do the arrows past its ends."""

    takes_letters = True
    """Typing goes here, so that the letters of commands do not work meanwhile."""

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up a line, or out of the text."""
        if self.cursor_at_first_line and not select:
            raise SkipAction
        super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down a line, or out of the text."""
        if self.cursor_at_last_line and not select:
            raise SkipAction
        super().action_cursor_down(select)


class TextField(Field):
    """A label and lines beside it."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        value: str = "",
        rows: int = 3,
        hint: str = "",
        tell: Callable[[str], str] | None = None,
    ) -> None:
        """Make a field of `rows` lines to see at once; `tell` as for any field."""
        text = "\n".join(editable(line) for line in value.split("\n"))
        super().__init__(key, label, value=text, hint=hint, tell=tell)
        self.add_class("text-field")
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Static(Content(plain(self.label)), classes="field-label")
        entry = Lines(self.first, compact=True, placeholder=plain(self._hint))
        entry.styles.height = self._rows
        yield entry

    @property
    def entry(self) -> Lines:  # type: ignore[override]  # what is typed into is another thing here
        """The part that is typed into."""
        return self.query_one(Lines)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.entry.text if self.is_mounted else self.first

    @text.setter
    def text(self, value: str) -> None:
        self.entry.text = value

    @on(TextArea.Changed)
    def _lines_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.text != self._last:
            self._last = self.text
            self.post_message(self.Changed(self))
